/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A second name costs nothing and keeps everything; where the file system has no links, it is a
 * copy. */
#include "store/tilde.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "store/access.h"
#include "store/replace.h"

enum { LINKS_MOST = 9 };   /* that are looked for */

static char *name_of(const char *name, int number)
{
	struct str s = STR_INIT;
	str_addf(&s, number == 1 ? "%s~" : "%s~%d~", name, number);
	return str_take(&s);
}

/* True if NAME is a name of the file OLD. */
static bool is_same(int dir, const char *name, const struct stat *old)
{
	struct stat st;
	return fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && st.st_dev == old->st_dev &&
	       st.st_ino == old->st_ino;
}

/* Makes the new file TO hold TEXT, with the access that NAME has; nothing where that fails. */
static bool copy(int dir, const char *name, const struct stat *old, const char *to,
                 const struct str *text)
{
	int fd = openat(dir, to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return false;
	bool good = replace_write(fd, text->text, text->length) &&
	            access_keep(dir, name, old, fd) && replace_sync(fd);
	int error = errno;
	if (!replace_close(fd) && good) {
		good = false;
		error = errno;
	}
	if (!good)
		unlinkat(dir, to, 0);
	errno = error;
	return good;
}

/* A second name that it has already is of a save that was broken off. */
static bool keep_link(int dir, const char *name, const struct stat *old, const char *to,
                      const struct str *text)
{
	if (linkat(dir, name, dir, to, 0) == 0 || (errno == EEXIST && is_same(dir, to, old)))
		return true;
	return errno != EEXIST && copy(dir, name, old, to, text);
}

char *tilde_keep(int dir, const char *name, const struct stat *old, const struct str *text,
                 bool copied)
{
	for (int i = 1; i < INT_MAX; i++) {
		char *to = name_of(name, i);
		if (copied ? copy(dir, name, old, to, text) : keep_link(dir, name, old, to, text))
			return to;
		int error = errno;
		free(to);
		errno = error;
		if (error != EEXIST)
			break;
	}
	return NULL;
}

nlink_t tilde_links(int dir, const char *name, const struct stat *old)
{
	nlink_t n = 0;
	for (int i = 1; n + 1 < old->st_nlink && i <= LINKS_MOST; i++) {
		char *link = name_of(name, i);
		n += is_same(dir, link, old);
		free(link);
	}
	return n;
}
