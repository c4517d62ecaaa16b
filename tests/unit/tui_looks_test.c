/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Themes, cell by cell, and the mouse on the screens of a whole consortium. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <wchar.h>

#include "base/lang.h"
#include "support/screen.h"

static const char *const draft =
	"@acronym X; @sector blockchain; @duration 24; Skole_A DK vet-provider applicant; "
	"Firma_B SE company full";

static struct screen s;

static int open_partners(void **state)
{
	(void)state;
	lang_start("en", NULL, true);
	screen_open(&s, 80, 24, "ssa-2020", "2", draft);
	app_go(s.app, STEP_PARTNERS);
	app_draw(s.app);
	return 0;
}

static int close_screen(void **state)
{
	(void)state;
	screen_close(&s);
	return 0;
}

/* --- themes ------------------------------------------------------------------------ */

/* The row on which TEXT stands first, and its column. */
static void find(const char *text, int *row, int *col)
{
	struct str line = STR_INIT;
	for (*row = 0; *row < LINES; ++*row) {
		str_clear(&line);
		screen_part(*row, 0, 1, COLS, &line);
		const char *at = strstr(line.text, text);
		if (!at)
			continue;
		*col = draw_width(line.text, (size_t)(at - line.text));
		str_free(&line);
		return;
	}
	fail_msg("no %s on the screen", text);
}

static attr_t attributes_at(int row, int col, short *pair)
{
	cchar_t cell;
	wchar_t text[CCHARW_MAX];
	attr_t attributes;
	mvwin_wch(newscr, row, col, &cell);
	assert_int_equal(getcchar(&cell, text, &attributes, pair, NULL), OK);
	return attributes & (A_BOLD | A_REVERSE | A_UNDERLINE);
}

/* The mark of the condition that is not met. */
static attr_t attributes_of_bad(short *pair)
{
	int row, col;
	find("! Full partners", &row, &col);
	return attributes_at(row, col, pair);
}

static attr_t attributes_of(const char *text)
{
	int row, col;
	short pair;
	find(text, &row, &col);
	return attributes_at(row, col, &pair);
}

static void style__bad_stands_out__in_every_theme_without_colour(void **state)
{
	short pair;
	(void)state;
	style_start(&s.app->style, true, false, THEME_NORMAL);
	app_resize(s.app);
	app_draw(s.app);
	assert_int_equal(attributes_of_bad(&pair), A_BOLD);
	assert_int_equal(pair, 0);
	screen_keys(&s, "T");
	assert_int_equal(attributes_of_bad(&pair), A_BOLD | A_REVERSE);
	assert_int_equal(pair, 0);
	screen_shows(&s, "Colours: high contrast.");
	assert_string_equal(s.disk.kept, "theme: contrast");
	screen_keys(&s, "T");   /* none would look as calm does */
	assert_int_equal(attributes_of_bad(&pair), A_BOLD);
	assert_string_equal(s.disk.kept, "theme: calm");
}

static void style__themes__go_round_with_colours(void **state)
{
	short pair, letters, ground;
	(void)state;
	style_start(&s.app->style, true, true, THEME_NORMAL);
	app_resize(s.app);
	app_draw(s.app);
	assert_int_equal(attributes_of_bad(&pair), A_BOLD);
	assert_int_not_equal(pair, 0);
	assert_int_equal(pair_content(pair, &letters, &ground), OK);
	assert_int_equal(letters, COLOR_RED);
	assert_int_equal(ground, -1);   /* the terminal's own */
	assert_int_equal(attributes_of("Step 5"), A_BOLD);
	screen_keys(&s, "T");
	assert_int_equal(attributes_of_bad(&pair), A_BOLD | A_REVERSE);
	assert_int_equal(pair_content(pair, &letters, &ground), OK);
	assert_int_equal(letters, COLOR_YELLOW + 8);
	assert_int_equal(ground, COLOR_BLACK);
	assert_int_equal(attributes_of("Step 5"), A_BOLD | A_UNDERLINE);
	screen_keys(&s, "T");
	assert_int_equal(attributes_of_bad(&pair), A_BOLD);
	assert_int_equal(pair, 0);
	assert_string_equal(s.disk.kept, "theme: none");
	screen_keys(&s, "T");
	assert_int_equal(attributes_of_bad(&pair), A_BOLD);
	assert_int_not_equal(pair, 0);
}

static void style__refusal_to_keep__is_told(void **state)
{
	(void)state;
	s.disk.forgetful = true;
	screen_keys(&s, "T");
	screen_shows(&s, "not kept");
}

