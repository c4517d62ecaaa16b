/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The start page and the way from one draft to another, on a screen in memory with a shelf of
 * four drafts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/lang.h"
#include "support/screen.h"

static struct screen s;

/* What stands between the header and the foot, as one line. */
static char *body_text(void)
{
	struct str rows = STR_INIT, line = STR_INIT;
	screen_part(2, 0, s.app->layout.body_rows, s.app->layout.cols, &rows);
	for (const char *p = rows.text; *p; p++) {
		bool blank = *p == ' ' || *p == '\n';
		if (!blank)
			str_add_char(&line, *p);
		else if (line.length && line.text[line.length - 1] != ' ')
			str_add_char(&line, ' ');
	}
	str_free(&rows);
	return str_take(&line);
}

/* --- the page -------------------------------------------------------------------- */

static void start__greets__with_two_sentences_and_no_more(void **state)
{
	(void)state;
	screen_start(&s, 80, 24, 0);
	char *text = body_text();
	assert_string_equal(text, "konsort plans a consortium with you step by step and shows at every moment "
	                          "which conditions of the call it meets. Press Enter to begin a new one. "
	                          ">New consortium Open a file Language Help Quit ");
	free(text);
	screen_lacks(&s, "Step");
	screen_keys(&s, "Enter");
	screen_shows(&s, "Step 1 of 7");
	assert_int_equal(s.disk.shelf.begins, 1);
	screen_close(&s);
}

static void start__shows_names_first__and_reads_one_at_a_time(void **state)
{
	(void)state;
	screen_start(&s, 80, 24, SHELF_DRAFTS);
	assert_int_equal(s.disk.shelf.reads, 0);
	screen_shows(&s, "rails.yaml");
	screen_lacks(&s, "conditions met");
	screen_lacks(&s, "plans a consortium");
	assert_true(app_idle(s.app));
	app_draw(s.app);
	assert_int_equal(s.disk.shelf.reads, 1);
	screen_shows(&s, "! RAILS · Skills for the railways of tomorrow");
	screen_shows(&s, "Sector Skills Alliances 2020, Lot 2 · 9 of 17 conditions met · today");
	screen_lacks(&s, "Tre fra");
	while (app_idle(s.app))
		app_draw(s.app);
	assert_int_equal(s.disk.shelf.reads, SHELF_DRAFTS);
	screen_shows(&s, "+ Tre fra hvert land");
	screen_shows(&s, "Sector Skills Alliances 2015 · 23 of 23 conditions met · yesterday");
	screen_shows(&s, "? broken.yaml");
	screen_shows(&s, "cannot open");
	screen_shows(&s, "· 12 days ago");
	screen_shows(&s, "13 months ago");
	assert_false(app_idle(s.app));
	screen_close(&s);
}

static void start__is_silent__while_something_lies_over_it(void **state)
{
	(void)state;
	screen_start(&s, 80, 24, SHELF_DRAFTS);
	struct input help = { '?', "?" };
	app_input(s.app, &help);
	assert_false(app_idle(s.app));
	assert_int_equal(s.disk.shelf.reads, 0);
	screen_keys(&s, "Esc");
	assert_int_equal(s.disk.shelf.reads, SHELF_DRAFTS);
	screen_close(&s);
}

static void start__begins__at_the_draft_in_use_last(void **state)
{
	(void)state;
	screen_start(&s, 80, 24, SHELF_DRAFTS);
	screen_keys(&s, "Enter");
	assert_string_equal(s.disk.shelf.opened, "/home/anna/rails.yaml");
	screen_shows(&s, "Step 5 of 7");
	screen_shows(&s, "OPENED · saved");
	screen_shows(&s, "Opened /home/anna/rails.yaml.");
	assert_string_equal(s.app->path.text, "/home/anna/rails.yaml");
	assert_true(s.app->exists);
	assert_false(session_changed(s.app->session));
	screen_keys(&s, "s");
	assert_string_equal(s.disk.path, "/home/anna/rails.yaml");
	screen_close(&s);
}

