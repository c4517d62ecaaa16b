/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scrolling rows.  Column 0 is the marker of the focus, so that it shows without
 * colour; the last column says when there is more above or below. */
#include "tui/scroll.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmem.h"
#include "tui/place.h"

void scroll_free(struct scroll *s)
{
	scroll_clear(s);
	free(s->rows);
	*s = (struct scroll){ 0 };
}

void scroll_clear(struct scroll *s)
{
	for (size_t i = 0; i < s->n; i++)
		free(s->rows[i].text);
	s->n = 0;
	s->n_items = 0;
}

static struct text_row *add(struct scroll *s, int item, int indent, enum look look, char *text)
{
	XGROW(s->rows, s->n, s->room);
	bool head = item >= 0 && item >= s->n_items;
	if (head)
		s->n_items = item + 1;
	struct text_row *row = &s->rows[s->n++];
	*row = (struct text_row){ .text = text, .item = item, .indent = indent, .look = look,
	                          .mark_look = look, .head = head };
	return row;
}

struct text_row *scroll_add(struct scroll *s, int item, int indent, enum look look,
                            const char *text)
{
	return add(s, item, indent, look, xstrdup(text));
}

struct text_row *scroll_add_wrapped(struct scroll *s, int item, int indent, enum look look,
                                    const char *text, int cols)
{
	size_t at = s->n, from = 0;
	int cells = cols - indent - 2;   /* marker and the column of "more" */
	do {
		size_t next;
		size_t length = utf8_wrap(text + from, cells > 1 ? cells : 1, &next);
		add(s, item, indent, look, xstrndup(text + from, length));
		from += next;
	} while (text[from]);
	return &s->rows[at];
}

/* First row and number of rows of an item, or of a paragraph. */
static int item_rows(const struct scroll *s, int item, int *first)
{
	int n = 0;
	*first = 0;
	for (size_t i = 0; i < s->n; i++) {
		if (s->rows[i].item != item)
			continue;
		if (!n++)
			*first = (int)i;
	}
	return n ? n : 1;
}

static int shown_rows(const struct scroll *s, int view_rows)
{
	int rows = view_rows - s->fixed - s->below;
	return rows > 1 ? rows : 1;
}

/* What is to be seen of the focused item: its rows, and with the first one what stands
 * above it. */
static int focus_rows(const struct scroll *s, int rows, int *at)
{
	int n = item_rows(s, s->item, at);
	if (s->item > 0 || *at + n > rows)
		return n;
	*at = 0;
	return 1;
}

/* Shows the focused item; of one that is taller than the view any part, or its HEAD. */
static void show_item(struct scroll *s, int view_rows, bool head)
{
	int rows = shown_rows(s, view_rows), at, n;
	if (!s->n_items || (s->away && !head)) {
		s->first = view_scroll(s->first, rows, (int)s->n, s->first, 1);
		return;
	}
	n = focus_rows(s, rows, &at);
	int from = s->item ? at : 0;
	if (n > rows && !head && s->first >= from && s->first <= at + n - rows)
		return;
	s->first = view_scroll(s->first, rows, (int)s->n, at, n < rows ? n : rows);
}

void scroll_settle(struct scroll *s, int view_rows)
{
	if (s->item >= s->n_items)
		s->item = s->n_items - 1;
	if (s->item < 0)
		s->item = 0;
	show_item(s, view_rows, false);
}

/* --- in another language ------------------------------------------------------------ */

void scroll_place(const struct scroll *s, const struct view *v, struct place *p)
{
	int at, n, rows = shown_rows(s, v->rows);
	p->item = s->item;
	p->first = s->first;
	if (s->n_items) {
		n = focus_rows(s, rows, &at);
		place_item(p, rows, at, n);
	} else if (s->first < (int)s->n) {
		p->paragraph = s->rows[s->first].item;
		p->parts = item_rows(s, p->paragraph, &at);
		p->part = s->first - at;
	}
}

void scroll_put(struct scroll *s, const struct view *v, const struct stood *stood)
{
	int at, n, rows = shown_rows(s, v->rows);
	const struct place *home = stood->home;
	if (s->n_items) {
		n = focus_rows(s, rows, &at);
		s->first = place_first(stood, rows, (int)s->n, at, n);
	} else if (stood->exactly) {
		s->first = stood->before->first;
	} else if (home->parts) {
		n = item_rows(s, home->paragraph, &at);
		s->first = at + home->part * n / home->parts;
	}
	if (s->first < 0)
		s->first = 0;
	scroll_settle(s, v->rows);
}

/* Marks the rows of an item that show whether it has the focus. */
static void touch_item(const struct scroll *s, struct view *v, int item)
{
	for (int row = s->fixed; row < v->rows; row++) {
		int at = s->first + row - s->fixed;
		const struct text_row *r = at < (int)s->n ? &s->rows[at] : NULL;
		if (r && r->item == item && (r->head || (r->lit && !s->quiet)))
			view_touch(v, row);
	}
}

/* Puts the focused item to the upper third of the view, or going up to the lower one. */
static void leap(struct scroll *s, int view_rows, bool down)
{
	int at, n = item_rows(s, s->item, &at), rows = shown_rows(s, view_rows);
	int above = down ? rows / 3 : rows - rows / 3;
	if (n > rows / 3)
		return;
	s->first = view_scroll(at - above, rows, (int)s->n, at, n);
}

