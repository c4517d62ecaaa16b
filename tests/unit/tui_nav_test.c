/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding one's way: the header, the steps, problems, the end of the dialogue, the conditions,
 * help, the bar of keys, the start, and windows of any size. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "support/tours.h"
#include "tui/keys.h"

#define FOUR "@acronym DUO; @sector rail; @duration 48; " \
	"Alfa DK vet-provider applicant; Bravo SE company full; Charlie - company full; Delta DE - full"

static struct screen s;

static void with(const char *draft)
{
	screen_open(&s, 80, 24, "ssa-2020", "2", draft);
}

static int close_screen(void **state)
{
	(void)state;
	screen_close(&s);
	lang_set("en");
	return 0;
}

/* --- where am I -------------------------------------------------------------------- */

static void header__narrow__is_shorter_and_not_cut(void **state)
{
	(void)state;
	with(FOUR);
	screen_keys(&s, "5 Home Enter");
	screen_shows(&s, "konsort · Step 5 of 7 · Partners · partner 1 of 4");
	screen_shows(&s, "DUO · new");
	screen_resize(&s, 40, 10);
	screen_shows(&s, "Partners · 1/4");
	screen_shows(&s, "DUO · new");
	screen_lacks(&s, "…");
	screen_keys(&s, "'x'");
	screen_shows(&s, "not saved");
	screen_shows(&s, "Partners · 1/4");
	screen_keys(&s, "Esc");
	screen_shows(&s, "Step 5 of 7 · Partners");
}

static void steps__tell_how_they_stand__each_with_a_sentence(void **state)
{
	(void)state;
	with(FOUR);
	screen_keys(&s, "o");
	screen_shows(&s, "+ 2  Lot ");
	screen_shows(&s, "      Which organisations take part? The applicant is one of them.");
	screen_shows(&s, "! 5  Partners        4 not met, 2 to look at");
	screen_shows(&s, "      Every condition in words, and the verdict.");
	screen_keys(&s, "End");
	screen_resize(&s, 40, 10);
	screen_lacks(&s, "      Every condition in words");
	screen_shows(&s, "1 undecided: Every condition");
	screen_keys(&s, "Up Up Enter");
	screen_shows(&s, "Step 5 of 7");
}

static void steps__advice_and_undecided__are_both_told(void **state)
{
	(void)state;
	screen_open(&s, 80, 24, "toy-2017", "1", "Alfa DK company applicant");
	screen_keys(&s, "Esc o");
	screen_shows(&s, "! 4  Aims            1 not met, 1 to look at");
	screen_shows(&s, "! 5  Partners        1 not met, 2 undecided");
}

/* --- problems ---------------------------------------------------------------------- */

static void problem__goes_there_and_says_what_it_is(void **state)
{
	(void)state;
	with(FOUR);
	screen_keys(&s, "3 p");
	screen_shows(&s, "Step 5 of 7 · Partners  ");
	screen_shows(&s, "5 more Programme Countries are needed; so far: Denmark, Sweden, Germany");
	screen_keys(&s, "p");
	screen_shows(&s, "8 more organisations are needed");
	screen_keys(&s, "p p");
	screen_shows(&s, "partner 3 of 4");
	screen_shows(&s, ">Country");
	screen_shows(&s, "2 partners lack details");
	screen_keys(&s, "^V");
	screen_shows(&s, "partner 4 of 4");
	screen_shows(&s, ">Type");
	screen_keys(&s, "^V");
	screen_shows(&s, "From the start again: ");
	screen_lacks(&s, "partner 4 of 4");
	screen_keys(&s, "P");
	screen_shows(&s, "From the end again: ");
	screen_shows(&s, "partner 4 of 4");
	screen_keys(&s, "^Y");
	screen_shows(&s, "partner 3 of 4");
}

/* Two who are of no type that the call names: too long a sentence for a row. */
static void problem__too_long_for_the_foot__is_told_in_its_first_part(void **state)
{
	(void)state;
	with("@acronym WHOLE; @title T; @sector rail; @duration 48; "
	     "Lead SE vet-provider applicant; 5*S DK,DE,PL,FR,IT vet-provider full; "
	     "6*C DK,DE,ES,PT,AT company full");
	struct str foot = STR_INIT;
	for (int i = 0; i < 20; i++) {
		screen_keys(&s, "^V");
		assert_true(frame_has_room(s.app, s.app->message.text));
		str_clear(&foot);
		screen_part(LINES - 2, 0, 1, COLS, &foot);
		assert_true(foot.length > 10);
	}
	str_free(&foot);
}

