/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Additions made true: countries, types and names by chance, within what is told. */
#include "support/taking.h"

#include <stdio.h>

#include "support/plain_rules.h"
#include "support/plain_shortest.h"

static void enter(struct draft *d, const char *name, country c, int type, int role)
{
	int n = (int)d->n_partners;
	draft_add_partner(d, d->n_partners);
	draft_set_text(d, (struct spot){ n, PARTNER_KEY_NAME, NULL }, name);
	draft_set_number(d, (struct spot){ n, PARTNER_KEY_COUNTRY, NULL }, c);
	draft_set_number(d, (struct spot){ n, PARTNER_KEY_TYPE, NULL }, type);
	draft_set_number(d, (struct spot){ n, PARTNER_KEY_ROLE, NULL }, role);
}

static bool has_counted(const struct taking *w, country c)
{
	const struct question q = { w->call, w->lot, w->draft, NULL, 0 };
	for (size_t i = 0; i < w->draft->n_partners; i++)
		if (w->draft->partners[i].country == c && plain_counted(&q, i))
			return true;
	return false;
}

static bool is_freed(const struct taking *w, country c)
{
	const struct question q = { w->call, w->lot, w->draft, NULL, 0 };
	for (size_t i = 0; i < w->draft->n_partners; i++)
		if (w->draft->partners[i].country == c && plain_frees(&q, i))
			return true;
	return false;
}

/* True if C may be the new country NUMBER: in every group that the additions there name, and
 * named by no other. */
static bool may_be(const struct taking *w, const struct shortest *s, size_t number, country c)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct addition *a = &s->additions[i];
		if (a->from == FROM_THIS_COUNTRY && a->country == c)
			return false;
		if (a->from != FROM_NEW_COUNTRY || a->new_country != number)
			continue;
		if (!a->group || !plain_in_set(a->group, c) || (a->applicant && !plain_in_set(w->call->programme, c)))
			return false;
	}
	for (size_t i = 0; i < number; i++)
		if (w->news[i] == c)
			return false;
	return !has_counted(w, c);
}

/* The groups that C lies in. */
static int n_groups(const struct taking *w, country c)
{
	int n = 0;
	for (size_t i = 0; i < w->lot->n_rules; i++)
		n += w->lot->rules[i].kind == RULE_COUNT_COUNTRIES && plain_in_set(w->lot->rules[i].countries, c);
	return n;
}

/* Gives the new countries from NUMBER on countries by chance, WORST: such as count for
 * least; false if there is no way. */
static bool give_new(struct taking *w, const struct shortest *s, size_t number, bool worst)
{
	if (number == w->n_news)
		return true;
	int first = chance_below(w->r, COUNTRY_END);
	for (int i = 0; i < 3 * (COUNTRY_END - 1); i++) {
		country c = (country)(1 + (first + i) % (COUNTRY_END - 1));
		if ((worst && n_groups(w, c) != i / (COUNTRY_END - 1)) || !may_be(w, s, number, c))
			continue;
		w->news[number] = c;
		if (give_new(w, s, number + 1, worst))
			return true;
	}
	return false;
}

static int some_type(struct taking *w, type_set types)
{
	for (;;) {
		int type = 1 + chance_below(w->r, TYPE_END - 1);
		if (types == 0 || (types >> type & 1))
			return type;
	}
}

/* Any country is that of a partner, of none, or one that nobody is in. */
static country any_country(struct taking *w)
{
	if (w->draft->n_partners > 0 && chance_percent(w->r, 40))
		return w->draft->partners[chance_below(w->r, (int)w->draft->n_partners)].country;
	return (country)(1 + chance_below(w->r, COUNTRY_END - 1));
}

/* Adds the first N additions; WORST: what is left open adds nothing. */
static struct draft *take(struct taking *w, const struct shortest *s, size_t n, bool worst)
{
	struct draft *d = draft_copy(w->draft);
	for (size_t i = 0; i < n; i++) {
		const struct addition *a = &s->additions[i];
		char name[32];
		snprintf(name, sizeof name, "Added %zu", i);
		country c = a->from == FROM_NEW_COUNTRY ? w->news[a->new_country]
			: a->from == FROM_THIS_COUNTRY ? a->country
			: worst ? (country)(a->applicant ? a->country : COUNTRY_NONE) : any_country(w);
		int type = worst && a->types == 0 ? TYPE_NONE : some_type(w, a->types);
		enter(d, name, c, type, a->applicant ? ROLE_APPLICANT : ROLE_FULL);
	}
	return d;
}

/* ACROSS: a new country that must lie in two groups of which none holds the other is told
 * by its code. */
