/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules: the keys that every rule has, those of its kind, its claims; and the rules of
 * a Lot laid over those of its call. */
#include "store/call_rules.h"

#include <string.h>

#include "store/call_check.h"
#include "store/call_kinds.h"
#include "store/call_parts.h"

static void read_sources(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	rule->sources = parts_read_source_ids(r, v, &rule->n_sources);
}

/* --- claims ---------------------------------------------------------------- */

static const struct reader_key claim_rows[] = {
	{ "source", true, parts_read_source_id, offsetof(struct claim, source), &shape_source_id },
	{ "figure", false, reader_text, offsetof(struct claim, figure), &shape_text },
	{ "note", false, reader_text, offsetof(struct claim, note), &shape_text },
};
static const struct reader_keys claim_keys = { READER_KEYS(claim_rows), .either = { "figure", "note" },
                                                         .both = true };
static const struct shape shape_claim = { .kind = SHAPE_MAP, .keys = &claim_keys };
static const struct shape shape_claims = { .kind = SHAPE_LIST, .item = &shape_claim };

static void read_claim(struct reader *r, const struct ynode *v, void *at)
{
	struct claim *c = at;
	*c = (struct claim){ .source = "", .figure = "", .note = "" };
	reader_map(r, v, "claims", &claim_keys, NULL, c);
}

static void read_claims(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	struct claim *claims = reader_list(r, v, "claims", &shape_claims, sizeof *claims,
	                                   &rule->n_claims, read_claim);
	rule->claims = claims;
	const struct ynode *node = v->first;
	for (size_t i = 0; i < rule->n_claims; i++, node = node->next) {
		const struct ynode *figure = *claims[i].figure ? ynode_member(node, "figure") : NULL;
		if (figure && rule->kind < RULE_KIND_END)
			kind_read_figure(r, figure, rule->kind, &claims[i]);
		reader_tell(r, node, "note", reader_words(r, "claim of %s on rule", claims[i].source),
		            rule->id, &shape_text);
	}
}

/* --- a rule ---------------------------------------------------------------- */

static const struct shape shape_kind_word = { .kind = SHAPE_WORD, .words = kind_words,
                                              .n = RULE_KIND_END };
static const struct shape shape_level = { .kind = SHAPE_WORD, .words = level_words,
                                          .n = LEVEL_ADVICE + 1 };
static const struct shape shape_title = { .kind = SHAPE_TEXT, .most = 22 };

static void read_kind(struct reader *r, const struct ynode *v, void *at)
{
	int kind = reader_word(r, v, "kind", &shape_kind_word);
	*(enum rule_kind *)at = kind < 0 ? RULE_KIND_END : (enum rule_kind)kind;
}

static void read_level(struct reader *r, const struct ynode *v, void *at)
{
	int level = reader_word(r, v, "level", &shape_level);
	*(enum level *)at = level < 0 ? LEVEL_ADVICE : (enum level)level;
}

static void read_title(struct reader *r, const struct ynode *v, void *at)
{
	reader_short(r, v, &shape_title, at);
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

static const struct reader_key rule_rows[] = {
	{ "id", true, reader_id, offsetof(struct rule, id), &shape_id },
	{ "kind", true, read_kind, offsetof(struct rule, kind), &shape_kind_word },
	{ "level", true, read_level, offsetof(struct rule, level), &shape_level },
	{ "carried", false, reader_flag, offsetof(struct rule, carried), &shape_flag },
	{ "title", true, read_title, offsetof(struct rule, title), &shape_title },
	{ "text", true, reader_text, offsetof(struct rule, text), &shape_text },
	{ "sources", false, read_sources, 0, &shape_source_ids },   /* check_rule() */
	{ "claims", false, read_claims, 0, &shape_claims },
};
static const struct reader_keys rule_keys = { READER_KEYS(rule_rows) };
static const struct shape shape_rule = { .kind = SHAPE_RULE, .keys = &rule_keys };
const struct shape shape_rules = { .kind = SHAPE_LIST, .item = &shape_rule };

static void read_rule(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	*rule = (struct rule){ .id = "", .kind = RULE_KIND_END, .title = "", .text = "", .key = "",
	                       .when_activity = "", .exempt_category = -1 };
	const enum rule_kind kind = find_kind(v);
	rule->list = kind == RULE_CHOICE ? LIST_END : LIST_SECTORS;   /* not known yet */
	if (kind == RULE_APPLICANT || kind == RULE_COUNT_COUNTRIES)
		rule->countries = r->call->programme;
	r->kind_unknown = kind == RULE_KIND_END;
	bool read = reader_map(r, v, "rules", &rule_keys, r->kind_unknown ? NULL : kind_keys[kind], rule);
	r->kind_unknown = false;
	if (read)
		check_rule(r, v, rule);
	reader_tell(r, v, "title", "rule", rule->id, &shape_title);
	reader_tell(r, v, "text", "rule", rule->id, &shape_text);
}

struct rule_list rules_read(struct reader *r, const struct ynode *v)
{
	struct rule_list list = { 0 };
	list.rules = reader_list(r, v, "rules", &shape_rules, sizeof *list.rules, &list.n, read_rule);
	list.nodes = arena_alloc(&r->words, (list.n + 1) * sizeof *list.nodes);
	const struct ynode *node = v->first;
	for (size_t i = 0; i < list.n; i++, node = node->next)
		list.nodes[i] = node;
	reader_unique(r, v, list.rules, list.n, sizeof *list.rules);
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
