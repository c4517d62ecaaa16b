/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8 as people see it: validity, graphemes, cells, lines, what is safe to show. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "support/chance.h"

#define ACUTE "\xcc\x81"                  /* U+0301, combining */
#define ZWJ "\xe2\x80\x8d"
#define MAN "\xf0\x9f\x91\xa8"
#define WOMAN "\xf0\x9f\x91\xa9"
#define FLAG_DK "\xf0\x9f\x87\xa9\xf0\x9f\x87\xb0"
#define FLAG_NL "\xf0\x9f\x87\xb3\xf0\x9f\x87\xb1"
#define RLO "\xe2\x80\xae"                /* U+202E */
#define BAD "\xef\xbf\xbd"                /* U+FFFD */

static void utf8_valid__judges_bytes__every_fault(void **state)
{
	(void)state;
	static const struct { const char *bytes; size_t n; bool valid; size_t bad; } rows[] = {
		{ "", 0, true, 0 }, { "abc", 3, true, 0 }, { "a\0b", 3, true, 0 }, { "\xc3\xa6\xe6\x97\xa5\xf0\x9f\x91\xa8", 9, true, 0 },
		{ "\xf4\x8f\xbf\xbf", 4, true, 0 }, { "\xed\x9f\xbf\xee\x80\x80", 6, true, 0 }, { "\xef\xbb\xbf", 3, true, 0 },
		{ "ab\xff", 3, false, 2 }, { "\x80", 1, false, 0 }, { "\xc0\x80", 2, false, 0 }, { "a\xc1\xbf", 3, false, 1 },
		{ "\xe0\x9f\xbf", 3, false, 0 }, { "\xf0\x8f\xbf\xbf", 4, false, 0 }, { "\xed\xa0\x80", 3, false, 0 },
		{ "\xf4\x90\x80\x80", 4, false, 0 }, { "\xf5\x80\x80\x80", 4, false, 0 }, { "a\xc3", 2, false, 1 },
		{ "a\xe6\x97", 3, false, 1 }, { "a\xf0\x9f\x91", 4, false, 1 },
		/* The text goes on behind N. */
		{ "a\xc3\xa6", 2, false, 1 },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t bad = 99;
		assert_int_equal(utf8_valid(rows[i].bytes, rows[i].n, NULL), rows[i].valid);
		assert_int_equal(utf8_valid(rows[i].bytes, rows[i].n, &bad), rows[i].valid);
		if (!rows[i].valid)
			assert_int_equal(bad, rows[i].bad);
	}
}

static void utf8_read__goes_through__and_back_by_add(void **state)
{
	(void)state;
	static const uint32_t codes[] = { 'a', 0xe6, 0x7ff, 0x800, 0x65e5, 0xffff, 0x10000, 0x1f468, 0x10ffff };
	struct str s = STR_INIT;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		utf8_add(&s, codes[i]);
	const char *at = s.text;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		assert_int_equal(utf8_read(&at), codes[i]);
	assert_ptr_equal(at, s.text + s.length);
	assert_int_equal(utf8_read(&at), 0);
	assert_ptr_equal(at, s.text + s.length);
	str_free(&s);
}

static void utf8_read__passes_over__wrong_bytes(void **state)
{
	(void)state;
	const char *at = "\xff" "a\xc3" "b", *end = at + 4;
	assert_int_equal(utf8_read(&at), 0xfffd);
	assert_int_equal(utf8_read(&at), 'a');
	assert_int_equal(utf8_read(&at), 0xfffd);
	assert_int_equal(utf8_read(&at), 'b');
	assert_ptr_equal(at, end);
	static const char *const cut[] = { "\xf0", "\xf0\x9f", "\xf0\x9f\x91", "\xe6\x97", "\xed\xa0\x80", "\xc0\x80" };
	for (size_t i = 0; i < sizeof cut / sizeof *cut; i++) {
		at = cut[i];
		while (*at)
			assert_int_equal(utf8_read(&at), 0xfffd);
		assert_ptr_equal(at, cut[i] + strlen(cut[i]));
	}
}

