/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules: the keys that every rule has, those of its kind, its claims; and the rules of
 * a Lot laid over those of its call. */
#include "store/call_rules.h"

#include <string.h>

#include "core/evaluate.h"
#include "store/call_kinds.h"

static void read_source(struct reader *r, const struct ynode *v, void *at)
{
	const struct source *s = v->kind == YNODE_SCALAR ? call_source(r->call, v->text) : NULL;
	*(const char **)at = s ? s->id : "";
	if (!s)
		faults_add(&r->faults, DIAG_UNKNOWN_SOURCE, v->line, v->column,
		           faults_value(&r->words, v));
}

void rules_read_sources(struct reader *r, const struct ynode *v, const char *const **sources,
                        size_t *n)
{
	*sources = reader_list(r, v, "sources", sizeof **sources, n, read_source);
}

static void read_sources(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	rules_read_sources(r, v, &rule->sources, &rule->n_sources);
}

/* --- claims ---------------------------------------------------------------- */

static void read_claim(struct reader *r, const struct ynode *v, void *at)
{
	static const struct reader_key keys[] = {
		{ "source", true, read_source, offsetof(struct claim, source) },
		{ "figure", false, reader_text, offsetof(struct claim, figure) },
		{ "note", false, reader_text, offsetof(struct claim, note) },
	};
	static const struct reader_keys all = READER_KEYS(keys);
	struct claim *c = at;
	*c = (struct claim){ .source = "", .figure = "", .note = "" };
	if (reader_map(r, v, "claims", &all, NULL, c) && !*c->figure && !*c->note)
		faults_add(&r->faults, DIAG_MISSING_KEY, v->line, v->column, "note");
}

static void read_claims(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	struct claim *claims = reader_list(r, v, "claims", sizeof *claims, &rule->n_claims, read_claim);
	rule->claims = claims;
	const struct ynode *node = v->first;
	for (size_t i = 0; i < rule->n_claims; i++, node = node->next) {
		const struct ynode *figure = *claims[i].figure ? ynode_member(node, "figure") : NULL;
		if (figure)
			kind_read_figure(r, figure, rule->kind, &claims[i]);
		reader_tell(r, node, "note", reader_words(r, "claim of %s on rule", claims[i].source),
		            rule->id, 0);
	}
}

/* --- a rule ---------------------------------------------------------------- */

static void read_kind(struct reader *r, const struct ynode *v, void *at)
{
	int kind = reader_word(r, v, "kind", kind_words, 0, RULE_KIND_END);
	*(enum rule_kind *)at = kind < 0 ? RULE_KIND_END : (enum rule_kind)kind;
}

static void read_level(struct reader *r, const struct ynode *v, void *at)
{
	int level = reader_word(r, v, "level", level_words, 0, LEVEL_ADVICE + 1);
	*(enum level *)at = level < 0 ? LEVEL_ADVICE : (enum level)level;
}

/* What holds between the keys of a rule. */
static void check_rule(struct reader *r, const struct ynode *v, const struct rule *rule)
{
	if (!rule->n_sources && !rule->unknown)
		faults_add(&r->faults, DIAG_MISSING_KEY, v->line, v->column, "sources");
	if (rule->kind == RULE_MAY_TAKE_PART && !rule->types && !rule->countries)
		faults_add(&r->faults, DIAG_MISSING_KEY, v->line, v->column, "types");
	const struct ynode *id = ynode_member(v, "id");
	if (rule->kind == RULE_STATEMENT && *rule->key && id &&
	    strcmp(rule->id, reader_words(r, "statement-%s", rule->key)) != 0)
		reader_fail_value(r, id, "id", reader_words(r, "statement-%s", rule->key));
}

/* The kind that a rule will have, RULE_KIND_END if it is not known. */
static enum rule_kind find_kind(const struct ynode *rule)
{
	const struct ynode *kind = rule->kind == YNODE_MAP ? ynode_member(rule, "kind") : NULL;
	int i = 0;
	while (kind && i < RULE_KIND_END && strcmp(kind_words[i], kind->text) != 0)
		i++;
	return kind ? (enum rule_kind)i : RULE_KIND_END;
}

