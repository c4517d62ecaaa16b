/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts made by chance, the same ones for the same seed on every machine. */
#ifndef KONSORT_TESTS_RANDOM_DRAFT_H
#define KONSORT_TESTS_RANDOM_DRAFT_H

#include "core/call.h"
#include "core/draft.h"
#include "support/chance.h"

/* Anything at all: names, ids and countries from small pools, so that duplicates and
 * gaps are common.  The caller's to free, as all drafts here. */
struct draft *random_draft(struct chance *r, const struct call *call, const struct lot *lot);
/* Meets every rule of LOT that has a figure, looking at other drafts left aside. */
struct draft *random_good_draft(struct chance *r, const struct call *call, const struct lot *lot);
/* Changes one thing in D that may break a rule. */
void random_break(struct chance *r, struct draft *d);
/* Another draft of the call with some of D's organisations. */
struct draft *random_other(struct chance *r, const struct draft *d, const struct call *call);

#endif
