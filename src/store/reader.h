/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a data file (calls, countries) by tables: a map is a table of its keys, each
 * with the function that reads its value and the shape of that value.  What is wrong
 * becomes an error with its place, and reading goes on.  For the readers of store/, and
 * for the schema that is made from the same tables. */
#ifndef KONSORT_STORE_READER_H
#define KONSORT_STORE_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/call.h"
#include "store/faults.h"
#include "store/shape.h"
#include "store/text_sink.h"
#include "store/ynode.h"

enum { READER_LIST_MOST = 2000 };

struct reader {
	struct arena *arena;     /* of what is read */
	struct arena words;      /* of what is needed only meanwhile */
	struct faults faults;
	const struct text_sink *sink;   /* may be NULL */
	const struct world *world;
	struct call *call;       /* as far as it is read */
	const char *where;       /* for translators: "ssa-2020 Lot 1" */
	bool kind_unknown;       /* of the map being read: its own keys cannot be told from wrong ones */
};

struct reader_key {
	const char *name;
	bool needed;
	/* Reads V, which is not absent, into AT, the owner + offset. */
	void (*read)(struct reader *r, const struct ynode *v, void *at);
	size_t offset;
	const struct shape *shape;
};
struct reader_keys {
	const struct reader_key *list;
	size_t n;
	/* What holds between keys; NULL: nothing. */
	const char *either[2];   /* one of these must be there, */
	bool both;               /* and both may */
	const char *beside[2];   /* the first only where the second is */
};
#define READER_KEYS(array) .list = (array), .n = sizeof (array) / sizeof *(array)

extern const struct shape shape_text, shape_id, shape_flag, shape_country, shape_group;

/* The map that the N bytes are, whose first key is FIRST ("konsort-call: 1"); in the arena
 * of words.  NULL after an error. */
const struct ynode *reader_root(struct reader *r, const char *bytes, size_t n, const char *first,
                                struct diags *ds);
/* Reads a map into OWNER: the keys of KEYS in that order, then those of MORE (which may
 * be NULL).  Wrong and missing keys are errors.  False if NODE is no map. */
bool reader_map(struct reader *r, const struct ynode *node, const char *name,
                const struct reader_keys *keys, const struct reader_keys *more, void *owner);
/* How many items a list may have. */
int64_t reader_list_most(const struct shape *shape);
/* Reads a list as SHAPE has it: an array in the arena, one element of SIZE bytes an item,
 * each read by ITEM.  *N is set.  NULL for an empty list or after an error. */
void *reader_list(struct reader *r, const struct ynode *v, const char *name,
                  const struct shape *shape, size_t size, size_t *n,
                  void (*item)(struct reader *r, const struct ynode *v, void *at));
/* An error for every item of the list V whose element begins with the id of an earlier
 * one. */
void reader_unique(struct reader *r, const struct ynode *v, const void *array, size_t n,
                   size_t size);

/* Values.  After an error nothing is changed. */
void reader_text(struct reader *r, const struct ynode *v, void *at);     /* const char *, not blank */
void reader_id(struct reader *r, const struct ynode *v, void *at);       /* const char * */
void reader_flag(struct reader *r, const struct ynode *v, void *at);     /* bool */
/* A text of the cells that SHAPE allows. */
void reader_short(struct reader *r, const struct ynode *v, const struct shape *shape, void *at);
bool reader_number(struct reader *r, const struct ynode *v, const char *name,
                   const struct shape *shape, int64_t *number);
/* Adds the error NUMBER_RANGE. */
void reader_fail_range(struct reader *r, const struct ynode *v, const char *name, int64_t least,
                       int64_t most);
bool reader_is_unknown(const struct ynode *v);                           /* the word `unknown` */
/* The index of V among the words of SHAPE, -1 after an error; WHAT it is. */
int reader_word(struct reader *r, const struct ynode *v, const char *what,
                const struct shape *shape);
/* The same of a vocabulary; 0 after an error. */
int reader_vocabulary(struct reader *r, const struct ynode *v, const char *what,
                      const struct shape *shape);
/* A country of the world; COUNTRY_NONE after an error. */
country reader_country(struct reader *r, const struct ynode *v);
/* The members of a group of the world; NULL after an error that names the key of V. */
const struct country_set *reader_group(struct reader *r, const struct ynode *v);

/* Adds the error UNKNOWN_VALUE.  KNOWN is what would be right. */
void reader_fail_value(struct reader *r, const struct ynode *v, const char *what, const char *known);
/* Tells the sink of the text of MAP's member KEY, if there is one, and of its width in
 * SHAPE.  "KEY of WHAT ID in WHERE" is its role; WHAT and ID may be "". */
void reader_tell(struct reader *r, const struct ynode *map, const char *key, const char *what,
                 const char *id, const struct shape *shape);
/* A string made of a format, in the arena of words. */
const char *reader_words(struct reader *r, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
