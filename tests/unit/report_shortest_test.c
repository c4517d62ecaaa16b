/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shortest way and what fits, in words and JSON.  What they are told of is filled
 * in by hand: finding it is the core's business. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "report/json.h"
#include "report/shortest_text.h"
#include "report/text.h"
#include "support/sample_call.h"

static const struct text_style plain = { 60, false };

/* The categories of sample_ssa_2015, of which sample_ssa_2020 has the first two. */
enum { TRAINING, SECTOR, REGULATORY };
#define NEW_IN(call, c, number) \
	{ .category = (c), .from = FROM_NEW_COUNTRY, .new_country = (number), .group = (call).programme }
#define NEW(c, number) NEW_IN(sample_ssa_2020, c, number)
#define NEW15(c, number) NEW_IN(sample_ssa_2015, c, number)
#define ANY(c) { .category = (c), .from = FROM_ANY_COUNTRY }
#define FROM(c, code) { .category = (c), .from = FROM_THIS_COUNTRY, .country = country_from_code(code) }
#define WAY(...) \
	(struct shortest){ .possible = true, .additions = (struct addition[]){ __VA_ARGS__ }, \
	                   .n = sizeof((struct addition[]){ __VA_ARGS__ }) / sizeof(struct addition) }

static void says(const struct call *call, struct shortest s, const char *wanted)
{
	struct str told = STR_INIT;
	shortest_sentence(&told, sample_catalogue.world, call, &s);
	assert_string_equal(told.text, wanted);
	str_free(&told);
}

static void sentence__names_kind_and_country__each_its_own(void **state)
{
	(void)state;
	says(&sample_ssa_2020, WAY(NEW(SECTOR, 0), ANY(TRAINING)),
	     "2 more: a sector representative from a new Programme Country, "
	     "a training provider from any country");
	says(&sample_ssa_2020, WAY(ANY(TRAINING)), "1 more: a training provider from any country");
	says(&sample_ssa_2020, WAY(ANY(-1)), "1 more: a full partner of any type from any country");
	says(&sample_ssa_2020, WAY(NEW(-1, 0), FROM(SECTOR, "DK")),
	     "2 more: a full partner of any type from a new Programme Country, "
	     "a sector representative from Denmark");
}

static void sentence__counts_alike_ones__any_country(void **state)
{
	(void)state;
	says(&sample_ssa_2020, WAY(ANY(SECTOR), ANY(SECTOR), ANY(SECTOR)),
	     "3 more: 3 times a sector representative from any country");
	says(&sample_ssa_2020, WAY(ANY(SECTOR), ANY(SECTOR), ANY(TRAINING)),
	     "3 more: from any country 2 times a sector representative and a training provider");
	says(&sample_ssa_2020, WAY(ANY(TRAINING), ANY(SECTOR), ANY(-1)),
	     "3 more: from any country a training provider, a sector representative "
	     "and a full partner of any type");
}

static void sentence__counts_new_countries__alike_and_not(void **state)
{
	(void)state;
	says(&sample_ssa_2020, WAY(NEW(SECTOR, 0), NEW(SECTOR, 1), NEW(SECTOR, 2), NEW(TRAINING, 3),
	                           ANY(TRAINING), ANY(TRAINING)),
	     "6 more: a sector representative from each of 3 new Programme Countries, a training "
	     "provider from another new Programme Country, 2 times a training provider from any "
	     "country");
	says(&sample_ssa_2020, WAY(NEW(SECTOR, 0), NEW(TRAINING, 1), NEW(TRAINING, 2)),
	     "3 more: a sector representative from a new Programme Country, a training provider "
	     "from each of 2 other new Programme Countries");
}

static void sentence__tells_country_by_country__several_each(void **state)
{
	(void)state;
	says(&sample_ssa_2015, WAY(FROM(TRAINING, "DK"), FROM(REGULATORY, "DK"), FROM(SECTOR, "NO"),
	                           NEW15(TRAINING, 0), NEW15(SECTOR, 0), NEW15(REGULATORY, 0)),
	     "6 more: from Denmark a training body and a regulatory body; a sector body from Norway; "
	     "from a new Programme Country a training body, a sector body and a regulatory body");
	says(&sample_ssa_2015, WAY(NEW15(TRAINING, 0), NEW15(TRAINING, 1), NEW15(SECTOR, 0), NEW15(SECTOR, 1),
	                           NEW15(REGULATORY, 0), NEW15(REGULATORY, 1), NEW15(-1, 1)),
	     "7 more: from a new Programme Country a training body, a sector body and a regulatory "
	     "body; from another new Programme Country a training body, a sector body, a regulatory "
	     "body and a full partner of any type");
	says(&sample_ssa_2015, WAY(NEW15(TRAINING, 0), NEW15(SECTOR, 0), NEW15(REGULATORY, 0),
	                           NEW15(TRAINING, 1), NEW15(SECTOR, 1), NEW15(REGULATORY, 1)),
	     "6 more: from each of 2 new Programme Countries a training body, a sector body "
	     "and a regulatory body");
}

