/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work that was not saved, on a screen in memory: recovered, discarded or left alone, when its
 * draft is opened and from the start page.  Of the shelf's works the first and the fourth, which is
 * broken, are of rails.yaml; the second was never saved; the third's file is gone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/lang.h"
#include "support/screen.h"

#define RAILS "/home/anna/rails.yaml"
#define TWO "@acronym OPENED; A DK company applicant; B SE company full"

static struct screen s;

static const struct draft *draft(void)
{
	return s.app->session->draft;
}

/* The draft of rails.yaml as it was read, with so many works on the shelf. */
static void open_rails(int cols, int rows, size_t works)
{
	screen_open(&s, cols, rows, "ssa-2015", "", TWO);
	s.disk.shelf.works = works;
	str_add(&s.app->path, RAILS);
	s.app->exists = true;
	session_set_saved(s.app->session);
	screen_arrive(&s);
}

static void open_start(size_t drafts, size_t works)
{
	screen_start(&s, 80, 24, drafts);
	s.disk.shelf.works = works;
	s.app->kept_lists++;
	screen_resize(&s, 80, 24);
	screen_keys(&s, "Home");
}

/* --- with its draft ----------------------------------------------------------------- */

static void recover__asks_with_what_differs(void **state)
{
	(void)state;
	open_rails(80, 24, 1);
	screen_shows(&s, "Changes of 4 minutes ago were not saved.");
	screen_lacks(&s, "(1 of 1)");
	screen_shows(&s, "They end at step 5 of 7,");
	screen_shows(&s, "Country, partner 2 (B): Sweden -> Germany");
	screen_shows(&s, "[ Recover ]    Discard      Leave alone");
	screen_keys(&s, "?");
	screen_shows(&s, "Leave alone: it is offered");
	screen_close(&s);
}

static void recover__goes_to_the_same_field(void **state)
{
	(void)state;
	open_rails(80, 24, 4);
	screen_keys(&s, "Enter");
	assert_int_equal(s.disk.shelf.recovered, 1);
	screen_shows(&s, "Step 5 of 7 · Partners · partner 2 of 2");
	screen_shows(&s, ">Country         Germany");
	screen_shows(&s, "OPENED · not saved");
	screen_shows(&s, "Recovered; it is not saved yet.");
	assert_int_equal(s.app->n_popups, 0);        /* the other one waits for another time */
	assert_string_equal(s.app->path.text, RAILS);
	assert_true(s.app->exists);
	assert_true(session_changed(s.app->session));
	screen_keys(&s, "^O");
	assert_string_equal(s.disk.path, RAILS);
	assert_false(session_changed(s.app->session));
	screen_close(&s);
}

static void recover__refused__is_said_and_changes_nothing(void **state)
{
	(void)state;
	open_rails(80, 24, 1);
	s.disk.shelf.full = true;
	screen_keys(&s, "Enter");
	screen_shows(&s, "Not recovered");
	screen_shows(&s, "left as it is, for another time");
	assert_int_equal(draft()->partners[1].country, country_from_code("SE"));
	assert_false(session_changed(s.app->session));
	screen_close(&s);
}

static void recover__gone_meanwhile__is_said(void **state)
{
	(void)state;
	open_rails(80, 24, 1);
	s.disk.shelf.gone[0] = true;
	screen_keys(&s, "Enter");
	screen_shows(&s, "Not recovered");
	screen_shows(&s, "another session recovers it");
	screen_lacks(&s, "for another time");
	assert_int_equal(s.disk.shelf.recovered, 0);
	assert_int_equal(draft()->partners[1].country, country_from_code("SE"));
	screen_close(&s);
}

