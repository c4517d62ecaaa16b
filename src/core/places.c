/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling places: augmenting paths from places to groups of like organisations. */
#include "core/places.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmem.h"
#include "core/rules.h"

enum { GROUP_MOST = 1 << CATEGORY_MOST };

/* A filling under way. */
struct filling {
	size_t n_categories, n_groups;
	int64_t spare[GROUP_MOST];                     /* organisations without a place */
	int64_t seated[GROUP_MOST][CATEGORY_MOST];     /* of a group, in places of a category */
	bool tried[CATEGORY_MOST];
};

/* Fills one more place of category C, moving organisations between places if need be. */
static bool fill_one(struct filling *fl, size_t c)
{
	fl->tried[c] = true;
	for (size_t g = 0; g < fl->n_groups; g++) {
		if ((g >> c & 1) && fl->spare[g] > 0) {
			fl->spare[g]--;
			fl->seated[g][c]++;
			return true;
		}
	}
	for (size_t g = 0; g < fl->n_groups; g++) {
		if (!(g >> c & 1))
			continue;
		for (size_t other = 0; other < fl->n_categories; other++) {
			if (fl->tried[other] || fl->seated[g][other] == 0 || !fill_one(fl, other))
				continue;
			fl->seated[g][other]--;
			fl->seated[g][c]++;
			return true;
		}
	}
	return false;
}

/* As places_fill(), leaving in FL who sits where. */
static int64_t fill_all(struct filling *fl, const int64_t *groups, size_t n_categories,
                        const int64_t *seats, int64_t *filled)
{
	fl->n_categories = n_categories;
	fl->n_groups = (size_t)1 << n_categories;
	memcpy(fl->spare, groups, fl->n_groups * sizeof *groups);
	memset(fl->seated, 0, fl->n_groups * sizeof fl->seated[0]);
	int64_t all = 0;
	/* the last category first: what stays empty is then told as the shortest way tells it */
	for (size_t c = n_categories; c-- > 0; ) {
		int64_t n = 0;
		for (; n < seats[c]; n++) {
			memset(fl->tried, 0, sizeof fl->tried);
			if (!fill_one(fl, c))
				break;
		}
		if (filled)
			filled[c] = n;
		all += n;
	}
	return all;
}

int64_t places_fill(const int64_t *groups, size_t n_categories,
                    const int64_t *seats, int64_t *filled)
{
	struct filling fl;
	return fill_all(&fl, groups, n_categories, seats, filled);
}

void places_seats(const struct rule *rule, int64_t seats[CATEGORY_MOST])
{
	memset(seats, 0, CATEGORY_MOST * sizeof *seats);
	for (size_t i = 0; rule && i < rule->n_seats; i++)
		seats[rule->seats[i].category] += rule->seats[i].seats;
}

void places_groups(const struct tally *t, size_t n_categories, int64_t *groups)
{
	memset(groups, 0, ((size_t)1 << n_categories) * sizeof *groups);
	for (size_t i = 0; i < t->n; i++)
		groups[t->rows[i].categories] += t->rows[i].counted;
}

bool rule_places(const struct judged *j, const struct rule *rule, struct finding *f)
{
	if (rule->unknown) {
		f->state = STATE_UNDECIDED;
		return true;
	}
	int64_t groups[GROUP_MOST], seats[CATEGORY_MOST];
	places_groups(j->tally, j->call->n_categories, groups);
	places_seats(rule, seats);
	f->has_have = f->has_need = true;
	f->have = places_fill(groups, j->call->n_categories, seats, NULL);
	for (size_t i = 0; i < rule->n_seats; i++)
		f->need += rule->seats[i].seats;
	finding_set(f, f->have == f->need);
	return true;
}

int64_t places_missing(const struct rule *rule, const struct evaluation *e,
                       int64_t *missing)
{
	int64_t groups[GROUP_MOST], seats[CATEGORY_MOST], filled[CATEGORY_MOST], sum = 0;
	places_groups(e->tally, e->call->n_categories, groups);
	places_seats(rule, seats);
	places_fill(groups, e->call->n_categories, seats, filled);
	for (size_t i = 0; i < rule->n_seats; i++) {
		/* a category that stands twice fills its first places first */
		int64_t *left = &filled[rule->seats[i].category];
		int64_t taken = *left < rule->seats[i].seats ? *left : rule->seats[i].seats;
		*left -= taken;
		missing[i] = rule->seats[i].seats - taken;
		sum += missing[i];
	}
	return sum;
}

static void add_involved(struct involved_list *l, const struct tally *t, country c)
{
	XGROW(l->list, l->n, l->room);
	l->list[l->n++] = (struct involved){ .country = c, .freed = country_set_has(&t->freed, c) };
}

static country involved_by(const struct tally_row *row)
{
	return row->counted ? row->country : COUNTRY_NONE;
}

