/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a YAML file, looked at without a parser: what must not be in them,
 * where a comment is, and where something starts.  Columns are characters; a line ends with
 * a line feed and nothing else, as editors and sed count, though more ends one in YAML. */
#ifndef KONSORT_STORE_YSCAN_H
#define KONSORT_STORE_YSCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

/* False, with an error, where the bytes hold invalid UTF-8, NUL or a control
 * character that YAML does not allow.  *ODD: they hold what ends a line in YAML only. */
bool yscan_bytes(const char *bytes, size_t n, bool *odd, struct diags *ds);

/* Says of characters, best in their order, on which line and column they stand. */
struct yscan_places {
	const char *bytes;
	size_t n, at, character, line, column;
};
struct yscan_places yscan_places(const char *bytes, size_t n);
/* Of the character of this number, from 0, or of the end; both from 1. */
void yscan_place(struct yscan_places *p, size_t character, size_t *line, size_t *column);
/* The other way round: where that stands; NULL if there is no such place. */
const char *yscan_at(const char *text, size_t line, size_t column);

/* Looks for a '#' outside scalars.  Feed it the places of all scalars, in order, as
 * numbers of characters from the start. */
struct yscan_comments {
	const char *bytes;
	size_t n, at, character; /* how far it has looked, in bytes and characters */
	bool looking;            /* false: found, or there is no '#' at all */
	bool found;
};
struct yscan_comments yscan_comments(const char *bytes, size_t n);
/* A scalar stands from character FROM to before character TO; BLOCK: after '|' or '>',
 * on whose line a comment may stand. */
void yscan_scalar(struct yscan_comments *c, size_t from, size_t to, bool block);
/* Nothing but comments and marks follows. */
void yscan_rest(struct yscan_comments *c);

/* Line and column, from 1, of the first thing behind CHARACTER that is no white space,
 * mark or comment. */
void yscan_next_thing(const char *bytes, size_t n, size_t character, size_t *line, size_t *column);

#endif
