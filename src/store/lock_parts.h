/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lock.c and lock_file.c share: the file that is a lock. */
#ifndef KONSORT_STORE_LOCK_PARTS_H
#define KONSORT_STORE_LOCK_PARTS_H

#include "store/lock.h"

enum seen {
	SEEN_NOTHING,
	SEEN_LOCK,               /* one that is understood */
	SEEN_THING,              /* anything else, of which the owner is known */
	SEEN_FAULT,              /* errno says why one cannot look */
};

/* What stands at a lock's name.  FD keeps its number from coming again meanwhile. */
struct sight {
	enum seen seen;
	int fd;
	struct stat st;
	struct owner owner;
};

/* Looks at NAME in the directory DIR; behind it sight_end(), which keeps errno. */
void sight_see(struct sight *s, int dir, const char *name);
void sight_end(struct sight *s);

/* Makes the file that is L's lock, in the place of what S saw there: nothing, a lock whose run has
 * ended or, OVER, anything.  L notes it.  False with errno; EAGAIN: somebody was quicker. */
bool lock_put(struct lock *l, const struct sight *s, bool over);

/* The name of the draft in its directory. */
const char *lock_draft_name(const struct lock *l);
/* ST is that of L's own file. */
void lock_note_made(struct lock *l, const struct stat *st);

#endif
