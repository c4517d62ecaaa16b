/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving over a file that cannot be replaced: it stays the same file, a backup is there as long
 * as something can go wrong, and what was there comes back when it does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "store/backup.h"
#include "store/file.h"
#include "store/in_place.h"
#include "store/save.h"
#include "support/diag_line.h"
#include "support/sample_call.h"
#include "support/scratch.h"

#define EMPTY "konsort: 1\ncall: ssa-2020\nacronym: \"\"\ntitle: \"\"\npartners: []\n"
#define TITLED "konsort: 1\ncall: ssa-2020\nacronym: \"\"\ntitle: \"T\"\npartners: []\n"
#define NOBODY 65534

static const struct save_options asked = { .replace = true };
static const struct save_options backed = { .replace = true, .keep_backup = true };

/* State in a directory of its own, others may reach the scratch directory. */
static int setup(void **state)
{
	scratch_setup_for_others(state);
	return chmod(scratch_dir(), 0755) || mkdir(scratch_path("state"), 0700) ||
	       mkdir(scratch_path("d"), 0755) || setenv("XDG_STATE_HOME", scratch_path("state"), 1);
}

static bool save(const char *name, const char *title, const struct save_options *options,
                 const char *wanted)
{
	struct draft *d = draft_new("ssa-2020", "");
	struct diags ds;
	struct str told = STR_INIT;
	diags_init(&ds, "");
	draft_set_text(d, (struct spot){ -1, DRAFT_KEY_TITLE, NULL }, title);
	bool good = draft_save(scratch_path(name), d, &sample_catalogue, options, NULL, &ds);
	for (size_t i = 0; i < ds.count; i++) {
		str_add(&told, told.length ? " " : "");
		str_add(&told, diag_name(ds.list[i].code));
	}
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

static size_t files;
static int count_file(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)path;
	(void)st;
	(void)at;
	files += kind == FTW_F;
	return 0;
}

/* How many files there are in the directory NAME and below. */
static size_t count_in(const char *name)
{
	files = 0;
	assert_int_equal(nftw(scratch_path(name), count_file, 8, FTW_PHYS), 0);
	return files;
}

static const char *text_of_all;
static int compare_file(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	size_t n;
	(void)at;
	if (kind != FTW_F)
		return 0;
	char *bytes = read_whole(path, &n);
	bool same = n == strlen(text_of_all) && !memcmp(bytes, text_of_all, n) &&
	            st->st_mode == (S_IFREG | 0600);
	free(bytes);
	return !same;
}

/* True if each file in the directory NAME and below holds TEXT, and is its owner's alone. */
static bool holds_all(const char *name, const char *text)
{
	text_of_all = text;
	return nftw(scratch_path(name), compare_file, 8, FTW_PHYS) == 0;
}

/* The backup that is told of; its text is compared. */
static void check_backup(const char *name, const char *text)
{
	struct str path = STR_INIT;
	struct stat st;
	size_t n;
	assert_true(save_backup_of(scratch_path(name), &path));
	char *bytes = read_whole(path.text, &n);
	assert_int_equal(n, strlen(text));
	assert_memory_equal(bytes, text, n);
	free(bytes);
	assert_int_equal(lstat(path.text, &st), 0);
	assert_int_equal(st.st_mode, S_IFREG | 0600);
	*strrchr(path.text, '/') = '\0';
	assert_int_equal(lstat(path.text, &st), 0);
	assert_int_equal(st.st_mode, S_IFDIR | 0700);
	str_free(&path);
}

static bool has_backup(const char *name)
{
	struct str path = STR_INIT;
	bool has = save_backup_of(scratch_path(name), &path);
	assert_int_equal(has, path.length > 0);
	str_free(&path);
	return has;
}

/* Acts as somebody else, who owns the directories and may not write to d; back again. */
static bool as_other(bool (*act)(void))
{
	if (geteuid() != 0)
		return act();
	assert_int_equal(chown(scratch_path("state"), NOBODY, NOBODY), 0);
	assert_int_equal(setegid(NOBODY), 0);
	assert_int_equal(seteuid(NOBODY), 0);
	bool result = act();
	assert_int_equal(seteuid(0), 0);
	assert_int_equal(setegid(0), 0);
	return result;
}

