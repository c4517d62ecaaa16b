/* SPDX-License-Identifier: GPL-3.0-or-later */
/* places_fill() against trying everything, and what sentences ask of core/places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "core/places.h"
#include "support/make_draft.h"
#include "support/plain_judge.h"
#include "support/random_draft.h"
#include "support/sample_call.h"

/* FILLED must add up, and be something that the groups can really do: filling exactly
 * those seats by trying everything must succeed. */
static void check_filling(const uint32_t *can, size_t n, size_t k, const int64_t *seats, const int64_t *filled, int64_t all)
{
	int64_t sum = 0;
	for (size_t c = 0; c < k; c++) {
		assert_in_range(filled[c], 0, seats[c]);
		sum += filled[c];
	}
	assert_int_equal(sum, all);
	assert_int_equal(plain_fill(can, n, filled, k), all);
}

static void check_one(const int64_t *groups, size_t k, const int64_t *seats)
{
	uint32_t can[1 << CATEGORY_MOST];
	int64_t filled[CATEGORY_MOST];
	size_t n = 0;
	for (uint32_t m = 0; m < UINT32_C(1) << k; m++)
		for (int64_t i = 0; i < groups[m]; i++)
			can[n++] = m;
	int64_t best = plain_fill(can, n, seats, k);
	assert_int_equal(places_fill(groups, k, seats, NULL), best);
	assert_int_equal(places_fill(groups, k, seats, filled), best);
	check_filling(can, n, k, seats, filled, best);
}

static void places_fill__is_the_best__every_small_case_of_two(void **state)
{
	(void)state;
	for (int code = 0; code < 4 * 4 * 4 * 4 * 4; code++) {
		int64_t groups[4] = { 2, code & 3, code >> 2 & 3, code >> 4 & 3 };
		int64_t seats[2] = { code >> 6 & 3, code >> 8 & 3 };
		check_one(groups, 2, seats);
	}
}

static void places_fill__is_the_best__random_cases(void **state)
{
	(void)state;
	struct chance r = { 2020 };
	for (int round = 0; round < 8000; round++) {
		size_t k = 1 + (size_t)chance_below(&r, 4);
		int64_t groups[16], seats[4];
		/* Few of many groups, or some of each: both tight and loose cases. */
		int share = 10 + chance_below(&r, 90);
		for (uint32_t m = 0; m < UINT32_C(1) << k; m++)
			groups[m] = chance_percent(&r, share) ? chance_below(&r, k == 4 ? 3 : 4) : 0;
		for (size_t c = 0; c < k; c++)
			seats[c] = chance_below(&r, 6);
		check_one(groups, k, seats);
	}
}

static void places_fill__is_the_best__eight_categories(void **state)
{
	(void)state;
	struct chance r = { 8 };
	for (int round = 0; round < 300; round++) {
		static int64_t groups[1 << CATEGORY_MOST];
		int64_t seats[CATEGORY_MOST];
		memset(groups, 0, sizeof groups);
		for (int i = 0; i < 10; i++)
			groups[chance_below(&r, 1 << CATEGORY_MOST) & chance_below(&r, 1 << CATEGORY_MOST)]++;
		for (size_t c = 0; c < CATEGORY_MOST; c++)
			seats[c] = chance_below(&r, 3);
		check_one(groups, CATEGORY_MOST, seats);
	}
}

static void places_fill__is_the_best__large_groups(void **state)
{
	(void)state;
	const int64_t groups[8] = { 9, 20000, 0, 0, 3, 0, 0, 20000 };
	const int64_t seats[3] = { 20000, 10000, 10004 };
	int64_t filled[3];
	assert_int_equal(places_fill(groups, 3, seats, filled), 40003);
	assert_int_equal(filled[0], 20000);
	assert_int_equal(filled[1] + filled[2], 20003);
}

static struct draft *judged_draft(struct evaluation *e, const struct call *call, const char *lot, const char *text)
{
	struct draft *d = make_draft(call->id, lot, text);
	evaluate(e, call, call_lot(call, lot), d, NULL, 0);
	return d;
}

static void places_missing__says_how_many_of_each__two_categories(void **state)
{
	(void)state;
	struct evaluation e = EVALUATION_INIT;
	int64_t missing[CATEGORY_MOST];
	const struct rule *rule = lot_rule(&sample_ssa_2020.lots[1], "places");
	struct draft *d = judged_draft(&e, &sample_ssa_2020, "2", "3*S DK company full; 9*T DK vet-provider full");
	assert_int_equal(places_missing(rule, &e, missing), 2);
	assert_int_equal(missing[0], 2);   /* sector stands first in the rule */
	assert_int_equal(missing[1], 0);
	draft_free(&d);
	d = judged_draft(&e, &sample_ssa_2020, "2", "4*S DK company full; X DK company+vet-provider full; 4*T DK vet-provider full");
	assert_int_equal(places_missing(rule, &e, missing), 1);
	assert_int_equal(missing[0] + missing[1], 1);
	draft_free(&d);
	/* A category that stands twice fills its first places first. */
	rule = lot_rule(&sample_toy_odd.lots[1], "places");
	d = judged_draft(&e, &sample_toy_odd, "b", "A DK higher-education full; B DK company full");
	assert_int_equal(places_missing(rule, &e, missing), 2);
	assert_int_equal(missing[0], 0);
	assert_int_equal(missing[1], 1);
	assert_int_equal(missing[2], 1);
	draft_free(&d);
	evaluation_free(&e);
}

