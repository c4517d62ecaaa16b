/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A view: something with rows that can have the focus.  Body, sidebar and pop-ups are
 * views.  It gets commands, never keys, and answers with bits; it draws row by row
 * when asked and changes nothing while drawing. */
#ifndef KONSORT_TUI_VIEW_H
#define KONSORT_TUI_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "core/draft.h"
#include "tui/draw.h"
#include "tui/keys.h"

struct app;
struct view;
struct scroll;
struct edit;
struct places;

/* What a view answers to a command. */
enum {
	VIEW_IGNORED = 0,
	VIEW_HANDLED = 1,
	VIEW_CHANGED = 2,      /* more than the rows it touched itself: lay out and draw anew */
	VIEW_NEXT = 4,         /* done here: the next step */
	VIEW_BACK = 8,         /* one level back */
	VIEW_ASIDE = 16,       /* to the sidebar, or from it to the step */
	VIEW_DEAD = 32,        /* an edge: there is nothing further in this direction */
};

struct input {
	int key;               /* K_NONE for a paste */
	const char *text;      /* the character as UTF-8, or the paste; "" for other keys */
};

/* Where a view stands among its rows, as far as it hangs on how long words are. */
struct place {
	int item;              /* the one with the focus */
	int first;             /* the row that is shown first */
	int row;               /* where among those shown the item stands */
	bool at_foot;          /* the last row of the item is the last one shown */
	int paragraph;         /* where nothing has the focus: what is read at the top, */
	int part, parts;       /* which of its rows that is, and how many it has */
	size_t left;           /* of a text being edited: the first byte shown, */
	int top;               /* or the first line, */
	size_t top_byte;       /* and the byte that begins it */
};

/* Where a view stood before, as it is to be put again. */
struct stood {
	const struct place *home;      /* where the user moved last, in whatever language */
	const struct place *before;    /* in this language and size; NULL: it never did */
	bool exactly;                  /* BEFORE is where it belongs, to the cell */
};

struct view_ops {
	enum keymap keymap;
	void (*free)(struct view *v);
	/* The size or the content changed: works out rows, keeps the focus in sight. */
	void (*layout)(struct view *v);
	/* Draws row ROW of the CANVAS, all of it. */
	void (*draw_row)(const struct view *v, const struct canvas *c, int row);
	unsigned (*act)(struct view *v, enum command command, const struct input *input);
	/* Where the cursor is, on the focused item. */
	void (*cursor)(const struct view *v, int *row, int *col);
	/* True while characters go to a text. */
	bool (*takes_text)(const struct view *v);
	/* False for a command of the view's table that is of no use just now, so that it is
	 * not offered.  NULL: all are. */
	bool (*offers)(const struct view *v, enum command command);
	/* The field with the focus; the key is below 0 on what is no field.  NULL: it has none. */
	struct spot (*spot)(const struct view *v);
	/* Adds a line on the focused item, for the foot of the screen.  May be NULL. */
	void (*about)(const struct view *v, struct str *out);
	/* Adds all there is to say here, paragraphs with '\n' between.  May be NULL.  Asked
	 * again whenever the language changes. */
	void (*help)(const struct view *v, struct str *out);
	/* Pop-ups: the rows and cols wanted inside the frame, given the most there are. */
	void (*size)(struct view *v, int *rows, int *cols);
	/* Pop-ups: the title in the frame. */
	void (*title)(const struct view *v, struct str *out);
	/* The language is another one: makes the words anew that the view keeps between two
	 * layouts, and leaves the focus on what it is on.  NULL: it keeps none. */
	void (*relabel)(struct view *v);
	/* Esc was pressed: takes back what was typed to narrow the view down; false if nothing
	 * was, and Esc goes back.  NULL: nothing ever is. */
	bool (*let_go)(struct view *v);
	/* A click on a row and column of the view.  NULL: SCROLL's item there gets the focus, a
	 * click on what has it chooses it. */
	unsigned (*click)(struct view *v, int row, int col);
	/* Where it stands, and to stand there again in another language or size.  NULL: SCROLL
	 * and EDIT say all. */
	void (*place)(const struct view *v, struct place *out);
	void (*put)(struct view *v, const struct stood *stood);
};

struct view {
	const struct view_ops *ops;
	struct app *app;       /* borrowed */
	int rows, cols;        /* size, set before layout */
	bool focused;
	bool *dirty;           /* rows to be drawn; owned */
	int dirty_room;
	struct scroll *scroll; /* its rows that scroll, a part of itself; NULL: none do */
	struct edit *edit;     /* its text being edited, likewise */
	struct places *places; /* where it stood before, see place.h; owned */
};

void view_init(struct view *v, const struct view_ops *ops, struct app *app);
void view_free(struct view **v);
void view_resize(struct view *v, int rows, int cols);
/* Marks a row, or all, to be drawn. */
void view_touch(struct view *v, int row);
void view_touch_all(struct view *v);
/* Draws the rows that are marked. */
void view_draw(struct view *v, const struct canvas *c);

/* For views in which nothing is typed. */
bool view_never_types(const struct view *v);

/* A list of N lines shown in ROWS of which ITEM has the focus: the new first line.  FIRST
 * is the old one, ITEM_ROWS the lines that the item takes from ITEM on. */
int view_scroll(int first, int rows, int n, int item, int item_rows);

#endif
