/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo by keys: from every kind of screen, what is told of it, where one is then, and the
 * list of changes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/lang.h"
#include "support/screen.h"

#define THREE \
	"@acronym RAILS; @sector rail; @duration 48; @feedback-mechanism Every_year; " \
	"Skole_A DK vet-provider applicant; Uni DE higher-education full; Firma PL company full"

static struct screen s;

static void open_three(int cols, int rows)
{
	screen_open(&s, cols, rows, "ssa-2020", "2", THREE);
}

static const struct draft *draft(void)
{
	return s.app->session->draft;
}

/* --- from every screen -------------------------------------------------------- */

static void undo__with_nothing_to_undo__says_so(void **state)
{
	(void)state;
	open_three(100, 24);
	screen_keys(&s, "5 u");
	screen_shows(&s, "There is nothing to undo.");
	screen_keys(&s, "U");
	screen_shows(&s, "There is nothing to make again.");
	screen_close(&s);
}

static void undo__while_typing__is_one_step_in_the_same_field(void **state)
{
	(void)state;
	open_three(100, 24);
	screen_keys(&s, "4 End 'WAY' ^_");
	assert_string_equal(draft()->acronym, "RAILS");
	screen_shows(&s, "Undone: Acronym: RAILS -> RAILSWAY.");
	screen_keys(&s, "^R");
	assert_string_equal(draft()->acronym, "RAILSWAY");
	screen_shows(&s, "Made again: Acronym: RAILS -> RAILSWAY.");
	screen_keys(&s, "'S'");             /* one goes on typing there */
	assert_string_equal(draft()->acronym, "RAILSWAYS");
	screen_keys(&s, "^_ ^_");
	assert_string_equal(draft()->acronym, "RAILS");
	assert_false(session_changed(s.app->session));
	screen_close(&s);
}

static void undo__of_a_paste__is_one_step(void **state)
{
	(void)state;
	open_three(100, 24);
	screen_keys(&s, "4 End 'X' \"one_two_three\" 'Y' ^_");
	assert_string_equal(draft()->acronym, "RAILSXone two three");
	screen_keys(&s, "^_");
	assert_string_equal(draft()->acronym, "RAILSX");
	screen_keys(&s, "^_");
	assert_string_equal(draft()->acronym, "RAILS");
	screen_close(&s);
}

/* A number that cannot be used is in no change: it goes first. */
static void undo__of_a_number_that_is_none__puts_it_aside(void **state)
{
	(void)state;
	open_three(100, 24);
	screen_keys(&s, "5 Home Enter End '!' Enter Enter Enter Enter");
	while (s.app->body->ops->spot(s.app->body).key != PARTNER_KEY_GRANT)
		screen_keys(&s, "Tab");
	screen_keys(&s, "'12,,x' ^_");
	screen_shows(&s, "Grant in EUR: '12,,x' cannot be used; the value before stays.");
	assert_int_equal(s.app->body->ops->spot(s.app->body).key, PARTNER_KEY_GRANT);
	assert_string_equal(draft()->partners[0].name, "Skole A!");
	screen_keys(&s, "^_");
	assert_string_equal(draft()->partners[0].name, "Skole A");
	screen_close(&s);
}

static void undo__of_a_field_left_long_ago__goes_back_to_it(void **state)
{
	(void)state;
	open_three(100, 24);
	screen_keys(&s, "5 Home Down Enter End '_2' Esc 7 u");
	assert_int_equal(s.app->session->step, STEP_PARTNERS);
	assert_int_equal(s.app->session->partner, 1);
	screen_shows(&s, "Undone: Name, partner 2: Uni -> Uni 2.");
	screen_keys(&s, "'!'");             /* in its name */
	assert_string_equal(draft()->partners[1].name, "Uni!");
	screen_close(&s);
}

static void undo__of_a_removal__goes_to_the_row(void **state)
{
	(void)state;
	open_three(100, 24);
	screen_keys(&s, "5 Home Down r Right Enter");
	assert_int_equal(draft()->n_partners, 2);
	screen_keys(&s, "7 u");
	assert_int_equal(draft()->n_partners, 3);
	screen_shows(&s, "Undone: partner 2 (Uni) removed.");
	struct str focus = STR_INIT;
	screen_focus(&s, &focus);
	assert_non_null(strstr(focus.text, "Uni"));
	str_free(&focus);
	screen_keys(&s, "U");
	screen_shows(&s, "Made again: partner 2 (Uni) removed.");
	assert_int_equal(draft()->n_partners, 2);
	screen_close(&s);
}

