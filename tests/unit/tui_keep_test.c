/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not saved is written down in time, and where its author stood comes back; a draft
 * that is only read stays as it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cause.h"
#include "support/chance.h"
#include "support/screen.h"
#include "wizard/field.h"

#define TWO "@acronym DUO; @sector rail; @duration 48; " \
	"Alfa DK vet-provider applicant grant=5000; Bravo SE company full"

/* The recovery file: what it holds, and how often it was written and taken away. */
static struct {
	struct draft *draft;
	struct standing standing;
	int keeps, forgets;
	bool full;
} kept;
static struct screen s;

static bool keep(void *context, const struct draft *draft, const struct standing *standing,
                 struct diags *ds)
{
	(void)context;
	kept.keeps++;
	if (kept.full)
		return diags_error(ds, DIAG_CANNOT_WRITE, 0, 0, "recovery", cause_of(28));
	draft_free(&kept.draft);
	standing_free(&kept.standing);
	kept.draft = draft_copy(draft);
	kept.standing = (struct standing)STANDING_INIT;
	str_add(&kept.standing.step, standing->step.text);
	str_add(&kept.standing.typed, standing->typed.text);
	kept.standing.spot = standing->spot;
	kept.standing.spot.statement = NULL;
	return true;
}

static void forget(void *context)
{
	(void)context;
	kept.forgets++;
}

static int open_two(void **state)
{
	(void)state;
	memset(&kept, 0, sizeof kept);
	kept.standing = (struct standing)STANDING_INIT;
	screen_open(&s, 80, 24, "ssa-2020", "2", TWO);
	s.host.keep = keep;
	s.host.forget = forget;
	screen_keys(&s, "5 Home");
	return 0;
}

static int close_screen(void **state)
{
	(void)state;
	screen_close(&s);
	draft_free(&kept.draft);
	standing_free(&kept.standing);
	return 0;
}

static const struct draft *draft(void)
{
	return s.app->session->draft;
}

/* --- in time --------------------------------------------------------------------- */

static void keep__an_edit__within_a_second(void **state)
{
	(void)state;
	assert_int_equal(app_keep(s.app, 1000), -1);
	assert_int_equal(kept.keeps, 0);   /* nothing to be kept yet */
	screen_keys(&s, "Enter 'X'");
	int wait = app_keep(s.app, 5000);
	assert_in_range(wait, 1, 900);
	assert_int_equal(kept.keeps, 0);
	assert_int_equal(app_keep(s.app, 5000 + wait), -1);
	assert_int_equal(kept.keeps, 1);
	assert_string_equal(kept.draft->partners[0].name, "AlfaX");
	assert_int_equal(app_keep(s.app, 9000), -1);   /* it is there already */
	screen_keys(&s, "Tab");
	assert_int_equal(app_keep(s.app, 9100), -1);   /* going somewhere is no work */
	assert_int_equal(kept.keeps, 1);
}

static void keep__keys_without_a_pause__are_written_all_the_same(void **state)
{
	(void)state;
	int64_t last = 0, now;
	screen_keys(&s, "Enter");
	for (now = 0; now < 10000; now += 40) {
		int before = kept.keeps;
		screen_keys(&s, "'x'");
		app_keep(s.app, now);
		if (kept.keeps > before)
			last = now;
		assert_in_range(now - last, 0, 900);
	}
	assert_in_range(kept.keeps, 10, 15);   /* and not with every key */
}

static void keep__what_is_undone_or_saved__goes(void **state)
{
	(void)state;
	screen_keys(&s, "y");
	app_keep(s.app, 0);
	app_keep(s.app, 2000);
	assert_int_equal(kept.keeps, 1);
	assert_int_equal(kept.forgets, 0);
	screen_keys(&s, "u");
	assert_int_equal(app_keep(s.app, 2100), -1);
	assert_int_equal(kept.forgets, 1);
	screen_keys(&s, "y");
	assert_true(app_keep(s.app, 3000) > 0);
	screen_keys(&s, "u");   /* before it was written */
	assert_int_equal(app_keep(s.app, 3100), -1);
	assert_int_equal(app_keep(s.app, 9000), -1);
	assert_int_equal(kept.keeps, 1);
}

