/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft that somebody else has, on a screen in memory: read only, waited for, taken over, lost;
 * and saves that meet somebody else's file.  Who has it is the shelf's to say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/lang.h"
#include "support/screen.h"

#define RAILS "/home/anna/rails.yaml"
#define TWO "@acronym OPENED; A DK company applicant; B SE company full"

static struct screen s;

static const struct draft *draft(void)
{
	return s.app->session->draft;
}

/* A draft of rails.yaml, as it was read, of which the lock is HOLDING. */
static void open_held(int cols, int rows, enum holding holding)
{
	screen_open(&s, cols, rows, "ssa-2015", "", TWO);
	s.disk.shelf.holding = holding;
	s.disk.shelf.minutes = 12;
	str_add(&s.app->path, RAILS);
	s.app->exists = true;
	session_set_saved(s.app->session);
	screen_arrive(&s);
}

/* --- arriving --------------------------------------------------------------------- */

static void held__ours__is_not_a_word(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_OURS);
	assert_int_equal(s.disk.shelf.holds, 1);
	assert_int_equal(s.app->n_popups, 0);
	assert_false(s.app->session->read_only);
	screen_shows(&s, "OPENED · saved");
	screen_arrive(&s);
	assert_int_equal(s.disk.shelf.holds, 1);   /* once a draft */
	screen_close(&s);
}

static void held__without_a_host_for_it__is_as_ever(void **state)
{
	(void)state;
	screen_open(&s, 80, 24, "ssa-2015", "", TWO);
	s.host.hold = NULL;
	s.host.holder = NULL;
	s.host.keep = NULL;
	s.host.recoveries = NULL;
	s.host.peek = NULL;
	str_add(&s.app->path, RAILS);
	screen_arrive(&s);
	app_look_at_lock(s.app);
	screen_keys(&s, "5 Home d ^O");
	assert_int_equal(draft()->n_partners, 3);
	assert_int_equal(s.disk.saves, 1);
	screen_close(&s);
}

static void held__stale__is_said(void **state)
{
	(void)state;
	screen_open(&s, 80, 24, "ssa-2015", "", TWO);
	s.disk.shelf.stale = true;
	str_add(&s.app->path, RAILS);
	screen_arrive(&s);
	screen_shows(&s, "anna did not leave this draft, but that session has ended: it is yours.");
	assert_int_equal(s.app->n_popups, 0);
	assert_false(s.app->session->read_only);
	screen_close(&s);
}

static void held__in_place__is_said(void **state)
{
	(void)state;
	screen_open(&s, 80, 24, "ssa-2015", "", TWO);
	s.disk.shelf.in_place = true;
	str_add(&s.app->path, RAILS);
	screen_arrive(&s);
	screen_shows(&s, "No file can be made here: saving writes over the draft; a copy is kept.");
	assert_false(s.app->session->read_only);
	screen_close(&s);
}

static void held__changed_meanwhile__is_read_again(void **state)
{
	(void)state;
	screen_open(&s, 80, 24, "ssa-2015", "", TWO);
	s.disk.shelf.changed = true;
	s.disk.shelf.theirs = "@acronym THEIRS; A DK company applicant; B SE company full";
	str_add(&s.app->path, RAILS);
	s.app->exists = true;
	session_set_saved(s.app->session);
	screen_arrive(&s);
	assert_string_equal(s.disk.shelf.opened, RAILS);
	assert_string_equal(draft()->acronym, "THEIRS");
	assert_false(s.app->session->read_only);
	assert_int_equal(s.app->n_popups, 0);
	screen_close(&s);
}

static void held__too_small__is_asked_when_there_is_room(void **state)
{
	(void)state;
	screen_open(&s, 80, 24, "ssa-2015", "", TWO);
	s.disk.shelf.holding = HOLDING_HELD;
	str_add(&s.app->path, RAILS);
	screen_resize(&s, 30, 8);
	screen_arrive(&s);
	assert_false(s.app->arrived);
	screen_resize(&s, 80, 24);
	screen_arrive(&s);
	screen_shows(&s, "Take over");
	assert_true(s.app->session->read_only);
	screen_close(&s);
}

/* --- somebody has it --------------------------------------------------------------- */

