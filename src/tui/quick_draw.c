/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the pop-up that adds partners is drawn: a row a field, a blank one where there is
 * room, then the options. */
#include "tui/quick.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "report/names.h"

enum { LABEL_LEAST = 4, LABEL_MOST = 12, COUNT_CELLS = 8, EMPTY_CELLS = 16,
       FIELD_CELLS = 20 };   /* of what is typed to find an option */

/* --- geometry ------------------------------------------------------------------ */

int quick_list_top(const struct quick_view *q)
{
	return q->view.rows >= QUICK_FIELDS + 4 ? QUICK_FIELDS + 1 : QUICK_FIELDS;
}

int quick_list_rows(const struct quick_view *q)
{
	int rows = q->view.rows - quick_list_top(q);
	return rows > 0 ? rows : 0;
}

/* By pages, so that it hangs on nothing but the option gone to. */
int quick_list_first(const struct quick_view *q)
{
	const struct quick_field *f = quick_focused(q);
	int rows = quick_list_rows(q), last = (int)f->n_shown - rows;
	int first = rows && f->pick > 0 ? f->pick / rows * rows : 0;
	return first > last && last >= 0 ? last : first;
}

static int label_cells(void)
{
	int widest = LABEL_LEAST;
	for (int i = 0; i < QUICK_FIELDS; i++) {
		struct field_ref ref = quick_ref(i);
		const char *label = field_label(&ref);
		int cells = draw_width(label, strlen(label));
		widest = cells > widest ? cells : widest;
	}
	return widest < LABEL_MOST ? widest : LABEL_MOST;
}

static int text_column(void)
{
	return 1 + label_cells() + 2;
}

/* How many match is told in the blank row, else at the end of the field's own. */
static bool has_blank_row(const struct quick_view *q)
{
	return quick_list_top(q) > QUICK_FIELDS;
}

static int text_cells(const struct quick_view *q, int field)
{
	bool counts = field != QUICK_NAME && !has_blank_row(q);
	int cells = q->view.cols - text_column() - 1 - (counts ? COUNT_CELLS : 0);
	return cells > 4 ? cells : 4;
}

int quick_edit_cells(const struct quick_view *q, int field)
{
	int cells = text_cells(q, field);
	if (field == QUICK_NAME)
		return cells;
	return cells / 2 < FIELD_CELLS ? cells / 2 : FIELD_CELLS;
}

/* --- fields -------------------------------------------------------------------- */

/* The words of a field's value; what it is where nothing is chosen is quiet. */
static const char *value_words(const struct quick_view *q, int field, enum look *look)
{
	const struct app *app = q->view.app;
	int64_t value = q->fields[field].value;
	*look = LOOK_PLAIN;
	if (field == QUICK_COUNTRY)
		return country_name(app->host->catalogue->world, (country)value);
	if (field == QUICK_TYPE)
		return type_label((int)value);
	if (value)
		return role_label((int)value);
	*look = LOOK_QUIET;
	return role_label(app->session->draft->n_partners ? ROLE_FULL : ROLE_APPLICANT);
}

static void draw_value(const struct quick_view *q, const struct canvas *c, int field, int col,
                       int cells)
{
	enum look look;
	const struct quick_field *f = &q->fields[field];
	const struct option *option = field == q->at ? quick_option(f) : NULL;
	const char *words = option ? option->label : value_words(q, field, &look);
	look = option ? LOOK_PLAIN : look;
	int empty = cells < EMPTY_CELLS ? cells : EMPTY_CELLS;
	if (!*words)
		draw_text(c, field, col, cells, &"________________"[EMPTY_CELLS - empty], LOOK_QUIET);
	else
		draw_text(c, field, col, cells, words, look);
}

