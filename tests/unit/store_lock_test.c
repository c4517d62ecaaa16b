/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One session a draft: who may have it, whoever else wants it, and whatever lies in the
 * lock's place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "base/xmem.h"
#include "store/lock.h"
#include "support/scratch.h"

#define DRAFT "a.yaml"
#define LOCK ".a.yaml.lock"
enum { NOBODY = 65534 };

/* --- other processes ---------------------------------------------------------------- */

/* In a child: a false CONDITION is told, and ends it. */
#define WANT(condition) \
	((condition) ? (void)0 : (fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition), _exit(1)))

/* Runs WHAT in another process, as an ordinary user if ORDINARY; it is reaped. */
static void in_child(void (*what)(void), bool ordinary)
{
	int status;
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (!pid) {
		if (ordinary)
			WANT(setresgid(NOBODY, NOBODY, NOBODY) == 0 && setresuid(NOBODY, NOBODY, NOBODY) == 0);
		what();
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
}

/* Skips a test that has to become another user. */
static void need_root(void)
{
	if (geteuid() != 0)
		skip();
}

static void take_and_die(void)
{
	struct lock l = LOCK_INIT;
	struct owner holder = OWNER_INIT;
	WANT(lock_take(&l, scratch_path(DRAFT), &holder, NULL) == LOCK_OURS);
}

/* --- taking --------------------------------------------------------------------------- */

static struct owner some_owner(void)
{
	struct owner o;
	owner_self(&o);
	return o;
}

/* Lays a lock of O in place; O is freed. */
static void lay(struct owner *o)
{
	struct str text = STR_INIT;
	owner_write(&text, o);
	scratch_text(LOCK, text.text);
	owner_free(o);
	str_free(&text);
}

static struct owner owner_dead(void)
{
	struct owner o = some_owner();
	o.pid = (1 << 30) + 5;
	return o;
}

/* Of the shell or whatever began this test, which runs. */
static struct owner owner_alive(void)
{
	struct owner o = some_owner();
	xstrset(&o.user, "bo");
	o.pid = getppid();
	o.start = 0;
	return o;
}

static bool lock_stands(void)
{
	struct stat st;
	return lstat(scratch_path(LOCK), &st) == 0;
}

static void lock_take__makes__a_file_that_tells_who(void **state)
{
	(void)state;
	struct lock l = LOCK_INIT;
	struct owner holder = OWNER_INIT, written;
	struct stat st;
	bool stale = true;
	size_t n;
	mode_t mask = umask(077);
	scratch_text(DRAFT, "konsort: 1\n");
	assert_int_equal(lock_take(&l, scratch_path(DRAFT), &holder, &stale), LOCK_OURS);
	umask(mask);
	assert_false(stale);
	assert_int_equal(owner_state(&holder), OWNER_SELF);
	assert_string_equal(l.name, LOCK);
	assert_string_equal(l.path, scratch_path(DRAFT));
	assert_int_equal(l.fd, -1);
	assert_int_equal(lstat(scratch_path(LOCK), &st), 0);
	assert_int_equal(st.st_mode, S_IFREG | 0644);
	assert_int_equal(st.st_nlink, 1);
	char *text = read_whole(scratch_path(LOCK), &n);
	assert_true(owner_read(&written, text, n));
	assert_int_equal(written.pid, getpid());
	free(text);
	owner_free(&written);
	assert_int_equal(scratch_count(), 2);
	assert_int_equal(lock_take(&l, scratch_path(DRAFT), &holder, &stale), LOCK_OURS);
	assert_int_equal(scratch_count(), 2);
	lock_release(&l);
	assert_null(l.path);
	assert_int_equal(scratch_count(), 1);
	assert_true(scratch_holds(DRAFT, "konsort: 1\n"));
	owner_free(&holder);
}

static void lock_take__locks_a_name__before_there_is_a_draft(void **state)
{
	(void)state;
	struct lock l = LOCK_INIT;
	struct owner holder = OWNER_INIT;
	assert_int_equal(lock_take(&l, scratch_path(DRAFT), &holder, NULL), LOCK_OURS);
	assert_true(lock_stands());
	assert_int_equal(scratch_count(), 1);
	lock_release(&l);
	lock_release(&l);
	assert_int_equal(scratch_count(), 0);
	owner_free(&holder);
}

static void lock_take__gives_back__what_it_had(void **state)
{
	(void)state;
	struct lock l = LOCK_INIT;
	struct owner holder = OWNER_INIT;
	assert_int_equal(lock_take(&l, scratch_path(DRAFT), &holder, NULL), LOCK_OURS);
	assert_int_equal(lock_take(&l, scratch_path("b.yaml"), &holder, NULL), LOCK_OURS);
	assert_false(lock_stands());
	assert_int_equal(scratch_count(), 1);
	/* but not for one that it does not get */
	struct owner bo = owner_alive();
	lay(&bo);
	assert_int_equal(lock_take(&l, scratch_path(DRAFT), &holder, NULL), LOCK_HELD);
	assert_string_equal(l.path, scratch_path("b.yaml"));
	assert_int_equal(lock_look(&l, scratch_path("b.yaml"), &holder), LOCK_OURS);
	lock_release(&l);
	assert_int_equal(scratch_count(), 1);
	owner_free(&holder);
}

static void check_take(struct owner *laid, enum lock_result wanted, bool wanted_stale,
                       const char *user)
{
	struct lock l = LOCK_INIT;
	struct owner holder = OWNER_INIT;
	bool stale = !wanted_stale;
	lay(laid);
	assert_int_equal(lock_look(&l, scratch_path(DRAFT), &holder),
	                 wanted == LOCK_OURS ? LOCK_GONE : wanted);
	assert_int_equal(lock_take(&l, scratch_path(DRAFT), &holder, &stale), wanted);
	assert_int_equal(stale, wanted_stale);
	assert_string_equal(holder.user, user);
	assert_int_equal(l.path != NULL, wanted == LOCK_OURS);
	assert_int_equal(lock_stands(), true);
	assert_int_equal(scratch_count(), 1);
	lock_release(&l);
	assert_int_equal(lock_stands(), wanted != LOCK_OURS);
	owner_free(&holder);
}

static void lock_take__obeys__who_runs(void **state)
{
	(void)state;
	struct owner o = owner_alive();
	check_take(&o, LOCK_HELD, false, "bo");
	o = owner_dead();
	xstrset(&o.host, "elsewhere.example");
	xstrset(&o.user, "cy");
	check_take(&o, LOCK_ELSEWHERE, false, "cy");
	o = owner_alive();
	o.pid = 0;
	check_take(&o, LOCK_HELD, false, "bo");
	o = owner_alive();
	o.pid = INT64_MAX;
	check_take(&o, LOCK_HELD, false, "bo");
}

static void lock_take__names__who_is_a_number(void **state)
{
	(void)state;
	struct owner o = owner_alive();
	xstrset(&o.user, "0");
	check_take(&o, LOCK_HELD, false, "root");
	o = owner_dead();
	xstrset(&o.user, "0");
	check_take(&o, LOCK_OURS, true, "root");
	o = owner_alive();
	xstrset(&o.user, "3999999999");   /* nobody's */
	check_take(&o, LOCK_HELD, false, "3999999999");
	o = owner_alive();
	xstrset(&o.user, "0x");
	check_take(&o, LOCK_HELD, false, "0x");
	o = owner_alive();                /* another host's numbers are other people's */
	xstrset(&o.user, "0");
	xstrset(&o.host, "elsewhere.example");
	check_take(&o, LOCK_ELSEWHERE, false, "0");
}

static void lock_take__replaces__what_the_dead_left(void **state)
{
	(void)state;
	struct owner o = owner_dead();
	xstrset(&o.user, "dee");
	check_take(&o, LOCK_OURS, true, "dee");
	o = owner_alive();
	xstrset(&o.boot, "00000000-0000-0000-0000-000000000000");
	o.since = 1;
	check_take(&o, LOCK_OURS, true, "bo");
	o = owner_alive();
	o.start = 1;
	check_take(&o, LOCK_OURS, true, "bo");
	o = some_owner();
	o.start++;
	check_take(&o, LOCK_OURS, true, "anna");
	struct lock l = LOCK_INIT;
	struct owner holder = OWNER_INIT;
	bool stale = false;
	in_child(take_and_die, false);
	assert_true(lock_stands());
	assert_int_equal(lock_take(&l, scratch_path(DRAFT), &holder, &stale), LOCK_OURS);
	assert_true(stale);
	assert_int_not_equal(holder.pid, getpid());
	assert_int_equal(lock_look(&l, scratch_path(DRAFT), &holder), LOCK_OURS);
	assert_int_equal(holder.pid, getpid());
	lock_release(&l);
	assert_int_equal(scratch_count(), 0);
	owner_free(&holder);
}

static void lock_take__says_no__without_a_directory(void **state)
{
	(void)state;
	struct lock l = LOCK_INIT;
	struct owner holder = OWNER_INIT;
	assert_int_equal(lock_take(&l, scratch_path("no/a.yaml"), &holder, NULL), LOCK_REFUSED);
	assert_int_equal(errno, ENOENT);
	assert_int_equal(lock_look(&l, scratch_path("no/a.yaml"), &holder), LOCK_REFUSED);
	assert_int_equal(errno, ENOENT);
	scratch_text("file", "");
	assert_int_equal(lock_take_over(&l, scratch_path("file/a.yaml"), &holder), LOCK_REFUSED);
	assert_int_equal(errno, ENOTDIR);
	assert_null(l.path);
	owner_free(&holder);
}

static void lock_take__cuts__the_longest_names(void **state)
{
	(void)state;
	struct lock l = LOCK_INIT, other = LOCK_INIT;
	struct owner holder = OWNER_INIT;
	struct str name = STR_INIT;
	for (size_t i = 0; i < NAME_MAX / 2; i++)
		str_add(&name, "\xC3\xA6");
	str_add(&name, "a");
	assert_int_equal(name.length, NAME_MAX);
	scratch_text(name.text, "konsort: 1\n");
	assert_int_equal(lock_take(&l, scratch_path(name.text), &holder, NULL), LOCK_OURS);
	assert_true(strlen(l.name) <= NAME_MAX);
	assert_true(utf8_valid(l.name, strlen(l.name), NULL));
	name.text[name.length - 1] = 'b';
	assert_int_equal(lock_take(&other, scratch_path(name.text), &holder, NULL), LOCK_OURS);
	assert_int_equal(scratch_count(), 3);
	lock_release(&l);
	lock_release(&other);
	assert_int_equal(scratch_count(), 1);
	owner_free(&holder);
	str_free(&name);
}

/* What an owner is as text. */
#define GOOD "user: u\nhost: h\nboot: b\npid: 1\nstart: 2\nspace: 3\nsince: 4\n"

/* --- whatever lies there ---------------------------------------------------------------- */

/* What stands at the lock's name is nobody's who is known; then it is taken over. */
static void check_thing(enum lock_result over, int error)
{
	struct lock l = LOCK_INIT;
	struct owner holder = OWNER_INIT;
	struct stat st;
	assert_int_equal(lstat(scratch_path(LOCK), &st), 0);
	const struct passwd *user = getpwuid(st.st_uid);
	assert_non_null(user);
	assert_int_equal(lock_look(&l, scratch_path(DRAFT), &holder), LOCK_HELD);
	assert_int_equal(lock_take(&l, scratch_path(DRAFT), &holder, NULL), LOCK_HELD);
	assert_string_equal(holder.user, user->pw_name);
	assert_string_equal(holder.host, "");
	assert_null(l.path);
	struct stat now;
	assert_int_equal(lstat(scratch_path(LOCK), &now), 0);
	assert_int_equal(now.st_ino, st.st_ino);
	assert_int_equal(now.st_mode, st.st_mode);
	errno = 0;
	assert_int_equal(lock_take_over(&l, scratch_path(DRAFT), &holder), over);
	if (error)
		assert_int_equal(errno, error);
	lock_release(&l);
	assert_int_equal(scratch_count(), over == LOCK_OURS ? 0 : 1);
	owner_free(&holder);
}

static void lock_take__leaves_alone__what_it_cannot_read(void **state)
{
	(void)state;
	struct str s = STR_INIT;
	scratch_text(LOCK, "");
	check_thing(LOCK_OURS, 0);
	scratch_text(LOCK, "user: \033]0;x\007\nhost: h\nboot: b\npid: 1\nstart: 2\nspace: 3\nsince: 4\n");
	check_thing(LOCK_OURS, 0);
	scratch_text(LOCK, "user: u\n");
	check_thing(LOCK_OURS, 0);
	str_add(&s, GOOD);
	str_add_repeat(&s, '\n', (size_t)1 << 20);
	scratch_text(LOCK, s.text);
	check_thing(LOCK_OURS, 0);
	str_free(&s);
	assert_int_equal(mkfifo(scratch_path(LOCK), 0666), 0);
	check_thing(LOCK_OURS, 0);
	assert_int_equal(mkdir(scratch_path(LOCK), 0777), 0);
	check_thing(LOCK_REFUSED, EISDIR);
}

static void lock_take__follows__no_link(void **state)
{
	(void)state;
	size_t n, after;
	char *before = read_whole("/etc/passwd", &n);
	assert_int_equal(symlink("/etc/passwd", scratch_path(LOCK)), 0);
	check_thing(LOCK_OURS, 0);
	assert_int_equal(symlink("nowhere", scratch_path(LOCK)), 0);
	check_thing(LOCK_OURS, 0);
	char *now = read_whole("/etc/passwd", &after);
	assert_int_equal(after, n);
	assert_memory_equal(now, before, n);
	free(before);
	free(now);
}

/* --- taking over, looking, giving back ---------------------------------------------------- */

static void lock_look__tells__who_took_it_over(void **state)
{
	(void)state;
	struct lock l = LOCK_INIT;
	struct owner holder = OWNER_INIT, bo = owner_alive();
	const char *path = scratch_path(DRAFT);
	assert_int_equal(lock_look(&l, path, &holder), LOCK_GONE);
	assert_string_equal(holder.user, "");
	assert_int_equal(lock_take(&l, path, &holder, NULL), LOCK_OURS);
	assert_int_equal(lock_look(&l, path, &holder), LOCK_OURS);
	assert_int_equal(holder.pid, getpid());
	/* as a take over: another file in its place */
	assert_int_equal(rename(scratch_path(LOCK), scratch_path("x")), 0);
	lay(&bo);
	assert_int_equal(lock_look(&l, path, &holder), LOCK_HELD);
	assert_string_equal(holder.user, "bo");
	lock_drop(&l);
	assert_true(lock_stands());
	lock_release(&l);
	assert_true(lock_stands());
	owner_free(&holder);
}

/* The number of a file that is gone comes again at once on many file systems. */
static void lock_look__knows__a_file_of_the_same_number(void **state)
{
	(void)state;
	for (int i = 0; i < 20; i++) {
		struct lock l = LOCK_INIT;
		struct owner holder = OWNER_INIT, bo = owner_alive();
		const struct timespec times[2] = { { 1000, 0 }, { 1000, 0 } };
		assert_int_equal(lock_take(&l, scratch_path(DRAFT), &holder, NULL), LOCK_OURS);
		assert_int_equal(unlink(scratch_path(LOCK)), 0);
		assert_int_equal(lock_look(&l, scratch_path(DRAFT), &holder), LOCK_GONE);
		lay(&bo);
		assert_int_equal(utimensat(AT_FDCWD, scratch_path(LOCK), times, 0), 0);
		assert_int_equal(lock_look(&l, scratch_path(DRAFT), &holder), LOCK_HELD);
		lock_release(&l);
		assert_true(lock_stands());
		assert_int_equal(unlink(scratch_path(LOCK)), 0);
		owner_free(&holder);
	}
}

static void lock_take_over__wins__against_whom_the_user_says(void **state)
{
	(void)state;
	struct lock l = LOCK_INIT;
	struct owner holder = OWNER_INIT, o = owner_alive();
	lay(&o);
	assert_int_equal(lock_take_over(&l, scratch_path(DRAFT), &holder), LOCK_OURS);
	assert_int_equal(owner_state(&holder), OWNER_SELF);
	assert_int_equal(lock_look(&l, scratch_path(DRAFT), &holder), LOCK_OURS);
	assert_int_equal(lock_take_over(&l, scratch_path(DRAFT), &holder), LOCK_OURS);
	lock_release(&l);
	assert_int_equal(scratch_count(), 0);
	o = owner_alive();
	xstrset(&o.host, "elsewhere.example");
	lay(&o);
	assert_int_equal(lock_take_over(&l, scratch_path(DRAFT), &holder), LOCK_OURS);
	lock_drop(&l);
	assert_int_equal(scratch_count(), 0);
	lock_release(&l);
	assert_int_equal(lock_take_over(&l, scratch_path(DRAFT), &holder), LOCK_OURS);
	lock_release(&l);
	assert_int_equal(scratch_count(), 0);
	owner_free(&holder);
}

static void lock_drop__keeps__errno_and_what_it_has_not(void **state)
{
	(void)state;
	struct lock l = LOCK_INIT;
	errno = 77;
	lock_drop(&l);
	assert_int_equal(errno, 77);
	lock_release(&l);
}

/* --- many at once --------------------------------------------------------------------------- */

enum { RACERS = 50, ROUNDS = 20 };

/* One of many: says what it got, and keeps it until GO is closed. */
static void race(int ready, int told, int go)
{
	struct lock l = LOCK_INIT;
	struct owner holder = OWNER_INIT;
	char byte;
	while (read(ready, &byte, 1) > 0)
		;
	byte = (char)('0' + lock_take(&l, scratch_path(DRAFT), &holder, NULL));
	WANT(write(told, &byte, 1) == 1);
	while (read(go, &byte, 1) > 0)
		;
	_exit(0);
}

/* Lets them all begin at once; returns how many got the lock. */
static int race_all(void)
{
	int ready[2], told[2], go[2], got[LOCK_GONE + 1] = { 0 };
	char byte;
	assert_int_equal(pipe(ready) | pipe(told) | pipe(go), 0);
	for (int i = 0; i < RACERS; i++) {
		pid_t pid = fork();
		assert_true(pid >= 0);
		if (!pid) {
			close(ready[1]);
			close(go[1]);
			race(ready[0], told[1], go[0]);
		}
	}
	close(ready[1]);
	for (int i = 0; i < RACERS; i++) {
		assert_int_equal(read(told[0], &byte, 1), 1);
		assert_in_range(byte, '0', '0' + LOCK_GONE);
		got[byte - '0']++;
	}
	assert_int_equal(got[LOCK_OURS] + got[LOCK_HELD], RACERS);
	close(go[1]);
	for (int i = 0; i < RACERS; i++)
		assert_true(wait(NULL) > 0);
	close(ready[0]);
	close(told[0]);
	close(told[1]);
	close(go[0]);
	return got[LOCK_OURS];
}

static void lock_take__lets_one_win__of_many_at_once(void **state)
{
	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		assert_int_equal(race_all(), 1);
		assert_int_equal(scratch_count(), 1);
		assert_int_equal(unlink(scratch_path(LOCK)), 0);
	}
}

