/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calls that this run of the program knows, finding one by the words of a command
 * line, and the one way to read drafts.  The calls that the system has beside ours cost
 * time to read: that is done once, when they are all to be listed or a call is not among
 * the others. */
#ifndef KONSORT_CLI_KNOWN_H
#define KONSORT_CLI_KNOWN_H

#include "base/arena.h"
#include "base/diag.h"
#include "cli/commands.h"
#include "core/call.h"
#include "store/draft_file.h"
#include "store/file.h"
#include "store/neighbours.h"

struct known {
	const struct catalogue *catalogue;   /* as far as it was needed; ours, or in the arena.
	                                        Its calls live until known_close() */
	bool whole;                          /* the system's calls were read */
	struct arena arena;
	struct str bytes;                    /* of the file read last; its memory serves the next */
};

/* Opens the catalogue, with --data-dir, and looks whether --call and --lot exist.
 * On false there are errors and nothing is open. */
bool known_open(struct known *k, const struct options *o, struct diags *ds);
void known_close(struct known *k);

/* All calls.  What is wrong with those of the system is warned of when they are read. */
const struct catalogue *known_all(struct known *k, struct diags *ds);
/* The call of an id; NULL and an error that names those there are. */
const struct call *known_call(struct known *k, const char *id, struct diags *ds);
/* The Lot of an id in CALL, as the user wrote it; NULL and an error likewise. */
const struct lot *known_lot(const struct call *call, const char *id, struct diags *ds);

/* A draft as it was read. */
struct known_draft {
	struct draft *draft;         /* NULL where reading failed */
	struct draft_origin origin;
	struct file_stamp stamp;
};
/* Reads the draft FILE ("-": standard input), with --call and --lot laid over it where O is not NULL.
 * OUT is filled in either case; free it.  False after errors. */
bool known_read(struct known *k, const struct options *o, const char *file,
                struct known_draft *out, struct diags *ds);
void known_draft_free(struct known_draft *d);

/* neighbours_read(), with warnings of how many files are passed over. */
bool known_neighbours(struct known *k, struct neighbours *n, const char *dir,
                      const struct file_stamp *self, size_t most, struct diags *ds);

#endif
