/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shortest way, worked out by hand.  A way is written as one word an addition:
 * CATEGORY@COUNTRY with "-" for any type, "any" and "new0", "eu0" (a Member State) for
 * countries, "!" for the applicant, and in braces what it makes met. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/str.h"
#include "core/evaluate.h"
#include "core/places.h"
#include "core/shortest.h"
#include "support/make_draft.h"
#include "support/random_draft.h"
#include "support/sample_call.h"
#include "support/sample_sets.h"

static void write_addition(struct str *out, const struct call *call, const struct shortest *s,
                           const struct addition *a)
{
	char code[3];
	str_add(out, out->length ? " " : "");
	str_add(out, a->category < 0 ? "-" : call->categories[a->category].id);
	str_add(out, "@");
	if (a->from == FROM_THIS_COUNTRY)
		str_add(out, country_code(a->country, code));
	else if (a->from == FROM_ANY_COUNTRY)
		str_add(out, "any");
	else
		str_add(out, a->group == &sample_eu_2014 ? "eu" : "new"),
		str_addf(out, "%zu", a->new_country);
	str_add(out, a->applicant ? "!" : "");
	for (size_t i = 0; i < a->n_makes; i++) {
		str_add(out, i ? "," : "{");
		str_add(out, s->makes[a->first_makes + i]->id);
	}
	str_add(out, a->n_makes ? "}" : "");
}

static void way_is(const struct call *call, const char *lot, const char *text, const char *expected)
{
	struct shortest s = SHORTEST_INIT;
	struct str out = STR_INIT;
	struct draft *d = make_draft(call->id, lot, text);
	shortest_find(&s, call, call_lot(call, lot), d);
	for (size_t i = 0; i < s.n; i++)
		write_addition(&out, call, &s, &s.additions[i]);
	if (!s.possible)
		str_add(&out, "impossible");
	if (strcmp(out.text, expected))
		fail_msg("%s Lot '%s', %s:\n  %s\n  expected\n  %s", call->id, lot, text, out.text, expected);
	str_free(&out);
	shortest_free(&s);
	draft_free(&d);
}

static void shortest__is_the_largest_lack__countries_partners_places(void **state)
{
	(void)state;
	const struct call *call = &sample_ssa_2020;
	/* 12 partners are the most that is lacking; places take 10 of them, countries 8. */
	way_is(call, "2", "",
	       "training@new0!{applicant} training@new1 training@new2 training@new3 training@new4"
	       " sector@new5 sector@new6 sector@new7{countries} sector@any sector@any{places} -@any -@any{partners}");
	/* One country, one place of each kind, two partners. */
	way_is(call, "2", "A DK company applicant; 3*S SE,DE,NL company full; 4*T FR,IT,ES,DK vet-provider full;"
	       "2*N DK,SE ngo full",
	       "training@new0{countries} sector@any{partners,places}");
	/* Twelve partners from eight countries, but one place empty. */
	way_is(call, "2", "A DK company applicant; 4*S SE,DE,NL,FR company full; 4*T IT,ES,PT,DK vet-provider full;"
	       "3*N DK,SE,DE ngo full", "training@any{places}");
	way_is(call, "2", "A DK company applicant; 4*S SE,DE,NL,FR company full; 5*T IT,ES,PT,DK vet-provider full;"
	       "2*N DK,SE ngo full", "");
	/* A Partner Country is no Programme Country, a duplicate nobody. */
	way_is(call, "1", "A DK company applicant; 2*B DK,SE ngo full; 2*C CH,DE ngo full; D DE ngo full; D DE ngo full; E DE ngo full",
	       "-@new0{countries,partners}");
	way_is(call, "1", "A DK company applicant; 5*B DK,SE,DE,NL ngo full; C DK ngo associated; D DK ngo -",
	       "-@any -@any{partners}");
}

