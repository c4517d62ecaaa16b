/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving: the file is the whole old or the whole new draft, nobody's work is replaced
 * unasked, and nothing is left lying about. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/draft_file.h"
#include "store/save.h"
#include "support/diag_line.h"
#include "support/sample_call.h"
#include "support/scratch.h"

#define EMPTY "konsort: 1\ncall: ssa-2020\nacronym: \"\"\ntitle: \"\"\npartners: []\n"
#define TITLED "konsort: 1\ncall: ssa-2020\nacronym: \"\"\ntitle: \"T\"\npartners: []\n"

/* Saves an empty draft, or one with a title, and compares what is told. */
static bool save(const char *name, const char *title, const struct save_options *options,
                 struct file_stamp *after, const char *wanted)
{
	struct draft *d = draft_new("ssa-2020", "");
	struct diags ds;
	struct str told = STR_INIT;
	diags_init(&ds, "");
	draft_set_text(d, (struct spot){ -1, DRAFT_KEY_TITLE, NULL }, title);
	bool good = draft_save(scratch_path(name), d, &sample_catalogue, options, after, &ds);
	for (size_t i = 0; i < ds.count; i++)
		str_add(&told, diag_name(ds.list[i].code));
	assert_string_equal(told.text, wanted);
	assert_int_equal(good, ds.errors == 0);
	draft_free(&d);
	diags_free(&ds);
	str_free(&told);
	return good;
}

static struct stat look(const char *name)
{
	struct stat st;
	assert_int_equal(lstat(scratch_path(name), &st), 0);
	return st;
}

static struct file_stamp stamp_now(const char *name)
{
	struct stat st = look(name);
	size_t n;
	char *bytes = read_whole(scratch_path(name), &n);
	struct file_stamp stamp = file_stamp_of(&st, file_sum(bytes, n));
	free(bytes);
	return stamp;
}

static void draft_save__makes_new_files__private(void **state)
{
	(void)state;
	struct file_stamp after;
	umask(0);
	assert_true(save("a.yaml", "T", NULL, &after, ""));
	umask(022);
	assert_true(scratch_holds("a.yaml", TITLED));
	assert_int_equal(look("a.yaml").st_mode, S_IFREG | 0600);
	assert_int_equal(scratch_count(), 1);
	struct file_stamp now = stamp_now("a.yaml");
	assert_true(file_stamp_same(&after, &now));
}

static void draft_save__never_replaces__unasked(void **state)
{
	(void)state;
	const struct save_options asked = { .replace = true };
	scratch_text("a.yaml", "precious");
	assert_false(save("a.yaml", "T", NULL, NULL, "FILE_EXISTS"));
	assert_true(scratch_holds("a.yaml", "precious"));
	assert_int_equal(scratch_count(), 1);
	assert_true(save("a.yaml", "T", &asked, NULL, ""));
	assert_true(scratch_holds("a.yaml", TITLED));
	assert_true(save("new.yaml", "T", &asked, NULL, ""));
	assert_int_equal(scratch_count(), 2);
}

static void draft_save__replaces__what_is_expected(void **state)
{
	(void)state;
	struct file_stamp stamp;
	const struct save_options options = { .expected = &stamp };
	assert_true(save("a.yaml", "", NULL, &stamp, ""));
	assert_true(save("a.yaml", "T", &options, &stamp, ""));
	assert_true(save("a.yaml", "", &options, &stamp, ""));
	assert_true(scratch_holds("a.yaml", EMPTY));
	assert_int_equal(scratch_count(), 1);
}

static void draft_save__sees__that_somebody_changed_the_file(void **state)
{
	(void)state;
	struct file_stamp stamp;
	const struct save_options options = { .expected = &stamp }, asked = { .expected = &stamp, .replace = true };
	assert_true(save("a.yaml", "", NULL, &stamp, ""));
	scratch_text("a.yaml", "other");
	assert_false(save("a.yaml", "T", &options, NULL, "FILE_CHANGED"));
	assert_true(scratch_holds("a.yaml", "other"));
	assert_int_equal(scratch_count(), 1);
	assert_true(save("a.yaml", "T", &asked, &stamp, ""));
	assert_true(scratch_holds("a.yaml", TITLED));
	assert_int_equal(unlink(scratch_path("a.yaml")), 0);
	assert_true(save("a.yaml", "", &options, NULL, ""));
	assert_true(scratch_holds("a.yaml", EMPTY));
}

