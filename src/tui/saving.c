/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving and leaving: the name offered, what is asked before, what is told after. */
#include "tui/app.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "report/diag_text.h"
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
	if (app->n_popups && app_focused(app)->ops->keymap == KEYMAP_SAVE)
		app_close(app);
	say_saved(app, app->path.text, ds);
	go_on(app);
}

static void replace_answered(struct app *app, int answer, const char *path)
{
	if (answer == 1)
		app_save_to(app, path, true);
}

static void ask_replace(struct app *app, const char *path, bool changed)
{
	static const char *const answers[] = { N_("Cancel"), N_("Replace"), NULL };
	struct str name = STR_INIT;
	utf8_clean(&name, path);
	app_open(app, ask_new(app, &(struct ask){
		.title = N_("Save"), .answers = answers, .then = replace_answered, .subject = path,
		.text = telling_filled(changed ?
		                       /* TRANSLATORS: %1 is the name of a file. */
		                       N_("%1 was changed by somebody else since it was read. Replace it?") :
		                       /* TRANSLATORS: %1 is the name of a file. */
		                       N_("%1 exists already. Replace it?"), name.text, "") }));
	str_free(&name);
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

static void tell_failure(struct app *app, const struct diags *ds)
{
	app_open(app, page_new(app, telling_plain(N_("Not saved")),
	                       telling_diags(ds, N_("Nothing is lost: the draft is still open. Try "
	                                            "another place with 'Save as'."))));
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
		ask_replace(app, path, false);
		break;
	case SAVE_CHANGED:
		ask_replace(app, path, true);
		break;
	case SAVE_FAILED:
		app->after = AFTER_NOTHING;
		if (app->exists && !strcmp(path, app->path.text))
			session_set_unsaved(app->session);   /* who knows what stands there now */
		tell_failure(app, &ds);
		break;
	}
	diags_free(&ds);
}

static void start_save(struct app *app, bool as)
{
	struct str name = STR_INIT;
	if (!app->session->call) {
		app_say(app, N_("There is nothing to save before a call is chosen."));
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
