/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Partners at speed: the pop-up that adds them one after the other, and rows that were
 * pasted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/xmem.h"
#include "report/names.h"
#include "support/screen.h"
#include "wizard/paste.h"

static const struct draft *draft_of(const struct screen *s)
{
	return s->app->session->draft;
}

/* A partner as "Name|DK|vet-provider|full". */
static void assert_partner(const struct screen *s, size_t at, const char *wanted)
{
	struct str got = STR_INIT;
	char code[3];
	assert_true(at < draft_of(s)->n_partners);
	const struct partner *p = &draft_of(s)->partners[at];
	str_addf(&got, "%s|%s|%s|%s", p->name, country_code(p->country, code),
	         org_type_words[p->type].id, role_words[p->role].id);
	assert_string_equal(got.text, wanted);
	str_free(&got);
}

/* The line of the screen with the cursor. */
static void assert_focus(const struct screen *s, const char *wanted)
{
	struct str got = STR_INIT;
	screen_focus(s, &got);
	if (!strstr(got.text, wanted))
		print_error("the focus is on '%s'\n", got.text);
	assert_non_null(strstr(got.text, wanted));
	str_free(&got);
}

static void open_table(struct screen *s, const char *draft)
{
	screen_open(s, 80, 24, "ssa-2020", "2", draft);
	screen_keys(s, "5");
}

/* --- typing ---------------------------------------------------------------------- */

static void quick__three_partners__from_any_field(void **state)
{
	(void)state;
	struct screen s;
	open_table(&s, "");
	screen_keys(&s, "a 'Skole_A' Tab 'den' Tab 'vet' Enter");
	screen_shows(&s, "Added: partner 1 (Skole A).");
	screen_keys(&s, "'Firma_B' Tab 'el' Tab 'compan' Tab 'ass' Enter");
	screen_shows(&s, "Added: partner 2 (Firma B).");
	screen_keys(&s, "'C' Enter");
	screen_shows(&s, "2/12");   /* the conditions count it at once */
	screen_shows(&s, "2 Firma B · Greece · Company");   /* the last are in sight */
	screen_shows(&s, "3 C ");
	assert_int_equal(draft_of(&s)->n_partners, 3);
	assert_partner(&s, 0, "Skole A|DK|vet-provider|applicant");
	assert_partner(&s, 1, "Firma B|GR|company|associated");
	assert_partner(&s, 2, "C|||full");
	screen_keys(&s, "Esc");
	assert_int_equal(s.app->n_popups, 0);
	screen_shows(&s, "Firma B");
	screen_close(&s);
}

static void quick__what_is_typed_stands_for_one__or_is_told(void **state)
{
	(void)state;
	struct screen s;
	open_table(&s, "");
	screen_keys(&s, "a 'A' Tab 'UK'");
	screen_shows(&s, "= United Kingdom");
	screen_keys(&s, "^U 'ROMA'");
	screen_shows(&s, "= Romania");
	screen_keys(&s, "^U 'slov' Tab");
	screen_shows(&s, "'slov' may be several countries: type more, or choose by Down.");
	assert_focus(&s, ">Country");
	screen_keys(&s, "Enter");
	screen_shows(&s, "'slov' may be several countries");
	assert_int_equal(draft_of(&s)->n_partners, 0);
	screen_keys(&s, "^U 'qq' Enter");
	screen_shows(&s, "'qq' is no country that konsort knows.");
	screen_keys(&s, "Tab");
	assert_focus(&s, ">Country");
	screen_keys(&s, "Backtab");   /* going back is free */
	assert_focus(&s, ">Name");
	screen_keys(&s, "Enter");
	assert_focus(&s, ">Country");
	screen_keys(&s, "^U Enter");
	assert_partner(&s, 0, "A|||applicant");
	screen_close(&s);
}