/* --- the mouse ----------------------------------------------------------------------- */

static void click(const char *text)
{
	int row, col;
	find(text, &row, &col);
	app_mouse(s.app, row, col, 0);
	app_draw(s.app);
}

static void focus_is(const char *wanted)
{
	struct str focus = STR_INIT;
	screen_focus(&s, &focus);
	if (!strstr(focus.text, wanted))
		fail_msg("the focus is not on %s but:\n%s", wanted, focus.text);
	str_free(&focus);
}

static void mouse__click__focuses_then_chooses(void **state)
{
	(void)state;
	focus_is("Skole A");
	click("Firma B");
	focus_is("Firma B");
	screen_shows(&s, "Step 5 of 7");
	click("Firma B");
	screen_shows(&s, "partner 2 of 2");
}

static void mouse__click_on_conditions__goes_there_and_back(void **state)
{
	(void)state;
	click("Composition");
	assert_true(s.app->aside);
	focus_is("Composition");
	click("Composition");
	assert_int_equal(s.app->n_popups, 1);
	app_mouse(s.app, 0, 0, 0);   /* beside it */
	app_draw(s.app);
	assert_int_equal(s.app->n_popups, 1);
	screen_shows(&s, "Esc closes");
	screen_keys(&s, "Esc");
	click("Skole A");
	assert_false(s.app->aside);
	focus_is("Skole A");
}

static void mouse__wheel__moves_the_focus_and_scrolls_texts(void **state)
{
	(void)state;
	app_mouse(s.app, 5, 5, 1);
	app_draw(s.app);
	focus_is("Firma B");
	app_mouse(s.app, 5, 5, -1);
	app_draw(s.app);
	focus_is("Skole A");
	screen_keys(&s, "?");
	int before = s.app->popups[0].view->scroll->first;
	app_mouse(s.app, 10, 20, 1);
	app_draw(s.app);
	assert_int_equal(s.app->popups[0].view->scroll->first, before + 3);
}

static void mouse__hint_bar__can_be_pressed(void **state)
{
	(void)state;
	click("? Help");
	assert_int_equal(s.app->n_popups, 1);
	screen_shows(&s, "Which organisations take part?");
	click("Esc Back");
	assert_int_equal(s.app->n_popups, 0);
	app_mouse(s.app, LINES - 1, COLS - 1, 0);   /* behind the last one */
	app_draw(s.app);
	assert_int_equal(s.app->n_popups, 0);
}

static void mouse__every_cell_of_every_size__is_harmless(void **state)
{
	static const int sizes[][2] = { { 80, 24 }, { 60, 20 }, { 40, 10 }, { 10, 3 }, { 1, 1 } };
	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		screen_resize(&s, sizes[i][0], sizes[i][1]);
		for (int y = -1; y <= sizes[i][1]; y++)
			for (int x = -1; x <= sizes[i][0]; x += 7)
				app_mouse(s.app, y, x, (y + x) % 3 - 1);
		app_draw(s.app);
	}
	screen_resize(&s, 80, 24);
	while (s.app->n_popups)
		screen_keys(&s, "Esc");
	assert_int_equal(s.app->session->draft->n_partners, 2);
}

static void mouse__key__switches_and_keeps(void **state)
{
	(void)state;
	assert_false(s.app->mouse);
	screen_keys(&s, "M");
	assert_true(s.app->mouse);
	assert_string_equal(s.disk.kept, "mouse: on");
	screen_keys(&s, "M");
	assert_false(s.app->mouse);
	assert_string_equal(s.disk.kept, "mouse: off");
}

#define LOOKS(test) cmocka_unit_test_setup_teardown(test, open_partners, close_screen)

int main(void)
{
	const struct CMUnitTest tests[] = {
		LOOKS(style__bad_stands_out__in_every_theme_without_colour),
		LOOKS(style__themes__go_round_with_colours),
		LOOKS(style__refusal_to_keep__is_told),
		LOOKS(mouse__click__focuses_then_chooses),
		LOOKS(mouse__click_on_conditions__goes_there_and_back),
		LOOKS(mouse__wheel__moves_the_focus_and_scrolls_texts),
		LOOKS(mouse__hint_bar__can_be_pressed),
		LOOKS(mouse__every_cell_of_every_size__is_harmless),
		LOOKS(mouse__key__switches_and_keeps),
	};
	return cmocka_run_group_tests_name("tui_looks", tests, NULL, NULL);
}
