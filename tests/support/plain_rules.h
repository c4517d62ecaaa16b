/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the plain judge share. */
#ifndef KONSORT_TESTS_PLAIN_RULES_H
#define KONSORT_TESTS_PLAIN_RULES_H

#include "support/plain_judge.h"

struct question {
	const struct call *call;
	const struct lot *lot;
	const struct draft *draft;
	const struct neighbour *others;
	size_t n_others;
};

/* Fills figures, positions and state of F, which is met and empty before, as if
 * every figure of RULE were known. */
void plain_rule(const struct question *q, const struct rule *rule, struct plain_finding *f);
/* As str_is_blank(). */
bool plain_blank(const char *s);
/* True if an earlier entry is the same organisation. */
bool plain_duplicate(const struct draft *d, size_t at);
/* True if an umbrella organisation that is applicant or full is in. */
bool plain_umbrella(const struct question *q);
/* True if MONTHS is in one of the ranges. */
bool plain_allowed(const struct months *ranges, size_t n, int64_t months);

#endif
