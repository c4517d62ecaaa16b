/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about what is chosen and written: sector, aims, activities, duration, grant,
 * statements. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/judged.h"
#include "support/sample_call.h"

static void sector__is_of_the_list__where_there_is_one(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2020, "2", "sector",
		{ "", "unmet" },
		{ "@sector _", "unmet" },
		{ "@sector rail", "met" },
		{ "@sector software-services", "met" },
		{ "@sector Rail", "unmet" },
		{ "@sector tourism", "unmet" });
	JUDGED(&sample_ssa_2015, "", "sector",
		{ "@sector tourism", "met" },
		{ "@sector rail", "unmet" });
}

static void sector__is_any_text__where_there_is_no_list(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2020, "1", "sector",
		{ "", "unmet" },
		{ "@sector ___", "unmet" },
		{ "@sector \xc2\xa0\xe3\x80\x80", "unmet" },   /* a no-break and an ideographic space */
		{ "@sector x", "met" },
		{ "@sector Steel_making", "met" });
}

static void choices__count_ids_of_the_list__once_each(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2015, "", "objectives",
		{ "", "advice: unmet 0/1" },
		{ "@objectives digital-skills,nonsense", "advice: unmet 0/1" },
		{ "@objectives languages", "advice: met 1/1" },
		{ "@objectives languages,nonsense,skill-levels,languages", "advice: met 2/1" });
	JUDGED(&sample_ssa_2020, "1", "priorities",
		{ "", "advice: unmet 0/1" },
		{ "@priorities green-skills", "advice: met 1/1" },
		{ "@priorities green-skills,digital-skills", "advice: met 2/1" });
	JUDGED(&sample_ssa_2020, "1", "activities",
		{ "@activities skills-strategy", "advice: unmet 0/1" },
		{ "@activities skills-data", "advice: met 1/1" });
	JUDGED(&sample_ssa_2020, "2", "activities",
		{ "@activities skills-data", "advice: unmet 0/1" },
		{ "@activities skills-strategy", "advice: met 1/1" });
	JUDGED(&sample_ssa_2015, "", "activities",
		{ "@activities mobility", "advice: met 1/1" });
	/* A list that the Lot does not have. */
	JUDGED(&sample_ssa_2015, "", "priorities", { "@priorities digital-skills", "none" });
}

static void activities__are_all_required__of_three(void **state)
{
	(void)state;
	JUDGED(&sample_toy_2017, "3", "activities",
		{ "", "unmet 0/3" },
		{ "@activities needs-evidence,common-training", "unmet 2/3" },
		{ "@activities needs-evidence,common-training,nonsense", "unmet 2/3" },
		{ "@activities blueprint-strategy,needs-evidence,common-training", "met 3/3" });
	JUDGED(&sample_toy_2017, "1", "activities",
		{ "@activities blueprint-strategy", "advice: unmet 0/1" },
		{ "@activities needs-evidence", "advice: met 1/1" });
}

static void duration__is_allowed__range_and_single_months(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2020, "1", "duration",
		{ "", "unmet" },
		{ "@duration 23", "unmet" },
		{ "@duration 24", "met" },
		{ "@duration 30", "met" },
		{ "@duration 36", "met" },
		{ "@duration 37", "unmet" });
	JUDGED(&sample_ssa_2015, "", "duration",
		{ "", "unmet" },
		{ "@duration 24", "met" },
		{ "@duration 25", "unmet" },
		{ "@duration 35", "unmet" },
		{ "@duration 36", "met" },
		{ "@duration 48", "unmet" });
	JUDGED(&sample_ssa_2020, "2", "duration",
		{ "@duration 47", "unmet" },
		{ "@duration 48", "met" },
		{ "@duration 600", "unmet" });
}

