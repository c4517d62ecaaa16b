/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which Lots a consortium would meet, and what a draft has chosen that a Lot does not
 * take. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

#include "base/str.h"
#include "core/fits.h"
#include "support/make_draft.h"
#include "support/sample_call.h"

static const struct fit *fit_of(const struct fits *f, const char *call, const char *lot)
{
	for (size_t i = 0; i < f->n; i++)
		if (!strcmp(f->list[i].call->id, call) && !strcmp(f->list[i].lot->id, lot))
			return &f->list[i];
	fail_msg("no row for %s Lot '%s'", call, lot);
	return NULL;
}

/* WANTED: "UNMET... / UNDECIDED... / CHOOSE...". */
static void assert_fit(const struct fits *f, const char *call, const char *lot,
                       enum verdict verdict, const char *wanted)
{
	const struct fit *fit = fit_of(f, call, lot);
	struct str found = STR_INIT;
	for (size_t i = 0; i < fit->n_unmet; i++)
		str_addf(&found, "%s ", fit->unmet[i]);
	str_add(&found, "/ ");
	for (size_t i = 0; i < fit->n_undecided; i++)
		str_addf(&found, "%s ", fit->undecided[i]);
	str_add(&found, "/");
	for (int i = 0; i < MISFIT_END; i++)
		if (fit->choose & MISFIT_BIT(i))
			str_addf(&found, " %s", misfit_word(i));
	assert_string_equal(found.text, wanted);
	str_free(&found);
	assert_int_equal(fit->verdict, verdict);
}

static void fits__judge_the_consortium_alone__every_lot(void **state)
{
	(void)state;
	struct fits f = FITS_INIT;
	/* Eight partners of four countries, five of business and three of training; no title, sector or
	 * contribution, which no row asks for, and 48 months, which some Lots do not take. */
	struct draft *d = make_draft("ssa-2020", "2", "@duration 48;"
		"S DK vet-provider applicant; 2*T SE,NL vet-provider full; 5*C DK,SE,NL,BE company full");
	fits_find(&f, &sample_catalogue, d);
	size_t lots = 0;
	for (size_t i = 0; i < sample_catalogue.n_calls; i++)
		lots += sample_catalogue.calls[i]->n_lots;
	assert_int_equal(f.n, lots);
	assert_fit(&f, "ssa-2020", "1", VERDICT_ELIGIBLE, "/ / duration");
	assert_fit(&f, "ssa-2020", "2", VERDICT_NOT_ELIGIBLE, "countries partners places / /");
	assert_fit(&f, "ssa-2015", "", VERDICT_NOT_ELIGIBLE, "partners places-per-country / / duration");
	assert_fit(&f, "toy-2017", "1", VERDICT_UNDECIDED, "/ countries partners / duration");
	assert_fit(&f, "toy-2019", "1", VERDICT_ELIGIBLE, "/ / duration");
	assert_fit(&f, "toy-2019", "2", VERDICT_NOT_ELIGIBLE, "countries / partners places /");
	assert_fit(&f, "toy-2026", "1", VERDICT_NOT_ELIGIBLE, "places / / duration");
	assert_fit(&f, "toy-2026", "2", VERDICT_UNDECIDED, "/ countries partners places /");
	draft_free(&d);
	/* konsort's own and excluded countries are of the consortium */
	d = make_draft("ssa-2020", "2", "S DK vet-provider applicant; S DK company full; R RU company associated; - - - full");
	fits_find(&f, &sample_catalogue, d);
	assert_fit(&f, "toy-2026", "2", VERDICT_NOT_ELIGIBLE,
	           "partner-details distinct-organisations excluded-countries / countries partners places /");
	draft_free(&d);
	fits_free(&f);
	assert_null(f.list);
}

static unsigned misfits(const struct call *call, const char *lot, const char *text)
{
	struct draft *d = make_draft("ssa-2020", "2", text);
	unsigned found = draft_misfits(call_lot(call, lot), d);
	draft_free(&d);
	return found;
}

static void misfits__are_what_is_chosen_and_not_taken__lots(void **state)
{
	(void)state;
	const char *all = "@sector blockchain; @duration 48; @activities skills-strategy; @priorities digital-skills;"
		"@objectives skill-levels";
	assert_int_equal(misfits(&sample_ssa_2020, "2", ""), 0);
	assert_int_equal(misfits(&sample_ssa_2020, "2", "@sector blockchain; @duration 48"), 0);
	assert_int_equal(misfits(&sample_ssa_2020, "2", "@sector Blockchain; @duration 47"),
	                 MISFIT_BIT(MISFIT_SECTOR) | MISFIT_BIT(MISFIT_DURATION));
	/* any text is a sector where there is no list, and any duration where none is stated */
	assert_int_equal(misfits(&sample_toy_2014, "", "@sector Blockchain; @duration 47"), 0);
	/* one that is not in the list is enough */
	assert_int_equal(misfits(&sample_toy_2017, "3", "@activities needs-evidence,trends"),
	                 MISFIT_BIT(MISFIT_ACTIVITIES));
	assert_int_equal(misfits(&sample_toy_2014, "", all), MISFIT_BIT(MISFIT_OBJECTIVES) |
	                 MISFIT_BIT(MISFIT_PRIORITIES) | MISFIT_BIT(MISFIT_ACTIVITIES));
	/* but there is nothing to choose from in a Lot without the list */
	assert_int_equal(misfits_to_choose(call_lot(&sample_toy_2014, ""), MISFIT_BIT(MISFIT_SECTOR) |
	                 MISFIT_BIT(MISFIT_DURATION) | MISFIT_BIT(MISFIT_ACTIVITIES)),
	                 MISFIT_BIT(MISFIT_SECTOR) | MISFIT_BIT(MISFIT_DURATION));
	assert_int_equal(misfits_to_choose(call_lot(&sample_toy_2017, "3"), MISFIT_BIT(MISFIT_ACTIVITIES)),
	                 MISFIT_BIT(MISFIT_ACTIVITIES));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fits__judge_the_consortium_alone__every_lot),
		cmocka_unit_test(misfits__are_what_is_chosen_and_not_taken__lots),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
