/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a view stood in each language and size.  Words of another language, and words in
 * another width, take other rows: going there, what has the focus stays where it is on the
 * screen as well as can be; coming back, everything is where it was, to the cell, unless the
 * user moved meanwhile. */
#ifndef KONSORT_TUI_PLACE_H
#define KONSORT_TUI_PLACE_H

#include "tui/view.h"

/* The language or the size is about to change: takes down where V stands. */
void place_leave(struct view *v);
/* It has changed and V is laid out anew: puts V where it belongs.  Harmless if there was no
 * place_leave() since the last one. */
void place_arrive(struct view *v);
void places_free(struct places **places);

/* For the views' own ops: the row that is to be shown first in ROWS, of N, where the focused
 * item has ITEM_ROWS from AT on. */
int place_first(const struct stood *stood, int rows, int n, int at, int item_rows);
/* The rest of an item's place in a view of ROWS. */
void place_item(struct place *p, int rows, int at, int item_rows);

#endif
