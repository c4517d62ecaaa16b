/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read only when it is needed: the drafts beside this one, and all the calls
 * that there are. */
#include "tui/app.h"

#include "base/lang.h"

void app_look_around(struct app *app)
{
	struct session *s = app->session;
	const struct host *host = app->host;
	struct diags ds;
	size_t n = 0;
	if (!host->neighbours || !lot_asks_for_others(s->lot))
		return;
	diags_init(&ds, "");
	const struct neighbour *list = host->neighbours(host->context, app->path.text, &n, &ds);
	session_set_neighbours(s, list, n);
	app_tell_diags(app, N_("Other drafts"), &ds);
	diags_free(&ds);
}

void app_glance_around(struct app *app)
{
	struct session *s = app->session;
	size_t n = 0;
	if (!app->host->neighbours || !lot_asks_for_others(s->lot))
		return;
	const struct neighbour *list = app->host->neighbours(app->host->context, app->path.text, &n, NULL);
	session_set_neighbours(s, list, n);
}

/* Reads all calls, unless that was done, and then opens what MAKE gives, if it is given. */
static void list_calls(struct app *app, struct view *(*make)(struct app *app))
{
	const struct host *host = app->host;
	struct diags ds;
	if (app->all_calls || !host->all_calls) {
		if (make)
			app_open(app, make(app));
		return;
	}
	diags_init(&ds, "");
	session_set_catalogue(app->session, host->all_calls(host->context, &ds));
	app->all_calls = true;
	if (make)
		app_open(app, make(app));
	app_tell_diags(app, N_("Calls"), &ds);   /* over what was opened, where it does not fit below */
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
