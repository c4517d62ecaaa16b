/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts of anything, breaking them, and other drafts.  random_good.c has those that
 * meet their Lot's rules. */
#include "support/random_draft.h"

#include <string.h>

#define PICK(r, pool) pool[chance_below((r), (int)(sizeof pool / sizeof *pool))]

/* Several of these are the same when folded. */
static const char *const names[] = {
	"", " ", "...", "Skole A", "SKOLE-A", "København", "KOBENHAVN", "Straße 1", "Strasse1",
	"Æble", "aeble", "Łódź", "lodz", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L",
};
static const char *const ids[] = { "", "", "", "", " ", "E1", " E1 ", "e1", "E2", "E3\t", "E3", "E4" };
static const char *const countries[] = {
	"", "DK", "DK", "SE", "SE", "DE", "DE", "NL", "FR", "GR", "GB", "RS", "CH", "BY", "NO",
};
static const char *const texts[] = { "", "", " \t", "does something", "x" };
static const int64_t grants[] = { -1, -1, -1, 0, 1, 1000, 100000, 499999, 500000, 700000, 4000000, 999999999999 };
static const int64_t durations[] = { -1, 1, 12, 23, 24, 25, 30, 35, 36, 37, 47, 48, 49, 600 };
static const char *const id_pool[] = {
	"map-needs", "mobility", "one", "two", "three", "needs-evidence", "common-training", "blueprint-strategy",
	"skills-data", "trends", "milestones", "digital-skills", "green-skills", "languages", "skill-levels", "nonsense",
};
static const char *const sectors[] = {
	"", " ", "ict", "ICT", "tourism", "rail", "Rail!", "blockchain", "batteries", "automotive", "steel making",
};
static const char *const statements[] = { "innovation", "mobility", "recognition", "feedback-mechanism", "why", "odd" };

static struct spot head(int key)
{
	return (struct spot){ .partner = -1, .key = key };
}

static struct spot at(size_t partner, int key)
{
	return (struct spot){ .partner = (int)partner, .key = key };
}

static int some_type(struct chance *r)
{
	return chance_percent(r, 8) ? TYPE_NONE : chance_percent(r, 70)
		? (const int[]){ TYPE_VET_PROVIDER, TYPE_HIGHER_EDUCATION, TYPE_COMPANY, TYPE_CHAMBER,
		                 TYPE_EDUCATION_AUTHORITY, TYPE_QUALIFICATION_BODY, TYPE_NETWORK }[chance_below(r, 7)]
		: 1 + chance_below(r, TYPE_END - 1);
}

static int some_role(struct chance *r)
{
	int n = chance_below(r, 20);
	return n < 2 ? ROLE_APPLICANT : n < 16 ? ROLE_FULL : n < 19 ? ROLE_ASSOCIATED : ROLE_NONE;
}

static void some_partner(struct chance *r, struct draft *d)
{
	size_t n = d->n_partners;
	draft_add_partner(d, n);
	draft_set_text(d, at(n, PARTNER_KEY_NAME), PICK(r, names));
	draft_set_number(d, at(n, PARTNER_KEY_COUNTRY), country_from_code(PICK(r, countries)));
	draft_set_number(d, at(n, PARTNER_KEY_TYPE), some_type(r));
	draft_set_number(d, at(n, PARTNER_KEY_ROLE), some_role(r));
	if (chance_percent(r, 25))
		draft_set_number(d, at(n, PARTNER_KEY_ALSO),
		                 TYPE_BIT(1 + chance_below(r, TYPE_END - 1)) | TYPE_BIT(1 + chance_below(r, TYPE_END - 1)));
	draft_set_number(d, at(n, PARTNER_KEY_UMBRELLA), chance_percent(r, 12));
	draft_set_text(d, at(n, PARTNER_KEY_CONTRIBUTION), PICK(r, texts));
	if (chance_percent(r, 40))
		draft_set_number(d, at(n, PARTNER_KEY_GRANT), PICK(r, grants));
	draft_set_text(d, at(n, PARTNER_KEY_ID), PICK(r, ids));
	draft_set_number(d, at(n, PARTNER_KEY_SOLE_REGULATOR), chance_percent(r, 30));
	draft_set_text(d, at(n, PARTNER_KEY_MONOPOLY_EVIDENCE), PICK(r, texts));
}

static void some_ids(struct chance *r, struct draft *d, int key)
{
	for (int n = chance_below(r, 6); n > 0; n--)
		draft_set_id(d, head(key), PICK(r, id_pool), true);
}

