/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo: every edit goes back and forth without a trace, what is one change, what is said of
 * it, where it leads, what is saved, and how much is kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/xmem.h"
#include "support/judged.h"
#include "support/make_draft.h"
#include "support/sample_call.h"
#include "wizard/history_parts.h"
#include "wizard/session.h"

#define FIVE \
	"@acronym RAILS; @title Skills; @sector rail; @duration 48; @priorities digital-skills; " \
	"@activities esco-profiles,skills-data; @feedback-mechanism Every_year; @why Because; " \
	"Skole DK vet-provider applicant does=Leads grant=400000; " \
	"Uni DE higher-education full id=E1; Firma PL company full; Museum - - associated; " \
	"Kammer FR chamber full"

static struct session *open_session(const char *call, const char *lot, const char *draft)
{
	return session_new(&sample_catalogue, make_draft(call, lot, draft));
}

static struct session *open_five(void)
{
	return open_session("ssa-2020", "2", FIVE);
}

static struct field_ref field_at(const struct session *s, enum step step, int partner, int key,
                                 const char *statement)
{
	struct field_list list = FIELD_LIST_INIT;
	field_list_fill(&list, step, partner, s->call, s->lot);
	int i = field_list_find(&list, key, statement);
	assert_true(i >= 0);
	struct field_ref ref = list.refs[i];
	field_list_free(&list);
	return ref;
}

static struct field_ref of_partner(const struct session *s, int partner, int key)
{
	return field_at(s, STEP_PARTNERS, partner, key, NULL);
}

static bool set_text(struct session *s, enum step step, int key, const char *text)
{
	struct field_ref ref = field_at(s, step, -1, key, NULL);
	return session_set_text(s, &ref, text);
}

static bool set_name(struct session *s, int partner, const char *name)
{
	struct field_ref ref = of_partner(s, partner, PARTNER_KEY_NAME);
	return session_set_text(s, &ref, name);
}

static bool set_number(struct session *s, int partner, int key, int64_t number)
{
	struct field_ref ref = of_partner(s, partner, key);
	return session_set_number(s, &ref, number);
}

static bool set_statement(struct session *s, const char *key, const char *text)
{
	struct field_ref ref = field_at(s, STEP_STATEMENTS, -1, DRAFT_KEY_STATEMENTS, key);
	return session_set_text(s, &ref, text);
}

/* Marks the option of an id, or of a number where ID is "". */
static bool set_option(struct session *s, struct field_ref ref, const char *id, int64_t number, bool in)
{
	struct option o = { .id = xstrdup(id), .number = number };
	bool changed = session_set_option(s, &ref, &o, in);
	free(o.id);
	return changed;
}

static size_t count(const struct session *s)
{
	size_t made;
	return session_changes(s, &made);
}

static size_t made(const struct session *s)
{
	size_t n;
	session_changes(s, &n);
	return n;
}

static bool undo(struct session *s)
{
	size_t at;
	return session_undo(s, false, &at);
}

static bool redo(struct session *s)
{
	size_t at;
	return session_undo(s, true, &at);
}

/* --- every kind of edit ------------------------------------------------------ */

