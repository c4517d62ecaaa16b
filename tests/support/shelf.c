/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Four drafts: one that is not eligible, one that is, a broken one, one without a call; and what
 * other sessions do. */
#include "support/shelf.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/cause.h"
#include "base/lang.h"
#include "base/xmem.h"
#include "report/diag_text.h"
#include "support/make_draft.h"

#define BROKEN "/home/anna/plans/broken.yaml"
#define RAILS "/home/anna/rails.yaml"
#define TRE "/home/anna/plans/tre.yaml"

static const struct {
	const char *path, *acronym, *title, *call, *lot;
	int days;
	size_t met, rules;
	enum verdict verdict;
} drafts[SHELF_DRAFTS] = {
	{ RAILS, "RAILS", "Skills for the railways of tomorrow", "ssa-2020", "2", 0, 9, 17,
	  VERDICT_NOT_ELIGIBLE },
	{ TRE, "", "Tre fra hvert land", "ssa-2015", "", 1, 23, 23,
	  VERDICT_ELIGIBLE },
	{ BROKEN, "", "", "", "", 12, 0, 0, VERDICT_UNDECIDED },
	{ "/home/anna/an-old-one.yaml", "", "", "", "", 400, 0, 0, VERDICT_UNDECIDED },
};

const char *const shelf_words =
	"/home/anna/rails.yaml RAILS Skills for the railways of tomorrow ssa-2020 ssa-2015 tre.yaml "
	"Tre fra hvert land " BROKEN " an-old-one.yaml OPENED tre-ærø.yml "
	"anna bob@rossini rossini 2020-01-14 16:20 " RAILS " " TRE " /srv/plans/rails.yaml THEIRS YOPENED "
	"OPENEDY Tre nye skoler Skole A Skole B Skole C rails-2.yaml";

void shelf_free(struct shelf *shelf)
{
	free(shelf->opened);
	free(shelf->left);
}

size_t shelf_recents(struct shelf *shelf)
{
	return shelf->drafts;
}

static void refuse(struct diags *ds)
{
	diags_error(ds, DIAG_CANNOT_OPEN, 0, 0, BROKEN, cause_of(EACCES));
}

bool shelf_recent(struct shelf *shelf, size_t at, bool read, struct recent *out)
{
	if (at >= shelf->drafts)
		return false;
	bool broken = !strcmp(drafts[at].path, BROKEN), filled = read && !broken;
	struct str trouble = STR_INIT;
	shelf->reads += read;
	if (read && broken) {
		struct diags ds;
		diags_init(&ds, "");
		refuse(&ds);
		diag_sentence(&trouble, &ds.list[0]);
		diags_free(&ds);
	}
	*out = (struct recent){
		.path = xstrdup(drafts[at].path), .days = drafts[at].days, .read = read,
		.acronym = xstrdup(filled ? drafts[at].acronym : ""),
		.title = xstrdup(filled ? drafts[at].title : ""),
		.call = xstrdup(filled ? drafts[at].call : ""),
		.lot = xstrdup(filled ? drafts[at].lot : ""), .met = filled ? drafts[at].met : 0,
		.rules = filled ? drafts[at].rules : 0, .verdict = drafts[at].verdict,
		.trouble = str_take(&trouble),
	};
	return true;
}

/* What a file holds, NULL if it is gone. */
static struct draft *held_by_file(const struct shelf *shelf)
{
	const char *text = shelf->theirs ? shelf->theirs :
		"@acronym OPENED; A DK company applicant; B SE company full";
	return *text ? make_draft("ssa-2015", "", text) : NULL;
}

bool shelf_peek(struct shelf *shelf, const char *path, struct draft **draft, struct diags *ds)
{
	*draft = strcmp(path, TRE) && !shelf->unreadable ? held_by_file(shelf) : NULL;
	return *draft || diags_error(ds, DIAG_CANNOT_OPEN, 0, 0, path,
	                             cause_of(shelf->unreadable ? EACCES : ENOENT));
}

bool shelf_open(struct shelf *shelf, const char *path, struct opened *opened, struct diags *ds)
{
	if (strstr(path, "broken") || (shelf->theirs && !*shelf->theirs)) {
		refuse(ds);
		return false;
	}
	xstrset(&shelf->opened, path);
	opened->draft = held_by_file(shelf);
	str_add(&opened->step, "partners");
	return true;
}

void shelf_leave(struct shelf *shelf, const char *path, const char *step)
{
	struct str left = STR_INIT;
	str_addf(&left, "%s %s", path, step);
	free(shelf->left);
	shelf->left = str_take(&left);
}

bool shelf_drafts_in(const char *path, struct id_list *names, struct diags *ds)
{
	static const char *const here[] = { "broken.yaml", "rails.yaml", "tre-ærø.yml", "plans/", NULL };
	static const char *const plans[] = { "tre.yaml", NULL };
	if (*path && strcmp(path, "plans/") != 0 && strcmp(path, "../") != 0)
		return diags_error(ds, DIAG_CANNOT_READ, 0, 0, path, cause_of(ENOENT));
	const char *const *list = strcmp(path, "plans/") ? here : plans;
	for (size_t i = 0; list[i]; i++)
		id_list_add(names, list[i]);
	return true;
}

