/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one pass over the partners.  Duplicates are found by hashes that the draft's
 * edits keep; equal hashes are always confirmed by comparing. */
#include "core/tally.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/xmem.h"

/* A hash table by open addressing, for large drafts; TAG 0 is a free slot.  Half a
 * hash is kept, so that the table of 10 000 partners stays in a processor's cache. */
struct tally_slot {
	uint32_t tag;
	uint32_t partner;
};

enum {
	FEW = 24,     /* up to here comparing all pairs is the quicker way */
	AHEAD = 12,   /* partners */
};

bool is_blank(const char *text)
{
	return ((unsigned char)*text <= ' ' || (unsigned char)*text >= 0x80) && str_is_blank(text);
}

static bool same_as_earlier(const struct partner *partners, size_t at)
{
	const struct partner *p = &partners[at];
	for (size_t i = 0; i < at; i++) {
		const struct partner *q = &partners[i];
		bool maybe = (p->name_hash && p->name_hash == q->name_hash) ||
		             (p->id_hash && p->id_hash == q->id_hash);
		if (maybe && partner_same(p, q))
			return true;
	}
	return false;
}

static void slots_prepare(struct tally *t, size_t partners)
{
	size_t want = 64;
	while (want < partners * 3)
		want *= 2;
	if (want > t->n_slots) {
		t->slots = xreallocarray(t->slots, want, sizeof *t->slots);
		t->n_slots = want;
	}
	memset(t->slots, 0, t->n_slots * sizeof *t->slots);
}

typedef bool same_function(const struct partner *a, const struct partner *b);

/* Enters a hash of partner AT; true if an earlier partner is the same by what the hash
 * is of.  By just that: a match by other means would leave the hash out of the table. */
static bool slot_enter(struct tally *t, const struct partner *partners, size_t at, uint64_t hash,
                       same_function *same)
{
	if (!hash)
		return false;
	size_t mask = t->n_slots - 1, i = hash & mask;
	uint32_t tag = (uint32_t)(hash >> 32) | 1;
	for (; t->slots[i].tag; i = (i + 1) & mask)
		if (t->slots[i].tag == tag &&
		    same(&partners[t->slots[i].partner], &partners[at]))
			return true;
	t->slots[i] = (struct tally_slot){ tag, (uint32_t)at };
	return false;
}

/* Names and ids share the table: a mixed hash keeps them apart. */
static uint64_t id_slot_hash(const struct partner *p)
{
	return p->id_hash ? p->id_hash ^ UINT64_C(0x5bd1e995) : 0;
}

static bool is_duplicate(struct tally *t, const struct draft *d, size_t at)
{
	const struct partner *p = &d->partners[at];
	if (d->n_partners <= FEW)
		return same_as_earlier(d->partners, at);
	bool by_name = slot_enter(t, d->partners, at, p->name_hash, partner_same_name);
	bool by_id = slot_enter(t, d->partners, at, id_slot_hash(p), partner_same_id);
	return by_name || by_id;
}

/* The categories of every single type, so that a partner costs a few look-ups. */
static void categories_by_type(const struct call *call, uint8_t by_type[TYPE_END])
{
	for (int type = 0; type < TYPE_END; type++)
		by_type[type] = (uint8_t)call_categories(call, type ? TYPE_BIT(type) : 0);
}

static uint8_t categories_of(const struct call *call, const struct partner *p,
                             const uint8_t by_type[TYPE_END])
{
	uint8_t mask = by_type[p->type];
	if (!p->type || !p->also)   /* without a type it fills no place */
		return mask;
	return (uint8_t)(mask | call_categories(call, p->also));
}

static void count_row(struct tally *t, const struct call *call, const struct partner *p,
                      struct tally_row *row)
{
	bool takes_part = !row->duplicate && (row->role == ROLE_APPLICANT || row->role == ROLE_FULL);
	row->umbrella = takes_part && call->umbrella && p->umbrella;
	row->counted = takes_part && !row->umbrella;
	t->n_duplicates += row->duplicate;
	t->n_umbrellas += row->umbrella;
	t->n_counted += row->counted;
	if (!row->country)
		return;
	if (row->counted)
		country_set_add(&t->involved, row->country);
	else if (row->umbrella)
		country_set_add(&t->freed, row->country);
}

/* What is read of a partner far from its struct: its contribution, its slots. */
static void fetch_ahead(const struct tally *t, const struct partner *p)
{
	__builtin_prefetch(p->contribution);
	__builtin_prefetch(&t->slots[p->name_hash & (t->n_slots - 1)]);
	__builtin_prefetch(&t->slots[id_slot_hash(p) & (t->n_slots - 1)]);
}

void tally_make(struct tally *t, const struct call *call, const struct draft *d)
{
	if (d->n_partners > t->room) {
		t->room = d->n_partners;
		t->rows = xreallocarray(t->rows, t->room, sizeof *t->rows);
	}
	t->n = d->n_partners;
	t->n_duplicates = t->n_counted = t->n_umbrellas = 0;
	t->grants = 0;
	t->involved = t->freed = (struct country_set){ { 0 } };
	if (d->n_partners > FEW)
		slots_prepare(t, d->n_partners);
	uint8_t by_type[TYPE_END];
	categories_by_type(call, by_type);
	for (size_t i = 0; i < d->n_partners; i++) {
		const struct partner *p = &d->partners[i];
		if (d->n_partners > FEW && i + AHEAD < d->n_partners)
			fetch_ahead(t, &p[AHEAD]);
		t->rows[i] = (struct tally_row){
			.country = p->country, .type = (uint8_t)p->type, .role = (uint8_t)p->role,
			.categories = categories_of(call, p, by_type),
			.duplicate = is_duplicate(t, d, i),
			/* a name with a hash has letters */
			.named = p->name_hash || !is_blank(p->name),
			.described = !is_blank(p->contribution),
			.granted = p->grant > 0,
		};
		t->grants += p->grant > 0 ? p->grant : 0;
		count_row(t, call, p, &t->rows[i]);
	}
}

void tally_free(struct tally *t)
{
	free(t->rows);
	free(t->slots);
	*t = (struct tally){ 0 };
}
