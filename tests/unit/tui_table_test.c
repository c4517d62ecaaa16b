/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of partners: marks and changes of several, orders, finding, who has agreed, sums,
 * duplicates and rows pasted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/charset.h"
#include "base/lang.h"
#include "support/screen.h"

#define FOUR "@acronym QUAD; @sector rail; @duration 48; " \
	"Delta DK vet-provider applicant grant=400000 agreed; Alfa SE company full grant=90000; " \
	"Åland_skole FI vet-provider full; Charlie DE chamber associated"

static struct screen s;

static int open_four(void **state)
{
	(void)state;
	lang_set("en");
	screen_open(&s, 80, 24, "ssa-2020", "2", FOUR);
	screen_keys(&s, "5 Home");
	return 0;
}

static int open_none(void **state)
{
	(void)state;
	lang_set("en");
	screen_open(&s, 80, 24, "ssa-2020", "2", "@acronym NONE; @sector rail; @duration 48");
	screen_keys(&s, "5");
	return 0;
}

static int close_screen(void **state)
{
	(void)state;
	screen_close(&s);
	lang_set("en");
	return 0;
}

static const struct draft *draft(void)
{
	return s.app->session->draft;
}

/* The names of the draft's partners, in their order. */
static void names_are(const char *expected)
{
	struct str names = STR_INIT;
	for (size_t i = 0; i < draft()->n_partners; i++) {
		str_add(&names, i ? "," : "");
		str_add(&names, draft()->partners[i].name);
	}
	assert_string_equal(names.text, expected);
	str_free(&names);
}

/* The names stand on the screen one under the other. */
static void shows_in_order(const char *const *names)
{
	struct str all = STR_INIT;
	screen_text(&s, &all);
	const char *at = all.text;
	for (; *names; names++) {
		const char *found = strstr(at, *names);
		if (!found) {
			print_error("%s\n", all.text);
			fail_msg("'%s' is not where it should be", *names);
		}
		at = found;
	}
	str_free(&all);
}

static void focus_is(const char *expected)
{
	struct str line = STR_INIT;
	screen_focus(&s, &line);
	if (!strstr(line.text, expected))
		fail_msg("the focus is on '%s'", line.text);
	str_free(&line);
}

/* --- marks ------------------------------------------------------------------------- */

static void space__marks_and_unmarks(void **state)
{
	(void)state;
	screen_keys(&s, "Space Down Down Space");
	screen_shows(&s, " 1*Delta");
	screen_shows(&s, ">3*Åland");
	screen_shows(&s, "2 of 4 marked");
	screen_shows(&s, "Finland · VET provider · Full partner · marked");
	screen_keys(&s, "Space");
	screen_shows(&s, ">3 Åland");
	screen_shows(&s, "1 of 4 marked");
	screen_keys(&s, "Home Space");
	screen_lacks(&s, "of 4 marked");
	assert_false(session_changed(s.app->session));
	screen_keys(&s, "End Space");
	screen_shows(&s, "Go to a partner first.");
}

static void marks__stay_with_their_partners(void **state)
{
	(void)state;
	screen_keys(&s, "Down Space");
	screen_resize(&s, 60, 20);
	screen_shows(&s, ">2*Alfa");
	screen_keys(&s, ">");
	screen_shows(&s, ">3*Alfa");
	screen_keys(&s, "Enter Esc");
	screen_shows(&s, ">3*Alfa");
	screen_keys(&s, "^N Esc z Down Enter");
	screen_shows(&s, ">3*Alfa");
	screen_keys(&s, "Up r Enter");
	lang_set("nl");
	app_resize(s.app);
	lang_set("en");
	screen_resize(&s, 80, 24);
	screen_shows(&s, "3*Alfa");
	assert_true(draft()->partners[2].marked);
}

static void star__marks_all_that_are_shown__or_none(void **state)
{
	(void)state;
	screen_keys(&s, "*");
	screen_shows(&s, "4 of 4 marked");
	screen_keys(&s, "*");
	screen_lacks(&s, "marked");
	screen_keys(&s, "/ 'vet' Enter *");
	screen_shows(&s, "2 of 4 marked");
	assert_true(draft()->partners[0].marked && draft()->partners[2].marked);
	assert_false(draft()->partners[1].marked || draft()->partners[3].marked);
	screen_keys(&s, "Esc *");
	screen_shows(&s, "4 of 4 marked");
}

