/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules about what the draft says: choices, duration, texts, grants. */
#include "core/rules.h"

#include <string.h>

static const struct id_list *chosen(const struct draft *d, enum choice_list_id list)
{
	switch (list) {
	case LIST_OBJECTIVES: return &d->objectives;
	case LIST_PRIORITIES: return &d->priorities;
	case LIST_ACTIVITIES: return &d->activities;
	case LIST_SECTORS: case LIST_END: break;
	}
	return NULL;
}

/* How many of the Lot's items are chosen; each counts once, others do not. */
static int64_t chosen_of(const struct choice_list *list, const struct id_list *ids)
{
	int64_t have = 0;
	for (size_t i = 0; i < list->n; i++)
		have += id_list_has(ids, list->items[i].id);
	return have;
}

bool rule_choice(const struct judged *j, const struct rule *rule, struct finding *f)
{
	const struct choice_list *list = &j->lot->lists[rule->list];
	const char *sector = j->draft->sector;
	if (rule->list == LIST_SECTORS)
		finding_set(f, list->n ? list_find(list, sector) != NULL : !is_blank(sector));
	else
		finding_count(f, rule, chosen_of(list, chosen(j->draft, rule->list)));
	return true;
}

bool rule_duration(const struct judged *j, const struct rule *rule, struct finding *f)
{
	int months = (int)j->draft->duration;
	if (rule->unknown)
		f->state = STATE_UNDECIDED;
	else
		finding_set(f, months_allow(rule->months, rule->n_months, months));
	for (size_t i = 0; i < rule->n_claims; i++) {
		const struct claim *c = &rule->claims[i];
		if (*c->figure)
			finding_dispute(j, f, c, months_allow(c->months, c->n_months, months));
	}
	return true;
}

bool rule_described(const struct judged *j, const struct rule *rule, struct finding *f)
{
	bool any = rule->roles & j->tally->roles_undescribed;
	for (size_t i = 0; any && i < j->tally->n; i++)
		if (rule->roles & ROLE_BIT(j->tally->rows[i].role) && !j->tally->rows[i].described)
			finding_fault(j, f, i);
	finding_set(f, f->n_positions == 0);
	return true;
}

bool rule_no_grant(const struct judged *j, const struct rule *rule, struct finding *f)
{
	bool any = rule->roles & j->tally->roles_granted;
	for (size_t i = 0; any && i < j->tally->n; i++)
		if (rule->roles & ROLE_BIT(j->tally->rows[i].role) && j->tally->rows[i].granted)
			finding_fault(j, f, i);
	finding_set(f, f->n_positions == 0);
	return true;
}

bool rule_grant_ceiling(const struct judged *j, const struct rule *rule, struct finding *f)
{
	f->has_have = true;
	f->have = j->tally->grants;
	f->has_need = !rule->unknown;
	f->need = ceiling_for(rule->ceilings, rule->n_ceilings, (int)j->draft->duration);
	if (rule->unknown)
		f->state = STATE_UNDECIDED;
	else
		finding_set(f, f->have <= f->need);
	return true;
}

bool rule_statement(const struct judged *j, const struct rule *rule, struct finding *f)
{
	if (*rule->when_activity && !id_list_has(&j->draft->activities, rule->when_activity))
		return false;
	finding_set(f, !is_blank(draft_statement(j->draft, rule->key)));
	return true;
}