static void draft_save__keeps__mode_and_link(void **state)
{
	(void)state;
	const struct save_options asked = { .replace = true };
	scratch_text("real.yaml", "old");
	assert_int_equal(chmod(scratch_path("real.yaml"), 0640), 0);
	assert_int_equal(symlink("real.yaml", scratch_path("middle")), 0);
	assert_int_equal(symlink("middle", scratch_path("link.yaml")), 0);
	assert_true(save("link.yaml", "T", &asked, NULL, ""));
	assert_true(S_ISLNK(look("link.yaml").st_mode));
	assert_true(S_ISLNK(look("middle").st_mode));
	assert_int_equal(look("real.yaml").st_mode, S_IFREG | 0640);
	assert_true(scratch_holds("real.yaml", TITLED));
}

static void draft_save__keeps__owner_and_group(void **state)
{
	(void)state;
	const struct save_options asked = { .replace = true };
	if (geteuid() != 0)
		skip();
	scratch_text("a.yaml", "old");
	assert_int_equal(chown(scratch_path("a.yaml"), 1234, 5678), 0);
	assert_int_equal(chmod(scratch_path("a.yaml"), 0664), 0);
	assert_true(save("a.yaml", "T", &asked, NULL, ""));
	struct stat st = look("a.yaml");
	assert_int_equal(st.st_uid, 1234);
	assert_int_equal(st.st_gid, 5678);
	assert_int_equal(st.st_mode & 07777, 0664);
}

static void draft_save__gives_no_more_access__where_the_group_cannot_be_kept(void **state)
{
	(void)state;
	const struct save_options asked = { .replace = true };
	if (geteuid() != 0)
		skip();
	assert_int_equal(chown(scratch_dir(), 65534, 65534), 0);
	scratch_text("a.yaml", "old");
	assert_int_equal(chown(scratch_path("a.yaml"), 1234, 5678), 0);
	assert_int_equal(chmod(scratch_path("a.yaml"), 0664), 0);
	assert_int_equal(setegid(65534), 0);
	assert_int_equal(seteuid(65534), 0);
	bool good = save("a.yaml", "T", &asked, NULL, "");
	assert_int_equal(seteuid(0), 0);
	assert_int_equal(setegid(0), 0);
	assert_true(good);
	struct stat st = look("a.yaml");
	assert_int_equal(st.st_uid, 65534);
	assert_int_equal(st.st_mode & 07777, 0644);
}

static void draft_save__refuses__what_is_no_file(void **state)
{
	(void)state;
	const struct save_options asked = { .replace = true };
	assert_int_equal(mkdir(scratch_path("dir"), 0700), 0);
	assert_int_equal(mkfifo(scratch_path("fifo"), 0600), 0);
	assert_int_equal(symlink("nowhere", scratch_path("dangling")), 0);
	alarm(10);
	assert_false(save("dir", "T", &asked, NULL, "NOT_A_FILE"));
	assert_false(save("fifo", "T", &asked, NULL, "NOT_A_FILE"));
	assert_false(save("dangling", "T", NULL, NULL, "FILE_EXISTS"));
	assert_false(save("none/a.yaml", "T", NULL, NULL, "CANNOT_WRITE"));
	assert_false(save("fifo/a.yaml", "T", NULL, NULL, "CANNOT_WRITE"));
	alarm(0);
	assert_int_equal(scratch_count(), 3);
}

static void draft_save__leaves_the_old_file__where_one_may_not_write(void **state)
{
	(void)state;
	const struct save_options asked = { .replace = true, .keep_backup = true };
	bool root = geteuid() == 0;
	scratch_text("a.yaml", "old");
	assert_int_equal(chmod(scratch_dir(), 0555), 0);
	assert_int_equal(root ? seteuid(65534) : 0, 0);
	bool good = save("a.yaml", "T", &asked, NULL, "CANNOT_WRITE");
	assert_int_equal(root ? seteuid(0) : 0, 0);
	assert_int_equal(chmod(scratch_dir(), 0700), 0);
	assert_false(good);
	assert_true(scratch_holds("a.yaml", "old"));
	assert_int_equal(scratch_count(), 1);
}

static void draft_save__leaves_the_old_file__when_the_disk_is_full(void **state)
{
	(void)state;
	const struct save_options asked = { .replace = true, .keep_backup = true };
	struct rlimit old, small;
	scratch_text("a.yaml", "old");
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	small = (struct rlimit){ 10, old.rlim_max };
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	bool good = save("a.yaml", "T", &asked, NULL, "CANNOT_WRITE");
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	assert_false(good);
	assert_true(scratch_holds("a.yaml", "old"));
	assert_int_equal(scratch_count(), 1);
}

