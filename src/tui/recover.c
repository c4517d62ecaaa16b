/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of work that was not saved when a session ended badly: recovered, discarded, or
 * left alone for another time.  The question reads it anew in every language. */
#include "tui/app.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/cause.h"
#include "base/lang.h"
#include "report/names.h"
#include "wizard/differ.h"
#include "wizard/held_text.h"

enum { DIFFERENCES_MOST = 200 };

/* --- told ------------------------------------------------------------------------- */

/* The file that the work is compared with. */
enum base { BASE_NONE, BASE_UNREADABLE, BASE_THERE };

static bool is_gone(const struct diags *ds)
{
	const struct diag *d = ds->count ? &ds->list[0] : NULL;
	return d && d->code == DIAG_CANNOT_OPEN &&
	       (!strcmp(d->args[1], cause_of(ENOENT)) || !strcmp(d->args[1], cause_of(ENOTDIR)));
}

/* What the work is compared with, the caller's: the draft that is open, of the file SCOPE, or
 * what the file holds; an empty one where there is none. */
static struct draft *base_of(struct app *app, const char *scope, const struct recovery *r,
                             enum base *found)
{
	const struct host *host = app->host;
	struct draft *base = NULL;
	struct diags ds;
	diags_init(&ds, "");
	if (*scope && app->exists)
		base = session_to_save(app->session);
	else if (!*scope && *r->path && host->peek && !host->peek(host->context, r->path, &base, &ds))
		base = NULL;
	*found = base ? BASE_THERE : ds.errors && !is_gone(&ds) ? BASE_UNREADABLE : BASE_NONE;
	diags_free(&ds);
	return base ? base : draft_new("", "");
}

static void add_differences(struct app *app, const char *scope, const struct recovery *r,
                            struct str *out)
{
	enum base found;
	struct str lines = STR_INIT;
	struct draft *base = base_of(app, scope, r, &found);
	size_t n = differ_text(app->session->catalogue, base, r->draft, DIFFERENCES_MOST,
	                       partner_label_of, &lines);
	str_add(out, "\n\n");
	if (!n && found == BASE_THERE)
		str_add(out, _("Nothing in it differs from the file: it can be discarded."));
	else if (!n)
		str_add(out, _("Nothing is in it: it can be discarded."));
	else if (found == BASE_THERE)
		str_add(out, _("What differs: the file's on the left, what was not saved on the right."));
	else if (found == BASE_UNREADABLE)
		str_add(out, _("The file cannot be read, to compare it with. It holds:"));
	else
		str_add(out, _("There is no file to compare it with. It holds:"));
	if (n) {
		str_add(out, "\n");
		str_add(out, lines.text);
	}
	draft_free(&base);
	str_free(&lines);
}

/* How many there are of those that were looked for last. */
static size_t count_listed(const struct host *host)
{
	size_t n = 0;
	for (bool there = true; there; n += there) {
		struct recovery r = RECOVERY_INIT;
		there = host->recovery(host->context, n, false, &r);
		recovery_free(&r);
	}
	return n;
}

/* The work at an index, of a scope. */
static void make_recovery(struct app *app, const struct telling *t, struct str *out)
{
	const struct host *host = app->host;
	struct recovery r = RECOVERY_INIT;
	if (!host->recovery(host->context, (size_t)t->numbers[0], true, &r))
		return;
	recovery_name(out, &r);
	if (*t->words[0])   /* they are asked for one after the other */
		recovery_count(out, (size_t)t->numbers[0], count_listed(host));
	str_add(out, "\n");
	recovery_text(out, &r, partner_label_of);
	if (r.draft)
		add_differences(app, t->words[0], &r, out);
	recovery_free(&r);
}

/* --- going on with it ---------------------------------------------------------------- */

/* True if nothing is unsaved that could not be recovered at another time. */
static bool can_keep(struct app *app)
{
	const struct host *host = app->host;
	return session_changed(app->session) && host->keep && host->set_aside && app_keep_at_once(app);
}

static void take(struct app *app, struct recovery *r, bool aside)
{
	struct opened opened = OPENED_INIT;
	opened.draft = r->draft;
	opened.altered = true;
	r->draft = NULL;
	app_replace_draft(app, &opened, r->path, *r->path != '\0');
	app_stand_at(app, &r->standing);
	app->kept_lists++;
	app_hold(app);
	app_say(app, aside ? N_("Recovered; your work until now is kept as well: see 'Drafts'.") :
	                     N_("Recovered; it is not saved yet."));
	str_free(&opened.step);
}

/* Of what is gone nothing is left, and it is listed no more. */
static void tell_not_recovered(struct app *app, const struct diags *ds)
{
	bool gone = ds->count && ds->list[0].code == DIAG_RECOVERY_GONE;
	app->kept_lists += gone;
	app_open(app, page_new(app, telling_plain(N_("Not recovered")),
	                       telling_diags(ds, gone ? "" :
	                                         N_("It is left as it is, for another time."))));
}

