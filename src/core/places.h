/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who can fill which place.  Partners are grouped by the set of categories they can
 * fill, then flow from at most 2^k groups to k categories: exact, and linear in
 * partners. */
#ifndef KONSORT_CORE_PLACES_H
#define KONSORT_CORE_PLACES_H

#include <stddef.h>
#include <stdint.h>

#include "core/evaluate.h"

enum { CATEGORY_MOST = 8 };   /* categories of a call; a call file with more is refused */

/* How many of the places are filled at best: GROUPS[m] organisations can fill a place
 * of any category in the mask m (2^N_CATEGORIES entries), SEATS[c] places are asked of
 * category c.  FILLED, where not NULL, receives how many of each category one best
 * filling has. */
int64_t places_fill(const int64_t *groups, size_t n_categories,
                    const int64_t *seats, int64_t *filled);

/* For sentences: what a rule of kind places lacks.  MISSING[i] is the number of places
 * of the rule's seats[i] that stay empty in one best filling.  Returns their sum. */
int64_t places_missing(const struct rule *rule, const struct evaluation *e,
                       int64_t *missing);
/* For sentences: the countries that a rule of kind places-per-country involves, in the
 * order of the draft; *OUT is the caller's to free().  Returns how many. */
struct country_places {
	country country;
	bool freed;              /* by an umbrella organisation */
	uint32_t missing;        /* mask of the rule's seats left empty in one best filling */
};
size_t places_by_country(const struct rule *rule, const struct evaluation *e,
                         struct country_places **out);

/* Who sits where in one best filling of a rule of either kind (of places-per-country,
 * country by country): OUT has one row a partner, in their order. */
struct seating {
	int seat;                /* index into the rule's seats, -1: fills none */
	uint32_t can;            /* mask of the rule's seats it could fill; 0 for who is not counted */
};
void places_seating(const struct rule *rule, const struct evaluation *e, struct seating *out);

#endif
