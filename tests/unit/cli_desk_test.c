/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a front end is lent, with real files: who has a draft, what is saved where, and what comes
 * back of the work of a run that died. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "cli/desk.h"
#include "support/scratch.h"

#define DRAFT "konsort: 1\ncall: ssa-2020\nlot: \"2\"\nacronym: OLD\n"
#define OTHER "konsort: 1\ncall: ssa-2020\nlot: \"2\"\nacronym: NEW\n"
#define ELSEWHERE "user: anna\nhost: alfa.invalid\nboot: b\npid: 7\nstart: 7\nspace: 0\nsince: 1600000000\n"

/* A desk with a draft on it and what it lends. */
struct set {
	struct known known;
	struct desk desk;
	struct host host;
	struct diags ds;
	struct draft *draft;
};

static int setup(void **state)
{
	scratch_setup(state);
	setenv("XDG_STATE_HOME", scratch_path("state"), 1);
	scratch_text("a.yaml", DRAFT);
	return 0;
}

static void begin(struct set *s, const char *path)
{
	static const struct options none;
	*s = (struct set){ .draft = NULL };
	diags_init(&s->ds, "");
	desk_init(&s->desk, &s->known, (struct day){ 2026, 1, 2 });
	assert_true(known_open(&s->known, &none, &s->ds));
	assert_true(desk_begin(&s->desk, path, &none, &s->ds));
	desk_lend(&s->desk, &s->host);
	s->draft = s->host.draft;
}

static void end(struct set *s)
{
	draft_free(&s->draft);
	desk_free(&s->desk);
	diags_free(&s->ds);
	known_close(&s->known);
}

/* Who has the draft, by hold() or holder(). */
static enum holding hold(struct set *s, bool over)
{
	struct holder who;
	enum holding holding = s->host.hold(s->host.context, over, &who);
	assert_int_equal(who.holding, holding);
	holder_free(&who);
	return holding;
}

static enum holding holder(struct set *s)
{
	struct holder who;
	enum holding holding = s->host.holder(s->host.context, &who);
	holder_free(&who);
	return holding;
}

static enum save_result save(struct set *s, const char *name, bool replace)
{
	diags_cut(&s->ds, 0);
	return s->host.save(s->host.context, s->draft, scratch_path(name), replace, &s->ds);
}

static bool there(const char *name)
{
	struct stat st;
	return lstat(scratch_path(name), &st) == 0;
}

static void rename_draft(struct set *s, const char *acronym)
{
	draft_set_text(s->draft, (struct spot){ -1, DRAFT_KEY_ACRONYM, NULL }, acronym);
}

/* --- who has it -------------------------------------------------------------------- */

static void hold__a_draft__is_ours_until_another_begins(void **state)
{
	struct set s;
	(void)state;
	begin(&s, scratch_path("a.yaml"));
	assert_false(there(".a.yaml.lock"));
	assert_int_equal(hold(&s, false), HOLDING_OURS);
	assert_true(there(".a.yaml.lock"));
	assert_int_equal(hold(&s, false), HOLDING_OURS);
	assert_int_equal(holder(&s), HOLDING_OURS);
	s.host.begin(s.host.context);
	assert_false(there(".a.yaml.lock"));
	assert_int_equal(hold(&s, false), HOLDING_OURS);   /* nobody else can have it */
	end(&s);
	assert_int_equal(scratch_count(), 1);
}

