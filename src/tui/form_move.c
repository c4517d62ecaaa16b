/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of the focus through a form. */
#include "tui/form.h"

#include <stdlib.h>

#include "base/utf8.h"

void form_load(struct form_view *f)
{
	struct form_field *field = form_focused(f);
	const struct draft *d = f->view.app->session->draft;
	struct str digits = STR_INIT;
	edit_set(&f->edit, "");
	if (!field)
		return;
	if (field->wrong)
		edit_set(&f->edit, field->wrong);
	else if (field->kind == FIELD_NUMBER && draft_number(d, field_spot(&field->ref)) >= 0) {
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
	bool leaves = f->stops[stop].field != form_stop(f)->field;
	const struct form_field *left = form_focused(f);
	size_t lines = left ? left->wrapped.n : 0;
	if (leaves)
		form_leave(f);
	form_touch_stop(f, f->stop);
	f->stop = stop;
	if (leaves)
		form_enter(f);
	form_touch_stop(f, f->stop);
	form_show(f);
	return left && left->wrapped.n != lines ? VIEW_CHANGED : VIEW_HANDLED;   /* blanks were dropped */
}

/* The first stop of the next field, or of the one before. */
unsigned form_focus_field(struct form_view *f, int direction)
{
	int stop = f->stop, field = form_stop(f)->field;
	while (stop >= 0 && stop < (int)f->n_stops &&
	       f->stops[stop].field == field && (field >= 0 || stop == f->stop))
		stop += direction;
	if (stop < 0 || stop >= (int)f->n_stops) {
		form_leave(f);
		return VIEW_ASIDE;
	}
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

static bool move_lines(struct form_view *f, struct form_field *field, int by)
{
	if (edit_move_lines(&f->edit, &field->wrapped, by) != EDIT_MOVED)
		return false;
	form_show(f);
	return true;
}

bool form_move_line(struct form_view *f, int by)
{
	struct form_field *field = form_focused(f);
	return field && field->kind == FIELD_LONG && move_lines(f, field, by);
}

bool form_move_lines(struct form_view *f, int direction)
{
	struct form_field *field = form_focused(f);
	if (!field || field->kind != FIELD_LONG || (int)field->wrapped.n <= form_long_rows(f, field))
		return false;
	int by = form_long_rows(f, field) - 1;
	return move_lines(f, field, (by > 1 ? by : 1) * direction);
}

/* --- the mouse ------------------------------------------------------------------- */

/* The stop that a row belongs to, -1: none. */
static int stop_of(const struct form_view *f, const struct form_row *row)
{
	if (row->kind == ROW_BLANK || row->kind == ROW_SENTENCE)
		return -1;
	for (int i = 0; i < (int)f->n_stops; i++) {
		const struct form_stop *s = &f->stops[i];
		bool whole = row->kind != ROW_OPTION && row->kind != ROW_BUTTON;
		if (s->field == row->field && (whole || s->part == row->part))
			return i;
	}
	return -1;
}

/* Puts the cursor where a text was clicked. */
static void put_cursor(struct form_view *f, const struct form_field *field,
                       const struct form_row *row, int col)
{
	struct edit *e = &f->edit;
	int cell = col > form_text_column(f, field) ? col - form_text_column(f, field) : 0;
	size_t line = (size_t)(row->part + e->top);
	e->goal = 0;
	if (field->kind != FIELD_LONG)
		e->at = e->left + utf8_fit(e->text.text + e->left, cell, NULL);
	else if (row->kind != ROW_LABEL && line < field->wrapped.n)
		e->at = wrap_byte(&field->wrapped, e->text.text, line, cell);
}

unsigned form_click(struct view *v, int y, int col)
{
	struct form_view *f = form_of(v);
	if (f->first + y >= (int)f->n_rows)
		return VIEW_HANDLED;
	struct form_row row = f->rows[f->first + y];
	int stop = stop_of(f, &row);
	if (stop < 0)
		return VIEW_HANDLED;
	bool here = stop == f->stop;
	if (!here)
		form_focus(f, stop);
	const struct form_field *field = form_focused(f);
	if (here && !(field && form_is_typed(field)))
		return form_toggle(f);
	if (!here)   /* it was shown from its start */
		f->edit.top = 0, f->edit.left = 0;
	if (field && form_is_typed(field))
		put_cursor(f, field, &row, col);
	form_touch_stop(f, f->stop);
	form_show(f);
	return VIEW_HANDLED;
}
