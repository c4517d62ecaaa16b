/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The protocol of taking and giving back.  Everything is named relative to the open directory
 * of the draft. */
#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/xmem.h"
#include "store/beside.h"
#include "store/lock_parts.h"

enum { TRIES = 200, PAUSE_NS = 2000000 };

/* --- the places ------------------------------------------------------------------- */

const char *lock_draft_name(const struct lock *l)
{
	const char *slash = strrchr(l->path, '/');
	return slash ? slash + 1 : l->path;
}

/* The directory of PATH, to name files in it; -1 with errno. */
static int open_dir(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *name = slash ? xstrndup(path, slash == path ? 1 : (size_t)(slash - path)) : xstrdup(".");
	int dir = open(name, O_PATH | O_DIRECTORY | O_CLOEXEC);
	int error = errno;
	free(name);
	errno = error;
	return dir;
}

/* A lock of nothing yet, for the draft at PATH.  DIR below 0: errno says why. */
static struct lock lock_for(const char *path)
{
	struct lock l = LOCK_INIT;
	struct str name = STR_INIT;
	l.path = xstrdup(path);
	beside_name(&name, lock_draft_name(&l), ".lock");
	l.name = str_take(&name);
	l.dir = open_dir(path);
	return l;
}

/* Frees L without giving anything back but an OFD lock.  L is empty before, as a signal's handler may
 * look at it (lock_drop()) at any moment. */
static void forget(struct lock *l)
{
	int error = errno;
	struct lock old = *l;
	*l = (struct lock)LOCK_INIT;
	atomic_signal_fence(memory_order_seq_cst);
	free(old.path);
	free(old.name);
	if (old.dir >= 0)
		close(old.dir);
	if (old.fd >= 0)
		close(old.fd);
	errno = error;
}

void lock_note_made(struct lock *l, const struct stat *st)
{
	l->device = st->st_dev;
	l->inode = st->st_ino;
	l->made = st->st_mtim;
}

static bool is_file(const struct lock *l, const struct stat *st)
{
	return l->device == st->st_dev && l->inode == st->st_ino;
}

static bool is_made(const struct lock *l, const struct stat *st)
{
	return is_file(l, st) && l->made.tv_sec == st->st_mtim.tv_sec &&
	       l->made.tv_nsec == st->st_mtim.tv_nsec;
}

/* --- who has it --------------------------------------------------------------------- */

/* HOLDER is nobody who is known. */
static void holder_empty(struct owner *holder)
{
	owner_free(holder);
	holder->user = xstrdup("");
	holder->host = xstrdup("");
	holder->boot = xstrdup("");
}

static void holder_self(struct owner *holder)
{
	owner_free(holder);
	owner_self(holder);
}

/* The name of a user; the number where there is none. */
static void set_user(struct owner *holder, uid_t uid)
{
	struct str s = STR_INIT;
	const struct passwd *user = getpwuid(uid);
	if (user && user->pw_name)
		str_add(&s, user->pw_name);
	else
		str_addf(&s, "%ju", (uintmax_t)uid);
	xstrset(&holder->user, s.text);
	str_free(&s);
}

void lock_name_user(struct owner *o)
{
	size_t digits = strspn(o->user, "0123456789");
	if (digits && digits <= 10 && !o->user[digits])
		set_user(o, (uid_t)strtoull(o->user, NULL, 10));
}

/* HOLDER becomes O, of this host unless ELSEWHERE. */
static void holder_owner(struct owner *holder, struct owner *o, bool elsewhere)
{
	owner_free(holder);
	*holder = *o;
	*o = (struct owner)OWNER_INIT;
	if (!elsewhere)
		lock_name_user(holder);
}

static enum lock_result result_of_owner(struct sight *s, struct owner *holder)
{
	enum owner_state state = owner_state(&s->owner);
	if (state == OWNER_DEAD)
		return LOCK_GONE;
	holder_owner(holder, &s->owner, state == OWNER_ELSEWHERE);
	return state == OWNER_SELF ? LOCK_OURS :
	       state == OWNER_ELSEWHERE ? LOCK_ELSEWHERE : LOCK_HELD;
}

