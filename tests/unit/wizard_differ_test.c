/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In what two drafts differ: each kind in its words, and drafts by chance of which every edit
 * must be told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/make_draft.h"
#include "support/random_draft.h"
#include "support/sample_call.h"
#include "wizard/differ.h"
#include "wizard/field.h"

#define THREE "Skole DK vet-provider applicant does=Leads; Uni DE higher-education full id=E1; Firma SE company full"

static void label(struct str *out, const char *name, size_t at)
{
	str_addf(out, *name ? "partner %zu (%s)" : "partner %zu", at + 1, name);
}

static size_t differ(const struct draft *old, const struct draft *now, struct str *out)
{
	str_clear(out);
	return differ_text(&sample_catalogue, old, now, 1000, label, out);
}

static size_t count_lines(const char *text)
{
	size_t n = *text != '\0';
	for (; *text; text++)
		n += *text == '\n';
	return n;
}

/* Compares two drafts, which are freed. */
static void check_drafts(struct draft *old, struct draft *now, const char *wanted)
{
	struct str text = STR_INIT;
	assert_int_equal(differ(old, now, &text), count_lines(wanted));
	assert_string_equal(text.text, wanted);
	assert_int_equal(text.length == 0, draft_equal(old, now));
	str_free(&text);
	draft_free(&old);
	draft_free(&now);
}

static void check(const char *old, const char *now, const char *wanted)
{
	check_drafts(make_draft("ssa-2020", "2", old), make_draft("ssa-2020", "2", now), wanted);
}

/* --- words ------------------------------------------------------------------ */

static void differ_text__says__fields_of_the_draft(void **state)
{
	(void)state;
	check("", "", "");
	check("@acronym A", "@acronym B", "Acronym: A -> B");
	check("@acronym A", "", "Acronym: no longer A");
	check("", "@acronym B", "Acronym: B");
	check("@title Old", "@title New", "Title: Old -> New");
	check("@duration 48", "@duration 24", "Duration: 48 months -> 24 months");
	check("@sector Rail", "@sector Steel", "Sector: Rail -> Steel");
	check("@notes a", "", "Notes: no longer a");
	check("@acronym A; @duration 48", "@acronym B; @duration 24",
	      "Acronym: A -> B\nDuration: 48 months -> 24 months");
}

static void differ_text__says__another_call_and_lot(void **state)
{
	(void)state;
	check_drafts(make_draft("ssa-2020", "2", ""), make_draft("ssa-2020", "1", ""), "Lot: 2 -> 1");
	check_drafts(make_draft("ssa-2020", "2", ""), make_draft("ssa-1999", "", ""),
	             "Call: Alliances 2020 -> ssa-1999\nLot: no longer 2");
	check_drafts(draft_new("", ""), make_draft("ssa-2020", "1", ""),
	             "Call: Alliances 2020\nLot: 1");
}

static void differ_text__says__each_entry_of_a_list(void **state)
{
	(void)state;
	check("@activities esco-profiles,skills-data", "@activities skills-data,delivery-methods,trends",
	      "Activities: no longer Profiles\nActivities: Methods\nActivities: Trends");
	check("@activities esco-profiles,skills-data", "@activities skills-data,esco-profiles",
	      "Activities: in another order");
	check("@objectives nonsense", "", "Objectives: no longer nonsense");
}

static void differ_text__says__statements(void **state)
{
	(void)state;
	check("@innovation One", "@innovation Two", "innovation: One -> Two");
	check("@innovation One; @why A", "@why A; @odd B", "innovation: no longer One\nodd: B");
	check("@innovation One; @why A", "@why A; @innovation One", "Statement: in another order");
	check("@nowhere One", "", "Statement: no longer One");
}

