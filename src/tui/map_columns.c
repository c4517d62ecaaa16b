/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the map: their titles, what stands in them and how wide they are.  Where not
 * all have room, those around the focus are shown. */
#include "tui/map_view.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"
#include "report/phrase.h"

/* Cells of names of countries, the width of the view from which they are shown, cells of
 * columns, each with the marker of the focus, and of numbers that make a column wider. */
enum { NAMES_MOST = 22, NAMES_LEAST = 14, NAMES_FROM = 50, COLUMN_LEAST = 8, COLUMN_MOST = 22,
       NUMBERS_MOST = 16 };
/* Rows of the view from which there is room for so many rows of titles. */
enum { THREE_HEADS_FROM = 14, TWO_HEADS_FROM = 9 };

const char *map_title(const struct map_view *m, size_t column)
{
	const struct call *call = m->view.app->session->call;
	if (column < call->n_categories)
		return _(call->categories[column].title);
	return column == call->n_categories ?
		/* TRANSLATORS: the head of a column of a table: partners of no category; at most
		   14 cells. */
		(call->n_categories ? _("Others") : _("Partners")) :
		/* TRANSLATORS: the head of a column of a table: partners that are not counted; at
		   most 14 cells. */
		_("Not counted");
}

static const struct world *world_of(const struct map_view *m)
{
	return m->view.app->session->catalogue->world;
}

/* --- notes ------------------------------------------------------------------------- */

/* The Member States, where a rule counts them; else NULL. */
static const struct country_set *member_states(const struct map_view *m)
{
	const struct session *s = m->view.app->session;
	for (size_t i = 0; s->lot && i < s->lot->n_rules; i++) {
		const struct rule *r = &s->lot->rules[i];
		if (r->kind == RULE_COUNT_COUNTRIES && rule_country_kind(s->call, r) == KIND_MEMBER_STATES)
			return r->countries;
	}
	return NULL;
}

const char *map_note(const struct map_view *m, size_t row)
{
	const struct map_row *r = &m->map.rows[row];
	const struct country_set *members = member_states(m);
	if (r->country == COUNTRY_NONE)
		return "";
	if (r->freed)
		/* TRANSLATORS: beside a country in which no further organisations are needed, as an
		   umbrella organisation is there; at most 14 cells. */
		return _("freed");
	if (!r->programme)
		return _("Partner Country");
	/* TRANSLATORS: beside a country that is an EU Member State; at most 14 cells. */
	return members && country_set_has(members, r->country) ? _("EU") : "";
}

/* --- columns ----------------------------------------------------------------------- */

const char *map_row_name(const struct map_view *m, size_t row, char code[3])
{
	if (row == m->map.n_rows)
		/* TRANSLATORS: a row that adds a partner of a country that is not in the table;
		   at most 18 cells. */
		return m->names ? _("New country") : "";
	country c = m->map.rows[row].country;
	if (c == COUNTRY_NONE)
		/* TRANSLATORS: the row of partners without a country; at most 18 cells. */
		return m->names ? _("No country") : "--";
	return m->names ? country_name(world_of(m), c) : country_code(c, code);
}

static void measure_names(struct map_view *m, int most)
{
	int cells = m->names ? draw_width(_("places"), strlen(_("places"))) : 2;
	for (size_t i = 0; i <= m->map.n_rows; i++) {
		char code[3];
		const char *name = map_row_name(m, i, code);
		int width = draw_width(name, strlen(name));
		cells = width > cells ? width : cells;
	}
	m->name_cells = MAP_MARK + (cells < most ? cells : most) + MAP_GAP;
}

/* A member as it stands in a cell: in brackets where it takes no place and could. */
static void add_member(struct str *out, const struct map_member *member)
{
	char number[LANG_NUMBER_SIZE];
	bool could = member->standing == MAP_COULD;
	str_add(out, could ? "(" : "");
	str_add(out, lang_number(number, (long long)member->partner + 1));
	str_add(out, could ? ")" : "");
}

/* Adds as many members as fit into CELLS together with how many more there are. */
static void add_some(struct str *out, const struct map_member *members, size_t n, int cells)
{
	struct str some = STR_INIT, best = STR_INIT;
	str_addf(&best, "+%zu", n);
	for (size_t i = 0; i + 1 < n && draw_width(some.text, some.length) <= cells; i++) {
		str_add(&some, i ? " " : "");
		add_member(&some, &members[i]);
		size_t length = some.length;
		str_addf(&some, " +%zu", n - i - 1);
		if (draw_width(some.text, some.length) <= cells) {
			str_clear(&best);
			str_add(&best, some.text);
		}
		str_cut(&some, length);
	}
	str_add(out, best.text);
	str_free(&some);
	str_free(&best);
}

void map_members(struct str *out, const struct map_member *members, size_t n, int cells)
{
	struct str all = STR_INIT;
	for (size_t i = 0; i < n && draw_width(all.text, all.length) <= cells; i++) {
		str_add(&all, i ? " " : "");
		add_member(&all, &members[i]);
	}
	if (draw_width(all.text, all.length) <= cells)
		str_add(out, all.text);
	else
		add_some(out, members, n, cells);
	str_free(&all);
}

/* How much of a title goes on its next line; a word that is too long for it is cut there, and
 * not broken. */
static size_t title_line(const char *title, int cells, size_t *next)
{
	size_t word = strcspn(title, " ");
	if (draw_width(title, word) <= cells)
		return utf8_wrap(title, cells, next);
	*next = word + (title[word] == ' ');
	return word;
}

