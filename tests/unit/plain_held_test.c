/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The front end of lines on bad days: a draft that somebody else has, work to be recovered, the
 * recovery file, and saves that cannot be.  The host is a table of answers and counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/xmem.h"
#include "plain/plain.h"
#include "store/catalogue.h"
#include "support/chance.h"
#include "support/make_draft.h"

/* --- a host ------------------------------------------------------------------------------ */

enum { TIME = 1, TAKEN = 2, END = 4 };   /* among the lines: a wait goes by, somebody takes over */
enum { PIECES = 3 };

struct piece {
	const char *path, *draft, *step, *typed, *trouble;
	struct spot spot;
	bool there;
};

struct desk {
	const char *text;
	struct chance chance;
	int left;                    /* lines by chance */
	bool person;
	struct str said;
	enum holding holding;        /* what is said of the draft's file */
	bool stale, in_place, changed, stays;   /* it stays held, whoever takes it over */
	int waits;                   /* looks until it is free */
	int changes;                 /* looks until it is another session's, bo's */
	const char *user;            /* NULL: anna */
	int holds, overs, keeps, forgets, asides, opens, saves, begins, discards, recovers;
	bool keep_fails, peek_fails, open_fails, recover_fails;
	struct draft *kept;
	struct standing at;          /* of the last keep() */
	struct piece pieces[PIECES];
	enum save_result answer;     /* to saves */
	const char *good_name;       /* a save there is done all the same */
	struct str path;             /* saved last */
	bool replaced;
	struct host_result result;
};

static void say(void *context, const char *text)
{
	str_add(&((struct desk *)context)->said, text);
}

static void add_chance(struct desk *d, struct str *out)
{
	static const char *const lines[] = {
		"", "", "", "<", ">", "!", "=", ".", "-", ":u", ":r", ":w", ":w x.yaml", ":q", ":o", "1", "2",
		"3", "4", "5", "+", "+ Skole", "-1", "*1", "2>1", "A\tDenmark\tcompany", "y", "no", "DK", "vet",
		"48", "1 2", "text", "?",
	};
	str_add(out, lines[chance_below(&d->chance, (int)(sizeof lines / sizeof *lines))]);
	if (!chance_below(&d->chance, 20))
		d->holding = (enum holding)chance_below(&d->chance, HOLDING_GONE + 1);
	if (!chance_below(&d->chance, 20))
		d->answer = (enum save_result)chance_below(&d->chance, SAVE_FAILED + 1);
}

static bool read_line(void *context, struct str *out)
{
	struct desk *d = context;
	str_clear(out);
	if (!d->text) {
		if (d->left-- > 0)
			add_chance(d, out);
		return d->left >= 0;
	}
	while (*d->text == TIME || *d->text == TAKEN) {
		if (*d->text == TAKEN)
			d->holding = HOLDING_HELD;
		d->text++;
	}
	if (!*d->text || *d->text == END)
		return false;
	size_t n = strcspn(d->text, "\n");
	str_add_bytes(out, d->text, n);
	d->text += n + (d->text[n] == '\n');
	return true;
}

static bool wait_line(void *context, int ms)
{
	struct desk *d = context;
	if (!ms || !d->text)
		return ms != 0;
	if (*d->text != TIME)
		return true;
	d->text++;
	return false;
}

static enum holding answer(struct desk *d, struct holder *who)
{
	bool ours = d->holding == HOLDING_OURS;
	*who = (struct holder){ .holding = d->holding,
	                        .user = xstrdup(ours && !d->stale ? "" : d->user ? d->user : "anna"),
	                        .host = xstrdup(ours && !d->stale ? "" : "alfa"), .minutes = 12,
	                        .why = xstrdup(d->holding == HOLDING_REFUSED ? "permission denied" : ""),
	                        .stale = ours && d->stale, .in_place = ours && d->in_place,
	                        .changed = ours && d->changed };
	return d->holding;
}

static enum holding hold(void *context, bool over, struct holder *who)
{
	struct desk *d = context;
	d->holds++;
	d->overs += over;
	if ((over && !d->stays) || d->holding == HOLDING_GONE)
		d->holding = HOLDING_OURS;
	return answer(d, who);
}

