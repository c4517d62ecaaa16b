/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libyaml's events, watched: what konsort does not take (ynode.h) is an error here,
 * but for what needs the nodes to see it (depth, keys).  For ystream.c only. */
#ifndef KONSORT_STORE_YEVENTS_H
#define KONSORT_STORE_YEVENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <yaml.h>

#include "base/diag.h"
#include "store/ynode.h"
#include "store/yscan.h"

struct yevents {
	yaml_parser_t parser;
	const char *bytes;       /* borrowed, behind a byte order mark */
	size_t n, fed;           /* how much libyaml was given */
	size_t since_event;      /* of which since the last event */
	bool starved;            /* it was given no more, as there was too much */
	size_t last_character;   /* where the last event ended */
	size_t values, text;     /* events so far, and the bytes of their scalars */
	struct yscan_comments comments;
	struct yscan_places places;
	bool odd;                /* libyaml's lines are not those of the file */
	struct diags *ds;        /* borrowed */
	bool failed;
};

/* Starts on N bytes that outlive Y, which must not move; false if they are no YAML at
 * all.  Stop it in any case. */
bool yevents_start(struct yevents *y, const char *bytes, size_t n, struct diags *ds);
void yevents_stop(struct yevents *y);
/* The next event, the caller's to yaml_event_delete(); false after an error. */
bool yevents_next(struct yevents *y, yaml_event_t *e);
/* Adds an error at a mark; nothing more will be read.  False. */
bool yevents_fail(struct yevents *y, enum diag_code code, yaml_mark_t at, const char *arg);
/* A mark as people count, from 1; best in the file's order. */
void yevents_place(struct yevents *y, yaml_mark_t mark, size_t *line, size_t *column);

#endif
