/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls and Lots on the screen: what is asked before one is changed, what comes back, which
 * would fit, what is undecided, and the other drafts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/lang.h"
#include "support/make_draft.h"
#include "support/sample_call.h"
#include "support/screen.h"

static struct screen s;

static const struct draft *draft(void)
{
	return s.app->session->draft;
}

/* Three Lots, of which Lot 3 has its own sectors and months. */
static int open_2019(void **state)
{
	(void)state;
	screen_open(&s, 80, 24, "toy-2019", "3",
	            "@acronym T; @sector batteries; @duration 48; Alfa DK vet-provider applicant; "
	            "Bravo SE company full");
	return 0;
}

static int open_2017(void **state)
{
	(void)state;
	screen_open(&s, 80, 24, "toy-2017", "3",
	            "@acronym T; @sector automotive; @duration 48; @activities needs-evidence,blueprint-strategy; "
	            "3*Alfa DK,SE,DE vet-provider full; Bravo SE company applicant");
	screen_keys(&s, "^N");   /* from the texts to the partners */
	return 0;
}

static int close_screen(void **state)
{
	(void)state;
	screen_close(&s);
	return 0;
}

/* --- another Lot ----------------------------------------------------------------- */

static void lot__changed__asks_first(void **state)
{
	(void)state;
	screen_keys(&s, "2 Up Up Space");
	screen_shows(&s, "What no longer fits");
	screen_shows(&s, "Lot 1 does not take what is chosen now:");
	screen_shows(&s, "- Duration: 48 months");
	screen_lacks(&s, "- Sector:");   /* Lot 1 takes any */
	screen_shows(&s, "It all stays in the draft");
	screen_shows(&s, "with Lot 3.");
	screen_keys(&s, "Enter");        /* the first answer: stay */
	assert_string_equal(draft()->lot, "3");
	screen_shows(&s, "(*) Lot 3");
	screen_keys(&s, "Space Esc");
	assert_string_equal(draft()->lot, "3");
	screen_keys(&s, "Space Right Enter");
	assert_string_equal(draft()->lot, "1");
	screen_shows(&s, "Step 2 of 7");
	screen_shows(&s, "(*) Lot 1");
	assert_int_equal(draft()->duration, 48);
}

static void lot__changed_by_enter__goes_on(void **state)
{
	(void)state;
	screen_keys(&s, "2 Up Up Enter Right Enter");
	assert_string_equal(draft()->lot, "1");
	screen_shows(&s, "Step 3 of 7");
}

static void lot__nothing_at_stake__is_not_asked(void **state)
{
	(void)state;
	screen_keys(&s, "2 Up Space");   /* Lot 2 takes 48 months and any sector */
	assert_string_equal(draft()->lot, "2");
	screen_shows(&s, "(*) Lot 2");
}

static void lot__changed_back__says_what_came_back(void **state)
{
	(void)state;
	screen_keys(&s, "2 Up Up Space Right Enter 3 Tab");
	screen_keys(&s, "Backtab ^U 'wind' Tab 4 Tab Tab Enter Up Enter");
	screen_keys(&s, "Tab 2 Down Down Space");
	assert_string_equal(draft()->lot, "3");
	assert_string_equal(draft()->sector, "batteries");
	assert_int_equal(draft()->duration, 48);
	screen_shows(&s, "Put back: Sector: Batteries");
}

static void call__changed_and_back__brings_back_the_lot(void **state)
{
	(void)state;
	screen_keys(&s, "1 Up Space");   /* toy-2026: a Lot is to be chosen */
	assert_string_equal(draft()->call, "toy-2026");
	screen_shows(&s, "Lot 3 is put aside; it comes back with its call.");
	screen_keys(&s, "Down Space");
	assert_string_equal(draft()->lot, "3");
	screen_shows(&s, "Lot 3 is chosen again, as before.");
}

/* The Lot of a call left before is asked about against what was chosen there. */
static void lot__of_another_call__names_where_it_comes_back(void **state)
{
	(void)state;
	screen_keys(&s, "1 Up Enter Down Enter");
	screen_shows(&s, "Lot 2 does not take what is chosen now:");
	screen_shows(&s, "- Sector: Batteries");
	screen_shows(&s, "Toy 2019, Lot 3");
}

