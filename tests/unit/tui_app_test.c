/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keys do: the live sidebar, pickers, forms, the table, saving and leaving. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>

#include "base/charset.h"
#include "base/lang.h"
#include "support/screen.h"
#include "tui/draw.h"

#define TWO "@acronym DUO; @sector rail; @duration 48; " \
	"Alfa DK vet-provider applicant; Bravo SE company full"

static struct screen s;

static int open_two(void **state)
{
	(void)state;
	screen_open(&s, 80, 24, "ssa-2020", "2", TWO);
	screen_keys(&s, "5 Home");
	return 0;
}

static int open_new(void **state)
{
	(void)state;
	screen_open(&s, 80, 24, "", "", "");
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

/* --- the sidebar ------------------------------------------------------------------ */

static void sidebar__follows_every_key(void **state)
{
	(void)state;
	screen_shows(&s, "! Programme Countries    2/8");
	screen_keys(&s, "a 'Charlie' Tab 'norw'");
	screen_shows(&s, "! Programme Countries    2/8");
	screen_shows(&s, "! Full partners         2/12");
	screen_keys(&s, "Enter");
	screen_shows(&s, "! Full partners         3/12");
	screen_shows(&s, "! Programme Countries    3/8");
	screen_keys(&s, "Esc End Up Up r Right Enter");
	screen_shows(&s, "! Programme Countries    2/8");
}

static void sidebar__shows_before_the_lot_is_chosen__one_condition(void **state)
{
	(void)state;
	screen_lacks(&s, "met");
	screen_keys(&s, "Space");
	screen_shows(&s, "! Lot");
	screen_shows(&s, "0 of 1 met");
	screen_keys(&s, "Enter Down Enter");
	screen_shows(&s, "! Programme Countries    0/8");
}

static void sidebar__why_and_go__lead_to_the_field(void **state)
{
	(void)state;
	screen_keys(&s, "!");
	assert_true(s.app->aside);
	screen_keys(&s, "Down Down Down Enter");   /* countries, partners, composition, priorities */
	screen_shows(&s, "┌─ Priorities");
	screen_shows(&s, "- not met, advice");
	screen_shows(&s, "003");
	screen_keys(&s, "g");
	screen_shows(&s, "Step 4 of 7");
	screen_shows(&s, ">  [ ] Digital skills");
	assert_false(s.app->aside);
	screen_keys(&s, "Space");
	screen_shows(&s, "+ Priorities             1/1");
}

static void sidebar__tab_goes_there_and_back(void **state)
{
	(void)state;
	screen_keys(&s, "Tab");
	assert_true(s.app->aside);
	screen_shows(&s, "not met, required");
	screen_keys(&s, "Tab");
	assert_false(s.app->aside);
	screen_keys(&s, "! Esc");
	assert_false(s.app->aside);
	screen_shows(&s, "Step 5 of 7");
}

static void summary__below_72_columns__opens_the_conditions(void **state)
{
	(void)state;
	screen_resize(&s, 60, 20);
	screen_shows(&s, "3 not met · ! shows them");
	screen_lacks(&s, "Programme Countries");
	screen_keys(&s, "!");
	screen_shows(&s, "! Programme Countries");
	screen_lacks(&s, "Alfa");
	screen_keys(&s, "!");
	screen_shows(&s, "Alfa");
	screen_resize(&s, 72, 20);
	screen_shows(&s, "Programme Cou");
	screen_lacks(&s, "shows them");
}

/* --- pickers ----------------------------------------------------------------------- */

static void picker__is_narrowed_by_typing(void **state)
{
	(void)state;
	screen_keys(&s, "Enter Tab 'denm'");
	screen_shows(&s, "denm");
	screen_shows(&s, "1/250");
	screen_keys(&s, "'x'");
	screen_shows(&s, "nothing matches");
	screen_keys(&s, "Enter");
	screen_shows(&s, "Nothing matches; Esc clears what was typed.");
	screen_keys(&s, "Esc");
	screen_shows(&s, "250/250");
	screen_keys(&s, "Esc");
	screen_lacks(&s, "/250");
	screen_keys(&s, "'uk'");
	screen_shows(&s, "United Kingdom");
	screen_keys(&s, "Backspace Backspace 'iceland_'");
	screen_keys(&s, "Enter");
	assert_int_equal(draft()->partners[0].country, country_from_code("IS"));
	screen_shows(&s, ">Type");
}

static void message__stands_below_a_pop_up__of_any_height(void **state)
{
	(void)state;
	static const int sizes[][2] = { { 80, 24 }, { 60, 20 }, { 40, 10 } };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		screen_resize(&s, sizes[i][0], sizes[i][1]);
		screen_keys(&s, "7 End Enter Esc 5 Home Enter Tab Enter 'zzz' Enter");
		screen_shows(&s, "Nothing matches; Esc clears");
		screen_keys(&s, "Esc Esc Esc");
	}
}

