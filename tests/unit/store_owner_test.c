/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which run something belongs to: told apart from every other one, and never presumed dead
 * where that is not sure. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/xmem.h"
#include "store/owner.h"

/* --- this process and others ---------------------------------------------------------- */

static struct owner some_owner(void)
{
	struct owner o;
	owner_self(&o);
	return o;
}

static void check_state(struct owner *o, enum owner_state wanted)
{
	assert_int_equal(owner_state(o), wanted);
	owner_free(o);
}

static void owner_self__knows__this_process(void **state)
{
	(void)state;
	setenv("LOGNAME", "anna", 1);
	struct owner o = some_owner();
	char host[256] = "", boot[64] = "";
	gethostname(host, sizeof host - 1);
	assert_string_equal(o.user, "anna");
	assert_string_equal(o.host, host);
	assert_int_equal(o.pid, getpid());
	assert_true(o.since > 1700000000);
	FILE *f = fopen("/proc/sys/kernel/random/boot_id", "r");
	if (f) {
		assert_non_null(fgets(boot, sizeof boot, f));
		fclose(f);
		boot[strcspn(boot, "\n")] = '\0';
		assert_string_equal(o.boot, boot);
		assert_true(o.start > 0);
		assert_true(o.space > 0);
	}
	check_state(&o, OWNER_SELF);
}

static void owner_self__takes_the_user__from_what_is_plain(void **state)
{
	(void)state;
	static const struct { const char *logname, *user, *wanted; } rows[] = {
		{ "anna", "bo", "anna" }, { "a b", "bo", "bo" }, { "", "bo", "bo" },
		{ "a\nhost: x", "B.o_1-2@c+d", "B.o_1-2@c+d" }, { NULL, "bo", "bo" },
	};
	char number[24];
	struct owner o;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		unsetenv("LOGNAME");
		if (rows[i].logname)
			setenv("LOGNAME", rows[i].logname, 1);
		setenv("USER", rows[i].user, 1);
		o = some_owner();
		assert_string_equal(o.user, rows[i].wanted);
		owner_free(&o);
	}
	setenv("USER", "\033[31m", 1);
	snprintf(number, sizeof number, "%u", (unsigned)geteuid());
	o = some_owner();
	assert_string_equal(o.user, number);
	owner_free(&o);
	setenv("LOGNAME", "anna", 1);
}

static void owner_state__tells__hosts_boots_and_processes(void **state)
{
	(void)state;
	struct owner o = some_owner();
	xstrset(&o.host, "elsewhere.example");
	xstrset(&o.boot, "another");
	o.pid = 1 << 30;
	check_state(&o, OWNER_ELSEWHERE);

	o = some_owner();
	xstrset(&o.boot, "00000000-0000-0000-0000-000000000000");
	o.since = 1;
	check_state(&o, OWNER_DEAD);

	o = some_owner();           /* written since this computer began: another of the same name */
	xstrset(&o.boot, "00000000-0000-0000-0000-000000000000");
	check_state(&o, OWNER_ELSEWHERE);

	o = some_owner();           /* the same number, begun at another time: it came again */
	o.start++;
	check_state(&o, OWNER_DEAD);

	o = some_owner();
	o.pid = getppid();
	o.start = 0;                /* unknown: it is enough that there is one */
	check_state(&o, OWNER_ALIVE);

	o = some_owner();
	o.pid = getppid();
	o.start = 1;
	check_state(&o, OWNER_DEAD);

	o = some_owner();
	o.pid = (1 << 30) + 5;      /* beyond what numbers there are */
	check_state(&o, OWNER_DEAD);

	o = some_owner();           /* another container's numbers mean nothing here */
	o.pid = (1 << 30) + 5;
	o.space++;
	check_state(&o, OWNER_ALIVE);
}

static void owner_state__never_presumes__what_numbers_do_not_tell(void **state)
{
	(void)state;
	static const int64_t pids[] = { 0, -1, INT64_MAX, INT64_MIN, (int64_t)INT_MAX + 1 };
	for (size_t i = 0; i < sizeof pids / sizeof *pids; i++) {
		struct owner o = some_owner();
		o.pid = pids[i];
		o.start = 0;
		check_state(&o, OWNER_ALIVE);
	}
	struct owner o = some_owner();
	xstrset(&o.boot, "");
	o.pid = getppid();
	o.start = 0;
	check_state(&o, OWNER_ALIVE);
}

/* In a child: as an ordinary user. */
static void see_the_first_process(void)
{
	enum { NOBODY = 65534 };
	struct owner o;
	if (setresgid(NOBODY, NOBODY, NOBODY) != 0 || setresuid(NOBODY, NOBODY, NOBODY) != 0)
		_exit(1);
	o = some_owner();
	o.pid = 1;
	o.start = 0;
	if (kill(1, 0) == 0 || errno != EPERM)
		_exit(2);
	_exit(owner_state(&o) == OWNER_ALIVE ? 0 : 3);
}

static void owner_state__is_alive__where_one_may_not_ask(void **state)
{
	(void)state;
	int status;
	if (geteuid() != 0)
		skip();
	pid_t pid = fork();
	if (!pid)
		see_the_first_process();
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
}

static void owner_state__is_dead__of_a_child_that_nobody_reaped(void **state)
{
	(void)state;
	siginfo_t info;
	pid_t pid = fork();
	if (!pid)
		_exit(0);
	assert_int_equal(waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT), 0);
	struct owner o = some_owner();
	o.pid = pid;
	o.start = 0;
	check_state(&o, OWNER_DEAD);
	waitpid(pid, NULL, 0);
}

