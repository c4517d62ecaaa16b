/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Countries, vocabularies, and finding things in a call. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "core/call.h"
#include "core/evaluate.h"
#include "support/sample_call.h"
#include "support/sample_sets.h"

static void country_from_code__takes_two_letters__either_case(void **state)
{
	(void)state;
	char buffer[3];
	assert_int_equal(country_from_code("AA"), 1);
	assert_int_equal(country_from_code("ZZ"), 676);
	assert_int_equal(country_from_code("DK"), 1 + 26 * 3 + 10);
	assert_int_equal(country_from_code("dk"), country_from_code("DK"));
	assert_int_equal(country_from_code("nO"), country_from_code("NO"));
	assert_string_equal(country_code(country_from_code("xk"), buffer), "XK");
	assert_string_equal(country_code(COUNTRY_NONE, buffer), "");
	static const char *const wrong[] = { "", "D", "DKK", "D1", "1D", " D", "D ", "Å", "DÅ", "@A", "A[", "a`", "{a" };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_int_equal(country_from_code(wrong[i]), COUNTRY_NONE);
}

static void country_code__gives_back__every_code(void **state)
{
	(void)state;
	int n = 0;
	for (char a = 'A'; a <= 'Z'; a++)
		for (char b = 'A'; b <= 'Z'; b++) {
			const char code[3] = { a, b, 0 }, small[3] = { (char)(a + 32), (char)(b + 32), 0 };
			char buffer[3];
			country c = country_from_code(code);
			assert_int_equal(country_from_code(small), c);
			n++;
			if (strcmp(code, "EL") == 0 || strcmp(code, "UK") == 0)
				continue;
			assert_int_equal(c, n);
			assert_ptr_equal(country_code(c, buffer), buffer);
			assert_string_equal(buffer, code);
		}
	assert_int_equal(n, COUNTRY_END - 1);
}

static void country_from_code__takes_el_and_uk__as_iso(void **state)
{
	(void)state;
	char buffer[3];
	assert_string_equal(country_code(country_from_code("EL"), buffer), "GR");
	assert_string_equal(country_code(country_from_code("uk"), buffer), "GB");
	assert_string_equal(country_code(country_from_code("UA"), buffer), "UA");
}

static void country_set__holds_what_was_added__every_country(void **state)
{
	(void)state;
	struct country_set set = { { 0 } };
	for (int c = 1; c < COUNTRY_END; c++) {
		assert_false(country_set_has(&set, (country)c));
		if (c % 3 == 0)
			country_set_add(&set, (country)c);
		else
			assert_true(country_set_insert(&set, (country)c));
		assert_false(country_set_insert(&set, (country)c));
		assert_true(country_set_has(&set, (country)c));
	}
}

