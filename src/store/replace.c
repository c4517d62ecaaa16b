/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything is named relative to one open directory, so that it cannot be swapped
 * meanwhile. */
#include "store/replace.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/xmem.h"
#include "store/access.h"
#include "store/beside.h"

enum { TRIES = 100, DIGITS = 16, HOUR = 3600 };

/* What stands in a temporary file's name behind that of the file: "." 16 hex ".tmp" */
static const char shape[] = ".0123456789abcdef.tmp";

/* ".NAME.<16 hex>.tmp" */
static char *temporary_name(const char *name)
{
	struct str s = STR_INIT;
	char end[sizeof shape];
	uint64_t chance = 0;
	if (getrandom(&chance, sizeof chance, GRND_NONBLOCK) != (ssize_t)sizeof chance)
		chance = (uint64_t)getpid();
	snprintf(end, sizeof end, ".%016llx.tmp", (unsigned long long)chance);
	beside_name(&s, name, end);
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
		if (error != EEXIST && error != EINTR)
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

bool replace_sync(int fd)
{
	return TEMP_FAILURE_RETRY(fsync(fd)) == 0;
}

bool replace_close(int fd)
{
	return close(fd) == 0 || errno == EINTR;   /* Linux has closed it then, too */
}

/* --- what ended programs left ------------------------------------------------- */

/* True for a name as temporary_name() makes; LIKE is another one. */
static bool is_temporary(const char *name, const char *like)
{
	size_t n = strlen(like), start = n - strlen(shape);
	if (strlen(name) != n || strncmp(name, like, start) != 0)
		return false;
	name += start;
	return *name == '.' && strspn(name + 1, "0123456789abcdef") == DIGITS &&
	       strcmp(name + 1 + DIGITS, ".tmp") == 0;
}

static void sweep_one(int dir, const char *name, time_t older)
{
	struct stat st;
	if (fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode) &&
	    st.st_uid == geteuid() && (!older || st.st_mtime <= time(NULL) - older))
		unlinkat(dir, name, 0);
}

void replace_sweep(int dir, const char *name, int64_t older)
{
	struct str like = STR_INIT;
	int fd = openat(dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *list = fd >= 0 ? fdopendir(fd) : NULL;
	if (!list && fd >= 0)
		close(fd);
	if (!list)
		return;
	beside_name(&like, name, shape);
	for (const struct dirent *entry; (entry = readdir(list)) != NULL; )
		if (is_temporary(entry->d_name, like.text))
			sweep_one(dir, entry->d_name, (time_t)older);
	closedir(list);
	str_free(&like);
}

/* --- whole files ------------------------------------------------------------------ */

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
	return replace_sync(fd);
}

static bool replace_in(int dir, const char *name, const struct str *text, bool careful)
{
	char *temporary;
	int fd = replace_open(dir, name, &temporary);
	if (fd < 0)
		return false;
	bool good = fill(dir, name, fd, text, careful);
	int error = errno;
	if (!replace_close(fd) && good) {
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
		replace_sync(dir);   /* where that fails a power cut brings back the old file */
	if (good)
		replace_sweep(dir, name, HOUR);
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
