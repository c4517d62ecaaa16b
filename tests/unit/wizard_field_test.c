/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps, the fields they ask for in different calls, and the options of fields. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "support/make_draft.h"
#include "support/sample_call.h"
#include "support/sample_sets.h"
#include "wizard/options.h"

static void step_beside__passes_over_the_lot__without_lots(void **state)
{
	(void)state;
	assert_int_equal(step_beside(STEP_CALL, &sample_ssa_2020, 1), STEP_LOT);
	assert_int_equal(step_beside(STEP_CALL, &sample_ssa_2015, 1), STEP_SECTOR);
	assert_int_equal(step_beside(STEP_SECTOR, &sample_ssa_2015, -1), STEP_CALL);
	assert_int_equal(step_beside(STEP_SECTOR, &sample_ssa_2020, -1), STEP_LOT);
	assert_int_equal(step_beside(STEP_CALL, NULL, -1), STEP_CALL);
	assert_int_equal(step_beside(STEP_REVIEW, NULL, 1), STEP_REVIEW);
	assert_int_equal(STEP_END, 7);
	assert_false(step_is_needed(STEP_LOT, &sample_ssa_2015));
	assert_true(step_is_needed(STEP_LOT, NULL));
}

/* The keys asked for, statements with their key behind a colon. */
static void assert_fields(enum step step, int partner, const struct call *call, const char *lot,
                          const char *wanted)
{
	struct field_list list = FIELD_LIST_INIT;
	struct str got = STR_INIT;
	field_list_fill(&list, step, partner, call, call ? call_lot(call, lot) : NULL);
	for (size_t i = 0; i < list.n; i++) {
		struct spot spot = field_spot(&list.refs[i]);
		str_addf(&got, "%s%s", i ? " " : "", spot_key(spot)->name);
		if (spot.statement)
			str_addf(&got, ":%s", spot.statement);
	}
	assert_string_equal(got.text, wanted);
	str_free(&got);
	field_list_free(&list);
}

static void field_list__follows_the_lot__each_step(void **state)
{
	(void)state;
	assert_fields(STEP_CALL, -1, NULL, "", "call");
	assert_fields(STEP_LOT, -1, &sample_ssa_2020, "2", "lot");
	assert_fields(STEP_SECTOR, -1, &sample_ssa_2020, "2", "sector");
	assert_fields(STEP_AIMS, -1, &sample_ssa_2020, "2",
	              "acronym title duration priorities activities");
	assert_fields(STEP_AIMS, -1, &sample_ssa_2015, "",
	              "acronym title duration objectives activities");
	assert_fields(STEP_AIMS, -1, &sample_ssa_2020, "none", "acronym title duration");
	assert_fields(STEP_PARTNERS, -1, &sample_ssa_2020, "2", "partners");
	assert_fields(STEP_STATEMENTS, -1, &sample_ssa_2020, "2",
	              "statements:feedback-mechanism notes");
	assert_fields(STEP_STATEMENTS, -1, &sample_toy_2026, "2", "notes");
	assert_fields(STEP_REVIEW, -1, &sample_ssa_2020, "2", "");
}

static void field_list__asks_for_umbrella_and_sole_regulator__where_the_call_has_them(void **state)
{
	(void)state;
	assert_fields(STEP_PARTNERS, 0, &sample_ssa_2020, "2",
	              "name country type also role contribution grant id contact agreed notes");
	assert_fields(STEP_PARTNERS, 0, &sample_ssa_2015, "",
	              "name country type also role umbrella contribution grant id sole-regulator "
	              "monopoly-evidence contact agreed notes");
	assert_fields(STEP_PARTNERS, 0, &sample_toy_2014, "",
	              "name country type also role contribution grant id contact agreed notes");
}

/* No call of the samples lets umbrella organisations take part without counting them apart. */
static void field_list__asks_for_umbrella__where_a_rule_lets_them_in(void **state)
{
	(void)state;
	static const struct rule rules[] = {
		{ RULE("eligible-types", MAY_TAKE_PART, ADVICE, "Types"), NO_KEY, NO_EXEMPTION,
		  .types = TYPES_SECTOR, .umbrellas = true },
	};
	static const struct lot lot = { .id = "", .title = "", .rules = TABLE(rules) };
	static const struct call call = { .id = "x", .title = "X", .lots = &lot, .n_lots = 1 };
	assert_fields(STEP_PARTNERS, 0, &call, "",
	              "name country type also role umbrella contribution grant id contact agreed notes");
	struct field_list list = FIELD_LIST_INIT;
	field_list_fill(&list, STEP_PARTNERS, 0, &call, &lot);
	const struct field_ref *ref = &list.refs[field_list_find(&list, PARTNER_KEY_UMBRELLA, NULL)];
	assert_null(strstr(field_sentence(ref), "not counted"));
	field_list_free(&list);
}