static enum holding holder(void *context, struct holder *who)
{
	struct desk *d = context;
	if (d->waits && --d->waits == 0)
		d->holding = HOLDING_GONE;
	if (d->changes && --d->changes == 0)
		d->user = "bo";
	return answer(d, who);
}

static bool keep(void *context, const struct draft *draft, const struct standing *standing,
                 struct diags *ds)
{
	struct desk *d = context;
	d->keeps++;
	if (d->keep_fails)
		return diags_error(ds, DIAG_CANNOT_READ, 0, 0, "recovery", "no space");
	draft_free(&d->kept);
	standing_free(&d->at);
	d->kept = draft_copy(draft);
	d->at.spot = standing->spot;
	str_add(&d->at.step, standing->step.text);
	str_add(&d->at.typed, standing->typed.text);
	return true;
}

static void forget(void *context)
{
	((struct desk *)context)->forgets++;
}

static void set_aside(void *context)
{
	((struct desk *)context)->asides++;
}

static size_t recoveries(void *context, const char *path)
{
	struct desk *d = context;
	size_t n = 0;
	for (int i = 0; i < PIECES; i++)
		n += d->pieces[i].there && (!*path || !strcmp(d->pieces[i].path, path));
	return n;
}

static struct piece *piece_at(struct desk *d, size_t at)
{
	for (int i = 0; i < PIECES; i++)
		if (d->pieces[i].there && at-- == 0)
			return &d->pieces[i];
	return NULL;
}

static bool recovery(void *context, size_t at, bool look, struct recovery *r)
{
	const struct piece *piece = piece_at(context, at);
	if (!piece)
		return false;
	*r = (struct recovery){ .path = xstrdup(piece->path), .host = xstrdup(""), .minutes = 4,
	                        .standing = STANDING_INIT, .trouble = xstrdup(piece->trouble ? piece->trouble : "") };
	r->standing.spot = piece->spot;
	str_add(&r->standing.step, piece->step ? piece->step : "");
	str_add(&r->standing.typed, piece->typed ? piece->typed : "");
	if (look && !piece->trouble)
		r->draft = make_draft("ssa-2020", "2", piece->draft);
	return true;
}

static bool recover(void *context, size_t at, struct diags *ds)
{
	struct desk *d = context;
	d->recovers++;
	if (d->recover_fails)
		return diags_error(ds, DIAG_CANNOT_READ, 0, 0, "recovery", "gone");
	piece_at(d, at)->there = false;
	return true;
}

static bool discard(void *context, size_t at, struct diags *ds)
{
	struct desk *d = context;
	(void)ds;
	d->discards++;
	piece_at(d, at)->there = false;
	return true;
}

static bool peek(void *context, const char *path, struct draft **draft, struct diags *ds)
{
	const struct desk *d = context;
	if (d->peek_fails)
		return diags_error(ds, DIAG_CANNOT_READ, 0, 0, path, "gone");
	*draft = make_draft("ssa-2020", "2", "@acronym THEIRS; A DK company applicant");
	return true;
}

static bool open_draft(void *context, const char *path, struct opened *opened, struct diags *ds)
{
	struct desk *d = context;
	d->opens++;
	d->changed = false;
	if (d->open_fails)
		return diags_error(ds, DIAG_CANNOT_READ, 0, 0, path, "gone");
	opened->draft = make_draft("ssa-2020", "2", "@acronym THEIRS; A DK company applicant");
	return true;
}

static void begin(void *context)
{
	((struct desk *)context)->begins++;
}

static enum save_result save(void *context, const struct draft *draft, const char *path,
                             bool replace, struct diags *ds)
{
	struct desk *d = context;
	(void)draft;
	d->saves++;
	d->replaced = replace;
	bool good = d->answer == SAVE_DONE || (d->good_name && !strcmp(path, d->good_name)) ||
		(replace && d->answer != SAVE_FAILED && d->answer != SAVE_HELD);
	if (good) {
		d->holding = HOLDING_OURS;
		str_clear(&d->path);
		str_add(&d->path, path);
		return SAVE_DONE;
	}
	if (d->answer == SAVE_FAILED)
		diags_error(ds, DIAG_CANNOT_READ, 0, 0, path, "no space");
	return d->answer;
}

