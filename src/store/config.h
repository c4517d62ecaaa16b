/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user chose once and for all: the file config.yaml of konsort's directory for
 * configuration, a map.  People write it by hand, so what is theirs in it is never lost.
 * Below it lie the files of the same keys that an administrator wrote for all users
 * (path_site_config()).  A key is one row of the table in config.c. */
#ifndef KONSORT_STORE_CONFIG_H
#define KONSORT_STORE_CONFIG_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

enum { CONFIG_MOST_MIB = 1, CONFIG_MOST_PLACES = 16 };

/* Strings are never NULL; "" where nothing is chosen. */
struct config {
	const char *language;    /* code of a language there is, though it may not be had */
	const char *theme;       /* calm, contrast, none */
	const char *mouse;       /* on, off */
	const char *conditions;  /* unmet-first, call */
	struct arena words;      /* owns the strings */
};
#define CONFIG_INIT { .language = "", .theme = "", .mouse = "", .conditions = "", \
                      .words = ARENA_INIT }

/* Reads the administrator's files and over them, key by key, the user's into C, which is filled
 * anew; free it in any case.  A missing file is an empty one.  What is wrong, an unknown key
 * too, becomes a warning, and the keys concerned are as if they were not there: all of them
 * where a file cannot be read, or is not trusted (file_is_trusted(); an administrator's
 * neither where everybody may write in a directory above it). */
void config_read(struct config *c, struct diags *ds);
void config_free(struct config *c);

/* Keeps VALUE for KEY, one of the table, in the user's file: its line is changed or added, and everything else in
 * the file stays byte for byte.  Directory (0700) and file (0600) are made where they are
 * missing; of a symbolic link the file behind it is replaced, whole.  False, with errors, and
 * unchanged if there is no place for it, it cannot be written, is not trusted or not understood. */
bool config_set(const char *key, const char *value, struct diags *ds);

#endif
