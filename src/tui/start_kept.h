/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work on the start page that was not saved and can be recovered. */
#ifndef KONSORT_TUI_START_KEPT_H
#define KONSORT_TUI_START_KEPT_H

#include "tui/app.h"

struct start_kept {
	struct recovery work;
	bool read;             /* what it holds */
};
struct start_kept_list {
	struct start_kept *list;
	size_t n;
	unsigned lists;        /* the app's count of changes when they were listed */
};

/* Lists what there is now, without what it holds; frees what was listed before. */
void start_kept_fill(struct start_kept_list *k, struct app *app);
void start_kept_free(struct start_kept_list *k);
/* The language is another one: what was told in words of the old one is to be read anew. */
void start_kept_relabel(struct start_kept_list *k);
/* Reads what the next of them holds; false if all are read. */
bool start_kept_read(struct start_kept_list *k, struct app *app);
/* Opens the draft of the one at AT, or asks about it where that cannot be opened. */
void start_kept_choose(const struct start_kept_list *k, struct app *app, size_t at);
/* Adds the row of the one at AT for an ITEM, or its TWO ROWS, in COLS. */
void start_kept_add_rows(const struct start_kept_list *k, size_t at, struct scroll *s, int item,
                         bool two_rows, int cols);
/* Adds what there is to say at the foot on the one at AT, in CELLS: what its one row does not say. */
void start_kept_about(const struct start_kept_list *k, size_t at, bool two_rows, int cells,
                      struct str *out);

#endif
