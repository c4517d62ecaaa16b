/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft as YAML: read strictly, written in one way only.  Both go through the lists
 * of core/draft_keys.h. */
#ifndef KONSORT_STORE_DRAFT_FILE_H
#define KONSORT_STORE_DRAFT_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"
#include "core/call.h"
#include "core/draft.h"

/* What takes the place of the draft's own call and Lot; NULL: nothing does.  With a
 * call given the draft's own may be an unknown one, and its Lot is dropped.  LOT
 * "" chooses none. */
struct draft_options {
	const char *call, *lot;
};
#define DRAFT_OPTIONS_NONE { NULL, NULL }

/* What is known of the file but stands in no draft.  Free with draft_origin_free(). */
struct draft_origin {
	char *call, *lot;        /* as the file has them, NULL where it does not; set even
	                            when reading fails */
	bool has_comments;       /* which a save would lose */
};
void draft_origin_free(struct draft_origin *origin);

/* What a draft may have: entries in a list of ids or the map of statements, partners, keys that
 * konsort does not know. */
enum { DRAFT_MOST_ENTRIES = 2000, DRAFT_MOST_PARTNERS = 100 * 1000, DRAFT_MOST_EXTRAS = 10 * 1000 };

/* Reads the N bytes into a new draft, *OUT, the caller's to draft_free().  OPTIONS may
 * be NULL; ORIGIN may be NULL, else it is filled anew.  On false *OUT is unchanged and
 * there are errors, DIAG_MOST_PER_FILE at most.  Unknown keys are kept in the draft
 * and named in one warning. */
bool draft_read(const char *bytes, size_t n, const struct catalogue *catalogue,
                const struct draft_options *options, struct draft **out,
                struct draft_origin *origin, struct diags *ds);

/* Adds the draft as YAML.  CATALOGUE tells which sectors are ids. */
void draft_write(struct str *out, const struct draft *draft, const struct catalogue *catalogue);

#endif
