/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules that count: applicant, countries, eu-countries, partners. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/judged.h"
#include "support/sample_call.h"

#define C7 "DK,SE,DE,FR,IT,ES,PT"
#define C8 C7 ",PL"
#define C12 C8 ",NL,BE,AT,FI"

static void applicant__is_one_in_a_programme_country__number(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2020, "2", "applicant",
		{ "", "unmet 0/1" },
		{ "A DK vet-provider full; B SE company associated; C SE company -", "unmet 0/1" },
		{ "A DK vet-provider applicant", "met 1/1" },
		{ "B SE company full; A DK vet-provider applicant", "met 1/1" },
		{ "A DK vet-provider applicant; B SE company applicant", "unmet 2/1 at 0 1" },
		{ "A DK vet-provider applicant; B SE company full; C CH company applicant", "unmet 2/1 at 0 2" });
}

static void applicant__is_one_in_a_programme_country__country(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2020, "2", "applicant",
		{ "A CH vet-provider applicant", "unmet 1/1 at 0" },
		{ "B SE company full; A US vet-provider applicant", "unmet 1/1 at 1" },
		{ "A - vet-provider applicant", "unmet 1/1 at 0" },
		{ "- RS - applicant", "met 1/1" },
		{ "A GB vet-provider applicant", "met 1/1" },
		{ "A NO vet-provider applicant", "met 1/1" });
	JUDGED(&sample_ssa_2015, "", "applicant",
		{ "A RS vet-provider applicant", "unmet 1/1 at 0" },
		{ "A MK vet-provider applicant", "met 1/1" });
	JUDGED(&sample_toy_2026, "1", "applicant",
		{ "A GB vet-provider applicant", "unmet 1/1 at 0" },
		{ "A RS vet-provider applicant", "met 1/1" });
}

static void applicant__counts_every_entry_of_the_role__duplicates_and_umbrella(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2015, "", "applicant",
		{ "U BE network applicant umbrella", "met 1/1" },
		{ "A DK vet-provider full; a DK vet-provider applicant", "met 1/1" },
		{ "A DK vet-provider applicant; a DK vet-provider applicant", "unmet 2/1 at 0 1" },
		{ "A DK vet-provider applicant; U BE network applicant umbrella", "unmet 2/1 at 0 1" });
}

static void countries__count_programme_countries__below_at_above(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2020, "2", "countries",
		{ "", "unmet 0/8" },
		{ "7*P " C7 " company full", "unmet 7/8" },
		{ "8*P " C8 " company full", "met 8/8" },
		{ "12*P " C12 " company full", "met 12/8" });
	JUDGED(&sample_ssa_2020, "1", "countries",
		{ "3*P " C7 " company full", "unmet 3/4" },
		{ "4*P " C7 " company full", "met 4/4" });
}

static void countries__count_programme_countries__who_counts(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2020, "2", "countries",
		{ "3*P DK company full", "unmet 1/8" },
		{ "A DK company applicant; B CH company full; C US company full; D UA company full", "unmet 1/8" },
		{ "A DK company applicant; B SE company associated", "unmet 1/8" },
		{ "A DK company applicant; B SE company -", "unmet 1/8" },
		{ "A DK company applicant; B - company full", "unmet 1/8" },
		{ "- DK - applicant; - SE - full", "unmet 2/8" },
		{ "A DK company applicant id=1; B SE company full id=1", "unmet 1/8" },
		{ "A SE company associated id=1; B DK company applicant id=1; C DE company full", "unmet 1/8" },
		{ "A DK company applicant; U BE network full umbrella", "unmet 2/8" },
		{ "7*P IS,LI,NO,TR,MK,RS,GB company full", "unmet 7/8" });
	JUDGED(&sample_ssa_2015, "", "countries",
		{ "A DK company applicant; B SE company full; U BE network full umbrella", "unmet 2/3" },
		{ "A DK company applicant; B SE company full; U SE network full umbrella", "unmet 2/3" },
		{ "U BE network applicant umbrella; 3*P DK,SE,GB company full", "met 3/3" },
		{ "3*P DK,SE,RS company full", "unmet 2/3" });
}

static void eu_countries__count_member_states__of_2014(void **state)
{
	(void)state;
	JUDGED(&sample_toy_2014, "", "eu-countries",
		{ "3*P NO,TR,CH company full", "unmet 0/2" },
		{ "3*P NO,TR,DK company full", "unmet 1/2" },
		{ "3*P NO,GB,DK company full", "met 2/2" },
		{ "3*P SE,GB,DK company full; U BE network full umbrella", "met 4/2" });
	JUDGED(&sample_toy_2014, "", "countries",
		{ "3*P NO,TR,CH company full", "unmet 2/3" },
		{ "3*P NO,GB,DK company full", "met 3/3" });
}

