/* SPDX-License-Identifier: GPL-3.0-or-later */
/* To be written. */
#include "tui/app.h"

struct view *paste_new(struct app *app, const char *text)
{
	(void)text;
	return page_new(app, telling_plain(""), telling_plain(""));
}
