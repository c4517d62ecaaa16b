/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving a draft so that its file is at every instant the complete old or the
 * complete new one, and never one that somebody else wrote meanwhile. */
#ifndef KONSORT_STORE_SAVE_H
#define KONSORT_STORE_SAVE_H

#include <stdbool.h>

#include "base/diag.h"
#include "core/call.h"
#include "core/draft.h"
#include "store/file.h"

struct save_options {
	bool replace;            /* the user said yes to replacing whatever is there */
	const struct file_stamp *expected;   /* the file as it was read or saved last; NULL or
	                                        not existed: a new file */
	bool keep_backup;        /* leave the file that is replaced as FILE~, FILE~2~ ... */
	bool in_place;           /* write over the file, which is itself locked (lock.h) */
};

/* Writes DRAFT to PATH (a symbolic link is kept and the file behind it replaced), mode
 * 0600, or mode, owner and access list of the file replaced.  AFTER, where not NULL, is
 * the file's new stamp, to be expected next time; OPTIONS may be NULL.  The draft is locked
 * (lock.h): what broken-off saves left beside it is taken away.
 *
 * A file with hard links, and one that cannot be replaced but written, is written over in
 * place after a backup, which goes again (backup.h); a warning says so.
 *
 * False: nothing was changed, and the error is FILE_EXISTS (a new file was expected),
 * FILE_CHANGED (not the expected one), NOT_A_FILE, LINK_DANGLES, CANNOT_WRITE, NO_BACKUP or
 * SAVE_MISMATCH; or the old text was written back (WRITE_UNDONE), or not even that
 * (WRITE_BROKEN), and the backup is there.  True with the warning SAVED_NOT_SYNCED: written,
 * but a power cut may undo it.  SIGXFSZ must be ignored by the program, as a full quota is an
 * error like any other. */
bool draft_save(const char *path, const struct draft *draft, const struct catalogue *catalogue,
                const struct save_options *options, struct file_stamp *after, struct diags *ds);
/* Puts into OUT the path of a copy of what the draft at PATH held before a save in place that was
 * broken off.  False, OUT empty, if there is none that differs from what it holds now. */
bool save_backup_of(const char *path, struct str *out);

#endif