static void shortest__names_the_applicant__where_there_is_none(void **state)
{
	(void)state;
	/* Nothing else is lacking: from the first Programme Country of the draft. */
	way_is(&sample_ssa_2020, "1", "A CH ngo full; 8*B SE,DK,DE,NL ngo full", "-@SE!{applicant}");
	/* A new country is needed anyhow. */
	way_is(&sample_ssa_2020, "1", "8*B SE,DK,DE ngo full", "-@new0!{applicant,countries}");
	/* Countries unknown: one of the five missing is the applicant. */
	way_is(&sample_toy_2017, "1", "A DK vet-provider full",
	       "training@DK!{applicant} training@any sector@any sector@any sector@any{places}");
	/* No Programme Country in the draft. */
	way_is(&sample_toy_2017, "1", "A CH vet-provider full; 3*S CH company full; 2*T CH vet-provider full",
	       "-@new0!{applicant}");
	/* An applicant in a wrong country, or two, are not mended. */
	way_is(&sample_toy_2017, "1", "A CH vet-provider applicant; 3*S CH company full; T CH vet-provider full",
	       "training@any{places}");
	way_is(&sample_toy_2017, "1", "2*A DK vet-provider applicant; 3*S CH company full; T CH vet-provider full", "");
	/* Of the applicant's countries none is left in the draft: Member States. */
	way_is(&sample_toy_odd, "b", "A NO vet-provider full; B IS company full; 3*C IS vet-provider full", "-@eu0!{applicant}");
}

static void shortest__asks_for_member_states__groups_within_each_other(void **state)
{
	(void)state;
	const struct call *call = &sample_toy_2014;
	/* Norway is complete: two more countries, both Member States. */
	way_is(call, "", "A NO vet-provider applicant; B NO company full; C NO qualification-body full",
	       "training@eu0 sector@eu0 regulatory@eu0"
	       " training@eu1{countries,eu-countries} sector@eu1 regulatory@eu1{partners,places-per-country}");
	/* Denmark is: one of the two has to be a Member State. */
	way_is(call, "", "A DK vet-provider applicant; B DK company full; C DK qualification-body full",
	       "training@eu0{eu-countries} sector@eu0 regulatory@eu0"
	       " training@new1{countries} sector@new1 regulatory@new1{partners,places-per-country}");
}

static void shortest__fills_the_last_categories_first__overlapping(void **state)
{
	(void)state;
	/* A VET provider sits on the place for one, so that any training provider may come. */
	way_is(&sample_toy_2026, "1", "A DK vet-provider applicant",
	       "training@new0 sector@new1 sector@new2{countries} sector@any higher@any{places} -@any -@any{partners}");
	/* Sets of three overlapping categories: a company fills "bc" or "ca", never both. */
	way_is(&sample_toy_odd, "b", "A DK company applicant; B SE company full; C DK higher-education full", "ab@any{places}");
	/* Nothing stated: only the applicant can be lacking. */
	way_is(&sample_toy_2026, "2", "A DK vet-provider applicant", "");
	way_is(&sample_toy_2026, "2", "", "-@new0!{applicant}");
}

static void shortest__completes_countries__each_with_all_places(void **state)
{
	(void)state;
	const struct call *call = &sample_ssa_2015;
	way_is(call, "",
	       "",
	       "training@new0!{applicant} sector@new0 regulatory@new0 training@new1 sector@new1 regulatory@new1"
	       " training@new2{countries} sector@new2 regulatory@new2{partners,places-per-country}");
	/* Involved countries first, a Partner Country among them; no country more is needed. */
	way_is(call, "",
	       "A SE vet-provider applicant; B CH company full; C DK qualification-body full; D NL company full;"
	       "E NL vet-provider full; F NL qualification-body full",
	       "sector@SE regulatory@SE training@CH{partners} regulatory@CH training@DK sector@DK{places-per-country}");
	/* Everything but a tenth partner and an applicant: in a country that is complete. */
	way_is(call, "",
	       "3*T SE,DK,NL vet-provider full; 3*S SE,DK,NL company full; 3*R SE,DK,NL qualification-body full",
	       "-@SE!{applicant}");
	/* Somebody who could be either sits where the other is not. */
	way_is(call, "",
	       "A SE vet-provider+company applicant; B SE qualification-body full; 2*T DK,NL vet-provider full;"
	       "2*S DK,NL company full; 2*R DK,NL qualification-body full",
	       "training@SE{partners,places-per-country}");
}

