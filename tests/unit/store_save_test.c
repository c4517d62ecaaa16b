/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving: the file is the whole old or the whole new draft, nobody's work is replaced
 * unasked, and nothing is left lying about. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "store/beside.h"
#include "store/draft_file.h"
#include "store/replace.h"
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

static void draft_save__takes__a_copy_put_back_for_no_change(void **state)
{
	(void)state;
	struct file_stamp stamp;
	const struct save_options options = { .expected = &stamp };
	assert_true(save("a.yaml", "", NULL, &stamp, ""));
	scratch_text("b.yaml", EMPTY);   /* as a backup brings it back: another file, at another time */
	assert_int_equal(rename(scratch_path("b.yaml"), scratch_path("a.yaml")), 0);
	assert_true(save("a.yaml", "T", &options, &stamp, ""));
	assert_true(scratch_holds("a.yaml", TITLED));
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
	assert_true(save("a.yaml", "", &options, NULL, "SAVED_ANEW"));
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

/* Whom the group's bits kept out is one of all the others now. */
static void draft_save__lets_in_nobody__whom_the_lost_group_kept_out(void **state)
{
	(void)state;
	const struct save_options asked = { .replace = true };
	if (geteuid() != 0)
		skip();
	assert_int_equal(chown(scratch_dir(), 65534, 65534), 0);
	scratch_text("a.yaml", "old");
	assert_int_equal(chown(scratch_path("a.yaml"), 65534, 5678), 0);
	assert_int_equal(chmod(scratch_path("a.yaml"), 0604), 0);
	assert_int_equal(setegid(65534), 0);
	assert_int_equal(seteuid(65534), 0);
	bool good = save("a.yaml", "T", &asked, NULL, "");
	assert_int_equal(seteuid(0), 0);
	assert_int_equal(setegid(0), 0);
	assert_true(good);
	assert_int_equal(look("a.yaml").st_gid, 65534);
	assert_int_equal(look("a.yaml").st_mode & 07777, 0600);
}

/* An access list as Linux has it: user:65534:rwx beside rw-, ---, a mask and ---. */
static const unsigned char list_of_nobody[] = {
	2, 0, 0, 0, 1, 0, 6, 0, 255, 255, 255, 255, 2, 0, 7, 0, 254, 255, 0, 0,
	4, 0, 0, 0, 255, 255, 255, 255, 16, 0, 7, 0, 255, 255, 255, 255, 32, 0, 0, 0, 255, 255, 255, 255,
};

static void draft_save__keeps__access_lists(void **state)
{
	(void)state;
	const struct save_options asked = { .replace = true };
	unsigned char list[100];
	scratch_text("a.yaml", "old");
	if (setxattr(scratch_path("a.yaml"), "system.posix_acl_access", list_of_nobody,
	             sizeof list_of_nobody, 0) != 0)
		skip();
	assert_int_equal(look("a.yaml").st_mode & 07777, 0670);
	assert_true(save("a.yaml", "T", &asked, NULL, ""));
	assert_int_equal(look("a.yaml").st_mode & 07777, 0670);
	assert_int_equal(getxattr(scratch_path("a.yaml"), "system.posix_acl_access", list, sizeof list),
	                 sizeof list_of_nobody);
	assert_memory_equal(list, list_of_nobody, sizeof list_of_nobody);
}

static void draft_save__takes_nothing__from_the_directorys_list(void **state)
{
	(void)state;
	const struct save_options asked = { .replace = true };
	char list[100];
	scratch_text("a.yaml", "old");
	assert_int_equal(chmod(scratch_path("a.yaml"), 0660), 0);
	if (setxattr(scratch_dir(), "system.posix_acl_default", list_of_nobody,
	             sizeof list_of_nobody, 0) != 0)
		skip();
	assert_true(save("a.yaml", "T", &asked, NULL, ""));
	assert_int_equal(look("a.yaml").st_mode & 07777, 0660);
	assert_int_equal(getxattr(scratch_path("a.yaml"), "system.posix_acl_access", list, sizeof list), -1);
	assert_int_equal(errno, ENODATA);
	assert_true(save("new.yaml", "T", NULL, NULL, ""));
	assert_int_equal(look("new.yaml").st_mode & 07777, 0600);
}

/* --- leftovers -------------------------------------------------------------------- */

static void age(const char *name, time_t seconds)
{
	struct timespec times[2] = { { .tv_sec = time(NULL) - seconds }, { .tv_sec = time(NULL) - seconds } };
	assert_int_equal(utimensat(AT_FDCWD, scratch_path(name), times, 0), 0);
}

static bool there(const char *name)
{
	struct stat st;
	return lstat(scratch_path(name), &st) == 0;
}

static void draft_save__takes_away__what_killed_saves_left(void **state)
{
	(void)state;
	static const char *const kept[] = {
		".a.yaml.0123456789abcde.tmp", ".a.yaml.0123456789abcdeff.tmp", ".a.yaml.0123456789ABCDEF.tmp",
		".b.yaml.0123456789abcdef.tmp", "a.yaml.0123456789abcdef.tmp", ".a.yaml.0123456789abcdef.tmp~",
		".a.yaml.0123456789abcdeg.tmp", ".a.yaml.lock", "..a.yaml.lock.0123456789abcdef.tmp",
	};
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		scratch_text(kept[i], "kept");
	scratch_text(".a.yaml.0123456789abcdef.tmp", "left");
	scratch_text(".a.yaml.fedcba9876543210.tmp", "");
	scratch_text("..a.yaml.lock.0000000000000000.tmp", "left");
	age("..a.yaml.lock.0000000000000000.tmp", 4000);
	assert_int_equal(symlink(kept[0], scratch_path(".a.yaml.0000000000000001.tmp")), 0);
	assert_int_equal(mkdir(scratch_path(".a.yaml.0000000000000002.tmp"), 0700), 0);
	assert_true(save("a.yaml", "T", NULL, NULL, ""));
	assert_false(there(".a.yaml.0123456789abcdef.tmp"));
	assert_false(there(".a.yaml.fedcba9876543210.tmp"));
	assert_false(there("..a.yaml.lock.0000000000000000.tmp"));
	assert_int_equal(scratch_count(), sizeof kept / sizeof *kept + 3);
}

static void draft_save__takes_away__nothing_of_others(void **state)
{
	(void)state;
	if (geteuid() != 0)
		skip();
	scratch_text(".a.yaml.0123456789abcdef.tmp", "theirs");
	assert_int_equal(chown(scratch_path(".a.yaml.0123456789abcdef.tmp"), 1234, 1234), 0);
	assert_true(save("a.yaml", "T", NULL, NULL, ""));
	assert_int_equal(scratch_count(), 2);
}

static void replace_file__takes_away__only_what_is_old(void **state)
{
	(void)state;
	struct str text = STR_INIT;
	str_add(&text, "new");
	scratch_text(".steps.0123456789abcdef.tmp", "another run's of now");
	scratch_text(".steps.1123456789abcdef.tmp", "left");
	age(".steps.1123456789abcdef.tmp", 4000);
	assert_true(replace_file(scratch_path("steps"), &text, false));
	assert_true(scratch_holds("steps", "new"));
	assert_true(there(".steps.0123456789abcdef.tmp"));
	assert_int_equal(scratch_count(), 2);
	str_free(&text);
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
	assert_int_equal(symlink("dir", scratch_path("to-dir")), 0);
	assert_int_equal(symlink("loop", scratch_path("loop")), 0);
	assert_false(save("dangling", "T", NULL, NULL, "LINK_DANGLES"));
	assert_false(save("dangling", "T", &asked, NULL, "LINK_DANGLES"));
	assert_false(save("to-dir", "T", &asked, NULL, "NOT_A_FILE"));
	assert_false(save("loop", "T", &asked, NULL, "CANNOT_WRITE"));
	assert_false(save("none/a.yaml", "T", NULL, NULL, "CANNOT_WRITE"));
	assert_false(save("fifo/a.yaml", "T", NULL, NULL, "CANNOT_WRITE"));
	alarm(0);
	assert_int_equal(scratch_count(), 5);
}

static void draft_save__leaves_the_old_file__where_one_may_not_write(void **state)
{
	(void)state;
	const struct save_options asked = { .replace = true, .keep_backup = true };
	bool root = geteuid() == 0;
	scratch_text("a.yaml", "old");
	assert_int_equal(chmod(scratch_path("a.yaml"), 0444), 0);
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

/* A save that was killed gave the old file its second name, but put no new one in its place. */
/* An access list for so many users more, longer than is read; false where there cannot be one. */
static bool set_long_list(const char *path)
{
	enum { MORE = 600, ENTRY = 8, HEAD = 4, FIRST = 1000 };
	static const unsigned char begin[] = { 2, 0, 0, 0, 1, 0, 6, 0, 255, 255, 255, 255 },
		end[] = { 4, 0, 4, 0, 255, 255, 255, 255, 16, 0, 4, 0, 255, 255, 255, 255,
		          32, 0, 4, 0, 255, 255, 255, 255 };
	unsigned char list[sizeof begin + MORE * ENTRY + sizeof end] = { 0 };
	memcpy(list, begin, sizeof begin);
	for (size_t i = 0; i < MORE; i++) {
		unsigned char *entry = list + sizeof begin + i * ENTRY;
		entry[0] = 2;   /* a user, who may not read */
		entry[HEAD] = (FIRST + i) & 255;
		entry[HEAD + 1] = (unsigned char)((FIRST + i) >> 8);
	}
	memcpy(list + sizeof list - sizeof end, end, sizeof end);
	return setxattr(path, "system.posix_acl_access", list, sizeof list, 0) == 0;
}

static void draft_save__without_the_access_list__lets_nobody_else_in(void **state)
{
	(void)state;
	const struct save_options asked = { .replace = true };
	char dir[] = "/dev/shm/konsort-XXXXXX";   /* few file systems have room for it */
	struct str file = STR_INIT;
	if (!mkdtemp(dir))
		skip();
	str_addf(&file, "%s/a.yaml", dir);
	assert_int_equal(symlink(file.text, scratch_path("a.yaml")), 0);
	scratch_text("a.yaml", "old");
	bool long_one = set_long_list(file.text);
	if (long_one) {
		assert_true(save("a.yaml", "T", &asked, NULL, ""));
		assert_true(scratch_holds("a.yaml", TITLED));
		struct stat st;
		assert_int_equal(stat(file.text, &st), 0);
		assert_int_equal(st.st_mode, S_IFREG | 0600);
	}
	unlink(file.text);
	rmdir(dir);
	str_free(&file);
	if (!long_one)
		skip();
}

/* As in /tmp: somebody else would choose which file of ours is replaced. */
static void draft_save__refuses__a_link_that_others_planted(void **state)
{
	(void)state;
	enum { NOBODY = 65534 };
	const struct save_options asked = { .replace = true };
	if (geteuid() != 0)
		skip();
	scratch_text("ours", "precious");
	assert_int_equal(mkdir(scratch_path("all"), 0700), 0);
	assert_int_equal(chmod(scratch_path("all"), 01777), 0);
	assert_int_equal(symlink("../ours", scratch_path("all/a.yaml")), 0);
	assert_int_equal(lchown(scratch_path("all/a.yaml"), NOBODY, NOBODY), 0);
	assert_false(save("all/a.yaml", "T", &asked, NULL, "CANNOT_WRITE"));
	assert_true(scratch_holds("ours", "precious"));
	assert_int_equal(lchown(scratch_path("all/a.yaml"), 0, 0), 0);
	assert_true(save("all/a.yaml", "T", &asked, NULL, ""));
	assert_true(scratch_holds("ours", TITLED));
}

static void draft_save__replaces__what_a_killed_save_linked(void **state)
{
	(void)state;
	const struct save_options backup = { .replace = true, .keep_backup = true };
	scratch_text("a.yaml", "# a\n");
	assert_int_equal(link(scratch_path("a.yaml"), scratch_path("a.yaml~")), 0);
	assert_true(save("a.yaml", "T", &backup, NULL, ""));
	assert_true(scratch_holds("a.yaml", TITLED));
	assert_true(scratch_holds("a.yaml~", "# a\n"));
	assert_int_equal(scratch_count(), 2);
}

static void draft_save__takes_long_names__at_a_character(void **state)
{
	(void)state;
	struct str one = STR_INIT, two = STR_INIT, first = STR_INIT, second = STR_INIT;
	str_add_repeat(&one, 'n', 250);
	str_add(&two, one.text);
	str_add(&one, "1");
	str_add(&two, "2");
	beside_name(&first, one.text, ".lock");
	beside_name(&second, two.text, ".lock");
	assert_int_equal(first.length, NAME_MAX);
	assert_string_not_equal(first.text, second.text);
	for (int i = 0; i < 8; i++) {
		str_clear(&one);
		str_add_repeat(&one, 'n', (size_t)i);
		for (int j = 0; j < 62; j++)
			str_add(&one, i % 2 ? "\360\237\230\200" : "\342\202\254x");
		str_clear(&first);
		beside_name(&first, one.text, ".0123456789abcdef.tmp");
		assert_true(first.length <= NAME_MAX && first.length > NAME_MAX - 4);
		assert_true(utf8_valid(first.text, first.length, NULL));
	}
	str_clear(&one);
	str_add_repeat(&one, '\200', NAME_MAX);
	str_clear(&first);
	beside_name(&first, one.text, ".lock");
	assert_int_equal(first.length, NAME_MAX);
	str_free(&one);
	str_free(&two);
	str_free(&first);
	str_free(&second);
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
		IN_SCRATCH(draft_save__takes__a_copy_put_back_for_no_change),
		IN_SCRATCH(draft_save__sees__that_somebody_changed_the_file),
		IN_SCRATCH(draft_save__keeps__mode_and_link),
		IN_SCRATCH(draft_save__keeps__owner_and_group),
		AS_OTHERS(draft_save__gives_no_more_access__where_the_group_cannot_be_kept),
		AS_OTHERS(draft_save__lets_in_nobody__whom_the_lost_group_kept_out),
		IN_SCRATCH(draft_save__keeps__access_lists),
		IN_SCRATCH(draft_save__takes_nothing__from_the_directorys_list),
		IN_SCRATCH(draft_save__takes_away__what_killed_saves_left),
		IN_SCRATCH(draft_save__takes_away__nothing_of_others),
		IN_SCRATCH(replace_file__takes_away__only_what_is_old),
		IN_SCRATCH(draft_save__replaces__what_a_killed_save_linked),
		IN_SCRATCH(draft_save__takes_long_names__at_a_character),
		IN_SCRATCH(draft_save__refuses__what_is_no_file),
		AS_OTHERS(draft_save__leaves_the_old_file__where_one_may_not_write),
		IN_SCRATCH(draft_save__leaves_the_old_file__when_the_disk_is_full),
		IN_SCRATCH(draft_save__without_the_access_list__lets_nobody_else_in),
		IN_SCRATCH(draft_save__refuses__a_link_that_others_planted),
		IN_SCRATCH(draft_save__keeps_backups__under_free_names),
		IN_SCRATCH(draft_save__takes__the_longest_name),
		IN_SCRATCH(draft_save__refuses__what_would_not_read_back),
		IN_SCRATCH(draft_save__takes_names__relative_and_odd),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