static void picker__marks_several(void **state)
{
	(void)state;
	screen_keys(&s, "Enter Tab Tab Tab Enter Down Space Down Down Space Enter");
	assert_int_equal(draft()->partners[0].also,
	                 TYPE_BIT(TYPE_HIGHER_EDUCATION) | TYPE_BIT(TYPE_COMPANY));
	screen_shows(&s, "Higher education");
	screen_keys(&s, "Enter Down Space Esc");
	assert_int_equal(draft()->partners[0].also, TYPE_BIT(TYPE_COMPANY));
}

/* --- forms ------------------------------------------------------------------------- */

static void form__takes_text_by_grapheme(void **state)
{
	(void)state;
	screen_keys(&s, "4 ^U 'æøå中e\xCC\x81' Backspace Backspace");
	assert_string_equal(draft()->acronym, "æøå");
	screen_keys(&s, "Home Del 'q?!n'");
	assert_string_equal(draft()->acronym, "q?!nøå");
	screen_keys(&s, "^W");
	assert_string_equal(draft()->acronym, "øå");
}

static void form__long_line__shows_where_it_goes_on(void **state)
{
	(void)state;
	screen_keys(&s, "Enter ^U 'abcdefghijklmnopqrstuvwxyz0123456789'");
	screen_shows(&s, "…ghijklmnopqrstuvwxyz0123456789 ");
	screen_lacks(&s, "fghij");
	screen_keys(&s, "Home");
	screen_shows(&s, ">Name          abcdefghijklmnopqrstuvwxyz01234…");
	screen_is_straight(&s);
}

static void form__keeps_a_paste_together(void **state)
{
	(void)state;
	screen_keys(&s, "4 ^U \"one|q\xE2\x80\xAE\x1B[31m\"");
	assert_string_equal(draft()->acronym, "one q[31m");
	screen_keys(&s, "Tab \"first_line|second\"");
	assert_string_equal(draft()->title, "first line second");
	screen_shows(&s, "Step 4 of 7");
}

static void form__numbers_stay_in_bounds(void **state)
{
	(void)state;
	screen_keys(&s, "Enter PgDn Up");
	for (int i = 0; i < 30 && !screen_has(&s, ">Grant"); i++)
		screen_keys(&s, i < 15 ? "Up" : "Down");
	screen_shows(&s, ">Grant in EUR");
	screen_keys(&s, "'12x' ^U");
	assert_int_equal(draft()->partners[0].grant, -1);
	screen_keys(&s, "\"1.250.000\"");
	assert_int_equal(draft()->partners[0].grant, 1250000);
	screen_keys(&s, "^U '1000000000000' Down");
	assert_int_equal(draft()->partners[0].grant, -1);
	screen_shows(&s, "A whole number from 0 to 999,999,999,999.");
}

static void form__a_choice_can_be_cleared(void **state)
{
	(void)state;
	screen_keys(&s, "Enter Tab Backspace");
	assert_int_equal(draft()->partners[0].country, COUNTRY_NONE);
	screen_shows(&s, ">Country       (choose)");
	screen_shows(&s, "! Partner details");
}

