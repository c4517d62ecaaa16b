/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told of choices, duration, statements, descriptions and grants. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/finding_text.h"
#include "support/make_draft.h"
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
		{ "@activities needs-evidence", "! 1/3 Choose 2 more activities: Training, Strategy" },
		{ "", "! 0/3 Choose 3 more activities: Evidence, Training, Strategy" },
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
		{ "", "? No source states which durations are accepted" },
		{ "@duration 48",
		  "? The project takes 48 months; no source states which durations are accepted" },
		{ "@duration 1",
		  "? The project takes 1 month; no source states which durations are accepted" });
}

static void choice__tells_what_is_chosen__figure_unknown(void **state)
{
	(void)state;
	struct rule rule = { .id = "activities", .kind = RULE_CHOICE, .unknown = true,
	                     .title = "Activities", .list = LIST_ACTIVITIES };
	const struct choice_item items[] = { { "one", "One" }, { "two", "Two" } };
	const struct lot lot = { .id = "", .title = "", .rules = &rule, .n_rules = 1,
	                         .lists = { [LIST_ACTIVITIES] = { items, 2 } } };
	const struct call call = { .id = "none", .title = "", .closes = "", .carried_from = "", .lots = &lot, .n_lots = 1,
	                           .programme = sample_ssa_2015.programme };
	TOLD(&call, "", "activities",
		{ "", "? 0/? No source states how many activities are asked for" },
		{ "@activities one,two",
		  "? 2/? 2 activities are chosen; no source states how many are asked for" },
		{ "@activities one,x",
		  "? 1/? 1 activity is chosen; no source states how many are asked for; not in the list "
		  "and not counted: x" });
}

static void duration__tells_of_other_readings__disputed(void **state)
{
	(void)state;
	TOLD(&sample_toy_2017, "3", "duration",
		{ "@duration 48", "+ The project takes 48 months; not met as 004 reads it: 24-36" },
		{ "@duration 24", "! 24 months are not accepted; accepted: 48 months; "
		  "met as 004 reads it: 24-36" },
		{ "@duration 12", "! 12 months are not accepted; accepted: 48 months" });
	/* 48; 002 says 24, 36, 48 and 004 24-36 */
	TOLD(&sample_toy_2019, "3", "duration",
		{ "@duration 48", "+ The project takes 48 months; not met as 004 reads it: 24-36" },
		{ "@duration 36", "! 36 months are not accepted; accepted: 48 months; "
		  "met as 002 reads it: 24, 36, 48; met as 004 reads it: 24-36" },
		{ "@duration 30", "! 30 months are not accepted; accepted: 48 months; "
		  "met as 004 reads it: 24-36" });
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
		  "+ 4,000,000/4,000,000 The grants add up to 4,000,000 EUR, within the 4,000,000 EUR allowed" },
		{ "A DK company full grant=4000001",
		  "! 4,000,001/4,000,000 The grants add up to 4,000,001 EUR, which is 1 EUR over the "
		  "4,000,000 EUR allowed" });
	TOLD(&sample_ssa_2020, "1", "grant",
		{ "A DK company full grant=999",
		  "? 999/? No source states the largest grant; the grants add up to 999 EUR" });
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

static void may_take_part__tells_of_umbrellas__they_may_too(void **state)
{
	(void)state;
	struct rule rule = { .id = "eligible-types", .kind = RULE_MAY_TAKE_PART, .title = "Types",
	                     .types = TYPE_BIT(TYPE_COMPANY), .umbrellas = true };
	const struct lot lot = { .id = "", .title = "", .rules = &rule, .n_rules = 1 };
	const struct call call = { .id = "none", .title = "", .closes = "", .carried_from = "", .lots = &lot, .n_lots = 1,
	                           .programme = sample_ssa_2015.programme };
	TOLD(&call, "", "eligible-types",
		{ "A DK company full; U DK ngo full umbrella",
		  "+ Every partner is of a type that the call names, or an umbrella organisation" },
		{ "A DK ngo full; U DK ngo full umbrella",
		  "! 1 partner is of a type that the call does not name: partner 1 (A), "
		  "Non-governmental organisation" });
}

