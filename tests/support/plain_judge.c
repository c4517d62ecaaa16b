/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which questions are asked, what other claims make of them, the verdict, and the
 * comparison with an evaluation. */
#include "support/plain_rules.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"

static struct plain_finding *ask(struct plain_judgement *j, const char *id, enum level level)
{
	struct plain_finding *f = &j->findings[j->n_findings++];
	*f = (struct plain_finding){ .id = id, .level = level, .state = STATE_MET, .in = { NULL } };
	return f;
}

static void fault_at(struct plain_finding *f, size_t position)
{
	f->positions[f->n_positions++] = position;
	f->state = STATE_UNMET;
}

void plain_ask_own(struct plain_judgement *j, const struct question *q)
{
	struct plain_finding *details = ask(j, "partner-details", LEVEL_REQUIRED);
	struct plain_finding *distinct = ask(j, "distinct-organisations", LEVEL_REQUIRED);
	for (size_t i = 0; i < q->draft->n_partners; i++) {
		const struct partner *p = &q->draft->partners[i];
		if (plain_blank(p->name) || p->country == COUNTRY_NONE || p->type == TYPE_NONE || p->role == ROLE_NONE)
			fault_at(details, i);
		if (plain_duplicate(q->draft, i))
			fault_at(distinct, i);
	}
}

/* The state by CLAIM alone. */
static enum state claimed(const struct question *q, const struct rule *rule, const struct claim *claim,
                          const struct plain_finding *f)
{
	if (claim->waived_by_umbrella)
		return plain_umbrella(q) ? STATE_MET : f->state;
	bool met = rule->kind == RULE_DURATION
		? plain_allowed(claim->months, claim->n_months, q->draft->duration)
		: f->have >= claim->need;
	return met ? STATE_MET : STATE_UNMET;
}

void plain_ask_rule(struct plain_judgement *j, const struct question *q, const struct rule *rule)
{
	struct plain_finding *f = ask(j, rule->id, rule->level);
	plain_rule(q, rule, f);
	if (rule->unknown) {
		f->state = STATE_UNDECIDED;
		f->has_need = false;
		f->n_positions = 0;
	}
	for (size_t i = 0; i < rule->n_claims; i++) {
		const struct claim *claim = &rule->claims[i];
		if (!*claim->figure || claimed(q, rule, claim, f) == f->state)
			continue;
		f->claims[f->n_claims] = claim;
		f->claim_states[f->n_claims++] = claimed(q, rule, claim, f);
	}
}

static bool is_asked(const struct question *q, const struct rule *rule)
{
	if (rule->kind != RULE_STATEMENT || !*rule->when_activity)
		return true;
	const struct id_list *ids = &q->draft->activities;
	for (size_t i = 0; i < ids->n; i++)
		if (strcmp(ids->ids[i], rule->when_activity) == 0)
			return true;
	return false;
}

void plain_decide(struct plain_judgement *j)
{
	bool unmet = false, undecided = false;
	for (size_t i = 0; i < j->n_findings; i++) {
		if (j->findings[i].level != LEVEL_REQUIRED)
			continue;
		unmet |= j->findings[i].state == STATE_UNMET;
		undecided |= j->findings[i].state == STATE_UNDECIDED;
	}
	j->verdict = unmet ? VERDICT_NOT_ELIGIBLE : undecided ? VERDICT_UNDECIDED : VERDICT_ELIGIBLE;
}

void plain_judge(struct plain_judgement *j, const struct call *call, const struct lot *lot,
                 const struct draft *draft, const struct neighbour *others, size_t n_others)
{
	const struct question q = { call, lot, draft, others, n_others };
	j->n_findings = 0;
	if (!lot) {
		ask(j, "lot", LEVEL_REQUIRED)->state = STATE_UNMET;
		plain_decide(j);
		return;
	}
	plain_ask_own(j, &q);
	for (size_t i = 0; i < lot->n_rules; i++)
		if (is_asked(&q, &lot->rules[i]))
			plain_ask_rule(j, &q, &lot->rules[i]);
	plain_decide(j);
}

/* The comparison */

static void tell(struct str *out, const char *by, enum level level, enum state state, bool has_have, int64_t have,
                 bool has_need, int64_t need, const size_t *positions, size_t n_positions)
{
	str_addf(out, "%s: %s %s", by, level_words[level], state_words[state]);
	if (has_have)
		str_addf(out, " have %" PRId64, have);
	if (has_need)
		str_addf(out, " need %" PRId64, need);
	str_add(out, " at");
	for (size_t i = 0; i < n_positions; i++)
		str_addf(out, " %zu", positions[i]);
}

static void tell_dispute(struct str *out, const struct claim *claim, enum state state)
{
	str_addf(out, "; %s says %s: %s", claim->source, claim->figure, state_words[state]);
}

static bool same_finding(const struct evaluation *e, const struct finding *f, const struct plain_finding *p,
                         char buffer[PLAIN_BUFFER])
{
	struct str theirs = STR_INIT, ours = STR_INIT;
	tell(&theirs, finding_id(f), f->level, f->state, f->has_have, f->have, f->has_need, f->need,
	     e->positions + f->first_position, f->n_positions);
	for (size_t i = 0; i < f->n_disputes; i++)
		tell_dispute(&theirs, e->disputes[f->first_dispute + i].claim, e->disputes[f->first_dispute + i].state);
	tell(&ours, p->id, p->level, p->state, p->has_have, p->have, p->has_need, p->need,
	     p->positions, p->n_positions);
	for (size_t i = 0; i < p->n_claims; i++)
		tell_dispute(&ours, p->claims[i], p->claim_states[i]);
	bool same = strcmp(theirs.text, ours.text) == 0;
	for (size_t i = 0; same && i < f->n_positions; i++)
		if (e->neighbours[f->first_position + i] != p->in[i]) {
			str_addf(&theirs, "; %zu in another draft", p->positions[i]);
			same = false;
		}
	if (!same)
		snprintf(buffer, PLAIN_BUFFER, "evaluate() says <%s>, the plain judge <%s>", theirs.text, ours.text);
	str_free(&theirs);
	str_free(&ours);
	return same;
}

const char *plain_differs(const struct evaluation *e, const struct plain_judgement *j, char buffer[PLAIN_BUFFER])
{
	for (size_t i = 0; i < e->n_findings && i < j->n_findings; i++)
		if (!same_finding(e, &e->findings[i], &j->findings[i], buffer))
			return buffer;
	if (e->n_findings != j->n_findings) {
		snprintf(buffer, PLAIN_BUFFER, "evaluate() has %zu findings, the plain judge %zu", e->n_findings, j->n_findings);
		return buffer;
	}
	if (e->verdict != j->verdict) {
		snprintf(buffer, PLAIN_BUFFER, "evaluate() says %s, the plain judge %s",
		         verdict_words[e->verdict], verdict_words[j->verdict]);
		return buffer;
	}
	return NULL;
}
