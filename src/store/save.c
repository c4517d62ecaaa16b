/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The new text goes whole to another name in the same directory and is renamed over
 * the draft when it is safe on disk.  The directory is opened once and everything is
 * named relative to it, so that it cannot be swapped meanwhile.  Where that is not possible
 * the draft is written over, with a backup elsewhere. */
#include "store/save.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cause.h"
#include "base/xmem.h"
#include "store/access.h"
#include "store/backup.h"
#include "store/beside.h"
#include "store/draft_file.h"
#include "store/in_place.h"
#include "store/paths.h"
#include "store/replace.h"
#include "store/tilde.h"

enum { LOCK_MOST_SECONDS = 600 };

/* A save under way. */
struct saving {
	const char *path;        /* as the user named it, for messages */
	struct diags *ds;
	const struct save_options *options;
	int dir, fd;             /* -1 while not open */
	struct str real;         /* path of the draft without links, */
	const char *name;        /* and its end, the draft's name in its directory */
	char *temporary;         /* NULL while there is none */
	char *backup;            /* NULL while there is none */
	struct str text;
	bool exists;
	struct stat old;         /* of the draft, if it exists */
	struct str old_text;
	bool denied;             /* no file can take the draft's place, but there is one to be written */
};

static bool fail(struct saving *s, enum diag_code code, int error)
{
	return diags_error(s->ds, code, 0, 0, s->path, error ? cause_of_saving(error) : "");
}

/* The same for what can be gone round by writing in place: by rights, in a sticky directory, or
 * of a file that something is mounted on. */
static bool deny(struct saving *s, int error)
{
	s->denied = s->exists && (error == EACCES || error == EPERM || error == EBUSY);
	return !s->denied && fail(s, DIAG_CANNOT_WRITE, error);
}

/* --- what is there ------------------------------------------------------- */

/* True for a link that somebody else put into a directory where all may put something, as /tmp: who
 * made it would choose what is written over.  Not each kernel is set to refuse it, and never to
 * realpath(). */
static bool is_planted_link(const char *path)
{
	struct stat link, st;
	const char *slash = strrchr(path, '/');
	if (lstat(path, &link) != 0 || !S_ISLNK(link.st_mode) || link.st_uid == geteuid())
		return false;
	char *dir = !slash ? xstrdup(".") : xstrndup(path, slash == path ? 1 : (size_t)(slash - path));
	bool planted = stat(dir, &st) == 0 && st.st_mode & S_ISVTX && st.st_mode & S_IWOTH &&
	               st.st_uid != link.st_uid;
	free(dir);
	return planted;
}

