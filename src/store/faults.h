/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors of meaning in one file: all are told, in the file's order, but no more than
 * DIAG_MOST_PER_FILE.  For the readers of store/ only. */
#ifndef KONSORT_STORE_FAULTS_H
#define KONSORT_STORE_FAULTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "store/ynode.h"

struct faults {
	struct diags *ds;        /* borrowed */
	size_t first, errors;    /* what stood there before */
};

struct faults faults_start(struct diags *ds);
/* Adds an error, if it is not one too many; up to three strings.  False. */
#define faults_add(f, code, line, column, ...) \
	faults_add_list((f), (code), (line), (column), (const char *const[]){ __VA_ARGS__, NULL })
bool faults_add_list(struct faults *f, enum diag_code code, size_t line, size_t column,
                     const char *const *args);
/* True if so many were told that reading on is of no use. */
bool faults_enough(const struct faults *f);
/* Puts what was added in the file's order.  True if there is no error. */
bool faults_end(struct faults *f);

/* What NODE says, short enough for a message: a text cut to 60 cells, "[...]", "{...}".
 * In ARENA. */
const char *faults_value(struct arena *arena, const struct ynode *node);
/* The same of a text. */
const char *faults_text(struct arena *arena, const char *text);
/* Lists of names for messages: adds NAME, behind a comma if it is not the first;
 * moves the list into ARENA and empties S. */
void faults_add_name(struct str *s, const char *name);
const char *faults_keep(struct arena *arena, struct str *s);

#endif
