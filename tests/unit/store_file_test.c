/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading files warily, stamps, places of state, and the steps remembered there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/file.h"
#include "store/paths.h"
#include "store/steps.h"
#include "support/diag_line.h"
#include "support/scratch.h"

/* Reads PATH and compares what is told ("" if it can be read). */
static void check_read(const char *path, const char *wanted, struct str *out, struct file_stamp *stamp)
{
	struct diags ds;
	diags_init(&ds, "");
	bool good = file_read(path, out, stamp, &ds);
	char *told = diags_in_line(&ds);
	assert_string_equal(told, wanted);
	assert_int_equal(good, !*wanted);
	free(told);
	diags_free(&ds);
}

static void file_read__refuses__what_is_no_regular_file(void **state)
{
	(void)state;
	struct str out = STR_INIT, wanted = STR_INIT;
	alarm(10);
	assert_int_equal(mkfifo(scratch_path("fifo"), 0600), 0);
	str_fill(&wanted, "0:0 NOT_A_FILE '%1'", scratch_path("fifo"));
	check_read(scratch_path("fifo"), wanted.text, &out, NULL);
	str_clear(&wanted);
	str_fill(&wanted, "0:0 NOT_A_FILE '%1'", scratch_dir());
	check_read(scratch_dir(), wanted.text, &out, NULL);
	check_read("/dev/zero", "0:0 NOT_A_FILE '/dev/zero'", &out, NULL);
	check_read("/dev/null", "0:0 NOT_A_FILE '/dev/null'", &out, NULL);
	check_read("/nonexistent/x", "0:0 CANNOT_OPEN '/nonexistent/x' 'no such file or directory'", &out, NULL);
	check_read("", "0:0 CANNOT_OPEN '' 'no such file or directory'", &out, NULL);
	alarm(0);
	assert_int_equal(out.length, 0);
	str_free(&out);
	str_free(&wanted);
}

static void file_read__limits_size__to_64_mib(void **state)
{
	(void)state;
	struct str out = STR_INIT;
	scratch_text("big", "");
	assert_int_equal(truncate(scratch_path("big"), 64 * 1024 * 1024 + 1), 0);
	check_read(scratch_path("big"), "0:0 TOO_LARGE '64'", &out, NULL);
	assert_int_equal(truncate(scratch_path("big"), 64 * 1024 * 1024), 0);
	check_read(scratch_path("big"), "", &out, NULL);
	assert_int_equal(out.length, 64 * 1024 * 1024);
	str_free(&out);
}

static void file_read__reads__every_byte(void **state)
{
	(void)state;
	struct str out = STR_INIT;
	scratch_write("a", "x\0y\xFF", 4);
	check_read(scratch_path("a"), "", &out, NULL);
	assert_int_equal(out.length, 4);
	assert_memory_equal(out.text, "x\0y\xFF", 5);
	scratch_write("a", "", 0);
	check_read(scratch_path("a"), "", &out, NULL);
	assert_int_equal(out.length, 0);
	str_free(&out);
}

static void file_read__reads__standard_input_from_a_pipe(void **state)
{
	(void)state;
	int ends[2], kept = dup(STDIN_FILENO);
	struct str out = STR_INIT;
	struct file_stamp stamp = { .existed = true };
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "konsort: 1\n", 11), 11);
	close(ends[1]);
	assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
	check_read("-", "", &out, &stamp);
	assert_string_equal(out.text, "konsort: 1\n");
	assert_false(stamp.existed);
	close(ends[0]);
	dup2(kept, STDIN_FILENO);
	close(kept);
	str_free(&out);
}

static void file_stamp__differs__when_anything_does(void **state)
{
	(void)state;
	struct str out = STR_INIT;
	struct file_stamp first, now;
	struct timeval times[2] = { { 1000000000, 0 }, { 1000000000, 5 } };
	scratch_text("a", "one");
	utimes(scratch_path("a"), times);
	check_read(scratch_path("a"), "", &out, &first);
	check_read(scratch_path("a"), "", &out, &now);
	assert_true(first.existed);
	assert_int_equal(first.size, 3);
	assert_true(file_stamp_same(&first, &now));
	scratch_text("a", "two");
	utimes(scratch_path("a"), times);
	check_read(scratch_path("a"), "", &out, &now);
	assert_false(file_stamp_same(&first, &now));
	scratch_text("b", "one");
	utimes(scratch_path("b"), times);
	check_read(scratch_path("b"), "", &out, &now);
	assert_false(file_stamp_same(&first, &now));
	str_free(&out);
}

