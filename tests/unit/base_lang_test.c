/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the program: English, which is always there, and Danish and Dutch as
 * far as their catalogues are built. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <limits.h>
#include <string.h>

#include "base/lang.h"

static int start_english(void **state)
{
	(void)state;
	return lang_start("en", NULL, false) ? 0 : -1;
}

static void lang_start__takes_english__always(void **state)
{
	(void)state;
	assert_string_equal(lang_code(), "en");
	assert_string_equal(lang_why(), "");
	assert_true(lang_set("en"));
	assert_true(lang_start("en", NULL, true));
	assert_string_equal(lang_code(), "en");
}

static void lang_start__falls_back_to_english__language_unknown(void **state)
{
	(void)state;
	assert_false(lang_start("xx", NULL, false));
	assert_string_equal(lang_code(), "en");
	assert_string_not_equal(lang_why(), "");
	assert_true(lang_start("en", NULL, false));
	assert_string_equal(lang_why(), "");
}

static void lang_set__changes_nothing__language_unknown(void **state)
{
	(void)state;
	static const char *const wrong[] = { "xx", "", "../da", "english" };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		assert_false(lang_set(wrong[i]));
		assert_string_equal(lang_code(), "en");
		assert_string_not_equal(lang_why(), "");
	}
}

static void languages__are_three__codes_and_names(void **state)
{
	(void)state;
	struct lang_list l = LANG_LIST_INIT;
	lang_list_fill(&l);
	assert_int_equal(l.n, 3);
	for (size_t i = 0; i < l.n; i++)
		assert_string_not_equal(l.list[i].name, "");
	lang_list_free(&l);
}

static void lang_text__is_itself__in_english(void **state)
{
	(void)state;
	assert_string_equal(lang_text(""), "");
	assert_string_equal(_("No such text %1 is in any catalogue."), "No such text %1 is in any catalogue.");
	assert_string_equal(lang_plural("one", "many", 0), "many");
	assert_string_equal(lang_plural("one", "many", 1), "one");
	assert_string_equal(lang_plural("one", "many", 2), "many");
	assert_string_equal(lang_plural("one", "many", 21), "many");
	assert_string_equal(lang_country("Denmark", "Denmark"), "Denmark");
	assert_string_equal(lang_country("Kosovo", ""), "Kosovo");
}

static void lang_number__groups_thousands__in_english(void **state)
{
	(void)state;
	static const struct { long long n; const char *text; } rows[] = {
		{ 0, "0" }, { 7, "7" }, { 999, "999" }, { 1000, "1,000" }, { 12345, "12,345" }, { 999999, "999,999" },
		{ 1000000, "1,000,000" }, { 999999999999, "999,999,999,999" }, { -1, "-1" }, { -1000, "-1,000" },
		{ -999, "-999" }, { LLONG_MAX, "9,223,372,036,854,775,807" }, { LLONG_MIN, "-9,223,372,036,854,775,808" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char buffer[LANG_NUMBER_SIZE];
		assert_ptr_equal(lang_number(buffer, rows[i].n), buffer);
		assert_string_equal(buffer, rows[i].text);
	}
}

static void check_order(const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < n; k++) {
			int c = lang_compare(names[i], names[k]);
			if ((c < 0) != (i < k) || (c > 0) != (i > k))
				fail_msg("<%s> and <%s> compare as %d", names[i], names[k], c);
		}
}

static void lang_compare__orders_names__in_english(void **state)
{
	(void)state;
	static const char *const names[] = { "", "Åland Islands", "Albania", "albany", "Austria", "Côte d'Ivoire", "Croatia",
		"Norway", "Østland", "Pakistan", "Zambia" };
	check_order(names, sizeof names / sizeof *names);
}

static void lang_set__changes_numbers_and_order__danish(void **state)
{
	(void)state;
	static const char *const names[] = { "Albanien", "Norge", "Zambia", "Ægypten", "Østrig", "Åland" };
	char buffer[LANG_NUMBER_SIZE];
	if (!lang_set("da"))
		skip();
	assert_string_equal(lang_code(), "da");
	assert_string_equal(lang_number(buffer, 1234567), "1.234.567");
	check_order(names, sizeof names / sizeof *names);
	assert_string_equal(lang_text(""), "");
	assert_true(lang_set("en"));
	assert_string_equal(lang_number(buffer, 1234567), "1,234,567");
}

static void lang_set__changes_numbers_and_order__dutch(void **state)
{
	(void)state;
	static const char *const names[] = { "Ierland", "\xc4\xb2sland", "Ijsland zuid", "Italië", "Noorwegen", "Österreich", "Zweden" };
	char buffer[LANG_NUMBER_SIZE];
	if (!lang_set("nl"))
		skip();
	assert_string_equal(lang_code(), "nl");
	assert_string_equal(lang_number(buffer, 1000000), "1.000.000");
	check_order(names, sizeof names / sizeof *names);
	assert_true(lang_set("en"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(lang_start__takes_english__always, start_english),
		cmocka_unit_test_setup(lang_start__falls_back_to_english__language_unknown, start_english),
		cmocka_unit_test_setup(lang_set__changes_nothing__language_unknown, start_english),
		cmocka_unit_test_setup(languages__are_three__codes_and_names, start_english),
		cmocka_unit_test_setup(lang_text__is_itself__in_english, start_english),
		cmocka_unit_test_setup(lang_number__groups_thousands__in_english, start_english),
		cmocka_unit_test_setup(lang_compare__orders_names__in_english, start_english),
		cmocka_unit_test_setup(lang_set__changes_numbers_and_order__danish, start_english),
		cmocka_unit_test_setup(lang_set__changes_numbers_and_order__dutch, start_english),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
