/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events made into nodes, one event at a time.  libyaml has no limit for depth, so it
 * is watched at each start event; and it takes a key twice. */
#include "store/ystream.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"
#include "store/yevents.h"

enum {
	KEYS_COMPARED = 16,      /* a map of more keys is sorted to find duplicates */
	ROOT_DEPTH = 1
};

struct ystream {
	struct yevents events;
	struct arena kept, pieces;
	struct arena *into;      /* NULL: nodes are not made, only checked */
	struct ynode root, *last;
	size_t parts;            /* of the piece */
	bool unread;             /* the children of `last` are still to come */
	bool ended;
};

static bool fail(struct ystream *y, enum diag_code code, yaml_mark_t at, const char *arg)
{
	return yevents_fail(&y->events, code, at, arg);
}

static bool failed(const struct ystream *y)
{
	return y->events.failed;
}

static bool next_event(struct ystream *y, yaml_event_t *e)
{
	return yevents_next(&y->events, e);
}

static enum ynode_kind kind_of(const yaml_event_t *e)
{
	if (e->type == YAML_SEQUENCE_START_EVENT)
		return YNODE_LIST;
	return e->type == YAML_MAPPING_START_EVENT ? YNODE_MAP : YNODE_SCALAR;
}

/* What E, a scalar or a start, makes of NODE; its children are not read. */
static void fill_node(struct ystream *y, struct ynode *node, const yaml_event_t *e)
{
	node->kind = kind_of(e);
	yevents_place(&y->events, e->start_mark, &node->line, &node->column);
	node->text = "";
	if (node->kind != YNODE_SCALAR)
		return;
	node->plain = e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	node->length = e->data.scalar.length;
	if (node->length)
		node->text = arena_strndup(y->into, (const char *)e->data.scalar.value, node->length);
}

/* The key that E is, as the key of NODE. */
static bool fill_key(struct ystream *y, struct ynode *node, const yaml_event_t *e)
{
	bool plain = e->type == YAML_SCALAR_EVENT &&
	             e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	if (e->type != YAML_SCALAR_EVENT || (plain && e->data.scalar.length == 0))
		return fail(y, DIAG_KEY_NOT_SCALAR, e->start_mark, "");
	const char *key = (const char *)e->data.scalar.value;
	if (plain && strcmp(key, "<<") == 0)
		return fail(y, DIAG_MERGE_KEY, e->start_mark, "");
	if (!y->into)
		return true;
	node->key = arena_strndup(y->into, key, e->data.scalar.length);
	node->key_plain = plain;
	yevents_place(&y->events, e->start_mark, &node->key_line, &node->key_column);
	return true;
}

static bool fail_duplicate(struct ystream *y, const struct ynode *first, const struct ynode *second)
{
	char line[24];
	snprintf(line, sizeof line, "%zu", first->key_line);
	y->events.failed = true;
	return diags_error(y->events.ds, DIAG_DUPLICATE_KEY, second->key_line, second->key_column,
	                   second->key, line);
}

/* Compares the newest key of a small map with those before it. */
static bool check_new_key(struct ystream *y, const struct ynode *map, const struct ynode *added)
{
	if (map->n > KEYS_COMPARED)
		return true;
	for (const struct ynode *c = map->first; c != added; c = c->next)
		if (c->key[0] == added->key[0] && strcmp(c->key, added->key) == 0)
			return fail_duplicate(y, c, added);
	return true;
}

static int compare_keys(const void *a, const void *b)
{
	const struct ynode *x = *(const struct ynode *const *)a, *z = *(const struct ynode *const *)b;
	int order = strcmp(x->key, z->key);
	if (order)
		return order;
	if (x->key_line != z->key_line)
		return x->key_line < z->key_line ? -1 : 1;
	return x->key_column < z->key_column ? -1 : x->key_column > z->key_column;
}

/* Looks for a key that stands twice in a map with many: sorted, so that no file, made
 * as it may be, takes quadratic time. */
