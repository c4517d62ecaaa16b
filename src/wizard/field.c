/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of fields, and which of them a call and Lot ask for. */
#include "wizard/field.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmem.h"

static const struct field draft_fields[] = {
	{ .step = STEP_CALL, .key = DRAFT_KEY_CALL, .kind = FIELD_ONE, .source = FROM_CALLS,
	  .label = N18_("Call"), .help = N70_("The call that the application answers.") },
	{ .step = STEP_LOT, .key = DRAFT_KEY_LOT, .kind = FIELD_ONE, .source = FROM_LOTS,
	  .label = N18_("Lot"), .help = N70_("The Lot of the call that the application is for.") },
	{ .step = STEP_SECTOR, .key = DRAFT_KEY_SECTOR, .kind = FIELD_ONE, .source = FROM_LIST,
	  .list = LIST_SECTORS, .label = N18_("Sector"),
	  .help = N70_("The sector, in your own words or by its NACE name.") },
	{ .step = STEP_AIMS, .key = DRAFT_KEY_ACRONYM, .kind = FIELD_TEXT,
	  .label = N18_("Acronym"), .help = N70_("The short name of the project; the file is named after it.") },
	{ .step = STEP_AIMS, .key = DRAFT_KEY_TITLE, .kind = FIELD_LONG,
	  .label = N18_("Title"), .help = N70_("The full title of the project.") },
	{ .step = STEP_AIMS, .key = DRAFT_KEY_DURATION, .kind = FIELD_ONE, .source = FROM_MONTHS,
	  .label = N18_("Duration"), .help = N70_("How many months the project takes.") },
	{ .step = STEP_AIMS, .key = DRAFT_KEY_OBJECTIVES, .kind = FIELD_SOME, .source = FROM_LIST,
	  .list = LIST_OBJECTIVES, .when = ASK_WITH_LIST,
	  .label = N18_("Objectives"), .help = N70_("What the project aims at; Space marks one.") },
	{ .step = STEP_AIMS, .key = DRAFT_KEY_PRIORITIES, .kind = FIELD_SOME, .source = FROM_LIST,
	  .list = LIST_PRIORITIES, .when = ASK_WITH_LIST,
	  .label = N18_("Priorities"), .help = N70_("Priorities of the call it serves; Space marks one.") },
	{ .step = STEP_AIMS, .key = DRAFT_KEY_ACTIVITIES, .kind = FIELD_SOME, .source = FROM_LIST,
	  .list = LIST_ACTIVITIES, .when = ASK_WITH_LIST,
	  .label = N18_("Activities"), .help = N70_("What the project does; Space marks one.") },
	{ .step = STEP_PARTNERS, .key = DRAFT_KEY_PARTNERS, .kind = FIELD_PARTNERS,
	  .label = N18_("Partners"), .help = N70_("The organisations of the consortium.") },
	{ .step = STEP_STATEMENTS, .key = DRAFT_KEY_STATEMENTS, .kind = FIELD_LONG, .wide = true,
	  .label = N18_("Statement"), .help = N70_("A few lines on this, for the application.") },
	{ .step = STEP_STATEMENTS, .key = DRAFT_KEY_NOTES, .kind = FIELD_LONG, .wide = true,
	  .label = N18_("Notes"), .help = N70_("Your own notes on the draft; never judged.") },
};

