/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shortest way as one sentence.  Additions from the same country are told together,
 * and new countries that are to bring the same are counted. */
#include "report/shortest_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"
#include "report/shortest_parts.h"

/* Of a longer way the rest is only counted. */
enum { UNITS_NAMED = 8 };

/* --- pieces -------------------------------------------------------------------- */

bool additions_alike(const struct addition *a, const struct addition *b)
{
	return a->category == b->category && a->applicant == b->applicant && a->types == b->types;
}

bool additions_together(const struct addition *a, const struct addition *b)
{
	if (a->from != b->from)
		return false;
	switch (a->from) {
	case FROM_NEW_COUNTRY: return a->new_country == b->new_country;
	case FROM_THIS_COUNTRY: return a->country == b->country;
	case FROM_ANY_COUNTRY: break;
	}
	/* an applicant's may not be any country */
	return a->applicant == b->applicant;
}

static const char *category_words(const struct way *w, const struct addition *a)
{
	if (a->category >= 0)
		return _(w->call->categories[a->category].one);
	return a->applicant ? _("an organisation of any type") : _("a full partner of any type");
}

/* Says the types as well, where fewer than the category's will do. */
static void add_kind(struct str *out, const struct way *w, const struct addition *a)
{
	type_set all = a->category >= 0 ? w->call->categories[a->category].types : 0;
	struct listing types = LISTING_INIT(", ");
	struct str kind = STR_INIT;
	utf8_clean(&kind, category_words(w, a));
	for (int type = TYPE_NONE + 1; type < TYPE_END && a->types && a->types != all; type++)
		if (a->types & TYPE_BIT(type))
			listing_add(&types, type_label(type));
	if (types.n > 0)
		/* TRANSLATORS: %1 is such as "a training provider", %2 lists types of which it may
		   be. */
		str_fill(out, _("%1 of type %2"), kind.text, listing_text(&types));
	else
		str_add(out, kind.text);
	listing_free(&types);
	str_free(&kind);
}

void addition_thing(struct str *out, const struct way *w, const struct addition *a, size_t times)
{
	struct str kind = STR_INIT, thing = STR_INIT;
	char number[LANG_NUMBER_SIZE];
	add_kind(&kind, w, a);
	if (a->applicant)
		/* TRANSLATORS: %1 is what it is to be, such as "a VET provider". */
		str_fill(&thing, _("the applicant (%1)"), kind.text);
	else
		str_add(&thing, kind.text);
	if (times > 1)
		/* TRANSLATORS: %1 is a number, %2 such as "a VET provider". */
		str_fill(out, _("%1 times %2"), lang_number(number, (long long)times), thing.text);
	else
		str_add(out, thing.text);
	str_free(&kind);
	str_free(&thing);
}

static const char *one_new_country(enum country_kind kind, bool another)
{
	switch (kind) {
	case KIND_PROGRAMME:
		/* TRANSLATORS: stands behind "from". */
		return another ? _("another new Programme Country") :
			/* TRANSLATORS: stands behind "from". */
			_("a new Programme Country");
	case KIND_MEMBER_STATES:
		/* TRANSLATORS: stands behind "from". */
		return another ? _("another new EU Member State") :
			/* TRANSLATORS: stands behind "from". */
			_("a new EU Member State");
	case KIND_OTHER:
		break;
	}
	/* TRANSLATORS: stands behind "from". */
	return another ? _("another new country that counts") :
		/* TRANSLATORS: stands behind "from". */
		_("a new country that counts");
}

