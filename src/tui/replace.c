/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another draft in place of the one that is open. */
#include "tui/app.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"

/* Everything that is about the present one. */
static void forget_present(struct app *app)
{
	while (app->n_popups)
		app_close(app);
	view_free(&app->body);
	view_free(&app->sidebar);
	session_free(&app->session);
	table_forget(app);
	memset(app->focus, 0, sizeof app->focus);
	app->problem = (struct problem){ .finding = 0 };
	app->at_start = app->aside = app->saved = app->comments_told = false;
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

static void tell_refused(struct app *app, const struct diags *ds)
{
	app_open(app, page_new(app, telling_plain(N_("Not opened")),
	                       telling_diags(ds, app->at_start ? "" :
	                                     N_("The draft that was open is still here."))));
}

static void open_draft(struct app *app, const char *path)
{
	const struct host *host = app->host;
	struct opened opened = OPENED_INIT;
	struct diags ds;
	diags_init(&ds, "");
	if (!host->open || !host->open(host->context, path, &opened, &ds)) {
		tell_refused(app, &ds);
	} else {
		struct str name = STR_INIT;
		utf8_clean(&name, path);
		app_replace_draft(app, &opened, path, true);
		/* TRANSLATORS: %1 is the name of a file. */
		app_tell(app, telling_filled(N_("Opened %1."), name.text, ""));
		app_tell_diags(app, N_("Open a draft"), &ds);
		str_free(&name);
	}
	str_free(&opened.step);
	diags_free(&ds);
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
		open_draft(app, path);
		break;
	case AFTER_NOTHING:
	case AFTER_QUIT:
		break;
	}
}
