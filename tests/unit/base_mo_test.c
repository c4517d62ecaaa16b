/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Catalogues made byte by byte: a good one is read, and whatever is wrong with one is
 * seen before the C library gets to see it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mo.h"
#include "base/str.h"
#include "support/scratch.h"

struct pair {
	const char *text;
	size_t n;              /* with the NULs between the forms, 0: strlen() */
	const char *translation;
	size_t m;
};

enum { HEAD_BYTES = 28, PAIRS_MOST = 20 };

#define TYPE "Content-Type: text/plain; charset=UTF-8\n"
#define PLURAL "Plural-Forms: nplurals=2; plural=(n != 1);\n"
#define HEADER "Project-Id-Version: konsort 1\nLanguage: da\n" TYPE PLURAL
#define FORMS(literal) literal, sizeof literal - 1

static const struct pair good[] = {
	{ "", 0, HEADER, 0 },
	{ FORMS("%1 month\0%1 months"), FORMS("\xc3\xa9n m\xc3\xa5ned\0%1 m\xc3\xa5neder") },
	{ "%1 of %2", 0, "%2: %1", 0 },
	{ "100 %, or %% of it", 0, "100 %, eller %% deraf", 0 },
	{ "Denmark", 0, "Danmark \xe2\x80\x93 \xe2\x82\xac", 0 },
	{ "a\nb\tc", 0, "en\nto\ttre, og saa til \xc3\xa6\xc3\xb8\xc3\xa5", 0 },
};
enum { GOOD = sizeof good / sizeof *good };

/* --- writing a catalogue -------------------------------------------------------- */

static void put_number(struct str *out, size_t at, uint32_t n, bool swapped)
{
	unsigned char b[4];
	memcpy(b, &n, 4);
	for (int i = 0; i < 4; i++)
		out->text[at + (size_t)i] = (char)b[swapped ? 3 - i : i];
}

static size_t length(const char *text, size_t n)
{
	return n ? n : strlen(text);
}

/* The catalogue of the N pairs, which stand in their order; no hash table. */
static void build(struct str *out, const struct pair *pairs, size_t n, bool swapped)
{
	str_clear(out);
	str_add_repeat(out, '\0', HEAD_BYTES + 16 * n);
	const uint32_t head[] = { 0x950412DE, 0, (uint32_t)n, HEAD_BYTES, (uint32_t)(HEAD_BYTES + 8 * n), 0, 0 };
	for (size_t i = 0; i < 7; i++)
		put_number(out, 4 * i, head[i], swapped);
	for (size_t i = 0; i < 2 * n; i++) {
		const struct pair *p = &pairs[i % n];
		const char *text = i < n ? p->text : p->translation;
		size_t bytes = length(text, i < n ? p->n : p->m), row = HEAD_BYTES + 8 * i;
		put_number(out, row, (uint32_t)bytes, swapped);
		put_number(out, row + 4, (uint32_t)out->length, swapped);
		str_add_bytes(out, text, bytes);
		str_add_char(out, '\0');
	}
}

/* What is thought of the bytes; a good catalogue is asked for texts too. */
static enum mo_state judge(const char *bytes, size_t n)
{
	struct mo mo;
	scratch_write("konsort.mo", bytes, n);
	enum mo_state state = mo_open(&mo, scratch_path("konsort.mo"), "da");
	assert_int_equal(state == MO_GOOD, mo.bytes != NULL);
	for (size_t i = 0; i < GOOD; i++) {
		const char *text = state == MO_GOOD ? mo_text(&mo, good[i].text) : NULL;
		if (text)
			assert_in_range(strlen(text), 0, n);
	}
	mo_close(&mo);
	return state;
}

static enum mo_state judge_pairs(const struct pair *pairs, size_t n)
{
	struct str bytes = STR_INIT;
	build(&bytes, pairs, n, false);
	enum mo_state state = judge(bytes.text, bytes.length);
	str_free(&bytes);
	return state;
}

/* The good catalogue with a number of its head or tables changed. */
static enum mo_state judge_number(size_t at, uint32_t n)
{
	struct str bytes = STR_INIT;
	build(&bytes, good, GOOD, false);
	put_number(&bytes, at, n, false);
	enum mo_state state = judge(bytes.text, bytes.length);
	str_free(&bytes);
	return state;
}