static void owner_read__gives_back__what_was_written(void **state)
{
	(void)state;
	struct owner a = some_owner(), b;
	struct str text = STR_INIT;
	owner_write(&text, &a);
	str_add(&text, "colour: of a later version\n");
	assert_true(owner_read(&b, text.text, text.length));
	assert_string_equal(a.user, b.user);
	assert_string_equal(a.host, b.host);
	assert_string_equal(a.boot, b.boot);
	assert_int_equal(a.pid, b.pid);
	assert_int_equal(a.start, b.start);
	assert_int_equal(a.space, b.space);
	assert_int_equal(a.since, b.since);
	owner_free(&a);
	owner_free(&b);
	str_free(&text);
}

/* --- as text -------------------------------------------------------------------------- */

#define GOOD "user: u\nhost: h\nboot: b\npid: 1\nstart: 2\nspace: 3\nsince: 4\n"

static void owner_read__refuses__what_is_none(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"", "\n", "user: u\n", "user: u\nhost: h\nboot: b\npid: 1\nstart: 2\nspace: 3\nsince:\n",
		"user: u\nhost: h\nboot: b\npid: 1\nstart: 2\nspace: 3\nsince: \n",
		"user: u\nhost: h\nboot: b\npid: -1\nstart: 2\nspace: 3\nsince: 4\n",
		"user: u\nhost: h\nboot: b\npid: 1x\nstart: 2\nspace: 3\nsince: 4\n",
		"user: u\nhost: h\nboot: b\npid:  1\nstart: 2\nspace: 3\nsince: 4\n",
		"user: u\nhost: h\nboot: b\npid: 9223372036854775808\nstart: 2\nspace: 3\nsince: 4\n",
		"user: u\nhost: h\nboot: b\npid: 1\nstart: 18446744073709551616\nspace: 3\nsince: 4\n",
		"user: \033[31mu\nhost: h\nboot: b\npid: 1\nstart: 2\nspace: 3\nsince: 4\n",
		"user: u\nhost: h\177\nboot: b\npid: 1\nstart: 2\nspace: 3\nsince: 4\n",
		"user: u\nhost: h\nboot: b\tb\npid: 1\nstart: 2\nspace: 3\nsince: 4\n",
		"User: u\nhost: h\nboot: b\npid: 1\nstart: 2\nspace: 3\nsince: 4\n",
	};
	struct owner o;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		if (owner_read(&o, texts[i], strlen(texts[i])))
			fail_msg("taken: %s", texts[i]);
		assert_non_null(o.user);
		owner_free(&o);
	}
	assert_true(owner_read(&o, GOOD, strlen(GOOD)));
	owner_free(&o);
	assert_false(owner_read(&o, GOOD "\0", strlen(GOOD) + 1));
	owner_free(&o);
}

static void owner_read__refuses__what_is_too_long(void **state)
{
	(void)state;
	struct str s = STR_INIT;
	struct owner o;
	str_add(&s, "user: ");
	str_add_repeat(&s, 'u', OWNER_WORD_MOST);
	str_add(&s, "\n" GOOD);
	assert_true(owner_read(&o, s.text, s.length));
	assert_int_equal(strlen(o.user), OWNER_WORD_MOST);
	owner_free(&o);
	str_add_repeat(&s, '\n', OWNER_MOST_BYTES - s.length);
	assert_true(owner_read(&o, s.text, s.length));
	owner_free(&o);
	str_add_char(&s, '\n');
	assert_false(owner_read(&o, s.text, s.length));
	owner_free(&o);
	str_clear(&s);
	str_add(&s, "user: ");
	str_add_repeat(&s, 'u', OWNER_WORD_MOST + 1);
	str_add(&s, "\n" GOOD);
	assert_false(owner_read(&o, s.text, s.length));
	owner_free(&o);
	str_free(&s);
}

/* Every beginning, and every byte spoilt: taken or not, never a crash. */
static void owner_read__stands__spoilt_texts(void **state)
{
	(void)state;
	char bytes[sizeof GOOD];
	struct owner o;
	for (size_t i = 0; i < sizeof GOOD; i++) {
		owner_read(&o, GOOD, i);
		owner_free(&o);
		for (int c = 0; c < 256; c++) {
			memcpy(bytes, GOOD, sizeof GOOD);
			bytes[i] = (char)c;
			owner_read(&o, bytes, sizeof GOOD - 1);
			assert_true(strlen(o.user) <= OWNER_WORD_MOST);
			owner_free(&o);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(owner_self__knows__this_process),
		cmocka_unit_test(owner_self__takes_the_user__from_what_is_plain),
		cmocka_unit_test(owner_state__tells__hosts_boots_and_processes),
		cmocka_unit_test(owner_state__never_presumes__what_numbers_do_not_tell),
		cmocka_unit_test(owner_state__is_alive__where_one_may_not_ask),
		cmocka_unit_test(owner_state__is_dead__of_a_child_that_nobody_reaped),
		cmocka_unit_test(owner_read__gives_back__what_was_written),
		cmocka_unit_test(owner_read__refuses__what_is_none),
		cmocka_unit_test(owner_read__refuses__what_is_too_long),
		cmocka_unit_test(owner_read__stands__spoilt_texts),
	};
	setenv("LOGNAME", "anna", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