static void start__fits__any_window(void **state)
{
	(void)state;
	static const int sizes[][2] = { { 200, 60 }, { 60, 20 }, { 40, 10 }, { 10, 3 }, { 1, 1 }, { 80, 24 } };
	screen_start(&s, 80, 24, SHELF_DRAFTS);
	screen_keys(&s, "Down Down");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		screen_resize(&s, sizes[i][0], sizes[i][1]);
		if (sizes[i][0] >= APP_LEAST_COLS)
			screen_shows(&s, ">? broken.yaml");
	}
	screen_resize(&s, 40, 10);
	screen_shows(&s, "cannot open");   /* at the foot, where rows are few */
	screen_keys(&s, "Up");
	screen_shows(&s, "23 of 23 conditions met");
	screen_close(&s);
}

static void start__answers__every_key(void **state)
{
	(void)state;
	screen_start(&s, 80, 24, 1);
	screen_keys(&s, "5");
	screen_shows(&s, "Begin a draft or open one first.");
	screen_keys(&s, "O");
	screen_shows(&s, "Begin a draft or open one first.");
	screen_keys(&s, "%");
	screen_shows(&s, "This key does nothing here");
	screen_keys(&s, "Esc");
	screen_shows(&s, "q leaves konsort");
	screen_keys(&s, "End Enter");
	assert_true(s.app->over);
	screen_close(&s);
}

/* --- another draft ------------------------------------------------------------------ */

#define TWO "@acronym TWO; @title A_title; @sector rail; @duration 24; A DK company applicant; " \
            "B SE company full grant=5"

static void open_two(void)
{
	screen_open(&s, 80, 24, "ssa-2020", "2", TWO);
	s.disk.shelf.drafts = SHELF_DRAFTS;
}

static void drafts__replace__an_unchanged_one_at_once(void **state)
{
	(void)state;
	open_two();
	session_set_saved(s.app->session);
	str_add(&s.app->path, "two.yaml");
	s.app->exists = true;
	screen_keys(&s, "^N O");
	screen_shows(&s, "New from this draft");
	screen_keys(&s, "Down Down Down Enter");
	screen_shows(&s, "OPENED · saved");
	assert_int_equal(s.app->n_popups, 0);
	assert_string_equal(s.disk.shelf.left, "two.yaml partners");
	screen_keys(&s, "u");
	screen_lacks(&s, "Undone");   /* what was changed in the other draft is not this one's */
	screen_close(&s);
}

static void drafts__ask__for_what_is_not_saved(void **state)
{
	(void)state;
	open_two();
	screen_keys(&s, "'X' ^N O Enter");
	screen_shows(&s, "changes that are not saved");
	screen_keys(&s, "Enter");
	screen_shows(&s, "New from this draft");   /* Cancel: all is as it was */
	screen_keys(&s, "Enter Right Enter");      /* Save and go on: a name is asked for */
	screen_shows(&s, "Name of the file");
	assert_int_equal(s.disk.shelf.begins, 0);
	screen_keys(&s, "Enter");
	assert_int_equal(s.disk.saves, 1);
	assert_int_equal(s.disk.shelf.begins, 1);
	screen_shows(&s, "Step 1 of 7");
	assert_int_equal(s.app->session->draft->n_partners, 0);
	assert_string_equal(s.app->path.text, "");
	screen_close(&s);
}

static void drafts__stay__where_saving_fails(void **state)
{
	(void)state;
	open_two();
	s.disk.answer = SAVE_FAILED;
	screen_keys(&s, "'X' ^N O Enter Right Enter Enter");
	screen_shows(&s, "Not saved");
	assert_int_equal(s.disk.shelf.begins, 0);
	s.disk.answer = SAVE_DONE;
	screen_keys(&s, "Esc Enter");   /* a save of its own goes on to nothing */
	assert_int_equal(s.disk.shelf.begins, 0);
	assert_int_equal(s.app->session->draft->n_partners, 2);
	screen_close(&s);
}

static void drafts__forget__a_question_that_was_closed(void **state)
{
	(void)state;
	open_two();
	screen_keys(&s, "'X' ^N w ^C Esc Enter");
	assert_int_equal(s.disk.saves, 1);
	assert_false(s.app->over);
	screen_close(&s);
}

