/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terminal's charset by the locale, and what stands for what it cannot show: with
 * widths that agree, as lines are laid out by them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>

#include "base/charset.h"
#include "base/lang.h"
#include "base/utf8.h"

/* Starts as in an environment whose only locale variable is LC_ALL=NAME. */
static void start_in(const char *name, bool on_terminal)
{
	unsetenv("LC_CTYPE");
	unsetenv("LANG");
	if (name)
		setenv("LC_ALL", name, 1);
	else
		unsetenv("LC_ALL");
	charset_start(on_terminal);
}

static int english_ascii(void **state)
{
	(void)state;
	start_in(NULL, false);
	return lang_start("en", NULL, false) && !strcmp(charset_name(), "ASCII") ? 0 : -1;
}

/* A locale that is not installed anywhere, so that only its name counts. */
static int english_latin(void **state)
{
	(void)state;
	start_in("xx_YY.ISO-8859-1", false);
	return lang_start("en", NULL, false) && !strcmp(charset_name(), "ISO-8859-1") ? 0 : -1;
}

static void check_shown(uint32_t code, const char *wanted)
{
	const char *shown = charset_shown(code);
	if (!shown || strcmp(shown, wanted) != 0)
		fail_msg("U+%04X is shown as <%s>, not <%s>", code, shown ? shown : "itself", wanted);
}