static void lock_take__lets_one_win__of_many_that_find_a_dead_one(void **state)
{
	(void)state;
	struct owner o = owner_dead();
	lay(&o);
	for (int i = 0; i < ROUNDS; i++) {   /* each leaves its lock behind for the next */
		assert_int_equal(race_all(), 1);
		assert_int_equal(scratch_count(), 1);
	}
}

/* --- directories one may not write in -------------------------------------------------------- */

static void take_where_nothing_can_be_made(void)
{
	struct lock a = LOCK_INIT, b = LOCK_INIT;
	struct owner holder = OWNER_INIT;
	const char *path = scratch_path(DRAFT);
	WANT(lock_look(&a, path, &holder) == LOCK_GONE);
	WANT(lock_take(&a, path, &holder, NULL) == LOCK_OURS);
	WANT(a.name == NULL && a.fd >= 0);
	WANT(fcntl(a.fd, F_GETFD) & FD_CLOEXEC);
	WANT(holder.pid == getpid());
	WANT(lock_look(&a, path, &holder) == LOCK_OURS && holder.pid == getpid());
	WANT(lock_take(&a, path, &holder, NULL) == LOCK_OURS);
	WANT(lock_look(&b, path, &holder) == LOCK_HELD && !*holder.user);
	WANT(lock_take(&b, path, &holder, NULL) == LOCK_HELD && !*holder.user && !b.path);
	errno = 0;
	WANT(lock_take_over(&b, path, &holder) == LOCK_REFUSED && errno == EBUSY && !b.path);
	close(open(path, O_RDONLY));   /* as nothing else may lose it */
	WANT(lock_look(&b, path, &holder) == LOCK_HELD);
	lock_drop(&a);
	lock_release(&a);
	WANT(a.fd == -1);
	WANT(lock_take(&b, path, &holder, NULL) == LOCK_OURS);
	lock_release(&b);
	owner_free(&holder);
}

