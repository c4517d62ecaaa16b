/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an evaluation knows of all partners, counted in one pass: a compact row per
 * partner that the rules then read instead of the partners themselves.  Internal to
 * core/. */
#ifndef KONSORT_CORE_TALLY_H
#define KONSORT_CORE_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/call.h"
#include "core/draft.h"

struct tally_row {
	country country;
	uint8_t type, role;
	uint8_t categories;      /* categories it can take a place of */
	bool named, described;   /* its name, its contribution is not blank */
	bool granted;            /* it is to receive a grant */
	bool duplicate;          /* an earlier entry is the same organisation */
	bool counted;            /* applicant or full partner, not left out, once */
	bool umbrella;           /* frees its country: umbrella organisation, applicant or full, once */
};

struct tally {
	struct tally_row *rows;  /* one per partner, in their order */
	size_t n, room;
	size_t n_duplicates, n_counted, n_umbrellas;
	int64_t grants;          /* sum over all entries, EUR */
	struct country_set involved;   /* countries of counted partners */
	struct country_set freed;      /* countries of umbrella organisations */
	/* What lets a rule pass over the rows: if any entry lacks name, country, type or role;
	 * masks of ROLE_BIT of the entries that are not described, that are to receive a grant;
	 * types of counted partners; countries of all entries. */
	bool lacks_details;
	unsigned roles_undescribed, roles_granted;
	type_set types;
	struct country_set mentioned;
	/* room for finding duplicates, kept between evaluations */
	struct tally_finder *finder;
};

void tally_make(struct tally *t, const struct call *call, const struct draft *draft);
void tally_free(struct tally *t);
/* True if there is nothing but white space; quick for what begins with a letter. */
bool is_blank(const char *text);

#endif
