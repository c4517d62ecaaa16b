/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One session a draft: the file .NAME.lock beside the draft NAME says who has it.  Where none
 * can be made there but the draft itself can be written, the draft's own file is locked (an
 * OFD lock), and saves are in place (save.h). */
#ifndef KONSORT_STORE_LOCK_H
#define KONSORT_STORE_LOCK_H

#include <stdbool.h>
#include <sys/stat.h>
#include <time.h>

#include "base/str.h"
#include "store/owner.h"

/* Free with lock_release(). */
struct lock {
	char *path;              /* real path of the draft, NULL: nothing is locked */
	int dir;                 /* its directory; -1 */
	char *name;              /* of the lock in it; NULL: the draft itself is locked, */
	int fd;                  /* by this open file; -1 */
	dev_t device;            /* of the lock that we made, or of the draft itself */
	ino_t inode;
	struct timespec made;    /* when that was written, as numbers come again */
};
#define LOCK_INIT { .path = NULL, .dir = -1, .name = NULL, .fd = -1 }

enum lock_result {
	LOCK_OURS,               /* taken, or it was ours already */
	LOCK_HELD,               /* somebody on this host has it who runs, or nobody can say who */
	LOCK_ELSEWHERE,          /* a run on another host has it */
	LOCK_REFUSED,            /* one may not write here at all: errno says why */
	LOCK_GONE,               /* lock_look() only: nobody has it */
};

/* Locks the draft at PATH, a real path, of which the directory must be there.  A lock of a run
 * that surely ended is replaced, *STALE (may be NULL) says so.  HOLDER (OWNER_INIT, or filled
 * before), emptied first and the caller's to owner_free(), is who has it: OWNER_SELF's for OURS,
 * or where *STALE the run that ended; with no more than the user, told by the lock's owner,
 * where it cannot be understood; user and host "" where nothing is known, or nobody has it.
 * Only where the result is OURS is L changed, and another draft's lock that it was given
 * back. */
enum lock_result lock_take(struct lock *l, const char *path, struct owner *holder, bool *stale);
/* The same whoever has it: the user said so.  REFUSED where another user's lock cannot be
 * replaced (EBUSY: the draft itself is locked), or what stands there is a directory (EISDIR). */
enum lock_result lock_take_over(struct lock *l, const char *path, struct owner *holder);
/* Who has it now, without taking anything: OURS while L is still what stands there; GONE also
 * where the one who had it surely ended.  REFUSED, with errno, where one cannot look. */
enum lock_result lock_look(const struct lock *l, const char *path, struct owner *holder);
/* A run that knew only the number of its user, as a list of users costs time, gets the name that
 * this host has for it; a HOLDER of this host is told so by lock_*(). */
void lock_name_user(struct owner *o);
/* Gives it back, if it is still ours.  Who takes it over at that very moment may lose it by that:
 * nothing can compare and remove at once. */
void lock_release(struct lock *l);
/* The same in a handler of a signal: calls nothing but system calls, frees nothing. */
void lock_drop(const struct lock *l);

#endif
