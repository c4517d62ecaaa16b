/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A compiled catalogue (.mo) looked at warily before the C library maps and trusts it:
 * that it is whole, is ours, and can do no harm. */
#ifndef KONSORT_BASE_MO_H
#define KONSORT_BASE_MO_H

#include <stdbool.h>
#include <stddef.h>

enum mo_state {
	MO_GOOD,
	MO_MISSING,        /* no such file, or it may not be read */
	MO_BROKEN,         /* truncated, of another format, an offset outside, no UTF-8 ... */
	MO_FOREIGN,        /* of another language or program, or with placeholders that its
	                      originals do not have, or with control characters */
};

struct mo {
	char *bytes;           /* owned */
	size_t n;
	size_t count;          /* of its texts */
};
#define MO_INIT { NULL, 0, 0 }

/* Reads the catalogue of the language CODE at PATH.  MO is filled only for MO_GOOD. */
enum mo_state mo_open(struct mo *mo, const char *path, const char *code);
/* The translation of TEXT, lent by MO; NULL if it has none. */
const char *mo_text(const struct mo *mo, const char *text);
void mo_close(struct mo *mo);

#endif
