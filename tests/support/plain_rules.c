/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One function per question, each answering from the partners themselves. */
#include "support/plain_rules.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "base/xmem.h"

/* Words */

bool plain_blank(const char *s)
{
	while (*s)
		if (!utf8_is_space(utf8_read(&s)))
			return false;
	return true;
}

static char *trimmed(const char *s)
{
	const char *begin = s, *end = s;
	while (*begin) {
		const char *next = begin;
		if (!utf8_is_space(utf8_read(&next)))
			break;
		begin = next;
	}
	for (const char *at = begin; *at; )
		if (!utf8_is_space(utf8_read(&at)))
			end = at;
	return xstrndup(begin, end > begin ? (size_t)(end - begin) : 0);
}

static char *folded(const char *s)
{
	struct str f = STR_INIT;
	utf8_fold(&f, s);
	return str_take(&f);
}

/* Equal and not empty; frees both. */
static bool equal_and_there(char *a, char *b)
{
	bool equal = *a && strcmp(a, b) == 0;
	free(a);
	free(b);
	return equal;
}

/* Countries */

bool plain_in_set(const struct country_set *set, country c)
{
	return set && c != COUNTRY_NONE && (set->bits[c / 64] >> (c % 64) & 1);
}

/* Organisations */

static bool same_organisation(const struct partner *a, const struct partner *b)
{
	if (equal_and_there(trimmed(a->id), trimmed(b->id)))
		return true;
	return a->country != COUNTRY_NONE && a->country == b->country
		&& equal_and_there(folded(a->name), folded(b->name));
}

bool plain_duplicate(const struct draft *d, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (same_organisation(&d->partners[i], &d->partners[at]))
			return true;
	return false;
}

static bool takes_part(const struct partner *p)
{
	return p->role == ROLE_APPLICANT || p->role == ROLE_FULL;
}

bool plain_counted(const struct question *q, size_t at)
{
	const struct partner *p = &q->draft->partners[at];
	return takes_part(p) && !(q->call->umbrella && p->umbrella) && !plain_duplicate(q->draft, at);
}

bool plain_frees(const struct question *q, size_t at)
{
	const struct partner *p = &q->draft->partners[at];
	return q->call->umbrella && p->umbrella && takes_part(p) && !plain_duplicate(q->draft, at);
}

bool plain_umbrella(const struct question *q)
{
	for (size_t i = 0; i < q->draft->n_partners; i++)
		if (plain_frees(q, i))
			return true;
	return false;
}

static type_set capacities(const struct partner *p)
{
	return p->type == TYPE_NONE ? p->also : p->also | (type_set)1 << p->type;
}

/* Places */

/* The places of RULE filled by counted partners, of COUNTRY only if one is given. */
static int64_t filled(const struct question *q, const struct rule *rule, country only)
{
	uint32_t can[PLAIN_PARTNERS];
	int64_t seats[32];
	size_t n = 0;
	for (size_t s = 0; s < rule->n_seats; s++)
		seats[s] = rule->seats[s].seats;
	for (size_t i = 0; i < q->draft->n_partners; i++) {
		const struct partner *p = &q->draft->partners[i];
		if (!plain_counted(q, i) || p->type == TYPE_NONE || (only != COUNTRY_NONE && p->country != only))
			continue;
		can[n] = 0;
		for (size_t s = 0; s < rule->n_seats; s++)
			if (q->call->categories[rule->seats[s].category].types & capacities(p))
				can[n] |= (uint32_t)1 << s;
		n++;
	}
	return plain_fill(can, n, seats, rule->n_seats);
}

static int64_t all_seats(const struct rule *rule)
{
	int64_t all = 0;
	for (size_t s = 0; s < rule->n_seats; s++)
		all += rule->seats[s].seats;
	return all;
}

/* Findings */

static void at_fault(struct plain_finding *f, size_t position)
{
	f->positions[f->n_positions++] = position;
	f->state = STATE_UNMET;
}

static void figures(struct plain_finding *f, int64_t have, int64_t need)
{
	f->has_have = f->has_need = true;
	f->have = have;
	f->need = need;
}

static void judge_applicant(const struct question *q, const struct rule *rule, struct plain_finding *f)
{
	size_t last = 0;
	figures(f, 0, 1);
	for (size_t i = 0; i < q->draft->n_partners; i++)
		if (q->draft->partners[i].role == ROLE_APPLICANT) {
			f->have++;
			last = i;
		}
	if (f->have == 0)
		f->state = STATE_UNMET;
	else if (f->have == 1 && !plain_in_set(rule->countries, q->draft->partners[last].country))
		at_fault(f, last);
	for (size_t i = 0; f->have > 1 && i < q->draft->n_partners; i++)
		if (q->draft->partners[i].role == ROLE_APPLICANT)
			at_fault(f, i);
}