static void lock_take__locks_the_draft__where_no_file_can_be_made(void **state)
{
	(void)state;
	need_root();
	scratch_text(DRAFT, "konsort: 1\n");
	assert_int_equal(chmod(scratch_path(DRAFT), 0666), 0);
	assert_int_equal(chmod(scratch_dir(), 0755), 0);
	in_child(take_where_nothing_can_be_made, true);
	assert_true(scratch_holds(DRAFT, "konsort: 1\n"));
	assert_int_equal(scratch_count(), 1);
}

static void be_refused(void)
{
	struct lock l = LOCK_INIT;
	struct owner holder = OWNER_INIT;
	WANT(lock_take(&l, scratch_path(DRAFT), &holder, NULL) == LOCK_REFUSED && errno == EACCES);
	WANT(lock_take_over(&l, scratch_path(DRAFT), &holder) == LOCK_REFUSED && errno == EACCES);
	WANT(lock_take(&l, scratch_path("new.yaml"), &holder, NULL) == LOCK_REFUSED && errno == EACCES);
	WANT(lock_look(&l, scratch_path(DRAFT), &holder) == LOCK_GONE);
	WANT(!l.path);
	owner_free(&holder);
}

static void lock_take__is_refused__where_one_may_write_nothing(void **state)
{
	(void)state;
	need_root();
	scratch_text(DRAFT, "konsort: 1\n");
	assert_int_equal(chmod(scratch_path(DRAFT), 0644), 0);
	assert_int_equal(chmod(scratch_dir(), 0755), 0);
	in_child(be_refused, true);
	assert_int_equal(scratch_count(), 1);
}

