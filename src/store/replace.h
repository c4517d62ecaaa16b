/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replacing a file whole: the new text goes to another name in the same directory and is
 * renamed over the old one, so that the file is never half of anything.  For saves, and
 * for the small files that konsort keeps for itself. */
#ifndef KONSORT_STORE_REPLACE_H
#define KONSORT_STORE_REPLACE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Makes a new file, mode 0600, beside the file NAME of the open directory DIR.  Returns its
 * descriptor, and its name in *TEMPORARY, to be freed; -1 with errno. */
int replace_open(int dir, const char *name, char **temporary);
/* Writes all N bytes.  False with errno. */
bool replace_write(int fd, const char *bytes, size_t n);
/* Makes the file PATH, whose directory must be there, hold TEXT; of a symbolic link the
 * link itself is replaced.  CAREFUL: who may read and write it stays as it was, and it is
 * safe on disk behind this.  False with errno, and nothing is changed. */
bool replace_file(const char *path, const struct str *text, bool careful);

#endif
