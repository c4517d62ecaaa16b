/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told of konsort's own findings and of those that count. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/sample_call.h"
#include "support/told.h"

static void lot__names_those_there_are__none_chosen(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2020, "", "lot",
		{ "", "! No Lot is chosen yet; this call has: 1 Design; 2 Blueprint" });
	TOLD(&sample_ssa_2015, "", "lot", { "", "none" });
}

static void partner_details__names_what_each_lacks__some(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2015, "", "partner-details",
		{ "", "+ No partner is entered yet, so no detail is missing" },
		{ "A DK company full", "+ Every partner has a name, a country, a type and a role" },
		{ "A DK - full", "! 1 partner lacks details: partner 1 (A): type" },
		{ "A DK company full; - - - -; B - - full",
		  "! 2 partners lack details: partner 2: name, country, type, role; "
		  "partner 3 (B): country, type" });
}

static void partner_details__names_five__seven(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2015, "", "partner-details",
		{ "7*P DK - full",
		  "! 7 partners lack details: partner 1 (P0): type; partner 2 (P1): type; "
		  "partner 3 (P2): type; partner 4 (P3): type; partner 5 (P4): type and 2 more" },
		{ "6*P DK - full",
		  "! 6 partners lack details: partner 1 (P0): type; partner 2 (P1): type; "
		  "partner 3 (P2): type; partner 4 (P3): type; partner 5 (P4): type and 1 more" },
		{ "5*P DK - full",
		  "! 5 partners lack details: partner 1 (P0): type; partner 2 (P1): type; "
		  "partner 3 (P2): type; partner 4 (P3): type; partner 5 (P4): type" });
}

static void distinct__names_the_first_entry__twice(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2015, "", "distinct-organisations",
		{ "A DK company full; A NO company full", "+ No organisation is entered twice" },
		{ "B DK company full; A DK company full; a DK chamber full",
		  "! 1 entry repeats an organisation and does not count: partner 3 (a) is partner 2 again" },
		{ "A DK company full; A DK company full; A DK company full",
		  "! 2 entries repeat an organisation and do not count: partner 2 (A) is partner 1 again; "
		  "partner 3 (A) is partner 1 again" });
}

static void applicant__says_what_is_wrong__each_way(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2020, "2", "applicant",
		{ "A DK company full", "! 0/1 No organisation is the applicant yet; exactly one must be" },
		{ "B NO company full; A DK company applicant", "+ 1/1 The applicant is partner 2 (A)" },
		{ "A BY company applicant",
		  "! 1/1 The applicant, partner 1 (A), must be in a Programme Country; Belarus is none" },
		{ "A - company applicant",
		  "! 1/1 The applicant, partner 1 (A), has no country yet; it must be a Programme Country" },
		{ "A DK company applicant; - NO company applicant",
		  "! 2/1 2 organisations are the applicant, and exactly one must be: partner 1 (A), partner 2" });
}

static void countries__lists_them__below_and_at(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2015, "", "countries",
		{ "", "! 0/3 3 more Programme Countries are needed" },
		{ "A DK company full; B NO company full; C DK chamber full",
		  "! 2/3 1 more Programme Country is needed; so far: Denmark, Norway" },
		{ "A DK company full; B BY company full; C DE company associated",
		  "! 1/3 2 more Programme Countries are needed; so far: Denmark; "
		  "taking part, but not counted here: Belarus" },
		{ "3*P DK,NO,DE company full; Q BY company full",
		  "+ 3/3 3 Programme Countries take part: Denmark, Norway, Germany" },
		{ "A DK company full; U NO network full umbrella",
		  "! 1/3 2 more Programme Countries are needed; so far: Denmark" });
}

static void countries__are_undecided__unknown(void **state)
{
	(void)state;
	TOLD(&sample_toy_2017, "1", "countries",
		{ "", "? 0/? No source states how many Programme Countries are needed" },
		{ "A DK company full",
		  "? 1/? 1 Programme Country takes part: Denmark; no source states how many are needed" },
		{ "3*P DK,NO,BY company full",
		  "? 2/? 2 Programme Countries take part: Denmark, Norway; taking part, but not counted "
		  "here: Belarus; no source states how many are needed" },
		{ "A BY company full",
		  "? 0/? No source states how many Programme Countries are needed; taking part, but not "
		  "counted here: Belarus" });
}

