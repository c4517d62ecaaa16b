/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Four real, funded consortia and the invented examples under their own call, with all
 * findings worked out by hand; under every other Lot against the plain judge; and every
 * example is the very bytes that konsort writes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/evaluate.h"
#include "core/fits.h"
#include "store/catalogue.h"
#include "store/draft_file.h"
#include "support/example.h"
#include "support/judged.h"
#include "support/plain_judge.h"

static void check_own(const char *name, enum verdict verdict, const char *findings)
{
	struct draft *d = example_read(name, NULL, NULL);
	struct evaluation e = EVALUATION_INIT;
	const struct call *call = catalogue_call(&shipped_catalogue, d->call);
	assert_non_null(call_lot(call, d->lot));
	evaluate(&e, call, call_lot(call, d->lot), d, NULL, 0);
	char *found = judged_all(&e);
	assert_string_equal(found, findings);
	assert_string_equal(verdict_words[e.verdict], verdict_words[verdict]);
	free(found);
	evaluation_free(&e);
	draft_free(&d);
}

/* Greece, Bulgaria, Cyprus, Ireland; 0 2 10 train, 1 6 stand for the sector, of six others
 * no page says what they are. */
static void real__is_judged_by_its_own_call__sending(void **state)
{
	(void)state;
	check_own("sending", VERDICT_NOT_ELIGIBLE,
		"partner-details unmet at 3 4 7 8 9 11; applicant met 1/1; countries undecided 4/-; partners undecided 12/-; "
		"places unmet 5/6; sector unmet; activities advice: unmet 0/1; duration unmet; "
		"contribution advice: unmet at 0 1 2 3 4 5 6 7 8 9 10 11; grant met 0/1000000; proposals advice: undecided");
}

/* Spain, Belgium, Great Britain, Ireland, Greece, Portugal, the Netherlands, Italy; 2 5 8 14
 * train, 3 4 stand for the sector. */
static void real__is_judged_by_its_own_call__mates(void **state)
{
	(void)state;
	check_own("mates", VERDICT_NOT_ELIGIBLE,
		"partner-details unmet at 0 6 7 9 10 11 13 15 16; applicant met 1/1; countries undecided 8/-; "
		"partners undecided 17/-; places unmet 5/6; activities unmet 0/3; duration unmet; "
		"contribution advice: unmet at 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; grant met 0/4000000; "
		"proposals advice: undecided");
}

/* Belgium, Italy, Spain, Poland, Germany, France, Greece, Portugal, Great Britain, Romania, the
 * Netherlands, Lithuania. */
static void real__is_judged_by_its_own_call__spire_sais(void **state)
{
	(void)state;
	check_own("spire-sais", VERDICT_NOT_ELIGIBLE,
		"applicant met 1/1; countries met 12/12; partners undecided 24/-; places undecided; duration unmet; "
		"contribution advice: unmet at 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23; "
		"grant advice: undecided 0/-; proposals advice: undecided");
}

/* Spain, Germany, Sweden, the Netherlands, Belgium; 2 trains, 6 stands for the sector. */
static void real__is_judged_by_its_own_call__exam40(void **state)
{
	(void)state;
	check_own("exam40", VERDICT_NOT_ELIGIBLE,
		"partner-details unmet at 0 1 3 4 5 7; applicant met 1/1; countries met 5/4 (002 8 unmet) (002 12 unmet); "
		"partners met 8/8; places unmet 2/6; sector unmet; duration unmet; "
		"contribution advice: unmet at 0 1 2 3 4 5 6 7; grant met 0/1000000; proposals advice: undecided");
}

/* Norway, Denmark, the Netherlands, Great Britain, Serbia; 0 2 4 6 train, 1 3 5 stand for the
 * sector; 220 + 110 + 150 + 90 + 140 + 80 + 120 + 70 thousand. */
static void example__is_eligible__ssa_2019_lot_1(void **state)
{
	(void)state;
	check_own("ssa-2019-lot1-example", VERDICT_ELIGIBLE,
		"applicant met 1/1; countries met 5/4 (002 8 unmet) (002 12 unmet); partners met 8/8; places met 6/6; "
		"grant met 980000/1000000; proposals advice: undecided");
}

