/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving and leaving: the name offered, what is asked before, what is told after. */
#include "tui/app.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "report/diag_text.h"
#include "report/names.h"
#include "wizard/file_name.h"

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

void app_ask_other_name(struct app *app, const char *path)
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

/* --- what else is asked ------------------------------------------------------------ */

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
			N_("Nothing is lost: the draft is still open.")),
		.help = N_("Try again: the draft is saved once more, for example when there is room on the disk "
		           "again. Save elsewhere: it goes into a file in another place. Cancel: you go on, and "
		           "what is not saved stays open.") }));
}

static void held_answered(struct app *app, int answer, const char *path)
{
	if (answer == 0)
		app_ask_other_name(app, path);
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
		.text = telling_diags(ds, N_("Nothing is written: the draft needs another name.")),
		.help = N_("Save as: what you have goes into a file of another name, and you go on there. "
		           "Cancel: you go on, and nothing is written.") }));
}

/* Comments go when the file they stand in is replaced: that is said before. */
static bool must_tell_of_comments(struct app *app, const char *path, bool replace)
{
	bool over = replace || (app->exists && !strcmp(path, app->path.text));
	return over && !app->comments_told && app->host->loses_comments &&
	       app->host->loses_comments(app->host->context, path);
}

/* True if the draft's own file did not take it: what stands there now may be anything. */
static bool is_doubtful(const struct app *app, enum save_result result, const char *path)
{
	return app->exists && !strcmp(path, app->path.text) &&
	       (result == SAVE_CHANGED || result == SAVE_HELD || result == SAVE_FAILED);
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
	if (is_doubtful(app, result, path))
		session_set_unsaved(app->session);
	switch (result) {
	case SAVE_DONE:
		saved(app, path, &ds);
		break;
	case SAVE_EXISTS:
		ask_replace(app, path);
		break;
	case SAVE_CHANGED:
		app_ask_changed(app, path);
		break;
	case SAVE_HELD:
		ask_held_name(app, path, &ds);
		break;
	case SAVE_FAILED:
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
	} else if (app->session->read_only && !as && app->after == AFTER_NOTHING && app_ask_holder(app)) {
		/* that one asks for what is next */
	} else if (app->session->read_only && !as && !session_changed(app->session)) {
		app_tell_read_only(app);
	} else if (app->session->read_only && app->path.length && !app->layout.small) {
		app_ask_other_name(app, app->path.text);
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
	bool quits = app->asked == AFTER_QUIT;
	app_open(app, ask_new(app, &(struct ask){
		.title = quits ? N_("Quit") : N_("Another draft"),
		.text = telling_plain(N_("The draft has changes that are not saved.")),
		.answers = quits ? quit : other, .then = leave_answered, .subject = "",
		.help = quits ?
			N_("Cancel: you go on. Save and quit: the draft is saved, and konsort ends. Quit without "
			   "saving: what was changed since the draft was saved last is gone.") :
			N_("Cancel: you go on with this draft. Save and go on: it is saved, and the other one takes "
			   "its place. Go on without saving: what was changed since it was saved last is gone.") }));
}

/* True if that question is open somewhere. */
static bool is_leaving(const struct app *app)
{
	for (int i = 0; i < app->n_popups; i++)
		if (ask_is_for(app->popups[i].view, leave_answered))
			return true;
	return false;
}

void app_leave_draft(struct app *app, enum afterwards what, const char *path)
{
	struct str copy = STR_INIT;
	if (is_leaving(app)) {
		app_say(app, N_("Esc closes this first."));
		return;
	}
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
