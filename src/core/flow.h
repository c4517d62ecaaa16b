/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The largest flow through a small network, raised step by step: what once left the
 * source by an arc, or reached the sink by one, stays.  Internal to core/. */
#ifndef KONSORT_CORE_FLOW_H
#define KONSORT_CORE_FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FLOW_SOURCE, FLOW_SINK, FLOW_NODES };   /* nodes that every network has */
#define FLOW_ANY INT64_MAX                     /* an arc without a limit */

/* Owns its arrays. */
struct flow {
	struct flow_arc {
		size_t to, next;     /* node; 1 + the next arc of the same node, 0: none */
		int64_t left;        /* what can still be sent along it */
	} *arcs;                 /* in pairs: an arc and its way back */
	size_t n_arcs, arc_room;
	struct flow_node {
		size_t first;        /* 1 + its latest arc */
		bool seen;
	} *nodes;
	size_t n_nodes, node_room;
};
#define FLOW_INIT { 0 }

/* Empties F and gives it source and sink. */
void flow_start(struct flow *f);
void flow_free(struct flow *f);
size_t flow_add_node(struct flow *f);
/* An arc that can carry CAPACITY; returns what names it. */
size_t flow_add_arc(struct flow *f, size_t from, size_t to, int64_t capacity);
/* Lets ARC carry MORE than before. */
void flow_widen(struct flow *f, size_t arc, int64_t more);
/* Sends as much more from source to sink as goes; returns how much. */
int64_t flow_raise(struct flow *f);
/* What ARC carries. */
int64_t flow_on(const struct flow *f, size_t arc);

#endif
