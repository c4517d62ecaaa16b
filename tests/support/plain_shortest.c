/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trying all sets.  Two things only spare time: of countries that nobody is in and that
 * lie in the same groups the first is tried before the second, and of types those
 * that can fill what another can, and more, stand for it. */
#include "support/plain_shortest.h"

#include <string.h>

#include "support/plain_rules.h"

enum { TARGETS = 8, ROWS = 64, OPTIONS = 160, PLACES = 6 };

struct row {
	uint32_t can;            /* categories it can take a place of */
	country country;         /* COUNTRY_NONE: it counts for none */
};
/* What can be added. */
struct option {
	struct row row;
	int category;            /* -1: any type */
	int after;               /* country that must be in the set before, 0 */
};
struct search {
	struct question q;
	const struct rule *targets[TARGETS];
	size_t n_targets;
	const struct rule *applicant;   /* a target, NULL */
	bool per_country;        /* a target is of that kind */
	struct row rows[ROWS];   /* counted partners, then what is added */
	size_t n_old, n_rows;
	struct option options[OPTIONS];
	size_t n_options;
	size_t chosen[PLAIN_WAY_MOST], want;
	bool by_category;        /* look for the first list of categories too */
	bool found;
	struct plain_way best;
	size_t tried;
};

/* Targets */

bool plain_is_target(const struct rule *rule, const struct draft *draft)
{
	bool mends = rule->kind == RULE_COUNT_COUNTRIES || rule->kind == RULE_COUNT_PARTNERS
		|| rule->kind == RULE_PLACES || rule->kind == RULE_PLACES_PER_COUNTRY;
	if (rule->kind == RULE_APPLICANT) {
		mends = true;
		for (size_t i = 0; i < draft->n_partners; i++)
			mends &= draft->partners[i].role != ROLE_APPLICANT;
	}
	return mends && rule->level == LEVEL_REQUIRED && !rule->unknown;
}

const struct rule *plain_target_unmet(const struct call *call, const struct lot *lot,
                                      const struct draft *draft, const struct draft *ended)
{
	const struct question q = { call, lot, ended, NULL, 0 };
	for (size_t i = 0; i < lot->n_rules; i++) {
		struct plain_finding f = { .state = STATE_MET };
		if (!plain_is_target(&lot->rules[i], draft))
			continue;
		plain_rule(&q, &lot->rules[i], &f);
		if (f.state != STATE_MET)
			return &lot->rules[i];
	}
	return NULL;
}

/* Judging a set */

/* Places, one bit each; the states are all sets of places that can be filled at once. */
static bool fills_all(const struct search *s, const struct rule *rule, country only)
{
	static const uint64_t with[PLACES] = {
		UINT64_C(0xaaaaaaaaaaaaaaaa), UINT64_C(0xcccccccccccccccc), UINT64_C(0xf0f0f0f0f0f0f0f0),
		UINT64_C(0xff00ff00ff00ff00), UINT64_C(0xffff0000ffff0000), UINT64_C(0xffffffff00000000),
	};
	int category[PLACES], n = 0;
	for (size_t i = 0; i < rule->n_seats; i++)
		for (int k = 0; k < rule->seats[i].seats; k++)
			category[n++] = rule->seats[i].category;
	uint64_t states = 1;
	for (size_t i = 0; i < s->n_rows; i++) {
		if (only != COUNTRY_NONE && s->rows[i].country != only)
			continue;
		uint64_t more = states;
		for (int p = 0; p < n; p++)
			if (s->rows[i].can >> category[p] & 1)
				more |= (states & ~with[p]) << (1u << p);
		states = more;
	}
	return states >> ((1u << n) - 1) & 1;
}

/* True if row I is the first of its country. */
static bool is_first(const struct search *s, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (s->rows[k].country == s->rows[i].country)
			return false;
	return s->rows[i].country != COUNTRY_NONE;
}

static bool is_freed(const struct search *s, country c)
{
	for (size_t i = 0; i < s->q.draft->n_partners; i++)
		if (s->q.draft->partners[i].country == c && plain_frees(&s->q, i))
			return true;
	return false;
}