const char *taking_form(struct taking *w, const struct shortest *s, bool across)
{
	size_t applicants = 0, there = 0;
	w->n_news = 0;
	for (size_t i = 0; i < w->draft->n_partners; i++)
		there += w->draft->partners[i].role == ROLE_APPLICANT;
	for (size_t i = 0; i < s->n; i++) {
		const struct addition *a = &s->additions[i];
		applicants += a->applicant;
		if (a->category < -1 || a->category >= (int)w->call->n_categories)
			return "a category that is none";
		if (a->category < 0 ? a->types != 0 : !a->types || (a->types & ~w->call->categories[a->category].types))
			return "types that are not of the category";
		if (a->from == FROM_THIS_COUNTRY && !across && !has_counted(w, a->country) && !is_freed(w, a->country))
			return "a country that nobody is in";
		if (a->from == FROM_NEW_COUNTRY && a->new_country > w->n_news)
			return "new countries that leave out a number";
		if (a->from == FROM_NEW_COUNTRY && a->new_country == w->n_news)
			w->n_news++;
		if (a->from == FROM_ANY_COUNTRY && a->applicant)
			return "an applicant from any country";
	}
	if (applicants != (there == 0 ? 1 : 0))
		return "not the right number of applicants";
	return give_new(w, s, 0, false) ? "" : "new countries that there are not";
}

/* Several ways of taking the additions at their word: in all of them (ALL), or in one
 * where they cannot say all, the targets must be met. */
const char *taking_end(struct taking *w, const struct shortest *s, bool all, int tries)
{
	int good = 0;
	for (int i = 0; i < tries; i++) {
		give_new(w, s, 0, i == 0);
		struct draft *d = take(w, s, s->n, i == 0);
		good += plain_target_unmet(w->call, w->lot, w->draft, d) == NULL;
		draft_free(&d);
	}
	return (all ? good == tries : good > 0) ? "" : "additions that do not do";
}

static bool is_told(const struct shortest *s, size_t addition, const struct rule *rule)
{
	for (size_t i = 0; i < s->additions[addition].n_makes; i++)
		if (s->makes[s->additions[addition].first_makes + i] == rule)
			return true;
	return false;
}

static bool is_met(const struct taking *w, const struct rule *rule, const struct draft *d)
{
	const struct question q = { w->call, w->lot, d, NULL, 0 };
	struct plain_finding f = { .state = STATE_MET };
	plain_rule(&q, rule, &f);
	return f.state == STATE_MET;
}

/* A rule stands at the addition from which on it stays met; one that was met before and
 * is so again may stand there or nowhere. */
const char *taking_makes(struct taking *w, const struct shortest *s)
{
	give_new(w, s, 0, true);
	for (size_t k = 0; k < w->lot->n_rules; k++) {
		const struct rule *rule = &w->lot->rules[k];
		if (!plain_is_target(rule, w->draft))
			continue;
		size_t from = s->n + 1;
		bool at_first = is_met(w, rule, w->draft);
		for (size_t n = s->n + 1; n-- > 0; ) {
			struct draft *d = take(w, s, n, true);
			bool met = is_met(w, rule, d);
			draft_free(&d);
			if (!met)
				break;
			from = n;
		}
		for (size_t i = 0; i < s->n; i++)
			if (is_told(s, i, rule) != (from == i + 1) && (!at_first || is_told(s, i, rule)))
				return "a rule at another addition than the one that makes it met";
	}
	return "";
}

const char *taking_needed(struct taking *w, const struct shortest *s)
{
	const char *wrong = "";
	give_new(w, s, 0, true);
	for (size_t left_out = 0; !*wrong && left_out < s->n; left_out++) {
		struct draft *d = take(w, s, s->n, true);
		draft_remove_partner(d, w->draft->n_partners + left_out);
		if (!plain_target_unmet(w->call, w->lot, w->draft, d))
			wrong = "an addition that is not needed";
		draft_free(&d);
	}
	return wrong;
}

/* The case, for the message. */
void taking_tell(char *buffer, size_t size, const struct taking *w, const struct shortest *s)
{
	size_t n = 0;
#define TELL(...) n += (size_t)snprintf(buffer + n, n < size ? size - n : 0, __VA_ARGS__)
	char code[3];
	for (size_t i = 0; i < w->lot->n_rules && n < size; i++) {
		const struct rule *rule = &w->lot->rules[i];
		TELL("%s%s %d", rule->id, plain_is_target(rule, w->draft) ? "" : " (no target)", (int)rule->need);
		for (size_t k = 0; k < rule->n_seats && n < size; k++)
			TELL(" %s*%d", w->call->categories[rule->seats[k].category].id, rule->seats[k].seats);
		if (n < size)
			TELL("; ");
	}
	if (n < size)
		TELL("umbrella %d\n  draft:", w->call->umbrella);
	for (size_t i = 0; i < w->draft->n_partners && n < size; i++) {
		const struct partner *p = &w->draft->partners[i];
		TELL(" %s %s %s+%x %s%s;", p->name, country_code(p->country, code), org_type_words[p->type].id, (unsigned)p->also,
		     role_words[p->role].id, p->umbrella ? " umbrella" : "");
	}
	if (n < size)
		TELL("\n  found%s:", s->possible ? "" : " (impossible)");
	for (size_t i = 0; i < s->n && n < size; i++) {
		const struct addition *a = &s->additions[i];
		TELL(" %s%s %s;", a->category < 0 ? "any" : w->call->categories[a->category].id, a->applicant ? " (applicant)" : "",
		     a->from == FROM_NEW_COUNTRY ? "new" : a->from == FROM_ANY_COUNTRY ? "any" : country_code(a->country, code));
		if (a->from == FROM_NEW_COUNTRY && n < size)
			TELL("%zu", a->new_country);
	}
#undef TELL
}