/* --- tests ---------------------------------------------------------------------- */

static void mo_open__reads_texts__of_either_byte_order(void **state)
{
	(void)state;
	struct str bytes = STR_INIT;
	for (int swapped = 0; swapped < 2; swapped++) {
		struct mo mo;
		build(&bytes, good, GOOD, swapped);
		scratch_write("good.mo", bytes.text, bytes.length);
		assert_int_equal(mo_open(&mo, scratch_path("good.mo"), "da"), MO_GOOD);
		assert_int_equal(mo.count, GOOD);
		for (size_t i = 0; i < GOOD; i++)
			assert_string_equal(mo_text(&mo, good[i].text), good[i].translation);
		assert_null(mo_text(&mo, "Denmar"));
		assert_null(mo_text(&mo, "Denmarks"));
		assert_null(mo_text(&mo, "zebra"));
		assert_null(mo_text(&mo, "\x01"));
		mo_close(&mo);
		assert_null(mo.bytes);
		assert_int_equal(mo_open(&mo, scratch_path("good.mo"), "nl"), MO_FOREIGN);
	}
	str_free(&bytes);
}

static void mo_open__says_missing__no_file_to_be_read(void **state)
{
	(void)state;
	struct mo mo;
	assert_int_equal(mo_open(&mo, scratch_path("none.mo"), "da"), MO_MISSING);
	assert_int_equal(symlink("nowhere", scratch_path("dangling.mo")), 0);
	assert_int_equal(mo_open(&mo, scratch_path("dangling.mo"), "da"), MO_MISSING);
	assert_null(mo.bytes);
	assert_int_equal(mo.count, 0);
	assert_null(mo_text(&mo, ""));
}

static void mo_open__says_broken__no_ordinary_file(void **state)
{
	(void)state;
	struct mo mo;
	assert_int_equal(mkdir(scratch_path("dir.mo"), 0700), 0);
	assert_int_equal(mo_open(&mo, scratch_path("dir.mo"), "da"), MO_BROKEN);
	assert_int_equal(mkfifo(scratch_path("fifo.mo"), 0600), 0);
	assert_int_equal(mo_open(&mo, scratch_path("fifo.mo"), "da"), MO_BROKEN);
	assert_int_equal(mo_open(&mo, "/dev/zero", "da"), MO_BROKEN);
	scratch_write("large.mo", "", 0);
	assert_int_equal(truncate(scratch_path("large.mo"), (8 << 20) + 1), 0);
	assert_int_equal(mo_open(&mo, scratch_path("large.mo"), "da"), MO_BROKEN);
	assert_int_equal(judge("", 0), MO_BROKEN);
	assert_int_equal(judge("msgid \"\"\nmsgstr \"\"\n# the source of a catalogue\n", 48), MO_BROKEN);
}

static void mo_open__says_broken__cut_at_any_length(void **state)
{
	(void)state;
	struct str bytes = STR_INIT;
	build(&bytes, good, GOOD, false);
	for (size_t n = 0; n < bytes.length; n++)
		if (judge(bytes.text, n) != MO_BROKEN)
			fail_msg("cut to %zu bytes", n);
	assert_int_equal(judge(bytes.text, bytes.length), MO_GOOD);
	str_free(&bytes);
}

static void mo_open__ends_well__any_byte_changed(void **state)
{
	(void)state;
	static const char bad[] = { '\0', '\xff', '%', '\x1b', '\x80', 1 };
	struct str bytes = STR_INIT;
	build(&bytes, good, GOOD, false);
	size_t told = 0;
	for (size_t i = 0; i < bytes.length; i++)
		for (size_t k = 0; k < sizeof bad; k++) {
			char was = bytes.text[i];
			bytes.text[i] = bad[k];
			told += was != bad[k] && judge(bytes.text, bytes.length) != MO_GOOD;
			bytes.text[i] = was;
		}
	/* a letter of an original may become another one: the rest is seen */
	assert_true(told > bytes.length * 3);
	str_free(&bytes);
}