static void keep__at_once__only_what_is_not_there_yet(void **state)
{
	(void)state;
	assert_true(app_keep_at_once(s.app));
	assert_int_equal(kept.keeps, 0);
	screen_keys(&s, "y");
	assert_true(app_keep_at_once(s.app));
	assert_true(app_keep_at_once(s.app));
	assert_int_equal(kept.keeps, 1);
	assert_int_equal(app_keep(s.app, 5000), -1);
	assert_int_equal(kept.keeps, 1);
}

static void keep__a_failure__is_told_once_and_tried_again(void **state)
{
	(void)state;
	kept.full = true;
	screen_keys(&s, "y");
	app_keep(s.app, 0);
	assert_int_equal(app_keep(s.app, 1000), 0);   /* to be drawn */
	app_draw(s.app);
	/* the cause, and no path */
	screen_shows(&s, "Your work cannot be kept for recovery: no space left on the disk");
	assert_int_equal(app_keep(s.app, 2000), -1);
	assert_int_equal(kept.keeps, 1);
	screen_keys(&s, "Down y");
	app_keep(s.app, 6000);
	assert_int_equal(app_keep(s.app, 7000), -1);
	app_draw(s.app);
	screen_lacks(&s, "cannot be kept");
	assert_int_equal(kept.keeps, 2);
	assert_false(app_keep_at_once(s.app));
	kept.full = false;
	assert_true(app_keep_at_once(s.app));
}

static void keep__a_failure__is_made_up_for_at_a_later_key(void **state)
{
	(void)state;
	kept.full = true;
	screen_keys(&s, "y");
	app_keep(s.app, 0);
	app_keep(s.app, 1000);
	kept.full = false;   /* somebody made room */
	screen_keys(&s, "Down");
	int wait = app_keep(s.app, 5000);
	assert_true(wait > 0 && wait < 1000);
	assert_int_equal(app_keep(s.app, 5000 + wait), -1);
	assert_int_equal(kept.keeps, 2);
	screen_keys(&s, "Up");
	assert_int_equal(app_keep(s.app, 9000), -1);
	assert_int_equal(kept.keeps, 2);
}

static void keep__a_failure__with_little_room__is_short(void **state)
{
	(void)state;
	kept.full = true;
	screen_resize(&s, 60, 24);
	screen_keys(&s, "y ?");
	app_keep(s.app, 0);
	app_keep(s.app, 1000);
	app_draw(s.app);
	assert_int_equal(s.app->n_popups, 1);
	screen_shows(&s, "Not kept for recovery: no space left on the disk");
}

static void keep__a_failure__without_room_for_it__is_a_page(void **state)
{
	(void)state;
	kept.full = true;
	screen_resize(&s, 40, 20);
	screen_keys(&s, "y ?");
	app_keep(s.app, 0);
	app_keep(s.app, 1000);
	app_draw(s.app);
	assert_int_equal(s.app->n_popups, 2);
	screen_shows(&s, "no space left on the disk");
	screen_shows(&s, "save often.");
}

static void keep__nobody_keeps__harmless(void **state)
{
	(void)state;
	s.host.keep = NULL;
	s.host.forget = NULL;
	screen_keys(&s, "y");
	assert_int_equal(app_keep(s.app, 0), -1);
	assert_false(app_keep_at_once(s.app));
}

/* --- what and where -------------------------------------------------------------- */

/* Goes down the form of the first partner to its grant. */
static void go_to_grant(void)
{
	screen_keys(&s, "Enter");
	for (int i = 0; i < 40 && !screen_has(&s, ">Grant"); i++)
		screen_keys(&s, "Down");
	screen_shows(&s, ">Grant");
}

static void stand__a_number_that_cannot_be_used__comes_back(void **state)
{
	(void)state;
	screen_keys(&s, "y");
	go_to_grant();
	screen_keys(&s, "^U '12,5x'");
	assert_true(app_keep_at_once(s.app));
	assert_string_equal(kept.standing.step.text, "partners");
	assert_int_equal(kept.standing.spot.partner, 0);
	assert_int_equal(kept.standing.spot.key, PARTNER_KEY_GRANT);
	assert_string_equal(kept.standing.typed.text, "12,5x");
	screen_keys(&s, "'y'");   /* the draft does not move with it */
	assert_true(app_keep_at_once(s.app));
	assert_string_equal(kept.standing.typed.text, "12,5xy");

	struct opened opened = OPENED_INIT;
	opened.draft = draft_copy(kept.draft);
	opened.altered = true;
	app_replace_draft(s.app, &opened, "a.yaml", true);
	app_stand_at(s.app, &kept.standing);
	app_draw(s.app);
	screen_shows(&s, "12,5xy");
	screen_shows(&s, ">Grant");
	assert_int_equal(s.app->session->partner, 0);
	assert_int_equal(draft()->partners[0].grant, 5000);
	screen_keys(&s, "Backspace Backspace Backspace Backspace");
	assert_int_equal(draft()->partners[0].grant, 12);
	str_free(&opened.step);
}

