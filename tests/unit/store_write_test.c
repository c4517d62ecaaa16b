/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts written: the exact bytes, and that nothing is lost on the way to a file and
 * back, whatever stands in a draft. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "store/draft_file.h"
#include "store/yemit.h"
#include "support/diag_line.h"
#include "support/random_draft.h"
#include "support/sample_call.h"

/* The sample calls in a world in which any two letters are a country. */
static struct country_row rows[COUNTRY_END - 1];
static struct world world = { .rows = rows, .n_rows = COUNTRY_END - 1 };
static struct catalogue everywhere = { .world = &world };

static int make_everywhere(void **state)
{
	(void)state;
	for (country c = 1; c < COUNTRY_END; c++)
		rows[c - 1] = (struct country_row){ .code = c, .name = "", .iso_names = "" };
	everywhere.calls = sample_catalogue.calls;
	everywhere.n_calls = sample_catalogue.n_calls;
	return 0;
}

static struct spot at(int key)
{
	return (struct spot){ -1, key, NULL };
}

static void check_written(const struct draft *d, const char *wanted)
{
	struct str s = STR_INIT;
	draft_write(&s, d, &everywhere);
	assert_string_equal(s.text, wanted);
	str_free(&s);
}

static void draft_write__leaves_out__what_is_empty(void **state)
{
	(void)state;
	struct draft *d = draft_new("ssa-2020", "");
	check_written(d, "konsort: 1\ncall: ssa-2020\nacronym: \"\"\ntitle: \"\"\npartners: []\n");
	draft_add_partner(d, 0);
	draft_add_partner(d, 1)->role = ROLE_NONE;
	d->partners[0].grant = 0;
	check_written(d, "konsort: 1\ncall: ssa-2020\nacronym: \"\"\ntitle: \"\"\npartners:\n"
	              "  - role: full\n    grant: 0\n  - {}\n");
	draft_free(&d);
}

static void draft_write__writes_sector_plain__only_if_listed(void **state)
{
	(void)state;
	struct draft *d = draft_new("ssa-2020", "2");
	draft_set_text(d, at(DRAFT_KEY_SECTOR), "blockchain");
	check_written(d, "konsort: 1\ncall: ssa-2020\nlot: \"2\"\nacronym: \"\"\ntitle: \"\"\n"
	              "sector: blockchain\npartners: []\n");
	draft_set_text(d, at(DRAFT_KEY_LOT), "1");
	check_written(d, "konsort: 1\ncall: ssa-2020\nlot: \"1\"\nacronym: \"\"\ntitle: \"\"\n"
	              "sector: \"blockchain\"\npartners: []\n");
	draft_free(&d);
}

static void draft_write__follows_the_list_of_keys__whatever_was_set_first(void **state)
{
	(void)state;
	struct draft *d = draft_new("ssa-2020", "2");
	draft_set_text(d, at(DRAFT_KEY_NOTES), "n");
	draft_set_text(d, (struct spot){ -1, DRAFT_KEY_STATEMENTS, "second" }, "2");
	draft_set_text(d, (struct spot){ -1, DRAFT_KEY_STATEMENTS, "first one" }, "1");
	draft_set_id(d, at(DRAFT_KEY_ACTIVITIES), "trends", true);
	draft_set_id(d, at(DRAFT_KEY_ACTIVITIES), "Not an id", true);
	draft_set_number(d, at(DRAFT_KEY_DURATION), 48);
	draft_set_text(d, at(DRAFT_KEY_TITLE), "T");
	check_written(d, "konsort: 1\ncall: ssa-2020\nlot: \"2\"\nacronym: \"\"\ntitle: \"T\"\n"
	              "duration: 48\nactivities: [trends, \"Not an id\"]\nstatements:\n"
	              "  second: \"2\"\n  \"first one\": \"1\"\nnotes: \"n\"\npartners: []\n");
	draft_free(&d);
}

