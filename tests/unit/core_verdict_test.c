/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An evaluation as a whole: the Lot finding, order and ids of findings, the verdict from
 * required findings only, and a consortium seen from nothing to eligible and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "support/judged.h"
#include "support/make_draft.h"
#include "support/sample_call.h"

/* Eligible for ssa-2020 Lot 2: 8 countries, 12 partners, 5 and 5 places. */
#define GOOD_2020_2 \
	"@sector rail; @duration 48; A DK vet-provider applicant;" \
	"6*S SE,DE,FR,IT,ES,PT company full; 4*T PL,NL,BE,AT higher-education full; R FI ngo full;"
/* Eligible for ssa-2015: three of each in three countries. */
#define GOOD_2015 \
	"@sector ict; @duration 24; A DK vet-provider applicant; 2*T SE,DE vet-provider full;" \
	"3*S DK,SE,DE company full; 3*R DK,SE,DE qualification-body full;"

static enum verdict verdict_of(const struct call *call, const char *lot, const char *text)
{
	struct evaluation e = EVALUATION_INIT;
	struct draft *d = make_draft(call->id, lot, text);
	evaluate(&e, call, call_lot(call, lot), d, NULL, 0);
	enum verdict v = e.verdict;
	evaluation_free(&e);
	draft_free(&d);
	return v;
}

#define assert_verdict(call, lot, text, verdict) \
	assert_string_equal(verdict_words[verdict_of((call), (lot), (text))], verdict)

static void lot__is_the_only_finding__none_chosen(void **state)
{
	(void)state;
	struct evaluation e = EVALUATION_INIT;
	struct draft *d = make_draft("ssa-2020", "", GOOD_2020_2 " - - - -");
	evaluate(&e, &sample_ssa_2020, NULL, d, NULL, 0);
	assert_int_equal(e.n_findings, 1);
	assert_null(e.lot);
	assert_string_equal(finding_id(&e.findings[0]), "lot");
	char *found = judged_text(&e, &e.findings[0]);
	assert_string_equal(found, "unmet");
	free(found);
	assert_int_equal(e.verdict, VERDICT_NOT_ELIGIBLE);
	assert_null(evaluation_find(&e, "partner-details"));
	evaluate(&e, &sample_ssa_2020, call_lot(&sample_ssa_2020, "2"), d, NULL, 0);
	assert_null(evaluation_find(&e, "lot"));
	evaluation_free(&e);
	draft_free(&d);
}

static void evaluate__finds_each_rule_once__in_order(void **state)
{
	(void)state;
	static const char *const ids[] = {
		"partner-details", "distinct-organisations", "applicant", "sector", "priorities", "activities",
		"associated-role", "associated-grant", "contribution", "eligible-types", "proposals",
		"statement-feedback-mechanism", "countries", "partners", "places", "duration", "grant",
	};
	struct evaluation e = EVALUATION_INIT;
	struct draft *d = make_draft("ssa-2020", "2", "");
	evaluate(&e, &sample_ssa_2020, call_lot(&sample_ssa_2020, "2"), d, NULL, 0);
	assert_int_equal(e.n_findings, sizeof ids / sizeof *ids);
	for (size_t i = 0; i < e.n_findings; i++) {
		assert_string_equal(finding_id(&e.findings[i]), ids[i]);
		assert_ptr_equal(evaluation_find(&e, ids[i]), &e.findings[i]);
		assert_true((e.findings[i].rule == NULL) == (i < 2));
	}
	assert_ptr_equal(e.call, &sample_ssa_2020);
	assert_ptr_equal(e.lot, &sample_ssa_2020.lots[1]);
	assert_null(evaluation_find(&e, "eu-countries"));
	evaluation_free(&e);
	draft_free(&d);
}

static void evaluate__judges_own_findings__required_in_every_call(void **state)
{
	(void)state;
	for (size_t c = 0; c < sample_catalogue.n_calls; c++)
		for (size_t l = 0; l < sample_catalogue.calls[c]->n_lots; l++) {
			const struct call *call = sample_catalogue.calls[c];
			JUDGED(call, call->lots[l].id, "partner-details", { "- - - -", "unmet at 0" });
			JUDGED(call, call->lots[l].id, "distinct-organisations", { "A DK - -; A DK - -", "unmet at 1" });
		}
}

static void verdict__is_eligible__all_required_met(void **state)
{
	(void)state;
	assert_verdict(&sample_ssa_2020, "2", GOOD_2020_2, "eligible");
	assert_verdict(&sample_ssa_2015, "", GOOD_2015, "eligible");
	/* Advice unmet (no activities, no contributions) or undecided (grant of Lot 1) changes nothing. */
	assert_verdict(&sample_ssa_2020, "1", "@sector x; @duration 24; A DK company applicant; 7*P SE,DE,FR ngo full", "eligible");
}