static void held__tells__who_and_since_when(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_HELD);
	screen_shows(&s, "anna has had this draft open for 12 minutes.");
	screen_shows(&s, "[ Read only ]    Wait      Take over");
	screen_shows(&s, "OPENED · read only");
	screen_keys(&s, "?");
	screen_shows(&s, "the other session can only read");
	screen_keys(&s, "Esc Enter");
	assert_int_equal(s.app->n_popups, 0);
	screen_shows(&s, "Read only: anna has it open. w: 'Save as' makes a copy of your own.");
	assert_false(s.app->waits);
	screen_close(&s);
}

static void held__elsewhere__may_have_ended(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_ELSEWHERE);
	screen_shows(&s, "anna (computer rossini)");
	screen_shows(&s, "whether that session still runs");
	screen_close(&s);
}

static void held__names__are_cleaned_and_cut(void **state)
{
	(void)state;
	screen_open(&s, 80, 24, "ssa-2015", "", TWO);
	s.disk.shelf.holding = HOLDING_HELD;
	s.disk.shelf.user = "ev\033[31m\342\200\256a-a-very-long-name-that-has-no-end-to-it-at-all-and-goes-on";
	str_add(&s.app->path, RAILS);
	screen_arrive(&s);
	screen_shows(&s, "ev\357\277\275[31m\357\277\275a-a-very");
	screen_lacks(&s, "goes-on");
	screen_keys(&s, "Right Enter");
	screen_shows(&s, "ev\357\277\275[31m\357\277\275a-a-very");
	screen_close(&s);
}

static void held__esc__is_read_only(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_HELD);
	screen_keys(&s, "Esc");
	assert_int_equal(s.app->n_popups, 0);
	assert_true(s.app->session->read_only);
	screen_shows(&s, "Read only: anna has it open.");
	screen_keys(&s, "5 Home d");
	assert_int_equal(draft()->n_partners, 2);
	screen_shows(&s, "Read only: anna has it open.");
	screen_close(&s);
}

static void held__a_save__asks_again(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_HELD);
	screen_keys(&s, "Right Enter s");            /* while waiting */
	assert_int_equal(s.disk.saves, 0);
	screen_shows(&s, "[ Read only ]    Wait      Take over      Save as");
	screen_keys(&s, "Enter");
	assert_false(s.app->waits);
	screen_keys(&s, "s Right Right Right Enter");
	screen_shows(&s, "rails-2.yaml");
	screen_keys(&s, "Esc s Right Right Enter Right Enter");
	assert_int_equal(s.disk.shelf.overs, 1);
	assert_false(s.app->session->read_only);
	screen_close(&s);
}

static void held__firmly__cannot_be_taken_over(void **state)
{
	(void)state;
	screen_open(&s, 80, 24, "ssa-2015", "", TWO);
	s.disk.shelf.firm = true;
	s.disk.shelf.user = "";
	s.disk.shelf.minutes = -1;
	s.disk.shelf.holding = HOLDING_HELD;
	str_add(&s.app->path, RAILS);
	s.app->exists = true;
	screen_arrive(&s);
	screen_shows(&s, "Somebody has this draft open.");
	screen_shows(&s, "[ Read only ]    Wait");
	screen_lacks(&s, "Take over");
	screen_lacks(&s, "take it over.");
	screen_keys(&s, "Esc 5 d");
	screen_shows(&s, "Read only: somebody has it open.");
	screen_close(&s);
}

static void held__stale__of_oneself(void **state)
{
	(void)state;
	for (size_t works = 0; works < 2; works++) {
		screen_open(&s, 80, 24, "ssa-2015", "", TWO);
		s.disk.shelf.stale = s.disk.shelf.own = true;
		s.disk.shelf.works = works;
		str_add(&s.app->path, RAILS);
		s.app->exists = true;
		screen_arrive(&s);
		if (works)
			screen_lacks(&s, "without leaving it");
		else
			screen_shows(&s, "Your last session on this draft ended without leaving it.");
		screen_close(&s);
	}
}