static void remove__of_marked_ones__asks_once(void **state)
{
	(void)state;
	screen_keys(&s, "Down Space Down Down Space Up r");
	screen_shows(&s, "Remove 2 marked partners");
	screen_keys(&s, "Right Enter");
	screen_shows(&s, "2 partners are removed.");
	names_are("Delta,Åland skole");
	screen_lacks(&s, "marked");
	screen_keys(&s, "u");
	names_are("Delta,Alfa,Åland skole,Charlie");
}

static void remove__of_marked_ones_that_are_hidden__is_refused(void **state)
{
	(void)state;
	screen_keys(&s, "* / 'delta' Enter r");
	screen_shows(&s, "Marked partners are not all shown; Esc shows them.");
	screen_keys(&s, "x");
	assert_int_equal(s.app->n_popups, 0);
	screen_keys(&s, "Esc r");
	screen_shows(&s, "Remove 4 marked partners");
	screen_keys(&s, "Esc");
}

static void move__is_undone_by_places(void **state)
{
	(void)state;
	names_are("Delta,Alfa,Åland skole,Charlie");
	screen_keys(&s, "> >");
	names_are("Alfa,Åland skole,Delta,Charlie");
	screen_keys(&s, "u");
	names_are("Alfa,Delta,Åland skole,Charlie");
	screen_keys(&s, "u");
	names_are("Delta,Alfa,Åland skole,Charlie");
}

/* --- changing several --------------------------------------------------------------- */

static void change__sets_a_type_on_all_marked__as_one_change(void **state)
{
	(void)state;
	screen_keys(&s, "Space Down Space x");
	screen_shows(&s, "┌─ Change 2 partners");
	screen_shows(&s, ">Type            different ones");
	screen_is_straight(&s);
	screen_keys(&s, "Enter 'ngo'");
	screen_keys(&s, "Enter");
	assert_int_equal(draft()->partners[0].type, TYPE_NGO);
	assert_int_equal(draft()->partners[1].type, TYPE_NGO);
	assert_int_equal(draft()->partners[2].type, TYPE_VET_PROVIDER);
	assert_int_equal(s.app->n_popups, 0);
	screen_shows(&s, "Type of 2 partners is changed.");
	screen_shows(&s, ">2*Alfa");
	screen_keys(&s, "u");
	assert_int_equal(draft()->partners[0].type, TYPE_VET_PROVIDER);
	assert_int_equal(draft()->partners[1].type, TYPE_COMPANY);
}

static void change__without_marks__is_of_one(void **state)
{
	(void)state;
	screen_keys(&s, "Down x");
	screen_shows(&s, "┌─ Change partner 2 (Alfa)");
	screen_shows(&s, ">Type            Company");
	screen_shows(&s, "Country         Sweden");
	screen_keys(&s, "Down Enter 'asso' Enter");
	assert_int_equal(draft()->partners[1].role, ROLE_ASSOCIATED);
	assert_int_equal(draft()->partners[0].role, ROLE_APPLICANT);
	screen_keys(&s, "x Down Down Enter 'uk' Enter");
	assert_int_equal(draft()->partners[1].country, country_from_code("GB"));
	screen_keys(&s, "x Down Down Enter Esc Esc");
	assert_int_equal(s.app->n_popups, 0);
	assert_int_equal(draft()->partners[1].country, country_from_code("GB"));
	screen_keys(&s, "End x");
	screen_shows(&s, "Go to a partner first.");
}

static void change__agreed_and_removal(void **state)
{
	(void)state;
	screen_keys(&s, "* x End Up Up Enter");
	screen_shows(&s, "4 of 4 have agreed");
	screen_shows(&s, "Has agreed of 3 partners is changed.");
	screen_keys(&s, "x End Up Up Enter");
	screen_shows(&s, "It was so already; nothing is changed.");
	screen_keys(&s, "x End Up Enter");
	screen_lacks(&s, "have agreed");
	screen_keys(&s, "x End Enter");
	screen_shows(&s, "Remove 4 marked partners");
	screen_keys(&s, "Right Enter");
	assert_int_equal(draft()->n_partners, 0);
	screen_shows(&s, ">[ Add partners ]");
}

/* --- who has agreed, sums ------------------------------------------------------------ */