static void stand__a_number_that_cannot_be_used__is_work_by_itself(void **state)
{
	(void)state;
	go_to_grant();
	screen_keys(&s, "'x'");   /* behind its 5000, which the draft keeps */
	assert_false(session_changed(s.app->session));
	app_keep(s.app, 0);
	app_keep(s.app, 1000);
	assert_int_equal(kept.keeps, 1);
	assert_string_equal(kept.standing.typed.text, "5000x");
	screen_keys(&s, "Backspace");
	app_keep(s.app, 2000);
	assert_false(app_is_unsaved(s.app));
	assert_int_equal(kept.forgets, 1);
}

static void stand__a_partner_half_typed__is_the_last_one(void **state)
{
	(void)state;
	screen_keys(&s, "a");
	assert_int_equal(app_keep(s.app, 0), -1);   /* nothing is typed */
	screen_keys(&s, "'Gamma' Tab 'roma' Tab 'qq'");
	app_keep(s.app, 0);
	app_keep(s.app, 1000);
	assert_int_equal(kept.keeps, 1);
	assert_int_equal(draft()->n_partners, 2);
	assert_int_equal(kept.draft->n_partners, 3);
	assert_string_equal(kept.draft->partners[2].name, "Gamma qq");
	char code[3];
	assert_string_equal(country_code(kept.draft->partners[2].country, code), "RO");
	assert_int_equal(kept.standing.spot.partner, 2);
	assert_int_equal(kept.standing.spot.key, PARTNER_KEY_NAME);
	screen_keys(&s, "F1 Esc");   /* something over it changes nothing */
	assert_int_equal(app_keep(s.app, 2000), -1);
	screen_keys(&s, "Backspace Backspace Backtab Backtab ^U Esc");
	app_keep(s.app, 3000);
	assert_int_equal(s.app->n_popups, 0);
	assert_int_equal(app_keep(s.app, 4000), -1);
	assert_int_equal(kept.forgets, 1);
}

static void stand__every_step__comes_back(void **state)
{
	(void)state;
	for (int step = 0; step < STEP_END; step++) {
		struct standing standing;
		app_go(s.app, (enum step)step);
		app_standing(s.app, &standing);
		app_go(s.app, STEP_CALL);
		app_stand_at(s.app, &standing);
		assert_int_equal(s.app->session->step, step);
		standing_free(&standing);
	}
}

static void stand__what_is_gone__as_far_as_it_goes(void **state)
{
	(void)state;
	struct standing standing = STANDING_INIT;
	str_add(&standing.step, "partners");
	str_add(&standing.typed, "9x");
	standing.spot = (struct spot){ .partner = 70, .key = PARTNER_KEY_GRANT };
	app_stand_at(s.app, &standing);
	assert_int_equal(s.app->session->step, STEP_PARTNERS);
	assert_int_equal(s.app->session->partner, -1);
	standing_free(&standing);
}

/* --- only read ------------------------------------------------------------------- */

static const char *read_only_word(void)
{
	return "Read only";
}

static void make_read_only(void)
{
	s.app->session->read_only = true;
	s.app->holder.holding = HOLDING_HELD;
	s.disk.shelf.holding = HOLDING_HELD;
}