static void quick__up_and_down_choose(void **state)
{
	(void)state;
	struct screen s;
	open_table(&s, "Old DK company applicant");
	screen_keys(&s, "a 'A' Down");
	assert_focus(&s, ">Country");
	screen_keys(&s, "'slov' Down Down Tab");
	screen_shows(&s, "Slovenia");
	screen_keys(&s, "Down Down Up Up");   /* none of them again */
	assert_focus(&s, ">Type     ________________");
	screen_keys(&s, "Up");
	assert_focus(&s, ">Country");
	screen_keys(&s, "Tab Down Tab Down Down Down Down Enter");
	assert_partner(&s, 1, "A|SI|vet-provider|associated");
	/* nothing of it is left for the next one */
	screen_keys(&s, "'B' Enter");
	assert_partner(&s, 2, "B|||full");
	screen_close(&s);
}

static void quick__a_value_is_erased_or_typed_over(void **state)
{
	(void)state;
	struct screen s;
	open_table(&s, "");
	screen_keys(&s, "a 'A' Tab 'dk' Tab Backtab");
	assert_focus(&s, "Denmark");
	screen_keys(&s, "'s' 'e' Tab Tab 'full' Tab");
	assert_focus(&s, ">Name");
	screen_keys(&s, "Tab");
	assert_focus(&s, "Sweden");
	screen_keys(&s, "'fin' Esc");   /* typed over, and taken back */
	assert_focus(&s, "Sweden");
	screen_keys(&s, "Backspace");
	assert_focus(&s, ">Country  ____");
	screen_keys(&s, "Enter");
	assert_partner(&s, 0, "A|||full");
	screen_close(&s);
}

static void quick__filled_in_from_elsewhere(void **state)
{
	(void)state;
	struct screen s;
	open_table(&s, "");
	app_open(s.app, quick_new(s.app, country_from_code("FR"), TYPE_CHAMBER));
	app_draw(s.app);
	screen_shows(&s, "France");
	screen_shows(&s, "Chamber");
	assert_focus(&s, ">Name");
	screen_keys(&s, "'A' Enter 'B' Enter");
	assert_partner(&s, 0, "A|FR|chamber|applicant");
	assert_partner(&s, 1, "B|||full");
	screen_close(&s);
}

/* --- leaving ----------------------------------------------------------------------- */

static void quick__esc_loses_nothing_silently(void **state)
{
	(void)state;
	struct screen s;
	open_table(&s, "");
	screen_keys(&s, "a 'Half' Tab 'de' Esc");
	assert_focus(&s, ">Country");
	screen_lacks(&s, "= Germany");
	screen_keys(&s, "Esc");
	screen_shows(&s, "'Half' is not added yet.");
	screen_keys(&s, "Enter");
	screen_shows(&s, "Half");
	screen_keys(&s, "Esc Esc");   /* Esc at the question is to stay, too */
	assert_int_equal(s.app->n_popups, 1);
	screen_keys(&s, "Esc Right Right Enter");
	assert_int_equal(s.app->n_popups, 0);
	assert_int_equal(draft_of(&s)->n_partners, 0);
	screen_keys(&s, "a Esc");     /* nothing was typed: nothing is asked */
	assert_int_equal(s.app->n_popups, 0);
	screen_keys(&s, "a Enter");
	screen_shows(&s, "Type the name of the organisation first; Esc closes.");
	screen_close(&s);
}

static void quick__takes_ten_thousand_at_most(void **state)
{
	(void)state;
	struct screen s;
	open_table(&s, "9999*P DK company full");
	screen_keys(&s, "a 'A' Enter");
	assert_int_equal(draft_of(&s)->n_partners, 10000);
	screen_keys(&s, "'B' Enter");
	screen_shows(&s, "The wizard takes 10,000 partners at most.");
	assert_int_equal(draft_of(&s)->n_partners, 10000);
	screen_close(&s);
}