static void form__long_text__wraps_and_scrolls(void **state)
{
	(void)state;
	screen_keys(&s, "6");
	for (int i = 0; i < 12; i++)
		screen_keys(&s, "'one_two_three_four_five_six_seven_eight_nine_ten_'");
	screen_is_straight(&s);
	screen_lacks(&s, "Feedback mechanism\n   one two");
	screen_keys(&s, "Home Home");
	screen_shows(&s, "   one two three four five six seven eight");
	screen_keys(&s, "Down Down 'X'");
	assert_non_null(strchr(draft_statement(draft(), "feedback-mechanism"), 'X'));
	screen_keys(&s, "End End Down");
	screen_shows(&s, "Notes");
	screen_keys(&s, "'mine'");
	assert_string_equal(draft()->notes, "mine");
}

static void form__tab_behind_the_last_goes_aside(void **state)
{
	(void)state;
	screen_keys(&s, "6 Tab Tab Tab");
	assert_true(s.app->aside);
	screen_keys(&s, "Tab");
	assert_false(s.app->aside);
	screen_shows(&s, ">[ Next: Review ]");
}

/* --- the table --------------------------------------------------------------------- */

static void table__a_partner_left_empty__goes_again(void **state)
{
	(void)state;
	session_add_partner(s.app->session);
	app_open_body(s.app);
	screen_keys(&s, "^L");
	screen_shows(&s, "partner 3 of 3");
	screen_keys(&s, "Esc");
	assert_int_equal(draft()->n_partners, 2);
	screen_shows(&s, "The new partner was empty and is taken out again.");
	assert_false(session_changed(s.app->session));
}

static void table__moves_and_removes(void **state)
{
	(void)state;
	screen_keys(&s, "<");
	screen_shows(&s, "It is the first already.");
	screen_keys(&s, ">");
	assert_string_equal(draft()->partners[0].name, "Bravo");
	screen_shows(&s, ">2 Alfa");
	screen_keys(&s, "r Enter");
	assert_int_equal(draft()->n_partners, 2);
	screen_keys(&s, "r Esc");
	assert_int_equal(draft()->n_partners, 2);
	screen_keys(&s, "r Right Enter");
	assert_int_equal(draft()->n_partners, 1);
	screen_shows(&s, "Removed: partner 2 (Alfa).");
	screen_keys(&s, "End r");
	screen_shows(&s, "Go to a partner first.");
}

static void draw_text__over_wide_characters__is_whole(void **state)
{
	(void)state;
	struct style style = { .ascii = false };
	WINDOW *w = newwin(1, 12, 0, 0);
	struct canvas c = { .window = w, .rows = 1, .cols = 12, .style = &style };
	wchar_t shown[13] = { 0 };
	/* the text ends on the left half of a wide character, a blank falls on its right one */
	draw_text(&c, 0, 0, 12, "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E", LOOK_PLAIN);
	draw_text(&c, 0, 0, 12, "abc", LOOK_PLAIN);
	mvwinnwstr(w, 0, 0, shown, 12);
	assert_true(wcsncmp(shown, L"abc ", 4) == 0);
	delwin(w);
}

static void table__shows_control_characters_cleaned(void **state)
{
	(void)state;
	struct field_ref name = { 0 };
	struct field_list list = FIELD_LIST_INIT;
	field_list_fill(&list, STEP_PARTNERS, 0, s.app->session->call, s.app->session->lot);
	name = list.refs[0];
	session_set_text(s.app->session, &name, "\033[31mred\xE2\x80\xAE" "der");
	field_list_free(&list);
	screen_resize(&s, 80, 24);
	screen_shows(&s, ">1 \xEF\xBF\xBD[31mred\xEF\xBF\xBD" "der");
	screen_is_straight(&s);
}

/* --- the way ----------------------------------------------------------------------- */

