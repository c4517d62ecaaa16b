/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Growing strings, filled patterns, arenas, diagnostics. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "base/xmem.h"

static void str__is_an_empty_string__before_use(void **state)
{
	(void)state;
	struct str s = STR_INIT;
	assert_string_equal(s.text, "");
	str_clear(&s);
	str_cut(&s, 3);
	str_add(&s, "");
	assert_string_equal(s.text, "");
	assert_int_equal(s.length, 0);
	str_free(&s);
	assert_string_equal(s.text, "");
	str_free(&s);
}

static void str_add__grows__all_ways(void **state)
{
	(void)state;
	struct str s = STR_INIT;
	str_add(&s, "ab");
	str_add_char(&s, 'c');
	str_add_bytes(&s, "defg", 2);
	str_add_repeat(&s, '-', 3);
	str_add_repeat(&s, '!', 0);
	str_addf(&s, "%d/%s", 12, "x");
	assert_string_equal(s.text, "abcde---12/x");
	assert_int_equal(s.length, 12);
	str_add_bytes(&s, "\0z", 2);
	assert_int_equal(s.length, 14);
	assert_memory_equal(s.text, "abcde---12/x\0z", 15);
	str_free(&s);
}

static void str_add__stays_whole__around_doublings(void **state)
{
	(void)state;
	for (size_t start = 0; start < 70; start++) {
		struct str s = STR_INIT;
		str_add_repeat(&s, 'a', start);
		str_addf(&s, "%s", "0123456789");
		assert_int_equal(s.length, start + 10);
		assert_int_equal(strlen(s.text), s.length);
		assert_string_equal(s.text + start, "0123456789");
		str_free(&s);
	}
}

static void str_cut__shortens__never_lengthens(void **state)
{
	(void)state;
	struct str s = STR_INIT;
	str_add(&s, "abcdef");
	str_cut(&s, 9);
	assert_string_equal(s.text, "abcdef");
	str_cut(&s, 4);
	assert_string_equal(s.text, "abcd");
	str_clear(&s);
	assert_string_equal(s.text, "");
	assert_int_equal(s.length, 0);
	str_free(&s);
}

static void str_take__hands_on__even_nothing(void **state)
{
	(void)state;
	struct str s = STR_INIT;
	char *text = str_take(&s);
	assert_string_equal(text, "");
	text[0] = '\0';   /* it is the caller's own */
	free(text);
	str_add(&s, "abc");
	text = str_take(&s);
	assert_string_equal(text, "abc");
	assert_string_equal(s.text, "");
	assert_int_equal(s.length, 0);
	free(text);
}

static void str_fill__replaces_numbers__patterns(void **state)
{
	(void)state;
	static const struct { const char *pattern, *filled; } rows[] = {
		{ "", "" },
		{ "plain", "plain" },
		{ "%1", "A" },
		{ "%2 before %1", "B2 before A" },
		{ "%1%1%2", "AAB2" },
		{ "100 %% of %1", "100 % of A" },
		{ "%%1", "%1" },
		{ "%4 and %9 are nothing", " and  are nothing" },
		{ "%0", "%0" },
		{ "%s %n %d", "%s %n %d" },
		{ "at the end %", "at the end %" },
		{ "%", "%" },
		{ "%12", "A2" },
		{ "æ%1ø", "æAø" },
		/* An argument is not filled again. */
		{ "%3", "%1 %s %%" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str s = STR_INIT;
		str_add(&s, "<");
		str_fill(&s, rows[i].pattern, "A", "B2", "%1 %s %%");
		assert_int_equal(s.text[0], '<');
		assert_string_equal(s.text + 1, rows[i].filled);
		str_free(&s);
	}
}

static void str_fill__takes_nine__arguments(void **state)
{
	(void)state;
	struct str s = STR_INIT;
	str_fill(&s, "%9%8%7%6%5%4%3%2%1", "1", "2", "3", "4", "5", "6", "7", "8", "9");
	assert_string_equal(s.text, "987654321");
	str_clear(&s);
	str_fill_list(&s, "%1!", (const char *const[]){ NULL });
	assert_string_equal(s.text, "!");
	str_free(&s);
}

static void str_is_blank__knows_white_space__of_unicode(void **state)
{
	(void)state;
	static const char *const blank[] = { "", " ", "\t\r\n\v\f", "\xc2\xa0", "\xe3\x80\x80", " \xe2\x80\x83 ",
		"\xe2\x80\xa8", "\xc2\x85", "\xe1\x9a\x80", "\xe2\x80\xaf", "\xe2\x81\x9f" };
	static const char *const not[] = { "x", "  x", "0", ".", "\xc3\xa6", " \xe6\x97\xa5", "\xe2\x80\x8b", "\xff" };
	for (size_t i = 0; i < sizeof blank / sizeof *blank; i++)
		assert_true(str_is_blank(blank[i]));
	for (size_t i = 0; i < sizeof not / sizeof *not; i++)
		assert_false(str_is_blank(not[i]));
}

static void xstrset__copies_first__from_itself(void **state)
{
	(void)state;
	char *s = xstrdup("abcdef");
	xstrset(&s, s + 2);
	assert_string_equal(s, "cdef");
	xstrset(&s, s);
	assert_string_equal(s, "cdef");
	free(s);
	s = xstrndup("abcdef", 3);
	assert_string_equal(s, "abc");
	free(s);
}

static void xgrow__makes_room__one_by_one(void **state)
{
	(void)state;
	int *list = NULL;
	size_t room = 0;
	for (size_t n = 0; n < 1000; n++) {
		XGROW(list, n, room);
		assert_true(room > n);
		list[n] = (int)n;
	}
	for (int n = 0; n < 1000; n++)
		assert_int_equal(list[n], n);
	free(list);
}

static void arena_alloc__gives_zeroed_aligned_memory__all_sizes(void **state)
{
	(void)state;
	struct arena a = ARENA_INIT;
	unsigned char *got[200];
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < 200; i++) {
			size_t size = i < 190 ? i : i * 200;
			got[i] = arena_alloc(&a, size);
			assert_int_equal((uintptr_t)got[i] % _Alignof(max_align_t), 0);
			for (size_t k = 0; k < size; k++)
				assert_int_equal(got[i][k], 0);
			memset(got[i], (int)i + 1, size);
		}
		for (size_t i = 0; i < 200; i++)
			for (size_t k = 0; k < (i < 190 ? i : i * 200); k++)
				assert_int_equal(got[i][k], (unsigned char)(i + 1));
		arena_reset(&a);
	}
	arena_free(&a);
	assert_null(a.blocks);
	arena_reset(&a);
	arena_free(&a);
}