static const struct field partner_fields[] = {
	{ .key = PARTNER_KEY_NAME, .kind = FIELD_TEXT,
	  .label = N18_("Name"), .help = N70_("The organisation's full name.") },
	{ .key = PARTNER_KEY_COUNTRY, .kind = FIELD_ONE, .source = FROM_COUNTRIES,
	  .label = N18_("Country"), .help = N70_("Where it is established. Type a part of the name to find it.") },
	{ .key = PARTNER_KEY_TYPE, .kind = FIELD_ONE, .source = FROM_TYPES,
	  .label = N18_("Type"), .help = N70_("What it is in the first place.") },
	{ .key = PARTNER_KEY_ALSO, .kind = FIELD_SOME, .source = FROM_TYPES,
	  .label = N18_("Also"), .help = N70_("What else it is; it still fills one place only.") },
	{ .key = PARTNER_KEY_ROLE, .kind = FIELD_ONE, .source = FROM_ROLES,
	  .label = N18_("Role"), .help = N70_("Applicant (leads), full partner, or associated (no grant).") },
	{ .key = PARTNER_KEY_UMBRELLA, .kind = FIELD_YES, .when = ASK_UMBRELLA,
	  .label = N18_("Umbrella body"), .help = N70_("A European umbrella organisation: not counted, frees its country.") },
	{ .key = PARTNER_KEY_UMBRELLA, .kind = FIELD_YES, .when = ASK_UMBRELLA_TOO,
	  .label = N18_("Umbrella body"), .help = N70_("A European umbrella organisation: it may take part and counts.") },
	{ .key = PARTNER_KEY_CONTRIBUTION, .kind = FIELD_LONG, .wide = true,
	  .label = N18_("Contribution"), .help = N70_("What it does in the project and what it adds.") },
	{ .key = PARTNER_KEY_GRANT, .kind = FIELD_NUMBER,
	  .label = N18_("Grant in EUR"), .help = N70_("Its share of the grant, in whole euros.") },
	{ .key = PARTNER_KEY_ID, .kind = FIELD_TEXT,
	  .label = N18_("OID or PIC"), .help = N70_("Its number in the European registers, where it has one.") },
	{ .key = PARTNER_KEY_SOLE_REGULATOR, .kind = FIELD_YES, .when = ASK_SOLE,
	  .label = N18_("Sole regulator"), .help = N70_("It is the only regulatory body of its country.") },
	{ .key = PARTNER_KEY_MONOPOLY_EVIDENCE, .kind = FIELD_LONG, .when = ASK_SOLE, .wide = true,
	  .label = N18_("Proof of monopoly"), .help = N70_("What shows that it is the only one of its country.") },
	{ .key = PARTNER_KEY_CONTACT, .kind = FIELD_TEXT,
	  .label = N18_("Contact"), .help = N70_("A person's name and e-mail address.") },
	{ .key = PARTNER_KEY_AGREED, .kind = FIELD_YES,
	  .label = N18_("Has agreed"), .help = N70_("It has said yes to taking part.") },
	{ .key = PARTNER_KEY_NOTES, .kind = FIELD_LONG, .wide = true,
	  .label = N18_("Notes"), .help = N70_("Your own notes on this partner; never judged.") },
};

enum { MONTHS_TO_PICK = 24 };   /* more than these are typed as a number */

static bool has_exemption(const struct lot *lot)
{
	for (size_t i = 0; lot && i < lot->n_rules; i++)
		if (lot->rules[i].kind == RULE_PROPOSALS && lot->rules[i].exempt_category >= 0)
			return true;
	return false;
}

static bool lets_umbrellas_in(const struct lot *lot)
{
	for (size_t i = 0; lot && i < lot->n_rules; i++)
		if (lot->rules[i].kind == RULE_MAY_TAKE_PART && lot->rules[i].umbrellas)
			return true;
	return false;
}

static bool is_asked(const struct field *f, const struct call *call, const struct lot *lot)
{
	switch (f->when) {
	case ASK_ALWAYS:
		return true;
	case ASK_WITH_LIST:
		return lot && lot->lists[f->list].n > 0;
	case ASK_UMBRELLA:
		return call && call->umbrella;
	case ASK_UMBRELLA_TOO:
		return call && !call->umbrella && lets_umbrellas_in(lot);
	case ASK_SOLE:
		return has_exemption(lot);
	}
	return false;
}

static void add_ref(struct field_list *list, const struct field *f, int partner,
                    const struct rule *rule)
{
	XGROW(list->refs, list->n, list->room);
	list->refs[list->n++] = (struct field_ref){ .field = f, .partner = partner, .rule = rule };
}

/* One long text for each statement rule of the Lot. */
static void add_statements(struct field_list *list, const struct field *f, const struct lot *lot)
{
	for (size_t i = 0; lot && i < lot->n_rules; i++)
		if (lot->rules[i].kind == RULE_STATEMENT)
			add_ref(list, f, -1, &lot->rules[i]);
}