static void question__in_a_small_window__is_whole_by_scrolling(void **state)
{
	(void)state;
	screen_keys(&s, "1 Down Down Down Down Down Down");
	screen_resize(&s, 40, 10);
	screen_keys(&s, "End Enter");      /* ssa-2015, the oldest */
	screen_shows(&s, "- Sector: Batteries");
	screen_lacks(&s, "comes back");
	screen_keys(&s, "PgDn PgDn");
	screen_shows(&s, "comes back");
	screen_shows(&s, "[ Stay ]");
	screen_is_straight(&s);
}

/* --- which would fit ------------------------------------------------------------- */

static void fits__from_the_lot__by_verdict(void **state)
{
	(void)state;
	screen_keys(&s, "2");
	screen_shows(&s, "f What fits");
	screen_keys(&s, "f");
	screen_shows(&s, "Which Lot would fit");
	/* 2 countries of 4, 8 or 12: nothing fits but toy-2018 (2 countries, no more asked) */
	screen_shows(&s, ">+ Toy 2018, Lot 1: Only");
	screen_shows(&s, "Undecided: no source states a figure that it hangs on");
	screen_shows(&s, "? Toy 2026, Lot 2: Blueprint");
	screen_shows(&s, "undecided: Countries, partners, places");
	screen_shows(&s, "to be chosen anew: Sector");
	screen_keys(&s, "End");
	screen_shows(&s, "not met: Countries, Partners, Places");
	screen_keys(&s, "Esc");
	screen_shows(&s, "Step 2 of 7");
	screen_lacks(&s, "Which Lot would fit");
}

static void fits__enter__changes_after_a_question(void **state)
{
	(void)state;
	screen_keys(&s, "7 f Down Enter");
	screen_shows(&s, "Toy 2026, Lot 2 does not take what is chosen");
	screen_shows(&s, "- Toy 2019, Lot 3");
	screen_shows(&s, "Toy 2019, Lot 3.");
	screen_keys(&s, "Enter");
	screen_shows(&s, "Which Lot would fit");
	assert_string_equal(draft()->call, "toy-2019");
	screen_keys(&s, "Enter Right Enter");
	assert_string_equal(draft()->call, "toy-2026");
	assert_string_equal(draft()->lot, "2");
	screen_shows(&s, "Step 7 of 7");
	screen_lacks(&s, "Which Lot would fit");
	screen_keys(&s, "f");
	screen_shows(&s, "Toy 2026, Lot 2: Blueprint (chosen now)");
}

/* From the Lot step to a call without Lots: there is no such step. */
static void fits__to_a_call_without_lots__passes_over_the_step(void **state)
{
	(void)state;
	screen_keys(&s, "2 f");
	for (int i = 0; i < 20 && !screen_has(&s, ">! Toy 2014"); i++)
		screen_keys(&s, "Down");
	screen_keys(&s, "Enter Right Enter");
	assert_string_equal(draft()->call, "toy-2014");
	screen_shows(&s, "Step 3 of 7");
}

static void fits__at_any_size__is_readable(void **state)
{
	(void)state;
	static const int sizes[][2] = { { 60, 20 }, { 40, 10 }, { 200, 60 } };
	screen_keys(&s, "7 f");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		screen_resize(&s, sizes[i][0], sizes[i][1]);
		screen_is_straight(&s);
		screen_shows(&s, ">+ Toy 2018, Lot 1: Only");
		screen_shows(&s, "Esc Back");
	}
}

static void calls__are_all_asked_for__when_they_are_listed(void **state)
{
	(void)state;
	assert_int_equal(s.disk.lists, 0);
	s.disk.all = &sample_catalogue;
	screen_keys(&s, "5 2");
	assert_int_equal(s.disk.lists, 0);
	screen_keys(&s, "f");
	assert_int_equal(s.disk.lists, 1);
	screen_keys(&s, "End");
	screen_shows(&s, "Toy 2026, Lot 1");
	screen_keys(&s, "Esc 1 2 1");
	assert_int_equal(s.disk.lists, 1);
	assert_ptr_equal(s.app->session->catalogue, &sample_catalogue);
}

/* --- undecided ------------------------------------------------------------------- */

static void undecided__has_its_own_mark_and_words(void **state)
{
	(void)state;
	screen_keys(&s, "5 !");
	screen_shows(&s, "! Places                 4/6");
	screen_shows(&s, "? Countries              3/?");
	screen_keys(&s, "Home Down");
	for (int i = 0; i < 9 && !screen_has(&s, ">? Countries"); i++)
		screen_keys(&s, "Down");
	screen_shows(&s, "undecided, required");
	screen_keys(&s, "g");
	screen_shows(&s, "No source states the figure: nothing in the draft decides it.");
	screen_keys(&s, "Enter");
	screen_shows(&s, "? undecided, required   3/?");
	screen_keys(&s, "Enter");          /* read: nothing to go to */
	screen_lacks(&s, "Sources:");
}