static const char *new_countries(enum country_kind kind, bool another)
{
	switch (kind) {
	case KIND_PROGRAMME:
		/* TRANSLATORS: stands behind "from"; %1 is 2 or more. */
		return another ? _("each of %1 other new Programme Countries") :
			/* TRANSLATORS: stands behind "from"; %1 is 2 or more. */
			_("each of %1 new Programme Countries");
	case KIND_MEMBER_STATES:
		/* TRANSLATORS: stands behind "from"; %1 is 2 or more. */
		return another ? _("each of %1 other new EU Member States") :
			/* TRANSLATORS: stands behind "from"; %1 is 2 or more. */
			_("each of %1 new EU Member States");
	case KIND_OTHER:
		break;
	}
	/* TRANSLATORS: stands behind "from"; %1 is 2 or more. */
	return another ? _("each of %1 other new countries that count") :
		/* TRANSLATORS: stands behind "from"; %1 is 2 or more. */
		_("each of %1 new countries that count");
}

void addition_whence(struct str *out, const struct way *w, const struct addition *a,
                     size_t countries, bool another)
{
	char number[LANG_NUMBER_SIZE];
	enum country_kind kind;
	switch (a->from) {
	case FROM_NEW_COUNTRY:
		kind = group_country_kind(w->call, a->group);
		if (countries > 1)
			str_fill(out, new_countries(kind, another),
			         lang_number(number, (long long)countries));
		else
			str_add(out, one_new_country(kind, another));
		break;
	case FROM_THIS_COUNTRY:
		utf8_clean(out, country_name(w->world, a->country));
		break;
	case FROM_ANY_COUNTRY:
		/* TRANSLATORS: stands behind "from". */
		str_add(out, a->applicant ? _("any Programme Country") :
		        /* TRANSLATORS: stands behind "from". */
		        _("any country"));
		break;
	}
}

const char *shortest_nothing(const struct shortest *s)
{
	if (!s->possible)
		return _("Adding organisations is not enough: no country is left that would count");
	return s->n == 0 ? _("No condition whose figure is known asks for a further organisation") : "";
}

/* --- units: what is to come from where ----------------------------------------- */

struct unit {
	const struct addition *first;
	struct str things;       /* "2 times a training provider and a sector body" */
	size_t n_things;         /* 1: told as "THING from WHERE" */
	size_t n;                /* additions, of one of its countries */
	size_t countries;        /* new ones that bring the same */
};

struct units {
	struct unit *list;
	size_t n;
};

/* The things that A's country is to bring, alike ones counted. */
static void unit_fill(struct unit *u, const struct way *w, const struct addition *a)
{
	const struct addition *end = w->s->additions + w->s->n;
	struct series things = SERIES_INIT;
	*u = (struct unit){ .first = a, .things = STR_INIT, .countries = 1 };
	for (const struct addition *b = a; b < end; b++) {
		if (!additions_together(a, b))
			continue;
		const struct addition *seen = a;
		while (seen < b && !(additions_together(a, seen) && additions_alike(seen, b)))
			seen++;
		u->n++;
		if (seen < b)
			continue;
		size_t times = 0;
		for (const struct addition *c = b; c < end; c++)
			times += additions_together(a, c) && additions_alike(b, c);
		struct str thing = STR_INIT;
		addition_thing(&thing, w, b, times);
		series_add(&things, thing.text);
		str_free(&thing);
		u->n_things++;
	}
	series_end(&u->things, &things);
}

static bool is_first_of_place(const struct way *w, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (additions_together(&w->s->additions[i], &w->s->additions[at]))
			return false;
	return true;
}

/* True if U went into an earlier unit of new countries that bring the same. */
static bool merge_unit(struct units *us, const struct way *w, struct unit *u)
{
	for (size_t i = 0; i < us->n; i++) {
		struct unit *other = &us->list[i];
		if (u->first->from == FROM_NEW_COUNTRY && other->first->from == FROM_NEW_COUNTRY &&
		    group_country_kind(w->call, u->first->group) ==
		    group_country_kind(w->call, other->first->group) &&
		    !strcmp(u->things.text, other->things.text)) {
			other->countries++;
			str_free(&u->things);
			return true;
		}
	}
	return false;
}

static void units_find(struct units *us, const struct way *w)
{
	us->list = xcalloc(w->s->n + 1, sizeof *us->list);
	us->n = 0;
	for (size_t i = 0; i < w->s->n; i++) {
		struct unit u;
		if (!is_first_of_place(w, i))
			continue;
		unit_fill(&u, w, &w->s->additions[i]);
		if (!merge_unit(us, w, &u))
			us->list[us->n++] = u;
	}
}

