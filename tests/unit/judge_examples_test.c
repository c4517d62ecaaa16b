/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The example drafts and four real, funded consortia, judged by the shipped calls.
 * Every figure here was worked out by hand from the rules and the lists of partners. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/evaluate.h"
#include "store/catalogue.h"
#include "support/example.h"
#include "support/judged.h"

struct expected {
	const char *id, *finding;
};

/* Judges D by its call and LOT, and compares all findings. */
static void check(const struct draft *d, const char *lot, enum verdict verdict,
                  const struct expected *expected, size_t n)
{
	struct evaluation e = EVALUATION_INIT;
	const struct call *call = catalogue_call(&shipped_catalogue, d->call);
	assert_non_null(call);
	evaluate(&e, call, call_lot(call, lot), d, NULL, 0);
	for (size_t i = 0; i < n; i++) {
		char *found = judged_text(&e, evaluation_find(&e, expected[i].id));
		if (strcmp(found, expected[i].finding) != 0)
			fail_msg("%s of %s: found <%s>, must be <%s>", expected[i].id, d->acronym, found, expected[i].finding);
		free(found);
	}
	assert_int_equal(e.n_findings, n);
	assert_string_equal(verdict_words[e.verdict], verdict_words[verdict]);
	evaluation_free(&e);
}
#define CHECK(d, lot, verdict, ...) \
	check((d), (lot), (verdict), (const struct expected[]){ __VA_ARGS__ }, \
	      sizeof((const struct expected[]){ __VA_ARGS__ }) / sizeof(struct expected))

/* 12 counted: 0 DK, 1 NL, 2 SK, 3 PT, 4 PL, 5 BE, 6 DE, 7 FR, 8 IT, 9 DK, 10 NO, 11 DE make
 * 10 countries; 0 to 4 train, 5 to 10 stand for the sector. */
static void example__is_eligible__ssa_2020_lot_2(void **state)
{
	(void)state;
	struct draft *d = example_read("ssa-2020-lot2-example", NULL, NULL);
	CHECK(d, "2", VERDICT_ELIGIBLE,
		{ "partner-details", "met" }, { "distinct-organisations", "met" }, { "applicant", "met 1/1" },
		{ "countries", "met 10/8" }, { "partners", "met 12/12" }, { "places", "met 10/10" },
		{ "sector", "met" }, { "duration", "met" },
		{ "priorities", "advice: met 2/1" }, { "activities", "advice: met 4/1" },
		{ "associated-role", "advice: met" }, { "associated-grant", "advice: met" }, { "contribution", "advice: met" },
		{ "grant", "met 3870000/4000000" },
		{ "eligible-types", "advice: unmet at 2 4 6 10" },
		{ "proposals", "advice: undecided" },
		{ "statement-feedback-mechanism", "advice: met" });
	draft_free(&d);
}

/* Without the second of five training providers the company that also trains takes the
 * place: places hold, partners do not. */
static void example__is_not_eligible__ssa_2020_one_partner_less(void **state)
{
	(void)state;
	struct draft *d = example_read("ssa-2020-lot2-example", NULL, NULL);
	draft_remove_partner(d, 1);
	CHECK(d, "2", VERDICT_NOT_ELIGIBLE,
		{ "partner-details", "met" }, { "distinct-organisations", "met" }, { "applicant", "met 1/1" },
		{ "countries", "met 9/8" }, { "partners", "unmet 11/12" }, { "places", "met 10/10" },
		{ "sector", "met" }, { "duration", "met" },
		{ "priorities", "advice: met 2/1" }, { "activities", "advice: met 4/1" },
		{ "associated-role", "advice: met" }, { "associated-grant", "advice: met" }, { "contribution", "advice: met" },
		{ "grant", "met 3560000/4000000" },
		{ "eligible-types", "advice: unmet at 1 3 5 9" },
		{ "proposals", "advice: undecided" },
		{ "statement-feedback-mechanism", "advice: met" });
	draft_free(&d);
}

#define AIMS_2015 \
	{ "sector", "met" }, { "duration", "met" }, { "objectives", "advice: met 2/1" }, \
	{ "activities", "advice: met 3/1" }, { "associated-role", "met" }, { "associated-grant", "met" }, \
	{ "contribution", "advice: met" }, { "eligible-types", "advice: met" }, { "proposals", "advice: undecided" }, \
	{ "statement-innovation", "advice: met" }, { "statement-lasting-impact", "advice: met" }, \
	{ "statement-skills-needs-evidence", "advice: met" }, { "statement-outcome-based-curricula", "advice: met" }, \
	{ "statement-quality-assurance", "advice: met" }, { "statement-recognition", "advice: met" }, \
	{ "statement-mobility", "advice: met" }, \
	{ "partner-details", "met" }, { "distinct-organisations", "met" }, { "applicant", "met 1/1" }

/* 10 counted in DK, NL, PT and BE, which the umbrella organisation frees; the Portuguese
 * chamber is the regulatory body by its further capacity. */
static void example__is_eligible__ssa_2015(void **state)
{
	(void)state;
	struct draft *d = example_read("ssa-2015-example", NULL, NULL);
	CHECK(d, "", VERDICT_ELIGIBLE, AIMS_2015,
		{ "countries", "met 4/3" }, { "partners", "met 10/9" }, { "places-per-country", "met 3/3" },
		{ "grant", "met 680000/700000" });
	draft_free(&d);
}

