/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The draft and its edits.  Every function that needs all members of a draft or a
 * partner (free, copy, compare) walks the key list, so that a new key is one line. */
#include "core/draft.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmem.h"

/* --- members by key ----------------------------------------------------- */

/* Where a key's value stands; the list made OWNER + offset right for its kind. */
static void *member(const void *owner, const struct key *k)
{
	union { const void *in; void *out; } u = { .in = owner };
	return (char *)u.out + k->offset;
}

static bool is_text(enum key_kind kind)
{
	switch (kind) {
	case KEY_CALL: case KEY_LOT: case KEY_SECTOR: case KEY_TEXT:
		return true;
	case KEY_VERSION: case KEY_NUMBER: case KEY_FLAG: case KEY_IDS: case KEY_COUNTRY:
	case KEY_TYPE: case KEY_TYPES: case KEY_ROLE: case KEY_STATEMENTS: case KEY_PARTNERS:
		break;
	}
	return false;
}

static int64_t number(const void *owner, const struct key *k)
{
	const void *at = member(owner, k);
	switch (k->kind) {
	case KEY_NUMBER: return *(const int64_t *)at;
	case KEY_FLAG: return *(const bool *)at;
	case KEY_COUNTRY: return *(const country *)at;
	case KEY_TYPE: case KEY_ROLE: return *(const int *)at;
	case KEY_TYPES: return *(const type_set *)at;
	case KEY_VERSION: case KEY_CALL: case KEY_LOT: case KEY_SECTOR: case KEY_TEXT:
	case KEY_IDS: case KEY_STATEMENTS: case KEY_PARTNERS:
		break;
	}
	return 0;
}

static void set_number(void *owner, const struct key *k, int64_t value)
{
	void *at = member(owner, k);
	switch (k->kind) {
	case KEY_NUMBER: *(int64_t *)at = value; break;
	case KEY_FLAG: *(bool *)at = value != 0; break;
	case KEY_COUNTRY: *(country *)at = (country)value; break;
	case KEY_TYPE: case KEY_ROLE: *(int *)at = (int)value; break;
	case KEY_TYPES: *(type_set *)at = (type_set)value; break;
	case KEY_VERSION: case KEY_CALL: case KEY_LOT: case KEY_SECTOR: case KEY_TEXT:
	case KEY_IDS: case KEY_STATEMENTS: case KEY_PARTNERS:
		break;
	}
}

/* --- whole drafts and partners, by the key lists -------------------------- */

static void members_init(void *owner, const struct key *keys, int n)
{
	for (int i = 0; i < n; i++) {
		if (is_text(keys[i].kind))
			*(char **)member(owner, &keys[i]) = xlean_empty;
		else if (keys[i].kind == KEY_NUMBER)
			set_number(owner, &keys[i], -1);
	}
}

static void members_free(void *owner, const struct key *keys, int n)
{
	for (int i = 0; i < n; i++) {
		void *at = member(owner, &keys[i]);
		if (is_text(keys[i].kind))
			xlean_free(*(char **)at);
		else if (keys[i].kind == KEY_IDS)
			id_list_free(at);
		else if (keys[i].kind == KEY_STATEMENTS)
			statements_free(at);
	}
}

/* Copies into a fresh owner, as members_init() leaves it. */
static void members_copy(void *to, const void *from, const struct key *keys, int n)
{
	for (int i = 0; i < n; i++) {
		void *at = member(to, &keys[i]);
		const void *old = member(from, &keys[i]);
		if (is_text(keys[i].kind)) {
			xlean_set(at, *(char *const *)old);
		} else if (keys[i].kind == KEY_IDS) {
			const struct id_list *list = old;
			for (size_t k = 0; k < list->n; k++)
				id_list_add(at, list->ids[k]);
		} else if (keys[i].kind == KEY_STATEMENTS) {
			const struct statement_list *list = old;
			for (size_t k = 0; k < list->n; k++)
				statement_add(at, list->items[k].key, list->items[k].text);
		} else {
			set_number(to, &keys[i], number(from, &keys[i]));
		}
	}
}

