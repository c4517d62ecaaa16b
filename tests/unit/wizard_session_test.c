/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session: edits, what is saved, the way through the steps, and where each
 * finding is mended. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/make_draft.h"
#include "support/sample_call.h"
#include "wizard/session.h"

static struct session *open_session(const char *call, const char *lot, const char *draft)
{
	return session_new(&sample_catalogue, make_draft(call, lot, draft));
}

static struct field_ref field_of(struct session *s, enum step step, int partner, int key)
{
	struct field_list list = FIELD_LIST_INIT;
	field_list_fill(&list, step, partner, s->call, s->lot);
	struct field_ref ref = list.refs[field_list_find(&list, key, NULL)];
	field_list_free(&list);
	return ref;
}

static void session_judge__is_in_step_with_every_edit(void **state)
{
	(void)state;
	struct session *s = open_session("ssa-2020", "2", "");
	assert_int_equal(evaluation_find(session_judge(s), "countries")->have, 0);
	size_t at = session_add_partner(s);
	struct field_ref ref = field_of(s, STEP_PARTNERS, (int)at, PARTNER_KEY_COUNTRY);
	assert_true(session_set_number(s, &ref, country_from_code("DK")));
	assert_int_equal(evaluation_find(session_judge(s), "countries")->have, 1);
	assert_false(session_set_number(s, &ref, country_from_code("DK")));
	session_remove_partner(s, at);
	assert_int_equal(evaluation_find(session_judge(s), "countries")->have, 0);
	session_free(&s);
	assert_null(s);
}

static void session_to_save__leaves_out__a_partner_still_empty(void **state)
{
	(void)state;
	struct session *s = open_session("ssa-2020", "2", "A DK company applicant");
	size_t at = session_add_partner(s);
	struct draft *saved = session_to_save(s);
	assert_int_equal(saved->n_partners, 1);
	assert_int_equal(s->draft->n_partners, 2);
	session_set_saved(s);
	assert_true(session_close_partner(s));
	assert_true(draft_equal(saved, s->draft));
	assert_false(session_changed(s));
	draft_free(&saved);
	at = session_add_partner(s);
	struct field_ref ref = field_of(s, STEP_PARTNERS, (int)at, PARTNER_KEY_NAME);
	assert_true(session_set_text(s, &ref, "B"));
	saved = session_to_save(s);
	assert_int_equal(saved->n_partners, 2);
	draft_free(&saved);
	session_free(&s);
}

static void session_judge__without_a_call__has_nothing(void **state)
{
	(void)state;
	struct session *s = session_new(&sample_catalogue, draft_new("", ""));
	assert_null(session_judge(s));
	assert_int_equal(session_open_step(s), STEP_CALL);
	assert_true(session_set_call(s, "ssa-2020", NULL));
	assert_int_equal(session_judge(s)->n_findings, 1);
	assert_int_equal(session_open_step(s), STEP_LOT);
	assert_true(session_set_lot(s, "2", NULL));
	assert_true(session_judge(s)->n_findings > 10);
	assert_ptr_equal(s->lot, call_lot(&sample_ssa_2020, "2"));
	session_free(&s);
}

static void session_set_call__keeps_everything_but_the_lot(void **state)
{
	(void)state;
	struct session *s = open_session("ssa-2020", "2",
		"@sector rail; @duration 48; @priorities digital-skills; @feedback-mechanism text; "
		"A DK company full umbrella");
	assert_true(session_set_call(s, "ssa-2015", NULL));
	assert_string_equal(s->draft->call, "ssa-2015");
	assert_string_equal(s->draft->lot, "");
	assert_ptr_equal(s->lot, &sample_ssa_2015.lots[0]);
	assert_string_equal(s->draft->sector, "rail");
	assert_int_equal(s->draft->duration, 48);
	assert_int_equal(s->draft->priorities.n, 1);
	assert_string_equal(draft_statement(s->draft, "feedback-mechanism"), "text");
	assert_true(s->draft->partners[0].umbrella);
	assert_string_equal(session_lot_of(s, "ssa-2020"), "2");
	assert_true(session_set_call(s, "ssa-2020", NULL));
	assert_ptr_equal(s->lot, call_lot(&sample_ssa_2020, "2"));   /* and back: so is the Lot */
	assert_false(session_set_call(s, "ssa-2020", NULL));
	session_free(&s);
}

static void session_changed__from_an_edit_to_a_save(void **state)
{
	(void)state;
	struct session *s = open_session("ssa-2020", "2", "");
	struct field_ref acronym = field_of(s, STEP_AIMS, -1, DRAFT_KEY_ACRONYM);
	assert_false(session_changed(s));
	session_set_text(s, &acronym, "A");
	assert_true(session_changed(s));
	session_set_saved(s);
	assert_false(session_changed(s));
	session_free(&s);
}