struct graphemes {
	const char *text;
	size_t ends[5];          /* of each grapheme, 0 behind the last */
	int width;               /* -1: not looked at */
};
static const struct graphemes graphemes[] = {
	{ "", { 0 }, 0 },
	{ "abc", { 1, 2, 3 }, 3 },
	{ "\xc3\xa6\xc3\xb8\xc3\x85", { 2, 4, 6 }, 3 },
	{ "\xc4\xb3s", { 2, 3 }, 2 },                               /* ĳ is one */
	{ "e" ACUTE "x", { 3, 4 }, 2 },
	{ "a" ACUTE ACUTE "b", { 5, 6 }, 2 },
	{ "\xe6\x97\xa5\xe6\x9c\xac", { 3, 6 }, 4 },                /* wide */
	{ "a\xe6\x97\xa5z", { 1, 4, 5 }, 4 },
	{ FLAG_DK FLAG_NL, { 8, 16 }, 4 },
	{ FLAG_DK FLAG_NL FLAG_DK, { 8, 16, 24 }, 6 },
	{ "\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd", { 8 }, -1 },          /* a thumb and its colour: terminals differ */
	{ "\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8", { 9 }, -1 },      /* Hangul in its letters */
	{ "\xe0\xa4\x95\xe0\xa4\xbf", { 6 }, -1 },                  /* Devanagari with a spacing mark */
};

static void utf8_next__and_prev__step_by_grapheme(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof graphemes / sizeof *graphemes; i++) {
		const struct graphemes *g = &graphemes[i];
		size_t at = 0, n = 0;
		for (; g->ends[n]; n++) {
			at = utf8_next(g->text, at);
			assert_int_equal(at, g->ends[n]);
		}
		assert_int_equal(utf8_next(g->text, at), at);
		while (n-- > 0) {
			at = utf8_prev(g->text, at);
			assert_int_equal(at, n > 0 ? g->ends[n - 1] : 0);
		}
		assert_int_equal(utf8_prev(g->text, 0), 0);
	}
}

static void utf8_width__counts_cells__of_graphemes(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof graphemes / sizeof *graphemes; i++)
		if (graphemes[i].width >= 0)
			assert_int_equal(utf8_width(graphemes[i].text), graphemes[i].width);
	assert_int_equal(utf8_width("\x1b" "a\t"), 3);
	assert_int_equal(utf8_width("a" RLO "b"), 3);
	assert_int_equal(utf8_width("\xef\xbd\xb1"), 1);            /* halfwidth katakana */
	assert_int_equal(utf8_width("\xef\xbc\xa1"), 2);            /* fullwidth A */
	assert_int_equal(utf8_width("\xe2\x9c\x93\xe2\x80\xa6\xe2\x94\x82"), 3);   /* check, ellipsis, line */
}

static void utf8_fit__never_splits__a_grapheme(void **state)
{
	(void)state;
	static const struct { const char *text; int cells; size_t bytes; int used; } rows[] = {
		{ "", 5, 0, 0 }, { "abc", 0, 0, 0 }, { "abc", 2, 2, 2 }, { "abc", 3, 3, 3 }, { "abc", 9, 3, 3 },
		{ "\xc3\xa6\xc3\xb8", 1, 2, 1 },
		{ "e" ACUTE "x", 1, 3, 1 },
		{ "\xe6\x97\xa5\xe6\x9c\xac", 1, 0, 0 }, { "\xe6\x97\xa5\xe6\x9c\xac", 3, 3, 2 }, { "\xe6\x97\xa5\xe6\x9c\xac", 4, 6, 4 },
		{ FLAG_DK FLAG_NL, 3, 8, 2 },
		{ "abc", -1, 0, 0 },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int used = 99;
		assert_int_equal(utf8_fit(rows[i].text, rows[i].cells, &used), rows[i].bytes);
		assert_int_equal(used, rows[i].used);
		assert_int_equal(utf8_fit(rows[i].text, rows[i].cells, NULL), rows[i].bytes);
	}
}