static void read_only__edits__are_answered_and_change_nothing(void **state)
{
	(void)state;
	static const struct { const char *way, *keys; } edits[] = {
		{ "5 Home", "a" }, { "5 Home", "d" }, { "5 Home", "x" }, { "5 Home", "y" },
		{ "5 Home", "r" }, { "5 Home", ">" }, { "5 Home", "\"A|B|C\"" }, { "5 Home", "u" },
		{ "5 Home", "U" }, { "5 End Up", "Enter" }, { "5 Home Enter", "'q'" },
		{ "5 Home Enter", "Backspace" }, { "5 Home Enter", "^U" }, { "5 Home Enter", "\"pasted\"" },
		{ "5 Home Enter Tab", "Backspace" }, { "5 Home Enter Tab Enter Down", "Enter" },
		{ "2 Home", "Space" }, { "1 End", "Enter" }, { "3 Home Down", "Space" },
	};
	struct draft *before = draft_copy(draft());
	make_read_only();
	for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
		for (int k = 0; k < 4; k++)
			screen_keys(&s, "Esc");
		if (s.app->session->partner >= 0)
			screen_keys(&s, "Esc");
		s.app->aside = false;
		app_go(s.app, STEP_CALL);
		screen_keys(&s, edits[i].way);
		screen_lacks(&s, read_only_word());
		screen_keys(&s, edits[i].keys);
		if (!screen_has(&s, read_only_word()))
			print_error("edit %s %s\n", edits[i].way, edits[i].keys);
		screen_shows(&s, read_only_word());
		assert_true(draft_equal(before, draft()));
		assert_false(session_changed(s.app->session));
	}
	draft_free(&before);
}

/* Pages that lead to another draft, which is not what this is about. */
static bool leads_away(const struct view *v)
{
	static const enum keymap away[] = { KEYMAP_MENU, KEYMAP_START, KEYMAP_SAVE };
	bool leads = false;
	for (size_t i = 0; i < sizeof away / sizeof *away; i++)
		leads = leads || v->ops->keymap == away[i];
	return leads;
}

static void read_only__any_keys__leave_the_draft_alone(void **state)
{
	(void)state;
	static const char letters[] = "aadxyruUzc12345677<>*/ nNpPhl?bq|Tq";
	static const int keys[] = { K_UP, K_DOWN, K_LEFT, K_RIGHT, K_HOME, K_END, K_PAGE_UP, K_PAGE_DOWN,
	                            K_ENTER, K_ENTER, K_TAB, K_BACKTAB, K_BACKSPACE, K_DELETE, ' ',
	                            K_CTRL('U'), K_CTRL('W'), K_CTRL('R'), K_NONE };
	struct draft *before = draft_copy(draft());
	struct chance chance = { .state = 6 };
	make_read_only();
	for (int i = 0; i < 5000; i++) {
		int key = chance_percent(&chance, 40) ? letters[chance_below(&chance, sizeof letters - 1)] :
			keys[chance_below(&chance, sizeof keys / sizeof *keys)];
		char text[2] = { key_is_text(key) ? (char)key : '\0', '\0' };
		bool back = chance_percent(&chance, 8) || leads_away(app_focused(s.app));
		if (back)
			key = K_ESCAPE, *text = '\0';
		app_input(s.app, &(struct input){ .key = key,
		                                  .text = key == K_NONE ? "Eta\tDK\nTheta\tSE\n" : text });
		s.app->over = false;
		app_draw(s.app);
		app_keep(s.app, i * 100);
	}
	assert_true(s.app->session->read_only);
	assert_true(draft_equal(before, draft()));
	assert_false(session_changed(s.app->session));
	assert_int_equal(kept.keeps, 0);
	draft_free(&before);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, open_two, close_screen)
int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(keep__an_edit__within_a_second),
		CASE(keep__keys_without_a_pause__are_written_all_the_same),
		CASE(keep__what_is_undone_or_saved__goes),
		CASE(keep__at_once__only_what_is_not_there_yet),
		CASE(keep__a_failure__is_told_once_and_tried_again),
		CASE(keep__a_failure__is_made_up_for_at_a_later_key),
		CASE(keep__a_failure__with_little_room__is_short),
		CASE(keep__a_failure__without_room_for_it__is_a_page),
		CASE(keep__nobody_keeps__harmless),
		CASE(stand__a_number_that_cannot_be_used__comes_back),
		CASE(stand__a_number_that_cannot_be_used__is_work_by_itself),
		CASE(stand__a_partner_half_typed__is_the_last_one),
		CASE(stand__every_step__comes_back),
		CASE(stand__what_is_gone__as_far_as_it_goes),
		CASE(read_only__edits__are_answered_and_change_nothing),
		CASE(read_only__any_keys__leave_the_draft_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