void scroll_to(struct scroll *s, struct view *v, int item)
{
	int first = s->first, before = s->item;
	s->item = item < s->n_items ? item : s->n_items - 1;
	s->item = s->item > 0 ? s->item : 0;
	s->away = false;
	show_item(s, v->rows, true);
	if (s->leaps && s->first != first)
		leap(s, v->rows, s->item > before);
	if (s->first != first) {
		view_touch_all(v);
		return;
	}
	touch_item(s, v, before);
	touch_item(s, v, s->item);
}

/* Scrolls rows that have no items. */
static unsigned scroll_by(struct scroll *s, struct view *v, int by)
{
	int rows = shown_rows(s, v->rows), before = s->first;
	s->first = view_scroll(s->first + by, rows, (int)s->n, s->first + by, 1);
	if (s->first == before)
		return VIEW_DEAD;
	view_touch_all(v);
	return VIEW_HANDLED;
}

/* The item about a screen away. */
static int page_item(const struct scroll *s, const struct view *v, int direction)
{
	int at, n = item_rows(s, s->item, &at), rows = shown_rows(s, v->rows);
	int target = direction > 0 ? at + n - 1 + rows : at - rows;
	int best = s->item;
	for (size_t i = 0; i < s->n; i++) {
		int item = s->rows[i].item;
		if (item >= 0 && direction > 0 && (int)i <= target && item > best)
			best = item;
		if (item >= 0 && direction < 0 && (int)i >= target && item < best)
			best = item;
	}
	if (best == s->item)
		best += direction;
	return best;
}

unsigned scroll_act(struct scroll *s, struct view *v, enum command command)
{
	int page = shown_rows(s, v->rows) - 1, to = s->item, by = 0;
	/* only the commands that move */
	if (command == CMD_UP)
		to--, by = -1;
	else if (command == CMD_DOWN)
		to++, by = 1;
	else if (command == CMD_PAGE_UP)
		to = page_item(s, v, -1), by = -(page > 0 ? page : 1);
	else if (command == CMD_PAGE_DOWN)
		to = page_item(s, v, 1), by = page > 0 ? page : 1;
	else if (command == CMD_FIRST)
		to = 0, by = -(int)s->n;
	else if (command == CMD_LAST)
		to = s->n_items - 1, by = (int)s->n;
	else
		return VIEW_IGNORED;
	if (!s->n_items)
		return scroll_by(s, v, by);
	if (to < 0)
		to = 0;
	if (to >= s->n_items)
		to = s->n_items - 1;
	int first = s->first;
	if (to == s->item) {   /* at an edge: at least all of it can be seen */
		s->first = view_scroll(first + by, shown_rows(s, v->rows), (int)s->n, first + by, 1);
		if (s->first == first)
			return VIEW_DEAD;
		s->away = true;
		view_touch_all(v);
		return VIEW_HANDLED;
	}
	scroll_to(s, v, to);
	return VIEW_HANDLED;
}

bool scroll_more_above(const struct scroll *s)
{
	return s->first > 0;
}

bool scroll_more_below(const struct scroll *s, int view_rows)
{
	return s->first + shown_rows(s, view_rows) < (int)s->n;
}

static const char *more_mark(const struct scroll *s, const struct view *v, int row)
{
	if (row == s->fixed && scroll_more_above(s))
		return "^";
	if (row == v->rows - s->below - 1 && scroll_more_below(s, v->rows))
		return "v";
	return " ";
}

/* The text from COL to END; FOCUS: with the focus shown on it. */
static void draw_row_text(const struct text_row *r, const struct canvas *c, int row, int col,
                          int end, bool focus)
{
	int cells = focus ? draw_width(r->text, strlen(r->text)) : 0;
	cells = cells < end - col ? cells : end - col;
	if (focus)
		draw_text(c, row, col, cells, r->text, LOOK_FOCUS);
	draw_text(c, row, col + cells, end - col - cells, focus ? "" : r->text, r->look);
}

void scroll_draw_row(const struct scroll *s, const struct view *v, const struct canvas *c, int row)
{
	int at = s->first + row - s->fixed, col = 1, end = v->cols - 1;
	if (at < 0 || at >= (int)s->n) {
		draw_blank(c, row, 0);
		return;
	}
	const struct text_row *r = &s->rows[at];
	/* one marker on the screen, where the keys go */
	bool here = s->n_items > 0 && r->item == s->item && v->focused;
	draw_text(c, row, 0, 1 + r->indent, here && r->head ? ">" : "", LOOK_PLAIN);
	col += r->indent;
	if (*r->mark) {
		int cells = (int)strlen(r->mark);
		draw_text(c, row, col, cells, r->mark, r->mark_look);
		draw_text(c, row, col + cells, 1, "", LOOK_PLAIN);
		col += cells + 1;
	}
	draw_row_text(r, c, row, col, end - !!r->sign, here && !s->quiet && (r->head || r->lit));
	if (r->sign)
		draw_text(c, row, end - 1, 1, (char[]){ r->sign, 0 }, LOOK_STRONG);
	draw_text(c, row, end, 1, more_mark(s, v, row), LOOK_QUIET);
}

void scroll_cursor(const struct scroll *s, const struct view *v, int *row, int *col)
{
	int at;
	item_rows(s, s->item, &at);
	*row = s->n_items ? at - s->first + s->fixed : s->fixed;
	if (*row >= v->rows)
		*row = v->rows - 1;
	if (*row < 0)
		*row = 0;
	*col = s->n_items ? 1 + (at < (int)s->n ? s->rows[at].indent : 0) : 0;
}
