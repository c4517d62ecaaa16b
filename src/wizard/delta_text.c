/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels and values are cut where they are long; texts of several lines are said as one line, or not at
 * all. */
#include "wizard/delta_text.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"

enum { VALUE_CELLS = 32, LABEL_CELLS = 40, SIGHT_CELLS = 40, LEAD_CELLS = 12 };

/* TRANSLATORS: %1 is "partner 3 (Skole A)". */
const char *const delta_added = N_("%1 added");
/* TRANSLATORS: %1 is "partner 3 (Skole A)". */
const char *const delta_removed = N_("%1 removed");

const struct field *delta_field(const struct delta *x)
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
static const char *statement_title(const struct options_about *a, const char *key)
{
	const char *title = title_in(a->call, key);
	for (size_t i = 0; i < a->catalogue->n_calls && !title; i++)
		title = title_in(a->catalogue->calls[i], key);
	return title ? title : "";
}

void delta_label(struct str *out, const struct delta_teller *t, const struct delta *x)
{
	const char *title = x->statement ? statement_title(&t->about, x->statement) : "";
	utf8_add_fit(out, *title ? _(title) : _(delta_field(x)->label), LABEL_CELLS, false);
}

/* Of what decides the rest the value stands in the delta alone.  Titles of calls begin alike and
 * are not cut. */
static bool add_place(struct str *out, const struct delta_teller *t, const struct delta *x, int side)
{
	if (x->partner >= 0 || (x->key != DRAFT_KEY_CALL && x->key != DRAFT_KEY_LOT))
		return false;
	const char *id = x->was.text[side];
	const struct call *c = x->key == DRAFT_KEY_CALL ? catalogue_call(t->about.catalogue, id) : NULL;
	utf8_clean(out, c ? _(c->title) : id);
	return true;
}

/* A value that the field had or has. */
static void add_value(struct str *out, const struct delta_teller *t, const struct delta *x, int side)
{
	struct draft *d = draft_new("", "");
	struct options_about about = t->about;
	struct field_ref ref = { .field = delta_field(x), .partner = x->partner < 0 ? -1 : 0 };
	if (x->partner >= 0)
		draft_add_partner(d, 0);
	about.draft = d;
	if (x->kind == DELTA_TEXT)
		draft_set_text(d, field_spot(&ref), x->was.text[side]);
	else if (x->kind == DELTA_NUMBER)
		draft_set_number(d, field_spot(&ref), x->was.number[side]);
	field_value(out, &about, &ref);
	draft_free(&d);
}

void delta_value(struct str *out, const struct delta_teller *t, const struct delta *x, int side)
{
	struct str words = STR_INIT;
	if (add_place(out, t, x, side))
		return;
	add_value(&words, t, x, side);
	utf8_add_fit(out, words.text, VALUE_CELLS, false);
	str_free(&words);
}

/* "LABEL: Denmark -> Germany", or what became of a value where there was none. */
void delta_values(struct str *out, const char *label, const char *before, const char *after)
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
static void add_mark(struct str *out, const struct delta_teller *t, const struct delta *x,
                     const char *label)
{
	struct str entry = STR_INIT;
	bool gained = false;
	const char *id = x->kind == DELTA_IDS ? entry_of(x, &gained) : NULL;
	const char *words = id ? entry_label(&t->about, delta_field(x)->list, id) :
		x->kind == DELTA_NUMBER ? type_of(x, &gained) : "";
	utf8_add_fit(&entry, words, LABEL_CELLS, false);
	delta_values(out, label, gained ? "" : entry.text, gained ? entry.text : "");
	str_free(&entry);
}

/* --- where two texts differ ------------------------------------------------- */

/* A text in one line. */
static void add_line(struct str *out, const struct delta_teller *t, const struct delta *x, int side)
{
	const char *text = x->was.text[side] ? x->was.text[side] : "";
	if (x->kind == DELTA_TEXT && delta_field(x)->kind != FIELD_LONG) {
		add_value(out, t, x, side);
		return;
	}
	for (const char *s = text; *s; s++)
		str_add_char(out, *s == '\n' || *s == '\t' ? ' ' : *s);
}

