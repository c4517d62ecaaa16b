/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of pasted cells: countries, types, roles, and the heads of columns. */
#ifndef KONSORT_WIZARD_PASTE_WORDS_H
#define KONSORT_WIZARD_PASTE_WORDS_H

#include "wizard/paste.h"

struct meaning {
	char *fold;              /* owned; by utf8_fold_words() */
	int64_t value;
};
/* Names with what they mean, and the options in which parts of names are looked for. */
struct lexicon {
	struct meaning *list;    /* sorted, a name once */
	size_t n, room;
	struct options options;
};
struct paste_words {
	struct lexicon countries, types, roles, heads;
};

void paste_words_fill(struct paste_words *w, const struct options_about *about);
void paste_words_free(struct paste_words *w);
/* What TEXT means; *VALUE is set where it was found.  EXACTLY: no parts of names. */
enum understood lexicon_find(const struct lexicon *l, const char *text, bool exactly,
                             int64_t *value);
/* The keys of a partner behind the columns. */
extern const int pasted_keys[PASTED_REST];

#endif