static void countries__are_undecided__figure_unknown(void **state)
{
	(void)state;
	JUDGED(&sample_toy_2017, "1", "countries",
		{ "", "undecided 0/-" },
		{ "12*P " C12 " company full; X CH company full", "undecided 12/-" });
	JUDGED(&sample_toy_2026, "2", "partners",
		{ "12*P " C12 " company full; X CH company full; Y DK company associated", "undecided 13/-" });
	JUDGED(&sample_toy_odd, "a", "eu-countries",
		{ "A NO company applicant", "advice: undecided 0/- (S1 1 unmet)" },
		{ "A DK company applicant", "advice: undecided 1/- (S1 1 met)" });
}

static void countries__are_disputed__other_figures(void **state)
{
	(void)state;
	JUDGED(&sample_toy_2019, "1", "countries",
		{ "3*P " C12 " company full", "unmet 3/4" },
		{ "4*P " C12 " company full", "met 4/4 (002 8 unmet) (002 12 unmet)" },
		{ "8*P " C12 " company full", "met 8/4 (002 12 unmet)" },
		{ "12*P " C12 " company full", "met 12/4" });
	JUDGED(&sample_toy_2019, "2", "countries",
		{ "3*P " C12 " company full", "unmet 3/8" },
		{ "4*P " C12 " company full", "unmet 4/8 (002 4 met)" },
		{ "8*P " C12 " company full", "met 8/8 (002 12 unmet)" },
		{ "12*P " C12 " company full", "met 12/8" });
	JUDGED(&sample_toy_2019, "3", "countries",
		{ "4*P " C12 " company full", "unmet 4/12 (002 4 met)" },
		{ "8*P " C12 " company full", "unmet 8/12 (002 4 met) (002 8 met)" },
		{ "12*P " C12 " company full", "met 12/12" });
	/* A claim without a figure is never computed. */
	JUDGED(&sample_ssa_2020, "2", "countries",
		{ "8*P " C12 " company full", "met 8/8" });
}

static void partners__count_applicant_and_full__below_at_above(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2020, "2", "partners",
		{ "", "unmet 0/12" },
		{ "A DK company applicant; 10*P SE company full", "unmet 11/12" },
		{ "A DK company applicant; 11*P SE company full", "met 12/12" },
		{ "A DK company applicant; 12*P SE company full", "met 13/12" });
	JUDGED(&sample_ssa_2020, "1", "partners",
		{ "7*P SE company full", "unmet 7/8" },
		{ "8*P SE company full", "met 8/8" });
}

static void partners__count_applicant_and_full__who_counts(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2020, "2", "partners",
		{ "A DK company applicant; 11*P SE company associated", "unmet 1/12" },
		{ "A DK company applicant; B SE company -", "unmet 1/12" },
		{ "A DK company applicant; - - - full", "unmet 2/12" },
		{ "A DK company applicant; B CH company full", "unmet 2/12" },
		{ "A DK company applicant; B DK company applicant", "unmet 2/12" },
		{ "A DK company applicant; A DK company full", "unmet 1/12" },
		{ "A DK company applicant; A SE company full", "unmet 2/12" },
		{ "A DK company applicant id=7; B SE company full id=_7_", "unmet 1/12" },
		{ "A DK company associated; A DK company applicant", "unmet 0/12" },
		{ "A DK company applicant; U BE network full umbrella", "unmet 2/12" });
	JUDGED(&sample_ssa_2015, "", "partners",
		{ "A DK company applicant; U BE network full umbrella", "unmet 1/9" },
		{ "U BE network applicant umbrella; 8*P DK company full", "unmet 8/9" },
		{ "U BE network applicant umbrella; 9*P DK company full", "met 9/9" });
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(applicant__is_one_in_a_programme_country__number),
		cmocka_unit_test(applicant__is_one_in_a_programme_country__country),
		cmocka_unit_test(applicant__counts_every_entry_of_the_role__duplicates_and_umbrella),
		cmocka_unit_test(countries__count_programme_countries__below_at_above),
		cmocka_unit_test(countries__count_programme_countries__who_counts),
		cmocka_unit_test(eu_countries__count_member_states__of_2014),
		cmocka_unit_test(countries__are_undecided__figure_unknown),
		cmocka_unit_test(countries__are_disputed__other_figures),
		cmocka_unit_test(partners__count_applicant_and_full__below_at_above),
		cmocka_unit_test(partners__count_applicant_and_full__who_counts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
