/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pasted text as lines of cells: what separates them is told, what they mean is not asked
 * here.  Lenient: quotes as in RFC 4180 where they are balanced, else they are text. */
#ifndef KONSORT_WIZARD_PASTE_CELLS_H
#define KONSORT_WIZARD_PASTE_CELLS_H

#include <stddef.h>

#include "base/str.h"

enum {
	CELLS_MOST = 64,         /* of a line that are kept */
	CELL_BYTES_MOST = 60000, /* of a cell that are kept */
};

struct cell_line {
	char **cells;            /* owned, trimmed; without blank ones at the end */
	size_t n;
	size_t more;             /* cells that are not blank and not kept */
	size_t cut;              /* cells of which the end is not kept */
};
struct cell_lines {
	struct cell_line *list;  /* owned; none that is blank */
	size_t n, room;
	size_t more;             /* lines that are not blank and not kept */
};
#define CELL_LINES_INIT { NULL, 0, 0, 0 }

/* Adds TEXT (any bytes) as it is to be split: '\n' alone ends a line, every other blank but a tab
 * is a space, control and other unsafe characters are gone. */
void cells_clean(struct str *out, const char *text);
/* Splits what cells_clean() made into lines, MOST at most, and these at each SEPARATOR ('\0':
 * nowhere).  OUT is filled anew. */
void cells_split(struct cell_lines *out, const char *text, char separator, size_t most);
void cells_free(struct cell_lines *l);

#endif