/* What is typed, and behind it what it stands for. */
static void draw_typed(const struct quick_view *q, const struct canvas *c, int field, int col,
                       int cells)
{
	const struct quick_field *f = &q->fields[field];
	const struct option *option = quick_option(f);
	int typed = quick_edit_cells(q, field);
	struct str words = STR_INIT;
	str_add(&words, option ? "= " : "?");
	str_add(&words, option ? option->label : "");
	edit_draw(&f->edit, c, field, col, typed, LOOK_STRONG);
	draw_text(c, field, col + typed, 1, "", LOOK_PLAIN);
	draw_text(c, field, col + typed + 1, cells - typed - 1, words.text,
	          option ? LOOK_PLAIN : LOOK_DOUBT);
	str_free(&words);
}

static void draw_name(const struct quick_view *q, const struct canvas *c, int col, int cells)
{
	const struct quick_field *f = &q->fields[QUICK_NAME];
	if (f->edit.text.length && q->at == QUICK_NAME)
		edit_draw(&f->edit, c, QUICK_NAME, col, cells, LOOK_PLAIN);
	else if (f->edit.text.length)
		draw_text(c, QUICK_NAME, col, cells, f->edit.text.text, LOOK_PLAIN);
	else
		draw_text(c, QUICK_NAME, col, cells, "________________", LOOK_QUIET);
}

/* HERE: it is told on this row. */
static void draw_count(const struct quick_view *q, const struct canvas *c, int row, bool here)
{
	struct str count = STR_INIT;
	const struct quick_field *f = quick_focused(q);
	if (here && q->at != QUICK_NAME && f->edit.text.length)
		str_addf(&count, "%zu/%zu", f->n_shown, f->options.n);
	draw_text(c, row, q->view.cols - COUNT_CELLS, COUNT_CELLS, count.text, LOOK_QUIET);
	str_free(&count);
}

static void draw_blank_row(const struct quick_view *q, const struct canvas *c, int row)
{
	draw_text(c, row, 0, q->view.cols - COUNT_CELLS, "", LOOK_PLAIN);
	draw_count(q, c, row, true);
}

static void draw_field(const struct quick_view *q, const struct canvas *c, int field)
{
	struct field_ref ref = quick_ref(field);
	int col = text_column(), cells = text_cells(q, field);
	draw_text(c, field, 0, 1, field == q->at && q->view.focused ? ">" : "", LOOK_PLAIN);
	draw_text(c, field, 1, label_cells(), field_label(&ref), LOOK_PLAIN);
	draw_text(c, field, col - 2, 2, "", LOOK_PLAIN);
	if (field == QUICK_NAME)
		draw_name(q, c, col, cells);
	else if (q->fields[field].edit.text.length)
		draw_typed(q, c, field, col, cells);
	else
		draw_value(q, c, field, col, cells);
	draw_text(c, field, col + cells, 1, "", LOOK_PLAIN);
	if (field != QUICK_NAME && !has_blank_row(q))
		draw_count(q, c, field, field == q->at);
}

/* --- options ------------------------------------------------------------------- */

static void draw_option(const struct quick_view *q, const struct canvas *c, int row, int at)
{
	const struct quick_field *f = quick_focused(q);
	const struct option *o = &f->options.list[f->shown[at]];
	bool picked = o == quick_option(f);
	int rows = quick_list_rows(q), first = quick_list_first(q), col = text_column();
	bool above = at == first && first > 0;
	bool below = at == first + rows - 1 && at + 1 < (int)f->n_shown;
	struct str text = STR_INIT;
	str_add(&text, o->label);
	if (*o->hint) {
		str_add(&text, " - ");
		str_add(&text, o->hint);
	}
	int room = q->view.cols - col - 1, cells = draw_width(text.text, text.length);
	cells = cells < room ? cells : room;
	draw_text(c, row, 0, col, "", LOOK_PLAIN);
	draw_text(c, row, col - 2, 1, picked ? "*" : "", LOOK_STRONG);
	draw_text(c, row, col, cells, text.text, picked ? LOOK_FOCUS : LOOK_PLAIN);
	draw_blank(c, row, col + cells);
	draw_text(c, row, q->view.cols - 1, 1, above ? "^" : below ? "v" : "", LOOK_QUIET);
	str_free(&text);
}