static void assert_asked(const struct call *call, const char *lot, int key, const char *wanted)
{
	struct str got = STR_INIT;
	struct field_ref ref = { .field = field_of_key(key), .partner = -1 };
	field_asked(&got, &ref, call_lot(call, lot));
	assert_string_equal(got.text, wanted);
	str_free(&got);
}

static void field_asked__says_how_many__of_lists_only(void **state)
{
	(void)state;
	assert_asked(&sample_toy_2017, "3", DRAFT_KEY_ACTIVITIES, "all of these are required");
	assert_asked(&sample_toy_2017, "1", DRAFT_KEY_ACTIVITIES, "at least 1, as advice");
	assert_asked(&sample_toy_odd, "a", DRAFT_KEY_ACTIVITIES, "at least 2 required");
	assert_asked(&sample_toy_2017, "3", DRAFT_KEY_OBJECTIVES, "");
	assert_asked(&sample_toy_2017, "3", DRAFT_KEY_SECTOR, "");
}

static void field_list_find__finds_keys_and_statements(void **state)
{
	(void)state;
	struct field_list list = FIELD_LIST_INIT;
	field_list_fill(&list, STEP_STATEMENTS, -1, &sample_ssa_2015, call_lot(&sample_ssa_2015, ""));
	assert_int_equal(field_list_find(&list, DRAFT_KEY_STATEMENTS, "innovation"), 0);
	assert_int_equal(field_list_find(&list, DRAFT_KEY_STATEMENTS, "mobility"), 6);
	assert_int_equal(field_list_find(&list, DRAFT_KEY_NOTES, NULL), 7);
	assert_int_equal(field_list_find(&list, DRAFT_KEY_TITLE, NULL), -1);
	field_list_free(&list);
}

static enum field_kind kind_of(enum step step, int key, const struct call *call, const char *lot)
{
	struct field_list list = FIELD_LIST_INIT;
	const struct lot *l = call_lot(call, lot);
	field_list_fill(&list, step, -1, call, l);
	enum field_kind kind = field_kind(&list.refs[field_list_find(&list, key, NULL)], l);
	field_list_free(&list);
	return kind;
}

static void field_kind__depends_on_the_lot(void **state)
{
	(void)state;
	assert_int_equal(kind_of(STEP_SECTOR, DRAFT_KEY_SECTOR, &sample_ssa_2020, "2"), FIELD_ONE);
	assert_int_equal(kind_of(STEP_SECTOR, DRAFT_KEY_SECTOR, &sample_ssa_2020, "1"), FIELD_TEXT);
	assert_int_equal(kind_of(STEP_AIMS, DRAFT_KEY_DURATION, &sample_ssa_2020, "2"), FIELD_ONE);
	assert_int_equal(kind_of(STEP_AIMS, DRAFT_KEY_DURATION, &sample_toy_2014, ""), FIELD_NUMBER);
	assert_int_equal(kind_of(STEP_AIMS, DRAFT_KEY_TITLE, &sample_ssa_2020, "2"), FIELD_LONG);
}

/* Fills options of KEY for DRAFT; partner 0's where OF_PARTNER. */
static void fill(struct options *o, const struct call *call, const char *lot, struct draft *draft,
                 bool of_partner, enum step step, int key)
{
	struct field_list list = FIELD_LIST_INIT;
	struct options_about about = { &sample_catalogue, call, call_lot(call, lot), draft };
	field_list_fill(&list, step, of_partner ? 0 : -1, call, about.lot);
	options_fill(o, &about, &list.refs[field_list_find(&list, key, NULL)]);
	field_list_free(&list);
}

static void options__list_what_can_be_chosen__and_keep_what_cannot(void **state)
{
	(void)state;
	struct options o = OPTIONS_INIT;
	struct draft *d = make_draft("ssa-2020", "2", "@sector tourism; @duration 24");
	fill(&o, &sample_ssa_2020, "2", d, false, STEP_SECTOR, DRAFT_KEY_SECTOR);
	assert_int_equal(o.n, 7);
	assert_string_equal(o.list[6].id, "tourism");
	assert_true(o.list[6].chosen);
	assert_string_equal(o.list[6].hint, "not in the list of this Lot");
	fill(&o, &sample_ssa_2020, "2", d, false, STEP_AIMS, DRAFT_KEY_DURATION);
	assert_int_equal(o.n, 2);
	assert_int_equal(o.list[0].number, 48);
	assert_false(o.list[0].chosen);
	assert_int_equal(o.list[1].number, 24);
	assert_true(o.list[1].chosen);
	options_free(&o);
	draft_free(&d);
}