static void edit_acronym(struct session *s) { set_text(s, STEP_AIMS, DRAFT_KEY_ACRONYM, "TRAINS"); }
static void edit_no_title(struct session *s) { set_text(s, STEP_AIMS, DRAFT_KEY_TITLE, ""); }
static void edit_notes(struct session *s) { set_text(s, STEP_STATEMENTS, DRAFT_KEY_NOTES, "a\nb"); }
static void edit_name(struct session *s) { set_name(s, 1, "Skole"); set_name(s, 1, "Skole 2"); }
static void edit_country(struct session *s)
{
	set_number(s, 1, PARTNER_KEY_COUNTRY, country_from_code("DK"));
}
static void edit_type(struct session *s) { set_number(s, 1, PARTNER_KEY_TYPE, TYPE_COMPANY); }
static void edit_role(struct session *s) { set_number(s, 0, PARTNER_KEY_ROLE, ROLE_FULL); }
static void edit_grant(struct session *s) { set_number(s, 0, PARTNER_KEY_GRANT, 9000000); }
static void edit_agreed(struct session *s) { set_number(s, 0, PARTNER_KEY_AGREED, true); }
static void edit_id(struct session *s)
{
	struct field_ref ref = of_partner(s, 0, PARTNER_KEY_ID);
	session_set_text(s, &ref, "E1");
}
static void edit_also(struct session *s)
{
	set_option(s, of_partner(s, 0, PARTNER_KEY_ALSO), "", TYPE_COMPANY, true);
}
static void edit_mark(struct session *s)
{
	set_option(s, field_at(s, STEP_AIMS, -1, DRAFT_KEY_ACTIVITIES, NULL), "delivery-methods", 0, true);
}
static void edit_unmark_first(struct session *s)
{
	set_option(s, field_at(s, STEP_AIMS, -1, DRAFT_KEY_ACTIVITIES, NULL), "esco-profiles", 0, false);
}
static void edit_choose(struct session *s)
{
	struct option o = { .number = country_from_code("NL") };
	struct field_ref ref = of_partner(s, 3, PARTNER_KEY_COUNTRY);
	session_choose(s, &ref, &o);
}
static void edit_sector(struct session *s)
{
	struct field_ref ref = field_at(s, STEP_SECTOR, -1, DRAFT_KEY_SECTOR, NULL);
	struct option o = { .id = xstrdup("cybersecurity") };
	session_choose(s, &ref, &o);
	free(o.id);
}
static void edit_statement(struct session *s) { set_statement(s, "feedback-mechanism", "Each month"); }
static void edit_no_statement(struct session *s) { set_statement(s, "feedback-mechanism", ""); }
static void edit_statement_anew(struct session *s)
{
	set_statement(s, "feedback-mechanism", "");   /* it stands behind the other then */
	set_statement(s, "feedback-mechanism", "Every year");
}
static void edit_lot(struct session *s) { session_set_lot(s, "1", NULL); }
static void edit_call(struct session *s) { session_set_call(s, "ssa-2015", NULL); }
static void edit_unknown_call(struct session *s) { session_set_call(s, "ssa-1999", NULL); }
static void edit_place(struct session *s) { session_set_place(s, "toy-2019", "3", NULL); }
static void edit_remove(struct session *s) { session_remove_partner(s, 1); }
static void edit_remove_first(struct session *s) { session_remove_partner(s, 0); }
static void edit_remove_last(struct session *s) { session_remove_partner(s, 4); }
static void edit_move_down(struct session *s) { session_move_partner(s, 0, 3); }
static void edit_move_up(struct session *s) { session_move_partner(s, 4, 1); }
static void edit_duplicate(struct session *s) { session_duplicate_partner(s, 0); }
static void edit_bulk(struct session *s)
{
	session_begin(s, CHANGE_BULK);
	for (int i = 0; i < 4; i++)
		set_number(s, i, PARTNER_KEY_TYPE, TYPE_COMPANY);
	session_end(s);
}
static void edit_remove_several(struct session *s)
{
	session_begin(s, CHANGE_REMOVE);
	session_remove_partner(s, 3);
	session_remove_partner(s, 0);
	session_remove_partner(s, 1);
	session_end(s);
}
static void edit_paste(struct session *s)
{
	session_begin(s, CHANGE_PASTE);
	for (int i = 0; i < 3; i++) {
		int at = (int)session_add_partner(s);
		set_name(s, at, "Pasted");
		set_number(s, at, PARTNER_KEY_COUNTRY, country_from_code("NL"));
		set_number(s, at, PARTNER_KEY_TYPE, TYPE_COMPANY);
	}
	s->partner = -1;
	session_end(s);
}
/* One of everything, about one another, in one change. */
static void edit_mixed(struct session *s)
{
	session_begin(s, CHANGE_BULK);
	session_add_partner(s);
	set_name(s, 5, "New");
	session_move_partner(s, 5, 1);
	set_number(s, 1, PARTNER_KEY_GRANT, 10);
	set_number(s, 2, PARTNER_KEY_GRANT, 20);
	session_remove_partner(s, 0);
	set_name(s, 0, "Newer");
	session_move_partner(s, 0, 2);
	set_name(s, 2, "Newest");
	set_name(s, 0, "Old");
	session_set_place(s, "ssa-2020", "1", NULL);
	set_statement(s, "feedback-mechanism", "");
	session_end(s);
}

static void (*const edits[])(struct session *s) = {
	edit_acronym, edit_no_title, edit_notes, edit_name, edit_country, edit_type, edit_role,
	edit_grant, edit_agreed, edit_id, edit_also, edit_mark, edit_unmark_first, edit_choose,
	edit_sector, edit_statement, edit_no_statement, edit_statement_anew, edit_lot, edit_call,
	edit_unknown_call, edit_place, edit_remove, edit_remove_first, edit_remove_last,
	edit_move_down, edit_move_up, edit_duplicate, edit_bulk, edit_remove_several, edit_paste,
	edit_mixed,
};