static void sentence__names_the_applicant__each_country(void **state)
{
	(void)state;
	says(&sample_ssa_2020, WAY({ .category = TRAINING, .from = FROM_NEW_COUNTRY,
	                             .group = sample_ssa_2020.programme, .applicant = true }, NEW(TRAINING, 1)),
	     "2 more: the applicant (a training provider) from a new Programme Country, a training "
	     "provider from another new Programme Country");
	says(&sample_ssa_2020, WAY({ .category = -1, .from = FROM_THIS_COUNTRY,
	                             .country = country_from_code("DK"), .applicant = true }),
	     "1 more: the applicant (an organisation of any type) from Denmark");
	says(&sample_ssa_2020, WAY({ .category = SECTOR, .from = FROM_ANY_COUNTRY, .applicant = true },
	                           ANY(SECTOR)),
	     "2 more: the applicant (a sector representative) from any Programme Country, "
	     "a sector representative from any country");
}

static void sentence__says_which_countries_count__other_groups(void **state)
{
	(void)state;
	struct country_set north = { { 0 } };
	country_set_add(&north, country_from_code("DK"));
	const struct country_set *eu = lot_rule(&sample_toy_2014.lots[0], "eu-countries")->countries;
	says(&sample_toy_2014, WAY({ .category = SECTOR, .from = FROM_NEW_COUNTRY, .group = eu },
	                           { .category = SECTOR, .from = FROM_NEW_COUNTRY, .new_country = 1,
	                             .group = sample_toy_2014.programme }),
	     "2 more: a sector body from a new EU Member State, "
	     "a sector body from another new Programme Country");
	says(&sample_toy_2014, WAY({ .category = -1, .from = FROM_NEW_COUNTRY, .group = &north },
	                           { .category = -1, .from = FROM_NEW_COUNTRY, .new_country = 1,
	                             .group = &north }),
	     "2 more: a full partner of any type from each of 2 new countries that count");
}

/* Where the place of two rules is filled at once, not every type of the category will do. */
static void sentence__names_types__fewer_than_the_categorys(void **state)
{
	(void)state;
	says(&sample_ssa_2020, WAY({ .category = TRAINING, .from = FROM_ANY_COUNTRY,
	                             .types = TYPE_BIT(TYPE_VET_PROVIDER) }),
	     "1 more: a training provider of type VET provider from any country");
	says(&sample_ssa_2020, WAY({ .category = TRAINING, .from = FROM_ANY_COUNTRY,
	                             .types = sample_ssa_2020.categories[TRAINING].types }),
	     "1 more: a training provider from any country");
}

static void sentence__says_so__nothing_or_impossible(void **state)
{
	(void)state;
	says(&sample_ssa_2020, (struct shortest){ .possible = true },
	     "No condition whose figure is known asks for a further organisation");
	says(&sample_ssa_2020, (struct shortest){ .possible = false },
	     "Adding organisations is not enough: no country is left that would count");
}

/* Ten countries that lack one thing each, of which eight are named. */
static void sentence__counts_the_rest__long(void **state)
{
	(void)state;
	static const char *const codes[] = { "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI" };
	struct addition list[11];
	memset(list, 0, sizeof list);
	for (int i = 0; i < 10; i++)
		list[i] = (struct addition)FROM(SECTOR, codes[i]);
	list[10] = (struct addition)FROM(TRAINING, "FI");
	says(&sample_ssa_2015, (struct shortest){ .possible = true, .additions = list, .n = 11 },
	     "11 more: a sector body from AT; a sector body from BE; a sector body from BG; a sector "
	     "body from CY; a sector body from CZ; a sector body from Germany; a sector body from "
	     "Denmark; a sector body from EE; and 3 more organisations");
}