static void hold__another_computer__tells_who_and_takes_nothing(void **state)
{
	struct set s;
	struct holder who;
	(void)state;
	scratch_text(".a.yaml.lock", ELSEWHERE);
	begin(&s, scratch_path("a.yaml"));
	assert_int_equal(s.host.hold(s.host.context, false, &who), HOLDING_ELSEWHERE);
	assert_string_equal(who.user, "anna");
	assert_string_equal(who.host, "alfa.invalid");
	assert_true(who.minutes > 60 * 24 * 365);
	struct holder now = HOLDER_INIT;
	assert_int_equal(s.host.holder(s.host.context, &now), HOLDING_ELSEWHERE);
	assert_true(now.since > 0);
	assert_true(holder_same(&now, &who));
	now.since++;                              /* another session of hers */
	assert_false(holder_same(&now, &who));
	holder_free(&now);
	holder_free(&who);
	assert_int_equal(holder(&s), HOLDING_ELSEWHERE);
	assert_int_equal(save(&s, "a.yaml", true), SAVE_HELD);
	assert_int_equal(s.ds.list[0].code, DIAG_HELD_SINCE);
	assert_string_equal(s.ds.list[0].args[1], "anna@alfa.invalid");
	assert_true(scratch_holds("a.yaml", DRAFT) && scratch_holds(".a.yaml.lock", ELSEWHERE));
	unlink(scratch_path(".a.yaml.lock"));
	assert_int_equal(holder(&s), HOLDING_GONE);
	scratch_text(".a.yaml.lock", ELSEWHERE);
	assert_int_equal(hold(&s, true), HOLDING_OURS);
	assert_int_equal(holder(&s), HOLDING_OURS);
	end(&s);
	assert_false(there(".a.yaml.lock"));
}

static void holder__taken_over__refuses_the_save(void **state)
{
	struct set s;
	(void)state;
	begin(&s, scratch_path("a.yaml"));
	hold(&s, false);
	unlink(scratch_path(".a.yaml.lock"));
	assert_int_equal(holder(&s), HOLDING_OURS);   /* by nobody: made again */
	assert_true(there(".a.yaml.lock"));
	unlink(scratch_path(".a.yaml.lock"));
	scratch_text(".a.yaml.lock", ELSEWHERE);
	assert_int_equal(holder(&s), HOLDING_ELSEWHERE);
	rename_draft(&s, "X");
	assert_int_equal(save(&s, "a.yaml", false), SAVE_HELD);
	assert_true(scratch_holds("a.yaml", DRAFT));
	assert_int_equal(save(&s, "b.yaml", false), SAVE_DONE);
	assert_int_equal(holder(&s), HOLDING_OURS);
	end(&s);
	assert_true(scratch_holds(".a.yaml.lock", ELSEWHERE));   /* theirs stays */
	assert_false(there(".b.yaml.lock"));
}

static void hold__saved_meanwhile__says_changed_until_opened_again(void **state)
{
	struct set s;
	struct holder who;
	struct opened opened = OPENED_INIT;
	(void)state;
	begin(&s, scratch_path("a.yaml"));
	scratch_text("a.yaml", OTHER " ");
	s.host.hold(s.host.context, false, &who);
	assert_true(who.changed);
	holder_free(&who);
	assert_true(s.host.open(s.host.context, scratch_path("a.yaml"), &opened, &s.ds));
	assert_string_equal(opened.draft->acronym, "NEW");
	assert_true(there(".a.yaml.lock"));
	s.host.hold(s.host.context, false, &who);
	assert_false(who.changed);
	holder_free(&who);
	draft_free(&opened.draft);
	str_free(&opened.step);
	end(&s);
}

static void hold__no_place_for_a_lock__is_left_to_the_save(void **state)
{
	struct set s;
	(void)state;
	begin(&s, scratch_path("none/a.yaml"));
	assert_int_equal(hold(&s, false), HOLDING_OURS);
	assert_int_equal(holder(&s), HOLDING_OURS);
	assert_int_equal(save(&s, "none/a.yaml", false), SAVE_FAILED);
	draft_free(&s.draft);
	s.draft = draft_new("ssa-2020", "2");
	assert_int_equal(save(&s, "b.yaml", false), SAVE_DONE);
	assert_true(there(".b.yaml.lock"));
	end(&s);
}

/* --- saving ---------------------------------------------------------------------------- */

