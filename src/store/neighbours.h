/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drafts beside a draft: regular files directly in a directory that end in .yaml or
 * .yml and are not hidden.  Of each only what other drafts are compared by is kept. */
#ifndef KONSORT_STORE_NEIGHBOURS_H
#define KONSORT_STORE_NEIGHBOURS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "core/call.h"
#include "core/evaluate.h"
#include "store/file.h"

struct neighbour_file;

/* Owns everything that its rows and the lists made from it point to. */
struct neighbours {
	struct neighbour_file *files;
	size_t n, room;
	size_t unreadable;       /* of which a warning was told */
	size_t unread;           /* beyond the most that were to be read */
};
#define NEIGHBOURS_INIT { NULL, 0, 0, 0, 0 }

/* Fills N, which was initialised, anew with the drafts of DIR by name, MOST at most.  The file
 * that SELF is of is not read at all (device and inode; NULL or a file that did not exist:
 * all are read), and what is unchanged since N was read before is not read again.
 * Files that cannot be read as drafts are named in one warning each and passed over.
 * False, with an error and N unchanged, only if the directory cannot be read. */
bool neighbours_read(struct neighbours *n, const char *dir, const struct file_stamp *self,
                     const struct catalogue *catalogue, size_t most, struct diags *ds);
void neighbours_free(struct neighbours *n);
/* All but the file that SELF is of (device and inode; NULL or a file that did not exist:
 * none is left out), in an array for the caller to free(); names and drafts stay N's.
 * Never NULL. */
struct neighbour *neighbours_without(const struct neighbours *n, const struct file_stamp *self,
                                     size_t *count);

#endif