static size_t first_difference(const char *a, const char *b)
{
	size_t at = 0, next = 0;
	for (; a[at]; at = next) {
		next = utf8_next(a, at);
		if (utf8_next(b, at) != next || strncmp(a + at, b + at, next - at) != 0)
			break;
	}
	return at;
}

/* Where to begin so that S is seen at AT: a word or two before, or at the start. */
static size_t sight_start(const char *s, size_t at)
{
	size_t from = at, word = at;
	int cells = 0;
	while (from && cells < 2 * LEAD_CELLS) {
		size_t before = utf8_prev(s, from);
		cells++;   /* a grapheme is one or two */
		if (s[before] == ' ' && cells <= LEAD_CELLS)
			word = from;
		from = before;
	}
	return !from ? 0 : word < at ? word : from;
}

/* S, from FROM on unless it has room as a whole. */
static void add_sight(struct str *out, const char *s, size_t from)
{
	if (utf8_width(s) <= SIGHT_CELLS)
		from = 0;
	if (from)
		utf8_add(out, utf8_ellipsis());
	utf8_add_fit(out, s + from, SIGHT_CELLS - (from > 0), false);
}

static void add_sights(struct str *out, const struct delta_teller *t, const struct delta *x,
                       const char *label)
{
	struct str full[2] = { STR_INIT, STR_INIT }, seen[2] = { STR_INIT, STR_INIT };
	for (int side = 0; side < 2; side++)
		add_line(&full[side], t, x, side);
	size_t at = sight_start(full[0].text, first_difference(full[0].text, full[1].text));
	for (int side = 0; side < 2; side++)
		add_sight(&seen[side], full[side].text, at);
	if (strcmp(seen[0].text, seen[1].text) == 0)   /* blanks, or what is not shown */
		str_add(out, label);
	else
		delta_values(out, label, seen[0].text, seen[1].text);
	for (int side = 0; side < 2; side++) {
		str_free(&full[side]);
		str_free(&seen[side]);
	}
}

/* True if X is of a text that has room for no more than a sight of it. */
static bool has_sights(const struct delta_teller *t, const struct delta *x)
{
	bool place = x->partner < 0 && (x->key == DRAFT_KEY_CALL || x->key == DRAFT_KEY_LOT);
	return t->sights && !place && (x->kind == DELTA_STATEMENT || x->kind == DELTA_TEXT);
}

static void add_what(struct str *out, const struct delta_teller *t, const struct delta *x,
                     const char *label)
{
	struct str before = STR_INIT, after = STR_INIT;
	const struct field *f = delta_field(x);
	if (has_sights(t, x)) {
		add_sights(out, t, x, label);
	} else if (t->brief || x->kind == DELTA_STATEMENT || f->kind == FIELD_LONG) {
		str_add(out, label);
	} else if (f->kind == FIELD_SOME) {
		add_mark(out, t, x, label);
	} else {
		if (f->kind != FIELD_YES)
			delta_value(&before, t, x, 0);
		delta_value(&after, t, x, 1);
		delta_values(out, label, before.text, after.text);
	}
	str_free(&before);
	str_free(&after);
}

void delta_of(struct str *out, const struct delta_teller *t, const char *label, int partner,
              const char *name)
{
	struct str who = STR_INIT;
	if (partner < 0) {
		str_add(out, label);
		return;
	}
	t->label(&who, name, (size_t)partner);
	/* TRANSLATORS: %1 is the name of a field, %2 is "partner 3 (Skole A)". */
	str_fill(out, _("%1, %2"), label, who.text);
	str_free(&who);
}

/* A field of the draft or of one partner. */
void delta_text(struct str *out, const struct delta_teller *t, const struct delta *x,
                const char *name)
{
	struct str label = STR_INIT, both = STR_INIT;
	bool names = t->brief || x->key == PARTNER_KEY_NAME;   /* its values are names */
	delta_label(&label, t, x);
	delta_of(&both, t, label.text, x->partner, names ? "" : name);
	add_what(out, t, x, both.text);
	str_free(&label);
	str_free(&both);
}
