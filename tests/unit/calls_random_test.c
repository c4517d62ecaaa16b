/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thousands of drafts made by chance, judged by the shipped calls: evaluate() against the
 * plain judge, both against figures that were worked out by hand, `fits' against the
 * plain judge, and the same draft and findings after saving and loading. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/evaluate.h"
#include "core/fits.h"
#include "store/catalogue.h"
#include "store/draft_file.h"
#include "support/plain_judge.h"
#include "support/plain_rules.h"
#include "support/random_draft.h"
#include "support/round.h"
#include "support/taking.h"

enum { DRAFTS = 8000, OTHERS = ROUND_OTHERS, NO_RULE = 0, UNKNOWN = -1 };

/* Drafts */

static const struct call *some_call(struct chance *c)
{
	return shipped_catalogue.calls[chance_below(c, (int)shipped_catalogue.n_calls)];
}

/* One of the same call, or one of another call with the same partners, who are no
 * business of this call. */
static struct draft *some_other(struct round *r)
{
	struct chance *c = &r->chance;
	struct draft *other = random_other(c, r->draft, r->call);
	if (chance_percent(c, 25)) {
		const struct call *call = some_call(c);
		draft_set_text(other, (struct spot){ -1, DRAFT_KEY_CALL, NULL }, call->id);
		draft_set_text(other, (struct spot){ -1, DRAFT_KEY_LOT, NULL }, call->lots[0].id);
	}
	return other;
}

/* By its seed, so that one that fails can be run alone. */
static void round_start(struct round *r, uint64_t seed)
{
	*r = (struct round){ .chance = { seed * 1000033 } };
	struct chance *c = &r->chance;
	r->call = some_call(c);
	r->lot = &r->call->lots[chance_below(c, (int)r->call->n_lots)];
	r->good = chance_percent(c, 50);
	if (r->good) {
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

static void evaluate__agrees_with_plain_judge__shipped_calls(void **state)
{
	(void)state;
	static struct plain_judgement j;
	struct evaluation e = EVALUATION_INIT;
	int verdicts[3] = { 0 }, of_good[3] = { 0 };
	for (uint64_t seed = 1; seed <= DRAFTS; seed++) {
		struct round r;
		char buffer[PLAIN_BUFFER];
		round_start(&r, seed);
		round_judge(&r, &e, &j);
		const char *difference = plain_differs(&e, &j, buffer);
		if (difference)
			fail_msg("seed %d, %s Lot '%s': %s", (int)seed, r.call->id, r.lot->id, difference);
		verdicts[e.verdict]++;
		of_good[e.verdict] += r.good;
		round_end(&r);
	}
	evaluation_free(&e);
	print_message("# verdicts: %d eligible, %d not eligible, %d undecided; of good ones %d, %d, %d\n",
	              verdicts[0], verdicts[1], verdicts[2], of_good[0], of_good[1], of_good[2]);
	for (int v = 0; v < 3; v++)
		assert_true(verdicts[v] >= DRAFTS / 10);
}

/* A third thing: the figures of every Lot by hand */

struct figures {
	const char *call, *lot;
	int countries, partners;
	int places[2];           /* training, sector: that many, in the years that ask for no more */
	int months[3];           /* the least and most of a range, or two or three single ones */
	bool range;
	int64_t grants[2];       /* for 24 months, for any other */
};

static const struct figures by_hand[] = {
	{ "ssa-2014", "", 3, 9, { NO_RULE }, { UNKNOWN }, false, { UNKNOWN } },
	{ "ssa-2015", "", 3, 9, { NO_RULE }, { 24, 36 }, false, { 700000, 1000000 } },
	{ "ssa-2016", "1", UNKNOWN, UNKNOWN, { UNKNOWN }, { UNKNOWN }, false, { UNKNOWN } },
	{ "ssa-2016", "2", UNKNOWN, UNKNOWN, { UNKNOWN }, { UNKNOWN }, false, { UNKNOWN } },
	{ "ssa-2017", "1", UNKNOWN, UNKNOWN, { 3, 3 }, { 24, 36 }, true, { 500000, 500000 } },
	{ "ssa-2017", "2", UNKNOWN, UNKNOWN, { 3, 3 }, { 24, 36 }, true, { 1000000, 1000000 } },
	{ "ssa-2017", "3", UNKNOWN, UNKNOWN, { 3, 3 }, { 48 }, false, { 4000000, 4000000 } },
	{ "ssa-2018", "1", UNKNOWN, UNKNOWN, { 3, 3 }, { 24, 36 }, false, { 330000, 500000 } },
	{ "ssa-2018", "2", UNKNOWN, UNKNOWN, { 3, 3 }, { 24, 36 }, false, { 700000, 1000000 } },
	{ "ssa-2018", "3", UNKNOWN, UNKNOWN, { 3, 3 }, { 48 }, false, { 4000000, 4000000 } },
	{ "ssa-2019", "1", 4, 8, { 3, 3 }, { 24 }, false, { 1000000, 1000000 } },
	{ "ssa-2019", "2", 8, UNKNOWN, { UNKNOWN }, { 24, 36, 48 }, false, { UNKNOWN } },
	{ "ssa-2019", "3", 12, UNKNOWN, { UNKNOWN }, { 48 }, false, { UNKNOWN } },
	{ "ssa-2020", "1", 4, 8, { NO_RULE }, { 24, 36 }, true, { UNKNOWN } },
	{ "ssa-2020", "2", 8, 12, { 5, 5 }, { 48 }, false, { 4000000, 4000000 } },
	{ "afi-2021", "1", UNKNOWN, UNKNOWN, { 1, 1 }, { UNKNOWN }, false, { UNKNOWN } },
	{ "afi-2021", "2", 8, 12, { 5, 5 }, { 48 }, false, { 4000000, 4000000 } },
	{ "afi-2024", "1", 4, 8, { 1, 1 }, { 24, 36 }, false, { 1000000, 1500000 } },
	{ "afi-2024", "2", UNKNOWN, UNKNOWN, { UNKNOWN }, { 48 }, false, { 4000000, 4000000 } },
	{ "afi-2026", "1", 4, 8, { 3, 3 }, { 24, 36 }, true, { 1000000, 1500000 } },
	{ "afi-2026", "2", UNKNOWN, UNKNOWN, { UNKNOWN }, { UNKNOWN }, false, { 4000000, 4000000 } },
	{ "afi-2026", "3", UNKNOWN, UNKNOWN, { UNKNOWN }, { UNKNOWN }, false, { UNKNOWN } },
};

static const struct figures *figures_of(const struct call *call, const struct lot *lot)
{
	for (size_t i = 0; i < sizeof by_hand / sizeof *by_hand; i++)
		if (strcmp(by_hand[i].call, call->id) == 0 && strcmp(by_hand[i].lot, lot->id) == 0)
			return &by_hand[i];
	return NULL;
}

/* Compares a finding of E with what NEED, by hand, makes of HAVE. */
static void check_count(const struct evaluation *e, const char *id, int64_t have, int64_t need, bool at_most)
{
	const struct finding *f = evaluation_find(e, id);
	if (need == NO_RULE) {
		assert_null(f);
		return;
	}
	assert_non_null(f);
	assert_int_equal(f->has_need, need != UNKNOWN);
	assert_int_equal(f->state, need == UNKNOWN ? STATE_UNDECIDED
	                 : (at_most ? have <= need : have >= need) ? STATE_MET : STATE_UNMET);
	if (f->has_have)
		assert_int_equal(f->have, have);
	if (need != UNKNOWN)
		assert_int_equal(f->need, need);
}

static bool takes_months(const struct figures *by, int64_t duration)
{
	if (by->range)
		return duration >= by->months[0] && duration <= by->months[1];
	return duration > 0 && (duration == by->months[0] || duration == by->months[1] || duration == by->months[2]);
}

/* True if the country is one in that year, told apart by those that came and went. */
static bool is_programme(int year, country c)
{
	static const char always[] = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK "
		"IS LI NO TR MK ";
	char code[3];
	country_code(c, code);
	if (strcmp(code, "GB") == 0)
		return year <= 2020;
	if (strcmp(code, "RS") == 0)
		return year >= 2019;
	return *code && strstr(always, code);
}

static void check_by_hand(const struct round *r, const struct evaluation *e, const struct figures *by)
{
	const struct question q = { r->call, r->lot, r->draft, NULL, 0 };
	struct country_set seen = { { 0 } };
	int64_t partners = 0, countries = 0, grants = 0;
	for (size_t i = 0; i < r->draft->n_partners; i++) {
		const struct partner *p = &r->draft->partners[i];
		grants += p->grant > 0 ? p->grant : 0;
		if (!plain_counted(&q, i))
			continue;
		partners++;
		countries += is_programme(r->call->year, p->country) && country_set_insert(&seen, p->country);
	}
	check_count(e, "countries", countries, by->countries, false);
	check_count(e, "partners", partners, by->partners, false);
	const struct finding *places = evaluation_find(e, "places");
	assert_int_equal(places != NULL, by->places[0] != NO_RULE);
	if (places && by->places[0] != UNKNOWN)
		assert_int_equal(places->need, by->places[0] + by->places[1]);
	check_count(e, "grant", grants, by->grants[0] == UNKNOWN ? UNKNOWN : by->grants[r->draft->duration != 24], true);
	assert_int_equal(evaluation_find(e, "duration")->state, by->months[0] == UNKNOWN ? STATE_UNDECIDED
	                 : takes_months(by, r->draft->duration) ? STATE_MET : STATE_UNMET);
}

static void evaluate__agrees_with_figures_by_hand__shipped_calls(void **state)
{
	(void)state;
	struct evaluation e = EVALUATION_INIT;
	size_t lots = 0;
	for (size_t c = 0; c < shipped_catalogue.n_calls; c++)
		lots += shipped_catalogue.calls[c]->n_lots;
	assert_int_equal(lots, sizeof by_hand / sizeof *by_hand);
	for (uint64_t seed = 1; seed <= DRAFTS / 4; seed++) {
		struct round r;
		round_start(&r, seed);
		const struct figures *by = figures_of(r.call, r.lot);
		if (!by)
			fail_msg("no figures of %s Lot '%s'", r.call->id, r.lot->id);
		evaluate(&e, r.call, r.lot, r.draft, NULL, 0);
		check_by_hand(&r, &e, by);
		round_end(&r);
	}
	evaluation_free(&e);
}

/* Fits */

static void fits__agree_with_plain_judge__shipped_calls(void **state)
{
	(void)state;
	struct fits fits = FITS_INIT;
	int verdicts[3] = { 0 };
	for (uint64_t seed = 1; seed <= DRAFTS / 40; seed++) {
		struct round r;
		char buffer[PLAIN_BUFFER];
		round_start(&r, seed);
		fits_find(&fits, &shipped_catalogue, r.draft);
		size_t at = 0;
		for (size_t c = 0; c < shipped_catalogue.n_calls; c++)
			for (size_t l = 0; l < shipped_catalogue.calls[c]->n_lots; l++, at++) {
				assert_true(at < fits.n);
				assert_ptr_equal(fits.list[at].call, shipped_catalogue.calls[c]);
				assert_ptr_equal(fits.list[at].lot, &shipped_catalogue.calls[c]->lots[l]);
				const char *wrong = plain_fit_differs(&fits.list[at], r.draft, buffer);
				if (wrong)
					fail_msg("seed %d, fit of %s Lot '%s': %s", (int)seed, fits.list[at].call->id, fits.list[at].lot->id, wrong);
				verdicts[fits.list[at].verdict]++;
			}
		assert_int_equal(fits.n, at);
		round_end(&r);
	}
	fits_free(&fits);
	print_message("# fits: %d eligible, %d not eligible, %d undecided\n", verdicts[0], verdicts[1], verdicts[2]);
	for (int v = 0; v < 3; v++)
		assert_true(verdicts[v] > 50);
}

/* The shortest way */

/* What is missing by the figures by hand, where no rule asks for each country: at least
 * that many are to be added. */
static size_t missing_by_hand(const struct round *r, const struct evaluation *e, const struct figures *by)
{
	int64_t most = 0;
	static const char *const ids[] = { "countries", "partners", "places" };
	const int needs[] = { by->countries, by->partners, by->places[0] };
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		const struct finding *f = evaluation_find(e, ids[i]);
		if (f && needs[i] != UNKNOWN && f->need - f->have > most)
			most = f->need - f->have;
	}
	bool applicant = false;
	for (size_t i = 0; i < r->draft->n_partners; i++)
		applicant |= r->draft->partners[i].role == ROLE_APPLICANT;
	return most > 0 ? (size_t)most : applicant ? 0 : 1;
}

static void shortest__does__shipped_calls(void **state)
{
	(void)state;
	struct shortest s = SHORTEST_INIT;
	struct evaluation e = EVALUATION_INIT;
	size_t some = 0;
	for (uint64_t seed = 1; seed <= DRAFTS / 10; seed++) {
		struct round r;
		round_start(&r, seed);
		struct taking w = { .r = &r.chance, .call = r.call, .lot = r.lot, .draft = r.draft };
		shortest_find(&s, r.call, r.lot, r.draft);
		evaluate(&e, r.call, r.lot, r.draft, NULL, 0);
		size_t least = missing_by_hand(&r, &e, figures_of(r.call, r.lot));
		const char *wrong = s.possible ? taking_form(&w, &s, false) : "impossible, which it is not";
		if (!*wrong && (evaluation_find(&e, "places-per-country") ? s.n < least : s.n != least))
			wrong = "another number than is missing";
		if (!*wrong)
			wrong = taking_end(&w, &s, true, 3);
		if (!*wrong)
			wrong = taking_makes(&w, &s);
		if (!*wrong)
			wrong = taking_needed(&w, &s);
		if (*wrong) {
			char told[6000];
			taking_tell(told, sizeof told, &w, &s);
			fail_msg("seed %d, %s Lot '%s': %s\n  %s", (int)seed, r.call->id, r.lot->id, wrong, told);
		}
		some += s.n > 0;
		round_end(&r);
	}
	shortest_free(&s);
	evaluation_free(&e);
	assert_true(some > DRAFTS / 30);
}

/* Saving and loading */

static struct draft *read_again(const struct str *bytes, uint64_t seed)
{
	struct draft *d = NULL;
	struct diags ds;
	diags_init(&ds, "draft.yaml");
	if (!draft_read(bytes->text, bytes->length, &shipped_catalogue, NULL, &d, NULL, &ds) || ds.count)
		fail_msg("seed %d: cannot be read again:\n%s", (int)seed, bytes->text);
	diags_free(&ds);
	return d;
}

static void draft__is_the_same__saved_and_loaded(void **state)
{
	(void)state;
	static struct plain_judgement j;
	struct evaluation e = EVALUATION_INIT;
	for (uint64_t seed = 1; seed <= DRAFTS / 4; seed++) {
		struct round r;
		struct str once = STR_INIT, twice = STR_INIT;
		char buffer[PLAIN_BUFFER];
		round_start(&r, seed);
		draft_write(&once, r.draft, &shipped_catalogue);
		struct draft *again = read_again(&once, seed);
		draft_write(&twice, again, &shipped_catalogue);
		assert_string_equal(once.text, twice.text);
		plain_judge(&j, r.call, r.lot, r.draft, NULL, 0);
		evaluate(&e, r.call, r.lot, again, NULL, 0);
		const char *difference = plain_differs(&e, &j, buffer);
		if (difference)
			fail_msg("seed %d, %s Lot '%s', loaded: %s", (int)seed, r.call->id, r.lot->id, difference);
		assert_true(draft_equal(r.draft, again));
		draft_free(&again);
		str_free(&once);
		str_free(&twice);
		round_end(&r);
	}
	evaluation_free(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(evaluate__agrees_with_plain_judge__shipped_calls),
		cmocka_unit_test(evaluate__agrees_with_figures_by_hand__shipped_calls),
		cmocka_unit_test(fits__agree_with_plain_judge__shipped_calls),
		cmocka_unit_test(shortest__does__shipped_calls),
		cmocka_unit_test(draft__is_the_same__saved_and_loaded),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
