/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A strict view of YAML: one document of maps, lists and scalars, and nothing else.
 * Refused, with line and column: invalid UTF-8, NUL and other control characters,
 * anchors, aliases, tags, merge keys, directives, a second document, keys that are
 * no scalars, duplicate keys, nesting over YNODE_DEEPEST, scalars over
 * YNODE_LONGEST bytes, more values than the numbers below.  A byte order mark and CRLF
 * are accepted.  Every scalar is a string; what it means is the caller's business.
 * Small files are read whole (ynode_read()), big ones in pieces (ystream.h). */
#ifndef KONSORT_STORE_YNODE_H
#define KONSORT_STORE_YNODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

enum { YNODE_DEEPEST = 16, YNODE_LONGEST = 64 * 1024 };
/* Scalars, and starts and ends of lists and maps, that a file may have: so many, and one more for
 * so many bytes of scalars.  And of what is held at once: a small file, or a piece of one. */
enum { YNODE_VALUES = 120 * 1000, YNODE_BYTES_A_VALUE = 6, YNODE_PARTS = 50 * 1000 };

enum ynode_kind { YNODE_SCALAR, YNODE_LIST, YNODE_MAP };

struct ynode {
	enum ynode_kind kind;
	bool plain;              /* a scalar without quotes, or a block scalar: false */
	const char *text;        /* of a scalar, terminated, no NUL inside; else "" */
	size_t length;           /* its bytes */
	size_t line, column;     /* where it starts, from 1, columns in characters */
	const char *key;         /* of a member of a map; else NULL */
	bool key_plain;
	size_t key_line, key_column;
	struct ynode *first;     /* children in the file's order */
	struct ynode *next;
	size_t n;                /* how many children */
};

/* True for a plain scalar of no length: a value that is absent. */
bool ynode_is_absent(const struct ynode *node);
/* The member KEY of a map, NULL if there is none. */
const struct ynode *ynode_member(const struct ynode *map, const char *key);

/* Reads a whole file into ARENA.  NULL after an error. */
const struct ynode *ynode_read(const char *bytes, size_t n, struct arena *arena, struct diags *ds);

#endif