/* --- running ------------------------------------------------------------------------------- */

/* Runs D's lines on the draft of a.yaml, or from the start page. */
static void run(struct desk *d, const char *lines, bool start)
{
	struct host host = {
		.catalogue = &shipped_catalogue, .today = { 2026, 1, 2 },
		.draft = start ? draft_new("", "") : make_draft("ssa-2020", "2", "@acronym MINE; A DK company applicant"),
		.path = start ? "" : "a.yaml", .exists = !start, .step = start ? "" : "aims", .start = start,
		.context = d, .save = save, .open = open_draft, .begin = begin, .peek = peek, .hold = hold,
		.holder = holder, .keep = keep, .forget = forget, .set_aside = set_aside,
		.recoveries = recoveries, .recovery = recovery, .recover = recover, .discard = discard,
	};
	struct plain_io io = { .context = d, .say = say, .read = read_line, .wait_line = wait_line,
	                       .person = d->person, .columns = 200 };
	d->text = lines;
	assert_true(plain_run(&host, &io, &d->result));
}

static void end(struct desk *d)
{
	str_free(&d->said);
	str_free(&d->path);
	draft_free(&d->kept);
	standing_free(&d->at);
	str_free(&d->result.path);
	str_free(&d->result.step);
}

#define DESK .said = STR_INIT, .path = STR_INIT, .at = STANDING_INIT

static void assert_said(const struct desk *d, const char *text)
{
	if (strstr(d->said.text, text))
		return;
	fputs(d->said.text, stderr);
	fail_msg("'%s' was not said", text);
}

static void assert_not_said(const struct desk *d, const char *text)
{
	if (strstr(d->said.text, text))
		fail_msg("'%s' was said in:\n%s", text, d->said.text);
}

/* --- somebody else has it ------------------------------------------------------------------ */

static void held__is_read_only_by_default(void **state)
{
	(void)state;
	struct desk d = { DESK, .person = true, .holding = HOLDING_HELD };
	run(&d, "\nNEW\n:u\n=\n5\n+\n+ X\n*1\n-1\n1>1\nA\tDenmark\tcompany\n\n:q\n", false);
	assert_said(&d, "anna (computer alfa) has had this draft open for 12 minutes.\n"
	            "1. Read only\n2. Wait\n3. Take over\nNumber [1]:\nIt is only read here");
	assert_said(&d, "Step 4 of 7 \xC2\xB7 Aims (read only)\n");
	assert_said(&d, "Not changed: this draft is only read here.\n");
	assert_not_said(&d, "Removed");
	assert_not_said(&d, "Undone");
	assert_false(d.result.unsaved || d.result.refused);
	assert_int_equal(d.keeps, 0);
	end(&d);
}

static void held__from_a_pipe__asks_nothing_and_refuses(void **state)
{
	(void)state;
	struct desk d = { DESK, .holding = HOLDING_ELSEWHERE };
	run(&d, "NEW\n:w\n:q\n", false);
	assert_not_said(&d, "1. Read only");
	assert_said(&d, "whether that session still runs cannot be known here.");
	assert_said(&d, "Not changed: this draft is only read here.\n");
	assert_said(&d, "Not saved\n");
	assert_int_equal(d.saves, 0);
	assert_true(d.result.refused);
	end(&d);
}

static void held__a_copy_can_be_changed(void **state)
{
	(void)state;
	struct desk d = { DESK, .person = true, .holding = HOLDING_HELD };
	run(&d, "1\n:w b.yaml\nNEW\n:w\n:q\n", false);
	assert_string_equal(d.path.text, "b.yaml");
	assert_int_equal(d.saves, 2);
	assert_int_equal(d.keeps, 1);
	assert_not_said(&d, "Not changed");
	end(&d);
}