static void esc__is_one_step_back__and_never_quits(void **state)
{
	(void)state;
	screen_keys(&s, "Esc Esc Esc Esc Esc Esc Esc");
	screen_shows(&s, "Step 1 of 7");
	screen_shows(&s, "This is the first step; q leaves konsort.");
	assert_false(s.app->over);
	assert_int_equal(draft()->n_partners, 2);
}

static void steps__wait_for_call_and_lot(void **state)
{
	(void)state;
	screen_keys(&s, "5");
	screen_shows(&s, "Choose a call first: everything else depends on it.");
	screen_keys(&s, "Enter 7");
	screen_shows(&s, "Step 2 of 7");
	screen_shows(&s, "Choose a Lot first: its conditions decide what is asked.");
	screen_keys(&s, "Esc Down Enter");
	screen_shows(&s, "Step 3 of 7");
	screen_keys(&s, "2");
	screen_shows(&s, "This call has no Lots: the step is not needed.");
}

static void call__changed__keeps_what_was_entered(void **state)
{
	(void)state;
	screen_keys(&s, "1 Down Enter");
	screen_shows(&s, "What no longer fits");
	screen_keys(&s, "Right Enter");
	screen_shows(&s, "Step 3 of 7");
	assert_string_equal(draft()->call, "ssa-2015");
	assert_int_equal(draft()->n_partners, 2);
	screen_shows(&s, "(*) Rail");    /* in the words of the call that lists it */
	screen_shows(&s, "Not in the list of this Lot");
	screen_keys(&s, "1 Up Enter");
	assert_string_equal(draft()->lot, "2");
	screen_shows(&s, "Lot 2 is chosen again, as before.");
	screen_keys(&s, "Enter");
	screen_shows(&s, "(*) Rail");
}

static void unknown_key__is_answered(void **state)
{
	(void)state;
	screen_keys(&s, "v");
	screen_shows(&s, "This key does nothing here; ? lists the keys.");
	screen_keys(&s, "Down");
	screen_lacks(&s, "does nothing");
	screen_keys(&s, "4 ^]");
	screen_shows(&s, "This key does nothing here; Ctrl-G lists the keys.");
}

static void too_small__still_saves_and_quits(void **state)
{
	(void)state;
	screen_keys(&s, "4 'X'");
	screen_resize(&s, 39, 24);
	screen_shows(&s, "Too small");
	screen_keys(&s, "u");
	screen_shows(&s, "There is no room for this; s saves, ");
	screen_keys(&s, "q");
	screen_shows(&s, "Not saved! s saves, Q quits.");
	assert_false(s.app->over);
	screen_keys(&s, "s");
	assert_string_equal(s.disk.path, "DUOX-ssa-2020.yaml");
	screen_keys(&s, "q");
	assert_true(s.app->over);
	screen_resize(&s, 80, 24);
	screen_shows(&s, "DUOX");
}

static void too_small__a_question_is_not_asked_unseen(void **state)
{
	(void)state;
	s.disk.answer = SAVE_EXISTS;
	screen_resize(&s, 39, 9);
	screen_keys(&s, "s");
	screen_shows(&s, "larger window");
	assert_int_equal(s.app->n_popups, 0);
	screen_resize(&s, 80, 24);
	screen_shows(&s, "Step 5 of 7");
	assert_true(session_changed(s.app->session) || !s.app->saved);
}

static void ascii__draws_nothing_else(void **state)
{
	(void)state;
	s.app->style.ascii = true;
	charset_set_ascii();
	screen_keys(&s, "^L");
	screen_resize(&s, 80, 24);
	screen_keys(&s, "! Enter");
	screen_is_straight(&s);
	struct str all = STR_INIT;
	screen_text(&s, &all);
	for (const char *c = all.text; *c; c++)
		assert_true((unsigned char)*c < 0x80);
	str_free(&all);
	charset_start(true);
}

/* --- saving and leaving -------------------------------------------------------------- */