static void check_quoted(const char *text, const char *wanted)
{
	struct str s = STR_INIT;
	yemit_quoted(&s, text);
	assert_string_equal(s.text, wanted);
	str_free(&s);
}

static void yemit_quoted__escapes__what_is_not_safe(void **state)
{
	(void)state;
	check_quoted("", "\"\"");
	check_quoted("a b  c ", "\"a b  c \"");
	check_quoted("\"\\/#:", "\"\\\"\\\\/#:\"");
	check_quoted("a\nb\r\tc\x01\x7f", "\"a\\nb\\u000d\\u0009c\\u0001\\u007f\"");
	check_quoted("\xC2\x85\xC2\x9B\xE2\x80\xA8\xE2\x80\xA9", "\"\\u0085\\u009b\\u2028\\u2029\"");
	check_quoted("\xE2\x80\xAE\xE2\x81\xA6\xE2\x80\x8B\xEF\xBB\xBF", "\"\\u202e\\u2066\\u200b\\ufeff\"");
	check_quoted("\xF3\xA0\x81\x81", "\"\\U000e0041\"");
	check_quoted("æ日😀", "\"æ日😀\"");
}

static void yemit_id__is_plain__only_for_ids(void **state)
{
	(void)state;
	static const char *const ids[] = { "a", "0", "ssa-2020", "a--b-", "48" };
	static const char *const others[] = { "", "-a", "A", "a b", "a_b", "a:", "é", "~", "a\n" };
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
		assert_true(yemit_is_id(ids[i]));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_false(yemit_is_id(others[i]));
}

/* True if D comes back the same from its text, which is then written the same, too. */
static bool comes_back(const struct draft *d)
{
	struct str s = STR_INIT, again = STR_INIT;
	struct diags ds;
	struct draft *back = NULL;
	diags_init(&ds, "");
	draft_write(&s, d, &everywhere);
	bool good = draft_read(s.text, s.length, &everywhere, NULL, &back, NULL, &ds) &&
	            draft_equal(d, back);
	if (good)
		draft_write(&again, back, &everywhere);
	good = good && strcmp(s.text, again.text) == 0;
	if (!good) {
		char *told = diags_in_line(&ds);
		fprintf(stderr, "%s%s\n", s.text, told);
		free(told);
	}
	draft_free(&back);
	diags_free(&ds);
	str_free(&s);
	str_free(&again);
	return good;
}

static void draft_write__loses_nothing__random_drafts(void **state)
{
	(void)state;
	struct chance r = { 20200226 };
	for (int i = 0; i < 1000; i++) {
		const struct call *call = everywhere.calls[chance_below(&r, (int)everywhere.n_calls)];
		const struct lot *lot = &call->lots[chance_below(&r, (int)call->n_lots)];
		struct draft *d = random_draft(&r, call, lot);
		assert_true(comes_back(d));
		draft_free(&d);
	}
}

/* A text of anything that UTF-8 can hold but NUL. */
static char *random_text(struct chance *r)
{
	static const char *const pieces[] = { "\n", "\r", "\t", " ", "\"", "\\", "'", "#", ": ", "- ", "|",
		">", "---\n", "...", "&a", "*a", "!t", "%", "@", "`", "{", "}", "[", "]", ",", "?", "~", "<<" };
	struct str s = STR_INIT;
	for (int n = chance_below(r, 30); n > 0; n--) {
		uint32_t code = (uint32_t)chance_below(r, chance_percent(r, 50) ? 0x3000 : 0x110000);
		if (chance_percent(r, 50))
			str_add(&s, pieces[chance_below(r, (int)(sizeof pieces / sizeof *pieces))]);
		else if (code && (code < 0xD800 || code > 0xDFFF))
			utf8_add(&s, code);
	}
	return str_take(&s);
}

static void set_random(struct chance *r, struct draft *d, struct spot where)
{
	char *text = random_text(r);
	draft_set_text(d, where, text);
	free(text);
}

