/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The new text goes whole to another name in the same directory and is renamed over
 * the draft when it is safe on disk.  The directory is opened once and everything is
 * named relative to it, so that it cannot be swapped meanwhile. */
#include "store/save.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cause.h"
#include "base/xmem.h"
#include "store/access.h"
#include "store/draft_file.h"
#include "store/paths.h"
#include "store/replace.h"

/* A save under way. */
struct saving {
	const char *path;        /* as the user named it, for messages */
	struct diags *ds;
	int dir, fd;             /* -1 while not open */
	char *name;              /* of the draft in its directory */
	char *temporary;         /* NULL while there is none */
	char *backup;            /* NULL while there is none */
	struct str text;
	bool exists;
	struct stat old;         /* of the draft, if it exists */
	struct str old_text;
};

static bool fail(struct saving *s, enum diag_code code, int error)
{
	return diags_error(s->ds, code, 0, 0, s->path, error ? cause_of(error) : "");
}

/* --- what is there ------------------------------------------------------- */

/* Finds the real place of the draft and opens its directory. */
static bool open_place(struct saving *s)
{
	struct str real = STR_INIT;
	if (!path_real(&real, s->path)) {
		str_free(&real);
		return fail(s, DIAG_CANNOT_WRITE, errno);
	}
	char *slash = strrchr(real.text, '/');
	s->name = xstrdup(slash + 1);
	slash[slash == real.text] = '\0';
	s->dir = open(real.text, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int error = errno;
	str_free(&real);
	return s->dir >= 0 || fail(s, DIAG_CANNOT_WRITE, error);
}

/* Reads the draft that is there, if one is. */
static bool look(struct saving *s)
{
	s->exists = fstatat(s->dir, s->name, &s->old, AT_SYMLINK_NOFOLLOW) == 0;
	if (!s->exists)
		return errno == ENOENT || fail(s, DIAG_CANNOT_WRITE, errno);
	if (!S_ISREG(s->old.st_mode))
		return fail(s, S_ISLNK(s->old.st_mode) ? DIAG_FILE_EXISTS : DIAG_NOT_A_FILE, 0);
	int fd = openat(s->dir, s->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return fail(s, DIAG_CANNOT_WRITE, errno);
	bool good = file_read_fd(fd, s->path, &s->old_text, s->ds);
	close(fd);
	return good;
}

/* True if what is there may be replaced: asked for, or just what is expected. */
static bool check_expected(struct saving *s, const struct save_options *options)
{
	if (!s->exists || options->replace)
		return true;
	if (!options->expected || !options->expected->existed)
		return fail(s, DIAG_FILE_EXISTS, 0);
	struct file_stamp now = file_stamp_of(&s->old, file_sum(s->old_text.text, s->old_text.length));
	return file_stamp_same(&now, options->expected) || fail(s, DIAG_FILE_CHANGED, 0);
}

/* --- what is written ----------------------------------------------------- */

/* Makes the text, and reads it back before anything goes to disk. */
static bool make_text(struct saving *s, const struct draft *draft, const struct catalogue *catalogue)
{
	struct draft *again = NULL;
	struct diags ignored;
	diags_init(&ignored, "");
	draft_write(&s->text, draft, catalogue);
	bool same = draft_read(s->text.text, s->text.length, catalogue, NULL, &again, NULL, &ignored) &&
	            draft_equal(draft, again);
	draft_free(&again);
	diags_free(&ignored);
	return same || fail(s, DIAG_SAVE_MISMATCH, 0);
}

/* Writes the temporary file and makes it safe.  STAMP is what it then is. */
static bool write_temporary(struct saving *s, struct file_stamp *stamp)
{
	struct stat st;
	s->fd = replace_open(s->dir, s->name, &s->temporary);
	if (s->fd < 0)
		return fail(s, DIAG_CANNOT_WRITE, errno);
	if (!replace_write(s->fd, s->text.text, s->text.length) ||
	    (s->exists && !access_keep(s->dir, s->name, &s->old, s->fd)) ||
	    fsync(s->fd) != 0 || fstat(s->fd, &st) != 0)
		return fail(s, DIAG_CANNOT_WRITE, errno);
	*stamp = file_stamp_of(&st, file_sum(s->text.text, s->text.length));
	int fd = s->fd;
	s->fd = -1;
	return close(fd) == 0 || fail(s, DIAG_CANNOT_WRITE, errno);
}

/* --- putting it in place -------------------------------------------------- */

/* "NAME~", "NAME~2~", "NAME~3~" ... */
static char *backup_name(const char *name, int number)
{
	struct str s = STR_INIT;
	str_addf(&s, number == 1 ? "%s~" : "%s~%d~", name, number);
	return str_take(&s);
}

/* Copies what was read of the draft to a new file NAME. */
static bool copy_backup(struct saving *s, const char *name)
{
	int fd = openat(s->dir, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return false;
	bool good = replace_write(fd, s->old_text.text, s->old_text.length) && fsync(fd) == 0;
	int error = errno;
	good = close(fd) == 0 && good;
	if (!good)
		unlinkat(s->dir, name, 0);
	errno = error;
	return good;
}

/* Gives the old file a second name, which it keeps when it is replaced; where the file
 * system has no links, a copy. */
static bool keep_backup(struct saving *s)
{
	for (int i = 1; i < INT_MAX; i++) {
		char *name = backup_name(s->name, i);
		if (linkat(s->dir, s->name, s->dir, name, 0) == 0 ||
		    (errno != EEXIST && copy_backup(s, name))) {
			s->backup = name;
			return true;
		}
		free(name);
		if (errno != EEXIST)
			break;
	}
	return fail(s, DIAG_CANNOT_WRITE, errno);
}

/* Renames the temporary file where nothing may be replaced. */
static bool rename_new(struct saving *s)
{
	if (renameat2(s->dir, s->temporary, s->dir, s->name, RENAME_NOREPLACE) == 0)
		return true;
	if (errno != ENOSYS && errno != EINVAL)
		return false;
	if (linkat(s->dir, s->temporary, s->dir, s->name, 0) != 0)
		return false;
	unlinkat(s->dir, s->temporary, 0);
	return true;
}

static bool put_in_place(struct saving *s, bool replace)
{
	bool over = s->exists || replace;
	if (over ? renameat(s->dir, s->temporary, s->dir, s->name) != 0 : !rename_new(s))
		return errno == EEXIST ? fail(s, DIAG_FILE_EXISTS, 0) : fail(s, DIAG_CANNOT_WRITE, errno);
	free(s->temporary);
	free(s->backup);
	s->temporary = s->backup = NULL;
	if (fsync(s->dir) != 0 && errno != EINVAL && errno != ENOTSUP)
		diags_warn(s->ds, DIAG_SAVED_NOT_SYNCED, 0, 0, s->path, cause_of(errno));
	return true;
}

/* Takes away what a save that failed has made. */
static void finish(struct saving *s)
{
	if (s->fd >= 0)
		close(s->fd);
	if (s->temporary)
		unlinkat(s->dir, s->temporary, 0);
	if (s->backup)
		unlinkat(s->dir, s->backup, 0);
	if (s->dir >= 0)
		close(s->dir);
	free(s->name);
	free(s->temporary);
	free(s->backup);
	str_free(&s->text);
	str_free(&s->old_text);
}

bool draft_save(const char *path, const struct draft *draft, const struct catalogue *catalogue,
                const struct save_options *options, struct file_stamp *after, struct diags *ds)
{
	static const struct save_options none = { 0 };
	struct saving s = { .path = path, .ds = ds, .dir = -1, .fd = -1,
	                    .text = STR_INIT, .old_text = STR_INIT };
	struct file_stamp stamp;
	options = options ? options : &none;
	bool good = make_text(&s, draft, catalogue) && open_place(&s) && look(&s) &&
	            check_expected(&s, options) && write_temporary(&s, &stamp) &&
	            (!options->keep_backup || !s.exists || keep_backup(&s)) &&
	            put_in_place(&s, options->replace);
	if (good && after)
		*after = stamp;
	finish(&s);
	return good;
}
