/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing over a file instead of replacing it, where its directory takes no new file or the
 * file has other names that are to stay names of it. */
#ifndef KONSORT_STORE_IN_PLACE_H
#define KONSORT_STORE_IN_PLACE_H

#include <stdbool.h>
#include <sys/stat.h>

#include "base/str.h"

enum in_place_result {
	IN_PLACE_DONE,           /* the new text is there, safe on disk and read back */
	IN_PLACE_UNDONE,         /* an error; the old text is there again, read back */
	IN_PLACE_BROKEN,         /* an error, and nobody knows what is there */
};

/* Opens the file NAME of the directory DIR, which is OLD, for in_place_write(); -1 with errno: ESTALE
 * where another one is there meanwhile. */
int in_place_open(int dir, const char *name, const struct stat *old);
/* Makes the file FD, which holds OLD, hold TEXT; AFTER is what it is then.  errno says what failed.
 * The caller has a copy of OLD elsewhere, as the program may end in the middle. */
enum in_place_result in_place_write(int fd, const struct str *old, const struct str *text,
                                    struct stat *after);

#endif
