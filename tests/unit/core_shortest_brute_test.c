/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shortest way against trying everything: small calls and drafts made by chance, in
 * a world of a few countries, with every kind of rule that adding can mend. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/shortest.h"
#include "support/plain_rules.h"
#include "support/plain_shortest.h"
#include "support/random_draft.h"
#include "support/sample_call.h"
#include "support/taking.h"

enum { CASES = 3000, MOST = 5, LARGE = 1000, TRIES = 4, COUNTRIES = 8 };

/* Calls made by chance */

static const struct category disjoint[] = {
	{ "training", "", "", "", TYPE_BIT(TYPE_VET_PROVIDER) | TYPE_BIT(TYPE_HIGHER_EDUCATION) },
	{ "sector", "", "", "", TYPE_BIT(TYPE_COMPANY) | TYPE_BIT(TYPE_NETWORK) },
	{ "regulatory", "", "", "", TYPE_BIT(TYPE_EDUCATION_AUTHORITY) },
};
static const struct category nested[] = {
	{ "training", "", "", "", TYPE_BIT(TYPE_VET_PROVIDER) | TYPE_BIT(TYPE_HIGHER_EDUCATION) },
	{ "sector", "", "", "", TYPE_BIT(TYPE_COMPANY) | TYPE_BIT(TYPE_NETWORK) },
	{ "vet", "", "", "", TYPE_BIT(TYPE_VET_PROVIDER) },
};
static const struct category ring[] = {
	{ "ab", "", "", "", TYPE_BIT(TYPE_VET_PROVIDER) | TYPE_BIT(TYPE_HIGHER_EDUCATION) },
	{ "bc", "", "", "", TYPE_BIT(TYPE_HIGHER_EDUCATION) | TYPE_BIT(TYPE_COMPANY) },
	{ "ca", "", "", "", TYPE_BIT(TYPE_COMPANY) | TYPE_BIT(TYPE_VET_PROVIDER) },
};
static const struct category *const category_sets[] = { disjoint, nested, ring };
static const char *const codes[] = { "DK", "SE", "DE", "NL", "FR", "NO", "TR", "GB" };
static const char *const partner_country = "CH";

struct toy {
	struct call call;
	struct lot lot;
	struct country_set programme, eu;
	struct rule rules[6];
	struct seats seats[3], each[3];
	bool across;             /* the groups lie across one another */
	bool places, per_country;
};

static struct rule *fixed_rule(struct toy *t, const char *id, enum rule_kind kind, int64_t need)
{
	struct rule *rule = &t->rules[t->lot.n_rules++];
	*rule = (struct rule){ .id = id, .kind = kind, .title = id, .text = id, .key = "", .when_activity = "",
	                       .exempt_category = -1, .need = need };
	return rule;
}

static struct rule *add_rule(struct toy *t, struct chance *r, const char *id, enum rule_kind kind)
{
	struct rule *rule = fixed_rule(t, id, kind, 0);
	rule->unknown = chance_percent(r, 8);
	rule->level = chance_percent(r, 8) ? LEVEL_ADVICE : LEVEL_REQUIRED;
	return rule;
}

static void make_groups(struct toy *t, struct chance *r)
{
	int n = 4 + chance_below(r, 4);
	for (int i = 0; i < n; i++)
		country_set_add(&t->programme, country_from_code(codes[i]));
	for (int i = 0; i < n; i++)
		if (chance_percent(r, 60))
			country_set_add(&t->eu, country_from_code(codes[i]));
	t->across = chance_percent(r, 25);
	if (t->across)
		country_set_add(&t->eu, country_from_code("GB"));
}

static void make_counts(struct toy *t, struct chance *r)
{
	if (chance_percent(r, 70)) {
		struct rule *rule = add_rule(t, r, "countries", RULE_COUNT_COUNTRIES);
		rule->need = 1 + chance_below(r, 5);
		rule->countries = &t->programme;
	}
	if (chance_percent(r, 40)) {
		struct rule *rule = add_rule(t, r, "eu-countries", RULE_COUNT_COUNTRIES);
		rule->need = 1 + chance_below(r, 3);
		rule->countries = &t->eu;
	}
	if (chance_percent(r, 60))
		add_rule(t, r, "partners", RULE_COUNT_PARTNERS)->need = 1 + chance_below(r, 7);
}