static void with_limit(rlim_t bytes, const char *wanted)
{
	struct rlimit old;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &(struct rlimit){ bytes, old.rlim_max }), 0);
	save("d/a.yaml", "T", &asked, wanted);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
}

/* --- when ---------------------------------------------------------------------- */

static void save__in_place__keeps_all_names_of_a_file(void **state)
{
	(void)state;
	scratch_text("d/a.yaml", "old, and much longer than what is written now: " EMPTY EMPTY);
	assert_int_equal(link(scratch_path("d/a.yaml"), scratch_path("other")), 0);
	struct stat before = look("d/a.yaml");
	assert_true(save("d/a.yaml", "T", &asked, "SAVED_IN_LINKS"));
	struct stat after = look("d/a.yaml");
	assert_true(scratch_holds("d/a.yaml", TITLED));
	assert_true(scratch_holds("other", TITLED));
	assert_int_equal(after.st_ino, before.st_ino);
	assert_int_equal(after.st_nlink, 2);
	assert_int_equal(after.st_mode, before.st_mode);
	assert_int_equal(count_in("d"), 1);
	assert_int_equal(count_in("state"), 0);
	assert_false(has_backup("d/a.yaml"));
}

static void save__in_place__is_what_the_locked_file_wants(void **state)
{
	(void)state;
	struct save_options options = { .replace = true, .in_place = true };
	assert_true(save("d/new.yaml", "T", &options, ""));
	ino_t inode = look("d/new.yaml").st_ino;
	assert_true(save("d/new.yaml", "", &options, "SAVED_IN_PLACE"));
	assert_true(scratch_holds("d/new.yaml", EMPTY));
	assert_true(save("d/new.yaml", "T", &options, "SAVED_IN_PLACE"));
	assert_true(scratch_holds("d/new.yaml", TITLED));
	assert_int_equal(look("d/new.yaml").st_ino, inode);
	scratch_text("d/new.yaml", "");
	assert_true(save("d/new.yaml", "T", &options, "SAVED_IN_PLACE"));
	assert_true(scratch_holds("d/new.yaml", TITLED));
	assert_int_equal(count_in("state"), 0);
}

static void save__in_place__sees_that_somebody_changed_the_file(void **state)
{
	(void)state;
	struct file_stamp stamp = { .existed = true };
	struct save_options options = { .expected = &stamp, .in_place = true };
	scratch_text("d/a.yaml", "theirs");
	assert_false(save("d/a.yaml", "T", &options, "FILE_CHANGED"));
	options.expected = NULL;
	assert_false(save("d/a.yaml", "T", &options, "FILE_EXISTS"));
	assert_true(scratch_holds("d/a.yaml", "theirs"));
	assert_int_equal(count_in("state"), 0);
}

static bool save_to_closed(void)
{
	return save("d/a.yaml", "T", &asked, "SAVED_IN_PLACE") &&
	       !save("d/b.yaml", "T", &asked, "CANNOT_WRITE") &&
	       !save("d/c.yaml", "T", &asked, "CANNOT_WRITE");
}

static void save__in_place__where_no_file_can_be_made(void **state)
{
	(void)state;
	scratch_text("d/a.yaml", "old");
	scratch_text("d/b.yaml", "old");
	assert_int_equal(chmod(scratch_path("d/a.yaml"), 0666), 0);
	assert_int_equal(chmod(scratch_path("d/b.yaml"), 0444), 0);
	assert_int_equal(chmod(scratch_path("d"), 0555), 0);
	assert_true(as_other(save_to_closed));
	assert_int_equal(chmod(scratch_path("d"), 0755), 0);
	assert_true(scratch_holds("d/a.yaml", TITLED));
	assert_true(scratch_holds("d/b.yaml", "old"));
	assert_int_equal(look("d/a.yaml").st_mode & 07777, 0666);
	assert_int_equal(count_in("d"), 2);
	assert_int_equal(count_in("state"), 0);
}

