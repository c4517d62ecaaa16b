/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which run of konsort something belongs to, as one run tells others by a file: a lock or a
 * recovery file.  A process is known by its host, the boot of that host, its number and when
 * it began, as numbers come again. */
#ifndef KONSORT_STORE_OWNER_H
#define KONSORT_STORE_OWNER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum { OWNER_MOST_BYTES = 1024, OWNER_WORD_MOST = 255 };   /* of the text, of a word in it */

/* Owns its strings, which are never NULL.  Somebody else's may hold anything: they are to be
 * cleaned where they are shown. */
struct owner {
	char *user, *host;
	char *boot;              /* /proc/sys/kernel/random/boot_id */
	int64_t pid;
	uint64_t start;          /* of the process, in clock ticks since the boot; 0: unknown */
	uint64_t space;          /* in which PID means a process (its namespace); 0: unknown */
	int64_t since;           /* when it was written, in seconds since 1970 */
};
#define OWNER_INIT { NULL, NULL, NULL, 0, 0, 0, 0 }

enum owner_state {
	OWNER_SELF,              /* this very process */
	OWNER_ALIVE,             /* runs on this host, or may do so: it is another user's, in another
	                            container, or its number is none */
	OWNER_DEAD,              /* of this host, and surely ended: an earlier boot, no such process,
	                            or one that began at another time */
	OWNER_ELSEWHERE,         /* of another host, be it of the same name: never presumed dead */
};

/* Fills O with this process and the time of now.  What O held is not freed. */
void owner_self(struct owner *o);
void owner_free(struct owner *o);
enum owner_state owner_state(const struct owner *o);
/* Adds O as lines of text. */
void owner_write(struct str *out, const struct owner *o);
/* Fills O from the N bytes that owner_write() made, and perhaps somebody else; what O held is
 * not freed, but free it in any case.  Other lines are passed over.  False if they are none: too
 * long, a line missing, no number, a control character. */
bool owner_read(struct owner *o, const char *bytes, size_t n);

#endif
