/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts and their edits: what moves the revision, copies, partners, lists. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "core/draft.h"
#include "support/make_draft.h"
#include "support/random_draft.h"
#include "support/sample_call.h"

static struct spot head(int key)
{
	return (struct spot){ .partner = -1, .key = key };
}

static struct spot at(int partner, int key)
{
	return (struct spot){ .partner = partner, .key = key };
}

static struct spot statement(const char *key)
{
	return (struct spot){ .partner = -1, .key = DRAFT_KEY_STATEMENTS, .statement = key };
}

static void draft_new__is_empty__all_keys(void **state)
{
	(void)state;
	struct draft *d = draft_new("ssa-2020", "2");
	assert_string_equal(draft_text(d, head(DRAFT_KEY_CALL)), "ssa-2020");
	assert_string_equal(draft_text(d, head(DRAFT_KEY_LOT)), "2");
	static const int texts[] = { DRAFT_KEY_ACRONYM, DRAFT_KEY_TITLE, DRAFT_KEY_SECTOR, DRAFT_KEY_NOTES };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_string_equal(draft_text(d, head(texts[i])), "");
	assert_int_equal(draft_number(d, head(DRAFT_KEY_DURATION)), -1);
	assert_int_equal(draft_ids(d, head(DRAFT_KEY_ACTIVITIES))->n, 0);
	assert_string_equal(draft_statement(d, "innovation"), "");
	assert_int_equal(d->n_partners, 0);
	draft_free(&d);
	assert_null(d);
	draft_free(&d);
}

/* Sets the text of a spot to a first value, the same, another and none. */
static void check_text(struct draft *d, struct spot p)
{
	uint64_t before = d->revision;
	assert_true(draft_set_text(d, p, "Æ 1"));
	assert_true(d->revision > before);
	assert_string_equal(draft_text(d, p), "Æ 1");
	before = d->revision;
	assert_false(draft_set_text(d, p, "Æ 1"));
	assert_false(draft_set_text(d, p, draft_text(d, p)));
	assert_true(d->revision == before);
	assert_true(draft_set_text(d, p, "Æ 1 "));
	assert_true(d->revision > before);
	assert_true(draft_set_text(d, p, ""));
	before = d->revision;
	assert_false(draft_set_text(d, p, ""));
	assert_true(d->revision == before);
	assert_string_equal(draft_text(d, p), "");
}

static void draft_set_text__moves_the_revision__only_on_a_change(void **state)
{
	(void)state;
	struct draft *d = draft_new("ssa-2020", "");
	draft_add_partner(d, 0);
	for (int key = 0; key < DRAFT_KEY_END; key++)
		if (draft_keys[key].kind == KEY_TEXT || draft_keys[key].kind == KEY_SECTOR || draft_keys[key].kind == KEY_LOT)
			check_text(d, head(key));
	for (int key = 0; key < PARTNER_KEY_END; key++)
		if (partner_keys[key].kind == KEY_TEXT)
			check_text(d, at(0, key));
	check_text(d, statement("innovation"));
	assert_int_equal(d->statements.n, 0);
	draft_free(&d);
}

static void check_number(struct draft *d, struct spot p, int64_t value)
{
	int64_t old = draft_number(d, p);
	assert_int_not_equal(old, value);
	uint64_t before = d->revision;
	assert_true(draft_set_number(d, p, value));
	assert_true(d->revision > before);
	assert_int_equal(draft_number(d, p), value);
	before = d->revision;
	assert_false(draft_set_number(d, p, value));
	assert_true(d->revision == before);
	assert_true(draft_set_number(d, p, old));
	assert_int_equal(draft_number(d, p), old);
}

