/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of konsort-compile: what is made of the data files. */
#ifndef KONSORT_TOOLS_COMPILE_H
#define KONSORT_TOOLS_COMPILE_H

#include <stddef.h>

#include "base/str.h"
#include "core/call.h"
#include "store/text_sink.h"

/* Adds a C file that defines shipped_catalogue and shipped_call_files; FILES are the
 * files of the calls, in the order of C. */
void compile_c(struct str *out, const struct catalogue *c, const char *const *files);

/* Texts to translate, each once. */
struct pot_entry {
	char *text;
	struct str places, roles;   /* "data/calls/x.yaml:24 ..." and comment lines */
};
struct pot {
	struct pot_entry *entries;
	size_t n, room;
	const char *file;           /* that is being read; borrowed */
};
/* A sink that adds to POT. */
struct text_sink pot_sink(struct pot *pot);
/* Adds the whole as a PO template. */
void compile_pot(struct str *out, const struct pot *pot);
void pot_free(struct pot *pot);

#endif