static void undecided__is_counted_apart__in_the_summary(void **state)
{
	(void)state;
	screen_keys(&s, "5");
	screen_resize(&s, 60, 20);
	/* not met: places, activities (2 of 3); undecided: countries, partners; proposals are advice
	 * as long as nobody looked */
	screen_shows(&s, "2 not met, 2 undecided · ! shows");
	screen_keys(&s, "o");
	screen_shows(&s, "! 5  Partners        1 not met");
	screen_shows(&s, "? 7  Review          1 undecided");
}

static void list__says_how_many_are_asked(void **state)
{
	(void)state;
	screen_keys(&s, "4");
	screen_shows(&s, "Activities (all of these are required)");
	screen_shows(&s, "[x] Strategy");
}

/* --- the other drafts ------------------------------------------------------------ */

static void neighbours__are_read__when_the_review_is_opened(void **state)
{
	(void)state;
	struct draft *other = make_draft("toy-2017", "1", "Bravo SE company full");
	s.disk.others[0] = (struct neighbour){ "b.yaml", other };
	s.disk.n_others = 1;
	s.disk.unreadable = "c.yaml";
	screen_keys(&s, "5");
	assert_int_equal(s.disk.looks, 0);
	screen_shows(&s, "? One Lot");
	screen_keys(&s, "7");
	assert_int_equal(s.disk.looks, 1);
	screen_shows(&s, "! One Lot");
	screen_shows(&s, "cannot open 'c.yaml': permission denied");
	screen_shows(&s, "b.yaml");
	s.disk.n_others = 0;               /* taken away by somebody */
	screen_keys(&s, "5 7");
	assert_int_equal(s.disk.looks, 2);
	screen_shows(&s, "+ One Lot");
	screen_lacks(&s, "c.yaml");        /* told once */
	draft_free(&other);
}

static void neighbours__are_read_once__behind_the_first_key_of_a_file(void **state)
{
	(void)state;
	struct draft *other = make_draft("toy-2017", "1", "Bravo SE company full");
	s.disk.others[0] = (struct neighbour){ "b.yaml", other };
	s.disk.n_others = 1;
	screen_keys(&s, "5");
	assert_false(app_look_once(s.app));      /* it has no file yet */
	s.app->exists = true;
	screen_keys(&s, "?");
	assert_false(app_look_once(s.app));      /* once the pop-up is closed */
	screen_keys(&s, "Esc");
	assert_true(app_look_once(s.app));
	app_draw(s.app);
	screen_shows(&s, "! One Lot");
	assert_false(app_look_once(s.app));
	draft_free(&other);
}

static void neighbours__are_read__when_the_rule_is_opened(void **state)
{
	(void)state;
	struct draft *other = make_draft("toy-2017", "1", "Bravo SE company full");
	s.disk.others[0] = (struct neighbour){ "b.yaml", other };
	s.disk.n_others = 1;
	screen_keys(&s, "5 ! Home");
	for (int i = 0; i < 12 && !screen_has(&s, ">? One Lot"); i++)
		screen_keys(&s, "Down");
	screen_keys(&s, "Enter");
	assert_int_equal(s.disk.looks, 1);
	screen_shows(&s, "! not met, required");
	screen_shows(&s, "b.yaml");
	screen_keys(&s, "g");              /* the partners, where it can be mended */
	screen_shows(&s, "Step 5 of 7");
	s.disk.n_others = 0;
	draft_free(&other);
}

static void neighbours__no_rule_asks__are_not_read(void **state)
{
	(void)state;
	screen_close(&s);
	screen_open(&s, 80, 24, "toy-2018", "1", "Alfa DK company applicant");
	screen_keys(&s, "7");
	assert_int_equal(s.disk.looks, 0);
}

/* --- why and review -------------------------------------------------------------- */

static void why__of_places__shows_who_fills_which(void **state)
{
	(void)state;
	screen_keys(&s, "5 ! Home");
	for (int i = 0; i < 12 && !screen_has(&s, ">! Places"); i++)
		screen_keys(&s, "Down");
	screen_keys(&s, "Enter");
	screen_shows(&s, "The shortest way: 2 more");
	screen_keys(&s, "PgDn");
	screen_shows(&s, "Who fills which place:");
	screen_shows(&s, "Bravo");
}

static void review__tells_the_shortest_way(void **state)
{
	(void)state;
	screen_keys(&s, "7");
	screen_shows(&s, "The shortest way: 2 more");
}