static void session_add_partner__left_empty__was_never_there(void **state)
{
	(void)state;
	struct session *s = open_session("ssa-2020", "2", "");
	assert_int_equal(session_add_partner(s), 0);
	assert_int_equal(s->partner, 0);
	assert_int_equal(s->draft->partners[0].role, ROLE_APPLICANT);
	assert_false(session_changed(s));
	assert_true(session_close_partner(s));
	assert_int_equal(s->draft->n_partners, 0);
	assert_int_equal(s->partner, -1);
	assert_false(session_changed(s));
	session_add_partner(s);
	struct field_ref name = field_of(s, STEP_PARTNERS, 0, PARTNER_KEY_NAME);
	session_set_text(s, &name, "A");
	assert_false(session_close_partner(s));
	assert_int_equal(s->draft->n_partners, 1);
	assert_true(session_changed(s));
	assert_int_equal(session_add_partner(s), 1);
	assert_int_equal(s->draft->partners[1].role, ROLE_FULL);
	session_set_step(s, STEP_AIMS);   /* leaving in any way closes the form */
	assert_int_equal(s->draft->n_partners, 1);
	session_free(&s);
}

static void session_set_option__adds_and_removes(void **state)
{
	(void)state;
	struct session *s = open_session("ssa-2020", "2", "A DK company full");
	struct field_ref also = field_of(s, STEP_PARTNERS, 0, PARTNER_KEY_ALSO);
	struct field_ref priorities = field_of(s, STEP_AIMS, -1, DRAFT_KEY_PRIORITIES);
	char green[] = "green-skills";
	const struct option ngo = { .number = TYPE_NGO }, one = { .id = green };
	assert_true(session_set_option(s, &also, &ngo, true));
	assert_int_equal(s->draft->partners[0].also, TYPE_BIT(TYPE_NGO));
	assert_true(session_set_option(s, &also, &ngo, false));
	assert_int_equal(s->draft->partners[0].also, 0);
	assert_true(session_set_option(s, &priorities, &one, true));
	assert_false(session_set_option(s, &priorities, &one, true));
	assert_true(id_list_has(&s->draft->priorities, "green-skills"));
	session_free(&s);
}

static void session_progress__counts_by_step(void **state)
{
	(void)state;
	struct session *s = open_session("ssa-2015", "", "A DK - applicant");
	struct progress p[STEP_END];
	session_progress(s, p);
	assert_false(p[STEP_LOT].needed);
	assert_int_equal(p[STEP_SECTOR].required, 1);
	assert_int_equal(p[STEP_AIMS].required, 1);     /* duration */
	assert_int_equal(p[STEP_AIMS].advice, 2);       /* objectives, activities */
	assert_int_equal(p[STEP_PARTNERS].required, 4); /* details, countries, partners, places */
	assert_int_equal(p[STEP_STATEMENTS].advice, 6);
	assert_int_equal(session_open_step(s), STEP_SECTOR);
	assert_int_equal(p[STEP_REVIEW].undecided, 1);  /* proposals: others were not looked at */
	session_free(&s);
}

static void session_progress__keeps_apart__what_is_undecided(void **state)
{
	(void)state;
	struct session *s = open_session("toy-2017", "1", "@sector x; @duration 24; A DK company applicant");
	struct progress p[STEP_END];
	session_progress(s, p);
	assert_int_equal(p[STEP_PARTNERS].required, 1);    /* places */
	assert_int_equal(p[STEP_PARTNERS].undecided, 2);   /* countries, partners */
	assert_int_equal(p[STEP_AIMS].undecided, 0);
	session_free(&s);
}

static void session_set_neighbours__judges_anew(void **state)
{
	(void)state;
	struct session *s = open_session("toy-2017", "1", "A DK company applicant");
	struct draft *other = make_draft("toy-2017", "3", "A DK company full");
	const struct neighbour list[] = { { "b.yaml", other } };
	assert_int_equal(evaluation_find(session_judge(s), "proposals")->state, STATE_UNDECIDED);
	session_set_neighbours(s, list, 1);
	assert_int_equal(evaluation_find(session_judge(s), "proposals")->state, STATE_UNMET);
	session_set_neighbours(s, list, 0);
	assert_int_equal(evaluation_find(session_judge(s), "proposals")->state, STATE_MET);
	assert_false(session_changed(s));
	session_set_neighbours(s, NULL, 0);
	assert_int_equal(evaluation_find(session_judge(s), "proposals")->state, STATE_UNDECIDED);
	draft_free(&other);
	session_free(&s);
}

