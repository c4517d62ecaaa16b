/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole texts and JSON: what `check` and `calls` print, and how pages are laid out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "report/json.h"
#include "report/text.h"
#include "support/make_draft.h"
#include "support/sample_call.h"

static const struct text_style plain = { 80, false };
static const struct day today = { 2018, 3, 1 };

static void page__hangs__wrapped(void **state)
{
	(void)state;
	struct str out = STR_INIT;
	struct page p = { .out = &out, .style = { 40, false } };
	int used = page_cell(&p, PAINT_BAD, "12345", 8);
	assert_int_equal(used, 8);
	page_hang(&p, used, 10, "one two three four five six seven eight");
	page_hang(&p, page_cell(&p, PAINT_PLAIN, "much too long", 4), 10, "next line");
	page_hang(&p, page_cell(&p, PAINT_PLAIN, "nothing", 20), 20, "");
	page_paragraph(&p, 2, "a\nb");
	assert_string_equal(out.text,
		"12345     one two three four five six\n"
		"          seven eight\n"
		"much too long\n"
		"          next line\n"
		"nothing\n"
		"  a\n"
		"  b\n");
	str_free(&out);
}

static void page__keeps_to_the_width__narrow(void **state)
{
	(void)state;
	struct str out = STR_INIT;
	struct page p = { .out = &out, .style = { 40, true } };
	page_heading(&p, "A heading that is longer than its window is");
	page_hang(&p, page_cell(&p, PAINT_PLAIN, "a short one", 32), 32, "stays");
	page_hang(&p, page_cell(&p, PAINT_PLAIN, "a long one", 32), 32, "goes to a line of its own");
	page_hang(&p, page_cell(&p, PAINT_PLAIN, "begins", 8), 32, "and goes on where there is room");
	assert_string_equal(out.text,
		"\033[1mA heading that is longer than its window\033[0m\n"
		"\033[1mis\033[0m\n"
		"a short one                     stays\n"
		"a long one\n"
		"                    goes to a line of\n"
		"                    its own\n"
		"begins              and goes on where\n"
		"                    there is room\n");
	str_free(&out);
}

static void page__colours__only_where_wanted(void **state)
{
	(void)state;
	struct str out = STR_INIT;
	struct page p = { .out = &out, .style = { 80, true } };
	page_cell(&p, PAINT_BAD, "no", 4);
	page_cell(&p, PAINT_PLAIN, "so", 3);
	assert_string_equal(out.text, "\033[1;31mno\033[0m  so ");
	str_free(&out);
}

static void check_of(struct str *out, const char *lot, const char *draft, struct text_style style)
{
	struct draft *d = make_draft("toy-2018", lot, draft);
	struct evaluation e = EVALUATION_INIT;
	const struct lot *l = call_lot(&sample_toy_2018, lot);
	evaluate(&e, &sample_toy_2018, l, d, NULL, 0);
	struct report r = { sample_catalogue.world, d, &e };
	check_text(out, &r, "d.yaml", today, style);
	evaluation_free(&e);
	draft_free(&d);
}

static void check__tells_all__unmet(void **state)
{
	(void)state;
	struct str out = STR_INIT;
	check_of(&out, "1", "@acronym TOY; A DK - applicant", plain);
	assert_string_equal(out.text,
		"d.yaml\n"
		"  TOY\n"
		"  Call     Toy 2018 (toy-2018)\n"
		"  Lot      1, Only\n"
		"  Closing  the call closed on 28 February 2018\n"
		"  Verdict  not eligible: 2 required conditions are not met\n"
		"\n"
		"Required and not met\n"
		"  ! Partner details       1 partner lacks details: partner 1 (A): type\n"
		"  ! Countries        1/2  1 more Programme Country is needed; so far: Denmark\n"
		"                          Source: S1 European Commission\n"
		"\n"
		"Advice, which does not change the verdict\n"
		"  ? Proposals             No source states in how many proposals an organisation\n"
		"                          may be\n"
		"\n"
		"Met\n"
		"  + No duplicates      + One applicant 1/1\n");
	str_free(&out);
}

