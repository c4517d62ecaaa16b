/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everything of a form stands, and which part of it is in sight. */
#include "tui/form.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"
#include "tui/place.h"

enum { LABEL_MOST = 18 };

/* --- layout -------------------------------------------------------------------- */

static void add_row(struct form_view *f, enum form_row_kind kind, int field, int part)
{
	XGROW(f->rows, f->n_rows, f->row_room);
	f->rows[f->n_rows++] = (struct form_row){ .kind = kind, .field = field, .part = part };
}

/* As many rows as TEXT takes in CELLS; how many. */
static int add_wrapped(struct form_view *f, enum form_row_kind kind, int field, int part,
                       const char *text, int cells)
{
	int n = 0;
	size_t next;
	do {
		utf8_wrap(text, cells, &next);
		text += next;
		add_row(f, kind, field, part);
		f->rows[f->n_rows - 1].line = n++;
	} while (*text);
	return n;
}

static void add_stop(struct form_view *f, int field, int part)
{
	XGROW(f->stops, f->n_stops, f->stop_room);
	f->stops[f->n_stops++] = (struct form_stop){ .field = field, .part = part,
	                                             .row = (int)f->n_rows };
}

static void add_gap(struct form_view *f)
{
	if (f->n_rows && f->rows[f->n_rows - 1].kind != ROW_BLANK)
		add_row(f, ROW_BLANK, 0, 0);
}

int form_text_column(const struct form_view *f, const struct form_field *field)
{
	return field->ref.field->wide ? WIDE_INDENT : 1 + f->label_cells + 2;
}

int form_text_cells(const struct form_view *f, const struct form_field *field)
{
	int cells = f->view.cols - form_text_column(f, field) - 1;
	return cells > 4 ? cells : 4;
}

/* A third of a tall window; never more than there is beside the label. */
int form_long_rows(const struct form_view *f, const struct form_field *field)
{
	int most = f->view.rows / 3 > LONG_ROWS_LEAST ? f->view.rows / 3 : LONG_ROWS_LEAST;
	if (most > f->view.rows - 1)
		most = f->view.rows > 1 ? f->view.rows - 1 : 1;
	return (int)field->wrapped.n < most ? (int)field->wrapped.n : most;
}

static void add_long(struct form_view *f, int i, const struct form_field *focused)
{
	struct form_field *field = &f->fields[i];
	const char *text = field == focused ? f->edit.text.text :
		draft_text(f->view.app->session->draft, field_spot(&field->ref));
	wrap_text(&field->wrapped, text, form_text_cells(f, field) - 1);
	bool wide = field->ref.field->wide;
	if (wide) {
		add_gap(f);
		add_row(f, ROW_LABEL, i, 0);
	}
	add_stop(f, i, 0);
	for (int k = 0; k < form_long_rows(f, field); k++)
		add_row(f, wide ? ROW_TEXT : ROW_VALUE, i, k);
	if (wide)
		add_gap(f);
}

int form_heading_cells(const struct form_view *f)
{
	return f->view.cols > 3 ? f->view.cols - 2 : 1;
}

int form_option_cells(const struct form_view *f)
{
	int cells = f->view.cols - WIDE_INDENT - 5;
	return cells > 1 ? cells : 1;
}

void form_heading(const struct form_view *f, const struct form_field *field, struct str *out)
{
	struct str asked = STR_INIT;
	field_asked(&asked, &field->ref, f->view.app->session->lot);
	if (asked.length)
		/* TRANSLATORS: %1 is the name of a list, %2 how many of it are asked. */
		str_fill(out, _("%1 (%2)"), field_label(&field->ref), asked.text);
	else
		str_add(out, field_label(&field->ref));
	str_free(&asked);
}

void form_option_text(const struct option *o, struct str *out)
{
	str_add(out, o->label);
	if (*o->hint) {
		str_add(out, " - ");
		str_add(out, o->hint);
	}
}

static void add_options(struct form_view *f, int i)
{
	struct form_field *field = &f->fields[i];
	struct options_about about = session_about(f->view.app->session);
	struct str text = STR_INIT;
	options_fill(&field->options, &about, &field->ref);
	add_gap(f);
	form_heading(f, field, &text);
	field->heading_rows = add_wrapped(f, ROW_LABEL, i, 0, text.text, form_heading_cells(f));
	for (int k = 0; k < (int)field->options.n; k++) {
		str_clear(&text);
		form_option_text(&field->options.list[k], &text);
		add_stop(f, i, k);
		add_wrapped(f, ROW_OPTION, i, k, text.text, form_option_cells(f));
	}
	add_gap(f);
	str_free(&text);
}

static void add_field(struct form_view *f, int i, const struct form_field *focused)
{
	struct form_field *field = &f->fields[i];
	field->first_row = (int)f->n_rows;
	if (field->kind == FIELD_LONG) {
		add_long(f, i, focused);
	} else if (field->in_place) {
		add_options(f, i);
	} else {
		add_stop(f, i, 0);
		add_row(f, ROW_VALUE, i, 0);
	}
}

static void add_button(struct form_view *f, enum form_button button)
{
	add_stop(f, -1, (int)button);
	add_row(f, ROW_BUTTON, -1, (int)button);
}

static void measure_labels(struct form_view *f)
{
	int most = f->view.cols * 2 / 5 < LABEL_MOST ? f->view.cols * 2 / 5 : LABEL_MOST;
	f->label_cells = 0;
	for (size_t i = 0; i < f->n_fields; i++) {
		const char *label = field_label(&f->fields[i].ref);
		int cells = draw_width(label, strlen(label));
		if (f->fields[i].ref.field->wide || f->fields[i].in_place)
			continue;
		f->label_cells = cells > f->label_cells ? cells : f->label_cells;
	}
	if (f->label_cells > most)
		f->label_cells = most;
}