/* The key that goes on is in sight where a letter would be typed. */
static void problem__in_a_text__the_bar_has_the_key_that_goes_on(void **state)
{
	(void)state;
	with(FOUR);
	screen_keys(&s, "5 End Enter");
	screen_lacks(&s, "Ctrl-V Problem");
	screen_keys(&s, "Esc 3 p p p p");
	screen_shows(&s, "partner 3 of 4");
	screen_shows(&s, "Ctrl-V Problem");
	screen_close(&s);
	with("@sector rail; @duration 48; Lead SE vet-provider applicant; Bravo DK - full");
	for (int i = 0; i < 9 && !screen_has(&s, "partner 2 of 2"); i++)
		screen_keys(&s, "^V");
	screen_shows(&s, ">Type");
	screen_shows(&s, " Ctrl-V: the next one.");
}

static void problem__only_one__is_said(void **state)
{
	(void)state;
	screen_open(&s, 80, 24, "ssa-2020", "", "");
	screen_keys(&s, "p");
	screen_shows(&s, "Step 2 of 7");
	screen_shows(&s, "The only one: ");
}

static void problem__without_a_call__leads_to_the_calls(void **state)
{
	(void)state;
	screen_open(&s, 80, 24, "", "", "");
	screen_keys(&s, "p");
	screen_shows(&s, "Choose a call first: everything else depends on it.");
	screen_shows(&s, "Step 1 of 7");
}

static void problem__over_a_pop_up(void **state)
{
	(void)state;
	with(FOUR);
	screen_keys(&s, "3 o ? p");
	assert_int_equal(s.app->n_popups, 0);
	screen_shows(&s, "Step 5 of 7");
	screen_keys(&s, "Home r p");
	assert_int_equal(s.app->n_popups, 1);
	screen_shows(&s, "Esc closes this first.");
}

static void problem__told__in_another_language_too(void **state)
{
	(void)state;
	with(FOUR);
	if (!lang_set("da"))
		skip();
	lang_set("en");
	screen_keys(&s, "3 p");
	screen_shows(&s, "5 more Programme Countries are needed; so far: Denmark, Sweden, Germany");
	assert_true(app_set_language(s.app, "da"));
	app_draw(s.app);
	screen_shows(&s, "Danmark");
	screen_lacks(&s, "5 more Programme Countries are needed; so far: Denmark, Sweden, Germany");
}

static void finish__leads_to_the_first_problem__else_saves(void **state)
{
	(void)state;
	with("@acronym X; 10*P DK,SE,DE,FR,NL,PL,FI,BE vet-provider full");
	screen_keys(&s, "7");
	screen_shows(&s, ">[ Finish ]");
	screen_shows(&s, "Enter Finish");   /* and nothing else says the same */
	screen_lacks(&s, "n Finish");
	screen_shows(&s, "p Problem");
	screen_shows(&s, "s Save");
	screen_shows(&s, "q Quit");
	screen_keys(&s, "n");
	screen_shows(&s, "Step 3 of 7 · Sector");
	screen_shows(&s, "Not finished: ");
	assert_int_equal(s.disk.saves, 0);
	screen_keys(&s, "7 Home Enter");
	screen_shows(&s, "Step 3 of 7 · Sector");
	assert_int_equal(s.disk.saves, 0);
}

static void finish__nothing_required_is_left__saves_and_says_so(void **state)
{
	(void)state;
	with("@acronym WHOLE; @title T; @sector rail; @duration 48; "
	     "Lead SE vet-provider applicant; 5*S DK,DE,PL,FR,IT vet-provider full; "
	     "6*C DK,DE,ES,PT,AT company full");
	const struct evaluation *e = session_judge(s.app->session);
	assert_int_equal(e->verdict, VERDICT_ELIGIBLE);
	screen_keys(&s, "7 n");
	screen_shows(&s, ">WHOLE-ssa-2020.yaml");
	screen_keys(&s, "Enter");
	screen_shows(&s, "Saved in WHOLE-ssa-2020.yaml: eligible. q leaves konsort.");
	assert_int_equal(s.disk.saves, 1);
}

