/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside report/: pieces that the sentence on the shortest way and the list of `suggest`
 * share. */
#ifndef KONSORT_REPORT_SHORTEST_PARTS_H
#define KONSORT_REPORT_SHORTEST_PARTS_H

#include "report/phrase.h"
#include "report/shortest_text.h"

/* What the words are about; all borrowed. */
struct way {
	const struct world *world;
	const struct call *call;
	const struct shortest *s;
};

/* True if both are to be the same kind of organisation. */
bool additions_alike(const struct addition *a, const struct addition *b);
/* True if both are to come from the same country, or from any. */
bool additions_together(const struct addition *a, const struct addition *b);
/* Adds "a training provider", "the applicant (a VET provider)", "3 times a full partner of
 * any type". */
void addition_thing(struct str *out, const struct way *w, const struct addition *a, size_t times);
/* Adds what stands behind "from": "a new Programme Country", "another new ...", "each of 3
 * new ...", "Denmark", "any country".  COUNTRIES: how many new ones; ANOTHER: a new one was
 * spoken of before. */
void addition_whence(struct str *out, const struct way *w, const struct addition *a,
                     size_t countries, bool another);
/* The sentence where there is nothing to add or adding does not help; "" otherwise. */
const char *shortest_nothing(const struct shortest *s);

#endif
