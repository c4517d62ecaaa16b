/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `konsort calls` for people: a table. */
#include "report/text.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"

/* The columns; the title comes last, because it may wrap. */
enum column { COLUMN_ID, COLUMN_CLOSES, COLUMN_LOTS, COLUMN_TITLE, COLUMN_END };

static const char *column_label(enum column column)
{
	switch (column) {
	/* TRANSLATORS: the head of a column, at most 18 cells. */
	case COLUMN_ID: return _("Call");
	/* TRANSLATORS: the head of a column, at most 18 cells. */
	case COLUMN_CLOSES: return _("Closing (Brussels)");
	/* TRANSLATORS: the head of a column, at most 18 cells. */
	case COLUMN_LOTS: return _("Lots");
	/* TRANSLATORS: the head of a column, at most 18 cells. */
	case COLUMN_TITLE: return _("Title");
	case COLUMN_END: break;
	}
	return "";
}

static void add_lots(struct str *out, const struct call *call)
{
	if (!call_has_lots(call)) {
		str_add(out, _("none"));
		return;
	}
	for (size_t i = 0; i < call->n_lots; i++) {
		str_add(out, i > 0 ? ", " : "");
		utf8_clean(out, call->lots[i].id);
	}
}

static void cell_text(struct str *out, const struct call *call, enum column column)
{
	switch (column) {
	case COLUMN_ID: utf8_clean(out, call->id); break;
	case COLUMN_CLOSES: closing_day_text(out, call); break;
	case COLUMN_LOTS: add_lots(out, call); break;
	case COLUMN_TITLE: utf8_clean(out, _(call->title)); break;
	case COLUMN_END: break;
	}
}

static int column_cells(const struct catalogue *c, enum column column)
{
	int cells = page_width(column_label(column));
	for (size_t i = 0; i < c->n_calls; i++) {
		struct str text = STR_INIT;
		cell_text(&text, c->calls[i], column);
		if (page_width(text.text) > cells)
			cells = page_width(text.text);
		str_free(&text);
	}
	return cells + 2;
}

/* A row; CALL NULL: the head of the table. */
static void add_row(struct page *p, const struct call *call, const int *cells)
{
	int used = 0;
	for (enum column c = 0; c < COLUMN_END; c++) {
		struct str text = STR_INIT;
		if (call)
			cell_text(&text, call, c);
		else
			str_add(&text, column_label(c));
		if (c == COLUMN_TITLE)
			page_hang(p, used, used, text.text);
		else
			used += page_cell(p, PAINT_PLAIN, text.text, cells[c]);
		str_free(&text);
	}
}

void calls_text(struct str *out, const struct catalogue *catalogue, struct text_style style)
{
	struct page p = { .out = out, .style = style };
	int cells[COLUMN_END] = { 0 };
	for (enum column c = 0; c < COLUMN_TITLE; c++)
		cells[c] = column_cells(catalogue, c);
	add_row(&p, NULL, cells);
	for (size_t i = 0; i < catalogue->n_calls; i++)
		add_row(&p, catalogue->calls[i], cells);
}
