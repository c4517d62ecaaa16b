/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user chose: read warily, and changed without touching what people wrote. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/xmem.h"
#include "store/config.h"
#include "store/paths.h"
#include "store/yedit.h"
#include "support/diag_line.h"
#include "support/scratch.h"

#define FILE_NAME "konsort/config.yaml"

/* --- one value in a text -------------------------------------------------------- */

struct edit_row {
	const char *before, *after;   /* AFTER NULL: it cannot be done */
};

static void check_edits(const char *key, const char *value, const struct edit_row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str s = STR_INIT;
		str_add(&s, rows[i].before);
		bool done = yedit_set(&s, key, value);
		if (done != (rows[i].after != NULL))
			fail_msg("row %zu: %s: %s", i, done ? "done" : "not done", rows[i].before);
		assert_string_equal(s.text, done ? rows[i].after : rows[i].before);
		str_free(&s);
	}
}
#define EDITS(key, value, ...) \
	check_edits((key), (value), (const struct edit_row[]){ __VA_ARGS__ }, \
	            sizeof((const struct edit_row[]){ __VA_ARGS__ }) / sizeof(struct edit_row))

static void yedit_set__changes__the_value_alone(void **state)
{
	(void)state;
	EDITS("language", "nl",
		{ "language: da\n", "language: nl\n" },
		{ "language: da", "language: nl" },
		{ "language: nl\n", "language: nl\n" },
		{ "# mine\nlanguage:   da   # my own\n\nother: 1\n", "# mine\nlanguage:   nl   # my own\n\nother: 1\n" },
		{ "a: [x, y]\r\nlanguage: da\r\nb: c\r\n", "a: [x, y]\r\nlanguage: nl\r\nb: c\r\n" },
		{ "\xEF\xBB\xBFlanguage: da\n", "\xEF\xBB\xBFlanguage: nl\n" },
		{ "language: \"da\" # \"\n", "language: nl # \"\n" },
		{ "language: \"d\\\"a\"\n", "language: nl\n" },
		{ "language: 'd''a'\n", "language: nl\n" },
		{ "\"language\": da\n", "\"language\": nl\n" },
		{ "  a: b\n  language: da\n", "  a: b\n  language: nl\n" },
		{ "{\xC3\xA6: \xC3\xB8, language: da, z: 1}\n", "{\xC3\xA6: \xC3\xB8, language: nl, z: 1}\n" },
		{ "---\nlanguage: da\n...\n", "---\nlanguage: nl\n...\n" },
		{ "text: |\n  language: da\nlanguage: en\n", "text: |\n  language: da\nlanguage: nl\n" },
		{ "language: dansk dejligt sprog\n", "language: nl\n" },
		{ "? language\n: da\n", "? language\n: nl\n" });
}

static void yedit_set__gives__an_absent_value(void **state)
{
	(void)state;
	EDITS("language", "da",
		{ "language:\n", "language: da\n" },
		{ "language:", "language: da" },
		{ "language:   # none yet\na: b\n", "language: da   # none yet\na: b\n" },
		{ "'language' :\na: b\n", "'language' : da\na: b\n" },
		{ "language: ''\n", "language: da\n" });
}

static void yedit_set__adds__a_line_at_the_end(void **state)
{
	(void)state;
	EDITS("language", "da",
		{ "", "language: da\n" },
		{ "# nothing yet\n", "# nothing yet\nlanguage: da\n" },
		{ "# nothing yet", "# nothing yet\nlanguage: da\n" },
		{ "a: b\n", "a: b\nlanguage: da\n" },
		{ "a: b", "a: b\nlanguage: da\n" },
		{ "a: b\r\n", "a: b\r\nlanguage: da\r\n" },
		{ "  a: b\n", "  a: b\n  language: da\n" },
		{ "a:\n  language: nl\n", "a:\n  language: nl\nlanguage: da\n" },
		{ "a: |\n  x\n", "a: |\n  x\nlanguage: da\n" },
		{ "a: b\n\n# the end\n", "a: b\n\n# the end\nlanguage: da\n" });
}

static void yedit_set__quotes__what_is_no_plain_word(void **state)
{
	(void)state;
	EDITS("language", "pt_BR",
		{ "", "language: \"pt_BR\"\n" },
		{ "language: da\n", "language: \"pt_BR\"\n" });
	EDITS("language", "a: \"b\" # c",
		{ "language: da\n", "language: \"a: \\\"b\\\" # c\"\n" });
}

