/* SPDX-License-Identifier: GPL-3.0-or-later */
/* To be written. */
#include "tui/app.h"

void app_mouse(struct app *app, int y, int x, int wheel)
{
	(void)app; (void)y; (void)x; (void)wheel;
}

void app_switch_mouse(struct app *app)
{
	(void)app;
}

void app_next_theme(struct app *app)
{
	(void)app;
}
