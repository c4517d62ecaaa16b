/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recovery file: a draft with changes that are not saved, and where its author is in the
 * dialogue, written down at most a second after an edit, so that they come back after
 * whatever happens.  In the folder `recovery' of konsort's directory for state (0700), mode
 * 0600: HASH-N of a draft in a file, new-PID-STARTTIME (and -N) of one that was never saved.  A file
 * is a list of records with a checksum each, of which the last good one counts. */
#ifndef KONSORT_STORE_JOURNAL_H
#define KONSORT_STORE_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "core/call.h"
#include "core/draft.h"
#include "store/file.h"
#include "store/owner.h"

/* What stands beside the draft in a record.  Of a struct journal_entry owned, else borrowed. */
struct journal_note {
	const char *path;        /* real path of the draft's file, "" while it has none */
	struct file_stamp base;  /* of the file as it was read or saved last */
	const char *step;        /* id of the step of the dialogue */
	struct spot spot;        /* the field with the focus; its key is below 0: none, at most a row
	                            of the table.  The partner may be one that the draft has not */
	const char *typed;       /* what stands in that field and the draft does not have, "" */
};

/* The recovery file of this run. */
struct journal {
	char *file;              /* its path, NULL: there is none */
	int fd;                  /* -1 */
	size_t length;           /* of the file up to its last good record */
	struct owner owner;      /* this run; empty while there is no file */
};
#define JOURNAL_INIT { .file = NULL, .fd = -1 }

/* Adds a record, or begins the file; never longer than some records.  False, with an error: what
 * was written before is still good.  What is written is there for whoever comes after this
 * program, whatever ends it; a power cut can cost the records of the last half minute.  May be
 * called in the child of a program that is broken. */
bool journal_write(struct journal *j, const struct draft *draft, const struct catalogue *catalogue,
                   const struct journal_note *note, struct diags *ds);
/* Takes the file away: what it holds is saved, or was given up. */
void journal_remove(struct journal *j);
/* Leaves the file for later; the next record begins another one.  Frees what J owns. */
void journal_leave(struct journal *j);
/* Goes on with what ENTRY was recovered from: J, which leaves the file that it had, begins one
 * with the same record, and that of ENTRY goes.  False, with errno, and J has no file, if that
 * cannot be done; ENOENT: somebody else did it meanwhile. */
struct journal_entry;
bool journal_adopt(struct journal *j, const struct journal_entry *entry);

/* A recovery file that was found.  Owns everything. */
struct journal_entry {
	char *file;              /* its path */
	char *words;             /* what NOTE points to */
	struct owner owner;      /* the run that wrote it; SINCE is when it last did */
	enum owner_state state;
	bool spoilt;             /* there is no good record, or others could write it: of OWNER and NOTE
	                            nothing is known but SINCE, and where it can be told the path */
	struct journal_note note;
};
/* The recovery files of the draft of the real path PATH ("": of those that were never saved),
 * written last first, *N of them, MOST at most; without those whose run is alive or this one.
 * One that is spoilt is among them once nothing was written to it for a minute.
 * PATH NULL: of all drafts, and those of this run too, be they in use or left.  The list is the
 * caller's to journal_entries_free(); NULL where there are none. */
struct journal_entry *journal_find(const char *path, size_t most, size_t *n);
void journal_entries_free(struct journal_entry *list, size_t n);
/* The draft of its last good record, the caller's to draft_free(); NULL with errors. */
struct draft *journal_read(const struct journal_entry *entry, const struct catalogue *catalogue,
                           struct diags *ds);
/* Takes the file away; false with errno. */
bool journal_discard(const struct journal_entry *entry);

/* For tests and fuzzing: the last good record among the N bytes of a file.  False if there is
 * none.  ENTRY (but FILE and STATE) is filled anew, free it in any case; *DRAFT and *DRAFT_N are
 * the draft's text inside BYTES. */
bool journal_parse(const char *bytes, size_t n, struct journal_entry *entry, const char **draft,
                   size_t *draft_n);
void journal_entry_free(struct journal_entry *entry);

#endif