static void options__of_months__say_how_much_for_each(void **state)
{
	(void)state;
	struct options o = OPTIONS_INIT;
	struct draft *d = make_draft("toy-2026", "1", "@duration 25");
	fill(&o, &sample_toy_2026, "1", d, false, STEP_AIMS, DRAFT_KEY_DURATION);
	assert_int_equal(o.n, 13);           /* 24 to 36 */
	assert_string_equal(o.list[0].hint, "1,000,000 EUR at most");
	assert_string_equal(o.list[1].hint, "1,500,000 EUR at most");   /* no figure of its own: the largest */
	assert_true(o.list[1].chosen);
	fill(&o, &sample_toy_2017, "1", d, false, STEP_AIMS, DRAFT_KEY_DURATION);
	assert_string_equal(o.list[0].hint, "");   /* the same for all */
	options_free(&o);
	draft_free(&d);
}

static void options__of_some__mark_each_chosen_one(void **state)
{
	(void)state;
	struct options o = OPTIONS_INIT;
	struct draft *d = make_draft("ssa-2020", "2", "@priorities green-skills; A DK company+ngo+network full");
	fill(&o, &sample_ssa_2020, "2", d, false, STEP_AIMS, DRAFT_KEY_PRIORITIES);
	assert_int_equal(o.n, 2);
	assert_false(o.list[0].chosen);
	assert_true(o.list[1].chosen);
	fill(&o, &sample_ssa_2020, "2", d, true, STEP_PARTNERS, PARTNER_KEY_ALSO);
	assert_int_equal(o.n, 17);
	for (size_t i = 0; i < o.n; i++)
		assert_int_equal(o.list[i].chosen,
		                 !strcmp(o.list[i].id, "ngo") || !strcmp(o.list[i].id, "network"));
	options_free(&o);
	draft_free(&d);
}

static void options__of_countries__have_programme_countries_first(void **state)
{
	(void)state;
	struct options o = OPTIONS_INIT;
	struct draft *d = make_draft("ssa-2015", "", "A DK company full");
	fill(&o, &sample_ssa_2015, "", d, true, STEP_PARTNERS, PARTNER_KEY_COUNTRY);
	bool others = false;
	for (size_t i = 0; i < o.n; i++) {
		bool programme = country_set_has(&sample_programme_2014, (country)o.list[i].number) != 0;
		assert_false(programme && others);
		others = others || !programme;
		assert_string_equal(o.list[i].hint, programme ? "" : "Partner Country");
		assert_int_equal(o.list[i].chosen, !strcmp(o.list[i].id, "DK"));
		if (i && (others == !country_set_has(&sample_programme_2014, (country)o.list[i - 1].number)))
			assert_true(lang_compare(o.list[i - 1].label, o.list[i].label) < 0);
	}
	assert_true(others);
	options_free(&o);
	draft_free(&d);
}

static bool found(const char *label, const char *search, const char *typed)
{
	struct str filter = STR_INIT, text = STR_INIT, name = STR_INIT;
	utf8_fold_words(&filter, typed);
	utf8_fold_words(&text, search);
	str_add(&name, label);
	bool yes = option_matches(&(struct option){ .label = name.text, .search = text.text }, filter.text);
	str_free(&filter);
	str_free(&text);
	str_free(&name);
	return yes;
}

static void option_matches__words_in_any_order__without_accents(void **state)
{
	(void)state;
	assert_true(found("", "København", "kobenh"));
	assert_true(found("", "Kobenhavn", "KØBEN"));
	assert_true(found("", "Sector or trade association", "assoc sect"));
	assert_false(found("", "Sector or trade association", "assoc chamber"));
	assert_true(found("", "anything", ""));
	assert_true(found("", "anything", " - "));
}

/* The value of a key in words. */
static void assert_value(struct draft *d, bool of_partner, enum step step, int key, const char *wanted)
{
	struct str got = STR_INIT;
	struct field_list list = FIELD_LIST_INIT;
	struct options_about about = { &sample_catalogue, &sample_ssa_2020,
	                               call_lot(&sample_ssa_2020, "2"), d };
	field_list_fill(&list, step, of_partner ? 0 : -1, about.call, about.lot);
	field_value(&got, &about, &list.refs[field_list_find(&list, key, NULL)]);
	assert_string_equal(got.text, wanted);
	str_free(&got);
	field_list_free(&list);
}

