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

static void seats_by_category(const struct rule *rule, int64_t seats[CATEGORY_MOST])
{
	memset(seats, 0, CATEGORY_MOST * sizeof *seats);
	for (size_t i = 0; i < rule->n_seats; i++)
		seats[rule->seats[i].category] += rule->seats[i].seats;
}

/* Counted partners by the categories they can fill. */
static void group_counted(const struct tally *t, int64_t groups[GROUP_MOST], size_t n_categories)
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
	group_counted(j->tally, groups, j->call->n_categories);
	seats_by_category(rule, seats);
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
	group_counted(e->tally, groups, e->call->n_categories);
	seats_by_category(rule, seats);
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

/* The involved countries in order of first appearance, with their groups. */
struct by_country {
	struct country_places *rows;
	int64_t *groups;               /* n_groups a row */
	size_t n, room, n_groups;
	uint16_t index[COUNTRY_END];   /* 1 + row; 0: none yet */
};

static void add_row(struct by_country *b, const struct tally *t, country c)
{
	size_t room = b->room;
	XGROW(b->rows, b->n, b->room);
	if (b->room != room)
		b->groups = xreallocarray(b->groups, b->room, b->n_groups * sizeof *b->groups);
	b->rows[b->n] = (struct country_places){ .country = c, .freed = country_set_has(&t->freed, c) };
	memset(&b->groups[b->n * b->n_groups], 0, b->n_groups * sizeof *b->groups);
	b->index[c] = (uint16_t)++b->n;
}

static void group_by_country(struct by_country *b, const struct tally *t, size_t n_categories)
{
	memset(b, 0, sizeof *b);
	b->n_groups = (size_t)1 << n_categories;
	for (size_t i = 0; i < t->n; i++) {
		const struct tally_row *row = &t->rows[i];
		if (!row->counted || !row->country)
			continue;
		if (!b->index[row->country])
			add_row(b, t, row->country);
		b->groups[(b->index[row->country] - 1u) * b->n_groups + row->categories]++;
	}
}

/* Mask of the rule's seats that stay empty for these groups. */
static uint32_t missing_seats(const struct rule *rule, const int64_t *groups, size_t n_categories)
{
	int64_t seats[CATEGORY_MOST], filled[CATEGORY_MOST];
	uint32_t missing = 0;
	seats_by_category(rule, seats);
	places_fill(groups, n_categories, seats, filled);
	for (size_t i = 0; i < rule->n_seats; i++)
		if (filled[rule->seats[i].category] < rule->seats[i].seats)
			missing |= UINT32_C(1) << i;
	return missing;
}

size_t places_by_country(const struct rule *rule, const struct evaluation *e,
                         struct country_places **out)
{
	struct by_country b;
	group_by_country(&b, e->tally, e->call->n_categories);
	for (size_t i = 0; i < b.n; i++)
		b.rows[i].missing = missing_seats(rule, &b.groups[i * b.n_groups], e->call->n_categories);
	free(b.groups);
	*out = b.rows ? b.rows : xcalloc(1, sizeof *b.rows);
	return b.n;
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
	seats_by_category(rule, seats);
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
