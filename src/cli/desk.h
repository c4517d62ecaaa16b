/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a front end is lent of the file system: the file of the draft being edited as saves
 * find it, what lies beside it, and which drafts were in use lately. */
#ifndef KONSORT_CLI_DESK_H
#define KONSORT_CLI_DESK_H

#include "cli/known.h"
#include "store/journal.h"
#include "store/lock.h"
#include "wizard/host.h"

struct desk {
	struct known *known;         /* borrowed */
	struct day today;
	struct draft *draft;         /* of desk_begin(), until a front end takes it over */
	struct file_stamp stamp;     /* of the file as it was read or saved last */
	bool start;                  /* no draft is on it yet: the start page offers some */
	bool altered;                /* by --call or --lot: the draft is not what the file holds */
	char *path;                  /* the file that STAMP is of, "" for none */
	struct str real;             /* desk_real() once it was asked for, "" */
	struct lock lock;            /* of that file */
	struct lock second;          /* of another one, while it is saved to */
	bool unlocked;               /* nobody can have a lock of it, so that it is ours without one */
	bool recovered;              /* the draft is not what was read */
	struct journal journal;      /* what is not saved */
	char *aside;                 /* the file of it that was set aside for another draft, which has not
	                                come yet; NULL */
	struct journal_entry *kept;  /* what other runs did not save, as it was looked for last */
	size_t n_kept;
	bool unkept;                 /* work could not be written down, which was told */
	int unremembered;            /* errno of the first failure to remember drafts and steps, 0: none */
	struct str step;
	struct neighbours beside;    /* the drafts beside it as they were read last */
	struct neighbour *others;    /* of these, lent to the front end */
	struct id_list told;         /* files beside it that were warned of */
	struct id_list recents;      /* paths of the drafts in use lately */
	struct neighbours around;    /* the drafts in the directory of the recent one judged last, */
	char *around_dir;            /* NULL: none is known */
	struct evaluation evaluation;
};
enum { NEIGHBOURS_MOST = 1000 };   /* drafts of a directory that are looked at */

/* The directory that the file PATH is in, into OUT, emptied first. */
void desk_directory(struct str *out, const char *path);
/* The real path of the present draft's file, lent; "" while it has none, or where there is not
 * even a directory for it. */
const char *desk_real(struct desk *desk);
void desk_set_path(struct desk *desk, const char *path);
/* Puts the first error, without the name of the file, into *OUT, owned. */
void desk_tell_trouble(const struct diags *ds, char **out);
/* A desk with nothing on it; borrows KNOWN. */
void desk_init(struct desk *desk, struct known *known, struct day today);
/* Remembers that the draft at PATH is in use, at STEP ("": as before). */
void desk_remember(struct desk *desk, const char *path, const char *step);
/* Warns, once, if that could not be done. */
void desk_warn_unremembered(struct desk *desk, struct diags *ds);
/* Gives locks back.  KEEP: work that is not saved stays to be recovered. */
void desk_end(struct desk *desk, bool keep);
void desk_free(struct desk *desk);
/* Puts the draft of the file PATH on it, or a new one where there is none or PATH is "".  False
 * after errors. */
bool desk_begin(struct desk *desk, const char *path, const struct options *o, struct diags *ds);
/* Fills in what HOST lends of the desk: its draft, which is the front end's from now on, path and
 * step, and the functions. */
void desk_lend(struct desk *desk, struct host *host);

#endif
