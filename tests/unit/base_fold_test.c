/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folding names for comparison and for filters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/utf8.h"

static void utf8_fold__is_what_rules_say__names(void **state)
{
	(void)state;
	static const struct { const char *name, *folded; } rows[] = {
		{ "", "" },
		{ "Skole A", "skolea" },
		{ "København", "kobenhavn" },
		{ "KØBENHAVN", "kobenhavn" },
		{ "Æblegård", "aeblegard" },
		{ "Œuvre", "oeuvre" },
		{ "Straße", "strasse" },
		{ "STRAẞE", "strasse" },
		{ "Łódź", "lodz" },
		{ "Đakovo đ", "dakovod" },
		{ "Ðð", "dd" },
		{ "Þórr", "thorr" },
		{ "ıI", "ii" },
		{ "İstanbul", "istanbul" },
		{ "Čačak Ñandú Őr Žilina", "cacaknanduorzilina" },
		{ "Ångström \xe2\x84\xab", "angstroma" },      /* the Angstrom sign is Å */
		{ "e\xcc\x81\xcc\xa3", "e" },
		{ "Αθήνα", "αθηνα" },
		{ "ΟΔΟΣ οδός", "οδοσοδοσ" },
		{ "София й", "софияи" },
		{ "日本 大学", "日本大学" },
		{ "A.I.I., S.L. & Co. (2)", "aiislco2" },
		{ "\xe2\x80\x8b\xe2\x80\xae" "a\x1b\xc2\xa0" "b", "ab" },
		{ "... - !?", "" },
		{ "\xcc\x81", "" },
		{ "\xf0\x9f\x91\xa8", "" },
		{ "٣ 3", "٣3" },                               /* digits stay the digits they are */
		{ "ﬁ", "fi" },                                 /* by full case folding */
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str s = STR_INIT;
		utf8_fold(&s, rows[i].name);
		assert_string_equal(s.text, rows[i].folded);
		/* Folding what is folded changes nothing. */
		struct str again = STR_INIT;
		utf8_fold(&again, s.text);
		assert_string_equal(again.text, s.text);
		str_free(&again);
		str_free(&s);
	}
}

static void utf8_fold__adds__behind_what_is_there(void **state)
{
	(void)state;
	struct str s = STR_INIT;
	str_add(&s, "A ");
	utf8_fold(&s, "B b");
	assert_string_equal(s.text, "A bb");
	str_free(&s);
}

static void utf8_fold_words__keeps_words_apart__by_one_space(void **state)
{
	(void)state;
	static const struct { const char *text, *folded; } rows[] = {
		{ "", "" },
		{ "Skole A", "skole a" },
		{ "Bosnia and  Herzegovina", "bosnia and herzegovina" },
		{ "Côte d'Ivoire", "cote d ivoire" },
		{ "Guinea-Bissau", "guinea bissau" },
		{ "Åland Islands", "aland islands" },
		{ "Köln\xc2\xa0Süd", "koln sud" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str s = STR_INIT;
		utf8_fold_words(&s, rows[i].text);
		assert_string_equal(s.text, rows[i].folded);
		str_free(&s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(utf8_fold__is_what_rules_say__names),
		cmocka_unit_test(utf8_fold__adds__behind_what_is_there),
		cmocka_unit_test(utf8_fold_words__keeps_words_apart__by_one_space),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