static void held__is_waited_for(void **state)
{
	(void)state;
	struct desk d = { DESK, .person = true, .holding = HOLDING_HELD, .waits = 2, .changed = true };
	run(&d, "2\n\001\001\001NEW\n:q\n3\n", false);
	assert_said(&d, "Waiting until anna (computer alfa) leaves the draft");
	assert_said(&d, "The draft is yours now.\n");
	assert_said(&d, "1. Acronym [THEIRS]:\n");   /* it was saved meanwhile */
	assert_int_equal(d.opens, 1);
	assert_true(d.result.unsaved);
	end(&d);
}

static void waiting__ends_with_a_line_or_the_input(void **state)
{
	(void)state;
	struct desk d = { DESK, .person = true, .holding = HOLDING_HELD };
	run(&d, "2\n\001\001\n1\nNEW\n", false);
	assert_not_said(&d, "yours now");
	assert_said(&d, "Not changed");
	end(&d);
	d = (struct desk){ DESK, .person = true, .holding = HOLDING_HELD };
	run(&d, "2\n\001\001", false);
	assert_true(d.result.cut_off);
	end(&d);
	d = (struct desk){ DESK, .person = true, .holding = HOLDING_HELD };
	run(&d, "2\n\001:q\n", false);
	assert_false(d.result.cut_off);
	end(&d);
}

static void held__is_taken_over_when_asked_twice(void **state)
{
	(void)state;
	struct desk d = { DESK, .person = true, .holding = HOLDING_ELSEWHERE };
	run(&d, "3\n\n3\nyes\nNEW\n", false);
	assert_int_equal(d.overs, 1);
	assert_said(&d, "Take over? [no]\n");
	assert_said(&d, "The draft is yours now.\n");
	assert_true(d.result.unsaved);
	end(&d);
	d = (struct desk){ DESK, .person = true, .holding = HOLDING_HELD, .stays = true };
	run(&d, "3\nyes\n1\nNEW\n", false);
	assert_false(d.result.unsaved);
	end(&d);
}

static void held__by_another_than_was_told__is_asked_again(void **state)
{
	(void)state;
	struct desk d = { DESK, .person = true, .holding = HOLDING_HELD, .changes = 1 };
	run(&d, "3\nyes\n1\nNEW\n", false);
	assert_int_equal(d.overs, 0);
	assert_said(&d, "bo (computer alfa) has had this draft open for 12 minutes.\n");
	assert_not_said(&d, "The draft is yours now.\n");
	end(&d);
	d = (struct desk){ DESK, .person = true, .holding = HOLDING_HELD, .changes = 1 };
	run(&d, "3\nyes\n3\nyes\nNEW\n", false);
	assert_int_equal(d.overs, 1);
	assert_said(&d, "The draft is yours now.\n");
	end(&d);
}

static void refused__is_read_only_with_the_cause(void **state)
{
	(void)state;
	struct desk d = { DESK, .person = true, .holding = HOLDING_REFUSED };
	run(&d, "NEW\n:w\n:q\n", false);
	assert_said(&d, "This draft can only be read here: permission denied.\n");
	assert_said(&d, "Not changed");
	assert_not_said(&d, "Take over");
	end(&d);
}

static void taken_over__is_noticed_and_loses_nothing(void **state)
{
	(void)state;
	struct desk d = { DESK, .person = true };
	run(&d, "NEW\n\002Title\n:w\n\n:w b.yaml\n:q\n", false);
	assert_said(&d, "anna (computer alfa) has taken over this draft.\n");
	assert_said(&d, "Your changes that are not saved are still there.\n");
	assert_said(&d, "Not changed");
	assert_string_equal(d.kept->acronym, "NEW");
	assert_string_equal(d.path.text, "b.yaml");
	assert_int_equal(d.forgets, 0);
	end(&d);
}

static void taken_over__is_noticed_while_nothing_is_typed(void **state)
{
	(void)state;
	struct desk d = { DESK, .person = true, .waits = 0 };
	run(&d, "\001\001:q\n", false);
	assert_not_said(&d, "taken over");
	end(&d);
	d = (struct desk){ DESK, .person = true };
	run(&d, "\n\002\001\n:q\n", false);
	assert_said(&d, "has taken over this draft");
	end(&d);
}

