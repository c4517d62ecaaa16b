/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of a draft, each taken down with what undoes it.  What follows at the same spot may
 * join; what is said on a partner in the change that adds it is a part of the partner. */
#include "wizard/history_parts.h"

#include <string.h>

#include "base/utf8.h"
#include "base/xmem.h"

enum { NAME_CELLS = 60 };   /* of a partner's name that are kept for telling */

/* --- taking down ------------------------------------------------------------ */

static void name_change(struct change *c, const char *name)
{
	struct str fit = STR_INIT;
	utf8_add_fit(&fit, name, NAME_CELLS, false);
	xlean_set(&c->name, fit.text);
	str_free(&fit);
}

static const char *name_at(const struct editing *e, int partner)
{
	return partner < 0 ? "" : e->d->partners[partner].name;
}

/* A delta of KIND about PARTNER, in the change that is under way or in a new one. */
static struct delta *take_down(const struct editing *e, enum change_kind change,
                               enum delta_kind kind, int partner, const char *name)
{
	struct history *h = e->h;
	struct change *c = h->grouped && h->begun ? &h->list[h->n - 1] : NULL;
	if (!c) {
		c = history_push(h, h->grouped ? h->group : change);
		c->in_form = partner >= 0 && partner == e->form;
		name_change(c, name);
		h->begun = h->grouped;
	}
	if (c->n == c->room) {   /* most changes are of one delta */
		c->room = c->room ? c->room * 2 : 1;
		c->deltas = xreallocarray(c->deltas, c->room, sizeof *c->deltas);
	}
	c->adds = c->adds || kind == DELTA_ADDED;
	struct delta *x = &c->deltas[c->n++];
	*x = (struct delta){ .kind = kind, .partner = partner };
	return x;
}

/* The draft is as the delta wants it: what is left to do after every edit. */
static void settle(const struct editing *e, const struct delta *x, bool joins)
{
	e->h->bytes += x ? delta_bytes(x) : 0;
	e->h->revision = e->d->revision;
	e->h->joins = joins && !e->h->grouped;
	history_shrink(e->h);
}

void history_ready(const struct editing *e)
{
	struct history *h = e->h;
	history_follow(h, e->d);
	if (!h->pending)
		return;
	h->pending = false;
	struct editing its = *e;
	its.form = (int)h->pending_at;
	history_added(&its, h->pending_at, CHANGE_ADD, "");
	h->joins = false;
}

/* Where the partner at AT was before the delta, -1 if the delta added it. */
static int index_before(const struct delta *x, int at)
{
	int to = (int)x->at[1];
	switch (x->kind) {
	case DELTA_ADDED:
		return x->partner == at ? -1 : at - (x->partner < at);
	case DELTA_REMOVED:
		return at + (x->partner <= at);
	case DELTA_MOVED:
		if (at == to)
			return x->partner;
		return x->partner < to ? at + (at >= x->partner && at < to) :
			at - (at > to && at <= x->partner);
	case DELTA_TEXT: case DELTA_NUMBER: case DELTA_IDS: case DELTA_STATEMENT:
		break;
	}
	return at;
}

/* True if the spot is of a partner that the change under way added. */
static bool is_of_new_partner(const struct history *h, struct spot spot)
{
	const struct change *c = h->grouped && h->begun ? &h->list[h->n - 1] : NULL;
	int at = spot.partner;
	for (size_t i = c && c->adds ? c->n : 0; i-- > 0 && at >= 0; )
		at = index_before(&c->deltas[i], at);
	return spot.partner >= 0 && at < 0;
}

void history_end(const struct editing *e)
{
	struct history *h = e->h;
	struct change *c = h->begun ? &h->list[h->n - 1] : NULL;
	bool new = c && c->n && c->deltas[0].kind == DELTA_ADDED && c->kind != CHANGE_DUPLICATE;
	if (new && (size_t)c->deltas[0].partner < e->d->n_partners)
		name_change(c, name_at(e, c->deltas[0].partner));   /* what was said in the change */
	if (c && !c->n)
		history_drop_last(h);
	h->grouped = h->begun = false;
	history_shrink(h);
}

/* --- values ----------------------------------------------------------------- */

