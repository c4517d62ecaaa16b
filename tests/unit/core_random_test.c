/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thousands of drafts made by chance, judged by evaluate() and by the plain judge of
 * tests/support: every finding must be the same to the figure, position and claim. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/evaluate.h"
#include "core/fits.h"
#include "core/places.h"
#include "support/make_draft.h"
#include "support/plain_judge.h"
#include "support/plain_rules.h"
#include "support/random_draft.h"
#include "support/round.h"
#include "support/sample_call.h"

enum { DRAFTS = 12000, OTHERS = ROUND_OTHERS };

/* One of the same call, or of another one, that is no business of this call. */
static struct draft *some_other(struct round *r)
{
	struct draft *other = random_other(&r->chance, r->draft, r->call);
	const struct call *call = sample_catalogue.calls[chance_below(&r->chance, (int)sample_catalogue.n_calls)];
	if (chance_percent(&r->chance, 25))
		draft_set_text(other, (struct spot){ -1, DRAFT_KEY_CALL, NULL }, call->id);
	return other;
}

/* By its seed, so that one that fails can be run alone. */
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
		r->others[r->n_others++] = some_other(r);
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

/* Who sits in a place can fill it, no place has two, and as many are filled as are
 * counted. */
static int64_t check_seating(const struct round *r, const struct evaluation *e, const struct finding *f)
{
	const struct question q = { r->call, r->lot, r->draft, NULL, 0 };
	const struct rule *rule = f->rule;
	struct seating rows[PLAIN_PARTNERS];
	int64_t taken[8] = { 0 }, seated = 0;
	places_seating(rule, e, rows);
	for (size_t i = 0; i < r->draft->n_partners; i++) {
		const struct partner *p = &r->draft->partners[i];
		uint32_t can = 0;
		bool could = plain_counted(&q, i) && p->type != TYPE_NONE
			&& (rule->kind == RULE_PLACES || p->country != COUNTRY_NONE);
		for (size_t s = 0; s < rule->n_seats && could; s++)
			if (r->call->categories[rule->seats[s].category].types & (p->also | TYPE_BIT(p->type)))
				can |= (uint32_t)1 << s;
		assert_int_equal(rows[i].can, can);
		assert_in_range(rows[i].seat + 1, 0, rule->n_seats);
		if (rows[i].seat < 0)
			continue;
		assert_true(can >> rows[i].seat & 1);
		taken[rows[i].seat]++;
		seated++;
		for (size_t k = 0; k < i && rule->kind == RULE_PLACES_PER_COUNTRY; k++)
			if (rows[k].seat == rows[i].seat)
				assert_int_not_equal(r->draft->partners[k].country, p->country);
	}
	for (size_t s = 0; s < rule->n_seats && rule->kind == RULE_PLACES; s++)
		assert_in_range(taken[s], 0, rule->seats[s].seats);
	return seated;
}

/* As many as the countries lack least. */
static int64_t seats_in_countries(const struct evaluation *e, const struct finding *f)
{
	struct country_places *list;
	size_t n = places_by_country(f->rule, e, &list);
	int64_t filled = 0;
	for (size_t i = 0; i < n; i++)
		for (size_t s = 0; s < f->rule->n_seats; s++)
			filled += !(list[i].missing >> s & 1);
	free(list);
	return filled;
}

static void places_seating__is_a_best_filling__random_drafts(void **state)
{
	(void)state;
	struct evaluation e = EVALUATION_INIT;
	int looked[2] = { 0 };
	for (uint64_t seed = 1; seed <= DRAFTS / 4; seed++) {
		struct round r;
		round_start(&r, seed);
		evaluate(&e, r.call, r.lot, r.draft, NULL, 0);
		for (size_t i = 0; i < e.n_findings; i++) {
			const struct finding *f = &e.findings[i];
			if (!f->rule || f->rule->unknown)
				continue;
			if (f->rule->kind == RULE_PLACES)
				assert_int_equal(check_seating(&r, &e, f), f->have);
			else if (f->rule->kind == RULE_PLACES_PER_COUNTRY)
				assert_int_equal(check_seating(&r, &e, f), seats_in_countries(&e, f));
			looked[0] += f->rule->kind == RULE_PLACES;
			looked[1] += f->rule->kind == RULE_PLACES_PER_COUNTRY;
		}
		round_end(&r);
	}
	evaluation_free(&e);
	assert_true(looked[0] > 300 && looked[1] > 300);
}

static void fits__agree_with_plain_judge__sample_calls(void **state)
{
	(void)state;
	struct fits fits = FITS_INIT;
	for (uint64_t seed = 1; seed <= DRAFTS / 20; seed++) {
		struct round r;
		char buffer[PLAIN_BUFFER];
		round_start(&r, seed);
		fits_find(&fits, &sample_catalogue, r.draft);
		for (size_t i = 0; i < fits.n; i++) {
			const char *wrong = plain_fit_differs(&fits.list[i], r.draft, buffer);
			if (wrong)
				fail_msg("seed %d, fit of %s Lot '%s': %s", (int)seed, fits.list[i].call->id, fits.list[i].lot->id, wrong);
		}
		round_end(&r);
	}
	fits_free(&fits);
}

