/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consortium as a table: countries down, categories across, and who is where; what the
 * rules of kind places and places-per-country ask beside it.  For the map page and for
 * plain text.  Knows no terminal and no words. */
#ifndef KONSORT_WIZARD_MAP_H
#define KONSORT_WIZARD_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/places.h"
#include "wizard/session.h"

struct map_row {
	country country;             /* COUNTRY_NONE: partners without one, at the end */
	bool programme;              /* a Programme Country of the call */
	bool involved;               /* has a counted partner */
	bool freed;                  /* an umbrella organisation frees it from a rule of kind
	                              * places-per-country */
	uint32_t missing;            /* categories that such a rule misses here; 0 where it is freed */
};

/* How a partner stands in a cell. */
enum map_standing {
	MAP_SITS,                    /* takes a place of this category in one best filling */
	MAP_COULD,                   /* could take one that is asked for, and does not */
	MAP_IS,                      /* is of this category, of which no place is asked for here */
	MAP_APART,                   /* of no category, or not counted: in the columns for these */
};
struct map_member {
	size_t partner;              /* its index */
	enum map_standing standing;
};

/* A rule of kind places or places-per-country whose figure is known.  A column's figures are
 * places: of the whole consortium, or summed over the countries that are not freed. */
struct map_rule {
	const struct finding *finding;   /* borrowed from the session's evaluation */
	int64_t asked[CATEGORY_MOST], filled[CATEGORY_MOST];
};

/* A column is a category of the call by its index; behind them one for counted partners of
 * none, and one for those who are not counted: associated partners, without a role, double
 * entries, umbrella organisations where the call leaves them out. */
struct map {
	struct map_row *rows;        /* owned; by the order in which countries come in the draft */
	size_t n_rows;
	size_t n_columns;            /* the categories and the two more; 0 without a call */
	size_t *cells;               /* owned; first member of each cell, row by row, and one more */
	struct map_member *members;  /* owned; cell by cell, in the order of the draft */
	struct map_rule *rules;      /* owned; in the Lot's order */
	size_t n_rules;
};
#define MAP_INIT { NULL, 0, 0, NULL, NULL, NULL, 0 }

/* Fills M anew for the session's call and draft; empty without a call.  Valid until the
 * next edit. */
void map_fill(struct map *m, struct session *s);
void map_free(struct map *m);
/* The members of a cell, *N of them; borrowed from M. */
const struct map_member *map_cell(const struct map *m, size_t row, size_t column, size_t *n);
/* The row of a country, -1 if there is none. */
int map_find_row(const struct map *m, country c);
/* How many are in a column, each once. */
size_t map_count(const struct map *m, size_t column);

#endif
