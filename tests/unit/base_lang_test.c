/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the program: English, which is always there, and Danish and Dutch as
 * far as their catalogues are built. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/lang_word.h"

enum { LANGUAGE, KONSORT_LANG, LC_ALL_, LC_MESSAGES_, LANG, VARIABLES };
static const char *const variables[VARIABLES] = { "LANGUAGE", "KONSORT_LANG", "LC_ALL", "LC_MESSAGES", "LANG" };

/* Sets the variables to VALUES, those that are NULL to nothing. */
static void set_environment(const char *const values[VARIABLES])
{
	for (int i = 0; i < VARIABLES; i++)
		if (values[i])
			setenv(variables[i], values[i], 1);
		else
			unsetenv(variables[i]);
}

static int start_english(void **state)
{
	(void)state;
	set_environment((const char *const[VARIABLES]){ NULL });
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
	static const char *const wrong[] = { "xx", "", "../da", "english", "DA", "da_DK", "da_DK.UTF-8", "da:nl", "C" };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		assert_false(lang_set(wrong[i]));
		assert_string_equal(lang_code(), "en");
		assert_string_not_equal(lang_why(), "");
	}
}

static void lang_list_fill__tries_each__in_the_order_of_names(void **state)
{
	(void)state;
	static const struct { const char *code, *name; } wanted[] = { { "da", "Dansk" }, { "en", "English" }, { "nl", "Nederlands" } };
	struct lang_list l = LANG_LIST_INIT;
	lang_list_fill(&l);
	assert_int_equal(l.n, 3);
	for (size_t i = 0; i < l.n; i++) {
		assert_string_equal(l.list[i].code, wanted[i].code);
		assert_string_equal(l.list[i].name, wanted[i].name);
		/* told without being asked for, and true */
		assert_string_equal(lang_code(), "en");
		assert_int_equal(lang_set(l.list[i].code), !*l.list[i].why);
		assert_string_equal(lang_why(), l.list[i].why);
		lang_set("en");
	}
	lang_list_free(&l);
	assert_int_equal(l.n, 0);
}

static void lang_list_fill__leaves_the_language__as_it_is(void **state)
{
	(void)state;
	struct lang_list l = LANG_LIST_INIT;
	if (!lang_set("da"))
		skip();
	assert_string_equal(lang_text("Denmark"), "Danmark");
	lang_list_fill(&l);
	lang_list_free(&l);
	assert_string_equal(lang_code(), "da");
	assert_string_equal(lang_text("Denmark"), "Danmark");
	assert_string_equal(getenv("LANGUAGE"), "da");
	lang_set("en");
}

/* --- words ---------------------------------------------------------------------- */

static void lang_word_is_code__is_strict__about_every_letter(void **state)
{
	(void)state;
	static const char *const good[] = { "da", "fil", "pt_BR", "ca@valencia", "sr_RS@latin", "uz@cyrillic99" };
	static const char *const bad[] = { "", "d", "dans", "DA", "Da", "da_", "da_dk", "da_DKK", "da_D", "da-DK", "da_DK.UTF-8",
		"da.UTF-8", "da@", "da@VALENCIA", "da@aaaaaaaaaaaaa", "da@a_DK", "da/", "../x", "/da", "da/..", "da ", " da", "da\n",
		"da:nl", "C", "POSIX", "d\xc3\xa6", "da_DK/../x", "da@../x", "12" };
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		if (!lang_word_is_code(good[i]) || strlen(good[i]) >= LANG_CODE_SIZE)
			fail_msg("%s", good[i]);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (lang_word_is_code(bad[i]))
			fail_msg("%s", bad[i]);
}

static bool is_there(const char *code)
{
	static const char *const there[] = { "da", "pt", "pt_BR", "ca", "ca@valencia", "en", "sr_RS" };
	for (size_t i = 0; i < sizeof there / sizeof *there; i++)
		if (!strcmp(there[i], code))
			return true;
	return false;
}

