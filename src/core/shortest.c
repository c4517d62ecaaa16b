/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shortest way, written down: the seats to fill in countries that are to be completed,
 * then who is free to come from elsewhere, as many as anything else asks for.  What
 * each of them makes met is found by adding rows to the tally and judging anew. */
#include "core/shortest.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmem.h"
#include "core/shortest_parts.h"

/* A way being written. */
struct way {
	struct shortest *s;
	const struct shortfall *sf;
	const struct country_plan *plan;
	struct seat_gaps gaps;
	country *from;           /* of each addition a country that does; 0: any */
	size_t from_room;
	size_t first_free;       /* the first addition that completes no country; */
	size_t first_anywhere;   /* that is not bound to one at all */
};

static struct addition *add(struct way *w, int category, type_set types)
{
	struct shortest *s = w->s;
	XGROW(s->additions, s->n, s->room);
	if (s->n >= w->from_room) {
		w->from_room = s->room;
		w->from = xreallocarray(w->from, w->from_room, sizeof *w->from);
	}
	w->from[s->n] = COUNTRY_NONE;
	s->additions[s->n] = (struct addition){ .category = category, .from = FROM_ANY_COUNTRY,
	                                        .types = types };
	return &s->additions[s->n++];
}

static void set_country(struct way *w, struct addition *a, country c)
{
	a->from = FROM_THIS_COUNTRY;
	a->country = c;
	w->from[a - w->s->additions] = c;
}

static void set_planned(struct way *w, struct addition *a, const struct planned *p)
{
	set_country(w, a, p->country);
	if (!p->group)
		return;
	a->from = FROM_NEW_COUNTRY;
	a->country = COUNTRY_NONE;
	a->new_country = p->number;
	a->group = p->group;
}

/* --- countries to be completed ---------------------------------------------------- */

static void add_involved(struct way *w)
{
	for (size_t i = 0; i < w->gaps.n; i++) {
		const struct seat_gap *g = &w->gaps.list[i];
		for (int64_t k = 0; k < g->n && g->at < w->sf->involved.n; k++)
			set_country(w, add(w, g->category, g->types), w->sf->involved.list[g->at].country);
	}
}

/* All seats of one new country, each from the gaps that new countries have together. */
static void add_new(struct way *w, const struct planned *p)
{
	int64_t seats[CATEGORY_MOST];
	places_seats(w->sf->per_country, seats);
	for (size_t i = 0; i < w->gaps.n; i++) {
		struct seat_gap *g = &w->gaps.list[i];
		if (g->at != w->sf->involved.n)
			continue;
		for (; seats[g->category] > 0 && g->n > 0; seats[g->category]--, g->n--)
			set_planned(w, add(w, g->category, g->types), p);
	}
}

static void complete_countries(struct way *w)
{
	add_involved(w);
	for (size_t i = 0; i < w->plan->n; i++)
		if (!w->plan->list[i].freed)
			add_new(w, &w->plan->list[i]);
}

/* --- those who are free to come from elsewhere ------------------------------------- */

/* Where somebody does no harm who need not be there: in a country that is or will be
 * complete, best in a Programme Country that is. */
static country safe_country(const struct way *w)
{
	const struct shortfall *sf = w->sf;
	int best = -1;
	country safe = COUNTRY_NONE;
	for (size_t i = 0; i < sf->involved.n; i++) {
		bool complete = true;
		for (size_t k = 0; k < w->gaps.n; k++)
			complete = complete && w->gaps.list[k].at != i;
		country c = sf->involved.list[i].country;
		int rank = 2 * country_set_has(sf->call->programme, c) + complete;
		if (rank > best)
			best = rank, safe = c;
	}
	return safe;
}

static void place_free(struct way *w, size_t first)
{
	const struct country_plan *plan = w->plan;
	bool completed = w->sf->per_country != NULL;
	size_t at = first;
	for (size_t i = 0; i < plan->n; i++)   /* one to each country where one suffices */
		if (!completed || plan->list[i].freed)
			set_planned(w, &w->s->additions[at++], &plan->list[i]);
	w->first_anywhere = at;
	country safe = safe_country(w);
	for (; completed && at < w->s->n; at++) {
		if (safe)
			set_country(w, &w->s->additions[at], safe);
		else
			set_planned(w, &w->s->additions[at], &plan->list[0]);
	}
}

static void add_free(struct way *w)
{
	size_t first = w->first_free = w->s->n;
	for (size_t i = 0; i < w->gaps.n; i++)
		for (int64_t k = 0; k < w->gaps.list[i].n && w->gaps.list[i].at == GAP_ANYWHERE; k++)
			add(w, w->gaps.list[i].category, w->gaps.list[i].types);
	while ((int64_t)w->s->n < w->plan->additions)
		add(w, -1, 0);
	place_free(w, first);
}

/* --- the applicant ------------------------------------------------------------------ */

static bool can_host(const struct way *w, country c)
{
	return country_set_has(w->sf->applicant->countries, c);
}

static const struct planned *planned_host(const struct way *w)
{
	for (size_t i = 0; i < w->plan->n; i++)
		if (w->plan->list[i].host)
			return &w->plan->list[i];
	return NULL;
}

/* One of them is the applicant: from a new country if one is needed anyhow, else where a
 * country is to be completed, else from the first that is in the draft. */