static void agreed__is_a_mark_of_its_own_column(void **state)
{
	(void)state;
	screen_shows(&s, "Role       OK");
	screen_shows(&s, "applicant  +");
	screen_shows(&s, "1 of 4 have agreed");
	screen_shows(&s, "400,000 EUR · has agreed");
	screen_keys(&s, "Down y");
	screen_shows(&s, "Partner 2 (Alfa) has agreed.");
	screen_shows(&s, "2 of 4 have agreed");
	assert_true(draft()->partners[1].agreed);
	screen_keys(&s, "y");
	screen_shows(&s, "Partner 2 (Alfa) has not agreed.");
	screen_keys(&s, "u");
	assert_true(draft()->partners[1].agreed);
	screen_resize(&s, 40, 10);
	screen_lacks(&s, "OK");
	screen_shows(&s, ">2 Alfa");
}

/* 400,000 + 90,000 of the Lot's 4,000,000. */
static void sum__of_grants__and_what_is_left(void **state)
{
	(void)state;
	screen_shows(&s, "Grants: 490,000 of 4,000,000 EUR");
	screen_shows(&s, "3,510,000 left");
	screen_resize(&s, 120, 24);
	screen_shows(&s, "Grants: 490,000 of 4,000,000 EUR · 3,510,000 left · 1 of 4 have agreed");
	screen_resize(&s, 140, 24);
	screen_shows(&s, "Grant OK");
	screen_shows(&s, "   90,000");
	screen_resize(&s, 40, 10);
	screen_keys(&s, "End");
	screen_shows(&s, "3,510,000 left · 1 of 4 have agreed");
}

static void sum__too_much__is_said(void **state)
{
	(void)state;
	screen_close(&s);
	screen_open(&s, 80, 24, "ssa-2020", "2", "A DK company applicant grant=4000000; B SE company full grant=50000");
	screen_keys(&s, "5");
	screen_shows(&s, "Grants: 4,050,000 of 4,000,000 EUR");
	screen_shows(&s, "50,000 too much");
}

static void sum__where_no_source_states_a_maximum__stands_alone(void **state)
{
	(void)state;
	screen_close(&s);
	screen_open(&s, 80, 24, "ssa-2020", "1", "@sector Toys; A DK company applicant grant=4000000; B SE company full grant=50000");
	screen_keys(&s, "4 ^N");
	screen_shows(&s, "Grants: 4,050,000 EUR");
	screen_lacks(&s, "left");
	screen_lacks(&s, "too much");
}

/* It hangs on the duration: 700,000 EUR for 24 months. */
static void sum__is_held_against_the_figure_of_the_rule(void **state)
{
	(void)state;
	screen_close(&s);
	screen_open(&s, 80, 24, "ssa-2015", "", "@duration 24; A DK company applicant grant=700000");
	screen_keys(&s, "5");
	screen_shows(&s, "Grants: 700,000 of 700,000 EUR");
	screen_shows(&s, "0 left");
}

static void sum__of_many_partners__stays_at_the_foot(void **state)
{
	(void)state;
	screen_close(&s);
	screen_open(&s, 80, 24, "ssa-2020", "2", "30*P DK,SE company full grant=1000");
	screen_keys(&s, "5 Home");
	screen_shows(&s, "Grants: 30,000 of 4,000,000 EUR");
	screen_shows(&s, "> 1 P0 ");
	screen_keys(&s, "PgDn");
	screen_shows(&s, "Grants: 30,000 of 4,000,000 EUR");
	screen_keys(&s, "End");
	screen_shows(&s, "Grants: 30,000 of 4,000,000 EUR");
	screen_shows(&s, "[ Next: Statements ]");
	screen_is_straight(&s);
}

/* --- orders ------------------------------------------------------------------------- */