static void make_places(struct toy *t, struct chance *r)
{
	if (chance_percent(r, 55)) {
		struct rule *rule = add_rule(t, r, "places", RULE_PLACES);
		rule->seats = t->seats;
		for (int c = 0; c < 3; c++) {
			int seats = chance_below(r, 3);
			if (seats > 0)
				t->seats[rule->n_seats++] = (struct seats){ c, seats };
		}
		t->places = !rule->unknown && rule->level == LEVEL_REQUIRED;
	}
	if (chance_percent(r, 45)) {
		struct rule *rule = add_rule(t, r, "places-per-country", RULE_PLACES_PER_COUNTRY);
		rule->seats = t->each;
		rule->n_seats = (size_t)(1 + chance_below(r, 3));
		for (size_t i = 0; i < rule->n_seats; i++)
			t->each[i] = (struct seats){ (int)i, 1 };
		t->per_country = !rule->unknown && rule->level == LEVEL_REQUIRED;
	}
}

static void make_toy(struct toy *t, struct chance *r)
{
	*t = (struct toy){ .lot = { .id = "", .title = "", .rules = t->rules } };
	t->call = (struct call){ .id = "toy", .title = "Toy", .year = 2030, .closes = "", .carried_from = "", .lots = &t->lot, .n_lots = 1,
	                         .categories = category_sets[chance_below(r, 3)], .n_categories = 3,
	                         .umbrella = chance_percent(r, 40), .programme = &t->programme };
	make_groups(t, r);
	struct rule *applicant = add_rule(t, r, "applicant", RULE_APPLICANT);
	applicant->need = 1;
	applicant->unknown = false;
	applicant->level = LEVEL_REQUIRED;
	applicant->countries = &t->programme;
	make_counts(t, r);
	make_places(t, r);
}

/* Drafts made by chance */

static struct spot at(size_t partner, int key)
{
	return (struct spot){ .partner = (int)partner, .key = key };
}

static size_t enter(struct draft *d, const char *name, country c, int type, int role)
{
	size_t n = d->n_partners;
	draft_add_partner(d, n);
	draft_set_text(d, at(n, PARTNER_KEY_NAME), name);
	draft_set_number(d, at(n, PARTNER_KEY_COUNTRY), c);
	draft_set_number(d, at(n, PARTNER_KEY_TYPE), type);
	draft_set_number(d, at(n, PARTNER_KEY_ROLE), role);
	return n;
}

static const int types[] = {
	TYPE_VET_PROVIDER, TYPE_HIGHER_EDUCATION, TYPE_COMPANY, TYPE_NETWORK, TYPE_EDUCATION_AUTHORITY, TYPE_OTHER, TYPE_NONE,
};

static struct draft *make_small(struct chance *r)
{
	struct draft *d = draft_new("toy", "");
	for (int n = chance_below(r, 7); n > 0; n--) {
		char name[16];
		snprintf(name, sizeof name, "P%d", chance_below(r, 12));   /* twice the same at times */
		const char *code = chance_percent(r, 15) ? partner_country : chance_percent(r, 4) ? ""
			: codes[chance_below(r, 1 + chance_below(r, COUNTRIES))];
		int role = chance_percent(r, 8) ? ROLE_ASSOCIATED : chance_percent(r, 3) ? ROLE_NONE : ROLE_FULL;
		size_t i = enter(d, name, country_from_code(code), types[chance_below(r, 7)], role);
		draft_set_number(d, at(i, PARTNER_KEY_UMBRELLA), chance_percent(r, 12));
		if (chance_percent(r, 15))
			draft_set_number(d, at(i, PARTNER_KEY_ALSO), TYPE_BIT(types[chance_below(r, 6)]));
	}
	if (d->n_partners > 0 && chance_percent(r, 55))
		draft_set_number(d, at(0, PARTNER_KEY_ROLE), ROLE_APPLICANT);
	return d;
}

/* The least is known */

static bool enough_countries(const struct taking *w)
{
	for (size_t i = 0; i < w->lot->n_rules; i++) {
		const struct rule *rule = &w->lot->rules[i];
		int64_t there = 0;
		for (int c = 1; c < COUNTRY_END; c++)
			there += plain_in_set(rule->countries, (country)c);
		if (rule->kind == RULE_COUNT_COUNTRIES && plain_is_target(rule, w->draft) && there < rule->need)
			return false;
	}
	return true;
}

static void list_categories(const struct shortest *s, int *list)
{
	for (size_t i = 0; i < s->n; i++) {
		int c = s->additions[i].category;
		size_t k = i;
		for (; k > 0 && (unsigned)list[k - 1] > (unsigned)c; k--)   /* -1 is the last */
			list[k] = list[k - 1];
		list[k] = c;
	}
}