static void discard__asks_once_more__and_goes_on_with_the_next(void **state)
{
	(void)state;
	open_rails(80, 24, 4);
	screen_keys(&s, "Right Enter");
	screen_shows(&s, "gone for good");
	assert_false(s.disk.shelf.gone[0]);
	screen_keys(&s, "Enter");                    /* Cancel: the question again */
	screen_shows(&s, "of 4 minutes ago");
	assert_false(s.disk.shelf.gone[0]);
	screen_keys(&s, "Right Enter Right Enter");
	assert_true(s.disk.shelf.gone[0]);
	screen_shows(&s, "They cannot be read:");
	screen_shows(&s, "[ Leave alone ]    Discard");
	screen_lacks(&s, "Recover ]");
	screen_keys(&s, "Right Enter Right Enter");
	assert_true(s.disk.shelf.gone[3]);
	assert_int_equal(s.app->n_popups, 0);
	screen_shows(&s, "Discarded.");
	assert_string_equal(draft()->acronym, "OPENED");
	assert_false(session_changed(s.app->session));
	screen_close(&s);
}

static void discard__refused__is_said(void **state)
{
	(void)state;
	open_rails(80, 24, 1);
	s.disk.shelf.full = true;
	screen_keys(&s, "Right Enter Right Enter");
	screen_shows(&s, "Not discarded");
	screen_shows(&s, "permission denied");
	assert_false(s.disk.shelf.gone[0]);
	screen_close(&s);
}

static void leave_alone__keeps_all__and_asks_for_the_next(void **state)
{
	(void)state;
	open_rails(80, 24, 4);
	screen_shows(&s, "OPENED, rails.yaml (1 of 2)");
	screen_keys(&s, "Esc");
	screen_shows(&s, "rails.yaml (2 of 2)");
	screen_shows(&s, "They cannot be read:");
	screen_keys(&s, "Enter");
	assert_int_equal(s.app->n_popups, 0);
	for (int i = 0; i < SHELF_WORKS; i++)
		assert_false(s.disk.shelf.gone[i]);
	assert_string_equal(draft()->acronym, "OPENED");
	screen_arrive(&s);
	assert_int_equal(s.app->n_popups, 0);        /* asked once a draft */
	screen_close(&s);
}

static void recover__that_differs_in_nothing__is_said(void **state)
{
	(void)state;
	screen_open(&s, 80, 24, "ssa-2015", "", "@acronym OPENED; Skole_A DK company applicant; B DE company full");
	s.disk.shelf.works = 1;
	str_add(&s.app->path, RAILS);
	s.app->exists = true;
	screen_arrive(&s);
	screen_shows(&s, "Nothing in it differs from the file: it can be discarded.");
	screen_close(&s);
}

static void recover__waits_for_whoever_has_the_draft(void **state)
{
	(void)state;
	screen_open(&s, 80, 24, "ssa-2015", "", TWO);
	s.disk.shelf.works = 1;
	s.disk.shelf.holding = HOLDING_HELD;
	str_add(&s.app->path, RAILS);
	s.app->exists = true;
	session_set_saved(s.app->session);
	screen_arrive(&s);
	screen_lacks(&s, "Recover");
	screen_keys(&s, "Right Enter");
	s.disk.shelf.holding = HOLDING_GONE;
	app_look_at_lock(s.app);
	app_draw(s.app);
	screen_shows(&s, "[ Recover ]");
	screen_close(&s);
}

static void recover__where_one_may_not_write__can_be_saved_elsewhere(void **state)
{
	(void)state;
	screen_open(&s, 80, 24, "ssa-2015", "", TWO);
	s.disk.shelf.works = 1;
	s.disk.shelf.holding = HOLDING_REFUSED;
	str_add(&s.app->path, RAILS);
	s.app->exists = true;
	session_set_saved(s.app->session);
	screen_arrive(&s);
	screen_keys(&s, "Enter");
	assert_int_equal(s.disk.shelf.recovered, 1);
	assert_true(s.app->session->read_only);
	screen_shows(&s, "read only");
	s.disk.shelf.holding = HOLDING_OURS;
	screen_keys(&s, "Esc w Enter");
	assert_string_equal(s.disk.path, "/home/anna/rails-2.yaml");
	assert_false(s.app->session->read_only);
	screen_close(&s);
}