static void draft_set_number__moves_the_revision__only_on_a_change(void **state)
{
	(void)state;
	struct draft *d = draft_new("ssa-2020", "2");
	draft_add_partner(d, 0);
	check_number(d, head(DRAFT_KEY_DURATION), 48);
	check_number(d, at(0, PARTNER_KEY_COUNTRY), country_from_code("NO"));
	check_number(d, at(0, PARTNER_KEY_TYPE), TYPE_OTHER);
	check_number(d, at(0, PARTNER_KEY_ALSO), TYPE_BIT(TYPE_COMPANY) | TYPE_BIT(TYPE_OTHER));
	check_number(d, at(0, PARTNER_KEY_ROLE), ROLE_ASSOCIATED);
	check_number(d, at(0, PARTNER_KEY_GRANT), 0);
	check_number(d, at(0, PARTNER_KEY_GRANT), GRANT_MOST);
	check_number(d, at(0, PARTNER_KEY_UMBRELLA), 1);
	check_number(d, at(0, PARTNER_KEY_SOLE_REGULATOR), 1);
	check_number(d, at(0, PARTNER_KEY_AGREED), 1);
	draft_free(&d);
}

static void draft_set_id__adds_and_removes__once(void **state)
{
	(void)state;
	struct draft *d = draft_new("ssa-2020", "2");
	static const int keys[] = { DRAFT_KEY_OBJECTIVES, DRAFT_KEY_PRIORITIES, DRAFT_KEY_ACTIVITIES };
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct spot p = head(keys[i]);
		uint64_t before = d->revision;
		assert_false(draft_set_id(d, p, "b", false));
		assert_true(d->revision == before);
		assert_true(draft_set_id(d, p, "b", true));
		assert_true(draft_set_id(d, p, "a", true));
		assert_true(draft_set_id(d, p, "c", true));
		assert_true(d->revision > before);
		before = d->revision;
		assert_false(draft_set_id(d, p, "a", true));
		assert_true(d->revision == before);
		/* The author's order. */
		const struct id_list *list = draft_ids(d, p);
		assert_int_equal(list->n, 3);
		assert_string_equal(list->ids[0], "b");
		assert_string_equal(list->ids[2], "c");
		assert_true(draft_set_id(d, p, "b", false));
		assert_true(d->revision > before);
		assert_false(id_list_has(draft_ids(d, p), "b"));
		assert_true(id_list_has(draft_ids(d, p), "a"));
		assert_int_equal(draft_ids(d, p)->n, 2);
	}
	draft_free(&d);
}

static void draft_set_id__removes_all__entered_twice(void **state)
{
	(void)state;
	struct draft *d = draft_new("ssa-2020", "2");
	id_list_add(&d->activities, "a");
	id_list_add(&d->activities, "b");
	id_list_add(&d->activities, "a");
	assert_true(draft_set_id(d, head(DRAFT_KEY_ACTIVITIES), "a", false));
	assert_false(id_list_has(&d->activities, "a"));
	assert_int_equal(d->activities.n, 1);
	/* The id may be the list's own string. */
	id_list_add(&d->activities, "b");
	assert_true(draft_set_id(d, head(DRAFT_KEY_ACTIVITIES), d->activities.ids[0], false));
	assert_int_equal(d->activities.n, 0);
	draft_free(&d);
}

static void statements__are_kept_by_key__order_and_removal(void **state)
{
	(void)state;
	struct draft *d = draft_new("ssa-2015", "");
	assert_true(draft_set_text(d, statement("recognition"), "one"));
	assert_true(draft_set_text(d, statement("innovation"), "two"));
	assert_true(draft_set_text(d, statement("recognition"), "three"));
	assert_int_equal(d->statements.n, 2);
	assert_string_equal(d->statements.items[0].key, "recognition");
	assert_string_equal(draft_statement(d, "recognition"), "three");
	assert_string_equal(draft_text(d, statement("innovation")), "two");
	assert_string_equal(draft_statement(d, "inno"), "");
	assert_true(draft_set_text(d, statement("recognition"), ""));
	assert_int_equal(d->statements.n, 1);
	assert_string_equal(d->statements.items[0].key, "innovation");
	draft_free(&d);
}