static void judge_countries(const struct question *q, const struct rule *rule, struct plain_finding *f)
{
	figures(f, 0, rule->need);
	for (int c = 1; c < COUNTRY_END; c++) {
		bool there = false;
		for (size_t i = 0; i < q->draft->n_partners && !there; i++)
			there = q->draft->partners[i].country == c && plain_in_set(rule->countries, (country)c) && plain_counted(q, i);
		f->have += there;
	}
	f->state = f->have >= f->need ? STATE_MET : STATE_UNMET;
}

static void judge_partners(const struct question *q, const struct rule *rule, struct plain_finding *f)
{
	figures(f, 0, rule->need);
	for (size_t i = 0; i < q->draft->n_partners; i++)
		f->have += plain_counted(q, i);
	f->state = f->have >= f->need ? STATE_MET : STATE_UNMET;
}

static void judge_places(const struct question *q, const struct rule *rule, struct plain_finding *f)
{
	figures(f, filled(q, rule, COUNTRY_NONE), all_seats(rule));
	f->has_have = !rule->unknown;
	f->state = f->have == f->need ? STATE_MET : STATE_UNMET;
}

static void judge_places_per_country(const struct question *q, const struct rule *rule, struct plain_finding *f)
{
	int involved = 0;
	figures(f, 0, 0);
	for (int c = 1; c < COUNTRY_END; c++) {
		bool is_involved = false, is_freed = false;
		for (size_t i = 0; i < q->draft->n_partners; i++) {
			if (q->draft->partners[i].country != c)
				continue;
			is_involved |= plain_counted(q, i);
			is_freed |= plain_frees(q, i);
		}
		involved += is_involved;
		if (is_involved && !is_freed) {
			f->need++;
			f->have += filled(q, rule, (country)c) == all_seats(rule);
		}
	}
	f->has_have = !rule->unknown;
	f->state = involved > 0 && f->have == f->need ? STATE_MET : STATE_UNMET;
}

static const struct id_list *chosen(const struct draft *d, enum choice_list_id list)
{
	return list == LIST_OBJECTIVES ? &d->objectives : list == LIST_PRIORITIES ? &d->priorities : &d->activities;
}

static void judge_choice(const struct question *q, const struct rule *rule, struct plain_finding *f)
{
	const struct choice_list *list = &q->lot->lists[rule->list];
	if (rule->list == LIST_SECTORS) {
		bool listed = list->n == 0 && !plain_blank(q->draft->sector);
		for (size_t i = 0; i < list->n; i++)
			listed |= strcmp(list->items[i].id, q->draft->sector) == 0;
		f->state = listed ? STATE_MET : STATE_UNMET;
		return;
	}
	figures(f, 0, rule->need);
	for (size_t i = 0; i < list->n; i++) {
		bool is_chosen = false;
		const struct id_list *ids = chosen(q->draft, rule->list);
		for (size_t k = 0; k < ids->n; k++)
			is_chosen |= strcmp(ids->ids[k], list->items[i].id) == 0;
		f->have += is_chosen;
	}
	f->state = f->have >= f->need ? STATE_MET : STATE_UNMET;
}

bool plain_allowed(const struct months *months, size_t n, int64_t duration)
{
	for (size_t i = 0; i < n; i++)
		for (int m = months[i].first; m <= months[i].last; m++)
			if (m == duration)
				return true;
	return false;
}

static void judge_duration(const struct question *q, const struct rule *rule, struct plain_finding *f)
{
	f->state = plain_allowed(rule->months, rule->n_months, q->draft->duration) ? STATE_MET : STATE_UNMET;
}

static void judge_described(const struct question *q, const struct rule *rule, struct plain_finding *f)
{
	for (size_t i = 0; i < q->draft->n_partners; i++)
		if (rule->roles >> q->draft->partners[i].role & 1 && plain_blank(q->draft->partners[i].contribution))
			at_fault(f, i);
}

static void judge_no_grant(const struct question *q, const struct rule *rule, struct plain_finding *f)
{
	for (size_t i = 0; i < q->draft->n_partners; i++)
		if (rule->roles >> q->draft->partners[i].role & 1 && q->draft->partners[i].grant > 0)
			at_fault(f, i);
}

