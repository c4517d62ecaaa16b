/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Call files and the file of countries: what a good one becomes, and what translators
 * are told of it. */
#include "support/call_sample.h"

static country code(const char *letters)
{
	return country_from_code(letters);
}

/* --- the good ones ------------------------------------------------------------ */

static void world_read__sorts_countries__and_makes_groups(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	const struct world *w = world_of(world_yaml, &arena, "");
	assert_int_equal(w->n_rows, 3);
	assert_int_equal(w->rows[0].code, code("BY"));
	assert_string_equal(world_country(w, code("NO"))->name, "Norway");
	assert_string_equal(world_country(w, code("NO"))->iso_names, "Norway");
	assert_string_equal(world_country(w, code("DK"))->iso_names, "");
	assert_true(country_set_has(&world_group(w, "programme-x")->members, code("NO")));
	assert_false(country_set_has(&world_group(w, "eu-x")->members, code("NO")));
	arena_free(&arena);
}

static void call_read__reads__the_head(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	const struct call *c = call_of(call_yaml, &arena, "");
	assert_string_equal(c->id, "toy-2030");
	assert_string_equal(c->title, "Toy 2030");
	assert_int_equal(c->year, 2030);
	assert_string_equal(c->closes, "2030-02-26T17:00");
	assert_true(c->umbrella);
	assert_true(country_set_has(c->programme, code("NO")));
	assert_int_equal(c->n_sources, 2);
	assert_string_equal(c->sources[0].address, "https://example.org");
	assert_string_equal(c->sources[1].address, "");
	assert_string_equal(c->sources[1].authority, "A");
	assert_int_equal(c->n_categories, 2);
	assert_int_equal(c->categories[0].types, TYPE_BIT(TYPE_VET_PROVIDER) | TYPE_BIT(TYPE_ADULT_EDUCATION));
	assert_string_equal(c->categories[1].one, "a firm");
	assert_int_equal(c->n_notes, 1);
	assert_string_equal(c->notes[0].about, "sector");
	assert_string_equal(c->notes[0].sources[0], "003");
	arena_free(&arena);
}

static void call_read__lays_rules_of_a_lot__over_those_of_the_call(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	const struct call *c = call_of(call_yaml, &arena, "");
	assert_int_equal(c->n_lots, 2);
	const struct lot *one = &c->lots[0], *two = &c->lots[1];
	static const char *const first[] = { "applicant", "countries", "places", "duration", "grant",
		"statement-innovation" };
	static const char *const second[] = { "applicant", "countries", "per-country", "objectives", "duration",
		"described", "part", "outside", "proposals" };
	assert_int_equal(one->n_rules, 6);
	assert_int_equal(two->n_rules, 9);
	for (size_t i = 0; i < 6; i++)
		assert_string_equal(one->rules[i].id, first[i]);
	for (size_t i = 0; i < 9; i++)
		assert_string_equal(two->rules[i].id, second[i]);
	assert_string_equal(one->rules[1].title, "C1");
	assert_true(one->rules[1].unknown);
	assert_string_equal(two->rules[1].title, "C");
	assert_int_equal(two->rules[1].need, 3);
	assert_int_equal(two->rules[4].level, LEVEL_ADVICE);
	assert_int_equal(one->n_notes, 0);
	assert_int_equal(two->n_notes, 1);
	assert_int_equal(one->lists[LIST_OBJECTIVES].n, 1);
	assert_int_equal(two->lists[LIST_OBJECTIVES].n, 2);
	assert_string_equal(two->lists[LIST_OBJECTIVES].items[1].label, "End");
	assert_int_equal(two->lists[LIST_ACTIVITIES].n, 1);
	assert_int_equal(two->lists[LIST_SECTORS].n, 0);
	arena_free(&arena);
}

static void call_read__reads__figures_of_every_kind(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	const struct call *c = call_of(call_yaml, &arena, "");
	const struct lot *one = &c->lots[0], *two = &c->lots[1];
	const struct rule *r = lot_rule(one, "applicant");
	assert_true(r->carried);
	assert_int_equal(r->need, 1);
	assert_ptr_equal(r->countries, c->programme);
	assert_ptr_equal(lot_rule(two, "countries")->countries, c->programme);
	assert_string_equal(lot_rule(two, "countries")->sources[1], "000");
	r = lot_rule(one, "countries");
	assert_true(country_set_has(r->countries, code("DK")));
	assert_false(country_set_has(r->countries, code("NO")));
	r = lot_rule(one, "duration");
	assert_int_equal(r->n_months, 2);
	assert_true(r->months[0].first == 24 && r->months[0].last == 36);
	assert_true(r->months[1].first == 48 && r->months[1].last == 48);
	r = lot_rule(one, "places");
	assert_int_equal(r->n_seats, 2);
	assert_true(r->seats[0].category == 1 && r->seats[0].seats == 5);
	assert_true(r->seats[1].category == 0 && r->seats[1].seats == 4);
	r = lot_rule(one, "grant");
	assert_int_equal(r->n_ceilings, 2);
	assert_true(r->ceilings[0].months == 24 && r->ceilings[0].most == 700000);
	assert_true(r->ceilings[1].months == 0 && r->ceilings[1].most == 1000000);
	r = lot_rule(one, "statement-innovation");
	assert_string_equal(r->key, "innovation");
	assert_string_equal(r->when_activity, "mobility");
	r = lot_rule(two, "proposals");
	assert_int_equal(r->scope, SCOPE_SECTOR);
	assert_int_equal(r->exempt_category, 1);
	assert_true(r->applicants_only);
	r = lot_rule(two, "per-country");
	assert_int_equal(r->n_seats, 2);
	assert_true(r->seats[1].category == 1 && r->seats[1].seats == 1);
	assert_int_equal(lot_rule(two, "described")->roles, ROLE_BIT(ROLE_ASSOCIATED) | ROLE_BIT(ROLE_FULL));
	r = lot_rule(two, "part");
	assert_int_equal(r->types, TYPE_BIT(TYPE_COMPANY));
	assert_true(r->umbrellas);
	assert_null(r->countries);
	r = lot_rule(two, "outside");
	assert_int_equal(r->types, 0);
	assert_false(r->umbrellas);
	assert_true(country_set_has(r->countries, code("BY")));
	assert_false(country_set_has(r->countries, code("DK")));
	assert_int_equal(lot_rule(two, "objectives")->list, LIST_OBJECTIVES);
	arena_free(&arena);
}

