/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The YAML files of a directory, and its directories, by name. */
#ifndef KONSORT_STORE_FOLDER_H
#define KONSORT_STORE_FOLDER_H

#include <stddef.h>

#include "base/str.h"

/* The names in DIR that end in .yaml or .yml and are not hidden, in the order of their
 * bytes (never by the locale), N of them; free with folder_free().  NULL with errno if
 * DIR cannot be read. */
char **folder_names(const char *dir, size_t *n);
/* The same of the directories in DIR, links to them included. */
char **folder_dirs(const char *dir, size_t *n);
void folder_free(char **names, size_t n);
/* Puts the path of NAME in DIR into OUT: the bare name for the current directory ("."). */
void folder_path(struct str *out, const char *dir, const char *name);

#endif