static void check_names(const struct draft *d, const char *names)
{
	assert_int_equal(d->n_partners, strlen(names));
	for (size_t i = 0; i < d->n_partners; i++) {
		assert_int_equal(d->partners[i].name[0], names[i]);
		assert_int_equal(d->partners[i].name[1], '\0');
	}
}

static void partners__are_added_removed_moved__places_and_revision(void **state)
{
	(void)state;
	struct draft *d = make_draft("ssa-2015", "", "a DK company full grant=1; b SE company full; c DE company full; d FR company full");
	uint64_t before = d->revision;
	draft_move_partner(d, 0, 2);
	check_names(d, "bcad");
	assert_true(d->revision > before);
	draft_move_partner(d, 3, 0);
	check_names(d, "dbca");
	draft_move_partner(d, 1, 2);
	check_names(d, "dcba");
	assert_int_equal(d->partners[3].grant, 1);
	before = d->revision;
	draft_move_partner(d, 2, 2);
	assert_true(d->revision == before);
	draft_remove_partner(d, 1);
	check_names(d, "dba");
	assert_true(d->revision > before);
	before = d->revision;
	struct partner *p = draft_add_partner(d, 1);
	assert_true(d->revision > before);
	assert_ptr_equal(p, &d->partners[1]);
	assert_true(partner_is_empty(p));
	assert_int_equal(p->role, ROLE_FULL);
	assert_int_equal(p->grant, -1);
	assert_int_equal(p->country, COUNTRY_NONE);
	assert_int_equal(p->type, TYPE_NONE);
	draft_set_text(d, at(1, PARTNER_KEY_NAME), "x");
	check_names(d, "dxba");
	assert_false(partner_is_empty(&d->partners[1]));
	draft_free(&d);
}

static void partners__are_taken_out_and_put_back__whole(void **state)
{
	(void)state;
	struct draft *d = make_draft("ssa-2020", "2", "A DK company full does=x id=E1; B DE chamber full; C - - -");
	extra_add(&d->partners[0].extras, PARTNER_KEY_NAME, "web", "a.example");
	struct draft *before = draft_copy(d);
	uint64_t revision = d->revision;
	struct partner *a = draft_take_partner(d, 0);
	assert_true(d->revision > revision);
	check_names(d, "BC");
	/* the struct, name and its fold, contribution, id, and the key that is not known */
	assert_int_equal(partner_bytes(a), sizeof *a + 1 + 1 + 1 + 2 + sizeof *a->extras.items + 3 + 9);
	revision = d->revision;
	draft_put_partner(d, 2, &a);
	assert_null(a);
	assert_true(d->revision > revision);
	check_names(d, "BCA");
	a = draft_take_partner(d, 2);
	draft_put_partner(d, 0, &a);
	assert_true(draft_equal(d, before));
	a = draft_take_partner(d, 1);
	partner_free(&a);
	assert_null(a);
	partner_free(&a);
	draft_free(&before);
	draft_free(&d);
}

static void draft_duplicate_partner__is_the_same__and_its_own(void **state)
{
	(void)state;
	struct draft *d = make_draft("ssa-2020", "2", "A DK company full does=x id=E1; B DE chamber full");
	extra_add(&d->partners[0].extras, PARTNER_KEY_NAME, "web", "a.example");
	const struct partner *p = draft_duplicate_partner(d, 0);
	assert_ptr_equal(p, &d->partners[2]);
	assert_true(partner_same(p, &d->partners[0]));
	assert_true(p->described);
	assert_string_equal(p->extras.items[0].text, "a.example");
	draft_set_text(d, (struct spot){ .partner = 2, .key = PARTNER_KEY_NAME }, "C");
	check_names(d, "ABC");
	draft_free(&d);
}

