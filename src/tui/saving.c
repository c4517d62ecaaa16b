/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving and leaving: the name offered, what is asked before, what is told after. */
#include "tui/app.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "report/diag_text.h"
#include "report/names.h"
#include "wizard/differ.h"
#include "wizard/file_name.h"
#include "wizard/held_text.h"

enum { DIFFERENCES_MOST = 200 };

/* --- saving ----------------------------------------------------------------------- */

static void make_warning(struct app *app, const struct telling *t, struct str *out)
{
	(void)app;
	diag_sentence(out, &t->diags.list[0]);
}

static void say_saved(struct app *app, const char *path, const struct diags *ds)
{
	struct str name = STR_INIT;
	utf8_clean(&name, path);
	if (ds->count) {
		struct telling t = telling_diags(ds, "");
		t.make = make_warning;
		app_tell(app, t);
	} else {
		app_tell(app, telling_saved(app, name.text));
	}
	str_free(&name);
}

/* What was to come when the draft is saved or given up. */
static void go_on(struct app *app)
{
	enum afterwards what = app->after;
	app->after = AFTER_NOTHING;
	if (what == AFTER_QUIT)
		app->over = true;
	else if (what != AFTER_NOTHING)
		app_next_draft(app, what, app->after_path.text);
}

/* The pop-up that asks for a name goes. */
static void close_names(struct app *app)
{
	while (app->n_popups && app_focused(app)->ops->keymap == KEYMAP_SAVE)
		app_close(app);
}

static void saved(struct app *app, const char *path, const struct diags *ds)
{
	struct str now = STR_INIT;
	str_add(&now, path);
	str_free(&app->path);
	app->path = now;
	app->exists = true;
	app->saved = true;
	app->comments_told = false;   /* what stands there now has none */
	session_set_saved(app->session);
	close_names(app);
	app_hold(app);                /* it may be another file */
	say_saved(app, app->path.text, ds);
	go_on(app);
}

static void replace_answered(struct app *app, int answer, const char *path)
{
	if (answer == 1)
		app_save_to(app, path, true);
}

static void ask_replace(struct app *app, const char *path)
{
	static const char *const answers[] = { N_("Cancel"), N_("Replace"), NULL };
	struct str name = STR_INIT;
	utf8_clean(&name, path);
	app_open(app, ask_new(app, &(struct ask){
		.title = N_("Save"), .answers = answers, .then = replace_answered, .subject = path,
		/* TRANSLATORS: %1 is the name of a file. */
		.text = telling_filled(N_("%1 exists already. Replace it?"), name.text, "") }));
	str_free(&name);
}

/* Under which name instead of PATH. */
static void ask_name(struct app *app, const char *path)
{
	close_names(app);
	app_open(app, save_new(app, path));
}

/* A name beside PATH that is another one: "rails-2.yaml". */
static void ask_other_name(struct app *app, const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	const char *dot = strrchr(name, '.');
	size_t n = dot && dot > name ? (size_t)(dot - path) : strlen(path);
	struct str other = STR_INIT;
	str_add_bytes(&other, path, n);
	str_add(&other, "-2");
	str_add(&other, path + n);
	ask_name(app, other.text);
	str_free(&other);
}

/* --- the file was changed --------------------------------------------------------- */

/* In what the file at WORDS[0] and the draft differ at this moment. */
static void make_changed(struct app *app, const struct telling *t, struct str *out)
{
	const struct host *host = app->host;
	struct draft *theirs = NULL, *ours = session_to_save(app->session);
	struct str name = STR_INIT, lines = STR_INIT;
	struct diags ds;
	diags_init(&ds, "");
	utf8_clean(&name, t->words[0]);
	/* TRANSLATORS: %1 is the name of a file. */
	str_fill(out, _("%1 was changed by somebody else since it was read."), name.text);
	str_add(out, "\n");
	if (host->peek && !host->peek(host->context, t->words[0], &theirs, &ds)) {
		for (size_t i = 0; i < ds.count; i++) {
			diag_line(out, &ds.list[i]);
			str_add(out, "\n");
		}
		str_add(out, _("What differs cannot be told."));
	} else if (host->peek && !differ_text(app->session->catalogue, theirs, ours, DIFFERENCES_MOST,
	                                      partner_label_of, &lines)) {
		str_add(out, _("It holds the same as your draft, written in another way."));
	} else if (host->peek) {
		str_add(out, _("What differs: theirs on the left, yours on the right."));
		str_add(out, "\n");
		str_add(out, lines.text);
	}
	draft_free(&theirs);
	draft_free(&ours);
	diags_free(&ds);
	str_free(&name);
	str_free(&lines);
}

