/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another language on any screen: everything is in it, nothing has moved, and the first
 * language gives the first screen again, to the cell.  Every screen of the tours, in
 * windows of three sizes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/lang.h"
#include "support/tours.h"
#include "tui/edit.h"

static const int sizes[][2] = { { 80, 24 }, { 60, 20 }, { 40, 10 } };
enum { SIZES = sizeof sizes / sizeof *sizes };

static struct screen s;
static struct lang_list languages;

/* --- changing the language -------------------------------------------------------- */

static size_t find_language(const char *code)
{
	for (size_t i = 0; i < languages.n; i++)
		if (!strcmp(languages.list[i].code, code))
			return i;
	fail_msg("there is no language %s", code);
	return 0;
}

static void need(const char *code)
{
	const char *why = languages.list[find_language(code)].why;
	if (!*why)
		return;
	print_message("%s: %s\n", code, why);
	skip();
}

/* By keys, as anybody would; where the list of languages is open already, within it. */
static void speak(const char *code)
{
	if (app_focused(s.app)->ops->keymap == KEYMAP_LANGUAGE) {
		assert_true(app_set_language(s.app, code));
		app_draw(s.app);
		return;
	}
	screen_keys(&s, "^K Home");
	for (size_t i = find_language(code); i > 0; i--)
		screen_keys(&s, "Down");
	screen_keys(&s, "Enter");
	assert_string_equal(lang_code(), code);
}

/* --- looking ---------------------------------------------------------------------- */

/* The whole screen and the cursor. */
static void take_screen(struct str *out)
{
	screen_text(&s, out);
	str_addf(out, "cursor %d,%d\n", getcury(curscr), getcurx(curscr));
}

static void add_ids(struct str *out, const struct id_list *ids)
{
	for (size_t i = 0; i < ids->n; i++) {
		str_add(out, ids->ids[i]);
		str_add(out, " ");
	}
	str_add(out, "\n");
}

/* What is in the draft, and what became of it. */
static void take_draft(struct str *out)
{
	const struct draft *d = s.app->session->draft;
	str_addf(out, "%s %s '%s' '%s' '%s' %d\n", d->call, d->lot, d->acronym, d->title, d->sector,
	         (int)d->duration);
	add_ids(out, &d->objectives);
	add_ids(out, &d->priorities);
	add_ids(out, &d->activities);
	for (size_t i = 0; i < d->n_partners; i++) {
		const struct partner *p = &d->partners[i];
		str_addf(out, "'%s' %d %d %lx %d %d %lld\n", p->name, (int)p->country, (int)p->type,
		         (unsigned long)p->also, (int)p->role, (int)p->umbrella, (long long)p->grant);
	}
	str_addf(out, "revision %llu, step %d, partner %d, changed %d, saves %d, over %d\n",
	         (unsigned long long)d->revision, (int)s.app->session->step, s.app->session->partner,
	         session_changed(s.app->session), s.disk.saves, s.app->over);
}

static void fail_different(const char *where, const char *got, const char *wanted)
{
	print_error("%s\n", where);   /* apart, as cmocka cuts what is long */
	print_error("is\n%s\n", got);
	print_error("should be\n%s\n", wanted);
	fail();
}

/* --- there and back --------------------------------------------------------------- */

static void comes_back(const struct tour *tour, const struct stop *stop, const char *first)
{
	struct str before = STR_INIT, after = STR_INIT, draft = STR_INIT, again = STR_INIT,
	           where = STR_INIT;
	str_addf(&where, "%s: %s (%dx%d), from %s", tour->name, stop->name, COLS, LINES, first);
	take_screen(&before);
	take_draft(&draft);
	for (size_t i = 1; i <= languages.n; i++) {
		const struct lang_item *next = &languages.list[(find_language(first) + i) % languages.n];
		if (*next->why)
			continue;
		speak(next->code);
		screen_is_straight(&s);
	}
	take_screen(&after);
	take_draft(&again);
	if (strcmp(after.text, before.text) != 0)
		fail_different(where.text, after.text, before.text);
	assert_string_equal(again.text, draft.text);
	str_free(&before);
	str_free(&after);
	str_free(&draft);
	str_free(&again);
	str_free(&where);
}

