/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of the focus through a form. */
#include "tui/form.h"

#include <stdlib.h>

void form_load(struct form_view *f)
{
	struct form_field *field = form_focused(f);
	const struct draft *d = f->view.app->session->draft;
	struct str digits = STR_INIT;
	edit_set(&f->edit, "");
	if (!field)
		return;
	if (field->kind == FIELD_NUMBER && draft_number(d, field_spot(&field->ref)) >= 0) {
		str_addf(&digits, "%lld", (long long)draft_number(d, field_spot(&field->ref)));
		edit_set(&f->edit, digits.text);
	} else if (form_is_typed(field) && field->kind != FIELD_NUMBER) {
		edit_set(&f->edit, draft_text(d, field_spot(&field->ref)));
	}
	str_free(&digits);
}

unsigned form_focus(struct form_view *f, int stop)
{
	if (stop < 0 || stop >= (int)f->n_stops)
		return VIEW_DEAD;
	form_touch_stop(f, f->stop);
	f->stop = stop;
	form_load(f);
	form_touch_stop(f, f->stop);
	form_show(f);
	return VIEW_HANDLED;
}

/* The first stop of the next field, or of the one before. */
unsigned form_focus_field(struct form_view *f, int direction)
{
	int stop = f->stop, field = form_stop(f)->field;
	while (stop >= 0 && stop < (int)f->n_stops &&
	       f->stops[stop].field == field && (field >= 0 || stop == f->stop))
		stop += direction;
	if (stop < 0 || stop >= (int)f->n_stops)
		return VIEW_ASIDE;
	while (direction < 0 && stop > 0 && f->stops[stop].field >= 0 &&
	       f->stops[stop - 1].field == f->stops[stop].field)
		stop--;
	return form_focus(f, stop);
}

/* A stop about a screen away. */
unsigned form_focus_page(struct form_view *f, int direction)
{
	int stop = f->stop, from = form_stop(f)->row;
	while (stop + direction >= 0 && stop + direction < (int)f->n_stops &&
	       abs(f->stops[stop].row - from) < f->view.rows - 2)
		stop += direction;
	return stop == f->stop ? VIEW_DEAD : form_focus(f, stop);
}

bool form_move_line(struct form_view *f, int by)
{
	struct form_field *field = form_focused(f);
	int cell;
	if (!field || field->kind != FIELD_LONG)
		return false;
	int line = (int)wrap_find(&field->wrapped, f->edit.text.text, f->edit.at, &cell) + by;
	if (line < 0 || line >= (int)field->wrapped.n)
		return false;
	f->edit.at = wrap_byte(&field->wrapped, f->edit.text.text, (size_t)line, cell);
	form_show(f);
	return true;
}
