/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an administrator chose for all users, and the directories konsort makes for itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/config.h"
#include "store/paths.h"
#include "support/diag_line.h"
#include "support/scratch.h"

#define FILE_NAME "konsort/config.yaml"

static int setup(void **state)
{
	int result = scratch_setup(state);
	setenv("XDG_CONFIG_HOME", scratch_dir(), 1);
	unsetenv("XDG_CONFIG_DIRS");
	return result;
}

static void make_file(const char *text)
{
	mkdir(scratch_path("konsort"), 0700);
	scratch_text(FILE_NAME, text);
}

/* Reads it and compares the language and what is told, all of it warnings. */
static void check_read(const char *language, const char *wanted)
{
	struct config c;
	struct diags ds;
	diags_init(&ds, "before");
	config_read(&c, &ds);
	char *told = diags_in_line(&ds);
	assert_string_equal(told, wanted);
	assert_string_equal(c.language, language);
	assert_int_equal(ds.errors, 0);
	assert_string_equal(ds.file, "before");
	free(told);
	diags_free(&ds);
	config_free(&c);
}

static int mode_of(const char *name)
{
	struct stat st;
	assert_int_equal(lstat(scratch_path(name), &st), 0);
	return (int)st.st_mode;
}

/* --- an administrator's files --------------------------------------------------- */

/* Makes the file of the folder NAME of the scratch directory. */
static void make_site(const char *name, const char *text)
{
	char path[100];
	mkdir(scratch_path(name), 0755);
	snprintf(path, sizeof path, "%s/konsort", name);
	mkdir(scratch_path(path), 0755);
	snprintf(path, sizeof path, "%s/" FILE_NAME, name);
	scratch_text(path, text);
}

/* The directories A and B, the more important one first. */
static void set_sites(void)
{
	char dirs[1000];
	snprintf(dirs, sizeof dirs, "%s:%s", scratch_path("a"), scratch_path("b"));
	setenv("XDG_CONFIG_DIRS", dirs, 1);
}

/* Reads and compares all four choices. */
static void check_choices(const char *wanted)
{
	struct config c;
	struct diags ds;
	struct str got = STR_INIT;
	diags_init(&ds, "");
	config_read(&c, &ds);
	str_addf(&got, "%s %s %s %s", c.language, c.theme, c.mouse, c.conditions);
	assert_string_equal(got.text, wanted);
	assert_int_equal(ds.count, 0);
	diags_free(&ds);
	config_free(&c);
	str_free(&got);
}

static void config_read__lays_the_users__over_the_sites(void **state)
{
	(void)state;
	set_sites();
	check_choices("   ");
	make_site("b", "language: nl\ntheme: none\nmouse: on\nconditions: call\n");
	check_choices("nl none on call");
	make_site("a", "language: da\ntheme: calm\nmouse: off\n");
	check_choices("da calm off call");
	make_file("language: en\ntheme: contrast\n");
	check_choices("en contrast off call");
	make_file("");
	check_choices("da calm off call");
	make_site("a", "");
	check_choices("nl none on call");
}

/* A wrong word is passed over, and names its file. */
static void config_read__names__the_file_that_is_wrong(void **state)
{
	(void)state;
	struct config c;
	struct diags ds;
	set_sites();
	make_site("a", "language: tlh\n");
	make_site("b", "language: nl\n");
	make_file("theme: dark\n");
	diags_init(&ds, "before");
	config_read(&c, &ds);
	assert_string_equal(c.language, "nl");
	assert_int_equal(ds.count, 2);
	assert_int_equal(ds.errors, 0);
	assert_string_equal(ds.list[0].file, scratch_path("a/" FILE_NAME));
	assert_int_equal(ds.list[0].code, DIAG_UNKNOWN_VALUE);
	assert_string_equal(ds.list[1].file, scratch_path(FILE_NAME));
	assert_string_equal(ds.file, "before");
	diags_free(&ds);
	config_free(&c);
}

static void config_read__trusts_a_site__nobody_else_can_change(void **state)
{
	(void)state;
	char wanted[1000];
	set_sites();
	make_site("a", "language: da\n");
	assert_int_equal(chmod(scratch_path("a/" FILE_NAME), 0646), 0);
	snprintf(wanted, sizeof wanted, "warning 0:0 NOT_TRUSTED '%s'", scratch_path("a/" FILE_NAME));
	check_read("", wanted);
	assert_int_equal(chmod(scratch_path("a/" FILE_NAME), 0644), 0);
	assert_int_equal(chmod(scratch_path("a"), 0777), 0);
	snprintf(wanted, sizeof wanted, "warning 0:0 PLACE_NOT_TRUSTED '%s' '%s'",
	         scratch_path("a/" FILE_NAME), scratch_path("a"));
	check_read("", wanted);
	assert_int_equal(chmod(scratch_path("a"), 01777), 0);
	check_read("da", "");
	assert_int_equal(chmod(scratch_path("a"), 0755), 0);
	assert_int_equal(chmod(scratch_path("a/konsort"), 0757), 0);
	snprintf(wanted, sizeof wanted, "warning 0:0 PLACE_NOT_TRUSTED '%s' '%s'",
	         scratch_path("a/" FILE_NAME), scratch_path("a/konsort"));
	check_read("", wanted);
	/* of a link the file behind it counts */
	assert_int_equal(chmod(scratch_path("a/konsort"), 0755), 0);
	assert_int_equal(mkdir(scratch_path("open"), 0755), 0);
	assert_int_equal(rename(scratch_path("a/" FILE_NAME), scratch_path("open/mine")), 0);
	assert_int_equal(symlink("../../open/mine", scratch_path("a/" FILE_NAME)), 0);
	check_read("da", "");
	assert_int_equal(chmod(scratch_path("open"), 0777), 0);
	snprintf(wanted, sizeof wanted, "warning 0:0 PLACE_NOT_TRUSTED '%s' '%s'",
	         scratch_path("a/" FILE_NAME), scratch_path("open"));
	check_read("", wanted);
}