static void recover__survives_sizes_and_languages(void **state)
{
	static const int sizes[][2] = { { 200, 60 }, { 60, 20 }, { 40, 10 }, { 20, 5 }, { 80, 24 } };
	(void)state;
	open_rails(80, 24, 1);
	screen_keys(&s, "Right");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		screen_resize(&s, sizes[i][0], sizes[i][1]);
		screen_is_straight(&s);
		if (sizes[i][0] >= APP_LEAST_COLS)
			screen_shows(&s, "[ Discard ]");
	}
	app_set_language(s.app, "da");
	app_set_language(s.app, "en");
	app_draw(s.app);
	screen_shows(&s, "Country, partner 2 (B): Sweden -> Germany");
	screen_shows(&s, "[ Discard ]");
	screen_close(&s);
}

/* --- from the start page ------------------------------------------------------------- */

static void start__lists_what_was_not_saved_first(void **state)
{
	(void)state;
	open_start(1, 4);
	screen_shows(&s, "Not saved, to be recovered");
	screen_shows(&s, "* OPENED");
	screen_shows(&s, "rails.yaml · 4 minutes ago");
	screen_shows(&s, "* Tre nye skoler");
	screen_shows(&s, "never saved · 2 hours ago");
	screen_shows(&s, "* tre.yaml");
	screen_shows(&s, "3 days ago · rossini");
	screen_shows(&s, "? rails.yaml");
	screen_shows(&s, "permission denied");
	screen_keys(&s, "Down");
	screen_shows(&s, ">* OPENED");
	screen_keys(&s, "Down Down Down Down");
	screen_shows(&s, ">! RAILS");
	screen_resize(&s, 40, 10);
	screen_keys(&s, "Up Up Up");
	screen_shows(&s, ">* Tre nye skoler");
	screen_shows(&s, "never saved · 2 hours ago");   /* at the foot, where rows are few */
	screen_close(&s);
}

static void start__without_any__has_no_group(void **state)
{
	(void)state;
	open_start(1, 0);
	screen_lacks(&s, "to be recovered");
	screen_close(&s);
}

static void start__opens_the_draft__which_then_asks(void **state)
{
	(void)state;
	open_start(1, 1);
	screen_keys(&s, "Down Enter");
	assert_string_equal(s.disk.shelf.opened, RAILS);
	screen_shows(&s, "[ Recover ]");
	screen_shows(&s, "Country, partner 2 (B): Sweden -> Germany");
	screen_keys(&s, "Enter");
	screen_shows(&s, ">Country         Germany");
	screen_close(&s);
}

static void start__asks_at_once__where_there_is_no_file(void **state)
{
	(void)state;
	open_start(1, 2);
	screen_keys(&s, "Down Down Enter");
	screen_shows(&s, "Tre nye skoler, never saved");
	screen_shows(&s, "There is no file to compare it with. It holds:");
	screen_keys(&s, "Enter");
	assert_int_equal(s.disk.shelf.recovered, 2);
	screen_shows(&s, "Step 4 of 7");
	screen_shows(&s, ">Title     Tre nye skoler");
	screen_shows(&s, "not saved");
	assert_string_equal(s.app->path.text, "");
	assert_false(s.app->exists);
	assert_false(s.app->at_start);
	screen_close(&s);
}

static void start__gone_meanwhile__is_listed_no_more(void **state)
{
	(void)state;
	open_start(1, 3);
	screen_keys(&s, "Down Down Enter");
	screen_shows(&s, "[ Recover ]");
	s.disk.shelf.gone[1] = true;                 /* another session was quicker */
	screen_keys(&s, "Enter");
	screen_shows(&s, "another session recovers it");
	assert_true(s.app->at_start);
	screen_keys(&s, "Esc");
	assert_int_equal(s.app->n_popups, 0);
	screen_lacks(&s, "Tre nye skoler");
	screen_shows(&s, "* tre.yaml");
	screen_close(&s);
}

static void start__a_file_that_cannot_be_read__is_said(void **state)
{
	(void)state;
	open_start(1, 1);
	s.disk.shelf.unreadable = true;
	screen_keys(&s, "Down Enter");
	screen_shows(&s, "The file cannot be read, to compare it with. It holds:");
	screen_lacks(&s, "There is no file");
	screen_close(&s);
}