static void yedit_set__leaves__what_it_cannot_change(void **state)
{
	(void)state;
	EDITS("language", "da",
		{ "language: [nl]\n", NULL },
		{ "language: {a: b}\n", NULL },
		{ "language: |\n  nl\n", NULL },
		{ "language: one\n  two\n", NULL },
		{ "language: \"one\n  two\"\n", NULL },
		{ "{}\n", NULL },
		{ "{a: b}\n", NULL },
		{ "a: b\n...\n", NULL },
		{ "a: |\n  x", NULL },         /* a line more would change the text of a */
		{ "- a\n", NULL },
		{ "text\n", NULL },
		{ "a: b\na: c\n", NULL },
		{ "a: &x b\n", NULL },
		{ "a: b\n---\nc: d\n", NULL },
		{ "a: \xFF\n", NULL },
		{ "a: [\n", NULL });
}

/* Whatever is cut off or spoilt: done, and then it says so, or nothing is changed. */
static void yedit_set__does_all_or_nothing__spoilt_texts(void **state)
{
	(void)state;
	static const char text[] = "# c\na: 'x''y' # z\nlanguage: \"d\\\"a\" # e\nb:\n  - {language: q}\n";
	static const char spoilers[] = "\n\"'#:{}[]|\\ \xC3";
	for (size_t i = 0; i < sizeof text; i++)
		for (size_t k = 0; k < sizeof spoilers; k++) {
			struct str s = STR_INIT, again = STR_INIT;
			str_add_bytes(&s, text, i);
			if (spoilers[k] && i < sizeof text - 1) {
				str_add_char(&s, spoilers[k]);
				str_add(&s, text + i + 1);
			}
			char *before = xstrdup(s.text);
			if (!yedit_set(&s, "language", "nl"))
				assert_string_equal(s.text, before);
			else
				assert_non_null(strstr(s.text, "nl"));
			/* done once, once more is nothing new */
			str_add(&again, s.text);
			if (strcmp(s.text, before) != 0)
				assert_true(yedit_set(&again, "language", "nl"));
			assert_string_equal(again.text, s.text);
			free(before);
			str_free(&s);
			str_free(&again);
		}
}

/* --- reading -------------------------------------------------------------------- */

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

static void config_read__takes__what_is_chosen(void **state)
{
	(void)state;
	check_read("", "");
	make_file("language: da\n");
	check_read("da", "");
	make_file("\xEF\xBB\xBF# mine\r\nlanguage: \"nl\" # or da\r\n");
	check_read("nl", "");
	make_file("");
	check_read("", "");
	make_file("# language: da\n");
	check_read("", "");
	make_file("language:\n");
	check_read("", "");
}

static void config_read__warns__of_what_is_wrong(void **state)
{
	(void)state;
	make_file("colour: red\nlanguage: da\nborders: ascii\n");
	check_read("da", "warning 1:1 UNKNOWN_KEY 'colour' 'language, theme, mouse, conditions'; "
	                 "warning 3:1 UNKNOWN_KEY 'borders' 'language, theme, mouse, conditions'");
	make_file("language: tlh\n");
	check_read("", "warning 1:11 UNKNOWN_VALUE 'language' 'tlh' 'da, en, nl'");
	make_file("x: 1\nlanguage: ../da\n");
	check_read("", "warning 1:1 UNKNOWN_KEY 'x' 'language, theme, mouse, conditions'; "
	               "warning 2:11 UNKNOWN_VALUE 'language' '../da' 'da, en, nl'");
	make_file("language: [da]\n");
	check_read("", "warning 1:11 UNKNOWN_VALUE 'language' '[...]' 'da, en, nl'");
	make_file("- language: da\n");
	check_read("", "warning 1:1 DATA_NOT_A_MAP 'language: da'");
	make_file("language: da\nlanguage: nl\n");
	check_read("", "warning 2:1 DUPLICATE_KEY 'language' '1'");
	make_file("language: d\xE6\n");
	check_read("", "warning 1:12 BAD_UTF8");
}

static void config_read__takes__the_words_of_each_key(void **state)
{
	struct config c;
	struct diags ds;
	(void)state;
	diags_init(&ds, "");
	make_file("theme: none\nmouse: on\nconditions: call\n");
	config_read(&c, &ds);
	assert_int_equal(ds.count, 0);
	assert_string_equal(c.theme, "none");
	assert_string_equal(c.mouse, "on");   /* a word, and never a boolean */
	assert_string_equal(c.conditions, "call");
	assert_string_equal(c.language, "");
	config_free(&c);
	make_file("theme: dark\nmouse: true\nconditions: [call]\n");
	config_read(&c, &ds);
	char *told = diags_in_line(&ds);
	assert_string_equal(told, "warning 1:8 UNKNOWN_VALUE 'theme' 'dark' 'calm, contrast, none'; "
	                          "warning 2:8 UNKNOWN_VALUE 'mouse' 'true' 'on, off'; "
	                          "warning 3:13 UNKNOWN_VALUE 'conditions' '[...]' 'unmet-first, call'");
	assert_string_equal(c.theme, "");
	assert_string_equal(c.mouse, "");
	assert_string_equal(c.conditions, "");
	free(told);
	diags_free(&ds);
	config_free(&c);
}