static void quick__over_an_open_form__closes_it(void **state)
{
	(void)state;
	struct screen s;
	open_table(&s, "Old DK company applicant; Two DK company full");
	screen_keys(&s, "Home Enter");
	assert_int_equal(s.app->session->partner, 0);
	app_open(s.app, quick_new(s.app, COUNTRY_NONE, 0));
	screen_keys(&s, "'A' Enter Esc");
	assert_int_equal(s.app->session->partner, -1);
	assert_partner(&s, 2, "A|||full");
	screen_shows(&s, "Two");
	screen_close(&s);
}

/* --- another language, other sizes --------------------------------------------------- */

static void quick__speaks_another_language_in_the_middle(void **state)
{
	(void)state;
	struct screen s;
	open_table(&s, "");
	screen_keys(&s, "a 'A' Tab 'ger' Tab 'company' Down");
	screen_shows(&s, "Germany");
	if (!app_set_language(s.app, "da")) {
		screen_close(&s);
		skip();
	}
	app_draw(s.app);
	screen_shows(&s, "Tyskland");
	screen_keys(&s, "Enter");
	assert_int_equal(draft_of(&s)->n_partners, 1);
	assert_int_equal(draft_of(&s)->partners[0].type, TYPE_COMPANY);
	screen_keys(&s, "'B' Tab 'germany' Enter");   /* English finds it in every language */
	assert_int_equal(draft_of(&s)->partners[1].country, country_from_code("DE"));
	app_set_language(s.app, "en");
	app_draw(s.app);
	screen_shows(&s, "Added: partner 2 (B).");
	screen_close(&s);
}

static void quick__at_forty_columns(void **state)
{
	(void)state;
	struct screen s;
	screen_open(&s, 40, 10, "ssa-2020", "2", "");
	screen_keys(&s, "5 a 'Skole' Tab 'swe'");
	screen_shows(&s, "= Sweden");
	screen_shows(&s, "1/");
	screen_is_straight(&s);
	screen_resize(&s, 10, 3);
	screen_resize(&s, 200, 60);
	screen_is_straight(&s);
	assert_focus(&s, "swe");
	screen_keys(&s, "Enter");
	assert_partner(&s, 0, "Skole|SE||applicant");
	screen_close(&s);
}

/* --- pasted rows ----------------------------------------------------------------------- */

static void paste__shows_what_was_understood__and_adds_it(void **state)
{
	(void)state;
	struct screen s;
	open_table(&s, "Old DK company applicant");
	screen_keys(&s, "\"Name;Country;Type;Role|A;DK;ngo;full|B;Danmrk;company;|OLD;Denmark;;|C;SE;ngo;boss;x\"");
	screen_shows(&s, "5 rows, 3 to be added");
	screen_shows(&s, "These look like the heads of the columns. Left out; Space takes it.");
	screen_keys(&s, "Down Down");
	screen_shows(&s, "?Danmrk");
	screen_shows(&s, "'Danmrk' is no country that konsort knows: it is added without one.");
	screen_keys(&s, "Down");
	screen_shows(&s, "This organisation stands in the draft or above already.");
	screen_keys(&s, "Down");
	screen_shows(&s, "'boss' is no role that konsort knows: it is added as Full partner.");
	screen_shows(&s, "not used.");
	assert_int_equal(draft_of(&s)->n_partners, 1);   /* nothing yet */
	screen_keys(&s, "Space");
	screen_shows(&s, "5 rows, 2 to be added");
	screen_keys(&s, "Enter");
	screen_shows(&s, "2 partners added.");
	assert_int_equal(s.app->n_popups, 0);
	assert_int_equal(draft_of(&s)->n_partners, 3);
	assert_partner(&s, 1, "A|DK|ngo|full");
	assert_partner(&s, 2, "B||company|full");
	screen_close(&s);
}

