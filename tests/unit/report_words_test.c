/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks, labels, verdicts, sources, names, days and diagnostics in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "report/diag_text.h"
#include "report/finding_text.h"
#include "report/names.h"
#include "support/make_draft.h"
#include "support/sample_call.h"

#define SAYS(wanted, ...) \
	do { \
		struct str said = STR_INIT; \
		__VA_ARGS__; \
		assert_string_equal(said.text, wanted); \
		str_free(&said); \
	} while (0)

static void mark__differs__state_and_level(void **state)
{
	(void)state;
	assert_int_equal(state_mark(STATE_MET, LEVEL_REQUIRED), '+');
	assert_int_equal(state_mark(STATE_MET, LEVEL_ADVICE), '+');
	assert_int_equal(state_mark(STATE_UNMET, LEVEL_REQUIRED), '!');
	assert_int_equal(state_mark(STATE_UNMET, LEVEL_ADVICE), '-');
	assert_int_equal(state_mark(STATE_UNDECIDED, LEVEL_REQUIRED), '?');
	assert_int_equal(state_mark(STATE_UNDECIDED, LEVEL_ADVICE), '?');
}

static void label__is_a_word__state_and_level(void **state)
{
	(void)state;
	assert_string_equal(state_label(STATE_MET), "met");
	assert_string_equal(state_label(STATE_UNMET), "not met");
	assert_string_equal(state_label(STATE_UNDECIDED), "undecided");
	assert_string_equal(level_label(LEVEL_REQUIRED), "required");
	assert_string_equal(level_label(LEVEL_ADVICE), "advice");
}

struct judged {
	struct draft *draft;
	struct evaluation e;
};

static void judge(struct judged *j, const struct call *call, const char *lot, const char *text)
{
	*j = (struct judged){ .draft = make_draft(call->id, lot, text) };
	evaluate(&j->e, call, call_lot(call, lot), j->draft, NULL, 0);
}

static void judged_free(struct judged *j)
{
	evaluation_free(&j->e);
	draft_free(&j->draft);
}

static void verdict__counts_required_ones__unmet(void **state)
{
	(void)state;
	struct judged j;
	judge(&j, &sample_ssa_2020, "", "");
	SAYS("not eligible: 1 required condition is not met", verdict_text(&said, &j.e));
	assert_int_equal(findings_unmet(&j.e), 1);
	assert_int_equal(findings_met(&j.e), 0);
	judged_free(&j);
	/* toy-2018: applicant, countries; and without a partner details and duplicates are met */
	judge(&j, &sample_toy_2018, "1", "");
	SAYS("not eligible: 2 required conditions are not met", verdict_text(&said, &j.e));
	assert_int_equal(findings_unmet(&j.e), 2);
	assert_int_equal(findings_met(&j.e), 2);
	judged_free(&j);
}

static void verdict__is_said__eligible_and_undecided(void **state)
{
	(void)state;
	struct judged j;
	judge(&j, &sample_toy_2018, "1", "A DK company applicant; B DE company full");
	SAYS("eligible: every required condition is met", verdict_text(&said, &j.e));
	judged_free(&j);
	/* toy-2017: countries and partners are stated nowhere */
	judge(&j, &sample_toy_2017, "1", "@duration 24; @sector x; A DK vet-provider applicant; "
	      "2*P DK vet-provider full; 3*S DE company full");
	SAYS("undecided: the figures of 2 required conditions are stated by no source", verdict_text(&said, &j.e));
	judged_free(&j);
}

static void title__is_the_rules__or_ours(void **state)
{
	(void)state;
	struct judged j;
	judge(&j, &sample_ssa_2015, "", "");
	assert_string_equal(finding_title(evaluation_find(&j.e, "partner-details")), "Partner details");
	assert_string_equal(finding_title(evaluation_find(&j.e, "distinct-organisations")), "No duplicates");
	assert_string_equal(finding_title(evaluation_find(&j.e, "countries")), "Programme Countries");
	SAYS("Programme Countries.", finding_condition(&said, evaluation_find(&j.e, "countries")));
	judged_free(&j);
	judge(&j, &sample_ssa_2020, "", "");
	assert_string_equal(finding_title(evaluation_find(&j.e, "lot")), "Lot");
	SAYS("A Lot of the call must be chosen: each has conditions of its own.",
	     finding_condition(&said, evaluation_find(&j.e, "lot")));
	judged_free(&j);
}