/* Slovenia, Austria, Serbia, Italy, Portugal, Germany, Turkey, Spain, and a partner in the
 * Ukraine; 3 4 6 stand for the sector; 240 + 210 + 150 + 160 + 140 + 150 + 120 + 110 + 90 thousand. */
static void example__is_eligible__afi_2026_lot_1(void **state)
{
	(void)state;
	check_own("afi-2026-lot1-example", VERDICT_ELIGIBLE,
		"applicant met 1/1; countries met 8/4; partners met 9/8; places met 6/6; grant met 1370000/1500000");
}

/* What is asked elsewhere, by hand. */
static void real__is_judged_by_other_lots__some_by_hand(void **state)
{
	(void)state;
	static const struct { const char *name, *call, *lot, *id, *finding; } rows[] = {
		/* Great Britain is a Programme Country no more. */
		{ "mates", "afi-2021", "2", "countries", "unmet 7/8" },
		{ "mates", "afi-2021", "2", "places", "unmet 6/10" },
		{ "mates", "afi-2024", "1", "places", "unmet 1/2" },
		{ "mates", "ssa-2014", "", "eu-countries", "met 8/2" },
		/* Universities do not train in 2014, and one country has a regulatory body. */
		{ "mates", "ssa-2014", "", "places-per-country", "unmet 0/8" },
		{ "mates", "ssa-2019", "2", "countries", "met 8/8 (002 12 unmet)" },
		{ "spire-sais", "afi-2021", "2", "countries", "met 11/8" },
		{ "spire-sais", "afi-2021", "2", "partners", "met 24/12" },
		{ "spire-sais", "afi-2021", "2", "places", "met 10/10" },
		{ "spire-sais", "afi-2026", "1", "places", "met 6/6" },
		{ "spire-sais", "ssa-2017", "3", "places", "met 6/6" },
		{ "spire-sais", "ssa-2015", "", "places-per-country", "unmet 0/12" },
		{ "spire-sais", "ssa-2015", "", "countries", "met 12/3" },
		{ "sending", "ssa-2019", "1", "countries", "met 4/4 (002 8 unmet) (002 12 unmet)" },
		{ "sending", "ssa-2019", "2", "countries", "unmet 4/8 (002 4 met)" },
		{ "sending", "afi-2021", "1", "places", "met 2/2" },
		{ "sending", "afi-2026", "1", "places", "unmet 5/6" },
		{ "exam40", "ssa-2019", "3", "countries", "unmet 5/12 (002 4 met)" },
		{ "exam40", "afi-2024", "1", "places", "unmet 1/2" },
		{ "exam40", "afi-2024", "1", "countries", "met 5/4" },
		{ "exam40", "ssa-2014", "", "partners", "unmet 8/9" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct draft *d = example_read(rows[i].name, rows[i].call, NULL);
		struct evaluation e = EVALUATION_INIT;
		const struct call *call = catalogue_call(&shipped_catalogue, rows[i].call);
		evaluate(&e, call, call_lot(call, rows[i].lot), d, NULL, 0);
		char *found = judged_text(&e, evaluation_find(&e, rows[i].id));
		if (strcmp(found, rows[i].finding) != 0)
			fail_msg("%s by %s Lot '%s': %s is <%s>, must be <%s>", rows[i].name, rows[i].call, rows[i].lot,
			         rows[i].id, found, rows[i].finding);
		free(found);
		evaluation_free(&e);
		draft_free(&d);
	}
}

static void check_every_lot(const char *name)
{
	static struct plain_judgement j;
	struct evaluation e = EVALUATION_INIT;
	char buffer[PLAIN_BUFFER];
	struct draft *d = example_read(name, NULL, NULL);
	const struct neighbour itself = { "copy.yaml", d };
	for (size_t c = 0; c < shipped_catalogue.n_calls; c++) {
		const struct call *call = shipped_catalogue.calls[c];
		for (size_t l = 0; l < call->n_lots; l++)
			for (size_t others = 0; others <= 1; others++) {
				evaluate(&e, call, &call->lots[l], d, others ? &itself : NULL, others);
				plain_judge(&j, call, &call->lots[l], d, others ? &itself : NULL, others);
				const char *difference = plain_differs(&e, &j, buffer);
				if (difference)
					fail_msg("%s by %s Lot '%s': %s", name, call->id, call->lots[l].id, difference);
			}
	}
	evaluation_free(&e);
	draft_free(&d);
}

static void examples__are_judged_as_by_the_plain_judge__every_lot(void **state)
{
	(void)state;
	char *names[EXAMPLES_MOST];
	size_t n = example_names(names);
	assert_true(n >= 8);
	for (size_t i = 0; i < n; i++) {
		check_every_lot(names[i]);
		free(names[i]);
	}
}

static void examples__are_what_is_written__all(void **state)
{
	(void)state;
	char *names[EXAMPLES_MOST];
	size_t n = example_names(names);
	for (size_t i = 0; i < n; i++) {
		struct str bytes = STR_INIT, written = STR_INIT;
		struct draft *d = example_read(names[i], NULL, &bytes);
		draft_write(&written, d, &shipped_catalogue);
		assert_string_equal(written.text, bytes.text);
		draft_free(&d);
		str_free(&bytes);
		str_free(&written);
		free(names[i]);
	}
}

/* Every rule on the consortium is met where it is eligible; a Lot that states little leaves
 * it undecided. */
static void fits__tell__afi_2026_lot_1_by_hand(void **state)
{
	(void)state;
	static const struct { const char *call, *lot; enum verdict verdict; const char *unmet, *undecided; } rows[] = {
		/* 9 partners; Serbia counts from 2019, the Ukraine never. */
		{ "ssa-2014", "", VERDICT_NOT_ELIGIBLE, "places-per-country", "" },
		{ "ssa-2015", "", VERDICT_NOT_ELIGIBLE, "places-per-country", "" },
		{ "ssa-2016", "1", VERDICT_UNDECIDED, "", "countries partners places" },
		{ "ssa-2017", "3", VERDICT_UNDECIDED, "", "countries partners" },
		{ "ssa-2018", "2", VERDICT_UNDECIDED, "", "countries partners" },
		{ "ssa-2019", "1", VERDICT_ELIGIBLE, "", "" },
		{ "ssa-2019", "2", VERDICT_UNDECIDED, "", "partners places" },
		{ "ssa-2019", "3", VERDICT_NOT_ELIGIBLE, "countries", "partners places" },
		{ "ssa-2020", "1", VERDICT_ELIGIBLE, "", "" },
		{ "ssa-2020", "2", VERDICT_NOT_ELIGIBLE, "partners places", "" },
		{ "afi-2021", "1", VERDICT_UNDECIDED, "", "countries partners" },
		{ "afi-2021", "2", VERDICT_NOT_ELIGIBLE, "partners places", "" },
		{ "afi-2024", "1", VERDICT_ELIGIBLE, "", "" },
		{ "afi-2024", "2", VERDICT_UNDECIDED, "", "countries partners places" },
		{ "afi-2026", "1", VERDICT_ELIGIBLE, "", "" },
		{ "afi-2026", "3", VERDICT_UNDECIDED, "", "countries partners places" },
	};
	struct fits fits = FITS_INIT;
	struct draft *d = example_read("afi-2026-lot1-example", NULL, NULL);
	fits_find(&fits, &shipped_catalogue, d);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct fit *fit = fits.list;
		while (strcmp(fit->call->id, rows[i].call) != 0 || strcmp(fit->lot->id, rows[i].lot) != 0)
			assert_true(++fit < fits.list + fits.n);
		struct str unmet = STR_INIT, undecided = STR_INIT;
		for (size_t k = 0; k < fit->n_unmet; k++)
			str_addf(&unmet, "%s%s", k ? " " : "", fit->unmet[k]);
		for (size_t k = 0; k < fit->n_undecided; k++)
			str_addf(&undecided, "%s%s", k ? " " : "", fit->undecided[k]);
		if (fit->verdict != rows[i].verdict || strcmp(unmet.text, rows[i].unmet) || strcmp(undecided.text, rows[i].undecided))
			fail_msg("fit of %s Lot '%s': %s, unmet <%s>, undecided <%s>", rows[i].call, rows[i].lot,
			         verdict_words[fit->verdict], unmet.text, undecided.text);
		str_free(&unmet);
		str_free(&undecided);
	}
	draft_free(&d);
	fits_free(&fits);
}

