/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seats that additions must fill.  A rule of kind places and one of places-per-country
 * are filled apart, yet one addition can take a seat of each.  Counting every seat as one
 * addition, whatever is saved is a pair: a partner and its seat, or a seat of one rule and
 * a seat of the other for which one type does.  Partners of the one rule and seats of the
 * other stand on one side, the rest on the other, so the most pairs are a flow.  Seats
 * are opened from the last category to the first, so that those of the first stay empty. */
#include "core/shortest_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmem.h"
#include "core/flow.h"

/* Arcs of the network by what they mean; 0: there is none. */
struct seat_net {
	struct flow flow;
	const struct shortfall *sf;
	size_t n_categories;
	int64_t local[CATEGORY_MOST], global[CATEGORY_MOST];   /* seats a category */
	size_t (*open_local)[CATEGORY_MOST];   /* seat to sink, a row an involved country and one
	                                          for the new ones */
	int64_t (*by_partners)[CATEGORY_MOST]; /* places: seats of the row filled by partners */
	size_t open_global[CATEGORY_MOST];     /* source to seat */
	size_t (*pair)[CATEGORY_MOST][CATEGORY_MOST];   /* global seat to local one, by row */
	struct filler {          /* partner to local seat */
		size_t row, arc;
		int category;
	} *fillers;
	size_t n_fillers, filler_room;
};

static type_set types_of(const struct shortfall *sf, size_t category)
{
	return sf->call->categories[category].types;
}

/* Seats of one involved country or, without PARTNERS, of N new ones. */
static void add_row(struct seat_net *net, size_t row, const int64_t *partners, int64_t n,
                    const size_t global[CATEGORY_MOST])
{
	size_t seats[CATEGORY_MOST] = { 0 };
	for (size_t c = 0; c < net->n_categories; c++) {
		if (net->local[c] * n == 0)
			continue;
		seats[c] = flow_add_node(&net->flow);
		net->open_local[row][c] = flow_add_arc(&net->flow, seats[c], FLOW_SINK, 0);
		for (size_t g = 0; g < net->n_categories; g++)
			if (global[g] && (types_of(net->sf, c) & types_of(net->sf, g)))
				net->pair[row][g][c] = flow_add_arc(&net->flow, global[g], seats[c], FLOW_ANY);
	}
	for (size_t mask = 1; partners && mask < (size_t)1 << net->n_categories; mask++) {
		if (!partners[mask])
			continue;
		size_t from = flow_add_node(&net->flow);
		flow_add_arc(&net->flow, FLOW_SOURCE, from, partners[mask]);
		for (size_t c = 0; c < net->n_categories; c++) {
			if (!(mask >> c & 1) || !seats[c])
				continue;
			XGROW(net->fillers, net->n_fillers, net->filler_room);
			net->fillers[net->n_fillers++] = (struct filler){
				row, flow_add_arc(&net->flow, from, seats[c], FLOW_ANY), (int)c };
		}
	}
}

/* Seats of the rule over all, and who is there to fill them. */
static void add_global(struct seat_net *net, size_t global[CATEGORY_MOST])
{
	int64_t groups[1 << CATEGORY_MOST] = { 0 };
	if (net->sf->places)
		places_groups(net->sf->tally, net->n_categories, groups);
	for (size_t c = 0; c < net->n_categories; c++) {
		if (!net->global[c])
			continue;
		global[c] = flow_add_node(&net->flow);
		net->open_global[c] = flow_add_arc(&net->flow, FLOW_SOURCE, global[c], 0);
	}
	for (size_t mask = 1; mask < (size_t)1 << net->n_categories; mask++) {
		if (!groups[mask])
			continue;
		size_t to = flow_add_node(&net->flow);
		flow_add_arc(&net->flow, to, FLOW_SINK, groups[mask]);
		for (size_t c = 0; c < net->n_categories; c++)
			if (mask >> c & 1 && global[c])
				flow_add_arc(&net->flow, global[c], to, FLOW_ANY);
	}
}

/* Opens the seats, from the last category to the first.  Those in countries come first: so
 * partners fill as many of them as can be. */
static void fill(struct seat_net *net, size_t new_countries)
{
	size_t last = net->sf->involved.n;
	for (size_t c = net->n_categories; c-- > 0;) {
		for (size_t row = 0; row <= last; row++)
			if (net->open_local[row][c])
				flow_widen(&net->flow, net->open_local[row][c],
				           net->local[c] * (row < last ? 1 : (int64_t)new_countries));
		flow_raise(&net->flow);
	}
	for (size_t c = net->n_categories; c-- > 0;) {
		if (net->open_global[c])
			flow_widen(&net->flow, net->open_global[c], net->global[c]);
		flow_raise(&net->flow);
	}
	for (size_t i = 0; i < net->n_fillers; i++)
		net->by_partners[net->fillers[i].row][net->fillers[i].category] +=
			flow_on(&net->flow, net->fillers[i].arc);
}