static void name_applicant(struct way *w)
{
	struct shortest *s = w->s;
	const struct planned *host = planned_host(w);
	for (size_t i = 0; i < s->n && host; i++)
		if (w->from[i] == host->country) {
			s->additions[i].applicant = true;
			return;
		}
	for (size_t i = 0; i < s->n; i++)
		if (w->from[i] && can_host(w, w->from[i])) {
			s->additions[i].applicant = true;
			return;
		}
	struct addition *a = &s->additions[w->first_anywhere];
	for (size_t i = 0; i < w->sf->involved.n && !a->applicant; i++)
		if (can_host(w, w->sf->involved.list[i].country)) {
			set_country(w, a, w->sf->involved.list[i].country);
			a->applicant = true;
		}
}

/* --- what each makes met -------------------------------------------------------------- */

/* The draft with all additions; its tally shows the first of them. */
struct trial {
	struct judged judged;
	struct tally *tally;
	size_t n_partners, n_counted;
	struct country_set involved;
};

static struct tally_row row_of(const struct call *call, const struct addition *a, country from)
{
	int type = TYPE_OTHER;
	for (int i = TYPE_END - 1; i > TYPE_NONE; i--)
		if (a->types & TYPE_BIT(i))
			type = i;
	return (struct tally_row){
		.country = from, .type = (uint8_t)type, .counted = true,
		.role = a->applicant ? ROLE_APPLICANT : ROLE_FULL,
		.categories = (uint8_t)call_categories(call, TYPE_BIT(type)) };
}

static void trial_start(struct trial *tr, const struct way *w, struct evaluation *e)
{
	const struct shortest *s = w->s;
	struct tally *t = e->tally;
	*tr = (struct trial){ { .call = e->call, .lot = e->lot, .tally = t, .evaluation = e }, t,
	                      t->n, t->n_counted, t->involved };
	t->room = t->n + s->n;
	t->rows = xreallocarray(t->rows, t->room, sizeof *t->rows);
	for (size_t i = 0; i < s->n; i++)
		t->rows[t->n + i] = row_of(e->call, &s->additions[i], w->from[i]);
}

/* True if RULE is met with the first N additions. */
static bool is_met(struct trial *tr, const struct rule *rule, size_t n)
{
	struct finding f = { .rule = rule };
	tr->judged.evaluation->n_positions = tr->judged.evaluation->n_disputes = 0;
	tr->tally->n = tr->n_partners + n;
	tr->tally->n_counted = tr->n_counted + n;
	tr->tally->involved = tr->involved;
	for (size_t i = tr->n_partners; i < tr->tally->n; i++)
		if (tr->tally->rows[i].country)
			country_set_add(&tr->tally->involved, tr->tally->rows[i].country);
	rule_judge(&tr->judged, rule, &f);
	return f.state == STATE_MET;
}

/* How many additions it takes from which on RULE is met; 0: it is, or never.  A rule is met
 * once and for all, but for countries on their way to be complete: those end where the
 * free additions begin. */
static size_t made_by(struct trial *tr, const struct way *w, const struct rule *rule)
{
	size_t low = 0, high = w->s->n;
	if (!is_met(tr, rule, high))
		return 0;
	if (rule->kind == RULE_PLACES_PER_COUNTRY) {
		size_t n = w->first_free ? w->first_free : high > 0;
		while (n > 0 && is_met(tr, rule, n - 1))
			n--;
		return n;
	}
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (is_met(tr, rule, middle))
			high = middle;
		else
			low = middle + 1;
	}
	return high;
}

static void find_makes(struct way *w, struct evaluation *e)
{
	struct shortest *s = w->s;
	const struct lot *lot = e->lot;
	struct trial tr;
	trial_start(&tr, w, e);
	size_t *by = xcalloc(lot->n_rules + 1, sizeof *by);
	for (size_t i = 0; i < lot->n_rules; i++)
		if (shortest_aims_at(&lot->rules[i]))
			by[i] = made_by(&tr, w, &lot->rules[i]);
	for (size_t k = 0; k < s->n; k++) {
		s->additions[k].first_makes = s->n_makes;
		for (size_t i = 0; i < lot->n_rules; i++) {
			if (by[i] != k + 1)
				continue;
			XGROW(s->makes, s->n_makes, s->makes_room);
			s->makes[s->n_makes++] = &lot->rules[i];
			s->additions[k].n_makes++;
		}
	}
	free(by);
}

/* --- all of it ------------------------------------------------------------------------ */

static void write_way(struct shortest *s, const struct shortfall *sf,
                      const struct country_plan *plan, struct evaluation *e)
{
	struct way w = { .s = s, .sf = sf, .plan = plan };
	seat_gaps_find(&w.gaps, sf, plan->n_new);
	s->possible = w.gaps.possible;
	if (s->possible) {
		complete_countries(&w);
		add_free(&w);
		if (sf->applicant)
			name_applicant(&w);
		find_makes(&w, e);
	}
	seat_gaps_free(&w.gaps);
	free(w.from);
}

void shortest_find(struct shortest *s, const struct call *call, const struct lot *lot,
                   const struct draft *draft)
{
	s->n = s->n_makes = 0;
	s->possible = true;
	if (!lot)
		return;
	struct evaluation e = EVALUATION_INIT;
	struct shortfall sf;
	struct country_plan plan = { 0 };
	evaluate_consortium(&e, call, lot, draft);
	shortfall_find(&sf, call, lot, e.tally);
	country_plan_find(&plan, &sf);
	s->possible = plan.possible;
	if (s->possible)
		write_way(s, &sf, &plan, &e);
	country_plan_free(&plan);
	shortfall_free(&sf);
	evaluation_free(&e);
}

void shortest_free(struct shortest *s)
{
	free(s->additions);
	free(s->makes);
	*s = (struct shortest)SHORTEST_INIT;
}
