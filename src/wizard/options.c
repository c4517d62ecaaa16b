/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One function for each source of options, and the words of values. */
#include "wizard/options.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmem.h"

/* Adds an option; ENGLISH, where another word than the label, also finds it. */
static struct option *add(struct options *o, const char *id, const char *label,
                          const char *english, int64_t number)
{
	struct str search = STR_INIT;
	utf8_fold_words(&search, label);
	if (strcmp(label, english) != 0) {
		str_add_char(&search, ' ');
		utf8_fold_words(&search, english);
	}
	str_add_char(&search, ' ');
	utf8_fold_words(&search, id);
	XGROW(o->list, o->n, o->room);
	struct option *option = &o->list[o->n++];
	*option = (struct option){ .id = xstrdup(id), .label = xstrdup(label),
	                           .hint = xstrdup(""), .search = str_take(&search),
	                           .number = number };
	return option;
}

/* The newest first: who begins a draft plans for that one. */
static void add_calls(struct options *o, const struct options_about *a)
{
	for (size_t i = a->catalogue->n_calls; i-- > 0; ) {
		const struct call *c = a->catalogue->calls[i];
		add(o, c->id, _(c->title), c->title, (int64_t)i)->chosen = c == a->call;
	}
}

static void add_lots(struct options *o, const struct options_about *a)
{
	for (size_t i = 0; a->call && i < a->call->n_lots; i++) {
		const struct lot *l = &a->call->lots[i];
		struct str label = STR_INIT;
		/* TRANSLATORS: %1 is the number of a Lot, %2 its title. */
		str_fill(&label, _("Lot %1: %2"), l->id, _(l->title));
		add(o, l->id, label.text, l->title, (int64_t)i)->chosen = l == a->lot;
		str_free(&label);
	}
}

static const struct choice_item *find_in_call(const struct call *call, enum choice_list_id list,
                                              const char *id)
{
	const struct choice_item *item = NULL;
	for (size_t i = 0; call && i < call->n_lots && !item; i++)
		item = list_find(&call->lots[i].lists[list], id);
	return item;
}

const char *entry_label(const struct options_about *a, enum choice_list_id list, const char *id)
{
	const struct choice_item *item = a->lot ? list_find(&a->lot->lists[list], id) : NULL;
	if (!item)
		item = find_in_call(a->call, list, id);
	for (size_t i = 0; i < a->catalogue->n_calls && !item; i++)
		item = find_in_call(a->catalogue->calls[i], list, id);
	return item ? _(item->label) : id;
}

static void add_unlisted(struct options *o, const char *id, const char *label)
{
	struct option *option = add(o, id, label, id, 0);
	/* TRANSLATORS: said of a chosen entry that the Lot does not have. */
	xstrset(&option->hint, _("not in the list of this Lot"));
	option->chosen = true;
}

/* The entries of the Lot's list; CHOSEN: the draft's ids. */
static void add_list(struct options *o, const struct options_about *a, enum choice_list_id id,
                     char *const *chosen, size_t n_chosen)
{
	const struct choice_list *list = &a->lot->lists[id];
	for (size_t i = 0; i < list->n; i++)
		add(o, list->items[i].id, _(list->items[i].label), list->items[i].label, 0);
	for (size_t c = 0; c < n_chosen; c++) {
		bool listed = false;
		for (size_t i = 0; i < list->n; i++) {
			bool same = strcmp(o->list[i].id, chosen[c]) == 0;
			o->list[i].chosen = o->list[i].chosen || same;
			listed = listed || same;
		}
		if (!listed && *chosen[c])
			add_unlisted(o, chosen[c], entry_label(a, id, chosen[c]));
	}
}

static void add_lot_list(struct options *o, const struct options_about *a,
                         const struct field_ref *ref)
{
	if (ref->field->kind == FIELD_SOME) {
		const struct id_list *ids = draft_ids(a->draft, field_spot(ref));
		add_list(o, a, ref->field->list, ids->ids, ids->n);
	} else {
		char *id = xstrdup(draft_text(a->draft, field_spot(ref)));
		add_list(o, a, ref->field->list, &id, 1);
		free(id);
	}
}

static void add_month(struct options *o, int month, int64_t now)
{
	struct str id = STR_INIT, label = STR_INIT;
	str_addf(&id, "%d", month);
	/* TRANSLATORS: %1 is a number. */
	str_fill(&label, lang_plural("%1 month", "%1 months", (unsigned long)month), id.text);
	add(o, id.text, label.text, "", month)->chosen = month == now;
	str_free(&id);
	str_free(&label);
}