/* --- the conditions ---------------------------------------------------------------- */

static void sidebar__order__is_turned_and_kept(void **state)
{
	(void)state;
	with(FOUR);
	screen_keys(&s, "!");
	screen_shows(&s, ">! Partner details");
	screen_keys(&s, "z");
	screen_shows(&s, "The conditions stand in the call's order now.");
	assert_string_equal(s.disk.kept, "conditions: call");
	screen_shows(&s, ">! Partner details");
	struct str part = STR_INIT;
	screen_part(4, s.app->layout.side_x, 3, s.app->layout.side_cols, &part);
	assert_non_null(strstr(part.text, "+ No duplicates"));   /* met, and second in the call */
	str_free(&part);
	screen_keys(&s, "z");
	assert_string_equal(s.disk.kept, "conditions: unmet-first");
}

static void sidebar__focused_condition__is_explained_at_the_foot(void **state)
{
	(void)state;
	with(FOUR);
	screen_keys(&s, "!");
	screen_shows(&s, "not met, required: 2 partners lack details");
}

static void sidebar__what_a_key_changed__is_marked_for_that_key(void **state)
{
	(void)state;
	with(FOUR);
	screen_keys(&s, "5 Home Down Down Enter Tab 'norw' Enter");
	screen_shows(&s, "Programme Countries    4/8*");
	screen_lacks(&s, "Full partners         3/12*");
	screen_keys(&s, "Down");
	screen_lacks(&s, "4/8*");
	screen_shows(&s, "Programme Countries    4/8");
}

static void summary__tells_how_many_there_were(void **state)
{
	(void)state;
	with("@sector rail; Alfa DK vet-provider applicant");
	screen_resize(&s, 60, 20);
	screen_keys(&s, "4 Down Down Enter Down Enter");
	screen_shows(&s, "(was ");
	screen_keys(&s, "Down");
	screen_lacks(&s, "(was ");
}

/* --- help -------------------------------------------------------------------------- */

/* Fails unless typing the words of a row of help into the filter shows that row. */
static void assert_found(const struct binding *b)
{
	struct str keys = STR_INIT, words = STR_INIT, wanted = STR_INIT;
	utf8_fold_words(&words, _(b->help));
	str_add(&keys, "'");
	for (const char *c = words.text; *c; c++)
		str_add_char(&keys, *c == ' ' ? '_' : *c);
	str_add(&keys, "'");
	screen_keys(&s, "/");
	screen_keys(&s, keys.text);
	utf8_add_fit(&wanted, _(b->help), 24, false);
	if (wanted.length > 20)
		str_cut(&wanted, 20);
	screen_shows(&s, wanted.text);
	screen_lacks(&s, "nothing matches");
	screen_keys(&s, "Esc");
	str_free(&keys);
	str_free(&words);
	str_free(&wanted);
}

static void make_all_keys(struct app *app, const struct telling *t, struct str *out)
{
	(void)app;
	(void)t;
	for (int map = 0; map < KEYMAP_END; map++)
		keymap_text(out, (enum keymap)map);
}

static void help__every_binding__is_found_by_its_words(void **state)
{
	(void)state;
	with(FOUR);
	app_open(s.app, page_new(s.app, telling_plain("Keys"), telling_made(make_all_keys, NULL, NULL, NULL)));
	for (int map = 0; map < KEYMAP_END; map++) {
		size_t n;
		const struct binding *rows = keymap_rows((enum keymap)map, &n);
		for (size_t i = 0; i < n; i++)
			if (*rows[i].help)
				assert_found(&rows[i]);
	}
}

static void help__lists_the_keys_of_the_screen__to_be_searched(void **state)
{
	(void)state;
	with(FOUR);
	screen_keys(&s, "5 Home ? /");
	screen_shows(&s, "type to search");
	screen_keys(&s, "'MÄRK'");   /* case and accents do not count */
	screen_shows(&s, "mark this partner, or unmark it");
	screen_lacks(&s, "leave konsort");
	screen_keys(&s, "Enter Down");
	screen_shows(&s, "mark this partner, or unmark it");
	screen_keys(&s, "Esc / 'duplicate'");   /* by its label, which is not shown */
	screen_shows(&s, "add a partner like this one");
	screen_lacks(&s, "leave konsort");
	screen_keys(&s, "Esc / '?'");   /* a sign as it stands */
	screen_shows(&s, "explain this screen and list its keys");
	screen_lacks(&s, "leave konsort");
	screen_keys(&s, "Esc");
	screen_shows(&s, "Which organisations take part?");
	screen_keys(&s, "Esc");
	assert_int_equal(s.app->n_popups, 0);
}