static void countries__tell_of_other_readings__disputed(void **state)
{
	(void)state;
	TOLD(&sample_toy_2019, "1", "countries",
		{ "4*P DK,NO,DE,NL company full",
		  "+ 4/4 4 Programme Countries take part: Denmark, Norway, Germany, Netherlands; "
		  "not met as 002 reads it: 8 or 12" });
	TOLD(&sample_toy_2019, "2", "countries",
		{ "4*P DK,NO,DE,NL company full",
		  "! 4/8 4 more Programme Countries are needed; so far: Denmark, Norway, Germany, "
		  "Netherlands; met as 002 reads it: 4" });
}

/* As 002 has it: its reading of "4, 8 or 12" is one of its own three figures. */
static void countries__tell_what_else_is_meant__claims_of_the_same_source(void **state)
{
	(void)state;
	const struct claim claims[] = {
		{ .source = "002", .figure = "2", .note = "", .need = 2 },
		{ .source = "002", .figure = "4", .note = "", .need = 4 },
		{ .source = "002", .figure = "5", .note = "", .need = 5 },
		{ .source = "003", .figure = "4", .note = "", .need = 4 },
		{ .source = "003", .figure = "", .note = "Never computed.", .need = 0 },
	};
	const char *const sources[] = { "001", "002" };
	struct rule rule = { .id = "countries", .kind = RULE_COUNT_COUNTRIES, .title = "Countries",
	                     .sources = sources, .n_sources = 2, .claims = claims, .n_claims = 5,
	                     .need = 3, .countries = sample_ssa_2015.programme };
	const struct lot lot = { .id = "", .title = "", .rules = &rule, .n_rules = 1 };
	const struct call call = { .id = "none", .title = "", .closes = "", .carried_from = "", .lots = &lot, .n_lots = 1,
	                           .programme = sample_ssa_2015.programme };
	TOLD(&call, "", "countries",
		{ "2*P DK,NO company full",
		  "! 2/3 1 more Programme Country is needed; so far: Denmark, Norway; "
		  "met if 002 means 2" },
		{ "3*P DK,NO,DE company full",
		  "+ 3/3 3 Programme Countries take part: Denmark, Norway, Germany; "
		  "not met if 002 means 4 or 5; not met as 003 reads it: 4" });
}

static void countries__are_no_programme_countries__another_group(void **state)
{
	(void)state;
	struct country_set north = { { 0 } };
	country_set_add(&north, country_from_code("DK"));
	country_set_add(&north, country_from_code("NO"));
	struct rule rule = { .id = "northern", .kind = RULE_COUNT_COUNTRIES, .title = "Northern",
	                     .need = 2, .countries = &north };
	const struct lot lot = { .id = "", .title = "", .rules = &rule, .n_rules = 1 };
	const struct call call = { .id = "none", .title = "", .closes = "", .carried_from = "", .lots = &lot, .n_lots = 1,
	                           .programme = sample_ssa_2015.programme };
	TOLD(&call, "", "northern",
		{ "2*P DK,DE company full",
		  "! 1/2 1 more of the countries that count here is needed; so far: Denmark; "
		  "taking part, but not counted here: Germany" },
		{ "2*P DK,NO company full",
		  "+ 2/2 2 of the countries that count here take part: Denmark, Norway" });
	rule.unknown = true;
	TOLD(&call, "", "northern",
		{ "", "? 0/? No source states how many countries are needed" },
		{ "2*P DK,NO company full",
		  "? 2/? 2 of the countries that count here take part: Denmark, Norway; "
		  "no source states how many are needed" });
}

static void eu_countries__are_met_as_another_reads_it__unknown(void **state)
{
	(void)state;
	TOLD(&sample_toy_odd, "a", "eu-countries",
		{ "", "? 0/? No source states how many EU Member States are needed; "
		      "not met as S1 reads it: 1" },
		{ "A DK company full",
		  "? 1/? 1 EU Member State takes part: Denmark; no source states how many are needed; "
		  "met as S1 reads it: 1" });
}

static void eu_countries__speak_of_member_states__below_and_at(void **state)
{
	(void)state;
	TOLD(&sample_toy_2014, "", "eu-countries",
		{ "A NO company full",
		  "! 0/2 2 more EU Member States are needed; taking part, but not counted here: Norway" },
		{ "A DK company full", "! 1/2 1 more EU Member State is needed; so far: Denmark" },
		{ "A DK company full; B DE company full",
		  "+ 2/2 2 EU Member States take part: Denmark, Germany" });
}

