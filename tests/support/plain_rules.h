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
/* True if the partner counts; if it is an umbrella organisation that frees its country. */
bool plain_counted(const struct question *q, size_t at);
bool plain_frees(const struct question *q, size_t at);
bool plain_in_set(const struct country_set *set, country c);
/* True if an umbrella organisation that is applicant or full is in. */
bool plain_umbrella(const struct question *q);
/* True if MONTHS is in one of the ranges. */
bool plain_allowed(const struct months *ranges, size_t n, int64_t months);
/* For plain_judge.c and plain_fits.c: konsort's own findings, that of a rule, the verdict. */
void plain_ask_own(struct plain_judgement *j, const struct question *q);
void plain_ask_rule(struct plain_judgement *j, const struct question *q, const struct rule *rule);
void plain_decide(struct plain_judgement *j);

#endif
