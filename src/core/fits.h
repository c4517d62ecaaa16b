/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which Lots of which calls a consortium would meet: evaluate_consortium() over all of
 * them. */
#ifndef KONSORT_CORE_FITS_H
#define KONSORT_CORE_FITS_H

#include <stddef.h>

#include "core/call.h"
#include "core/draft.h"
#include "core/evaluate.h"

struct fit {
	const struct call *call;
	const struct lot *lot;
	enum verdict verdict;
	const char *const *unmet;      /* ids of required findings that are not met; borrowed from */
	size_t n_unmet;                /* struct fits, the ids themselves from the call */
	const char *const *undecided;
	size_t n_undecided;
	unsigned misfits;              /* draft_misfits() */
	unsigned choose;               /* misfits_to_choose() of them */
};

/* Owns its arrays; borrows the calls. */
struct fits {
	struct fit *list;              /* a row for each Lot of each call, in their order */
	size_t n;
	const char **ids;
};
#define FITS_INIT { NULL, 0, NULL }

/* Fills F anew for DRAFT and all Lots of CATALOGUE. */
void fits_find(struct fits *f, const struct catalogue *catalogue, const struct draft *draft);
void fits_free(struct fits *f);

#endif
