/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files made to hurt: each is refused, or read, in time that grows with its size only.
 * An alarm ends the program where that is not so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/str.h"
#include "store/draft_file.h"
#include "support/diag_line.h"
#include "support/random_draft.h"
#include "support/sample_call.h"

#define HEAD "konsort: 1\ncall: ssa-2020\n"

/* Reads the text as a draft and compares what is told; S is freed.  The seconds of
 * processor time it took are returned. */
static double check(struct str *s, const char *wanted)
{
	struct diags ds;
	struct draft *draft = NULL;
	diags_init(&ds, "");
	clock_t start = clock();
	alarm(60);
	draft_read(s->text, s->length, &sample_catalogue, NULL, &draft, NULL, &ds);
	alarm(0);
	double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
	char *told = diags_in_line(&ds);
	assert_string_equal(told, wanted);
	free(told);
	draft_free(&draft);
	diags_free(&ds);
	str_free(s);
	return seconds;
}

static void add_times(struct str *s, const char *piece, size_t n)
{
	while (n-- > 0)
		str_add(s, piece);
}

static void hostile__brackets__end_at_depth_sixteen(void **state)
{
	(void)state;
	struct str s = STR_INIT;
	str_add(&s, "a: ");
	add_times(&s, "[", 200 * 1000);
	assert_true(check(&s, "1:19 TOO_DEEP '16'") < 2);
	str_add(&s, "a: ");
	add_times(&s, "{x: ", 50 * 1000);
	assert_true(check(&s, "1:64 TOO_DEEP '16'") < 2);
	add_times(&s, "- ", 100 * 1000);
	assert_true(check(&s, "1:1 NOT_A_MAP") < 2);
	str_add(&s, "a:\n ");
	add_times(&s, "- ", 100 * 1000);
	assert_true(check(&s, "2:32 TOO_DEEP '16'") < 2);
	str_add(&s, "a:\n ");
	add_times(&s, "? ", 100 * 1000);
	assert_true(check(&s, "2:4 KEY_NOT_SCALAR") < 2);
}

static void hostile__one_long_scalar__is_not_held(void **state)
{
	(void)state;
	struct str s = STR_INIT;
	str_add(&s, HEAD "title: \"");
	str_add_repeat(&s, 'x', 60 * 1000 * 1000);
	str_add(&s, "\"\n");
	assert_true(check(&s, "3:8 SCALAR_TOO_LONG '64'") < 5);
	str_add(&s, HEAD "title: ");
	add_times(&s, "x ", 10 * 1000 * 1000);
	assert_true(check(&s, "3:8 SCALAR_TOO_LONG '64'") < 5);
	str_add(&s, HEAD "title: |\n");
	add_times(&s, "  x\n", 5 * 1000 * 1000);
	assert_true(check(&s, "3:8 SCALAR_TOO_LONG '64'") < 5);
	str_add(&s, HEAD "title: '");
	str_add_repeat(&s, '\n', 20 * 1000 * 1000);
	assert_true(check(&s, "3:8 SCALAR_TOO_LONG '64'") < 5);
}

static void hostile__anchors__are_refused_at_the_first(void **state)
{
	(void)state;
	struct str s = STR_INIT;
	str_add(&s, HEAD);
	for (int i = 0; i < 40 * 1000; i++)
		str_addf(&s, "k%d: &a%d x\n", i, i);
	assert_true(check(&s, "3:5 ANCHOR") < 2);
	str_add(&s, HEAD "a: &a [x, x]\nb: [*a, *a]\nc: [*b, *b]\n");
	assert_true(check(&s, "3:4 ANCHOR") < 2);
}

/* A list of N texts in the flow style, each of these bytes. */
static void add_list(struct str *s, const char *key, size_t n, const char *text)
{
	str_addf(s, "%s: [", key);
	for (size_t i = 0; i < n; i++)
		str_addf(s, "%s%s", i ? ", " : "", text);
	str_add(s, "]\n");
}

static void hostile__many_keys__are_compared_in_time(void **state)
{
	(void)state;
	struct str s = STR_INIT;
	str_add(&s, HEAD "x:\n");
	for (int i = 0; i < 49 * 1000; i++)
		str_addf(&s, "  k%06d: x\n", i);
	str_add(&s, "  k000005: y\n");
	assert_true(check(&s, "49004:3 DUPLICATE_KEY 'k000005' '9'") < 10);
	str_add(&s, HEAD);
	for (int i = 0; i < 10 * 1000 - 1; i++)
		str_addf(&s, "k%06d: x\n", i);
	str_add(&s, "k000005: y\n");
	assert_true(check(&s, "10002:1 DUPLICATE_KEY 'k000005' '8'") < 10);
}

/* Up to the limit of each kind, and one more. */
static void hostile__limits__are_what_they_say(void **state)
{
	(void)state;
	struct str s = STR_INIT;
	for (int more = 0; more < 2; more++) {
		str_add(&s, HEAD);
		add_list(&s, "priorities", 2000 + (size_t)more, "a");
		check(&s, more ? "3:6014 TOO_MANY_ENTRIES 'priorities' '2,000'" : "");
		str_add(&s, HEAD "statements:\n");
		for (int i = 0; i < 2000 + more; i++)
			str_addf(&s, " k%d: a\n", i);
		check(&s, more ? "2004:9 TOO_MANY_ENTRIES 'statements' '2,000'" : "");
		str_add(&s, HEAD "partners:\n");
		add_times(&s, "- {name: abcdefghijklmnopqr}\n", 100 * 1000 + (size_t)more);
		check(&s, more ? "100004:3 TOO_MANY_ENTRIES 'partners' '100,000'" : "");
		str_add(&s, HEAD);
		for (int i = 0; i < 9999 + more; i++)
			str_addf(&s, "k%d: x\n", i);
		str_add(&s, "partners: [{z: a}]\n");
		check(&s, more ? "10003:13 TOO_MANY_KEYS '10,000'"
		      : "warning 3:1 UNKNOWN_KEYS_KEPT 'k0, k1, k2, k3, k4, k5, k6, k7, k8, k9, ...'");
		str_add(&s, HEAD);
		add_list(&s, "x", 50 * 1000 + (size_t)more, "a");
		check(&s, more ? "3:150005 TOO_MANY_PARTS '50,000'" : "warning 3:1 UNKNOWN_KEYS_KEPT 'x'");
	}
}