static void wait__with_work_of_ones_own__shows_what_differs(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_OURS);
	screen_keys(&s, "5 Home d");
	s.disk.shelf.holding = HOLDING_HELD;
	app_look_at_lock(s.app);
	app_draw(s.app);
	screen_keys(&s, "Right Enter");              /* Wait */
	s.disk.shelf.changed = true;
	s.disk.shelf.theirs = "@acronym THEIRS; A DK company applicant; B SE company full";
	s.disk.shelf.holding = HOLDING_GONE;
	app_look_at_lock(s.app);
	app_draw(s.app);
	screen_shows(&s, "was changed by somebody else");
	screen_shows(&s, "Take theirs");
	assert_int_equal(draft()->n_partners, 3);
	assert_true(session_changed(s.app->session));
	screen_close(&s);
}

static void held__refused__tells_why_and_asks_nothing(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_REFUSED);
	assert_int_equal(s.app->n_popups, 0);
	screen_shows(&s, "This draft can only be read here: permission denied.");
	screen_keys(&s, "5 d");
	screen_shows(&s, "Read only. w: 'Save as' makes a copy of your own.");
	assert_int_equal(draft()->n_partners, 2);
	screen_close(&s);
}

static void held__at_40_columns__has_all_words(void **state)
{
	(void)state;
	open_held(40, 10, HOLDING_ELSEWHERE);
	screen_is_straight(&s);
	screen_shows(&s, "Take over");
	screen_shows(&s, "[ Read only ]");
	screen_keys(&s, "PgDn PgDn PgDn PgDn");
	screen_shows(&s, "take it over.");
	screen_keys(&s, "Enter");
	screen_shows(&s, "read only");
	screen_shows(&s, "Read only. w: 'Save as'");
	screen_keys(&s, "5 d");
	screen_shows(&s, "read only");
	screen_shows(&s, "Read only. w: 'Save as'");
	screen_close(&s);
}

/* --- waiting ------------------------------------------------------------------------- */

static void wait__until_it_is_left(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_HELD);
	screen_keys(&s, "Right Enter");
	assert_true(s.app->waits);
	screen_shows(&s, "anna has it open: it is yours as soon as it is left.");
	screen_shows(&s, "OPENED · waiting for anna");
	screen_keys(&s, "5");
	screen_shows(&s, "OPENED · waiting for anna");
	app_look_at_lock(s.app);
	assert_true(s.app->session->read_only);
	s.disk.shelf.user = "bob";   /* who was quicker */
	app_look_at_lock(s.app);
	screen_keys(&s, "Home");
	screen_shows(&s, "OPENED · waiting for bob");
	s.disk.shelf.holding = HOLDING_GONE;
	app_look_at_lock(s.app);
	app_draw(s.app);
	assert_false(s.app->waits);
	assert_false(s.app->session->read_only);
	screen_shows(&s, "The draft is yours now.");
	screen_shows(&s, "OPENED · saved");
	screen_keys(&s, "d");
	assert_int_equal(draft()->n_partners, 3);
	screen_close(&s);
}

static void wait__ends_at_the_same_field_of_what_was_saved(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_HELD);
	screen_keys(&s, "Right Enter 5 Home Down Enter Tab Tab");
	s.disk.shelf.holding = HOLDING_GONE;
	s.disk.shelf.changed = true;
	s.disk.shelf.theirs = "@acronym THEIRS; A DK company applicant; B SE vet-provider full; C DE company full";
	app_look_at_lock(s.app);
	app_draw(s.app);
	screen_shows(&s, "The draft is yours now.");
	screen_shows(&s, "partner 2 of 3");
	screen_shows(&s, ">Type");
	screen_shows(&s, "THEIRS · saved");
	screen_close(&s);
}

static void wait__goes_on_while_a_name_is_typed(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_HELD);
	screen_keys(&s, "Right Enter w 'x'");
	s.disk.shelf.holding = HOLDING_GONE;
	app_look_at_lock(s.app);
	assert_true(s.app->waits);
	screen_keys(&s, "Esc");
	app_look_at_lock(s.app);
	assert_false(s.app->session->read_only);
	screen_close(&s);
}

