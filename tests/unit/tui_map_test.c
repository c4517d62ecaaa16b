/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map page and the picker of countries on the screen, driven by keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/lang.h"
#include "support/screen.h"

static struct screen s;

static const struct draft *draft(void)
{
	return s.app->session->draft;
}

static int open_2015(void **state)
{
	(void)state;
	screen_open(&s, 80, 24, "ssa-2015", "",
	            "@acronym MAP; A DK vet-provider applicant; B DK company full; C SE vet-provider full; "
	            "D SE vet-provider full; E BE network full umbrella; F JP ngo associated");
	return 0;
}

static int open_2020(void **state)
{
	(void)state;
	screen_open(&s, 80, 24, "ssa-2020", "2",
	            "@acronym MAP; A DK vet-provider applicant; B SE vet-provider+company full; "
	            "14*C DE vet-provider full");
	return 0;
}

static int open_2014(void **state)
{
	(void)state;
	screen_open(&s, 80, 24, "toy-2014", "", "A DK vet-provider applicant; B NO company full; C JP company full");
	return 0;
}

static int open_nothing(void **state)
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

/* --- the picture -------------------------------------------------------------------- */

static void map__shows_who_is_where__and_what_is_missing(void **state)
{
	(void)state;
	screen_keys(&s, "5 c");
	screen_shows(&s, "Map of the consortium");
	screen_shows(&s, "  places       2/2        1/2 !          0/2 !");
	screen_shows(&s, "! Denmark     >1          2              !           ·");
	screen_shows(&s, "! Sweden       3 (4)      !              !           ·");
	screen_shows(&s, "  Belgium      ·          ·              ·           5       freed");
	screen_shows(&s, "  Japan        ·          ·              ·           6       Partner Country");
	screen_shows(&s, "! Programme Countries 2/3: 1 more Programme Country is needed");
	screen_shows(&s, "In brackets: could fill a place here");
	screen_is_straight(&s);
}

static void map__about__tells_the_cell_whole(void **state)
{
	(void)state;
	screen_keys(&s, "5 c Down");
	screen_shows(&s, " Sweden, VET providers: partner 3 (C), partner 4 (D)");
	screen_keys(&s, "Right");
	screen_shows(&s, " Sweden, Sector organisations: nobody yet");
	screen_keys(&s, "Down");
	screen_shows(&s, " Belgium, Sector organisations: freed by its umbrella organisation");
	screen_keys(&s, "Down");
	screen_shows(&s, " Japan (Partner Country), Sector organisations: nobody yet");
	screen_keys(&s, "Down");
	screen_shows(&s, " Another country, Sector organisations");
	screen_keys(&s, "?");
	screen_shows(&s, "Countries stand below each other");
}

static void map__wide_cells__say_how_many_more(void **state)
{
	(void)state;
	screen_keys(&s, "5 c");
	screen_shows(&s, "places       5/5             1/5 !");
	screen_shows(&s, "Sweden       (2)             2");
	screen_shows(&s, "Germany      3 4 5 6 (7) +9  ·");
}

static void map__edges__are_answered(void **state)
{
	(void)state;
	screen_keys(&s, "5 c Left");
	screen_shows(&s, "Denmark     >1");
	screen_keys(&s, "Up Home Right Right Right Right Right");
	screen_shows(&s, "Denmark      1              >·");
	screen_keys(&s, "x");
	screen_shows(&s, "This key does nothing here");
}

static void map__notes_member_states__where_they_count(void **state)
{
	(void)state;
	screen_keys(&s, "^N ^N c");
	screen_shows(&s, "! Denmark     >1         !        !          EU ");
	screen_shows(&s, "! Norway       !         2        !             ");
	screen_shows(&s, "! Japan        !         3        !          Partner Country");
}

/* --- from a cell to its partners ----------------------------------------------------- */

static void map__enter__on_one__opens_its_form(void **state)
{
	(void)state;
	screen_keys(&s, "5 c Right Enter");
	screen_lacks(&s, "Map of the consortium");
	screen_shows(&s, ">Name            B");
	assert_int_equal(s.app->session->partner, 1);
}

/* Makes the partner whose form is open an empty one, and goes to a button of the form. */
static void empty_the_open_one(void)
{
	static const int keys[] = { PARTNER_KEY_COUNTRY, PARTNER_KEY_TYPE };
	struct session *session = s.app->session;
	struct field_ref ref = { .field = field_of_partner_key(PARTNER_KEY_NAME), .partner = session->partner };
	session_set_text(session, &ref, "");
	for (int i = 0; i < 2; i++) {
		ref.field = field_of_partner_key(keys[i]);
		session_set_number(session, &ref, 0);
	}
	app_open_body(s.app);
	for (int i = 0; i < 30; i++)
		screen_keys(&s, "Down");
}

static void map__enter__leaves_an_empty_one__and_opens_the_one_meant(void **state)
{
	(void)state;
	screen_keys(&s, "5 Home Enter");
	empty_the_open_one();
	screen_keys(&s, "c Home Right Enter");
	assert_int_equal(draft()->n_partners, 5);
	assert_int_equal(s.app->session->partner, 0);
	screen_shows(&s, ">Name            B");
}

