/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another draft in place of the one that is open. */
#include "tui/app.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"

/* Everything that is about the present one. */
static void forget_present(struct app *app)
{
	while (app->n_popups)
		app_close(app);
	app_forget_holder(app);
	app_keep_anew(app);
	view_free(&app->body);
	view_free(&app->sidebar);
	session_free(&app->session);
	table_forget(app);
	memset(app->focus, 0, sizeof app->focus);
	app->problem = (struct problem){ .finding = 0 };
	app->at_start = app->aside = app->saved = app->comments_told = app->looked = false;
	app->after = AFTER_NOTHING;
}

void app_replace_draft(struct app *app, struct opened *opened, const char *path, bool exists)
{
	struct draft *draft = opened->draft;
	struct str now = STR_INIT;
	str_add(&now, path);
	opened->draft = NULL;
	if (*draft->call && !catalogue_call(app->session->catalogue, draft->call))
		app_list_calls(app);
	const struct catalogue *catalogue = app->session->catalogue;
	forget_present(app);
	str_free(&app->path);
	app->path = now;
	app->exists = exists;
	app->session = session_new(catalogue, draft);
	if (opened->altered)
		session_set_unsaved(app->session);
	if (exists)   /* its conditions are counted as the list of drafts counts them */
		app_glance_around(app);
	app->sidebar = sidebar_new(app);
	app->layout = layout_for(LINES, COLS, app->session->call != NULL);
	app_begin_at(app, opened->step.text);
	app_resize(app);
}

/* --- opening ---------------------------------------------------------------------- */

static void tell_refused(struct app *app, const struct diags *ds)
{
	app_open(app, page_new(app, telling_plain(N_("Not opened")),
	                       telling_diags(ds, app->at_start ? "" :
	                                     N_("The draft that was open is still here."))));
}

static void tell_opened(struct app *app, const char *path)
{
	struct str name = STR_INIT;
	utf8_clean(&name, path);
	/* TRANSLATORS: %1 is the name of a file. */
	app_tell(app, telling_filled(N_("Opened %1."), name.text, ""));
	str_free(&name);
}

/* Opens the draft of a file in place of the present one, and says so, if SAY; false, which is told,
 * if it cannot. */
static bool open_file(struct app *app, const char *path, bool say)
{
	const struct host *host = app->host;
	struct opened opened = OPENED_INIT;
	struct diags ds;
	char *copy = xstrdup(path);   /* it may be the present one's, which goes */
	diags_init(&ds, "");
	bool good = host->open && host->open(host->context, copy, &opened, &ds);
	if (good) {
		app_replace_draft(app, &opened, copy, true);
		if (say)
			tell_opened(app, copy);
		app_tell_diags(app, N_("Open a draft"), &ds);
	} else {
		tell_refused(app, &ds);
	}
	str_free(&opened.step);
	diags_free(&ds);
	free(copy);
	return good;
}

void app_stand(struct app *app, const char *step, struct spot spot)
{
	struct session *s = app->session;
	enum step to = session_step_of(s, step), most = session_furthest(s);
	bool there = to <= most, partner = spot.partner >= 0 && (size_t)spot.partner < s->draft->n_partners;
	app->at_start = false;
	session_set_step(s, there ? to : most);
	if (there && to == STEP_PARTNERS && partner)
		s->partner = spot.partner;
	s->focus = spot;
	s->has_focus = there && spot.key >= 0 && s->partner == spot.partner;
	app_open_body(app);
	s->has_focus = false;   /* a step without a form takes none */
	s->focus.statement = NULL;
	sidebar_refresh(app->sidebar);
	app_resize(app);
}

bool app_open_again(struct app *app)
{
	const struct view *v = app->body;
	const char *step = step_rows[app->session->step].id;
	struct spot spot = { .partner = app->session->partner, .key = -1 };
	struct str statement = STR_INIT;
	if (v->ops->spot)
		spot = v->ops->spot(v);
	if (spot.statement) {   /* it may be of what goes */
		str_add(&statement, spot.statement);
		spot.statement = statement.text;
	}
	bool good = open_file(app, app->path.text, false);
	if (good)
		app_stand(app, step, spot);
	str_free(&statement);
	return good;
}

/* --- which ------------------------------------------------------------------------ */

static void begin(struct app *app, struct draft *draft, bool altered)
{
	struct opened opened = OPENED_INIT;
	if (app->host->begin)
		app->host->begin(app->host->context);
	opened.draft = draft;
	opened.altered = altered;
	app_replace_draft(app, &opened, "", false);
	str_free(&opened.step);
}

static void begin_with_partners(struct app *app)
{
	struct draft *kept = session_to_save(app->session);
	begin(app, draft_reuse(kept), true);
	draft_free(&kept);
	app_say(app, N_("A new draft: partners, call and Lot are kept, and nothing else."));
}

/* Told before another one is opened, which is then the one in use last. */
static void leave_present(struct app *app)
{
	const struct host *host = app->host;
	if (app->exists && !app->at_start && host->leave)
		host->leave(host->context, app->path.text, step_rows[app->session->step].id);
}

void app_next_draft(struct app *app, enum afterwards what, const char *path)
{
	leave_present(app);
	switch (what) {
	case AFTER_NEW:
		begin(app, draft_new("", ""), false);
		break;
	case AFTER_REUSE:
		begin_with_partners(app);
		break;
	case AFTER_OPEN:
		open_file(app, path, true);
		break;
	case AFTER_RECOVER:
		app_recover(app, (size_t)strtoul(path, NULL, 10));
		break;
	case AFTER_NOTHING:
	case AFTER_QUIT:
		break;
	}
}
