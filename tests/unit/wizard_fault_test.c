/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed into fields: amounts as people write them, and what is told where they cannot
 * be used; and the help on every field of every Lot. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/lang.h"
#include "store/catalogue.h"
#include "wizard/field.h"

static struct field_ref grant(void)
{
	return (struct field_ref){ .field = field_of_partner_key(PARTNER_KEY_GRANT), .partner = 0 };
}

static struct field_ref duration(void)
{
	return (struct field_ref){ .field = field_of_key(DRAFT_KEY_DURATION), .partner = -1 };
}

#define NBSP "\xC2\xA0"
#define NARROW "\xE2\x80\xAF"
#define EURO "\xE2\x82\xAC"
#define QUOTE "\xE2\x80\x99"

static void field_number__understands__amounts_as_they_are_written(void **state)
{
	static const struct { const char *text; int64_t number; } rows[] = {
		{ "", -1 }, { "  ", -1 }, { "0", 0 }, { "7", 7 }, { " 400000 ", 400000 }, { "007", 7 },
		{ "1.234.567", 1234567 }, { "1,234,567", 1234567 }, { "1 234 567", 1234567 },
		{ "1" NBSP "234" NBSP "567", 1234567 }, { "12" NARROW "000", 12000 },
		{ "1" NBSP "234 567", 1234567 },
		{ "1'234'567", 1234567 }, { "1" QUOTE "234" QUOTE "567", 1234567 },
		{ "12.500", 12500 }, { "400 000 EUR", 400000 }, { EURO " 400.000", 400000 },
		{ "EUR400000", 400000 }, { "400000" EURO, 400000 }, { "5 euro", 5 },
		{ "1.234,-", 1234 }, { EURO " 1.234,\xE2\x80\x93", 1234 }, { "999999999999", 999999999999 },
		{ "12000\n", 12000 },
	};
	(void)state;
	struct field_ref ref = grant();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t number = 17;
		if (!field_number(&ref, rows[i].text, &number) || number != rows[i].number)
			fail_msg("'%s' is read as %lld", rows[i].text, (long long)number);
		assert_false(field_fault(&ref, rows[i].text, NULL));
	}
}

#define CENTS "Whole euros: leave out what stands behind the comma."
#define NO_AMOUNT "Not understood as an amount: whole euros in digits, as 12,000."
#define BOUNDS "A whole number from 0 to 999,999,999,999."
#define MONTHS "A whole number from 1 to 600."

static void assert_fault(const struct field_ref *ref, const char *text, const char *sentence)
{
	struct str got = STR_INIT;
	int64_t number = 17;
	if (field_number(ref, text, &number) || number != 17)
		fail_msg("'%s' is read as %lld", text, (long long)number);
	assert_true(field_fault(ref, text, &got));
	if (strcmp(got.text, sentence))
		fail_msg("'%s': '%s'", text, got.text);
	str_free(&got);
}

static void field_fault__says_how_to_mend_it(void **state)
{
	static const struct { const char *text, *sentence; } rows[] = {
		{ "1234,50", CENTS }, { "1234.5", CENTS }, { "12.500,00", CENTS }, { "12.5", CENTS },
		{ "1,234.56 EUR", CENTS }, { "0.50", CENTS },
		{ "12k", NO_AMOUNT }, { "12 34", NO_AMOUNT }, { "1234.567", NO_AMOUNT }, { ".", NO_AMOUNT },
		{ "1.234,567", NO_AMOUNT }, { "0.123", NO_AMOUNT }, { "1..234", NO_AMOUNT },
		{ "EUR", NO_AMOUNT }, { "12000 USD", NO_AMOUNT }, { "twelve", NO_AMOUNT },
		{ "1.234.56.789", NO_AMOUNT }, { "1.2345", NO_AMOUNT }, { "12 000 400 000 0", NO_AMOUNT },
		{ "1\n234", NO_AMOUNT }, { "\xC4\xAE", NO_AMOUNT },
		{ "-1", BOUNDS }, { "1000000000000", BOUNDS }, { "99999999999999999999999", BOUNDS },
	};
	(void)state;
	struct field_ref ref = grant(), months = duration();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_fault(&ref, rows[i].text, rows[i].sentence);
	assert_fault(&months, "24,5", MONTHS);
	assert_fault(&months, "0", MONTHS);
	assert_fault(&months, "601", MONTHS);
	assert_fault(&months, "24 EUR", MONTHS);
	assert_false(field_fault(&months, "600", NULL));
}