static void utf8_add_fit__cuts_with_an_ellipsis__and_pads(void **state)
{
	(void)state;
#define DOTS "\xe2\x80\xa6"
	static const struct { const char *text; int cells; const char *cut, *padded; } rows[] = {
		{ "", 3, "", "   " },
		{ "abc", 3, "abc", "abc" },
		{ "abc", 5, "abc", "abc  " },
		{ "abcd", 3, "ab" DOTS, "ab" DOTS },
		{ "abcd", 1, DOTS, DOTS },
		{ "abcd", 0, "", "" },
		{ "\xe6\x97\xa5\xe6\x9c\xac", 4, "\xe6\x97\xa5\xe6\x9c\xac", "\xe6\x97\xa5\xe6\x9c\xac" },
		{ "\xe6\x97\xa5\xe6\x9c\xac", 3, "\xe6\x97\xa5" DOTS, "\xe6\x97\xa5" DOTS },
		{ "\xe6\x97\xa5\xe6\x9c\xac", 2, DOTS, DOTS " " },
		{ "e" ACUTE "e" ACUTE "e" ACUTE, 2, "e" ACUTE DOTS, "e" ACUTE DOTS },
		{ "a\x1b" "b", 3, "a" BAD "b", "a" BAD "b" },
		{ "a" RLO "bc", 3, "a" BAD DOTS, "a" BAD DOTS },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str s = STR_INIT;
		utf8_add_fit(&s, rows[i].text, rows[i].cells, false);
		assert_string_equal(s.text, rows[i].cut);
		str_clear(&s);
		utf8_add_fit(&s, rows[i].text, rows[i].cells, true);
		assert_string_equal(s.text, rows[i].padded);
		str_free(&s);
	}
}

/* Wraps TEXT and joins the lines with bars. */
static char *wrapped(const char *text, int cells)
{
	struct str s = STR_INIT;
	while (*text) {
		size_t next, n = utf8_wrap(text, cells, &next);
		assert_true(next > 0 && next >= n && next <= strlen(text));
		str_add_bytes(&s, text, n);
		str_add_char(&s, '|');
		text += next;
	}
	return str_take(&s);
}