static void judge_grant_ceiling(const struct question *q, const struct rule *rule, struct plain_finding *f)
{
	figures(f, 0, 0);
	for (size_t i = 0; i < q->draft->n_partners; i++)
		if (q->draft->partners[i].grant > 0)
			f->have += q->draft->partners[i].grant;
	bool own = false;
	for (size_t i = 0; i < rule->n_ceilings; i++)
		if (rule->ceilings[i].months != 0 && rule->ceilings[i].months == q->draft->duration) {
			f->need = rule->ceilings[i].most;
			own = true;
		}
	for (size_t i = 0; i < rule->n_ceilings && !own; i++)
		if (rule->ceilings[i].most > f->need)
			f->need = rule->ceilings[i].most;
	f->state = f->have <= f->need ? STATE_MET : STATE_UNMET;
}

static void judge_may_take_part(const struct question *q, const struct rule *rule, struct plain_finding *f)
{
	for (size_t i = 0; i < q->draft->n_partners; i++) {
		const struct partner *p = &q->draft->partners[i];
		bool right_type = rule->types == 0 || p->type == TYPE_NONE || (rule->types >> p->type & 1)
			|| (rule->umbrellas && p->umbrella);
		if ((plain_counted(q, i) && !right_type) || plain_in_set(rule->countries, p->country))
			at_fault(f, i);
	}
}

static bool is_exempt(const struct question *q, const struct rule *rule, const struct partner *p)
{
	return rule->exempt_category >= 0 && p->sole_regulator && !plain_blank(p->monopoly_evidence)
		&& (q->call->categories[rule->exempt_category].types & capacities(p));
}

static bool within_scope(const struct question *q, const struct rule *rule, const struct draft *other)
{
	if (rule->scope == SCOPE_LOT)
		return *other->lot && strcmp(q->draft->lot, other->lot) != 0;
	if (rule->scope == SCOPE_SECTOR)
		return equal_and_there(folded(q->draft->sector), folded(other->sector));
	return true;
}

/* Drafts of other calls are passed over. */
static bool of_this_call(const struct question *q, size_t other)
{
	return strcmp(q->others[other].draft->call, q->call->id) == 0;
}

static void judge_proposals(const struct question *q, const struct rule *rule, struct plain_finding *f)
{
	if (!q->others || rule->scope == SCOPE_NONE) {
		f->level = LEVEL_ADVICE;
		f->state = STATE_UNDECIDED;
		return;
	}
	for (size_t i = 0; i < q->draft->n_partners; i++) {
		const struct partner *p = &q->draft->partners[i];
		const struct neighbour *elsewhere = NULL;
		for (size_t o = 0; o < q->n_others; o++)
			for (size_t k = 0; of_this_call(q, o) && k < q->others[o].draft->n_partners; k++) {
				const struct partner *other = &q->others[o].draft->partners[k];
				bool both = rule->applicants_only
					? p->role == ROLE_APPLICANT && other->role == ROLE_APPLICANT
					: takes_part(p) && takes_part(other);
				if (!elsewhere && both && same_organisation(p, other) && within_scope(q, rule, q->others[o].draft))
					elsewhere = &q->others[o];
			}
		if (elsewhere && !is_exempt(q, rule, p)) {
			f->in[f->n_positions] = elsewhere;
			at_fault(f, i);
		}
	}
}

static void judge_statement(const struct question *q, const struct rule *rule, struct plain_finding *f)
{
	f->state = STATE_UNMET;
	for (size_t i = 0; i < q->draft->statements.n; i++)
		if (strcmp(q->draft->statements.items[i].key, rule->key) == 0 && !plain_blank(q->draft->statements.items[i].text))
			f->state = STATE_MET;
}

void plain_rule(const struct question *q, const struct rule *rule, struct plain_finding *f)
{
	static void (*const judges[RULE_KIND_END])(const struct question *, const struct rule *, struct plain_finding *) = {
		[RULE_APPLICANT] = judge_applicant, [RULE_COUNT_COUNTRIES] = judge_countries,
		[RULE_COUNT_PARTNERS] = judge_partners, [RULE_PLACES] = judge_places,
		[RULE_PLACES_PER_COUNTRY] = judge_places_per_country, [RULE_CHOICE] = judge_choice,
		[RULE_DURATION] = judge_duration, [RULE_DESCRIBED] = judge_described,
		[RULE_NO_GRANT] = judge_no_grant, [RULE_GRANT_CEILING] = judge_grant_ceiling,
		[RULE_MAY_TAKE_PART] = judge_may_take_part, [RULE_PROPOSALS] = judge_proposals,
		[RULE_STATEMENT] = judge_statement,
	};
	judges[rule->kind](q, rule, f);
}