static void walk_and_come_back(const char *first)
{
	need(first);
	for (size_t t = 0; t < n_tours * SIZES; t++) {
		const struct tour *tour = &tours[t / SIZES];
		lang_set(first);
		tour_open(&s, tour, sizes[t % SIZES][0], sizes[t % SIZES][1]);
		for (const struct stop *stop = tour->stops; stop->name; stop++) {
			screen_keys(&s, stop->keys);
			comes_back(tour, stop, first);
		}
		screen_close(&s);
	}
	lang_set("en");
}

static void every_screen__all_languages_and_back__is_the_first(void **state)
{
	(void)state;
	walk_and_come_back("en");
}

static void every_screen__from_danish_and_back__is_the_first(void **state)
{
	(void)state;
	walk_and_come_back("da");
}

/* --- as if it had been so all the time --------------------------------------------- */

/* What is on the screen, and on what the focus is. */
struct sight {
	struct str screen;
	int popups, item;
	bool moved;              /* scrolled, or sorted or narrowed by names: see below */
};

/* What is scrolled, or found by the names of one language, is shown as near as can be to where
 * it was in the other, and not where keys in this one would have led. */
static bool may_differ(const struct view *v, const struct place *p)
{
	enum keymap map = v->ops->keymap;
	return p->first > 0 || p->left > 0 || map == KEYMAP_LANGUAGE ||
	       (map == KEYMAP_PICKER && v->edit->text.length);
}

static struct sight take_look(void)
{
	const struct view *v = app_focused(s.app);
	struct sight l = { .screen = STR_INIT, .popups = s.app->n_popups };
	struct place p = { 0 };
	if (v->ops->place)
		v->ops->place(v, &p);
	else if (v->scroll)
		scroll_place(v->scroll, v, &p);
	p.left = v->edit ? v->edit->left : 0;
	take_screen(&l.screen);
	l.item = p.item;
	for (int i = 0; i < s.app->n_popups && !l.moved; i++)
		l.moved = may_differ(s.app->popups[i].view, &p);
	l.moved = l.moved || may_differ(v, &p);
	return l;
}

/* Each screen of a tour walked in one language. */
static size_t walk(const struct tour *tour, const char *code, const int size[2], struct sight *looks)
{
	size_t n = 0;
	lang_set(code);
	tour_open(&s, tour, size[0], size[1]);
	for (const struct stop *stop = tour->stops; stop->name; stop++) {
		screen_keys(&s, stop->keys);
		looks[n++] = take_look();
	}
	screen_close(&s);
	return n;
}

/* True if the screen is the one WANTED; where it may differ, the focus must be the same. */
static bool is_as(const char *where, const struct sight *wanted)
{
	struct sight got = take_look();
	bool same = !strcmp(got.screen.text, wanted->screen.text);
	bool found = app_focused(s.app)->ops->keymap == KEYMAP_PICKER ||
		app_focused(s.app)->ops->keymap == KEYMAP_LANGUAGE;
	if (!same && !got.moved && !wanted->moved)
		fail_different(where, got.screen.text, wanted->screen.text);
	if (!same && !found)
		assert_int_equal(got.item, wanted->item);
	str_free(&got.screen);
	return same;
}

static void every_screen__changed__is_as_walked_in_it(void **state)
{
	(void)state;
	need("da");
	struct sight wanted[TOUR_STOPS];
	size_t same = 0, all = 0;
	for (size_t t = 0; t < n_tours * SIZES; t++) {
		const struct tour *tour = &tours[t / SIZES];
		const int *size = sizes[t % SIZES];
		size_t n = walk(tour, "da", size, wanted);
		bool together = true;   /* a longer message may have become a page to be closed */
		lang_set("en");
		tour_open(&s, tour, size[0], size[1]);
		for (size_t i = 0; i < n; i++) {
			struct str where = STR_INIT;
			str_addf(&where, "%s: %s (%dx%d)", tour->name, tour->stops[i].name, COLS, LINES);
			screen_keys(&s, tour->stops[i].keys);
			speak("da");
			together = together && s.app->n_popups == wanted[i].popups;
			all++;
			same += together && is_as(where.text, &wanted[i]);
			speak("en");
			str_free(&wanted[i].screen);
			str_free(&where);
		}
		screen_close(&s);
	}
	lang_set("en");
	assert_true(same * 10 > all * 9);
}

/* --- and then? --------------------------------------------------------------------- */

/* Opens the tour and goes as far as its stop AT. */
static void go_to(const struct tour *tour, const int size[2], size_t at)
{
	lang_set("en");
	tour_open(&s, tour, size[0], size[1]);
	for (size_t i = 0; i <= at; i++)
		screen_keys(&s, tour->stops[i].keys);
}

