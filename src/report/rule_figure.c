/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figure of a rule's reading, and what subjects are called. */
#include "report/text.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "report/phrase.h"

static void add_number(struct str *out, int64_t n)
{
	char number[LANG_NUMBER_SIZE];
	str_add(out, lang_number(number, n));
}

static void add_seats(struct str *out, const struct call *call, const struct rule *rule)
{
	for (size_t i = 0; i < rule->n_seats; i++) {
		str_add(out, i > 0 ? ", " : "");
		utf8_clean(out, _(call->categories[rule->seats[i].category].title));
		str_add_char(out, ' ');
		add_number(out, rule->seats[i].seats);
	}
}

static void add_ceilings(struct str *out, const struct rule *rule)
{
	for (size_t i = 0; i < rule->n_ceilings; i++) {
		char months[LANG_NUMBER_SIZE], most[LANG_NUMBER_SIZE];
		const struct ceiling *c = &rule->ceilings[i];
		str_add(out, i > 0 ? ", " : "");
		lang_number(months, c->months);
		lang_number(most, c->most);
		if (c->months == 0)
			/* TRANSLATORS: %1 is an amount. */
			str_fill(out, _("%1 EUR"), most);
		else
			/* TRANSLATORS: %1 is a number of months, %2 an amount. */
			str_fill(out, _("%2 EUR for %1 months"), months, most);
	}
}

void rule_figure(struct str *out, const struct call *call, const struct rule *rule)
{
	if (rule->unknown) {
		str_add(out, _("unknown"));
		return;
	}
	switch (rule->kind) {
	case RULE_APPLICANT:
	case RULE_COUNT_COUNTRIES:
	case RULE_COUNT_PARTNERS:
		add_number(out, rule->need);
		break;
	case RULE_CHOICE:
		/* one sector is always meant */
		if (rule->list != LIST_SECTORS)
			add_number(out, rule->need);
		break;
	case RULE_PLACES:
	case RULE_PLACES_PER_COUNTRY:
		add_seats(out, call, rule);
		break;
	case RULE_DURATION:
		months_text(out, rule->months, rule->n_months);
		break;
	case RULE_GRANT_CEILING:
		add_ceilings(out, rule);
		break;
	case RULE_DESCRIBED:
	case RULE_NO_GRANT:
	case RULE_MAY_TAKE_PART:
	case RULE_PROPOSALS:
	case RULE_STATEMENT:
	case RULE_KIND_END:
		break;
	}
}

struct subject {
	const char *about, *label;
};

const char *subject_label(const char *about)
{
	/* TRANSLATORS: headings over what is told about a part of a draft. */
	static const struct subject subjects[] = {
		{ "call", N_("About the call") },
		{ "lot", N_("About the Lot") },
		{ "sector", N_("Sector") },
		{ "sectors", N_("Sectors") },
		{ "title", N_("Title") },
		{ "acronym", N_("Acronym") },
		{ "duration", N_("Duration") },
		{ "objectives", N_("Objectives") },
		{ "priorities", N_("Priorities") },
		{ "activities", N_("Activities") },
		{ "statements", N_("Statements") },
		{ "partners", N_("Partners") },
		{ "name", N_("Name") },
		{ "country", N_("Country") },
		{ "type", N_("Type") },
		{ "also", N_("Further capacities") },
		{ "role", N_("Role") },
		{ "umbrella", N_("Umbrella organisation") },
		{ "contribution", N_("Contribution") },
		{ "grant", N_("Grant") },
		{ "id", N_("Organisation's id") },
		{ "sole-regulator", N_("Only regulatory body of its country") },
		{ "monopoly-evidence", N_("Evidence of the monopoly") },
		{ "contact", N_("Contact") },
		{ "agreed", N_("Agreed") },
		{ "notes", N_("Notes") },
	};
	for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++)
		if (!strcmp(subjects[i].about, about))
			return _(subjects[i].label);
	return about;
}