static void draft_set_ids__takes_the_order_too(void **state)
{
	(void)state;
	struct draft *d = make_draft("ssa-2020", "2", "@priorities a,b,c"), *other = draft_copy(d);
	struct spot spot = { .partner = -1, .key = DRAFT_KEY_PRIORITIES };
	draft_set_id(other, spot, "a", false);
	draft_set_id(other, spot, "a", true);
	uint64_t revision = d->revision;
	assert_false(draft_set_ids(d, spot, draft_ids(d, spot)));
	assert_true(d->revision == revision);
	assert_true(draft_set_ids(d, spot, draft_ids(other, spot)));
	assert_true(d->revision > revision);
	assert_string_equal(d->priorities.ids[0], "b");
	assert_true(draft_equal(d, other));
	draft_free(&d);
	draft_free(&other);
}

static void draft_put_statement__where_it_is_to_stand(void **state)
{
	(void)state;
	struct draft *d = make_draft("ssa-2020", "2", "@why because; @who we");
	struct draft *before = draft_copy(d);
	draft_put_statement(d, 0, true, "why", NULL);
	assert_int_equal(d->statements.n, 1);
	assert_string_equal(d->statements.items[0].key, "who");
	draft_put_statement(d, 0, false, "why", "because");
	assert_true(draft_equal(d, before));
	draft_put_statement(d, 1, true, "who", "they");
	assert_string_equal(draft_statement(d, "who"), "they");
	draft_put_statement(d, 2, false, "how", "so");
	assert_string_equal(d->statements.items[2].key, "how");
	draft_free(&d);
	draft_free(&before);
}

static void partner_is_empty__knows_every_key__role_aside(void **state)
{
	(void)state;
	for (int key = 0; key < PARTNER_KEY_END; key++) {
		struct draft *d = draft_new("ssa-2015", "");
		draft_add_partner(d, 0);
		if (partner_keys[key].kind == KEY_TEXT)
			draft_set_text(d, at(0, key), "x");
		else
			draft_set_number(d, at(0, key), 1);
		assert_int_equal(partner_is_empty(&d->partners[0]), key == PARTNER_KEY_ROLE);
		draft_free(&d);
	}
}

/* Every single edit of D must make it unequal to its copy. */
static void check_unequal(const struct draft *d, struct spot p)
{
	struct draft *other = draft_copy(d);
	assert_true(draft_equal(d, other));
	if (spot_key(p)->kind == KEY_IDS)
		draft_set_id(other, p, "new", true);
	else if (p.statement || spot_key(p)->kind == KEY_TEXT || spot_key(p)->kind == KEY_SECTOR || spot_key(p)->kind == KEY_LOT)
		draft_set_text(other, p, "new");
	else
		draft_set_number(other, p, draft_number(other, p) == 1 ? 0 : 1);
	assert_false(draft_equal(d, other));
	assert_false(draft_equal(other, d));
	draft_free(&other);
}

static void draft_equal__sees_every_key__copies(void **state)
{
	(void)state;
	struct draft *d = make_draft("ssa-2015", "", "@duration 24; @activities a,b; @innovation x; A DK company+other full id=1; B SE company full");
	for (int key = DRAFT_KEY_LOT; key < DRAFT_KEY_END; key++)
		if (draft_keys[key].kind != KEY_PARTNERS && draft_keys[key].kind != KEY_STATEMENTS)
			check_unequal(d, head(key));
	check_unequal(d, statement("innovation"));
	check_unequal(d, statement("another"));
	for (int key = 0; key < PARTNER_KEY_END; key++)
		check_unequal(d, at(1, key));
	struct draft *other = draft_copy(d);
	draft_move_partner(other, 0, 1);
	assert_false(draft_equal(d, other));
	draft_move_partner(other, 0, 1);
	assert_true(draft_equal(d, other));   /* whatever the revision */
	assert_true(other->revision > d->revision);
	draft_add_partner(other, 2);
	assert_false(draft_equal(d, other));
	draft_remove_partner(other, 2);
	extra_add(&other->partners[1].extras, PARTNER_KEY_NAME, "fax", "fax: 1");
	assert_false(draft_equal(d, other));
	struct draft *third = draft_copy(other);
	assert_true(draft_equal(other, third));
	assert_string_equal(third->partners[1].extras.items[0].text, "fax: 1");
	extra_add(&third->extras, -1, "x", "x: 1");
	assert_false(draft_equal(other, third));
	draft_free(&third);
	draft_free(&other);
	draft_free(&d);
}

