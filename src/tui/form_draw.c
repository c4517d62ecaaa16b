/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How each row of a form is drawn, and where the cursor is. */
#include "tui/form.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"

enum { EMPTY_CELLS = 16 };   /* of a line to be filled in */

static bool is_here(const struct form_view *f, int field)
{
	return form_stop(f)->field == field;
}

/* What is drawn in front of the place that has the focus; nothing while the conditions
 * have it. */
static const char *marker(const struct form_view *f, bool here)
{
	return here && !f->view.app->aside ? ">" : "";
}

/* The line that a text with nothing in it is to be written on. */
static void draw_empty(const struct form_view *f, const struct form_field *field,
                       const struct canvas *c, int row)
{
	int col = form_text_column(f, field), cells = form_text_cells(f, field);
	int empty = cells < EMPTY_CELLS ? cells : EMPTY_CELLS;
	draw_text(c, row, col, cells, &"________________"[EMPTY_CELLS - empty], LOOK_QUIET);
	draw_blank(c, row, col + cells);
}

static void draw_long_line(const struct form_view *f, const struct form_field *field,
                           const struct canvas *c, int row, int part)
{
	bool here = is_here(f, (int)(field - f->fields));
	const char *text = here ? f->edit.text.text :
		draft_text(f->view.app->session->draft, field_spot(&field->ref));
	size_t line = (size_t)part + (here ? (size_t)f->edit.top : 0);
	if (line >= field->wrapped.n) {
		draw_blank(c, row, 1);
		return;
	}
	struct wrapped_line at = field->wrapped.lines[line];
	bool more = part == form_long_rows(f, field) - 1 && line + 1 < field->wrapped.n;
	bool before = part == 0 && line > 0;
	int col = form_text_column(f, field), cells = form_text_cells(f, field);
	if (field->wrapped.n > 1 || at.length) {
		draw_bytes(c, row, col, cells - 1, text + at.from, at.length, LOOK_PLAIN);
		draw_text(c, row, col + cells - 1, 1, more ? "v" : before ? "^" : "",
		          LOOK_QUIET);
		draw_blank(c, row, col + cells);
	} else {
		draw_empty(f, field, c, row);
	}
}

/* The words of a value that is chosen and not typed. */
static void add_chosen(const struct form_view *f, const struct form_field *field, struct str *out)
{
	struct options_about about = session_about(f->view.app->session);
	if (field->kind == FIELD_YES) {
		bool yes = draft_number(about.draft, field_spot(&field->ref)) != 0;
		str_add(out, yes ? "[x] " : "[ ] ");
	}
	field_value(out, &about, &field->ref);
	if (!out->length)
		/* TRANSLATORS: stands where nothing is chosen; at most 20 cells. */
		str_add(out, field->kind == FIELD_SOME ? _("(none)") :
		        /* TRANSLATORS: stands where nothing is chosen; at most 20 cells. */
		        _("(choose)"));
}

static void draw_short(const struct form_view *f, const struct form_field *field,
                       const struct canvas *c, int row)
{
	struct str text = STR_INIT;
	bool here = is_here(f, (int)(field - f->fields));
	int col = form_text_column(f, field), cells = form_text_cells(f, field);
	if (here && form_is_typed(field)) {
		draw_empty(f, field, c, row);
		if (f->edit.text.length)
			edit_draw(&f->edit, c, row, col, cells, LOOK_PLAIN);
	} else if (form_is_typed(field)) {
		struct options_about about = session_about(f->view.app->session);
		if (field->wrong)
			str_add(&text, field->wrong);
		else
			field_value(&text, &about, &field->ref);
		if (text.length)
			draw_text(c, row, col, cells + 1, text.text, LOOK_PLAIN);
		else
			draw_empty(f, field, c, row);
	} else {
		add_chosen(f, field, &text);
		int used = draw_width(text.text, text.length);
		used = used < cells ? used : cells;
		draw_text(c, row, col, used, text.text, LOOK_PLAIN);
		draw_blank(c, row, col + used);
	}
	str_free(&text);
}

static void draw_label(const struct form_view *f, const struct form_field *field,
                       const struct canvas *c, int row, bool marked, int cells)
{
	bool here = marked && is_here(f, (int)(field - f->fields));
	draw_text(c, row, 0, 1, marker(f, here), LOOK_PLAIN);
	draw_text(c, row, 1, cells, field_label(&field->ref), LOOK_PLAIN);
	draw_text(c, row, 1 + cells, 2, field->wrong ? "!" : "", LOOK_BAD);
}

/* Draws line LINE of TEXT, wrapped to CELLS, with blanks around it. */
static void draw_wrapped(const struct canvas *c, int row, int col, int cells, const char *text,
                         int line)
{
	size_t next, n = utf8_wrap(text, cells, &next);
	for (; line > 0 && *text; line--) {
		text += next;
		n = utf8_wrap(text, cells, &next);
	}
	draw_bytes(c, row, col, cells, text, n, LOOK_PLAIN);
	draw_blank(c, row, col + cells);
}

