/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy is named by a hash of the draft's path, a number where another one is there, and the
 * draft's name: HASH.NAME, HASH-2.NAME ...; behind that of one that is to stay stands ~, or ~2~ ...
 * None is ever written over: it may be the only one. */
#include "store/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/xmem.h"
#include "store/beside.h"
#include "store/file.h"
#include "store/paths.h"
#include "store/replace.h"

enum { BACKUPS_MOST = 9, KEPT_MOST = 10000, NAME_MOST = 200 };

static void name_of(struct str *out, const char *real, int number)
{
	str_clear(out);
	str_addf(out, "%016llx", (unsigned long long)file_hash(real, strlen(real)));
	if (number > 1)
		str_addf(out, "-%d", number);
	str_add_char(out, '.');
	beside_add_cut(out, strrchr(real, '/') + 1, NAME_MOST);
}

static bool folder_of(struct str *out)
{
	if (!path_state_dir(out))
		return false;
	str_add(out, "/backups");
	return true;
}

/* Opens the folder; others must not be able to put something there. */
static int open_folder(const char *path)
{
	struct stat st;
	int dir = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (dir < 0)
		return -1;
	if (fstat(dir, &st) == 0 && (st.st_uid == geteuid() || geteuid() == 0) && !(st.st_mode & 022))
		return dir;
	close(dir);
	errno = EPERM;
	return -1;
}

/* True if the file NAME in DIR, or in the current directory, is one of ours and holds just TEXT. */
static bool holds(int dir, const char *name, const struct str *text)
{
	struct str there = STR_INIT;
	struct stat st;
	struct diags ignored;
	int fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return false;
	diags_init(&ignored, "");
	bool same = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && (size_t)st.st_size == text->length &&
	            file_read_fd(fd, name, &there, &ignored) && there.length == text->length &&
	            memcmp(there.text, text->text, text->length) == 0;
	close(fd);
	diags_free(&ignored);
	str_free(&there);
	return same;
}

/* A new file with TEXT, safe on disk; nothing is left where that fails. */
static bool copy(int dir, const char *name, const struct str *text)
{
	int fd = openat(dir, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return false;
	bool good = replace_write(fd, text->text, text->length) && replace_sync(fd);
	int error = errno;
	if (!replace_close(fd) && good) {
		good = false;
		error = errno;
	}
	if (!good)
		unlinkat(dir, name, 0);
	errno = error;
	return good && (replace_sync(dir) || errno == EINVAL || errno == ENOTSUP);
}

static bool copy_free_name(struct backup *b, const char *real, const struct str *text)
{
	struct str name = STR_INIT;
	bool good = false;
	for (int i = 1; i <= BACKUPS_MOST && !good; i++) {
		name_of(&name, real, i);
		good = copy(b->dir, name.text, text);
		if (!good && errno != EEXIST)
			break;
		/* one that a save left behind which was broken off before it wrote */
		if (!good && holds(b->dir, name.text, text))
			good = unlinkat(b->dir, name.text, 0) == 0 && copy(b->dir, name.text, text);
	}
	if (good) {
		b->name = str_take(&name);
		str_add_char(&b->path, '/');
		str_add(&b->path, b->name);
	}
	int error = errno;
	str_free(&name);
	errno = error;
	return good;
}

bool backup_make(struct backup *b, const char *real, const struct str *text)
{
	if (!folder_of(&b->path)) {
		str_add(&b->path, "~/.local/state/konsort/backups");
		errno = ENOENT;
		return false;
	}
	if (!path_make_dir(b->path.text))
		return false;
	b->dir = open_folder(b->path.text);
	return b->dir >= 0 && copy_free_name(b, real, text);
}

void backup_leave(struct backup *b)
{
	if (b->dir >= 0)
		close(b->dir);
	free(b->name);
	str_free(&b->path);
	*b = (struct backup)BACKUP_INIT;
}

void backup_keep(struct backup *b)
{
	bool taken = true;
	for (int i = 1; taken && i <= KEPT_MOST; i++) {
		struct str name = STR_INIT;
		str_add(&name, b->name);
		str_addf(&name, i > 1 ? "~%d~" : "~", i);
		bool named = linkat(b->dir, b->name, b->dir, name.text, 0) == 0;
		taken = !named && errno == EEXIST;
		if (named) {
			unlinkat(b->dir, b->name, 0);
			str_cut(&b->path, b->path.length - strlen(b->name));
			str_add(&b->path, name.text);
			xstrset(&b->name, name.text);
		}
		str_free(&name);
	}
}

void backup_remove(struct backup *b)
{
	if (b->name)
		unlinkat(b->dir, b->name, 0);
	backup_leave(b);
}

/* The copy NAME in DIR, unless it is what the draft REAL holds. */
static bool differs(int dir, const char *name, const char *real)
{
	struct str text = STR_INIT;
	struct stat st;
	struct diags ignored;
	diags_init(&ignored, "");
	int fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	bool found = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	             file_read_fd(fd, name, &text, &ignored) && !holds(AT_FDCWD, real, &text);
	if (fd >= 0)
		close(fd);
	diags_free(&ignored);
	str_free(&text);
	return found;
}

bool backup_find(struct str *out, const char *path)
{
	struct str name = STR_INIT, real = STR_INIT;
	bool found = false;
	str_clear(out);
	int dir = folder_of(out) ? open_folder(out->text) : -1;   /* mostly there is none */
	bool known = dir >= 0 && path_real(&real, path);
	for (int i = 1; i <= BACKUPS_MOST && known && !found; i++) {
		name_of(&name, real.text, i);
		found = differs(dir, name.text, real.text);
	}
	if (dir >= 0)
		close(dir);
	if (found)
		str_addf(out, "/%s", name.text);
	else
		str_clear(out);
	str_free(&name);
	str_free(&real);
	return found;
}