static void mo_open__says_broken__wrong_head(void **state)
{
	(void)state;
	const uint32_t size = 1U << 20, tables = HEAD_BYTES + 16 * GOOD;
	static const struct { size_t at; uint32_t n; } rows[] = {
		{ 0, 0x950412DF }, { 0, 0 }, { 4, 1 }, { 4, 2 }, { 4, 0x10000 }, { 4, 0xFFFFFFFF }, { 8, 0 },
		{ 8, GOOD + 1 }, { 8, 0xFFFFFFFF }, { 8, 0x20000000 }, { 12, HEAD_BYTES + 8 }, { 12, 0 },
		{ 12, HEAD_BYTES + 1 }, { 12, 0xFFFFFFFC }, { 16, HEAD_BYTES + 1 }, { 16, 0xFFFFFFFC },
		{ 20, 3 }, { 20, 0xFFFFFFFF }, { 20, 0x40000001 },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (judge_number(rows[i].at, rows[i].n) != MO_BROKEN)
			fail_msg("%x at %zu", rows[i].n, rows[i].at);
	/* rows of the tables: length, offset */
	for (uint32_t at = HEAD_BYTES; at < tables; at += 4) {
		assert_int_equal(judge_number(at, 0xFFFFFFFF), MO_BROKEN);
		assert_int_equal(judge_number(at, 0x80000000), MO_BROKEN);
		assert_int_equal(judge_number(at, size), MO_BROKEN);
	}
	/* a table of one or two places is none */
	assert_int_equal(judge_number(20, 1), MO_GOOD);
	assert_int_equal(judge_number(20, 2), MO_GOOD);
}

/* A hash table of SIZE places behind the good catalogue. */
static enum mo_state judge_hash(uint32_t size, const uint32_t *places)
{
	struct str bytes = STR_INIT;
	build(&bytes, good, GOOD, false);
	str_add_repeat(&bytes, '\0', 4 - bytes.length % 4);
	put_number(&bytes, 20, size, false);
	put_number(&bytes, 24, (uint32_t)bytes.length, false);
	for (uint32_t i = 0; i < size; i++) {
		size_t at = bytes.length;
		str_add_repeat(&bytes, '\0', 4);
		put_number(&bytes, at, places[i], false);
	}
	enum mo_state state = judge(bytes.text, bytes.length);
	put_number(&bytes, 24, (uint32_t)bytes.length - 4, false);
	assert_int_equal(judge(bytes.text, bytes.length), MO_BROKEN);   /* it does not fit there */
	str_free(&bytes);
	return state;
}

static void mo_open__says_broken__hash_table_without_an_end(void **state)
{
	(void)state;
	assert_int_equal(judge_hash(7, (uint32_t[]){ 1, 2, 3, 4, 5, 6, 0 }), MO_GOOD);
	assert_int_equal(judge_hash(7, (uint32_t[]){ 0, 2, 3, 4, 5, 6, 1 }), MO_GOOD);
	/* no empty place; a place of no text; steps that pass empty places by */
	assert_int_equal(judge_hash(7, (uint32_t[]){ 1, 2, 3, 4, 5, 6, 1 }), MO_BROKEN);
	assert_int_equal(judge_hash(7, (uint32_t[]){ 1, 2, 3, 4, 5, 7, 0 }), MO_BROKEN);
	assert_int_equal(judge_hash(7, (uint32_t[]){ 0xFFFFFFFF, 2, 3, 4, 5, 6, 0 }), MO_BROKEN);
	/* a text that has no place, or two */
	assert_int_equal(judge_hash(7, (uint32_t[]){ 1, 2, 3, 0, 5, 6, 0 }), MO_BROKEN);
	assert_int_equal(judge_hash(11, (uint32_t[]){ 1, 2, 3, 4, 5, 6, 6, 0, 0, 0, 0 }), MO_BROKEN);
	assert_int_equal(judge_hash(8, (uint32_t[]){ 1, 0, 2, 0, 3, 0, 4, 5 }), MO_BROKEN);
}

static void mo_open__says_broken__originals_not_in_order(void **state)
{
	(void)state;
	const struct pair twice[] = { good[0], { "a", 0, "x", 0 }, { "a", 0, "y", 0 } };
	const struct pair back[] = { good[0], { "b", 0, "x", 0 }, { "a", 0, "y", 0 } };
	const struct pair headless[] = { { "a", 0, "x", 0 }, { "b", 0, "y", 0 } };
	const struct pair right[] = { good[0], { "a", 0, "x", 0 }, { "b", 0, "y", 0 } };
	assert_int_equal(judge_pairs(right, 3), MO_GOOD);
	assert_int_equal(judge_pairs(twice, 3), MO_BROKEN);
	assert_int_equal(judge_pairs(back, 3), MO_BROKEN);
	assert_int_equal(judge_pairs(headless, 2), MO_BROKEN);
}

static void mo_open__judges_headers__each_line(void **state)
{
	(void)state;
	static const struct { const char *header; enum mo_state state; } rows[] = {
		{ "Language: da\n" TYPE, MO_GOOD },
		{ TYPE "X-Generator: hand\nLanguage: da", MO_GOOD },
		{ "Project-Id-Version: PACKAGE VERSION\nLanguage: da\n" TYPE, MO_GOOD },
		{ "Project-Id-Version: \nLanguage: da\n" TYPE, MO_GOOD },
		{ "Project-Id-Version: nano 7\nLanguage: da\n" TYPE, MO_FOREIGN },
		{ "Language: nl\n" TYPE, MO_FOREIGN },
		{ "Language: da_DK\n" TYPE, MO_FOREIGN },
		{ "Language: d\n" TYPE, MO_FOREIGN },
		{ "Language: \n" TYPE, MO_FOREIGN },
		{ "X-Language: da\n" TYPE, MO_FOREIGN },
		{ TYPE, MO_FOREIGN },
		{ "Language: da\n", MO_BROKEN },
		{ "nothing of this sort", MO_BROKEN },
		{ "Language: da\nContent-Type: text/plain; charset=ISO-8859-1\n", MO_BROKEN },
		{ "Language: da\nContent-Type: text/plain; charset=UTF-7\n", MO_BROKEN },
		{ "X: charset=UTF-16\nLanguage: da\n" TYPE, MO_BROKEN },
		{ "Language: da\nContent-Type: text/plain; charset=UTF-8", MO_BROKEN },
		{ "Language: da\n" TYPE "X: \x1b[31m\n", MO_FOREIGN },
		{ "Language: da\n" TYPE "X: \xe5\n", MO_BROKEN },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct pair pairs[] = { { "", 0, rows[i].header, 0 }, { "a", 0, "b", 0 } };
		if (judge_pairs(pairs, 2) != rows[i].state)
			fail_msg("header %zu: %s", i, rows[i].header);
	}
	const struct pair cut[] = { { "", 0, FORMS("Language: da\n" TYPE "\0plural=n/0") }, { "a", 0, "b", 0 } };
	assert_int_equal(judge_pairs(cut, 2), MO_BROKEN);
}

static void mo_open__refuses_plurals__that_can_do_harm(void **state)
{
	(void)state;
	static const struct { const char *plural; bool good; } rows[] = {
		{ "nplurals=2; plural=n != 1;", true },
		{ "nplurals=2; plural=(n > 1)", true },
		{ "nplurals= 2; plural= n==1 ? 0 : n%10>=2 && (n%100<10 || n % 100 >= 20) ? 1 : 1;", true },
		{ "nplurals=2; plural=n%1000000;", true },
		{ "nplurals=INTEGER; plural=EXPRESSION;", false },
		{ "nplurals=2; plural=n%0;", false },
		{ "nplurals=2; plural=n % 00;", false },
		{ "nplurals=2; plural=n%%1;", false },
		{ "nplurals=2; plural=n%n;", false },
		{ "nplurals=2; plural=n%(1-1);", false },
		{ "nplurals=2; plural=n%;", false },
		{ "nplurals=2; plural=n/1;", false },
		{ "nplurals=2; plural=n%18446744073709551616;", false },   /* 2 to the 64th: nought */
		{ "nplurals=2; plural=n%4294967296;", false },
		{ "nplurals=2; plural=m;", false },
		{ "nplurals=0; plural=0;", false },
		{ "nplurals=7; plural=0;", false },
		{ "nplurals=22; plural=0;", false },
		{ "nplurals=-1; plural=0;", false },
		{ "nplurals=1; plural=0;", false },          /* the texts have two forms */
		{ "nplurals=3; plural=0;", false },
		{ "plural=n/0; nplurals=2; plural=n;", false },
		{ "plural=n/0;", false },
		{ "nplurals=9;", true },                    /* not looked at without the other */
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str header = STR_INIT;
		str_addf(&header, "Language: da\n" TYPE "Plural-Forms: %s\n", rows[i].plural);
		const struct pair pairs[] = { { "", 0, header.text, 0 }, { FORMS("one\0many"), FORMS("en\0flere") } };
		if ((judge_pairs(pairs, 2) == MO_GOOD) != rows[i].good)
			fail_msg("%s", rows[i].plural);
		str_free(&header);
	}
}

static void mo_open__refuses_plurals__of_great_length(void **state)
{
	(void)state;
	for (size_t n = 300; n <= 5000; n += 4700) {
		struct str header = STR_INIT;
		str_add(&header, "Language: da\n" TYPE "Plural-Forms: nplurals=2; plural=");
		str_add_repeat(&header, '!', n);
		str_add(&header, "n;\n");
		const struct pair pairs[] = { { "", 0, header.text, 0 }, { "a", 0, "b", 0 } };
		assert_int_equal(judge_pairs(pairs, 2), n == 300 ? MO_GOOD : MO_FOREIGN);
		str_free(&header);
	}
}

/* Rows of a translation and what is thought of it. */
struct row {
	const char *text;
	size_t n;
	const char *translation;
	size_t m;
	enum mo_state state;
};

static void check_rows(const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct pair pairs[] = { good[0], { rows[i].text, rows[i].n, rows[i].translation, rows[i].m } };
		if (judge_pairs(pairs, 2) != rows[i].state)
			fail_msg("row %zu: %s -> %s", i, rows[i].text, rows[i].translation);
	}
}