/* A message goes, at the foot or on a page, which hangs on its length. */
static void hush(void)
{
	struct view *v = app_focused(s.app);
	struct str title = STR_INIT;
	if (v->ops->title)
		v->ops->title(v, &title);
	if (!strcmp(title.text, "konsort"))
		screen_keys(&s, "Esc");
	app_hush(s.app);
	app_draw(s.app);
	str_free(&title);
}

/* Enter at a stop of a tour, pressed in the language CODE between other keys in English. */
static void take_enter(const struct tour *tour, size_t at, const char *code, struct str *out)
{
	go_to(tour, sizes[at % SIZES], at);
	bool languages_open = app_focused(s.app)->ops->keymap == KEYMAP_LANGUAGE;
	if (!languages_open) {
		if (strcmp(code, "en") != 0)
			speak(code);
		screen_keys(&s, "Enter");
		if (strcmp(code, "en") != 0)
			speak("en");
		hush();
	}
	/* a list that was opened has its focus on what is first by name in that language */
	if (app_focused(s.app)->ops->keymap != KEYMAP_PICKER)
		take_screen(out);
	take_draft(out);
	screen_close(&s);
}

/* What Enter does on every screen hangs on no language. */
static void every_screen__enter_in_another_language__does_the_same(void **state)
{
	(void)state;
	need("nl");
	for (size_t t = 0; t < n_tours; t++) {
		for (size_t i = 0; i < TOUR_STOPS && tours[t].stops[i].name; i++) {
			struct str plain = STR_INIT, changed = STR_INIT, where = STR_INIT;
			str_addf(&where, "%s: %s, then Enter", tours[t].name, tours[t].stops[i].name);
			take_enter(&tours[t], i, "en", &plain);
			take_enter(&tours[t], i, "nl", &changed);
			if (strcmp(plain.text, changed.text) != 0)
				fail_different(where.text, changed.text, plain.text);
			str_free(&plain);
			str_free(&changed);
			str_free(&where);
		}
	}
}

/* --- one by one -------------------------------------------------------------------- */

#define TWO "@acronym DUO; @sector rail; @duration 48; " \
	"Alfa DK vet-provider applicant; Bravo SE company full"

static int open_two(void **state)
{
	(void)state;
	lang_set("en");
	screen_open(&s, 80, 24, "ssa-2020", "2", TWO);
	screen_keys(&s, "5 Home");
	return 0;
}

static int close_two(void **state)
{
	(void)state;
	screen_close(&s);
	lang_set("en");
	return 0;
}

static void languages__are_listed__in_their_own_words(void **state)
{
	(void)state;
	screen_keys(&s, "l");
	screen_shows(&s, "┌─ Language");
	screen_shows(&s, ">(*) English");
	for (size_t i = 0; i < languages.n; i++)
		screen_shows(&s, languages.list[i].name);
	screen_keys(&s, "l");              /* the same key closes it */
	screen_lacks(&s, "(*) English");
	assert_string_equal(s.disk.language, "");
}

static void language__chosen__is_remembered(void **state)
{
	(void)state;
	need("nl");
	speak("nl");
	assert_string_equal(s.disk.language, "nl");
	screen_shows(&s, "Stap 5 van 7");
	screen_lacks(&s, "Step");
	screen_keys(&s, "l");
	screen_shows(&s, ">(*) Nederlands");
	screen_keys(&s, "Enter");
	assert_string_equal(lang_code(), "nl");
	assert_false(session_changed(s.app->session));
}

static void language__that_cannot_be_kept__is_told(void **state)
{
	(void)state;
	need("nl");
	s.disk.forgetful = true;
	speak("nl");
	screen_shows(&s, "Read-only file system");
	screen_shows(&s, "config.yaml");
	screen_shows(&s, "Stap 5 van 7");
	int told = s.app->n_popups;
	speak("en");                       /* and told once, however often one changes */
	screen_shows(&s, "not kept for the");
	assert_int_equal(s.app->n_popups, told);
	s.disk.forgetful = false;
	speak("nl");
	s.disk.forgetful = true;
	speak("en");
	assert_int_equal(s.app->n_popups, told + 1);
}

static void language__without_a_place_to_keep_it__is_spoken(void **state)
{
	(void)state;
	need("nl");
	s.host.remember = NULL;
	speak("nl");
	screen_shows(&s, "Stap 5 van 7");
	assert_string_equal(s.app->message.text, "");
}

