/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of partners, between its own files: which partners it shows in which order
 * (table_rows.c), how a row is laid out and drawn (table_draw.c), what stands under the
 * rows (table_sum.c), what can be done (table_act.c), and its pop-ups. */
#ifndef KONSORT_TUI_TABLE_H
#define KONSORT_TUI_TABLE_H

#include "tui/app.h"
#include "tui/edit.h"

/* The columns; the rows can be shown in the order of each. */
enum column {
	COLUMN_NUMBER,         /* as in the draft */
	COLUMN_NAME, COLUMN_COUNTRY, COLUMN_TYPE, COLUMN_ROLE, COLUMN_GRANT, COLUMN_AGREED,
	COLUMN_END
};

/* What has the focus, where it is no partner. */
enum { ON_ADD = -1, ON_NEXT = -2 };

enum { SUM_LINES = 4 };
struct sum {
	struct str lines[SUM_LINES];
	bool bad[SUM_LINES];   /* says that there is too much of something */
	int n;
};

/* What SHOWN was worked out for. */
struct arranged {
	bool done;
	uint64_t revision;
	size_t n;
	int order;
	bool backwards;
};

struct table_view {
	struct view view;
	const struct draft *draft;   /* whose rows they are */
	int cells[COLUMN_END]; /* 0: there is no room for it */
	size_t *shown;         /* indexes of the partners shown, in their order; owned */
	size_t n_shown, room;
	struct arranged arranged;
	struct edit filter;
	bool finding;          /* keys go to FILTER */
	int wanted;            /* the partner, or ON_..., that the user went to last */
	size_t n_marked;       /* of all partners */
	struct sum sum;
	struct scroll scroll;
};

struct table_view *table_of(const struct view *v);
const struct draft *table_draft(const struct table_view *t);
/* The partner with the focus, or ON_ADD, ON_NEXT. */
int table_at(const struct table_view *t);
/* Puts the focus there, where it is shown. */
void table_go(struct table_view *t, int wanted);
/* Keys go to the filter, or to the rows. */
void table_set_finding(struct table_view *t, bool finding);

/* --- table_rows.c --- */

/* Works out anew which partners are shown and in which order, if anything changed. */
void table_arrange(struct table_view *t);
/* The filter is another one. */
void table_filter_changed(struct table_view *t);

/* --- table_draw.c --- */

/* Columns from what there is and how much room. */
void table_measure(struct table_view *t);
void table_draw_head(const struct table_view *t, const struct canvas *c, int row);
/* The cells of a partner, from column 1 on. */
void table_draw_partner(const struct table_view *t, const struct canvas *c, int row, size_t at);
void table_draw_filter(const struct table_view *t, const struct canvas *c);
/* The cell of that row where the cursor of the filter is. */
int table_filter_cell(const struct table_view *t);
/* The title of a column, for _(); of the number what its order is called. */
const char *table_column_title(enum column column);
/* The type as the table has it. */
const char *table_type(const struct partner *p);

/* --- table_sum.c --- */

/* What stands under the rows, for COLS cells: grants, who has agreed, what is marked. */
void table_sum_fill(struct table_view *t, int cols);
void table_sum_free(struct sum *sum);

/* --- table_act.c --- */

unsigned table_act(struct view *v, enum command command, const struct input *input);
/* The same while a filter is typed. */
unsigned table_find_act(struct view *v, enum command command, const struct input *input);
/* Takes the filter away, or ends typing it; false if there is none. */
bool table_let_go(struct view *v);
bool table_offers(const struct view *v, enum command command);
/* Says of whom was spoken, in a whole sentence: SENTENCE, English, with %1 for "partner 3
 * (Skole A)" as it is called now. */
struct telling table_labelled(const struct draft *d, const char *sentence, size_t at);

/* --- who is changed: the marked partners, else one --- */

/* How many: the marked ones where ONE is below 0. */
size_t table_chosen(const struct draft *d, int one);
/* True if the partner at AT is one of them. */
bool table_is_chosen(const struct draft *d, int one, size_t at);
/* The field of KEY of a partner. */
struct field_ref table_field(int key, int partner);
/* Asks, and removes them. */
void table_ask_remove(struct app *app, int one);

/* --- pop-ups --- */

/* What can be changed of the marked partners, or of ONE. */
struct view *bulk_new(struct app *app, int one);
/* The orders in which partners can be shown. */
struct view *order_new(struct app *app);
/* Adds the order of now: "Name, backwards". */
void order_text(struct str *out, int order, bool backwards);

#endif
