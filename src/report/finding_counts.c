/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences about the applicant and about how many organisations and countries are in. */
#include "report/finding_kinds.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "report/phrase.h"

static size_t applicant_index(const struct draft *d)
{
	size_t i = 0;
	while (i < d->n_partners && d->partners[i].role != ROLE_APPLICANT)
		i++;
	return i;
}

static void tell_one_applicant(struct str *out, const struct report *r, const struct finding *f)
{
	size_t at = applicant_index(r->draft);
	if (at == r->draft->n_partners)
		return;
	struct str who = STR_INIT;
	partner_label(&who, r->draft, at);
	country where = r->draft->partners[at].country;
	if (f->state == STATE_UNDECIDED)
		/* TRANSLATORS: %1 is a partner, such as "partner 1 (Skole A)". */
		str_fill(out, _("The applicant is %1; no source states who may be"), who.text);
	else if (f->state == STATE_MET)
		/* TRANSLATORS: %1 is a partner, such as "partner 1 (Skole A)". */
		str_fill(out, _("The applicant is %1"), who.text);
	else if (where == COUNTRY_NONE)
		/* TRANSLATORS: %1 is a partner. */
		str_fill(out, _("The applicant, %1, has no country yet; it must be a Programme Country"),
		         who.text);
	else
		/* TRANSLATORS: %1 is a partner, %2 the name of a country. */
		str_fill(out, _("The applicant, %1, must be in a Programme Country; %2 is none"),
		         who.text, country_name(r->world, where));
	str_free(&who);
}

void tell_applicant(struct str *out, const struct report *r, const struct finding *f)
{
	if (f->state == STATE_UNDECIDED && f->have != 1) {
		str_add(out, _("No source states who may be the applicant"));
	} else if (f->have == 0) {
		str_add(out, _("No organisation is the applicant yet; exactly one must be"));
	} else if (f->have == 1) {
		tell_one_applicant(out, r, f);
	} else {
		struct listing who = LISTING_INIT(", ");
		char number[LANG_NUMBER_SIZE];
		listing_add_partners(&who, r, f);
		lang_number(number, f->have);
		/* TRANSLATORS: %1 is 2 or more, %2 a list of partners. */
		str_fill(out, _("%1 organisations are the applicant, and exactly one must be: %2"),
		         number, listing_text(&who));
		listing_free(&who);
	}
}

void list_countries(const struct report *r, const struct country_set *count,
                    struct listing *yes, struct listing *no)
{
	struct country_set seen = { { 0 } };
	for (size_t i = 0; i < r->draft->n_partners; i++) {
		country c = r->draft->partners[i].country;
		if (c == COUNTRY_NONE || country_set_has(&seen, c) || !partner_is_counted(r, i))
			continue;
		country_set_add(&seen, c);
		struct str name = STR_INIT;
		utf8_clean(&name, country_name(r->world, c));
		listing_add(!count || country_set_has(count, c) ? yes : no, name.text);
		str_free(&name);
	}
}

/* What is said of Programme Countries, of Member States, and of another group. */
static const char *countries_missing(enum country_kind kind, unsigned long n)
{
	switch (kind) {
	case KIND_PROGRAMME:
		/* TRANSLATORS: %1 is how many more. */
		return lang_plural("%1 more Programme Country is needed",
		                   "%1 more Programme Countries are needed", n);
	case KIND_MEMBER_STATES:
		/* TRANSLATORS: %1 is how many more. */
		return lang_plural("%1 more EU Member State is needed",
		                   "%1 more EU Member States are needed", n);
	case KIND_OTHER:
		break;
	}
	/* TRANSLATORS: %1 is how many more. */
	return lang_plural("%1 more of the countries that count here is needed",
	                   "%1 more of the countries that count here are needed", n);
}

static const char *countries_met(enum country_kind kind, unsigned long n)
{
	switch (kind) {
	case KIND_PROGRAMME:
		/* TRANSLATORS: %1 is a number; a list of countries may follow. */
		return lang_plural("%1 Programme Country takes part",
		                   "%1 Programme Countries take part", n);
	case KIND_MEMBER_STATES:
		/* TRANSLATORS: %1 is a number; a list of countries may follow. */
		return lang_plural("%1 EU Member State takes part", "%1 EU Member States take part", n);
	case KIND_OTHER:
		break;
	}
	/* TRANSLATORS: %1 is a number; a list of countries may follow. */
	return lang_plural("%1 of the countries that count here takes part",
	                   "%1 of the countries that count here take part", n);
}