static void ours__tells_what_is_odd(void **state)
{
	(void)state;
	struct desk d = { DESK, .stale = true, .in_place = true };
	run(&d, ":q\n", false);
	assert_said(&d, "anna (computer alfa) had this draft open in a session that ended without leaving it");
	assert_said(&d, "No file can be made here");
	assert_int_equal(d.opens, 0);
	end(&d);
	d = (struct desk){ DESK, .changed = true };
	run(&d, ":q\n", false);
	assert_int_equal(d.opens, 1);
	assert_said(&d, "1. Acronym [THEIRS]:\n");
	end(&d);
}

/* --- the recovery file -------------------------------------------------------------------------- */

static void changes__are_kept_before_the_next_line(void **state)
{
	(void)state;
	struct desk d = { DESK };
	run(&d, "\n\n<\n", false);
	assert_int_equal(d.keeps, 0);   /* nothing was changed */
	assert_false(d.result.kept);
	end(&d);
	d = (struct desk){ DESK };
	run(&d, "NEW\n", false);
	assert_string_equal(d.kept->acronym, "NEW");
	assert_string_equal(d.at.step.text, "aims");
	assert_int_equal(d.at.spot.key, DRAFT_KEY_TITLE);
	assert_true(d.result.unsaved && d.result.kept);
	assert_int_equal(d.forgets, 0);
	end(&d);
}

static void changes__that_are_undone_saved_or_given_up_are_forgotten(void **state)
{
	(void)state;
	struct desk d = { DESK };
	run(&d, "NEW\n:u\n:q\n", false);
	assert_int_equal(d.forgets, 1);
	end(&d);
	d = (struct desk){ DESK };
	run(&d, "NEW\n:q\n3\n", false);
	assert_int_equal(d.forgets, 1);
	assert_false(d.result.kept);
	end(&d);
	d = (struct desk){ DESK };
	run(&d, "NEW\n:w\n\n:q\n", false);
	assert_int_equal(d.keeps, 1);
	assert_int_equal(d.forgets, 0);   /* the save did that */
	end(&d);
}

static void half_a_text__is_kept_as_typed(void **state)
{
	(void)state;
	struct desk d = { DESK };
	run(&d, "=\n6\nfirst\nsecond\n:q\n3\n", false);
	assert_string_equal(d.at.step.text, "statements");
	assert_string_equal(d.at.spot.statement, "feedback-mechanism");
	assert_true(d.keeps >= 2);
	end(&d);
}

static void new_partner__is_kept_with_its_question(void **state)
{
	(void)state;
	struct desk d = { DESK };
	run(&d, "=\n5\n+ Skole B\nDK\n", false);
	assert_int_equal(d.at.spot.partner, 1);
	assert_int_equal(d.at.spot.key, PARTNER_KEY_TYPE);
	assert_int_equal(d.kept->partners[1].country, country_from_code("DK"));
	end(&d);
}

static void keeping__that_fails__is_told_once(void **state)
{
	(void)state;
	struct desk d = { DESK, .keep_fails = true };
	run(&d, "NEW\nTitle\n48\n", false);
	assert_said(&d, "What is not saved cannot be kept for the case that konsort ends badly.\n");
	char *first = strstr(d.said.text, "What is not saved cannot be kept");
	assert_null(strstr(first + 1, "What is not saved cannot be kept"));
	assert_true(d.keeps >= 3);   /* tried again at each change */
	assert_false(d.result.kept);
	end(&d);
}

/* --- what can be recovered ------------------------------------------------------------------------ */

#define PIECE { .path = "a.yaml", .draft = "@acronym LOST; A DK company applicant; B SE company full", \
                .step = "partners", .spot = { 1, PARTNER_KEY_COUNTRY, NULL }, .there = true }

static void piece__is_recovered_where_it_was(void **state)
{
	(void)state;
	struct desk d = { DESK, .person = true, .pieces = { PIECE } };
	run(&d, "\n\n:w\n", false);
	assert_said(&d, "Changes of 4 minutes ago were not saved. They end at step 5 of 7, Partners, "
	            "partner 2 (B).\n");
	assert_said(&d, "MINE");
	assert_said(&d, "LOST");
	assert_said(&d, "1. Recover\n2. Discard\n3. Leave alone\n");
	assert_said(&d, "2. Country of partner 2 (B) [Sweden]:\n");
	assert_int_equal(d.recovers, 1);
	assert_int_equal(d.saves, 1);
	end(&d);
}

