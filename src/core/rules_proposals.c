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

static bool same_sector(const struct draft *a, const struct draft *b)
{
	struct str x = STR_INIT, y = STR_INIT;
	utf8_fold(&x, a->sector);
	utf8_fold(&y, b->sector);
	bool same = x.length > 0 && !strcmp(x.text, y.text);
	str_free(&x);
	str_free(&y);
	return same;
}

/* True if the rule counts the other draft beside this one. */
static bool is_in_scope(const struct rule *rule, const struct draft *d, const struct draft *other)
{
	switch (rule->scope) {
	case SCOPE_CALL: return true;
	case SCOPE_LOT: return strcmp(d->lot, other->lot) != 0;
	case SCOPE_SECTOR: return same_sector(d, other);
	case SCOPE_NONE: break;
	}
	return false;
}

/* The only regulatory body of its country, which shows its monopoly. */
static bool is_exempt(const struct judged *j, const struct rule *rule, size_t at)
{
	const struct partner *p = &j->draft->partners[at];
	type_set capacities = p->also | (p->type ? TYPE_BIT(p->type) : 0);
	return rule->exempt_category >= 0 && p->sole_regulator && !is_blank(p->monopoly_evidence) &&
	       (call_categories(j->call, capacities) >> rule->exempt_category & 1);
}

static bool is_in(const struct draft *other, const struct rule *rule, const struct partner *p)
{
	for (size_t i = 0; i < other->n_partners; i++)
		if (takes_part(&other->partners[i], rule) && partner_same(&other->partners[i], p))
			return true;
	return false;
}

bool rule_proposals(const struct judged *j, const struct rule *rule, struct finding *f)
{
	if (rule->unknown || !j->others) {
		f->state = STATE_UNDECIDED;
		f->level = LEVEL_ADVICE;
		return true;
	}
	bool *scoped = xcalloc(j->n_others + 1, sizeof *scoped);
	for (size_t k = 0; k < j->n_others; k++)
		scoped[k] = !strcmp(j->others[k].draft->call, j->call->id) &&
		            is_in_scope(rule, j->draft, j->others[k].draft);
	for (size_t i = 0; i < j->draft->n_partners; i++) {
		const struct partner *p = &j->draft->partners[i];
		const struct neighbour *in = NULL;
		for (size_t k = 0; k < j->n_others && !in; k++)
			if (scoped[k] && takes_part(p, rule) && is_in(j->others[k].draft, rule, p))
				in = &j->others[k];
		if (in && !is_exempt(j, rule, i))
			finding_conflict(j, f, i, in);
	}
	free(scoped);
	finding_set(f, f->n_positions == 0);
	return true;
}