/* The largest grant for a duration, where it hangs on it. */
static void add_ceiling(struct option *option, const struct lot *lot)
{
	char euros[LANG_NUMBER_SIZE];
	for (size_t i = 0; i < lot->n_rules; i++) {
		const struct rule *r = &lot->rules[i];
		struct str hint = STR_INIT;
		if (r->kind != RULE_GRANT_CEILING || r->unknown || r->n_ceilings < 2)
			continue;
		lang_number(euros, ceiling_for(r->ceilings, r->n_ceilings, (int)option->number));
		/* TRANSLATORS: behind a number of months; %1 is an amount (9 cells); at most
		   21 cells. */
		str_fill(&hint, _("%1 EUR at most"), euros);
		xstrset(&option->hint, hint.text);
		str_free(&hint);
	}
}

static void add_months(struct options *o, const struct options_about *a, int64_t now)
{
	for (size_t i = 0; a->lot && i < a->lot->n_rules; i++) {
		const struct rule *r = &a->lot->rules[i];
		for (size_t m = 0; r->kind == RULE_DURATION && m < r->n_months; m++)
			for (int k = r->months[m].first; k <= r->months[m].last; k++)
				add_month(o, k, now);
	}
	for (size_t i = 0; i < o->n; i++)
		add_ceiling(&o->list[i], a->lot);
	for (size_t i = 0; i < o->n; i++)
		if (o->list[i].chosen)
			return;
	if (now < 0)
		return;
	add_month(o, (int)now, now);
	xstrset(&o->list[o->n - 1].hint, _("not in the list of this Lot"));
}

static void add_words(struct options *o, const struct word *words, int count, int64_t now,
                      bool some)
{
	for (int i = 1; i < count; i++)
		add(o, words[i].id, _(words[i].label), words[i].label, i)->chosen =
			some ? ((type_set)now & TYPE_BIT(i)) != 0 : now == i;
}

/* A country while the list is sorted. */
struct named {
	char *key;
	const struct country_row *row;
	bool programme;
};

static int named_compare(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	if (x->programme != y->programme)
		return x->programme ? -1 : 1;
	return strcmp(x->key, y->key);
}

static struct named *sort_countries(const struct options_about *a)
{
	const struct world *w = a->catalogue->world;
	struct named *list = xcalloc(w->n_rows, sizeof *list);
	for (size_t i = 0; i < w->n_rows; i++) {
		struct str key = STR_INIT;
		lang_sort_key(&key, lang_country(w->rows[i].name, w->rows[i].iso_names));
		list[i] = (struct named){ .key = str_take(&key), .row = &w->rows[i] };
		list[i].programme = a->call && country_set_has(a->call->programme, w->rows[i].code);
	}
	qsort(list, w->n_rows, sizeof *list, named_compare);
	return list;
}

/* Programme Countries of the call first, then the others, each in the order of names. */
static void add_countries(struct options *o, const struct options_about *a, int64_t now)
{
	const struct world *w = a->catalogue->world;
	struct named *list = sort_countries(a);
	for (size_t i = 0; i < w->n_rows; i++) {
		const struct country_row *row = list[i].row;
		char code[3];
		country_code(row->code, code);
		struct option *option = add(o, code, lang_country(row->name, row->iso_names),
		                            row->name, row->code);
		option->chosen = row->code == now;
		if (a->call && !list[i].programme)
			/* TRANSLATORS: a country that is no Programme Country; at most 20 cells. */
			xstrset(&option->hint, _("Partner Country"));
		free(list[i].key);
	}
	free(list);
}

/* EL and UK find Greece and the United Kingdom, as drafts may write them. */
static void add_old_codes(struct options *o)
{
	for (size_t i = 0; i < o->n; i++) {
		bool greece = strcmp(o->list[i].id, "GR") == 0;
		if (!greece && strcmp(o->list[i].id, "GB") != 0)
			continue;
		struct str search = STR_INIT;
		str_add(&search, o->list[i].search);
		str_add(&search, greece ? " el" : " uk");
		free(o->list[i].search);
		o->list[i].search = str_take(&search);
	}
}

