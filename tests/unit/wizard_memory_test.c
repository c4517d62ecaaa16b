/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing call and Lot: what would no longer fit, what comes back, and that nothing is
 * lost on the way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/make_draft.h"
#include "support/sample_call.h"
#include "wizard/session.h"

#define SECTOR MISFIT_BIT(MISFIT_SECTOR)
#define DURATION MISFIT_BIT(MISFIT_DURATION)
#define PRIORITIES MISFIT_BIT(MISFIT_PRIORITIES)
#define ACTIVITIES MISFIT_BIT(MISFIT_ACTIVITIES)

static struct session *open_session(const char *call, const char *lot, const char *draft)
{
	return session_new(&sample_catalogue, make_draft(call, lot, draft));
}

static void set_sector(struct session *s, const char *sector)
{
	draft_set_text(s->draft, (struct spot){ .partner = -1, .key = DRAFT_KEY_SECTOR }, sector);
}

static void set_duration(struct session *s, int months)
{
	draft_set_number(s->draft, (struct spot){ .partner = -1, .key = DRAFT_KEY_DURATION }, months);
}

static void set_activity(struct session *s, const char *id, bool in)
{
	draft_set_id(s->draft, (struct spot){ .partner = -1, .key = DRAFT_KEY_ACTIVITIES }, id, in);
}

static unsigned go(struct session *s, const char *call, const char *lot)
{
	unsigned restored;
	assert_true(session_set_place(s, call, lot, &restored));
	return restored;
}

static void session_misfits__are_those_of_the_other_lot(void **state)
{
	(void)state;
	struct session *s = open_session("toy-2017", "3",
		"@sector automotive; @duration 48; @activities needs-evidence,common-training");
	/* Lot 1: free sector, 24-36 months, needs-evidence only */
	assert_int_equal(session_misfits(s, "toy-2017", "1"), DURATION | ACTIVITIES);
	assert_int_equal(session_misfits(s, "toy-2017", "3"), 0);
	assert_int_equal(session_misfits(s, "toy-2026", ""), 0);   /* a Lot is still to be chosen */
	assert_int_equal(session_misfits(s, "no-such", ""), 0);
	assert_int_equal(session_misfits(s, "toy-2026", "2"), SECTOR | ACTIVITIES);
	session_free(&s);
}

static void session_at_stake__is_what_fits_now_only(void **state)
{
	(void)state;
	struct session *s = open_session("toy-2017", "1", "@sector cars; @duration 48; @activities x");
	/* 48 months fit Lot 1 as little as the Lots of 2026 */
	assert_int_equal(session_misfits(s, "toy-2026", "1"), DURATION | ACTIVITIES);
	assert_int_equal(session_at_stake(s, "toy-2026", "1"), 0);
	set_duration(s, 24);
	set_activity(s, "needs-evidence", true);
	assert_int_equal(session_at_stake(s, "toy-2026", "1"), ACTIVITIES);
	assert_int_equal(session_at_stake(s, "toy-2017", "3"), SECTOR | DURATION);
	assert_int_equal(session_at_stake(s, "toy-2017", "1"), 0);
	set_duration(s, 48);         /* away and back: it fits as little as before */
	go(s, "toy-2018", "");
	assert_int_equal(session_at_stake(s, "toy-2017", "1"), 0);
	assert_int_equal(session_at_stake(s, "toy-2026", "1"), ACTIVITIES);
	session_free(&s);
}

static void session_set_lot__and_back__puts_back_what_had_to_go(void **state)
{
	(void)state;
	struct session *s = open_session("toy-2017", "3",
		"@sector automotive; @duration 48; @activities needs-evidence,common-training,blueprint-strategy");
	assert_int_equal(go(s, "toy-2017", "1"), 0);
	assert_string_equal(s->draft->sector, "automotive");   /* nothing is dropped */
	assert_int_equal(s->draft->duration, 48);
	assert_int_equal(s->draft->activities.n, 3);
	set_sector(s, "Cars in the north");
	set_duration(s, 30);
	set_activity(s, "blueprint-strategy", false);
	set_activity(s, "common-training", false);
	/* Lot 3 takes no sector but its own and no 30 months; its activities are as they are now */
	assert_int_equal(session_at_stake(s, "toy-2017", "3"), 0);   /* as all of it comes back */
	assert_int_equal(go(s, "toy-2017", "3"), SECTOR | DURATION | ACTIVITIES);
	assert_string_equal(s->draft->sector, "automotive");
	assert_int_equal(s->draft->duration, 48);
	assert_int_equal(s->draft->activities.n, 3);
	/* and what Lot 1 was given comes back with it, though Lot 1 takes any sector */
	assert_int_equal(go(s, "toy-2017", "1"), SECTOR | DURATION | ACTIVITIES);
	assert_string_equal(s->draft->sector, "Cars in the north");
	assert_int_equal(s->draft->duration, 30);
	assert_int_equal(s->draft->activities.n, 1);
	session_free(&s);
}