/* --- other sessions --------------------------------------------------------------- */

enum holding shelf_holder(struct shelf *shelf, struct holder *who)
{
	bool other = shelf->holding == HOLDING_HELD || shelf->holding == HOLDING_ELSEWHERE || shelf->stale;
	shelf->looks++;
	*who = (struct holder){
		.firm = shelf->firm && shelf->holding == HOLDING_HELD, .own = shelf->own && shelf->stale,
		.holding = shelf->holding, .minutes = shelf->minutes, .since = shelf->since,
		.user = xstrdup(!other ? "" : shelf->user ? shelf->user : "anna"),
		.host = xstrdup(shelf->holding == HOLDING_ELSEWHERE ? "rossini" : ""),
		.why = xstrdup(shelf->holding == HOLDING_REFUSED ? cause_of(EACCES) : ""),
	};
	return shelf->holding;
}

enum holding shelf_hold(struct shelf *shelf, bool over, struct holder *who)
{
	shelf->holds++;
	shelf->overs += over;
	if (shelf->holding != HOLDING_REFUSED && (over || shelf->holding == HOLDING_GONE))
		shelf->holding = HOLDING_OURS;
	enum holding holding = shelf_holder(shelf, who);
	shelf->looks--;
	if (holding != HOLDING_OURS)
		return holding;
	who->stale = shelf->stale;
	who->in_place = shelf->in_place;
	who->changed = shelf->changed;
	shelf->stale = shelf->changed = false;
	return holding;
}

bool shelf_keep(struct shelf *shelf, struct diags *ds)
{
	if (shelf->full)
		return diags_error(ds, DIAG_CANNOT_WRITE, 0, 0, "recovery", cause_of(ENOSPC));
	shelf->keeps++;
	return true;
}

/* --- work that was not saved ------------------------------------------------------- */

static const struct {
	const char *path, *host, *step, *call, *draft;
	int64_t minutes;
	bool elsewhere, changed;
	struct spot spot;
} works[SHELF_WORKS] = {
	{ .path = RAILS, .host = "", .minutes = 4, .step = "partners", .spot = { 1, PARTNER_KEY_COUNTRY, NULL },
	  .call = "ssa-2015",
	  .draft = "@acronym OPENED; Skole_A DK company applicant; B DE company full" },
	{ .path = "", .host = "", .minutes = 130, .step = "aims", .spot = { -1, DRAFT_KEY_TITLE, NULL },
	  .call = "ssa-2015", .draft = "@title Tre_nye_skoler; Skole_B DK company applicant" },
	{ .path = TRE, .host = "rossini", .minutes = 3 * 24 * 60 + 7, .elsewhere = true, .changed = true,
	  .step = "review", .spot = { -1, -1, NULL }, .call = "ssa-2015",
	  .draft = "Skole_C SE company applicant" },
	{ .path = RAILS, .host = "", .minutes = 90, .step = "", .spot = { -1, -1, NULL }, .call = "",
	  .draft = NULL },
};

size_t shelf_recoveries(struct shelf *shelf, const char *path)
{
	shelf->lists++;
	shelf->n_listed = 0;
	for (size_t i = 0; i < shelf->works; i++)
		if (!shelf->gone[i] && (!*path || !strcmp(path, works[i].path)))
			shelf->listed[shelf->n_listed++] = i;
	return shelf->n_listed;
}

bool shelf_recovery(struct shelf *shelf, size_t at, bool read, struct recovery *out)
{
	if (at >= shelf->n_listed)
		return false;
	size_t i = shelf->listed[at];
	bool broken = read && (!works[i].draft || shelf->gone[i]);
	*out = (struct recovery){
		.path = xstrdup(works[i].path), .host = xstrdup(works[i].host), .minutes = works[i].minutes,
		.elsewhere = works[i].elsewhere, .changed = works[i].changed, .standing = STANDING_INIT,
		.draft = read && !broken ? make_draft(works[i].call, "", works[i].draft) : NULL,
		.trouble = xstrdup(broken ? lang_text(cause_of(EACCES)) : ""),
	};
	str_add(&out->standing.step, works[i].step);
	out->standing.spot = works[i].spot;
	return true;
}

bool shelf_recover(struct shelf *shelf, size_t at, struct diags *ds)
{
	size_t i = shelf->listed[at];
	if (shelf->gone[i])
		return diags_error(ds, DIAG_RECOVERY_GONE, 0, 0, NULL);
	if (shelf->full)
		return diags_error(ds, DIAG_CANNOT_OPEN, 0, 0, "recovery", cause_of(ENOENT));
	shelf->gone[i] = true;
	shelf->recovered = (int)i + 1;
	return true;
}

bool shelf_discard(struct shelf *shelf, size_t at, struct diags *ds)
{
	if (shelf->full)
		return diags_error(ds, DIAG_CANNOT_WRITE, 0, 0, "recovery", cause_of(EACCES));
	shelf->gone[shelf->listed[at]] = true;
	return true;
}
