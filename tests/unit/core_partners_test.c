/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings about single partners: details, duplicates, contributions, grants of
 * associated partners, who may take part. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/judged.h"
#include "support/sample_call.h"

static void partner_details__are_all_there__each_missing(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2020, "2", "partner-details",
		{ "", "met" },
		{ "A DK company full", "met" },
		{ "- DK company full", "unmet at 0" },
		{ "__ DK company full", "unmet at 0" },
		{ "A - company full", "unmet at 0" },
		{ "A DK - full", "unmet at 0" },
		{ "A DK -+company full", "unmet at 0" },
		{ "A DK company -", "unmet at 0" },
		{ "A DK company full; - - - -; B SE company associated; C SE - associated", "unmet at 1 3" },
		/* A name of signs only is a name, though none to compare. */
		{ "... DK company full", "met" });
	JUDGED(&sample_toy_odd, "b", "partner-details", { "- DK company full umbrella", "unmet at 0" });
}

static void distinct_organisations__are_named__same_id(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2020, "2", "distinct-organisations",
		{ "", "met" },
		{ "A DK company full id=1; B DK company full id=2", "met" },
		{ "A DK company full id=1; B SE chamber associated id=1", "unmet at 1" },
		{ "A DK company full id=_1; B SE company full id=1__", "unmet at 1" },
		{ "A DK company full id=E1; B SE company full id=e1", "met" },
		{ "A DK company full id=_; B SE company full id=_; C SE company full", "met" },
		{ "- - - - id=1; B SE company full id=1", "unmet at 1" },
		{ "A DK company full id=1; B SE company full id=2; C DE company full id=1; D FR company full id=1; E FR company full id=2",
		  "unmet at 2 3 4" });
}

static void distinct_organisations__are_named__same_name_and_country(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2020, "2", "distinct-organisations",
		{ "A DK company full; A SE company full", "met" },
		{ "A - company full; A - company full", "met" },
		{ "A DK company full; A - company full", "met" },
		{ "- DK company full; - DK company full", "met" },
		{ "... DK company full; ... DK company full; -- DK company full", "met" },
		{ "A DK company full; A DK vet-provider associated", "unmet at 1" },
		{ "København DK company full; X SE company full; KOBENHAVN DK company -", "unmet at 2" },
		{ "Skole_A DK company full; SKOLE-A! DK company full; skolea DK company full", "unmet at 1 2" },
		{ "A DK company full id=1; A DK company full id=2", "unmet at 1" },
		/* Same as an earlier entry that is itself a duplicate of another. */
		{ "A DK company full id=1; B DK company full id=1; B DK company full", "unmet at 1 2" });
}

/* Among many partners they are found in another way than among few. */
static void distinct_organisations__are_named__among_many(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2020, "2", "distinct-organisations",
		{ "40*P DK,SE company full; p0 DK company full; P0 SE company full; p_39 SE company -", "unmet at 40 42" },
		{ "30*P DK company full; A DK company associated id=1; 3*Q FR company full id=_1; P5 DK - -", "unmet at 31 32 33 34" },
		{ "40*- - company full; 40*... DK company full", "met" },
		/* Same id as one, and the name that a third has. */
		{ "30*P DK company full; E RS company full id=1; I SE company full id=1; I SE company full", "unmet at 31 32" },
		{ "60*P DK,SE company full; B DK company full id=9; C DK chamber full id=9; c DK company -", "unmet at 61 62" });
	JUDGED(&sample_ssa_2020, "2", "partners",
		{ "40*P DK,SE company full; p0 DK company full; P0 SE company full; p_39 SE company full", "met 41/12" });
}

static void contribution__is_described__roles(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2015, "", "contribution",
		{ "", "advice: met" },
		{ "A DK company applicant does=x; B DK company full does=x; C DK company associated; D DK company -", "advice: met" },
		{ "A DK company applicant; B DK company full does=__; C DK company associated does=x", "advice: unmet at 0 1" },
		/* Umbrella organisations and duplicates are judged like any entry. */
		{ "A DK company applicant does=x; A DK company full; U BE network full umbrella", "advice: unmet at 1 2" });
	JUDGED(&sample_ssa_2015, "", "associated-role",
		{ "", "met" },
		{ "A DK company applicant; B DK company full; C DK company -", "met" },
		{ "A DK company associated does=x", "met" },
		{ "A DK company associated; B DK company applicant; C DK company associated does=_; A DK company associated does=x",
		  "unmet at 0 2" });
	JUDGED(&sample_ssa_2020, "1", "associated-role", { "A DK company associated", "advice: unmet at 0" });
}

static void associated_grant__is_none__grants(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2015, "", "associated-grant",
		{ "", "met" },
		{ "A DK company associated; B DK company associated grant=0; C DK company full grant=9", "met" },
		{ "A DK company associated grant=1", "unmet at 0" },
		{ "A DK company full; A DK company associated grant=1; U BE network associated umbrella grant=1", "unmet at 1 2" });
	JUDGED(&sample_ssa_2020, "2", "associated-grant", { "A DK company associated grant=1", "advice: unmet at 0" });
}

static void eligible_types__name_others__counted_partners(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2020, "2", "eligible-types",
		{ "", "advice: met" },
		{ "A DK vet-provider applicant; B DK sector-association full; C DK chamber full; D DK social-partner full;"
		  "E DK sector-skills-council full; F DK network full; G DK education-authority full; H DK public-authority full",
		  "advice: met" },
		{ "A DK higher-education applicant; B DK company full; C DK chamber full; D DK adult-education full;"
		  "E DK qualification-body full; F DK guidance-body full; G DK employment-service full;"
		  "H DK research-institute full; I DK ngo full; J DK other full", "advice: unmet at 0 1 3 4 5 6 7 8 9" },
		/* The type counts and nothing else. */
		{ "A DK company+chamber full", "advice: unmet at 0" },
		{ "A DK chamber+company full", "advice: met" },
		{ "A DK - full", "advice: met" },
		{ "A DK company associated; B DK company -; C DK chamber full; c DK company full", "advice: met" },
		{ "U BE other full umbrella", "advice: unmet at 0" });
	JUDGED(&sample_ssa_2015, "", "eligible-types",
		{ "A DK vet-provider applicant; B DK research-institute full; C DK qualification-body full; D DK company full", "advice: met" },
		{ "A DK higher-education full; B DK public-authority full", "advice: unmet at 0 1" },
		{ "U BE other full umbrella", "advice: met" });
}

static void excluded_countries__name_partners__of_any_role(void **state)
{
	(void)state;
	JUDGED(&sample_toy_2026, "1", "excluded-countries",
		{ "", "met" },
		{ "A DK company full; B CH company full; C - company full; D US other full", "met" },
		{ "A RU company applicant; B DK company full; C BY - associated; D BY company -; A RU company full", "unmet at 0 2 3 4" });
	JUDGED(&sample_ssa_2020, "2", "excluded-countries", { "A RU company applicant", "none" });
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(partner_details__are_all_there__each_missing),
		cmocka_unit_test(distinct_organisations__are_named__same_id),
		cmocka_unit_test(distinct_organisations__are_named__same_name_and_country),
		cmocka_unit_test(distinct_organisations__are_named__among_many),
		cmocka_unit_test(contribution__is_described__roles),
		cmocka_unit_test(associated_grant__is_none__grants),
		cmocka_unit_test(eligible_types__name_others__counted_partners),
		cmocka_unit_test(excluded_countries__name_partners__of_any_role),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