static void duration__is_undecided_or_disputed__unknown_and_claims(void **state)
{
	(void)state;
	JUDGED(&sample_toy_2014, "", "duration",
		{ "", "advice: undecided" },
		{ "@duration 24", "advice: undecided" });
	JUDGED(&sample_toy_2017, "3", "duration",
		{ "", "unmet" },
		{ "@duration 48", "met (004 24-36 unmet)" },
		{ "@duration 24", "unmet (004 24-36 met)" },
		{ "@duration 30", "unmet (004 24-36 met)" },
		{ "@duration 47", "unmet" });
	JUDGED(&sample_toy_2019, "1", "duration",
		{ "@duration 24", "met" },
		{ "@duration 36", "unmet (002 24, 36, 48 met)" },
		{ "@duration 30", "unmet" });
	JUDGED(&sample_toy_2019, "3", "duration",
		{ "@duration 24", "unmet (002 24, 36, 48 met) (004 24-36 met)" },
		{ "@duration 30", "unmet (004 24-36 met)" },
		{ "@duration 48", "met (004 24-36 unmet)" });
	JUDGED(&sample_toy_2017, "1", "duration", { "@duration 24", "met" });
}

static void grant__stays_within_the_ceiling__sum_of_all_entries(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2020, "2", "grant",
		{ "", "met 0/4000000" },
		{ "A DK company applicant", "met 0/4000000" },
		{ "A DK company applicant grant=0; B SE company full grant=3999999", "met 3999999/4000000" },
		{ "A DK company applicant grant=1; B SE company full grant=3999999", "met 4000000/4000000" },
		{ "A DK company applicant grant=2; B SE company full grant=3999999", "unmet 4000001/4000000" },
		/* Entries that do not count elsewhere count here. */
		{ "A DK company associated grant=5; A DK company full grant=6; - - - - grant=7;"
		  "U BE network full umbrella grant=8; C CH company full grant=9", "met 35/4000000" },
		{ "9*P DK company full grant=999999999999", "unmet 8999999999991/4000000" });
}

static void grant__stays_within_the_ceiling__by_months(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2015, "", "grant",
		{ "@duration 24; A DK company full grant=700000", "met 700000/700000" },
		{ "@duration 24; A DK company full grant=700001", "unmet 700001/700000" },
		{ "@duration 36; A DK company full grant=1000000", "met 1000000/1000000" },
		{ "@duration 36; A DK company full grant=1000001", "unmet 1000001/1000000" },
		{ "A DK company full grant=1000000", "met 1000000/1000000" },
		{ "@duration 30; A DK company full grant=700001", "met 700001/1000000" },
		{ "@duration 48; U BE network full umbrella grant=1000001", "unmet 1000001/1000000" });
}

static void grant__is_undecided__ceiling_unknown(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2020, "1", "grant",
		{ "", "advice: undecided 0/-" },
		{ "A DK company full grant=999999999999", "advice: undecided 999999999999/-" });
}

static void statement__is_there__not_blank(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2020, "2", "statement-feedback-mechanism",
		{ "", "advice: unmet" },
		{ "@feedback-mechanism __", "advice: unmet" },
		{ "@innovation x", "advice: unmet" },
		{ "@feedback-mechanism x", "advice: met" });
	JUDGED(&sample_ssa_2020, "2", "statement-innovation", { "@innovation x", "none" });
	JUDGED(&sample_ssa_2015, "", "statement-innovation",
		{ "@recognition x", "advice: unmet" },
		{ "@innovation x", "advice: met" });
}

static void statement__is_asked__only_with_its_activity(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2015, "", "statement-mobility",
		{ "", "none" },
		{ "@mobility x", "none" },
		{ "@activities map-needs; @mobility x", "none" },
		{ "@activities mobility", "advice: unmet" },
		{ "@activities map-needs,mobility; @mobility x", "advice: met" });
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sector__is_of_the_list__where_there_is_one),
		cmocka_unit_test(sector__is_any_text__where_there_is_no_list),
		cmocka_unit_test(choices__count_ids_of_the_list__once_each),
		cmocka_unit_test(activities__are_all_required__of_three),
		cmocka_unit_test(duration__is_allowed__range_and_single_months),
		cmocka_unit_test(duration__is_undecided_or_disputed__unknown_and_claims),
		cmocka_unit_test(grant__stays_within_the_ceiling__sum_of_all_entries),
		cmocka_unit_test(grant__stays_within_the_ceiling__by_months),
		cmocka_unit_test(grant__is_undecided__ceiling_unknown),
		cmocka_unit_test(statement__is_there__not_blank),
		cmocka_unit_test(statement__is_asked__only_with_its_activity),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