static void draft_write__loses_nothing__random_texts(void **state)
{
	(void)state;
	struct chance r = { 7 };
	for (int i = 0; i < 2000; i++) {
		struct draft *d = draft_new("ssa-2020", "2");
		char *key = random_text(&r), *id = random_text(&r);
		draft_add_partner(d, 0);
		set_random(&r, d, at(DRAFT_KEY_ACRONYM));
		set_random(&r, d, at(DRAFT_KEY_TITLE));
		set_random(&r, d, at(DRAFT_KEY_SECTOR));
		set_random(&r, d, (struct spot){ 0, PARTNER_KEY_NAME, NULL });
		set_random(&r, d, (struct spot){ 0, PARTNER_KEY_CONTACT, NULL });
		set_random(&r, d, (struct spot){ -1, DRAFT_KEY_STATEMENTS, *key ? key : "k" });
		draft_set_id(d, at(DRAFT_KEY_PRIORITIES), id, true);
		assert_true(comes_back(d));
		draft_free(&d);
		free(key);
		free(id);
	}
}

static void draft_write__writes_long_keys__so_that_they_are_read(void **state)
{
	(void)state;
	struct draft *d = draft_new("ssa-2020", "2");
	struct str key = STR_INIT;
	for (int n = 990; n < 1040; n += 7) {
		str_clear(&key);
		str_add_repeat(&key, 'k', (size_t)n);
		draft_set_text(d, (struct spot){ -1, DRAFT_KEY_STATEMENTS, key.text }, "x");
		str_add(&key, " ");
		draft_set_text(d, (struct spot){ -1, DRAFT_KEY_STATEMENTS, key.text }, "y");
	}
	assert_true(comes_back(d));
	str_free(&key);
	draft_free(&d);
}

/* --- unknown keys ----------------------------------------------------------- */

/* What a random value may be made of, from deep to shallow. */
static void add_random_yaml(struct chance *r, struct str *s, int depth)
{
	static const char *const scalars[] = { "a", "NO", "-5", "1.5", "\"q: #\"", "'it''s'", "~", "x-y",
		"\"\\u202e\"", "æøå", "\"\"", "2020-02-26", "a b", "\"a\\nb\"" };
	int kind = depth > 5 ? 0 : chance_below(r, 3);
	if (kind == 0) {
		str_add(s, scalars[chance_below(r, (int)(sizeof scalars / sizeof *scalars))]);
		return;
	}
	str_add(s, kind == 1 ? "[" : "{");
	for (int i = 0, n = chance_below(r, 4); i < n; i++) {
		str_add(s, i ? ", " : "");
		if (kind == 2)
			str_addf(s, "k%d: ", i);
		add_random_yaml(r, s, depth + 1);
	}
	str_add(s, kind == 1 ? "]" : "}");
}

static void draft_write__loses_nothing__random_unknown_keys(void **state)
{
	(void)state;
	struct chance r = { 99 };
	for (int i = 0; i < 500; i++) {
		struct str s = STR_INIT;
		struct diags ds;
		struct draft *d = NULL;
		diags_init(&ds, "");
		str_add(&s, "x0: ");
		add_random_yaml(&r, &s, 0);
		str_add(&s, "\nkonsort: 1\ncall: ssa-2020\nx1: ");
		add_random_yaml(&r, &s, 0);
		str_add(&s, "\npartners:\n- y0: ");
		add_random_yaml(&r, &s, 0);
		str_add(&s, "\n  name: x\n  y1: ");
		add_random_yaml(&r, &s, 0);
		str_add_char(&s, '\n');
		assert_true(draft_read(s.text, s.length, &everywhere, NULL, &d, NULL, &ds));
		assert_int_equal(d->extras.n, 2);
		assert_int_equal(d->partners[0].extras.n, 2);
		assert_true(comes_back(d));
		draft_free(&d);
		diags_free(&ds);
		str_free(&s);
	}
}

