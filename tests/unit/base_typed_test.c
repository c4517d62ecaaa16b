/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes from a keyboard, byte by byte, in several charsets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/charset.h"
#include "base/str.h"
#include "base/typed.h"
#include "base/utf8.h"

/* What BYTES are in the charset of a LOCALE: characters, `*' for what means nothing, `_' for
 * what is not whole at the end. */
static char *all_typed(const char *locale, const char *bytes)
{
	struct typed t = { .n = 0 };
	struct str out = STR_INIT;
	enum typed_state state = TYPED_WHOLE;
	setenv("LC_ALL", locale, 1);
	charset_start(true);
	for (const char *b = bytes; *b; b += state != TYPED_WRONG_BEFORE) {
		uint32_t code = 0;
		state = typed_byte(&t, (unsigned char)*b, &code);
		if (state == TYPED_WHOLE)
			utf8_add(&out, code);
		else if (state != TYPED_MORE)
			str_add_char(&out, '*');
	}
	str_add(&out, state == TYPED_MORE ? "_" : "");
	typed_free(&t);
	return str_take(&out);
}

static void typed_byte__makes_characters__of_each_charset(void **state)
{
	static const struct { const char *locale, *bytes, *typed; } rows[] = {
		{ "C.UTF-8", "abc", "abc" },
		{ "C.UTF-8", "\xC3\xA6\xC3\xB8\xC3\xA5x", "æøåx" },
		{ "C.UTF-8", "\xE2\x82\xAC\xF0\x9F\x98\x80", "€😀" },
		{ "C.UTF-8", "\xC3", "_" },
		{ "C.UTF-8", "\xE6x", "*x" },             /* as a terminal of Latin-1 sends æ */
		{ "C.UTF-8", "\xE6\xF8\xE5x", "***x" },
		{ "C.UTF-8", "\xF8x", "*x" },
		{ "C.UTF-8", "\xC3\xC3\xA6", "*æ" },
		{ "C.UTF-8", "\x80y\xFFz", "*y*z" },
		{ "C.UTF-8", "\xED\xA0\x80.", "**." },   /* half a pair of UTF-16 is no character */
		{ "C", "\xC3\xA6", "æ" },
		{ "xx_YY.ISO-8859-1", "\xE6\xF8\xE5x", "æøåx" },
		{ "xx_YY.ISO-8859-2", "\xB3\xF3", "łó" },
		{ "xx_YY.ISO-8859-7", "\xE1\xFF", "α*" },
		{ "xx_YY.EUC-JP", "\xC6\xFC\xCB", "日_" },
		{ "xx_YY.no-such-charset", "\xE6x", "*x" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *typed = all_typed(rows[i].locale, rows[i].bytes);
		if (strcmp(typed, rows[i].typed) != 0)
			fail_msg("row %zu, %s: '%s' and not '%s'", i, rows[i].locale, typed, rows[i].typed);
		free(typed);
	}
}

/* Less is shown, the same is typed. */
static void charset_typed__stays__with_ascii(void **state)
{
	(void)state;
	setenv("LC_ALL", "xx_YY.ISO-8859-1", 1);
	charset_start(true);
	assert_string_equal(charset_name(), "ASCII");
	assert_string_equal(charset_typed(), "ISO-8859-1");
	setenv("LC_ALL", "C.UTF-8", 1);
	charset_start(true);
	charset_set_ascii();
	assert_string_equal(charset_typed(), "UTF-8");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(typed_byte__makes_characters__of_each_charset),
		cmocka_unit_test(charset_typed__stays__with_ascii),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
