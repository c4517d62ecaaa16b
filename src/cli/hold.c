/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is not there and beside which nothing can be made has no lock, and nobody else
 * can have one: it counts as ours, and a save tells what is wrong.  So does one on a full disk,
 * where it only cannot be said who has it. */
#include "cli/hold.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/cause.h"
#include "base/utf8.h"
#include "base/xmem.h"
#include "store/paths.h"

/* --- at the end ---------------------------------------------------------------- */

static struct desk *at_work;   /* for exit(), which knows no context */

static void drop(void)
{
	desk_crashed(at_work);
}

void hold_until_exit(struct desk *desk)
{
	if (desk && !at_work)
		atexit(drop);
	at_work = desk;
}

void desk_crashed(void *context)
{
	const struct desk *desk = at_work;   /* the handler may outlive the one that it was given */
	(void)context;
	if (!desk)
		return;
	lock_drop(&desk->lock);
	lock_drop(&desk->second);
}

void hold_end(struct desk *desk)
{
	lock_release(&desk->lock);
	desk->unlocked = false;
}

/* --- who ------------------------------------------------------------------------ */

int64_t hold_minutes(int64_t seconds)
{
	enum { CLOCKS_DIFFER = 10 * 60 };   /* of two computers */
	int64_t now = time(NULL);
	if (seconds <= 0 || seconds > now + CLOCKS_DIFFER)
		return -1;
	return seconds > now ? 0 : (now - seconds) / 60;
}

static bool is_another(enum lock_result r)
{
	return r == LOCK_HELD || r == LOCK_ELSEWHERE;
}

static enum holding holding_of(enum lock_result r)
{
	switch (r) {
	case LOCK_OURS:
		break;
	case LOCK_HELD:
		return HOLDING_HELD;
	case LOCK_ELSEWHERE:
		return HOLDING_ELSEWHERE;
	case LOCK_REFUSED:
		return HOLDING_REFUSED;
	case LOCK_GONE:
		return HOLDING_GONE;
	}
	return HOLDING_OURS;
}

/* ERROR is why, where it was refused. */
static enum holding tell(struct desk *desk, enum lock_result r, const struct owner *owner, int error,
                         struct holder *who)
{
	bool other = is_another(r);
	*who = (struct holder){
		.holding = holding_of(r),
		.user = xstrdup(other && owner->user ? owner->user : ""),
		.host = xstrdup(other && owner->host ? owner->host : ""),
		.minutes = other ? hold_minutes(owner->since) : -1,
		.since = other ? owner->since : 0,
		.why = xstrdup(r == LOCK_REFUSED ? cause_of(error) : ""),
		/* of a draft that is locked itself, and cannot be unlocked, nobody knows who has it */
		.firm = r == LOCK_HELD && !(owner->user && *owner->user) && !(owner->host && *owner->host),
		.in_place = r == LOCK_OURS && hold_is_in_place(&desk->lock),
	};
	return who->holding;
}

bool hold_is_in_place(const struct lock *lock)
{
	return lock->path && !lock->name;
}

/* --- taking ---------------------------------------------------------------------- */

/* Nobody else can be told who has it, or there is nothing yet to be had. */
static bool goes_without(const struct desk *desk, enum lock_result r, int error)
{
	return r == LOCK_REFUSED && (error == ENOSPC || error == EDQUOT || !file_exists(desk->path));
}

/* Takes the lock of the present draft's file, if it is not ours already; where that is refused errno
 * says why. */
static enum lock_result take(struct desk *desk, bool over, struct owner *owner, bool *stale)
{
	const char *real = desk_real(desk);
	enum lock_result r = LOCK_REFUSED;
	if (desk->lock.path && lock_look(&desk->lock, real, owner) == LOCK_OURS)
		return LOCK_OURS;
	if (*real)
		r = over ? lock_take_over(&desk->lock, real, owner) :
		    lock_take(&desk->lock, real, owner, stale);
	int error = *real ? errno : ENOENT;
	if (r == LOCK_REFUSED && error == ENOMEM)
		xmem_out();   /* not a matter of the file */
	desk->unlocked = goes_without(desk, r, error);
	errno = error;
	return desk->unlocked ? LOCK_OURS : r;
}

/* True if the file is there and not as it was read.  After a recovery it is not what was read that
 * counts: a save finds out. */