static void differ_text__says__fields_of_partners(void **state)
{
	(void)state;
	check(THREE, "Skole NL vet-provider applicant does=Leads; Uni DE company full id=E1; Firma SE company full grant=5 agreed",
	      "Country, partner 1 (Skole): Denmark -> Netherlands\n"
	      "Type, partner 2 (Uni): Higher education institution -> Company\n"
	      "Grant in EUR, partner 3 (Firma): 5\n"
	      "Has agreed, partner 3 (Firma): yes");
	check(THREE, "Skole DK vet-provider+company+chamber applicant; College DE higher-education full id=E1; Firma SE company associated",
	      "Also, partner 1 (Skole): Company\n"
	      "Also, partner 1 (Skole): Chamber\n"
	      "Contribution, partner 1 (Skole): no longer Leads\n"
	      "Name, partner 2: Uni -> College\n"
	      "Role, partner 3 (Firma): Full partner -> Associated partner");
	check("A DK company+chamber full umbrella sole", "A DK company full",
	      "Also, partner 1 (A): no longer Chamber\n"
	      "Umbrella body, partner 1 (A): no\nSole regulator, partner 1 (A): no");
}

static void differ_text__says__who_came_and_went(void **state)
{
	(void)state;
	check(THREE, "Skole DK vet-provider applicant does=Leads; Firma SE company full", "partner 2 (Uni) removed");
	check("Firma SE company full", THREE, "partner 1 (Skole) added\npartner 2 (Uni) added");
	check("", "- - - -", "partner 1 added");
	check("A DK company full; B DK company full", "C DK company full",
	      "partner 2 (B) removed\nName, partner 1: A -> C");
}

static void differ_text__knows__partners_again(void **state)
{
	(void)state;
	/* by id, though names are swapped; by name and country; by name alone */
	check("A DK company full id=1; B DK company full id=2", "B DK company full id=1; A DK company full id=2",
	      "Name, partner 1: A -> B\nName, partner 2: B -> A");
	check("A DK company full; B DK company full; C SE company full", "C SE company full; A DK company full; B DK company full",
	      "Partners: in another order");
	check("X DK company full; A DK company full", "A DE company full; Y DK company full",
	      "Country, partner 1 (A): Denmark -> Germany\nName, partner 2: X -> Y\nPartners: in another order");
	check("SKOLE-A DK company full; B DK company full", "B DK company full grant=1; Skole_A DK company full",
	      "Grant in EUR, partner 1 (B): 1\nName, partner 2: SKOLE-A -> Skole A\nPartners: in another order");
	/* the same one twice: the first is the first */
	check("A DK company full grant=1; A DK company full grant=2", "A DK company full grant=1; A DK company full grant=3",
	      "Grant in EUR, partner 2 (A): 2 -> 3");
}

static void differ_text__says__unknown_keys(void **state)
{
	(void)state;
	struct draft *old = make_draft("ssa-2020", "2", THREE), *now = draft_copy(old);
	extra_add(&old->extras, 3, "colour", "colour: red\n");
	extra_add(&now->partners[1].extras, 3, "colour", "    colour: red\n");
	check_drafts(old, now, "Unknown keys\nUnknown keys, partner 2 (Uni)");
}

static void differ_text__cuts__long_values_and_cleans(void **state)
{
	(void)state;
	check("@acronym A_name_that_is_much_longer_than_what_is_shown", "@acronym \x1b[31mred\xE2\x80\xAE",
	      "Acronym: A name that is much longer than what is\xE2\x80\xA6 -> \xEF\xBF\xBD[31mred\xEF\xBF\xBD");
}

static void differ_text__cuts__around_where_texts_differ(void **state)
{
	(void)state;
	check("@title The_skills_of_all_who_build_and_mend_railways_in_Europe",
	      "@title The_skills_of_all_who_build_and_run_railways_in_Europe",
	      "Title: \xE2\x80\xA6""build and mend railways in Europe -> "
	      "\xE2\x80\xA6""build and run railways in Europe");
	check("@sector Textile_and_clothing_industry", "@sector Textile_and_clothing_/_industry",
	      "Sector: Textile and clothing industry -> Textile and clothing / industry");
}

static void differ_text__tells__no_more_than_wanted(void **state)
{
	(void)state;
	static const struct {
		size_t most;
		const char *wanted;
	} rows[] = {
		{ 5, "Acronym: A\nDuration: 24 months\npartner 1 (P) added" },
		{ 3, "Acronym: A\nDuration: 24 months\npartner 1 (P) added" },
		{ 2, "Acronym: A\nDuration: 24 months\n1 more difference" },
		{ 1, "Acronym: A\n2 more differences" },
		{ 0, "3 more differences" },
	};
	struct draft *old = make_draft("ssa-2020", "2", "");
	struct draft *now = make_draft("ssa-2020", "2", "@acronym A; @duration 24; P DK company full");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str text = STR_INIT;
		assert_int_equal(differ_text(&sample_catalogue, old, now, rows[i].most, label, &text), 3);
		assert_string_equal(text.text, rows[i].wanted);
		str_free(&text);
	}
	draft_free(&old);
	draft_free(&now);
}