static void help__filter__survives_another_size_and_language(void **state)
{
	(void)state;
	with(FOUR);
	screen_keys(&s, "5 Home ? / 'mark'");
	screen_resize(&s, 10, 3);
	screen_resize(&s, 80, 24);
	screen_shows(&s, "mark this partner, or unmark it");
	screen_keys(&s, "'_this'");
	screen_shows(&s, "/ mark this");
}

/* --- the bar of keys ----------------------------------------------------------------- */

static void bar_has(const char *key)
{
	struct str bar = STR_INIT, wanted = STR_INIT;
	screen_part(LINES - 1, 0, 1, COLS, &bar);
	str_addf(&wanted, " %s ", key);
	if (!strstr(bar.text, wanted.text)) {
		str_clear(&wanted);
		screen_text(&s, &wanted);
		print_error("no '%s' in the bar of keys:\n%s", key, wanted.text);
		fail();
	}
	str_free(&bar);
	str_free(&wanted);
}

static void add_key(struct str *out, enum command command, bool typing)
{
	str_clear(out);
	key_label(out, binding_key(keymap_binding(KEYMAP_GLOBAL, command), typing));
}

/* Every screen of all tours at widths from 40 on, in every language there is. */
static void bar__always_has_help_and_back(void **state)
{
	(void)state;
	static const int widths[] = { 40, 60 };
	struct str key = STR_INIT;
	struct lang_list languages = LANG_LIST_INIT;
	lang_list_fill(&languages);
	for (size_t l = 0; l < languages.n; l++) {
		if (!lang_set(languages.list[l].code))
			continue;
		for (size_t t = 0; t < n_tours; t++) {
			tour_open(&s, &tours[t], 60, 24);
			for (const struct stop *stop = tours[t].stops; stop->name; stop++) {
				screen_keys(&s, stop->keys);
				for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
					const struct view *v = app_focused(s.app);
					/* a form shows the keys that work everywhere in it */
					bool typing = v->ops->takes_text(v) || v->ops->keymap == KEYMAP_FORM;
					screen_resize(&s, widths[i], 24);
					add_key(&key, CMD_HELP, typing);
					bar_has(key.text);
					add_key(&key, CMD_BACK, typing);
					bar_has(key.text);
					str_clear(&key);
					key_label(&key, K_ENTER);
					if (v->ops->keymap == KEYMAP_ASK)
						bar_has(key.text);
				}
			}
			screen_close(&s);
		}
	}
	with(FOUR);
	lang_list_free(&languages);
	str_free(&key);
}

/* --- the start ---------------------------------------------------------------------- */

static void start__has_no_step_and_no_conditions(void **state)
{
	(void)state;
	screen_open(&s, 80, 24, "ssa-2020", "2", FOUR);
	s.app->at_start = true;
	app_open_body(s.app);
	app_resize(s.app);
	app_draw(s.app);
	screen_lacks(&s, "Step");
	screen_lacks(&s, "Programme Countries    3/8");
	static const char *const keys[] = { "n", "p", "P", "!", "s", "u", "U", "h", "c", "f", "5", "w" };
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		screen_keys(&s, "Esc");
		screen_keys(&s, keys[i]);
		assert_int_equal(s.app->n_popups, 0);
		screen_shows(&s, "Begin a draft or open one first.");
	}
	screen_keys(&s, "Esc");
	screen_shows(&s, "This is the start; q leaves konsort.");
	screen_keys(&s, "m");
	screen_lacks(&s, "Overview");
	screen_shows(&s, "Quit");
	screen_keys(&s, "Esc");
	app_go(s.app, STEP_PARTNERS);
	app_answer(s.app, VIEW_HANDLED);
	app_draw(s.app);
	screen_shows(&s, "Step 5 of 7");
	screen_shows(&s, "Programme Countries    3/8");
}