static void suggest__lists_what_each_makes_met__unknown_left_out(void **state)
{
	(void)state;
	struct str told = STR_INIT;
	const struct lot *lot = call_lot(&sample_ssa_2020, "2");
	const struct rule *makes[] = { lot_rule(lot, "countries"), lot_rule(lot, "places"),
	                               lot_rule(lot, "partners") };
	struct shortest s = WAY(NEW(SECTOR, 0), NEW(SECTOR, 1), ANY(TRAINING), ANY(-1), ANY(-1));
	s.makes = makes;
	s.n_makes = 3;
	s.additions[1].n_makes = 1;
	s.additions[2].first_makes = 1;
	s.additions[2].n_makes = 1;
	s.additions[4].first_makes = 2;
	s.additions[4].n_makes = 1;
	suggest_text(&told, sample_catalogue.world, &sample_ssa_2020, lot, &s, plain);
	assert_string_equal(told.text,
		"Alliances 2020 (ssa-2020)\n"
		"  Lot 2: Blueprint\n"
		"  5 more organisations would do; no fewer can:\n"
		"  - a sector representative from each of 2 new Programme\n"
		"    Countries\n"
		"      then met: Programme Countries\n"
		"  - a training provider from any country\n"
		"      then met: Places\n"
		"  - 2 times a full partner of any type from any country\n"
		"      then met: Partners\n");
	str_free(&told);
	/* countries and partners of toy-2017 are stated nowhere */
	suggest_text(&told, sample_catalogue.world, &sample_toy_2017, call_lot(&sample_toy_2017, "1"),
	             &(struct shortest){ .possible = true }, plain);
	assert_string_equal(told.text,
		"Toy 2017 (toy-2017)\n"
		"  Lot 1: Identification\n"
		"  No condition whose figure is known asks for a further\n"
		"  organisation\n"
		"  Left out, as no source states the figure: Countries,\n"
		"  partners\n");
	str_free(&told);
}

static void suggest__numbers_new_countries__shared(void **state)
{
	(void)state;
	struct str told = STR_INIT;
	const struct rule *makes[] = { lot_rule(&sample_ssa_2015.lots[0], "places-per-country") };
	struct shortest s = WAY(NEW15(TRAINING, 0), NEW15(SECTOR, 0), NEW15(TRAINING, 1), NEW15(REGULATORY, 0),
	                        NEW15(REGULATORY, 0), FROM(SECTOR, "NO"));
	s.makes = makes;
	s.n_makes = s.additions[5].n_makes = 1;
	suggest_text(&told, sample_catalogue.world, &sample_ssa_2015, &sample_ssa_2015.lots[0], &s, plain);
	assert_string_equal(told.text,
		"Alliances 2015 (ssa-2015)\n"
		"  6 more organisations would do; no fewer can:\n"
		"  - a training body from new Programme Country no. 1\n"
		"  - a sector body from new Programme Country no. 1\n"
		"  - a training body from another new Programme Country\n"
		"  - 2 times a regulatory body from new Programme Country no.\n"
		"    1\n"
		"  - a sector body from Norway\n"
		"      then met: Each country\n");
	str_free(&told);
}

static void json__is_an_array__suggest(void **state)
{
	(void)state;
	struct str told = STR_INIT;
	const struct lot *lot = call_lot(&sample_ssa_2020, "2");
	const struct rule *makes[] = { lot_rule(lot, "countries"), lot_rule(lot, "partners") };
	struct shortest s = WAY(NEW(SECTOR, 0), FROM(-1, "GB"), ANY(TRAINING));
	s.makes = makes;
	s.n_makes = 2;
	s.additions[2].n_makes = 2;
	json_text(&told, json_suggest(&sample_ssa_2020, &s));
	assert_string_equal(told.text,
		"[\n"
		"  {\n    \"category\": \"sector\",\n    \"country\": \"new\",\n    \"makes\": []\n  },\n"
		"  {\n    \"category\": null,\n    \"country\": \"GB\",\n    \"makes\": []\n  },\n"
		"  {\n    \"category\": \"training\",\n    \"country\": \"any\",\n    \"makes\": [\n"
		"      \"countries\",\n      \"partners\"\n    ]\n  }\n"
		"]\n");
	str_free(&told);
	json_text(&told, json_suggest(&sample_ssa_2020, &(struct shortest){ .possible = true }));
	assert_string_equal(told.text, "[]\n");
	str_free(&told);
}