static void units_free(struct units *us)
{
	for (size_t i = 0; i < us->n; i++)
		str_free(&us->list[i].things);
	free(us->list);
}

static bool only_single(const struct units *us)
{
	for (size_t i = 0; i < us->n; i++)
		if (us->list[i].n_things > 1)
			return false;
	return true;
}

static void add_unit(struct str *out, const struct way *w, const struct unit *u, bool another)
{
	struct str where = STR_INIT;
	addition_whence(&where, w, u->first, u->countries, another);
	if (u->n_things == 1)
		/* TRANSLATORS: %1 is such as "a training provider", %2 such as "a new Programme
		   Country", "each of 3 new Programme Countries", "Denmark", "any country". */
		str_fill(out, _("%1 from %2"), u->things.text, where.text);
	else
		/* TRANSLATORS: as before; %1 is a list of several, %2 where from. */
		str_fill(out, _("from %2 %1"), u->things.text, where.text);
	str_free(&where);
}

/* Adds the units; returns how many organisations are not told. */
static size_t add_units(struct str *out, const struct way *w, const struct units *us)
{
	const char *separator = only_single(us) ? ", " : "; ";
	bool another = false;
	size_t rest = 0;
	for (size_t i = 0; i < us->n; i++) {
		const struct unit *u = &us->list[i];
		if (i >= UNITS_NAMED) {
			rest += u->n * u->countries;
			continue;
		}
		str_add(out, i > 0 ? separator : "");
		add_unit(out, w, u, another);
		another = another || u->first->from == FROM_NEW_COUNTRY;
	}
	return rest;
}

static void add_way(struct str *out, const struct way *w)
{
	struct units us;
	struct str told = STR_INIT;
	char number[LANG_NUMBER_SIZE];
	units_find(&us, w);
	size_t rest = add_units(&told, w, &us);
	if (rest > 0) {
		struct str whole = STR_INIT;
		/* TRANSLATORS: %1 is a list, %2 how many organisations it does not name. */
		str_fill(&whole, lang_plural("%1; and %2 more organisation",
		                             "%1; and %2 more organisations", rest),
		         told.text, lang_number(number, (long long)rest));
		str_free(&told);
		told = whole;
	}
	/* TRANSLATORS: %1 is how many organisations are still needed, %2 a list of them such as
	   "a training provider from any country". */
	str_fill(out, lang_plural("%1 more: %2", "%1 more: %2", w->s->n),
	         lang_number(number, (long long)w->s->n), told.text);
	str_free(&told);
	units_free(&us);
}

void shortest_sentence(struct str *out, const struct world *world, const struct call *call,
                       const struct shortest *s)
{
	const struct way w = { world, call, s };
	if (*shortest_nothing(s))
		str_add(out, shortest_nothing(s));
	else
		add_way(out, &w);
}

static bool lacks_organisations(const struct evaluation *e)
{
	for (size_t i = 0; i < e->n_findings; i++)
		if (e->findings[i].state == STATE_UNMET && e->findings[i].rule &&
		    shortest_mends(e->findings[i].rule->kind))
			return true;
	return false;
}

void shortest_line(struct str *out, const struct report *r)
{
	const struct evaluation *e = r->evaluation;
	struct shortest way = SHORTEST_INIT;
	struct str sentence = STR_INIT;
	if (!e->lot || !lacks_organisations(e))
		return;
	shortest_find(&way, e->call, e->lot, r->draft);
	if (way.n || !way.possible)
		shortest_sentence(&sentence, r->world, e->call, &way);
	if (sentence.length)
		/* TRANSLATORS: %1 is what is missing: "2 more: a training provider from any country,
		 * ...". */
		str_fill(out, _("The shortest way: %1"), sentence.text);
	shortest_free(&way);
	str_free(&sentence);
}