/* "STEP[ PARTNER] KEY[:STATEMENT]" where session_go() leads to, or "nowhere". */
static void assert_goes(const char *call, const char *lot, const char *draft, const char *id,
                        const char *wanted)
{
	struct session *s = open_session(call, lot, draft);
	const struct finding *f = evaluation_find(session_judge(s), id);
	struct str got = STR_INIT;
	if (!f)
		fail_msg("%s: no finding %s", draft, id);
	if (!session_go(s, f)) {
		str_add(&got, "nowhere");
	} else {
		assert_true(s->has_focus);
		assert_int_equal(s->partner, s->focus.partner);
		str_add(&got, step_rows[s->step].id);
		if (s->partner >= 0)
			str_addf(&got, " %d", s->partner);
		str_addf(&got, " %s", spot_key(s->focus)->name);
		if (s->focus.statement)
			str_addf(&got, ":%s", s->focus.statement);
	}
	if (strcmp(got.text, wanted) != 0)
		fail_msg("%s of '%s': goes to '%s', not '%s'", id, draft, got.text, wanted);
	str_free(&got);
	session_free(&s);
}

static void session_go__leads_to_what_mends__every_finding(void **state)
{
	(void)state;
	static const struct { const char *draft, *id, *wanted; } rows[] = {
		{ "", "partner-details", "partners partners" },
		{ "A DK company full; - DK company full", "partner-details", "partners 1 name" },
		{ "A - company full", "partner-details", "partners 0 country" },
		{ "A DK - full", "partner-details", "partners 0 type" },
		{ "A DK company -", "partner-details", "partners 0 role" },
		{ "A DK company full; A DK ngo full", "distinct-organisations", "partners 1 name" },
		{ "", "applicant", "partners partners" },
		{ "A DK company full; B SE company full", "applicant", "partners 0 role" },
		{ "A DK company applicant; B SE ngo full; C SE company applicant", "applicant", "partners 2 role" },
		{ "B SE ngo full; A US company applicant", "applicant", "partners 1 country" },
		{ "A DK company full", "countries", "partners partners" },
		{ "A DK company full", "partners", "partners partners" },
		{ "A DK company full", "places-per-country", "partners partners" },
		{ "", "sector", "sector sector" },
		{ "", "duration", "aims duration" },
		{ "", "objectives", "aims objectives" },
		{ "", "activities", "aims activities" },
		{ "A DK company full; B SE company associated", "associated-role", "partners 1 contribution" },
		{ "A DK company full; B SE company associated grant=5", "associated-grant", "partners 1 grant" },
		{ "A DK company full", "contribution", "partners 0 contribution" },
		{ "A DK company full grant=5; B SE company full grant=900000; C SE ngo full grant=900000",
		  "grant", "partners 1 grant" },
		{ "A DK company full; B SE ngo full", "eligible-types", "partners 1 type" },
		{ "A DK company full", "proposals", "nowhere" },
		{ "", "statement-innovation", "statements statements:innovation" },
		{ "", "statement-recognition", "statements statements:recognition" },
		{ "@activities mobility", "statement-mobility", "statements statements:mobility" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_goes("ssa-2015", "", rows[i].draft, rows[i].id, rows[i].wanted);
	assert_goes("ssa-2020", "", "A DK company full", "lot", "lot lot");
	assert_goes("ssa-2020", "2", "A DK company full", "places", "partners partners");
	assert_goes("ssa-2020", "2", "", "priorities", "aims priorities");
	assert_goes("ssa-2020", "2", "", "statement-feedback-mechanism", "statements statements:feedback-mechanism");
	assert_goes("toy-2014", "", "A DK company full", "eu-countries", "partners partners");
	/* a figure that no source states is decided by no field */
	assert_goes("toy-2017", "1", "A DK company full", "countries", "nowhere");
	assert_goes("toy-2017", "1", "A DK company full", "partners", "nowhere");
	assert_goes("toy-2026", "2", "", "duration", "nowhere");
	assert_goes("toy-2026", "1", "A DK company full; B BY company full", "excluded-countries",
	            "partners 1 country");
}

static void session_go__takes_an_empty_partner_out_on_the_way(void **state)
{
	(void)state;
	struct session *s = open_session("ssa-2020", "2", "A DK company full; B - company full");
	session_add_partner(s);
	const struct finding *f = evaluation_find(session_judge(s), "partner-details");
	assert_true(session_go(s, f));
	assert_int_equal(s->draft->n_partners, 2);
	assert_int_equal(s->partner, 1);
	session_free(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(session_judge__is_in_step_with_every_edit),
		cmocka_unit_test(session_to_save__leaves_out__a_partner_still_empty),
		cmocka_unit_test(session_judge__without_a_call__has_nothing),
		cmocka_unit_test(session_set_call__keeps_everything_but_the_lot),
		cmocka_unit_test(session_changed__from_an_edit_to_a_save),
		cmocka_unit_test(session_add_partner__left_empty__was_never_there),
		cmocka_unit_test(session_set_option__adds_and_removes),
		cmocka_unit_test(session_progress__counts_by_step),
		cmocka_unit_test(session_progress__keeps_apart__what_is_undecided),
		cmocka_unit_test(session_set_neighbours__judges_anew),
		cmocka_unit_test(session_go__leads_to_what_mends__every_finding),
		cmocka_unit_test(session_go__takes_an_empty_partner_out_on_the_way),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