static bool check_many_keys(struct ystream *y, const struct ynode *map)
{
	if (map->n <= KEYS_COMPARED)
		return true;
	const struct ynode **sorted = xmalloc(map->n * sizeof *sorted), **end = sorted;
	for (const struct ynode *c = map->first; c; c = c->next)
		*end++ = c;
	qsort(sorted, map->n, sizeof *sorted, compare_keys);
	bool good = true;
	for (size_t i = 1; i < map->n && good; i++)
		if (strcmp(sorted[i - 1]->key, sorted[i]->key) == 0)
			good = fail_duplicate(y, sorted[i - 1], sorted[i]);
	free(sorted);
	return good;
}

static bool is_end(const yaml_event_t *e)
{
	return e->type == YAML_MAPPING_END_EVENT || e->type == YAML_SEQUENCE_END_EVENT;
}

static bool check_depth(struct ystream *y, const yaml_event_t *e, int depth)
{
	if (kind_of(e) == YNODE_SCALAR || depth <= YNODE_DEEPEST)
		return true;
	return fail(y, DIAG_TOO_DEEP, e->start_mark, "16");
}

/* Makes the next child of PARENT, which stands DEPTH deep, without its own children.
 * False at the end of the parent, too. */
static bool next_child(struct ystream *y, const struct ynode *parent, int depth, struct ynode *child)
{
	yaml_event_t e;
	bool more = next_event(y, &e);
	if (!more)
		return false;
	more = !is_end(&e);
	if (more && parent->kind == YNODE_MAP) {
		more = fill_key(y, child, &e);
		yaml_event_delete(&e);
		if (!more || !next_event(y, &e))
			return false;
	}
	more = more && check_depth(y, &e, depth + 1);
	if (more && y->into)
		fill_node(y, child, &e);
	else if (more)
		child->kind = kind_of(&e);
	yaml_event_delete(&e);
	return more;
}

/* Reads the children of a list or map only to check them. */
static bool pass_children(struct ystream *y, const struct ynode *parent, int depth)
{
	struct ynode child;
	y->into = NULL;
	while (next_child(y, parent, depth, &child))
		if (child.kind != YNODE_SCALAR && !pass_children(y, &child, depth + 1))
			return false;
	return !failed(y);
}

/* Memory for what was got as the next child of a list or map. */
static struct ynode *keep(struct ystream *y, const struct ynode *got)
{
	if (y->parts++ == YNODE_PARTS) {
		char most[LANG_NUMBER_SIZE];
		y->events.failed = true;
		diags_error(y->events.ds, DIAG_TOO_MANY_PARTS, got->line, got->column,
		            lang_number(most, YNODE_PARTS));
		return NULL;
	}
	struct ynode *child = arena_alloc(y->into, sizeof *child);
	*child = *got;
	return child;
}

/* Links a child behind LAST, the newest child of PARENT, which may be NULL. */
static bool link_child(struct ystream *y, struct ynode *parent, struct ynode *last,
                       struct ynode *child)
{
	if (last)
		last->next = child;
	else
		parent->first = child;
	parent->n++;
	return parent->kind != YNODE_MAP || check_new_key(y, parent, child);
}

static bool read_children(struct ystream *y, struct ynode *parent, int depth)
{
	struct ynode got, *last = NULL;
	if (parent->kind == YNODE_SCALAR)
		return true;
	while (got = (struct ynode){ 0 }, next_child(y, parent, depth, &got)) {
		struct ynode *child = keep(y, &got);
		if (!child || !link_child(y, parent, last, child) || !read_children(y, child, depth + 1))
			return false;
		last = child;
	}
	return !failed(y) && (parent->kind != YNODE_MAP || check_many_keys(y, parent));
}

static bool fail_root(struct ystream *y, const yaml_event_t *e)
{
	bool empty = e->type == YAML_SCALAR_EVENT && e->data.scalar.length == 0;
	return fail(y, empty ? DIAG_EMPTY_FILE : DIAG_NOT_A_MAP, e->start_mark, "");
}

