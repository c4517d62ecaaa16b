/* SPDX-License-Identifier: GPL-3.0-or-later */
/* To be written. */
#include "tui/app.h"

struct view *changes_new(struct app *app)
{
	return page_new(app, telling_plain(""), telling_plain(""));
}

void app_undo(struct app *app, bool again)
{
	(void)again;
	app_open_body(app);
}