static void file_hash__is_fnv_1a__known_values(void **state)
{
	(void)state;
	assert_true(file_hash("", 0) == UINT64_C(0xcbf29ce484222325));
	assert_true(file_hash("a", 1) == UINT64_C(0xaf63dc4c8601ec8c));
	assert_true(file_hash("foobar", 6) == UINT64_C(0x85944171f73967e8));
}

/* Changes of any one byte, and of the length alone. */
static void file_sum__differs__any_byte(void **state)
{
	(void)state;
	char bytes[40] = "The quick brown fox jumps over the dog.";
	uint64_t before = file_sum(bytes, 39), zeros = file_sum("\0\0\0\0\0\0\0\0\0", 8);
	for (size_t i = 0; i < 39; i++) {
		bytes[i] ^= 1;
		assert_true(file_sum(bytes, 39) != before);
		assert_true(file_sum(bytes, i) != file_sum(bytes, i + 1));
		bytes[i] ^= 1;
	}
	assert_true(file_sum(bytes, 39) == before);
	assert_true(zeros != file_sum("\0\0\0\0\0\0\0\0\0", 9));
}

/* --- paths ------------------------------------------------------------------- */

static void check_state_dir(const char *xdg, const char *home, const char *wanted)
{
	struct str out = STR_INIT;
	xdg ? setenv("XDG_STATE_HOME", xdg, 1) : unsetenv("XDG_STATE_HOME");
	home ? setenv("HOME", home, 1) : unsetenv("HOME");
	assert_true(path_state_dir(&out));
	if (wanted)
		assert_string_equal(out.text, wanted);
	assert_int_equal(out.text[0], '/');
	str_free(&out);
}

static void path_state_dir__follows__xdg_and_home(void **state)
{
	(void)state;
	check_state_dir("/s", "/h", "/s/konsort");
	check_state_dir("", "/h", "/h/.local/state/konsort");
	check_state_dir(NULL, "/h", "/h/.local/state/konsort");
	check_state_dir("relative", "/h", "/h/.local/state/konsort");
	check_state_dir("../s", "also/relative", NULL);
	check_state_dir(NULL, NULL, NULL);
}

static void path_real__resolves_links__and_takes_new_files(void **state)
{
	(void)state;
	struct str out = STR_INIT;
	char *dir = realpath(scratch_dir(), NULL);
	scratch_text("file", "");
	assert_int_equal(symlink("file", scratch_path("link")), 0);
	assert_true(path_real(&out, scratch_path("link")));
	assert_int_equal(strncmp(out.text, dir, strlen(dir)), 0);
	assert_string_equal(out.text + strlen(dir), "/file");
	assert_true(path_real(&out, scratch_path("new")));
	assert_string_equal(out.text + strlen(dir), "/new");
	assert_false(path_real(&out, scratch_path("none/new")));
	assert_false(path_real(&out, scratch_path("none/..")));
	assert_string_equal(out.text, "");
	assert_true(path_real(&out, "/"));
	assert_true(path_real(&out, "/surely-not-there"));
	assert_string_equal(out.text, "/surely-not-there");
	free(dir);
	str_free(&out);
}

/* --- steps -------------------------------------------------------------------- */

static void check_step(const char *name, const char *wanted)
{
	struct str out = STR_INIT;
	assert_int_equal(steps_recall(scratch_path(name), &out), *wanted != '\0');
	assert_string_equal(out.text, wanted);
	str_free(&out);
}

static int mode_of(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 ? (int)(st.st_mode & 0777) : -1;
}

