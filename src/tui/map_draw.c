/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the map as they are drawn: titles, figures, a line, countries. */
#include "tui/map_view.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"

static void draw_title(const struct map_view *m, const struct canvas *c, int row)
{
	draw_blank(c, row, 0);
	for (size_t i = m->first; i < m->last; i++) {
		const struct map_column *k = &m->columns[i];
		draw_text(c, row, k->x + 1, k->cells - 1, k->heads[row], LOOK_STRONG);
	}
	if (row)
		return;
	/* there are columns further on */
	draw_text(c, row, m->name_cells - 2, 1, m->first > 0 ? "<" : "", LOOK_QUIET);
	draw_text(c, row, c->cols - 1, 1, m->last < m->n_columns ? ">" : "", LOOK_QUIET);
}

enum { NOTE_LEAST = 6 };   /* cells of a note that is cut */

/* What a rule asks of each category, and how much of it there is. */
static void draw_figures(const struct map_view *m, const struct canvas *c, int row, size_t rule)
{
	const struct map_rule *r = &m->map.rules[rule];
	draw_blank(c, row, 0);
	if (m->names)
		/* TRANSLATORS: before figures such as "2/5": how many places are filled of how many;
		   at most 18 cells. */
		draw_text(c, row, MAP_MARK, m->name_cells - MAP_MARK - MAP_GAP, _("places"), LOOK_QUIET);
	for (size_t i = m->first; i < m->last; i++) {
		const struct map_column *k = &m->columns[i];
		if (k->column >= CATEGORY_MOST || !r->asked[k->column])
			continue;
		char filled[LANG_NUMBER_SIZE], asked[LANG_NUMBER_SIZE];
		bool lacks = r->filled[k->column] < r->asked[k->column];
		struct str text = STR_INIT;
		str_addf(&text, "%s/%s%s", lang_number(filled, r->filled[k->column]),
		         lang_number(asked, r->asked[k->column]), lacks ? " !" : "");
		draw_text(c, row, k->x + 1, k->cells - 1, text.text, lacks ? LOOK_BAD : LOOK_GOOD);
		str_free(&text);
	}
}

static bool lacks_here(const struct map_view *m, size_t row, size_t column)
{
	return column < CATEGORY_MOST && (m->map.rows[row].missing >> column & 1);
}

/* What stands in a cell behind the marker of the focus. */
static void add_cell(const struct map_view *m, size_t row, const struct map_column *k,
                     struct str *out)
{
	size_t n;
	if (row == m->map.n_rows) {
		str_add(out, "+");
		return;
	}
	const struct map_member *members = map_cell(&m->map, row, k->column, &n);
	bool lacks = lacks_here(m, row, k->column);
	map_members(out, members, n, k->cells - 1 - 2 * (lacks && n));
	if (lacks)
		str_add(out, n ? " !" : "!");
	else if (!n)
		str_add(out, "·");
}

/* The whole row at once, which costs least.  The marker alone shows the focus, as in the table
 * of partners: few bytes for a key. */
static void draw_plain(const struct map_view *m, const struct canvas *c, int row, size_t at)
{
	struct str line = STR_INIT, cell = STR_INIT;
	char code[3];
	str_add_repeat(&line, ' ', MAP_MARK);
	utf8_add_fit(&line, map_row_name(m, at, code), m->name_cells - MAP_MARK - MAP_GAP, true);
	for (size_t i = m->first; i < m->last; i++) {
		const struct map_column *k = &m->columns[i];
		bool here = m->view.focused && (int)at == m->scroll.item && k->column == m->column;
		str_clear(&cell);
		add_cell(m, at, k, &cell);
		str_add_repeat(&line, ' ', MAP_GAP);
		str_add_char(&line, here ? '>' : ' ');
		utf8_add_fit(&line, cell.text, k->cells - 1, true);
	}
	str_add_repeat(&line, ' ', MAP_GAP);
	const char *note = at < m->map.n_rows ? map_note(m, at) : "";
	int cells = c->cols - 1 - MAP_GAP - m->note_x;
	if (cells >= NOTE_LEAST || draw_width(note, strlen(note)) <= cells)
		utf8_add_fit(&line, note, cells, false);
	draw_text(c, row, 0, c->cols, line.text, LOOK_PLAIN);
	str_free(&line);
	str_free(&cell);
}

/* What is missing in a country, over the plain row. */
static void draw_lacks(const struct map_view *m, const struct canvas *c, int row, size_t at)
{
	draw_text(c, row, 0, 1, "!", LOOK_BAD);
	for (size_t i = m->first; i < m->last; i++) {
		const struct map_column *k = &m->columns[i];
		struct str cell = STR_INIT;
		if (!lacks_here(m, at, k->column))
			continue;
		add_cell(m, at, k, &cell);
		draw_text(c, row, k->x + 1, k->cells - 1, cell.text, LOOK_BAD);
		str_free(&cell);
	}
}

/* There are rows above those shown, or below. */
static void draw_more(const struct map_view *m, const struct canvas *c, int row)
{
	if (row == m->scroll.fixed && scroll_more_above(&m->scroll))
		draw_text(c, row, c->cols - 1, 1, "^", LOOK_QUIET);
	else if (row == c->rows - 1 && scroll_more_below(&m->scroll, m->view.rows))
		draw_text(c, row, c->cols - 1, 1, "v", LOOK_QUIET);
}

static void draw_country(const struct map_view *m, const struct canvas *c, int row, size_t at)
{
	draw_plain(m, c, row, at);
	if (at < m->map.n_rows && m->map.rows[at].missing)
		draw_lacks(m, c, row, at);
	draw_more(m, c, row);
}

void map_draw_row(const struct view *v, const struct canvas *c, int row)
{
	union { const struct view *in; const struct map_view *out; } u = { .in = v };
	const struct map_view *m = u.out;
	int rules = (int)m->map.n_rules, at = m->scroll.first + row - m->scroll.fixed;
	if (row < m->heads) {
		draw_title(m, c, row);
	} else if (row < m->heads + rules && row < m->scroll.fixed) {
		draw_figures(m, c, row, (size_t)(row - m->heads));
	} else if (row < m->scroll.fixed) {
		draw_line_across(c, row, 0, c->cols);
	} else if (at < (int)m->scroll.n && m->scroll.rows[at].head &&
	           m->scroll.rows[at].item <= (int)m->map.n_rows) {
		draw_country(m, c, row, (size_t)m->scroll.rows[at].item);
	} else {
		scroll_draw_row(&m->scroll, v, c, row);
	}
}
