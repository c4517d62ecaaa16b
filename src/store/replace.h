/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replacing a file whole: the new text goes to another name in the same directory and is
 * renamed over the old one, so that the file is never half of anything.  For saves, and
 * for the small files that konsort keeps for itself. */
#ifndef KONSORT_STORE_REPLACE_H
#define KONSORT_STORE_REPLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Makes a new file, mode 0600, beside the file NAME of the open directory DIR.  Returns its
 * descriptor, and its name in *TEMPORARY, to be freed; -1 with errno. */
int replace_open(int dir, const char *name, char **temporary);
/* Writes all N bytes.  False with errno. */
bool replace_write(int fd, const char *bytes, size_t n);
/* fsync() and close() that no signal breaks off.  False with errno; a file is not to be synced
 * again then, as the kernel forgets what it could not write. */
bool replace_sync(int fd);
bool replace_close(int fd);
/* Takes away the user's files that replace_open() made beside NAME for programs that ended before
 * they were renamed: those not written to for OLDER seconds. */
void replace_sweep(int dir, const char *name, int64_t older);
/* Makes the file PATH, whose directory must be there, hold TEXT; of a symbolic link the
 * link itself is replaced.  CAREFUL: who may read and write it stays as it was, and it is
 * safe on disk behind this.  False with errno, and nothing is changed. */
bool replace_file(const char *path, const struct str *text, bool careful);

#endif