static void find_a_lock_beside(void)
{
	struct lock l = LOCK_INIT;
	struct owner holder = OWNER_INIT;
	WANT(lock_take(&l, scratch_path(DRAFT), &holder, NULL) == LOCK_HELD);
	WANT(holder.pid == getppid());
	WANT(lock_take_over(&l, scratch_path(DRAFT), &holder) == LOCK_REFUSED && errno == EACCES);
	owner_free(&holder);
}

static void lock_take__sees_a_lock__where_it_could_make_none(void **state)
{
	(void)state;
	need_root();
	struct lock l = LOCK_INIT;
	struct owner holder = OWNER_INIT;
	scratch_text(DRAFT, "konsort: 1\n");
	assert_int_equal(chmod(scratch_path(DRAFT), 0666), 0);
	assert_int_equal(chmod(scratch_dir(), 0755), 0);
	assert_int_equal(lock_take(&l, scratch_path(DRAFT), &holder, NULL), LOCK_OURS);
	in_child(find_a_lock_beside, true);
	assert_int_equal(lock_look(&l, scratch_path(DRAFT), &holder), LOCK_OURS);
	lock_release(&l);
	owner_free(&holder);
}

/* Somebody who may not write in the directory has the draft; then another one who may comes. */
static void hold_the_draft(int told, int go)
{
	struct lock l = LOCK_INIT;
	struct owner holder = OWNER_INIT;
	char byte = 'x';
	WANT(setresgid(NOBODY, NOBODY, NOBODY) == 0 && setresuid(NOBODY, NOBODY, NOBODY) == 0);
	WANT(lock_take(&l, scratch_path(DRAFT), &holder, NULL) == LOCK_OURS && !l.name);
	WANT(write(told, &byte, 1) == 1);
	WANT(read(go, &byte, 1) == 1);
	WANT(lock_look(&l, scratch_path(DRAFT), &holder) == LOCK_HELD && holder.pid == getppid());
	lock_release(&l);
	_exit(0);
}