static void add_draft_fields(struct field_list *list, enum step step,
                             const struct call *call, const struct lot *lot)
{
	for (size_t i = 0; i < sizeof draft_fields / sizeof *draft_fields; i++) {
		const struct field *f = &draft_fields[i];
		if (f->step != step || !is_asked(f, call, lot))
			continue;
		if (f->key == DRAFT_KEY_STATEMENTS)
			add_statements(list, f, lot);
		else
			add_ref(list, f, -1, NULL);
	}
}

void field_list_fill(struct field_list *list, enum step step, int partner,
                     const struct call *call, const struct lot *lot)
{
	list->n = 0;
	if (partner < 0) {
		add_draft_fields(list, step, call, lot);
		return;
	}
	for (size_t i = 0; i < sizeof partner_fields / sizeof *partner_fields; i++)
		if (is_asked(&partner_fields[i], call, lot))
			add_ref(list, &partner_fields[i], partner, NULL);
}

void field_list_free(struct field_list *list)
{
	free(list->refs);
	*list = (struct field_list)FIELD_LIST_INIT;
}

int field_list_find(const struct field_list *list, int key, const char *statement)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct field_ref *ref = &list->refs[i];
		if (ref->field->key != key)
			continue;
		if (!statement || !ref->rule || strcmp(ref->rule->key, statement) == 0)
			return (int)i;
	}
	return -1;
}

const struct field *field_of_key(int key)
{
	for (size_t i = 0; i < sizeof draft_fields / sizeof *draft_fields; i++)
		if (draft_fields[i].key == key)
			return &draft_fields[i];
	return NULL;
}

const struct field *field_of_partner_key(int key)
{
	for (size_t i = 0; i < sizeof partner_fields / sizeof *partner_fields; i++)
		if (partner_fields[i].key == key)
			return &partner_fields[i];
	return NULL;
}

struct spot field_spot(const struct field_ref *ref)
{
	return (struct spot){ .partner = ref->partner, .key = ref->field->key,
	                      .statement = ref->rule ? ref->rule->key : NULL };
}

/* The rule of the Lot that says which months are allowed, or NULL. */
static const struct rule *duration_rule(const struct lot *lot)
{
	for (size_t i = 0; lot && i < lot->n_rules; i++)
		if (lot->rules[i].kind == RULE_DURATION)
			return &lot->rules[i];
	return NULL;
}

static bool months_are_few(const struct lot *lot)
{
	const struct rule *rule = duration_rule(lot);
	int n = 0;
	for (size_t i = 0; rule && i < rule->n_months; i++)
		n += rule->months[i].last - rule->months[i].first + 1;
	return n > 0 && n <= MONTHS_TO_PICK;
}

enum field_kind field_kind(const struct field_ref *ref, const struct lot *lot)
{
	const struct field *f = ref->field;
	if (f->kind != FIELD_ONE)
		return f->kind;
	if (f->source == FROM_MONTHS && !months_are_few(lot))
		return FIELD_NUMBER;
	if (f->source == FROM_LIST && (!lot || !lot->lists[f->list].n))
		return FIELD_TEXT;
	return FIELD_ONE;
}

const char *field_label(const struct field_ref *ref)
{
	return ref->rule ? _(ref->rule->title) : _(ref->field->label);
}

const char *field_sentence(const struct field_ref *ref)
{
	return _(ref->field->help);
}

void field_asked(struct str *out, const struct field_ref *ref, const struct lot *lot)
{
	const struct field *f = ref->field;
	for (size_t i = 0; lot && i < lot->n_rules; i++) {
		const struct rule *r = &lot->rules[i];
		if (f->kind != FIELD_SOME || f->source != FROM_LIST || r->kind != RULE_CHOICE ||
		    r->list != f->list || r->unknown)
			continue;
		char n[LANG_NUMBER_SIZE];
		lang_number(n, r->need);
		if (r->level == LEVEL_ADVICE)
			/* TRANSLATORS: behind the name of a list; %1 is how many are to be marked
			 * (1 cell); at most 40 cells. */
			str_fill(out, _("at least %1, as advice"), n);
		else if (r->need > 1 && (size_t)r->need == lot->lists[f->list].n)
			/* TRANSLATORS: behind the name of a list; at most 40 cells. */
			str_add(out, _("all of these are required"));
		else
			/* TRANSLATORS: behind the name of a list; %1 is how many are to be marked
			 * (1 cell); at most 40 cells. */
			str_fill(out, _("at least %1 required"), n);
		return;
	}
}