static void sort__by_name__leaves_the_draft_as_it_is(void **state)
{
	(void)state;
	static const char *const up[] = { "3 Åland", "2 Alfa", "4 Charlie", "1 Delta", NULL };
	static const char *const down[] = { "1 Delta", "4 Charlie", "2 Alfa", "3 Åland", NULL };
	screen_keys(&s, "z");
	screen_shows(&s, "┌─ Order");
	screen_shows(&s, ">* As in the draft");
	screen_keys(&s, "Down Enter");
	screen_shows(&s, "Order: Name.");
	screen_shows(&s, "Name ↑");
	shows_in_order(up);
	focus_is("1 Delta");
	names_are("Delta,Alfa,Åland skole,Charlie");
	screen_keys(&s, "z");
	screen_shows(&s, ">* Name");
	screen_keys(&s, "Enter");
	screen_shows(&s, "Order: Name, backwards.");
	screen_shows(&s, "Name ↓");
	shows_in_order(down);
	assert_false(session_changed(s.app->session));
	screen_keys(&s, ">");
	screen_shows(&s, "To move partners, show them as in the");
	names_are("Delta,Alfa,Åland skole,Charlie");
	screen_keys(&s, "Esc z Home Enter");
	screen_lacks(&s, "↓");
}

static void sort__by_every_column(void **state)
{
	(void)state;
	static const char *const place[] = { "1 Delta", "3 Åland", "4 Charlie", "2 Alfa", NULL };
	static const char *const type[] = { "4 Charlie", "2 Alfa", "1 Delta", "3 Åland", NULL };
	static const char *const role[] = { "1 Delta", "2 Alfa", "3 Åland", "4 Charlie", NULL };
	static const char *const agreed[] = { "2 Alfa", "3 Åland", "4 Charlie", "1 Delta", NULL };
	static const char *const poorest[] = { "2 Alfa", "1 Delta", "3 Åland", "4 Charlie", NULL };
	screen_keys(&s, "z Home Down Down Enter");
	shows_in_order(place);
	screen_shows(&s, "In↑");
	screen_keys(&s, "z Down Enter");
	shows_in_order(type);
	screen_keys(&s, "z Down Enter");
	shows_in_order(role);
	screen_keys(&s, "z Down Enter z Enter");
	shows_in_order(poorest);
	screen_shows(&s, "Order: Grant, backwards.");
	screen_keys(&s, "Up");
	screen_shows(&s, " Order: Grant, backwards");
	screen_resize(&s, 140, 24);
	screen_lacks(&s, "Order:");
	screen_shows(&s, "↓ Grant");
	screen_keys(&s, "z Down Enter");
	shows_in_order(agreed);
	screen_shows(&s, "OK↑");
}

/* Å stands behind z in Danish, and beside a elsewhere. */
static void sort__follows_the_language__and_keeps_the_focus(void **state)
{
	(void)state;
	static const char *const da[] = { "2 Alfa", "4 Charlie", "1 Delta", "3 Åland", NULL };
	if (!lang_set("da"))
		skip();
	lang_set("en");
	screen_keys(&s, "Down Down z Down Enter");
	focus_is("3 Åland");
	assert_true(app_set_language(s.app, "da"));
	app_draw(s.app);
	shows_in_order(da);
	focus_is("3 Åland");
}

static void sort__is_kept__while_a_form_is_open(void **state)
{
	(void)state;
	screen_keys(&s, "z Down Enter Home");
	focus_is("3 Åland");
	screen_keys(&s, "Enter ^U 'Zulu' Esc");
	focus_is("3 Zulu");
	screen_shows(&s, "Name ↑");
	screen_keys(&s, "Up");
	focus_is("1 Delta");
}

static void sort__in_ascii__has_ascii_arrows(void **state)
{
	(void)state;
	s.app->style.ascii = true;
	charset_set_ascii();
	screen_keys(&s, "z Down Enter");
	screen_shows(&s, "Name ^");
	screen_keys(&s, "z Enter");
	screen_shows(&s, "Name v");
	charset_start(true);
}

/* --- finding ------------------------------------------------------------------------ */

static void find__narrows_as_one_types(void **state)
{
	(void)state;
	screen_keys(&s, "/");
	screen_shows(&s, "/ type to search");
	screen_shows(&s, "4/4");
	screen_keys(&s, "'aland'");
	screen_shows(&s, "/ aland");
	screen_shows(&s, "1/4");
	screen_shows(&s, "3 Åland");
	screen_lacks(&s, "Delta");
	screen_keys(&s, "^U 'PROVIDER_denm'");
	screen_shows(&s, "1 Delta");
	screen_lacks(&s, "Åland");
	screen_keys(&s, "^U 'se'");
	screen_shows(&s, "2 Alfa");
	screen_keys(&s, "^U 'xyz'");
	screen_resize(&s, 40, 10);
	screen_shows(&s, "nothing matches");
	screen_resize(&s, 80, 24);
	screen_shows(&s, "nothing matches");
	screen_keys(&s, "Enter");
	screen_shows(&s, "Nothing matches; Esc shows all partners");
	screen_keys(&s, "Esc");
	screen_shows(&s, "1 Delta");
	screen_lacks(&s, "xyz");
	screen_shows(&s, "Step 5 of 7");
}