static void field_value__is_told_in_words(void **state)
{
	(void)state;
	struct draft *d = make_draft("ssa-2020", "2",
		"@sector rail; @duration 48; @activities trends,other; A DK company+ngo full grant=1234567");
	struct draft *bare = make_draft("ssa-2020", "2", "- - - -");
	assert_value(d, false, STEP_SECTOR, DRAFT_KEY_SECTOR, "Rail");
	assert_value(d, false, STEP_AIMS, DRAFT_KEY_DURATION, "48 months");
	assert_value(d, false, STEP_AIMS, DRAFT_KEY_ACTIVITIES, "Trends, other");
	assert_value(d, true, STEP_PARTNERS, PARTNER_KEY_COUNTRY, "Denmark");
	assert_value(d, true, STEP_PARTNERS, PARTNER_KEY_TYPE, "Company");
	assert_value(d, true, STEP_PARTNERS, PARTNER_KEY_ALSO, "Non-governmental organisation");
	assert_value(d, true, STEP_PARTNERS, PARTNER_KEY_ROLE, "Full partner");
	assert_value(d, true, STEP_PARTNERS, PARTNER_KEY_GRANT, "1,234,567");
	assert_value(d, true, STEP_PARTNERS, PARTNER_KEY_AGREED, "no");
	assert_value(bare, true, STEP_PARTNERS, PARTNER_KEY_COUNTRY, "");
	assert_value(bare, true, STEP_PARTNERS, PARTNER_KEY_TYPE, "");
	assert_value(bare, true, STEP_PARTNERS, PARTNER_KEY_GRANT, "");
	assert_value(bare, false, STEP_AIMS, DRAFT_KEY_DURATION, "");
	draft_free(&d);
	draft_free(&bare);
}

static void field_help__tells_notes_with_their_sources(void **state)
{
	(void)state;
	static const char *const ids[] = { "000", "001", "S15" };
	static const struct note lot_notes[] = {
		{ .about = "sector", .text = "Of the Lot.", .sources = ids, .n_sources = 1 },
		{ .about = "type", .text = "Of a type.", .sources = ids, .n_sources = 1 },
	};
	static const struct note call_notes[] = {
		{ .about = "sector", .text = "Of the call.", .sources = ids, .n_sources = 3 },
	};
	struct lot lot = sample_ssa_2015.lots[0];
	struct call call = sample_ssa_2015;
	struct field_list list = FIELD_LIST_INIT;
	struct str got = STR_INIT;
	lot.notes = lot_notes;
	lot.n_notes = 2;
	call.notes = call_notes;
	call.n_notes = 1;
	field_list_fill(&list, STEP_SECTOR, -1, &call, &lot);
	field_help(&got, &list.refs[0], &call, &lot);
	assert_string_equal(got.text,
		"The sector, in your own words or by its NACE name.\n"
		"Sector. [European Commission (000, 001)]\n"
		"Of the Lot. [European Commission (000)]\n"
		"Of the call. [European Commission (000, 001); A portal (S15)]\n"
		"000: European Commission: Danish page\n"
		"001: European Commission: Dutch page\n"
		"S15: A portal: A page of 2015");
	str_free(&got);
	field_list_free(&list);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(step_beside__passes_over_the_lot__without_lots),
		cmocka_unit_test(field_list__follows_the_lot__each_step),
		cmocka_unit_test(field_list__asks_for_umbrella_and_sole_regulator__where_the_call_has_them),
		cmocka_unit_test(field_list__asks_for_umbrella__where_a_rule_lets_them_in),
		cmocka_unit_test(field_asked__says_how_many__of_lists_only),
		cmocka_unit_test(field_list_find__finds_keys_and_statements),
		cmocka_unit_test(field_kind__depends_on_the_lot),
		cmocka_unit_test(options__list_what_can_be_chosen__and_keep_what_cannot),
		cmocka_unit_test(options__of_months__say_how_much_for_each),
		cmocka_unit_test(options__of_some__mark_each_chosen_one),
		cmocka_unit_test(options__of_countries__have_programme_countries_first),
		cmocka_unit_test(option_matches__words_in_any_order__without_accents),
		cmocka_unit_test(field_value__is_told_in_words),
		cmocka_unit_test(field_help__tells_notes_with_their_sources),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