/* What the table and its pop-ups do is one step each. */
static void undo__of_what_the_table_does__is_one_step(void **state)
{
	static const struct {
		const char *keys, *told;
	} rows[] = {
		{ "y", "Undone: Has agreed, partner 1 (Skole A): yes." },
		{ ">", "Undone: partner 1 (Skole A) moved to place 2." },
		{ "* x Enter 'company' Enter", "Undone: Type of 2 partners: Company." },
		{ "a 'Kammer' Tab 'FR' Tab Enter Esc", "Undone: partner 4 (Kammer) added." },
		{ "d Esc", "Undone: partner 1 (Skole A) duplicated." },
		{ "* r Right Enter", "Undone: 3 partners removed." },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		open_three(100, 24);
		struct draft *before = draft_copy(draft());
		screen_keys(&s, "5 Home");
		screen_keys(&s, rows[i].keys);
		assert_false(draft_equal(before, draft()));
		struct draft *after = draft_copy(draft());
		screen_keys(&s, "7 u");
		screen_shows(&s, rows[i].told);
		assert_true(draft_equal(before, draft()));
		assert_int_equal(s.app->session->step, STEP_PARTNERS);
		screen_keys(&s, "Esc ^R");
		assert_true(draft_equal(after, draft()));
		draft_free(&before);
		draft_free(&after);
		screen_close(&s);
	}
}

/* Rows of a spreadsheet, pasted into the table. */
static void undo__of_pasted_rows__is_one_step(void **state)
{
	(void)state;
	open_three(100, 24);
	struct input paste = { .key = K_NONE, .text = "Kammer\tFR\tcompany\nVerein\tDE\tchamber\n" };
	screen_keys(&s, "5 Home");
	app_input(s.app, &paste);
	screen_keys(&s, "Enter");
	assert_int_equal(draft()->n_partners, 5);
	screen_keys(&s, "u");
	screen_shows(&s, "Undone: 2 partners pasted.");
	assert_int_equal(draft()->n_partners, 3);
	screen_close(&s);
}

static void undo__of_lot_and_call__draws_their_lists(void **state)
{
	(void)state;
	screen_open(&s, 100, 24, "", "", "");
	screen_keys(&s, "Space Enter Down Enter");
	assert_true(*draft()->lot);
	screen_keys(&s, "u");
	screen_shows(&s, "Undone: Lot: ");
	assert_int_equal(s.app->session->step, STEP_LOT);
	assert_false(*draft()->lot);
	screen_keys(&s, "u");
	screen_shows(&s, "Undone: Call: ");
	assert_int_equal(s.app->session->step, STEP_CALL);
	assert_false(*draft()->call);
	assert_false(s.app->layout.beside);  /* no conditions without a call */
	screen_keys(&s, "U U");
	assert_true(*draft()->lot);
	screen_close(&s);
}

static void undo__from_the_conditions__goes_to_the_field(void **state)
{
	(void)state;
	static const int sizes[][2] = { { 100, 24 }, { 60, 20 }, { 40, 10 } };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		open_three(sizes[i][0], sizes[i][1]);
		screen_keys(&s, "4 'X' Esc ! u");
		assert_string_equal(draft()->acronym, "RAILS");
		assert_false(s.app->aside);
		screen_shows(&s, "Undone: Acronym");
		screen_shows(&s, "Acronym");
		screen_close(&s);
	}
}

static void undo__over_a_popup__says_why_not(void **state)
{
	(void)state;
	open_three(100, 24);
	screen_keys(&s, "4 'X' Esc o u");
	assert_string_not_equal(draft()->acronym, "RAILS");
	screen_shows(&s, "Esc closes this first.");
	screen_keys(&s, "Esc u");
	assert_string_equal(draft()->acronym, "RAILS");
	screen_close(&s);
}

static void undo__in_a_narrow_window__is_said_in_short(void **state)
{
	(void)state;
	open_three(40, 10);
	screen_keys(&s, "5 Home Down Enter Down 'France' Enter Esc 7 u");
	screen_shows(&s, "Undone: Country, partner 2 (Uni):");   /* in two rows */
	screen_shows(&s, "Germany -> France.");
	screen_keys(&s, "^U Up End 'versity_of_the_small_old_town_in_the_mountains' Esc");
	screen_keys(&s, "Enter Down 'Italy' Enter Esc 7 u");
	screen_shows(&s, "Undone: Country, partner 2.");   /* neither name nor values */
	assert_int_equal(s.app->n_popups, 0);
	screen_close(&s);
}

static void undo__survives__saving(void **state)
{
	(void)state;
	open_three(100, 24);
	screen_keys(&s, "4 'X' s");
	screen_keys(&s, "Esc s Enter u");
	assert_string_equal(draft()->acronym, "RAILS");
	screen_shows(&s, "Undone: ");
	assert_true(session_changed(s.app->session));
	screen_close(&s);
}