static void shortest__uses_freed_countries__umbrella_organisations(void **state)
{
	(void)state;
	const struct call *call = &sample_ssa_2015;
	/* Norway is freed: one partner there, three in a new country, two more for nine. */
	way_is(call, "",
	       "U NO network full umbrella; A DK vet-provider applicant; B DK company full; C DK qualification-body full",
	       "training@new0 sector@new0 regulatory@new0{places-per-country} -@NO{countries} -@DK -@DK{partners}");
	/* Freed ones that are in the draft need nobody. */
	way_is(call, "",
	       "U NO network full umbrella; A NO vet-provider applicant; 2*B NO company full; 2*T SE,DK vet-provider full;"
	       "2*S SE,DK company full; 2*R SE,DK qualification-body full", "");
	/* A freed Partner Country counts for no country, but can have the further partners. */
	way_is(call, "",
	       "U CH network full umbrella; X CH company full; 2*T SE,DK vet-provider full; 2*S SE,DK company full;"
	       "2*R SE,DK qualification-body full",
	       "training@new0!{applicant,countries} sector@new0{partners} regulatory@new0{places-per-country}");
}

/* --- toys of this test ----------------------------------------------------------- */

enum { LEARN, WORK, VET };
static const struct category toy_categories[] = {
	[LEARN] = { "learn", "Learn", "a school", "", TYPE_BIT(TYPE_VET_PROVIDER) | TYPE_BIT(TYPE_HIGHER_EDUCATION) },
	[WORK] = { "work", "Work", "a company", "", TYPE_BIT(TYPE_COMPANY) },
	[VET] = { "vet", "VET", "a VET provider", "", TYPE_BIT(TYPE_VET_PROVIDER) },
};
static const struct rule both_rules[] = {
	{ RULE("countries", COUNT_COUNTRIES, REQUIRED, "Countries"), NO_KEY, NO_EXEMPTION,
	  .need = 2, .countries = &sample_programme_2014 },
	{ RULE("places", PLACES, REQUIRED, "Places"), NO_KEY, NO_EXEMPTION,
	  .seats = ARRAY(struct seats, { VET, 1 }, { WORK, 2 }) },
	{ RULE("places-per-country", PLACES_PER_COUNTRY, REQUIRED, "Each"), NO_KEY, NO_EXEMPTION,
	  .seats = ARRAY(struct seats, { LEARN, 1 }, { WORK, 1 }) },
};
static const struct rule two_in_excluded[] = {
	{ RULE("countries", COUNT_COUNTRIES, REQUIRED, "Countries"), NO_KEY, NO_EXEMPTION,
	  .need = 3, .countries = &sample_excluded },
};
static const struct rule advised[] = {
	{ RULE("countries", COUNT_COUNTRIES, ADVICE, "Countries"), NO_KEY, NO_EXEMPTION,
	  .need = 3, .countries = &sample_programme_2014 },
	{ RULE("partners", COUNT_PARTNERS, REQUIRED, "Partners"), NO_KEY, NO_EXEMPTION, .unknown = true },
};
static const struct call toy = {
	.id = "toy", .title = "Toy", .year = 2030, .closes = "", .carried_from = "", .programme = &sample_programme_2014,
	.categories = TABLE(toy_categories),
	.lots = ARRAY(struct lot,
		{ .id = "both", .title = "Both", .rules = TABLE(both_rules) },
		{ .id = "few", .title = "Few", .rules = TABLE(two_in_excluded) },
		{ .id = "advice", .title = "Advice", .rules = TABLE(advised) }),
};

