/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the table of partners: number, mark and columns.  Drawn from the partners when it
 * comes in sight, as no more than a screen of them ever is. */
#include "tui/table.h"

#include <string.h>

#include "base/lang.h"

enum { COUNTRY_NAMES_FROM = 80, GRANTS_FROM = 92, AGREED_FROM = 44, COUNTRY_CELLS = 18 };

static const char *const titles[COLUMN_END] = {
	/* TRANSLATORS: an order of partners. */
	[COLUMN_NUMBER] = N_("As in the draft"),
	/* TRANSLATORS: the head of a column; at most 14 cells. */
	[COLUMN_NAME] = N_("Name"),
	[COLUMN_COUNTRY] = N_("Country"),
	[COLUMN_TYPE] = N_("Type"),
	/* TRANSLATORS: the head of a column; at most 10 cells. */
	[COLUMN_ROLE] = N_("Role"),
	/* TRANSLATORS: the head of a column of amounts; at most 10 cells. */
	[COLUMN_GRANT] = N_("Grant"),
	[COLUMN_AGREED] = N_("Has agreed"),
};

const char *table_column_title(enum column column)
{
	return titles[column];
}

/* A role in a word that fits its column. */
static const char *short_role(int role)
{
	static const char *const words[ROLE_END] = {
		[ROLE_NONE] = "",
		[ROLE_APPLICANT] = N10_("applicant"),
		[ROLE_FULL] = N10_("full"),
		[ROLE_ASSOCIATED] = N10_("associated"),
	};
	return _(words[role]);
}

const char *table_type(const struct partner *p)
{
	return p->umbrella ? _("umbrella body") : type_label(p->type);
}

/* --- columns --------------------------------------------------------------------- */

static int wider(int cells, const char *text)
{
	int width = draw_width(text, strlen(text));
	return width > cells ? width : cells;
}

/* The widest of the types and roles that there are, each measured once. */
static void measure_words(struct table_view *t)
{
	const struct draft *d = table_draft(t);
	type_set types = 0;
	unsigned roles = 0;
	for (size_t i = 0; i < d->n_partners; i++) {
		const struct partner *p = &d->partners[i];
		types |= p->umbrella ? TYPE_BIT(TYPE_END) : TYPE_BIT(p->type);
		roles |= ROLE_BIT(p->role);
	}
	for (int i = 1; i <= TYPE_END; i++)
		if (types & TYPE_BIT(i))
			t->cells[COLUMN_TYPE] = wider(t->cells[COLUMN_TYPE],
				table_type(&(struct partner){ .type = i, .umbrella = i == TYPE_END }));
	for (int i = 1; i < ROLE_END; i++)
		if (roles & ROLE_BIT(i))
			t->cells[COLUMN_ROLE] = wider(t->cells[COLUMN_ROLE], short_role(i));
}

static int grant_cells(const struct draft *d)
{
	int64_t largest = 0;
	char n[LANG_NUMBER_SIZE];
	for (size_t i = 0; i < d->n_partners; i++)
		if (d->partners[i].grant > largest)
			largest = d->partners[i].grant;
	return wider(wider(0, _("Grant")), lang_number(n, largest));
}

/* Country names and grants only where there is much room, a mark of who has agreed where there
 * is some; the name gets what the others leave, and more than half of it. */
void table_measure(struct table_view *t)
{
	const struct draft *d = table_draft(t);
	int room = t->view.cols - 2, *cells = t->cells;
	char n[LANG_NUMBER_SIZE];
	memset(cells, 0, sizeof t->cells);
	cells[COLUMN_NUMBER] = wider(0, lang_number(n, (long long)d->n_partners));
	cells[COLUMN_COUNTRY] = room >= COUNTRY_NAMES_FROM ? COUNTRY_CELLS : 2;
	cells[COLUMN_TYPE] = wider(0, _("Type"));
	cells[COLUMN_ROLE] = wider(0, _("Role"));
	cells[COLUMN_GRANT] = room >= GRANTS_FROM ? grant_cells(d) : 0;
	cells[COLUMN_AGREED] = room >= AGREED_FROM ? 2 : 0;
	measure_words(t);
	for (int i = 0; i < COLUMN_END; i++)
		if (i != COLUMN_NAME && i != COLUMN_TYPE && cells[i])
			room -= cells[i] + 1;
	room--;   /* between name and type */
	if (cells[COLUMN_TYPE] > room * 9 / 20)
		cells[COLUMN_TYPE] = room * 9 / 20;
	cells[COLUMN_NAME] = room - cells[COLUMN_TYPE];
}

static const char *head_of(const struct table_view *t, enum column column)
{
	if (column == COLUMN_COUNTRY && t->cells[column] <= 2)
		/* TRANSLATORS: the head of a column of country codes; at most 2 cells. */
		return _("In");
	if (column == COLUMN_AGREED)
		/* TRANSLATORS: the head of a column of marks: this organisation has agreed to take
		   part; at most 2 cells. */
		return _("OK");
	return column == COLUMN_NUMBER ? "" : _(titles[column]);
}

