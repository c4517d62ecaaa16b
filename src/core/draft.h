/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft: the consortium as its author writes it.  It owns its strings, which are
 * never NULL (empty ones take no memory: xlean_set()).  All changes go through the functions below; each that changes
 * something moves the revision. */
#ifndef KONSORT_CORE_DRAFT_H
#define KONSORT_CORE_DRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/country.h"
#include "core/draft_keys.h"
#include "core/draft_lists.h"
#include "core/vocabulary.h"

struct partner {
	/* What an evaluation reads stands together, so that it costs one line of cache.  The
	 * hashes are kept by the edits for finding duplicates (HACKING, "exactly"): 0 where
	 * there is no name and country, or no id; equal for equal ones.  So is whether the
	 * contribution is not blank. */
	uint64_t name_hash, id_hash;
	int64_t grant;           /* EUR, -1 if absent */
	type_set also;
	int type;                /* enum org_type */
	int role;                /* enum role */
	country country;
	bool umbrella, described;

	bool sole_regulator, agreed;
	bool marked;             /* for a change of several at once: no part of the draft, neither
	                            saved nor compared, and its revision does not move */
	char *name, *contribution;
	char *id, *monopoly_evidence, *contact, *notes;
	char *name_fold;         /* the folded name, "" for none */
	struct extra_list extras;
};

struct draft {
	char *call, *lot;
	char *acronym, *title, *sector, *notes;
	int64_t duration;        /* months, -1 if absent */
	struct id_list objectives, priorities, activities;
	struct statement_list statements;
	struct extra_list extras;
	struct partner *partners;
	size_t n_partners, partner_room;
	uint64_t revision;       /* moves with every change, never back */
};

struct draft *draft_new(const char *call, const char *lot);
void draft_free(struct draft **d);
/* A draft of its own with the same content. */
struct draft *draft_copy(const struct draft *d);
/* True if both hold the same (extras included, revision not). */
bool draft_equal(const struct draft *a, const struct draft *b);

/* Where a value stands: a key of the draft, or of one of its partners, and for
 * statements the key inside. */
struct spot {
	int partner;             /* index, or -1 for the draft itself */
	int key;                 /* enum draft_key or enum partner_key */
	const char *statement;   /* DRAFT_KEY_STATEMENTS only: borrowed, else NULL */
};
/* The row of the key that a spot names. */
const struct key *spot_key(struct spot p);

/* Reading.  The partner of the spot must exist and the kind must fit. */
const char *draft_text(const struct draft *d, struct spot p);   /* call, lot, sector, text, statements */
int64_t draft_number(const struct draft *d, struct spot p);     /* number, country, type, role, flag (0 or 1), types (mask) */
const struct id_list *draft_ids(const struct draft *d, struct spot p);
/* The statement of a key, "" if there is none. */
const char *draft_statement(const struct draft *d, const char *key);

/* Writing.  True if the value changed.  An empty statement is taken out. */
bool draft_set_text(struct draft *d, struct spot p, const char *value);
bool draft_set_number(struct draft *d, struct spot p, int64_t value);
/* Adds or removes ID in a list of ids. */
bool draft_set_id(struct draft *d, struct spot p, const char *id, bool in);
/* Makes a list of ids the same as IDS, order and all. */
bool draft_set_ids(struct draft *d, struct spot p, const struct id_list *ids);
/* The statement at index AT of the list becomes TEXT of KEY.  HAD: one stands there, which is
 * replaced, or taken out where TEXT is NULL; else it is put in before the one at AT. */
void draft_put_statement(struct draft *d, size_t at, bool had, const char *key, const char *text);

/* Adds an empty partner (role full) before index AT (n_partners: behind the last)
 * and returns it for the caller to fill through draft_set_*(); it stays valid until
 * the next partner is added or removed. */
struct partner *draft_add_partner(struct draft *d, size_t at);
void draft_remove_partner(struct draft *d, size_t at);
/* Takes a partner out whole: the caller's, to be put back or freed. */
struct partner *draft_take_partner(struct draft *d, size_t at);
/* Puts back one that was taken out, so that it stands at AT; *P is NULL then. */
void draft_put_partner(struct draft *d, size_t at, struct partner **p);
void partner_free(struct partner **p);
/* The memory that it takes, its texts included. */
size_t partner_bytes(const struct partner *p);
/* Adds a copy of the partner at FROM behind the last, as draft_add_partner() does. */
struct partner *draft_duplicate_partner(struct draft *d, size_t from);
/* Moves the partner at FROM so that it then stands at TO. */
void draft_move_partner(struct draft *d, size_t from, size_t to);
/* Brings name_fold, the hashes and `described' in step, for readers that fill a partner's
 * members themselves. */
void partner_refresh(struct partner *p);
/* True if nothing but a role was ever given. */
bool partner_is_empty(const struct partner *p);

/* True if A and B are the same organisation (HACKING, "exactly"): by folded name and country,
 * by id, by either. */
bool partner_same_name(const struct partner *a, const struct partner *b);
bool partner_same_id(const struct partner *a, const struct partner *b);
bool partner_same(const struct partner *a, const struct partner *b);

#endif
