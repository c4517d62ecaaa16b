/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rare part of finding duplicates: those that may be some. */
#include "core/tally_finder.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmem.h"

/* A hash table by open addressing; KEY 0 is a free slot. */
struct finder_slot {
	uint32_t key, partner;
};

enum {
	FEW = 24,                /* up to here comparing all pairs is the quicker way */
	BITS_EACH = 32,          /* of the map, a partner */
};

static void add_found(struct tally_finder *f, size_t at)
{
	XGROW(f->found, f->n_found, f->found_room);
	f->found[f->n_found++] = (uint32_t)at;
}

void tally_finder_start(struct tally_finder *f, size_t partners)
{
	struct finder_map *m = &f->map;
	size_t words = 64;
	f->n_found = f->n_suspects = 0;
	f->few = partners <= FEW;
	if (f->few)
		return;
	while (words * 64 < partners * BITS_EACH)
		words *= 2;
	if (!m->seen || words != m->mask + 1) {
		m->seen = xreallocarray(m->seen, words, sizeof *m->seen);
		m->mask = words - 1;
	}
	if (!m->again)
		m->again = xmalloc(FINDER_AGAIN / 8);
	if (partners > f->key_room) {
		m->keys = xreallocarray(m->keys, partners, sizeof *m->keys);
		f->key_room = partners;
	}
	memset(m->seen, 0, words * sizeof *m->seen);
	memset(m->again, 0, FINDER_AGAIN / 8);
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

typedef bool same_function(const struct partner *a, const struct partner *b);

/* Enters a key of partner AT; true if an earlier partner is the same by what the key is
 * of.  By just that: a match by other means would leave the key out of the table. */
static bool enter(struct tally_finder *f, const struct partner *partners, size_t at, uint32_t key,
                  same_function *same)
{
	size_t mask = f->n_slots - 1, i = key & mask;
	if (!key)
		return false;
	for (; f->slots[i].key; i = (i + 1) & mask)
		if (f->slots[i].key == key && same(&partners[f->slots[i].partner], &partners[at]))
			return true;
	f->slots[i] = (struct finder_slot){ key, (uint32_t)at };
	return false;
}

static uint64_t met_again(struct finder_map m, uint32_t key)
{
	return *finder_again(m, key) & finder_bit(key);
}

/* Returns how many keys they have that are to be looked at. */
static size_t find_suspects(struct tally_finder *f, size_t partners)
{
	struct finder_map m = f->map;
	size_t keys = 0;
	for (size_t i = 0; i < partners; i++) {
		uint64_t name = met_again(m, m.keys[i][0]), id = met_again(m, m.keys[i][1]);
		if (!(name | id))
			continue;
		/* what is met once only needs no place in the table */
		m.keys[i][0] = name ? m.keys[i][0] : 0;
		m.keys[i][1] = id ? m.keys[i][1] : 0;
		XGROW(f->suspects, f->n_suspects, f->suspect_room);
		f->suspects[f->n_suspects++] = (uint32_t)i;
		keys += (size_t)(m.keys[i][0] != 0) + (m.keys[i][1] != 0);
	}
	return keys;
}

static void slots_prepare(struct tally_finder *f, size_t keys)
{
	size_t want = 64;
	while (want < keys * 2)
		want *= 2;
	if (want > f->slot_room) {
		f->slots = xreallocarray(f->slots, want, sizeof *f->slots);
		f->slot_room = want;
	}
	f->n_slots = want;
	memset(f->slots, 0, want * sizeof *f->slots);
}

void tally_finder_end(struct tally_finder *f, const struct draft *d)
{
	for (size_t i = 1; f->few && i < d->n_partners; i++)
		if (same_as_earlier(d->partners, i))
			add_found(f, i);
	if (f->few)
		return;
	slots_prepare(f, find_suspects(f, d->n_partners));
	for (size_t k = 0; k < f->n_suspects; k++) {
		size_t i = f->suspects[k];
		bool by_name = enter(f, d->partners, i, f->map.keys[i][0], partner_same_name);
		bool by_id = enter(f, d->partners, i, f->map.keys[i][1], partner_same_id);
		if (by_name || by_id)
			add_found(f, i);
	}
}

void tally_finder_free(struct tally_finder *f)
{
	free(f->found);
	free(f->map.keys);
	free(f->map.seen);
	free(f->map.again);
	free(f->suspects);
	free(f->slots);
	*f = (struct tally_finder){ 0 };
}
