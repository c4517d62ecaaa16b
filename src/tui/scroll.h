/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of text that scroll, some of them belonging to items that can have the focus:
 * what lists, tables, pages, the sidebar and pickers are made of. */
#ifndef KONSORT_TUI_SCROLL_H
#define KONSORT_TUI_SCROLL_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/view.h"

struct text_row {
	char *text;            /* owned */
	int item;              /* below 0: no item's; on a page to read, each paragraph another */
	int indent;            /* cells before the mark */
	char mark[4];          /* drawn before the text with a blank behind, "" for none */
	enum look mark_look, look;
	char sign;             /* stands alone at the end, strong; 0: none */
	bool head;             /* the first row of its item: has the marker */
	bool lit;              /* shows the focus; the first row does anyway */
};

struct scroll {
	struct text_row *rows; /* owned */
	size_t n, room;
	int n_items;           /* 0: nothing has the focus, the rows themselves scroll */
	int item;              /* the focused one */
	int first;             /* first row shown */
	bool quiet;            /* the marker alone shows the focus: few bytes for a key */
	bool away;             /* at an edge the user scrolled on: the focus may be out of sight */
	bool leaps;            /* scrolls far at once, as every row that moves is to be drawn */
	int fixed, below;      /* rows at the top and at the foot of the view that do not scroll */
};

void scroll_free(struct scroll *s);
/* Forgets the rows; item and first stay. */
void scroll_clear(struct scroll *s);
/* Adds a row; the text is copied. */
struct text_row *scroll_add(struct scroll *s, int item, int indent, enum look look,
                            const char *text);
/* Adds TEXT in as many rows as it takes in a view of COLS. */
struct text_row *scroll_add_wrapped(struct scroll *s, int item, int indent, enum look look,
                                    const char *text, int cols);
/* Clamps item and first once all rows are there. */
void scroll_settle(struct scroll *s, int view_rows);
/* Moves the focus or scrolls; VIEW_IGNORED for other commands. */
unsigned scroll_act(struct scroll *s, struct view *v, enum command command);
/* Puts the focus on an item. */
void scroll_to(struct scroll *s, struct view *v, int item);
void scroll_draw_row(const struct scroll *s, const struct view *v, const struct canvas *c, int row);
void scroll_cursor(const struct scroll *s, const struct view *v, int *row, int *col);
/* For place.h: where it stands, and to stand there again, once the rows are there. */
void scroll_place(const struct scroll *s, const struct view *v, struct place *out);
void scroll_put(struct scroll *s, const struct view *v, const struct stood *stood);
/* True if there are rows above, or below, those shown. */
bool scroll_more_above(const struct scroll *s);
bool scroll_more_below(const struct scroll *s, int view_rows);

#endif