static void charset_start__goes_by_the_locale__or_its_name(void **state)
{
	(void)state;
	static const struct { const char *locale, *plain, *screen; } rows[] = {
		{ NULL, "ASCII", "UTF-8" }, { "C", "ASCII", "UTF-8" }, { "POSIX", "ASCII", "UTF-8" },
		{ "xx_YY", "ASCII", "UTF-8" }, { "nonsense", "ASCII", "UTF-8" },
		{ "C.UTF-8", "UTF-8", "UTF-8" }, { "xx_YY.UTF-8", "UTF-8", "UTF-8" }, { "xx_YY.utf8", "UTF-8", "UTF-8" },
		{ "xx_YY.UTF-8@euro", "UTF-8", "UTF-8" },
		/* on a screen curses could not write it */
		{ "xx_YY.ISO-8859-1", "ISO-8859-1", "ASCII" }, { "xx_YY.ISO-8859-15@euro", "ISO-8859-15", "ASCII" },
		{ "xx_YY.KOI8-R", "KOI8-R", "ASCII" },
		/* no terminal's, not known, no name */
		{ "xx_YY.UTF-16", "ASCII", "ASCII" }, { "xx_YY.UCS-4", "ASCII", "ASCII" }, { "xx_YY.IBM037", "ASCII", "ASCII" },
		{ "xx_YY.NO-SUCH", "ASCII", "ASCII" }, { "xx_YY.", "ASCII", "UTF-8" }, { "xx_YY.@euro", "ASCII", "ASCII" },
		{ "xx_YY.ASCII//TRANSLIT", "ASCII", "ASCII" }, { "xx_YY.../../x", "ASCII", "ASCII" },
		{ "xx_YY.ISO-8859-1,ISO-8859-2", "ASCII", "ASCII" },
		{ "xx_YY.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "ASCII", "ASCII" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (int screen = 0; screen < 2; screen++) {
			const char *wanted = screen ? rows[i].screen : rows[i].plain;
			start_in(rows[i].locale, screen);
			if (strcmp(charset_name(), wanted) != 0)
				fail_msg("%s: %s, not %s", rows[i].locale, charset_name(), wanted);
			assert_int_equal(charset_is_utf8(), !strcmp(wanted, "UTF-8"));
			if (screen && charset_is_utf8())
				assert_string_equal(nl_langinfo(CODESET), "UTF-8");
		}
}

static void charset_shown__is_itself__where_it_can_be(void **state)
{
	(void)state;
	start_in("C.UTF-8", true);
	assert_null(charset_shown('a'));
	assert_null(charset_shown(0xE5));
	assert_null(charset_shown(0x1F600));
	start_in("xx_YY.ISO-8859-1", false);
	assert_null(charset_shown(0xE5));
	assert_null(charset_shown(0xB7));
	check_shown(0x142, "l");
	check_shown(0x20AC, "EUR");
	start_in("xx_YY.ISO-8859-15", false);
	assert_null(charset_shown(0x20AC));
	assert_null(charset_shown(0x153));
	charset_set_ascii();
	check_shown(0x153, "oe");
	for (uint32_t code = 1; code < 0x80; code++)
		assert_null(charset_shown(code));
}

static const struct { uint32_t code; const char *text; } ascii[] = {
	{ 0xE9, "e" }, { 0xC9, "E" }, { 0xE5, "a" }, { 0xC5, "A" }, { 0xF1, "n" }, { 0x15A, "S" }, { 0x1EF9, "y" },
	{ 0xF8, "o" }, { 0xD8, "O" }, { 0xE6, "ae" }, { 0xC6, "Ae" }, { 0x152, "Oe" }, { 0xDF, "ss" }, { 0x141, "L" },
	{ 0x111, "d" }, { 0xD0, "D" }, { 0xDE, "Th" }, { 0x131, "i" }, { 0x130, "I" }, { 0x132, "IJ" }, { 0x133, "ij" },
	{ 0x301, "" }, { 0x308, "" }, { 0x20DD, "" },
	{ 0xA0, " " }, { 0x2026, "..." }, { 0x2013, "-" }, { 0x2014, "-" }, { 0x2019, "'" }, { 0x201C, "\"" }, { 0xAB, "<<" },
	{ 0xB7, "-" }, { 0x20AC, "EUR" }, { 0x2122, "TM" }, { 0xB2, "2" }, { 0xFF21, "A" }, { 0xA9, "(C)" },
	{ 0x65E5, "?" }, { 0x10400, "?" }, { 0x3B1, "?" }, { 0xFFFD, "?" }, { 0x202E, "?" }, { 0x200B, "?" }, { 0x2028, "?" },
};

static void charset_shown__is_the_nearest__in_ascii(void **state)
{
	(void)state;
	for (int round = 0; round < 2; round++)   /* found anew, and remembered */
		for (size_t i = 0; i < sizeof ascii / sizeof *ascii; i++)
			check_shown(ascii[i].code, ascii[i].text);
}

static void charset_shown__is_printable__any_character(void **state)
{
	(void)state;
	for (uint32_t code = 0x80; code < 0x30000; code++) {
		if (code >= 0xD800 && code < 0xE000)
			continue;
		const char *shown = charset_shown(code);
		assert_non_null(shown);
		assert_in_range(strlen(shown), 0, 11);
		for (; *shown; shown++)
			if (*shown < ' ' || *shown >= 0x7F)
				fail_msg("U+%04X", code);
		if (code == 0x3000)
			code = 0xABFF;   /* the ideographs are all alike */
	}
}

static void charset_shown__follows_the_language__danish(void **state)
{
	(void)state;
	check_shown(0xE5, "a");
	if (!lang_set("da"))
		skip();
	check_shown(0xE5, "aa");
	check_shown(0xC5, "Aa");
	check_shown(0xD8, "Oe");
	check_shown(0xE6, "ae");
	check_shown(0xE9, "e");
	assert_true(lang_set("en"));
	check_shown(0xE5, "a");
	check_shown(0xD8, "O");
}

static void charset_add__writes_texts__shown_and_as_bytes(void **state)
{
	(void)state;
	static const struct { const char *locale, *text, *shown, *bytes; } rows[] = {
		{ "C.UTF-8", "\xc3\xa5 \xe2\x80\xa6 \x1b[1m", "\xc3\xa5 \xe2\x80\xa6 \x1b[1m", "\xc3\xa5 \xe2\x80\xa6 \x1b[1m" },
		{ "C", "Bl\xc3\xa5 \xe2\x80\xa6\n\x1b[1m", "Bla ...\n\x1b[1m", "Bla ...\n\x1b[1m" },
		{ "C", "cafe\xcc\x81", "cafe", "cafe" },
		{ "xx_YY.ISO-8859-1", "Bl\xc3\xa5 \xc5\x81\xc3\xb3" "d\xc5\xba", "Bl\xc3\xa5 L\xc3\xb3" "dz", "Bl\xe5 L\xf3" "dz" },
		{ "xx_YY.ISO-8859-1", "\xe2\x82\xac 1", "EUR 1", "EUR 1" },
		{ "xx_YY.EUC-JP", "\xe6\x97\xa5\xc2\xb7", "\xe6\x97\xa5-", "\xc6\xfc-" },
		{ "xx_YY.ISO-2022-JP", "\xe6\x97\xa5x", "\xe6\x97\xa5x", "\x1b$BF|\x1b(Bx" },
		{ "C", "a\xff" "b", "a?b", "a?b" },
		{ "C", "", "", "" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str shown = STR_INIT, bytes = STR_INIT;
		start_in(rows[i].locale, false);
		charset_add_shown(&shown, rows[i].text);
		charset_add_bytes(&bytes, rows[i].text);
		assert_string_equal(shown.text, rows[i].shown);
		assert_string_equal(bytes.text, rows[i].bytes);
		str_free(&shown);
		str_free(&bytes);
	}
}

/* --- widths ---------------------------------------------------------------------- */

#define LONG_WORD "\xc3\xa6\xc3\xb8\xc3\xa5 Stra\xc3\x9f" "e \xe2\x82\xac 5 \xe2\x80\xa6"   /* æøå Straße € 5 … */

static void utf8_width__counts_the_letters__that_are_shown(void **state)
{
	(void)state;
	static const struct { const char *text; int ascii, full; } rows[] = {
		{ "abc", 3, 3 }, { "\xc3\xa6\xc3\xb8\xc3\xa5", 4, 3 }, { "\xe2\x82\xac", 3, 1 }, { "\xe2\x80\xa6", 3, 1 }, { "e\xcc\x81", 1, 1 },
		{ "\xe6\x97\xa5", 1, 2 }, { LONG_WORD, 22, 16 }, { "\x1b", 1, 1 }, { "\xe2\x80\xae", 1, 1 }, { "\xff", 1, 1 },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_int_equal(utf8_width(rows[i].text), rows[i].ascii);
		assert_int_equal(utf8_full_width(rows[i].text), rows[i].full);
	}
	start_in("C.UTF-8", false);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(utf8_width(rows[i].text), rows[i].full);
}

static void utf8_fit__keeps_letters_together__that_stand_for_one(void **state)
{
	(void)state;
	int used;
	/* ae o a */
	assert_int_equal(utf8_fit("\xc3\xa6\xc3\xb8\xc3\xa5", 1, &used), 0);
	assert_int_equal(used, 0);
	assert_int_equal(utf8_fit("\xc3\xa6\xc3\xb8\xc3\xa5", 2, &used), 2);
	assert_int_equal(utf8_fit("\xc3\xa6\xc3\xb8\xc3\xa5", 3, &used), 4);
	assert_int_equal(used, 3);
	assert_int_equal(utf8_fit("\xc3\xa6\xc3\xb8\xc3\xa5", 9, &used), 6);
	assert_int_equal(used, 4);
}

static void utf8_add_fit__ends_in_one_cell__where_it_cuts(void **state)
{
	(void)state;
	struct str s = STR_INIT, shown = STR_INIT;
	assert_int_equal(utf8_ellipsis(), '~');
	utf8_add_fit(&s, "\xc3\xa6\xc3\xb8\xc3\xa5xyz", 5, true);
	assert_string_equal(s.text, "\xc3\xa6\xc3\xb8\xc3\xa5~");
	str_clear(&s);
	utf8_add_fit(&s, "\xc3\xa6\xc3\xa6\xc3\xa6", 4, true);
	assert_string_equal(s.text, "\xc3\xa6~ ");
	str_clear(&s);
	utf8_add_cut(&s, "\xc3\xa6\xc3\xa6\xc3\xa6", 2);
	assert_string_equal(s.text, "\xc3\xa6\xe2\x80\xa6");
	for (int cells = 0; cells < 30; cells++) {
		str_clear(&s);
		str_clear(&shown);
		utf8_add_fit(&s, LONG_WORD, cells, true);
		charset_add_shown(&shown, s.text);
		assert_int_equal(shown.length, cells);
	}
	start_in("C.UTF-8", false);
	assert_int_equal(utf8_ellipsis(), 0x2026);
	str_free(&s);
	str_free(&shown);
}

static void utf8_wrap__makes_no_line_too_wide__in_ascii(void **state)
{
	(void)state;
	for (int cells = 6; cells < 40; cells++) {
		const char *rest = LONG_WORD " " LONG_WORD " " LONG_WORD;
		while (*rest) {
			struct str line = STR_INIT, shown = STR_INIT;
			size_t next, n = utf8_wrap(rest, cells, &next);
			str_add_bytes(&line, rest, n);
			charset_add_shown(&shown, line.text);
			if (shown.length > (size_t)cells)
				fail_msg("<%s> in %d cells", shown.text, cells);
			rest += next;
			str_free(&line);
			str_free(&shown);
		}
	}
}

int main(void)
{
#define IN_ASCII(f) cmocka_unit_test_setup(f, english_ascii)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(charset_start__goes_by_the_locale__or_its_name),
		cmocka_unit_test_setup(charset_shown__is_itself__where_it_can_be, english_latin),
		IN_ASCII(charset_shown__is_the_nearest__in_ascii),
		IN_ASCII(charset_shown__is_printable__any_character),
		IN_ASCII(charset_shown__follows_the_language__danish),
		IN_ASCII(charset_add__writes_texts__shown_and_as_bytes),
		IN_ASCII(utf8_width__counts_the_letters__that_are_shown),
		IN_ASCII(utf8_fit__keeps_letters_together__that_stand_for_one),
		IN_ASCII(utf8_add_fit__ends_in_one_cell__where_it_cuts),
		IN_ASCII(utf8_wrap__makes_no_line_too_wide__in_ascii),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
