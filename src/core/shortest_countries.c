/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which new countries to take.  Countries alike, that is in the same of the groups that
 * lack some, are one class; the search goes over how many of each class to take, the
 * richest classes first, and leaves what cannot become better than the best so far.  For
 * groups within each other the first way found is the best. */
#include "core/shortest_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmem.h"

/* Countries in the same of the wanted groups. */
struct class {
	uint32_t wants;          /* mask of them */
	bool host, freed;
	country *members;
	size_t n;
};

/* What a choice of countries costs, dearest first. */
struct cost {
	int64_t additions;
	size_t n_new, n_freed;
	bool no_host;
};

struct search {
	struct shortfall *sf;
	struct class *classes;
	size_t n_classes, room;
	country *members;
	int64_t lacking[WANT_MOST];
	bool any_freed;
	bool host_elsewhere;     /* a country to be completed can have the applicant */
	size_t *taken, *best;    /* by class */
	bool found;
	struct cost best_cost;
	long tries;
};

/* Rules made to be hard are searched no further than this. */
enum { TRIES_MOST = 1000000 };

/* --- classes --------------------------------------------------------------------- */

static struct class class_of(const struct shortfall *sf, country c)
{
	struct class class = { .freed = sf->per_country && country_set_has(&sf->tally->freed, c) };
	for (size_t i = 0; i < sf->n_wants; i++) {
		const struct country_want *w = &sf->wants[i];
		bool in = country_set_has(w->group, c) || (w->or_freed && class.freed);
		if (in && w->lacking > 0)
			class.wants |= UINT32_C(1) << i;
		class.host = class.host || (in && w->host);
	}
	return class;
}

/* Those in most groups first, then possible hosts, then freed ones. */
static int class_order(const void *a, const void *b)
{
	const struct class *x = a, *y = b;
	int in_x = __builtin_popcount(x->wants), in_y = __builtin_popcount(y->wants);
	if (in_x != in_y)
		return in_y - in_x;
	if (x->host != y->host)
		return (int)y->host - (int)x->host;
	if (x->freed != y->freed)
		return (int)y->freed - (int)x->freed;
	return x->wants < y->wants ? -1 : x->wants > y->wants;
}

static struct class *class_for(struct search *s, const struct class *like)
{
	for (size_t i = 0; i < s->n_classes; i++)
		if (!class_order(&s->classes[i], like))
			return &s->classes[i];
	XGROW(s->classes, s->n_classes, s->room);
	s->classes[s->n_classes] = *like;
	return &s->classes[s->n_classes++];
}

static void find_classes(struct search *s)
{
	country of[COUNTRY_END];
	size_t n = 0;
	for (country c = 1; c < COUNTRY_END; c++) {
		struct class like = class_of(s->sf, c);
		if (!like.wants || country_set_has(&s->sf->tally->involved, c))
			continue;
		class_for(s, &like)->n++;
		of[n++] = c;
	}
	if (s->n_classes)
		qsort(s->classes, s->n_classes, sizeof *s->classes, class_order);
	country *next = s->members = xcalloc(n + 1, sizeof *s->members);
	for (size_t i = 0; i < s->n_classes; i++) {
		s->classes[i].members = next;
		next += s->classes[i].n;
		s->classes[i].n = 0;
		s->any_freed = s->any_freed || s->classes[i].freed;
	}
	for (size_t i = 0; i < n; i++) {
		struct class like = class_of(s->sf, of[i]), *class = class_for(s, &like);
		class->members[class->n++] = of[i];
	}
}

/* --- the search ------------------------------------------------------------------ */

