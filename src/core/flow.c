/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Augmenting paths by depth first.  Networks here have some hundred arcs. */
#include "core/flow.h"

#include <stdlib.h>

#include "base/xmem.h"

void flow_start(struct flow *f)
{
	f->n_arcs = f->n_nodes = 0;
	while (f->n_nodes < FLOW_NODES)
		flow_add_node(f);
}

void flow_free(struct flow *f)
{
	free(f->arcs);
	free(f->nodes);
	*f = (struct flow)FLOW_INIT;
}

size_t flow_add_node(struct flow *f)
{
	XGROW(f->nodes, f->n_nodes, f->node_room);
	f->nodes[f->n_nodes] = (struct flow_node){ 0 };
	return f->n_nodes++;
}

static void add_half(struct flow *f, size_t from, size_t to, int64_t left)
{
	XGROW(f->arcs, f->n_arcs, f->arc_room);
	f->arcs[f->n_arcs] = (struct flow_arc){ to, f->nodes[from].first, left };
	f->nodes[from].first = ++f->n_arcs;
}

size_t flow_add_arc(struct flow *f, size_t from, size_t to, int64_t capacity)
{
	size_t arc = f->n_arcs;
	add_half(f, from, to, capacity);
	add_half(f, to, from, 0);
	return arc;
}

void flow_widen(struct flow *f, size_t arc, int64_t more)
{
	f->arcs[arc].left += more;
}

int64_t flow_on(const struct flow *f, size_t arc)
{
	return f->arcs[arc ^ 1].left;
}

/* Sends up to MOST from NODE to the sink by nodes not seen yet; returns how much. */
static int64_t send(struct flow *f, size_t node, int64_t most)
{
	if (node == FLOW_SINK)
		return most;
	f->nodes[node].seen = true;
	for (size_t i = f->nodes[node].first; i; i = f->arcs[i - 1].next) {
		struct flow_arc *arc = &f->arcs[i - 1];
		if (arc->left <= 0 || f->nodes[arc->to].seen)
			continue;
		int64_t sent = send(f, arc->to, arc->left < most ? arc->left : most);
		if (sent > 0) {
			arc->left -= sent;
			f->arcs[(i - 1) ^ 1].left += sent;
			return sent;
		}
	}
	return 0;
}

int64_t flow_raise(struct flow *f)
{
	int64_t all = 0;
	for (;;) {
		for (size_t i = 0; i < f->n_nodes; i++)
			f->nodes[i].seen = false;
		int64_t sent = send(f, FLOW_SOURCE, FLOW_ANY);
		if (sent == 0)
			return all;
		all += sent;
	}
}