static void steps__come_back__each_for_its_draft(void **state)
{
	(void)state;
	setenv("XDG_STATE_HOME", scratch_path("deep/state"), 1);
	scratch_text("a.yaml", "");
	scratch_text("b.yaml", "");
	check_step("a.yaml", "");
	steps_remember(scratch_path("a.yaml"), "partners");
	steps_remember(scratch_path("b.yaml"), "aims");
	check_step("a.yaml", "partners");
	check_step("b.yaml", "aims");
	steps_remember(scratch_path("a.yaml"), "review");
	check_step("a.yaml", "review");
	check_step("b.yaml", "aims");
	assert_int_equal(symlink("a.yaml", scratch_path("link.yaml")), 0);
	check_step("link.yaml", "review");
	assert_int_equal(mode_of(scratch_path("deep/state")), 0700);
	assert_int_equal(mode_of(scratch_path("deep/state/konsort")), 0700);
	assert_int_equal(mode_of(scratch_path("deep/state/konsort/steps")), 0600);
}

static void steps__forget__the_oldest(void **state)
{
	(void)state;
	setenv("XDG_STATE_HOME", scratch_dir(), 1);
	char name[32];
	for (int i = 0; i <= STEPS_MOST; i++) {
		snprintf(name, sizeof name, "d%d.yaml", i);
		steps_remember(scratch_path(name), "aims");
	}
	check_step("d0.yaml", "");
	check_step("d1.yaml", "aims");
	check_step("d200.yaml", "aims");
	size_t n = 0;
	char *file = read_whole(scratch_path("konsort/steps"), NULL);
	for (const char *p = file; *p; p++)
		n += *p == '\n';
	assert_int_equal(n, STEPS_MOST);
	free(file);
}

static void steps__do_no_harm__whatever_is_there(void **state)
{
	(void)state;
	setenv("XDG_STATE_HOME", scratch_dir(), 1);
	scratch_text("precious", "precious\n");
	assert_int_equal(mkdir(scratch_path("konsort"), 0700), 0);
	assert_int_equal(symlink("../precious", scratch_path("konsort/steps")), 0);
	check_step("a", "");
	steps_remember(scratch_path("a"), "aims");
	assert_true(scratch_holds("precious", "precious\n"));
	check_step("a", "aims");
	steps_remember(scratch_path("a"), "../../x");
	steps_remember(scratch_path("a"), "\033[31m");
	check_step("a", "aims");
	scratch_text("konsort/steps", "\n\xFF\xFE garbage\n0123456789abcdef \033[31m\n");
	check_step("a", "");
	assert_int_equal(unlink(scratch_path("konsort/steps")), 0);
	assert_int_equal(mkdir(scratch_path("konsort/steps"), 0700), 0);
	steps_remember(scratch_path("a"), "aims");
	check_step("a", "");
	setenv("XDG_STATE_HOME", "/proc/nonexistent", 1);
	steps_remember(scratch_path("a"), "aims");
	check_step("a", "");
}

/* --- drafts in use lately --------------------------------------------------------- */

/* Their names in the scratch directory, MOST at most, with blanks between. */
static void check_recent(size_t most, const char *wanted)
{
	struct id_list paths = { .ids = NULL };
	struct str names = STR_INIT;
	char *dir = realpath(scratch_dir(), NULL);
	steps_recent(&paths, most);
	for (size_t i = 0; i < paths.n; i++) {
		assert_memory_equal(paths.ids[i], dir, strlen(dir));
		str_addf(&names, "%s%s", i ? " " : "", paths.ids[i] + strlen(dir) + 1);
	}
	assert_string_equal(names.text, wanted);
	str_free(&names);
	id_list_free(&paths);
	free(dir);
}