static bool rule_met(const struct search *s, const struct rule *rule)
{
	int64_t have = 0;
	bool any = false;
	switch (rule->kind) {
	case RULE_APPLICANT:
		for (size_t i = s->n_old; i < s->n_rows; i++)
			any |= plain_in_set(rule->countries, s->rows[i].country);
		return any;
	case RULE_COUNT_COUNTRIES:
		for (size_t i = 0; i < s->n_rows; i++)
			have += plain_in_set(rule->countries, s->rows[i].country) && is_first(s, i);
		return have >= rule->need;
	case RULE_COUNT_PARTNERS:
		return (int64_t)s->n_rows >= rule->need;
	case RULE_PLACES:
		return fills_all(s, rule, COUNTRY_NONE);
	case RULE_PLACES_PER_COUNTRY:
		for (size_t i = 0; i < s->n_rows; i++) {
			if (!is_first(s, i))
				continue;
			any = true;
			if (!is_freed(s, s->rows[i].country) && !fills_all(s, rule, s->rows[i].country))
				return false;
		}
		return any;
	case RULE_CHOICE:
	case RULE_DURATION:
	case RULE_DESCRIBED:
	case RULE_NO_GRANT:
	case RULE_GRANT_CEILING:
	case RULE_MAY_TAKE_PART:
	case RULE_PROPOSALS:
	case RULE_STATEMENT:
	case RULE_KIND_END:
		break;
	}
	return true;
}

static bool all_met(const struct search *s)
{
	for (size_t i = 0; i < s->n_targets; i++)
		if (!rule_met(s, s->targets[i]))
			return false;
	return true;
}

/* A country in which no counted partner is; one that an umbrella organisation frees is
 * nothing new where countries are to be complete. */
static bool is_new(const struct search *s, country c)
{
	for (size_t i = 0; i < s->n_old; i++)
		if (s->rows[i].country == c)
			return false;
	return c != COUNTRY_NONE && !(s->per_country && is_freed(s, c));
}

static size_t count_new(const struct search *s)
{
	size_t n = 0;
	for (size_t i = s->n_old; i < s->n_rows; i++)
		n += is_first(s, i) && is_new(s, s->rows[i].country);
	return n;
}

/* Comparing sets */

/* -1 behind all others. */
static int place_in_order(int category)
{
	return category < 0 ? 1000 : category;
}

static void list_categories(const struct search *s, int *list)
{
	for (size_t i = 0; i < s->want; i++) {
		int c = s->options[s->chosen[i]].category;
		size_t at = i;
		for (; at > 0 && place_in_order(list[at - 1]) > place_in_order(c); at--)
			list[at] = list[at - 1];
		list[at] = c;
	}
}

static bool comes_before(const int *a, const int *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (a[i] != b[i])
			return place_in_order(a[i]) < place_in_order(b[i]);
	return false;
}

/* True if each place that is said to be filled is needed. */
static bool none_is_idle(struct search *s)
{
	for (size_t i = s->n_old; i < s->n_rows; i++) {
		uint32_t can = s->rows[i].can;
		if (s->options[s->chosen[i - s->n_old]].category < 0)
			continue;
		s->rows[i].can = 0;
		bool idle = all_met(s);
		s->rows[i].can = can;
		if (idle)
			return false;
	}
	return true;
}

static void look_at(struct search *s)
{
	int list[PLAIN_WAY_MOST];
	s->tried++;
	if (!all_met(s))
		return;
	size_t n_new = count_new(s);
	list_categories(s, list);
	bool better = !s->found || n_new < s->best.n_new
		|| (s->by_category && n_new == s->best.n_new && comes_before(list, s->best.categories, s->want));
	if (!better || (s->by_category && !none_is_idle(s)))
		return;
	s->found = true;
	s->best.n = s->want;
	s->best.n_new = n_new;
	memcpy(s->best.categories, list, sizeof list);
}

static bool is_there(const struct search *s, int c)
{
	for (size_t i = s->n_old; i < s->n_rows; i++)
		if (s->rows[i].country == c)
			return true;
	return false;
}

static void try_from(struct search *s, size_t first, size_t n)
{
	if (n == s->want) {
		look_at(s);
		return;
	}
	for (size_t i = first; i < s->n_options; i++) {
		if (s->options[i].after && !is_there(s, s->options[i].after))
			continue;
		s->chosen[n] = i;
		s->rows[s->n_rows++] = s->options[i].row;
		try_from(s, i, n + 1);
		s->n_rows--;
	}
}

/* What can be added */

static uint32_t can_of_type(const struct call *call, int type)
{
	uint32_t can = 0;
	for (size_t c = 0; c < call->n_categories; c++)
		if (call->categories[c].types >> type & 1)
			can |= (uint32_t)1 << c;
	return can;
}

/* What every type of a category can fill. */
static uint32_t can_of_category(const struct call *call, size_t category)
{
	uint32_t can = ~(uint32_t)0;
	for (int type = 1; type < TYPE_END; type++)
		if (call->categories[category].types >> type & 1)
			can &= can_of_type(call, type);
	return can;
}