static void call_read__reads__claims(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	const struct call *c = call_of(call_yaml, &arena, "");
	const struct rule *r = lot_rule(&c->lots[0], "countries");
	assert_int_equal(r->n_claims, 2);
	assert_string_equal(r->claims[0].source, "000");
	assert_string_equal(r->claims[0].figure, "8");
	assert_int_equal(r->claims[0].need, 8);
	assert_string_equal(r->claims[1].figure, "");
	assert_string_equal(r->claims[1].note, "Some.");
	r = lot_rule(&c->lots[1], "per-country");
	assert_true(r->claims[0].waived_by_umbrella);
	r = lot_rule(&c->lots[1], "duration");
	assert_int_equal(r->claims[0].n_months, 2);
	assert_true(r->claims[0].months[1].first == 36 && r->claims[0].months[1].last == 48);
	arena_free(&arena);
}

static void call_read__makes_one_lot__of_a_call_without(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	char *yaml = replaced(call_yaml, strstr(call_yaml, "lots:\n"), "");
	char *open = replaced(yaml, "\"2030-02-26T17:00\"", "unknown");
	const struct call *c = call_of(open, &arena, "");
	assert_false(call_has_lots(c));
	assert_int_equal(c->n_lots, 1);
	assert_ptr_equal(call_lot(c, ""), &c->lots[0]);
	assert_int_equal(c->lots[0].n_rules, 3);
	assert_int_equal(c->lots[0].lists[LIST_ACTIVITIES].n, 1);
	assert_string_equal(c->closes, "");
	free(yaml);
	free(open);
	arena_free(&arena);
}

/* --- what translators are told ------------------------------------------------------ */

static void add_told(void *context, const char *text, size_t line, const char *role, int cells)
{
	str_addf(context, "%zu %s|%s|%d\n", line, text, role, cells);
}

static void call_read__tells_translators__every_text(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	struct str s = STR_INIT;
	struct text_sink sink = { add_told, &s };
	struct diags ds;
	diags_init(&ds, "");
	const struct world *w = world_read(world_yaml, strlen(world_yaml), &arena, &sink, &ds);
	assert_string_equal(s.text, "3 Norway|name of country NO|0\n4 Denmark|name of country DK|0\n"
	                    "5 Belarus|name of country BY|0\n");
	str_clear(&s);
	assert_non_null(call_read(call_yaml, strlen(call_yaml), w, &arena, &sink, &ds));
	assert_non_null(strstr(s.text, "3 Toy 2030|title of call in toy-2030|0\n"));
	assert_non_null(strstr(s.text, "12 About sectors.|text of note on sector in toy-2030|0\n"));
	assert_non_null(strstr(s.text, "14 Trainers|title of category training in toy-2030|24\n"));
	assert_non_null(strstr(s.text, "14 a trainer|one of category training in toy-2030|0\n"));
	assert_non_null(strstr(s.text, "17 Goal|label of item goal in toy-2030|40\n"));
	assert_non_null(strstr(s.text, "20 One|title of rule applicant in toy-2030|22\n"));
	assert_non_null(strstr(s.text, "27 C1|title of rule countries in toy-2030 Lot 1|22\n"));
	assert_non_null(strstr(s.text, "28 Eight.|note of claim of 000 on rule countries in toy-2030 Lot 1|0\n"));
	assert_non_null(strstr(s.text, "34 Second|title of Lot 2 in toy-2030|0\n"));
	assert_non_null(strstr(s.text, "35 About Lot 2.|text of note on lot in toy-2030 Lot 2|0\n"));
	assert_non_null(strstr(s.text, "36 End|label of item end in toy-2030 Lot 2|40\n"));
	diags_free(&ds);
	str_free(&s);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(world_read__sorts_countries__and_makes_groups),
		cmocka_unit_test(call_read__reads__the_head),
		cmocka_unit_test(call_read__lays_rules_of_a_lot__over_those_of_the_call),
		cmocka_unit_test(call_read__reads__figures_of_every_kind),
		cmocka_unit_test(call_read__reads__claims),
		cmocka_unit_test(call_read__makes_one_lot__of_a_call_without),
		cmocka_unit_test(call_read__tells_translators__every_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