static int64_t larger(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static struct cost cost_of(struct search *s, size_t n_new, size_t n_freed, bool no_host)
{
	struct shortfall *sf = s->sf;
	struct seat_cost seats = shortfall_seats(sf, n_new);
	int64_t fixed = sf->per_country ? seats.pinned : (int64_t)n_new;
	bool apart = sf->applicant && no_host && !s->host_elsewhere;
	int64_t least = larger(sf->partners, sf->applicant != NULL);
	least = larger(least, seats.all);
	least = larger(least, fixed + (int64_t)n_freed + apart);
	return (struct cost){ least, n_new, n_freed, no_host };
}

static bool is_cheaper(const struct cost *a, const struct cost *b)
{
	if (a->additions != b->additions)
		return a->additions < b->additions;
	if (a->n_new != b->n_new)
		return a->n_new < b->n_new;
	if (a->n_freed != b->n_freed)
		return a->n_freed < b->n_freed;
	return !a->no_host && b->no_host;
}

static int64_t most_lacking(const struct search *s, uint32_t wants)
{
	int64_t most = 0;
	for (size_t i = 0; i < s->sf->n_wants; i++)
		if (wants >> i & 1)
			most = larger(most, s->lacking[i]);
	return most;
}

static void take(struct search *s, const struct class *class, int64_t n)
{
	for (size_t i = 0; i < s->sf->n_wants; i++)
		if (class->wants >> i & 1)
			s->lacking[i] -= n;
}

static void keep_if_best(struct search *s, struct cost cost)
{
	if (s->found && !is_cheaper(&cost, &s->best_cost))
		return;
	s->found = true;
	s->best_cost = cost;
	memcpy(s->best, s->taken, s->n_classes * sizeof *s->best);
}

/* Goes on from class AT with what is taken of those before it. */
static void choose(struct search *s, size_t at, size_t n_new, size_t n_freed, bool no_host)
{
	int64_t more = most_lacking(s, UINT32_MAX);
	if (more == 0) {
		keep_if_best(s, cost_of(s, n_new, n_freed, no_host));
		return;
	}
	if (at == s->n_classes || more >= COUNTRY_END || s->tries++ > TRIES_MOST)
		return;
	struct cost least = s->any_freed ? cost_of(s, n_new, n_freed + (size_t)more, false)
	                                 : cost_of(s, n_new + (size_t)more, n_freed, false);
	if (s->found && !is_cheaper(&least, &s->best_cost))
		return;
	const struct class *class = &s->classes[at];
	int64_t most = most_lacking(s, class->wants);
	most = most < (int64_t)class->n ? most : (int64_t)class->n;
	for (int64_t n = most; n >= 0; n--) {
		s->taken[at] = (size_t)n;
		take(s, class, n);
		choose(s, at + 1, n_new + (class->freed ? 0 : (size_t)n),
		       n_freed + (class->freed ? (size_t)n : 0), no_host && !(n > 0 && class->host));
		take(s, class, -n);
	}
	s->taken[at] = 0;
}

static bool completes_a_host(const struct shortfall *sf)
{
	struct seat_gaps g = { 0 };
	bool yes = false;
	if (!sf->applicant || !sf->per_country)
		return false;
	seat_gaps_find(&g, sf, 0);
	for (size_t i = 0; i < g.n; i++)
		yes = yes || (g.list[i].at < sf->involved.n &&
		              country_set_has(sf->applicant->countries, sf->involved.list[g.list[i].at].country));
	seat_gaps_free(&g);
	return yes;
}

/* --- the plan -------------------------------------------------------------------- */

static bool is_within(const struct country_set *inner, const struct country_set *outer)
{
	for (size_t i = 0; i < sizeof inner->bits / sizeof *inner->bits; i++)
		if (inner->bits[i] & ~outer->bits[i])
			return false;
	return true;
}

/* The group that lies in all others of which a country is wanted now, NULL if none does. */
static const struct country_set *narrowest(const struct search *s, uint32_t wants)
{
	const struct country_want *w = s->sf->wants;
	for (size_t i = 0; i < s->sf->n_wants; i++) {
		bool narrow = wants >> i & 1;
		for (size_t k = 0; k < s->sf->n_wants && narrow; k++)
			narrow = !(wants >> k & 1) || is_within(w[i].group, w[k].group);
		if (narrow)
			return w[i].group;
	}
	return NULL;
}

static uint32_t wants_now(const struct search *s, uint32_t wants, bool host)
{
	uint32_t now = 0;
	for (size_t i = 0; i < s->sf->n_wants; i++)
		if ((wants >> i & 1 && s->lacking[i] > 0) || (host && s->sf->wants[i].host))
			now |= UINT32_C(1) << i;
	return now;
}

/* The class from which the applicant is to come: one of new countries, if there is one. */
static const struct class *host_class(const struct search *s)
{
	const struct class *host = NULL;
	for (size_t i = 0; i < s->n_classes; i++)
		if (s->best[i] && s->classes[i].host && (!host || (host->freed && !s->classes[i].freed)))
			host = &s->classes[i];
	return host;
}

static void write_plan(struct country_plan *p, struct search *s)
{
	const struct class *host = host_class(s);
	p->list = xcalloc(s->best_cost.n_new + s->best_cost.n_freed + 1, sizeof *p->list);
	p->n_new = s->best_cost.n_new;
	p->additions = s->best_cost.additions;
	size_t number = 0;
	for (size_t i = 0; i < s->n_classes; i++) {
		const struct class *class = &s->classes[i];
		for (size_t k = 0; k < s->best[i]; k++) {
			bool is_host = class == host && k == 0;
			const struct country_set *group = class->freed ? NULL :
				narrowest(s, wants_now(s, class->wants, is_host));
			p->list[p->n++] = (struct planned){ class->members[k], class->freed, group, number,
			                                    is_host };
			number += group != NULL;
			take(s, class, 1);
		}
	}
}

/* Of the countries of a group that are left, the first of those that help least beside. */
static country plainest(const struct search *s, const struct country_set *group,
                        const struct country_set *taken)
{
	country plain = COUNTRY_NONE;
	int least = WANT_MOST + 1;
	for (country c = 1; c < COUNTRY_END; c++) {
		struct class class = class_of(s->sf, c);
		int wants = __builtin_popcount(class.wants);
		if (country_set_has(group, c) && !country_set_has(taken, c) && !class.freed && wants < least)
			plain = c, least = wants;
	}
	return plain;
}

/* Where any country of a group does, names one from which nobody expects more: so a rule
 * is made met no sooner than it is by any other. */
static void settle(struct country_plan *p, const struct search *s)
{
	struct country_set taken = s->sf->tally->involved;
	for (size_t i = 0; i < p->n; i++)
		if (!p->list[i].group)
			country_set_add(&taken, p->list[i].country);
	for (size_t i = 0; i < p->n; i++) {
		country c = p->list[i].group ? plainest(s, p->list[i].group, &taken) : COUNTRY_NONE;
		if (!c)
			continue;
		p->list[i].country = c;
		country_set_add(&taken, c);
	}
}

void country_plan_find(struct country_plan *p, struct shortfall *sf)
{
	struct search s = { .sf = sf, .host_elsewhere = completes_a_host(sf) };
	country_plan_free(p);
	for (size_t i = 0; i < sf->n_wants; i++)
		s.lacking[i] = sf->wants[i].lacking;
	find_classes(&s);
	s.taken = xcalloc(s.n_classes + 1, sizeof *s.taken);
	s.best = xcalloc(s.n_classes + 1, sizeof *s.best);
	choose(&s, 0, 0, 0, true);
	p->possible = s.found;
	if (s.found) {
		write_plan(p, &s);
		settle(p, &s);
	}
	free(s.classes);
	free(s.members);
	free(s.taken);
	free(s.best);
}

void country_plan_free(struct country_plan *p)
{
	free(p->list);
	*p = (struct country_plan){ 0 };
}
