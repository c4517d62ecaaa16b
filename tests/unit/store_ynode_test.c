/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strict view of YAML: what it makes of a file, what it refuses, and where. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "store/ystream.h"
#include "support/diag_line.h"

/* A node as [1:2 text], [1:2 "quoted"], [1:2 {key: ...}], [1:2 [...]]; places only
 * where PLACES. */
static void add_node(struct str *s, const struct ynode *node, bool places)
{
	if (places)
		str_addf(s, "%zu:%zu ", node->line, node->column);
	switch (node->kind) {
	case YNODE_SCALAR:
		assert_int_equal(strlen(node->text), node->length);
		str_addf(s, node->plain ? "%s" : "\"%s\"", node->text);
		return;
	case YNODE_LIST:
	case YNODE_MAP:
		break;
	}
	size_t n = 0;
	str_add(s, node->kind == YNODE_LIST ? "[" : "{");
	for (const struct ynode *c = node->first; c; c = c->next, n++) {
		str_add(s, c == node->first ? "" : ", ");
		if (node->kind == YNODE_MAP && places)
			str_addf(s, "%zu:%zu ", c->key_line, c->key_column);
		if (node->kind == YNODE_MAP)
			str_addf(s, c->key_plain ? "%s: " : "\"%s\": ", c->key);
		add_node(s, c, places);
	}
	assert_int_equal(n, node->n);
	str_add(s, node->kind == YNODE_LIST ? "]" : "}");
}

/* What is read of the text, or what is wrong with it. */
static char *read_as_text(const char *bytes, size_t n, bool places)
{
	struct arena arena = ARENA_INIT;
	struct diags ds;
	struct str s = STR_INIT;
	diags_init(&ds, "");
	const struct ynode *root = ynode_read(bytes, n, &arena, &ds);
	assert_int_equal(root == NULL, ds.errors > 0);
	char *line = diags_in_line(&ds);
	if (root)
		add_node(&s, root, places);
	else
		str_add(&s, line);
	free(line);
	diags_free(&ds);
	arena_free(&arena);
	return str_take(&s);
}

static void check(const char *yaml, const char *wanted)
{
	char *got = read_as_text(yaml, strlen(yaml), false);
	assert_string_equal(got, wanted);
	free(got);
}

static void ynode__reads__every_shape(void **state)
{
	(void)state;
	check("a: 1", "{a: 1}");
	check("a: 'x'\nb: \"y\"\nc: |\n  z\n", "{a: \"x\", b: \"y\", c: \"z\n\"}");
	check("a: [1, [2, 3], {b: c}]", "{a: [1, [2, 3], {b: c}]}");
	check("a:\n- b: 1\n  c:\n- d\n", "{a: [{b: 1, c: }, d]}");
	check("{a: {}, b: [], \"c d\": ~}", "{a: {}, b: [], \"c d\": ~}");
	check("? a\n: b\n", "{a: b}");
	check("a: NO\nb: 0x1\nc: true", "{a: NO, b: 0x1, c: true}");
	check("\"<<\": a", "{\"<<\": a}");
	check("---\na: 1\n...\n", "{a: 1}");
	check("\xEF\xBB\xBF" "a: 1\r\nb: 2\r\n", "{a: 1, b: 2}");
}

static void ynode__tells_places__in_characters(void **state)
{
	(void)state;
	static const char yaml[] = "\xEF\xBB\xBF" "æ: [ø, \"日本\", x]\r\nb:\r\n  - c: d\r\n";
	char *got = read_as_text(yaml, sizeof yaml - 1, true);
	assert_string_equal(got, "1:1 {1:1 æ: 1:4 [1:5 ø, 1:8 \"日本\", 1:14 x], "
	                         "2:1 b: 3:3 [3:5 {3:5 c: 3:8 d}]}");
	free(got);
}