static void sources__are_lines__reading_and_claims(void **state)
{
	(void)state;
	const struct call *call = &sample_ssa_2020;
	SAYS("003: 8\tA portal: Alliances 2020; portal or press\n"
	     "konsort goes by the above; what is said besides:\n"
	     "002\tAn agency: Alliances; national agency or ministry. A note never computed.",
	     rule_sources_text(&said, call, lot_rule(call_lot(call, "2"), "countries")));
	SAYS("002: 1\tAn agency: Alliances; national agency or ministry\n"
	     "as in 2014/15; no source says it for this call",
	     rule_sources_text(&said, call, lot_rule(call_lot(call, "2"), "applicant")));
	SAYS("no source states the figure",
	     rule_sources_text(&said, call, lot_rule(call_lot(call, "1"), "grant")));
	call = &sample_toy_2019;
	SAYS("S1: 4\tEuropean Commission: A page; Commission\n"
	     "konsort goes by the above; what is said besides:\n"
	     "002: 8\tAn agency: A page; national agency or ministry\n"
	     "002: 12\tAn agency",
	     rule_sources_text(&said, call, lot_rule(call_lot(call, "1"), "countries")));
}

static void sources__put_a_wide_figure_behind__or_none(void **state)
{
	(void)state;
	const struct call *call = &sample_ssa_2020;
	SAYS("Sector 5, Training 5\n003\tA portal: Alliances 2020; portal or press",
	     rule_sources_text(&said, call, lot_rule(call_lot(call, "2"), "places")));
	SAYS("003\tA portal: Alliances 2020; portal or press",
	     rule_sources_text(&said, call, lot_rule(call_lot(call, "2"), "sector")));
}

static void sources__put_a_claims_wide_figure_first__in_words(void **state)
{
	(void)state;
	const struct claim claim = { .source = "002", .figure = "12, 18, 24, 30", .note = "A note." };
	const struct months months[] = { { 12, 12 }, { 18, 18 }, { 24, 24 }, { 30, 30 } };
	const char *const sources[] = { "003" };
	const struct rule rule = { .id = "duration", .kind = RULE_DURATION, .title = "Duration",
	                           .sources = sources, .n_sources = 1, .claims = &claim, .n_claims = 1,
	                           .months = months, .n_months = 4 };
	SAYS("12, 18, 24, 30\n"
	     "003\tA portal: Alliances 2020; portal or press\n"
	     "konsort goes by the above; what is said besides:\n"
	     "002\t12, 18, 24, 30. An agency: Alliances; national agency or ministry. A note.",
	     rule_sources_text(&said, &sample_ssa_2020, &rule));
}

static void sources__say_what_is_known__figure_unknown(void **state)
{
	(void)state;
	SAYS("no source states the figure\nwhat is said besides:\nS1: 1\tEuropean Commission: "
	     "A page; Commission",
	     rule_sources_text(&said, &sample_toy_odd,
	                       lot_rule(call_lot(&sample_toy_odd, "a"), "eu-countries")));
	SAYS("Training 1, Sector 1, Regulatory 1\n000\tEuropean Commission: Danish page; Commission\n"
	     "konsort goes by the above; what is said besides:\n"
	     "001: waived\tEuropean Commission: Dutch page; Commission",
	     rule_sources_text(&said, &sample_ssa_2015,
	                       lot_rule(&sample_ssa_2015.lots[0], "places-per-country")));
}

static void title__is_that_of_an_id__rule_ours_or_none(void **state)
{
	(void)state;
	const struct lot *lot = &sample_ssa_2015.lots[0];
	assert_string_equal(condition_title(lot, "countries"), "Programme Countries");
	assert_string_equal(condition_title(lot, "partner-details"), "Partner details");
	assert_string_equal(condition_title(lot, "lot"), "Lot");
	assert_string_equal(condition_title(lot, "nothing"), "nothing");
}

static void names__come_from_the_world__or_the_code(void **state)
{
	(void)state;
	const struct world *w = sample_catalogue.world;
	assert_string_equal(country_name(w, country_from_code("DK")), "Denmark");
	assert_string_equal(country_name(w, country_from_code("ZZ")), "ZZ");
	assert_string_equal(country_name(w, country_from_code("AA")), "AA");
	assert_string_equal(country_name(w, country_from_code("QX")), "QX");
	assert_string_equal(country_name(w, COUNTRY_NONE), "");
	assert_string_equal(type_label(TYPE_CHAMBER), "Chamber");
	assert_string_equal(type_label(TYPE_NONE), "");
	assert_string_equal(role_label(ROLE_FULL), "Full partner");
	assert_string_equal(role_label(ROLE_NONE), "");
}

static void partner__is_counted_from_one__name_or_none(void **state)
{
	(void)state;
	struct draft *d = make_draft("ssa-2015", "", "Skole_A DK company full; - DK company full");
	SAYS("partner 1 (Skole A)", partner_label(&said, d, 0));
	SAYS("partner 2", partner_label(&said, d, 1));
	draft_free(&d);
}

