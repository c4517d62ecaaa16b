/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts that meet every rule with a figure: the rules are asked one after the other
 * what they want, and it is given, with something to spare by chance. */
#include "support/random_draft.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/xmem.h"

struct maker {
	struct chance *r;
	const struct lot *lot;
	struct draft *d;
	country countries[16];   /* of the consortium */
	int n_countries;
	type_set types;          /* that may take part */
	int added;               /* partners so far, for names and countries in turn */
};

static struct spot head(int key)
{
	return (struct spot){ .partner = -1, .key = key };
}

static struct spot at(size_t partner, int key)
{
	return (struct spot){ .partner = (int)partner, .key = key };
}

static bool suits(const struct lot *lot, country c)
{
	for (size_t i = 0; i < lot->n_rules; i++) {
		const struct rule *rule = &lot->rules[i];
		bool inside = rule->kind == RULE_APPLICANT || rule->kind == RULE_COUNT_COUNTRIES;
		if (inside && !country_set_has(rule->countries, c))
			return false;
	}
	return true;
}

static void choose_countries(struct maker *m)
{
	int want = 2;
	for (size_t i = 0; i < m->lot->n_rules; i++)
		if (m->lot->rules[i].kind == RULE_COUNT_COUNTRIES && m->lot->rules[i].need > want)
			want = (int)m->lot->rules[i].need;
	want += chance_below(m->r, 3);
	int first = chance_below(m->r, COUNTRY_END);
	for (int i = 0; i < COUNTRY_END && m->n_countries < want; i++) {
		country c = (country)((first + i) % COUNTRY_END);
		if (c != COUNTRY_NONE && suits(m->lot, c))
			m->countries[m->n_countries++] = c;
	}
}

/* One type of TYPES by chance, if one can be one that may take part. */
static int type_of(struct maker *m, type_set types)
{
	type_set wanted = types & m->types ? types & m->types : types;
	for (;;) {
		int type = 1 + chance_below(m->r, TYPE_END - 1);
		if (wanted & TYPE_BIT(type))
			return type;
	}
}

static size_t add(struct maker *m, country c, type_set types, int role)
{
	char name[32];
	size_t n = m->d->n_partners;
	draft_add_partner(m->d, n);
	snprintf(name, sizeof name, "Partner %d", ++m->added);
	draft_set_text(m->d, at(n, PARTNER_KEY_NAME), name);
	draft_set_number(m->d, at(n, PARTNER_KEY_COUNTRY), c);
	draft_set_number(m->d, at(n, PARTNER_KEY_TYPE), type_of(m, types));
	draft_set_number(m->d, at(n, PARTNER_KEY_ROLE), role);
	draft_set_text(m->d, at(n, PARTNER_KEY_CONTRIBUTION), "does its part");
	if (chance_percent(m->r, 50))
		draft_set_text(m->d, at(n, PARTNER_KEY_ID), name);
	if (chance_percent(m->r, 20))
		draft_set_number(m->d, at(n, PARTNER_KEY_ALSO), TYPE_BIT(1 + chance_below(m->r, TYPE_END - 1)));
	if (role != ROLE_ASSOCIATED && chance_percent(m->r, 30))
		draft_set_number(m->d, at(n, PARTNER_KEY_GRANT), 1 + chance_below(m->r, 20000));
	return n;
}

static void add_in_turn(struct maker *m, type_set types)
{
	add(m, m->countries[m->added % m->n_countries], types, ROLE_FULL);
}

static void give_places(struct maker *m, const struct call *call, const struct rule *rule)
{
	for (size_t s = 0; s < rule->n_seats; s++) {
		type_set types = call->categories[rule->seats[s].category].types;
		for (int i = 0; rule->kind == RULE_PLACES && i < rule->seats[s].seats; i++)
			add_in_turn(m, types);
		for (int i = 0; rule->kind == RULE_PLACES_PER_COUNTRY && i < m->n_countries; i++)
			add(m, m->countries[i], types, ROLE_FULL);
	}
}