static void save__offers_a_name__and_then_none(void **state)
{
	(void)state;
	screen_keys(&s, "s");
	screen_shows(&s, ">DUO-ssa-2020.yaml");
	assert_int_equal(s.disk.saves, 0);
	screen_keys(&s, "Enter");
	screen_shows(&s, "Saved in DUO-ssa-2020.yaml.");
	screen_shows(&s, "DUO · saved");
	assert_int_equal(s.disk.saves, 1);
	screen_keys(&s, "> s");
	assert_int_equal(s.disk.saves, 2);
	screen_keys(&s, "w ^U 'b.yaml' Enter");
	assert_string_equal(s.disk.path, "b.yaml");
}

static void save__asks_before_replacing(void **state)
{
	(void)state;
	s.disk.answer = SAVE_EXISTS;
	screen_keys(&s, "s Enter");
	screen_shows(&s, "DUO-ssa-2020.yaml exists already.");
	screen_keys(&s, "Enter");
	assert_false(s.disk.replaced);
	screen_keys(&s, "Enter Right Enter");
	assert_true(s.disk.replaced);
	screen_shows(&s, "Saved in DUO-ssa-2020.yaml.");
	assert_int_equal(s.app->n_popups, 0);
}

static void save__changed_by_somebody__asks(void **state)
{
	(void)state;
	s.disk.answer = SAVE_CHANGED;
	screen_keys(&s, "s Enter");
	screen_shows(&s, "DUO-ssa-2020.yaml was changed by");
	screen_keys(&s, "Esc Esc");
	assert_int_equal(s.app->n_popups, 0);
	assert_false(s.app->saved);
}

static void save__fails__and_keeps_the_work(void **state)
{
	(void)state;
	s.disk.answer = SAVE_FAILED;
	screen_keys(&s, "> s Enter");
	screen_shows(&s, "no space left on the disk");
	screen_shows(&s, "Nothing is lost");
	screen_keys(&s, "Enter Esc Esc");   /* tried again, in vain */
	assert_int_equal(s.disk.saves, 2);
	assert_true(session_changed(s.app->session));
	assert_int_equal(draft()->n_partners, 2);
	s.disk.answer = SAVE_DONE;
	screen_keys(&s, "s Enter");
	assert_false(session_changed(s.app->session));
}

static void save__to_its_own_file_fails__is_not_called_saved(void **state)
{
	(void)state;
	screen_keys(&s, "s Enter");
	assert_false(session_changed(s.app->session));
	s.disk.answer = SAVE_FAILED;
	screen_keys(&s, "s");
	screen_shows(&s, "Nothing is lost");
	screen_keys(&s, "Esc");
	screen_shows(&s, "not saved");
	s.disk.answer = SAVE_DONE;
	screen_keys(&s, "s");
	screen_lacks(&s, "not saved");
}

static void quit__called_off_at_the_name__is_forgotten(void **state)
{
	(void)state;
	screen_keys(&s, "4 'X' ^C Right Enter");
	screen_shows(&s, ">DUOX-ssa-2020.yaml");
	screen_keys(&s, "Esc ^O Enter");
	assert_int_equal(s.disk.saves, 1);
	assert_false(s.app->over);
}

static void save__comments__are_told_once(void **state)
{
	(void)state;
	s.disk.comments = true;
	s.app->exists = true;
	str_add(&s.app->path, "d.yaml");
	screen_keys(&s, "s");
	screen_shows(&s, "The file has comments");
	assert_int_equal(s.disk.saves, 0);
	screen_keys(&s, "Right Enter");
	assert_int_equal(s.disk.saves, 1);
	screen_keys(&s, "s");
	assert_int_equal(s.disk.saves, 2);
}

