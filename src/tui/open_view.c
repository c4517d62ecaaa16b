/* SPDX-License-Identifier: GPL-3.0-or-later */
/* To be written. */
#include "tui/app.h"

struct view *open_new(struct app *app)
{
	return page_new(app, telling_plain(""), telling_plain(""));
}
