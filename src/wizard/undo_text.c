/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a change did, as a phrase of the current language.  Values are said where they are
 * short: texts of several lines never are. */
#include "wizard/session.h"

#include "base/lang.h"
#include "base/utf8.h"

enum { VALUE_CELLS = 32, LABEL_CELLS = 40 };

struct telling_of {
	const struct session *s;
	const struct change *change;
	partner_labeller *label;
	bool brief;
};

/* --- who -------------------------------------------------------------------- */

static void add_who(struct str *out, const struct telling_of *t, size_t at)
{
	t->label(out, t->brief ? "" : t->change->name, at);
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

static const struct field *field_of(const struct delta *x)
{
	return x->partner < 0 ? field_of_key(x->key) : field_of_partner_key(x->key);
}

static const char *title_in(const struct call *call, const char *key)
{
	for (size_t l = 0; call && l < call->n_lots; l++)
		for (size_t i = 0; i < call->lots[l].n_rules; i++) {
			const struct rule *r = &call->lots[l].rules[i];
			if (r->kind == RULE_STATEMENT && !strcmp(r->key, key))
				return r->title;
		}
	return NULL;
}

/* What the statement of a key is called: by the call of now, else by any; "" if by none. */
static const char *statement_title(const struct session *s, const char *key)
{
	const char *title = title_in(s->call, key);
	for (size_t i = 0; i < s->catalogue->n_calls && !title; i++)
		title = title_in(s->catalogue->calls[i], key);
	return title ? title : "";
}

static void add_label(struct str *out, const struct telling_of *t, const struct delta *x)
{
	const char *title = x->statement ? statement_title(t->s, x->statement) : "";
	utf8_add_fit(out, *title ? _(title) : _(field_of(x)->label), LABEL_CELLS, false);
}

/* A value that the field had or has; cleaned, and cut where it is long. */
static void add_value(struct str *out, const struct telling_of *t, const struct delta *x, int side)
{
	struct draft *d = draft_new("", "");
	struct options_about about = session_about(t->s);
	struct field_ref ref = { .field = field_of(x), .partner = x->partner < 0 ? -1 : 0 };
	struct str words = STR_INIT;
	if (x->partner >= 0)
		draft_add_partner(d, 0);
	about.draft = d;
	if (x->kind == DELTA_TEXT)
		draft_set_text(d, field_spot(&ref), x->was.text[side]);
	else if (x->kind == DELTA_NUMBER)
		draft_set_number(d, field_spot(&ref), x->was.number[side]);
	field_value(&words, &about, &ref);
	utf8_add_fit(out, words.text, VALUE_CELLS, false);
	str_free(&words);
	draft_free(&d);
}

/* "LABEL: Denmark -> Germany", or what became of a value where there was none. */
static void add_values(struct str *out, const char *label, const char *before, const char *after)
{
	if (*before && *after)
		/* TRANSLATORS: %1 is the name of a field, %2 and %3 its value before and now. */
		str_fill(out, _("%1: %2 -> %3"), label, before, after);
	else if (*after)
		/* TRANSLATORS: %1 is the name of a field, %2 its value. */
		str_fill(out, _("%1: %2"), label, after);
	else if (*before)
		/* TRANSLATORS: %1 is the name of a field, %2 the value that it had. */
		str_fill(out, _("%1: no longer %2"), label, before);
	else
		str_add(out, label);
}

/* The entry that a list gained or lost, NULL if it was more than one; GAINED says which. */
static const char *entry_of(const struct delta *x, bool *gained)
{
	const struct id_list *a = &x->was.ids[0], *b = &x->was.ids[1];
	*gained = b->n > a->n;
	const struct id_list *more = *gained ? b : a, *less = *gained ? a : b;
	for (size_t i = 0; i < more->n && more->n == less->n + 1; i++)
		if (!id_list_has(less, more->ids[i]))
			return more->ids[i];
	return NULL;
}

/* The same for types, "" if it was more than one. */
static const char *type_of(const struct delta *x, bool *gained)
{
	type_set a = (type_set)x->was.number[0], b = (type_set)x->was.number[1];
	for (int i = 1; i < TYPE_END; i++)
		if ((a ^ b) == TYPE_BIT(i)) {
			*gained = (b & TYPE_BIT(i)) != 0;
			return _(org_type_words[i].label);
		}
	return "";
}

/* Of a field that takes several: which one was marked. */
static void add_mark(struct str *out, const struct telling_of *t, const struct delta *x,
                     const char *label)
{
	struct options_about about = session_about(t->s);
	struct str entry = STR_INIT;
	bool gained = false;
	const char *id = x->kind == DELTA_IDS ? entry_of(x, &gained) : NULL;
	const char *words = id ? entry_label(&about, field_of(x)->list, id) :
		x->kind == DELTA_NUMBER ? type_of(x, &gained) : "";
	utf8_add_fit(&entry, words, LABEL_CELLS, false);
	add_values(out, label, gained ? "" : entry.text, gained ? entry.text : "");
	str_free(&entry);
}

static void add_what(struct str *out, const struct telling_of *t, const struct delta *x,
                     const char *label)
{
	struct str before = STR_INIT, after = STR_INIT;
	const struct field *f = field_of(x);
	if (t->brief || x->kind == DELTA_STATEMENT || f->kind == FIELD_LONG) {
		str_add(out, label);
	} else if (f->kind == FIELD_SOME) {
		add_mark(out, t, x, label);
	} else {
		if (f->kind != FIELD_YES)
			add_value(&before, t, x, 0);
		add_value(&after, t, x, 1);
		add_values(out, label, before.text, after.text);
	}
	str_free(&before);
	str_free(&after);
}

/* A field of the draft or of one partner. */
static void add_field(struct str *out, const struct telling_of *t, const struct delta *x)
{
	struct str label = STR_INIT, who = STR_INIT, both = STR_INIT;
	add_label(&label, t, x);
	if (x->partner >= 0) {
		bool names = t->brief || x->key == PARTNER_KEY_NAME;   /* its values are names */
		t->label(&who, names ? "" : t->change->name, (size_t)x->partner);
		/* TRANSLATORS: %1 is the name of a field, %2 is "partner 3 (Skole A)". */
		str_fill(&both, _("%1, %2"), label.text, who.text);
	} else {
		str_add(&both, label.text);
	}
	add_what(out, t, x, both.text);
	str_free(&label);
	str_free(&who);
	str_free(&both);
}

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
	add_label(&label, t, x);
	/* TRANSLATORS: %1 is the name of a field, %2 a number. */
	str_fill(&both, lang_plural("%1 of %2 partner", "%1 of %2 partners", n), label.text,
	         lang_number(number, (long long)n));
	if (!t->brief && field_of(x)->kind != FIELD_LONG)
		add_value(&value, t, x, 1);
	add_values(out, both.text, "", value.text);
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
	struct str now = STR_INIT;
	if (!call) {
		add_values(out, _(field_of_key(DRAFT_KEY_LOT)->label), t->brief ? "" : lot->was.text[0], id);
		return;
	}
	const struct call *c = catalogue_call(t->s->catalogue, call->was.text[1]);
	const char *title = c ? _(c->title) : call->was.text[1];
	if (*id)
		/* TRANSLATORS: %1 is the title of a call, %2 the number of a Lot. */
		str_fill(&now, _("%1, Lot %2"), title, id);
	else
		str_add(&now, title);
	add_values(out, _(field_of_key(DRAFT_KEY_CALL)->label), "", t->brief ? "" : now.text);
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
		add_field(out, t, &c->deltas[0]);
		break;
	case CHANGE_PLACE:
		add_place(out, t);
		break;
	case CHANGE_ADD:
		/* TRANSLATORS: %1 is "partner 3 (Skole A)". */
		add_partners(out, t, N_("%1 added"),
		             /* TRANSLATORS: %1 is a number. */
		             lang_plural("%1 partner added", "%1 partners added", n));
		break;
	case CHANGE_REMOVE:
		/* TRANSLATORS: %1 is "partner 3 (Skole A)". */
		add_partners(out, t, N_("%1 removed"),
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
			add_field(out, t, &c->deltas[0]);
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

void session_change_text(const struct session *s, size_t at, partner_labeller *label,
                         struct str *out)
{
	tell(out, &(struct telling_of){ .s = s, .change = &s->history.list[at], .label = label });
}

void session_change_brief(const struct session *s, size_t at, partner_labeller *label,
                          struct str *out)
{
	tell(out, &(struct telling_of){ .s = s, .change = &s->history.list[at], .label = label,
	                                .brief = true });
}