static void add_help_rows(struct form_view *f)
{
	if (f->partner >= 0)
		return;
	wrap_text(&f->sentence, _(step_rows[f->step].help), f->view.cols - 2);
	for (int i = 0; i < (int)f->sentence.n; i++)
		add_row(f, ROW_SENTENCE, i, 0);
	add_row(f, ROW_BLANK, 0, 0);
}

/* The draft may have been changed by something else than the edit. */
static void follow_draft(struct form_view *f)
{
	const struct form_field *field = form_focused(f);
	const struct draft *d = f->view.app->session->draft;
	int64_t number;
	if (!field || !form_is_typed(field))
		return;
	const char *text = field->kind != FIELD_NUMBER ? draft_text(d, field_spot(&field->ref)) : NULL;
	bool same = text ?
		!strcmp(text, f->edit.text.text) || !strcmp(text, form_kept(f->edit.text.text)) :
		!field_number(&field->ref, f->edit.text.text, &number) ||
		number == draft_number(d, field_spot(&field->ref));
	if (!same)
		form_load(f);
}

void form_layout(struct view *v)
{
	struct form_view *f = form_of(v);
	const struct form_field *focused = form_focused(f);
	follow_draft(f);
	f->n_rows = f->n_stops = 0;
	measure_labels(f);
	add_help_rows(f);
	for (size_t i = 0; i < f->n_fields; i++)
		add_field(f, (int)i, focused);
	add_gap(f);
	if (f->partner < 0) {
		add_button(f, BUTTON_NEXT);
	} else {
		add_button(f, BUTTON_DONE);
		add_button(f, BUTTON_ANOTHER);
	}
	if (f->stop >= (int)f->n_stops)
		f->stop = (int)f->n_stops - 1;
	form_show(f);
}

/* --- what is in sight ------------------------------------------------------------ */

/* Rows that an option takes. */
static int option_rows(const struct form_view *f, const struct form_stop *s)
{
	int n = 1;
	while (s->row + n < (int)f->n_rows && f->rows[s->row + n].kind == ROW_OPTION &&
	       f->rows[s->row + n].line)
		n++;
	return n;
}

/* Rows that belong to a stop: all of a long text and its label, of an option, else one; to
 * the first option the heading too. */
static void stop_rows(const struct form_view *f, int stop, int *first, int *n)
{
	const struct form_stop *s = &f->stops[stop];
	const struct form_field *field = s->field >= 0 ? &f->fields[s->field] : NULL;
	*first = s->row;
	*n = 1;
	if (field && field->kind == FIELD_LONG) {
		*n = form_long_rows(f, field);
		if (field->ref.field->wide)
			--*first, ++*n;
	} else if (field && field->in_place) {
		int heading = s->part == 0 ? field->heading_rows : 0;
		*first -= heading;
		*n = option_rows(f, s) + heading;
	}
}

void form_touch_stop(struct form_view *f, int stop)
{
	int first, n;
	stop_rows(f, stop, &first, &n);
	for (int row = first; row < first + n; row++)
		view_touch(&f->view, row - f->first);
}

/* Keeps the cursor's line of a long text among those shown. */
static void scroll_long(struct form_view *f)
{
	struct form_field *field = form_focused(f);
	if (!field || field->kind != FIELD_LONG)
		return;
	int cell, line = (int)wrap_find(&field->wrapped, f->edit.text.text, f->edit.at, &cell);
	int top = view_scroll(f->edit.top, form_long_rows(f, field), (int)field->wrapped.n, line, 1);
	if (top != f->edit.top)
		form_touch_stop(f, f->stop);
	f->edit.top = top;
}

/* The rows to be seen with the focus: those of its stop, and what stands above the first. */
static int focus_rows(const struct form_view *f, int *at)
{
	int n;
	stop_rows(f, f->stop, at, &n);
	if (f->stop > 0 || *at + n > f->view.rows)
		return n < f->view.rows ? n : f->view.rows;
	*at = 0;
	return 1;
}

void form_show(struct form_view *f)
{
	int at, n, before = f->first;
	struct form_field *field = form_focused(f);
	if (field && form_is_typed(field) && field->kind != FIELD_LONG) {
		size_t left = f->edit.left;
		edit_scroll(&f->edit, form_text_cells(f, field));
		if (left != f->edit.left)
			form_touch_stop(f, f->stop);
	}
	scroll_long(f);
	n = focus_rows(f, &at);
	f->first = view_scroll(f->first, f->view.rows, (int)f->n_rows, at, n);
	if (f->first != before)
		view_touch_all(&f->view);
}

/* --- in another language ----------------------------------------------------------- */

void form_place(const struct view *v, struct place *p)
{
	const struct form_view *f = form_of(v);
	const struct form_field *field = form_focused(f);
	int at, n = focus_rows(f, &at);
	p->item = f->stop;
	p->first = f->first;
	place_item(p, v->rows, at, n);
	p->top = f->edit.top;
	if (field && field->kind == FIELD_LONG && (size_t)p->top < field->wrapped.n)
		p->top_byte = field->wrapped.lines[p->top].from;
}

void form_put(struct view *v, const struct stood *stood)
{
	struct form_view *f = form_of(v);
	const struct form_field *field = form_focused(f);
	int cell, at, n = focus_rows(f, &at);
	f->first = place_first(stood, v->rows, (int)f->n_rows, at, n);
	if (f->first < 0)
		f->first = 0;
	if (stood->exactly)
		f->edit.top = stood->before->top;
	else if (field && field->kind == FIELD_LONG && stood->home->top_byte <= f->edit.text.length)
		f->edit.top = (int)wrap_find(&field->wrapped, f->edit.text.text, stood->home->top_byte, &cell);
	form_show(f);
}