static void field_fault__of_a_text__only_its_length(void **state)
{
	struct field_ref ref = { .field = field_of_partner_key(PARTNER_KEY_CONTACT), .partner = 0 };
	char *text = calloc(1, FIELD_BYTES_MOST + 2);
	(void)state;
	assert_false(field_fault(&ref, "12k", NULL));
	memset(text, 'x', FIELD_BYTES_MOST);
	assert_false(field_fault(&ref, text, NULL));
	text[FIELD_BYTES_MOST] = 'x';
	assert_true(field_fault(&ref, text, NULL));
	free(text);
}

/* --- help ------------------------------------------------------------------------- */

static bool note_is_told(const struct note *n, const char *help, const struct call *call)
{
	struct str wanted = STR_INIT;
	note_text(&wanted, n, call);
	bool told = strstr(help, wanted.text) != NULL;
	for (size_t i = 0; told && i < n->n_sources; i++) {
		const struct source *s = call_source(call, n->sources[i]);
		str_clear(&wanted);
		str_fill(&wanted, "\n%1: %2: %3", s->id, s->publisher, s->page);
		told = strstr(help, wanted.text) != NULL;
	}
	str_free(&wanted);
	return told;
}

/* Every note on the field is told, with its sources and their pages; so is what is asked. */
static void assert_helped(const struct field_ref *ref, const struct call *call,
                          const struct lot *lot)
{
	struct str help = STR_INIT;
	const char *key = spot_key(field_spot(ref))->name;
	field_help(&help, ref, call, lot);
	assert_memory_equal(help.text, field_sentence(ref), strlen(field_sentence(ref)));
	for (size_t i = 0; i < call->n_notes + lot->n_notes; i++) {
		const struct note *n = i < call->n_notes ? &call->notes[i] : &lot->notes[i - call->n_notes];
		if (!strcmp(n->about, key) && !note_is_told(n, help.text, call))
			fail_msg("%s %s, %s: not told: %s", call->id, lot->id, key, n->text);
	}
	if (ref->rule)
		assert_non_null(strstr(help.text, ref->rule->text));
	str_free(&help);
}

static size_t assert_all_helped(enum step step, int partner, const struct call *call,
                                const struct lot *lot)
{
	struct field_list list = FIELD_LIST_INIT;
	field_list_fill(&list, step, partner, call, lot);
	for (size_t i = 0; i < list.n; i++)
		assert_helped(&list.refs[i], call, lot);
	size_t n = list.n;
	field_list_free(&list);
	return n;
}

static void field_help__cites_all_notes__on_every_field_of_every_lot(void **state)
{
	size_t n = 0;
	(void)state;
	for (size_t c = 0; c < shipped_catalogue.n_calls; c++) {
		const struct call *call = shipped_catalogue.calls[c];
		for (size_t l = 0; l < call->n_lots; l++) {
			for (int step = 0; step < STEP_END; step++)
				n += assert_all_helped((enum step)step, -1, call, &call->lots[l]);
			n += assert_all_helped(STEP_PARTNERS, 0, call, &call->lots[l]);
		}
	}
	assert_true(n > 200);   /* ten calls with a Lot or more, of twenty fields and more */
}

/* What the rules ask stands where it is filled in: by hand, from the call of 2020, Lot 2. */
static void field_help__tells_what_the_lot_asks(void **state)
{
	static const struct { int key; const char *rule; } rows[] = {
		{ PARTNER_KEY_ROLE, "applicant" }, { PARTNER_KEY_COUNTRY, "countries" },
		{ PARTNER_KEY_CONTRIBUTION, "contribution" }, { PARTNER_KEY_GRANT, "grant" },
	};
	const struct call *call = catalogue_call(&shipped_catalogue, "ssa-2020");
	const struct lot *lot = call_lot(call, "2");
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str help = STR_INIT;
		struct field_ref ref = { .field = field_of_partner_key(rows[i].key), .partner = 0 };
		const struct rule *rule = lot_rule(lot, rows[i].rule);
		if (!rule)
			fail_msg("no rule %s", rows[i].rule);
		field_help(&help, &ref, call, lot);
		assert_non_null(strstr(help.text, rule->text));
		assert_non_null(strstr(help.text, rule->sources[0]));
		str_free(&help);
	}
}

int main(void)
{
	lang_start("en", NULL, false);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(field_number__understands__amounts_as_they_are_written),
		cmocka_unit_test(field_fault__says_how_to_mend_it),
		cmocka_unit_test(field_fault__of_a_text__only_its_length),
		cmocka_unit_test(field_help__cites_all_notes__on_every_field_of_every_lot),
		cmocka_unit_test(field_help__tells_what_the_lot_asks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
