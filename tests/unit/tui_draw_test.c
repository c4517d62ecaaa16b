/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text in cells: what is drawn takes the cells that draw_width() says, in terminals that
 * can show all of it and in those that cannot. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/charset.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "tui/draw.h"

enum { COLS_ALL = 40 };
static SCREEN *terminal;
static FILE *nowhere;

static int open_screen(void **state)
{
	(void)state;
	lang_start("en", NULL, true);
	nowhere = fopen("/dev/null", "r+");
	terminal = newterm("xterm", nowhere, nowhere);
	return terminal && resizeterm(3, COLS_ALL) == OK ? 0 : -1;
}

static int close_screen(void **state)
{
	(void)state;
	endwin();
	delscreen(terminal);
	fclose(nowhere);
	return 0;
}

static int utf8(void **state)
{
	(void)state;
	charset_start(true);
	return charset_is_utf8() ? 0 : -1;
}

static int ascii(void **state)
{
	(void)state;
	charset_set_ascii();
	return 0;
}

/* The cells of row 0 as text. */
static void row_text(struct str *out)
{
	str_clear(out);
	for (int x = 0; x < COLS_ALL; ) {
		cchar_t cell;
		wchar_t text[CCHARW_MAX] = L"";
		attr_t attributes;
		short pair;
		mvwin_wch(stdscr, 0, x, &cell);
		getcchar(&cell, text, &attributes, &pair, NULL);
		for (size_t i = 0; i < CCHARW_MAX && text[i]; i++)
			utf8_add(out, (uint32_t)text[i]);
		int cells = wcwidth(text[0]);
		x += cells > 0 ? cells : 1;
	}
}

static void draw_row(struct str *out, const char *text, int cells)
{
	static const struct style style = { .ascii = false };
	struct canvas c = { .window = stdscr, .rows = 3, .cols = COLS_ALL, .style = &style };
	werase(stdscr);
	mvwhline(stdscr, 0, 0, '#', COLS_ALL);
	draw_text(&c, 0, 0, cells, text, LOOK_PLAIN);
	row_text(out);
}

struct row {
	const char *text;
	int cells;
	const char *wanted;   /* without the '#' behind it */
};

static void check_rows(const struct row *rows, size_t n)
{
	struct str drawn = STR_INIT, wanted = STR_INIT;
	for (size_t i = 0; i < n; i++) {
		str_clear(&wanted);
		str_add(&wanted, rows[i].wanted);
		str_add_repeat(&wanted, '#', (size_t)(COLS_ALL - rows[i].cells));
		draw_row(&drawn, rows[i].text, rows[i].cells);
		assert_string_equal(drawn.text, wanted.text);
	}
	str_free(&drawn);
	str_free(&wanted);
}

static void draw_text__cuts_with_an_ellipsis__utf8(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{ "\xc3\xa6\xc3\xb8\xc3\xa5", 5, "\xc3\xa6\xc3\xb8\xc3\xa5  " },
		{ "\xc3\xa6\xc3\xb8\xc3\xa5", 3, "\xc3\xa6\xc3\xb8\xc3\xa5" },
		{ "\xc3\xa6\xc3\xb8\xc3\xa5", 2, "\xc3\xa6\xe2\x80\xa6" },
		{ "\xe6\x97\xa5\xe6\x9c\xac", 3, "\xe6\x97\xa5\xe2\x80\xa6" },
		{ "\xe6\x97\xa5\xe6\x9c\xac", 2, "\xe2\x80\xa6 " },
		{ "o\xcc\x88x", 2, "o\xcc\x88x" },
		{ "\xcc\x88x", 2, "\xef\xbf\xbdx" },
		{ "a\tb\nc\x1b", 6, "a b c\xef\xbf\xbd" },
		{ "\xe2\x80\xa6", 1, "\xe2\x80\xa6" },
	};
	check_rows(rows, sizeof rows / sizeof *rows);
}

static void draw_text__draws_all_letters_or_none__ascii(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{ "\xc3\xa6\xc3\xb8\xc3\xa5", 5, "aeoa " },
		{ "\xc3\xa6\xc3\xb8\xc3\xa5", 4, "aeoa" },
		{ "\xc3\xa6\xc3\xb8\xc3\xa5", 3, "ae~" },
		{ "\xc3\xa6\xc3\xa6\xc3\xa6", 4, "ae~ " },
		{ "\xc3\xa6", 1, "~" },
		{ "o\xcc\x88x", 2, "ox" },
		{ "\xcc\x88x", 2, "x " },
		{ "\xe6\x97\xa5\xe6\x9c\xac", 2, "??" },
		{ "a \xc2\xb7 b \xe2\x80\x93 c \xe2\x80\xa6", 20, "a - b - c ...       " },
		{ "\xe2\x82\xac 5", 6, "EUR 5 " },
		{ "\xe2\x80\xa6", 1, "~" },
		{ "a\x1b\xe2\x80\xae", 3, "a??" },
	};
	check_rows(rows, sizeof rows / sizeof *rows);
}

/* Texts whose every part is to be as wide as it is drawn. */
static void check_widths(void)
{
	static const char *const texts[] = { "\xc3\xa6\xc3\xb8\xc3\xa5 abc", "e\xcc\x81\xcc\x88x", "\xe6\x97\xa5" "a\xe6\x9c\xac", "\xe2\x82\xac\xe2\x80\xa6\xc2\xa9",
		"\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9", "\x1b\xc2\x85\xff\xe2\x80\xae", "\xe1\x84\x80\xe1\x85\xa1" };
	struct str drawn = STR_INIT, part = STR_INIT;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		for (size_t n = 0; n < strlen(texts[i]); n = utf8_next(texts[i], n)) {
			const char *rest = texts[i] + n;
			int cells = draw_width(rest, strlen(rest));
			/* wide enough: nothing is cut, and the next cell is left alone */
			draw_row(&drawn, rest, cells);
			str_clear(&part);
			str_add_repeat(&part, '#', (size_t)(COLS_ALL - cells));
			assert_null(strstr(drawn.text, "\xe2\x80\xa6#"));
			assert_null(strstr(drawn.text, "~#"));
			assert_non_null(strstr(drawn.text, part.text));
			assert_null(strstr(drawn.text, " #"));
			assert_int_equal(utf8_width(rest), cells);
		}
	str_free(&drawn);
	str_free(&part);
}

static void draw_width__is_what_is_drawn__utf8(void **state)
{
	(void)state;
	check_widths();
}

static void draw_width__is_what_is_drawn__ascii(void **state)
{
	(void)state;
	check_widths();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(draw_text__cuts_with_an_ellipsis__utf8, utf8),
		cmocka_unit_test_setup(draw_text__draws_all_letters_or_none__ascii, ascii),
		cmocka_unit_test_setup(draw_width__is_what_is_drawn__utf8, utf8),
		cmocka_unit_test_setup_teardown(draw_width__is_what_is_drawn__ascii, ascii, utf8),
	};
	return cmocka_run_group_tests(tests, open_screen, close_screen);
}