static void closing__is_past_or_to_come__the_day_itself(void **state)
{
	(void)state;
	const struct call *c = &sample_ssa_2020;   /* 2020-02-26T17:00 */
	SAYS("the call closes on 26 February 2020, 17:00 Brussels time",
	     closing_text(&said, c, (struct day){ 2020, 2, 25 }));
	SAYS("the call closes on 26 February 2020, 17:00 Brussels time",
	     closing_text(&said, c, (struct day){ 2020, 2, 26 }));
	SAYS("the call closed on 26 February 2020, 17:00 Brussels time",
	     closing_text(&said, c, (struct day){ 2020, 2, 27 }));
	SAYS("the call closed on 26 February 2020, 17:00 Brussels time",
	     closing_text(&said, c, (struct day){ 2021, 1, 1 }));
	SAYS("the call closes on 26 February 2020, 17:00 Brussels time",
	     closing_text(&said, c, (struct day){ 2019, 12, 31 }));
}

static void closing__has_no_hour__or_is_not_stated(void **state)
{
	(void)state;
	SAYS("the call closes on 26 February 2015",
	     closing_text(&said, &sample_ssa_2015, (struct day){ 2015, 2, 1 }));
	SAYS("the call closed on 26 February 2015",
	     closing_text(&said, &sample_ssa_2015, (struct day){ 2015, 3, 1 }));
	SAYS("no source states when the call closes or closed",
	     closing_text(&said, &sample_toy_2014, (struct day){ 2015, 3, 1 }));
}

static void diag__has_its_place__known_parts(void **state)
{
	(void)state;
	struct diags ds;
	diags_init(&ds, "d.yaml");
	diags_error(&ds, DIAG_UNKNOWN_COUNTRY, 3, 7, "XX");
	diags_error(&ds, DIAG_EMPTY_FILE, 1, 0, "");
	diags_error(&ds, DIAG_CANNOT_OPEN, 0, 0, "d.yaml", "no such file");
	diags_warn(&ds, DIAG_UNKNOWN_KEYS_KEPT, 2, 1, "colour");
	diags_error(&ds, DIAG_UNKNOWN_LOT, 0, 0, "ssa-2020", "9", "1, 2");
	SAYS("d.yaml:3:7: unknown country 'XX'; write a code of two letters such as DK",
	     diag_line(&said, &ds.list[0]));
	SAYS("d.yaml:1: the file is empty; a draft begins with 'konsort: 1'",
	     diag_line(&said, &ds.list[1]));
	SAYS("cannot open 'd.yaml': no such file", diag_line(&said, &ds.list[2]));
	SAYS("d.yaml:2:1: warning: unknown keys are kept and not judged: colour",
	     diag_line(&said, &ds.list[3]));
	SAYS("d.yaml: call 'ssa-2020' has no Lot '9'; its Lots: 1, 2", diag_line(&said, &ds.list[4]));
	SAYS("unknown country 'XX'; write a code of two letters such as DK",
	     diag_sentence(&said, &ds.list[0]));
	diags_free(&ds);
}

static void diag__is_cleaned__hostile(void **state)
{
	(void)state;
	struct diags ds;
	diags_init(&ds, "d\033[2J\xff.yaml");
	diags_error(&ds, DIAG_UNKNOWN_COUNTRY, 3, 7, "X\u202eX\n%1");
	SAYS("d\ufffd[2J\ufffd.yaml:3:7: unknown country 'X\ufffdX\ufffd%1'; "
	     "write a code of two letters such as DK", diag_line(&said, &ds.list[0]));
	diags_free(&ds);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mark__differs__state_and_level),
		cmocka_unit_test(label__is_a_word__state_and_level),
		cmocka_unit_test(verdict__counts_required_ones__unmet),
		cmocka_unit_test(verdict__is_said__eligible_and_undecided),
		cmocka_unit_test(title__is_the_rules__or_ours),
		cmocka_unit_test(sources__are_lines__reading_and_claims),
		cmocka_unit_test(sources__put_a_wide_figure_behind__or_none),
		cmocka_unit_test(sources__put_a_claims_wide_figure_first__in_words),
		cmocka_unit_test(sources__say_what_is_known__figure_unknown),
		cmocka_unit_test(title__is_that_of_an_id__rule_ours_or_none),
		cmocka_unit_test(names__come_from_the_world__or_the_code),
		cmocka_unit_test(partner__is_counted_from_one__name_or_none),
		cmocka_unit_test(closing__is_past_or_to_come__the_day_itself),
		cmocka_unit_test(closing__has_no_hour__or_is_not_stated),
		cmocka_unit_test(diag__has_its_place__known_parts),
		cmocka_unit_test(diag__is_cleaned__hostile),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