static void check__tells_of_the_lot_only__none_chosen(void **state)
{
	(void)state;
	struct str out = STR_INIT;
	check_of(&out, "", "", plain);
	assert_string_equal(out.text,
		"d.yaml\n"
		"  Call     Toy 2018 (toy-2018)\n"
		"  Lot      none chosen yet\n"
		"  Closing  the call closed on 28 February 2018\n"
		"  Verdict  not eligible: 1 required condition is not met\n"
		"\n"
		"Required and not met\n"
		"  ! Lot  No Lot is chosen yet; this call has: 1 Only\n");
	str_free(&out);
}

/* The widest line of TEXT, in cells. */
static int widest(const char *text)
{
	int most = 0;
	while (*text) {
		size_t n = strcspn(text, "\n");
		struct str line = STR_INIT;
		str_add_bytes(&line, text, n);
		if (utf8_width(line.text) > most)
			most = utf8_width(line.text);
		str_free(&line);
		text += n + (text[n] == '\n');
	}
	return most;
}

static void check__fits_the_width__any(void **state)
{
	(void)state;
	for (int width = 40; width <= 140; width += 20) {
		struct str out = STR_INIT;
		check_of(&out, "1", "@acronym TOY; @title Some_words_that_go_on_and_on_for_quite_a_while_"
		         "so_that_they_must_be_wrapped_at_every_width; 7*Partner DK - full",
		         (struct text_style){ width, false });
		assert_in_range(widest(out.text), 1, width);
		str_free(&out);
	}
}

static void calls__is_a_table__sample(void **state)
{
	(void)state;
	struct str out = STR_INIT;
	const struct call *two[] = { &sample_toy_2014, &sample_ssa_2020 };
	const struct catalogue c = { two, 2, sample_catalogue.world };
	calls_text(&out, &c, plain);
	assert_string_equal(out.text,
		"Call      Closing (Brussels)      Lots  Title\n"
		"toy-2014  not stated              none  Toy 2014\n"
		"ssa-2020  26 February 2020 17:00  1, 2  Alliances 2020\n");
	str_free(&out);
}