static void mo_open__compares_placeholders__of_each_form(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{ "%1 and %2", 0, "%2 og %1", 0, MO_GOOD },
		{ "%1 and %2", 0, "%1 og %1", 0, MO_FOREIGN },
		{ "%1 and %2", 0, "%1 og %2 og %3", 0, MO_FOREIGN },
		{ "%1", 0, "%1 %1", 0, MO_GOOD },
		{ "plain", 0, "%1", 0, MO_FOREIGN },
		{ "plain", 0, "%s", 0, MO_FOREIGN },
		{ "plain", 0, "%n%n%n", 0, MO_FOREIGN },
		{ "80 per cent.", 0, "80 %.", 0, MO_GOOD },
		{ "80 per cent of %1", 0, "80 %% af %1", 0, MO_GOOD },
		{ "80 per cent", 0, "80 % d", 0, MO_GOOD },
		{ "80 per cent", 0, "80 %d", 0, MO_FOREIGN },
		{ "80 per cent", 0, "80 %%%d", 0, MO_FOREIGN },
		{ "50% done", 0, "50 % n\xc3\xa5" "et", 0, MO_GOOD },
		{ "50% done", 0, "50%n", 0, MO_FOREIGN },
		{ "%d files", 0, "%d filer", 0, MO_GOOD },
		{ "%d files", 0, "%s filer", 0, MO_FOREIGN },
		{ "%d files", 0, "%-5.3s filer", 0, MO_FOREIGN },
		{ "%d files", 0, "%1$s filer", 0, MO_FOREIGN },
		{ "%% of %1", 0, "%% af %1", 0, MO_GOOD },
		{ FORMS("%1 of %2\0%1 of %2"), FORMS("en af %2\0%1 af %2"), MO_GOOD },
		{ FORMS("%1 of %2\0%1 of %2"), FORMS("en\0%1 af %2"), MO_FOREIGN },
		{ FORMS("%1 of %2\0%1 of %2"), FORMS("%1 af %2\0flere af %2"), MO_FOREIGN },
		{ FORMS("one of %2\0%1 of %2"), FORMS("%1 af %2\0%1 af %2"), MO_GOOD },
		{ FORMS("one\0%1"), FORMS("%1 %2\0%1"), MO_FOREIGN },
		{ FORMS("one\0%1"), FORMS("%s\0%1"), MO_FOREIGN },
		{ FORMS("one\0%1"), FORMS("en\0%1\0%1"), MO_BROKEN },
		{ FORMS("one\0%1"), FORMS("%1"), MO_BROKEN },
		{ FORMS("one\0%1"), FORMS("en\0"), MO_BROKEN },
		{ FORMS("one\0many"), FORMS("\0flere"), MO_BROKEN },
		{ "one", 0, FORMS("en\0to"), MO_BROKEN },
		{ FORMS("one"), FORMS(""), MO_BROKEN },
	};
	check_rows(rows, sizeof rows / sizeof *rows);
}