static void session_set_lot__and_back__keeps_what_fits(void **state)
{
	(void)state;
	struct session *s = open_session("toy-2019", "2", "@sector solar; @duration 24");
	assert_int_equal(go(s, "toy-2019", "1"), 0);
	set_sector(s, "wind");       /* both Lots take any: the last word holds */
	assert_int_equal(go(s, "toy-2019", "2"), 0);
	assert_string_equal(s->draft->sector, "wind");
	set_sector(s, "");
	assert_int_equal(go(s, "toy-2019", "1"), SECTOR);   /* blank now, not blank then */
	assert_string_equal(s->draft->sector, "wind");
	session_free(&s);
}

static void session_set_lot__over_another__remembers_the_first(void **state)
{
	(void)state;
	struct session *s = open_session("toy-2019", "1", "@sector wind; @duration 24");
	go(s, "toy-2019", "3");      /* batteries, 48 months */
	set_sector(s, "batteries");
	set_duration(s, 48);
	go(s, "toy-2019", "2");      /* any sector; 24, 36 or 48 */
	assert_string_equal(s->draft->sector, "batteries");
	assert_int_equal(go(s, "toy-2019", "1"), SECTOR | DURATION);
	assert_string_equal(s->draft->sector, "wind");
	assert_int_equal(s->draft->duration, 24);
	session_free(&s);
}

static void session_set_call__and_back__brings_back_its_lot(void **state)
{
	(void)state;
	struct session *s = open_session("ssa-2020", "2",
		"@sector rail; @duration 48; @priorities digital-skills");
	assert_string_equal(session_lot_of(s, "ssa-2020"), "");
	assert_int_equal(session_at_stake(s, "ssa-2015", ""), SECTOR | DURATION | PRIORITIES);
	assert_int_equal(go(s, "ssa-2015", ""), 0);
	set_sector(s, "ict");
	set_duration(s, 36);
	unsigned restored;
	assert_true(session_set_call(s, "ssa-2020", &restored));
	assert_string_equal(s->draft->lot, "2");
	assert_int_equal(restored, SECTOR | DURATION);
	assert_string_equal(s->draft->sector, "rail");
	assert_int_equal(s->draft->priorities.n, 1);
	/* with a call whose Lot is still to be chosen in between */
	assert_true(session_set_call(s, "toy-2019", NULL));
	assert_null(s->lot);
	assert_true(session_set_call(s, "ssa-2015", &restored));
	assert_int_equal(restored, SECTOR | DURATION);
	assert_string_equal(s->draft->sector, "ict");
	session_free(&s);
}

static void session_say_choice__is_in_words(void **state)
{
	(void)state;
	struct session *s = open_session("ssa-2020", "2",
		"@sector rail; @duration 48; @priorities digital-skills,green-skills");
	struct str out = STR_INIT;
	session_say_choice(s, MISFIT_SECTOR, NULL, &out);
	assert_string_not_equal(out.text, "Sector: rail");   /* its label */
	str_clear(&out);
	session_say_choice(s, MISFIT_DURATION, NULL, &out);
	assert_string_equal(out.text, "Duration: 48 months");
	str_free(&out);
	struct session *t = open_session("toy-2017", "3", "@activities needs-evidence,blueprint-strategy");
	session_say_choice(t, MISFIT_ACTIVITIES, NULL, &out);
	assert_string_equal(out.text, "Activities: Evidence; Strategy");
	str_clear(&out);
	session_say_choice(t, MISFIT_ACTIVITIES, call_lot(&sample_toy_2017, "1"), &out);
	assert_string_equal(out.text, "Activities: Strategy");   /* Lot 1 has the other */
	go(t, "toy-2026", "");
	str_clear(&out);
	session_say_choice(t, MISFIT_ACTIVITIES, NULL, &out);
	assert_string_equal(out.text, "Activities: Evidence; Strategy");   /* words of the Lot left */
	str_free(&out);
	session_free(&s);
	session_free(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(session_misfits__are_those_of_the_other_lot),
		cmocka_unit_test(session_at_stake__is_what_fits_now_only),
		cmocka_unit_test(session_set_lot__and_back__puts_back_what_had_to_go),
		cmocka_unit_test(session_set_lot__and_back__keeps_what_fits),
		cmocka_unit_test(session_set_lot__over_another__remembers_the_first),
		cmocka_unit_test(session_set_call__and_back__brings_back_its_lot),
		cmocka_unit_test(session_say_choice__is_in_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