static bool save_to_sticky(void)
{
	return save("d/a.yaml", "T", &asked, "SAVED_IN_PLACE") &&
	       !save("d/b.yaml", "T", &asked, "CANNOT_WRITE");
}

static void save__in_place__where_the_directory_is_sticky(void **state)
{
	(void)state;
	if (geteuid() != 0)
		skip();
	scratch_text("d/a.yaml", "old");
	scratch_text("d/b.yaml", "old");
	assert_int_equal(chmod(scratch_path("d/a.yaml"), 0666), 0);
	assert_int_equal(chmod(scratch_path("d"), 01777), 0);
	struct stat before = look("d/a.yaml");
	assert_int_equal(chmod(scratch_path("d/b.yaml"), 0644), 0);
	assert_true(as_other(save_to_sticky));
	assert_int_equal(look("d/a.yaml").st_ino, before.st_ino);
	assert_int_equal(look("d/a.yaml").st_uid, 0);
	assert_true(scratch_holds("d/a.yaml", TITLED));
	assert_true(scratch_holds("d/b.yaml", "old"));
	assert_int_equal(count_in("d"), 2);
}

/* --- backups --------------------------------------------------------------------- */

static void save__in_place__needs_a_backup(void **state)
{
	(void)state;
	scratch_text("d/a.yaml", "old");
	assert_int_equal(link(scratch_path("d/a.yaml"), scratch_path("other")), 0);
	scratch_text("file", "");
	setenv("XDG_STATE_HOME", scratch_path("file"), 1);
	assert_false(save("d/a.yaml", "T", &asked, "NO_BACKUP"));
	unsetenv("XDG_STATE_HOME");
	setenv("HOME", "/proc/none", 1);
	assert_false(save("d/a.yaml", "T", &asked, "NO_BACKUP"));
	setenv("XDG_STATE_HOME", scratch_path("state"), 1);
	assert_int_equal(mkdir(scratch_path("state/konsort"), 0700), 0);
	assert_int_equal(mkdir(scratch_path("state/konsort/backups"), 0700), 0);
	assert_int_equal(chmod(scratch_path("state/konsort/backups"), 0777), 0);
	assert_false(save("d/a.yaml", "T", &asked, "NO_BACKUP"));
	assert_int_equal(rmdir(scratch_path("state/konsort/backups")), 0);
	assert_int_equal(symlink("/tmp", scratch_path("state/konsort/backups")), 0);
	assert_false(save("d/a.yaml", "T", &asked, "NO_BACKUP"));
	assert_true(scratch_holds("d/a.yaml", "old"));
	assert_int_equal(unlink(scratch_path("state/konsort/backups")), 0);
	assert_true(save("d/a.yaml", "T", &asked, "SAVED_IN_LINKS"));
}

static void save__in_place__keeps_the_old_one_where_that_is_asked(void **state)
{
	(void)state;
	scratch_text("d/a.yaml", "# a\n");
	assert_int_equal(link(scratch_path("d/a.yaml"), scratch_path("other")), 0);
	assert_true(save("d/a.yaml", "T", &backed, "SAVED_IN_LINKS"));
	assert_true(scratch_holds("d/a.yaml~", "# a\n"));
	assert_true(scratch_holds("other", TITLED));
	assert_int_equal(count_in("d"), 2);
	assert_int_equal(count_in("state"), 0);
}

static bool save_backed(void)
{
	return save("d/a.yaml", "T", &backed, "SAVED_IN_PLACE BACKUP_KEPT");
}

static void save__in_place__keeps_the_old_one_elsewhere_if_it_must(void **state)
{
	(void)state;
	if (geteuid() != 0)
		skip();
	for (int i = 1; i <= 12; i++) {
		scratch_text("d/a.yaml", "# a\n");
		assert_int_equal(chmod(scratch_path("d/a.yaml"), 0666), 0);
		assert_true(as_other(save_backed));
		assert_false(has_backup("d/a.yaml"));   /* none of a save that was broken off */
		assert_int_equal(count_in("d"), 1);
		assert_int_equal(count_in("state"), i);
	}
	assert_true(holds_all("state", "# a\n"));
}