/* Up to the start of the root map. */
static bool read_root(struct ystream *y)
{
	yaml_event_t e;
	for (bool more = true; more; ) {
		if (!next_event(y, &e))
			return false;
		more = e.type == YAML_STREAM_START_EVENT || e.type == YAML_DOCUMENT_START_EVENT;
		if (more)
			yaml_event_delete(&e);
	}
	bool good = e.type == YAML_MAPPING_START_EVENT;
	if (good)
		fill_node(y, &y->root, &e);
	else if (e.type == YAML_STREAM_END_EVENT)
		fail(y, DIAG_EMPTY_FILE, (yaml_mark_t){ 0 }, "");
	else
		fail_root(y, &e);
	yaml_event_delete(&e);
	return good;
}

/* Behind the root map: the ends of document and file. */
static bool read_end(struct ystream *y)
{
	yaml_event_t e;
	if (!check_many_keys(y, &y->root) || !next_event(y, &e))
		return false;
	yaml_event_delete(&e);
	if (!next_event(y, &e))
		return false;
	bool good = e.type == YAML_STREAM_END_EVENT ||
	            fail(y, DIAG_SECOND_DOCUMENT, e.start_mark, "");
	yaml_event_delete(&e);
	yscan_rest(&y->events.comments);
	return good;
}

static void stop(struct ystream *y)
{
	yevents_stop(&y->events);
	arena_free(&y->kept);
	arena_free(&y->pieces);
}

const struct ynode *ynode_read(const char *bytes, size_t n, struct arena *arena, struct diags *ds)
{
	struct ystream y = { .into = arena };
	bool good = yevents_start(&y.events, bytes, n, ds) && read_root(&y) &&
	            read_children(&y, &y.root, ROOT_DEPTH) && read_end(&y);
	struct ynode *root = good ? arena_alloc(arena, sizeof *root) : NULL;
	if (root)
		*root = y.root;
	stop(&y);
	return root;
}

struct ystream *ystream_open(const char *bytes, size_t n, struct diags *ds)
{
	struct ystream *y = xcalloc(1, sizeof *y);
	y->into = &y->kept;
	if (!yevents_start(&y->events, bytes, n, ds) || !read_root(y))
		ystream_free(&y);
	return y;
}

void ystream_free(struct ystream **y)
{
	if (!*y)
		return;
	stop(*y);
	free(*y);
	*y = NULL;
}

const struct ynode *ystream_root(const struct ystream *y)
{
	return &y->root;
}

struct ynode *ystream_key(struct ystream *y)
{
	struct ynode got = { 0 };
	if (y->ended || failed(y))
		return NULL;
	if (y->unread && !pass_children(y, y->last, ROOT_DEPTH + 1))
		return NULL;
	y->into = &y->kept;
	if (!next_child(y, &y->root, ROOT_DEPTH, &got)) {
		y->ended = failed(y) || read_end(y);
		return NULL;
	}
	struct ynode *child = arena_alloc(&y->kept, sizeof *child);
	*child = got;
	if (!link_child(y, &y->root, y->last, child))
		return NULL;
	y->last = child;
	y->unread = child->kind != YNODE_SCALAR;
	return child;
}

static void begin_piece(struct ystream *y)
{
	arena_reset(&y->pieces);
	y->into = &y->pieces;
	y->parts = 0;
}

bool ystream_load(struct ystream *y, struct ynode *value)
{
	begin_piece(y);
	y->unread = false;
	return read_children(y, value, ROOT_DEPTH + 1);
}

struct ynode *ystream_item(struct ystream *y)
{
	struct ynode got = { 0 };
	begin_piece(y);
	if (!y->unread || !next_child(y, y->last, ROOT_DEPTH + 1, &got)) {
		y->unread = false;
		return NULL;
	}
	struct ynode *item = arena_alloc(&y->pieces, sizeof *item);
	*item = got;
	return read_children(y, item, ROOT_DEPTH + 2) ? item : NULL;
}

bool ystream_failed(const struct ystream *y)
{
	return failed(y);
}

bool ystream_has_comments(const struct ystream *y)
{
	return y->events.comments.found;
}
