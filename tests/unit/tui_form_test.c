/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms: what is told as one leaves a field, texts of several lines, pastes, and the keys of
 * rows where nothing is typed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/lang.h"
#include "support/screen.h"
#include "wizard/field.h"

#define TWO "@acronym DUO; @sector rail; @duration 48; " \
	"Alfa DK vet-provider applicant grant=5000; Bravo SE company full"

static struct screen s;

static int open_two(void **state)
{
	(void)state;
	screen_open(&s, 80, 24, "ssa-2020", "2", TWO);
	screen_keys(&s, "5 Home");
	return 0;
}

static int open_small(void **state)
{
	(void)state;
	screen_open(&s, 40, 10, "ssa-2020", "2", TWO);
	screen_keys(&s, "5 Home");
	return 0;
}

static int close_screen(void **state)
{
	(void)state;
	screen_close(&s);
	return 0;
}

static const struct draft *draft(void)
{
	return s.app->session->draft;
}

static const struct partner *partner(size_t at)
{
	return &draft()->partners[at];
}

/* Opens the form of the partner with the focus and goes down to a label. */
static void go_to(const char *label)
{
	struct str focused = STR_INIT;
	str_fill(&focused, ">%1", label);
	screen_keys(&s, "Enter");
	for (int i = 0; i < 30 && !screen_has(&s, focused.text); i++)
		screen_keys(&s, "Tab");
	screen_shows(&s, focused.text);
	str_free(&focused);
}

/* --- numbers ----------------------------------------------------------------------- */

#define NO_AMOUNT "Not understood as an amount: whole euros in digits, as 12,000."

static void number__is_wrong__told_on_leaving_and_live_from_then_on(void **state)
{
	(void)state;
	go_to("Grant in EUR");
	screen_keys(&s, "^U '12k'");
	screen_lacks(&s, "Not understood");   /* not while it is typed first */
	screen_shows(&s, ">Grant in EUR  12k");
	assert_int_equal(partner(0)->grant, 5000);   /* what stood there before, not 12 */
	screen_keys(&s, "Down");
	screen_shows(&s, NO_AMOUNT);
	screen_shows(&s, " Grant in EUR! 12k");
	screen_keys(&s, "Down");
	screen_lacks(&s, "Not understood");
	screen_shows(&s, " Grant in EUR! 12k");
	screen_keys(&s, "Up Up");
	screen_shows(&s, ">Grant in EUR! 12k");
	screen_shows(&s, NO_AMOUNT);
	screen_keys(&s, "Backspace 'x'");
	screen_lacks(&s, "Not understood");   /* it was mended, and is typed anew */
	screen_keys(&s, "Backspace ',50' Tab Backtab");
	screen_shows(&s, "Whole euros: leave out what stands behind the comma.");
	assert_int_equal(partner(0)->grant, 5000);
	screen_keys(&s, "'k'");
	screen_shows(&s, NO_AMOUNT);
	screen_keys(&s, "Backspace Backspace Backspace Backspace");
	screen_shows(&s, ">Grant in EUR  12");
	screen_shows(&s, "Its share of the grant, in whole euros.");
	assert_int_equal(partner(0)->grant, 12);
}

static void number__as_people_write_it__is_taken(void **state)
{
	(void)state;
	go_to("Grant in EUR");
	screen_keys(&s, "^U \"400.000_EUR\" Down");
	assert_int_equal(partner(0)->grant, 400000);
	screen_shows(&s, " Grant in EUR  400,000");
	screen_lacks(&s, "Not understood");
}

static void number__is_wrong__and_the_form_is_left__with_a_word(void **state)
{
	(void)state;
	go_to("Grant in EUR");
	screen_keys(&s, "^U '12k' Esc");
	screen_shows(&s, "Grant in EUR: '12k' cannot be used; the value before stays.");
	assert_int_equal(partner(0)->grant, 5000);
	screen_keys(&s, "Enter Down");
	screen_shows(&s, " Grant in EUR  5,000");
}

static void number__is_wrong__saving_says_so(void **state)
{
	(void)state;
	go_to("Grant in EUR");
	screen_keys(&s, "^U '12k' Down ^O Enter");
	assert_int_equal(s.disk.saves, 1);
	screen_shows(&s, "'12k' cannot be used");
	screen_keys(&s, "Esc");
	screen_shows(&s, " Grant in EUR! 12k");
}

