/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A language's alphabet, as its catalogue tells it in one text: groups of letters in
 * their order, with spaces between.  Letters of a group sort alike; behind "=" stands how
 * those beyond a to z are written where only a to z can be shown.  The end of the Danish
 * one: "... y z æä=ae øö=oe å=aa". */
#ifndef KONSORT_BASE_ALPHABET_H
#define KONSORT_BASE_ALPHABET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ALPHABET_LETTERS = 96, ALPHABET_SPELLING_SIZE = 5 };

/* A plain value; all zero bytes: a to z and no more. */
struct alphabet {
	struct alphabet_letter {
		uint32_t code;           /* the small letter */
		unsigned char place;
		char spelling[ALPHABET_SPELLING_SIZE];   /* "" if it has none */
	} letters[ALPHABET_LETTERS];   /* those that are not a to z */
	size_t n;
	unsigned char places[26];    /* of a to z */
};

/* Reads TEXT, valid UTF-8; whatever in it is no alphabet is passed over. */
void alphabet_read(struct alphabet *a, const char *text);
/* A byte by which CODE sorts among the others with strcmp(), above digits and below
 * letters of other scripts; '\0' if it is no letter of this alphabet.  Capitals sort as
 * small letters. */
char alphabet_place(const struct alphabet *a, uint32_t code);
/* Puts the spelling of CODE into OUT, with a capital for a capital; false if it has none. */
bool alphabet_spell(const struct alphabet *a, uint32_t code, char out[ALPHABET_SPELLING_SIZE]);

#endif