static void read_rule(struct reader *r, const struct ynode *v, void *at)
{
	static const struct reader_key keys[] = {
		{ "id", true, reader_id, offsetof(struct rule, id) },
		{ "kind", true, read_kind, offsetof(struct rule, kind) },
		{ "level", true, read_level, offsetof(struct rule, level) },
		{ "carried", false, reader_flag, offsetof(struct rule, carried) },
		{ "title", true, reader_text, offsetof(struct rule, title) },
		{ "text", true, reader_text, offsetof(struct rule, text) },
		{ "sources", false, read_sources, 0 },   /* check_rule() */
		{ "claims", false, read_claims, 0 },
	};
	static const struct reader_keys all = READER_KEYS(keys);
	struct rule *rule = at;
	*rule = (struct rule){ .id = "", .kind = RULE_KIND_END, .title = "", .text = "", .key = "",
	                       .when_activity = "", .exempt_category = -1 };
	const enum rule_kind kind = find_kind(v);
	if (kind == RULE_APPLICANT || kind == RULE_COUNT_COUNTRIES)
		rule->countries = r->call->programme;
	if (reader_map(r, v, "rules", &all, kind < RULE_KIND_END ? &kind_keys[kind] : NULL, rule))
		check_rule(r, v, rule);
	reader_tell(r, v, "title", "rule", rule->id, 22);
	reader_tell(r, v, "text", "rule", rule->id, 0);
}

static void refuse_own(struct reader *r, const struct rule_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		for (int own = OWN_NONE + 1; own < OWN_END; own++)
			if (!strcmp(list->rules[i].id, own_finding_words[own]))
				faults_add(&r->faults, DIAG_OWN_FINDING, list->nodes[i]->line,
				           list->nodes[i]->column, list->rules[i].id);
}

struct rule_list rules_read(struct reader *r, const struct ynode *v)
{
	struct rule_list list = { 0 };
	list.rules = reader_list(r, v, "rules", sizeof *list.rules, &list.n, read_rule);
	list.nodes = arena_alloc(&r->words, (list.n + 1) * sizeof *list.nodes);
	const struct ynode *node = v->first;
	for (size_t i = 0; i < list.n; i++, node = node->next)
		list.nodes[i] = node;
	reader_unique(r, v, list.rules, list.n, sizeof *list.rules);
	refuse_own(r, &list);
	return list;
}

/* --- the rules of a Lot ----------------------------------------------------- */

static size_t find_rule(const struct rule_list *list, const char *id)
{
	size_t i = 0;
	while (i < list->n && strcmp(list->rules[i].id, id) != 0)
		i++;
	return i;
}

/* Where a rule stands among others: in the order of the kinds, and choices in that of
 * their lists. */
static int rank(const struct rule *rule)
{
	return (int)rule->kind * LIST_END + (rule->kind == RULE_CHOICE ? (int)rule->list : 0);
}

/* Puts a further rule behind the last that it does not stand before. */
static void add_rule(struct rule_list *list, struct rule rule, const struct ynode *node)
{
	size_t at = list->n++;
	for (; at > 0 && rank(&list->rules[at - 1]) > rank(&rule); at--) {
		list->rules[at] = list->rules[at - 1];
		list->nodes[at] = list->nodes[at - 1];
	}
	list->rules[at] = rule;
	list->nodes[at] = node;
}

static void replace_rule(struct rule_list *list, size_t at, struct rule rule,
                         const struct ynode *node)
{
	list->rules[at] = rule;
	list->nodes[at] = node;
}

struct rule_list rules_lay_over(struct reader *r, struct rule_list base, struct rule_list over)
{
	struct rule_list list = { .n = 0 };
	list.rules = arena_alloc(r->arena, (base.n + over.n + 1) * sizeof *list.rules);
	list.nodes = arena_alloc(&r->words, (base.n + over.n + 1) * sizeof *list.nodes);
	for (size_t i = 0; i < base.n; i++)
		add_rule(&list, base.rules[i], base.nodes[i]);
	for (size_t i = 0; i < over.n; i++) {
		size_t at = find_rule(&list, over.rules[i].id);
		if (at < list.n)
			replace_rule(&list, at, over.rules[i], over.nodes[i]);
		else
			add_rule(&list, over.rules[i], over.nodes[i]);
	}
	return list;
}

void rules_check(struct reader *r, const struct rule_list *list, const struct lot *lot)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct rule *rule = &list->rules[i];
		const struct ynode *node = list->nodes[i];
		if (rule->kind == RULE_CHOICE && rule->list != LIST_SECTORS &&
		    (int64_t)lot->lists[rule->list].n < rule->need)
			faults_add(&r->faults, DIAG_MISSING_KEY, node->line, node->column,
			           choice_list_words[rule->list]);
		if (*rule->when_activity && !list_find(&lot->lists[LIST_ACTIVITIES], rule->when_activity))
			reader_fail_value(r, ynode_member(node, "when"), "when",
			                  choice_list_words[LIST_ACTIVITIES]);
	}
}
