/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a value of a data file looks like, as data: the readers go by its limits and
 * words, and the JSON schema is made from it. */
#ifndef KONSORT_STORE_SHAPE_H
#define KONSORT_STORE_SHAPE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/vocabulary.h"

enum shape_kind {
	SHAPE_TEXT,         /* not blank; at most MOST cells wide, if MOST is not 0 */
	SHAPE_ID,           /* [a-z0-9][a-z0-9-]* */
	SHAPE_FLAG,         /* true or false */
	SHAPE_NUMBER,       /* in digits, from LEAST to MOST */
	SHAPE_WORD,         /* one of WORDS, from FIRST to N - 1; a word may stand there twice */
	SHAPE_VOCABULARY,   /* one of VOCABULARY, which has N */
	SHAPE_FORM,         /* a text like PATTERN */
	SHAPE_COUNTRY,      /* a code of two letters */
	SHAPE_GROUP,        /* the id of a group of countries */
	SHAPE_LIST,         /* of ITEM, from LEAST to MOST of them; 0: reader_list_most() */
	SHAPE_MAP,          /* of KEYS */
	SHAPE_WORD_MAP,     /* from some of WORDS to ITEM */
	SHAPE_FORM_MAP,     /* from keys like PATTERN to ITEM, at least one */
	SHAPE_RULE,         /* of KEYS and those of the rule's kind */
};

struct reader_keys;
/* What a kind has no use for is zero. */
struct shape {
	enum shape_kind kind;
	bool unknown;              /* or the word `unknown` instead */
	bool distinct;             /* a list: nothing stands in it twice */
	int64_t least, most;
	const char *pattern;       /* a regular expression for the whole text, and */
	const char *example;       /* what it means to people */
	const char *const *words;
	const struct word *vocabulary;
	int first, n;
	const struct shape *item;
	const struct reader_keys *keys;
};

#endif
