/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the shortest way: what a draft falls short of, the seats that additions
 * must fill, the countries that they must come from.  Internal to core/. */
#ifndef KONSORT_CORE_SHORTEST_PARTS_H
#define KONSORT_CORE_SHORTEST_PARTS_H

#include "core/rules.h"
#include "core/shortest.h"

/* New countries of a group that are needed. */
struct country_want {
	const struct country_set *group;
	bool or_freed;           /* a country freed by an umbrella organisation does as well */
	bool host;               /* the applicant's: one of its countries has to be involved */
	int64_t lacking;         /* 0 or less: none */
};
enum { WANT_MOST = 32 };     /* further rules on countries are left out */

/* Additions that seats alone ask for. */
struct seat_cost {
	int64_t pinned;          /* in countries that are to be completed, new ones among them */
	int64_t all;
};

/* What a draft lacks, measured once. */
struct shortfall {
	const struct call *call;
	const struct tally *tally;
	const struct rule *applicant;              /* NULL: none is to be added */
	const struct rule *places, *per_country;   /* NULL: no such rule that has a figure */
	int64_t partners;                          /* lacking */
	struct country_want wants[WANT_MOST];
	size_t n_wants;
	struct involved_list involved;
	struct seat_cost *costs;                   /* by new countries; all -1: not known yet */
	size_t n_costs;
};
void shortfall_find(struct shortfall *sf, const struct call *call, const struct lot *lot,
                    const struct tally *tally);
void shortfall_free(struct shortfall *sf);
/* True if RULE is one that additions are to make met. */
bool shortest_aims_at(const struct rule *rule);

/* Seats that stay empty in a best filling: N additions of one of TYPES. */
struct seat_gap {
	size_t at;               /* index of an involved country; behind the last: the new ones;
	                            GAP_ANYWHERE: in no certain country */
	int category;
	type_set types;
	int64_t n;
};
#define GAP_ANYWHERE SIZE_MAX
/* Owns its array: involved countries in their order, new ones, anywhere; in each by category. */
struct seat_gaps {
	struct seat_gap *list;
	size_t n, room;
	struct seat_cost cost;
	bool possible;           /* false: there is no type for a seat */
};
/* With as many NEW_COUNTRIES. */
void seat_gaps_find(struct seat_gaps *g, const struct shortfall *sf, size_t new_countries);
void seat_gaps_free(struct seat_gaps *g);
/* Their cost alone, remembered. */
struct seat_cost shortfall_seats(struct shortfall *sf, size_t new_countries);

/* A country to be involved that is not yet. */
struct planned {
	country country;         /* one that does */
	bool freed;              /* one partner suffices there */
	const struct country_set *group;   /* any other of this group does too; NULL: it is to be this one */
	size_t number;           /* from 0 among those of which others do too */
	bool host;               /* the applicant is to come from here */
};
/* Owns its array. */
struct country_plan {
	struct planned *list;
	size_t n, n_new;         /* of which not freed */
	int64_t additions;       /* the fewest organisations for everything that is lacking */
	bool possible;           /* false: too few countries are left */
};
void country_plan_find(struct country_plan *p, struct shortfall *sf);
void country_plan_free(struct country_plan *p);

#endif