static void add_words(struct str *out, unsigned misfits)
{
	for (int m = 0; m < MISFIT_END; m++)
		if (misfits >> m & 1)
			str_addf(out, "%s%s", out->length ? " " : "", misfit_word(m));
}

/* Blockchain, 48 months, two priorities and four activities of ssa-2020 Lot 2: what of it
 * another Lot does not take, and what of that it has a choice for. */
static void fits__tell_what_to_choose__ssa_2020_lot_2_by_hand(void **state)
{
	(void)state;
	static const struct { const char *call, *lot, *misfits, *choose; } rows[] = {
		{ "ssa-2014", "", "priorities activities", "activities" },
		{ "ssa-2015", "", "sector duration priorities activities", "sector duration activities" },
		{ "ssa-2016", "1", "priorities activities", "" },
		{ "ssa-2017", "1", "duration priorities activities", "duration activities" },
		{ "ssa-2017", "3", "sector priorities activities", "sector activities" },
		{ "ssa-2019", "1", "duration priorities activities", "duration" },
		{ "ssa-2019", "2", "priorities activities", "" },
		{ "ssa-2019", "3", "sector priorities activities", "sector" },
		{ "ssa-2020", "1", "duration activities", "duration activities" },
		{ "ssa-2020", "2", "", "" },
		{ "afi-2021", "1", "priorities activities", "" },
		{ "afi-2024", "1", "duration priorities activities", "duration" },
		{ "afi-2026", "1", "duration priorities activities", "duration" },
		{ "afi-2026", "2", "sector priorities activities", "sector" },
		{ "afi-2026", "3", "priorities activities", "" },
	};
	struct draft *d = example_read("ssa-2020-lot2-example", NULL, NULL);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str misfits = STR_INIT, choose = STR_INIT;
		const struct lot *lot = call_lot(catalogue_call(&shipped_catalogue, rows[i].call), rows[i].lot);
		add_words(&misfits, draft_misfits(lot, d));
		add_words(&choose, misfits_to_choose(lot, draft_misfits(lot, d)));
		if (strcmp(misfits.text, rows[i].misfits) != 0 || strcmp(choose.text, rows[i].choose) != 0)
			fail_msg("%s Lot '%s': <%s>, to choose <%s>", rows[i].call, rows[i].lot, misfits.text, choose.text);
		str_free(&misfits);
		str_free(&choose);
	}
	draft_free(&d);
	/* There is always a sector and a duration to choose. */
	const struct lot *free_sector = call_lot(catalogue_call(&shipped_catalogue, "ssa-2016"), "1");
	assert_int_equal(misfits_to_choose(free_sector, MISFIT_BIT(MISFIT_END) - 1),
	                 MISFIT_BIT(MISFIT_SECTOR) | MISFIT_BIT(MISFIT_DURATION));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(real__is_judged_by_its_own_call__sending),
		cmocka_unit_test(real__is_judged_by_its_own_call__mates),
		cmocka_unit_test(real__is_judged_by_its_own_call__spire_sais),
		cmocka_unit_test(real__is_judged_by_its_own_call__exam40),
		cmocka_unit_test(example__is_eligible__ssa_2019_lot_1),
		cmocka_unit_test(example__is_eligible__afi_2026_lot_1),
		cmocka_unit_test(real__is_judged_by_other_lots__some_by_hand),
		cmocka_unit_test(examples__are_judged_as_by_the_plain_judge__every_lot),
		cmocka_unit_test(examples__are_what_is_written__all),
		cmocka_unit_test(fits__tell_what_to_choose__ssa_2020_lot_2_by_hand),
		cmocka_unit_test(fits__tell__afi_2026_lot_1_by_hand),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
