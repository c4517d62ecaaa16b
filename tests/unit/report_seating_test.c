/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of places and organisations. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "report/seating_text.h"
#include "support/make_draft.h"
#include "support/sample_call.h"

static void seat(struct str *out, const struct call *call, const char *lot, const char *id,
                 const char *text)
{
	struct draft *d = make_draft(call->id, lot, text);
	struct evaluation e = EVALUATION_INIT;
	evaluate(&e, call, call_lot(call, lot), d, NULL, 0);
	struct report r = { sample_catalogue.world, d, &e };
	seating_text(out, &r, evaluation_find(&e, id));
	evaluation_free(&e);
	draft_free(&d);
}

static void seats(const struct call *call, const char *lot, const char *id, const char *text,
                  const char *wanted)
{
	struct str told = STR_INIT;
	seat(&told, call, lot, id, text);
	assert_string_equal(told.text, wanted);
	str_free(&told);
}

/* Three places for training, three for the sector. */
static void places__show_who_and_what_else__some_empty(void **state)
{
	(void)state;
	seats(&sample_toy_2017, "1", "places",
	      "Skole_A DK vet-provider applicant; B NO company+higher-education full; "
	      "C DE company full; N DE ngo full; - DE chamber full; X DE company associated",
	      "Training 1\tSkole A\n"
	      "Training 2\t-: nobody yet\n"
	      "Training 3\t-: nobody yet\n"
	      "Sector 1\tB (also: Training)\n"
	      "Sector 2\tC\n"
	      "Sector 3\tpartner 5\n"
	      "no place\tN");
}

static void places__show_who_has_none__more_than_places(void **state)
{
	(void)state;
	seats(&sample_toy_2017, "1", "places",
	      "3*T DK vet-provider full; A DK company full; B DK company full; C DK company full; "
	      "D DK company full; E DK chamber+ngo full",
	      "Training 1\tT0\n"
	      "Training 2\tT1\n"
	      "Training 3\tT2\n"
	      "Sector 1\tA\n"
	      "Sector 2\tB\n"
	      "Sector 3\tC\n"
	      "no place\tD (could be: Sector)\n"
	      "no place\tE (could be: Sector)");
}

/* Six places in categories that overlap: sector 3, vet 1, higher 1, training 1. */
static void places__name_other_categories__overlapping(void **state)
{
	(void)state;
	seats(&sample_toy_2026, "1", "places", "V DK vet-provider full",
	      "Sector 1\t-: nobody yet\n"
	      "Sector 2\t-: nobody yet\n"
	      "Sector 3\t-: nobody yet\n"
	      "VET\tV (also: Training)\n"
	      "Higher education\t-: nobody yet\n"
	      "Training\t-: nobody yet");
}

/* A category whose seats stand twice is one category. */
static void places__name_a_category_once__seats_stand_twice(void **state)
{
	(void)state;
	seats(&sample_toy_odd, "b", "places", "2*C DK company full",
	      "A or B\t-: nobody yet\n"
	      "C or A 1\tC0\n"
	      "C or A 2\tC1\n"
	      "A or B\t-: nobody yet");
}

static void countries__come_with_what_lacks_first__freed_last(void **state)
{
	(void)state;
	seats(&sample_ssa_2015, "", "places-per-country",
	      "U NO network full umbrella; T NO company full; "
	      "A DK company full; B DK vet-provider full; C DK qualification-body full; "
	      "D DK company+vet-provider full; E DE company full; F DE ngo full; G - company full",
	      "Germany:\n"
	      "Training\t-: nobody yet\n"
	      "Sector\tE\n"
	      "Regulatory\t-: nobody yet\n"
	      "no place\tF\n"
	      "Denmark:\n"
	      "Training\tB\n"
	      "Sector\tA\n"
	      "Regulatory\tC\n"
	      "no place\tD (could be: Training, Sector)\n"
	      "Norway: freed by its umbrella organisation");
}

static size_t lines_of(const char *text)
{
	size_t n = 1;
	for (; *text; text++)
		n += *text == '\n';
	return n;
}

/* 10 places, of which 5 are filled, and 995 organisations without one: 40 lines of 1005. */
static void table__is_cut_off__large(void **state)
{
	(void)state;
	struct str told = STR_INIT;
	seat(&told, &sample_ssa_2020, "2", "places", "1000*S DK,NO,DE company full");
	assert_int_equal(lines_of(told.text), 41);
	assert_non_null(strstr(told.text, "\nTraining 5\t-: nobody yet\nno place\tS5 (could be: Sector)\n"));
	assert_non_null(strstr(told.text, "\n... and 965 more lines"));
	str_free(&told);
}

static void table__is_empty__unknown_or_another_kind(void **state)
{
	(void)state;
	seats(&sample_toy_2019, "2", "places", "A DK company full", "");
	seats(&sample_toy_2019, "1", "countries", "A DK company full", "");
	seats(&sample_toy_2019, "1", "partner-details", "A DK company full", "");
	seats(&sample_ssa_2015, "", "places-per-country", "", "");
}

static void names__are_cleaned__hostile(void **state)
{
	(void)state;
	struct draft *d = make_draft("toy-odd", "b", "A DK company full");
	struct evaluation e = EVALUATION_INIT;
	struct str told = STR_INIT;
	draft_set_text(d, (struct spot){ 0, PARTNER_KEY_NAME, NULL }, "A\033[2J\t\u202e\nB");
	evaluate(&e, &sample_toy_odd, call_lot(&sample_toy_odd, "b"), d, NULL, 0);
	struct report r = { sample_catalogue.world, d, &e };
	seating_text(&told, &r, evaluation_find(&e, "places"));
	assert_string_equal(told.text,
		"A or B\t-: nobody yet\n"
		"C or A 1\tA\ufffd[2J\ufffd\ufffd\ufffdB\n"
		"C or A 2\t-: nobody yet\n"
		"A or B\t-: nobody yet");
	str_free(&told);
	evaluation_free(&e);
	draft_free(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places__show_who_and_what_else__some_empty),
		cmocka_unit_test(places__show_who_has_none__more_than_places),
		cmocka_unit_test(places__name_other_categories__overlapping),
		cmocka_unit_test(places__name_a_category_once__seats_stand_twice),
		cmocka_unit_test(countries__come_with_what_lacks_first__freed_last),
		cmocka_unit_test(table__is_cut_off__large),
		cmocka_unit_test(table__is_empty__unknown_or_another_kind),
		cmocka_unit_test(names__are_cleaned__hostile),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