static char *findings(struct session *s)
{
	const struct evaluation *e = session_judge(s);
	return e ? judged_all(e) : xstrdup("no call");
}

static void check_findings(struct session *s, const char *expected)
{
	char *now = findings(s);
	assert_string_equal(now, expected);
	free(now);
}

static void check_edit(void (*edit)(struct session *s))
{
	struct session *s = open_five();
	struct draft *before = draft_copy(s->draft);
	char *found_before = findings(s);
	edit(s);
	session_pause(s);
	assert_int_equal(count(s), 1);
	assert_false(draft_equal(before, s->draft));
	struct draft *after = draft_copy(s->draft);
	char *found_after = findings(s);
	for (int round = 0; round < 3; round++) {
		uint64_t revision = s->draft->revision;
		assert_true(undo(s));
		assert_true(s->draft->revision > revision);
		assert_true(draft_equal(before, s->draft));
		check_findings(s, found_before);
		assert_false(session_changed(s));
		assert_false(undo(s));
		assert_true(redo(s));
		assert_true(draft_equal(after, s->draft));
		check_findings(s, found_after);
		assert_true(session_changed(s));
		assert_false(redo(s));
	}
	draft_free(&before);
	draft_free(&after);
	free(found_before);
	free(found_after);
	session_free(&s);
}

static void session_undo__of_every_edit__and_again(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof edits / sizeof *edits; i++)
		check_edit(edits[i]);
}

static void session_undo__of_all_edits_in_turn(void **state)
{
	(void)state;
	enum { N = sizeof edits / sizeof *edits };
	struct draft *states[N + 1];
	size_t n = 0;
	struct session *s = open_five();
	states[n++] = draft_copy(s->draft);
	for (size_t i = 0; i < N; i++) {
		if (edits[i] == edit_lot)
			break;              /* the fields of the rest are those of the Lot */
		edits[i](s);
		session_pause(s);
		if (count(s) == n)
			states[n++] = draft_copy(s->draft);
	}
	assert_true(n > 15);
	for (size_t i = n - 1; i-- > 0; ) {
		assert_true(undo(s));
		assert_true(draft_equal(s->draft, states[i]));
	}
	for (size_t i = 1; i < n; i++) {
		assert_true(redo(s));
		assert_true(draft_equal(s->draft, states[i]));
	}
	for (size_t i = 0; i < n; i++)
		draft_free(&states[i]);
	session_free(&s);
}

/* A key that konsort does not know goes and comes with its partner. */
static void session_undo__of_a_removal__brings_back_unknown_keys(void **state)
{
	(void)state;
	struct session *s = open_five();
	extra_add(&s->draft->partners[1].extras, PARTNER_KEY_NAME, "web", "uni.example");
	struct draft *before = draft_copy(s->draft);
	session_remove_partner(s, 1);
	assert_true(undo(s));
	assert_true(draft_equal(before, s->draft));
	assert_string_equal(s->draft->partners[1].extras.items[0].text, "uni.example");
	int copy = (int)session_duplicate_partner(s, 1);
	assert_string_equal(s->draft->partners[copy].extras.items[0].text, "uni.example");
	draft_free(&before);
	session_free(&s);
}

/* --- what is one change ------------------------------------------------------ */

static void session_set_text__letter_by_letter__is_one_change(void **state)
{
	(void)state;
	struct session *s = open_five();
	const char *typed[] = { "RAILSX", "RAILSXY", "RAILSXYZ" };
	for (int i = 0; i < 3; i++)
		set_text(s, STEP_AIMS, DRAFT_KEY_ACRONYM, typed[i]);
	assert_int_equal(count(s), 1);
	session_pause(s);            /* the field is left */
	set_text(s, STEP_AIMS, DRAFT_KEY_ACRONYM, "RAILS 2");
	assert_int_equal(count(s), 2);
	set_text(s, STEP_AIMS, DRAFT_KEY_TITLE, "Other");   /* another field */
	set_text(s, STEP_AIMS, DRAFT_KEY_ACRONYM, "RAILS 3");
	assert_int_equal(count(s), 4);
	session_set_saved(s);
	set_text(s, STEP_AIMS, DRAFT_KEY_ACRONYM, "RAILS 4");
	assert_int_equal(count(s), 5);
	undo(s);
	assert_string_equal(s->draft->acronym, "RAILS 3");
	undo(s);
	assert_string_equal(s->draft->acronym, "RAILS 2");
	undo(s);
	undo(s);
	assert_string_equal(s->draft->acronym, "RAILSXYZ");
	set_text(s, STEP_AIMS, DRAFT_KEY_ACRONYM, "RAILSXYZ!");   /* joins nothing undone or made */
	assert_int_equal(count(s), 2);
	undo(s);
	undo(s);
	assert_string_equal(s->draft->acronym, "RAILS");
	session_free(&s);
}