static const char *wrong_case(struct taking *w, const struct toy *t, const struct shortest *s, struct plain_way *best)
{
	bool known = plain_shortest(best, w->call, w->lot, w->draft, MOST);
	if (s->possible != enough_countries(w))
		return s->possible ? "what is impossible" : "impossible, which it is not";
	if (!s->possible)
		return known || s->n ? "additions where it is impossible" : "";
	if (known ? s->n != best->n : s->n <= MOST)
		return s->n > best->n ? "more than the fewest" : "fewer than do";
	const char *wrong = taking_form(w, s, t->across);
	if (*wrong)
		return wrong;
	bool one_rule = !(t->places && t->per_country);
	wrong = taking_end(w, s, true, TRIES);
	if (*wrong)
		return wrong;
	if (known && !t->across && w->n_news != best->n_new)
		return "another number of new countries than the fewest";
	int list[PLAIN_WAY_MOST];
	if (known && best->has_categories && !t->across) {
		list_categories(s, list);
		if (memcmp(list, best->categories, s->n * sizeof *list) != 0)
			return "places that do not come first";
	}
	return one_rule && !t->across ? taking_makes(w, s) : "";
}

static void shortest__is_the_fewest__small_cases(void **state)
{
	(void)state;
	struct shortest s = SHORTEST_INIT;
	size_t sizes[MOST + 2] = { 0 }, impossible = 0, sets = 0;
	for (uint64_t seed = 1; seed <= CASES; seed++) {
		struct chance r = { seed * 7919 };
		struct toy t;
		struct plain_way best;
		make_toy(&t, &r);
		struct draft *d = make_small(&r);
		struct taking w = { .r = &r, .call = &t.call, .lot = &t.lot, .draft = d };
		shortest_find(&s, &t.call, &t.lot, d);
		const char *wrong = wrong_case(&w, &t, &s, &best);
		if (*wrong) {
			char told[2000];
			taking_tell(told, sizeof told, &w, &s);
			fail_msg("seed %d: %s; at best %zu, %zu new:\n  %s", (int)seed, wrong, best.n, best.n_new, told);
		}
		sizes[s.n > MOST ? MOST + 1 : s.n]++;
		impossible += !s.possible;
		sets += best.tried;
		draft_free(&d);
	}
	shortest_free(&s);
	print_message("# none %zu, 1 %zu, 2 %zu, 3 %zu, 4 %zu, 5 %zu, more %zu, impossible %zu; %zu sets\n", sizes[0], sizes[1],
	              sizes[2], sizes[3], sizes[4], sizes[5], sizes[6], impossible, sets);
	for (size_t n = 1; n <= 4; n++)
		assert_true(sizes[n] >= CASES / 20);
	assert_true(impossible > 0);
}

/* Larger drafts of the sample calls: what is found does, and nothing of it can be left out. */

static const char *wrong_large(struct taking *w, const struct shortest *s)
{
	const char *wrong = taking_form(w, s, false);
	if (!*wrong)
		wrong = taking_end(w, s, true, TRIES);
	if (!*wrong)
		wrong = taking_makes(w, s);
	return *wrong ? wrong : taking_needed(w, s);
}

static void shortest__does__sample_calls(void **state)
{
	(void)state;
	struct shortest s = SHORTEST_INIT;
	size_t some = 0;
	for (uint64_t seed = 1; seed <= LARGE; seed++) {
		struct chance r = { seed * 104729 };
		const struct call *call = sample_catalogue.calls[chance_below(&r, (int)sample_catalogue.n_calls)];
		const struct lot *lot = &call->lots[chance_below(&r, (int)call->n_lots)];
		struct draft *d = chance_percent(&r, 50) ? random_draft(&r, call, lot) : random_good_draft(&r, call, lot);
		for (int n = chance_below(&r, 8); n > 0; n--)
			random_break(&r, d);
		struct taking w = { .r = &r, .call = call, .lot = lot, .draft = d };
		shortest_find(&s, call, lot, d);
		const char *wrong = s.possible ? wrong_large(&w, &s) : "impossible, which it is not";
		if (*wrong) {
			char told[6000];
			taking_tell(told, sizeof told, &w, &s);
			fail_msg("seed %d, %s Lot '%s': %s\n  %s", (int)seed, call->id, lot->id, wrong, told);
		}
		some += s.n > 0;
		draft_free(&d);
	}
	shortest_free(&s);
	assert_true(some > LARGE / 3);
}

