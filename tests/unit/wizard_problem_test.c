/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From problem to problem: the order, both directions, round the end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/make_draft.h"
#include "support/sample_call.h"
#include "wizard/session.h"

static const struct problem start = { .finding = (size_t)NO_FINDING, .step = STEP_CALL,
                                      .spot = { .partner = -1, .key = -1 } };

static struct session *open_session(const char *call, const char *lot, const char *draft)
{
	return session_new(&sample_catalogue, make_draft(call, lot, draft));
}

/* Adds "STEP[ PARTNER] KEY FINDING". */
static void add_problem(struct str *out, struct session *s, const struct problem *p)
{
	str_add(out, step_rows[p->step].id);
	if (p->spot.partner >= 0)
		str_addf(out, " %d", p->spot.partner);
	str_addf(out, " %s", p->spot.statement ? p->spot.statement : spot_key(p->spot)->name);
	str_addf(out, " %s", finding_id(&session_judge(s)->findings[p->finding]));
}

/* All on the way from FROM until it goes over the end, "; " between. */
static void walk(struct str *out, struct session *s, struct problem from, int direction)
{
	struct problem_way way;
	struct problem to;
	for (size_t n = 0; session_problem(s, &from, direction, &to, &way) && !way.round; n++) {
		assert_true(n < way.n);
		str_add(out, n ? "; " : "");
		add_problem(out, s, &to);
		from = to;
	}
}

static void assert_way(const char *call, const char *lot, const char *draft, const char *wanted)
{
	struct session *s = open_session(call, lot, draft);
	struct str got = STR_INIT;
	walk(&got, s, start, 1);
	if (strcmp(got.text, wanted) != 0)
		fail_msg("%s:\nis     %s\nshould %s", draft, got.text, wanted);
	str_free(&got);
	session_free(&s);
}

static void problems__come_by_step_partner_and_field(void **state)
{
	(void)state;
	/* the table, then partners by position, each at fault */
	assert_way("ssa-2020", "2",
	           "@sector rail; @duration 48; Lead DK vet-provider applicant; B - company full; "
	           "C SE - full; C SE ngo full",
	           "partners partners countries; partners partners partners; partners partners places; "
	           "partners 1 country partner-details; partners 2 type partner-details; "
	           "partners 3 name distinct-organisations");
	/* two of one partner: in the order of its form */
	assert_way("ssa-2020", "2", "@sector rail; @duration 48; A DK vet-provider applicant; A DK - full",
	           "partners partners countries; partners partners partners; partners partners places; "
	           "partners 1 name distinct-organisations; partners 1 type partner-details");
	/* steps before and behind */
	assert_way("ssa-2020", "2", "@duration 23; 10*P DK,SE,DE,FR,NL,PL,FI,BE vet-provider full",
	           "sector sector sector; aims duration duration; partners partners partners; "
	           "partners partners places; partners 0 role applicant");
}

static void problems__lot_not_chosen__is_the_only_one(void **state)
{
	(void)state;
	assert_way("ssa-2020", "", "A DK company full", "lot lot lot");
}

static void problems__backwards__are_the_same_from_the_end(void **state)
{
	(void)state;
	struct session *s = open_session("ssa-2015", "", "A DK company full; B - company full; C SE ngo full");
	struct str there = STR_INIT, back = STR_INIT;
	struct problem_way way;
	struct problem at = start, list[64], to;
	size_t n = 0;
	while (session_problem(s, &at, 1, &to, &way) && !way.round)
		at = list[n++] = to;
	assert_true(n > 5);
	assert_int_equal(n, way.n);
	struct problem end = { .finding = (size_t)NO_FINDING, .step = STEP_REVIEW,
	                       .spot = { .partner = -1, .key = -1 } };
	walk(&back, s, end, -1);
	for (size_t i = n; i-- > 0; ) {
		add_problem(&there, s, &list[i]);
		str_add(&there, i ? "; " : "");
	}
	assert_string_equal(back.text, there.text);
	/* over the end, either way */
	assert_true(session_problem(s, &list[n - 1], 1, &to, &way));
	assert_true(way.round && to.finding == list[0].finding && problem_is_at(&to, &list[0]));
	assert_true(session_problem(s, &list[0], -1, &to, &way));
	assert_true(way.round && to.finding == list[n - 1].finding && problem_is_at(&to, &list[n - 1]));
	str_free(&there);
	str_free(&back);
	session_free(&s);
}