static void ynode__refuses__shapes(void **state)
{
	(void)state;
	check("", "1:1 EMPTY_FILE");
	check("\n# only\n", "1:1 EMPTY_FILE");
	check("--- \n", "2:1 EMPTY_FILE");
	check("\xEF\xBB\xBF", "1:1 EMPTY_FILE");
	check("text", "1:1 NOT_A_MAP");
	check("[a]", "1:1 NOT_A_MAP");
	check("a: 1\n---\nb: 2\n", "2:1 SECOND_DOCUMENT");
	check("a: 1\n...\n---\n", "3:1 SECOND_DOCUMENT");
	check("a: &x 1", "1:4 ANCHOR");
	check("a: *x", "1:4 ANCHOR");
	check("*x : a", "1:1 ANCHOR");
	check("a: &x [*x]", "1:4 ANCHOR");
	check("&x a: 1", "1:1 ANCHOR");
	check("&x\na: 1", "1:1 ANCHOR");
	check("a: &  1", "1:4 ANCHOR");
	check("a: &x* 1", "1:4 ANCHOR");
	check("a: *", "1:4 ANCHOR");
	check("a: !t 1", "1:4 TAG");
	check("a: !<t u> 1", "1:4 TAG");
	check("a: !<> 1", "1:4 TAG");
	check("a: !%zz 1", "1:4 TAG");
	check("a: !x!y 1", "1:4 TAG");
	check("a: [1, !x!y 1]", "1:8 TAG");
	check("!!map {a: 1}", "1:1 TAG");
	check("a: !!seq []", "1:4 TAG");
	check("<<: {a: 1}", "1:1 MERGE_KEY");
	check("%YAML 1.1\n---\na: 1", "1:1 DIRECTIVE");
	check("%YAML 3.0\n---\na: 1", "1:1 DIRECTIVE");
	check("%TAG ! tag:x,2020:\n---\na: 1", "1:1 DIRECTIVE");
	check("%X\n---\na: 1", "1:1 DIRECTIVE");
	check("[a]: 1", "1:1 KEY_NOT_SCALAR");
	check("x: {[a]: 1}", "1:5 KEY_NOT_SCALAR");
	check("? {a: b}\n: 1", "1:3 KEY_NOT_SCALAR");
	check("a: \"x\\0y\"", "1:4 NUL_BYTE");
}

static void ynode__finds_keys_twice__few_and_many(void **state)
{
	(void)state;
	check("a: 1\nb: 2\na: 3", "3:1 DUPLICATE_KEY 'a' '1'");
	check("a: 1\n'a': 3", "2:1 DUPLICATE_KEY 'a' '1'");
	check("x: {a: 1, b: {a: 1}, a: 2}", "1:22 DUPLICATE_KEY 'a' '1'");
	check("a: {x: 1}\nb: {x: 1}", "{a: {x: 1}, b: {x: 1}}");
	for (int twice = 0; twice < 40; twice++) {
		struct str s = STR_INIT;
		char wanted[64];
		for (int i = 0; i < 40; i++)
			str_addf(&s, "k%d: 1\n", i * 7 % 40);
		str_addf(&s, "k%d: 1\n", twice * 7 % 40);
		snprintf(wanted, sizeof wanted, "41:1 DUPLICATE_KEY 'k%d' '%d'", twice * 7 % 40, twice + 1);
		check(s.text, wanted);
		str_free(&s);
	}
}

static void ynode__limits_depth__sixteen(void **state)
{
	(void)state;
	check("a: [[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]", "{a: [[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]}");
	check("a: [[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]", "1:19 TOO_DEEP '16'");
	check("a: [[[[[[[[[[[[[[[{x: 1}]]]]]]]]]]]]]]]", "1:19 TOO_DEEP '16'");
}

/* A scalar of N bytes behind a key. */
static void check_length(const char *before, size_t n, const char *after, const char *wanted)
{
	struct str s = STR_INIT;
	str_add(&s, before);
	str_add_repeat(&s, 'x', n);
	str_add(&s, after);
	char *got = read_as_text(s.text, s.length, false);
	if (wanted)
		assert_string_equal(got, wanted);
	else
		assert_int_equal(got[0], '{');
	free(got);
	str_free(&s);
}