static void start__recovers_what_has_lost_its_file(void **state)
{
	(void)state;
	open_start(0, 3);
	screen_keys(&s, "Down Down Down Enter");
	screen_shows(&s, "The file was changed since, or is gone.");
	screen_shows(&s, "There is no file to compare it with. It holds:");
	screen_shows(&s, "Whether that session still runs cannot be known here.");
	screen_keys(&s, "Enter");
	assert_int_equal(s.disk.shelf.recovered, 3);
	assert_string_equal(s.app->path.text, "/home/anna/plans/tre.yaml");
	screen_shows(&s, "Step 7 of 7");
	screen_close(&s);
}

static void start__lists_anew_what_is_left(void **state)
{
	(void)state;
	open_start(1, 3);
	screen_keys(&s, "Down Down Enter Right Enter Right Enter");
	assert_true(s.disk.shelf.gone[1]);
	assert_int_equal(s.app->n_popups, 0);
	screen_lacks(&s, "Tre nye skoler");
	screen_shows(&s, ">* tre.yaml");
	screen_keys(&s, "Enter");
	screen_shows(&s, "made on the");
	screen_keys(&s, "Esc");
	screen_shows(&s, ">* tre.yaml");
	screen_close(&s);
}

static void drafts__keep_what_is_not_saved(void **state)
{
	(void)state;
	open_rails(80, 24, 0);
	s.disk.shelf.works = 2;
	screen_keys(&s, "4 'X' Esc 5 O Down Down Enter");
	screen_shows(&s, "rails.yaml");               /* at once, not in place of what is open */
	screen_shows(&s, "Country, partner 2 (B): Sweden -> Germany");
	screen_keys(&s, "Esc");
	assert_true(session_changed(s.app->session));
	screen_keys(&s, "Down Enter");
	screen_shows(&s, "Tre nye skoler, never saved");
	screen_shows(&s, "Title: Tre nye skoler");
	assert_int_equal(s.disk.shelf.asides, 0);
	screen_keys(&s, "Enter");
	assert_int_equal(s.disk.saves, 0);
	assert_int_equal(s.disk.shelf.asides, 1);
	screen_shows(&s, "is kept as well");
	assert_int_equal(s.disk.shelf.recovered, 2);
	screen_shows(&s, ">Title     Tre nye skoler");
	assert_string_equal(s.disk.shelf.left, RAILS " partners");
	screen_close(&s);
}

static int setup(void **state)
{
	(void)state;
	return lang_start("en", NULL, true) ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(recover__asks_with_what_differs),
		cmocka_unit_test(recover__goes_to_the_same_field),
		cmocka_unit_test(recover__refused__is_said_and_changes_nothing),
		cmocka_unit_test(recover__gone_meanwhile__is_said),
		cmocka_unit_test(discard__asks_once_more__and_goes_on_with_the_next),
		cmocka_unit_test(discard__refused__is_said),
		cmocka_unit_test(leave_alone__keeps_all__and_asks_for_the_next),
		cmocka_unit_test(recover__that_differs_in_nothing__is_said),
		cmocka_unit_test(recover__waits_for_whoever_has_the_draft),
		cmocka_unit_test(recover__where_one_may_not_write__can_be_saved_elsewhere),
		cmocka_unit_test(recover__survives_sizes_and_languages),
		cmocka_unit_test(start__lists_what_was_not_saved_first),
		cmocka_unit_test(start__without_any__has_no_group),
		cmocka_unit_test(start__opens_the_draft__which_then_asks),
		cmocka_unit_test(start__asks_at_once__where_there_is_no_file),
		cmocka_unit_test(start__gone_meanwhile__is_listed_no_more),
		cmocka_unit_test(start__a_file_that_cannot_be_read__is_said),
		cmocka_unit_test(start__recovers_what_has_lost_its_file),
		cmocka_unit_test(start__lists_anew_what_is_left),
		cmocka_unit_test(drafts__keep_what_is_not_saved),
	};
	return cmocka_run_group_tests(tests, setup, NULL);
}