/* Finds the real place of the draft and opens its directory. */
static bool open_place(struct saving *s)
{
	if (is_planted_link(s->path))
		return fail(s, DIAG_CANNOT_WRITE, EACCES);
	if (!path_real(&s->real, s->path))
		return fail(s, DIAG_CANNOT_WRITE, errno);
	s->name = strrchr(s->real.text, '/') + 1;
	char *dir = xstrndup(s->real.text, (size_t)(s->name - s->real.text));
	s->dir = TEMP_FAILURE_RETRY(open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
	if (s->dir < 0 && errno == EACCES)   /* it may be gone through, but not be listed */
		s->dir = open(dir, O_PATH | O_DIRECTORY | O_CLOEXEC);
	int error = errno;
	free(dir);
	return s->dir >= 0 || fail(s, DIAG_CANNOT_WRITE, error);
}

/* Opens the draft that is there, and looks at what was opened. */
static int open_old(struct saving *s)
{
	int fd = TEMP_FAILURE_RETRY(openat(s->dir, s->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
	if (fd >= 0 && fstat(fd, &s->old) == 0 && S_ISREG(s->old.st_mode))
		return fd;
	fail(s, DIAG_CANNOT_WRITE, fd < 0 ? errno : ESTALE);
	if (fd >= 0)
		close(fd);
	return -1;
}

/* Reads the draft that is there, if one is. */
static bool look(struct saving *s)
{
	s->exists = fstatat(s->dir, s->name, &s->old, AT_SYMLINK_NOFOLLOW) == 0;
	if (!s->exists)
		return errno == ENOENT || fail(s, DIAG_CANNOT_WRITE, errno);
	if (!S_ISREG(s->old.st_mode))
		return fail(s, S_ISLNK(s->old.st_mode) ? DIAG_LINK_DANGLES : DIAG_NOT_A_FILE, 0);
	int fd = open_old(s);
	if (fd < 0)
		return false;
	bool good = file_read_fd(fd, s->path, &s->old_text, s->ds);
	close(fd);
	return good;
}

/* True if what is there may be replaced: asked for, or just what is expected. */
static bool check_expected(struct saving *s)
{
	const struct file_stamp *expected = s->options->expected;
	if (!s->exists || s->options->replace)
		return true;
	if (!expected || !expected->existed)
		return fail(s, DIAG_FILE_EXISTS, 0);
	struct file_stamp now = file_stamp_of(&s->old, file_sum(s->old_text.text, s->old_text.length));
	return file_stamp_same_content(&now, expected) || fail(s, DIAG_FILE_CHANGED, 0);
}

/* True if it still is what was looked at, as writing the new text may have taken a while. */
static bool check_still(struct saving *s)
{
	struct stat st;
	if (!s->exists || s->options->replace || fstatat(s->dir, s->name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return true;
	struct file_stamp then = file_stamp_of(&s->old, 0), now = file_stamp_of(&st, 0);
	return file_stamp_same(&then, &now) || fail(s, DIAG_FILE_CHANGED, 0);
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

/* Takes away what broken-off saves left, and broken-off locks: that one may just be made. */
static void sweep(const struct saving *s)
{
	struct str lock = STR_INIT;
	replace_sweep(s->dir, s->name, 0);
	beside_name(&lock, s->name, ".lock");
	replace_sweep(s->dir, lock.text, LOCK_MOST_SECONDS);
	str_free(&lock);
}

/* Writes the temporary file and makes it safe.  STAMP is what it then is. */
static bool write_temporary(struct saving *s, struct file_stamp *stamp)
{
	struct stat st;
	sweep(s);
	s->fd = replace_open(s->dir, s->name, &s->temporary);
	if (s->fd < 0)
		return deny(s, errno);
	if (!replace_write(s->fd, s->text.text, s->text.length) ||
	    (s->exists && !access_keep(s->dir, s->name, &s->old, s->fd)) ||
	    !replace_sync(s->fd) || fstat(s->fd, &st) != 0)
		return fail(s, DIAG_CANNOT_WRITE, errno);
	*stamp = file_stamp_of(&st, file_sum(s->text.text, s->text.length));
	int fd = s->fd;
	s->fd = -1;
	return replace_close(fd) || fail(s, DIAG_CANNOT_WRITE, errno);
}

/* --- putting the new one in its place ---------------------------------------- */

/* Renames the temporary file where nothing may be replaced. */
static bool rename_new(struct saving *s)
{
	if (renameat2(s->dir, s->temporary, s->dir, s->name, RENAME_NOREPLACE) == 0)
		return true;
	if (errno != ENOSYS && errno != EINVAL)
		return false;
	if (linkat(s->dir, s->temporary, s->dir, s->name, 0) == 0) {
		unlinkat(s->dir, s->temporary, 0);
		return true;
	}
	/* no links either: the lock keeps other sessions away */
	struct stat st;
	return (errno == EPERM || errno == ENOSYS || errno == ENOTSUP) &&
	       fstatat(s->dir, s->name, &st, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT &&
	       renameat(s->dir, s->temporary, s->dir, s->name) == 0;
}

/* Makes the new name safe; through the file where the directory cannot be opened for that. */
static bool sync_place(const struct saving *s)
{
	if (replace_sync(s->dir) || errno == EINVAL || errno == ENOTSUP)
		return true;
	if (errno != EBADF)
		return false;
	int fd = openat(s->dir, s->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	bool good = fd >= 0 && syncfs(fd) == 0;
	int error = errno;
	if (fd >= 0)
		close(fd);
	errno = error;
	return good;
}

static bool put_in_place(struct saving *s)
{
	bool over = s->exists || s->options->replace;
	if (!check_still(s))
		return false;
	if (over ? renameat(s->dir, s->temporary, s->dir, s->name) != 0 : !rename_new(s))
		return errno == EEXIST ? fail(s, DIAG_FILE_EXISTS, 0) : deny(s, errno);
	free(s->temporary);
	free(s->backup);
	s->temporary = s->backup = NULL;
	if (!sync_place(s))
		diags_warn(s->ds, DIAG_SAVED_NOT_SYNCED, 0, 0, s->path, cause_of(errno));
	return true;
}

static bool replace_draft(struct saving *s, struct file_stamp *stamp)
{
	if (!write_temporary(s, stamp))
		return false;
	if (s->options->keep_backup && s->exists &&
	    !(s->backup = tilde_keep(s->dir, s->name, &s->old, &s->old_text, false)))
		return fail(s, DIAG_CANNOT_WRITE, errno);
	return put_in_place(s);
}

/* Takes away what was made beside the draft. */
static void clear_up(struct saving *s)
{
	if (s->fd >= 0)
		close(s->fd);
	if (s->temporary)
		unlinkat(s->dir, s->temporary, 0);
	if (s->backup)
		unlinkat(s->dir, s->backup, 0);
	free(s->temporary);
	free(s->backup);
	s->fd = -1;
	s->temporary = s->backup = NULL;
}

/* --- writing over the old one -------------------------------------------------- */

static bool write_over(struct saving *s, const struct backup *backup, struct file_stamp *stamp)
{
	struct stat st;
	enum in_place_result result = in_place_write(s->fd, &s->old_text, &s->text, &st);
	int fd = s->fd, error = errno;
	s->fd = -1;
	if (!replace_close(fd) && result == IN_PLACE_DONE) {
		result = IN_PLACE_BROKEN;
		error = errno;
	}
	if (result == IN_PLACE_DONE) {
		*stamp = file_stamp_of(&st, file_sum(s->text.text, s->text.length));
		return true;
	}
	return diags_error(s->ds, result == IN_PLACE_UNDONE ? DIAG_WRITE_UNDONE : DIAG_WRITE_BROKEN,
	                   0, 0, s->path, cause_of_saving(error), backup->path.text);
}

/* The backup stays where it is to stay, and no file can be made beside the draft. */
static void end_backup(struct saving *s, struct backup *backup)
{
	bool asked = s->options->keep_backup;
	if (asked && s->backup) {
		free(s->backup);
		s->backup = NULL;
	} else if (asked) {
		backup_keep(backup);
		diags_warn(s->ds, DIAG_BACKUP_KEPT, 0, 0, s->path, backup->path.text);
		backup_leave(backup);
		return;
	}
	backup_remove(backup);
}

/* WHY is what is told of it. */
static bool save_in_place(struct saving *s, enum diag_code why, struct file_stamp *stamp)
{
	struct backup backup = BACKUP_INIT;
	clear_up(s);
	s->fd = in_place_open(s->dir, s->name, &s->old);
	if (s->fd < 0)
		return errno == ESTALE ? fail(s, DIAG_FILE_CHANGED, 0) : fail(s, DIAG_CANNOT_WRITE, errno);
	bool good = backup_make(&backup, s->real.text, &s->old_text);
	if (!good)
		diags_error(s->ds, DIAG_NO_BACKUP, 0, 0, s->path, cause_of_saving(errno), backup.path.text);
	if (good && s->options->keep_backup)
		s->backup = tilde_keep(s->dir, s->name, &s->old, &s->old_text, true);
	good = good && check_still(s) && write_over(s, &backup, stamp);
	if (good) {
		diags_warn(s->ds, why, 0, 0, s->path);
		end_backup(s, &backup);
	}
	backup_leave(&backup);
	return good;
}

/* --- the whole ------------------------------------------------------------------- */

static bool save_text(struct saving *s, struct file_stamp *stamp)
{
	if (s->exists && s->old.st_nlink > 1 && tilde_links(s->dir, s->name, &s->old) + 1 < s->old.st_nlink)
		return save_in_place(s, DIAG_SAVED_IN_LINKS, stamp);
	if (s->exists && s->options->in_place)
		return save_in_place(s, DIAG_SAVED_IN_PLACE, stamp);
	return replace_draft(s, stamp) || (s->denied && save_in_place(s, DIAG_SAVED_IN_PLACE, stamp));
}

bool draft_save(const char *path, const struct draft *draft, const struct catalogue *catalogue,
                const struct save_options *options, struct file_stamp *after, struct diags *ds)
{
	static const struct save_options none = { 0 };
	struct saving s = { .path = path, .ds = ds, .options = options ? options : &none,
	                    .dir = -1, .fd = -1, .real = STR_INIT, .text = STR_INIT,
	                    .old_text = STR_INIT };
	struct file_stamp stamp;
	bool good = make_text(&s, draft, catalogue) && open_place(&s) && look(&s) &&
	            check_expected(&s) && save_text(&s, &stamp);
	if (good && after)
		*after = stamp;
	if (good && !s.exists && s.options->expected && s.options->expected->existed)
		diags_warn(ds, DIAG_SAVED_ANEW, 0, 0, path);
	clear_up(&s);
	if (s.dir >= 0)
		close(s.dir);
	str_free(&s.real);
	str_free(&s.text);
	str_free(&s.old_text);
	return good;
}

bool save_backup_of(const char *path, struct str *out)
{
	return backup_find(out, path);
}
