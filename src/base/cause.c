/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can happen to files and streams. */
#include "base/cause.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "base/lang.h"

/* TRANSLATORS: these stand behind a colon: "cannot open 'draft.yaml': permission denied". */
static const struct {
	int error;
	const char *text;
} causes[] = {
	{ ENOENT, N_("no such file or directory") },
	{ EACCES, N_("permission denied") },
	{ EPERM, N_("operation not permitted") },
	{ EEXIST, N_("a file of this name exists") },
	{ EISDIR, N_("it is a directory") },
	{ ENOTDIR, N_("a part of the path is no directory") },
	{ ENOSPC, N_("no space left on the disk") },
	{ EDQUOT, N_("the disk quota is used up") },
	{ EROFS, N_("the disk is read-only") },
	{ EIO, N_("input or output error") },
	{ ELOOP, N_("too many symbolic links") },
	{ ENAMETOOLONG, N_("the file name is too long") },
	{ EFBIG, N_("the file would be too large") },
	{ EMFILE, N_("too many open files") },
	{ ENFILE, N_("too many open files") },
	{ EBUSY, N_("it is in use") },
	{ ETXTBSY, N_("it is in use") },
	{ ENXIO, N_("there is no such device") },
	{ ENODEV, N_("there is no such device") },
	{ EPIPE, N_("nobody reads it any more") },
	{ EBADF, N_("it is closed") },
	{ ESTALE, N_("the file is gone from its server") },
	{ EXDEV, N_("it is on another file system") },
	{ EINVAL, N_("the system does not accept this") },
};

const char *cause_of(int error)
{
	for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
		if (causes[i].error == error)
			return causes[i].text;
	return strerror(error);
}
