/* SPDX-License-Identifier: GPL-3.0-or-later */
/* To be written. */
#include "tui/app.h"

struct view *start_new(struct app *app)
{
	return page_new(app, telling_plain(""), telling_plain(""));
}

bool app_idle(struct app *app)
{
	(void)app;
	return false;
}

void app_replace_draft(struct app *app, struct opened *opened, const char *path, bool exists)
{
	(void)path; (void)exists;
	draft_free(&opened->draft);
	app_open_body(app);
}