static void lang_word_find__takes_the_first__that_is_there(void **state)
{
	(void)state;
	static const struct { const char *words, *code; } rows[] = {
		{ "da", "da" }, { "da_DK", "da" }, { "da_DK.UTF-8", "da" }, { "da.ISO-8859-1@euro", "da" }, { "da@euro", "da" },
		{ "pt_BR.UTF-8", "pt_BR" }, { "pt_PT.UTF-8", "pt" }, { "ca@valencia", "ca@valencia" },
		{ "ca_ES.UTF-8@valencia", "ca@valencia" }, { "ca_ES@euro", "ca" }, { "sr_RS@latin", "sr_RS" },
		{ "sv:da", "da" }, { "sv_SE:pt_BR:da", "pt_BR" }, { ":da", "da" }, { "::", "" }, { "sv:", "" },
		{ "../da:pt", "pt" }, { "da/../../x", "" }, { "da_/../x", "" }, { "da.UTF-8/../x", "" }, { "da@/x", "" }, { "/da", "" },
		{ "", "" }, { "C", "" }, { "C.UTF-8", "" }, { "POSIX", "" }, { "DA", "" }, { "dansk", "" }, { "da DK", "" },
		{ "en_US.UTF-8", "en" }, { "d\xc3\xa5", "" }, { "_DK", "" }, { "@valencia", "" }, { ".UTF-8", "" },
		{ "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_AA@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:da", "da" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char code[LANG_CODE_SIZE] = "?";
		bool found = lang_word_find(code, rows[i].words, is_there);
		if (found != (*rows[i].code != '\0') || strcmp(code, rows[i].code) != 0)
			fail_msg("%s gives <%s>", rows[i].words, code);
	}
}

static void lang_word_codes__names_all__that_lend_texts(void **state)
{
	(void)state;
	char codes[LANG_WORD_CODES][LANG_CODE_SIZE];
	assert_int_equal(lang_word_codes(codes, "da"), 1);
	assert_string_equal(codes[0], "da");
	assert_int_equal(lang_word_codes(codes, "pt_BR"), 2);
	assert_string_equal(codes[0], "pt_BR");
	assert_string_equal(codes[1], "pt");
	assert_int_equal(lang_word_codes(codes, "sr_RS@latin"), 4);
	assert_string_equal(codes[0], "sr_RS@latin");
	assert_string_equal(codes[1], "sr@latin");
	assert_string_equal(codes[2], "sr_RS");
	assert_string_equal(codes[3], "sr");
}

/* --- the start ---------------------------------------------------------------------- */

static void lang_start__asks_in_order__argument_to_locale(void **state)
{
	(void)state;
	static const struct {
		const char *wanted, *remembered, *variables[VARIABLES], *asked;
		bool known;
	} rows[] = {
		{ NULL, NULL, { NULL }, "en", true },
		{ "", "", { "", "", "", "", "" }, "en", true },
		/* each alone */
		{ "da", NULL, { NULL }, "da", true },
		{ NULL, NULL, { [KONSORT_LANG] = "da" }, "da", true },
		{ NULL, "da", { NULL }, "da", true },
		{ NULL, NULL, { [LANGUAGE] = "da" }, "da", true },
		{ NULL, NULL, { [LC_ALL_] = "da_DK.UTF-8" }, "da", true },
		{ NULL, NULL, { [LC_MESSAGES_] = "da_DK" }, "da", true },
		{ NULL, NULL, { [LANG] = "da_DK.ISO-8859-1" }, "da", true },
		/* each before the next */
		{ "da", "nl", { [KONSORT_LANG] = "nl", [LANGUAGE] = "nl", [LC_ALL_] = "nl_NL" }, "da", true },
		{ NULL, "nl", { [KONSORT_LANG] = "da", [LANGUAGE] = "nl", [LANG] = "nl_NL" }, "da", true },
		{ NULL, "da", { [LANGUAGE] = "nl", [LC_ALL_] = "nl_NL" }, "da", true },
		{ NULL, NULL, { [LANGUAGE] = "da", [LC_ALL_] = "nl_NL" }, "da", true },
		{ NULL, NULL, { [LC_ALL_] = "da_DK", [LC_MESSAGES_] = "nl_NL", [LANG] = "nl_NL" }, "da", true },
		{ NULL, NULL, { [LC_MESSAGES_] = "da_DK", [LANG] = "nl_NL" }, "da", true },
		{ "en", "da", { [KONSORT_LANG] = "da", [LANGUAGE] = "da", [LANG] = "da_DK" }, "en", true },
		{ NULL, "en", { [LANGUAGE] = "da", [LANG] = "da_DK" }, "en", true },
		/* lists, and what konsort does not know */
		{ NULL, NULL, { [LANGUAGE] = "sv:fr:nl:da" }, "nl", true },
		{ NULL, NULL, { [LANGUAGE] = "sv", [LANG] = "da_DK.UTF-8" }, "da", true },
		{ NULL, NULL, { [LANGUAGE] = "sv", [LANG] = "fr_FR.UTF-8" }, "en", true },
		{ NULL, NULL, { [LC_ALL_] = "C", [LANG] = "da_DK" }, "en", true },
		{ NULL, NULL, { [LC_ALL_] = "POSIX", [LANG] = "da_DK", [LANGUAGE] = "nl" }, "nl", true },
		{ NULL, NULL, { [KONSORT_LANG] = "nl_BE.UTF-8:da" }, "nl", true },
		{ "xx", "da", { [LANG] = "da_DK" }, "xx", false },
		{ NULL, "xx", { [LANGUAGE] = "da" }, "xx", false },
		{ NULL, "da", { [KONSORT_LANG] = "xx" }, "xx", false },
		/* paths and other nonsense */
		{ NULL, NULL, { [LANGUAGE] = "../../../tmp/x" }, "en", true },
		{ NULL, NULL, { [LANGUAGE] = "/tmp/x", [LANG] = "da_DK" }, "da", true },
		{ NULL, NULL, { [LANGUAGE] = "da/../../../tmp" }, "en", true },
		{ NULL, NULL, { [LANGUAGE] = "%s%n" }, "en", true },
		{ NULL, NULL, { [LANG] = "../da_DK" }, "en", true },
		{ NULL, NULL, { [KONSORT_LANG] = "../x" }, "../x", false },
		{ NULL, NULL, { [KONSORT_LANG] = "\x1b[31m\xff" }, "\xef\xbf\xbd[31m\xef\xbf\xbd", false },
		{ NULL, NULL, { [KONSORT_LANG] = "abcdefghijklmnopqrstuvwxyzabcdef" }, "abcdefghijklmnopqrstuvw\xe2\x80\xa6", false },
	};
	bool all = lang_set("nl") && lang_set("da");   /* the catalogues are there */
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		set_environment(rows[i].variables);
		bool started = lang_start(rows[i].wanted, rows[i].remembered, false);
		if (strcmp(lang_asked(), rows[i].asked) != 0)
			fail_msg("row %zu asks for %s", i, lang_asked());
		assert_int_equal(started, !*lang_why());
		if (all)
			assert_int_equal(started, rows[i].known);
		if (!rows[i].known)
			assert_string_equal(lang_why(), "konsort does not know this language");
		/* where a catalogue cannot be had, English */
		assert_string_equal(lang_code(), started ? rows[i].asked : "en");
		assert_string_equal(getenv("LANGUAGE"), lang_code());
	}
}