static void altered__is_not_saved(void **state)
{
	(void)state;
	struct host host = s.host;
	app_free(&s.app);
	host.draft = make_draft("toy-2018", "1", "Alfa DK company applicant");
	host.exists = host.altered = true;
	s.host = host;
	s.app = app_new(&s.host);
	app_draw(s.app);
	screen_shows(&s, "not saved");
}

static void change__long_message__is_whole_over_the_summary(void **state)
{
	(void)state;
	screen_resize(&s, 40, 12);
	screen_keys(&s, "1 Up Space");
	screen_shows(&s, "Lot 3 is put aside; it comes back with");
	screen_shows(&s, " its call.");
	screen_lacks(&s, "not met");
	screen_keys(&s, "Up");
	screen_lacks(&s, "put aside");
	screen_shows(&s, "not met");
}

static void undecided__told_in_a_narrow_window__is_whole(void **state)
{
	(void)state;
	screen_resize(&s, 60, 20);
	screen_keys(&s, "! End");
	for (int i = 0; i < 40 && !screen_has(&s, ">? partners"); i++)
		screen_keys(&s, "Up");
	screen_keys(&s, "g");
	screen_shows(&s, "No source states the figure: nothing in the draft decides");
	screen_shows(&s, " it.");
}

/* Warnings told on the first screen name their file, and are all told. */
static void warnings__several__are_a_page(void **state)
{
	(void)state;
	struct host host = s.host;
	struct diags ds;
	diags_init(&ds, "calls/a.yaml");
	diags_warn(&ds, DIAG_CALL_TWICE, 3, 5, "own-1", "calls/first.yaml");
	diags_set_file(&ds, "calls/b.yaml");
	diags_warn(&ds, DIAG_CALL_TWICE, 4, 5, "own-2", "calls/first.yaml");
	app_free(&s.app);
	host.draft = make_draft("toy-2018", "1", "Alfa DK company applicant");
	host.warnings = &ds;
	s.host = host;
	s.app = app_new(&s.host);
	app_draw(s.app);
	screen_shows(&s, "calls/a.yaml:3:5: warning: ");
	screen_shows(&s, "calls/b.yaml:4:5: warning: ");
	diags_free(&ds);
}

static void header__long_acronym__keeps_what_is_saved(void **state)
{
	(void)state;
	screen_keys(&s, "4 Home 'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW'");
	screen_shows(&s, "WW… · not saved");
}

#define WITH_2019(test) cmocka_unit_test_setup_teardown(test, open_2019, close_screen)
#define WITH_2017(test) cmocka_unit_test_setup_teardown(test, open_2017, close_screen)

int main(void)
{
	lang_start("en", NULL, true);
	const struct CMUnitTest tests[] = {
		WITH_2019(lot__changed__asks_first),
		WITH_2019(lot__changed_by_enter__goes_on),
		WITH_2019(lot__nothing_at_stake__is_not_asked),
		WITH_2019(lot__changed_back__says_what_came_back),
		WITH_2019(call__changed_and_back__brings_back_the_lot),
		WITH_2019(lot__of_another_call__names_where_it_comes_back),
		WITH_2019(question__in_a_small_window__is_whole_by_scrolling),
		WITH_2019(fits__from_the_lot__by_verdict),
		WITH_2019(fits__enter__changes_after_a_question),
		WITH_2019(fits__to_a_call_without_lots__passes_over_the_step),
		WITH_2019(fits__at_any_size__is_readable),
		WITH_2019(calls__are_all_asked_for__when_they_are_listed),
		WITH_2017(undecided__has_its_own_mark_and_words),
		WITH_2017(undecided__is_counted_apart__in_the_summary),
		WITH_2017(list__says_how_many_are_asked),
		WITH_2017(neighbours__are_read__when_the_review_is_opened),
		WITH_2017(neighbours__are_read_once__behind_the_first_key_of_a_file),
		WITH_2017(neighbours__are_read__when_the_rule_is_opened),
		WITH_2017(neighbours__no_rule_asks__are_not_read),
		WITH_2017(why__of_places__shows_who_fills_which),
		WITH_2017(review__tells_the_shortest_way),
		WITH_2017(altered__is_not_saved),
		WITH_2019(change__long_message__is_whole_over_the_summary),
		WITH_2017(undecided__told_in_a_narrow_window__is_whole),
		WITH_2017(warnings__several__are_a_page),
		WITH_2017(header__long_acronym__keeps_what_is_saved),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