static void figure__is_the_readings__each_kind(void **state)
{
	(void)state;
	static const struct { const struct call *call; const char *lot, *rule, *figure; } rows[] = {
		{ &sample_ssa_2020, "2", "countries", "8" },
		{ &sample_ssa_2020, "2", "places", "Sector 5, Training 5" },
		{ &sample_ssa_2020, "2", "grant", "4,000,000 EUR" },
		{ &sample_ssa_2020, "1", "grant", "unknown" },
		{ &sample_ssa_2020, "1", "duration", "24-36" },
		{ &sample_ssa_2015, "", "duration", "24, 36" },
		{ &sample_ssa_2015, "", "grant", "700,000 EUR for 24 months, 1,000,000 EUR for 36 months" },
		{ &sample_ssa_2015, "", "sector", "" },
		{ &sample_ssa_2015, "", "objectives", "1" },
		{ &sample_ssa_2015, "", "statement-innovation", "" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str out = STR_INIT;
		rule_figure(&out, rows[i].call, lot_rule(call_lot(rows[i].call, rows[i].lot), rows[i].rule));
		assert_string_equal(out.text, rows[i].figure);
		str_free(&out);
	}
}

static void explain__lays_claims_side_by_side__disputed(void **state)
{
	(void)state;
	struct str out = STR_INIT;
	explain_text(&out, &sample_toy_2019, call_lot(&sample_toy_2019, "1"), today, plain);
	assert_non_null(strstr(out.text,
		"  Countries (countries, required): 4\n"
		"    Countries.\n"
		"    4   S1   European Commission\n"
		"        konsort goes by the above; what is said besides:\n"
		"    8   002  An agency\n"
		"    12  002  An agency\n"));
	assert_non_null(strstr(out.text, "\nSources\n  002  An agency: A page; national agency or ministry\n"));
	assert_null(strstr(out.text, "Lot 2"));
	str_free(&out);
}

static void json__has_the_keys_in_order__judged(void **state)
{
	(void)state;
	struct draft *d = make_draft("toy-2018", "1", "A DK - applicant");
	struct evaluation e = EVALUATION_INIT;
	evaluate(&e, &sample_toy_2018, call_lot(&sample_toy_2018, "1"), d, NULL, 0);
	struct report r = { sample_catalogue.world, d, &e };
	struct str out = STR_INIT;
	json_text(&out, json_check("d\xff.yaml", &r));
	const char *wanted =
		"{\n"
		"  \"konsort-check\": 1,\n"
		"  \"file\": \"d\ufffd.yaml\",\n"
		"  \"call\": \"toy-2018\",\n"
		"  \"lot\": \"1\",\n"
		"  \"verdict\": \"not-eligible\",\n"
		"  \"findings\": [\n"
		"    {\n"
		"      \"id\": \"partner-details\",\n"
		"      \"level\": \"required\",\n"
		"      \"state\": \"unmet\",\n"
		"      \"have\": null,\n"
		"      \"need\": null,\n"
		"      \"message\": \"1 partner lacks details: partner 1 (A): type\",\n"
		"      \"partners\": [\n"
		"        0\n"
		"      ],\n"
		"      \"sources\": [],\n"
		"      \"disputed\": false,\n"
		"      \"claims\": []\n"
		"    },\n";
	assert_true(out.length > strlen(wanted));
	str_cut(&out, strlen(wanted));
	assert_string_equal(out.text, wanted);
	str_free(&out);
	evaluation_free(&e);
	draft_free(&d);
}

static void says_call(const struct call *call, const char *lot, const char *const *wanted)
{
	struct str out = STR_INIT;
	json_text(&out, json_call(call, lot ? call_lot(call, lot) : NULL));
	for (; *wanted; wanted++)
		if (!strstr(out.text, *wanted))
			fail_msg("not in the JSON: %s\n%s", *wanted, out.text);
	str_free(&out);
}
#define SAYS_CALL(call, lot, ...) \
	says_call((call), (lot), (const char *const[]){ __VA_ARGS__, NULL })

/* Of a grant by months the largest; no Lots, no figure, a claim that is no number. */
static void json__has_figures_and_claims__call_without_lots(void **state)
{
	(void)state;
	SAYS_CALL(&sample_ssa_2015, NULL,
		"{\n  \"id\": \"ssa-2015\",\n  \"title\": \"Alliances 2015\",\n  \"year\": 2015,\n"
		"  \"closes\": \"2015-02-26\",\n  \"sources\": [\n    \"000\",\n    \"001\",\n    \"S15\"\n  ],\n"
		"  \"lots\": [\n    {\n      \"id\": null,\n      \"title\": \"\",\n      \"sectors\": [\n",
		"\"months\": [\n        24,\n        36\n      ],\n",
		"\"priorities\": [],\n",
		"\"id\": \"grant\",\n          \"kind\": \"grant-ceiling\",\n          \"level\": \"required\",\n"
		"          \"need\": 1000000,\n          \"sources\": [\n            \"S15\"\n          ],\n"
		"          \"claims\": []\n",
		"\"id\": \"places-per-country\",\n          \"kind\": \"places-per-country\",\n"
		"          \"level\": \"required\",\n          \"need\": null,\n",
		"\"source\": \"001\",\n              \"figure\": \"waived\",\n              \"note\": null\n");
}

static void json__has_null__figure_unknown_or_no_list(void **state)
{
	(void)state;
	SAYS_CALL(&sample_ssa_2020, "1",
		"\"closes\": \"2020-02-26T17:00\"", "\"sectors\": null,\n",
		"\"months\": [\n        24,\n        25,\n        26,\n        27,\n        28,\n        29,\n"
		"        30,\n        31,\n        32,\n        33,\n        34,\n        35,\n        36\n      ],\n",
		"\"id\": \"grant\",\n          \"kind\": \"grant-ceiling\",\n          \"level\": \"advice\",\n"
		"          \"need\": null,\n          \"sources\": [],\n");
	SAYS_CALL(&sample_ssa_2020, "2",
		"\"source\": \"002\",\n              \"figure\": null,\n"
		"              \"note\": \"A note never computed.\"\n",
		"\"id\": \"places\",\n          \"kind\": \"places\",\n          \"level\": \"required\",\n"
		"          \"need\": 10,\n");
	SAYS_CALL(&sample_toy_2026, "2", "\"months\": null,\n",
		"\"id\": \"countries\",\n          \"kind\": \"count-countries\",\n"
		"          \"level\": \"required\",\n          \"need\": null,\n");
	SAYS_CALL(&sample_toy_2014, NULL, "\"closes\": null,\n");
}

static void explain__says_what_is_carried_or_unknown__beside_the_sources(void **state)
{
	(void)state;
	struct str out = STR_INIT;
	explain_text(&out, &sample_ssa_2020, call_lot(&sample_ssa_2020, "1"), today, plain);
	assert_non_null(strstr(out.text,
		"  One applicant (applicant, required): 1\n"
		"    One applicant.\n"
		"    1  002  An agency\n"
		"       as in 2014/15; no source says it for this call\n"));
	assert_non_null(strstr(out.text,
		"  Grant (grant, advice): unknown\n"
		"    Grant.\n"
		"    no source states the figure\n"));
	str_free(&out);
	explain_text(&out, &sample_ssa_2015, NULL, today, plain);
	assert_non_null(strstr(out.text,
		"    Each country.\n"
		"            000  European Commission\n"
		"            konsort goes by the above; what is said besides:\n"
		"    waived  001  European Commission\n"));
	str_free(&out);
}

static void json__tells_trouble__error(void **state)
{
	(void)state;
	struct diags ds;
	struct str out = STR_INIT;
	diags_init(&ds, "d.yaml");
	diags_error(&ds, DIAG_UNKNOWN_COUNTRY, 3, 7, "XX");
	json_text(&out, json_check_error("d.yaml", "toy-2018", NULL, &ds.list[0]));
	assert_string_equal(out.text,
		"{\n"
		"  \"konsort-check\": 1,\n"
		"  \"file\": \"d.yaml\",\n"
		"  \"call\": \"toy-2018\",\n"
		"  \"lot\": null,\n"
		"  \"verdict\": \"error\",\n"
		"  \"findings\": [],\n"
		"  \"error\": {\n"
		"    \"line\": 3,\n"
		"    \"column\": 7,\n"
		"    \"message\": \"unknown country 'XX'; write a code of two letters such as DK\"\n"
		"  }\n"
		"}\n");
	str_free(&out);
	diags_free(&ds);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(page__hangs__wrapped),
		cmocka_unit_test(page__keeps_to_the_width__narrow),
		cmocka_unit_test(page__colours__only_where_wanted),
		cmocka_unit_test(check__tells_all__unmet),
		cmocka_unit_test(check__tells_of_the_lot_only__none_chosen),
		cmocka_unit_test(check__fits_the_width__any),
		cmocka_unit_test(calls__is_a_table__sample),
		cmocka_unit_test(figure__is_the_readings__each_kind),
		cmocka_unit_test(explain__lays_claims_side_by_side__disputed),
		cmocka_unit_test(json__has_the_keys_in_order__judged),
		cmocka_unit_test(explain__says_what_is_carried_or_unknown__beside_the_sources),
		cmocka_unit_test(json__has_figures_and_claims__call_without_lots),
		cmocka_unit_test(json__has_null__figure_unknown_or_no_list),
		cmocka_unit_test(json__tells_trouble__error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