/* What is told of a path in the scratch directory, with its name as the argument. */
static void check_refused(const char *code, const char *more)
{
	char wanted[1000];
	snprintf(wanted, sizeof wanted, "warning 0:0 %s '%s'%s", code, scratch_path(FILE_NAME), more);
	check_read("", wanted);
}

static void config_read__refuses__what_is_not_the_users_own(void **state)
{
	(void)state;
	make_file("language: da\n");
	assert_int_equal(chmod(scratch_path(FILE_NAME), 0646), 0);
	check_refused("NOT_TRUSTED", "");
	assert_int_equal(chmod(scratch_path(FILE_NAME), 0664), 0);
	check_read("da", "");
	if (geteuid() == 0) {
		assert_int_equal(chown(scratch_path(FILE_NAME), 1234, 0), 0);
		check_refused("NOT_TRUSTED", "");
	}
	assert_int_equal(unlink(scratch_path(FILE_NAME)), 0);
	assert_int_equal(mkfifo(scratch_path(FILE_NAME), 0600), 0);
	check_refused("NOT_A_FILE", "");
	assert_int_equal(unlink(scratch_path(FILE_NAME)), 0);
	assert_int_equal(symlink("nowhere", scratch_path(FILE_NAME)), 0);
	check_refused("CANNOT_OPEN", " 'no such file or directory'");
	assert_int_equal(unlink(scratch_path(FILE_NAME)), 0);
	scratch_text("mine", "language: nl\n");
	assert_int_equal(symlink("../mine", scratch_path(FILE_NAME)), 0);
	check_read("nl", "");
}

static void config_read__refuses__large_files(void **state)
{
	(void)state;
	make_file("language: da\n");
	assert_int_equal(truncate(scratch_path(FILE_NAME), 1024 * 1024 + 1), 0);
	check_read("", "warning 0:0 TOO_LARGE '1'");
}

/* --- setting -------------------------------------------------------------------- */

/* Sets the language and compares what is told. */
static void check_set(const char *code, const char *wanted)
{
	struct diags ds;
	diags_init(&ds, "before");
	bool good = config_set("language", code, &ds);
	char *told = diags_in_line(&ds);
	assert_string_equal(told, wanted);
	assert_int_equal(good, ds.errors == 0);
	assert_string_equal(ds.file, "before");
	free(told);
	diags_free(&ds);
}

static int mode_of(const char *name)
{
	struct stat st;
	assert_int_equal(lstat(scratch_path(name), &st), 0);
	return (int)st.st_mode;
}

static void config_set__makes__a_private_file(void **state)
{
	(void)state;
	setenv("XDG_CONFIG_HOME", scratch_path("deep/config"), 1);
	umask(0);
	check_set("da", "");
	umask(022);
	assert_true(scratch_holds("deep/config/" FILE_NAME, "language: da\n"));
	assert_int_equal(mode_of("deep"), S_IFDIR | 0700);
	assert_int_equal(mode_of("deep/config/konsort"), S_IFDIR | 0700);
	assert_int_equal(mode_of("deep/config/" FILE_NAME), S_IFREG | 0600);
	check_read("da", "");
	check_set("nl", "");
	assert_true(scratch_holds("deep/config/" FILE_NAME, "language: nl\n"));
}

static void config_set__keeps__what_people_wrote(void **state)
{
	(void)state;
	make_file("# mine\ncolour: red   # unknown, and kept\nlanguage: da # first\n\n# end");
	assert_int_equal(chmod(scratch_path(FILE_NAME), 0640), 0);
	check_set("nl", "");
	assert_true(scratch_holds(FILE_NAME, "# mine\ncolour: red   # unknown, and kept\nlanguage: nl # first\n\n# end"));
	assert_int_equal(mode_of(FILE_NAME), S_IFREG | 0640);
	assert_int_equal(scratch_count(), 1);
}