static void piece__brings_back_what_was_typed(void **state)
{
	(void)state;
	struct desk d = { DESK, .person = true, .pieces = {
		{ .path = "a.yaml", .draft = "A DK company applicant", .step = "statements", .there = true,
		  .spot = { -1, DRAFT_KEY_STATEMENTS, "feedback-mechanism" }, .typed = "one\ntwo" } } };
	run(&d, "1\n", false);
	assert_string_equal(draft_statement(d.kept, "feedback-mechanism"), "one\ntwo");
	end(&d);
	d = (struct desk){ DESK, .person = true, .pieces = {
		{ .path = "a.yaml", .draft = "A DK company applicant", .step = "partners", .there = true,
		  .spot = { 0, PARTNER_KEY_GRANT, NULL }, .typed = "12x" } } };
	run(&d, "1\n", false);
	assert_said(&d, "This was typed there, and not taken: 12x\n");
	assert_said(&d, "Grant");
	end(&d);
	d = (struct desk){ DESK, .person = true, .pieces = {   /* a field that is not there any more */
		{ .path = "a.yaml", .draft = "A DK company applicant", .step = "statements", .there = true,
		  .spot = { -1, DRAFT_KEY_TITLE, NULL }, .typed = "half a title" } } };
	run(&d, "1\n", false);
	assert_said(&d, "This was typed there, and not taken: half a title\n");
	end(&d);
}

static void piece__is_discarded_when_asked_twice(void **state)
{
	(void)state;
	struct desk d = { DESK, .person = true, .pieces = { PIECE, PIECE } };
	run(&d, "2\n\n2\nyes\n3\n:q\n", false);
	assert_said(&d, "Discard them? [no]\n");
	assert_int_equal(d.discards, 1);
	assert_int_equal(d.recovers, 0);
	assert_true(d.pieces[1].there);
	end(&d);
}

static void piece__is_left_alone_by_a_pipe(void **state)
{
	(void)state;
	struct desk d = { DESK, .pieces = { PIECE } };
	run(&d, "1\n:q\n3\n", false);
	assert_said(&d, "They are left alone");
	assert_not_said(&d, "1. Recover");
	assert_int_equal(d.recovers + d.discards, 0);
	end(&d);
}

static void broken_piece__is_told_and_can_be_discarded(void **state)
{
	(void)state;
	struct desk d = { DESK, .person = true, .pieces = {
		{ .path = "a.yaml", .draft = "", .trouble = "it is no draft", .there = true } } };
	run(&d, "2\nyes\n:q\n", false);
	assert_said(&d, "They cannot be read: it is no draft.\n1. Leave alone\n2. Discard\n");
	assert_int_equal(d.discards, 1);
	end(&d);
}

static void piece__that_somebody_else_recovers__is_told(void **state)
{
	(void)state;
	struct desk d = { DESK, .person = true, .recover_fails = true, .pieces = { PIECE } };
	run(&d, "1\nNEW\n:q\n3\n", false);
	assert_said(&d, "gone");
	assert_said(&d, "1. Acronym [MINE]:\n");
	assert_not_said(&d, "Recovered");
	end(&d);
}

static void held_draft__offers_no_pieces(void **state)
{
	(void)state;
	struct desk d = { DESK, .person = true, .holding = HOLDING_HELD, .pieces = { PIECE } };
	run(&d, "\n:q\n", false);
	assert_not_said(&d, "1. Recover");
	end(&d);
}

