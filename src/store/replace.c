/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything is named relative to one open directory, so that it cannot be swapped
 * meanwhile. */
#include "store/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/xmem.h"
#include "store/access.h"

enum { TRIES = 100 };

/* ".NAME.<16 hex>.tmp"; of a very long NAME only its beginning. */
static char *temporary_name(const char *name)
{
	struct str s = STR_INIT;
	uint64_t chance = 0;
	if (getrandom(&chance, sizeof chance, GRND_NONBLOCK) != (ssize_t)sizeof chance)
		chance = (uint64_t)getpid();
	size_t most = NAME_MAX - strlen("..0123456789abcdef.tmp");
	str_addf(&s, ".%.*s.%016llx.tmp", (int)(strlen(name) < most ? strlen(name) : most), name,
	         (unsigned long long)chance);
	return str_take(&s);
}

int replace_open(int dir, const char *name, char **temporary)
{
	for (int i = 0; i < TRIES; i++) {
		*temporary = temporary_name(name);
		int fd = openat(dir, *temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
		if (fd >= 0)
			return fd;
		int error = errno;
		free(*temporary);
		*temporary = NULL;
		errno = error;
		if (error != EEXIST)
			break;
	}
	return -1;
}

bool replace_write(int fd, const char *bytes, size_t n)
{
	while (n) {
		ssize_t written = write(fd, bytes, n);
		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		bytes += written;
		n -= (size_t)written;
	}
	return true;
}

/* Writes the new file and gives it what a careful one has. */
static bool fill(int dir, const char *name, int fd, const struct str *text, bool careful)
{
	struct stat old;
	if (!replace_write(fd, text->text, text->length))
		return false;
	if (!careful)
		return true;
	bool there = fstatat(dir, name, &old, AT_SYMLINK_NOFOLLOW) == 0;
	if (!there && errno != ENOENT)
		return false;
	if (there && S_ISREG(old.st_mode) && !access_keep(dir, name, &old, fd))
		return false;
	return fsync(fd) == 0;
}

static bool replace_in(int dir, const char *name, const struct str *text, bool careful)
{
	char *temporary;
	int fd = replace_open(dir, name, &temporary);
	if (fd < 0)
		return false;
	bool good = fill(dir, name, fd, text, careful);
	int error = errno;
	if (close(fd) != 0 && good) {
		good = false;
		error = errno;
	}
	if (good && renameat(dir, temporary, dir, name) != 0) {
		good = false;
		error = errno;
	}
	if (!good)
		unlinkat(dir, temporary, 0);
	free(temporary);
	if (good && careful)
		fsync(dir);   /* where that fails a power cut brings back the old file */
	errno = error;
	return good;
}

bool replace_file(const char *path, const struct str *text, bool careful)
{
	const char *slash = strrchr(path, '/');
	char *dir_name = !slash ? xstrdup(".") : xstrndup(path, slash == path ? 1 : (size_t)(slash - path));
	int dir = open(dir_name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int error = errno;
	free(dir_name);
	bool good = dir >= 0 && replace_in(dir, slash ? slash + 1 : path, text, careful);
	if (dir >= 0) {
		error = errno;
		close(dir);
	}
	errno = error;
	return good;
}