static void proposals__say_why_undecided__each_state(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2015, "", "proposals",
		{ "A DK company full",
		  "? Other drafts were not looked at; 'konsort check --with=DIR' and the wizard's review "
		  "read them" },
		{ "A DK company full | B DK company full", "+ No organisation is in too many proposals" });
	TOLD(&sample_toy_2018, "1", "proposals",
		{ "", "? No source states in how many proposals an organisation may be" },
		{ " | A DK company full",
		  "? No source states in how many proposals an organisation may be" });
}

static void proposals__name_the_other_draft__unmet(void **state)
{
	(void)state;
	TOLD(&sample_ssa_2015, "", "proposals",
		{ "A DK company full | A DK company full",
		  "! 1 organisation is in too many proposals: partner 1 (A) is also in 'other.yaml'" },
		{ "X DK company full; A DK company full; B NO company applicant | "
		  "B NO company full; A DK company full",
		  "! 2 organisations are in too many proposals: partner 2 (A) is also in 'other.yaml'; "
		  "partner 3 (B) is also in 'other.yaml'" },
		{ "7*P DK company full | 7*P DK company full",
		  "! 7 organisations are in too many proposals: partner 1 (P0) is also in 'other.yaml'; "
		  "partner 2 (P1) is also in 'other.yaml'; partner 3 (P2) is also in 'other.yaml'; "
		  "partner 4 (P3) is also in 'other.yaml'; partner 5 (P4) is also in 'other.yaml' "
		  "and 2 more" });
	TOLD(&sample_toy_2017, "1", "proposals",
		{ "A DK company full | @lot 3; A DK company full",
		  "! 1 organisation is in a proposal for another Lot too: "
		  "partner 1 (A) is also in 'other.yaml'" });
	TOLD(&sample_toy_2019, "1", "proposals",
		{ "@sector Rail; A DK company applicant | @sector rail; A DK company applicant",
		  "! 1 organisation is in another proposal for the same sector: "
		  "partner 1 (A) is the applicant of 'other.yaml' too" });
}

/* Two neighbours, of which one has a name that must not reach a terminal. */
static void proposals__name_each_file_cleaned__two_drafts(void **state)
{
	(void)state;
	struct draft *d = make_draft("ssa-2015", "", "A DK company full; B DK company full");
	struct draft *one = make_draft("ssa-2015", "", "B DK company full");
	struct draft *two = make_draft("ssa-2015", "", "A DK company full; B DK company full");
	const struct neighbour others[] = { { "b\033[31m\xff.yaml", one }, { "c.yaml", two } };
	struct evaluation e = EVALUATION_INIT;
	struct str told = STR_INIT;
	evaluate(&e, &sample_ssa_2015, &sample_ssa_2015.lots[0], d, others, 2);
	struct report r = { sample_catalogue.world, d, &e };
	finding_message(&told, &r, evaluation_find(&e, "proposals"));
	assert_string_equal(told.text,
		"2 organisations are in too many proposals: partner 1 (A) is also in 'c.yaml'; "
		"partner 2 (B) is also in 'b\ufffd[31m\ufffd.yaml'");
	str_free(&told);
	evaluation_free(&e);
	draft_free(&d);
	draft_free(&one);
	draft_free(&two);
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
		cmocka_unit_test(choice__tells_what_is_chosen__figure_unknown),
		cmocka_unit_test(may_take_part__tells_of_umbrellas__they_may_too),
		cmocka_unit_test(proposals__say_why_undecided__each_state),
		cmocka_unit_test(proposals__name_the_other_draft__unmet),
		cmocka_unit_test(proposals__name_each_file_cleaned__two_drafts),
		cmocka_unit_test(message__is_cleaned__hostile_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
