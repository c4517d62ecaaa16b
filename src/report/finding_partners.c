/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences about what is asked of every partner by itself: its description, its
 * grant, whether it may take part, in how many proposals it is. */
#include "report/finding_kinds.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "report/phrase.h"

static bool any_partner_has(const struct draft *d, unsigned roles)
{
	for (size_t i = 0; i < d->n_partners; i++)
		if (roles & ROLE_BIT(d->partners[i].role))
			return true;
	return false;
}

/* PATTERN has %1 for how many and %2 for the partners at fault. */
static void add_at_fault(struct str *out, const struct report *r, const struct finding *f,
                         const char *pattern)
{
	struct listing who = LISTING_INIT(", ");
	char number[LANG_NUMBER_SIZE];
	listing_add_partners(&who, r, f);
	str_fill(out, pattern, lang_number(number, (long long)f->n_positions), listing_text(&who));
	listing_free(&who);
}

void tell_described(struct str *out, const struct report *r, const struct finding *f)
{
	bool associated = f->rule->roles == ROLE_BIT(ROLE_ASSOCIATED);
	switch (f->state) {
	case STATE_MET:
		if (!any_partner_has(r->draft, f->rule->roles))
			str_add(out, associated ? _("There is no associated partner") :
			        _("There is no applicant or full partner yet"));
		else
			str_add(out, associated ?
			        _("The contribution of every associated partner is described") :
			        _("The contribution of every applicant and full partner is described"));
		break;
	case STATE_UNMET:
		add_at_fault(out, r, f,
		             /* TRANSLATORS: %1 is how many, %2 a list of partners. */
		             lang_plural("The contribution of %1 partner is not described yet: %2",
		                         "The contributions of %1 partners are not described yet: %2",
		                         f->n_positions));
		break;
	case STATE_UNDECIDED:
		str_add(out, _("No source states whether contributions must be described"));
		break;
	}
}

void tell_no_grant(struct str *out, const struct report *r, const struct finding *f)
{
	switch (f->state) {
	case STATE_MET:
		str_add(out, any_partner_has(r->draft, f->rule->roles) ?
		        _("No associated partner receives a grant") :
		        _("There is no associated partner"));
		break;
	case STATE_UNMET:
		add_at_fault(out, r, f,
		             /* TRANSLATORS: %1 is how many, %2 a list of partners. */
		             lang_plural("%1 associated partner has a grant and may have none: %2",
		                         "%1 associated partners have a grant and may have none: %2",
		                         f->n_positions));
		break;
	case STATE_UNDECIDED:
		str_add(out, _("No source states whether associated partners may receive a grant"));
		break;
	}
}

void tell_grant_ceiling(struct str *out, const struct report *r, const struct finding *f)
{
	(void)r;
	char have[LANG_NUMBER_SIZE], need[LANG_NUMBER_SIZE], over[LANG_NUMBER_SIZE];
	lang_number(have, f->have);
	lang_number(need, f->need);
	switch (f->state) {
	case STATE_MET:
		/* TRANSLATORS: %1 and %2 are amounts. */
		str_fill(out, _("The grants add up to %1 EUR, within the %2 EUR allowed"), have, need);
		break;
	case STATE_UNMET:
		/* TRANSLATORS: %1, %2 and %3 are amounts. */
		str_fill(out, _("The grants add up to %1 EUR, which is %2 EUR over the %3 EUR allowed"),
		         have, lang_number(over, f->have - f->need), need);
		break;
	case STATE_UNDECIDED:
		/* TRANSLATORS: %1 is an amount. */
		str_fill(out, _("No source states the largest grant; the grants add up to %1 EUR"), have);
		break;
	}
}

/* "partner 3 (Skole A), Switzerland": who, and what stands in the way. */
static void list_refused(const struct report *r, const struct finding *f, struct listing *l)
{
	bool by_country = f->rule->countries && !f->rule->types;
	for (size_t i = 0; i < f->n_positions; i++) {
		struct str line = STR_INIT, who = STR_INIT;
		if (listing_open(l)) {
			size_t at = finding_position(r, f, i);
			const struct partner *p = &r->draft->partners[at];
			partner_label(&who, r->draft, at);
			/* TRANSLATORS: %1 is a partner, %2 its country or its type. */
			str_fill(&line, _("%1, %2"), who.text, by_country ?
			         country_name(r->world, p->country) : type_label(p->type));
		}
		listing_add(l, line.text);
		str_free(&line);
		str_free(&who);
	}
}