static void number__is_wrong__in_another_size_and_language(void **state)
{
	(void)state;
	go_to("Grant in EUR");
	screen_keys(&s, "^U '12k' Down Up");
	screen_resize(&s, 40, 10);
	screen_shows(&s, "! 12k");
	screen_resize(&s, 10, 3);
	screen_resize(&s, 80, 24);
	screen_shows(&s, ">Grant in EUR! 12k");
	screen_shows(&s, NO_AMOUNT);
}

/* --- what the conditions say --------------------------------------------------------- */

static void leaving__tells_what_a_condition_says__of_what_was_changed(void **state)
{
	(void)state;
	screen_keys(&s, "Down");
	go_to("Name");
	screen_keys(&s, "^U 'Alfa' Tab 'denm' Enter");   /* another one's */
	assert_int_equal(partner(0)->name_hash, partner(1)->name_hash);
	screen_shows(&s, "1 entry repeats an organisation");
	screen_keys(&s, "Backtab Backtab Down");
	screen_lacks(&s, "1 entry repeats an organisation");   /* nothing was changed this time */
	screen_keys(&s, "Up End 'x' Backspace Down");
	screen_shows(&s, "1 entry repeats an organisation");
	screen_keys(&s, "Down");
	screen_lacks(&s, "1 entry repeats an organisation");
	screen_keys(&s, "Up Up End 'x' Down");   /* mended */
	screen_lacks(&s, "1 entry repeats an organisation");
}

/* --- texts of several lines ----------------------------------------------------------- */

static void lines__enter_begins_one__tab_leaves(void **state)
{
	(void)state;
	go_to("Contribution");
	screen_shows(&s, "Enter New line");
	screen_keys(&s, "'one' Enter 'two' Enter Enter 'q'");
	assert_string_equal(partner(0)->contribution, "one\ntwo\n\nq");
	screen_shows(&s, "   one ");
	screen_keys(&s, "Tab");
	screen_shows(&s, ">Grant in EUR");
	screen_lacks(&s, "New line");
}

static void lines__not_in_a_title(void **state)
{
	(void)state;
	screen_keys(&s, "4 Down 'T' Enter");
	assert_string_equal(draft()->title, "T");
	screen_shows(&s, ">Duration");
	screen_keys(&s, "Up \"a|b\"");
	assert_string_equal(draft()->title, "Ta b");
}

static void lines__scroll__with_marks_of_more(void **state)
{
	(void)state;
	go_to("Contribution");
	for (int i = 0; i < 20; i++)
		screen_keys(&s, "'line' Enter");
	for (int i = 1; i <= 9; i++) {
		char keys[8] = { '\'', 'n', (char)('0' + i), '\'', ' ' };
		screen_keys(&s, keys);
		screen_keys(&s, "Enter");
	}
	screen_shows(&s, "   n9 ");
	screen_shows(&s, "^");
	screen_keys(&s, "PgUp");
	screen_shows(&s, ">Contribution");
	screen_keys(&s, "PgUp PgUp PgUp PgUp PgUp");
	screen_shows(&s, ">Contribution");   /* first to its own top */
	screen_keys(&s, "Home 'TOP'");
	assert_memory_equal(partner(0)->contribution, "TOPline", 7);
	screen_keys(&s, "PgUp");
	screen_lacks(&s, ">Contribution");
}

static void lines__up_and_down_keep_to_a_cell__home_and_end_to_the_line(void **state)
{
	(void)state;
	go_to("Contribution");
	screen_keys(&s, "'abcdef' Enter 'x' Enter 'ghijkl' Left Left Up Up 'A'");
	assert_string_equal(partner(0)->contribution, "abcdAef\nx\nghijkl");
	screen_keys(&s, "Down Home 'B' End 'C'");
	assert_string_equal(partner(0)->contribution, "abcdAef\nBxC\nghijkl");
	screen_keys(&s, "End 'D' Home Home 'E'");   /* again: of the whole text */
	assert_string_equal(partner(0)->contribution, "EabcdAef\nBxC\nghijklD");
}

static void lines__a_word_before__and_a_newline(void **state)
{
	(void)state;
	go_to("Contribution");
	screen_keys(&s, "'a' Enter 'bc_d' ^W ^W");
	assert_string_equal(partner(0)->contribution, "a\n");
	screen_keys(&s, "^W");
	assert_string_equal(partner(0)->contribution, "a");
}

/* The cursor is seen however small the window is. */
static void lines__in_a_small_window(void **state)
{
	(void)state;
	go_to("Contribution");
	screen_keys(&s, "'a' Enter 'b' Enter 'c' Enter 'd' Enter 'e' Enter 'f' Enter 'last'");
	struct str focus = STR_INIT;
	screen_focus(&s, &focus);
	assert_string_equal(focus.text, "   last                                v, cursor in 7");
	str_free(&focus);
}