/* A save was killed in the middle: the draft is half, and what it was must not go. */
static void save__in_place__never_loses_an_earlier_backup(void **state)
{
	(void)state;
	struct save_options options = { .replace = true, .in_place = true };
	struct backup backup = BACKUP_INIT;
	struct str old = STR_INIT;
	str_add(&old, EMPTY);
	scratch_text("d/a.yaml", EMPTY);
	assert_true(backup_make(&backup, scratch_path("d/a.yaml"), &old));
	backup_leave(&backup);
	assert_false(has_backup("d/a.yaml"));        /* nothing was written yet */
	scratch_text("d/a.yaml", "half");
	check_backup("d/a.yaml", EMPTY);
	assert_true(save("d/a.yaml", "T", &options, "SAVED_IN_PLACE"));
	check_backup("d/a.yaml", EMPTY);
	assert_int_equal(count_in("state"), 1);
	assert_int_equal(unlink(scratch_path("d/a.yaml")), 0);
	check_backup("d/a.yaml", EMPTY);
	str_free(&old);
}

static void save__in_place__uses_the_backup_of_the_same_text_again(void **state)
{
	(void)state;
	struct save_options options = { .replace = true, .in_place = true };
	struct backup backup = BACKUP_INIT;
	struct str old = STR_INIT;
	str_add(&old, EMPTY);
	scratch_text("d/a.yaml", EMPTY);
	for (int i = 0; i < 20; i++) {
		assert_true(backup_make(&backup, scratch_path("d/a.yaml"), &old));
		backup_leave(&backup);
	}
	assert_int_equal(count_in("state"), 1);
	assert_true(save("d/a.yaml", "T", &options, "SAVED_IN_PLACE"));
	assert_int_equal(count_in("state"), 0);
	str_free(&old);
}

static void backup__names__are_a_drafts_own(void **state)
{
	(void)state;
	struct backup a = BACKUP_INIT, b = BACKUP_INIT;
	struct str text = STR_INIT, name = STR_INIT;
	str_add(&text, "one");
	str_add(&name, "/d/");
	for (int i = 0; i < 85; i++)
		str_add(&name, "€");
	assert_true(backup_make(&a, name.text, &text));
	str_add(&name, "x/a.yaml");
	assert_true(backup_make(&b, name.text, &text));
	assert_string_not_equal(a.path.text, b.path.text);
	assert_true(utf8_valid(a.path.text, a.path.length, NULL));
	assert_string_equal(strrchr(b.path.text, '.') - 2, ".a.yaml");
	backup_remove(&a);
	assert_int_equal(count_in("state"), 1);
	backup_remove(&b);
	assert_int_equal(count_in("state"), 0);
	str_free(&text);
	str_free(&name);
}

/* --- what fails -------------------------------------------------------------------- */

static void save__in_place__needs_room_for_the_backup(void **state)
{
	(void)state;
	scratch_text("d/a.yaml", EMPTY EMPTY);
	assert_int_equal(link(scratch_path("d/a.yaml"), scratch_path("other")), 0);
	with_limit(20, "NO_BACKUP");
	assert_true(scratch_holds("d/a.yaml", EMPTY EMPTY));
	assert_int_equal(count_in("state"), 0);
}

static void save__in_place__writes_what_is_longer_first(void **state)
{
	(void)state;
	scratch_text("d/a.yaml", "0123456789");
	assert_int_equal(link(scratch_path("d/a.yaml"), scratch_path("other")), 0);
	with_limit(20, "WRITE_UNDONE");
	assert_true(scratch_holds("d/a.yaml", "0123456789"));
	assert_int_equal(count_in("state"), 1);
	assert_false(has_backup("d/a.yaml"));    /* it is what the draft holds */
	scratch_text("d/a.yaml", "0123");
	check_backup("d/a.yaml", "0123456789");
}