/* Who has what is seen, into HOLDER, which is emptied already. */
static enum lock_result result_of(struct sight *s, struct owner *holder)
{
	switch (s->seen) {
	case SEEN_NOTHING:
		return LOCK_GONE;
	case SEEN_LOCK:
		return result_of_owner(s, holder);
	case SEEN_THING:
		set_user(holder, s->st.st_uid);
		return LOCK_HELD;
	case SEEN_FAULT:
		break;
	}
	return LOCK_REFUSED;
}

/* --- the draft itself --------------------------------------------------------------- */

/* True if another run has locked the draft's own file. */
static bool draft_locked(const struct lock *l)
{
	struct flock all = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	int fd = openat(l->dir, lock_draft_name(l),
	                O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0)
		return false;
	bool locked = fcntl(fd, F_OFD_GETLK, &all) == 0 && all.l_type != F_UNLCK;
	close(fd);
	return locked;
}

/* Opens and locks it.  False with errno; EBUSY: another run has it. */
static bool lock_draft(struct lock *l, struct stat *st)
{
	struct flock all = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	l->fd = openat(l->dir, lock_draft_name(l),
	               O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (l->fd < 0 || fstat(l->fd, st) != 0)
		return false;
	if (!S_ISREG(st->st_mode)) {
		errno = EINVAL;
		return false;
	}
	if (fcntl(l->fd, F_OFD_SETLK, &all) == 0)
		return true;
	errno = errno == EAGAIN || errno == EACCES ? EBUSY : errno;
	return false;
}

/* For a directory where no lock can be made, as ERROR says.  Who can make one there looks at the
 * draft's lock behind making it, so here the name is looked at behind locking. */
static enum lock_result take_draft(struct lock *l, int error, bool over, struct owner *holder)
{
	struct sight s;
	struct stat st, now;
	if (!lock_draft(l, &st)) {
		errno = errno == EBUSY ? EBUSY : error;
		return errno == EBUSY && !over ? LOCK_HELD : LOCK_REFUSED;
	}
	sight_see(&s, l->dir, l->name);
	enum lock_result r = result_of(&s, holder);
	sight_end(&s);
	if (r != LOCK_GONE)
		return r;
	lock_note_made(l, &st);
	if (fstatat(l->dir, lock_draft_name(l), &now, AT_SYMLINK_NOFOLLOW) != 0 || !is_file(l, &now)) {
		errno = error;   /* just replaced by somebody who may */
		return LOCK_REFUSED;
	}
	free(l->name);
	l->name = NULL;
	return LOCK_OURS;
}

/* --- taking ------------------------------------------------------------------------- */

/* True where no lock can be made, whatever one waits for. */
static bool may_not(int error)
{
	return error == EACCES || error == EPERM || error == EROFS || error == ENAMETOOLONG;
}

/* Takes what S saw, of which R says who has it. */
static enum lock_result take_seen(struct lock *l, struct sight *s, enum lock_result r, bool over,
                                  struct owner *holder)
{
	if (r == LOCK_OURS) {   /* in this run's name: of a file system whose numbers change */
		lock_note_made(l, &s->st);
		return r;
	}
	if (r == LOCK_REFUSED || (r != LOCK_GONE && !over))
		return r;
	if (!lock_put(l, s, over))
		return r == LOCK_GONE && may_not(errno) ? take_draft(l, errno, over, holder) : LOCK_REFUSED;
	if (over || !draft_locked(l))
		return LOCK_OURS;
	lock_drop(l);
	return LOCK_HELD;
}

/* One attempt; REFUSED with EAGAIN: once more. */
static enum lock_result take_once(struct lock *l, bool over, struct owner *holder, bool *stale)
{
	struct sight s;
	holder_empty(holder);
	sight_see(&s, l->dir, l->name);
	enum lock_result r = result_of(&s, holder);
	bool dead = r == LOCK_GONE && s.seen == SEEN_LOCK;
	r = take_seen(l, &s, r, over, holder);
	*stale = dead && !over && r == LOCK_OURS;
	if (*stale)
		holder_owner(holder, &s.owner, false);
	sight_end(&s);
	return r;
}

static enum lock_result take_blocked(struct lock *l, const char *path, bool over,
                                     struct owner *holder, bool *stale)
{
	struct lock new = lock_for(path), old;
	struct owner self = OWNER_INIT;   /* made first: memory may end, but not once there is a lock */
	enum lock_result r = LOCK_REFUSED;
	owner_self(&self);
	const struct timespec pause = { .tv_nsec = PAUSE_NS };
	if (new.dir >= 0)
		r = take_once(&new, over, holder, stale);
	for (int i = 1; i < TRIES && r == LOCK_REFUSED && errno == EAGAIN; i++) {
		nanosleep(&pause, NULL);
		r = take_once(&new, over, holder, stale);
	}
	if (r != LOCK_OURS) {
		int error = errno;
		forget(&new);
		owner_free(&self);
		errno = error;
		return r;
	}
	old = *l;
	*l = new;
	if (!*stale) {
		owner_free(holder);
		*holder = self;
		self = (struct owner)OWNER_INIT;
	}
	owner_free(&self);
	if (old.path && strcmp(old.path, path) != 0)
		lock_release(&old);
	forget(&old);
	return LOCK_OURS;
}

/* No signal may come between the making of a lock and L's knowing of it: a handler that ends the
 * program would leave it behind. */
static enum lock_result take(struct lock *l, const char *path, bool over, struct owner *holder,
                             bool *stale)
{
	sigset_t all, before;
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	enum lock_result r = take_blocked(l, path, over, holder, stale);
	int error = errno;
	sigprocmask(SIG_SETMASK, &before, NULL);
	errno = error;
	return r;
}

enum lock_result lock_take(struct lock *l, const char *path, struct owner *holder, bool *stale)
{
	bool unused;
	stale = stale ? stale : &unused;
	*stale = false;
	holder_empty(holder);
	if (l->path && strcmp(l->path, path) == 0 && lock_look(l, path, holder) == LOCK_OURS)
		return LOCK_OURS;
	return take(l, path, false, holder, stale);
}

enum lock_result lock_take_over(struct lock *l, const char *path, struct owner *holder)
{
	bool unused;
	holder_empty(holder);
	if (l->path && strcmp(l->path, path) == 0 && lock_look(l, path, holder) == LOCK_OURS)
		return LOCK_OURS;
	return take(l, path, true, holder, &unused);
}

/* --- looking and giving back --------------------------------------------------------- */

/* Who has the draft where nobody has a lock beside it. */
static enum lock_result look_at_draft(const struct lock *l, const struct lock *mine,
                                      struct owner *holder)
{
	struct stat st;
	bool ours = mine && mine->fd >= 0 &&
	            fstatat(l->dir, lock_draft_name(l), &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	            is_file(mine, &st);
	if (ours)
		holder_self(holder);
	return ours ? LOCK_OURS : draft_locked(l) ? LOCK_HELD : LOCK_GONE;
}

/* MINE: what this run has of it, or NULL. */
static enum lock_result look(const struct lock *l, const struct lock *mine, struct owner *holder)
{
	struct sight s;
	struct stat st;
	if (mine && mine->name && fstatat(l->dir, l->name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    is_made(mine, &st)) {
		holder_self(holder);
		return LOCK_OURS;
	}
	sight_see(&s, l->dir, l->name);
	enum lock_result r = result_of(&s, holder);
	sight_end(&s);
	return r == LOCK_GONE ? look_at_draft(l, mine, holder) : r;
}

enum lock_result lock_look(const struct lock *l, const char *path, struct owner *holder)
{
	const struct lock *mine = l->path && strcmp(l->path, path) == 0 ? l : NULL;
	holder_empty(holder);
	if (mine && mine->name)
		return look(l, l, holder);
	struct lock other = lock_for(path);
	enum lock_result r = other.dir >= 0 ? look(&other, mine, holder) : LOCK_REFUSED;
	forget(&other);
	return r;
}

void lock_drop(const struct lock *l)
{
	struct stat st;
	int error = errno;
	if (l->name && l->dir >= 0 && fstatat(l->dir, l->name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    is_made(l, &st))
		unlinkat(l->dir, l->name, 0);
	errno = error;
}

void lock_release(struct lock *l)
{
	struct sight s;
	lock_drop(l);
	if (l->name) {   /* where numbers of files change, ours is known by its text */
		sight_see(&s, l->dir, l->name);
		if (s.seen == SEEN_LOCK && owner_state(&s.owner) == OWNER_SELF)
			unlinkat(l->dir, l->name, 0);
		sight_end(&s);
	}
	forget(l);
}
