/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place that writes text to standard output and standard error.  All
 * text inside is UTF-8; here it becomes the charset of the terminal, with the
 * nearest letters where a letter is missing, and `?` where nothing is near.  A
 * failed write is remembered and told once, by output_end(). */
#ifndef KONSORT_CLI_OUTPUT_H
#define KONSORT_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

enum color_when { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct output {
	int error;               /* errno of the first failed write to stdout, 0: none */
};

/* TEXT is UTF-8 of any length; a newline is part of it. */
void output_text(struct output *o, const char *text);
/* As they are, for JSON, which is always UTF-8. */
void output_bytes(struct output *o, const char *bytes, size_t n);
/* "konsort: " and each diagnostic, a line each, to standard error. */
void output_diags(struct output *o, const struct diags *ds);
/* "konsort: " and SENTENCE (UTF-8, cleaned), a line to standard error. */
void output_talk(struct output *o, const char *sentence);
/* Flushes.  False if anything could not be written to standard output; said then. */
bool output_end(struct output *o);
/* Columns for text: those of the terminal if stdout is one, else 80. */
int output_width(void);
/* True if text on stdout may have colours: for AUTO only on a terminal and while
 * NO_COLOR is unset or empty. */
bool output_color(enum color_when when);

#endif
