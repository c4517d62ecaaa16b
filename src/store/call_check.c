/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/call_check.h"

#include <string.h>

#include "core/evaluate.h"
#include "store/call_kinds.h"

/* --- the keys of a rule ----------------------------------------------------- */

const char statement_prefix[] = "statement-";

const struct known_id known_ids[] = {
	{ "applicant", RULE_APPLICANT },
	{ "countries", RULE_COUNT_COUNTRIES },
	{ "eu-countries", RULE_COUNT_COUNTRIES },
	{ "partners", RULE_COUNT_PARTNERS },
	{ "places", RULE_PLACES },
	{ "places-per-country", RULE_PLACES_PER_COUNTRY },
	{ "sector", RULE_CHOICE },
	{ "objectives", RULE_CHOICE },
	{ "priorities", RULE_CHOICE },
	{ "activities", RULE_CHOICE },
	{ "duration", RULE_DURATION },
	{ "associated-role", RULE_DESCRIBED },
	{ "contribution", RULE_DESCRIBED },
	{ "associated-grant", RULE_NO_GRANT },
	{ "grant", RULE_GRANT_CEILING },
	{ "eligible-types", RULE_MAY_TAKE_PART },
	{ "excluded-countries", RULE_MAY_TAKE_PART },
	{ "proposals", RULE_PROPOSALS },
};
const size_t n_known_ids = sizeof known_ids / sizeof *known_ids;

const char *const choice_ids[LIST_END] = {
	[LIST_SECTORS] = "sector", [LIST_OBJECTIVES] = "objectives", [LIST_PRIORITIES] = "priorities",
	[LIST_ACTIVITIES] = "activities",
};

static const struct ynode *node_of(const struct ynode *rule, const char *key)
{
	const struct ynode *v = ynode_member(rule, key);
	return v ? v : rule;
}

/* The kind that an id belongs to, RULE_KIND_END if any may have it. */
static enum rule_kind kind_of_id(const char *id)
{
	for (size_t i = 0; i < n_known_ids; i++)
		if (strcmp(known_ids[i].id, id) == 0)
			return known_ids[i].kind;
	return strncmp(id, statement_prefix, strlen(statement_prefix)) == 0 ? RULE_STATEMENT
	                                                                   : RULE_KIND_END;
}

static bool is_own(const char *id)
{
	for (int own = OWN_NONE + 1; own < OWN_END; own++)
		if (strcmp(id, own_finding_words[own]) == 0)
			return true;
	return false;
}

/* The only id that the rule may have, "" if there are several. */
static const char *only_id(struct reader *r, const struct rule *rule)
{
	if (rule->kind == RULE_STATEMENT && *rule->key)
		return reader_words(r, "%s%s", statement_prefix, rule->key);
	return rule->kind == RULE_CHOICE && rule->list < LIST_END ? choice_ids[rule->list] : "";
}

static void check_id(struct reader *r, const struct ynode *v, const struct rule *rule)
{
	const struct ynode *at = node_of(v, "id");
	const enum rule_kind kind = kind_of_id(rule->id);
	const char *only = only_id(r, rule);
	if (!*rule->id)
		return;
	if (is_own(rule->id))
		faults_add(&r->faults, DIAG_OWN_FINDING, at->line, at->column, rule->id);
	else if (kind < RULE_KIND_END && rule->kind < RULE_KIND_END && kind != rule->kind)
		faults_add(&r->faults, DIAG_ID_OF_KIND, at->line, at->column, rule->id, kind_words[kind]);
	else if (*only && strcmp(rule->id, only) != 0)
		reader_fail_value(r, at, "id", only);
}

static void check_sources(struct reader *r, const struct ynode *v, const struct rule *rule)
{
	const struct ynode *sources = ynode_member(v, "sources");
	if (!rule->unknown && (!sources || (sources->kind == YNODE_LIST && !sources->n)))
		faults_add(&r->faults, DIAG_NO_SOURCE, node_of(v, "sources")->line,
		           node_of(v, "sources")->column, "");
	if (rule->carried && rule->level == LEVEL_REQUIRED && rule->kind < RULE_KIND_END &&
	    rule->kind != RULE_APPLICANT)
		faults_add(&r->faults, DIAG_CARRIED_REQUIRED, node_of(v, "level")->line,
		           node_of(v, "level")->column, kind_words[RULE_APPLICANT]);
}

void check_rule(struct reader *r, const struct ynode *v, const struct rule *rule)
{
	check_id(r, v, rule);
	check_sources(r, v, rule);
}

