/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences about the places that organisations fill, in all and country by country. */
#include "report/finding_kinds.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"
#include "core/places.h"
#include "report/phrase.h"

/* "Training providers (2)" */
static void list_category(struct listing *l, const struct category *c, int64_t n)
{
	char number[LANG_NUMBER_SIZE];
	struct str line = STR_INIT;
	/* TRANSLATORS: %1 is a category such as "Training providers", %2 how many. */
	str_fill(&line, _("%1 (%2)"), _(c->title), lang_number(number, n));
	listing_add(l, line.text);
	str_free(&line);
}

/* "Training providers (2), Sector bodies (1)" */
static void list_missing_places(const struct report *r, const struct finding *f,
                                struct listing *l, int64_t *sum)
{
	int64_t *missing = xcalloc(f->rule->n_seats + 1, sizeof *missing);
	*sum = places_missing(f->rule, r->evaluation, missing);
	for (size_t i = 0; i < f->rule->n_seats; i++)
		if (missing[i] > 0)
			list_category(l, &r->evaluation->call->categories[f->rule->seats[i].category],
			              missing[i]);
	free(missing);
}

/* How many counted organisations could fill a place of each category of the call. */
static void list_capacities(const struct report *r, struct listing *l)
{
	const struct call *call = r->evaluation->call;
	int64_t *n = xcalloc(call->n_categories + 1, sizeof *n);
	for (size_t i = 0; i < r->draft->n_partners; i++) {
		const struct partner *p = &r->draft->partners[i];
		if (!partner_is_counted(r, i))
			continue;
		uint32_t can = call_categories(call, p->also | (p->type ? TYPE_BIT(p->type) : 0));
		for (size_t c = 0; c < call->n_categories; c++)
			n[c] += can >> c & 1;
	}
	for (size_t c = 0; c < call->n_categories; c++)
		if (n[c] > 0)
			list_category(l, &call->categories[c], n[c]);
	free(n);
}

static void tell_places_unknown(struct str *out, const struct report *r)
{
	struct listing so_far = LISTING_INIT(", ");
	list_capacities(r, &so_far);
	if (so_far.n > 0)
		/* TRANSLATORS: %1 is a list such as "Training providers (2)". */
		str_fill(out, _("Taking part so far: %1; no source states which organisations must"),
		         listing_text(&so_far));
	else
		str_add(out, _("No source states which organisations must take part"));
	listing_free(&so_far);
}

void tell_places(struct str *out, const struct report *r, const struct finding *f)
{
	char number[LANG_NUMBER_SIZE];
	if (f->state == STATE_UNDECIDED) {
		tell_places_unknown(out, r);
		return;
	}
	if (f->state == STATE_MET) {
		/* TRANSLATORS: %1 is how many. */
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
	struct series all = SERIES_INIT;
	for (size_t i = 0; i < rule->n_seats; i++) {
		if (!(mask & (UINT32_C(1) << i)))
			continue;
		struct str one = STR_INIT;
		utf8_clean(&one, _(r->evaluation->call->categories[rule->seats[i].category].one));
		series_add(&all, one.text);
		str_free(&one);
	}
	series_end(out, &all);
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
		/* TRANSLATORS: %1 is how many. */
		str_fill(out, lang_plural("%1 country has one organisation of each category",
		                          "All %1 countries have one organisation of each category",
		                          (unsigned long)f->need), lang_number(number, f->need));
}

static void tell_countries_unknown(struct str *out, const struct report *r)
{
	struct listing so_far = LISTING_INIT(", "), none = LISTING_INIT("");
	list_countries(r, NULL, &so_far, &none);
	if (so_far.n > 0)
		/* TRANSLATORS: %1 is a list of countries. */
		str_fill(out, _("Countries so far: %1; no source states which organisations each must bring"),
		         listing_text(&so_far));
	else
		str_add(out, _("No source states which organisations each country must bring"));
	listing_free(&so_far);
	listing_free(&none);
}

void tell_places_per_country(struct str *out, const struct report *r, const struct finding *f)
{
	if (f->state == STATE_UNDECIDED) {
		tell_countries_unknown(out, r);
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
