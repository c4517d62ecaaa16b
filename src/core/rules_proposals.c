/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In how many proposals an organisation may be: the one rule over other drafts. */
#include "core/rules.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "base/xmem.h"

static bool takes_part(const struct partner *p, const struct rule *rule)
{
	return p->role == ROLE_APPLICANT || (p->role == ROLE_FULL && !rule->applicants_only);
}

/* The hash of a name or an id of one who takes part. */
struct hash_key {
	uint64_t hash;
	size_t at;                     /* the partner */
	bool done;                     /* of the first of equal ones: all of them are in another
	                                  draft, as was found already */
};

/* What other drafts are held against. */
struct query {
	const struct call *call;
	const struct draft *draft;
	const struct rule *rule;
	struct str sector;             /* folded */
	struct hash_key *keys;         /* of all who take part, by hash */
	size_t n_keys;
	const struct neighbour **in;   /* by partner: the first draft that it is in too */
};

static void add_key(struct query *q, uint64_t hash, size_t at)
{
	if (hash)
		q->keys[q->n_keys++] = (struct hash_key){ .hash = hash, .at = at };
}

static int compare_keys(const void *a, const void *b)
{
	const struct hash_key *x = a, *y = b;
	return x->hash != y->hash ? (x->hash < y->hash ? -1 : 1) : (x->at > y->at) - (x->at < y->at);
}

static void query_start(struct query *q, const struct judged *j, const struct rule *rule)
{
	const struct draft *d = j->draft;
	*q = (struct query){ .call = j->call, .draft = d, .rule = rule, .sector = STR_INIT };
	utf8_fold(&q->sector, d->sector);
	q->in = xcalloc(d->n_partners + 1, sizeof *q->in);
	q->keys = xcalloc(2 * d->n_partners + 1, sizeof *q->keys);
	for (size_t i = 0; i < d->n_partners; i++) {
		const struct partner *p = &d->partners[i];
		if (!takes_part(p, rule))
			continue;
		add_key(q, p->name_hash, i);
		add_key(q, p->id_hash, i);
	}
	qsort(q->keys, q->n_keys, sizeof *q->keys, compare_keys);
}

static void query_end(struct query *q)
{
	str_free(&q->sector);
	free(q->keys);
	free(q->in);
}

static bool same_sector(const struct query *q, const struct draft *other)
{
	struct str theirs = STR_INIT;
	utf8_fold(&theirs, other->sector);
	bool same = q->sector.length > 0 && !strcmp(q->sector.text, theirs.text);
	str_free(&theirs);
	return same;
}

/* True if the rule counts the other draft beside this one. */
static bool is_in_scope(const struct query *q, const struct draft *other)
{
	if (strcmp(q->call->id, other->call) != 0)
		return false;
	switch (q->rule->scope) {
	case SCOPE_CALL: return true;
	/* one without a Lot is not known to be for another */
	case SCOPE_LOT: return *other->lot && strcmp(q->draft->lot, other->lot) != 0;
	case SCOPE_SECTOR: return same_sector(q, other);
	case SCOPE_NONE: break;
	}
	return false;
}

/* The first of the keys of HASH; NULL if none of ours has it. */
static struct hash_key *find_keys(const struct query *q, uint64_t hash)
{
	size_t low = 0, high = q->n_keys;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (q->keys[middle].hash < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return low < q->n_keys && q->keys[low].hash == hash ? &q->keys[low] : NULL;
}

/* Marks those of ours that have HASH and are the same organisation as THEIRS. */
static void mark_same(struct query *q, uint64_t hash, const struct partner *theirs,
                      const struct neighbour *other)
{
	struct hash_key *first = find_keys(q, hash);
	if (!first || first->done)
		return;
	first->done = true;
	for (struct hash_key *k = first; k < q->keys + q->n_keys && k->hash == hash; k++) {
		if (!q->in[k->at] && partner_same(&q->draft->partners[k->at], theirs))
			q->in[k->at] = other;
		first->done = first->done && q->in[k->at];
	}
}

/* Marks those of ours that take part in the other draft. */
static void look_into(struct query *q, const struct neighbour *other)
{
	for (size_t k = 0; k < other->draft->n_partners; k++) {
		const struct partner *theirs = &other->draft->partners[k];
		if (!takes_part(theirs, q->rule))
			continue;
		mark_same(q, theirs->name_hash, theirs, other);
		mark_same(q, theirs->id_hash, theirs, other);
	}
}

/* The only regulatory body of its country, which shows its monopoly. */
static bool is_exempt(const struct judged *j, const struct rule *rule, size_t at)
{
	const struct partner *p = &j->draft->partners[at];
	type_set capacities = p->also | (p->type ? TYPE_BIT(p->type) : 0);
	return rule->exempt_category >= 0 && p->sole_regulator && !is_blank(p->monopoly_evidence) &&
	       (call_categories(j->call, capacities) >> rule->exempt_category & 1);
}

bool rule_proposals(const struct judged *j, const struct rule *rule, struct finding *f)
{
	if (rule->unknown || !j->others) {
		f->state = STATE_UNDECIDED;
		f->level = LEVEL_ADVICE;
		return true;
	}
	struct query q;
	query_start(&q, j, rule);
	for (size_t k = 0; k < j->n_others; k++)
		if (is_in_scope(&q, j->others[k].draft))
			look_into(&q, &j->others[k]);
	for (size_t i = 0; i < j->draft->n_partners; i++)
		if (q.in[i] && !is_exempt(j, rule, i))
			finding_conflict(j, f, i, q.in[i]);
	query_end(&q);
	finding_set(f, f->n_positions == 0);
	return true;
}