static const char *countries_undecided(enum country_kind kind)
{
	switch (kind) {
	case KIND_PROGRAMME:
		return _("No source states how many Programme Countries are needed");
	case KIND_MEMBER_STATES:
		return _("No source states how many EU Member States are needed");
	case KIND_OTHER:
		break;
	}
	return _("No source states how many countries are needed");
}

/* How many are in, or how many more are needed. */
static void add_country_count(struct str *out, const struct report *r, const struct finding *f)
{
	enum country_kind kind = rule_country_kind(r->evaluation->call, f->rule);
	char number[LANG_NUMBER_SIZE];
	if (f->state == STATE_UNMET)
		str_fill(out, countries_missing(kind, (unsigned long)(f->need - f->have)),
		         lang_number(number, f->need - f->have));
	else if (f->state == STATE_UNDECIDED && f->have == 0)
		str_add(out, countries_undecided(kind));
	else
		str_fill(out, countries_met(kind, (unsigned long)f->have),
		         lang_number(number, f->have));
}

/* Adds SENTENCE with a list, if there is one; PATTERN has %1 and %2 for them. */
static void add_listed(struct str *out, const char *pattern, const char *sentence,
                       struct listing *l)
{
	if (l->n > 0)
		str_fill(out, pattern, sentence, listing_text(l));
	else
		str_add(out, sentence);
}

void tell_count_countries(struct str *out, const struct report *r, const struct finding *f)
{
	struct listing yes = LISTING_INIT(", "), no = LISTING_INIT(", ");
	struct str count = STR_INIT, listed = STR_INIT, both = STR_INIT;
	list_countries(r, f->rule->countries, &yes, &no);
	add_country_count(&count, r, f);
	if (f->state == STATE_UNMET)
		/* TRANSLATORS: %1 is such as "3 more Programme Countries are needed",
		   %2 a list of countries. */
		add_listed(&listed, _("%1; so far: %2"), count.text, &yes);
	else
		/* TRANSLATORS: %1 is "8 Programme Countries take part", %2 a list. */
		add_listed(&listed, _("%1: %2"), count.text, &yes);
	if (f->state == STATE_MET)
		str_add(&both, listed.text);
	else
		/* TRANSLATORS: %1 is a sentence such as the ones before, %2 a list of countries. */
		add_listed(&both, _("%1; taking part, but not counted here: %2"), listed.text, &no);
	if (f->state == STATE_UNDECIDED && f->have > 0)
		/* TRANSLATORS: %1 is a sentence such as the ones before. */
		str_fill(out, _("%1; no source states how many are needed"), both.text);
	else
		str_add(out, both.text);
	str_free(&count);
	str_free(&listed);
	str_free(&both);
	listing_free(&yes);
	listing_free(&no);
}

static void add_partner_count(struct str *out, int64_t have)
{
	char number[LANG_NUMBER_SIZE];
	/* TRANSLATORS: %1 is a number. */
	str_fill(out, lang_plural("%1 organisation takes part as applicant or full partner",
	                          "%1 organisations take part as applicant or full partner",
	                          (unsigned long)have), lang_number(number, have));
}

void tell_count_partners(struct str *out, const struct report *r, const struct finding *f)
{
	(void)r;
	char number[LANG_NUMBER_SIZE];
	struct str count = STR_INIT;
	switch (f->state) {
	case STATE_MET:
		add_partner_count(out, f->have);
		break;
	case STATE_UNMET:
		/* TRANSLATORS: %1 is how many more. */
		str_fill(out, lang_plural("%1 more organisation is needed as applicant or full partner",
		                          "%1 more organisations are needed as applicant or full partner",
		                          (unsigned long)(f->need - f->have)),
		         lang_number(number, f->need - f->have));
		break;
	case STATE_UNDECIDED:
		add_partner_count(&count, f->have);
		if (f->have == 0)
			str_add(out, _("No source states how many organisations are needed"));
		else
			/* TRANSLATORS: %1 is a sentence such as the ones before. */
			str_fill(out, _("%1; no source states how many are needed"), count.text);
		break;
	}
	str_free(&count);
}