static void lock_take__sees_a_locked_draft__where_it_makes_a_file(void **state)
{
	(void)state;
	need_root();
	int told[2], go[2], status;
	char byte = 'x';
	struct lock l = LOCK_INIT;
	struct owner holder = OWNER_INIT;
	scratch_text(DRAFT, "konsort: 1\n");
	assert_int_equal(chmod(scratch_path(DRAFT), 0666), 0);
	assert_int_equal(chmod(scratch_dir(), 0755), 0);
	assert_int_equal(pipe(told) | pipe(go), 0);
	pid_t pid = fork();
	if (!pid)
		hold_the_draft(told[1], go[0]);
	assert_int_equal(read(told[0], &byte, 1), 1);
	assert_int_equal(lock_look(&l, scratch_path(DRAFT), &holder), LOCK_HELD);
	assert_int_equal(lock_take(&l, scratch_path(DRAFT), &holder, NULL), LOCK_HELD);
	assert_string_equal(holder.user, "");
	assert_int_equal(scratch_count(), 1);
	assert_int_equal(lock_take_over(&l, scratch_path(DRAFT), &holder), LOCK_OURS);
	assert_int_equal(write(go[1], &byte, 1), 1);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	assert_int_equal(lock_look(&l, scratch_path(DRAFT), &holder), LOCK_OURS);
	lock_release(&l);
	assert_int_equal(scratch_count(), 1);
	close(told[0]);
	close(told[1]);
	close(go[0]);
	close(go[1]);
	owner_free(&holder);
}

