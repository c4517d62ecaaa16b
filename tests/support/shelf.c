/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Four drafts: one that is not eligible, one that is, a broken one, one without a call. */
#include "support/shelf.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/cause.h"
#include "base/xmem.h"
#include "report/diag_text.h"
#include "support/make_draft.h"

#define BROKEN "/home/anna/plans/broken.yaml"

static const struct {
	const char *path, *acronym, *title, *call, *lot;
	int days;
	size_t met, rules;
	enum verdict verdict;
} drafts[SHELF_DRAFTS] = {
	{ "/home/anna/rails.yaml", "RAILS", "Skills for the railways of tomorrow", "ssa-2020", "2", 0, 9, 17,
	  VERDICT_NOT_ELIGIBLE },
	{ "/home/anna/plans/tre.yaml", "", "Tre fra hvert land", "ssa-2015", "", 1, 23, 23,
	  VERDICT_ELIGIBLE },
	{ BROKEN, "", "", "", "", 12, 0, 0, VERDICT_UNDECIDED },
	{ "/home/anna/an-old-one.yaml", "", "", "", "", 400, 0, 0, VERDICT_UNDECIDED },
};

const char *const shelf_words =
	"/home/anna/rails.yaml RAILS Skills for the railways of tomorrow ssa-2020 ssa-2015 tre.yaml "
	"Tre fra hvert land " BROKEN " an-old-one.yaml OPENED tre-ærø.yml";

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

bool shelf_open(struct shelf *shelf, const char *path, struct opened *opened, struct diags *ds)
{
	if (strstr(path, "broken")) {
		refuse(ds);
		return false;
	}
	free(shelf->opened);
	shelf->opened = xstrdup(path);
	opened->draft = make_draft("ssa-2015", "", "@acronym OPENED; A DK company applicant; B SE company full");
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
