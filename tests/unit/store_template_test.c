/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The template of a call file against the tables of its reader: nothing that can stand
 * in a call file is forgotten in it, and it is one itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "store/call_file.h"
#include "store/call_kinds.h"
#include "store/call_template.h"
#include "store/catalogue.h"
#include "store/reader.h"

enum { NODES_MOST = 200 };

/* All values that stand in one kind of place. */
struct nodes {
	const struct ynode *list[NODES_MOST];
	size_t n;
};

static void add_node(struct nodes *nodes, const struct ynode *node)
{
	assert_true(nodes->n < NODES_MOST);
	nodes->list[nodes->n++] = node;
}

static struct nodes members(const struct nodes *maps, const char *key)
{
	struct nodes found = { .n = 0 };
	for (size_t i = 0; i < maps->n; i++) {
		const struct ynode *v = ynode_member(maps->list[i], key);
		if (v)
			add_node(&found, v);
	}
	return found;
}

static struct nodes children(const struct nodes *parents)
{
	struct nodes found = { .n = 0 };
	for (size_t i = 0; i < parents->n; i++)
		for (const struct ynode *v = parents->list[i]->first; v; v = v->next)
			add_node(&found, v);
	return found;
}

static struct nodes of_kind(const struct nodes *rules, const char *kind)
{
	struct nodes found = { .n = 0 };
	for (size_t i = 0; i < rules->n; i++)
		if (strcmp(ynode_member(rules->list[i], "kind")->text, kind) == 0)
			add_node(&found, rules->list[i]);
	return found;
}

static void check_shape(const struct shape *s, const struct nodes *nodes, const char *where, bool all);

static void check_keys(const struct reader_keys *keys, const struct nodes *maps, const char *where,
                       bool all)
{
	for (size_t i = 0; i < keys->n; i++) {
		struct nodes found = members(maps, keys->list[i].name);
		if (!found.n && all)
			fail_msg("key '%s' of %s is not in the template", keys->list[i].name, where);
		/* a Lot shows what it can have, and not everything once more */
		check_shape(keys->list[i].shape, &found, keys->list[i].name,
		            all && strcmp(keys->list[i].name, "lots") != 0);
	}
}

/* Everything that S can have stands in NODES, if it must be ALL. */
static void check_shape(const struct shape *s, const struct nodes *nodes, const char *where, bool all)
{
	struct nodes below;
	if (s->kind == SHAPE_LIST || s->kind == SHAPE_FORM_MAP) {
		below = children(nodes);
		check_shape(s->item, &below, where, all);
	} else if (s->kind == SHAPE_MAP || s->kind == SHAPE_RULE) {
		check_keys(s->keys, nodes, where, all);
	}
	for (int i = s->first; s->kind == SHAPE_WORD_MAP && i < s->n; i++) {
		below = members(nodes, s->words[i]);
		if (!below.n && all)
			fail_msg("'%s' of %s is not in the template", s->words[i], where);
		check_shape(s->item, &below, where, all);
	}
	for (int kind = 0; s->kind == SHAPE_RULE && all && kind < RULE_KIND_END; kind++) {
		below = of_kind(nodes, kind_words[kind]);
		if (!below.n)
			fail_msg("no rule of kind '%s' is in the template", kind_words[kind]);
		check_keys(kind_keys[kind], &below, kind_words[kind], all);
	}
}

static void call_template__has__every_key_and_kind(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	struct diags ds;
	diags_init(&ds, "");
	const char *text = call_template();
	const struct ynode *root = ynode_read(text, strlen(text), &arena, &ds);
	assert_non_null(root);
	struct nodes nodes = { { root }, 1 };
	check_shape(&shape_call, &nodes, "a call file", true);
	struct nodes lots = members(&nodes, "lots");
	lots = children(&lots);
	for (const struct ynode *key = lots.list[1]->first; key; key = key->next)
		assert_true(key->kind != YNODE_LIST || key->n);
	assert_int_equal(lots.n, 2);
	assert_non_null(ynode_member(lots.list[1], "notes"));
	assert_non_null(ynode_member(lots.list[1], "lists"));
	assert_non_null(ynode_member(lots.list[1], "rules"));
	diags_free(&ds);
	arena_free(&arena);
}

static void call_template__names__every_word(void **state)
{
	(void)state;
	for (int i = 1; i < TYPE_END; i++)
		assert_non_null(strstr(call_template(), org_type_words[i].id));
	for (int i = 1; i < ROLE_END; i++)
		assert_non_null(strstr(call_template(), role_words[i].id));
	for (int i = 0; i < RULE_KIND_END; i++)
		assert_non_null(strstr(call_template(), kind_words[i]));
	for (int i = SCOPE_CALL; i <= SCOPE_SECTOR; i++)
		assert_non_null(strstr(call_template(), scope_words[i]));
	assert_non_null(strstr(call_template(), "unknown"));
}

static void call_template__is__a_call_file(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	struct diags ds;
	diags_init(&ds, "");
	const char *text = call_template();
	const struct call *call = call_read(text, strlen(text), shipped_catalogue.world, &arena, NULL, &ds);
	assert_int_equal(ds.count, 0);
	assert_non_null(call);
	assert_int_equal(call->n_lots, 2);
	assert_int_equal(call->lots[0].n_rules + 1, call->lots[1].n_rules);
	assert_int_equal(lot_rule(&call->lots[0], "countries")->need, 4);
	assert_int_equal(lot_rule(&call->lots[1], "countries")->need, 8);
	assert_null(catalogue_call(&shipped_catalogue, call->id));
	diags_free(&ds);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(call_template__has__every_key_and_kind),
		cmocka_unit_test(call_template__names__every_word),
		cmocka_unit_test(call_template__is__a_call_file),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