static void draft_copy__is_its_own__random_drafts(void **state)
{
	(void)state;
	struct chance r = { 7 };
	for (int i = 0; i < 300; i++) {
		struct draft *d = random_draft(&r, &sample_ssa_2015, &sample_ssa_2015.lots[0]);
		struct draft *copy = draft_copy(d), *second = draft_copy(d);
		assert_true(draft_equal(d, copy));
		random_break(&r, d);
		assert_true(draft_equal(copy, second));
		draft_free(&d);
		draft_free(&second);
		for (size_t p = 0; p < copy->n_partners; p++) {
			struct partner *q = &copy->partners[p];
			uint64_t name_hash = q->name_hash, id_hash = q->id_hash;
			partner_refresh(q);
			assert_true(q->name_hash == name_hash && q->id_hash == id_hash);
		}
		draft_free(&copy);
	}
}

static void keys__are_the_contract__names_and_order(void **state)
{
	(void)state;
	static const char *const of_draft[] = { "konsort", "call", "lot", "acronym", "title", "sector", "duration",
		"objectives", "priorities", "activities", "statements", "notes", "partners" };
	static const char *const of_partner[] = { "name", "country", "type", "also", "role", "umbrella", "contribution",
		"grant", "id", "sole-regulator", "monopoly-evidence", "contact", "agreed", "notes" };
	assert_int_equal(DRAFT_KEY_END, sizeof of_draft / sizeof *of_draft);
	assert_int_equal(PARTNER_KEY_END, sizeof of_partner / sizeof *of_partner);
	for (int i = 0; i < DRAFT_KEY_END; i++) {
		assert_string_equal(draft_keys[i].name, of_draft[i]);
		assert_ptr_equal(spot_key(head(i)), &draft_keys[i]);
	}
	for (int i = 0; i < PARTNER_KEY_END; i++) {
		assert_string_equal(partner_keys[i].name, of_partner[i]);
		assert_ptr_equal(spot_key(at(0, i)), &partner_keys[i]);
	}
	assert_int_equal(draft_keys[DRAFT_KEY_DURATION].least, 1);
	assert_int_equal(draft_keys[DRAFT_KEY_DURATION].most, 600);
	assert_int_equal(partner_keys[PARTNER_KEY_GRANT].least, 0);
	assert_true(partner_keys[PARTNER_KEY_GRANT].most == INT64_C(999999999999));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(draft_new__is_empty__all_keys),
		cmocka_unit_test(draft_set_text__moves_the_revision__only_on_a_change),
		cmocka_unit_test(draft_set_number__moves_the_revision__only_on_a_change),
		cmocka_unit_test(draft_set_id__adds_and_removes__once),
		cmocka_unit_test(draft_set_id__removes_all__entered_twice),
		cmocka_unit_test(statements__are_kept_by_key__order_and_removal),
		cmocka_unit_test(partners__are_added_removed_moved__places_and_revision),
		cmocka_unit_test(partners__are_taken_out_and_put_back__whole),
		cmocka_unit_test(draft_duplicate_partner__is_the_same__and_its_own),
		cmocka_unit_test(draft_set_ids__takes_the_order_too),
		cmocka_unit_test(draft_put_statement__where_it_is_to_stand),
		cmocka_unit_test(partner_is_empty__knows_every_key__role_aside),
		cmocka_unit_test(draft_equal__sees_every_key__copies),
		cmocka_unit_test(draft_copy__is_its_own__random_drafts),
		cmocka_unit_test(keys__are_the_contract__names_and_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
