/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each Lot was given before another one was chosen, so that it comes back with the
 * Lot.  Kept by the session, the one left last at the end; never saved. */
#ifndef KONSORT_WIZARD_MEMORY_H
#define KONSORT_WIZARD_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

#include "core/call.h"
#include "core/draft.h"
#include "core/evaluate.h"

enum { MEMORY_LISTS = MISFIT_END - MISFIT_OBJECTIVES };

struct memory {
	const struct call *call;     /* borrowed */
	const struct lot *lot;
	char *sector;
	int64_t duration;
	struct id_list lists[MEMORY_LISTS];
};
struct memories {
	struct memory *list;
	size_t n, room;
};
#define MEMORIES_INIT { NULL, 0, 0 }

void memories_free(struct memories *m);
/* Takes down what DRAFT has chosen while CALL and LOT are its own, in place of what was
 * taken down for them before. */
void memories_keep(struct memories *m, const struct call *call, const struct lot *lot,
                   const struct draft *draft);
/* The Lot of CALL that was left last, NULL if none was. */
const struct lot *memories_lot(const struct memories *m, const struct call *call);
/* What memory has of LOT and DRAFT would have to get back: it fits the Lot, and what DRAFT has
 * instead does not, or is blank, or was chosen because another Lot since then did not take
 * what is remembered.  A mask of MISFIT_BIT. */
unsigned memories_back(const struct memories *m, const struct lot *lot, const struct draft *draft);
/* Puts those of MISFITS back into DRAFT. */
void memories_put_back(const struct memories *m, const struct lot *lot, unsigned misfits,
                       struct draft *draft);

#endif