static void draw_heading(const struct form_view *f, const struct form_field *field,
                         const struct canvas *c, int row, int line)
{
	struct str text = STR_INIT;
	form_heading(f, field, &text);
	draw_text(c, row, 0, 1, "", LOOK_PLAIN);
	draw_wrapped(c, row, 1, form_heading_cells(f), text.text, line);
	str_free(&text);
}

static void draw_option(const struct form_view *f, const struct form_field *field,
                        const struct canvas *c, int row, const struct form_row *r)
{
	const struct option *o = &field->options.list[r->part];
	const struct form_stop *stop = form_stop(f);
	bool here = is_here(f, (int)(field - f->fields)) && stop->part == r->part && !r->line;
	struct str text = STR_INIT;
	form_option_text(o, &text);
	draw_text(c, row, 0, WIDE_INDENT, marker(f, here), LOOK_PLAIN);
	draw_text(c, row, WIDE_INDENT, 4, r->line ? "" : o->chosen ? "[x]" : "[ ]", LOOK_PLAIN);
	draw_wrapped(c, row, WIDE_INDENT + 4, form_option_cells(f), text.text, r->line);
	str_free(&text);
}

static void draw_button(const struct form_view *f, const struct canvas *c, int row, int button)
{
	struct str text = STR_INIT, inner = STR_INIT;
	bool here = form_stop(f)->field < 0 && form_stop(f)->part == button;
	enum step next = step_beside(f->step, f->view.app->session->call, 1);
	if (button == BUTTON_NEXT)
		/* TRANSLATORS: %1 is the title of the next step. */
		str_fill(&inner, _("[ Next: %1 ]"), _(step_rows[next].title));
	else
		str_add(&inner, button == BUTTON_DONE ? _("[ Done ]") : _("[ Add another partner ]"));
	str_add(&text, inner.text);
	int cells = draw_width(text.text, text.length);
	draw_text(c, row, 0, 1, marker(f, here), LOOK_PLAIN);
	draw_text(c, row, 1, cells, text.text, here && f->view.focused ? LOOK_FOCUS : LOOK_PLAIN);
	draw_blank(c, row, 1 + cells);
	str_free(&text);
	str_free(&inner);
}

static void draw_row(const struct view *v, const struct canvas *c, int y)
{
	const struct form_view *f = form_of(v);
	int at = f->first + y;
	if (at >= (int)f->n_rows) {
		draw_blank(c, y, 0);
		return;
	}
	const struct form_row *r = &f->rows[at];
	const struct form_field *field = r->field >= 0 && r->field < (int)f->n_fields ?
		&f->fields[r->field] : NULL;
	switch (r->kind) {
	case ROW_BLANK:
		draw_blank(c, y, 0);
		break;
	case ROW_SENTENCE:
		draw_text(c, y, 0, 1, "", LOOK_PLAIN);
		draw_bytes(c, y, 1, v->cols - 1, _(step_rows[f->step].help) +
		           f->sentence.lines[r->field].from, f->sentence.lines[r->field].length, LOOK_QUIET);
		break;
	case ROW_LABEL:
		if (field->kind == FIELD_LONG)
			draw_label(f, field, c, y, true, v->cols - 3);
		else
			draw_heading(f, field, c, y, r->line);
		break;
	case ROW_VALUE:
		draw_label(f, field, c, y, r->part == 0, f->label_cells);
		if (r->part)
			draw_blank(c, y, 0);
		if (field->kind == FIELD_LONG)
			draw_long_line(f, field, c, y, r->part);
		else
			draw_short(f, field, c, y);
		break;
	case ROW_TEXT:
		draw_text(c, y, 0, WIDE_INDENT, "", LOOK_PLAIN);
		draw_long_line(f, field, c, y, r->part);
		break;
	case ROW_OPTION:
		draw_option(f, field, c, y, r);
		break;
	case ROW_BUTTON:
		draw_button(f, c, y, r->part);
		break;
	}
}

void form_draw_row(const struct view *v, const struct canvas *c, int y)
{
	const struct form_view *f = form_of(v);
	bool above = y == 0 && f->first > 0;
	bool below = y == v->rows - 1 && f->first + v->rows < (int)f->n_rows;
	draw_row(v, c, y);
	if (above || below)
		draw_text(c, y, v->cols - 1, 1, above ? "^" : "v", LOOK_QUIET);
}

void form_cursor(const struct view *v, int *row, int *col)
{
	const struct form_view *f = form_of(v);
	const struct form_field *field = form_focused(f);
	*row = form_stop(f)->row - f->first;
	*col = 1;
	if (!field)
		return;
	*col = field->in_place ? WIDE_INDENT + 1 : form_text_column(f, field);
	if (field->kind == FIELD_LONG) {
		int cell, line = (int)wrap_find(&field->wrapped, f->edit.text.text, f->edit.at, &cell);
		*row += line - f->edit.top;
		*col += cell < form_text_cells(f, field) ? cell : form_text_cells(f, field) - 1;
	} else if (form_is_typed(field)) {
		*col += draw_width(f->edit.text.text + f->edit.left, f->edit.at - f->edit.left);
	}
}