static const char *refused_pattern(bool by_country, unsigned long n)
{
	return by_country ?
		/* TRANSLATORS: %1 is how many, %2 a list of partners. */
		lang_plural("%1 partner is in a country that is excluded: %2",
		            "%1 partners are in countries that are excluded: %2", n) :
		/* TRANSLATORS: %1 is how many, %2 a list of partners. */
		lang_plural("%1 partner is of a type that the call does not name: %2",
		            "%1 partners are of types that the call does not name: %2", n);
}

void tell_may_take_part(struct str *out, const struct report *r, const struct finding *f)
{
	bool by_country = f->rule->countries && !f->rule->types;
	struct listing who = LISTING_INIT("; ");
	char number[LANG_NUMBER_SIZE];
	switch (f->state) {
	case STATE_MET:
		str_add(out, by_country ? _("No partner is in a country that is excluded") :
		        f->rule->umbrellas ?
		        _("Every partner is of a type that the call names, or an umbrella organisation") :
		        _("Every partner is of a type that the call names"));
		break;
	case STATE_UNMET:
		list_refused(r, f, &who);
		str_fill(out, refused_pattern(by_country, f->n_positions),
		         lang_number(number, (long long)f->n_positions), listing_text(&who));
		break;
	case STATE_UNDECIDED:
		str_add(out, _("No source states who may take part"));
		break;
	}
	listing_free(&who);
}

/* "partner 3 (Skole A) is also in 'b.yaml'" */
static void add_elsewhere(struct str *out, const struct report *r, const struct finding *f,
                          size_t i)
{
	const struct neighbour *other = r->evaluation->neighbours[f->first_position + i];
	struct str who = STR_INIT, file = STR_INIT;
	partner_label(&who, r->draft, finding_position(r, f, i));
	utf8_clean(&file, other ? other->name : "");
	if (!other)
		str_add(out, who.text);
	else if (f->rule->applicants_only)
		/* TRANSLATORS: %1 is a partner such as "partner 3 (Skole A)", %2 the file of
		   another draft. */
		str_fill(out, _("%1 is the applicant of '%2' too"), who.text, file.text);
	else
		/* TRANSLATORS: %1 is a partner such as "partner 3 (Skole A)", %2 the file of
		   another draft. */
		str_fill(out, _("%1 is also in '%2'"), who.text, file.text);
	str_free(&who);
	str_free(&file);
}

static const char *elsewhere_pattern(enum scope scope, unsigned long n)
{
	switch (scope) {
	case SCOPE_LOT:
		/* TRANSLATORS: %1 is how many, %2 a list such as "partner 3 (Skole A) is also in
		   'b.yaml'". */
		return lang_plural("%1 organisation is in a proposal for another Lot too: %2",
		                   "%1 organisations are in proposals for other Lots too: %2", n);
	case SCOPE_SECTOR:
		/* TRANSLATORS: %1 is how many, %2 a list such as "partner 3 (Skole A) is also in
		   'b.yaml'". */
		return lang_plural("%1 organisation is in another proposal for the same sector: %2",
		                   "%1 organisations are in other proposals for the same sector: %2", n);
	case SCOPE_NONE:
	case SCOPE_CALL:
		break;
	}
	/* TRANSLATORS: %1 is how many, %2 a list such as "partner 3 (Skole A) is also in
	   'b.yaml'". */
	return lang_plural("%1 organisation is in too many proposals: %2",
	                   "%1 organisations are in too many proposals: %2", n);
}

static void tell_elsewhere(struct str *out, const struct report *r, const struct finding *f)
{
	struct listing who = LISTING_INIT("; ");
	char number[LANG_NUMBER_SIZE];
	for (size_t i = 0; i < f->n_positions; i++) {
		struct str line = STR_INIT;
		if (listing_open(&who))
			add_elsewhere(&line, r, f, i);
		listing_add(&who, line.text);
		str_free(&line);
	}
	str_fill(out, elsewhere_pattern(f->rule->scope, f->n_positions),
	         lang_number(number, (long long)f->n_positions), listing_text(&who));
	listing_free(&who);
}

void tell_proposals(struct str *out, const struct report *r, const struct finding *f)
{
	switch (f->state) {
	case STATE_MET:
		str_add(out, _("No organisation is in too many proposals"));
		break;
	case STATE_UNMET:
		tell_elsewhere(out, r, f);
		break;
	case STATE_UNDECIDED:
		str_add(out, f->rule->unknown ?
		        _("No source states in how many proposals an organisation may be") :
		        _("Other drafts were not looked at; 'konsort check --with=DIR' and the wizard's "
		          "review read them"));
		break;
	}
}