static void drafts__reuse__partners_call_and_lot(void **state)
{
	(void)state;
	open_two();
	session_set_saved(s.app->session);
	s.app->session->draft->partners[1].agreed = true;
	screen_keys(&s, "^N O Down Enter");
	const struct draft *d = s.app->session->draft;
	screen_shows(&s, "partners, call and Lot are kept");
	assert_string_equal(d->call, "ssa-2020");
	assert_string_equal(d->lot, "2");
	assert_string_equal(d->acronym, "");
	assert_string_equal(d->title, "");
	assert_string_equal(d->sector, "");
	assert_int_equal(d->duration, -1);
	assert_int_equal(d->n_partners, 2);
	assert_string_equal(d->partners[1].name, "B");
	assert_int_equal(d->partners[1].grant, 5);
	assert_false(d->partners[1].agreed);
	assert_true(session_changed(s.app->session));
	assert_int_equal(s.disk.shelf.begins, 1);
	screen_close(&s);
}

static void drafts__tell__what_cannot_be_opened(void **state)
{
	(void)state;
	open_two();
	session_set_saved(s.app->session);
	screen_keys(&s, "^N O End Up Up Up Enter");
	screen_shows(&s, "Not opened");
	screen_shows(&s, "The draft that was open is still here.");
	screen_keys(&s, "Esc Esc");
	screen_shows(&s, "TWO");
	screen_close(&s);
}

/* --- names ------------------------------------------------------------------------- */

static void file__lists__drafts_then_directories(void **state)
{
	(void)state;
	screen_start(&s, 80, 24, 0);
	screen_keys(&s, "Down Enter");
	screen_shows(&s, "│>broken.yaml");
	screen_shows(&s, "│ rails.yaml");
	screen_shows(&s, "│ plans/");
	screen_keys(&s, "'aero'");
	screen_shows(&s, "│>tre-ærø.yml");
	screen_lacks(&s, "rails.yaml");
	screen_keys(&s, "Tab");
	screen_shows(&s, "│ tre-ærø.yml");
	screen_keys(&s, "^U Down Down Down Enter");
	screen_shows(&s, "│>tre.yaml");
	screen_keys(&s, "Enter");
	assert_string_equal(s.disk.shelf.opened, "plans/tre.yaml");
	screen_close(&s);
}

static void file__takes__any_name_as_it_was_typed(void **state)
{
	(void)state;
	screen_start(&s, 80, 24, 0);
	setenv("HOME", "/home/anna", 1);
	screen_keys(&s, "Down Enter 'other.txt' Enter");
	assert_string_equal(s.disk.shelf.opened, "other.txt");
	screen_keys(&s, "O End Up Enter '~/x/y.yaml'");
	screen_shows(&s, "cannot read '/home/anna/x/'");
	screen_keys(&s, "Enter");
	assert_string_equal(s.disk.shelf.opened, "/home/anna/x/y.yaml");
	screen_keys(&s, "O End Up Enter ^U 'zzz' Tab");
	screen_shows(&s, "nothing to take over");
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
		cmocka_unit_test(start__greets__with_two_sentences_and_no_more),
		cmocka_unit_test(start__shows_names_first__and_reads_one_at_a_time),
		cmocka_unit_test(start__is_silent__while_something_lies_over_it),
		cmocka_unit_test(start__begins__at_the_draft_in_use_last),
		cmocka_unit_test(start__fits__any_window),
		cmocka_unit_test(start__answers__every_key),
		cmocka_unit_test(drafts__replace__an_unchanged_one_at_once),
		cmocka_unit_test(drafts__ask__for_what_is_not_saved),
		cmocka_unit_test(drafts__stay__where_saving_fails),
		cmocka_unit_test(drafts__forget__a_question_that_was_closed),
		cmocka_unit_test(drafts__reuse__partners_call_and_lot),
		cmocka_unit_test(drafts__tell__what_cannot_be_opened),
		cmocka_unit_test(file__lists__drafts_then_directories),
		cmocka_unit_test(file__takes__any_name_as_it_was_typed),
	};
	return cmocka_run_group_tests(tests, setup, NULL);
}
