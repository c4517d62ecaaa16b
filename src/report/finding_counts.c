/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences about how many organisations and countries are in, and about the places
 * they fill. */
#include "report/finding_kinds.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"
#include "core/places.h"
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
	if (f->state == STATE_MET)
		/* TRANSLATORS: %1 is a partner, such as "partner 1 (Skole A)". */
		str_fill(out, _("The applicant is %1"), who.text);
	else if (where == COUNTRY_NONE)
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
	if (f->state == STATE_UNDECIDED) {
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

/* The countries of counted partners: those that count into YES, others into NO. */
static void list_countries(const struct report *r, const struct country_set *count,
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

/* What is said of Programme Countries, or of another group: Member States. */
static const char *countries_missing(bool member_states, size_t n)
{
	/* TRANSLATORS: %1 is a number. */
	return member_states ?
		lang_plural("%1 more EU Member State is needed",
		            "%1 more EU Member States are needed", n) :
		lang_plural("%1 more Programme Country is needed",
		            "%1 more Programme Countries are needed", n);
}

static const char *countries_met(bool member_states, size_t n)
{
	/* TRANSLATORS: %1 is a number, a list of countries follows. */
	return member_states ?
		lang_plural("%1 EU Member State takes part", "%1 EU Member States take part", n) :
		lang_plural("%1 Programme Country takes part",
		            "%1 Programme Countries take part", n);
}

static const char *countries_undecided(bool member_states)
{
	return member_states ? _("No source states how many EU Member States are needed") :
		_("No source states how many Programme Countries are needed");
}

static void add_countries_so_far(struct str *out, const char *sentence, struct listing *yes,
                                 struct listing *no, enum state state)
{
	struct str so_far = STR_INIT;
	const char *pattern = "%1";
	if (yes->n > 0)
		pattern = state == STATE_MET ?
			/* TRANSLATORS: %1 is "8 Programme Countries take part", %2 a list. */
			_("%1: %2") :
			/* TRANSLATORS: %1 is such as "3 more Programme Countries are needed",
			   %2 a list of countries. */
			_("%1; so far: %2");
	str_fill(&so_far, pattern, sentence, listing_text(yes));
	if (no->n > 0 && state != STATE_MET)
		/* TRANSLATORS: %1 is a sentence such as the ones before, %2 a list of countries. */
		str_fill(out, _("%1; taking part, but not counted here: %2"), so_far.text,
		         listing_text(no));
	else
		str_add(out, so_far.text);
	str_free(&so_far);
}

void tell_count_countries(struct str *out, const struct report *r, const struct finding *f)
{
	struct listing yes = LISTING_INIT(", "), no = LISTING_INIT(", ");
	struct str sentence = STR_INIT;
	char number[LANG_NUMBER_SIZE];
	bool member_states = !strcmp(f->rule->id, "eu-countries");
	list_countries(r, f->rule->countries, &yes, &no);
	switch (f->state) {
	case STATE_MET:
		str_fill(&sentence, countries_met(member_states, (size_t)f->have),
		         lang_number(number, f->have));
		break;
	case STATE_UNMET:
		str_fill(&sentence, countries_missing(member_states, (size_t)(f->need - f->have)),
		         lang_number(number, f->need - f->have));
		break;
	case STATE_UNDECIDED:
		str_add(&sentence, countries_undecided(member_states));
		break;
	}
	add_countries_so_far(out, sentence.text, &yes, &no, f->state);
	str_free(&sentence);
	listing_free(&yes);
	listing_free(&no);
}

void tell_count_partners(struct str *out, const struct report *r, const struct finding *f)
{
	(void)r;
	char number[LANG_NUMBER_SIZE];
	switch (f->state) {
	case STATE_MET:
		str_fill(out, lang_plural("%1 organisation takes part as applicant or full partner",
		                          "%1 organisations take part as applicant or full partner",
		                          (unsigned long)f->have), lang_number(number, f->have));
		break;
	case STATE_UNMET:
		str_fill(out, lang_plural("%1 more organisation is needed as applicant or full partner",
		                          "%1 more organisations are needed as applicant or full partner",
		                          (unsigned long)(f->need - f->have)),
		         lang_number(number, f->need - f->have));
		break;
	case STATE_UNDECIDED:
		str_add(out, _("No source states how many organisations are needed"));
		break;
	}
}

/* "Training providers (2), Sector bodies (1)" */
static void list_missing_places(const struct report *r, const struct finding *f,
                                struct listing *l, int64_t *sum)
{
	int64_t *missing = xcalloc(f->rule->n_seats + 1, sizeof *missing);
	*sum = places_missing(f->rule, r->evaluation, missing);
	for (size_t i = 0; i < f->rule->n_seats; i++) {
		if (missing[i] <= 0)
			continue;
		char number[LANG_NUMBER_SIZE];
		struct str line = STR_INIT;
		const struct category *c = &r->evaluation->call->categories[f->rule->seats[i].category];
		/* TRANSLATORS: %1 is a category such as "Training providers", %2 how many. */
		str_fill(&line, _("%1 (%2)"), _(c->title), lang_number(number, missing[i]));
		listing_add(l, line.text);
		str_free(&line);
	}
	free(missing);
}

void tell_places(struct str *out, const struct report *r, const struct finding *f)
{
	char number[LANG_NUMBER_SIZE];
	if (f->state == STATE_UNDECIDED) {
		str_add(out, _("No source states which organisations must take part"));
		return;
	}
	if (f->state == STATE_MET) {
		str_fill(out, lang_plural("The %1 place is filled",
		                          "All %1 places are filled, each by another organisation",
		                          (unsigned long)f->need), lang_number(number, f->need));
		return;
	}
	struct listing what = LISTING_INIT(", ");
	int64_t sum = 0;
	list_missing_places(r, f, &what, &sum);
	/* TRANSLATORS: %1 is how many, %2 a list such as "Training providers (2)". */
	str_fill(out, lang_plural("%1 place is still open: %2; an organisation fills only one place",
	                          "%1 places are still open: %2; an organisation fills only one place",
	                          (unsigned long)sum), lang_number(number, sum),
	         listing_text(&what));
	listing_free(&what);
}

/* "a VET provider, a sector organisation and a regulatory body": the rule's categories
 * in MASK. */
static void add_categories(struct str *out, const struct report *r, const struct rule *rule,
                           uint32_t mask)
{
	struct str most = STR_INIT, last = STR_INIT;
	for (size_t i = 0; i < rule->n_seats; i++) {
		if (!(mask & (UINT32_C(1) << i)))
			continue;
		str_add(&most, most.length && last.length ? ", " : "");
		str_add(&most, last.text);
		str_clear(&last);
		utf8_clean(&last, _(r->evaluation->call->categories[rule->seats[i].category].one));
	}
	if (most.length)
		/* TRANSLATORS: two organisations, %1 may be a list of several. */
		str_fill(out, _("%1 and %2"), most.text, last.text);
	else
		str_add(out, last.text);
	str_free(&most);
	str_free(&last);
}

/* Sorts the involved countries into those that lack something and those freed. */
static void list_involved(const struct report *r, const struct finding *f,
                          struct listing *lacking, struct listing *freed)
{
	struct country_places *countries = NULL;
	size_t n = places_by_country(f->rule, r->evaluation, &countries);
	for (size_t i = 0; i < n; i++) {
		struct str name = STR_INIT, what = STR_INIT, line = STR_INIT;
		utf8_clean(&name, country_name(r->world, countries[i].country));
		add_categories(&what, r, f->rule, countries[i].missing);
		if (countries[i].freed) {
			listing_add(freed, name.text);
		} else if (countries[i].missing) {
			/* TRANSLATORS: %1 is a country, %2 such as "a training provider". */
			str_fill(&line, _("%1 lacks %2"), name.text, what.text);
			listing_add(lacking, line.text);
		}
		str_free(&name);
		str_free(&what);
		str_free(&line);
	}
	free(countries);
}

static void tell_countries_complete(struct str *out, const struct finding *f)
{
	char number[LANG_NUMBER_SIZE];
	if (f->need == 0)
		str_add(out, _("Every country is freed by its umbrella organisation"));
	else
		str_fill(out, lang_plural("%1 country has one organisation of each category",
		                          "All %1 countries have one organisation of each category",
		                          (unsigned long)f->need), lang_number(number, f->need));
}

void tell_places_per_country(struct str *out, const struct report *r, const struct finding *f)
{
	if (f->state == STATE_UNDECIDED) {
		str_add(out, _("No source states which organisations each country must bring"));
		return;
	}
	struct listing lacking = LISTING_INIT("; "), freed = LISTING_INIT(", ");
	struct str sentence = STR_INIT, each = STR_INIT;
	list_involved(r, f, &lacking, &freed);
	add_categories(&each, r, f->rule, UINT32_MAX);
	if (f->state == STATE_MET)
		tell_countries_complete(&sentence, f);
	else if (lacking.n > 0)
		str_add(&sentence, listing_text(&lacking));
	else
		/* TRANSLATORS: %1 is a list such as "a training provider, a regulatory body". */
		str_fill(&sentence, _("No country takes part yet; each needs: %1"), each.text);
	if (freed.n > 0 && (f->state != STATE_MET || f->need > 0))
		/* TRANSLATORS: %1 is a sentence, %2 a list of countries. */
		str_fill(out, _("%1; freed by an umbrella organisation: %2"), sentence.text,
		         listing_text(&freed));
	else
		str_add(out, sentence.text);
	str_free(&sentence);
	str_free(&each);
	listing_free(&lacking);
	listing_free(&freed);
}