static void ynode__limits_length__64_kib(void **state)
{
	(void)state;
	check_length("a: ", YNODE_LONGEST, "\n", NULL);
	check_length("a: ", YNODE_LONGEST + 1, "\n", "1:4 SCALAR_TOO_LONG '64'");
	check_length("a: \"", YNODE_LONGEST, "\"\n", NULL);
	check_length("b: 1\na: \"", YNODE_LONGEST + 1, "\"\n", "2:4 SCALAR_TOO_LONG '64'");
	check_length("b: 1\na:\n  - '", 1000 * 1000, "'\n", "3:5 SCALAR_TOO_LONG '64'");
	check_length("b: |\n  ", 1000 * 1000, "\n", "1:4 SCALAR_TOO_LONG '64'");
	check_length("b: [æ, ø, ", 1000 * 1000, "]\n", "1:11 SCALAR_TOO_LONG '64'");
	check_length("b: 1\n# æ\n\"", 1000 * 1000, "\": 1\n", "3:1 SCALAR_TOO_LONG '64'");
}

static void ynode__refuses_bytes__exactly_where(void **state)
{
	(void)state;
	static const struct { const char *bytes; size_t n; const char *wanted; } rows[] = {
#define ROW(bytes, wanted) { bytes, sizeof bytes - 1, wanted }
		ROW("a: \xFF", "1:4 BAD_UTF8"),
		ROW("æ: \xC3", "1:4 BAD_UTF8"),
		ROW("a: \xC3\xA6\xA6", "1:5 BAD_UTF8"),
		ROW("a: \xF4\x90\x80\x80", "1:4 BAD_UTF8"),
		ROW("a: \xED\xA0\x80", "1:4 BAD_UTF8"),
		ROW("a: \x80", "1:4 BAD_UTF8"),
		ROW("\xFF\xFE" "a\0", "1:1 BAD_UTF8"),
		ROW("a\0:\0 \0", "1:2 NUL_BYTE"),
		ROW("a: 1\n\n#\0\n", "3:2 NUL_BYTE"),
		ROW("a: \x1B[m", "1:4 CONTROL_CHARACTER"),
		ROW("a: 12345678901234567890\x7F", "1:24 CONTROL_CHARACTER"),
		ROW("a: 1\r\n\x01", "2:1 CONTROL_CHARACTER"),
		ROW("a: 1\r\x01", "1:6 CONTROL_CHARACTER"),   /* a line ends with a line feed */
		ROW("a: \xC2\x9B", "1:4 CONTROL_CHARACTER"),
		ROW("a: \xEF\xBF\xBE", "1:4 CONTROL_CHARACTER"),
		ROW("a: \x0C", "1:4 CONTROL_CHARACTER"),
		ROW("\x01\xFF", "1:1 CONTROL_CHARACTER"),
		ROW("\xFF\x01", "1:1 BAD_UTF8"),
		ROW("a: \xEF\xBF\xBD", "{a: \xEF\xBF\xBD}"),
		ROW("a: \xC2\xA0", "{a: \xC2\xA0}"),
		/* what ends a line in YAML alone ends none in an editor */
		ROW("a: x\xC2\x85" "b: &z", "1:9 ANCHOR"),
		ROW("a: x\xE2\x80\xA8" "b: &z", "1:9 ANCHOR"),
		ROW("a: 'x\xE2\x80\xA9y'\nb: &z", "2:4 ANCHOR"),
		ROW("æ: x\rb: x\r\nc: [\r&z]", "2:6 ANCHOR"),
		ROW("a: \"\xE2\x80\xA8\\q\"", "1:6 YAML_SYNTAX 'an unknown escape; write '\\\\' for a backslash inside double quotes'"),
		ROW("\xEF\xBB\xBF" "a: x\xC2\x85" "a: y", "1:6 DUPLICATE_KEY 'a' '1'"),
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *got = read_as_text(rows[i].bytes, rows[i].n, false);
		assert_string_equal(got, rows[i].wanted);
		free(got);
	}
}

static void ynode__finds_any_control_character__at_any_offset(void **state)
{
	(void)state;
	for (int at = 0; at < 20; at++) {
		char bytes[] = "abcdefghijklmnopqrst";
		char wanted[40];
		bytes[at] = '\x02';
		snprintf(wanted, sizeof wanted, "1:%d CONTROL_CHARACTER", at + 1);
		check(bytes, wanted);
	}
}

