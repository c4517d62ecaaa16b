/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding partners, by the pop-up with fields and by that with pasted rows. */
#include "tui/quick.h"

size_t entry_add(struct app *app, struct pasted *rows, enum change_kind what)
{
	struct session *s = app->session;
	bool form = s->partner >= 0;
	session_close_partner(s);   /* one left empty leads nobody */
	paste_settle(rows, s->draft);
	size_t n = paste_add(rows, s, what);
	if (form)   /* it is closed */
		app_open_body(app);
	else
		view_resize(app->body, app->body->rows, app->body->cols);
	for (int i = 0; i < app->n_popups; i++)
		view_resize(app->popups[i].view, app->popups[i].view->rows, app->popups[i].view->cols);
	return n;
}

bool entry_waits(const struct app *app)
{
	for (int i = 0; i < app->n_popups; i++) {
		const struct view *v = app->popups[i].view;
		if (v->ops->keymap == KEYMAP_PASTE)
			return true;
		if (v->ops->keymap == KEYMAP_QUICK &&
		    !str_is_blank(quick_of(v)->fields[QUICK_NAME].edit.text.text))
			return true;
	}
	return false;
}
