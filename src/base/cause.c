/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can happen to files and streams. */
#include "base/cause.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "base/lang.h"

/* TRANSLATORS: these stand behind a colon: "cannot open 'draft.yaml': permission denied". */
static const struct cause {
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
	/* no file fails with it: what path_make_dir() says of a directory that is not one's own */
	{ EOWNERDEAD, N_("the directory is a link, or another user may write in it") },
	{ EINVAL, N_("the system does not accept this") },
};

/* TRANSLATORS: these stand behind a colon: "cannot write 'draft.yaml': the disk is full; ..." */
static const struct cause with_advice[] = {
	{ ENOSPC, N_("the disk is full; free some space, or save in another place") },
	{ EDQUOT, N_("your disk quota is used up; free some space, or save in another place") },
	{ EFBIG, N_("no file may become so large here; save in another place") },
	{ EROFS, N_("the disk is read-only; save in another place") },
	{ EIO, N_("the disk has a fault; save in another place") },
};

static const char *find(const struct cause *list, size_t n, int error)
{
	for (size_t i = 0; i < n; i++)
		if (list[i].error == error)
			return list[i].text;
	return NULL;
}

const char *cause_of(int error)
{
	const char *text = find(causes, sizeof causes / sizeof *causes, error);
	return text ? text : strerror(error);
}

const char *cause_of_saving(int error)
{
	const char *text = find(with_advice, sizeof with_advice / sizeof *with_advice, error);
	return text ? text : cause_of(error);
}
