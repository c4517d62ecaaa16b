/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case made by chance: a draft of a Lot, other drafts beside it, and both judges. */
#ifndef KONSORT_TESTS_ROUND_H
#define KONSORT_TESTS_ROUND_H

#include "core/evaluate.h"
#include "support/chance.h"
#include "support/plain_judge.h"

enum { ROUND_OTHERS = 3 };

struct round {
	struct chance chance;
	const struct call *call;
	const struct lot *lot;
	struct draft *draft, *others[ROUND_OTHERS];
	size_t n_others;
	struct neighbour neighbours[ROUND_OTHERS];   /* the others, as findings borrow them */
	bool look;               /* they are looked at */
	bool good;               /* made as one that meets the rules, perhaps broken since */
};

/* Judges by evaluate() and by the plain judge; the findings borrow from R. */
void round_judge(struct round *r, struct evaluation *e, struct plain_judgement *j);
/* Frees the drafts. */
void round_end(struct round *r);

#endif