/* Our version is kept to be recovered, the file takes its place. */
static void take_theirs(struct app *app)
{
	const struct host *host = app->host;
	if (!app_keep_at_once(app)) {
		app_say(app, N_("Not done: your version cannot be kept. Save it under another name first."));
		return;
	}
	host->set_aside(host->context);
	if (!app_open_again(app))
		return;
	app->kept_lists++;
	app_hold(app);
	app_say(app, N_("This is theirs; yours is kept, to be recovered: see 'Drafts'."));
}

static void changed_answered(struct app *app, int answer, const char *path)
{
	if (answer == 1) {
		app_save_to(app, path, true);
	} else if (answer == 2) {
		ask_other_name(app, path);
	} else {
		app->after = AFTER_NOTHING;
		if (answer == 3)
			take_theirs(app);
	}
}

static void ask_changed(struct app *app, const char *path)
{
	static const char *const answers[] = { N_("Cancel"), N_("Overwrite"), N_("Save as"),
	                                       N_("Take theirs"), NULL };
	static const char *const fewer[] = { N_("Cancel"), N_("Overwrite"), N_("Save as"), NULL };
	const struct host *host = app->host;
	struct draft *theirs = NULL;
	struct diags ds;
	diags_init(&ds, "");
	bool can = host->keep && host->set_aside && host->peek && !strcmp(path, app->path.text) &&
	           host->peek(host->context, path, &theirs, &ds);
	draft_free(&theirs);
	diags_free(&ds);
	app_open(app, ask_new(app, &(struct ask){
		.title = N_("Save"), .answers = can ? answers : fewer, .then = changed_answered,
		.subject = path, .wide = true, .esc = true,
		.text = telling_made(make_changed, path, NULL, NULL),
		.help = N_("Overwrite: the file holds what you have, and what somebody else changed in it is gone. "
		           "Save as: what you have goes into a file of another name. Take theirs: you go on with "
		           "what the file holds; what you have is kept to be recovered.") }));
}

static void comments_answered(struct app *app, int answer, const char *path)
{
	app->comments_told = answer == 1;
	if (answer == 1)
		app_save_to(app, path, false);
}

static void comments_answered_replacing(struct app *app, int answer, const char *path)
{
	app->comments_told = answer == 1;
	if (answer == 1)
		app_save_to(app, path, true);
}

static void ask_comments(struct app *app, const char *path, bool replace)
{
	static const char *const answers[] = { N_("Cancel"), N_("Save"), NULL };
	app_open(app, ask_new(app, &(struct ask){
		.title = N_("Save"), .answers = answers, .subject = path,
		.then = replace ? comments_answered_replacing : comments_answered,
		.text = telling_plain(N_("The file has comments, and konsort cannot keep them. The file "
		                         "as it is now stays beside it, with ~ behind its name. Save?")) }));
}

/* --- not saved -------------------------------------------------------------------- */

static void failed_answered(struct app *app, int answer, const char *path)
{
	struct str place = STR_INIT;
	if (answer == 0) {
		app_save_to(app, path, false);
	} else if (answer == 1) {
		file_name_elsewhere(&place, path);
		ask_name(app, place.text);
	} else {
		app->after = AFTER_NOTHING;
	}
	str_free(&place);
}

/* What it is written to in any case is said as it is. */
static void ask_failed(struct app *app, const char *path, const struct diags *ds)
{
	static const char *const answers[] = { N_("Try again"), N_("Save elsewhere"), N_("Cancel"), NULL };
	bool kept = app_keep_at_once(app);
	app_open(app, ask_new(app, &(struct ask){
		.title = N_("Not saved"), .answers = answers, .then = failed_answered, .subject = path,
		.esc = true, .wide = true, .text = telling_diags(ds, kept ?
			N_("Nothing is lost: the draft is still open, and kept in the recovery file.") :
			N_("Nothing is lost: the draft is still open.")) }));
}

static void held_answered(struct app *app, int answer, const char *path)
{
	if (answer == 0)
		ask_other_name(app, path);
	else
		app->after = AFTER_NOTHING;
}