static bool has_changed(const struct desk *desk)
{
	struct stat st;
	if (desk->recovered || stat(desk->path, &st) != 0)
		return false;
	struct file_stamp now = file_stamp_of(&st, desk->stamp.sum);
	return !file_stamp_same(&now, &desk->stamp);
}

/* A session that surely ended was one of this computer. */
static bool is_own(const struct owner *owner)
{
	struct owner self = OWNER_INIT;
	owner_self(&self);
	lock_name_user(&self);
	bool own = strcmp(self.user, owner->user) == 0;
	owner_free(&self);
	return own;
}

enum holding desk_hold(void *context, bool over, struct holder *who)
{
	struct desk *desk = context;
	struct owner owner = OWNER_INIT;
	bool stale = false, had = desk->lock.path != NULL;
	enum lock_result r = *desk->path ? take(desk, over, &owner, &stale) : LOCK_OURS;
	tell(desk, r, &owner, errno, who);
	who->in_place = who->in_place && !had;   /* once is enough */
	who->stale = r == LOCK_OURS && stale;
	if (who->stale && owner.user) {
		xstrset(&who->user, owner.user);
		who->own = is_own(&owner);
	}
	who->changed = r == LOCK_OURS && *desk->path && has_changed(desk);
	owner_free(&owner);
	return who->holding;
}

/* Who has the present draft's file now.  A lock of ours that was taken away by nobody is made
 * again. */
static enum lock_result look(struct desk *desk, struct owner *owner)
{
	if (!*desk->path || desk->unlocked)
		return LOCK_OURS;
	enum lock_result r = lock_look(&desk->lock, desk_real(desk), owner);
	if (!desk->lock.path || r == LOCK_OURS || is_another(r))
		return r;
	r = take(desk, false, owner, NULL);
	if (is_another(r))
		return r;
	desk->unlocked = r != LOCK_OURS || desk->unlocked;
	return LOCK_OURS;
}

enum holding desk_holder(void *context, struct holder *who)
{
	struct desk *desk = context;
	struct owner owner = OWNER_INIT;
	enum lock_result r = look(desk, &owner);
	tell(desk, r, &owner, errno, who);
	owner_free(&owner);
	return who->holding;
}

/* --- saving ---------------------------------------------------------------------- */

/* "anna@server", "anna" or "server". */
static void add_owner(struct str *out, const struct owner *o)
{
	const char *user = o->user ? o->user : "", *host = o->host ? o->host : "";
	utf8_clean(out, user);
	if (*user && *host)
		str_add_char(out, '@');
	utf8_clean(out, host);
}

static void add_time(struct str *out, int64_t seconds)
{
	struct tm local = { 0 };
	time_t t = (time_t)seconds;
	if (hold_minutes(seconds) >= 0 && localtime_r(&t, &local))
		str_addf(out, "%04d-%02d-%02d %02d:%02d", local.tm_year + 1900, local.tm_mon + 1,
		         local.tm_mday, local.tm_hour, local.tm_min);
}

static bool refuse(struct diags *ds, const char *path, const struct owner *o)
{
	struct str who = STR_INIT, since = STR_INIT;
	add_owner(&who, o);
	add_time(&since, o->since);
	if (who.length && since.length)
		diags_error(ds, DIAG_HELD_SINCE, 0, 0, path, who.text, since.text);
	else
		diags_error(ds, DIAG_HELD, 0, 0, path);
	str_free(&who);
	str_free(&since);
	return false;
}

bool hold_for_save(struct desk *desk, const char *path, bool same, struct diags *ds)
{
	struct owner owner = OWNER_INIT;
	struct str real = STR_INIT;
	enum lock_result r = LOCK_REFUSED;   /* what is refused is told by the save */
	if (!same)
		r = path_real(&real, path) ? lock_take(&desk->second, real.text, &owner, NULL) : r;
	else if (!desk->lock.path || desk->unlocked)
		r = take(desk, false, &owner, NULL);
	else
		r = look(desk, &owner);
	bool may = !is_another(r) || refuse(ds, path, &owner);
	owner_free(&owner);
	str_free(&real);
	return may;
}

void hold_after_save(struct desk *desk, bool same, bool saved)
{
	if (same)
		return;
	if (!saved) {
		lock_release(&desk->second);
		return;
	}
	lock_release(&desk->lock);
	desk->lock = desk->second;
	desk->second = (struct lock)LOCK_INIT;
	desk->unlocked = !desk->lock.path;
}
