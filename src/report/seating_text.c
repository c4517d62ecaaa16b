/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of places and organisations.  What is not complete comes first, and of a
 * large table the rest is only counted. */
#include "report/seating_text.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"
#include "core/places.h"
#include "report/phrase.h"

enum { ROWS_MOST = 40 };

struct table {
	const struct report *r;
	const struct rule *rule;
	struct seating *seating;   /* one a partner */
	struct str lines;
	size_t n, left_out;        /* rows told, and those that are only counted */
};

static bool table_is_full(struct table *t)
{
	if (t->n < ROWS_MOST)
		return false;
	t->left_out++;
	return true;
}

/* A row; FIRST alone is a heading. */
static void add_row(struct table *t, const char *first, const char *second)
{
	str_add(&t->lines, t->lines.length > 0 ? "\n" : "");
	str_add(&t->lines, first);
	str_add(&t->lines, *second ? "\t" : "");
	str_add(&t->lines, second);
	t->n++;
}

static const struct category *seat_category(const struct table *t, size_t seat)
{
	return &t->r->evaluation->call->categories[t->rule->seats[seat].category];
}

/* The categories in CAN, without that of seat BUT (-1: none), each once. */
static void add_others(struct str *out, const struct table *t, uint32_t can, int but)
{
	uint32_t told = but >= 0 ? UINT32_C(1) << t->rule->seats[but].category : 0;
	for (size_t i = 0; i < t->rule->n_seats; i++) {
		uint32_t category = UINT32_C(1) << t->rule->seats[i].category;
		if (!(can >> i & 1) || (told & category))
			continue;
		told |= category;
		str_add(out, out->length > 0 ? ", " : "");
		utf8_clean(out, _(seat_category(t, i)->title));
	}
}

static void add_name(struct str *out, const struct draft *d, size_t index)
{
	if (str_is_blank(d->partners[index].name))
		partner_label(out, d, index);
	else
		utf8_clean(out, d->partners[index].name);
}

/* Who it is, and which other places it could fill. */
static void add_organisation(struct str *out, const struct table *t, size_t index)
{
	const struct seating *s = &t->seating[index];
	struct str name = STR_INIT, others = STR_INIT;
	add_name(&name, t->r->draft, index);
	add_others(&others, t, s->can, s->seat);
	if (others.length == 0)
		str_add(out, name.text);
	else if (s->seat >= 0)
		/* TRANSLATORS: %1 is an organisation that has a place, %2 the categories of which
		   it could take a place instead. */
		str_fill(out, _("%1 (also: %2)"), name.text, others.text);
	else
		/* TRANSLATORS: %1 is an organisation without a place, %2 the categories of which
		   it could take one. */
		str_fill(out, _("%1 (could be: %2)"), name.text, others.text);
	str_free(&name);
	str_free(&others);
}

static bool is_in(const struct table *t, size_t index, country c)
{
	return c == COUNTRY_NONE || t->r->draft->partners[index].country == c;
}

static void add_place(struct table *t, size_t seat, int64_t number, const char *who)
{
	char digits[LANG_NUMBER_SIZE];
	struct str title = STR_INIT, place = STR_INIT;
	if (table_is_full(t))
		return;
	utf8_clean(&title, _(seat_category(t, seat)->title));
	if (t->rule->seats[seat].seats > 1)
		/* TRANSLATORS: a place: %1 is a category (24 cells) such as "Training providers",
		   %2 a number from 1 (2 cells); at most 27 cells. */
		str_fill(&place, _("%1 %2"), title.text, lang_number(digits, number));
	else
		str_add(&place, title.text);
	add_row(t, place.text, who);
	str_free(&title);
	str_free(&place);
}

/* The places of one category: who fills them, then the empty ones. */
static void add_seats(struct table *t, size_t seat, country c)
{
	int64_t number = 0;
	for (size_t i = 0; i < t->r->draft->n_partners; i++) {
		if (t->seating[i].seat != (int)seat || !is_in(t, i, c))
			continue;
		struct str who = STR_INIT;
		add_organisation(&who, t, i);
		add_place(t, seat, ++number, who.text);
		str_free(&who);
	}
	while (number < t->rule->seats[seat].seats)
		/* TRANSLATORS: beside a place that no organisation fills. */
		add_place(t, seat, ++number, _("-: nobody yet"));
}

/* Counted organisations without a place. */
static void add_unseated(struct table *t, country c)
{
	for (size_t i = 0; i < t->r->draft->n_partners; i++) {
		if (t->seating[i].seat >= 0 || !is_in(t, i, c) || !partner_is_counted(t->r, i) ||
		    table_is_full(t))
			continue;
		struct str who = STR_INIT;
		add_organisation(&who, t, i);
		/* TRANSLATORS: beside an organisation that fills no place; at most 27 cells. */
		add_row(t, _("no place"), who.text);
		str_free(&who);
	}
}

static void add_country(struct table *t, const struct country_places *places)
{
	struct str name = STR_INIT;
	if (table_is_full(t))
		return;
	utf8_clean(&name, country_name(t->r->world, places->country));
	if (places->freed) {
		struct str line = STR_INIT;
		/* TRANSLATORS: %1 is a country in which no further organisations are needed. */
		str_fill(&line, _("%1: freed by its umbrella organisation"), name.text);
		add_row(t, line.text, "");
		str_free(&line);
	} else {
		str_add_char(&name, ':');
		add_row(t, name.text, "");
		for (size_t i = 0; i < t->rule->n_seats; i++)
			add_seats(t, i, places->country);
		add_unseated(t, places->country);
	}
	str_free(&name);
}

/* Countries that lack something, complete ones, freed ones. */
static void add_countries(struct table *t)
{
	struct country_places *places = NULL;
	size_t n = places_by_country(t->rule, t->r->evaluation, &places);
	for (size_t i = 0; i < n; i++)
		if (!places[i].freed && places[i].missing)
			add_country(t, &places[i]);
	for (size_t i = 0; i < n; i++)
		if (!places[i].freed && !places[i].missing)
			add_country(t, &places[i]);
	for (size_t i = 0; i < n; i++)
		if (places[i].freed)
			add_country(t, &places[i]);
	free(places);
}

static void add_left_out(struct table *t)
{
	char number[LANG_NUMBER_SIZE];
	if (t->left_out == 0)
		return;
	str_add_char(&t->lines, '\n');
	/* TRANSLATORS: at the end of a table that is cut off; %1 is how many. */
	str_fill(&t->lines, lang_plural("... and %1 more line", "... and %1 more lines", t->left_out),
	         lang_number(number, (long long)t->left_out));
}

void seating_text(struct str *out, const struct report *r, const struct finding *f)
{
	if (!f->rule || f->rule->unknown ||
	    (f->rule->kind != RULE_PLACES && f->rule->kind != RULE_PLACES_PER_COUNTRY))
		return;
	struct table t = { .r = r, .rule = f->rule, .lines = STR_INIT };
	t.seating = xcalloc(r->draft->n_partners + 1, sizeof *t.seating);
	places_seating(f->rule, r->evaluation, t.seating);
	if (f->rule->kind == RULE_PLACES) {
		for (size_t i = 0; i < f->rule->n_seats; i++)
			add_seats(&t, i, COUNTRY_NONE);
		add_unseated(&t, COUNTRY_NONE);
	} else {
		add_countries(&t);
	}
	add_left_out(&t);
	str_add(out, t.lines.text);
	str_free(&t.lines);
	free(t.seating);
}