static void read_only__that_is_free_by_now__is_ours_at_the_first_edit(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_HELD);
	screen_keys(&s, "Enter 5 Home");
	s.disk.shelf.holding = HOLDING_GONE;
	app_look_at_lock(s.app);
	assert_true(s.app->session->read_only);   /* nobody asked for it */
	screen_keys(&s, "d");
	screen_shows(&s, "The draft is yours now.");
	screen_keys(&s, "d");
	assert_int_equal(draft()->n_partners, 3);
	screen_close(&s);
}

/* --- taking over ---------------------------------------------------------------------- */

static void take_over__is_asked_once_more(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_HELD);
	screen_keys(&s, "Left Enter");
	screen_shows(&s, "Once you take it over");
	screen_keys(&s, "Enter");
	assert_int_equal(s.disk.shelf.overs, 0);
	assert_true(s.app->session->read_only);
	screen_close(&s);
}

static void take_over__from_another_than_was_shown__asks_again(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_HELD);
	screen_keys(&s, "Left Enter");
	s.disk.shelf.user = "bo";
	screen_keys(&s, "Right Enter");
	assert_int_equal(s.disk.shelf.overs, 0);
	assert_true(s.app->session->read_only);
	screen_shows(&s, "bo has had this draft open");
	screen_keys(&s, "Left Enter");
	s.disk.shelf.since = 1;                  /* another session of bo's */
	s.disk.shelf.minutes = 0;
	screen_keys(&s, "Right Enter");
	assert_int_equal(s.disk.shelf.overs, 0);
	screen_shows(&s, "bo has had this draft open for less than a");
	screen_keys(&s, "Left Enter");
	s.disk.shelf.minutes = 2;                /* the same one */
	screen_keys(&s, "Right Enter");
	assert_int_equal(s.disk.shelf.overs, 1);
	assert_false(s.app->session->read_only);
	screen_shows(&s, "The draft is yours now.");
	screen_close(&s);
}

static void take_over__reads_what_was_saved_meanwhile(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_ELSEWHERE);
	s.disk.shelf.theirs = "@acronym THEIRS; A DK company applicant";
	s.disk.shelf.changed = true;
	screen_keys(&s, "Left Enter Right Enter");
	assert_int_equal(s.disk.shelf.overs, 1);
	assert_false(s.app->session->read_only);
	screen_shows(&s, "The draft is yours now.");
	screen_shows(&s, "THEIRS · saved");
	screen_close(&s);
}

/* --- taken from us ---------------------------------------------------------------------- */

static void lost__is_said_with_what_is_not_saved(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_OURS);
	screen_keys(&s, "5 Home d");
	app_look_at_lock(s.app);
	assert_int_equal(s.app->n_popups, 0);
	s.disk.shelf.holding = HOLDING_HELD;
	app_look_at_lock(s.app);
	app_draw(s.app);
	screen_shows(&s, "anna has taken over this draft.");
	screen_shows(&s, "is kept in the recovery file");
	screen_shows(&s, "OPENED · read only, not saved");
	assert_int_equal(s.disk.shelf.keeps, 1);
	screen_keys(&s, "Enter Esc u");
	assert_int_equal(draft()->n_partners, 3);   /* nor undone */
	screen_keys(&s, "s Right Right Right Enter");
	screen_shows(&s, "rails-2.yaml");
	s.disk.shelf.holding = HOLDING_OURS;        /* of the other file */
	screen_keys(&s, "Enter");
	assert_string_equal(s.disk.path, "/home/anna/rails-2.yaml");
	assert_false(s.app->session->read_only);
	screen_shows(&s, "OPENED · saved");
	screen_keys(&s, "d");
	assert_int_equal(draft()->n_partners, 4);
	screen_close(&s);
}

static void lost__that_cannot_be_kept__does_not_say_so(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_OURS);
	screen_keys(&s, "5 Home d");
	s.disk.shelf.full = true;
	s.disk.shelf.holding = HOLDING_HELD;
	app_look_at_lock(s.app);
	app_draw(s.app);
	screen_shows(&s, "What you have not saved is still here.");
	screen_lacks(&s, "recovery file");
	screen_close(&s);
}