static bool has_comments(const char *yaml)
{
	struct diags ds;
	diags_init(&ds, "");
	struct ystream *y = ystream_open(yaml, strlen(yaml), &ds);
	while (y && ystream_key(y))
		;
	bool found = y && ystream_has_comments(y);
	assert_int_equal(ds.count, 0);
	ystream_free(&y);
	diags_free(&ds);
	return found;
}

static void ynode__sees_comments__and_nothing_else(void **state)
{
	(void)state;
	static const char *const with[] = {
		"# x\na: 1", "a: 1 # x", "a: 1\n# x", "a: # x\n  1", "a: [1, # x\n 2]", "a: | # x\n y\n",
		"a: >2 # x\n   y\n", "a: '#' # x", "æøå: \"#\"\n#", "#\r\na: 1\r\n", "--- # x\na: 1",
		"a:\n- 1\n- # x\n- 2", "a: |\n  x\n# y\nb: 1", "a: x\n# y\n ",
	};
	static const char *const without[] = {
		"a: 1", "a: '#'", "a: \"# x\"", "a: x#y", "\"#\": 1", "a: |\n # x\n", "a: >-\n # x\n # y\n",
		"a: 'x\n # y'", "æøå日: \"#\"", "\xEF\xBB\xBF\xC3\xA6: '#'\r\nb: 'ø#'\r\n", "a: x#\nb: ['#', \"#\"]",
		"a: [x#, y]", "a: |\n  # x\n\n  # y\nb: '#'",
	};
	for (size_t i = 0; i < sizeof with / sizeof *with; i++)
		assert_true(has_comments(with[i]));
	for (size_t i = 0; i < sizeof without / sizeof *without; i++)
		assert_false(has_comments(without[i]));
}

static void ystream__gives_pieces__and_passes_over_the_rest(void **state)
{
	(void)state;
	static const char yaml[] = "a: 1\nb: [x, {y: [z]}, w]\nc: {d: [e]}\nf: [g, h]\ni: j\n";
	struct diags ds;
	struct str s = STR_INIT;
	diags_init(&ds, "");
	struct ystream *y = ystream_open(yaml, sizeof yaml - 1, &ds);
	assert_non_null(y);
	for (struct ynode *v, *item; (v = ystream_key(y)); ) {
		str_addf(&s, "%s=", v->key);
		if (v->kind == YNODE_LIST && v->key[0] == 'b')
			while ((item = ystream_item(y)))
				add_node(&s, item, false);
		else if (v->kind == YNODE_LIST)
			add_node(&s, ystream_item(y), false);
		else if (v->kind == YNODE_SCALAR)
			add_node(&s, v, false);
	}
	assert_false(ystream_failed(y));
	assert_null(ystream_key(y));
	assert_string_equal(s.text, "a=1b=x{y: [z]}wc=f=gi=j");
	ystream_free(&y);
	str_free(&s);
	diags_free(&ds);
}

static void ystream__checks__what_is_passed_over(void **state)
{
	(void)state;
	static const char *const bad[] = {
		"a: [1, &x 2]\nb: 1", "a: {x: !t 1}", "a: [[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]", "a: [1]\n---\n",
		"a: {<<: 1}", "a: [",
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct diags ds;
		diags_init(&ds, "");
		struct ystream *y = ystream_open(bad[i], strlen(bad[i]), &ds);
		while (y && ystream_key(y))
			;
		assert_non_null(y);
		assert_true(ystream_failed(y));
		assert_null(ystream_key(y));
		assert_int_equal(ds.errors, 1);
		ystream_free(&y);
		diags_free(&ds);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ynode__reads__every_shape),
		cmocka_unit_test(ynode__tells_places__in_characters),
		cmocka_unit_test(ynode__refuses__shapes),
		cmocka_unit_test(ynode__finds_keys_twice__few_and_many),
		cmocka_unit_test(ynode__limits_depth__sixteen),
		cmocka_unit_test(ynode__limits_length__64_kib),
		cmocka_unit_test(ynode__refuses_bytes__exactly_where),
		cmocka_unit_test(ynode__finds_any_control_character__at_any_offset),
		cmocka_unit_test(ynode__sees_comments__and_nothing_else),
		cmocka_unit_test(ystream__gives_pieces__and_passes_over_the_rest),
		cmocka_unit_test(ystream__checks__what_is_passed_over),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