/* In a sticky directory another user's lock cannot be replaced, dead or not. */
static void take_in_a_sticky_directory(void)
{
	struct lock l = LOCK_INIT;
	struct owner holder = OWNER_INIT;
	bool stale = false;
	WANT(lock_take(&l, scratch_path(DRAFT), &holder, &stale) == LOCK_OURS);
	WANT(stale && !l.name && l.fd >= 0);
	WANT(lock_look(&l, scratch_path(DRAFT), &holder) == LOCK_OURS);
	lock_release(&l);
	owner_free(&holder);
}

static void take_over_in_a_sticky_directory(void)
{
	struct lock l = LOCK_INIT;
	struct owner holder = OWNER_INIT;
	WANT(lock_take(&l, scratch_path(DRAFT), &holder, NULL) == LOCK_HELD);
	WANT(lock_take_over(&l, scratch_path(DRAFT), &holder) == LOCK_REFUSED && errno == EPERM);
	owner_free(&holder);
}

static void lock_take__works__in_a_sticky_directory(void **state)
{
	(void)state;
	need_root();
	struct owner o = owner_dead();
	scratch_text(DRAFT, "konsort: 1\n");
	assert_int_equal(chown(scratch_path(DRAFT), NOBODY, NOBODY), 0);
	assert_int_equal(chmod(scratch_dir(), 01777), 0);
	lay(&o);
	in_child(take_in_a_sticky_directory, true);
	o = owner_alive();
	o.pid = getpid();
	lay(&o);
	in_child(take_over_in_a_sticky_directory, true);
	assert_int_equal(scratch_count(), 2);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)