static void steps_recent__names__the_last_one_first(void **state)
{
	(void)state;
	setenv("XDG_STATE_HOME", scratch_path("state"), 1);
	check_recent(9, "");
	scratch_text("a.yaml", "");
	scratch_text("b b.yaml", "");
	assert_int_equal(mkdir(scratch_path("dir"), 0700), 0);
	steps_remember(scratch_path("a.yaml"), "aims");
	steps_remember(scratch_path("b b.yaml"), "");
	check_recent(9, "b b.yaml a.yaml");
	check_step("b b.yaml", "");
	steps_remember(scratch_path("a.yaml"), "");
	check_recent(9, "a.yaml b b.yaml");
	check_step("a.yaml", "aims");   /* it stays */
	check_recent(1, "a.yaml");
	steps_remember(scratch_path("dir"), "aims");
	steps_remember(scratch_path("not-there.yaml"), "aims");
	check_recent(2, "a.yaml b b.yaml");
	assert_int_equal(unlink(scratch_path("a.yaml")), 0);
	check_recent(9, "b b.yaml");
	assert_int_equal(mode_of(scratch_path("state/konsort/steps")), 0600);
}

static void steps_remember__leaves_out__a_path_of_several_lines(void **state)
{
	(void)state;
	setenv("XDG_STATE_HOME", scratch_path("state"), 1);
	scratch_text("a\nb.yaml", "");
	steps_remember(scratch_path("a\nb.yaml"), "aims");
	check_step("a\nb.yaml", "aims");
	check_recent(9, "");
}

static void steps__are_read__as_they_were_before_paths(void **state)
{
	(void)state;
	struct str line = STR_INIT, real = STR_INIT;
	setenv("XDG_STATE_HOME", scratch_dir(), 1);
	assert_int_equal(mkdir(scratch_path("konsort"), 0700), 0);
	scratch_text("a.yaml", "");
	assert_true(path_real(&real, scratch_path("a.yaml")));
	str_addf(&line, "%016llx review\n", (unsigned long long)file_hash(real.text, real.length));
	scratch_text("konsort/steps", line.text);
	check_step("a.yaml", "review");
	check_recent(9, "");
	steps_remember(scratch_path("a.yaml"), "");
	check_step("a.yaml", "review");
	check_recent(9, "a.yaml");
	str_free(&line);
	str_free(&real);
}

static void steps_recent__passes_over__lines_that_are_none(void **state)
{
	(void)state;
	static const char *const lines[] = {
		"", " ", "0123456789abcdef", "0123456789abcdef ", "0123456789abcdef aims ",
		"0123456789abcdef aims a.yaml", "0123456789abcdef aims ./a.yaml", "0123456789abcdef/aims /",
		"0123456789abcdef aims /dev/null", "0123456789abcdef aims /", "\xFF\xFE",
	};
	struct str text = STR_INIT, real = STR_INIT;
	setenv("XDG_STATE_HOME", scratch_dir(), 1);
	assert_int_equal(mkdir(scratch_path("konsort"), 0700), 0);
	scratch_text("a.yaml", "");
	assert_true(path_real(&real, scratch_path("a.yaml")));
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		str_addf(&text, "%s\n", lines[i]);
	for (int i = 0; i < 2; i++)   /* twice the same is one; the last line has no end */
		str_addf(&text, "%s0123456789abcdef aims %s", i ? "\n" : "", real.text);
	scratch_text("konsort/steps", text.text);
	check_recent(9, "a.yaml");
	str_free(&text);
	str_free(&real);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SCRATCH(file_read__refuses__what_is_no_regular_file),
		IN_SCRATCH(file_read__limits_size__to_64_mib),
		IN_SCRATCH(file_read__reads__every_byte),
		IN_SCRATCH(file_read__reads__standard_input_from_a_pipe),
		IN_SCRATCH(file_stamp__differs__when_anything_does),
		cmocka_unit_test(file_hash__is_fnv_1a__known_values),
		cmocka_unit_test(file_sum__differs__any_byte),
		cmocka_unit_test(path_state_dir__follows__xdg_and_home),
		IN_SCRATCH(path_real__resolves_links__and_takes_new_files),
		IN_SCRATCH(steps__come_back__each_for_its_draft),
		IN_SCRATCH(steps__forget__the_oldest),
		IN_SCRATCH(steps__do_no_harm__whatever_is_there),
		IN_SCRATCH(steps_recent__names__the_last_one_first),
		IN_SCRATCH(steps_remember__leaves_out__a_path_of_several_lines),
		IN_SCRATCH(steps__are_read__as_they_were_before_paths),
		IN_SCRATCH(steps_recent__passes_over__lines_that_are_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
