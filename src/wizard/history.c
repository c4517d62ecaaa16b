/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of changes: what is made and what undone, the way between them, what was saved,
 * and what is forgotten.  history_edit.c takes the changes down. */
#include "wizard/history_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmem.h"

/* --- deltas ----------------------------------------------------------------- */

void delta_free(struct delta *x)
{
	switch (x->kind) {
	case DELTA_TEXT:
	case DELTA_STATEMENT:
		xlean_free(x->was.text[0]);
		xlean_free(x->was.text[1]);
		break;
	case DELTA_IDS:
		id_list_free(&x->was.ids[0]);
		id_list_free(&x->was.ids[1]);
		free(x->was.ids);
		break;
	case DELTA_ADDED:
	case DELTA_REMOVED:
		partner_free(&x->was.out);
		break;
	case DELTA_NUMBER:
	case DELTA_MOVED:
		break;
	}
	free(x->statement);
}

static size_t ids_bytes(const struct id_list *ids)
{
	size_t n = sizeof *ids;
	for (size_t i = 0; i < ids->n; i++)
		n += sizeof *ids->ids + strlen(ids->ids[i]) + 1;
	return n;
}

size_t delta_bytes(const struct delta *x)
{
	size_t n = sizeof *x;
	switch (x->kind) {
	case DELTA_TEXT:
	case DELTA_STATEMENT:
		for (int i = 0; i < 2; i++)
			n += x->was.text[i] ? strlen(x->was.text[i]) : 0;
		break;
	case DELTA_IDS:
		n += ids_bytes(&x->was.ids[0]) + ids_bytes(&x->was.ids[1]);
		break;
	case DELTA_ADDED:
	case DELTA_REMOVED:
		n += x->was.out ? partner_bytes(x->was.out) : 0;
		break;
	case DELTA_NUMBER:
	case DELTA_MOVED:
		break;
	}
	return n;
}

struct spot delta_spot(const struct delta *x)
{
	return (struct spot){ .partner = x->partner, .key = x->key, .statement = x->statement };
}

void delta_apply(struct delta *x, struct draft *d, bool back)
{
	int to = back ? 0 : 1;
	size_t who = x->partner < 0 ? 0 : (size_t)x->partner;
	switch (x->kind) {
	case DELTA_TEXT:
		draft_set_text(d, delta_spot(x), x->was.text[to]);
		break;
	case DELTA_NUMBER:
		draft_set_number(d, delta_spot(x), x->was.number[to]);
		break;
	case DELTA_IDS:
		draft_set_ids(d, delta_spot(x), &x->was.ids[to]);
		break;
	case DELTA_STATEMENT:
		if (x->was.text[!to])
			draft_put_statement(d, x->at[!to], true, x->statement, NULL);
		if (x->was.text[to])
			draft_put_statement(d, x->at[to], false, x->statement, x->was.text[to]);
		break;
	case DELTA_ADDED:
	case DELTA_REMOVED:
		if (back == (x->kind == DELTA_ADDED))
			x->was.out = draft_take_partner(d, who);
		else
			draft_put_partner(d, who, &x->was.out);
		break;
	case DELTA_MOVED:
		draft_move_partner(d, x->at[!to], x->at[to]);
		break;
	}
}

/* --- changes ---------------------------------------------------------------- */

static void change_free(struct history *h, struct change *c)
{
	for (size_t i = 0; i < c->n; i++) {
		h->bytes -= delta_bytes(&c->deltas[i]);
		delta_free(&c->deltas[i]);
	}
	free(c->deltas);
	xlean_free(c->name);
}

/* Forgets all from the change at N on. */
static void cut(struct history *h, size_t n)
{
	while (h->n > n)
		change_free(h, &h->list[--h->n]);
	if (h->saved != HISTORY_NEVER && h->saved > n)
		h->saved = HISTORY_NEVER;
}

static void forget_oldest(struct history *h)
{
	change_free(h, &h->list[0]);
	memmove(h->list, h->list + 1, --h->n * sizeof *h->list);
	h->made--;
	if (h->saved != HISTORY_NEVER)
		h->saved = h->saved ? h->saved - 1 : HISTORY_NEVER;
}

struct change *history_push(struct history *h, enum change_kind kind)
{
	cut(h, h->made);
	if (h->n == HISTORY_CHANGES)
		forget_oldest(h);
	XGROW(h->list, h->n, h->room);
	struct change *c = &h->list[h->n++];
	*c = (struct change){ .kind = kind, .name = xlean_empty };
	h->made = h->n;
	return c;
}

void history_drop_last(struct history *h)
{
	cut(h, h->n - 1);
	h->made = h->n;
	h->joins = false;
}

void history_shrink(struct history *h)
{
	while (h->n > 1 && h->made && h->bytes > HISTORY_BYTES)
		forget_oldest(h);
}

void history_free(struct history *h)
{
	cut(h, 0);
	free(h->list);
	*h = (struct history){ 0 };
}

void history_start(struct history *h, const struct draft *d)
{
	history_free(h);
	h->revision = d->revision;
}

void history_follow(struct history *h, const struct draft *d)
{
	if (h->revision == d->revision)
		return;
	history_start(h, d);
	h->saved = HISTORY_NEVER;
}

void history_pause(struct history *h)
{
	h->joins = false;
}

void history_begin(struct history *h, enum change_kind kind)
{
	h->joins = false;
	h->grouped = true;
	h->begun = false;
	h->group = kind;
	h->watched = HISTORY_NEVER;
}

/* --- back and forth --------------------------------------------------------- */

static void apply(struct history *h, struct change *c, struct draft *d, bool back)
{
	for (size_t i = 0; i < c->n; i++) {
		struct delta *x = &c->deltas[back ? c->n - 1 - i : i];
		h->bytes -= delta_bytes(x);
		delta_apply(x, d, back);
		h->bytes += delta_bytes(x);
	}
	h->revision = d->revision;
}

bool history_step(struct history *h, struct draft *d, bool again)
{
	history_follow(h, d);
	h->joins = false;
	if (h->grouped || (again ? h->made == h->n : !h->made))
		return false;
	apply(h, &h->list[again ? h->made : h->made - 1], d, !again);
	h->made += again ? 1 : -1;
	return true;
}

bool history_is_saved(const struct history *h, const struct draft *d)
{
	return h->revision == d->revision && h->made == h->saved;
}

void history_set_saved(struct history *h, const struct draft *d)
{
	history_follow(h, d);
	h->joins = false;
	h->saved = h->made;
}

void history_set_unsaved(struct history *h)
{
	h->joins = false;
	h->saved = HISTORY_NEVER;
}