/* Writes TEXT over the file d/a.yaml, which holds OLD. */
static enum in_place_result write_limited(rlim_t bytes, int flags, const char *old, const char *text)
{
	struct str before = STR_INIT, after = STR_INIT;
	struct rlimit kept;
	struct stat st;
	str_add(&before, old);
	str_add(&after, text);
	scratch_text("d/a.yaml", old);
	int fd = open(scratch_path("d/a.yaml"), flags);
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &kept), 0);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &(struct rlimit){ bytes, kept.rlim_max }), 0);
	enum in_place_result result = in_place_write(fd, &before, &after, &st);
	int error = errno;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &kept), 0);
	close(fd);
	str_free(&before);
	str_free(&after);
	errno = error;
	return result;
}

static void in_place_write__writes_back__what_it_touched(void **state)
{
	(void)state;
	assert_int_equal(write_limited(4, O_RDWR, "0123456789", "abcdef"), IN_PLACE_UNDONE);
	assert_int_equal(errno, EFBIG);
	assert_true(scratch_holds("d/a.yaml", "0123456789"));
	assert_int_equal(write_limited(12, O_RDWR, "0123456789", "abcdefghijklmn"), IN_PLACE_UNDONE);
	assert_int_equal(errno, EFBIG);
	assert_true(scratch_holds("d/a.yaml", "0123456789"));
	assert_int_equal(write_limited(14, O_RDWR, "0123456789", "abcdefghijklmn"), IN_PLACE_DONE);
	assert_true(scratch_holds("d/a.yaml", "abcdefghijklmn"));
	assert_int_equal(write_limited(14, O_RDWR, "0123456789", "ab"), IN_PLACE_DONE);
	assert_true(scratch_holds("d/a.yaml", "ab"));
}

static void in_place_write__says__that_it_does_not_know(void **state)
{
	(void)state;
	assert_int_equal(write_limited(RLIM_INFINITY, O_RDONLY, "old", "newer"), IN_PLACE_BROKEN);
	assert_int_equal(errno, EBADF);
	assert_int_equal(write_limited(RLIM_INFINITY, O_WRONLY, "old", "newer"), IN_PLACE_BROKEN);
	assert_int_equal(errno, EBADF);
}

static void in_place_open__takes__only_the_file_that_was_looked_at(void **state)
{
	(void)state;
	scratch_text("d/a.yaml", "old");
	scratch_text("d/b.yaml", "old");
	struct stat st = look("d/a.yaml");
	int dir = open(scratch_path("d"), O_RDONLY | O_DIRECTORY);
	int fd = in_place_open(dir, "a.yaml", &st);
	assert_true(fd >= 0);
	close(fd);
	assert_int_equal(in_place_open(dir, "b.yaml", &st), -1);
	assert_int_equal(errno, ESTALE);
	assert_int_equal(in_place_open(dir, "c.yaml", &st), -1);
	assert_int_equal(errno, ENOENT);
	assert_int_equal(symlink("a.yaml", scratch_path("d/link")), 0);
	assert_int_equal(in_place_open(dir, "link", &st), -1);
	assert_int_equal(errno, ELOOP);
	close(dir);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SCRATCH(save__in_place__keeps_all_names_of_a_file),
		IN_SCRATCH(save__in_place__is_what_the_locked_file_wants),
		IN_SCRATCH(save__in_place__sees_that_somebody_changed_the_file),
		IN_SCRATCH(save__in_place__where_no_file_can_be_made),
		IN_SCRATCH(save__in_place__where_the_directory_is_sticky),
		IN_SCRATCH(save__in_place__needs_a_backup),
		IN_SCRATCH(save__in_place__keeps_the_old_one_where_that_is_asked),
		IN_SCRATCH(save__in_place__keeps_the_old_one_elsewhere_if_it_must),
		IN_SCRATCH(save__in_place__never_loses_an_earlier_backup),
		IN_SCRATCH(save__in_place__uses_the_backup_of_the_same_text_again),
		IN_SCRATCH(backup__names__are_a_drafts_own),
		IN_SCRATCH(save__in_place__needs_room_for_the_backup),
		IN_SCRATCH(save__in_place__writes_what_is_longer_first),
		IN_SCRATCH(in_place_write__writes_back__what_it_touched),
		IN_SCRATCH(in_place_write__says__that_it_does_not_know),
		IN_SCRATCH(in_place_open__takes__only_the_file_that_was_looked_at),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
