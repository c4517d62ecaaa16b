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
};

/* Writes DRAFT to PATH (a symbolic link is kept and the file behind it replaced), mode
 * 0600, or mode, owner and access list of the file replaced.  AFTER, where not NULL, is
 * the file's new stamp, to be expected next time; OPTIONS may be NULL.
 *
 * False: nothing was changed, and the error is FILE_EXISTS (a new file was expected),
 * FILE_CHANGED (not the expected one), NOT_A_FILE, CANNOT_WRITE or SAVE_MISMATCH.  True
 * with the warning SAVED_NOT_SYNCED: written, but a power cut may undo it.  SIGXFSZ
 * must be ignored by the program, as a full quota is an error like any other. */
bool draft_save(const char *path, const struct draft *draft, const struct catalogue *catalogue,
                const struct save_options *options, struct file_stamp *after, struct diags *ds);

#endif
