/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one pass over the partners, and one over the rows that it leaves. */
#include "core/tally.h"

#include <stdlib.h>

#include "base/str.h"
#include "base/xmem.h"
#include "core/tally_finder.h"

bool is_blank(const char *text)
{
	return ((unsigned char)*text <= ' ' || (unsigned char)*text >= 0x80) && str_is_blank(text);
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

/* country_set_add(), here for the compiler to see; most are there already, and reading
 * is quicker than writing the same anew. */
static inline void set_add(struct country_set *set, country c)
{
	uint64_t *word = &set->bits[c / 64], bit = UINT64_C(1) << (c % 64);
	if (!(*word & bit))
		*word |= bit;
}

/* What counts of one row.  UMBRELLAS: the call lets them free their country. */
static inline void count_row(struct tally *t, struct tally_row *row, bool umbrellas)
{
	bool takes_part = !row->duplicate && (row->role == ROLE_APPLICANT || row->role == ROLE_FULL);
	bool umbrella = takes_part && umbrellas && row->umbrella, counted = takes_part && !umbrella;
	row->umbrella = umbrella;
	row->counted = counted;
	t->n_umbrellas += umbrella;
	t->n_counted += counted;
	set_add(counted ? &t->involved : umbrella ? &t->freed : &t->mentioned, row->country);
	t->types |= counted ? TYPE_BIT(row->type) : 0;
	t->lacks_details |= !row->country || !row->type || !row->role || !row->named;
	t->roles_undescribed |= row->described ? 0 : ROLE_BIT(row->role);
	t->roles_granted |= row->granted ? ROLE_BIT(row->role) : 0;
}

/* Counts in a tally of its own, of which the compiler knows that no row lies in it. */
static void count_rows(struct tally *t, bool umbrellas)
{
	struct tally own = *t;
	for (size_t i = 0; i < own.n; i++)
		count_row(&own, &own.rows[i], umbrellas);
	*t = own;
}

static void tally_start(struct tally *t, const struct draft *d)
{
	struct tally old = *t;
	*t = (struct tally){ .rows = old.rows, .room = old.room, .finder = old.finder, .n = d->n_partners };
	if (!t->finder)
		t->finder = xcalloc(1, sizeof *t->finder);
	if (t->n > t->room) {
		t->room = t->n;
		t->rows = xreallocarray(t->rows, t->room, sizeof *t->rows);
	}
	tally_finder_start(t->finder, d->n_partners);
}

/* An absent country is none, and every country is mentioned. */
static void finish_sets(struct tally *t)
{
	struct country_set *sets[] = { &t->involved, &t->freed, &t->mentioned };
	for (size_t k = 0; k < sizeof sets / sizeof *sets; k++)
		sets[k]->bits[COUNTRY_NONE / 64] &= ~(UINT64_C(1) << COUNTRY_NONE % 64);
	for (size_t i = 0; i < sizeof t->mentioned.bits / sizeof *t->mentioned.bits; i++)
		t->mentioned.bits[i] |= t->involved.bits[i] | t->freed.bits[i];
}

/* In `umbrella' first who calls itself one.  Member by member: a row built elsewhere and
 * copied costs twice the time of all this. */
static inline void fill_row(struct tally_row *row, const struct partner *p, uint8_t categories)
{
	row->country = p->country;
	row->type = (uint8_t)p->type;
	row->role = (uint8_t)p->role;
	row->categories = categories;
	row->named = p->name_hash || !is_blank(p->name);   /* a name with a hash has letters */
	row->described = p->described;
	row->granted = p->grant > 0;
	row->duplicate = row->counted = false;
	row->umbrella = p->umbrella;
}

static void fill_rows(struct tally *t, const struct call *call, const struct draft *d)
{
	struct finder_map map = t->finder->map;
	bool few = t->finder->few;
	int64_t grants = 0;
	uint8_t by_type[TYPE_END];
	categories_by_type(call, by_type);
	for (size_t i = 0; i < d->n_partners; i++) {
		const struct partner *p = &d->partners[i];
		fill_row(&t->rows[i], p, categories_of(call, p, by_type));
		grants += p->grant > 0 ? p->grant : 0;
		if (!few)
			finder_add(map, p, i);
	}
	t->grants = grants;
}

void tally_make(struct tally *t, const struct call *call, const struct draft *d)
{
	tally_start(t, d);
	fill_rows(t, call, d);
	tally_finder_end(t->finder, d);
	t->n_duplicates = t->finder->n_found;
	for (size_t i = 0; i < t->n_duplicates; i++)
		t->rows[t->finder->found[i]].duplicate = true;
	count_rows(t, call->umbrella);
	finish_sets(t);
}

void tally_free(struct tally *t)
{
	if (t->finder)
		tally_finder_free(t->finder);
	free(t->finder);
	free(t->rows);
	*t = (struct tally){ 0 };
}
