/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the words of a catalogue can do harm: its header with the expression for plurals,
 * and one text with its translation. */
#ifndef KONSORT_BASE_MO_CHECK_H
#define KONSORT_BASE_MO_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mo.h"

/* A text of N bytes, terminated behind them; a plural has a NUL between its forms. */
struct mo_entry {
	const char *text;
	size_t n;
};

/* The header of a catalogue for the language CODE; *FORMS is how many forms a plural has
 * in it. */
enum mo_state mo_check_header(struct mo_entry header, const char *code, size_t *forms);
/* A text and its translation, which has FORMS forms if the text is a plural. */
enum mo_state mo_check_text(struct mo_entry original, struct mo_entry translation, size_t forms);

#endif
