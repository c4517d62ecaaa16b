/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told at the foot of the screen, or on a page where it does not fit there. */
#include "tui/app.h"

#include "base/lang.h"

void app_hush(struct app *app)
{
	telling_free(&app->before);
	app->before = telling_take(&app->told);
	str_clear(&app->message);
}

void app_tell_at_foot(struct app *app, struct telling told)
{
	telling_free(&app->told);
	app->told = told;
	telling_text(app, &app->told, &app->message);
}

void app_tell(struct app *app, struct telling told)
{
	app_tell_whole(app, telling_plain("konsort"), told);
}

void app_say(struct app *app, const char *text)
{
	app_tell(app, telling_plain(text));
}

void app_tell_whole(struct app *app, struct telling title, struct telling told)
{
	struct str text = STR_INIT;
	telling_text(app, &told, &text);
	if (app->layout.small || frame_has_room(app, text.text)) {
		app_tell_at_foot(app, told);
		telling_free(&title);
	} else {
		app_open(app, page_new(app, title, told));
	}
	str_free(&text);
}

void app_tell_diags(struct app *app, const char *title, const struct diags *ds)
{
	if (ds->count)
		app_tell_whole(app, telling_plain(title), telling_diags(ds, ""));
}