static void example__is_not_eligible__ssa_2015_umbrella_mark_or_chamber_gone(void **state)
{
	(void)state;
	struct draft *d = example_read("ssa-2015-example", NULL, NULL), *other = draft_copy(d);
	draft_set_number(d, (struct spot){ .partner = 9, .key = PARTNER_KEY_UMBRELLA }, 0);
	CHECK(d, "", VERDICT_NOT_ELIGIBLE, AIMS_2015,
		{ "countries", "met 4/3" }, { "partners", "met 11/9" }, { "places-per-country", "unmet 3/4" },
		{ "grant", "met 680000/700000" });
	draft_remove_partner(other, 8);
	CHECK(other, "", VERDICT_NOT_ELIGIBLE, AIMS_2015,
		{ "countries", "met 4/3" }, { "partners", "met 9/9" },
		{ "places-per-country", "unmet 2/3 (001 waived met)" },
		{ "grant", "met 630000/700000" });
	draft_free(&d);
	draft_free(&other);
}

/* What the public pages leave open is open in all four: a type that no page or name gives
 * too. */
#define NOT_TOLD \
	{ "distinct-organisations", "met" }, { "applicant", "met 1/1" }, \
	{ "sector", "unmet" }, { "duration", "unmet" }, { "priorities", "advice: unmet 0/1" }, \
	{ "activities", "advice: unmet 0/1" }, { "associated-role", "advice: met" }, \
	{ "associated-grant", "advice: met" }, { "proposals", "advice: undecided" }, \
	{ "statement-feedback-mechanism", "advice: unmet" }

/* GR BG CY IE; 0 2 10 train, 1 6 stand for the sector. */
static void real__is_judged_by_2020__sending(void **state)
{
	(void)state;
	struct draft *d = example_read("sending", "ssa-2020", NULL);
	CHECK(d, "2", VERDICT_NOT_ELIGIBLE, NOT_TOLD, { "partner-details", "unmet at 3 4 7 8 9 11" },
		{ "countries", "unmet 4/8" }, { "partners", "met 12/12" }, { "places", "unmet 5/10" },
		{ "grant", "met 0/4000000" },
		{ "contribution", "advice: unmet at 0 1 2 3 4 5 6 7 8 9 10 11" },
		{ "eligible-types", "advice: unmet at 0 5 10" });
	CHECK(d, "1", VERDICT_NOT_ELIGIBLE, NOT_TOLD, { "partner-details", "unmet at 3 4 7 8 9 11" },
		{ "countries", "met 4/4" }, { "partners", "met 12/8" },
		{ "grant", "advice: undecided 0/-" },
		{ "contribution", "advice: unmet at 0 1 2 3 4 5 6 7 8 9 10 11" },
		{ "eligible-types", "advice: unmet at 0 5 10" });
	draft_free(&d);
}

/* ES BE GB IE GR PT NL IT; 2 5 8 14 train, 3 4 stand for the sector. */
static void real__is_judged_by_2020__mates(void **state)
{
	(void)state;
	struct draft *d = example_read("mates", "ssa-2020", NULL);
	CHECK(d, "2", VERDICT_NOT_ELIGIBLE, NOT_TOLD, { "partner-details", "unmet at 0 6 7 9 10 11 13 15 16" },
		{ "countries", "met 8/8" }, { "partners", "met 17/12" }, { "places", "unmet 6/10" },
		{ "grant", "met 0/4000000" },
		{ "contribution", "advice: unmet at 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16" },
		{ "eligible-types", "advice: unmet at 2 4 5 8 14" });
	draft_free(&d);
}

/* BE IT ES PL DE FR GR PT GB RO NL LT; 13 to 20 train, 0 to 12 stand for the sector. */
static void real__is_judged_by_2020__spire_sais(void **state)
{
	(void)state;
	struct draft *d = example_read("spire-sais", "ssa-2020", NULL);
	CHECK(d, "2", VERDICT_NOT_ELIGIBLE, NOT_TOLD, { "partner-details", "met" },
		{ "countries", "met 12/8" }, { "partners", "met 24/12" }, { "places", "met 10/10" },
		{ "grant", "met 0/4000000" },
		{ "contribution", "advice: unmet at 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23" },
		{ "eligible-types", "advice: unmet at 4 5 8 9 10 11 14 21 22 23" });
	draft_free(&d);
}

/* ES DE SE NL BE; 2 trains, 6 stands for the sector. */
static void real__is_judged_by_2020__exam40(void **state)
{
	(void)state;
	struct draft *d = example_read("exam40", "ssa-2020", NULL);
	CHECK(d, "2", VERDICT_NOT_ELIGIBLE, NOT_TOLD, { "partner-details", "unmet at 0 1 3 4 5 7" },
		{ "countries", "unmet 5/8" }, { "partners", "unmet 8/12" }, { "places", "unmet 2/10" },
		{ "grant", "met 0/4000000" },
		{ "contribution", "advice: unmet at 0 1 2 3 4 5 6 7" },
		{ "eligible-types", "advice: unmet at 2" });
	CHECK(d, "1", VERDICT_NOT_ELIGIBLE, NOT_TOLD, { "partner-details", "unmet at 0 1 3 4 5 7" },
		{ "countries", "met 5/4" }, { "partners", "met 8/8" },
		{ "grant", "advice: undecided 0/-" },
		{ "contribution", "advice: unmet at 0 1 2 3 4 5 6 7" },
		{ "eligible-types", "advice: unmet at 2" });
	draft_free(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(example__is_eligible__ssa_2020_lot_2),
		cmocka_unit_test(example__is_not_eligible__ssa_2020_one_partner_less),
		cmocka_unit_test(example__is_eligible__ssa_2015),
		cmocka_unit_test(example__is_not_eligible__ssa_2015_umbrella_mark_or_chamber_gone),
		cmocka_unit_test(real__is_judged_by_2020__sending),
		cmocka_unit_test(real__is_judged_by_2020__mates),
		cmocka_unit_test(real__is_judged_by_2020__spire_sais),
		cmocka_unit_test(real__is_judged_by_2020__exam40),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