struct draft *random_draft(struct chance *r, const struct call *call, const struct lot *lot)
{
	struct draft *d = draft_new(call->id, lot ? lot->id : "");
	draft_set_text(d, head(DRAFT_KEY_SECTOR), PICK(r, sectors));
	draft_set_number(d, head(DRAFT_KEY_DURATION), PICK(r, durations));
	some_ids(r, d, DRAFT_KEY_OBJECTIVES);
	some_ids(r, d, DRAFT_KEY_PRIORITIES);
	some_ids(r, d, DRAFT_KEY_ACTIVITIES);
	for (int n = chance_below(r, 4); n > 0; n--)
		draft_set_text(d, (struct spot){ -1, DRAFT_KEY_STATEMENTS, PICK(r, statements) }, PICK(r, texts));
	/* Sometimes so many that comparing all with all does not do. */
	for (int n = chance_percent(r, 10) ? 20 + chance_below(r, 40) : chance_below(r, 18); n > 0; n--)
		some_partner(r, d);
	return d;
}

/* One of D's partners takes another's place in the file or is entered once more. */
static void enter_twice(struct chance *r, struct draft *d, size_t n)
{
	size_t added = d->n_partners;
	draft_add_partner(d, added);
	for (int key = 0; key < PARTNER_KEY_END; key++)
		if (partner_keys[key].kind == KEY_TEXT)
			draft_set_text(d, at(added, key), draft_text(d, at(n, key)));
		else
			draft_set_number(d, at(added, key), draft_number(d, at(n, key)));
	if (chance_percent(r, 50))
		draft_set_text(d, at(added, chance_percent(r, 50) ? PARTNER_KEY_ID : PARTNER_KEY_NAME), "another");
	draft_move_partner(d, added, (size_t)chance_below(r, (int)d->n_partners));
}

static void break_partner(struct chance *r, struct draft *d)
{
	size_t n = (size_t)chance_below(r, (int)d->n_partners);
	switch (chance_below(r, 12)) {
	case 0: draft_remove_partner(d, n); break;
	case 1: draft_set_number(d, at(n, PARTNER_KEY_COUNTRY), country_from_code(PICK(r, countries))); break;
	case 2: draft_set_number(d, at(n, PARTNER_KEY_TYPE), some_type(r)); break;
	case 3: draft_set_number(d, at(n, PARTNER_KEY_ROLE), some_role(r)); break;
	case 4: draft_set_number(d, at(n, PARTNER_KEY_GRANT), PICK(r, grants)); break;
	case 5: draft_set_text(d, at(n, PARTNER_KEY_CONTRIBUTION), ""); break;
	case 6: draft_set_text(d, at(n, PARTNER_KEY_NAME), PICK(r, names)); break;
	case 7: draft_set_text(d, at(n, PARTNER_KEY_ID), PICK(r, ids)); break;
	case 8: draft_set_number(d, at(n, PARTNER_KEY_UMBRELLA), !d->partners[n].umbrella); break;
	case 9: enter_twice(r, d, n); break;
	case 10: draft_set_number(d, at(n, PARTNER_KEY_ROLE), ROLE_ASSOCIATED); break;
	case 11: some_partner(r, d); break;
	}
}

void random_break(struct chance *r, struct draft *d)
{
	if (d->n_partners > 0 && chance_percent(r, 75)) {
		break_partner(r, d);
		return;
	}
	switch (chance_below(r, 4)) {
	case 0: draft_set_text(d, head(DRAFT_KEY_SECTOR), PICK(r, sectors)); break;
	case 1: draft_set_number(d, head(DRAFT_KEY_DURATION), PICK(r, durations)); break;
	case 2:
		draft_set_id(d, head(DRAFT_KEY_ACTIVITIES), PICK(r, id_pool), false);
		break;
	case 3: draft_set_text(d, (struct spot){ -1, DRAFT_KEY_STATEMENTS, PICK(r, statements) }, PICK(r, texts)); break;
	}
}

struct draft *random_other(struct chance *r, const struct draft *d, const struct call *call)
{
	const struct lot *lot = &call->lots[chance_below(r, (int)call->n_lots)];
	if (chance_percent(r, 30))
		return random_draft(r, call, chance_percent(r, 90) ? lot : NULL);
	struct draft *other = draft_copy(d);
	draft_set_text(other, head(DRAFT_KEY_LOT), chance_percent(r, 90) ? lot->id : "");
	if (chance_percent(r, 50))
		draft_set_text(other, head(DRAFT_KEY_SECTOR), PICK(r, sectors));
	while (other->n_partners > 0 && chance_percent(r, 80))
		draft_remove_partner(other, (size_t)chance_below(r, (int)other->n_partners));
	random_break(r, other);
	return other;
}