static void add_option(struct search *s, uint32_t can, int category, country c, int after)
{
	s->options[s->n_options++] = (struct option){ { can, c }, category, after };
}

static void add_types(struct search *s, country c, int after)
{
	const struct call *call = s->q.call;
	for (int type = 1; type < TYPE_END; type++) {
		uint32_t can = can_of_type(call, type);
		bool stood_for = false;
		for (int other = 1; other < TYPE_END; other++) {
			uint32_t more = can_of_type(call, other);
			stood_for |= (more & can) == can && (more != can || other < type);
		}
		if (!stood_for)
			add_option(s, can, -1, c, after);
	}
}

static void add_categories(struct search *s, country c, int after)
{
	for (size_t k = 0; k < s->q.call->n_categories; k++)
		add_option(s, can_of_category(s->q.call, k), (int)k, c, after);
	add_option(s, 0, -1, c, after);
}

static void add_country(struct search *s, country c, int after)
{
	if (s->by_category)
		add_categories(s, c, after);
	else
		add_types(s, c, after);
}

static bool is_in_draft(const struct draft *d, country c)
{
	for (size_t i = 0; i < d->n_partners; i++)
		if (d->partners[i].country == c)
			return true;
	return false;
}

/* The groups that C lies in, a bit each; the Programme Countries are one in any case. */
static unsigned groups_of(const struct search *s, country c)
{
	unsigned groups = plain_in_set(s->q.call->programme, c) ? 1u << s->n_targets : 0;
	for (size_t i = 0; i < s->n_targets; i++)
		if (plain_in_set(s->targets[i]->countries, c))
			groups |= 1u << i;
	return groups;
}

/* Countries of the draft, then those of the groups that nobody is in, as many of a kind as
 * are added at most; then none at all, where countries need not be complete. */
static void list_options(struct search *s)
{
	country last[2 << TARGETS] = { 0 };
	size_t times[2 << TARGETS] = { 0 };
	s->n_options = 0;
	for (int c = 1; c < COUNTRY_END; c++)
		if (is_in_draft(s->q.draft, (country)c))
			add_country(s, (country)c, 0);
	for (int c = 1; c < COUNTRY_END; c++) {
		unsigned groups = groups_of(s, (country)c);
		if (groups == 0 || is_in_draft(s->q.draft, (country)c) || times[groups]++ >= s->want)
			continue;
		add_country(s, (country)c, last[groups]);
		last[groups] = (country)c;
	}
	if (!s->per_country)
		add_country(s, COUNTRY_NONE, 0);
}

static void start(struct search *s, const struct call *call, const struct lot *lot, const struct draft *draft)
{
	*s = (struct search){ .q = { call, lot, draft, NULL, 0 } };
	for (size_t i = 0; i < lot->n_rules; i++)
		if (plain_is_target(&lot->rules[i], draft)) {
			s->targets[s->n_targets++] = &lot->rules[i];
			s->per_country |= lot->rules[i].kind == RULE_PLACES_PER_COUNTRY;
		}
	for (size_t i = 0; i < draft->n_partners; i++) {
		const struct partner *p = &draft->partners[i];
		if (!plain_counted(&s->q, i))
			continue;
		uint32_t can = 0;
		for (int type = 1; type < TYPE_END && p->type != TYPE_NONE; type++)
			if (type == p->type || (p->also >> type & 1))
				can |= can_of_type(call, type);
		s->rows[s->n_old++] = (struct row){ can, p->country };
	}
	s->n_rows = s->n_old;
}

static size_t kinds_of_places(const struct search *s)
{
	size_t n = 0;
	for (size_t i = 0; i < s->n_targets; i++)
		n += s->targets[i]->kind == RULE_PLACES || s->targets[i]->kind == RULE_PLACES_PER_COUNTRY;
	return n;
}

bool plain_shortest(struct plain_way *w, const struct call *call, const struct lot *lot,
                    const struct draft *draft, size_t most)
{
	static struct search s;
	start(&s, call, lot, draft);
	for (s.want = 0; s.want <= most && !s.found; s.want++) {
		list_options(&s);
		try_from(&s, 0, 0);
	}
	s.want = s.best.n;
	*w = s.best;
	w->tried = s.tried;
	if (!s.found || kinds_of_places(&s) > 1 || s.want > 4)
		return s.found;
	s.found = false;
	s.by_category = true;
	list_options(&s);
	try_from(&s, 0, 0);
	w->has_categories = s.found && s.best.n_new == w->n_new;
	memcpy(w->categories, s.best.categories, sizeof w->categories);
	w->tried = s.tried;
	return true;
}
