/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scalars of a draft, each read as its kind of key wants it.  For draft_file.c
 * only.  False (or 0) is an error that was added; the value is then unchanged. */
#ifndef KONSORT_STORE_DRAFT_VALUES_H
#define KONSORT_STORE_DRAFT_VALUES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/country.h"
#include "core/draft_keys.h"
#include "core/vocabulary.h"
#include "store/faults.h"
#include "store/ynode.h"

struct value_reader {
	struct faults faults;
	struct arena words;      /* of messages */
	const struct world *world;
	size_t extras;           /* so far */
	bool stopped;            /* nothing more is to be read, after an error */
};

/* Adds an error that names the key and the value. */
bool value_fail(struct value_reader *r, enum diag_code code, const struct key *k,
                const struct ynode *v);
/* The number that V writes in digits, -1 if it is none. */
int64_t value_digits(const struct ynode *v);
bool value_text(struct value_reader *r, char **text, const struct key *k, const struct ynode *v);
bool value_number(struct value_reader *r, int64_t *number, const struct key *k,
                  const struct ynode *v);
bool value_flag(struct value_reader *r, bool *flag, const struct key *k, const struct ynode *v);
bool value_country(struct value_reader *r, country *c, const struct key *k, const struct ynode *v);
/* The index of the word that V is; WHAT names the vocabulary. */
int value_word(struct value_reader *r, const struct word *words, int count, const char *what,
               const struct ynode *v);

/* False, after an error at V, if V is one entry too many behind COUNT others in KEY, or one
 * key too many that konsort does not know: nothing more is to be read then. */
bool value_count(struct value_reader *r, size_t count, size_t most, const char *key,
                 const struct ynode *v);
bool value_count_extra(struct value_reader *r, const struct ynode *v);

#endif