static void start__lists_the_pieces(void **state)
{
	(void)state;
	struct desk d = { DESK, .person = true, .pieces = {
		{ .path = "", .draft = "@acronym NEVER; X FR company applicant", .step = "aims", .there = true,
		  .spot = { -1, DRAFT_KEY_TITLE, NULL } } } };
	run(&d, "2\n1\nA title\n", true);
	assert_said(&d, "1. New consortium\n2. Not saved: NEVER, never saved; 4 minutes ago\n");
	assert_said(&d, "2. Title:\n");
	assert_int_equal(d.recovers, 1);
	assert_string_equal(d.kept->title, "A title");
	end(&d);
	d = (struct desk){ DESK, .person = true, .pieces = { PIECE } };
	run(&d, "2\n1\n\n", true);   /* its file is opened first */
	assert_int_equal(d.opens, 1);
	assert_int_equal(d.recovers, 1);
	end(&d);
	d = (struct desk){ DESK, .person = true, .open_fails = true, .pieces = { PIECE } };
	run(&d, "2\n1\n\n:w\n", true);   /* or else recovered without it */
	assert_int_equal(d.recovers, 1);
	assert_string_equal(d.path.text, "a.yaml");
	end(&d);
	d = (struct desk){ DESK, .person = true, .recover_fails = true, .open_fails = true, .pieces = { PIECE } };
	run(&d, "2\n1\n1\n:q\n", true);
	assert_said(&d, "Step 1 of 7");
	end(&d);
}

/* --- saves ------------------------------------------------------------------------------------------ */

static void changed_file__is_told_and_asked(void **state)
{
	(void)state;
	struct desk d = { DESK, .person = true, .answer = SAVE_CHANGED };
	run(&d, "NEW\n:w\n\n:w\n2\n:q\n", false);
	assert_said(&d, "a.yaml was changed by somebody else since it was read.\n");
	assert_said(&d, "THEIRS");
	assert_said(&d, "1. Cancel\n2. Overwrite\n3. Save under another name\n4. Take theirs\n");
	assert_int_equal(d.saves, 3);
	assert_true(d.replaced);
	end(&d);
	/* nothing was edited: it is not saved all the same */
	d = (struct desk){ DESK, .person = true, .answer = SAVE_CHANGED };
	run(&d, ":w\n1\n:q\n3\n", false);
	assert_said(&d, "The draft has changes that are not saved.");
	end(&d);
	d = (struct desk){ DESK, .person = true, .answer = SAVE_CHANGED, .good_name = "b.yaml" };
	run(&d, "NEW\n:w\n3\nb.yaml\n:q\n", false);
	assert_string_equal(d.path.text, "b.yaml");
	assert_false(d.replaced);
	end(&d);
}

static void theirs__is_taken_once_ours_is_kept(void **state)
{
	(void)state;
	struct desk d = { DESK, .person = true, .answer = SAVE_CHANGED };
	run(&d, "NEW\n:w\n4\n\n:q\n", false);
	assert_int_equal(d.asides, 1);
	assert_string_equal(d.kept->acronym, "NEW");
	assert_int_equal(d.opens, 1);
	assert_said(&d, "Your version is set aside, not lost");
	assert_false(d.result.unsaved);
	end(&d);
	d = (struct desk){ DESK, .person = true, .answer = SAVE_CHANGED, .keep_fails = true };
	run(&d, "NEW\n:w\n4\n:q\n1\n", false);
	assert_int_equal(d.opens + d.asides, 0);
	assert_true(d.result.unsaved);
	end(&d);
	d = (struct desk){ DESK, .person = true, .answer = SAVE_CHANGED, .peek_fails = true };
	run(&d, "NEW\n:w\n4\n1\n", false);
	assert_not_said(&d, "4. Take theirs");
	assert_int_equal(d.opens, 0);
	end(&d);
}

static void failed_save__offers_another_place(void **state)
{
	(void)state;
	struct desk d = { DESK, .person = true, .answer = SAVE_FAILED, .good_name = "/home/me/a.yaml" };
	setenv("HOME", "/home/me", 1);
	run(&d, "NEW\n:w\n2\n3\n\n:q\n", false);
	assert_said(&d, "no space");
	assert_said(&d, "what is not saved is in its recovery file");
	assert_said(&d, "Name of the file [/home/me/a.yaml]:\n");
	assert_int_equal(d.saves, 3);
	assert_string_equal(d.path.text, "/home/me/a.yaml");
	assert_false(d.result.unsaved);
	end(&d);
	d = (struct desk){ DESK, .answer = SAVE_FAILED };
	run(&d, "NEW\n:w\n:q\n3\n", false);
	assert_not_said(&d, "Try again");
	assert_true(d.result.refused);
	end(&d);
}