/* Of who may take part `fits' asks for countries only: a required rule on types is none of
 * the consortium's. */
static void evaluate_consortium__passes_over__required_types(void **state)
{
	(void)state;
	struct rule rules[2] = { sample_toy_odd.lots[0].rules[0] };
	const struct lot lot = { .id = "", .title = "", .rules = rules, .n_rules = 2 };
	const struct rule *part = lot_rule(&sample_toy_odd.lots[0], "eligible-types");
	struct draft *d = make_draft("toy-odd", "a", "A DK other applicant; B BY other full;");
	struct evaluation e = EVALUATION_INIT;
	rules[1] = *part;
	evaluate_consortium(&e, &sample_toy_odd, &lot, d);
	assert_non_null(evaluation_find(&e, "eligible-types"));
	rules[1].countries = NULL;
	evaluate_consortium(&e, &sample_toy_odd, &lot, d);
	assert_null(evaluation_find(&e, "eligible-types"));
	assert_int_equal(e.verdict, VERDICT_ELIGIBLE);
	evaluate(&e, &sample_toy_odd, &lot, d, NULL, 0);
	assert_int_equal(e.verdict, VERDICT_NOT_ELIGIBLE);
	evaluation_free(&e);
	draft_free(&d);
}

/* Many partners: which are entered twice, by comparing all with all. */

static struct draft *make_many(struct chance *c, size_t n)
{
	struct draft *d = draft_new(sample_ssa_2020.id, "2");
	int names = 1 + chance_below(c, (int)n * 4), ids = 1 + chance_below(c, (int)n * 4);
	static const char *const codes[] = { "DK", "DK", "SE", "DE", "" };
	for (size_t i = 0; i < n; i++) {
		char name[32], id[32];
		snprintf(name, sizeof name, chance_percent(c, 50) ? "\u00d8 %d" : "o%d", chance_below(c, names));
		snprintf(id, sizeof id, chance_percent(c, 50) ? " E%d" : "E%d ", chance_below(c, ids));
		draft_add_partner(d, i);
		draft_set_text(d, (struct spot){ (int)i, PARTNER_KEY_NAME, NULL }, chance_percent(c, 5) ? "-" : name);
		draft_set_text(d, (struct spot){ (int)i, PARTNER_KEY_ID, NULL }, chance_percent(c, 60) ? " " : id);
		draft_set_number(d, (struct spot){ (int)i, PARTNER_KEY_COUNTRY, NULL }, country_from_code(codes[chance_below(c, 5)]));
	}
	return d;
}

/* In this notation a name is its letter and number, an id what stands between blanks. */
static bool is_again(const struct partner *a, const struct partner *b)
{
	int of_a = -1, of_b = -1;
	if (sscanf(a->id, " E%d", &of_a) == 1 && sscanf(b->id, " E%d", &of_b) == 1 && of_a == of_b)
		return true;
	const char *name_a = strpbrk(a->name, "0123456789"), *name_b = strpbrk(b->name, "0123456789");
	return name_a && name_b && strcmp(name_a, name_b) == 0 && a->country && a->country == b->country;
}

static void evaluate__finds_all_duplicates__many_partners(void **state)
{
	(void)state;
	static const size_t sizes[] = { 23, 24, 25, 63, 64, 65, 100, 300, 1000, 3000 };
	struct evaluation e = EVALUATION_INIT;
	struct chance c = { 4711 };
	for (size_t i = 0; i < 10 * sizeof sizes / sizeof *sizes; i++) {
		size_t n = sizes[i % (sizeof sizes / sizeof *sizes)], at = 0;
		if (n == 3000 && i > 30)
			continue;
		struct draft *d = make_many(&c, n);
		evaluate(&e, &sample_ssa_2020, &sample_ssa_2020.lots[1], d, NULL, 0);
		const struct finding *f = evaluation_find(&e, "distinct-organisations");
		for (size_t k = 0; k < n; k++) {
			size_t first = 0;
			while (first < k && !is_again(&d->partners[first], &d->partners[k]))
				first++;
			bool told = at < f->n_positions && e.positions[f->first_position + at] == k;
			if (told != (first < k))
				fail_msg("%zu partners, round %zu: position %zu, the same as %zu", n, i, k, first);
			at += told;
		}
		assert_int_equal(at, f->n_positions);
		assert_int_equal(evaluation_find(&e, "partners")->have, n - at);
		draft_free(&d);
	}
	evaluation_free(&e);
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
		cmocka_unit_test(places_seating__is_a_best_filling__random_drafts),
		cmocka_unit_test(fits__agree_with_plain_judge__sample_calls),
		cmocka_unit_test(evaluate_consortium__passes_over__required_types),
		cmocka_unit_test(evaluate__finds_all_duplicates__many_partners),
		cmocka_unit_test(evaluate__says_the_same__with_fresh_and_used_memory),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