static void lines__are_more_in_a_tall_window(void **state)
{
	(void)state;
	go_to("Contribution");
	screen_resize(&s, 80, 60);
	screen_keys(&s, "'1' Enter '2' Enter '3' Enter '4' Enter '5' Enter '6' Enter '7' Enter '8' Enter '9'");
	screen_shows(&s, "   1 ");
	screen_shows(&s, "   9 ");
}

/* --- pastes --------------------------------------------------------------------------- */

static char *many(const char *piece, size_t bytes)
{
	struct str all = STR_INIT;
	while (all.length < bytes)
		str_add(&all, piece);
	return str_take(&all);
}

static void paste(const char *text)
{
	app_input(s.app, &(struct input){ .key = K_NONE, .text = text });
	app_draw(s.app);
}

static void paste__of_lines__keeps_them_where_there_are_lines(void **state)
{
	(void)state;
	go_to("Contribution");
	paste("one\r\ntwo\x1B[31mq\n\tthree");
	assert_string_equal(partner(0)->contribution, "one\ntwo[31mq\n three");
	screen_keys(&s, "Backtab");
	screen_shows(&s, ">Role");
	screen_keys(&s, "Esc Enter");
	paste("\nq\nw\n");
	assert_string_equal(partner(0)->name, "Alfaq w");
}

/* A megabyte does not hang, and nothing of it is cut off without a word. */
static void paste__too_long__is_refused_whole(void **state)
{
	(void)state;
	char *big = many("ab cd\n", 1 << 20);
	char *wide = many("\xE5\xAD\x97", 1 << 20);
	go_to("Contribution");
	paste(big);
	screen_shows(&s, "Not added: a text can have about 60,000 letters at most.");
	paste(wide);
	screen_shows(&s, "Not added: a text can have about 60,000 letters at most.");
	assert_string_equal(partner(0)->contribution, "");
	free(big);
	free(wide);
}

static void paste__as_long_as_can_be__then_a_letter(void **state)
{
	static const char *const pieces[] = { "x", "a bc ", "\xC3\xB8", "\xE5\xAD\x97", "e\xCC\x81" };
	(void)state;
	go_to("Contact");
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		char *most = many(pieces[i], FIELD_BYTES_MOST);
		most[FIELD_BYTES_MOST / strlen(pieces[i]) * strlen(pieces[i])] = '\0';
		screen_keys(&s, "^U");
		paste(most);
		assert_string_equal(partner(0)->contact, most);
		screen_keys(&s, "'xx'");
		screen_shows(&s, "Not added: a text can have");
		for (int k = 0; k < 60; k++)
			screen_keys(&s, "Left");
		screen_keys(&s, "Del Home Right End Backspace");
		screen_is_straight(&s);
		free(most);
	}
}

/* --- blanks ------------------------------------------------------------------------------ */

static void blanks__alone__are_no_text(void **state)
{
	(void)state;
	go_to("Contribution");
	screen_keys(&s, "Space");
	assert_string_equal(partner(0)->contribution, "");
	screen_keys(&s, "Enter Enter Space");
	assert_string_equal(partner(0)->contribution, "");
	screen_keys(&s, "'a'");
	assert_string_equal(partner(0)->contribution, " \n\n a");
	screen_keys(&s, "Backspace");
	assert_string_equal(partner(0)->contribution, "");
	screen_keys(&s, "Tab");
	screen_shows(&s, ">Grant in EUR");
	screen_keys(&s, "Backtab");
	screen_shows(&s, ">Contribution");
	screen_keys(&s, "'b'");
	assert_string_equal(partner(0)->contribution, "b");
}

static void blanks__survive_another_size_while_they_are_typed(void **state)
{
	(void)state;
	go_to("Contribution");
	screen_keys(&s, "Space Enter Space");
	screen_resize(&s, 120, 40);
	screen_keys(&s, "'a'");
	assert_string_equal(partner(0)->contribution, " \n a");
}

/* --- undo --------------------------------------------------------------------------- */