/* --- drawing --------------------------------------------------------------------- */

static bool is_right(enum column column)
{
	return column == COLUMN_NUMBER || column == COLUMN_GRANT;
}

/* Where TEXT begins in a column that is at COL. */
static int indented(const struct table_view *t, enum column column, int col, const char *text)
{
	int free_cells = is_right(column) ? t->cells[column] - draw_width(text, strlen(text)) : 0;
	return free_cells > 0 ? col + free_cells : col;
}

/* In which direction the rows are sorted: behind the head, or before one at the right; where it
 * fills its column, in the cell between. */
static void draw_direction(const struct table_view *t, const struct canvas *c, int row,
                           enum column column, int col, const char *head)
{
	static const char *const marks[2][2] = { { "\xE2\x86\x91", "\xE2\x86\x93" }, { "^", "v" } };
	const struct table_memory *memory = &t->view.app->table;
	int end = col + t->cells[column], before = indented(t, column, col, head);
	int at = before + draw_width(head, strlen(head));
	at = at + 1 < end ? at + 1 : at < end ? at : end;
	if (before - 2 >= col)
		at = before - 2;
	draw_text(c, row, at, 1, marks[c->style->ascii][memory->backwards], LOOK_STRONG);
}

void table_draw_head(const struct table_view *t, const struct canvas *c, int row)
{
	draw_text(c, row, 0, 1, "", LOOK_PLAIN);
	draw_text(c, row, 1, t->view.cols - 1, "", LOOK_QUIET);   /* one look from end to end */
	for (int i = 0, col = 1; i < COLUMN_END; i++) {
		const char *head = head_of(t, (enum column)i);
		if (!t->cells[i])
			continue;
		int at = indented(t, (enum column)i, col, head);
		draw_text(c, row, at, col + t->cells[i] - at, head, LOOK_QUIET);
		if (i == t->view.app->table.order && i != COLUMN_NUMBER)
			draw_direction(t, c, row, (enum column)i, col, head);
		col += t->cells[i] + 1;
	}
}

static const char *cell_text(const struct table_view *t, enum column column, size_t at,
                             char number[LANG_NUMBER_SIZE])
{
	const struct partner *p = &table_draft(t)->partners[at];
	switch (column) {
	case COLUMN_NUMBER:
		return lang_number(number, (long long)at + 1);
	case COLUMN_NAME:
		return *p->name ? p->name : _("(no name)");
	case COLUMN_COUNTRY:
		return t->cells[column] > 2 ? country_name(t->view.app->host->catalogue->world, p->country) :
		       country_code(p->country, number);
	case COLUMN_TYPE:
		return table_type(p);
	case COLUMN_ROLE:
		return short_role(p->role);
	case COLUMN_GRANT:
		return p->grant < 0 ? "" : lang_number(number, (long long)p->grant);
	case COLUMN_AGREED:
		return p->agreed ? "+" : "";
	case COLUMN_END:
		break;
	}
	return "";
}

void table_draw_partner(const struct table_view *t, const struct canvas *c, int row, size_t at)
{
	char number[LANG_NUMBER_SIZE];
	for (int i = 0, col = 1; i < COLUMN_END; i++) {
		if (!t->cells[i])
			continue;
		const char *text = cell_text(t, (enum column)i, at, number);
		int from = indented(t, (enum column)i, col, text);
		draw_text(c, row, from, col + t->cells[i] - from, text, LOOK_PLAIN);
		col += t->cells[i] + 1;
	}
	if (table_draft(t)->partners[at].marked)   /* between number and name */
		draw_text(c, row, 1 + t->cells[COLUMN_NUMBER], 1, "*", LOOK_STRONG);
}

/* --- the filter ------------------------------------------------------------------ */

static int count_cells(const struct table_view *t, struct str *count)
{
	str_addf(count, "%zu/%zu", t->n_shown, table_draft(t)->n_partners);
	return (int)count->length;
}

void table_draw_filter(const struct table_view *t, const struct canvas *c)
{
	struct str count = STR_INIT;
	int n = count_cells(t, &count), cells = t->view.cols - n - 6;
	draw_blank(c, 0, 0);
	draw_text(c, 0, 1, 1, "/", LOOK_QUIET);
	if (t->filter.text.length)
		edit_draw(&t->filter, c, 0, 3, cells, t->finding ? LOOK_STRONG : LOOK_PLAIN);
	else
		draw_text(c, 0, 3, cells, _("type to search"), LOOK_QUIET);
	draw_text(c, 0, t->view.cols - n - 1, n, count.text, LOOK_QUIET);
	str_free(&count);
}

int table_filter_cell(const struct table_view *t)
{
	const struct edit *e = &t->filter;
	return 3 + draw_width(e->text.text + e->left, e->at - e->left);
}
