/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a change did, as a phrase of the current language.  Values are said where they are
 * short: texts of several lines never are. */
#include "wizard/session.h"

#include "base/lang.h"
#include "wizard/delta_text.h"

struct telling_of {
	const struct session *s;
	const struct change *change;
	struct delta_teller teller;
};

/* --- who -------------------------------------------------------------------- */

static void add_who(struct str *out, const struct telling_of *t, size_t at)
{
	t->teller.label(out, t->teller.brief ? "" : t->change->name, at);
}

/* How many partners the change is about. */
static size_t count_partners(const struct change *c)
{
	size_t n = 0;
	int last = -1;
	for (size_t i = 0; i < c->n; i++) {
		const struct delta *x = &c->deltas[i];
		bool counts = c->adds ? x->kind == DELTA_ADDED :
			x->kind == DELTA_REMOVED || (x->partner >= 0 && x->partner != last);
		n += counts;
		last = x->partner;
	}
	return n;
}

/* ONE, English, of "partner 3 (Skole A)", or MANY, of how many there are. */
static void add_partners(struct str *out, const struct telling_of *t, const char *one,
                         const char *many)
{
	size_t n = count_partners(t->change);
	struct str who = STR_INIT;
	char number[LANG_NUMBER_SIZE];
	if (n > 1) {
		str_fill(out, many, lang_number(number, (long long)n));
		return;
	}
	int at = t->change->kind == CHANGE_DUPLICATE ? (int)t->change->of : t->change->deltas[0].partner;
	add_who(&who, t, (size_t)at);
	str_fill(out, _(one), who.text);
	str_free(&who);
}

/* --- fields ----------------------------------------------------------------- */

/* True if all deltas set the same field of partners. */
static bool is_one_field(const struct change *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->deltas[i].kind != c->deltas[0].kind || c->deltas[i].key != c->deltas[0].key ||
		    c->deltas[i].kind > DELTA_STATEMENT)
			return false;
	return true;
}

/* A field of several partners, all set to the same. */
static void add_bulk(struct str *out, const struct telling_of *t)
{
	const struct delta *x = &t->change->deltas[0];
	struct str label = STR_INIT, both = STR_INIT, value = STR_INIT;
	char number[LANG_NUMBER_SIZE];
	size_t n = count_partners(t->change);
	delta_label(&label, &t->teller, x);
	/* TRANSLATORS: %1 is the name of a field, %2 a number. */
	str_fill(&both, lang_plural("%1 of %2 partner", "%1 of %2 partners", n), label.text,
	         lang_number(number, (long long)n));
	if (!t->teller.brief && delta_field(x)->kind != FIELD_LONG)
		delta_value(&value, &t->teller, x, 1);
	delta_values(out, both.text, "", value.text);
	str_free(&label);
	str_free(&both);
	str_free(&value);
}

/* --- other changes ---------------------------------------------------------- */

static const struct delta *delta_of_key(const struct change *c, int key)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->deltas[i].partner < 0 && c->deltas[i].key == key)
			return &c->deltas[i];
	return NULL;
}

/* Another call with its Lot, or another Lot of the same. */
static void add_place(struct str *out, const struct telling_of *t)
{
	const struct delta *call = delta_of_key(t->change, DRAFT_KEY_CALL);
	const struct delta *lot = delta_of_key(t->change, DRAFT_KEY_LOT);
	const char *id = lot ? lot->was.text[1] : t->s->draft->lot;
	struct str title = STR_INIT, now = STR_INIT;
	if (!call) {
		delta_values(out, _(field_of_key(DRAFT_KEY_LOT)->label), t->teller.brief ? "" : lot->was.text[0], id);
		return;
	}
	delta_value(&title, &t->teller, call, 1);
	if (*id)
		/* TRANSLATORS: %1 is the title of a call, %2 the number of a Lot. */
		str_fill(&now, _("%1, Lot %2"), title.text, id);
	else
		str_add(&now, title.text);
	delta_values(out, _(field_of_key(DRAFT_KEY_CALL)->label), "", t->teller.brief ? "" : now.text);
	str_free(&title);
	str_free(&now);
}