static void give_choice(struct maker *m, const struct rule *rule)
{
	static const int keys[LIST_END] = { DRAFT_KEY_SECTOR, DRAFT_KEY_OBJECTIVES, DRAFT_KEY_PRIORITIES, DRAFT_KEY_ACTIVITIES };
	const struct choice_list *list = &m->lot->lists[rule->list];
	int from = list->n ? chance_below(m->r, (int)list->n) : 0;
	if (rule->list == LIST_SECTORS) {
		draft_set_text(m->d, head(DRAFT_KEY_SECTOR), list->n ? list->items[from].id : "Free text");
		return;
	}
	for (size_t i = 0; i < list->n && i < (size_t)rule->need + (size_t)chance_below(m->r, 2); i++)
		draft_set_id(m->d, head(keys[rule->list]), list->items[((size_t)from + i) % list->n].id, true);
}

static void give_duration(struct maker *m, const struct rule *rule)
{
	if (rule->n_months == 0)
		return;
	const struct months *range = &rule->months[chance_below(m->r, (int)rule->n_months)];
	draft_set_number(m->d, head(DRAFT_KEY_DURATION), range->first + chance_below(m->r, range->last - range->first + 1));
}

static void give(struct maker *m, const struct call *call, const struct rule *rule)
{
	if (rule->kind == RULE_PLACES || rule->kind == RULE_PLACES_PER_COUNTRY)
		give_places(m, call, rule);
	else if (rule->kind == RULE_CHOICE)
		give_choice(m, rule);
	else if (rule->kind == RULE_DURATION)
		give_duration(m, rule);
	else if (rule->kind == RULE_STATEMENT)
		draft_set_text(m->d, (struct spot){ -1, DRAFT_KEY_STATEMENTS, rule->key }, "A statement.");
}

static int64_t partners_wanted(const struct maker *m)
{
	int64_t want = m->n_countries;
	for (size_t i = 0; i < m->lot->n_rules; i++)
		if (m->lot->rules[i].kind == RULE_COUNT_PARTNERS && m->lot->rules[i].need > want)
			want = m->lot->rules[i].need;
	return want;
}

/* Those whom no rule asks for. */
static void add_guests(struct maker *m, const struct call *call)
{
	type_set any = m->types;
	if (call->umbrella && chance_percent(m->r, 30)) {
		country c = chance_percent(m->r, 50) ? m->countries[0] : country_from_code("CH");
		draft_set_number(m->d, at(add(m, c, any, ROLE_FULL), PARTNER_KEY_UMBRELLA), 1);
	}
	while (chance_percent(m->r, 30))
		add(m, chance_percent(m->r, 50) ? m->countries[0] : country_from_code("CH"), any, ROLE_ASSOCIATED);
}

struct draft *random_good_draft(struct chance *r, const struct call *call, const struct lot *lot)
{
	struct maker m = { .r = r, .lot = lot, .d = draft_new(call->id, lot->id), .types = ~(type_set)1 };
	for (size_t i = 0; i < lot->n_rules; i++)
		if (lot->rules[i].kind == RULE_MAY_TAKE_PART && lot->rules[i].types)
			m.types = lot->rules[i].types;
	choose_countries(&m);
	for (size_t i = 0; i < lot->n_rules; i++)
		give(&m, call, &lot->rules[i]);
	while ((int64_t)m.d->n_partners < partners_wanted(&m))
		add_in_turn(&m, m.types);
	draft_set_number(m.d, at((size_t)chance_below(r, (int)m.d->n_partners), PARTNER_KEY_ROLE), ROLE_APPLICANT);
	add_guests(&m, call);
	for (int i = 0; i < 10; i++)
		draft_move_partner(m.d, (size_t)chance_below(r, (int)m.d->n_partners),
		                   (size_t)chance_below(r, (int)m.d->n_partners));
	return m.d;
}