/* A paste, what was erased, a mark: each is one step, and so is what was typed in a field. */
static void undo__goes_by_what_was_done(void **state)
{
	(void)state;
	go_to("Contribution");
	screen_keys(&s, "'abc' Enter 'd' \"one|two\" 'xyz' ^U 'new' ^_");
	assert_string_equal(partner(0)->contribution, "");
	screen_keys(&s, "^_");
	assert_string_equal(partner(0)->contribution, "abc\ndone\ntwoxyz");
	screen_keys(&s, "^_");
	assert_string_equal(partner(0)->contribution, "abc\ndone\ntwo");
	screen_shows(&s, ">Contribution");
	screen_keys(&s, "^_");
	assert_string_equal(partner(0)->contribution, "abc\nd");
	screen_keys(&s, "^_");
	assert_string_equal(partner(0)->contribution, "");
	screen_keys(&s, "^R ^R ^R ^R ^R");
	assert_string_equal(partner(0)->contribution, "new");
}

static void undo__of_two_visits_to_a_field__is_two(void **state)
{
	(void)state;
	go_to("Contact");
	screen_keys(&s, "'a' Up Down 'b' ^_");
	assert_string_equal(partner(0)->contact, "a");
	screen_keys(&s, "^_");
	assert_string_equal(partner(0)->contact, "");
}

/* What was typed by mistake where one is led by n, and a wrong number, do no harm. */
static void undo__of_a_number_that_was_wrong(void **state)
{
	(void)state;
	go_to("Grant in EUR");
	screen_keys(&s, "^U '700' Tab Backtab '0k' Tab");
	assert_int_equal(partner(0)->grant, 700);
	screen_shows(&s, " Grant in EUR! 7000k");
	screen_keys(&s, "^_");   /* first of all what is not in the draft goes */
	screen_shows(&s, "'7000k' cannot be used");
	screen_shows(&s, " Grant in EUR  700 ");
	screen_keys(&s, "^_");
	assert_int_equal(partner(0)->grant, -1);
	screen_keys(&s, "^_");
	assert_int_equal(partner(0)->grant, 5000);
}

/* --- keys where nothing is typed --------------------------------------------------------- */

static void choice__letters_look_for_it__all_else_is_a_command(void **state)
{
	(void)state;
	go_to("Country");
	screen_keys(&s, "'n'");
	screen_shows(&s, "Netherlands");
	screen_keys(&s, "Esc Esc");
	screen_shows(&s, ">Country");
	screen_keys(&s, "?");
	screen_shows(&s, "Help");
	screen_keys(&s, "Esc 4");   /* no country begins with a digit */
	screen_shows(&s, "Step 4 of 7");
	screen_keys(&s, "Down Down");
	screen_shows(&s, ">Duration");
	screen_keys(&s, "4");   /* but months do */
	screen_shows(&s, "Step 4 of 7");
	assert_int_equal(s.app->n_popups, 1);
	screen_keys(&s, "Esc Esc 7");   /* none with this one */
	screen_shows(&s, "Step 7 of 7");
}

static void choice__a_paste__looks_for_its_first_line(void **state)
{
	(void)state;
	go_to("Country");
	screen_keys(&s, "\"Denm|x\"");
	screen_shows(&s, "Denmark");
	screen_keys(&s, "Esc Esc \"!!\"");
	assert_int_equal(s.app->n_popups, 0);
	screen_shows(&s, "There is no text here to paste into.");
}

/* --- marks ------------------------------------------------------------------------------ */

static void mark__enter_sets_it_and_goes_on__space_takes_it_away(void **state)
{
	(void)state;
	screen_keys(&s, "4 Tab Tab Tab Tab");
	screen_shows(&s, ">  [ ]");
	screen_shows(&s, "Enter Choose");
	screen_keys(&s, "Down Space");
	assert_int_equal(draft()->activities.n, 1);
	screen_shows(&s, ">  [x]");
	screen_shows(&s, "Enter Go on");
	screen_keys(&s, "Enter");
	assert_int_equal(draft()->activities.n, 1);
	screen_shows(&s, ">[ Next: Partners ]");
	screen_keys(&s, "Backtab Enter");
	assert_int_equal(draft()->activities.n, 2);
	screen_shows(&s, ">  [x]");
	screen_keys(&s, "Space");
	assert_int_equal(draft()->activities.n, 1);
	screen_shows(&s, ">  [ ]");
}

static void mark__yes__enter_keeps_it(void **state)
{
	(void)state;
	go_to("Has agreed");
	screen_keys(&s, "Enter");
	assert_true(partner(0)->agreed);
	screen_shows(&s, ">Has agreed");
	screen_keys(&s, "Enter");
	assert_true(partner(0)->agreed);
	screen_shows(&s, ">Notes");
	screen_keys(&s, "Backtab Space");
	assert_false(partner(0)->agreed);
}