static void lang_set__shows_gettext__codes_alone(void **state)
{
	(void)state;
	assert_false(lang_set("../da"));
	assert_string_equal(getenv("LANGUAGE"), "en");
	assert_false(lang_set("xx"));
	assert_string_equal(getenv("LANGUAGE"), "en");
	if (!lang_set("nl"))
		skip();
	assert_string_equal(getenv("LANGUAGE"), "nl");
	assert_false(lang_set("xx"));
	assert_string_equal(getenv("LANGUAGE"), "nl");
	assert_string_equal(lang_code(), "nl");
}

static void lang_set__reaches_catalogues__in_any_locale(void **state)
{
	(void)state;
	static const char *const locales[] = { "C", "POSIX", "C.UTF-8", "da_DK.UTF-8", "xx_YY.ISO-8859-1", "nonsense", "" };
	if (!lang_set("da"))
		skip();
	for (size_t i = 0; i < sizeof locales / sizeof *locales; i++)
		for (int screen = 0; screen < 2; screen++) {
			set_environment((const char *const[VARIABLES]){ [LC_ALL_] = locales[i] });
			lang_start("en", NULL, screen);
			assert_string_equal(lang_text("Denmark"), "Denmark");
			assert_true(lang_set("da"));
			assert_string_equal(lang_text("Denmark"), "Danmark");
			assert_true(lang_set("nl"));
			assert_string_equal(lang_text("Denmark"), "Denemarken");
			assert_string_equal(setlocale(LC_NUMERIC, NULL), "C");
		}
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
		cmocka_unit_test_setup(lang_list_fill__tries_each__in_the_order_of_names, start_english),
		cmocka_unit_test_setup(lang_list_fill__leaves_the_language__as_it_is, start_english),
		cmocka_unit_test(lang_word_is_code__is_strict__about_every_letter),
		cmocka_unit_test(lang_word_find__takes_the_first__that_is_there),
		cmocka_unit_test(lang_word_codes__names_all__that_lend_texts),
		cmocka_unit_test(lang_start__asks_in_order__argument_to_locale),
		cmocka_unit_test_setup(lang_set__shows_gettext__codes_alone, start_english),
		cmocka_unit_test_setup(lang_set__reaches_catalogues__in_any_locale, start_english),
		cmocka_unit_test_setup(lang_text__is_itself__in_english, start_english),
		cmocka_unit_test_setup(lang_number__groups_thousands__in_english, start_english),
		cmocka_unit_test_setup(lang_compare__orders_names__in_english, start_english),
		cmocka_unit_test_setup(lang_set__changes_numbers_and_order__danish, start_english),
		cmocka_unit_test_setup(lang_set__changes_numbers_and_order__dutch, start_english),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
