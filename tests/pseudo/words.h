/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of Latin letters that may stand on a screen in a language which has none:
 * what a person wrote, and what nobody translates. */
#ifndef KONSORT_TESTS_PSEUDO_WORDS_H
#define KONSORT_TESTS_PSEUDO_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/call.h"

struct words {
	char **list;           /* owned, as is each */
	size_t n, room;
};

/* Adds each run of two or more ASCII letters in TEXT. */
void words_add(struct words *w, const char *text);
/* Adds those of a world: the names of countries, which come from iso-codes. */
void words_add_world(struct words *w, const struct world *world);
/* Adds those of a call that are in no catalogue: who published its sources, the figures of
 * claims; and, of a call that is not shipped, all there are. */
void words_add_call(struct words *w, const struct call *call);
void words_free(struct words *w);

/* True if the N letters at WORD are one of them; START: they may be the end of one, of which
 * the start was cut or stands on the line before; END: the start of one. */
bool words_have(const struct words *w, const char *word, size_t n, bool start, bool end);

#endif