static void mark__a_click_takes_it_away(void **state)
{
	(void)state;
	screen_keys(&s, "4 Tab Tab Tab Tab Space");
	assert_int_equal(draft()->activities.n, 1);
	int row, col;
	s.app->body->ops->cursor(s.app->body, &row, &col);
	s.app->body->ops->click(s.app->body, row, col);
	assert_int_equal(draft()->activities.n, 0);
}

static void choice__of_what_is_chosen__is_answered(void **state)
{
	(void)state;
	screen_keys(&s, "3 Space");
	screen_shows(&s, "This one is chosen already.");
	screen_keys(&s, "Enter");
	screen_shows(&s, "Step 4 of 7");
}

/* At once, not when the list closes. */
static void form__shows_what_a_list_over_it_marks(void **state)
{
	(void)state;
	go_to("Also");
	screen_keys(&s, "Enter Space");
	screen_keys(&s, "^P");   /* the menu lies over the list, not over the row */
	assert_int_equal(s.app->n_popups, 2);
	assert_int_equal(s.app->laid_out, draft()->revision);
	screen_keys(&s, "Esc Enter");
	screen_lacks(&s, "(none)");
}

/* --- the mouse -------------------------------------------------------------------------- */

static void click__puts_the_focus_and_the_cursor(void **state)
{
	(void)state;
	screen_keys(&s, "Enter");
	/* the name stands in the first row, from the column behind the labels on */
	struct view *form = s.app->body;
	form->ops->click(form, 1, 2);
	app_draw(s.app);
	screen_shows(&s, ">Country");
	form->ops->click(form, 0, 1);
	app_draw(s.app);
	screen_shows(&s, ">Name");
	screen_keys(&s, "'X'");
	assert_string_equal(partner(0)->name, "XAlfa");
	int row, col;
	form->ops->cursor(form, &row, &col);
	form->ops->click(form, row, col + 2);
	screen_keys(&s, "'Y'");
	assert_string_equal(partner(0)->name, "XAlYfa");
	form->ops->click(form, 1, 2);
	form->ops->click(form, 1, 2);
	assert_int_equal(s.app->n_popups, 1);
}

#define WITH_TWO(test) cmocka_unit_test_setup_teardown(test, open_two, close_screen)
#define SMALL(test) cmocka_unit_test_setup_teardown(test, open_small, close_screen)

int main(void)
{
	lang_start("en", NULL, true);
	const struct CMUnitTest tests[] = {
		WITH_TWO(number__is_wrong__told_on_leaving_and_live_from_then_on),
		WITH_TWO(number__as_people_write_it__is_taken),
		WITH_TWO(number__is_wrong__and_the_form_is_left__with_a_word),
		WITH_TWO(number__is_wrong__saving_says_so),
		WITH_TWO(number__is_wrong__in_another_size_and_language),
		WITH_TWO(leaving__tells_what_a_condition_says__of_what_was_changed),
		WITH_TWO(lines__enter_begins_one__tab_leaves),
		WITH_TWO(lines__not_in_a_title),
		WITH_TWO(lines__scroll__with_marks_of_more),
		WITH_TWO(lines__up_and_down_keep_to_a_cell__home_and_end_to_the_line),
		WITH_TWO(lines__a_word_before__and_a_newline),
		SMALL(lines__in_a_small_window),
		WITH_TWO(lines__are_more_in_a_tall_window),
		WITH_TWO(paste__of_lines__keeps_them_where_there_are_lines),
		WITH_TWO(paste__too_long__is_refused_whole),
		WITH_TWO(paste__as_long_as_can_be__then_a_letter),
		WITH_TWO(blanks__alone__are_no_text),
		WITH_TWO(blanks__survive_another_size_while_they_are_typed),
		WITH_TWO(undo__goes_by_what_was_done),
		WITH_TWO(undo__of_two_visits_to_a_field__is_two),
		WITH_TWO(undo__of_a_number_that_was_wrong),
		WITH_TWO(choice__letters_look_for_it__all_else_is_a_command),
		WITH_TWO(choice__a_paste__looks_for_its_first_line),
		WITH_TWO(mark__enter_sets_it_and_goes_on__space_takes_it_away),
		WITH_TWO(mark__yes__enter_keeps_it),
		WITH_TWO(mark__a_click_takes_it_away),
		WITH_TWO(choice__of_what_is_chosen__is_answered),
		SMALL(form__shows_what_a_list_over_it_marks),
		WITH_TWO(click__puts_the_focus_and_the_cursor),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