/* Also holds the constants of the samples against codes written as text. */
static void country_set__is_what_samples_say__counts(void **state)
{
	(void)state;
	static const struct { const struct country_set *set; int n; const char *in, *out; } rows[] = {
		{ &sample_programme_2014, 33, "DKGBNOISLITRMKHRCY", "CHRSXKUAUS" },
		{ &sample_programme_2019, 34, "DKGBNOISLITRMKRS", "CHXKUABY" },
		{ &sample_programme_2021, 33, "DKNOISLITRMKRS", "GBCHXK" },
		{ &sample_eu_2014, 28, "ATBEBGCYCZDEDKEEESFIFRGRHRHUIEITLTLULVMTNLPLPTROSESISKGB", "NOTRMKISLIRSCH" },
		{ &sample_excluded, 2, "BYRU", "UADK" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int n = 0;
		for (int c = 1; c < COUNTRY_END; c++)
			n += country_set_has(rows[i].set, (country)c);
		assert_int_equal(n, rows[i].n);
		for (const char *in = rows[i].in; *in; in += 2)
			assert_true(country_set_has(rows[i].set, country_from_code((char[]){ in[0], in[1], 0 })));
		for (const char *out = rows[i].out; *out; out += 2)
			assert_false(country_set_has(rows[i].set, country_from_code((char[]){ out[0], out[1], 0 })));
		assert_false(country_set_has(rows[i].set, COUNTRY_NONE));
	}
}

static void world_country__finds_rows__first_last_and_none(void **state)
{
	(void)state;
	const struct world *w = sample_catalogue.world;
	for (size_t i = 0; i < w->n_rows; i++)
		assert_ptr_equal(world_country(w, w->rows[i].code), &w->rows[i]);
	assert_null(world_country(w, COUNTRY_NONE));
	assert_null(world_country(w, country_from_code("AA")));
	assert_null(world_country(w, country_from_code("FR")));
	assert_null(world_country(w, country_from_code("ZZ")));
	assert_null(world_group(w, "programme-2014"));
	const struct country_group groups[] = { { "a", { { 0 } } }, { "b", { { 2 } } } };
	const struct world small = { .groups = groups, .n_groups = 2 };
	assert_ptr_equal(world_group(&small, "b"), &groups[1]);
	assert_null(world_group(&small, "c"));
}

static void words__are_the_contract__types_and_roles(void **state)
{
	(void)state;
	static const char *const types[] = { "", "vet-provider", "higher-education", "adult-education", "company",
		"sector-association", "chamber", "social-partner", "sector-skills-council", "education-authority",
		"qualification-body", "public-authority", "guidance-body", "employment-service", "research-institute",
		"ngo", "network", "other" };
	static const char *const roles[] = { "", "applicant", "full", "associated" };
	assert_int_equal(TYPE_END, sizeof types / sizeof *types);
	assert_int_equal(ROLE_END, sizeof roles / sizeof *roles);
	for (int i = 0; i < TYPE_END; i++) {
		assert_string_equal(org_type_words[i].id, types[i]);
		assert_int_equal(word_find(org_type_words, TYPE_END, types[i]), i);
		assert_true((*org_type_words[i].label == '\0') == (i == 0));
	}
	for (int i = 0; i < ROLE_END; i++)
		assert_int_equal(word_find(role_words, ROLE_END, roles[i]), i);
	assert_int_equal(word_find(org_type_words, TYPE_END, "Company"), 0);
	assert_int_equal(word_find(role_words, ROLE_END, "partner"), 0);
}

static void words__are_the_contract__of_findings(void **state)
{
	(void)state;
	assert_string_equal(state_words[STATE_MET], "met");
	assert_string_equal(state_words[STATE_UNMET], "unmet");
	assert_string_equal(state_words[STATE_UNDECIDED], "undecided");
	assert_string_equal(verdict_words[VERDICT_ELIGIBLE], "eligible");
	assert_string_equal(verdict_words[VERDICT_NOT_ELIGIBLE], "not-eligible");
	assert_string_equal(verdict_words[VERDICT_UNDECIDED], "undecided");
	assert_string_equal(level_words[LEVEL_REQUIRED], "required");
	assert_string_equal(level_words[LEVEL_ADVICE], "advice");
	assert_string_equal(own_finding_words[OWN_LOT], "lot");
	assert_string_equal(own_finding_words[OWN_PARTNER_DETAILS], "partner-details");
	assert_string_equal(own_finding_words[OWN_DISTINCT], "distinct-organisations");
	assert_string_equal(choice_list_words[LIST_SECTORS], "sectors");
	assert_string_equal(choice_list_words[LIST_OBJECTIVES], "objectives");
	assert_string_equal(choice_list_words[LIST_PRIORITIES], "priorities");
	assert_string_equal(choice_list_words[LIST_ACTIVITIES], "activities");
	assert_string_equal(scope_words[SCOPE_NONE], "");
	assert_string_equal(scope_words[SCOPE_CALL], "call");
	assert_string_equal(scope_words[SCOPE_LOT], "lot");
	assert_string_equal(scope_words[SCOPE_SECTOR], "sector");
}

static void catalogue__finds_calls_and_lots__by_id(void **state)
{
	(void)state;
	assert_ptr_equal(catalogue_call(&sample_catalogue, "ssa-2020"), &sample_ssa_2020);
	assert_ptr_equal(catalogue_call(&sample_catalogue, "toy-odd"), &sample_toy_odd);
	assert_null(catalogue_call(&sample_catalogue, "ssa-202"));
	assert_null(catalogue_call(&sample_catalogue, ""));
	assert_true(call_has_lots(&sample_ssa_2020));
	assert_true(call_has_lots(&sample_toy_2018));
	assert_false(call_has_lots(&sample_ssa_2015));
	assert_ptr_equal(call_lot(&sample_ssa_2020, "2"), &sample_ssa_2020.lots[1]);
	assert_null(call_lot(&sample_ssa_2020, ""));
	assert_null(call_lot(&sample_ssa_2020, "3"));
	assert_ptr_equal(call_lot(&sample_ssa_2015, ""), &sample_ssa_2015.lots[0]);
	assert_null(call_lot(&sample_ssa_2015, "1"));
}

static void lot__has_rules_lists_sources__by_id(void **state)
{
	(void)state;
	const struct lot *lot = &sample_ssa_2020.lots[1];
	assert_string_equal(lot_rule(lot, "places")->id, "places");
	assert_null(lot_rule(lot, "lot"));
	assert_null(lot_rule(&sample_ssa_2020.lots[0], "places"));
	assert_string_equal(list_find(&lot->lists[LIST_SECTORS], "rail")->label, "Rail");
	assert_null(list_find(&lot->lists[LIST_SECTORS], "Rail"));
	assert_null(list_find(&lot->lists[LIST_OBJECTIVES], "rail"));
	assert_string_equal(call_source(&sample_ssa_2020, "S20")->authority, "A");
	assert_null(call_source(&sample_ssa_2020, "000"));
}

static void call_categories__are_a_mask__of_types(void **state)
{
	(void)state;
	assert_int_equal(call_categories(&sample_ssa_2020, 0), 0);
	assert_int_equal(call_categories(&sample_ssa_2020, TYPE_BIT(TYPE_NGO)), 0);
	assert_int_equal(call_categories(&sample_ssa_2020, TYPE_BIT(TYPE_COMPANY)), 2);
	assert_int_equal(call_categories(&sample_ssa_2020, TYPE_BIT(TYPE_COMPANY) | TYPE_BIT(TYPE_VET_PROVIDER)), 3);
	/* training, sector, vet, higher */
	assert_int_equal(call_categories(&sample_toy_2026, TYPE_BIT(TYPE_VET_PROVIDER)), 1 | 4);
	assert_int_equal(call_categories(&sample_toy_2026, TYPE_BIT(TYPE_HIGHER_EDUCATION)), 1 | 8);
	assert_int_equal(call_categories(&sample_toy_2026, TYPE_BIT(TYPE_ADULT_EDUCATION)), 1);
}

static void months_allow__and_ceiling_for__ranges(void **state)
{
	(void)state;
	const struct months two[] = { { 24, 24 }, { 36, 48 } };
	static const struct { int months; bool allowed; } rows[] = {
		{ -1, false }, { 0, false }, { 23, false }, { 24, true }, { 25, false }, { 35, false },
		{ 36, true }, { 40, true }, { 48, true }, { 49, false },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(months_allow(two, 2, rows[i].months), rows[i].allowed);
	assert_false(months_allow(NULL, 0, 24));
	const struct ceiling by_months[] = { { 24, 700 }, { 36, 1000 } }, odd[] = { { 24, 900 }, { 36, 800 } }, any[] = { { 0, 4000 } };
	assert_int_equal(ceiling_for(by_months, 2, 24), 700);
	assert_int_equal(ceiling_for(by_months, 2, 36), 1000);
	assert_int_equal(ceiling_for(by_months, 2, 30), 1000);
	assert_int_equal(ceiling_for(by_months, 2, -1), 1000);
	assert_int_equal(ceiling_for(odd, 2, 36), 800);
	assert_int_equal(ceiling_for(odd, 2, 48), 900);
	assert_int_equal(ceiling_for(any, 1, 24), 4000);
	assert_int_equal(ceiling_for(any, 1, -1), 4000);
	assert_int_equal(ceiling_for(NULL, 0, 24), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(country_from_code__takes_two_letters__either_case),
		cmocka_unit_test(country_code__gives_back__every_code),
		cmocka_unit_test(country_from_code__takes_el_and_uk__as_iso),
		cmocka_unit_test(country_set__holds_what_was_added__every_country),
		cmocka_unit_test(country_set__is_what_samples_say__counts),
		cmocka_unit_test(world_country__finds_rows__first_last_and_none),
		cmocka_unit_test(words__are_the_contract__types_and_roles),
		cmocka_unit_test(words__are_the_contract__of_findings),
		cmocka_unit_test(catalogue__finds_calls_and_lots__by_id),
		cmocka_unit_test(lot__has_rules_lists_sources__by_id),
		cmocka_unit_test(call_categories__are_a_mask__of_types),
		cmocka_unit_test(months_allow__and_ceiling_for__ranges),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