/* --- the rules of a Lot -------------------------------------------------------- */

/* A rule of the call stands in every Lot; what is wrong with it is told once. */
static bool was_told(const struct reader *r, enum diag_code code, const struct ynode *v)
{
	for (size_t i = r->faults.first; i < r->faults.ds->count; i++) {
		const struct diag *d = &r->faults.ds->list[i];
		if (d->code == code && d->line == v->line && d->column == v->column)
			return true;
	}
	return false;
}

static void check_list(struct reader *r, const struct ynode *v, const struct rule *rule,
                       const struct choice_list *list)
{
	const struct ynode *at = node_of(v, "need");
	if (rule->list == LIST_SECTORS && rule->need > 1 && !was_told(r, DIAG_NUMBER_RANGE, at))
		reader_fail_range(r, at, "need", 1, 1);   /* a draft has one sector */
	else if (rule->list != LIST_SECTORS && rule->need > (int64_t)list->n &&
	         !was_told(r, DIAG_LIST_TOO_SHORT, at))
		faults_add(&r->faults, DIAG_LIST_TOO_SHORT, at->line, at->column,
		           reader_words(r, "%lld", (long long)rule->need), choice_list_words[rule->list],
		           reader_words(r, "%zu", list->n));
}

static void check_activity(struct reader *r, const struct ynode *v, const struct rule *rule,
                           const struct choice_list *activities)
{
	const struct ynode *at = node_of(v, "when");
	if (list_find(activities, rule->when_activity) || was_told(r, DIAG_UNKNOWN_VALUE, at))
		return;
	struct str known = STR_INIT;
	for (size_t i = 0; i < activities->n; i++)
		faults_add_name(&known, activities->items[i].id);
	reader_fail_value(r, at, "activity", faults_keep(&r->words, &known));
}

/* Over different Lots, in a call that has none. */
static void check_scope(struct reader *r, const struct ynode *v, const struct lot *lot)
{
	if (!*lot->id)
		reader_fail_value(r, node_of(v, "scope"), "scope",
		                  reader_words(r, "%s, %s", scope_words[SCOPE_CALL], scope_words[SCOPE_SECTOR]));
}

/* True if one of the two could be left out: they are of one kind and level and look at the
 * same things. */
static bool judge_the_same(const struct rule *a, const struct rule *b)
{
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case RULE_APPLICANT: case RULE_DURATION: case RULE_GRANT_CEILING:
		return true;   /* whatever the level: the wizard offers one duration */
	case RULE_COUNT_COUNTRIES:
		return a->level == b->level && a->countries == b->countries;
	case RULE_COUNT_PARTNERS: case RULE_PLACES: case RULE_PLACES_PER_COUNTRY:
		return a->level == b->level;
	case RULE_DESCRIBED: case RULE_NO_GRANT:
		return a->level == b->level && (a->roles & b->roles) != 0;
	case RULE_MAY_TAKE_PART:
		return a->level == b->level && !a->types == !b->types;
	case RULE_PROPOSALS:
		return a->scope == b->scope && a->applicants_only == b->applicants_only;
	case RULE_CHOICE: case RULE_STATEMENT:   /* their ids tell them apart */
	case RULE_KIND_END:
		break;
	}
	return false;
}

static void check_same(struct reader *r, const struct rule_list *list, size_t i)
{
	const struct ynode *at = list->nodes[i];
	for (size_t k = 0; k < i; k++)
		if (judge_the_same(&list->rules[k], &list->rules[i]) && !was_told(r, DIAG_SAME_RULE, at) &&
		    strcmp(list->rules[k].id, list->rules[i].id) != 0)
			faults_add(&r->faults, DIAG_SAME_RULE, at->line, at->column, list->rules[k].id,
			           list->rules[i].id);
}

void check_lot_rules(struct reader *r, const struct rule_list *list, const struct lot *lot)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct rule *rule = &list->rules[i];
		const struct ynode *v = list->nodes[i];
		if (rule->kind == RULE_CHOICE && rule->list < LIST_END)
			check_list(r, v, rule, &lot->lists[rule->list]);
		if (*rule->when_activity)
			check_activity(r, v, rule, &lot->lists[LIST_ACTIVITIES]);
		if (rule->kind == RULE_PROPOSALS && rule->scope == SCOPE_LOT)
			check_scope(r, v, lot);
		check_same(r, list, i);
	}
}
