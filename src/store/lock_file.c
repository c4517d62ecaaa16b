/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lock gets its name with its text in it, by link(), which is one step on a network file
 * system too; one that was left behind is replaced by rename(), so that there is no
 * instant without any. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#include "store/lock_parts.h"
#include "store/replace.h"

/* --- what stands there -------------------------------------------------------------- */

static bool same_file(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

static bool read_owner(int fd, const struct stat *st, struct owner *o)
{
	char bytes[OWNER_MOST_BYTES + 1];
	size_t n = 0;
	ssize_t more;
	if (!S_ISREG(st->st_mode) || st->st_size > OWNER_MOST_BYTES)
		return false;
	while (n < sizeof bytes && (more = read(fd, bytes + n, sizeof bytes - n)) > 0)
		n += (size_t)more;
	return owner_read(o, bytes, n);
}

void sight_see(struct sight *s, int dir, const char *name)
{
	*s = (struct sight){ .fd = -1, .owner = OWNER_INIT };
	if (fstatat(dir, name, &s->st, AT_SYMLINK_NOFOLLOW) != 0) {
		s->seen = errno == ENOENT ? SEEN_NOTHING : SEEN_FAULT;
		return;
	}
	s->seen = SEEN_THING;
	if (!S_ISREG(s->st.st_mode))   /* opening it could do something, or wait */
		return;
	/* for writing where one may: over NFS flock() asks for that */
	s->fd = openat(dir, name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (s->fd < 0 && errno != ENOENT)
		s->fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (s->fd < 0 && errno == ENOENT)
		s->seen = SEEN_NOTHING;
	else if (s->fd >= 0 && fstat(s->fd, &s->st) == 0 && read_owner(s->fd, &s->st, &s->owner))
		s->seen = SEEN_LOCK;
}

void sight_end(struct sight *s)
{
	int error = errno;
	if (s->fd >= 0)
		close(s->fd);
	owner_free(&s->owner);
	errno = error;
}

/* --- our own file ------------------------------------------------------------------- */

/* Who we are, as it stands in a lock: made before any file is, as memory may end while it is. */
static void add_self(struct str *text)
{
	struct owner self;
	owner_self(&self);
	owner_write(text, &self);
	owner_free(&self);
}

/* Writes TEXT to the new file FD and closes it. */
static bool fill(int fd, const struct str *text)
{
	bool good = replace_write(fd, text->text, text->length);
	int error = errno;
	fchmod(fd, 0644);   /* others are to read who it is; some file systems have no modes */
	if (close(fd) != 0 && good) {
		good = false;
		error = errno;
	}
	errno = error;
	return good;
}

static bool no_links(int error)
{
	return error == EPERM || error == ENOTSUP || error == EOPNOTSUPP || error == ENOSYS ||
	       error == EMLINK || error == EXDEV;
}

/* Where there are no links: others may find the file before its text is in it, and then do
 * not know whose it is. */
static bool place_excl(struct lock *l, const struct str *text, struct stat *st)
{
	int fd = openat(l->dir, l->name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
	if (fd < 0) {
		errno = errno == EEXIST ? EAGAIN : errno;
		return false;
	}
	if (fill(fd, text) && fstatat(l->dir, l->name, st, AT_SYMLINK_NOFOLLOW) == 0)
		return true;
	int error = errno;
	unlinkat(l->dir, l->name, 0);
	errno = error;
	return false;
}

/* Gives our file, TEMPORARY so far, the lock's name, which nobody has.  Over a network the answer
 * can be lost: that both names are of one file tells that it has it. */
static bool place_new(struct lock *l, const char *temporary, const struct str *text, struct stat *st)
{
	struct stat now;
	if (linkat(l->dir, temporary, l->dir, l->name, 0) == 0)
		return true;
	int error = errno;
	if (fstatat(l->dir, l->name, &now, AT_SYMLINK_NOFOLLOW) == 0 && same_file(&now, st))
		return true;
	if (no_links(error))
		return place_excl(l, text, st);
	errno = error == EEXIST || error == ENOENT ? EAGAIN : error;
	return false;
}

/* Puts it in the place of whatever stands there. */
static bool place_over(struct lock *l, const char *temporary, const struct stat *st)
{
	struct stat now;
	if (renameat(l->dir, temporary, l->dir, l->name) != 0)
		return false;
	if (fstatat(l->dir, l->name, &now, AT_SYMLINK_NOFOLLOW) == 0 && same_file(&now, st))
		return true;
	errno = EAGAIN;
	return false;
}

/* Puts it in the place of the lock S, whose run has ended.  Only runs of this host know that of
 * it, and they do this one after the other, as each holds the old file locked: who comes
 * later sees that the name is another file's by now. */
static bool place_dead(struct lock *l, const char *temporary, const struct stat *st,
                       const struct sight *s)
{
	struct stat now;
	if (flock(s->fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
		errno = EAGAIN;
		return false;
	}
	/* where there is no flock() it is tried without */
	if (fstatat(l->dir, l->name, &now, AT_SYMLINK_NOFOLLOW) == 0 && same_file(&now, &s->st))
		return place_over(l, temporary, st);
	errno = EAGAIN;
	return false;
}

bool lock_put(struct lock *l, const struct sight *s, bool over)
{
	struct stat st;
	struct str text = STR_INIT;
	char *temporary;
	add_self(&text);
	int fd = replace_open(l->dir, l->name, &temporary);
	if (fd < 0) {
		str_free(&text);
		return false;
	}
	bool good = fill(fd, &text) && fstatat(l->dir, temporary, &st, AT_SYMLINK_NOFOLLOW) == 0;
	if (good)
		good = s->seen == SEEN_NOTHING ? place_new(l, temporary, &text, &st) :
		       over ? place_over(l, temporary, &st) : place_dead(l, temporary, &st, s);
	int error = errno;
	unlinkat(l->dir, temporary, 0);
	free(temporary);
	str_free(&text);
	if (good)
		lock_note_made(l, &st);
	errno = error;
	return good;
}