static void find__kept__gives_the_keys_back(void **state)
{
	(void)state;
	screen_keys(&s, "/ 'a' Down Enter");
	screen_shows(&s, "Only these are shown; Esc shows all");
	screen_keys(&s, "d");
	assert_int_equal(draft()->n_partners, 5);
	screen_keys(&s, "Esc");
	screen_shows(&s, "/ a");
	screen_keys(&s, "Home >");
	screen_shows(&s, "Esc shows all partners; then this one can");
	screen_keys(&s, "Esc");
	screen_lacks(&s, "/ a");
	assert_int_equal(s.app->session->step, STEP_PARTNERS);
	screen_keys(&s, "Esc");
	assert_int_equal(s.app->session->step, STEP_AIMS);
}

static void find__keys_that_edit__go_to_the_text(void **state)
{
	(void)state;
	screen_keys(&s, "/ 'denx' Backspace");
	screen_shows(&s, "/ den ");
	screen_keys(&s, "Home Del");
	screen_shows(&s, "/ en ");
	screen_keys(&s, "\"mark\"");
	screen_shows(&s, "/ marken");
	assert_int_equal(draft()->n_partners, 4);
	assert_int_equal(s.app->n_popups, 0);
	screen_keys(&s, "Esc Down");
	screen_lacks(&s, "/ mark");
}

/* A country's name in another language finds it in that one. */
static void find__in_the_language_of_now_and_in_english(void **state)
{
	(void)state;
	if (!lang_set("da"))
		skip();
	lang_set("en");
	screen_keys(&s, "End / 'tysk'");
	screen_shows(&s, "0/4");
	assert_true(app_set_language(s.app, "da"));
	app_draw(s.app);
	screen_shows(&s, "1/4");
	screen_shows(&s, "4 Charlie");
	screen_keys(&s, "^U 'germany'");
	screen_shows(&s, "4 Charlie");
}

/* --- adding ------------------------------------------------------------------------- */

static void duplicate__opens_the_new_one(void **state)
{
	(void)state;
	screen_keys(&s, "Down d");
	screen_shows(&s, "partner 5 of 5");
	screen_shows(&s, "Like partner 2 (Alfa); what is its name?");
	screen_keys(&s, "'Echo' Esc");
	names_are("Delta,Alfa,Åland skole,Charlie,Echo");
	assert_int_equal(draft()->partners[4].type, TYPE_COMPANY);
	assert_int_equal(draft()->partners[4].country, country_from_code("SE"));
	focus_is("5 Echo");
}

static void empty_table__invites(void **state)
{
	(void)state;
	screen_shows(&s, "Nobody takes part yet.");
	screen_shows(&s, "spreadsheet");
	screen_shows(&s, ">[ Add partners ]");
	screen_keys(&s, "/");
	screen_shows(&s, "There is no partner to find.");
	screen_keys(&s, "*");
	screen_shows(&s, "There is no partner to mark.");
	screen_keys(&s, "Down Enter");
	screen_shows(&s, "Step 6 of 7");
}

static void paste__of_rows__shows_what_was_understood(void **state)
{
	(void)state;
	screen_keys(&s, "\"Golf;Denmark;Company;full|Hotel;SE;company;full\"");
	assert_int_equal(s.app->n_popups, 1);
	assert_int_equal(draft()->n_partners, 4);
	screen_keys(&s, "Esc \"something\"");
	assert_int_equal(s.app->n_popups, 0);
	screen_shows(&s, "Rows of partners can be pasted");
}

static void add__opens_a_form_of_few_fields(void **state)
{
	(void)state;
	screen_keys(&s, "a");
	assert_int_equal(s.app->n_popups, 1);
	assert_int_equal(draft()->n_partners, 4);
	screen_keys(&s, "Esc End Up Enter");
	assert_int_equal(s.app->n_popups, 1);
	screen_keys(&s, "Esc");
	assert_int_equal(s.app->n_popups, 0);
	assert_int_equal(draft()->n_partners, 4);
}