static void language__unknown__changes_nothing(void **state)
{
	(void)state;
	struct str before = STR_INIT, after = STR_INIT;
	screen_text(&s, &before);
	assert_false(app_set_language(s.app, "xx"));
	assert_string_equal(lang_code(), "en");
	assert_true(s.app->message.length > 0);
	assert_string_equal(s.disk.language, "");
	app_hush(s.app);
	app_draw(s.app);
	screen_text(&s, &after);
	assert_string_equal(after.text, before.text);
	str_free(&before);
	str_free(&after);
}

/* What was told when the language was asked for is told again, in it. */
static void message__is_told_again__in_the_other_language(void **state)
{
	(void)state;
	need("nl");
	screen_keys(&s, "s Enter");
	screen_shows(&s, "Saved in DUO-ssa-2020.yaml.");
	speak("nl");
	screen_lacks(&s, "Saved in");
	screen_shows(&s, "DUO-ssa-2020.yaml");
	speak("en");
	screen_shows(&s, "Saved in DUO-ssa-2020.yaml.");
	screen_keys(&s, "Down");
	screen_lacks(&s, "Saved in");
}

/* Austria is Østrig, behind z, and stays the one that is picked. */
static void countries__are_sorted_anew__with_the_same_one_picked(void **state)
{
	(void)state;
	need("da");
	screen_keys(&s, "Enter Tab Enter Home");
	for (int i = 0; i < 20 && !screen_has(&s, ">  Austria"); i++)
		screen_keys(&s, "Up");
	screen_shows(&s, ">  Austria");
	speak("da");
	screen_shows(&s, ">  Østrig");
	screen_keys(&s, "Down");
	screen_lacks(&s, "Belgien");       /* behind Østrig come those that are no Programme Countries */
	screen_keys(&s, "Up");
	speak("en");
	screen_shows(&s, ">  Austria");
	screen_keys(&s, "Down");
	screen_shows(&s, ">  Belgium");
	speak("da");
	screen_keys(&s, "Enter");
	assert_int_equal(s.app->session->draft->partners[0].country, country_from_code("BE"));
}

/* A name typed in one language may match nothing in another: it comes back with the first. */
static void filter__stays__and_so_does_what_it_found(void **state)
{
	(void)state;
	need("da");
	need("nl");
	speak("da");
	screen_keys(&s, "Enter Tab 'land' Down Down Down");
	struct str before = STR_INIT, after = STR_INIT;
	take_screen(&before);
	speak("nl");
	screen_shows(&s, "│ land ");
	speak("en");
	screen_shows(&s, "│ land ");
	speak("da");
	take_screen(&after);
	assert_string_equal(after.text, before.text);
	screen_keys(&s, "^U 'tysk'");
	screen_shows(&s, ">  Tyskland");
	speak("en");
	screen_shows(&s, "tysk");
	screen_shows(&s, "nothing matches");
	screen_keys(&s, "Enter");
	screen_shows(&s, "Nothing matches; Esc clears what was typed.");
	speak("da");
	screen_shows(&s, ">  Tyskland");
	screen_keys(&s, "Enter");
	assert_int_equal(s.app->session->draft->partners[0].country, country_from_code("DE"));
	str_free(&before);
	str_free(&after);
}

static void text__keeps_its_cursor__and_undoes_nothing(void **state)
{
	(void)state;
	need("da");
	screen_keys(&s, "4 Home Right 'x'");
	speak("da");
	screen_keys(&s, "'y'");
	speak("en");
	assert_string_equal(s.app->session->draft->acronym, "DxyUO");
}

static void question__keeps_its_answer(void **state)
{
	(void)state;
	need("nl");
	screen_keys(&s, "r Right");
	screen_shows(&s, "[ Remove ]");
	speak("nl");
	screen_lacks(&s, "Remove");
	screen_keys(&s, "Enter");
	assert_int_equal(s.app->session->draft->n_partners, 1);
}

static void too_small__goes_to_the_next_language(void **state)
{
	(void)state;
	size_t n = 0;
	screen_keys(&s, "End");
	struct str before = STR_INIT, after = STR_INIT;
	take_screen(&before);
	screen_resize(&s, 39, 9);
	screen_shows(&s, "Too small");
	for (size_t i = 0; i < languages.n; i++)
		n += !*languages.list[i].why;
	for (size_t i = 0; i < n; i++) {
		screen_keys(&s, "l");
		assert_string_equal(s.disk.language, lang_code());
		if (i + 1 < n)
			screen_lacks(&s, "Too small");
	}
	screen_shows(&s, "Too small");
	screen_resize(&s, 80, 24);
	take_screen(&after);
	assert_string_equal(after.text, before.text);
	screen_resize(&s, 39, 9);
	screen_keys(&s, "m");
	screen_shows(&s, "larger window");
	str_free(&before);
	str_free(&after);
}

