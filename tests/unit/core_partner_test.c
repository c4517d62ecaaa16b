/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which partners are the same organisation, and the keys kept for finding them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/draft.h"
#include "support/make_draft.h"

static struct spot at(int partner, int key)
{
	return (struct spot){ .partner = partner, .key = key };
}

static void edits__keep_hashes_in_step__name_country_id(void **state)
{
	(void)state;
	struct draft *d = make_draft("ssa-2015", "", "København DK company full; - - - full");
	struct partner *a = &d->partners[0], *b = &d->partners[1];
	assert_true(a->name_hash != 0 && a->id_hash == 0);
	assert_string_equal(a->name_fold, "kobenhavn");
	assert_true(b->name_hash == 0 && b->id_hash == 0);
	draft_set_text(d, at(1, PARTNER_KEY_NAME), "KOBENHAVN");
	assert_true(b->name_hash == 0);   /* no country yet */
	draft_set_number(d, at(1, PARTNER_KEY_COUNTRY), country_from_code("DK"));
	assert_true(b->name_hash == a->name_hash);
	assert_true(partner_same(a, b));
	draft_set_number(d, at(1, PARTNER_KEY_COUNTRY), country_from_code("SE"));
	assert_true(b->name_hash != a->name_hash);
	assert_false(partner_same(a, b));
	draft_set_text(d, at(0, PARTNER_KEY_ID), " E1");
	draft_set_text(d, at(1, PARTNER_KEY_ID), "E1\t");
	assert_true(a->id_hash != 0 && a->id_hash == b->id_hash);
	assert_true(partner_same(a, b));
	draft_set_text(d, at(1, PARTNER_KEY_ID), " ");
	assert_true(b->id_hash == 0);
	assert_false(partner_same(a, b));
	draft_set_text(d, at(0, PARTNER_KEY_NAME), " ... ");
	assert_true(a->name_hash == 0);
	assert_string_equal(a->name_fold, "");
	draft_free(&d);
}

static void partner_same__compares_folded_names__of_one_country(void **state)
{
	(void)state;
	static const struct { const char *a, *b; bool same; } rows[] = {
		{ "København", "KOBENHAVN", true },
		{ "Straße", "STRASSE", true },
		{ "Æbleskolen", "aebleskolen", true },
		{ "Œuvre", "oeuvre", true },
		{ "Łódź", "lodz", true },
		{ "Đakovo", "dakovo", true },
		{ "Ísafjörður", "isafjordur", true },
		{ "Þór", "Thor", true },
		{ "Diyarbakır", "DİYARBAKIR", true },
		{ "e\xcc\x81" "cole", "\xc3\xa9" "cole", true },        /* a combining accent */
		{ "A\xcc\x8a" "rhus", "\xc3\x85rhus", true },
		{ "ĳssel", "IJSSEL", false },                       /* canonical, not compatible */
		{ "Skole A", "skole-a.", true },
		{ "Skole A", "Skole  A & Co", false },
		{ "A1", "A2", false },
		{ "Αθήνα", "ΑΘΗΝΑ", true },
		{ "ΟΔΟΣ", "οδος", true },                           /* final sigma */
		{ "Ааа", "Aaa", false },                            /* Cyrillic and Latin */
		{ "...", "...", false },
		{ "", "", false },
		{ "\xc2\xa0", "\xc2\xa0", false },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct draft *d = make_draft("ssa-2015", "", "- DK company full; - DK chamber associated");
		draft_set_text(d, at(0, PARTNER_KEY_NAME), rows[i].a);
		draft_set_text(d, at(1, PARTNER_KEY_NAME), rows[i].b);
		if (partner_same(&d->partners[0], &d->partners[1]) != rows[i].same)
			fail_msg("<%s> and <%s> must%s be the same", rows[i].a, rows[i].b, rows[i].same ? "" : " not");
		assert_int_equal(partner_same(&d->partners[1], &d->partners[0]), rows[i].same);
		draft_set_number(d, at(1, PARTNER_KEY_COUNTRY), country_from_code("SE"));
		assert_false(partner_same(&d->partners[0], &d->partners[1]));
		draft_set_text(d, at(0, PARTNER_KEY_ID), "9");
		draft_set_text(d, at(1, PARTNER_KEY_ID), "\xc2\xa0" "9 \n");
		assert_true(partner_same(&d->partners[0], &d->partners[1]));
		draft_free(&d);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edits__keep_hashes_in_step__name_country_id),
		cmocka_unit_test(partner_same__compares_folded_names__of_one_country),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