static void draft_save__keeps_backups__under_free_names(void **state)
{
	(void)state;
	const struct save_options backup = { .replace = true, .keep_backup = true };
	assert_true(save("new.yaml", "", &backup, NULL, ""));
	assert_int_equal(scratch_count(), 1);
	scratch_text("a.yaml", "# first\n");
	assert_int_equal(chmod(scratch_path("a.yaml"), 0604), 0);
	assert_true(save("a.yaml", "T", &backup, NULL, ""));
	assert_true(scratch_holds("a.yaml~", "# first\n"));
	assert_int_equal(look("a.yaml~").st_mode & 0777, 0604);
	scratch_text("a.yaml", "# second\n");
	assert_true(save("a.yaml", "T", &backup, NULL, ""));
	scratch_text("a.yaml", "# third\n");
	assert_true(save("a.yaml", "T", &backup, NULL, ""));
	assert_true(scratch_holds("a.yaml~", "# first\n"));
	assert_true(scratch_holds("a.yaml~2~", "# second\n"));
	assert_true(scratch_holds("a.yaml~3~", "# third\n"));
	assert_true(scratch_holds("a.yaml", TITLED));
	assert_int_equal(scratch_count(), 5);
}

static void draft_save__takes__the_longest_name(void **state)
{
	(void)state;
	char name[NAME_MAX + 1];
	memset(name, 'n', NAME_MAX);
	name[NAME_MAX] = '\0';
	assert_true(save(name, "T", NULL, NULL, ""));
	assert_true(scratch_holds(name, TITLED));
	assert_int_equal(scratch_count(), 1);
}

static void draft_save__refuses__what_would_not_read_back(void **state)
{
	(void)state;
	struct str s = STR_INIT;
	str_add_repeat(&s, 'x', 64 * 1024 + 1);
	assert_false(save("a.yaml", s.text, NULL, NULL, "SAVE_MISMATCH"));
	assert_false(save("a.yaml", "\xFF", NULL, NULL, "SAVE_MISMATCH"));
	assert_int_equal(scratch_count(), 0);
	str_cut(&s, 64 * 1024);
	assert_true(save("a.yaml", s.text, NULL, NULL, ""));
	str_free(&s);
}

static void draft_save__takes_names__relative_and_odd(void **state)
{
	(void)state;
	char *kept = getcwd(NULL, 0);
	struct draft *d = draft_new("ssa-2020", "");
	struct diags ds;
	diags_init(&ds, "");
	assert_int_equal(chdir(scratch_dir()), 0);
	assert_true(draft_save("a b\n\033.yaml", d, &sample_catalogue, NULL, NULL, &ds));
	assert_true(draft_save("./-x", d, &sample_catalogue, NULL, NULL, &ds));
	assert_true(draft_save("-y", d, &sample_catalogue, NULL, NULL, &ds));
	assert_false(draft_save("", d, &sample_catalogue, NULL, NULL, &ds));
	assert_false(draft_save(".", d, &sample_catalogue, NULL, NULL, &ds));
	assert_false(draft_save("x/", d, &sample_catalogue, NULL, NULL, &ds));
	assert_true(scratch_holds("a b\n\033.yaml", EMPTY));
	assert_int_equal(scratch_count(), 3);
	assert_int_equal(chdir(kept), 0);
	free(kept);
	draft_free(&d);
	diags_free(&ds);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)
#define AS_OTHERS(test) cmocka_unit_test_setup_teardown(test, scratch_setup_for_others, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SCRATCH(draft_save__makes_new_files__private),
		IN_SCRATCH(draft_save__never_replaces__unasked),
		IN_SCRATCH(draft_save__replaces__what_is_expected),
		IN_SCRATCH(draft_save__sees__that_somebody_changed_the_file),
		IN_SCRATCH(draft_save__keeps__mode_and_link),
		IN_SCRATCH(draft_save__keeps__owner_and_group),
		AS_OTHERS(draft_save__gives_no_more_access__where_the_group_cannot_be_kept),
		IN_SCRATCH(draft_save__refuses__what_is_no_file),
		AS_OTHERS(draft_save__leaves_the_old_file__where_one_may_not_write),
		IN_SCRATCH(draft_save__leaves_the_old_file__when_the_disk_is_full),
		IN_SCRATCH(draft_save__keeps_backups__under_free_names),
		IN_SCRATCH(draft_save__takes__the_longest_name),
		IN_SCRATCH(draft_save__refuses__what_would_not_read_back),
		IN_SCRATCH(draft_save__takes_names__relative_and_odd),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