static void session_set__back_to_what_was__is_no_change(void **state)
{
	(void)state;
	struct session *s = open_five();
	set_text(s, STEP_AIMS, DRAFT_KEY_ACRONYM, "RAILS2");
	assert_true(session_changed(s));
	set_text(s, STEP_AIMS, DRAFT_KEY_ACRONYM, "RAILS");
	assert_int_equal(count(s), 0);
	assert_false(session_changed(s));
	set_number(s, 0, PARTNER_KEY_GRANT, 40);
	set_number(s, 0, PARTNER_KEY_GRANT, 400000);
	assert_int_equal(count(s), 0);
	set_statement(s, "feedback-mechanism", "Every yea");
	set_statement(s, "feedback-mechanism", "Every year");
	assert_int_equal(count(s), 0);
	session_move_partner(s, 1, 2);
	session_move_partner(s, 2, 3);
	assert_int_equal(count(s), 1);
	session_move_partner(s, 3, 2);
	session_move_partner(s, 2, 1);
	assert_int_equal(count(s), 0);
	session_begin(s, CHANGE_BULK);
	session_end(s);
	assert_int_equal(count(s), 0);
	assert_false(session_changed(s));
	session_free(&s);
}

static void session_set_option__each_mark__is_a_change(void **state)
{
	(void)state;
	struct session *s = open_five();
	struct field_ref ref = field_at(s, STEP_AIMS, -1, DRAFT_KEY_ACTIVITIES, NULL);
	set_option(s, ref, "delivery-methods", 0, true);
	set_option(s, ref, "target-groups", 0, true);
	set_option(s, ref, "target-groups", 0, false);
	assert_int_equal(count(s), 3);
	set_number(s, 0, PARTNER_KEY_AGREED, 1);
	set_number(s, 0, PARTNER_KEY_AGREED, 0);
	assert_int_equal(count(s), 5);
	session_free(&s);
}

static void session_add_partner__left_empty__is_no_change(void **state)
{
	(void)state;
	struct session *s = open_five();
	edit_acronym(s);
	undo(s);
	session_add_partner(s);
	assert_int_equal(count(s), 1);
	assert_false(session_changed(s));
	assert_true(session_close_partner(s));
	assert_int_equal(count(s), 1);   /* what was undone can still be made again */
	assert_true(redo(s));
	assert_string_equal(s->draft->acronym, "TRAINS");
	session_free(&s);
}

static void session_add_partner__filled_in__is_a_change_and_each_field(void **state)
{
	(void)state;
	struct session *s = open_five();
	int at = (int)session_add_partner(s);
	set_name(s, at, "N");
	set_name(s, at, "New");
	set_number(s, at, PARTNER_KEY_COUNTRY, country_from_code("NL"));
	assert_int_equal(count(s), 3);
	assert_false(session_close_partner(s));
	undo(s);
	undo(s);
	assert_int_equal(s->draft->n_partners, 6);
	assert_int_equal(s->partner, 5);     /* empty again: its form is where it can be kept */
	undo(s);
	assert_int_equal(s->draft->n_partners, 5);
	assert_int_equal(s->partner, -1);
	for (int i = 0; i < 3; i++)
		assert_true(redo(s));
	assert_string_equal(s->draft->partners[5].name, "New");
	assert_int_equal(s->draft->partners[5].country, country_from_code("NL"));
	session_free(&s);
}

/* Undone to where the partner is empty, and left so: that is one more undone. */
static void session_close_partner__undone_to_empty__can_be_made_again(void **state)
{
	(void)state;
	struct session *s = open_five();
	set_name(s, (int)session_add_partner(s), "New");
	session_close_partner(s);
	undo(s);
	assert_int_equal(s->partner, 5);
	assert_true(session_close_partner(s));
	assert_int_equal(s->draft->n_partners, 5);
	assert_int_equal(count(s), 2);
	assert_int_equal(made(s), 0);
	assert_false(session_changed(s));
	assert_true(redo(s) && redo(s));
	assert_string_equal(s->draft->partners[5].name, "New");
	session_free(&s);
}