/* Three Lots of three verdicts; misfits that are not to be chosen anew are not told. */
static const char *const unmet[] = { "partner-details", "countries", "places" };
static const char *const undecided[] = { "partners" };
static struct fits sample_fits(struct fit list[3])
{
	list[0] = (struct fit){ .call = &sample_ssa_2015, .lot = &sample_ssa_2015.lots[0],
	                        .verdict = VERDICT_NOT_ELIGIBLE, .unmet = unmet, .n_unmet = 2,
	                        .undecided = undecided, .n_undecided = 1,
	                        .misfits = MISFIT_BIT(MISFIT_SECTOR) | MISFIT_BIT(MISFIT_PRIORITIES),
	                        .choose = MISFIT_BIT(MISFIT_SECTOR) };
	list[1] = (struct fit){ .call = &sample_toy_2019, .lot = &sample_toy_2019.lots[2],
	                        .verdict = VERDICT_UNDECIDED, .undecided = undecided, .n_undecided = 1,
	                        .misfits = ~0u,
	                        .choose = MISFIT_BIT(MISFIT_SECTOR) | MISFIT_BIT(MISFIT_DURATION) |
	                        MISFIT_BIT(MISFIT_OBJECTIVES) | MISFIT_BIT(MISFIT_PRIORITIES) |
	                        MISFIT_BIT(MISFIT_ACTIVITIES) };
	list[2] = (struct fit){ .call = &sample_ssa_2020, .lot = &sample_ssa_2020.lots[1],
	                        .verdict = VERDICT_ELIGIBLE };
	return (struct fits){ .list = list, .n = 3 };
}

static void fits__stand_by_verdict__what_is_amiss_below(void **state)
{
	(void)state;
	struct str told = STR_INIT;
	struct fit list[3];
	const struct fits fits = sample_fits(list);
	fits_text(&told, &fits, plain);
	assert_string_equal(told.text,
		"Judged is the consortium alone: its applicant, the details\n"
		"of its partners, organisations, countries and places.\n"
		"\n"
		"The consortium would be eligible\n"
		"  ssa-2020  2  Blueprint\n"
		"\n"
		"Undecided: no source states a figure that it hangs on\n"
		"  toy-2019  3  Blueprint\n"
		"               undecided: partners\n"
		"               to be chosen anew: Sector, Duration,\n"
		"               Objectives, Priorities, Activities\n"
		"\n"
		"The consortium would not be eligible\n"
		"  ssa-2015     Alliances 2015\n"
		"               not met: Partner details, Programme Countries\n"
		"               undecided: Partners\n"
		"               to be chosen anew: Sector\n");
	str_free(&told);
}

static void json__is_an_array__fits(void **state)
{
	(void)state;
	struct str told = STR_INIT;
	struct fit list[3];
	const struct fits fits = sample_fits(list);
	json_text(&told, json_fits(&fits));
	const char *wanted =
		"[\n"
		"  {\n"
		"    \"call\": \"ssa-2015\",\n"
		"    \"lot\": null,\n"
		"    \"verdict\": \"not-eligible\",\n"
		"    \"unmet\": [\n      \"partner-details\",\n      \"countries\"\n    ],\n"
		"    \"undecided\": [\n      \"partners\"\n    ],\n"
		"    \"choose\": [\n      \"sector\"\n    ]\n"
		"  },\n"
		"  {\n"
		"    \"call\": \"toy-2019\",\n"
		"    \"lot\": \"3\",\n"
		"    \"verdict\": \"undecided\",\n"
		"    \"unmet\": [],\n"
		"    \"undecided\": [\n      \"partners\"\n    ],\n"
		"    \"choose\": [\n      \"sector\",\n      \"duration\",\n      \"objectives\",\n"
		"      \"priorities\",\n      \"activities\"\n    ]\n"
		"  },\n"
		"  {\n"
		"    \"call\": \"ssa-2020\",\n"
		"    \"lot\": \"2\",\n"
		"    \"verdict\": \"eligible\",\n"
		"    \"unmet\": [],\n"
		"    \"undecided\": [],\n"
		"    \"choose\": []\n"
		"  }\n"
		"]\n";
	assert_string_equal(told.text, wanted);
	str_free(&told);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sentence__names_kind_and_country__each_its_own),
		cmocka_unit_test(sentence__counts_alike_ones__any_country),
		cmocka_unit_test(sentence__counts_new_countries__alike_and_not),
		cmocka_unit_test(sentence__tells_country_by_country__several_each),
		cmocka_unit_test(sentence__names_the_applicant__each_country),
		cmocka_unit_test(sentence__says_which_countries_count__other_groups),
		cmocka_unit_test(sentence__names_types__fewer_than_the_categorys),
		cmocka_unit_test(sentence__says_so__nothing_or_impossible),
		cmocka_unit_test(sentence__counts_the_rest__long),
		cmocka_unit_test(suggest__lists_what_each_makes_met__unknown_left_out),
		cmocka_unit_test(suggest__numbers_new_countries__shared),
		cmocka_unit_test(json__is_an_array__suggest),
		cmocka_unit_test(fits__stand_by_verdict__what_is_amiss_below),
		cmocka_unit_test(json__is_an_array__fits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