static void utf8_wrap__breaks_lines__at_spaces_and_newlines(void **state)
{
	(void)state;
	static const struct { const char *text; int cells; const char *lines; } rows[] = {
		{ "", 5, "" },
		{ "one", 5, "one|" },
		{ "one two", 7, "one two|" },
		{ "one two", 6, "one|two|" },
		{ "one two", 3, "one|two|" },
		{ "one two three", 9, "one two|three|" },
		{ "one   two", 4, "one|two|" },
		{ "abcdefgh", 3, "abc|def|gh|" },
		{ "ab cdefgh", 3, "ab|cde|fgh|" },
		{ "one\ntwo", 9, "one|two|" },
		{ "one\n\ntwo", 9, "one||two|" },
		{ "one\n", 3, "one|" },
		{ "\xe6\x97\xa5\xe6\x9c\xac\xe6\x97\xa5", 4, "\xe6\x97\xa5\xe6\x9c\xac|\xe6\x97\xa5|" },
		{ "\xe6\x97\xa5\xe6\x9c\xac\xe6\x97\xa5", 5, "\xe6\x97\xa5\xe6\x9c\xac|\xe6\x97\xa5|" },
		{ "e" ACUTE "e" ACUTE "e" ACUTE, 2, "e" ACUTE "e" ACUTE "|e" ACUTE "|" },
		{ "\xc3\xa6\xc3\xb8 \xc3\xa5", 2, "\xc3\xa6\xc3\xb8|\xc3\xa5|" },
		/* A no-break space holds together. */
		{ "a\xc2\xa0" "b c", 3, "a\xc2\xa0" "b|c|" },
		/* A wide character on one cell still goes on. */
		{ "\xe6\x97\xa5\xe6\x9c\xac", 1, "\xe6\x97\xa5|\xe6\x9c\xac|" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *lines = wrapped(rows[i].text, rows[i].cells);
		assert_string_equal(lines, rows[i].lines);
		free(lines);
	}
}

static void utf8_clean__replaces__what_must_not_be_shown(void **state)
{
	(void)state;
	static const struct { const char *text, *clean; } rows[] = {
		{ "Sm\xc3\xb8rrebr\xc3\xb8" "d \xc4\xb3", "Sm\xc3\xb8rrebr\xc3\xb8" "d \xc4\xb3" },
		{ "e" ACUTE "\xe6\x97\xa5" FLAG_DK, "e" ACUTE "\xe6\x97\xa5" FLAG_DK },
		{ "\x1b[31mred", BAD "[31mred" },
		{ "a\x7f" "b\x07", "a" BAD "b" BAD },
		{ "\xc2\x9b" "31m", BAD "31m" },                        /* U+009B */
		{ RLO "x\xe2\x80\xac", BAD "x" BAD },
		{ "\xe2\x80\x8e\xe2\x80\x8f\xd8\x9c", BAD BAD BAD },    /* LRM, RLM, ALM */
		{ "\xe2\x81\xa6\xe2\x81\xa9", BAD BAD },                /* isolates */
		{ "a\xe2\x80\x8b" "b\xef\xbb\xbf\xe2\x81\xa0", "a" BAD "b" BAD BAD },   /* zero-width space, BOM, joiner */
		{ "\xc2\xad", BAD },                                    /* soft hyphen */
		{ "\xe2\x80\xa8\xe2\x80\xa9", BAD BAD },                /* line and paragraph separator */
		{ "\xf3\xa0\x81\x81", BAD },                            /* a tag character */
		{ "\xff" "a\xc3", BAD "a" BAD },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str s = STR_INIT;
		utf8_clean(&s, rows[i].text);
		assert_string_equal(s.text, rows[i].clean);
		assert_int_equal(utf8_needs_cleaning(rows[i].text), i >= 2);
		assert_false(utf8_needs_cleaning(s.text));
		str_free(&s);
	}
}

static void utf8_is_unsafe__knows__controls_and_formats(void **state)
{
	(void)state;
	static const uint32_t unsafe[] = { 0x00, 0x07, 0x1b, 0x1f, 0x7f, 0x80, 0x9b, 0x9f, 0xad, 0x61c, 0x200b, 0x200e, 0x200f,
		0x2028, 0x202a, 0x202e, 0x2060, 0x2066, 0x2069, 0xfeff, 0xfff9, 0xe0001, 0xe007f };
	static const uint32_t safe[] = { ' ', 'a', '~', 0xa0, 0xe6, 0x133, 0x301, 0x3b1, 0x65e5, 0xfffd, 0x1f468, 0x2026 };
	for (size_t i = 0; i < sizeof unsafe / sizeof *unsafe; i++)
		if (!utf8_is_unsafe(unsafe[i]))
			fail_msg("U+%04X must be unsafe", (unsigned)unsafe[i]);
	for (size_t i = 0; i < sizeof safe / sizeof *safe; i++)
		if (utf8_is_unsafe(safe[i]))
			fail_msg("U+%04X must be safe", (unsigned)safe[i]);
}

static void utf8_is_space__knows__white_space(void **state)
{
	(void)state;
	static const uint32_t space[] = { ' ', '\t', '\n', 0x0b, 0x0c, '\r', 0x85, 0xa0, 0x1680, 0x2000, 0x200a, 0x2028,
		0x2029, 0x202f, 0x205f, 0x3000 };
	int n = 0;
	for (size_t i = 0; i < sizeof space / sizeof *space; i++)
		assert_true(utf8_is_space(space[i]));
	for (uint32_t c = 0; c < 0x110000; c++)
		n += utf8_is_space(c);
	assert_int_equal(n, 25);   /* White_Space of Unicode */
}

/* Any text made of awkward pieces; those behind the mark join what stands before them,
 * which no space in a text for people does. */
static char *some_text(struct chance *r)
{
	static const char *const pieces[] = { "a", "b ", " ", "\n", "\xc3\xa6", "\xc4\xb3", "e" ACUTE, "\xe6\x97\xa5", MAN, WOMAN,
		FLAG_DK, RLO, "\x1b", "\x7f", "\xc2\xa0", "\xe1\x84\x80", "\xe2\x80\x8b", "long-word",
		/* mark */ ACUTE, ZWJ, "\xef\xb8\x8f", "\xe1\x85\xa1", "\xe0\xa4\xbf" };
	enum { JOINING = 5, ALL = sizeof pieces / sizeof *pieces };
	struct str s = STR_INIT;
	for (int n = chance_below(r, 12); n > 0; n--) {
		bool behind_space = s.length > 0 && s.text[s.length - 1] == ' ';
		str_add(&s, pieces[chance_below(r, behind_space ? ALL - JOINING : ALL)]);
	}
	return str_take(&s);
}

static void check_steps(const char *text)
{
	size_t length = strlen(text), starts[100], n = 0;
	for (size_t at = 0; at < length; at = starts[n++]) {
		starts[n] = utf8_next(text, at);
		assert_true(starts[n] > at && starts[n] <= length);
	}
	for (; n > 0; n--)
		assert_int_equal(utf8_prev(text, starts[n - 1]), n > 1 ? starts[n - 2] : 0);
}

/* What is drawn is what was measured. */
static void check_cells(const char *text, int cells)
{
	struct str s = STR_INIT;
	utf8_clean(&s, text);
	assert_int_equal(utf8_width(s.text), utf8_width(text));
	assert_true(utf8_valid(s.text, s.length, NULL));
	assert_false(utf8_needs_cleaning(s.text));
	str_clear(&s);
	utf8_add_fit(&s, text, cells, true);
	assert_int_equal(utf8_width(s.text), cells);
	assert_false(utf8_needs_cleaning(s.text));
	str_clear(&s);
	utf8_add_fit(&s, text, cells, false);
	assert_true(utf8_width(s.text) <= cells);
	str_free(&s);
	int used;
	size_t n = utf8_fit(text, cells, &used);
	assert_true(used <= cells && n <= strlen(text));
	assert_true((n == strlen(text)) == (utf8_width(text) <= cells));
}

static void check_lines(const char *text, int cells)
{
	while (*text) {
		size_t next, n = utf8_wrap(text, cells, &next);
		char *line = strndup(text, n);
		assert_true(next > 0 && n <= next);
		assert_null(strchr(line, '\n'));
		/* Only a character that is too wide by itself may be. */
		if (utf8_width(line) > cells && n != utf8_next(text, 0))
			fail_msg("<%s> on %d cells gives <%s>", text, cells, line);
		for (size_t i = n; i < next; i = utf8_next(text, i))
			assert_true(text[i] == ' ' || text[i] == '\n');
		free(line);
		text += next;
	}
}

static void utf8__agrees_with_itself__random_texts(void **state)
{
	(void)state;
	struct chance r = { 2015 };
	for (int round = 0; round < 20000; round++) {
		char *text = some_text(&r);
		int cells = chance_below(&r, 12);
		check_steps(text);
		check_cells(text, cells);
		check_lines(text, cells + 1);
		free(text);
	}
}

static void utf8_clean__leaves_out__floods_of_marks(void **state)
{
	(void)state;
	struct str text = STR_INIT, out = STR_INIT, wanted = STR_INIT;
	for (int letter = 0; letter < 2; letter++) {   /* counted anew for each letter */
		str_add(&text, "a");
		str_add(&wanted, "a");
		for (int i = 0; i < 300; i++)
			str_add(&text, "\xCC\x81");
		for (int i = 0; i < 16; i++)
			str_add(&wanted, "\xCC\x81");
	}
	utf8_clean(&out, text.text);
	assert_string_equal(out.text, wanted.text);
	str_free(&text);
	str_free(&out);
	str_free(&wanted);
}

static void utf8_clean__takes_any_bytes__random(void **state)
{
	(void)state;
	struct chance r = { 1 };
	for (int round = 0; round < 20000; round++) {
		char bytes[9] = "";
		for (int i = chance_below(&r, 9); i > 0; i--)
			bytes[i - 1] = (char)(1 + chance_below(&r, 255));
		struct str s = STR_INIT;
		utf8_clean(&s, bytes);
		assert_true(utf8_valid(s.text, s.length, NULL));
		assert_false(utf8_needs_cleaning(s.text));
		if (!utf8_valid(bytes, strlen(bytes), NULL))
			assert_true(utf8_needs_cleaning(bytes));
		str_free(&s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(utf8_valid__judges_bytes__every_fault),
		cmocka_unit_test(utf8_read__goes_through__and_back_by_add),
		cmocka_unit_test(utf8_read__passes_over__wrong_bytes),
		cmocka_unit_test(utf8_next__and_prev__step_by_grapheme),
		cmocka_unit_test(utf8_width__counts_cells__of_graphemes),
		cmocka_unit_test(utf8_fit__never_splits__a_grapheme),
		cmocka_unit_test(utf8_add_fit__cuts_with_an_ellipsis__and_pads),
		cmocka_unit_test(utf8_wrap__breaks_lines__at_spaces_and_newlines),
		cmocka_unit_test(utf8_clean__replaces__what_must_not_be_shown),
		cmocka_unit_test(utf8_is_unsafe__knows__controls_and_formats),
		cmocka_unit_test(utf8_is_space__knows__white_space),
		cmocka_unit_test(utf8__agrees_with_itself__random_texts),
		cmocka_unit_test(utf8_clean__leaves_out__floods_of_marks),
		cmocka_unit_test(utf8_clean__takes_any_bytes__random),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