/* All is erased again while the form is open: nothing was added. */
static void session_close_partner__typed_and_erased__leaves_nothing(void **state)
{
	(void)state;
	struct session *s = open_five();
	int at = (int)session_add_partner(s);
	set_name(s, at, "N");
	set_name(s, at, "");
	assert_true(session_close_partner(s));
	assert_int_equal(count(s), 0);
	assert_false(session_changed(s));
	session_free(&s);
}

static void session_close_partner__emptied__is_a_change(void **state)
{
	(void)state;
	struct session *s = open_session("ssa-2020", "2", "A - - full; B - - full");
	s->partner = 0;
	set_name(s, 0, "");
	assert_true(session_close_partner(s));
	assert_int_equal(s->draft->n_partners, 1);
	assert_int_equal(count(s), 2);
	undo(s);
	assert_int_equal(s->partner, 0);
	assert_true(session_close_partner(s));   /* still empty: as it was made before */
	assert_int_equal(count(s), 2);
	assert_int_equal(made(s), 2);
	undo(s);
	undo(s);
	assert_string_equal(s->draft->partners[0].name, "A");
	assert_int_equal(s->draft->n_partners, 2);
	session_free(&s);
}

static void session_undo__in_a_new_empty_form__takes_it_out(void **state)
{
	(void)state;
	struct session *s = open_five();
	edit_acronym(s);
	session_add_partner(s);
	assert_true(undo(s));
	assert_int_equal(s->draft->n_partners, 5);
	assert_int_equal(s->partner, -1);
	assert_string_equal(s->draft->acronym, "TRAINS");   /* nothing else */
	assert_true(redo(s));
	assert_int_equal(s->partner, 5);
	assert_true(session_close_partner(s));
	session_free(&s);
}

/* --- memories ---------------------------------------------------------------- */

static void session_undo__of_a_lot__undoes_what_came_back(void **state)
{
	(void)state;
	struct session *s = open_session("toy-2017", "3", "@sector automotive; @duration 48");
	session_set_lot(s, "1", NULL);
	set_text(s, STEP_SECTOR, DRAFT_KEY_SECTOR, "Cars in the north");
	session_pause(s);
	unsigned restored;
	session_set_lot(s, "3", &restored);
	assert_true(restored & MISFIT_BIT(MISFIT_SECTOR));
	assert_string_equal(s->draft->sector, "automotive");
	assert_int_equal(count(s), 3);
	undo(s);
	assert_string_equal(s->draft->lot, "1");
	assert_ptr_equal(s->lot, call_lot(s->call, "1"));
	assert_string_equal(s->draft->sector, "Cars in the north");
	undo(s);
	undo(s);
	assert_string_equal(s->draft->sector, "automotive");
	assert_ptr_equal(s->lot, call_lot(s->call, "3"));
	redo(s);
	redo(s);
	redo(s);
	assert_string_equal(s->draft->sector, "automotive");
	session_set_lot(s, "1", &restored);   /* the memories are in step */
	assert_string_equal(s->draft->sector, "Cars in the north");
	session_free(&s);
}

/* --- saved ------------------------------------------------------------------- */

static void session_changed__follows_the_saved_place(void **state)
{
	(void)state;
	struct session *s = open_five();
	edit_acronym(s);
	edit_remove(s);
	session_set_saved(s);
	assert_false(session_changed(s));
	undo(s);
	assert_true(session_changed(s));     /* before what was saved */
	redo(s);
	assert_false(session_changed(s));
	edit_agreed(s);
	assert_true(session_changed(s));     /* behind it */
	undo(s);
	assert_false(session_changed(s));
	undo(s);
	edit_duplicate(s);                   /* what was saved cannot come back */
	undo(s);
	undo(s);
	assert_true(session_changed(s));
	redo(s);
	redo(s);
	assert_true(session_changed(s));
	session_set_unsaved(s);
	session_set_saved(s);
	assert_false(session_changed(s));
	session_set_unsaved(s);
	assert_true(session_changed(s));
	undo(s);
	redo(s);
	assert_true(session_changed(s));
	session_free(&s);
}