static enum delta_kind kind_of(struct spot spot)
{
	switch (spot_key(spot)->kind) {
	case KEY_CALL: case KEY_LOT: case KEY_SECTOR: case KEY_TEXT: case KEY_VERSION:
		return DELTA_TEXT;
	case KEY_IDS:
		return DELTA_IDS;
	case KEY_STATEMENTS:
		return DELTA_STATEMENT;
	case KEY_NUMBER: case KEY_FLAG: case KEY_COUNTRY: case KEY_TYPE: case KEY_TYPES:
	case KEY_ROLE: case KEY_PARTNERS:
		break;
	}
	return DELTA_NUMBER;
}

static size_t find_statement(const struct draft *d, const char *key)
{
	size_t i = 0;
	while (i < d->statements.n && strcmp(d->statements.items[i].key, key) != 0)
		i++;
	return i;
}

static void copy_statement(struct delta *x, const struct draft *d, int side)
{
	size_t at = find_statement(d, x->statement);
	xlean_free(x->was.text[side]);
	x->was.text[side] = NULL;
	if (at == d->statements.n)
		return;
	x->was.text[side] = xlean_empty;
	xlean_set(&x->was.text[side], d->statements.items[at].text);
	x->at[side] = at;
}

/* Copies the value of now: SIDE 0 as that before, 1 as that after the edit. */
static void copy_value(struct delta *x, const struct draft *d, int side)
{
	struct spot spot = delta_spot(x);
	if (x->kind == DELTA_TEXT) {
		xlean_set(&x->was.text[side], draft_text(d, spot));
	} else if (x->kind == DELTA_NUMBER) {
		x->was.number[side] = draft_number(d, spot);
	} else if (x->kind == DELTA_STATEMENT) {
		copy_statement(x, d, side);
	} else {
		const struct id_list *ids = draft_ids(d, spot);
		id_list_free(&x->was.ids[side]);
		x->was.ids[side] = (struct id_list){ 0 };
		for (size_t i = 0; i < ids->n; i++)
			id_list_add(&x->was.ids[side], ids->ids[i]);
	}
}

static bool came_back(const struct delta *x)
{
	if (x->kind == DELTA_NUMBER)
		return x->was.number[0] == x->was.number[1];
	if (x->kind == DELTA_IDS)
		return id_list_equal(&x->was.ids[0], &x->was.ids[1]);
	const char *a = x->was.text[0], *b = x->was.text[1];
	return a && b ? x->at[0] == x->at[1] && !strcmp(a, b) : a == b;
}

/* The delta of the spot with the value of now as that before the edit. */
static struct delta *begin_value(const struct editing *e, struct spot spot)
{
	struct delta *x = take_down(e, CHANGE_FIELD, kind_of(spot), spot.partner,
	                            name_at(e, spot.partner));
	x->key = spot.key;
	if (spot.statement)
		x->statement = xstrdup(spot.statement);
	if (x->kind == DELTA_TEXT)
		x->was.text[0] = x->was.text[1] = xlean_empty;
	else if (x->kind == DELTA_IDS)
		x->was.ids = xcalloc(2, sizeof *x->was.ids);
	copy_value(x, e->d, 0);
	return x;
}

static bool same_spot(const struct delta *x, struct spot spot)
{
	return x->kind == kind_of(spot) && x->partner == spot.partner && x->key == spot.key &&
	       (!spot.statement || (x->statement && !strcmp(x->statement, spot.statement)));
}

/* The change that something may join, NULL if none. */
static struct change *last_open(const struct history *h)
{
	return h->joins && !h->grouped && h->made == h->n && h->n ? &h->list[h->n - 1] : NULL;
}

/* The delta that an edit of the spot joins, NULL if it joins none. */
static struct delta *joined(const struct editing *e, struct spot spot)
{
	struct change *last = e->join ? last_open(e->h) : NULL;
	return last && last->n == 1 && same_spot(&last->deltas[0], spot) ? &last->deltas[0] : NULL;
}

/* What an edit does is between these; NULL: nothing is taken down of its own. */
static struct delta *before_edit(const struct editing *e, struct spot spot)
{
	history_ready(e);
	if (is_of_new_partner(e->h, spot))
		return NULL;
	struct delta *x = joined(e, spot);
	if (!x)
		return begin_value(e, spot);
	e->h->bytes -= delta_bytes(x);
	return x;
}

