/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told of choices, duration, statements, descriptions and grants. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/sample_call.h"
#include "support/told.h"

static void sector__is_named__list(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2020, "2", "sector",
		{ "", "! No sector is chosen from the list yet" },
		{ "@sector rail", "+ The sector is Rail" },
		{ "@sector tourism", "! 'tourism' is not one of the sectors of this Lot" });
}

static void sector__is_any_text__no_list(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2020, "1", "sector",
		{ "", "! No sector is named yet" },
		{ "@sector rail", "+ The sector is rail" });
}

static void choice__counts_the_lots_own__each_list(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2015, "", "objectives",
		{ "", "- 0/1 Choose 1 more objective" },
		{ "@objectives languages", "+ 1/1 1 objective is chosen" });
	TOLD(&sample_ssa_2020, "2", "priorities",
		{ "@priorities blue", "- 0/1 Choose 1 more priority; not in the list "
		  "and not counted: blue" },
		{ "@priorities digital-skills,green-skills", "+ 2/1 2 priorities are chosen" });
	TOLD(&sample_toy_2017, "3", "activities",
		{ "@activities needs-evidence", "! 1/3 Choose 2 more activities" },
		{ "@activities needs-evidence,common-training,blueprint-strategy,x",
		  "+ 3/3 3 activities are chosen; not in the list and not counted: x" });
}

static void duration__says_what_is_accepted__each_state(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2015, "", "duration",
		{ "", "! No duration is given yet; accepted: 24, 36 months" },
		{ "@duration 30", "! 30 months are not accepted; accepted: 24, 36 months" },
		{ "@duration 1", "! 1 month is not accepted; accepted: 24, 36 months" },
		{ "@duration 36", "+ The project takes 36 months" });
	TOLD(&sample_ssa_2020, "1", "duration",
		{ "@duration 48", "! 48 months are not accepted; accepted: 24-36 months" });
	TOLD(&sample_toy_2014, "", "duration",
		{ "@duration 48", "? No source states which durations are accepted" });
}

static void duration__tells_of_other_readings__disputed(void **state)
{
	(void)state;
	TOLD(&sample_toy_2017, "3", "duration",
		{ "@duration 48", "+ The project takes 48 months; not met as 004 reads it: 24-36" },
		{ "@duration 24", "! 24 months are not accepted; accepted: 48 months; "
		  "met as 004 reads it: 24-36" },
		{ "@duration 12", "! 12 months are not accepted; accepted: 48 months" });
}

static void statement__is_there_or_not__each_state(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2015, "", "statement-innovation",
		{ "", "- The statement is not written yet" },
		{ "@innovation new", "+ The statement is written" });
	TOLD(&sample_ssa_2015, "", "statement-mobility", { "", "none" });
}

static void described__names_partners__associated(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2015, "", "associated-role",
		{ "A DK company full", "+ There is no associated partner" },
		{ "A DK company associated does=x",
		  "+ The contribution of every associated partner is described" },
		{ "A DK company full; B DK company associated",
		  "! The contribution of 1 partner is not described yet: partner 2 (B)" });
}

static void described__names_partners__full(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2015, "", "contribution",
		{ "", "+ There is no applicant or full partner yet" },
		{ "A DK company full does=x",
		  "+ The contribution of every applicant and full partner is described" },
		{ "A DK company applicant; B DK company full",
		  "- The contributions of 2 partners are not described yet: partner 1 (A), partner 2 (B)" });
}

static void no_grant__names_partners__some(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2015, "", "associated-grant",
		{ "A DK company full grant=5", "+ There is no associated partner" },
		{ "A DK company associated grant=0", "+ No associated partner receives a grant" },
		{ "A DK company associated grant=1",
		  "! 1 associated partner has a grant and may have none: partner 1 (A)" },
		{ "2*P DK company associated grant=1",
		  "! 2 associated partners have a grant and may have none: partner 1 (P0), partner 2 (P1)" });
}

static void grant__has_separators__each_state(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2020, "2", "grant",
		{ "A DK company full grant=4000000",
		  "+ 4,000,000/4,000,000 The grants add up to EUR 4,000,000, within the EUR 4,000,000 allowed" },
		{ "A DK company full grant=4000001",
		  "! 4,000,001/4,000,000 The grants add up to EUR 4,000,001, which is EUR 1 over the "
		  "EUR 4,000,000 allowed" });
	TOLD(&sample_ssa_2020, "1", "grant",
		{ "A DK company full grant=999",
		  "? 999/? No source states the largest grant; the grants add up to EUR 999" });
}

static void may_take_part__names_types_and_countries__some(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2020, "2", "eligible-types",
		{ "A DK vet-provider full", "+ Every partner is of a type that the call names" },
		{ "A DK vet-provider full; B DK ngo full",
		  "- 1 partner is of a type that the call does not name: partner 2 (B), "
		  "Non-governmental organisation" });
	TOLD(&sample_toy_2026, "1", "excluded-countries",
		{ "A DK vet-provider full", "+ No partner is in a country that is excluded" },
		{ "A BY company full; B RU company associated",
		  "! 2 partners are in countries that are excluded: partner 1 (A), Belarus; "
		  "partner 2 (B), RU" });
}

static void proposals__say_why_undecided__each_state(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2015, "", "proposals",
		{ "A DK company full",
		  "? The other proposals of these organisations were not looked at" },
		{ "A DK company full | B DK company full", "+ No organisation is in too many proposals" },
		{ "A DK company full | A DK company full",
		  "! 1 organisation is in too many proposals: partner 1 (A)" });
	TOLD(&sample_toy_2018, "1", "proposals",
		{ "", "? No source states in how many proposals an organisation may be" });
}

static void message__is_cleaned__hostile_names(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2015, "", "applicant",
		{ "A\033[31m\u202eB DK company applicant",
		  "+ 1/1 The applicant is partner 1 (A\ufffd[31m\ufffdB)" });
	TOLD(&sample_ssa_2020, "1", "sector",
		{ "@sector x\u200by\x9b", "+ The sector is x\ufffdy\ufffd" });
	TOLD(&sample_ssa_2020, "2", "activities",
		{ "@activities a\033c", "- 0/1 Choose 1 more activity; not in the list "
		  "and not counted: a\ufffdc" });
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sector__is_named__list),
		cmocka_unit_test(sector__is_any_text__no_list),
		cmocka_unit_test(choice__counts_the_lots_own__each_list),
		cmocka_unit_test(duration__says_what_is_accepted__each_state),
		cmocka_unit_test(duration__tells_of_other_readings__disputed),
		cmocka_unit_test(statement__is_there_or_not__each_state),
		cmocka_unit_test(described__names_partners__associated),
		cmocka_unit_test(described__names_partners__full),
		cmocka_unit_test(no_grant__names_partners__some),
		cmocka_unit_test(grant__has_separators__each_state),
		cmocka_unit_test(may_take_part__names_types_and_countries__some),
		cmocka_unit_test(proposals__say_why_undecided__each_state),
		cmocka_unit_test(message__is_cleaned__hostile_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