static void differ_text__is_quick__with_hostile_drafts(void **state)
{
	(void)state;
	enum { MANY = 100000 };
	struct draft *old = make_draft("ssa-2020", "2", ""), *now = make_draft("ssa-2020", "2", "");
	struct str text = STR_INIT;
	for (int i = 0; i < MANY; i++) {
		char name[24], other[24];
		snprintf(name, sizeof name, "a%d", i);
		snprintf(other, sizeof other, "b%d", i);
		id_list_add(&old->activities, name);
		id_list_add(&now->activities, other);
		statement_add(&old->statements, name, "x");
		statement_add(&now->statements, other, "x");
		draft_set_text(old, (struct spot){ i, PARTNER_KEY_NAME, NULL }, (draft_add_partner(old, (size_t)i), name));
		draft_set_text(now, (struct spot){ i, PARTNER_KEY_NAME, NULL }, (draft_add_partner(now, (size_t)i), other));
	}
	assert_int_equal(differ_text(&sample_catalogue, old, now, 2, label, &text), MANY + 2);
	assert_string_equal(text.text, "Activities\nStatement\n100,000 more differences");
	str_free(&text);
	draft_free(&old);
	draft_free(&now);
}

/* --- by chance -------------------------------------------------------------- */

/* Sets the value of a spot to another one; true if that is one line. */
static bool edit(struct draft *d, struct spot spot)
{
	struct partner *p = spot.partner < 0 ? NULL : &d->partners[spot.partner];
	const struct key *k = spot_key(spot);
	struct str text = STR_INIT;
	switch (k->kind) {
	case KEY_SECTOR: case KEY_TEXT:
		str_add(&text, draft_text(d, spot));
		str_add(&text, "+");
		draft_set_text(d, spot, text.text);
		str_free(&text);
		return true;
	case KEY_NUMBER:
		draft_set_number(d, spot, draft_number(d, spot) == 7 ? 8 : 7);
		return true;
	case KEY_FLAG:
		draft_set_number(d, spot, !draft_number(d, spot));
		return true;
	case KEY_TYPE:
		draft_set_number(d, spot, p->type == TYPE_COMPANY ? TYPE_CHAMBER : TYPE_COMPANY);
		return true;
	case KEY_ROLE:
		draft_set_number(d, spot, p->role == ROLE_FULL ? ROLE_ASSOCIATED : ROLE_FULL);
		return true;
	case KEY_TYPES:
		draft_set_number(d, spot, p->also ^ TYPE_BIT(TYPE_NETWORK));
		return true;
	case KEY_IDS:
		draft_set_id(d, spot, "trends", !id_list_has(draft_ids(d, spot), "trends"));
		return true;
	case KEY_COUNTRY:
		draft_set_number(d, spot, country_from_code(p->country == country_from_code("DK") ? "SE" : "DK"));
		return true;
	case KEY_STATEMENTS: case KEY_VERSION: case KEY_CALL: case KEY_LOT: case KEY_PARTNERS:
		break;
	}
	return false;
}

/* True for what partners are known by. */
static bool is_sign(int key)
{
	return key == PARTNER_KEY_NAME || key == PARTNER_KEY_COUNTRY || key == PARTNER_KEY_ID;
}

/* The beginning of the line of a spot. */
static void add_start(struct str *out, const struct draft *d, struct spot spot)
{
	str_add(out, spot.partner < 0 ? field_of_key(spot.key)->label : field_of_partner_key(spot.key)->label);
	if (spot.partner < 0)
		return;
	str_add(out, ", ");
	label(out, d->partners[spot.partner].name, (size_t)spot.partner);
}