/* --- the list of changes ------------------------------------------------------- */

static void changes__of_nothing__says_so(void **state)
{
	(void)state;
	open_three(100, 24);
	screen_keys(&s, "5 h");
	screen_shows(&s, "Nothing was changed yet.");
	screen_lacks(&s, "Go there");
	screen_keys(&s, "Enter");
	assert_int_equal(s.app->n_popups, 0);
	screen_close(&s);
}

static void changes__are_listed__to_go_back_and_forth(void **state)
{
	(void)state;
	open_three(100, 24);
	screen_keys(&s, "4 End 'X' Esc 5 Home Down Enter End '2' Esc r Right Enter h");
	assert_int_equal(draft()->n_partners, 2);
	screen_shows(&s, "(*) Partner 2 (Uni2) removed");
	screen_shows(&s, "( ) Name, partner 2: Uni -> Uni2");
	screen_shows(&s, "( ) Acronym: RAILS -> RAILSX");
	screen_shows(&s, "( ) The draft as it was before all these changes");
	screen_keys(&s, "Down Down Enter");
	assert_int_equal(s.app->n_popups, 0);
	assert_int_equal(draft()->n_partners, 3);
	assert_string_equal(draft()->partners[1].name, "Uni");
	assert_string_equal(draft()->acronym, "RAILSX");
	screen_shows(&s, "2 changes are undone; Ctrl-R makes them again.");
	screen_keys(&s, "Esc h");
	screen_shows(&s, "( ) Partner 2 (Uni2) removed (undone)");
	screen_shows(&s, "(*) Acronym: RAILS -> RAILSX");
	screen_keys(&s, "Enter");
	screen_shows(&s, "The draft is there already.");
	screen_keys(&s, "End Enter");
	assert_string_equal(draft()->acronym, "RAILS");
	assert_false(session_changed(s.app->session));
	screen_keys(&s, "Esc h Home Enter");
	screen_shows(&s, "3 changes are made again; u undoes them.");
	assert_int_equal(draft()->n_partners, 2);
	screen_close(&s);
}

/* As many as are kept: opened, read to the end and left without a wait. */
static void changes__a_thousand__are_listed(void **state)
{
	(void)state;
	open_three(80, 24);
	struct session *session = s.app->session;
	for (int i = 0; i < 1200; i++) {
		session_move_partner(session, 0, 2);
		session_pause(session);
	}
	screen_keys(&s, "5 h");
	screen_shows(&s, "(*) Partner 1 (");
	screen_keys(&s, "End");
	screen_shows(&s, "The draft as it was before all these changes");
	screen_keys(&s, "Enter");
	size_t made;
	assert_int_equal(session_changes(session, &made), 1000);
	assert_int_equal(made, 0);
	screen_close(&s);
}

static void changes__any_size__stay_open(void **state)
{
	(void)state;
	open_three(200, 60);
	screen_keys(&s, "4 End 'X' Esc 5 Home Down r Right Enter h Down");
	screen_resize(&s, 40, 10);
	screen_shows(&s, "Acronym: RAILS -> RAILSX");
	screen_resize(&s, 10, 3);
	screen_resize(&s, 1, 1);
	screen_resize(&s, 60, 20);
	screen_shows(&s, "Acronym: RAILS -> RAILSX");
	screen_is_straight(&s);
	screen_keys(&s, "Enter");
	assert_int_equal(draft()->n_partners, 3);
	screen_close(&s);
}

int main(void)
{
	lang_start("en", NULL, true);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(undo__with_nothing_to_undo__says_so),
		cmocka_unit_test(undo__while_typing__is_one_step_in_the_same_field),
		cmocka_unit_test(undo__of_a_paste__is_one_step),
		cmocka_unit_test(undo__of_a_number_that_is_none__puts_it_aside),
		cmocka_unit_test(undo__of_a_field_left_long_ago__goes_back_to_it),
		cmocka_unit_test(undo__of_a_removal__goes_to_the_row),
		cmocka_unit_test(undo__of_what_the_table_does__is_one_step),
		cmocka_unit_test(undo__of_pasted_rows__is_one_step),
		cmocka_unit_test(undo__of_lot_and_call__draws_their_lists),
		cmocka_unit_test(undo__from_the_conditions__goes_to_the_field),
		cmocka_unit_test(undo__over_a_popup__says_why_not),
		cmocka_unit_test(undo__in_a_narrow_window__is_said_in_short),
		cmocka_unit_test(undo__survives__saving),
		cmocka_unit_test(changes__of_nothing__says_so),
		cmocka_unit_test(changes__are_listed__to_go_back_and_forth),
		cmocka_unit_test(changes__a_thousand__are_listed),
		cmocka_unit_test(changes__any_size__stay_open),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
