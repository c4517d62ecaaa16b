/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is told of every text to translate while a data file is read: the tool that
 * makes the catalogue of data strings.  The program itself gives none. */
#ifndef KONSORT_STORE_TEXT_SINK_H
#define KONSORT_STORE_TEXT_SINK_H

#include <stddef.h>

struct text_sink {
	/* TEXT stands on LINE; ROLE says what it is ("title of rule countries in ssa-2020");
	 * CELLS is the width it must fit, 0 for any.  All are borrowed. */
	void (*text)(void *context, const char *text, size_t line, const char *role, int cells);
	void *context;
};

#endif