static void lost__and_given_back__keeps_what_was_not_saved(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_OURS);
	screen_keys(&s, "5 Home d");
	s.disk.shelf.holding = HOLDING_HELD;
	app_look_at_lock(s.app);
	screen_keys(&s, "Right Enter");
	assert_true(s.app->waits);
	s.disk.shelf.holding = HOLDING_GONE;
	s.disk.shelf.changed = true;
	app_look_at_lock(s.app);
	assert_false(s.app->session->read_only);
	assert_int_equal(draft()->n_partners, 3);   /* the save will ask */
	assert_true(session_changed(s.app->session));
	screen_close(&s);
}

static void lost__and_given_back__what_is_not_saved_is_kept_before_other_work(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_OURS);
	screen_keys(&s, "5 Home d");
	s.disk.shelf.holding = HOLDING_HELD;
	app_look_at_lock(s.app);
	screen_keys(&s, "Right Enter");
	s.disk.shelf.holding = HOLDING_GONE;
	s.disk.shelf.works = 1;                     /* the other session ended badly */
	app_look_at_lock(s.app);
	app_draw(s.app);
	screen_shows(&s, "[ Recover ]");
	screen_keys(&s, "Enter");
	assert_int_equal(s.disk.shelf.recovered, 1);
	assert_int_equal(s.disk.shelf.asides, 1);
	screen_shows(&s, "Recovered; your work until now is kept as well: see 'Drafts'.");
	screen_close(&s);
}

static void lost__the_lock_alone__is_taken_again(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_OURS);
	s.disk.shelf.holding = HOLDING_GONE;
	app_look_at_lock(s.app);
	assert_int_equal(s.disk.shelf.holds, 2);
	assert_int_equal(s.app->n_popups, 0);
	assert_false(s.app->session->read_only);
	screen_close(&s);
}

static void lost__is_noticed_by_a_save(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_OURS);
	screen_keys(&s, "5 Home d");
	s.disk.shelf.holding = HOLDING_HELD;
	s.disk.answer = SAVE_HELD;
	screen_keys(&s, "^O");
	screen_shows(&s, "anna has taken over this draft.");
	screen_keys(&s, "Left Enter");              /* Save as */
	screen_shows(&s, "rails-2.yaml");
	screen_close(&s);
}

/* --- saves that meet somebody else's file ------------------------------------------------ */

static void open_changed(const char *theirs)
{
	open_held(80, 24, HOLDING_OURS);
	s.disk.answer = SAVE_CHANGED;
	s.disk.shelf.theirs = theirs;
	screen_keys(&s, "4 Home 'Y' ^O");
}

#define THEIRS "@acronym THEIRS; A DK company applicant; B SE company full"

static void changed__shows_what_differs(void **state)
{
	(void)state;
	open_changed(THEIRS);
	screen_shows(&s, RAILS " was changed by somebody else since it was read.");
	screen_shows(&s, "Acronym: THEIRS -> YOPENED");
	screen_lacks(&s, "Title:");
	screen_keys(&s, "Enter");
	assert_int_equal(s.disk.saves, 1);
	assert_int_equal(s.app->n_popups, 0);
	assert_true(session_changed(s.app->session));
	screen_close(&s);
}

static void changed__without_an_edit__is_not_saved(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_OURS);
	s.disk.answer = SAVE_CHANGED;
	s.disk.shelf.theirs = "";
	screen_keys(&s, "^O");
	screen_shows(&s, "OPENED · not saved");     /* the file may be anything */
	screen_keys(&s, "Enter");
	app_keep_at_once(s.app);
	assert_int_equal(s.disk.shelf.keeps, 1);
	screen_keys(&s, "q");
	screen_shows(&s, "The draft has changes that are not saved.");
	assert_false(s.app->over);
	screen_close(&s);
}

static void changed__overwrite__replaces(void **state)
{
	(void)state;
	open_changed(THEIRS);
	screen_keys(&s, "Right Enter");
	assert_true(s.disk.replaced);
	assert_string_equal(s.disk.path, RAILS);
	assert_false(session_changed(s.app->session));
	screen_close(&s);
}

static void changed__save_as__offers_another_name(void **state)
{
	(void)state;
	open_changed(THEIRS);
	screen_keys(&s, "Right Right Enter");
	screen_shows(&s, ">/home/anna/rails-2.yaml");
	s.disk.answer = SAVE_DONE;
	screen_keys(&s, "Enter");
	assert_false(s.disk.replaced);
	assert_string_equal(s.app->path.text, "/home/anna/rails-2.yaml");
	screen_close(&s);
}

