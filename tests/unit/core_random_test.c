/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thousands of drafts made by chance, judged by evaluate() and by the plain judge of
 * tests/support: every finding must be the same to the figure, position and claim. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/evaluate.h"
#include "core/places.h"
#include "support/plain_judge.h"
#include "support/random_draft.h"
#include "support/sample_call.h"

enum { DRAFTS = 12000, OTHERS = 3 };

/* A case by its seed, so that one that fails can be run alone. */
struct round {
	struct chance chance;
	const struct call *call;
	const struct lot *lot;
	struct draft *draft, *others[OTHERS];
	size_t n_others;
	bool look;
};

static void round_start(struct round *r, uint64_t seed)
{
	*r = (struct round){ .chance = { seed * 1000003 } };
	struct chance *c = &r->chance;
	r->call = sample_catalogue.calls[chance_below(c, (int)sample_catalogue.n_calls)];
	if (chance_percent(c, 15))   /* more of the Lots that say little */
		r->call = &sample_toy_2017;
	r->lot = &r->call->lots[chance_below(c, (int)r->call->n_lots)];
	if (chance_percent(c, 65)) {
		r->draft = random_good_draft(c, r->call, r->lot);
		for (int n = chance_below(c, 3); n > 0; n--)
			random_break(c, r->draft);
	} else {
		r->draft = random_draft(c, r->call, r->lot);
	}
	r->look = chance_percent(c, 60);
	for (int n = r->look ? chance_below(c, OTHERS + 1) : 0; n > 0; n--)
		r->others[r->n_others++] = random_other(c, r->draft, r->call);
}

static void round_end(struct round *r)
{
	draft_free(&r->draft);
	for (size_t i = 0; i < r->n_others; i++)
		draft_free(&r->others[i]);
}

static void round_judge(const struct round *r, struct evaluation *e, struct plain_judgement *j)
{
	struct neighbour others[OTHERS];
	for (size_t i = 0; i < r->n_others; i++)
		others[i] = (struct neighbour){ "other.yaml", r->others[i] };
	evaluate(e, r->call, r->lot, r->draft, r->look ? others : NULL, r->n_others);
	plain_judge(j, r->call, r->lot, r->draft, r->look ? others : NULL, r->n_others);
}

static void evaluate__agrees_with_plain_judge__random_drafts(void **state)
{
	(void)state;
	static struct plain_judgement j;
	struct evaluation e = EVALUATION_INIT;
	int verdicts[3] = { 0 };
	for (uint64_t seed = 1; seed <= DRAFTS; seed++) {
		struct round r;
		char buffer[PLAIN_BUFFER];
		round_start(&r, seed);
		round_judge(&r, &e, &j);
		const char *difference = plain_differs(&e, &j, buffer);
		if (difference)
			fail_msg("seed %d, %s Lot '%s': %s", (int)seed, r.call->id, r.lot->id, difference);
		verdicts[e.verdict]++;
		round_end(&r);
	}
	evaluation_free(&e);
	print_message("# verdicts: %d eligible, %d not eligible, %d undecided\n", verdicts[0], verdicts[1], verdicts[2]);
	for (int v = 0; v < 3; v++)
		assert_true(verdicts[v] >= DRAFTS / 10);
}

static int64_t sum_missing(const struct evaluation *e, const struct finding *f)
{
	int64_t missing[CATEGORY_MOST], sum = 0;
	int64_t told = places_missing(f->rule, e, missing);
	for (size_t s = 0; s < f->rule->n_seats; s++) {
		assert_in_range(missing[s], 0, f->rule->seats[s].seats);
		sum += missing[s];
	}
	assert_int_equal(told, sum);
	return sum;
}

static void check_countries(const struct evaluation *e, const struct finding *f)
{
	struct country_places *list;
	size_t n = places_by_country(f->rule, e, &list);
	int64_t need = 0, have = 0;
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < i; k++)
			assert_int_not_equal(list[i].country, list[k].country);
		need += !list[i].freed;
		have += !list[i].freed && list[i].missing == 0;
	}
	free(list);
	assert_int_equal(need, f->need);
	assert_int_equal(have, f->have);
}

static void places__tell_what_findings_count__random_drafts(void **state)
{
	(void)state;
	static struct plain_judgement j;
	struct evaluation e = EVALUATION_INIT;
	int looked = 0;
	for (uint64_t seed = 1; seed <= DRAFTS / 4; seed++) {
		struct round r;
		round_start(&r, seed);
		round_judge(&r, &e, &j);
		for (size_t i = 0; i < e.n_findings; i++) {
			const struct finding *f = &e.findings[i];
			if (!f->rule || f->rule->unknown)
				continue;
			if (f->rule->kind == RULE_PLACES)
				assert_int_equal(sum_missing(&e, f), f->need - f->have);
			else if (f->rule->kind == RULE_PLACES_PER_COUNTRY)
				check_countries(&e, f);
			looked += f->rule->kind == RULE_PLACES || f->rule->kind == RULE_PLACES_PER_COUNTRY;
		}
		round_end(&r);
	}
	evaluation_free(&e);
	assert_true(looked > 1000);
}

/* Judging the same draft again, or after others with the same memory, says the same. */
static void evaluate__says_the_same__with_fresh_and_used_memory(void **state)
{
	(void)state;
	static struct plain_judgement j;
	struct evaluation used = EVALUATION_INIT;
	for (uint64_t seed = 1; seed <= 500; seed++) {
		struct round r;
		char buffer[PLAIN_BUFFER];
		struct evaluation fresh = EVALUATION_INIT;
		round_start(&r, seed);
		round_judge(&r, &used, &j);
		round_judge(&r, &fresh, &j);
		assert_null(plain_differs(&fresh, &j, buffer));
		assert_null(plain_differs(&used, &j, buffer));
		assert_int_equal(fresh.n_positions, used.n_positions);
		evaluation_free(&fresh);
		round_end(&r);
	}
	evaluation_free(&used);
	evaluation_free(&used);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(evaluate__agrees_with_plain_judge__random_drafts),
		cmocka_unit_test(places__tell_what_findings_count__random_drafts),
		cmocka_unit_test(evaluate__says_the_same__with_fresh_and_used_memory),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