/* 120 000, and one for six bytes of text.  Stream, document and map begin and end, so does the list
 * of partners, and there are five scalars: 13 values, of 28 bytes.  An empty map is two more, an
 * absent partner one. */
static void hostile__number_of_values__hangs_on_their_text(void **state)
{
	(void)state;
	struct str s = STR_INIT;
	for (size_t more = 0; more < 2; more++) {
		str_add(&s, HEAD "partners:\n");
		add_times(&s, "- {}\n", 60 * 1000 - 5 + more);
		check(&s, more ? "60000:1 TOO_MANY_VALUES '120,000' '6'" : "");
		str_add(&s, HEAD "partners:\n");
		add_times(&s, "-\n", 120 * 1000 - 9 + more);
		check(&s, more ? "119996:1 TOO_MANY_VALUES '120,000' '6'" : "");
		str_add(&s, HEAD "notes: abcdefg\npartners:\n");   /* 12 bytes more, and 2 values */
		add_times(&s, "-\n", 120 * 1000 - 9 + more);
		check(&s, more ? "119997:1 TOO_MANY_VALUES '120,000' '6'" : "");
	}
}

static void hostile__many_errors__are_told_up_to_twenty(void **state)
{
	(void)state;
	struct str s = STR_INIT, wanted = STR_INIT;
	str_add(&s, HEAD "partners:\n");
	for (int i = 0; i < 100 * 1000; i++)
		str_add(&s, "- {umbrella: maybe}\n");
	for (int i = 0; i < 20; i++)
		str_addf(&wanted, "%s%d:14 WANT_FLAG 'umbrella' 'maybe'", i ? "; " : "", i + 4);
	assert_true(check(&s, wanted.text) < 2);
	str_clear(&wanted);
	str_add(&s, HEAD "priorities: [");
	add_times(&s, "[], ", 100 * 1000);
	str_add(&s, "]\n");
	for (int i = 0; i < 20; i++)
		str_addf(&wanted, "%s3:%d WANT_TEXT 'priorities' '[...]'", i ? "; " : "", 14 + 4 * i);
	assert_true(check(&s, wanted.text) < 2);
	str_free(&wanted);
}

static void hostile__comments_and_blanks__take_no_time(void **state)
{
	(void)state;
	struct str s = STR_INIT;
	str_add(&s, HEAD);
	add_times(&s, "# x\n", 20 * 1000);
	str_add(&s, "title: \"T\"\n");
	str_add_repeat(&s, '\n', 100 * 1000);
	assert_true(check(&s, "") < 2);
}

/* Bytes by chance, and a good draft with some of its bytes changed: whatever they are,
 * they are read or refused, and a reader that goes astray is seen by the sanitizers. */
static void hostile__chance__ends_in_a_draft_or_an_error(void **state)
{
	(void)state;
	static const char good[] = HEAD "lot: \"2\"\nstatements: {a: 'b', \"c\": |-\n  d\n }\nx: [1, {y: &z 2}]\n"
		"partners:\n  - name: \"A\\u202e\"\n    country: DK # c\n    also: [company]\n";
	static const char marks[] = "\n\r\t :-?,[]{}#&*!|>'\"%@`\\<0a\xC3\xA6\xEF\xBB\xBF";
	struct chance r = { 4 };
	for (int i = 0; i < 20000; i++) {
		char bytes[sizeof good];
		memcpy(bytes, good, sizeof good);
		for (int n = chance_below(&r, 8); n >= 0; n--)
			bytes[chance_below(&r, sizeof good - 1)] = marks[chance_below(&r, sizeof marks)];
		struct diags ds;
		struct draft *draft = NULL;
		struct draft_origin origin;
		diags_init(&ds, "");
		bool read = draft_read(bytes, (size_t)chance_below(&r, sizeof good), &sample_catalogue, NULL,
		                       &draft, &origin, &ds);
		assert_int_equal(read, ds.errors == 0);
		assert_int_equal(read, draft != NULL);
		draft_free(&draft);
		draft_origin_free(&origin);
		diags_free(&ds);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hostile__brackets__end_at_depth_sixteen),
		cmocka_unit_test(hostile__one_long_scalar__is_not_held),
		cmocka_unit_test(hostile__anchors__are_refused_at_the_first),
		cmocka_unit_test(hostile__many_keys__are_compared_in_time),
		cmocka_unit_test(hostile__limits__are_what_they_say),
		cmocka_unit_test(hostile__number_of_values__hangs_on_their_text),
		cmocka_unit_test(hostile__many_errors__are_told_up_to_twenty),
		cmocka_unit_test(hostile__comments_and_blanks__take_no_time),
		cmocka_unit_test(hostile__chance__ends_in_a_draft_or_an_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