static void map__enter__on_the_empty_one__goes_back_to_its_form(void **state)
{
	(void)state;
	screen_keys(&s, "5 End Up Up Enter");
	assert_int_equal(s.app->session->partner, 5);
	empty_the_open_one();
	screen_keys(&s, "c");
	screen_shows(&s, "No country");
	screen_keys(&s, "Home Down Down Down Right Right Right Right Right Right Enter");
	screen_lacks(&s, "Map of the consortium");
	assert_int_equal(draft()->n_partners, 6);
	assert_int_equal(s.app->session->partner, 5);
	screen_keys(&s, "Esc");
	assert_int_equal(draft()->n_partners, 5);
}

static void map__enter__on_several__goes_to_the_table(void **state)
{
	(void)state;
	struct str line = STR_INIT;
	screen_keys(&s, "7 c Down Enter");
	screen_lacks(&s, "Map of the consortium");
	screen_shows(&s, "Step 5 of 7");
	screen_focus(&s, &line);
	assert_non_null(strstr(line.text, "3 C"));
	str_free(&line);
}

static void map__enter__on_nobody__adds_one_filled_in(void **state)
{
	(void)state;
	screen_keys(&s, "5 c Down Right Enter");
	screen_shows(&s, "Sweden");
	screen_shows(&s, "Company");
	screen_keys(&s, "'Nytt' Enter");
	assert_int_equal(draft()->n_partners, 7);
	assert_string_equal(draft()->partners[6].name, "Nytt");
	assert_int_equal(draft()->partners[6].country, country_from_code("SE"));
	assert_int_equal(draft()->partners[6].type, TYPE_COMPANY);
	screen_keys(&s, "Esc");
	screen_shows(&s, "! Sweden       3 (4)     >7              !");   /* the map knows it */
	screen_keys(&s, "Esc");
	screen_shows(&s, "Nytt");
}

static void map__add__on_a_full_cell_and_for_another_country(void **state)
{
	(void)state;
	screen_keys(&s, "5 c a 'More' Enter Esc");
	assert_int_equal(draft()->n_partners, 7);
	assert_int_equal(draft()->partners[6].country, country_from_code("DK"));
	assert_int_equal(draft()->partners[6].type, TYPE_VET_PROVIDER);
	screen_keys(&s, "Down Down Down Down Right Right Enter");
	screen_shows(&s, "Education authority");
	screen_keys(&s, "Esc Esc");
	assert_int_equal(draft()->n_partners, 7);
}

static void map__under_the_table__conditions_can_be_asked(void **state)
{
	(void)state;
	screen_keys(&s, "5 c Down Down Down Down Down");
	screen_shows(&s, ">! Programme Countries 2/3");
	screen_keys(&s, "Right");
	screen_shows(&s, ">! Programme Countries 2/3");
	screen_keys(&s, "Down Down Enter");
	screen_shows(&s, "Three in each country");
	assert_int_equal(app_focused(s.app)->ops->keymap, KEYMAP_WHY);
	screen_keys(&s, "Esc");
	screen_shows(&s, ">! Three in each country 0/2");
	screen_keys(&s, "End Up Up Up Up Home");
	screen_shows(&s, "Denmark     >1");
}

/* --- sizes, calls -------------------------------------------------------------------- */

static void map__of_any_size__keeps_its_cell(void **state)
{
	(void)state;
	static const int sizes[][2] = { { 200, 60 }, { 60, 20 }, { 40, 10 }, { 10, 3 }, { 80, 24 } };
	screen_keys(&s, "5 c Down Right Right");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		screen_resize(&s, sizes[i][0], sizes[i][1]);
		screen_is_straight(&s);
		if (sizes[i][1] >= 10)
			screen_shows(&s, ">!");
	}
	screen_shows(&s, "! Sweden       3 (4)      !             >!");
}

static void map__narrow__moves_its_columns(void **state)
{
	(void)state;
	screen_resize(&s, 40, 10);
	screen_keys(&s, "5 c");
	screen_shows(&s, "! DK >1");
	screen_lacks(&s, "<");
	screen_keys(&s, "Right Right Right");
	screen_shows(&s, "Not co");
	screen_shows(&s, "<");
	screen_keys(&s, "Left Left Left");
	screen_shows(&s, "! DK >1");
}

static void map__without_a_call__says_a_word(void **state)
{
	(void)state;
	screen_keys(&s, "c");
	screen_shows(&s, "Choose a call first");
}

static void map__without_a_lot__waits_for_one(void **state)
{
	(void)state;
	screen_keys(&s, "1 Space c");
	screen_shows(&s, "New country");
	screen_shows(&s, "What is asked is shown as soon as a Lot is chosen.");
	screen_keys(&s, "Enter");
	screen_shows(&s, "Choose a Lot first");
	screen_is_straight(&s);
}