#define AS_OTHERS(test) cmocka_unit_test_setup_teardown(test, scratch_setup_for_others, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SCRATCH(lock_take__makes__a_file_that_tells_who),
		IN_SCRATCH(lock_take__locks_a_name__before_there_is_a_draft),
		IN_SCRATCH(lock_take__gives_back__what_it_had),
		IN_SCRATCH(lock_take__obeys__who_runs),
		IN_SCRATCH(lock_take__names__who_is_a_number),
		IN_SCRATCH(lock_take__replaces__what_the_dead_left),
		IN_SCRATCH(lock_take__says_no__without_a_directory),
		IN_SCRATCH(lock_take__cuts__the_longest_names),
		IN_SCRATCH(lock_take__leaves_alone__what_it_cannot_read),
		IN_SCRATCH(lock_take__follows__no_link),
		IN_SCRATCH(lock_look__tells__who_took_it_over),
		IN_SCRATCH(lock_look__knows__a_file_of_the_same_number),
		IN_SCRATCH(lock_take_over__wins__against_whom_the_user_says),
		IN_SCRATCH(lock_drop__keeps__errno_and_what_it_has_not),
		IN_SCRATCH(lock_take__lets_one_win__of_many_at_once),
		IN_SCRATCH(lock_take__lets_one_win__of_many_that_find_a_dead_one),
		AS_OTHERS(lock_take__locks_the_draft__where_no_file_can_be_made),
		AS_OTHERS(lock_take__is_refused__where_one_may_write_nothing),
		AS_OTHERS(lock_take__sees_a_lock__where_it_could_make_none),
		AS_OTHERS(lock_take__sees_a_locked_draft__where_it_makes_a_file),
		AS_OTHERS(lock_take__works__in_a_sticky_directory),
	};
	setenv("LOGNAME", "anna", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
