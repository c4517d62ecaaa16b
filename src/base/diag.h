/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A diagnostic: what is wrong with an input, where, and with which words.  It is
 * data; report/diag_text makes the sentence.  Functions that can fail take a
 * `struct diags *` last and return false after adding at least one error. */
#ifndef KONSORT_BASE_DIAG_H
#define KONSORT_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag_codes.h"

enum diag_code {
#define X(code, sentence) DIAG_##code,
	DIAG_CODES(X)
#undef X
	DIAG_COUNT
};

enum { DIAG_ARGS = 3, DIAG_MOST_PER_FILE = 20 };

struct diag {
	enum diag_code code;
	bool warning;            /* told, but nothing failed */
	char *file;              /* as the user named it, "" where there is none */
	size_t line, column;     /* from 1; columns in characters; 0: not known */
	char *args[DIAG_ARGS];   /* "" where the sentence has fewer */
};

/* Owns its diagnostics. */
struct diags {
	struct diag *list;
	size_t count, room;
	size_t errors;           /* those that are no warning */
	char *file;              /* given to every diagnostic added; "" at first */
};

void diags_init(struct diags *ds, const char *file);
void diags_free(struct diags *ds);
/* The file that the diagnostics added from now on belong to. */
void diags_set_file(struct diags *ds, const char *file);

/* Adds an error (or warning).  ARGS: up to three strings, then NULL.  Returns
 * false, so that a caller can `return diags_error(...)`. */
#define diags_error(ds, code, line, column, ...) \
	diags_add((ds), (code), false, (line), (column), (const char *const[]){ __VA_ARGS__, NULL })
#define diags_warn(ds, code, line, column, ...) \
	diags_add((ds), (code), true, (line), (column), (const char *const[]){ __VA_ARGS__, NULL })
bool diags_add(struct diags *ds, enum diag_code code, bool warning,
               size_t line, size_t column, const char *const *args);

/* Takes back those from the FROM-th on. */
void diags_cut(struct diags *ds, size_t from);
/* Moves all of FROM to the end of DS and frees FROM. */
void diags_move(struct diags *ds, struct diags *from);
/* Adds copies of all of FROM to the end of DS. */
void diags_copy(struct diags *ds, const struct diags *from);
/* Of those from the FROM-th on, at least one, only the first error stays (where there is
 * none, the last warning), as a warning: for an input that is passed over. */
void diags_pass_over(struct diags *ds, size_t from);

#endif