void options_fill(struct options *o, const struct options_about *a, const struct field_ref *ref)
{
	options_free(o);
	enum key_kind kind = spot_key(field_spot(ref))->kind;
	bool number = kind != KEY_IDS && kind != KEY_CALL && kind != KEY_LOT && kind != KEY_SECTOR;
	int64_t now = number ? draft_number(a->draft, field_spot(ref)) : 0;
	switch (ref->field->source) {
	case FROM_NOWHERE:
		break;
	case FROM_CALLS:
		add_calls(o, a);
		break;
	case FROM_LOTS:
		add_lots(o, a);
		break;
	case FROM_LIST:
		if (a->lot)
			add_lot_list(o, a, ref);
		break;
	case FROM_MONTHS:
		add_months(o, a, now);
		break;
	case FROM_COUNTRIES:
		add_countries(o, a, now);
		add_old_codes(o);
		break;
	case FROM_TYPES:
		add_words(o, org_type_words, TYPE_END, now, ref->field->kind == FIELD_SOME);
		break;
	case FROM_ROLES:
		add_words(o, role_words, ROLE_END, now, false);
		break;
	}
}

void options_free(struct options *o)
{
	for (size_t i = 0; i < o->n; i++) {
		free(o->list[i].id);
		free(o->list[i].label);
		free(o->list[i].hint);
		free(o->list[i].search);
	}
	free(o->list);
	*o = (struct options)OPTIONS_INIT;
}

bool option_matches(const struct option *option, const char *filter)
{
	while (*filter) {
		size_t n = strcspn(filter, " ");
		char word[64];
		if (n >= sizeof word)
			return false;
		memcpy(word, filter, n);
		word[n] = '\0';
		if (!strstr(option->search, word))
			return false;
		filter += n + (filter[n] == ' ');
	}
	return true;
}

/* --- values in words -------------------------------------------------------- */

static void add_types(struct str *out, type_set types)
{
	const char *gap = "";
	for (int i = 1; i < TYPE_END; i++) {
		if (!(types & TYPE_BIT(i)))
			continue;
		str_add(out, gap);
		str_add(out, _(org_type_words[i].label));
		gap = ", ";
	}
}

static void add_country(struct str *out, const struct world *world, country c)
{
	const struct country_row *row = world_country(world, c);
	char code[3];
	str_add(out, row ? lang_country(row->name, row->iso_names) : country_code(c, code));
}

static void add_number(struct str *out, const struct field_ref *ref, int64_t value)
{
	char digits[LANG_NUMBER_SIZE];
	if (value < 0)
		return;
	lang_number(digits, value);
	if (ref->field->source == FROM_MONTHS)
		str_fill(out, lang_plural("%1 month", "%1 months", (unsigned long)value), digits);
	else
		str_add(out, digits);
}

static void add_labels(struct str *out, const struct options_about *a, enum choice_list_id list,
                       const struct id_list *ids)
{
	for (size_t i = 0; i < ids->n; i++) {
		str_add(out, i ? ", " : "");
		str_add(out, entry_label(a, list, ids->ids[i]));
	}
}

/* A sector in the Lot's words; where it has no list, as it was written. */
static void add_sector(struct str *out, const struct options_about *a, const char *sector)
{
	bool listed = a->lot && a->lot->lists[LIST_SECTORS].n;
	str_add(out, listed ? entry_label(a, LIST_SECTORS, sector) : sector);
}

void field_value(struct str *out, const struct options_about *a, const struct field_ref *ref)
{
	struct spot spot = field_spot(ref);
	switch (spot_key(spot)->kind) {
	case KEY_CALL:
		str_add(out, a->call ? _(a->call->title) : "");
		break;
	case KEY_LOT:
		str_add(out, a->lot ? _(a->lot->title) : "");
		break;
	case KEY_SECTOR:
		add_sector(out, a, draft_text(a->draft, spot));
		break;
	case KEY_TEXT:
	case KEY_STATEMENTS:
		str_add(out, draft_text(a->draft, spot));
		break;
	case KEY_NUMBER:
		add_number(out, ref, draft_number(a->draft, spot));
		break;
	case KEY_FLAG:
		str_add(out, draft_number(a->draft, spot) ? _("yes") : _("no"));
		break;
	case KEY_IDS:
		add_labels(out, a, ref->field->list, draft_ids(a->draft, spot));
		break;
	case KEY_COUNTRY:
		add_country(out, a->catalogue->world, (country)draft_number(a->draft, spot));
		break;
	case KEY_TYPE:
		str_add(out, _(org_type_words[draft_number(a->draft, spot)].label));
		break;
	case KEY_TYPES:
		add_types(out, (type_set)draft_number(a->draft, spot));
		break;
	case KEY_ROLE:
		str_add(out, _(role_words[draft_number(a->draft, spot)].label));
		break;
	case KEY_VERSION:
	case KEY_PARTNERS:
		break;
	}
}