static void changed__theirs__keeps_ours(void **state)
{
	(void)state;
	open_changed(THEIRS);
	screen_keys(&s, "Left Enter");
	assert_int_equal(s.disk.shelf.keeps, 1);
	assert_int_equal(s.disk.shelf.asides, 1);
	assert_string_equal(draft()->acronym, "THEIRS");
	screen_shows(&s, ">Acronym   THEIRS");      /* the same field */
	screen_shows(&s, "yours is kept, to be recovered");
	screen_shows(&s, "THEIRS · saved");
	assert_int_equal(s.app->n_popups, 0);
	screen_close(&s);
}

static void changed__theirs__is_not_done_where_ours_cannot_be_kept(void **state)
{
	(void)state;
	open_changed(THEIRS);
	s.disk.shelf.full = true;
	screen_keys(&s, "Left Enter");
	screen_shows(&s, "your version cannot be kept");
	assert_string_equal(draft()->acronym, "YOPENED");
	assert_int_equal(s.disk.shelf.asides, 0);
	screen_close(&s);
}

static void changed__to_nothing__is_said(void **state)
{
	(void)state;
	open_changed("");
	screen_shows(&s, "no such file or directory");
	screen_shows(&s, "What differs cannot be told.");
	screen_lacks(&s, "Take theirs");
	screen_close(&s);
}

static void changed__in_form_alone__is_said(void **state)
{
	(void)state;
	open_changed("@acronym YOPENED; A DK company applicant; B SE company full");
	screen_shows(&s, "It holds the same as your draft");
	screen_close(&s);
}

static void changed__a_lot__can_be_paged_through(void **state)
{
	(void)state;
	open_changed("@acronym THEIRS; 20*P DK company full");
	screen_shows(&s, "PgDn Screen down");
	screen_lacks(&s, "P1 -> B");
	screen_keys(&s, "PgDn PgDn");
	screen_keys(&s, "PgDn PgDn PgDn");
	screen_shows(&s, "P1 -> B");
	screen_resize(&s, 40, 10);
	screen_is_straight(&s);
	screen_shows(&s, "Take theirs");
	screen_close(&s);
}

static void failed__tries_again__or_elsewhere(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_OURS);
	setenv("HOME", "/home/bob", 1);
	s.disk.answer = SAVE_FAILED;
	screen_keys(&s, "4 Home 'Y' ^O");
	screen_shows(&s, "no space left on the disk");
	screen_shows(&s, "the draft is still open, and kept in the recovery file.");
	assert_int_equal(s.disk.shelf.keeps, 1);
	screen_keys(&s, "Enter");
	assert_int_equal(s.disk.saves, 2);
	screen_keys(&s, "Right Enter");
	screen_shows(&s, ">/home/bob/rails.yaml");
	s.disk.answer = SAVE_DONE;
	screen_keys(&s, "Enter");
	assert_string_equal(s.app->path.text, "/home/bob/rails.yaml");
	assert_int_equal(s.app->n_popups, 0);
	assert_false(session_changed(s.app->session));
	screen_close(&s);
}

static void failed__and_not_kept__does_not_say_so(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_OURS);
	s.disk.answer = SAVE_FAILED;
	s.disk.shelf.full = true;
	screen_keys(&s, "4 'Y' ^O");
	screen_shows(&s, "Nothing is lost: the draft is still open.");
	screen_lacks(&s, "recovery file");
	screen_close(&s);
}

static void failed__in_leaving__leaves_once_it_is_saved(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_OURS);
	s.disk.answer = SAVE_FAILED;
	screen_keys(&s, "4 'Y' ^C Right Enter");
	screen_shows(&s, "Not saved");
	assert_false(s.app->over);
	s.disk.answer = SAVE_DONE;
	screen_keys(&s, "Enter");
	assert_true(s.app->over);
	screen_close(&s);
}

