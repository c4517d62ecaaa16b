/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shortest way: the fewest organisations that, added to a draft, make the Lot's rules
 * on applicant, countries, partners, places and places per country met.  Exact: no smaller
 * set does.  Added are full partners only (and the applicant where there is none), each
 * with one type, no further capacity, no umbrella organisation.  Rules whose figure is
 * unknown are left out, and so is what no addition mends (an applicant in a wrong country,
 * two applicants, details, duplicates).  Among sets of the same size the one with the fewest
 * new countries is taken, then the one whose places come first in the call's order of
 * categories. */
#ifndef KONSORT_CORE_SHORTEST_H
#define KONSORT_CORE_SHORTEST_H

#include <stdbool.h>
#include <stddef.h>

#include "core/call.h"
#include "core/draft.h"

enum whence { FROM_NEW_COUNTRY, FROM_THIS_COUNTRY, FROM_ANY_COUNTRY };

struct addition {
	int category;            /* index of the call's category whose place it fills, -1: any type */
	enum whence from;
	country country;         /* FROM_THIS_COUNTRY */
	size_t new_country;      /* FROM_NEW_COUNTRY: which, from 0; equal numbers are the same country */
	const struct country_set *group;   /* FROM_NEW_COUNTRY: where it is to lie (Programme Countries,
	                                      EU Member States); no counted partner is there yet */
	bool applicant;          /* it is to be the applicant, so from a Programme Country */
	size_t first_makes, n_makes;       /* into struct shortest: rules that it makes met, with
	                                      those before it */
	type_set types;          /* any of these does: those of the category, or, where it fills a place of
	                            two rules at once, those that do for both; 0: any type */
};

/* Owns its arrays. */
struct shortest {
	bool possible;           /* false: adding cannot do it (no Programme Country is left) */
	struct addition *additions;        /* in the order in which to read them */
	size_t n, room;
	const struct rule **makes;         /* borrowed from the Lot */
	size_t n_makes, makes_room;
};
#define SHORTEST_INIT { 0 }

/* True for the kinds of rules that other organisations can make met. */
bool shortest_mends(enum rule_kind kind);
/* Fills S anew for DRAFT judged by LOT.  No additions: nothing that adding could mend is unmet. */
void shortest_find(struct shortest *s, const struct call *call, const struct lot *lot,
                   const struct draft *draft);
void shortest_free(struct shortest *s);

#endif
