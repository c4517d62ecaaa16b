/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may read and write a file: a new file gets what an old one has, and never more. */
#ifndef KONSORT_STORE_ACCESS_H
#define KONSORT_STORE_ACCESS_H

#include <stdbool.h>
#include <sys/stat.h>

/* Gives the file FD (mode 0600) owner, group, access list and mode of the file NAME in
 * the directory DIR, which is OLD.  Where owner or group cannot be kept, what it would
 * have given to others is left out.  False with errno if even that fails. */
bool access_keep(int dir, const char *name, const struct stat *old, int fd);

#endif
