/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shortest way found by trying everything: all sets of none, one, two, ... added
 * organisations, each of a type in a country.  For small drafts and small calls. */
#ifndef KONSORT_TESTS_PLAIN_SHORTEST_H
#define KONSORT_TESTS_PLAIN_SHORTEST_H

#include "core/call.h"
#include "core/draft.h"
#include "support/plain_judge.h"

enum { PLAIN_WAY_MOST = 6 };

struct plain_way {
	size_t n;                /* the fewest organisations */
	size_t n_new;            /* among sets of that size the fewest new countries */
	/* Categories of the places that are filled, in the call's order, -1 (any type) last: the
	 * first such list among those sets.  Only where the Lot has at most one of places and
	 * places-per-country, else HAS_CATEGORIES is false. */
	bool has_categories;
	int categories[PLAIN_WAY_MOST];
	size_t tried;            /* sets looked at */
};

/* True if MOST organisations or fewer do; W is then filled. */
bool plain_shortest(struct plain_way *w, const struct call *call, const struct lot *lot,
                    const struct draft *draft, size_t most);

/* True if adding is asked to make RULE met: required, decided, of a kind that organisations
 * can mend; the rule on the applicant only where DRAFT, the one added to, has none. */
bool plain_is_target(const struct rule *rule, const struct draft *draft);
/* Judges ENDED by all targets of DRAFT: the first that is not met, NULL. */
const struct rule *plain_target_unmet(const struct call *call, const struct lot *lot,
                                      const struct draft *draft, const struct draft *ended);

#endif