static void shortest__fills_two_rules_at_once__by_one_type(void **state)
{
	(void)state;
	/* The new country's two also fill what is empty of all places. */
	way_is(&toy, "both", "A DK higher-education full; B DK company full",
	       "learn@new0{countries} work@new0{places,places-per-country}");
	/* One place of work more than the new country has: somebody in Denmark. */
	way_is(&toy, "both", "A DK higher-education full; B DK research-institute+company associated; C DK ngo full",
	       "work@DK learn@new0{countries} work@new0{places,places-per-country}");
	struct shortest s = SHORTEST_INIT;
	struct draft *d = make_draft("toy", "both", "A DK higher-education full; B DK company full");
	shortest_find(&s, &toy, call_lot(&toy, "both"), d);
	assert_int_equal(s.n, 2);
	assert_int_equal(s.additions[0].types, TYPE_BIT(TYPE_VET_PROVIDER));
	assert_int_equal(s.additions[1].types, TYPE_BIT(TYPE_COMPANY));
	draft_free(&d);
	shortest_free(&s);
}

static void shortest__leaves_out__advice_unknown_and_no_lot(void **state)
{
	(void)state;
	way_is(&toy, "advice", "A CH ngo full", "");
	struct shortest s = SHORTEST_INIT;
	struct draft *d = make_draft("ssa-2020", "", "A CH ngo full");
	shortest_find(&s, &sample_ssa_2020, NULL, d);
	assert_true(s.possible);
	assert_int_equal(s.n, 0);
	draft_free(&d);
	shortest_free(&s);
}

static void shortest__says_impossible__no_country_left(void **state)
{
	(void)state;
	way_is(&toy, "few", "A DK ngo full", "impossible");   /* a group of two cannot give three */
}

static void shortest__is_linear__ten_thousand_partners(void **state)
{
	(void)state;
	way_is(&sample_ssa_2015, "",
	       "9998*P SE,DK,NL,DE vet-provider full; B SE company full; C DK company full",
	       "regulatory@SE!{applicant} regulatory@DK sector@NL regulatory@NL sector@DE regulatory@DE{places-per-country}");
}

/* --- random drafts -------------------------------------------------------------- */

/* A country of GROUP without a partner in D. */
static country free_country(const struct country_set *group, const struct draft *d)
{
	for (country c = 1; c < COUNTRY_END; c++) {
		bool taken = !country_set_has(group, c);
		for (size_t i = 0; i < d->n_partners; i++)
			taken = taken || d->partners[i].country == c;
		if (!taken)
			return c;
	}
	return COUNTRY_NONE;
}

/* Adds what S says.  Member States are handed out first. */
static void follow(struct draft *d, const struct shortest *s)
{
	size_t first = d->n_partners;
	for (size_t i = 0; i < s->n; i++) {
		const struct addition *a = &s->additions[i];
		struct partner *p = draft_add_partner(d, d->n_partners);
		p->role = a->applicant ? ROLE_APPLICANT : ROLE_FULL;
		p->type = a->types ? __builtin_ctz(a->types) : TYPE_OTHER;
		p->country = a->from == FROM_THIS_COUNTRY ? a->country : COUNTRY_NONE;
	}
	for (int narrow = 1; narrow >= 0; narrow--)
		for (size_t i = 0; i < s->n; i++) {
			const struct addition *a = &s->additions[i];
			if (a->from != FROM_NEW_COUNTRY || d->partners[first + i].country ||
			    (a->group == &sample_eu_2014) != narrow)
				continue;
			country c = free_country(a->group, d);
			for (size_t k = 0; k < s->n; k++)
				if (s->additions[k].from == FROM_NEW_COUNTRY &&
				    s->additions[k].new_country == a->new_country)
					d->partners[first + k].country = c;
		}
}

static bool is_aimed_at(const struct finding *f)
{
	return f->rule && f->level == LEVEL_REQUIRED && !f->rule->unknown &&
	       f->rule->kind <= RULE_PLACES_PER_COUNTRY;
}

static bool has_applicant(const struct draft *d)
{
	for (size_t i = 0; i < d->n_partners; i++)
		if (d->partners[i].role == ROLE_APPLICANT)
			return true;
	return false;
}

