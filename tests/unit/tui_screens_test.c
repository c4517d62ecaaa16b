/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every screen as text, in each language at 80x24 and 60x20.  The expected screens
 * stand in tests/unit/screens/, beside the keys that lead to each.  After a change that
 * is meant, `KONSORT_SCREENS=update make check TESTS=tests/unit/tui_screens_test'
 * writes them anew: read the difference before keeping it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/lang.h"
#include "support/screen.h"

/* A consortium of six, with something of everything. */
#define SIX \
	"@acronym RAILS; @title Skills_for_the_railways_of_tomorrow; @sector rail; @duration 48; " \
	"@priorities digital-skills; " \
	"Skole_København DK vet-provider applicant does=Leads grant=400000; " \
	"Universität_Köln DE higher-education full does=Teaches; " \
	"Żelazo_Sp._z_o.o. PL company full; " \
	"Chambre_de_commerce_de_la_région FR chamber full does=Spreads_the_word; " \
	"Spoorwegmuseum - - associated; " \
	"Skole_København DK vet-provider full"
#define NINE_2015 \
	"@acronym TRE; @sector ict; @duration 36; " \
	"A DK vet-provider applicant; B DK company full; C DK education-authority full; " \
	"D BE network full umbrella; E BE company full"

/* Of a call where a Lot's figures are disputed or stated nowhere. */
#define FOUR_2019 \
	"@acronym WATT; @sector batteries; @duration 48; " \
	"Alfa DK vet-provider applicant; Bravo SE company full; Charlie DE vet-provider+company full; " \
	"Delta US company full"

struct stop {
	const char *name;
	const char *keys;
};
struct tour {
	const char *name, *call, *lot, *draft;
	struct stop stops[24];
};

static const struct tour tours[] = {
	{ "new", "", "", "", {
		{ "the call", "" },
		{ "call chosen by Space: conditions appear", "Space" },
		{ "the Lot", "Enter" },
		{ "the sector", "Down Enter" },
		{ "aims", "Enter" },
		{ "an empty table", "^N" },
		{ "the first partner", "a" },
		{ "and back: it was empty", "Esc" },
	} },
	{ "six", "ssa-2020", "2", SIX, {
		{ "the table", "5 Home" },
		{ "a partner", "Enter" },
		{ "choosing a country", "Down 's'" },
		{ "narrower", "'we'" },
		{ "marking what else it is", "Esc Esc Down Down Enter" },
		{ "end of the form", "Enter PgDn PgDn" },
		{ "a question before removing", "Esc r" },
		{ "the conditions", "Esc !" },
		{ "why", "Enter" },
		{ "where it is mended", "g" },
		{ "statements", "Esc n" },
		{ "review", "^N" },
		{ "further down", "PgDn" },
		{ "all steps", "o" },
		{ "help", "Esc ?" },
		{ "saving", "Esc w" },
		{ "leaving", "Esc 4 'X' ^C" },
	} },
	{ "lots", "toy-2019", "3", FOUR_2019, {
		{ "conditions that no source decides", "5 ! Down" },
		{ "why", "Enter" },
		{ "nothing to mend", "Esc g" },
		{ "the review", "Esc 7" },
		{ "why, with the shortest way", "Down Enter" },
		{ "which would fit", "Esc f" },
		{ "changing to one that is undecided", "Down Down Enter" },
		{ "help on it", "Esc ?" },
		{ "the Lots", "Esc Esc 2" },
		{ "what no longer fits", "Up Up Space" },
		{ "changed", "Right Enter" },
		{ "who fills which place", "7 Down Down Enter" },
		{ "further down", "PgDn" },
		{ "another call: its Lot is to be chosen", "Esc 1 Down Enter" },
		{ "back: its Lot comes back", "1 Up Space" },
		{ "and the old Lot", "2 Down Down Space" },
		{ "all steps", "o" },
	} },
	{ "2015", "ssa-2015", "", NINE_2015, {
		{ "the table", "5 Home" },
		{ "an umbrella organisation", "Down Down Down Enter" },
		{ "a step that is not needed", "Esc o" },
		{ "statements", "Esc 6" },
	} },
};

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
	screen_open(&s, cols, rows, tour->call, tour->lot, tour->draft);
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
	for (size_t i = 0; i < sizeof tours / sizeof *tours; i++) {
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
	if (strcmp(again.text, focus.text) != 0)
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
	for (size_t t = 0; t < sizeof tours / sizeof *tours; t++) {
		struct screen s;
		screen_open(&s, 80, 24, tours[t].call, tours[t].lot, tours[t].draft);
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