static void verdict__is_not_eligible__one_required_unmet(void **state)
{
	(void)state;
	assert_verdict(&sample_ssa_2020, "2", "", "not-eligible");
	assert_verdict(&sample_ssa_2020, "2", GOOD_2020_2 "@duration 36", "not-eligible");
	assert_verdict(&sample_ssa_2020, "2", GOOD_2020_2 "@sector steel", "not-eligible");
	assert_verdict(&sample_ssa_2020, "2", GOOD_2020_2 "X DK company applicant", "not-eligible");
	assert_verdict(&sample_ssa_2020, "2", GOOD_2020_2 "X DK company full grant=4000001", "not-eligible");
	assert_verdict(&sample_ssa_2020, "2", GOOD_2020_2 "X DK company -", "not-eligible");
	assert_verdict(&sample_ssa_2020, "2", GOOD_2020_2 "a DK company associated", "not-eligible");
	assert_verdict(&sample_ssa_2015, "", GOOD_2015 "X NO company full", "not-eligible");
	assert_verdict(&sample_ssa_2015, "", GOOD_2015 "X NO company associated", "not-eligible");
	assert_verdict(&sample_ssa_2015, "", GOOD_2015 "X NO company associated does=x", "eligible");
	assert_verdict(&sample_ssa_2015, "", GOOD_2015 "U NO network full umbrella; X NO company full", "eligible");
}

static void verdict__is_undecided__required_unknown_and_none_unmet(void **state)
{
	(void)state;
#define GOOD_2017 "@sector x; @duration 24; A DK vet-provider applicant; 2*T SE vet-provider full; 3*S DE chamber full;"
	assert_verdict(&sample_toy_2017, "1", GOOD_2017, "undecided");
	assert_verdict(&sample_toy_2017, "1", GOOD_2017 "@duration 12", "not-eligible");
	assert_verdict(&sample_toy_2026, "2", "@sector health; A DK company applicant", "undecided");
	assert_verdict(&sample_toy_2026, "2", "@sector health; A DK company applicant; B RU company associated", "not-eligible");
	/* Undecided advice only. */
	assert_verdict(&sample_toy_2018, "1", "A DK company applicant; B SE company full", "eligible");
	assert_verdict(&sample_toy_2018, "1", "A DK company applicant; B DK company full", "not-eligible");
}

static void evaluate__follows_the_draft__partner_by_partner(void **state)
{
	(void)state;
	/* Country, type, and what has become of countries (8), partners (12) and places (10). */
	static const struct { const char *partner; int countries, partners, places; } steps[] = {
		{ "A DK vet-provider applicant", 1, 1, 1 },
		{ "B SE company full", 2, 2, 2 },
		{ "C DE company full", 3, 3, 3 },
		{ "D FR company full", 4, 4, 4 },
		{ "E IT company full", 5, 5, 5 },
		{ "F ES company full", 6, 6, 6 },
		{ "G PT chamber full", 7, 7, 6 },
		{ "H PT higher-education full", 7, 8, 7 },
		{ "I CH higher-education full", 7, 9, 8 },
		{ "J PL adult-education full", 8, 10, 9 },
		{ "K DK ngo full", 8, 11, 9 },
		{ "L DK vet-provider associated", 8, 11, 9 },
		{ "M DK vet-provider full", 8, 12, 10 },
	};
	struct evaluation e = EVALUATION_INIT;
	struct draft *d = make_draft("ssa-2020", "2", "@sector rail; @duration 48");
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		make_more(d, steps[i].partner);
		evaluate(&e, &sample_ssa_2020, &sample_ssa_2020.lots[1], d, NULL, 0);
		assert_int_equal(evaluation_find(&e, "countries")->have, steps[i].countries);
		assert_int_equal(evaluation_find(&e, "partners")->have, steps[i].partners);
		assert_int_equal(evaluation_find(&e, "places")->have, steps[i].places);
		assert_int_equal(e.verdict == VERDICT_ELIGIBLE, i == sizeof steps / sizeof *steps - 1);
	}
	draft_remove_partner(d, 9);
	evaluate(&e, &sample_ssa_2020, &sample_ssa_2020.lots[1], d, NULL, 0);
	assert_int_equal(evaluation_find(&e, "countries")->have, 7);
	assert_int_equal(e.verdict, VERDICT_NOT_ELIGIBLE);
	evaluation_free(&e);
	draft_free(&d);
}

static void evaluate__stays_right__many_partners(void **state)
{
	(void)state;
	struct evaluation e = EVALUATION_INIT;
	struct draft *d = make_draft("ssa-2020", "2", "5000*S DK,SE company full; 5000*T DE,CH vet-provider full; S0 DK ngo full");
	evaluate(&e, &sample_ssa_2020, &sample_ssa_2020.lots[1], d, NULL, 0);
	assert_int_equal(evaluation_find(&e, "partners")->have, 10000);
	assert_int_equal(evaluation_find(&e, "countries")->have, 3);
	assert_int_equal(evaluation_find(&e, "places")->have, 10);
	const struct finding *distinct = evaluation_find(&e, "distinct-organisations");
	assert_int_equal(distinct->n_positions, 1);
	assert_int_equal(e.positions[distinct->first_position], 10000);
	evaluation_free(&e);
	draft_free(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lot__is_the_only_finding__none_chosen),
		cmocka_unit_test(evaluate__finds_each_rule_once__in_order),
		cmocka_unit_test(evaluate__judges_own_findings__required_in_every_call),
		cmocka_unit_test(verdict__is_eligible__all_required_met),
		cmocka_unit_test(verdict__is_not_eligible__one_required_unmet),
		cmocka_unit_test(verdict__is_undecided__required_unknown_and_none_unmet),
		cmocka_unit_test(evaluate__follows_the_draft__partner_by_partner),
		cmocka_unit_test(evaluate__stays_right__many_partners),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