static void problems__from_the_field_itself__are_told_there_first(void **state)
{
	(void)state;
	struct session *s = open_session("ssa-2020", "2", "@sector rail; @duration 48; "
	                                 "A DK vet-provider applicant; B - company full");
	struct problem here = { .finding = (size_t)NO_FINDING, .step = STEP_PARTNERS,
	                        .spot = { .partner = 1, .key = PARTNER_KEY_COUNTRY } }, to;
	struct problem_way way;
	assert_true(session_problem(s, &here, 1, &to, &way));
	assert_true(problem_is_at(&to, &here));
	assert_false(way.round);
	assert_true(session_problem(s, &to, 1, &here, &way));   /* and then the next */
	assert_true(way.round);
	assert_int_equal(here.spot.partner, -1);
	/* behind all fields of a form, on its button */
	struct problem button = { .finding = (size_t)NO_FINDING, .step = STEP_PARTNERS,
	                          .spot = { .partner = 0, .key = -1 } };
	assert_true(session_problem(s, &button, 1, &to, &way));
	assert_int_equal(to.spot.partner, 1);
	session_free(&s);
}

/* All that Lot 2 asks but advice. */
#define GOOD "@sector rail; @duration 48; Lead DK vet-provider applicant; " \
	"5*S DE,PL,FR,NL,SE vet-provider full; 6*C DK,DE,PL,FR,NL,AT company full; X FI chamber full"

static void problems__advice__comes_when_nothing_else_is_left(void **state)
{
	(void)state;
	struct session *s = open_session("toy-2017", "1", "A DK company applicant");
	struct problem to, at = start;
	struct problem_way way;
	bool required = false;
	while (session_problem(s, &at, 1, &to, &way) && !way.round) {
		const struct finding *f = &session_judge(s)->findings[to.finding];
		assert_int_equal(f->state, STATE_UNMET);   /* nothing mends what is undecided */
		assert_int_equal(f->level, LEVEL_REQUIRED);
		required = true;
		at = to;
	}
	assert_true(required);
	session_free(&s);
	s = open_session("ssa-2020", "2", GOOD);
	size_t unmet = 0;
	const struct evaluation *e = session_judge(s);
	for (size_t i = 0; i < e->n_findings; i++)
		unmet += e->findings[i].state == STATE_UNMET && e->findings[i].level == LEVEL_REQUIRED;
	assert_int_equal(unmet, 0);
	assert_true(session_problem(s, &start, 1, &to, &way));
	assert_int_equal(session_judge(s)->findings[to.finding].level, LEVEL_ADVICE);
	session_free(&s);
}

static void problems__without_a_call__are_none(void **state)
{
	(void)state;
	struct session *s = open_session("", "", "");
	struct problem to;
	struct problem_way way;
	assert_false(session_problem(s, &start, 1, &to, &way));
	session_free(&s);
}

static void go_to_problem__takes_an_empty_partner_out_on_the_way(void **state)
{
	(void)state;
	struct session *s = open_session("ssa-2020", "2", "A DK company full; B - company full");
	session_add_partner(s);
	struct problem p = { .finding = 0, .step = STEP_PARTNERS,
	                     .spot = { .partner = 1, .key = PARTNER_KEY_COUNTRY } };
	session_go_to_problem(s, &p);
	assert_int_equal(s->draft->n_partners, 2);
	assert_int_equal(s->partner, 1);
	assert_int_equal(s->focus.key, PARTNER_KEY_COUNTRY);
	assert_true(s->has_focus);
	session_free(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(problems__come_by_step_partner_and_field),
		cmocka_unit_test(problems__lot_not_chosen__is_the_only_one),
		cmocka_unit_test(problems__backwards__are_the_same_from_the_end),
		cmocka_unit_test(problems__from_the_field_itself__are_told_there_first),
		cmocka_unit_test(problems__advice__comes_when_nothing_else_is_left),
		cmocka_unit_test(problems__without_a_call__are_none),
		cmocka_unit_test(go_to_problem__takes_an_empty_partner_out_on_the_way),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
