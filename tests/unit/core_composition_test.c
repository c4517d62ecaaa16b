/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about places: how many different organisations can fill them, in all or in
 * each country. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/judged.h"
#include "support/sample_call.h"

static void places__are_filled_by_different_organisations__below_at_above(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2020, "2", "places",
		{ "", "unmet 0/10" },
		{ "4*S DK company full; 5*T DK vet-provider full", "unmet 9/10" },
		{ "5*S DK company full; 4*T DK vet-provider full", "unmet 9/10" },
		{ "4*S DK company full; A DK company applicant; 5*T DK vet-provider full", "met 10/10" },
		{ "7*S DK company full; 6*T DK vet-provider full", "met 10/10" },
		{ "12*S DK company full", "unmet 5/10" },
		{ "12*T DK vet-provider full", "unmet 5/10" });
}

static void places__take_the_types_of_a_category__each_type(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2020, "2", "places",
		{ "A DK vet-provider full", "unmet 1/10" },
		{ "A DK higher-education full", "unmet 1/10" },
		{ "A DK adult-education full", "unmet 1/10" },
		{ "A DK company full", "unmet 1/10" },
		{ "A DK sector-association full", "unmet 1/10" },
		{ "A DK chamber full", "unmet 1/10" },
		{ "A DK social-partner full", "unmet 1/10" },
		{ "A DK sector-skills-council full", "unmet 1/10" },
		{ "A DK network full", "unmet 1/10" },
		{ "A DK education-authority full; B DK qualification-body full; C DK public-authority full;"
		  "D DK guidance-body full; E DK employment-service full; F DK research-institute full;"
		  "G DK ngo full; H DK other full", "unmet 0/10" });
}

static void places__are_filled_once_by_each_organisation__two_capacities(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2020, "2", "places",
		{ "A DK company+vet-provider full", "unmet 1/10" },
		{ "9*P DK company+vet-provider full", "unmet 9/10" },
		{ "10*P DK company+vet-provider full", "met 10/10" },
		/* Five and five by label, but only nine organisations. */
		{ "4*S DK company full; X DK company+vet-provider full; 4*T DK vet-provider full", "unmet 9/10" },
		/* Whoever can do both must stand where the others cannot. */
		{ "2*X DK vet-provider+chamber full; 5*T DK vet-provider full; 3*S DK company full", "met 10/10" },
		{ "3*S DK company full; 5*T DK vet-provider full; 2*X DK network+adult-education full", "met 10/10" },
		{ "10*P DK research-institute+company+vet-provider full", "met 10/10" },
		{ "P DK company+company+chamber full", "unmet 1/10" });
}

static void places__are_filled_by_counted_partners__who_counts(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2020, "2", "places",
		{ "A DK company associated; B DK company -", "unmet 0/10" },
		{ "A DK company full; A DK vet-provider full", "unmet 1/10" },
		{ "A DK company full id=1; B SE vet-provider full id=1", "unmet 1/10" },
		{ "A DK - full", "unmet 0/10" },
		{ "A DK -+company full", "unmet 0/10" },
		{ "A CH company full; B - company full; - DK company full", "unmet 3/10" },
		{ "U BE network full umbrella", "unmet 1/10" });
	JUDGED(&sample_toy_odd, "a", "places",
		{ "A DK vet-provider full umbrella; B DK company full", "unmet 1/4" });
}

static void places__are_undecided__figures_unknown(void **state)
{
	(void)state;
	JUDGED(&sample_toy_2019, "2", "places",
		{ "", "undecided" },
		{ "5*P DK company full", "undecided" });
}

static void places__overlap__six_of_four_categories(void **state)
{
	(void)state;
	JUDGED(&sample_toy_2026, "1", "places",
		{ "3*S DK company full; V DK vet-provider full; H DK higher-education full; A DK adult-education full", "met 6/6" },
		{ "3*S DK company full; 2*V DK vet-provider full; H DK higher-education full", "met 6/6" },
		{ "3*S DK company full; V DK vet-provider full; 2*H DK higher-education full", "met 6/6" },
		{ "3*S DK company full; 3*V DK vet-provider full", "unmet 5/6" },
		{ "3*S DK company full; 4*H DK higher-education full", "unmet 5/6" },
		{ "3*S DK company full; 3*A DK adult-education full", "unmet 4/6" },
		{ "3*S DK company full; V DK vet-provider full; H DK higher-education full", "unmet 5/6" },
		{ "3*S DK company full; X DK vet-provider+higher-education full; 3*A DK adult-education full", "unmet 5/6" },
		{ "3*S DK company full; V DK vet-provider full; A DK adult-education+higher-education full;"
		  "B DK vet-provider full", "met 6/6" },
		{ "2*S DK company full; V DK vet-provider+company full; H DK higher-education full; A DK adult-education full",
		  "unmet 5/6" },
		{ "9*S DK company full", "unmet 3/6" });
	JUDGED(&sample_toy_odd, "a", "places",
		{ "A DK vet-provider full; B DK higher-education full; C DK company full; D DK network full", "met 4/4" },
		{ "3*A DK vet-provider full; D DK network full", "unmet 3/4" },
		{ "A DK vet-provider full; 2*B DK higher-education full; 3*D DK network full", "met 4/4" },
		{ "4*A DK vet-provider+network full", "unmet 3/4" });
	JUDGED(&sample_toy_odd, "b", "places",
		{ "3*A DK vet-provider full", "unmet 3/4" },
		{ "4*A DK vet-provider full", "met 4/4" },
		{ "4*A DK company full", "unmet 2/4" },
		{ "4*A DK higher-education full", "unmet 2/4" },
		{ "2*A DK company full; 2*B DK higher-education full", "met 4/4" });
}