static size_t lines_with(const char *text, const char *start)
{
	size_t n = 0, length = strlen(start);
	for (; *text; text += strcspn(text, "\n"), text += *text == '\n')
		n += strncmp(text, start, length) == 0 && (text[length] == ':' || text[length] == '\n' || !text[length]);
	return n;
}

static struct draft *some_draft(struct chance *r)
{
	const struct call *call = sample_catalogue.calls[chance_below(r, (int)sample_catalogue.n_calls)];
	return random_draft(r, call, &call->lots[chance_below(r, (int)call->n_lots)]);
}

/* Several fields edited, each once: each has its one line, and there are no others. */
static void differ_text__names__each_edited_field(void **state)
{
	(void)state;
	struct chance r = { 11 };
	struct str text = STR_INIT, start = STR_INIT;
	size_t edits = 0;
	for (int i = 0; i < 500; i++) {
		struct draft *old = some_draft(&r), *now = draft_copy(old);
		struct spot spots[200];
		size_t n = 0;
		for (int key = DRAFT_KEY_ACRONYM; key < DRAFT_KEY_END; key++) {
			spots[n] = (struct spot){ .partner = -1, .key = key };
			n += chance_percent(&r, 20) && edit(now, spots[n]);
		}
		for (size_t at = 0; at < now->n_partners; at++)
			for (int key = 0; key < PARTNER_KEY_END && n < 200; key++) {
				spots[n] = (struct spot){ .partner = (int)at, .key = key };
				n += !is_sign(key) && chance_percent(&r, 10) && edit(now, spots[n]);
			}
		assert_int_equal(differ(old, now, &text), n);
		assert_int_equal(n == 0, draft_equal(old, now));
		for (size_t k = 0; k < n; k++) {
			str_clear(&start);
			add_start(&start, now, spots[k]);
			if (lines_with(text.text, start.text) != 1)
				fail_msg("not one line of '%s' in:\n%s", start.text, text.text);
		}
		edits += n;
		draft_free(&old);
		draft_free(&now);
	}
	assert_true(edits > 2000);
	str_free(&text);
	str_free(&start);
}

/* Whatever was done: nothing is told if and only if nothing differs, from either side. */
static void differ_text__is_silent__for_equal_drafts_alone(void **state)
{
	(void)state;
	struct chance r = { 12 };
	struct str text = STR_INIT;
	int equal = 0;
	for (int i = 0; i < 2000; i++) {
		struct draft *old = some_draft(&r), *now = draft_copy(old);
		for (int n = chance_below(&r, 4); n > 0; n--) {
			int at = chance_below(&r, (int)now->n_partners + 1);
			if (chance_percent(&r, 50) || at >= (int)now->n_partners)
				random_break(&r, now);
			else if (chance_percent(&r, 50))
				draft_move_partner(now, (size_t)at, (size_t)chance_below(&r, (int)now->n_partners));
			else
				edit(now, (struct spot){ .partner = at, .key = chance_below(&r, PARTNER_KEY_END) });
		}
		bool same = draft_equal(old, now);
		size_t n = differ(old, now, &text);
		assert_int_equal(n == 0, same);
		assert_int_equal(count_lines(text.text), n);
		assert_int_equal(differ(now, old, &text) == 0, same);
		equal += same;
		draft_free(&old);
		draft_free(&now);
	}
	assert_true(equal > 100 && equal < 1900);
	str_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(differ_text__says__fields_of_the_draft),
		cmocka_unit_test(differ_text__says__another_call_and_lot),
		cmocka_unit_test(differ_text__says__each_entry_of_a_list),
		cmocka_unit_test(differ_text__says__statements),
		cmocka_unit_test(differ_text__says__fields_of_partners),
		cmocka_unit_test(differ_text__says__who_came_and_went),
		cmocka_unit_test(differ_text__knows__partners_again),
		cmocka_unit_test(differ_text__says__unknown_keys),
		cmocka_unit_test(differ_text__cuts__long_values_and_cleans),
		cmocka_unit_test(differ_text__cuts__around_where_texts_differ),
		cmocka_unit_test(differ_text__tells__no_more_than_wanted),
		cmocka_unit_test(differ_text__is_quick__with_hostile_drafts),
		cmocka_unit_test(differ_text__names__each_edited_field),
		cmocka_unit_test(differ_text__is_silent__for_equal_drafts_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