/* --- the focus ---------------------------------------------------------------------- */

static void table_show__puts_the_focus_there(void **state)
{
	(void)state;
	screen_keys(&s, "/ 'alfa' Enter z Down Enter 7");
	table_show(s.app, 2);
	app_draw(s.app);
	focus_is("3 Åland");
	assert_int_equal(s.app->session->step, STEP_PARTNERS);
	table_forget(s.app);
	assert_int_equal(s.app->table.order, 0);
}

static void undo__leads_back_to_the_row(void **state)
{
	(void)state;
	screen_keys(&s, "Down r Right Enter");
	names_are("Delta,Åland skole,Charlie");
	screen_keys(&s, "Home u");
	names_are("Delta,Alfa,Åland skole,Charlie");
	focus_is("2 Alfa");
	screen_keys(&s, "Home >");
	names_are("Alfa,Delta,Åland skole,Charlie");
	screen_keys(&s, "End u");
	names_are("Delta,Alfa,Åland skole,Charlie");
	focus_is("1 Delta");
}

static void ten_thousand__stay_usable(void **state)
{
	(void)state;
	screen_close(&s);
	screen_open(&s, 80, 24, "ssa-2020", "2", "10000*P DK,SE,DE company full grant=1");
	screen_keys(&s, "5 Home");
	screen_shows(&s, "Grants: 10,000 of 4,000,000 EUR");
	screen_keys(&s, "z Down Enter End Up Up");
	focus_is("10,000 P9999");
	screen_keys(&s, "/ 'swed_p777' Enter *");
	screen_shows(&s, "of 10,000 marked");
	screen_keys(&s, "a");
	screen_shows(&s, "The wizard takes 10,000 partners at most.");
}

#define WITH_FOUR(test) cmocka_unit_test_setup_teardown(test, open_four, close_screen)
#define WITH_NONE(test) cmocka_unit_test_setup_teardown(test, open_none, close_screen)

int main(void)
{
	lang_start("en", NULL, true);
	const struct CMUnitTest tests[] = {
		WITH_FOUR(space__marks_and_unmarks),
		WITH_FOUR(marks__stay_with_their_partners),
		WITH_FOUR(star__marks_all_that_are_shown__or_none),
		WITH_FOUR(remove__of_marked_ones__asks_once),
		WITH_FOUR(remove__of_marked_ones_that_are_hidden__is_refused),
		WITH_FOUR(move__is_undone_by_places),
		WITH_FOUR(change__sets_a_type_on_all_marked__as_one_change),
		WITH_FOUR(change__without_marks__is_of_one),
		WITH_FOUR(change__agreed_and_removal),
		WITH_FOUR(agreed__is_a_mark_of_its_own_column),
		WITH_FOUR(sum__of_grants__and_what_is_left),
		WITH_FOUR(sum__too_much__is_said),
		WITH_FOUR(sum__where_no_source_states_a_maximum__stands_alone),
		WITH_FOUR(sum__is_held_against_the_figure_of_the_rule),
		WITH_FOUR(sum__of_many_partners__stays_at_the_foot),
		WITH_FOUR(sort__by_name__leaves_the_draft_as_it_is),
		WITH_FOUR(sort__by_every_column),
		WITH_FOUR(sort__follows_the_language__and_keeps_the_focus),
		WITH_FOUR(sort__is_kept__while_a_form_is_open),
		WITH_FOUR(sort__in_ascii__has_ascii_arrows),
		WITH_FOUR(find__narrows_as_one_types),
		WITH_FOUR(find__kept__gives_the_keys_back),
		WITH_FOUR(find__keys_that_edit__go_to_the_text),
		WITH_FOUR(find__in_the_language_of_now_and_in_english),
		WITH_FOUR(duplicate__opens_the_new_one),
		WITH_NONE(empty_table__invites),
		WITH_FOUR(paste__of_rows__shows_what_was_understood),
		WITH_FOUR(add__opens_a_form_of_few_fields),
		WITH_FOUR(table_show__puts_the_focus_there),
		WITH_FOUR(undo__leads_back_to_the_row),
		WITH_FOUR(ten_thousand__stay_usable),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