static void map__in_other_languages__keeps_its_cell(void **state)
{
	(void)state;
	screen_keys(&s, "5 c Down Right l");
	if (!screen_has(&s, "Dansk"))
		skip();
	screen_keys(&s, "Up Enter");
	screen_is_straight(&s);
	assert_int_equal(app_focused(s.app)->ops->keymap, KEYMAP_MAP);
	struct str line = STR_INIT;
	screen_focus(&s, &line);
	assert_non_null(strstr(line.text, ">!"));
	str_free(&line);
	lang_set("en");
}

static void map__is_clicked__as_it_is_keyed(void **state)
{
	(void)state;
	screen_keys(&s, "5 c");
	struct view *v = app_focused(s.app);
	int row, col;
	screen_keys(&s, "Down Right");
	v->ops->cursor(v, &row, &col);
	screen_keys(&s, "Up Left");
	assert_int_equal(v->ops->click(v, row, col + 1), VIEW_HANDLED);
	screen_keys(&s, "Enter");
	screen_shows(&s, "Sweden");
	screen_shows(&s, "Company");
}

/* --- pickers ------------------------------------------------------------------------- */

static void picker__of_countries__has_headings(void **state)
{
	(void)state;
	screen_keys(&s, "5 Home Enter Tab Backspace Enter");
	screen_shows(&s, " Programme Countries of 2020");
	screen_shows(&s, ">  Austria");
	screen_keys(&s, "Up");
	screen_shows(&s, ">  Austria");   /* no heading has the focus */
	screen_keys(&s, "PgDn PgDn PgDn");
	screen_shows(&s, " Other countries");
	screen_lacks(&s, "Afghanistan - Partner Country");
	screen_is_straight(&s);
}

static void picker__while_typing__best_first(void **state)
{
	(void)state;
	screen_keys(&s, "5 Home Enter Tab Enter 'uk'");
	screen_shows(&s, "2/250");
	screen_shows(&s, ">  United Kingdom");
	screen_lacks(&s, "Programme Countries of");
	screen_keys(&s, "Enter");
	assert_int_equal(draft()->partners[0].country, country_from_code("GB"));
	screen_keys(&s, "Esc Enter Tab Enter 'el' Enter");
	assert_int_equal(draft()->partners[0].country, country_from_code("GR"));
	screen_keys(&s, "Esc Enter Tab Enter 'switz'");
	screen_shows(&s, "Switzerland - Partner Country");
	screen_keys(&s, "Esc");
	screen_shows(&s, "Programme Countries of 2020");
}

static country picked;
static void keep(struct app *app, const struct option *option)
{
	(void)app;
	picked = (country)option->number;
}

static void picker_for__hands_over_and_sets_nothing(void **state)
{
	(void)state;
	struct field_list list = FIELD_LIST_INIT;
	screen_keys(&s, "5");
	field_list_fill(&list, STEP_PARTNERS, 0, s.app->session->call, s.app->session->lot);
	struct field_ref ref = list.refs[field_list_find(&list, PARTNER_KEY_COUNTRY, NULL)];
	ref.partner = -1;
	picked = COUNTRY_NONE;
	app_open(s.app, picker_for(s.app, &ref, "", keep));
	screen_keys(&s, "'fin' Enter");
	assert_int_equal(picked, country_from_code("FI"));
	assert_int_equal(s.app->n_popups, 0);
	assert_int_equal(draft()->partners[0].country, country_from_code("DK"));
	field_list_free(&list);
}

#define TEST(name, start) cmocka_unit_test_setup_teardown(name, start, close_screen)

int main(void)
{
	lang_start("en", NULL, true);
	const struct CMUnitTest tests[] = {
		TEST(map__shows_who_is_where__and_what_is_missing, open_2015),
		TEST(map__about__tells_the_cell_whole, open_2015),
		TEST(map__wide_cells__say_how_many_more, open_2020),
		TEST(map__edges__are_answered, open_2020),
		TEST(map__notes_member_states__where_they_count, open_2014),
		TEST(map__enter__on_one__opens_its_form, open_2015),
		TEST(map__enter__leaves_an_empty_one__and_opens_the_one_meant, open_2015),
		TEST(map__enter__on_the_empty_one__goes_back_to_its_form, open_2015),
		TEST(map__enter__on_several__goes_to_the_table, open_2015),
		TEST(map__enter__on_nobody__adds_one_filled_in, open_2015),
		TEST(map__add__on_a_full_cell_and_for_another_country, open_2015),
		TEST(map__under_the_table__conditions_can_be_asked, open_2015),
		TEST(map__of_any_size__keeps_its_cell, open_2015),
		TEST(map__narrow__moves_its_columns, open_2015),
		TEST(map__without_a_call__says_a_word, open_nothing),
		TEST(map__without_a_lot__waits_for_one, open_nothing),
		TEST(map__in_other_languages__keeps_its_cell, open_2015),
		TEST(map__is_clicked__as_it_is_keyed, open_2015),
		TEST(picker__of_countries__has_headings, open_2020),
		TEST(picker__while_typing__best_first, open_2020),
		TEST(picker_for__hands_over_and_sets_nothing, open_2020),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