/* The way of a random draft leads to where nothing is lacking, and no way leads on. */
static void follow_random(struct chance *r, struct evaluation *e, size_t *total)
{
	const struct call *call = sample_catalogue.calls[chance_below(r, (int)sample_catalogue.n_calls)];
	const struct lot *lot = &call->lots[chance_below(r, (int)call->n_lots)];
	struct shortest s = SHORTEST_INIT;
	struct draft *d = random_draft(r, call, lot);
	bool applicant_stays = has_applicant(d);
	shortest_find(&s, call, lot, d);
	assert_true(s.possible);
	follow(d, &s);
	evaluate(e, call, lot, d, NULL, 0);
	for (size_t i = 0; i < e->n_findings; i++)
		if (is_aimed_at(&e->findings[i]) &&
		    !(applicant_stays && e->findings[i].rule->kind == RULE_APPLICANT))
			assert_int_equal(e->findings[i].state, STATE_MET);
	*total += s.n;
	shortest_find(&s, call, lot, d);
	assert_int_equal(s.n, 0);
	shortest_free(&s);
	draft_free(&d);
}

static void shortest__leads_to_met_rules__random_drafts(void **state)
{
	(void)state;
	struct chance r = { 8 };
	struct evaluation e = EVALUATION_INIT;
	size_t total = 0;
	for (int i = 0; i < 3000; i++)
		follow_random(&r, &e, &total);
	assert_in_range(total, 3000, 3000 * 12);   /* ways of some length */
	evaluation_free(&e);
}

/* Where a Lot asks for places and not for places per country, the finding names the same
 * places as the shortest way. */
static void compare_places(struct chance *r, struct evaluation *e)
{
	const struct call *call = sample_catalogue.calls[chance_below(r, (int)sample_catalogue.n_calls)];
	const struct lot *lot = &call->lots[chance_below(r, (int)call->n_lots)];
	const struct rule *rule = lot_rule(lot, "places");
	if (!rule || rule->unknown || lot_rule(lot, "places-per-country"))
		return;
	struct shortest s = SHORTEST_INIT;
	struct draft *d = random_draft(r, call, lot);
	int64_t missing[CATEGORY_MOST], by_category[CATEGORY_MOST] = { 0 };
	evaluate(e, call, lot, d, NULL, 0);
	places_missing(rule, e, missing);
	for (size_t i = 0; i < rule->n_seats; i++)
		by_category[rule->seats[i].category] += missing[i];
	shortest_find(&s, call, lot, d);
	for (size_t i = 0; i < s.n; i++)
		if (s.additions[i].category >= 0)
			by_category[s.additions[i].category]--;
	for (size_t c = 0; c < CATEGORY_MOST; c++)
		assert_int_equal(by_category[c], 0);
	shortest_free(&s);
	draft_free(&d);
}

static void shortest__names_the_places__that_the_finding_names(void **state)
{
	(void)state;
	struct chance r = { 9 };
	struct evaluation e = EVALUATION_INIT;
	for (int i = 0; i < 3000; i++)
		compare_places(&r, &e);
	evaluation_free(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shortest__is_the_largest_lack__countries_partners_places),
		cmocka_unit_test(shortest__names_the_applicant__where_there_is_none),
		cmocka_unit_test(shortest__asks_for_member_states__groups_within_each_other),
		cmocka_unit_test(shortest__fills_the_last_categories_first__overlapping),
		cmocka_unit_test(shortest__completes_countries__each_with_all_places),
		cmocka_unit_test(shortest__uses_freed_countries__umbrella_organisations),
		cmocka_unit_test(shortest__fills_two_rules_at_once__by_one_type),
		cmocka_unit_test(shortest__leaves_out__advice_unknown_and_no_lot),
		cmocka_unit_test(shortest__says_impossible__no_country_left),
		cmocka_unit_test(shortest__is_linear__ten_thousand_partners),
		cmocka_unit_test(shortest__leads_to_met_rules__random_drafts),
		cmocka_unit_test(shortest__names_the_places__that_the_finding_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