static void paste__grants_are_seen__and_the_focus_goes_there(void **state)
{
	(void)state;
	struct screen s;
	open_table(&s, "Old DK company applicant");
	screen_keys(&s, "\"Name;Country;Budget;Contact|A;DK;12.000;Ann|B;SE;lots;\"");
	screen_shows(&s, "Grant");
	screen_shows(&s, " 12,000");
	screen_shows(&s, "?lots");
	screen_keys(&s, "Down");
	screen_shows(&s, "A · Denmark · Full partner · 12,000 EUR · Ann");
	screen_keys(&s, "Enter");
	assert_focus(&s, ">2 A");
	screen_shows(&s, "2 partners added.");
	screen_close(&s);
}

/* What is typed or pasted and not added yet is asked about. */
static void quit__asks_first(void **state)
{
	(void)state;
	struct screen s;
	open_table(&s, "Old DK company applicant");
	session_set_saved(s.app->session);
	screen_keys(&s, "a 'A' Tab 'den' ^C ^C");
	screen_shows(&s, "'A' is not added yet.");
	assert_false(s.app->over);
	screen_keys(&s, "^C");
	screen_shows(&s, "Esc closes this first.");
	screen_keys(&s, "Right Right Enter \"A;DK|B;SE\" ^C");
	screen_shows(&s, "Esc closes this first.");
	assert_false(s.app->over);
	screen_keys(&s, "Esc");
	assert_int_equal(s.app->n_popups, 0);
	screen_close(&s);
}

static void paste__esc_leaves_all_as_it_was(void **state)
{
	(void)state;
	struct screen s;
	open_table(&s, "Old DK company applicant");
	uint64_t revision = draft_of(&s)->revision;
	screen_keys(&s, "\"A;DK|B;SE\" Esc");
	screen_shows(&s, "Nothing was added.");
	assert_true(draft_of(&s)->revision == revision);
	screen_keys(&s, "\"A;DK|B;SE\" Space Down Space Enter");
	screen_shows(&s, "No row is to be added: Space takes one");
	assert_int_equal(s.app->n_popups, 1);
	screen_close(&s);
}

static void paste__into_the_name(void **state)
{
	(void)state;
	struct screen s;
	open_table(&s, "");
	screen_keys(&s, "a \"Skole_A\"");   /* one name is a name */
	assert_focus(&s, "Skole A");
	screen_keys(&s, "^U \"A;DK|B;SE\"");
	screen_shows(&s, "2 rows, 2 to be added");
	screen_keys(&s, "Down Enter");
	assert_focus(&s, ">Name");
	assert_int_equal(draft_of(&s)->n_partners, 2);
	assert_partner(&s, 0, "A|DK||applicant");
	screen_close(&s);
}

static void paste__the_first_taken_leads_an_empty_draft(void **state)
{
	(void)state;
	struct screen s;
	open_table(&s, "");
	screen_keys(&s, "\"A;DK|B;SE\"");
	assert_focus(&s, "Applicant");
	screen_keys(&s, "Space");
	assert_focus(&s, "Full partner");
	screen_keys(&s, "Down");
	assert_focus(&s, "Applicant");
	screen_keys(&s, "Enter");
	assert_partner(&s, 0, "B|SE||applicant");
	screen_close(&s);
}

static void paste__hostile_bytes_reach_no_screen(void **state)
{
	(void)state;
	struct screen s;
	open_table(&s, "");
	struct input input = { .key = K_NONE, .text = "q\x1B[2J;DK\n\xE2\x80\xAEk\x01\xFF;S\x07" "E\n" };
	app_input(s.app, &input);
	app_draw(s.app);
	screen_is_straight(&s);
	screen_shows(&s, "q[2J");
	screen_keys(&s, "Enter");
	assert_partner(&s, 0, "q[2J|DK||applicant");
	assert_partner(&s, 1, "k\xEF\xBF\xBD|SE||full");
	assert_int_equal(s.app->over, false);
	screen_close(&s);
}