/* The lines of a title in CELLS; *CUT if a word has no room. */
static int title_lines(const char *title, int cells, bool *cut)
{
	int lines = 0;
	*cut = false;
	while (*title) {
		size_t next, n = title_line(title, cells, &next);
		*cut = *cut || draw_width(title, n) > cells;
		title += next;
		lines++;
	}
	return lines;
}

/* What a title would like to have: two lines at most, no word cut. */
static int title_cells(const char *title)
{
	int cells = COLUMN_LEAST - 1;
	bool cut;
	while (cells < COLUMN_MOST && (title_lines(title, cells, &cut) > 2 || cut))
		cells++;
	return cells;
}

/* What a column would like to have, with the marker: its title, and its numbers. */
static int wanted_cells(const struct map_view *m, size_t column)
{
	int cells = title_cells(map_title(m, column));
	for (size_t row = 0; row < m->map.n_rows; row++) {
		size_t n;
		const struct map_member *members = map_cell(&m->map, row, column, &n);
		struct str text = STR_INIT;
		map_members(&text, members, n, NUMBERS_MOST);
		int width = draw_width(text.text, text.length);
		cells = width > cells ? width : cells;
		str_free(&text);
	}
	return cells < COLUMN_MOST ? cells + 1 : COLUMN_MOST;
}

static void choose_columns(struct map_view *m)
{
	size_t n_categories = m->view.app->session->call->n_categories;
	map_free_columns(m);
	for (size_t c = 0; c < m->map.n_columns; c++)
		if (c < n_categories || map_count(&m->map, c) || (c == n_categories && !c))
			m->columns[m->n_columns++] = (struct map_column){ .column = c, .cells = wanted_cells(m, c) };
	if (!m->n_columns)
		m->column = 0;
	else if (map_focus(m) == m->n_columns)
		m->column = m->columns[0].column;
}

size_t map_focus(const struct map_view *m)
{
	size_t i = 0;
	while (i < m->n_columns && m->columns[i].column != m->column)
		i++;
	return i;
}

static int sum_of_columns(const struct map_view *m, size_t first, size_t last)
{
	int sum = 0;
	for (size_t i = first; i < last; i++)
		sum += m->columns[i].cells + MAP_GAP;
	return sum;
}

/* Takes cells from the widest until all fit into ROOM, or none can give any more. */
static void squeeze(struct map_view *m, int room)
{
	while (sum_of_columns(m, 0, m->n_columns) > room) {
		size_t widest = 0;
		for (size_t i = 1; i < m->n_columns; i++)
			if (m->columns[i].cells > m->columns[widest].cells)
				widest = i;
		if (m->columns[widest].cells <= COLUMN_LEAST)
			return;
		m->columns[widest].cells--;
	}
}

/* The columns that are shown in ROOM: those of before, moved so that the focus is among them. */
static void choose_window(struct map_view *m, int room)
{
	size_t focus = map_focus(m);
	if (m->first > focus)
		m->first = focus;
	while (m->first < focus && sum_of_columns(m, m->first, focus + 1) > room)
		m->first++;
	m->last = m->first;
	while (m->last < m->n_columns && sum_of_columns(m, m->first, m->last + 1) <= room)
		m->last++;
	while (m->first > 0 && sum_of_columns(m, m->first - 1, m->last) <= room)
		m->first--;
	if (m->last == m->first && m->n_columns)
		m->last++;
}

/* The lines of a title in its column, the last one cut where it is longer. */
static void wrap_head(struct map_view *m, struct map_column *column)
{
	const char *title = map_title(m, column->column);
	int cells = column->cells - 1;
	for (int i = 0; i < m->heads; i++) {
		struct str line = STR_INIT;
		size_t next = strlen(title), n = i + 1 < m->heads ? title_line(title, cells, &next) : next;
		char *part = xstrndup(title, n);
		utf8_add_fit(&line, part, cells, false);
		column->heads[i] = str_take(&line);
		free(part);
		title += next;
	}
}

static void place_columns(struct map_view *m)
{
	int x = m->name_cells;
	for (size_t i = m->first; i < m->last; i++) {
		m->columns[i].x = x;
		x += m->columns[i].cells + MAP_GAP;
		wrap_head(m, &m->columns[i]);
	}
	m->note_x = x;
}

/* Rows that the titles take if they may take MOST. */
static int title_rows(const struct map_view *m, int most)
{
	int rows = 1;
	for (size_t i = 0; i < m->n_columns; i++) {
		bool cut;
		int n = title_lines(map_title(m, m->columns[i].column), m->columns[i].cells - 1, &cut);
		rows = n > rows ? n : rows;
	}
	rows = rows < most ? rows : most;
	return rows;
}

void map_measure(struct map_view *m)
{
	int most = m->view.rows >= THREE_HEADS_FROM ? 3 : m->view.rows >= TWO_HEADS_FROM ? 2 : 1;
	int cols = m->view.cols - 1;   /* without that of "more" */
	m->names = m->view.cols >= NAMES_FROM;
	choose_columns(m);
	measure_names(m, NAMES_MOST);
	if (sum_of_columns(m, 0, m->n_columns) > cols - m->name_cells)
		measure_names(m, NAMES_LEAST);
	squeeze(m, cols - m->name_cells);
	choose_window(m, cols - m->name_cells);
	m->heads = title_rows(m, most);
	place_columns(m);
}

void map_free_columns(struct map_view *m)
{
	for (size_t i = 0; i < m->n_columns; i++)
		for (int h = 0; h < MAP_HEADS; h++)
			free(m->columns[i].heads[h]);
	memset(m->columns, 0, sizeof m->columns);
	m->n_columns = 0;
}
