/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file held before it is replaced, kept beside it as NAME~, NAME~2~, NAME~3~ ... */
#ifndef KONSORT_STORE_TILDE_H
#define KONSORT_STORE_TILDE_H

#include <stdbool.h>
#include <sys/stat.h>

#include "base/str.h"

/* Keeps the file NAME of the directory DIR, which is OLD and holds TEXT, under the first of these
 * names that is free: as a second name of it, or as a copy (COPIED, or where there are no second
 * names).  Returns the name, to be freed; NULL with errno. */
char *tilde_keep(int dir, const char *name, const struct stat *old, const struct str *text,
                 bool copied);
/* How many names of the file OLD are of that kind: a save was broken off before it replaced it. */
nlink_t tilde_links(int dir, const char *name, const struct stat *old);

#endif