static void config_set__writes__the_users_file_alone(void **state)
{
	(void)state;
	struct diags ds;
	set_sites();
	make_site("a", "language: da\n");
	diags_init(&ds, "");
	assert_true(config_set("language", "nl", &ds));
	diags_free(&ds);
	assert_true(scratch_holds("a/" FILE_NAME, "language: da\n"));
	assert_true(scratch_holds(FILE_NAME, "language: nl\n"));
	check_choices("nl   ");
}

/* The AT-th place; "" where there is none. */
static void check_site(const char *dirs, size_t at, const char *wanted)
{
	struct str out = STR_INIT;
	setenv("XDG_CONFIG_DIRS", dirs, 1);
	assert_int_equal(path_site_config(&out, at), *wanted != '\0');
	assert_string_equal(out.text, wanted);
	str_free(&out);
}

#define OWN SYSCONFDIR "/xdg"
#define OWN_FILE OWN "/" FILE_NAME

static void path_site_config__follows__xdg(void **state)
{
	(void)state;
	check_site("", 0, OWN_FILE);
	check_site("", 1, "");
	check_site("/a:/b", 0, "/a/" FILE_NAME);
	check_site("/a:/b", 1, "/b/" FILE_NAME);
	check_site("/a:/b", 2, OWN_FILE);
	check_site("/a:/b", 3, "");
	check_site("relative::/b/::~", 0, "/b/" FILE_NAME);
	check_site("relative::/b/::~", 1, OWN_FILE);
	check_site("relative::/b/::~", 2, "");
	check_site(OWN ":/b", 0, OWN_FILE);
	check_site(OWN ":/b", 1, "/b/" FILE_NAME);
	check_site(OWN ":/b", 2, "");
	check_site("/b:" OWN "/", 1, OWN_FILE);
	check_site("/b:" OWN "/", 2, "");
	struct str out = STR_INIT;
	unsetenv("XDG_CONFIG_DIRS");
	assert_true(path_site_config(&out, 0));
	assert_string_equal(out.text, OWN_FILE);
	assert_false(path_site_config(&out, 1));
	str_free(&out);
}

/* --- directories of our own ------------------------------------------------------- */

static void path_make_dir__refuses__what_is_not_ours_alone(void **state)
{
	(void)state;
	umask(0);
	assert_true(path_make_dir(scratch_path("x/y/z")));
	umask(022);
	assert_int_equal(mode_of("x"), S_IFDIR | 0700);
	assert_int_equal(mode_of("x/y/z"), S_IFDIR | 0700);
	assert_true(path_make_dir(scratch_path("x/y/z")));
	assert_int_equal(chmod(scratch_path("x/y/z"), 0707), 0);
	assert_false(path_make_dir(scratch_path("x/y/z")));
	assert_int_equal(errno, PATH_NOT_OWN);
	assert_true(path_make_any_dir(scratch_path("x/y/z")));
	assert_int_equal(symlink("x", scratch_path("link")), 0);
	assert_false(path_make_dir(scratch_path("link")));
	assert_int_equal(errno, PATH_NOT_OWN);
	assert_true(path_make_any_dir(scratch_path("link")));
	assert_true(path_make_dir(scratch_path("link/y/new")));   /* the last name alone */
	assert_int_equal(symlink("nowhere", scratch_path("broken")), 0);
	assert_false(path_make_dir(scratch_path("broken")));
	scratch_text("file", "");
	assert_false(path_make_dir(scratch_path("file")));
	assert_int_equal(errno, ENOTDIR);
	if (geteuid() != 0)
		return;
	assert_int_equal(chown(scratch_path("x"), 1234, 1234), 0);
	assert_false(path_make_dir(scratch_path("x")));
	assert_int_equal(errno, PATH_NOT_OWN);
}

static void path_make_dir__looks_at__the_directory_for_state_too(void **state)
{
	(void)state;
	setenv("XDG_STATE_HOME", scratch_dir(), 1);
	assert_true(path_make_dir(scratch_path("konsort/recovery")));
	assert_int_equal(chmod(scratch_path("konsort"), 0777), 0);
	assert_false(path_make_dir(scratch_path("konsort/recovery")));
	assert_int_equal(errno, PATH_NOT_OWN);
	assert_true(path_make_dir(scratch_path("konsort2")));
	assert_int_equal(chmod(scratch_path("konsort"), 0700), 0);
	assert_true(path_make_dir(scratch_path("konsort/recovery")));
	unsetenv("XDG_STATE_HOME");
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SCRATCH(config_read__lays_the_users__over_the_sites),
		IN_SCRATCH(config_read__names__the_file_that_is_wrong),
		IN_SCRATCH(config_read__trusts_a_site__nobody_else_can_change),
		IN_SCRATCH(config_set__writes__the_users_file_alone),
		cmocka_unit_test(path_site_config__follows__xdg),
		IN_SCRATCH(path_make_dir__refuses__what_is_not_ours_alone),
		IN_SCRATCH(path_make_dir__looks_at__the_directory_for_state_too),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