static bool members_equal(const void *a, const void *b, const struct key *keys, int n)
{
	for (int i = 0; i < n; i++) {
		const void *x = member(a, &keys[i]), *y = member(b, &keys[i]);
		bool equal = number(a, &keys[i]) == number(b, &keys[i]);
		if (is_text(keys[i].kind))
			equal = !strcmp(*(char *const *)x, *(char *const *)y);
		else if (keys[i].kind == KEY_IDS)
			equal = id_list_equal(x, y);
		else if (keys[i].kind == KEY_STATEMENTS)
			equal = statements_equal(x, y);
		if (!equal)
			return false;
	}
	return true;
}

/* KONSORT shares CALL's member in the list and must not be handled twice. */
static const struct key *own_keys(int *n)
{
	*n = DRAFT_KEY_END - DRAFT_KEY_CALL;
	return draft_keys + DRAFT_KEY_CALL;
}

struct draft *draft_new(const char *call, const char *lot)
{
	struct draft *d = xcalloc(1, sizeof *d);
	int n;
	const struct key *keys = own_keys(&n);
	members_init(d, keys, n);
	xlean_set(&d->call, call);
	xlean_set(&d->lot, lot);
	return d;
}

static void partner_clear(struct partner *p)
{
	members_free(p, partner_keys, PARTNER_KEY_END);
	extras_free(&p->extras);
	xlean_free(p->name_fold);
}

void partner_free(struct partner **p)
{
	if (!*p)
		return;
	partner_clear(*p);
	free(*p);
	*p = NULL;
}

void draft_free(struct draft **d)
{
	if (!*d)
		return;
	int n;
	const struct key *keys = own_keys(&n);
	members_free(*d, keys, n);
	for (size_t i = 0; i < (*d)->n_partners; i++)
		partner_clear(&(*d)->partners[i]);
	free((*d)->partners);
	extras_free(&(*d)->extras);
	free(*d);
	*d = NULL;
}

/* Makes a fresh partner the same as FROM. */
static void partner_fill(struct partner *p, const struct partner *from)
{
	members_copy(p, from, partner_keys, PARTNER_KEY_END);
	extras_copy(&p->extras, &from->extras);
	partner_refresh(p);
}

struct draft *draft_copy(const struct draft *d)
{
	struct draft *copy = draft_new("", "");
	int n;
	const struct key *keys = own_keys(&n);
	members_copy(copy, d, keys, n);
	extras_copy(&copy->extras, &d->extras);
	for (size_t i = 0; i < d->n_partners; i++)
		partner_fill(draft_add_partner(copy, i), &d->partners[i]);
	copy->revision = d->revision;
	return copy;
}

static bool partner_equal(const struct partner *a, const struct partner *b)
{
	return members_equal(a, b, partner_keys, PARTNER_KEY_END) &&
	       extras_equal(&a->extras, &b->extras);
}

bool draft_equal(const struct draft *a, const struct draft *b)
{
	int n;
	const struct key *keys = own_keys(&n);
	if (!members_equal(a, b, keys, n) || !extras_equal(&a->extras, &b->extras) ||
	    a->n_partners != b->n_partners)
		return false;
	for (size_t i = 0; i < a->n_partners; i++)
		if (!partner_equal(&a->partners[i], &b->partners[i]))
			return false;
	return true;
}

/* --- values by spot ------------------------------------------------------- */

const struct key *spot_key(struct spot p)
{
	return p.partner < 0 ? &draft_keys[p.key] : &partner_keys[p.key];
}

static const void *spot_owner(const struct draft *d, struct spot p)
{
	return p.partner < 0 ? (const void *)d : &d->partners[p.partner];
}

static void *spot_member(const struct draft *d, struct spot p)
{
	return member(spot_owner(d, p), spot_key(p));
}

const char *draft_statement(const struct draft *d, const char *key)
{
	for (size_t i = 0; i < d->statements.n; i++)
		if (!strcmp(d->statements.items[i].key, key))
			return d->statements.items[i].text;
	return "";
}

const char *draft_text(const struct draft *d, struct spot p)
{
	if (spot_key(p)->kind == KEY_STATEMENTS)
		return draft_statement(d, p.statement);
	return *(char *const *)spot_member(d, p);
}

int64_t draft_number(const struct draft *d, struct spot p)
{
	return number(spot_owner(d, p), spot_key(p));
}

const struct id_list *draft_ids(const struct draft *d, struct spot p)
{
	return spot_member(d, p);
}

/* What partner_refresh() reads: name, country and id decide whether two partners are the
 * same organisation. */