static void paste__where_nothing_is_typed__is_answered(void **state)
{
	(void)state;
	with(FOUR);
	screen_keys(&s, "7 \"some_text\"");
	screen_shows(&s, "There is no text here to paste into.");
}

static void edges__are_told(void **state)
{
	(void)state;
	with(FOUR);
	screen_keys(&s, "7 Home Up");
	screen_shows(&s, "Nothing further up.");
	screen_keys(&s, "End Down");
	screen_shows(&s, "Nothing further down.");
}

/* --- any size ----------------------------------------------------------------------- */

/* All cells, and the cursor. */
static void take(struct str *out)
{
	str_clear(out);
	screen_text(&s, out);
	str_addf(out, "cursor %d,%d\n", getcury(curscr), getcurx(curscr));
}

static void every_screen__through_all_sizes__is_the_first_again(void **state)
{
	(void)state;
	static const int sizes[][2] = { { 200, 60 }, { 80, 24 }, { 60, 20 }, { 40, 10 }, { 10, 3 }, { 1, 1 },
	                                { 40, 10 }, { 60, 20 }, { 200, 60 }, { 80, 24 } };
	struct str before = STR_INIT, after = STR_INIT;
	for (size_t t = 0; t < n_tours; t++) {
		tour_open(&s, &tours[t], 80, 24);
		for (const struct stop *stop = tours[t].stops; stop->name; stop++) {
			screen_keys(&s, stop->keys);
			take(&before);
			for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
				screen_resize(&s, sizes[i][0], sizes[i][1]);
			take(&after);
			if (strcmp(before.text, after.text) != 0) {
				fprintf(stderr, "%s: %s\n%s\nshould be\n%s", tours[t].name, stop->name, after.text,
				        before.text);
				fail();
			}
		}
		screen_close(&s);
	}
	with(FOUR);
	str_free(&before);
	str_free(&after);
}

/* More sizes than are kept: a text stays scrolled as it was. */
static void text__through_many_sizes__stays_where_it_was(void **state)
{
	(void)state;
	struct str before = STR_INIT, after = STR_INIT;
	with(FOUR);
	screen_keys(&s, "5 Home Enter End 'abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz' Left Left");
	take(&before);
	for (int cols = 41; cols < 79; cols++)
		screen_resize(&s, cols, 20);
	screen_resize(&s, 80, 24);
	take(&after);
	assert_string_equal(after.text, before.text);
	str_free(&before);
	str_free(&after);
}

#define NAV(test) cmocka_unit_test_teardown(test, close_screen)

int main(void)
{
	lang_start("en", NULL, true);
	const struct CMUnitTest tests[] = {
		/* first: curses resizes the windows of all screens there were */
		NAV(every_screen__through_all_sizes__is_the_first_again),
		NAV(header__narrow__is_shorter_and_not_cut),
		NAV(steps__tell_how_they_stand__each_with_a_sentence),
		NAV(steps__advice_and_undecided__are_both_told),
		NAV(problem__goes_there_and_says_what_it_is),
		NAV(problem__too_long_for_the_foot__is_told_in_its_first_part),
		NAV(problem__in_a_text__the_bar_has_the_key_that_goes_on),
		NAV(problem__only_one__is_said),
		NAV(problem__without_a_call__leads_to_the_calls),
		NAV(problem__over_a_pop_up),
		NAV(problem__told__in_another_language_too),
		NAV(finish__leads_to_the_first_problem__else_saves),
		NAV(finish__nothing_required_is_left__saves_and_says_so),
		NAV(sidebar__order__is_turned_and_kept),
		NAV(sidebar__focused_condition__is_explained_at_the_foot),
		NAV(sidebar__what_a_key_changed__is_marked_for_that_key),
		NAV(summary__tells_how_many_there_were),
		NAV(help__every_binding__is_found_by_its_words),
		NAV(help__lists_the_keys_of_the_screen__to_be_searched),
		NAV(help__filter__survives_another_size_and_language),
		NAV(start__has_no_step_and_no_conditions),
		NAV(paste__where_nothing_is_typed__is_answered),
		NAV(edges__are_told),
		NAV(text__through_many_sizes__stays_where_it_was),
		NAV(bar__always_has_help_and_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