void involved_find(struct involved_list *l, const struct tally *t, size_t n_categories)
{
	size_t n_groups = (size_t)1 << n_categories;
	uint16_t index[COUNTRY_END] = { 0 };   /* 1 + its row; 0: none yet */
	*l = (struct involved_list){ NULL, 0, 0, NULL };
	for (size_t i = 0; i < t->n; i++) {
		country c = involved_by(&t->rows[i]);
		if (!c || index[c])
			continue;
		add_involved(l, t, c);
		index[c] = (uint16_t)l->n;
	}
	l->groups = xcalloc(l->n * n_groups + 1, sizeof *l->groups);
	for (size_t i = 0; i < l->n; i++)
		l->list[i].groups = l->groups + i * n_groups;
	for (size_t i = 0; i < t->n; i++)
		if (involved_by(&t->rows[i]))
			l->list[index[t->rows[i].country] - 1].groups[t->rows[i].categories]++;
}

void involved_free(struct involved_list *l)
{
	free(l->list);
	free(l->groups);
	*l = (struct involved_list){ NULL, 0, 0, NULL };
}

/* Mask of the rule's seats that stay empty for these groups. */
static uint32_t missing_seats(const struct rule *rule, const int64_t *groups, size_t n_categories)
{
	int64_t seats[CATEGORY_MOST], filled[CATEGORY_MOST];
	uint32_t missing = 0;
	places_seats(rule, seats);
	places_fill(groups, n_categories, seats, filled);
	for (size_t i = 0; i < rule->n_seats; i++)
		if (filled[rule->seats[i].category] < rule->seats[i].seats)
			missing |= UINT32_C(1) << i;
	return missing;
}

size_t places_by_country(const struct rule *rule, const struct evaluation *e,
                         struct country_places **out)
{
	struct involved_list l;
	involved_find(&l, e->tally, e->call->n_categories);
	struct country_places *rows = xcalloc(l.n + 1, sizeof *rows);
	for (size_t i = 0; i < l.n; i++)
		rows[i] = (struct country_places){ l.list[i].country, l.list[i].freed,
			missing_seats(rule, l.list[i].groups, e->call->n_categories) };
	size_t n = l.n;
	involved_free(&l);
	*out = rows;
	return n;
}

bool rule_places_per_country(const struct judged *j, const struct rule *rule, struct finding *f)
{
	if (rule->unknown) {
		f->state = STATE_UNDECIDED;
		return true;
	}
	struct country_places *rows;
	size_t n = places_by_country(rule, j->evaluation, &rows);
	for (size_t i = 0; i < n; i++) {
		f->need += !rows[i].freed;
		f->have += !rows[i].freed && !rows[i].missing;
	}
	free(rows);
	f->has_have = f->has_need = true;
	finding_set(f, n > 0 && f->have == f->need);
	for (size_t i = 0; i < rule->n_claims; i++)
		if (rule->claims[i].waived_by_umbrella && j->tally->n_umbrellas > 0)
			finding_dispute(j, f, &rule->claims[i], true);
	return true;
}

/* --- who sits where ----------------------------------------------------------- */

/* True if the row takes part in the filling of country C (COUNTRY_NONE: of all). */
static bool is_seated_in(const struct tally_row *row, country c)
{
	return row->counted && (c == COUNTRY_NONE || row->country == c);
}

static uint32_t seats_it_can_fill(const struct rule *rule, const struct tally_row *row)
{
	uint32_t can = 0;
	for (size_t i = 0; i < rule->n_seats; i++)
		if (row->categories >> rule->seats[i].category & 1)
			can |= UINT32_C(1) << i;
	return can;
}

/* A seat of the rule for somebody of group G, taken from what the filling gave it. */
static int take_seat(struct filling *fl, const struct rule *rule, size_t g, int64_t *left)
{
	for (size_t i = 0; i < rule->n_seats; i++) {
		int c = rule->seats[i].category;
		if (left[i] > 0 && fl->seated[g][c] > 0) {
			fl->seated[g][c]--;
			left[i]--;
			return (int)i;
		}
	}
	return -1;
}

/* Seats those of country C, or all. */
static void seat_partners(const struct rule *rule, const struct evaluation *e, country c,
                          struct seating *out)
{
	const struct tally *t = e->tally;
	int64_t groups[GROUP_MOST] = { 0 }, seats[CATEGORY_MOST];
	struct filling fl;
	int64_t *left = xcalloc(rule->n_seats + 1, sizeof *left);
	for (size_t i = 0; i < rule->n_seats; i++)
		left[i] = rule->seats[i].seats;
	for (size_t i = 0; i < t->n; i++)
		groups[t->rows[i].categories] += is_seated_in(&t->rows[i], c);
	places_seats(rule, seats);
	fill_all(&fl, groups, e->call->n_categories, seats, NULL);
	for (size_t i = 0; i < t->n; i++)
		if (is_seated_in(&t->rows[i], c))
			out[i] = (struct seating){ take_seat(&fl, rule, t->rows[i].categories, left),
			                           seats_it_can_fill(rule, &t->rows[i]) };
	free(left);
}

void places_seating(const struct rule *rule, const struct evaluation *e, struct seating *out)
{
	for (size_t i = 0; i < e->tally->n; i++)
		out[i] = (struct seating){ .seat = -1 };
	if (rule->kind == RULE_PLACES) {
		seat_partners(rule, e, COUNTRY_NONE, out);
		return;
	}
	for (country c = 1; c < COUNTRY_END; c++)
		if (country_set_has(&e->tally->involved, c))
			seat_partners(rule, e, c, out);
}