static void arena_strdup__copies__whole_and_part(void **state)
{
	(void)state;
	struct arena a = ARENA_INIT;
	assert_string_equal(arena_strdup(&a, ""), "");
	assert_string_equal(arena_strdup(&a, "Skole"), "Skole");
	assert_string_equal(arena_strndup(&a, "Skole", 3), "Sko");
	arena_free(&a);
}

static void diags__are_kept__with_file_place_arguments(void **state)
{
	(void)state;
	struct diags ds;
	diags_init(&ds, "a.yaml");
	assert_int_equal(ds.count, 0);
	assert_false(diags_error(&ds, DIAG_DUPLICATE_KEY, 7, 3, "name", "5"));
	diags_set_file(&ds, "b.yaml");
	assert_false(diags_warn(&ds, DIAG_UNKNOWN_KEYS_KEPT, 0, 0, "fax"));
	assert_false(diags_error(&ds, DIAG_EMPTY_FILE, 1, 1, NULL));
	assert_int_equal(ds.count, 3);
	assert_int_equal(ds.errors, 2);
	assert_string_equal(ds.list[0].file, "a.yaml");
	assert_int_equal(ds.list[0].code, DIAG_DUPLICATE_KEY);
	assert_int_equal(ds.list[0].line, 7);
	assert_int_equal(ds.list[0].column, 3);
	assert_false(ds.list[0].warning);
	assert_string_equal(ds.list[0].args[0], "name");
	assert_string_equal(ds.list[0].args[1], "5");
	assert_string_equal(ds.list[0].args[2], "");
	assert_string_equal(ds.list[1].file, "b.yaml");
	assert_true(ds.list[1].warning);
	assert_string_equal(ds.list[2].args[0], "");
	diags_free(&ds);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(str__is_an_empty_string__before_use),
		cmocka_unit_test(str_add__grows__all_ways),
		cmocka_unit_test(str_add__stays_whole__around_doublings),
		cmocka_unit_test(str_cut__shortens__never_lengthens),
		cmocka_unit_test(str_take__hands_on__even_nothing),
		cmocka_unit_test(str_fill__replaces_numbers__patterns),
		cmocka_unit_test(str_fill__takes_nine__arguments),
		cmocka_unit_test(str_is_blank__knows_white_space__of_unicode),
		cmocka_unit_test(xstrset__copies_first__from_itself),
		cmocka_unit_test(xgrow__makes_room__one_by_one),
		cmocka_unit_test(arena_alloc__gives_zeroed_aligned_memory__all_sizes),
		cmocka_unit_test(arena_strdup__copies__whole_and_part),
		cmocka_unit_test(diags__are_kept__with_file_place_arguments),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