static void menu__has_the_commands_that_do_something(void **state)
{
	(void)state;
	screen_shows(&s, "m Menu");
	screen_keys(&s, "m");
	screen_shows(&s, "┌─ Menu");
	screen_shows(&s, ">Next ");
	screen_shows(&s, "Language: English");
	screen_shows(&s, "Save as");
	screen_shows(&s, "Go to the next step");   /* what it does, at the foot */
	screen_keys(&s, "Enter");
	screen_shows(&s, "Step 6 of 7");
	screen_keys(&s, "Tab ^P");                 /* over a text the keys with Ctrl */
	screen_shows(&s, "Ctrl-N");
	screen_keys(&s, "Esc Esc Home r m");
	screen_lacks(&s, "Save as");               /* not while a question waits */
	screen_shows(&s, "Language: English");
	screen_keys(&s, "m");
	screen_lacks(&s, "Language: English");
	screen_shows(&s, "[ Cancel ]");
	screen_keys(&s, "Esc");
	screen_close(&s);
	screen_open(&s, 80, 24, "", "", "");
	screen_keys(&s, "m");
	screen_lacks(&s, "Save");                  /* there is nothing yet */
	screen_lacks(&s, "Conditions");
}

static void menu__leads_to_the_languages(void **state)
{
	(void)state;
	need("nl");
	screen_keys(&s, "m");
	for (int i = 0; i < 20 && !screen_has(&s, ">Language: English"); i++)
		screen_keys(&s, "Down");
	screen_keys(&s, "l Home");                 /* over the menu, too */
	for (size_t i = find_language("nl"); i > 0; i--)
		screen_keys(&s, "Down");
	screen_keys(&s, "Enter");
	screen_shows(&s, ": Nederlands");
	screen_keys(&s, "Enter");
	screen_shows(&s, ">(*) Nederlands");
	screen_keys(&s, "Esc");
	assert_int_equal(s.app->n_popups, 0);
}

/* Whatever is open: the list of languages, and then the menu, open over it. */
static void pop_ups__up_to_the_brim__leave_room(void **state)
{
	(void)state;
	screen_keys(&s, "? ? ? ? ? ? ? ?");
	assert_int_equal(s.app->n_popups, POPUPS_MOST);
	screen_keys(&s, "?");
	assert_int_equal(s.app->n_popups, POPUPS_MOST);
	screen_shows(&s, "Not done");
	screen_keys(&s, "m l");
	screen_shows(&s, "(*) English");
	screen_keys(&s, "Esc Esc");
	assert_int_equal(s.app->n_popups, POPUPS_MOST);
}

#define WITH_TWO(test) cmocka_unit_test_setup_teardown(test, open_two, close_two)

int main(void)
{
	lang_start("en", NULL, true);
	lang_list_fill(&languages);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_screen__all_languages_and_back__is_the_first),
		cmocka_unit_test(every_screen__from_danish_and_back__is_the_first),
		cmocka_unit_test(every_screen__changed__is_as_walked_in_it),
		cmocka_unit_test(every_screen__enter_in_another_language__does_the_same),
		WITH_TWO(languages__are_listed__in_their_own_words),
		WITH_TWO(language__chosen__is_remembered),
		WITH_TWO(language__that_cannot_be_kept__is_told),
		WITH_TWO(language__without_a_place_to_keep_it__is_spoken),
		WITH_TWO(language__unknown__changes_nothing),
		WITH_TWO(message__is_told_again__in_the_other_language),
		WITH_TWO(countries__are_sorted_anew__with_the_same_one_picked),
		WITH_TWO(filter__stays__and_so_does_what_it_found),
		WITH_TWO(text__keeps_its_cursor__and_undoes_nothing),
		WITH_TWO(question__keeps_its_answer),
		WITH_TWO(too_small__goes_to_the_next_language),
		WITH_TWO(menu__has_the_commands_that_do_something),
		WITH_TWO(menu__leads_to_the_languages),
		WITH_TWO(pop_ups__up_to_the_brim__leave_room),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	lang_list_free(&languages);
	return failed;
}
