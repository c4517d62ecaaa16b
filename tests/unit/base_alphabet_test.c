/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Alphabets as catalogues tell them: order, spelling, and texts that are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/alphabet.h"
#include "base/str.h"

#define A_TO_Z "a b c d e f g h i j k l m n o p q r s t u v w x y z"
static const char danish[] = A_TO_Z " \xc3\xa6\xc3\xa4=ae \xc3\xb8\xc3\xb6=oe \xc3\xa5=aa";
enum { AE = 0xE6, A_UMLAUT = 0xE4, OE = 0xF8, O_UMLAUT = 0xF6, A_RING = 0xE5, THORN = 0xFE };
enum { CAPITAL = 0x20 };   /* less, in Latin-1 */

static unsigned place(const struct alphabet *a, uint32_t code)
{
	return (unsigned char)alphabet_place(a, code);
}

static void alphabet_place__follows_the_groups__danish(void **state)
{
	(void)state;
	struct alphabet a;
	alphabet_read(&a, danish);
	for (uint32_t c = 'a'; c <= 'z'; c++) {
		assert_int_equal(place(&a, c), c);
		assert_int_equal(place(&a, c - 'a' + 'A'), c);
	}
	assert_int_equal(place(&a, AE), 'z' + 1);
	assert_int_equal(place(&a, A_UMLAUT), 'z' + 1);
	assert_int_equal(place(&a, OE), 'z' + 2);
	assert_int_equal(place(&a, O_UMLAUT - CAPITAL), 'z' + 2);
	assert_int_equal(place(&a, A_RING), 'z' + 3);
	assert_int_equal(place(&a, A_RING - CAPITAL), 'z' + 3);
	static const uint32_t others[] = { THORN, 0xE9, '0', ' ', '-', 0x3B1, 0x1F600, 0 };
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_int_equal(place(&a, others[i]), 0);
}

static void alphabet_place__is_english__without_an_alphabet(void **state)
{
	(void)state;
	struct alphabet zero = { .n = 0 }, read;
	alphabet_read(&read, "");
	for (uint32_t c = 'a'; c <= 'z'; c++) {
		assert_int_equal(place(&zero, c), c);
		assert_int_equal(place(&read, c), c);
	}
	assert_int_equal(place(&zero, AE), 0);
	assert_int_equal(place(&read, AE), 0);
}

static void alphabet_place__follows_any_order__of_a_to_z(void **state)
{
	(void)state;
	struct alphabet a;
	/* as in Estonian: z behind s; w left out stands with v, j with i */
	alphabet_read(&a, "a b c d e f g h i k l m n o p q r s \xc5\xa1 z \xc5\xbe t u v x y");
	assert_true(place(&a, 's') < place(&a, 0x161) && place(&a, 0x161) < place(&a, 'z'));
	assert_true(place(&a, 'z') < place(&a, 0x17E) && place(&a, 0x17D) < place(&a, 't'));
	assert_int_equal(place(&a, 'w'), place(&a, 'v'));
	assert_int_equal(place(&a, 'j'), place(&a, 'i'));
	/* only other letters: all behind z */
	alphabet_read(&a, "\xce\xb1 \xce\xb2");
	assert_int_equal(place(&a, 'z'), 'z');
	assert_true(place(&a, 0x3B1) > 'z' && place(&a, 0x3B2) > place(&a, 0x391));
}

static void alphabet_spell__writes_a_to_z__capitals_kept(void **state)
{
	(void)state;
	struct alphabet a;
	char out[ALPHABET_SPELLING_SIZE];
	alphabet_read(&a, danish);
	static const struct { uint32_t code; const char *spelling; } rows[] = {
		{ AE, "ae" }, { A_UMLAUT, "ae" }, { OE, "oe" }, { A_RING, "aa" }, { AE - CAPITAL, "Ae" },
		{ A_RING - CAPITAL, "Aa" }, { O_UMLAUT - CAPITAL, "Oe" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_true(alphabet_spell(&a, rows[i].code, out));
		assert_string_equal(out, rows[i].spelling);
	}
	assert_false(alphabet_spell(&a, 'a', out));
	assert_false(alphabet_spell(&a, THORN, out));
}

static void alphabet_read__passes_over__what_is_no_spelling(void **state)
{
	(void)state;
	static const char *const wrong[] = { "a \xc3\xa5=", "a \xc3\xa5=AA", "a \xc3\xa5=aaaaa", "a \xc3\xa5=a-a", "a \xc3\xa5=\xc3\xa5",
		"a \xc3\xa5 =aa", "a \xc3\xa5==aa" };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct alphabet a;
		char out[ALPHABET_SPELLING_SIZE];
		alphabet_read(&a, wrong[i]);
		assert_int_equal(place(&a, A_RING), 'b');
		assert_false(alphabet_spell(&a, A_RING, out));
	}
}

static void alphabet_read__takes_the_first__of_a_letter_twice(void **state)
{
	(void)state;
	struct alphabet a;
	char out[ALPHABET_SPELLING_SIZE];
	alphabet_read(&a, "a \xc3\xa5=aa b \xc3\x85=o a");
	assert_int_equal(place(&a, A_RING), 'b');
	assert_int_equal(place(&a, 'a'), 'a');
	assert_true(alphabet_spell(&a, A_RING, out));
	assert_string_equal(out, "aa");
}

static void alphabet_read__ends_well__whatever_the_text(void **state)
{
	(void)state;
	struct alphabet a;
	struct str text = STR_INIT;
	static const char *const texts[] = { " ", "   ", "=", "= =", "=a", "a=", "1 2 3", "\t\n", "%1 %2", "\xef\xbf\xbd", "\xf0\x9f\x98\x80" };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		alphabet_read(&a, texts[i]);
		assert_in_range(a.n, 0, ALPHABET_LETTERS);
		assert_int_equal(place(&a, 'b') >= 'a', 1);
	}
	/* more letters and groups than there is room for */
	for (unsigned char high = 0x80; high < 0xC0; high++)
		str_addf(&text, "\xc4%c \xc5%c=x \xd0%c ", high, high, high);
	alphabet_read(&a, text.text);
	assert_in_range(a.n, 30, 68);   /* of the first 68 groups, capitals not twice */
	for (size_t i = 0; i < a.n; i++)
		assert_in_range(a.letters[i].place, 'a', 0xC1);
	str_clear(&text);
	for (int i = 0; i < 64; i++)
		str_addf(&text, "\xc4%c\xce%c\xd0%c", 0x80 + i, 0x80 + i, 0x80 + i);
	alphabet_read(&a, text.text);
	assert_int_equal(a.n, ALPHABET_LETTERS);
	str_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(alphabet_place__follows_the_groups__danish),
		cmocka_unit_test(alphabet_place__is_english__without_an_alphabet),
		cmocka_unit_test(alphabet_place__follows_any_order__of_a_to_z),
		cmocka_unit_test(alphabet_spell__writes_a_to_z__capitals_kept),
		cmocka_unit_test(alphabet_read__passes_over__what_is_no_spelling),
		cmocka_unit_test(alphabet_read__takes_the_first__of_a_letter_twice),
		cmocka_unit_test(alphabet_read__ends_well__whatever_the_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