/* Somebody else has the file: the present one was taken over, or it is another one. */
static void ask_held_name(struct app *app, const char *path, const struct diags *ds)
{
	static const char *const answers[] = { N_("Save as"), N_("Cancel"), NULL };
	if (!strcmp(path, app->path.text) && app_lost_lock(app)) {
		app->after = AFTER_NOTHING;
		return;
	}
	app_open(app, ask_new(app, &(struct ask){
		.title = N_("Not saved"), .answers = answers, .then = held_answered, .subject = path,
		.esc = true, .wide = true,
		.text = telling_diags(ds, N_("Nothing is written: the draft needs another name.")) }));
}

/* Comments go when the file they stand in is replaced: that is said before. */
static bool must_tell_of_comments(struct app *app, const char *path, bool replace)
{
	bool over = replace || (app->exists && !strcmp(path, app->path.text));
	return over && !app->comments_told && app->host->loses_comments &&
	       app->host->loses_comments(app->host->context, path);
}

void app_save_to(struct app *app, const char *path, bool replace)
{
	struct diags ds;
	if (must_tell_of_comments(app, path, replace)) {
		ask_comments(app, path, replace);
		return;
	}
	diags_init(&ds, "");
	struct draft *draft = session_to_save(app->session);
	enum save_result result = app->host->save(app->host->context, draft, path, replace, &ds);
	draft_free(&draft);
	switch (result) {
	case SAVE_DONE:
		saved(app, path, &ds);
		break;
	case SAVE_EXISTS:
		ask_replace(app, path);
		break;
	case SAVE_CHANGED:
		ask_changed(app, path);
		break;
	case SAVE_HELD:
		ask_held_name(app, path, &ds);
		break;
	case SAVE_FAILED:
		if (app->exists && !strcmp(path, app->path.text))
			session_set_unsaved(app->session);   /* who knows what stands there now */
		ask_failed(app, path, &ds);
		break;
	}
	diags_free(&ds);
}

static void start_save(struct app *app, bool as)
{
	struct str name = STR_INIT;
	if (!app->session->call) {
		app_say(app, N_("There is nothing to save before a call is chosen."));
	} else if (app->session->read_only && !as && !session_changed(app->session)) {
		app_tell_read_only(app);
	} else if (app->session->read_only && app->path.length && !app->layout.small) {
		ask_other_name(app, app->path.text);
		if (!as)
			app_say(app, N_("It can only be saved under another name."));
	} else if (app->path.length && !as) {
		str_add(&name, app->path.text);
		app_save_to(app, name.text, false);
	} else {
		file_name_offered(&name, app->session->draft);
		if (app->layout.small)
			app_save_to(app, name.text, false);
		else
			app_open(app, save_new(app, app->path.length ? app->path.text : name.text));
	}
	str_free(&name);
}

void app_save(struct app *app, bool as)
{
	/* a save and quit that was called off does not make this one leave */
	app->after = AFTER_NOTHING;
	start_save(app, as);
}

/* --- leaving ---------------------------------------------------------------------- */

static void leave_answered(struct app *app, int answer, const char *subject)
{
	(void)subject;
	app->after = answer ? app->asked : AFTER_NOTHING;
	if (answer == 1)
		start_save(app, false);
	else if (answer == 2)
		go_on(app);
}

static void ask_leave(struct app *app)
{
	static const char *const quit[] = { N_("Cancel"), N_("Save and quit"),
	                                    N_("Quit without saving"), NULL };
	static const char *const other[] = { N_("Cancel"), N_("Save and go on"),
	                                     N_("Go on without saving"), NULL };
	app_open(app, ask_new(app, &(struct ask){
		.title = app->asked == AFTER_QUIT ? N_("Quit") : N_("Another draft"),
		.text = telling_plain(N_("The draft has changes that are not saved.")),
		.answers = app->asked == AFTER_QUIT ? quit : other, .then = leave_answered,
		.subject = "" }));
}

void app_leave_draft(struct app *app, enum afterwards what, const char *path)
{
	struct str copy = STR_INIT;
	str_add(&copy, path);
	str_free(&app->after_path);
	app->after_path = copy;
	app->asked = what;
	app->after = session_changed(app->session) ? AFTER_NOTHING : what;
	if (app->after == AFTER_NOTHING)
		ask_leave(app);
	else
		go_on(app);
}

void app_quit(struct app *app)
{
	app_leave_draft(app, AFTER_QUIT, "");
}