/* The judge that tries everything knows cases that were worked out by hand. */
static void plain_shortest__finds__cases_by_hand(void **state)
{
	(void)state;
	struct plain_way w;
	struct draft *d = draft_new("ssa-2015", "");
	const struct call *call = &sample_ssa_2015;
	/* Two countries complete but for a regulatory body: that one, and three in a third. */
	for (int i = 0; i < 5; i++) {
		static const int kinds[] = { TYPE_VET_PROVIDER, TYPE_COMPANY, TYPE_EDUCATION_AUTHORITY };
		char name[2] = { (char)('A' + i), 0 };
		enter(d, name, country_from_code(i < 3 ? "DK" : "SE"), kinds[i % 3], i == 0 ? ROLE_APPLICANT : ROLE_FULL);
	}
	assert_true(plain_shortest(&w, call, &call->lots[0], d, 4));
	assert_int_equal(w.n, 4);
	assert_int_equal(w.n_new, 1);
	assert_true(w.has_categories);
	assert_memory_equal(w.categories, ((const int[]){ 0, 1, 2, 2 }), 4 * sizeof(int));
	/* An umbrella organisation in a third country frees it: one organisation there, and two
	 * more in a country that is complete, for nine. */
	size_t n = enter(d, "Umbrella", country_from_code("BE"), TYPE_NETWORK, ROLE_FULL);
	draft_set_number(d, at(n, PARTNER_KEY_UMBRELLA), 1);
	assert_true(plain_shortest(&w, call, &call->lots[0], d, 4));
	assert_int_equal(w.n, 4);
	assert_int_equal(w.n_new, 0);
	assert_memory_equal(w.categories, ((const int[]){ 2, -1, -1, -1 }), 4 * sizeof(int));
	assert_false(plain_shortest(&w, call, &call->lots[0], d, 3));
	draft_free(&d);
}

/* The new country of the wider group may lie in the narrower one or not: what is made met
 * there must not hang on it.  Norway, where an umbrella organisation is, is in both. */
static void shortest__makes__what_any_new_country_does(void **state)
{
	(void)state;
	static const char *const inside[] = { "DE", "NL", "NO", "SE" };
	struct chance r = { 1 };
	struct toy t = { .lot = { .id = "", .title = "", .rules = t.rules } };
	struct shortest s = SHORTEST_INIT;
	struct rule *rule;
	t.call = (struct call){ .id = "toy", .title = "", .closes = "", .umbrella = true, .programme = &t.programme,
	                        .categories = disjoint, .n_categories = 3, .lots = &t.lot, .n_lots = 1 };
	for (int i = 0; i < 6; i++)
		country_set_add(&t.programme, country_from_code(codes[i]));
	for (int i = 0; i < 4; i++)
		country_set_add(&t.eu, country_from_code(inside[i]));
	rule = fixed_rule(&t, "applicant", RULE_APPLICANT, 1);
	rule->countries = &t.programme;
	rule = fixed_rule(&t, "countries", RULE_COUNT_COUNTRIES, 4);
	rule->countries = &t.programme;
	rule = fixed_rule(&t, "eu-countries", RULE_COUNT_COUNTRIES, 2);
	rule->countries = &t.eu;
	rule = fixed_rule(&t, "places-per-country", RULE_PLACES_PER_COUNTRY, 0);
	rule->seats = t.each;
	t.each[rule->n_seats++] = (struct seats){ 0, 1 };
	struct draft *d = draft_new("toy", "");
	size_t n = enter(d, "A", country_from_code("NO"), TYPE_NETWORK, ROLE_APPLICANT);
	draft_set_number(d, at(n, PARTNER_KEY_UMBRELLA), 1);
	enter(d, "B", country_from_code("SE"), TYPE_VET_PROVIDER, ROLE_FULL);
	enter(d, "C", country_from_code("FR"), TYPE_VET_PROVIDER, ROLE_FULL);
	shortest_find(&s, &t.call, &t.lot, d);
	struct taking w = { .r = &r, .call = &t.call, .lot = &t.lot, .draft = d };
	assert_int_equal(s.n, 2);
	assert_string_equal(taking_form(&w, &s, false), "");
	assert_string_equal(taking_end(&w, &s, true, 20), "");
	assert_string_equal(taking_makes(&w, &s), "");
	shortest_free(&s);
	draft_free(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_shortest__finds__cases_by_hand),
		cmocka_unit_test(shortest__is_the_fewest__small_cases),
		cmocka_unit_test(shortest__makes__what_any_new_country_does),
		cmocka_unit_test(shortest__does__sample_calls),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