/* A key that YAML takes in its file must be one for YAML as it is written here, too. */
static void draft_write__keeps_long_keys__with_escapes(void **state)
{
	(void)state;
	for (size_t n = 150; n < 1100; n += 10) {
		struct str s = STR_INIT;
		struct diags ds;
		struct draft *d = NULL;
		diags_init(&ds, "");
		str_add(&s, "konsort: 1\ncall: ssa-2020\npartners:\n- {name: A, ? \"a");
		str_add_repeat(&s, '\t', n);
		str_add(&s, "b\" : c}\n");
		assert_true(draft_read(s.text, s.length, &everywhere, NULL, &d, NULL, &ds));
		assert_true(comes_back(d));
		draft_free(&d);
		diags_free(&ds);
		str_free(&s);
	}
}

/* However the keys of a file are ordered, what is written says the same: else it could not be
 * saved. */
static void draft_write__keeps_unknown_keys__in_any_order(void **state)
{
	(void)state;
	static const char yaml[] = "p: 1\npartners:\n- {type: company, q: 1, name: A, r: 2}\n"
		"s: 2\nactivities: []\nt: 3\nlot: \"2\"\nu: 4\ncall: ssa-2020\nkonsort: 1\nv: 5\n";
	struct diags ds;
	struct draft *d = NULL;
	diags_init(&ds, "");
	assert_true(draft_read(yaml, strlen(yaml), &everywhere, NULL, &d, NULL, &ds));
	assert_true(comes_back(d));
	check_written(d, "p: 1\nkonsort: 1\nv: 5\ncall: ssa-2020\nlot: \"2\"\nu: 4\nacronym: \"\"\n"
	              "title: \"\"\nt: 3\npartners:\n  - name: \"A\"\n    r: 2\n    type: company\n"
	              "    q: 1\ns: 2\n");
	draft_free(&d);
	diags_free(&ds);
}

static void draft_write__moves_unknown_keys__with_their_partner(void **state)
{
	(void)state;
	static const char yaml[] = "konsort: 1\ncall: ssa-2020\npartners:\n- {name: A, x: 1}\n"
		"- {y: 2, name: B}\n- {name: C}\n";
	struct diags ds;
	struct draft *d = NULL;
	diags_init(&ds, "");
	assert_true(draft_read(yaml, strlen(yaml), &everywhere, NULL, &d, NULL, &ds));
	draft_move_partner(d, 0, 2);
	check_written(d, "konsort: 1\ncall: ssa-2020\nacronym: \"\"\ntitle: \"\"\npartners:\n"
	              "  - y: 2\n    name: \"B\"\n  - name: \"C\"\n  - name: \"A\"\n    x: 1\n");
	draft_remove_partner(d, 0);
	check_written(d, "konsort: 1\ncall: ssa-2020\nacronym: \"\"\ntitle: \"\"\npartners:\n"
	              "  - name: \"C\"\n  - name: \"A\"\n    x: 1\n");
	draft_free(&d);
	diags_free(&ds);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(draft_write__leaves_out__what_is_empty),
		cmocka_unit_test(draft_write__writes_sector_plain__only_if_listed),
		cmocka_unit_test(draft_write__follows_the_list_of_keys__whatever_was_set_first),
		cmocka_unit_test(yemit_quoted__escapes__what_is_not_safe),
		cmocka_unit_test(yemit_id__is_plain__only_for_ids),
		cmocka_unit_test(draft_write__loses_nothing__random_drafts),
		cmocka_unit_test(draft_write__loses_nothing__random_texts),
		cmocka_unit_test(draft_write__writes_long_keys__so_that_they_are_read),
		cmocka_unit_test(draft_write__loses_nothing__random_unknown_keys),
		cmocka_unit_test(draft_write__keeps_long_keys__with_escapes),
		cmocka_unit_test(draft_write__keeps_unknown_keys__in_any_order),
		cmocka_unit_test(draft_write__moves_unknown_keys__with_their_partner),
	};
	return cmocka_run_group_tests(tests, make_everywhere, NULL);
}