#define DK3 "V DK vet-provider applicant; S DK company full; R DK education-authority full;"
#define SE3 "W SE vet-provider full; T SE chamber full; Q SE qualification-body full;"

static void places_per_country__want_one_of_each__countries(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2015, "", "places-per-country",
		{ "", "unmet 0/0" },
		{ DK3, "met 1/1" },
		{ "V DK vet-provider applicant; S DK company full", "unmet 0/1" },
		{ DK3 SE3, "met 2/2" },
		{ DK3 "W SE vet-provider full; T SE chamber full", "unmet 1/2" },
		{ DK3 "X CH company full", "unmet 1/2" },
		{ DK3 "W CH vet-provider full; T CH research-institute full; Q CH qualification-body full", "met 2/2" },
		{ DK3 SE3 "X DK company full; Y DK other full; Z SE ngo full", "met 2/2" });
}

static void places_per_country__want_one_of_each__who_counts(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2015, "", "places-per-country",
		{ "A DK company associated", "unmet 0/0" },
		{ "A DK company -", "unmet 0/0" },
		{ "A - company full", "unmet 0/0" },
		{ DK3 "A SE company associated; B FR company -; C - company full", "met 1/1" },
		{ DK3 "A SE - full", "unmet 1/2" },
		{ DK3 "v DK company full; A SE company full; a SE vet-provider full", "unmet 1/2" },
		{ "V DK vet-provider applicant id=1; S DK company full; R SE education-authority full id=1", "unmet 0/1" },
		{ "V DK vet-provider applicant; S DK company full; R DK -+education-authority full", "unmet 0/1" });
}

static void places_per_country__want_one_of_each__two_capacities(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2015, "", "places-per-country",
		{ "V DK vet-provider+education-authority applicant; S DK company full", "unmet 0/1" },
		{ "V DK vet-provider+education-authority applicant; S DK company full; X DK company+vet-provider full", "met 1/1" },
		{ "3*X DK vet-provider+company+qualification-body full", "met 1/1" },
		{ "3*X DK vet-provider+company full", "unmet 0/1" },
		{ "X DK vet-provider+company+qualification-body applicant", "unmet 0/1" });
}

static void places_per_country__free_a_country__umbrella(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2015, "", "places-per-country",
		/* It is no organisation of its country, and its country is freed. */
		{ "U DK network full umbrella; V DK vet-provider applicant", "met 0/0" },
		{ "U DK network applicant umbrella; V DK vet-provider full;" SE3, "met 1/1" },
		{ DK3 SE3 "U BE network full umbrella; X BE company full", "met 2/2" },
		{ DK3 "U SE network full umbrella; W SE vet-provider full; T FR company full", "unmet 1/2 (001 waived met)" },
		{ DK3 "U BE network full umbrella", "met 1/1" },
		{ "U BE network full umbrella; V DK vet-provider applicant", "unmet 0/1 (001 waived met)" },
		/* Nobody but the umbrella organisation: no country is involved. */
		{ "U BE network applicant umbrella", "unmet 0/0 (001 waived met)" },
		/* Without a country it frees none, but is in. */
		{ "U - network full umbrella; V DK vet-provider applicant", "unmet 0/1 (001 waived met)" });
}

static void places_per_country__free_no_country__associated_duplicate_unclaused(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2015, "", "places-per-country",
		{ "U DK network associated umbrella; V DK vet-provider applicant", "unmet 0/1" },
		{ "U DK network - umbrella; V DK vet-provider applicant", "unmet 0/1" },
		{ "A BE company associated id=1; U DK network full umbrella id=1; V DK vet-provider applicant", "unmet 0/1" });
	/* A call without the clause counts them like any other. */
	JUDGED(&sample_toy_2014, "", "places-per-country",
		{ "U DK network full umbrella; V DK vet-provider applicant", "unmet 0/1" },
		{ "U DK network full umbrella; V DK vet-provider applicant; R DK education-authority full", "met 1/1" },
		{ DK3 "U BE network full umbrella", "unmet 1/2" });
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places__are_filled_by_different_organisations__below_at_above),
		cmocka_unit_test(places__take_the_types_of_a_category__each_type),
		cmocka_unit_test(places__are_filled_once_by_each_organisation__two_capacities),
		cmocka_unit_test(places__are_filled_by_counted_partners__who_counts),
		cmocka_unit_test(places__are_undecided__figures_unknown),
		cmocka_unit_test(places__overlap__six_of_four_categories),
		cmocka_unit_test(places_per_country__want_one_of_each__countries),
		cmocka_unit_test(places_per_country__want_one_of_each__who_counts),
		cmocka_unit_test(places_per_country__want_one_of_each__two_capacities),
		cmocka_unit_test(places_per_country__free_a_country__umbrella),
		cmocka_unit_test(places_per_country__free_no_country__associated_duplicate_unclaused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