static void session_changed__edited_behind_its_back__forgets(void **state)
{
	(void)state;
	struct session *s = open_five();
	edit_remove(s);
	draft_remove_partner(s->draft, 0);
	assert_true(session_changed(s));
	assert_false(undo(s));
	assert_int_equal(count(s), 0);
	assert_true(session_changed(s));
	edit_acronym(s);
	assert_true(undo(s));
	assert_true(session_changed(s));
	session_free(&s);
}

/* --- how much ---------------------------------------------------------------- */

static size_t bytes_of(const struct history *h)
{
	size_t n = 0;
	for (size_t i = 0; i < h->n; i++)
		for (size_t k = 0; k < h->list[i].n; k++)
			n += delta_bytes(&h->list[i].deltas[k]);
	return n;
}

static void history__keeps__so_many_changes(void **state)
{
	(void)state;
	struct session *s = open_five();
	for (int i = 0; i < 3 * HISTORY_CHANGES; i++)
		set_number(s, 0, PARTNER_KEY_AGREED, i % 2 == 0);
	assert_int_equal(count(s), HISTORY_CHANGES);
	for (int i = 0; i < HISTORY_CHANGES; i++)
		assert_true(undo(s));
	assert_false(undo(s));
	assert_true(session_changed(s));     /* where it was saved is forgotten */
	session_free(&s);
}

static void history__keeps__so_many_bytes(void **state)
{
	(void)state;
	struct session *s = open_five();
	struct str text = STR_INIT;
	str_add_repeat(&text, 'x', 50000);
	for (int i = 0; i < 200; i++) {
		text.text[i] = 'y';
		set_text(s, STEP_STATEMENTS, DRAFT_KEY_NOTES, text.text);
		session_pause(s);
		assert_true(s->history.bytes <= HISTORY_BYTES);
		assert_int_equal(s->history.bytes, bytes_of(&s->history));
	}
	assert_in_range(count(s), 30, 45);   /* 100 kB each */
	str_free(&text);
	session_free(&s);
}

/* What is undone may take more than is kept; then nothing is forgotten but by the next change. */
static void history__of_much_that_is_undone__stays_whole(void **state)
{
	(void)state;
	enum { COPIES = 2 * HISTORY_BYTES / 50000 };
	struct session *s = open_five();
	struct field_ref does = of_partner(s, 0, PARTNER_KEY_CONTRIBUTION);
	struct field_ref notes = of_partner(s, 0, PARTNER_KEY_NOTES);
	struct str text = STR_INIT;
	str_add_repeat(&text, 'x', 50000);
	session_set_text(s, &does, text.text);
	session_set_text(s, &notes, text.text);
	session_set_saved(s);
	history_start(&s->history, s->draft);
	for (int i = 0; i < COPIES; i++)
		session_duplicate_partner(s, 0);
	while (undo(s))
		;
	assert_int_equal(s->draft->n_partners, 5);
	assert_true(s->history.bytes > HISTORY_BYTES);
	session_begin(s, CHANGE_BULK);   /* and nothing in it */
	session_end(s);
	assert_int_equal(s->history.made, 0);
	assert_int_equal(count(s), COPIES);
	assert_false(undo(s));
	while (redo(s))
		;
	assert_int_equal(s->draft->n_partners, 5 + COPIES);
	str_free(&text);
	session_free(&s);
}

/* A change of all of a large draft takes memory by partner, and nothing by text. */
static void history__of_ten_thousand_partners__is_small(void **state)
{
	(void)state;
	struct session *s = open_session("ssa-2020", "2", "10000*P DK,SE vet-provider full does=Much_work");
	session_begin(s, CHANGE_BULK);
	for (int i = 0; i < 10000; i++)
		set_number(s, i, PARTNER_KEY_TYPE, TYPE_COMPANY);
	session_end(s);
	assert_int_equal(count(s), 1);
	assert_true(s->history.bytes <= 10000 * 64);
	assert_true(undo(s));
	assert_int_equal(s->draft->partners[9999].type, TYPE_VET_PROVIDER);
	session_begin(s, CHANGE_PASTE);
	for (int i = 0; i < 10000; i++)
		set_name(s, (int)session_add_partner(s), "Pasted");
	s->partner = -1;
	session_end(s);
	assert_true(s->history.bytes <= 10000 * 64);
	assert_true(undo(s));
	assert_int_equal(s->draft->n_partners, 10000);
	assert_true(redo(s));
	assert_string_equal(s->draft->partners[19999].name, "Pasted");
	session_free(&s);
}

/* --- words ------------------------------------------------------------------- */

