/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many proposals an organisation may be in, over other drafts of the call. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "support/judged.h"
#include "support/make_draft.h"
#include "support/sample_call.h"

static void proposals__are_undecided_advice__others_not_looked_at(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2015, "", "proposals",
		{ "", "advice: undecided" },
		{ "A DK company applicant", "advice: undecided" });
	JUDGED(&sample_ssa_2020, "2", "proposals", { "A DK company applicant", "advice: undecided" });
}

static void proposals__are_required_and_met__no_others(void **state)
{
	(void)state;
	struct evaluation e = EVALUATION_INIT;
	struct draft *d = make_draft("ssa-2015", "", "A DK company applicant");
	const struct neighbour none[1] = { { "", NULL } };
	evaluate(&e, &sample_ssa_2015, &sample_ssa_2015.lots[0], d, none, 0);
	char *found = judged_text(&e, evaluation_find(&e, "proposals"));
	assert_string_equal(found, "met");
	free(found);
	evaluation_free(&e);
	draft_free(&d);
}

static void proposals__allow_one_alliance__applicant_and_full(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2015, "", "proposals",
		{ "A DK company applicant | B DK company applicant", "met" },
		{ "A DK company applicant | A SE company applicant", "met" },
		{ "A DK company applicant | A DK company full", "unmet at 0" },
		{ "A DK company applicant; B SE chamber full | X DK company full; B SE chamber applicant", "unmet at 1" },
		{ "A DK company full id=1; B SE chamber full | X FR company full id=1 | Y FR company full; b SE other full", "unmet at 0 1" },
		{ "A DK company associated | A DK company full", "met" },
		{ "A DK company full | A DK company associated", "met" },
		{ "A DK company full | A DK company -", "met" },
		{ "A DK company - | A DK company full", "met" },
		{ "U BE network full umbrella | U BE network full", "unmet at 0" },
		{ "A DK company full; A - company full | A DK company full", "unmet at 0" },
		{ "A DK company full | - DK company full; A - company full", "met" },
		/* Entered several times, by name and by id, and found in several drafts. */
		{ "A DK company full; A DK chamber full id=1; B DK chamber full id=1 | A DK company full", "unmet at 0 1" },
		{ "A DK company full; A DK chamber full id=1; B DK chamber full id=1 | B DK other full id=1", "unmet at 1 2" },
		{ "A DK company full; A DK chamber full id=1; B DK chamber full id=1 | A DK company full | X SE other full id=1", "unmet at 0 1 2" });
}

#define OTHER "| A DK education-authority full"

static void proposals__exempt_sole_regulators__what_they_must_show(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2015, "", "proposals",
		{ "A DK education-authority full " OTHER, "unmet at 0" },
		{ "A DK education-authority full sole " OTHER, "unmet at 0" },
		{ "A DK education-authority full evidence=law " OTHER, "unmet at 0" },
		{ "A DK education-authority full sole evidence=__ " OTHER, "unmet at 0" },
		{ "A DK education-authority full sole evidence=law " OTHER, "met" },
		{ "A DK qualification-body full sole evidence=law " OTHER, "met" },
		{ "A DK chamber+qualification-body applicant sole evidence=law " OTHER, "met" },
		{ "A DK chamber full sole evidence=law " OTHER, "unmet at 0" },
		{ "A DK education-authority full sole evidence=law; B SE chamber full " OTHER "; B SE company full", "unmet at 1" },
		/* This draft's entry shows it, not the other's. */
		{ "A DK education-authority full | A DK education-authority full sole evidence=law", "unmet at 0" });
	/* A call without the exception. */
	JUDGED(&sample_toy_2014, "", "proposals",
		{ "A DK education-authority full sole evidence=law " OTHER, "unmet at 0" });
}

static void proposals__allow_one_lot__where_lots_differ(void **state)
{
	(void)state;
	JUDGED(&sample_toy_2017, "1", "proposals",
		{ "A DK company full | @lot 1; A DK company full", "met" },
		{ "A DK company full | @lot 3; A DK company full", "unmet at 0" },
		{ "A DK company full | @lot 3; A DK company associated", "met" },
		{ "B DK company full; A DK company applicant | @lot 1; A DK company full | @lot 3; A DK company full", "unmet at 1" },
		{ "A DK company full | @lot 3; B DK company full", "met" },
		/* not known to be for another Lot */
		{ "A DK company full | @lot -; A DK company full", "met" });
}

static void proposals__allow_other_sectors__applicants_only(void **state)
{
	(void)state;
	JUDGED(&sample_ssa_2020, "1", "proposals",
		{ "@sector steel; A DK company applicant | @sector steel; A DK company applicant", "unmet at 0" },
		{ "@sector Steel_making; A DK company applicant | @sector steel-MAKING; A DK company applicant", "unmet at 0" },
		{ "@sector steel; A DK company applicant | @sector steel; @lot 2; A DK company applicant", "unmet at 0" },
		{ "@sector steel; A DK company applicant | @sector rail; A DK company applicant", "met" },
		{ "A DK company applicant | A DK company applicant", "met" },
		{ "@sector _; A DK company applicant | @sector _; A DK company applicant", "met" },
		{ "@sector steel; A DK company full | @sector steel; A DK company applicant", "met" },
		{ "@sector steel; A DK company applicant | @sector steel; A DK company full", "met" },
		{ "@sector steel; B SE company applicant; A DK company full | @sector steel; A DK company applicant; B SE company full", "met" });
}

static void proposals__are_undecided_or_none__where_no_source_says(void **state)
{
	(void)state;
	JUDGED(&sample_toy_2018, "1", "proposals",
		{ "A DK company applicant", "advice: undecided" },
		{ "A DK company applicant | A DK company applicant", "advice: undecided" });
	JUDGED(&sample_toy_2026, "1", "proposals",
		{ "A DK company applicant | A DK company applicant", "none" });
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(proposals__are_undecided_advice__others_not_looked_at),
		cmocka_unit_test(proposals__are_required_and_met__no_others),
		cmocka_unit_test(proposals__allow_one_alliance__applicant_and_full),
		cmocka_unit_test(proposals__exempt_sole_regulators__what_they_must_show),
		cmocka_unit_test(proposals__allow_one_lot__where_lots_differ),
		cmocka_unit_test(proposals__allow_other_sectors__applicants_only),
		cmocka_unit_test(proposals__are_undecided_or_none__where_no_source_says),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