static void add_move(struct str *out, const struct telling_of *t)
{
	struct str who = STR_INIT;
	char place[LANG_NUMBER_SIZE];
	const struct delta *x = &t->change->deltas[0];
	add_who(&who, t, (size_t)x->partner);
	/* TRANSLATORS: %1 is "partner 3 (Skole A)", %2 is its number in the list now. */
	str_fill(out, _("%1 moved to place %2"), who.text, lang_number(place, (long long)x->at[1] + 1));
	str_free(&who);
}

/* True if there are the deltas that the words of its kind are about: whoever begins a change
 * names its kind. */
static bool is_as_named(const struct change *c)
{
	const struct delta *x = &c->deltas[0];
	switch (c->kind) {
	case CHANGE_FIELD:
		return c->n == 1 && x->kind <= DELTA_STATEMENT;
	case CHANGE_PLACE:
		return delta_of_key(c, DRAFT_KEY_CALL) || delta_of_key(c, DRAFT_KEY_LOT);
	case CHANGE_MOVE:
		return c->n == 1 && x->kind == DELTA_MOVED;
	case CHANGE_ADD: case CHANGE_REMOVE: case CHANGE_DUPLICATE: case CHANGE_PASTE: case CHANGE_BULK:
		break;
	}
	return x->partner >= 0;
}

static void add_change(struct str *out, const struct telling_of *t)
{
	const struct change *c = t->change;
	size_t n = count_partners(c);
	switch (c->kind) {
	case CHANGE_FIELD:
		delta_text(out, &t->teller, &c->deltas[0], c->name);
		break;
	case CHANGE_PLACE:
		add_place(out, t);
		break;
	case CHANGE_ADD:
		add_partners(out, t, delta_added,
		             /* TRANSLATORS: %1 is a number. */
		             lang_plural("%1 partner added", "%1 partners added", n));
		break;
	case CHANGE_REMOVE:
		add_partners(out, t, delta_removed,
		             /* TRANSLATORS: %1 is a number. */
		             lang_plural("%1 partner removed", "%1 partners removed", n));
		break;
	case CHANGE_MOVE:
		add_move(out, t);
		break;
	case CHANGE_DUPLICATE:
		/* TRANSLATORS: %1 is "partner 3 (Skole A)". */
		add_partners(out, t, N_("%1 duplicated"),
		             /* TRANSLATORS: %1 is a number. */
		             lang_plural("%1 partner duplicated", "%1 partners duplicated", n));
		break;
	case CHANGE_PASTE:
		/* TRANSLATORS: %1 is "partner 3 (Skole A)". */
		add_partners(out, t, N_("%1 pasted"),
		             /* TRANSLATORS: %1 is a number. */
		             lang_plural("%1 partner pasted", "%1 partners pasted", n));
		break;
	case CHANGE_BULK:
		if (c->n == 1 && is_one_field(c))
			delta_text(out, &t->teller, &c->deltas[0], c->name);
		else if (is_one_field(c))
			add_bulk(out, t);
		else
			/* TRANSLATORS: %1 is "partner 3 (Skole A)". */
			add_partners(out, t, N_("%1 changed"),
			             /* TRANSLATORS: %1 is a number. */
			             lang_plural("%1 partner changed", "%1 partners changed", n));
		break;
	}
}

static void tell(struct str *out, const struct telling_of *t)
{
	char n[LANG_NUMBER_SIZE];
	size_t edits = t->change->n;
	if (is_as_named(t->change))
		add_change(out, t);
	else
		/* TRANSLATORS: %1 is a number. */
		str_fill(out, lang_plural("%1 edit", "%1 edits", edits), lang_number(n, (long long)edits));
}

static void tell_at(const struct session *s, size_t at, partner_labeller *label, bool brief,
                    struct str *out)
{
	tell(out, &(struct telling_of){
		.s = s, .change = &s->history.list[at],
		.teller = { .about = session_about(s), .label = label, .brief = brief },
	});
}

void session_change_text(const struct session *s, size_t at, partner_labeller *label,
                         struct str *out)
{
	tell_at(s, at, label, false, out);
}

void session_change_brief(const struct session *s, size_t at, partner_labeller *label,
                          struct str *out)
{
	tell_at(s, at, label, true, out);
}