static void label(struct str *out, const char *name, size_t at)
{
	str_addf(out, *name ? "partner %zu (%s)" : "partner %zu", at + 1, name);
}

static void check_words(void (*edit)(struct session *s), const char *whole, const char *brief)
{
	struct session *s = open_five();
	struct str text = STR_INIT, few = STR_INIT;
	edit(s);
	for (int round = 0; round < 2; round++) {
		session_change_text(s, 0, label, &text);
		session_change_brief(s, 0, label, &few);
		assert_string_equal(text.text, whole);
		assert_string_equal(few.text, brief);
		str_clear(&text);
		str_clear(&few);
		undo(s);                     /* the same when it is undone */
	}
	str_free(&text);
	str_free(&few);
	session_free(&s);
}

static void edit_erase_acronym(struct session *s) { set_text(s, STEP_AIMS, DRAFT_KEY_ACRONYM, ""); }
static void edit_duration(struct session *s)
{
	struct field_ref ref = field_at(s, STEP_AIMS, -1, DRAFT_KEY_DURATION, NULL);
	session_set_number(s, &ref, 24);
}
static void edit_bulk_one(struct session *s)
{
	session_begin(s, CHANGE_BULK);
	set_number(s, 1, PARTNER_KEY_TYPE, TYPE_COMPANY);
	session_end(s);
}
static void edit_bulk_two_fields(struct session *s)
{
	session_begin(s, CHANGE_BULK);
	set_number(s, 1, PARTNER_KEY_TYPE, TYPE_COMPANY);
	set_number(s, 1, PARTNER_KEY_GRANT, 1);
	set_number(s, 4, PARTNER_KEY_TYPE, TYPE_COMPANY);
	session_end(s);
}
static void edit_quick(struct session *s)
{
	session_begin(s, CHANGE_ADD);
	set_name(s, (int)session_add_partner(s), "Quick");
	session_end(s);
}
static void edit_add(struct session *s) { set_name(s, (int)session_add_partner(s), "Slow"); }

static void session_change_text__says_each_kind(void **state)
{
	(void)state;
	check_words(edit_acronym, "Acronym: RAILS -> TRAINS", "Acronym");
	check_words(edit_erase_acronym, "Acronym: no longer RAILS", "Acronym");
	check_words(edit_no_title, "Title", "Title");
	check_words(edit_notes, "Notes", "Notes");
	check_words(edit_duration, "Duration: 48 months -> 24 months", "Duration");
	check_words(edit_name, "Name, partner 2: Uni -> Skole 2", "Name, partner 2");
	check_words(edit_country, "Country, partner 2 (Uni): Germany -> Denmark", "Country, partner 2");
	check_words(edit_choose, "Country, partner 4 (Museum): Netherlands", "Country, partner 4");
	check_words(edit_role, "Role, partner 1 (Skole): Applicant -> Full partner", "Role, partner 1");
	check_words(edit_grant, "Grant in EUR, partner 1 (Skole): 400,000 -> 9,000,000",
	            "Grant in EUR, partner 1");
	check_words(edit_agreed, "Has agreed, partner 1 (Skole): yes", "Has agreed, partner 1");
	check_words(edit_also, "Also, partner 1 (Skole): Company", "Also, partner 1");
	check_words(edit_no_statement, "feedback-mechanism", "feedback-mechanism");
	check_words(edit_mark, "Activities: Methods", "Activities");
	check_words(edit_unmark_first, "Activities: no longer Profiles", "Activities");
	check_words(edit_lot, "Lot: 2 -> 1", "Lot: 1");
	check_words(edit_unknown_call, "Call: ssa-1999", "Call");
	check_words(edit_remove, "partner 2 (Uni) removed", "partner 2 removed");
	check_words(edit_remove_several, "3 partners removed", "3 partners removed");
	check_words(edit_move_down, "partner 1 (Skole) moved to place 4", "partner 1 moved to place 4");
	check_words(edit_duplicate, "partner 1 (Skole) duplicated", "partner 1 duplicated");
	check_words(edit_bulk, "Type of 3 partners: Company", "Type of 3 partners");
	check_words(edit_bulk_one, "Type, partner 2 (Uni): Higher education institution -> Company",
	            "Type, partner 2");
	check_words(edit_bulk_two_fields, "2 partners changed", "2 partners changed");
	check_words(edit_paste, "3 partners pasted", "3 partners pasted");
	check_words(edit_quick, "partner 6 (Quick) added", "partner 6 added");
	check_words(edit_add, "partner 6 added", "partner 6 added");
}

