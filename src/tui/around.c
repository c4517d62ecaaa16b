/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read only when it is needed: the drafts beside this one, and all the calls
 * that there are. */
#include "tui/app.h"

#include "base/lang.h"
#include "wizard/around.h"

void app_look_around(struct app *app)
{
	struct diags ds;
	diags_init(&ds, "");
	app->looked = true;
	if (around_look(app->host, app->session, app->path.text, &ds))
		app_tell_diags(app, N_("Other drafts"), &ds);
	diags_free(&ds);
}

void app_glance_around(struct app *app)
{
	app->looked = true;
	around_look(app->host, app->session, app->path.text, NULL);
}

bool app_look_once(struct app *app)
{
	bool marks = app->keeps_marks;
	/* pop-ups may show what the evaluation of before says */
	if (app->looked || !app->exists || app->at_start || app->n_popups || app->layout.small ||
	    !lot_asks_for_others(app->session->lot))
		return false;
	app_glance_around(app);
	app->keeps_marks = true;   /* those of the key that came */
	sidebar_refresh(app->sidebar);
	app->keeps_marks = marks;
	return true;
}

/* Reads all calls, unless that was done, and then opens what MAKE gives, if it is given. */
static void list_calls(struct app *app, struct view *(*make)(struct app *app))
{
	struct diags ds;
	diags_init(&ds, "");
	bool now = around_calls(app->host, app->session, &app->all_calls, &ds);
	if (make)
		app_open(app, make(app));
	if (now)   /* over what was opened, where it does not fit below */
		app_tell_diags(app, N_("Calls"), &ds);
	diags_free(&ds);
}

void app_list_calls(struct app *app)
{
	list_calls(app, NULL);
}

void app_open_with_calls(struct app *app, struct view *(*make)(struct app *app))
{
	list_calls(app, make);
}