static void config_set__replaces__the_file_behind_a_link(void **state)
{
	(void)state;
	make_file("");
	assert_int_equal(unlink(scratch_path(FILE_NAME)), 0);
	scratch_text("mine", "language: da\n");
	assert_int_equal(symlink("../mine", scratch_path(FILE_NAME)), 0);
	check_set("nl", "");
	assert_int_equal(mode_of(FILE_NAME) & S_IFMT, S_IFLNK);
	assert_true(scratch_holds("mine", "language: nl\n"));
}

static void config_set__leaves_alone__what_it_does_not_understand(void **state)
{
	(void)state;
	make_file("language: da\nlanguage: nl\n");
	check_set("en", "2:1 DUPLICATE_KEY 'language' '1'");
	assert_true(scratch_holds(FILE_NAME, "language: da\nlanguage: nl\n"));
	make_file("{a: b}\n");
	check_set("en", "0:0 CONFIG_LEFT 'language: en'");
	assert_true(scratch_holds(FILE_NAME, "{a: b}\n"));
	make_file("just words\n");
	check_set("en", "1:1 DATA_NOT_A_MAP 'language: da'");
	assert_true(scratch_holds(FILE_NAME, "just words\n"));
}

static void check_not_set(const char *code, const char *error)
{
	char wanted[1000];
	snprintf(wanted, sizeof wanted, "0:0 %s '%s'%s", code, scratch_path(FILE_NAME), error);
	check_set("da", wanted);
}

static void config_set__tells__why_it_cannot(void **state)
{
	(void)state;
	scratch_text("konsort", "in the way");
	check_not_set("CANNOT_WRITE", " 'a part of the path is no directory'");
	assert_int_equal(unlink(scratch_path("konsort")), 0);
	make_file("language: nl\n");
	assert_int_equal(chmod(scratch_path(FILE_NAME), 0666), 0);
	check_not_set("NOT_TRUSTED", "");
	assert_int_equal(unlink(scratch_path(FILE_NAME)), 0);
	assert_int_equal(symlink("nowhere", scratch_path(FILE_NAME)), 0);
	check_not_set("CANNOT_OPEN", " 'no such file or directory'");
	setenv("XDG_CONFIG_HOME", "/proc/none", 1);
	check_set("da", "0:0 CANNOT_WRITE '/proc/none/konsort/config.yaml' 'no such file or directory'");
}

static void config_set__writes_nothing__for_what_is_so_already(void **state)
{
	(void)state;
	struct stat before, after;
	make_file("language: da\n");
	assert_int_equal(stat(scratch_path(FILE_NAME), &before), 0);
	check_set("da", "");
	assert_int_equal(stat(scratch_path(FILE_NAME), &after), 0);
	assert_int_equal(before.st_ino, after.st_ino);
}

static void path_config_file__follows__xdg_and_home(void **state)
{
	(void)state;
	struct str out = STR_INIT;
	setenv("HOME", "/home/user", 1);
	setenv("XDG_CONFIG_HOME", "/etc/mine", 1);
	assert_true(path_config_file(&out));
	assert_string_equal(out.text, "/etc/mine/konsort/config.yaml");
	setenv("XDG_CONFIG_HOME", "relative", 1);
	assert_true(path_config_file(&out));
	assert_string_equal(out.text, "/home/user/.config/konsort/config.yaml");
	unsetenv("XDG_CONFIG_HOME");
	assert_true(path_config_file(&out));
	assert_string_equal(out.text, "/home/user/.config/konsort/config.yaml");
	str_free(&out);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(yedit_set__changes__the_value_alone),
		cmocka_unit_test(yedit_set__gives__an_absent_value),
		cmocka_unit_test(yedit_set__adds__a_line_at_the_end),
		cmocka_unit_test(yedit_set__quotes__what_is_no_plain_word),
		cmocka_unit_test(yedit_set__leaves__what_it_cannot_change),
		cmocka_unit_test(yedit_set__does_all_or_nothing__spoilt_texts),
		IN_SCRATCH(config_read__takes__what_is_chosen),
		IN_SCRATCH(config_read__warns__of_what_is_wrong),
		IN_SCRATCH(config_read__takes__the_words_of_each_key),
		IN_SCRATCH(config_read__refuses__what_is_not_the_users_own),
		IN_SCRATCH(config_read__refuses__large_files),
		IN_SCRATCH(config_set__makes__a_private_file),
		IN_SCRATCH(config_set__keeps__what_people_wrote),
		IN_SCRATCH(config_set__replaces__the_file_behind_a_link),
		IN_SCRATCH(config_set__leaves_alone__what_it_does_not_understand),
		IN_SCRATCH(config_set__tells__why_it_cannot),
		IN_SCRATCH(config_set__writes_nothing__for_what_is_so_already),
		cmocka_unit_test(path_config_file__follows__xdg_and_home),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