static void net_make(struct seat_net *net, const struct shortfall *sf, size_t new_countries)
{
	*net = (struct seat_net){ .sf = sf, .n_categories = sf->call->n_categories };
	size_t rows = sf->involved.n + 1, global[CATEGORY_MOST] = { 0 };
	places_seats(sf->per_country, net->local);
	places_seats(sf->places, net->global);
	net->open_local = xcalloc(rows, sizeof *net->open_local);
	net->by_partners = xcalloc(rows, sizeof *net->by_partners);
	net->pair = xcalloc(rows, sizeof *net->pair);
	flow_start(&net->flow);
	flow_add_arc(&net->flow, FLOW_SOURCE, FLOW_SINK, 0);   /* takes the number 0 */
	add_global(net, global);
	for (size_t i = 0; i < sf->involved.n; i++)
		if (!sf->involved.list[i].freed)
			add_row(net, i, sf->involved.list[i].groups, 1, global);
	add_row(net, sf->involved.n, NULL, (int64_t)new_countries, global);
	fill(net, new_countries);
}

static void net_free(struct seat_net *net)
{
	flow_free(&net->flow);
	free(net->open_local);
	free(net->by_partners);
	free(net->pair);
	free(net->fillers);
}

/* --- what stays empty ------------------------------------------------------------ */

static void add_gap(struct seat_gaps *g, size_t at, size_t category, type_set types, int64_t n)
{
	if (n <= 0)
		return;
	XGROW(g->list, g->n, g->room);
	g->list[g->n++] = (struct seat_gap){ at, (int)category, types, n };
	g->cost.pinned += at == GAP_ANYWHERE ? 0 : n;
	g->cost.all += n;
	g->possible = g->possible && types;
}

static int64_t pairs_of(const struct seat_net *net, size_t row, size_t global, size_t local)
{
	size_t arc = net->pair[row][global][local];
	return arc ? flow_on(&net->flow, arc) : 0;
}

/* Empty seats of a row; those that one addition shares with the other rule stand apart. */
static void row_gaps(const struct seat_net *net, struct seat_gaps *g, size_t row, int64_t n)
{
	for (size_t c = 0; c < net->n_categories; c++) {
		int64_t empty = net->local[c] * n - net->by_partners[row][c];
		for (size_t other = 0; other < net->n_categories; other++) {
			int64_t pairs = pairs_of(net, row, other, c);
			add_gap(g, row, c, types_of(net->sf, c) & types_of(net->sf, other), pairs);
			empty -= pairs;
		}
		add_gap(g, row, c, types_of(net->sf, c), empty);
	}
}

void seat_gaps_find(struct seat_gaps *g, const struct shortfall *sf, size_t new_countries)
{
	struct seat_net net;
	net_make(&net, sf, new_countries);
	g->n = 0;
	g->cost = (struct seat_cost){ 0, 0 };
	g->possible = true;
	for (size_t row = 0; row < sf->involved.n; row++)
		if (!sf->involved.list[row].freed)
			row_gaps(&net, g, row, 1);
	row_gaps(&net, g, sf->involved.n, (int64_t)new_countries);
	for (size_t c = 0; c < net.n_categories; c++)
		if (net.open_global[c])
			add_gap(g, GAP_ANYWHERE, c, types_of(sf, c),
			        net.global[c] - flow_on(&net.flow, net.open_global[c]));
	net_free(&net);
}

void seat_gaps_free(struct seat_gaps *g)
{
	free(g->list);
	*g = (struct seat_gaps){ 0 };
}

struct seat_cost shortfall_seats(struct shortfall *sf, size_t new_countries)
{
	if (!sf->per_country && sf->n_costs > 0)   /* new countries have no seats of their own */
		return sf->costs[0];
	while (sf->n_costs <= new_countries) {
		sf->costs = xreallocarray(sf->costs, sf->n_costs + 1, sizeof *sf->costs);
		sf->costs[sf->n_costs++].all = -1;
	}
	struct seat_cost *cost = &sf->costs[new_countries];
	if (cost->all < 0) {
		struct seat_gaps g = { 0 };
		seat_gaps_find(&g, sf, new_countries);
		*cost = g.cost;
		seat_gaps_free(&g);
	}
	return *cost;
}
