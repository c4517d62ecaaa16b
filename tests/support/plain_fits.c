/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consortium alone: what `fits' asks of every Lot, and what does not suit it. */
#include "support/plain_rules.h"

#include <stdio.h>
#include <string.h>

static bool is_of_consortium(const struct rule *rule)
{
	switch (rule->kind) {
	case RULE_APPLICANT:
	case RULE_COUNT_COUNTRIES:
	case RULE_COUNT_PARTNERS:
	case RULE_PLACES:
	case RULE_PLACES_PER_COUNTRY:
		return rule->level == LEVEL_REQUIRED;
	case RULE_MAY_TAKE_PART:
		return rule->level == LEVEL_REQUIRED && rule->countries;
	case RULE_CHOICE:
	case RULE_DURATION:
	case RULE_DESCRIBED:
	case RULE_NO_GRANT:
	case RULE_GRANT_CEILING:
	case RULE_PROPOSALS:
	case RULE_STATEMENT:
	case RULE_KIND_END:
		break;
	}
	return false;
}

void plain_consortium(struct plain_judgement *j, const struct call *call, const struct lot *lot,
                      const struct draft *draft)
{
	const struct question q = { call, lot, draft, NULL, 0 };
	j->n_findings = 0;
	plain_ask_own(j, &q);
	for (size_t i = 0; i < lot->n_rules; i++)
		if (is_of_consortium(&lot->rules[i]))
			plain_ask_rule(j, &q, &lot->rules[i]);
	plain_decide(j);
}

static bool is_listed(const struct choice_list *list, const char *id)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->items[i].id, id) == 0)
			return true;
	return false;
}

unsigned plain_misfits(const struct lot *lot, const struct draft *draft)
{
	static const enum choice_list_id lists[MISFIT_END] = {
		[MISFIT_OBJECTIVES] = LIST_OBJECTIVES, [MISFIT_PRIORITIES] = LIST_PRIORITIES,
		[MISFIT_ACTIVITIES] = LIST_ACTIVITIES,
	};
	const struct id_list *chosen[MISFIT_END] = {
		[MISFIT_OBJECTIVES] = &draft->objectives, [MISFIT_PRIORITIES] = &draft->priorities,
		[MISFIT_ACTIVITIES] = &draft->activities,
	};
	unsigned misfits = 0;
	const struct choice_list *sectors = &lot->lists[LIST_SECTORS];
	if (sectors->n > 0 && !plain_blank(draft->sector) && !is_listed(sectors, draft->sector))
		misfits |= 1u << MISFIT_SECTOR;
	for (size_t i = 0; i < lot->n_rules; i++) {
		const struct rule *rule = &lot->rules[i];
		if (rule->kind == RULE_DURATION && !rule->unknown && draft->duration != -1
		    && !plain_allowed(rule->months, rule->n_months, draft->duration))
			misfits |= 1u << MISFIT_DURATION;
	}
	for (int m = MISFIT_OBJECTIVES; m < MISFIT_END; m++)
		for (size_t i = 0; i < chosen[m]->n; i++)
			if (!is_listed(&lot->lists[lists[m]], chosen[m]->ids[i]))
				misfits |= 1u << m;
	return misfits;
}

unsigned plain_choose(const struct lot *lot, unsigned misfits)
{
	static const enum choice_list_id lists[] = { LIST_OBJECTIVES, LIST_PRIORITIES, LIST_ACTIVITIES };
	for (int m = MISFIT_OBJECTIVES; m < MISFIT_END; m++)
		if (lot->lists[lists[m - MISFIT_OBJECTIVES]].n == 0)
			misfits &= ~(1u << m);
	return misfits;
}

/* The comparison */

/* True if IDS are the required findings in STATE, in their order. */
static bool same_ids(const char *const *ids, size_t n, const struct plain_judgement *j, enum state in)
{
	size_t at = 0;
	for (size_t i = 0; i < j->n_findings; i++) {
		if (j->findings[i].level != LEVEL_REQUIRED || j->findings[i].state != in)
			continue;
		if (at == n || strcmp(ids[at++], j->findings[i].id) != 0)
			return false;
	}
	return at == n;
}

const char *plain_fit_differs(const struct fit *fit, const struct draft *draft, char buffer[PLAIN_BUFFER])
{
	static struct plain_judgement j;
	struct evaluation e = EVALUATION_INIT;
	plain_consortium(&j, fit->call, fit->lot, draft);
	evaluate_consortium(&e, fit->call, fit->lot, draft);
	const char *wrong = plain_differs(&e, &j, buffer);
	evaluation_free(&e);
	unsigned misfits = plain_misfits(fit->lot, draft);
	if (wrong)
		return wrong;
	if (fit->verdict != j.verdict)
		return "another verdict";
	if (!same_ids(fit->unmet, fit->n_unmet, &j, STATE_UNMET))
		return "other unmet ids";
	if (!same_ids(fit->undecided, fit->n_undecided, &j, STATE_UNDECIDED))
		return "other undecided ids";
	if (fit->misfits != misfits || draft_misfits(fit->lot, draft) != misfits)
		return "other misfits";
	return fit->choose == plain_choose(fit->lot, misfits) ? NULL : "other things to choose";
}