static void places_by_country__lists_involved_countries__in_order_of_the_draft(void **state)
{
	(void)state;
	struct evaluation e = EVALUATION_INIT;
	const struct rule *rule = lot_rule(&sample_ssa_2015.lots[0], "places-per-country");
	struct draft *d = judged_draft(&e, &sample_ssa_2015, "",
		"X BE company associated; A SE vet-provider applicant; B DK company full; C SE company full; D - company full;"
		"F NL company full; U NL network full umbrella; V BE network full umbrella; B DK other full;"
		"G SE qualification-body full; H CH vet-provider+company full");
	struct country_places *list;
	assert_int_equal(places_by_country(rule, &e, &list), 4);
	/* training, sector and regulatory are bits 0, 1 and 2 */
	assert_int_equal(list[0].country, country_from_code("SE"));
	assert_int_equal(list[0].missing, 0);
	assert_false(list[0].freed);
	assert_int_equal(list[1].country, country_from_code("DK"));
	assert_int_equal(list[1].missing, 1 | 4);
	assert_int_equal(list[2].country, country_from_code("NL"));
	assert_true(list[2].freed);
	assert_int_equal(list[3].country, country_from_code("CH"));
	assert_true(list[3].missing == (1 | 4) || list[3].missing == (2 | 4));
	free(list);
	draft_free(&d);
	d = judged_draft(&e, &sample_ssa_2015, "", "");
	assert_int_equal(places_by_country(rule, &e, &list), 0);
	free(list);
	draft_free(&d);
	evaluation_free(&e);
}

static void places_seating__gives_each_partner_one_seat__places(void **state)
{
	(void)state;
	struct evaluation e = EVALUATION_INIT;
	struct seating s[6];
	const struct rule *rule = lot_rule(&sample_toy_2026.lots[0], "places");
	/* Seats: 0 sector x 3, 1 vet, 2 higher, 3 training.  The university can take two kinds of
	 * seats, the first school as well; the duplicate and the associate none. */
	struct draft *d = judged_draft(&e, &sample_toy_2026, "1",
		"S DK vet-provider applicant; U DK higher-education full; S DK vet-provider full;"
		"C SE company full; X SE company associated; T DK vet-provider full");
	places_seating(rule, &e, s);
	assert_int_equal(s[0].can, 1 << 1 | 1 << 3);
	assert_int_equal(s[1].can, 1 << 2 | 1 << 3);
	assert_int_equal(s[2].can, 0);
	assert_int_equal(s[2].seat, -1);
	assert_int_equal(s[3].can, 1);
	assert_int_equal(s[3].seat, 0);
	assert_int_equal(s[4].can, 0);
	assert_int_equal(s[4].seat, -1);
	/* all three providers sit: the university on 2, the schools on 1 and 3 */
	assert_int_equal(s[1].seat, 2);
	assert_int_equal(s[0].seat + s[5].seat, 4);
	assert_true(s[0].seat == 1 || s[0].seat == 3);
	draft_free(&d);
	evaluation_free(&e);
}

static void places_seating__seats_by_country__places_per_country(void **state)
{
	(void)state;
	struct evaluation e = EVALUATION_INIT;
	struct seating s[5];
	const struct rule *rule = lot_rule(&sample_ssa_2015.lots[0], "places-per-country");
	/* Two companies in one country: one sits, the other could. */
	struct draft *d = judged_draft(&e, &sample_ssa_2015, "",
		"A DK company applicant; B DK company full; C SE company full; D - company full; E SE ngo full");
	places_seating(rule, &e, s);
	assert_int_equal(s[0].seat, 1);
	assert_int_equal(s[1].seat, -1);
	assert_int_equal(s[1].can, 1 << 1);
	assert_int_equal(s[2].seat, 1);
	assert_int_equal(s[3].seat, -1);
	assert_int_equal(s[3].can, 0);   /* in no country */
	assert_int_equal(s[4].seat, -1);
	assert_int_equal(s[4].can, 0);
	draft_free(&d);
	evaluation_free(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places_fill__is_the_best__every_small_case_of_two),
		cmocka_unit_test(places_fill__is_the_best__random_cases),
		cmocka_unit_test(places_fill__is_the_best__eight_categories),
		cmocka_unit_test(places_fill__is_the_best__large_groups),
		cmocka_unit_test(places_missing__says_how_many_of_each__two_categories),
		cmocka_unit_test(places_by_country__lists_involved_countries__in_order_of_the_draft),
		cmocka_unit_test(places_seating__gives_each_partner_one_seat__places),
		cmocka_unit_test(places_seating__seats_by_country__places_per_country),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