static void mo_open__refuses_bytes__that_may_not_be_shown(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{ "a", 0, "l\xc3\xa6nge nok til to ord: \xe2\x82\xac \xf0\x9f\x98\x80 \xce\xb1 \xe6\x97\xa5", 0, MO_GOOD },
		{ "a", 0, "to\nlinjer\tog en tabulator", 0, MO_GOOD },
		{ "a", 0, "\xef\xbf\xbd", 0, MO_GOOD },
		{ "a", 0, "\x1b[2J", 0, MO_FOREIGN },
		{ "a", 0, "1234567\x1b", 0, MO_FOREIGN },
		{ "a", 0, "123456789\x7f" "bcdefghi", 0, MO_FOREIGN },
		{ "a", 0, "return\r", 0, MO_FOREIGN },
		{ "a", 0, "next \xc2\x85 line", 0, MO_FOREIGN },
		{ "a", 0, "\xe2\x80\xae" "turned", 0, MO_FOREIGN },
		{ "a", 0, "zero\xe2\x80\x8bwidth", 0, MO_FOREIGN },
		{ "a", 0, "tag \xf3\xa0\x80\x81", 0, MO_FOREIGN },
		{ "a", 0, "latin \xe5", 0, MO_BROKEN },
		{ "a", 0, "\xc3", 0, MO_BROKEN },
		{ "a", 0, "long \xc0\xaf form", 0, MO_BROKEN },
		{ "a", 0, "half \xed\xa0\x80 pair", 0, MO_BROKEN },
		{ "a", 0, "\xf4\x90\x80\x80", 0, MO_BROKEN },
		{ FORMS("one\0many"), FORMS("en\0fl\x1b" "ere"), MO_FOREIGN },
	};
	check_rows(rows, sizeof rows / sizeof *rows);
	/* at every place of a text, so that no word of eight bytes hides one */
	for (size_t at = 0; at < 20; at++) {
		char text[] = "abcdefghijklmnopqrst";
		const struct pair pairs[] = { good[0], { "a", 0, text, 0 } };
		assert_int_equal(judge_pairs(pairs, 2), MO_GOOD);
		text[at] = '\x02';
		assert_int_equal(judge_pairs(pairs, 2), MO_FOREIGN);
		text[at] = '\x81';
		assert_int_equal(judge_pairs(pairs, 2), MO_BROKEN);
	}
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)
	const struct CMUnitTest tests[] = {
		TEST(mo_open__reads_texts__of_either_byte_order),
		TEST(mo_open__says_missing__no_file_to_be_read),
		TEST(mo_open__says_broken__no_ordinary_file),
		TEST(mo_open__says_broken__cut_at_any_length),
		TEST(mo_open__ends_well__any_byte_changed),
		TEST(mo_open__says_broken__wrong_head),
		TEST(mo_open__says_broken__hash_table_without_an_end),
		TEST(mo_open__says_broken__originals_not_in_order),
		TEST(mo_open__judges_headers__each_line),
		TEST(mo_open__refuses_plurals__that_can_do_harm),
		TEST(mo_open__refuses_plurals__of_great_length),
		TEST(mo_open__compares_placeholders__of_each_form),
		TEST(mo_open__refuses_bytes__that_may_not_be_shown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