/* TRANSLATORS: at most 140 cells. */
static const char *const advice = N_("Tab goes on to the country. Enter adds the partner. Rows of a "
                                     "spreadsheet can be pasted here.");

/* Rows of the list that the advice takes: all, where it has to be cut. */
static int advice_rows(const struct quick_view *q)
{
	const char *text = _(advice);
	int rows = 0, most = quick_list_rows(q);
	for (; *text && rows < most; rows++) {
		size_t next;
		utf8_wrap(text, q->view.cols - 2, &next);
		text += next;
	}
	return *text ? most : rows;
}

/* Beside the name there are no options: what can be done is said instead. */
static void draw_advice(const struct quick_view *q, const struct canvas *c, int row, int line)
{
	int cells = q->view.cols - 2;
	bool last = line == quick_list_rows(q) - 1;
	const char *text = _(advice);
	size_t next, n = utf8_wrap(text, cells, &next);
	for (; line > 0 && *text; line--) {
		text += next;
		n = utf8_wrap(text, cells, &next);
	}
	draw_text(c, row, 0, 1, "", LOOK_PLAIN);
	if (last)   /* what does not fit there is seen to be cut */
		draw_text(c, row, 1, cells, text, LOOK_QUIET);
	else
		draw_bytes(c, row, 1, cells, text, n, LOOK_QUIET);
	draw_blank(c, row, 1 + cells);
}

/* And under it the last partners, as the pop-up may stand over them in the table. */
static void draw_last(const struct quick_view *q, const struct canvas *c, int row, int line)
{
	const struct app *app = q->view.app;
	const struct draft *d = app->session->draft;
	int room = quick_list_rows(q) - advice_rows(q), all = (int)d->n_partners;
	int at = (all > room ? all - room : 0) + line - advice_rows(q);
	struct str text = STR_INIT, number = STR_INIT;
	if (at < all) {
		const struct partner *p = &d->partners[at];
		const char *parts[] = { country_name(app->host->catalogue->world, p->country),
		                        type_label(p->type) };
		str_addf(&number, "%d ", at + 1);
		utf8_clean(&text, *p->name ? p->name : _("(no name)"));
		for (int i = 0; i < 2; i++) {
			str_add(&text, *parts[i] ? " · " : "");
			str_add(&text, parts[i]);
		}
	}
	draw_text(c, row, 0, 1, "", LOOK_PLAIN);
	draw_text(c, row, 1, (int)number.length, number.text, LOOK_QUIET);
	draw_text(c, row, 1 + (int)number.length, q->view.cols - 1 - (int)number.length, text.text,
	          LOOK_PLAIN);
	str_free(&text);
	str_free(&number);
}

void quick_draw_row(const struct view *v, const struct canvas *c, int row)
{
	const struct quick_view *q = quick_of(v);
	const struct quick_field *f = quick_focused(q);
	int line = row - quick_list_top(q), at = quick_list_first(q) + line;
	if (row < QUICK_FIELDS)
		draw_field(q, c, row);
	else if (line < 0)
		draw_blank_row(q, c, row);
	else if (q->at == QUICK_NAME && line < advice_rows(q))
		draw_advice(q, c, row, line);
	else if (q->at == QUICK_NAME)
		draw_last(q, c, row, line);
	else if (at < (int)f->n_shown)
		draw_option(q, c, row, at);
	else if (!f->n_shown && line == 0)
		draw_text(c, row, 0, v->cols, _("  nothing matches"), LOOK_PLAIN);
	else
		draw_blank(c, row, 0);
}

void quick_cursor(const struct view *v, int *row, int *col)
{
	const struct quick_view *q = quick_of(v);
	const struct edit *e = &quick_focused(q)->edit;
	*row = q->at;
	*col = text_column() + draw_width(e->text.text + e->left, e->at - e->left);
}
