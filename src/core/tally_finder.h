/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the entries that are the same organisation as an earlier one, by the hashes that
 * the draft's edits keep.  Of a large draft every hash sets a bit in a small map first:
 * only what may share a bit with another goes into a hash table, and equal hashes there
 * are confirmed by comparing.  Internal to core/. */
#ifndef KONSORT_CORE_TALLY_FINDER_H
#define KONSORT_CORE_TALLY_FINDER_H

#include "core/draft.h"

enum { FINDER_AGAIN = 1 << 14 };   /* bits */

/* Owns its memory, which is kept from one draft to the next. */
struct tally_finder {
	uint32_t *found;         /* positions of duplicates, ascending */
	size_t n_found, found_room;
	bool few;                /* a draft so small that pairs are compared */
	struct finder_map {
		uint32_t (*keys)[2];     /* of name and id of each partner; 0: none */
		uint64_t *seen;          /* the map */
		size_t mask;             /* number of its words, less one */
		uint64_t *again;         /* a smaller one of keys whose bit was set before */
	} map;
	size_t key_room;
	uint32_t *suspects;      /* positions */
	size_t n_suspects, suspect_room;
	struct finder_slot *slots;
	size_t n_slots, slot_room;
};

/* Begins with a draft of PARTNERS; then each is added in turn, and the end finds. */
void tally_finder_start(struct tally_finder *f, size_t partners);
void tally_finder_end(struct tally_finder *f, const struct draft *draft);
void tally_finder_free(struct tally_finder *f);

/* Half a hash, that is: equal for equal ones, 0 for none. */
static inline uint32_t finder_key(uint64_t hash)
{
	uint32_t key = (uint32_t)(hash ^ hash >> 32);
	return hash ? key | !key : 0;
}

static inline uint64_t finder_bit(uint32_t key)
{
	return UINT64_C(1) << (key & 63);
}

static inline uint64_t *finder_again(struct finder_map m, uint32_t key)
{
	return &m.again[key >> 6 & (FINDER_AGAIN / 64 - 1)];
}

/* No key sets no bit, but may find one. */
static inline void finder_meet(struct finder_map m, uint32_t key)
{
	uint64_t *word = &m.seen[key >> 6 & m.mask], bit = finder_bit(key);
	if (*word & bit)
		*finder_again(m, key) |= bit;
	*word |= key ? bit : 0;
}

/* Adds the partner AT to the map of a draft that is not `few'. */
static inline void finder_add(struct finder_map m, const struct partner *p, size_t at)
{
	/* names and ids share the map: the salt keeps them apart */
	uint32_t name = finder_key(p->name_hash);
	uint32_t id = p->id_hash ? finder_key(p->id_hash ^ UINT64_C(0x5bd1e995)) : 0;
	m.keys[at][0] = name;
	m.keys[at][1] = id;
	finder_meet(m, name);
	finder_meet(m, id);
}

#endif
