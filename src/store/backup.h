/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of what drafts held before they were written over in place: in the folder `backups' of
 * konsort's directory for state, 0700, each 0600 and safe on disk before the draft is touched.  A
 * copy goes once the save is done; one that is there tells of a save that was broken off, or was
 * asked for and bears another name. */
#ifndef KONSORT_STORE_BACKUP_H
#define KONSORT_STORE_BACKUP_H

#include <stdbool.h>

#include "base/str.h"

/* Free with backup_leave() or backup_remove(). */
struct backup {
	int dir;                 /* -1: there is none */
	char *name;              /* in it */
	struct str path;         /* of the copy; of its folder, where that could not be made */
};
#define BACKUP_INIT { .dir = -1, .path = STR_INIT }

/* Copies TEXT, what the draft of the real path REAL holds.  False with errno; free B in any case. */
bool backup_make(struct backup *b, const char *real, const struct str *text);
/* Frees B, and the copy stays. */
void backup_leave(struct backup *b);
/* Gives the copy a name under which backup_find() does not take it for one of a save that was broken
 * off; PATH says it.  Where that fails it keeps its own. */
void backup_keep(struct backup *b);
/* Takes the copy away, too. */
void backup_remove(struct backup *b);
/* Puts into OUT the path of a copy of the draft at PATH that is not what it holds now.  False, OUT
 * empty, if there is none. */
bool backup_find(struct str *out, const char *path);

#endif