static bool is_kept_in_step(struct spot p)
{
	return p.partner >= 0 && (p.key == PARTNER_KEY_NAME || p.key == PARTNER_KEY_COUNTRY ||
	                          p.key == PARTNER_KEY_ID || p.key == PARTNER_KEY_CONTRIBUTION);
}

static void changed(struct draft *d, struct spot p)
{
	d->revision++;
	if (is_kept_in_step(p))
		partner_refresh(&d->partners[p.partner]);
}

bool draft_set_text(struct draft *d, struct spot p, const char *value)
{
	if (!strcmp(draft_text(d, p), value))
		return false;
	if (spot_key(p)->kind == KEY_STATEMENTS)
		statement_set(&d->statements, p.statement, value);
	else
		xlean_set(spot_member(d, p), value);
	changed(d, p);
	return true;
}

bool draft_set_number(struct draft *d, struct spot p, int64_t value)
{
	if (draft_number(d, p) == value)
		return false;
	void *owner = p.partner < 0 ? (void *)d : &d->partners[p.partner];
	set_number(owner, spot_key(p), value);
	changed(d, p);
	return true;
}

bool draft_set_id(struct draft *d, struct spot p, const char *id, bool in)
{
	struct id_list *list = spot_member(d, p);
	if (in == id_list_has(list, id))
		return false;
	if (in)
		id_list_add(list, id);
	else
		id_list_remove(list, id);
	changed(d, p);
	return true;
}

bool draft_set_ids(struct draft *d, struct spot p, const struct id_list *ids)
{
	struct id_list *list = spot_member(d, p);
	if (id_list_equal(list, ids))
		return false;
	id_list_free(list);
	*list = (struct id_list){ 0 };
	for (size_t i = 0; i < ids->n; i++)
		id_list_add(list, ids->ids[i]);
	changed(d, p);
	return true;
}

void draft_put_statement(struct draft *d, size_t at, bool had, const char *key, const char *text)
{
	statement_put(&d->statements, at, had, key, text);
	d->revision++;
}

/* --- partners ------------------------------------------------------------- */

struct partner *draft_add_partner(struct draft *d, size_t at)
{
	XGROW(d->partners, d->n_partners, d->partner_room);
	struct partner *p = &d->partners[at];
	memmove(p + 1, p, (d->n_partners++ - at) * sizeof *p);
	*p = (struct partner){ .role = ROLE_FULL, .name_fold = xlean_empty };
	members_init(p, partner_keys, PARTNER_KEY_END);
	d->revision++;
	return p;
}

struct partner *draft_take_partner(struct draft *d, size_t at)
{
	struct partner *p = &d->partners[at], *taken = xmalloc(sizeof *taken);
	*taken = *p;
	taken->marked = false;
	memmove(p, p + 1, (--d->n_partners - at) * sizeof *p);
	d->revision++;
	return taken;
}

void draft_put_partner(struct draft *d, size_t at, struct partner **taken)
{
	XGROW(d->partners, d->n_partners, d->partner_room);
	struct partner *p = &d->partners[at];
	memmove(p + 1, p, (d->n_partners++ - at) * sizeof *p);
	*p = **taken;
	free(*taken);
	*taken = NULL;
	d->revision++;
}

void draft_remove_partner(struct draft *d, size_t at)
{
	struct partner *p = draft_take_partner(d, at);
	partner_free(&p);
}

struct partner *draft_duplicate_partner(struct draft *d, size_t from)
{
	struct partner *p = draft_add_partner(d, d->n_partners);
	partner_fill(p, &d->partners[from]);
	return p;
}

void draft_move_partner(struct draft *d, size_t from, size_t to)
{
	if (from == to)
		return;
	struct partner moved = d->partners[from];
	if (from < to)
		memmove(&d->partners[from], &d->partners[from + 1], (to - from) * sizeof moved);
	else
		memmove(&d->partners[to + 1], &d->partners[to], (from - to) * sizeof moved);
	d->partners[to] = moved;
	d->revision++;
}

bool partner_is_empty(const struct partner *p)
{
	struct draft *blank = draft_new("", "");
	struct partner *other = draft_add_partner(blank, 0);
	other->role = p->role;
	bool empty = partner_equal(p, other);
	draft_free(&blank);
	return empty;
}
