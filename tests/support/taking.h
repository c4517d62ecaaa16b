/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking the additions of core/shortest at their word: they are made true in a copy of the
 * draft, and the plain judge says whether they do. */
#ifndef KONSORT_TESTS_TAKING_H
#define KONSORT_TESTS_TAKING_H

#include "core/shortest.h"
#include "support/chance.h"

struct taking {   /* all borrowed */
	struct chance *r;
	const struct call *call;
	const struct lot *lot;
	const struct draft *draft;
	country news[16];        /* the country of each new_country */
	size_t n_news;
};

/* Each gives what is wrong with S, "" if nothing is.  taking_form() goes first.  ACROSS: there are
 * groups of countries of which none holds the other. */
const char *taking_form(struct taking *w, const struct shortest *s, bool across);
/* Takes them in TRIES ways, of which the first leaves as little as possible to chance: all of
 * them (ALL), else one, must meet what is asked. */
const char *taking_end(struct taking *w, const struct shortest *s, bool all, int tries);
/* A rule stands at the addition that makes it met. */
const char *taking_makes(struct taking *w, const struct shortest *s);
/* Without any one of them it does not do. */
const char *taking_needed(struct taking *w, const struct shortest *s);
/* The case in words, for messages. */
void taking_tell(char *buffer, size_t size, const struct taking *w, const struct shortest *s);

#endif