static void failed__in_leaving__and_called_off__stays(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_OURS);
	s.disk.answer = SAVE_FAILED;
	screen_keys(&s, "4 'Y' ^C Right Enter Esc");
	s.disk.answer = SAVE_DONE;
	screen_keys(&s, "^O");
	assert_false(s.app->over);
	assert_false(session_changed(s.app->session));
	screen_close(&s);
}

static void held_name__asks_for_another(void **state)
{
	(void)state;
	open_held(80, 24, HOLDING_OURS);
	s.disk.answer = SAVE_HELD;
	screen_keys(&s, "^N 4 'Y' Esc 5 w ^U '/srv/b.yaml' Enter");
	screen_shows(&s, "bob@rossini");
	screen_shows(&s, "Nothing is written");
	screen_keys(&s, "Enter");
	screen_shows(&s, ">/srv/b-2.yaml");
	s.disk.answer = SAVE_DONE;
	screen_keys(&s, "Enter");
	assert_string_equal(s.app->path.text, "/srv/b-2.yaml");
	assert_int_equal(s.app->n_popups, 0);
	screen_close(&s);
}

static int setup(void **state)
{
	(void)state;
	return lang_start("en", NULL, true) ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(held__ours__is_not_a_word),
		cmocka_unit_test(held__without_a_host_for_it__is_as_ever),
		cmocka_unit_test(held__stale__is_said),
		cmocka_unit_test(held__in_place__is_said),
		cmocka_unit_test(held__changed_meanwhile__is_read_again),
		cmocka_unit_test(held__too_small__is_asked_when_there_is_room),
		cmocka_unit_test(held__tells__who_and_since_when),
		cmocka_unit_test(held__elsewhere__may_have_ended),
		cmocka_unit_test(held__names__are_cleaned_and_cut),
		cmocka_unit_test(held__esc__is_read_only),
		cmocka_unit_test(held__a_save__asks_again),
		cmocka_unit_test(held__firmly__cannot_be_taken_over),
		cmocka_unit_test(held__stale__of_oneself),
		cmocka_unit_test(wait__with_work_of_ones_own__shows_what_differs),
		cmocka_unit_test(held__refused__tells_why_and_asks_nothing),
		cmocka_unit_test(held__at_40_columns__has_all_words),
		cmocka_unit_test(wait__until_it_is_left),
		cmocka_unit_test(wait__ends_at_the_same_field_of_what_was_saved),
		cmocka_unit_test(wait__goes_on_while_a_name_is_typed),
		cmocka_unit_test(read_only__that_is_free_by_now__is_ours_at_the_first_edit),
		cmocka_unit_test(take_over__is_asked_once_more),
		cmocka_unit_test(take_over__from_another_than_was_shown__asks_again),
		cmocka_unit_test(take_over__reads_what_was_saved_meanwhile),
		cmocka_unit_test(lost__is_said_with_what_is_not_saved),
		cmocka_unit_test(lost__that_cannot_be_kept__does_not_say_so),
		cmocka_unit_test(lost__and_given_back__keeps_what_was_not_saved),
		cmocka_unit_test(lost__and_given_back__what_is_not_saved_is_kept_before_other_work),
		cmocka_unit_test(lost__the_lock_alone__is_taken_again),
		cmocka_unit_test(lost__is_noticed_by_a_save),
		cmocka_unit_test(changed__shows_what_differs),
		cmocka_unit_test(changed__without_an_edit__is_not_saved),
		cmocka_unit_test(changed__overwrite__replaces),
		cmocka_unit_test(changed__save_as__offers_another_name),
		cmocka_unit_test(changed__theirs__keeps_ours),
		cmocka_unit_test(changed__theirs__is_not_done_where_ours_cannot_be_kept),
		cmocka_unit_test(changed__to_nothing__is_said),
		cmocka_unit_test(changed__in_form_alone__is_said),
		cmocka_unit_test(changed__a_lot__can_be_paged_through),
		cmocka_unit_test(failed__tries_again__or_elsewhere),
		cmocka_unit_test(failed__and_not_kept__does_not_say_so),
		cmocka_unit_test(failed__in_leaving__leaves_once_it_is_saved),
		cmocka_unit_test(failed__in_leaving__and_called_off__stays),
		cmocka_unit_test(held_name__asks_for_another),
	};
	return cmocka_run_group_tests(tests, setup, NULL);
}