void app_recover(struct app *app, size_t at)
{
	const struct host *host = app->host;
	struct recovery r = RECOVERY_INIT;
	struct diags ds;
	diags_init(&ds, "");
	/* read before it is taken over: then its file is another one */
	bool read = host->recovery(host->context, at, true, &r) && r.draft;
	bool aside = read && can_keep(app);
	if (!read)   /* it could be when it was shown */
		diags_error(&ds, DIAG_RECOVERY_GONE, 0, 0, NULL);
	if (aside)
		host->set_aside(host->context);
	if (read && host->recover(host->context, at, &ds))
		take(app, &r, aside);
	else
		tell_not_recovered(app, &ds);
	recovery_free(&r);
	diags_free(&ds);
}

/* --- asked ------------------------------------------------------------------------ */

/* What the answers are about: an index, and the scope behind it. */
static void add_subject(struct str *out, const char *scope, size_t at)
{
	str_addf(out, "%zu ", at);
	str_add(out, scope);
}

static size_t subject_at(const char *subject, const char **scope)
{
	char *end;
	size_t at = (size_t)strtoul(subject, &end, 10);
	*scope = end + (*end == ' ');
	return at;
}

/* The next one of the same draft, if there is one; on the start page one chooses oneself. */
static void ask_next(struct app *app, const char *scope, size_t at)
{
	if (*scope)
		app_ask_recover(app, scope, at);
}

static void discard_answered(struct app *app, int answer, const char *subject)
{
	const struct host *host = app->host;
	const char *scope;
	size_t at = subject_at(subject, &scope);
	struct diags ds;
	if (answer != 1) {
		app_ask_recover(app, scope, at);
		return;
	}
	diags_init(&ds, "");
	if (!host->discard(host->context, at, &ds)) {
		app_open(app, page_new(app, telling_plain(N_("Not discarded")), telling_diags(&ds, "")));
	} else {
		app->kept_lists++;
		/* TRANSLATORS: of work that was not saved; at most 38 cells. */
		app_say(app, N_("Discarded."));
		if (host->recoveries(host->context, scope))
			ask_next(app, scope, at);
	}
	diags_free(&ds);
}

static void ask_discard(struct app *app, const char *subject)
{
	static const char *const answers[] = { N_("Cancel"), N_("Discard"), NULL };
	app_open(app, ask_new(app, &(struct ask){
		.title = N_("Discard"), .answers = answers, .then = discard_answered, .subject = subject,
		.esc = true, .text = telling_plain(N_("What was not saved is gone for good then. Discard "
		                                      "it?")) }));
}

static void recover_answered(struct app *app, int answer, const char *subject)
{
	const char *scope;
	size_t at = subject_at(subject, &scope);
	struct str index = STR_INIT;
	str_addf(&index, "%zu", at);
	if (answer == 0 && *scope && !session_changed(app->session))
		app_recover(app, at);   /* it takes the place of the draft that was just read */
	else if (answer == 0 && can_keep(app))
		app_next_draft(app, AFTER_RECOVER, index.text);
	else if (answer == 0)
		app_leave_draft(app, AFTER_RECOVER, index.text);
	else if (answer == 1)
		ask_discard(app, subject);
	else
		ask_next(app, scope, at + 1);
	str_free(&index);
}

/* The same for one that cannot be read: it can only be discarded. */
static void broken_answered(struct app *app, int answer, const char *subject)
{
	recover_answered(app, answer == 1 ? 1 : 2, subject);
}

void app_ask_recover(struct app *app, const char *scope, size_t at)
{
	static const char *const answers[] = { N_("Recover"), N_("Discard"), N_("Leave alone"), NULL };
	static const char *const broken[] = { N_("Leave alone"), N_("Discard"), NULL };
	const struct host *host = app->host;
	struct recovery r = RECOVERY_INIT;
	struct str subject = STR_INIT;
	if (!host->recovery(host->context, at, true, &r))
		return;
	struct telling text = telling_made(make_recovery, scope, NULL, NULL);
	text.numbers[0] = (long long)at;
	add_subject(&subject, scope, at);
	app_open(app, ask_new(app, &(struct ask){
		.title = N_("Not saved"), .answers = r.draft ? answers : broken, .subject = subject.text,
		.then = r.draft ? recover_answered : broken_answered, .text = text, .esc = true,
		.wide = true,
		.help = N_("Recover: you go on with it where you were; the file stays as it is until you save. "
		           "Discard: it is gone for good. Leave alone: it is offered again at another time.") }));
	str_free(&subject);
	recovery_free(&r);
}