static void held_file__is_saved_under_another_name(void **state)
{
	(void)state;
	struct desk d = { DESK, .person = true, .answer = SAVE_HELD, .good_name = "c.yaml" };
	run(&d, "NEW\n:w b.yaml\n2\nc.yaml\n:q\n", false);
	assert_string_equal(d.path.text, "c.yaml");
	end(&d);
}

/* --- robust -------------------------------------------------------------------------------------- */

static void lines_by_chance__do_no_harm(void **state)
{
	(void)state;
	for (int seed = 1; seed <= 300; seed++) {
		struct desk d = { DESK, .chance = { (uint64_t)seed }, .left = 200, .person = seed % 2,
		                  .holding = (enum holding)(seed % 5), .answer = (enum save_result)(seed % 5),
		                  .keep_fails = seed % 7 == 0, .open_fails = seed % 11 == 0,
		                  .changed = seed % 3 == 0, .pieces = { PIECE, { .path = "", .draft = "A DK company applicant",
		                  .step = "aims", .there = true } } };
		run(&d, NULL, seed % 4 == 0);
		end(&d);
	}
}

static void read_only__changes_nothing_by_chance(void **state)
{
	(void)state;
	for (int seed = 1; seed <= 50; seed++) {
		struct desk d = { DESK, .holding = HOLDING_REFUSED, .answer = SAVE_FAILED };
		struct str lines = STR_INIT;
		struct chance chance = { (uint64_t)seed };
		static const char *const all[] = { "", ">", "<", "=", "1", "2", "3", "5", "+ X", "*1", "-1", "yes",
		                                   "1>1", "-", ":u", ":r", "A;DK", "text", "48", "." };
		for (int i = 0; i < 100; i++)
			str_addf(&lines, "%s\n", all[chance_below(&chance, (int)(sizeof all / sizeof *all))]);
		run(&d, lines.text, false);
		assert_false(d.result.unsaved);
		assert_int_equal(d.keeps, 0);
		str_free(&lines);
		end(&d);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(held__is_read_only_by_default),
		cmocka_unit_test(held__from_a_pipe__asks_nothing_and_refuses),
		cmocka_unit_test(held__a_copy_can_be_changed),
		cmocka_unit_test(held__is_waited_for),
		cmocka_unit_test(waiting__ends_with_a_line_or_the_input),
		cmocka_unit_test(held__is_taken_over_when_asked_twice),
		cmocka_unit_test(held__by_another_than_was_told__is_asked_again),
		cmocka_unit_test(refused__is_read_only_with_the_cause),
		cmocka_unit_test(taken_over__is_noticed_and_loses_nothing),
		cmocka_unit_test(taken_over__is_noticed_while_nothing_is_typed),
		cmocka_unit_test(ours__tells_what_is_odd),
		cmocka_unit_test(changes__are_kept_before_the_next_line),
		cmocka_unit_test(changes__that_are_undone_saved_or_given_up_are_forgotten),
		cmocka_unit_test(half_a_text__is_kept_as_typed),
		cmocka_unit_test(new_partner__is_kept_with_its_question),
		cmocka_unit_test(keeping__that_fails__is_told_once),
		cmocka_unit_test(piece__is_recovered_where_it_was),
		cmocka_unit_test(piece__brings_back_what_was_typed),
		cmocka_unit_test(piece__is_discarded_when_asked_twice),
		cmocka_unit_test(piece__is_left_alone_by_a_pipe),
		cmocka_unit_test(broken_piece__is_told_and_can_be_discarded),
		cmocka_unit_test(piece__that_somebody_else_recovers__is_told),
		cmocka_unit_test(held_draft__offers_no_pieces),
		cmocka_unit_test(start__lists_the_pieces),
		cmocka_unit_test(changed_file__is_told_and_asked),
		cmocka_unit_test(theirs__is_taken_once_ours_is_kept),
		cmocka_unit_test(failed_save__offers_another_place),
		cmocka_unit_test(held_file__is_saved_under_another_name),
		cmocka_unit_test(lines_by_chance__do_no_harm),
		cmocka_unit_test(read_only__changes_nothing_by_chance),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