static void quit__asks_only_after_changes(void **state)
{
	(void)state;
	screen_keys(&s, "4 'X' ^C");
	screen_shows(&s, "The draft has changes that are not saved.");
	screen_keys(&s, "Enter");
	assert_false(s.app->over);
	screen_keys(&s, "^C Right Enter");
	screen_shows(&s, ">DUOX-ssa-2020.yaml");
	assert_false(s.app->over);
	screen_keys(&s, "Enter");
	assert_true(s.app->over);
	assert_int_equal(s.disk.saves, 1);
}

static void quit__in_its_question__does_not_ask_twice(void **state)
{
	(void)state;
	screen_keys(&s, "4 'X' ^C ^C");
	assert_int_equal(s.app->n_popups, 1);
	screen_shows(&s, "Esc closes this first.");
	screen_keys(&s, "q");
	assert_int_equal(s.app->n_popups, 1);
	screen_keys(&s, "?");
	screen_shows(&s, "Save and quit: the draft is saved, and konsort ends.");
	screen_keys(&s, "Esc Esc");
	assert_int_equal(s.app->n_popups, 0);
	assert_false(s.app->over);
}

static void quit__without_saving(void **state)
{
	(void)state;
	screen_keys(&s, "4 'X' ^C Right Right Enter");
	assert_true(s.app->over);
	assert_int_equal(s.disk.saves, 0);
}

static void quit__unchanged__is_at_once(void **state)
{
	(void)state;
	screen_keys(&s, "q");
	assert_true(s.app->over);
}

#define WITH_TWO(test) cmocka_unit_test_setup_teardown(test, open_two, close_screen)
#define WITH_NEW(test) cmocka_unit_test_setup_teardown(test, open_new, close_screen)

int main(void)
{
	lang_start("en", NULL, true);
	const struct CMUnitTest tests[] = {
		WITH_TWO(sidebar__follows_every_key),
		WITH_NEW(sidebar__shows_before_the_lot_is_chosen__one_condition),
		WITH_TWO(sidebar__why_and_go__lead_to_the_field),
		WITH_TWO(sidebar__tab_goes_there_and_back),
		WITH_TWO(summary__below_72_columns__opens_the_conditions),
		WITH_TWO(picker__is_narrowed_by_typing),
		WITH_TWO(message__stands_below_a_pop_up__of_any_height),
		WITH_TWO(picker__marks_several),
		WITH_TWO(form__takes_text_by_grapheme),
		WITH_TWO(form__long_line__shows_where_it_goes_on),
		WITH_TWO(form__keeps_a_paste_together),
		WITH_TWO(form__numbers_stay_in_bounds),
		WITH_TWO(form__a_choice_can_be_cleared),
		WITH_TWO(form__long_text__wraps_and_scrolls),
		WITH_TWO(form__tab_behind_the_last_goes_aside),
		WITH_TWO(table__a_partner_left_empty__goes_again),
		WITH_TWO(table__moves_and_removes),
		WITH_TWO(draw_text__over_wide_characters__is_whole),
		WITH_TWO(table__shows_control_characters_cleaned),
		WITH_TWO(esc__is_one_step_back__and_never_quits),
		WITH_NEW(steps__wait_for_call_and_lot),
		WITH_TWO(call__changed__keeps_what_was_entered),
		WITH_TWO(unknown_key__is_answered),
		WITH_TWO(too_small__still_saves_and_quits),
		WITH_TWO(too_small__a_question_is_not_asked_unseen),
		WITH_TWO(ascii__draws_nothing_else),
		WITH_TWO(save__offers_a_name__and_then_none),
		WITH_TWO(save__asks_before_replacing),
		WITH_TWO(save__changed_by_somebody__asks),
		WITH_TWO(save__fails__and_keeps_the_work),
		WITH_TWO(save__to_its_own_file_fails__is_not_called_saved),
		WITH_TWO(save__comments__are_told_once),
		WITH_TWO(quit__called_off_at_the_name__is_forgotten),
		WITH_TWO(quit__asks_only_after_changes),
		WITH_TWO(quit__in_its_question__does_not_ask_twice),
		WITH_TWO(quit__without_saving),
		WITH_TWO(quit__unchanged__is_at_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