/* --- where it leads ---------------------------------------------------------- */

static void check_spot(const struct session *s, enum step step, int partner, int focus, int key)
{
	assert_int_equal(s->step, step);
	assert_int_equal(s->partner, partner);
	assert_true(s->has_focus);
	assert_int_equal(s->focus.partner, focus);
	if (key >= 0)
		assert_int_equal(s->focus.key, key);
}

static void session_undo__goes_to_where_it_was(void **state)
{
	(void)state;
	struct session *s = open_five();
	edit_acronym(s);
	edit_no_statement(s);
	s->partner = 1;
	edit_name(s);                        /* in its form */
	s->partner = -1;
	set_number(s, 4, PARTNER_KEY_AGREED, 1);   /* in the table */
	edit_move_down(s);
	edit_remove_last(s);
	session_set_step(s, STEP_REVIEW);
	undo(s);
	check_spot(s, STEP_PARTNERS, -1, 4, -1);   /* the one that came back */
	undo(s);
	check_spot(s, STEP_PARTNERS, -1, 0, -1);
	undo(s);
	check_spot(s, STEP_PARTNERS, -1, 4, -1);
	undo(s);
	check_spot(s, STEP_PARTNERS, 1, 1, PARTNER_KEY_NAME);
	undo(s);
	check_spot(s, STEP_STATEMENTS, -1, -1, DRAFT_KEY_STATEMENTS);
	assert_string_equal(s->focus.statement, "feedback-mechanism");
	undo(s);
	check_spot(s, STEP_AIMS, -1, -1, DRAFT_KEY_ACRONYM);
	session_go_to_change(s, 5);
	check_spot(s, STEP_PARTNERS, -1, 3, -1);   /* where the move led */
	redo(s);
	check_spot(s, STEP_PARTNERS, -1, 3, -1);   /* the last one left */
	session_go_to_change(s, 0);
	check_spot(s, STEP_AIMS, -1, -1, DRAFT_KEY_ACRONYM);
	session_free(&s);
}

static void session_undo__of_call_and_lot__goes_to_their_steps(void **state)
{
	(void)state;
	struct session *s = session_new(&sample_catalogue, draft_new("", ""));
	session_set_call(s, "ssa-2020", NULL);
	session_set_lot(s, "2", NULL);
	session_set_step(s, STEP_REVIEW);
	undo(s);
	check_spot(s, STEP_LOT, -1, -1, DRAFT_KEY_LOT);
	undo(s);
	check_spot(s, STEP_CALL, -1, -1, DRAFT_KEY_CALL);
	assert_null(s->call);
	assert_null(session_judge(s));
	redo(s);
	assert_ptr_equal(s->call, &sample_ssa_2020);
	session_free(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(session_undo__of_every_edit__and_again),
		cmocka_unit_test(session_undo__of_all_edits_in_turn),
		cmocka_unit_test(session_undo__of_a_removal__brings_back_unknown_keys),
		cmocka_unit_test(session_set_text__letter_by_letter__is_one_change),
		cmocka_unit_test(session_set__back_to_what_was__is_no_change),
		cmocka_unit_test(session_set_option__each_mark__is_a_change),
		cmocka_unit_test(session_add_partner__left_empty__is_no_change),
		cmocka_unit_test(session_add_partner__filled_in__is_a_change_and_each_field),
		cmocka_unit_test(session_close_partner__undone_to_empty__can_be_made_again),
		cmocka_unit_test(session_close_partner__typed_and_erased__leaves_nothing),
		cmocka_unit_test(session_close_partner__emptied__is_a_change),
		cmocka_unit_test(session_undo__in_a_new_empty_form__takes_it_out),
		cmocka_unit_test(session_undo__of_a_lot__undoes_what_came_back),
		cmocka_unit_test(session_changed__follows_the_saved_place),
		cmocka_unit_test(session_changed__edited_behind_its_back__forgets),
		cmocka_unit_test(history__keeps__so_many_changes),
		cmocka_unit_test(history__keeps__so_many_bytes),
		cmocka_unit_test(history__of_much_that_is_undone__stays_whole),
		cmocka_unit_test(history__of_ten_thousand_partners__is_small),
		cmocka_unit_test(session_change_text__says_each_kind),
		cmocka_unit_test(session_undo__goes_to_where_it_was),
		cmocka_unit_test(session_undo__of_call_and_lot__goes_to_their_steps),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
