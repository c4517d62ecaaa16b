/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consortium as a table: countries down, categories across, and who is where; what a
 * rule of kind places or places-per-country asks beside it.  For the map page and for
 * plain text.  Knows no terminal and no words. */
#ifndef KONSORT_WIZARD_MAP_H
#define KONSORT_WIZARD_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "wizard/session.h"

struct map_row {
	country country;             /* COUNTRY_NONE: partners without one, at the end */
	bool programme;              /* a Programme Country of the call */
	bool freed;                  /* an umbrella organisation frees it */
	uint32_t missing;            /* categories that a rule of kind places-per-country misses here */
};

/* A column is a category of the call by its index; behind them one for partners of none. */
struct map {
	struct map_row *rows;        /* owned; by the order in which countries come in the draft */
	size_t n_rows;
	size_t n_columns;            /* the categories and the one more */
	size_t *cells;               /* owned; first partner of each cell in MEMBERS, row by row, and one more */
	size_t *members;             /* owned; indexes of partners, cell by cell */
	int64_t *asked, *filled;     /* owned; a column each: seats of a rule of kind places, and how many
	                              * of them one best filling fills; -1 where nothing is asked */
};
#define MAP_INIT { NULL, 0, 0, NULL, NULL, NULL, NULL }

/* Fills M, which is filled anew, for the session's call and draft; empty without a call. */
void map_fill(struct map *m, struct session *s);
void map_free(struct map *m);
/* The partners of a cell, *N of them; borrowed from M. */
const size_t *map_cell(const struct map *m, size_t row, size_t column, size_t *n);

#endif