static void after_edit(const struct editing *e, struct delta *x)
{
	if (x)
		copy_value(x, e->d, 1);
	settle(e, x, e->join);
	if (x && e->h->joins && came_back(x))
		history_drop_last(e->h);
}

bool history_set_text(const struct editing *e, struct spot spot, const char *text)
{
	if (!strcmp(draft_text(e->d, spot), text))
		return false;
	struct delta *x = before_edit(e, spot);
	draft_set_text(e->d, spot, text);
	after_edit(e, x);
	return true;
}

bool history_set_number(const struct editing *e, struct spot spot, int64_t number)
{
	if (draft_number(e->d, spot) == number)
		return false;
	struct delta *x = before_edit(e, spot);
	draft_set_number(e->d, spot, number);
	after_edit(e, x);
	return true;
}

bool history_set_id(const struct editing *e, struct spot spot, const char *id, bool in)
{
	if (id_list_has(draft_ids(e->d, spot), id) == in)
		return false;
	struct delta *x = before_edit(e, spot);
	draft_set_id(e->d, spot, id, in);
	after_edit(e, x);
	return true;
}

void history_watch(const struct editing *e, struct spot spot)
{
	struct history *h = e->h;
	if (!h->begun || h->watched > h->list[h->n - 1].n)
		h->watched = h->begun ? h->list[h->n - 1].n : 0;
	begin_value(e, spot);
}

void history_seen(const struct editing *e)
{
	struct history *h = e->h;
	struct change *c = &h->list[h->n - 1];
	size_t kept = h->watched;
	for (size_t i = h->watched; i < c->n; i++) {
		struct delta *x = &c->deltas[i];
		copy_value(x, e->d, 1);
		if (came_back(x)) {
			delta_free(x);
			continue;
		}
		h->bytes += delta_bytes(x);
		c->deltas[kept++] = *x;
	}
	c->n = kept;
	h->watched = HISTORY_NEVER;
	settle(e, NULL, false);
}

/* --- partners --------------------------------------------------------------- */

void history_added(const struct editing *e, size_t at, enum change_kind kind, const char *name)
{
	settle(e, take_down(e, kind, DELTA_ADDED, (int)at, name), false);
}

void history_expect(const struct editing *e, size_t at)
{
	e->h->pending = true;
	e->h->pending_at = at;
	e->h->joins = false;
	e->h->revision = e->d->revision;
}

void history_remove(const struct editing *e, size_t at)
{
	history_ready(e);
	struct delta *x = take_down(e, CHANGE_REMOVE, DELTA_REMOVED, (int)at, name_at(e, (int)at));
	x->was.out = draft_take_partner(e->d, at);
	settle(e, x, false);
}

void history_move(const struct editing *e, size_t from, size_t to)
{
	if (from == to)
		return;
	history_ready(e);
	struct history *h = e->h;
	struct change *last = last_open(h);
	bool joins = last && last->kind == CHANGE_MOVE && last->deltas[0].at[1] == from;
	struct delta *x = joins ? &last->deltas[0] :
		take_down(e, CHANGE_MOVE, DELTA_MOVED, (int)from, name_at(e, (int)from));
	if (!joins)
		x->at[0] = from;
	x->at[1] = to;
	draft_move_partner(e->d, from, to);
	settle(e, joins ? NULL : x, true);
	if (joins && x->partner == (int)to)
		history_drop_last(h);
}

/* True if the change at I is nothing but KIND of the partner at AT. */
static bool is_lone(const struct history *h, size_t i, enum delta_kind kind, size_t at)
{
	const struct change *c = i < h->n ? &h->list[i] : NULL;
	return c && c->n == 1 && c->deltas[0].kind == kind && c->deltas[0].partner == (int)at;
}

void history_take_out(const struct editing *e, size_t at)
{
	struct history *h = e->h;
	history_follow(h, e->d);
	if (h->pending && h->pending_at == at) {
		h->pending = false;
		draft_remove_partner(e->d, at);
		h->revision = e->d->revision;
	} else if (!h->grouped && h->made && is_lone(h, h->made - 1, DELTA_ADDED, at)) {
		history_step(h, e->d, false);
		if (h->made == h->n - 1)
			history_drop_last(h);
	} else if (!h->grouped && is_lone(h, h->made, DELTA_REMOVED, at)) {
		history_step(h, e->d, true);
	} else {
		history_remove(e, at);
	}
}