static void paste__ten_thousand_rows(void **state)
{
	(void)state;
	struct screen s;
	struct str many = STR_INIT;
	open_table(&s, "Old DK company applicant");
	for (int i = 0; i < 10500; i++)
		str_addf(&many, "P%d;DK;company\n", i);
	struct input input = { .key = K_NONE, .text = many.text };
	app_input(s.app, &input);
	app_draw(s.app);
	screen_shows(&s, "10,000 rows, 10,000 to be added");
	screen_shows(&s, "Only the first 10,000 rows are looked at; rows left out: 500.");
	screen_keys(&s, "End Space PgUp Home");
	screen_shows(&s, "9,999 to be added");
	screen_keys(&s, "End Space Enter");
	screen_shows(&s, "9,999 partners added. The wizard takes 10,000 partners at most.");
	assert_int_equal(draft_of(&s)->n_partners, 10000);
	str_free(&many);
	screen_close(&s);
}

static void paste__in_another_language_and_size(void **state)
{
	(void)state;
	struct screen s;
	open_table(&s, "");
	screen_keys(&s, "\"A;DK;company|B;Danmrk;ngo\" Down");
	screen_resize(&s, 40, 10);
	screen_is_straight(&s);
	screen_shows(&s, "2 rows, 2 to be added");
	screen_shows(&s, "'Danmrk' is no country that konsort");
	assert_focus(&s, "?Da");
	if (app_set_language(s.app, "da")) {
		app_draw(s.app);
		screen_is_straight(&s);
		assert_focus(&s, "?Da");
	}
	app_set_language(s.app, "en");
	screen_resize(&s, 80, 24);
	assert_focus(&s, "?Danmrk");
	screen_close(&s);
}

/* --- undo -------------------------------------------------------------------------------- */

static void entry__is_one_change_each(void **state)
{
	(void)state;
	struct screen s;
	size_t made;
	open_table(&s, "Old DK company applicant");
	screen_keys(&s, "a 'A' Tab 'dk' Tab 'ngo' Enter 'B' Enter Esc \"C;SE|D;FI|E;NO\" Enter");
	assert_int_equal(draft_of(&s)->n_partners, 6);
	assert_int_equal(session_changes(s.app->session, &made), 3);
	screen_keys(&s, "u");
	assert_int_equal(draft_of(&s)->n_partners, 3);
	screen_keys(&s, "u");
	assert_int_equal(draft_of(&s)->n_partners, 2);
	screen_keys(&s, "u");
	assert_int_equal(draft_of(&s)->n_partners, 1);
	screen_keys(&s, "U U U");
	assert_int_equal(draft_of(&s)->n_partners, 6);
	assert_partner(&s, 1, "A|DK|ngo|full");
	assert_partner(&s, 5, "E|NO||full");
	screen_close(&s);
}

int main(void)
{
	lang_start("en", NULL, true);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quick__three_partners__from_any_field),
		cmocka_unit_test(quick__what_is_typed_stands_for_one__or_is_told),
		cmocka_unit_test(quick__up_and_down_choose),
		cmocka_unit_test(quick__a_value_is_erased_or_typed_over),
		cmocka_unit_test(quick__filled_in_from_elsewhere),
		cmocka_unit_test(quick__esc_loses_nothing_silently),
		cmocka_unit_test(quick__takes_ten_thousand_at_most),
		cmocka_unit_test(quick__over_an_open_form__closes_it),
		cmocka_unit_test(quick__speaks_another_language_in_the_middle),
		cmocka_unit_test(quick__at_forty_columns),
		cmocka_unit_test(paste__shows_what_was_understood__and_adds_it),
		cmocka_unit_test(paste__grants_are_seen__and_the_focus_goes_there),
		cmocka_unit_test(quit__asks_first),
		cmocka_unit_test(paste__esc_leaves_all_as_it_was),
		cmocka_unit_test(paste__into_the_name),
		cmocka_unit_test(paste__the_first_taken_leads_an_empty_draft),
		cmocka_unit_test(paste__hostile_bytes_reach_no_screen),
		cmocka_unit_test(paste__ten_thousand_rows),
		cmocka_unit_test(paste__in_another_language_and_size),
		cmocka_unit_test(entry__is_one_change_each),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