static void save__elsewhere__takes_that_lock_and_gives_the_first_back(void **state)
{
	struct set s;
	(void)state;
	begin(&s, scratch_path("a.yaml"));
	hold(&s, false);
	scratch_text("b.yaml", OTHER);
	scratch_text(".b.yaml.lock", ELSEWHERE);
	assert_int_equal(save(&s, "b.yaml", true), SAVE_HELD);
	assert_true(scratch_holds("b.yaml", OTHER) && there(".a.yaml.lock"));
	unlink(scratch_path(".b.yaml.lock"));
	assert_int_equal(save(&s, "b.yaml", false), SAVE_EXISTS);
	assert_true(there(".a.yaml.lock") && !there(".b.yaml.lock"));
	assert_int_equal(save(&s, "b.yaml", true), SAVE_DONE);
	assert_true(!there(".a.yaml.lock") && there(".b.yaml.lock"));
	assert_int_equal(holder(&s), HOLDING_OURS);
	end(&s);
	assert_false(there(".b.yaml.lock"));
}

static void save__the_same_file_by_another_name__is_no_other(void **state)
{
	struct set s;
	(void)state;
	assert_int_equal(symlink("a.yaml", scratch_path("l.yaml")), 0);
	begin(&s, scratch_path("l.yaml"));
	hold(&s, false);
	assert_true(there(".a.yaml.lock"));
	rename_draft(&s, "X");
	assert_int_equal(save(&s, "a.yaml", false), SAVE_DONE);
	rename_draft(&s, "Y");
	assert_int_equal(save(&s, "./l.yaml", false), SAVE_DONE);
	end(&s);
	assert_false(there(".a.yaml.lock"));
}

static void peek__another_draft__changes_nothing(void **state)
{
	struct set s;
	struct draft *draft = NULL;
	(void)state;
	begin(&s, scratch_path("a.yaml"));
	hold(&s, false);
	scratch_text("b.yaml", OTHER);
	assert_true(s.host.peek(s.host.context, scratch_path("b.yaml"), &draft, &s.ds));
	assert_string_equal(draft->acronym, "NEW");
	draft_free(&draft);
	assert_false(s.host.peek(s.host.context, scratch_path("c.yaml"), &draft, &s.ds));
	assert_int_equal(save(&s, "a.yaml", false), SAVE_DONE);
	end(&s);
}

/* --- recovery ----------------------------------------------------------------------------- */

static bool keep(struct set *s, const char *acronym)
{
	struct standing standing = STANDING_INIT;
	rename_draft(s, acronym);
	str_add(&standing.step, "partners");
	str_add(&standing.typed, "4x");
	standing.spot = (struct spot){ -1, DRAFT_KEY_DURATION, NULL };
	bool good = s->host.keep(s->host.context, s->draft, &standing, &s->ds);
	standing_free(&standing);
	return good;
}