static void partners__count_full_ones__each_state(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2015, "", "partners",
		{ "A DK company applicant; 3*Q DK company associated",
		  "! 1/9 8 more organisations are needed as applicant or full partner" },
		{ "8*P DK company full", "! 8/9 1 more organisation is needed as applicant or full partner" },
		{ "9*P DK company full",
		  "+ 9/9 9 organisations take part as applicant or full partner" });
	TOLD(&sample_toy_2017, "1", "partners",
		{ "", "? 0/? No source states how many organisations are needed" },
		{ "A DK company full", "? 1/? 1 organisation takes part as applicant or full partner; "
		  "no source states how many are needed" },
		{ "2*P DK company full; Q DK company associated",
		  "? 2/? 2 organisations take part as applicant or full partner; "
		  "no source states how many are needed" });
}

static void places__name_the_categories__each_state(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2020, "2", "places",
		{ "4*P DK vet-provider full; 5*S DK company full",
		  "! 9/10 1 place is still open: Training (1); an organisation fills only one place" },
		{ "3*P DK vet-provider full; 2*S DK company full",
		  "! 5/10 5 places are still open: Sector (3), Training (2); "
		  "an organisation fills only one place" },
		{ "5*P DK vet-provider full; 5*S DK company full",
		  "+ 10/10 All 10 places are filled, each by another organisation" });
	TOLD(&sample_toy_2019, "2", "places",
		{ "A DK ngo full; B DK company associated",
		  "? No source states which organisations must take part" },
		{ "A DK company+vet-provider full; B DK company full; C DK ngo full; D DK company full",
		  "? Taking part so far: Training (1), Sector (3); no source states which organisations "
		  "must" });
}

static void places_per_country__name_what_each_lacks__some(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2015, "", "places-per-country",
		{ "", "! 0/0 No country takes part yet; each needs: a training body, a sector body "
		      "and a regulatory body" },
		{ "A DK company full; B NO vet-provider full; C NO qualification-body full",
		  "! 0/2 Denmark lacks a training body and a regulatory body; Norway lacks a sector body" },
		{ "A DK company full; B DK vet-provider full; C DK qualification-body full",
		  "+ 1/1 1 country has one organisation of each category" });
}

static void places_per_country__name_the_countries__unknown(void **state)
{
	(void)state;
	struct rule rule = { .id = "places-per-country", .kind = RULE_PLACES_PER_COUNTRY,
	                     .title = "Each country", .unknown = true };
	const struct lot lot = { .id = "", .title = "", .rules = &rule, .n_rules = 1 };
	const struct call call = { .id = "none", .title = "", .closes = "", .carried_from = "", .lots = &lot, .n_lots = 1,
	                           .programme = sample_ssa_2015.programme };
	TOLD(&call, "", "places-per-country",
		{ "", "? No source states which organisations each country must bring" },
		{ "2*P DK,BY company full",
		  "? Countries so far: Denmark, Belarus; no source states which organisations each "
		  "must bring" });
}

static void places_per_country__tell_of_freed_ones__umbrella(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2015, "", "places-per-country",
		{ "A DK company full; U DK network full umbrella",
		  "+ 0/0 Every country is freed by its umbrella organisation" },
		{ "A DK company full; B NO company full; U DK network full umbrella",
		  "! 0/1 Norway lacks a training body and a regulatory body; freed by an umbrella "
		  "organisation: Denmark; met as 001 reads it, as an umbrella organisation takes part" },
		{ "A DK company full; B NO company full; C NO vet-provider full; "
		  "D NO qualification-body full; U DK network full umbrella",
		  "+ 1/1 1 country has one organisation of each category; freed by an umbrella "
		  "organisation: Denmark" });
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lot__names_those_there_are__none_chosen),
		cmocka_unit_test(partner_details__names_what_each_lacks__some),
		cmocka_unit_test(partner_details__names_five__seven),
		cmocka_unit_test(distinct__names_the_first_entry__twice),
		cmocka_unit_test(applicant__says_what_is_wrong__each_way),
		cmocka_unit_test(countries__lists_them__below_and_at),
		cmocka_unit_test(countries__are_undecided__unknown),
		cmocka_unit_test(countries__tell_of_other_readings__disputed),
		cmocka_unit_test(countries__tell_what_else_is_meant__claims_of_the_same_source),
		cmocka_unit_test(countries__are_no_programme_countries__another_group),
		cmocka_unit_test(eu_countries__are_met_as_another_reads_it__unknown),
		cmocka_unit_test(eu_countries__speak_of_member_states__below_and_at),
		cmocka_unit_test(partners__count_full_ones__each_state),
		cmocka_unit_test(places__name_the_categories__each_state),
		cmocka_unit_test(places_per_country__name_what_each_lacks__some),
		cmocka_unit_test(places_per_country__name_the_countries__unknown),
		cmocka_unit_test(places_per_country__tell_of_freed_ones__umbrella),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
