/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evaluator: tally, konsort's own findings, the Lot's rules in their order,
 * verdict.  A rule's function is found by its kind; nothing here knows a call. */
#include "core/evaluate.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmem.h"
#include "core/rules.h"

const char *const state_words[3] = {
	[STATE_MET] = "met", [STATE_UNMET] = "unmet", [STATE_UNDECIDED] = "undecided",
};
const char *const verdict_words[3] = {
	[VERDICT_ELIGIBLE] = "eligible", [VERDICT_NOT_ELIGIBLE] = "not-eligible",
	[VERDICT_UNDECIDED] = "undecided",
};
const char *const own_finding_words[OWN_END] = {
	[OWN_NONE] = "", [OWN_LOT] = "lot", [OWN_PARTNER_DETAILS] = "partner-details",
	[OWN_DISTINCT] = "distinct-organisations",
};

typedef bool rule_function(const struct judged *j, const struct rule *rule, struct finding *f);
static rule_function *const rule_functions[RULE_KIND_END] = {
#define X(name, id, function) [RULE_##name] = function,
	RULE_KINDS(X)
#undef X
};

bool rule_judge(const struct judged *j, const struct rule *rule, struct finding *f)
{
	return rule_functions[rule->kind](j, rule, f);
}

const char *finding_id(const struct finding *f)
{
	return f->rule ? f->rule->id : own_finding_words[f->own];
}

const struct finding *evaluation_find(const struct evaluation *e, const char *id)
{
	for (size_t i = 0; i < e->n_findings; i++)
		if (!strcmp(finding_id(&e->findings[i]), id))
			return &e->findings[i];
	return NULL;
}

void finding_set(struct finding *f, bool met)
{
	f->state = met ? STATE_MET : STATE_UNMET;
}

void finding_count(struct finding *f, const struct rule *rule, int64_t have)
{
	f->has_have = true;
	f->have = have;
	f->has_need = !rule->unknown;
	f->need = rule->need;
	if (rule->unknown)
		f->state = STATE_UNDECIDED;
	else
		finding_set(f, have >= rule->need);
}

void finding_fault(const struct judged *j, struct finding *f, size_t partner)
{
	finding_conflict(j, f, partner, NULL);
}

void finding_conflict(const struct judged *j, struct finding *f, size_t partner,
                      const struct neighbour *in)
{
	struct evaluation *e = j->evaluation;
	size_t room = e->position_room;
	XGROW(e->positions, e->n_positions, e->position_room);
	if (e->position_room != room)
		e->neighbours = xreallocarray(e->neighbours, e->position_room, sizeof *e->neighbours);
	e->positions[e->n_positions] = partner;
	e->neighbours[e->n_positions++] = in;
	f->n_positions++;
}

void finding_dispute(const struct judged *j, struct finding *f, const struct claim *claim, bool met)
{
	enum state state = met ? STATE_MET : STATE_UNMET;
	if (state == f->state)
		return;
	struct evaluation *e = j->evaluation;
	XGROW(e->disputes, e->n_disputes, e->dispute_room);
	e->disputes[e->n_disputes++] = (struct dispute){ claim, state };
	f->n_disputes++;
}

static struct finding *add_finding(struct evaluation *e, const struct rule *rule,
                                   enum own_finding own)
{
	XGROW(e->findings, e->n_findings, e->finding_room);
	struct finding *f = &e->findings[e->n_findings++];
	*f = (struct finding){ .rule = rule, .own = own,
	                       .level = rule ? rule->level : LEVEL_REQUIRED,
	                       .first_position = e->n_positions, .first_dispute = e->n_disputes };
	return f;
}

static void judge_rule(const struct judged *j, const struct rule *rule)
{
	struct evaluation *e = j->evaluation;
	struct finding *f = add_finding(e, rule, OWN_NONE);
	if (!rule_judge(j, rule, f))
		e->n_findings--;
}

static enum verdict verdict_of(const struct evaluation *e)
{
	enum verdict verdict = VERDICT_ELIGIBLE;
	for (size_t i = 0; i < e->n_findings; i++) {
		const struct finding *f = &e->findings[i];
		if (f->level == LEVEL_ADVICE || f->state == STATE_MET)
			continue;
		if (f->state == STATE_UNMET)
			return VERDICT_NOT_ELIGIBLE;
		verdict = VERDICT_UNDECIDED;
	}
	return verdict;
}

/* Judges by konsort's own rules and those of the Lot that WANTED lets through. */
static void judge(const struct judged *j, bool (*wanted)(const struct rule *rule))
{
	struct evaluation *e = j->evaluation;
	e->call = j->call;
	e->lot = j->lot;
	e->n_findings = e->n_positions = e->n_disputes = 0;
	tally_make(e->tally, j->call, j->draft);
	if (!j->lot) {
		own_lot(add_finding(e, NULL, OWN_LOT));
		e->verdict = verdict_of(e);
		return;
	}
	own_partner_details(j, add_finding(e, NULL, OWN_PARTNER_DETAILS));
	own_distinct(j, add_finding(e, NULL, OWN_DISTINCT));
	for (size_t i = 0; i < j->lot->n_rules; i++)
		if (wanted(&j->lot->rules[i]))
			judge_rule(j, &j->lot->rules[i]);
	e->verdict = verdict_of(e);
}

static struct tally *tally_of(struct evaluation *e)
{
	if (!e->tally)
		e->tally = xcalloc(1, sizeof *e->tally);
	return e->tally;
}

static bool any_rule(const struct rule *rule)
{
	return rule != NULL;
}

void evaluate(struct evaluation *e, const struct call *call, const struct lot *lot,
              const struct draft *draft, const struct neighbour *others, size_t n_others)
{
	judge(&(struct judged){ call, lot, draft, others, n_others, tally_of(e), e }, any_rule);
}

/* True for a required rule about who takes part, from where and in what number. */
static bool is_of_consortium(const struct rule *rule)
{
	switch (rule->kind) {
	case RULE_APPLICANT: case RULE_COUNT_COUNTRIES: case RULE_COUNT_PARTNERS:
	case RULE_PLACES: case RULE_PLACES_PER_COUNTRY:
		return rule->level == LEVEL_REQUIRED;
	case RULE_MAY_TAKE_PART:
		return rule->level == LEVEL_REQUIRED && rule->countries;
	case RULE_CHOICE: case RULE_DURATION: case RULE_DESCRIBED: case RULE_NO_GRANT:
	case RULE_GRANT_CEILING: case RULE_PROPOSALS: case RULE_STATEMENT: case RULE_KIND_END:
		break;
	}
	return false;
}

void evaluate_consortium(struct evaluation *e, const struct call *call, const struct lot *lot,
                         const struct draft *draft)
{
	judge(&(struct judged){ call, lot, draft, NULL, 0, tally_of(e), e }, is_of_consortium);
}

void evaluation_free(struct evaluation *e)
{
	free(e->findings);
	free(e->positions);
	free(e->neighbours);
	free(e->disputes);
	if (e->tally)
		tally_free(e->tally);
	free(e->tally);
	*e = (struct evaluation){ 0 };
}
