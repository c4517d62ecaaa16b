/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every screen as text, in each language at 80x24 and 60x20.  The expected screens of
 * tours that are kept (tests/support/tours.c) stand in tests/unit/screens/, beside the keys
 * that lead to each.  After a change that is meant,
 * `KONSORT_SCREENS=update make check TESTS=tests/unit/tui_screens_test' writes them anew:
 * read the difference before keeping it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/lang.h"
#include "support/tours.h"

static void take(struct screen *s, const struct stop *stop, struct str *out)
{
	screen_keys(s, stop->keys);
	screen_is_straight(s);
	str_addf(out, "==== %s: %s\n", stop->name, stop->keys);
	screen_text(s, out);
}

static void read_expected(const char *path, struct str *out)
{
	char bytes[4096];
	size_t n;
	FILE *f = fopen(path, "r");
	while (f && (n = fread(bytes, 1, sizeof bytes, f)) > 0)
		str_add_bytes(out, bytes, n);
	if (f)
		fclose(f);
}

static void write_expected(const char *path, const struct str *text)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fwrite(text->text, 1, text->length, f);
	fclose(f);
}

/* The first line in which two texts differ. */
static void show_difference(const char *path, const char *got, const char *wanted)
{
	const char *heading = "";
	int line = 1;
	while (*got) {
		size_t a = strcspn(got, "\n"), b = strcspn(wanted, "\n");
		if (!strncmp(got, "====", 4))
			heading = got;
		if (a != b || strncmp(got, wanted, a) != 0) {
			fail_msg("%s:%d, after '%.*s'\n  is     '%.*s'\n  should '%.*s'", path, line,
			         (int)strcspn(heading, "\n"), heading, (int)a, got, (int)b, wanted);
		}
		got += a + (got[a] == '\n');
		wanted += b + (wanted[b] == '\n');
		line++;
	}
	fail_msg("%s: lines behind the end", path);
}

static void compare(const struct tour *tour, const char *lang, int cols, int rows,
                    const struct str *got)
{
	struct str path = STR_INIT, wanted = STR_INIT;
	const char *source = getenv("KONSORT_SRCDIR"), *update = getenv("KONSORT_SCREENS");
	str_addf(&path, "%s/tests/unit/screens/%s.%s.%dx%d.txt", source ? source : ".", tour->name,
	         lang, cols, rows);
	if (update && !strcmp(update, "update"))
		write_expected(path.text, got);
	read_expected(path.text, &wanted);
	if (strcmp(got->text, wanted.text) != 0)
		show_difference(path.text, got->text, wanted.text);
	str_free(&path);
	str_free(&wanted);
}

static void walk(const struct tour *tour, const char *lang, int cols, int rows)
{
	struct screen s;
	struct str got = STR_INIT;
	tour_open(&s, tour, cols, rows);
	for (const struct stop *stop = tour->stops; stop->name; stop++)
		take(&s, stop, &got);
	screen_close(&s);
	compare(tour, lang, cols, rows, &got);
	str_free(&got);
}

static void walk_all(const char *lang)
{
	if (!lang_set(lang)) {
		print_message("language %s cannot be had here\n", lang);
		skip();
	}
	for (size_t i = 0; i < n_tours; i++) {
		if (!tours[i].kept)
			continue;
		walk(&tours[i], lang, 80, 24);
		walk(&tours[i], lang, 60, 20);
	}
}

static void screens__are_as_expected__english(void **state)
{
	(void)state;
	walk_all("en");
}

static void screens__are_as_expected__danish(void **state)
{
	(void)state;
	walk_all("da");
}

static void screens__are_as_expected__dutch(void **state)
{
	(void)state;
	walk_all("nl");
}

/* Smaller and back: the focus is in sight again with what it was on; and where the
 * screen was too small for anything, everything is as before. */
static void assert_comes_back(struct screen *s, int cols, int rows, const char *name)
{
	struct str before = STR_INIT, after = STR_INIT, focus = STR_INIT, again = STR_INIT;
	screen_text(s, &before);
	screen_focus(s, &focus);
	screen_resize(s, cols, rows);
	screen_is_straight(s);
	bool small = s->app->layout.small;
	screen_resize(s, 80, 24);
	screen_text(s, &after);
	screen_focus(s, &again);
	if (small && strcmp(after.text, before.text) != 0)
		show_difference(name, after.text, before.text);
	/* a page that was shown whole in between begins at its start again */
	bool reads = app_focused(s->app)->ops->keymap == KEYMAP_PAGE;
	if (!reads && strcmp(again.text, focus.text) != 0)
		show_difference(name, again.text, focus.text);
	str_free(&before);
	str_free(&after);
	str_free(&focus);
	str_free(&again);
}

/* Every screen at every size, wherever one is: borders straight, nothing lost. */
static void screens__of_any_size__and_back(void **state)
{
	(void)state;
	static const int sizes[][2] = { { 200, 60 }, { 60, 20 }, { 40, 10 }, { 10, 3 }, { 1, 1 }, { 500, 100 } };
	lang_set("en");
	for (size_t t = 0; t < n_tours; t++) {
		struct screen s;
		tour_open(&s, &tours[t], 80, 24);
		for (const struct stop *stop = tours[t].stops; stop->name; stop++) {
			screen_keys(&s, stop->keys);
			for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
				assert_comes_back(&s, sizes[i][0], sizes[i][1], stop->name);
		}
		screen_close(&s);
	}
}

int main(void)
{
	lang_start("en", NULL, true);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screens__are_as_expected__english),
		cmocka_unit_test(screens__are_as_expected__danish),
		cmocka_unit_test(screens__are_as_expected__dutch),
		cmocka_unit_test(screens__of_any_size__and_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