/* A run that has the draft NAME open, keeps ACRONYM, and dies. */
static void die_with(const char *name, const char *acronym)
{
	int status;
	pid_t pid = fork();
	if (!pid) {
		struct set s;
		begin(&s, *name ? scratch_path(name) : "");
		hold(&s, false);
		_exit(keep(&s, acronym) ? 0 : 1);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
}

static size_t recoveries(struct set *s, const char *name)
{
	return s->host.recoveries(s->host.context, *name ? scratch_path(name) : "");
}

static bool is_changed(struct set *s)
{
	struct recovery r;
	assert_true(s->host.recovery(s->host.context, 0, false, &r));
	assert_null(r.draft);
	bool changed = r.changed;
	recovery_free(&r);
	return changed;
}

static void hold__left_by_oneself__says_own(void **state)
{
	struct set s;
	struct holder who;
	(void)state;
	unsetenv("LOGNAME");   /* then the lock has a number, which is told as a name */
	unsetenv("USER");
	die_with("a.yaml", "KEPT");
	begin(&s, scratch_path("a.yaml"));
	s.host.hold(s.host.context, false, &who);
	assert_true(who.stale && who.own);
	holder_free(&who);
	end(&s);
	setenv("LOGNAME", "bent", 1);
}

static void recover__a_run_that_died__goes_on_where_it_was(void **state)
{
	struct set s;
	struct recovery r;
	struct holder who;
	(void)state;
	die_with("a.yaml", "KEPT");
	begin(&s, scratch_path("a.yaml"));
	s.host.hold(s.host.context, false, &who);
	assert_true(who.holding == HOLDING_OURS && who.stale && *who.user);
	holder_free(&who);
	assert_int_equal(recoveries(&s, "a.yaml"), 1);
	assert_true(s.host.recovery(s.host.context, 0, true, &r));
	assert_string_equal(r.draft->acronym, "KEPT");
	assert_string_equal(r.standing.step.text, "partners");
	assert_string_equal(r.standing.typed.text, "4x");
	assert_int_equal(r.standing.spot.key, DRAFT_KEY_DURATION);
	assert_true(!r.changed && !r.elsewhere && r.minutes == 0 && !*r.trouble);
	assert_true(s.host.recover(s.host.context, 0, &s.ds));
	draft_free(&s.draft);
	s.draft = r.draft;
	r.draft = NULL;
	recovery_free(&r);
	assert_false(s.host.recovery(s.host.context, 1, false, &r));
	s.host.hold(s.host.context, false, &who);
	assert_false(who.changed);
	holder_free(&who);
	assert_int_equal(save(&s, "a.yaml", false), SAVE_DONE);
	assert_int_equal(recoveries(&s, "a.yaml"), 0);
	assert_int_equal(recoveries(&s, ""), 0);
	end(&s);
}

static void recover__the_file_changed_since__a_save_finds_it(void **state)
{
	struct set s;
	struct holder who;
	(void)state;
	die_with("a.yaml", "KEPT");
	scratch_text("a.yaml", OTHER);
	begin(&s, scratch_path("a.yaml"));
	hold(&s, false);
	assert_int_equal(recoveries(&s, "a.yaml"), 1);
	assert_true(is_changed(&s));
	assert_true(s.host.recover(s.host.context, 0, &s.ds));
	s.host.hold(s.host.context, false, &who);
	assert_false(who.changed);   /* opening it again would throw away what was recovered */
	holder_free(&who);
	assert_int_equal(save(&s, "a.yaml", false), SAVE_CHANGED);
	assert_int_equal(save(&s, "a.yaml", true), SAVE_DONE);
	end(&s);
}

static void recover__the_same_written_anew__is_no_change(void **state)
{
	struct set s;
	(void)state;
	die_with("a.yaml", "KEPT");
	unlink(scratch_path("a.yaml"));
	scratch_text("a.yaml", DRAFT);
	begin(&s, "");
	assert_int_equal(recoveries(&s, ""), 1);
	assert_false(is_changed(&s));
	assert_true(s.host.recover(s.host.context, 0, &s.ds));
	assert_int_equal(hold(&s, false), HOLDING_OURS);
	assert_true(there(".a.yaml.lock"));
	draft_free(&s.draft);
	s.draft = draft_new("ssa-2020", "2");
	assert_int_equal(save(&s, "a.yaml", false), SAVE_DONE);
	end(&s);
}

static void recover__taken_by_another_session__is_told(void **state)
{
	struct set s, other;
	(void)state;
	die_with("", "NAMELESS");
	begin(&s, "");
	begin(&other, "");
	assert_int_equal(recoveries(&s, ""), 1);
	assert_int_equal(recoveries(&other, ""), 1);
	assert_true(s.host.recover(s.host.context, 0, &s.ds));
	assert_false(other.host.recover(other.host.context, 0, &other.ds));
	assert_int_equal(other.ds.list[0].code, DIAG_RECOVERY_GONE);
	end(&other);
	end(&s);
}

static void discard__throws_it_away(void **state)
{
	struct set s;
	(void)state;
	die_with("a.yaml", "KEPT");
	begin(&s, scratch_path("a.yaml"));
	assert_int_equal(recoveries(&s, "a.yaml"), 1);
	assert_true(s.host.discard(s.host.context, 0, &s.ds));
	assert_int_equal(recoveries(&s, "a.yaml"), 0);
	assert_true(scratch_holds("a.yaml", DRAFT));
	end(&s);
}

static void keep__ours__is_offered_only_once_it_was_set_aside(void **state)
{
	struct set s;
	(void)state;
	begin(&s, scratch_path("a.yaml"));
	assert_true(keep(&s, "ONE"));
	assert_int_equal(recoveries(&s, ""), 0);
	s.host.forget(s.host.context);
	assert_true(keep(&s, "TWO"));
	s.host.set_aside(s.host.context);
	assert_int_equal(recoveries(&s, ""), 1);
	assert_int_equal(recoveries(&s, "a.yaml"), 0);
	assert_true(keep(&s, "THREE"));
	assert_int_equal(recoveries(&s, ""), 1);
	desk_end(&s.desk, false);
	assert_int_equal(recoveries(&s, ""), 1);   /* what was set aside stays */
	end(&s);
}

static void recover__gone__takes_back_what_was_set_aside_for_it(void **state)
{
	struct set s;
	(void)state;
	die_with("b.yaml", "KEPT");
	begin(&s, scratch_path("a.yaml"));
	assert_true(keep(&s, "OURS"));
	assert_int_equal(recoveries(&s, "b.yaml"), 1);
	assert_int_equal(unlink(s.desk.kept[0].file), 0);
	s.host.set_aside(s.host.context);
	assert_false(s.host.recover(s.host.context, 0, &s.ds));
	assert_int_equal(recoveries(&s, ""), 0);   /* it is ours again */
	assert_int_equal(save(&s, "a.yaml", false), SAVE_DONE);
	desk_end(&s.desk, false);
	assert_int_equal(recoveries(&s, ""), 0);   /* and is saved */
	end(&s);
}

static void recovery__spoilt__tells_why_and_can_be_discarded(void **state)
{
	struct set s;
	struct recovery r;
	const struct timespec old[2] = { { .tv_sec = time(NULL) - 600 }, { .tv_sec = time(NULL) - 600 } };
	(void)state;
	die_with("a.yaml", "KEPT");
	begin(&s, scratch_path("a.yaml"));
	assert_int_equal(recoveries(&s, "a.yaml"), 1);
	assert_int_equal(truncate(s.desk.kept[0].file, 400), 0);
	assert_int_equal(utimensat(AT_FDCWD, s.desk.kept[0].file, old, 0), 0);
	assert_int_equal(recoveries(&s, ""), 1);
	assert_int_equal(recoveries(&s, "a.yaml"), 1);
	assert_true(s.host.recovery(s.host.context, 0, true, &r));
	assert_null(r.draft);
	assert_true(!r.changed && r.minutes == 10);
	assert_string_equal(r.path, scratch_path("a.yaml"));
	assert_non_null(strstr(r.trouble, "holds no work that can be recovered"));
	recovery_free(&r);
	assert_false(s.host.recover(s.host.context, 0, &s.ds));
	assert_true(s.host.discard(s.host.context, 0, &s.ds));
	assert_int_equal(recoveries(&s, ""), 0);
	end(&s);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(hold__a_draft__is_ours_until_another_begins),
		TEST(hold__another_computer__tells_who_and_takes_nothing),
		TEST(holder__taken_over__refuses_the_save),
		TEST(hold__saved_meanwhile__says_changed_until_opened_again),
		TEST(hold__no_place_for_a_lock__is_left_to_the_save),
		TEST(save__elsewhere__takes_that_lock_and_gives_the_first_back),
		TEST(save__the_same_file_by_another_name__is_no_other),
		TEST(peek__another_draft__changes_nothing),
		TEST(hold__left_by_oneself__says_own),
		TEST(recover__a_run_that_died__goes_on_where_it_was),
		TEST(recover__the_file_changed_since__a_save_finds_it),
		TEST(recover__gone__takes_back_what_was_set_aside_for_it),
		TEST(recovery__spoilt__tells_why_and_can_be_discarded),
		TEST(recover__the_same_written_anew__is_no_change),
		TEST(recover__taken_by_another_session__is_told),
		TEST(discard__throws_it_away),
		TEST(keep__ours__is_offered_only_once_it_was_set_aside),
	};
	setenv("LOGNAME", "bent", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
