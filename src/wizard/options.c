/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One function for each source of options. */
#include "wizard/options.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmem.h"
#include "wizard/search_words.h"

/* Adds a name to those that find an option. */
static void add_name(struct str *search, const char *name)
{
	str_add_char(search, '|');
	utf8_fold_words(search, name);
}

/* Adds an option; ENGLISH, where another word than the label, also finds it. */
static struct option *add(struct options *o, const char *id, const char *label,
                          const char *english, int64_t number)
{
	struct str search = STR_INIT, exact = STR_INIT;
	add_name(&search, label);
	if (strcmp(label, english) != 0)
		add_name(&search, english);
	add_name(&search, id);
	add_name(&exact, id);
	str_add_char(&exact, '|');
	XGROW(o->list, o->n, o->room);
	struct option *option = &o->list[o->n++];
	*option = (struct option){ .id = xstrdup(id), .label = xstrdup(label),
	                           .hint = xstrdup(""), .search = str_take(&search),
	                           .exact = str_take(&exact), .number = number };
	return option;
}

/* NAME is one of its codes: it finds the option where it is typed as a whole. */
static void add_exact(struct option *option, const char *name)
{
	struct str exact = STR_INIT;
	str_add(&exact, option->exact);
	utf8_fold_words(&exact, name);
	str_add_char(&exact, '|');
	free(option->exact);
	option->exact = str_take(&exact);
}

/* NAMES, with commas between, find the option too; with EXACT each of them is its code. */
static void add_names(struct option *option, const char *names, bool exact)
{
	struct str search = STR_INIT, codes = STR_INIT;
	str_add(&search, option->search);
	str_add(&codes, option->exact);
	while (*names) {
		size_t n = strcspn(names, ",");
		char *name = xstrndup(names, n);
		add_name(&search, name);
		if (exact) {
			utf8_fold_words(&codes, name);
			str_add_char(&codes, '|');
		}
		free(name);
		names += n + (names[n] == ',');
	}
	free(option->search);
	free(option->exact);
	option->search = str_take(&search);
	option->exact = str_take(&codes);
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

/* People look for a school or a firm, in their language or in English. */
static void add_types(struct options *o, int64_t now, bool some)
{
	add_words(o, org_type_words, TYPE_END, now, some);
	for (size_t i = 0; i < o->n; i++) {
		const char *words = type_search_words((int)o->list[i].number);
		add_names(&o->list[i], _(words), false);
		if (_(words) != words)
			add_names(&o->list[i], words, false);
	}
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

static void add_headings(struct options *o, const struct call *call)
{
	struct str year = STR_INIT, heading = STR_INIT;
	str_addf(&year, "%d", call->year);
	/* TRANSLATORS: a heading over countries; %1 is a year (4 cells); at most 40 cells. */
	str_fill(&heading, _("Programme Countries of %1"), year.text);
	o->groups[0] = str_take(&heading);
	/* TRANSLATORS: a heading over the countries that are no Programme Countries; at most
	   40 cells. */
	o->groups[1] = xstrdup(_("Other countries"));
	str_free(&year);
}

/* Programme Countries of the call first, then the others, each in the order of names. */
static void add_countries(struct options *o, const struct options_about *a, int64_t now)
{
	const struct world *w = a->catalogue->world;
	struct named *list = sort_countries(a);
	if (a->call)
		add_headings(o, a->call);
	for (size_t i = 0; i < w->n_rows; i++) {
		const struct country_row *row = list[i].row;
		char code[3];
		country_code(row->code, code);
		struct option *option = add(o, code, lang_country(row->name, row->iso_names),
		                            row->name, row->code);
		option->chosen = now != COUNTRY_NONE && row->code == now;
		option->group = a->call && !list[i].programme;
		if (option->group)
			/* TRANSLATORS: a country that is no Programme Country; at most 20 cells. */
			xstrset(&option->hint, _("Partner Country"));
		add_names(option, country_other_codes(code), true);
		add_names(option, country_other_names(code), false);
		if (*country_official_name(code))
			add_exact(option, country_official_name(code));
		free(list[i].key);
	}
	free(list);
}

/* What the draft has now; nothing for a partner that is not there yet. */
static int64_t value_now(const struct options_about *a, const struct field_ref *ref)
{
	enum key_kind kind = spot_key(field_spot(ref))->kind;
	bool number = kind != KEY_IDS && kind != KEY_CALL && kind != KEY_LOT && kind != KEY_SECTOR;
	bool stored = ref->partner >= 0 || !ref->field->of_partner;
	return number && stored ? draft_number(a->draft, field_spot(ref)) : 0;
}

void options_fill(struct options *o, const struct options_about *a, const struct field_ref *ref)
{
	options_free(o);
	int64_t now = value_now(a, ref);
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
		break;
	case FROM_TYPES:
		add_types(o, now, ref->field->kind == FIELD_SOME);
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
		free(o->list[i].exact);
	}
	free(o->list);
	free(o->groups[0]);
	free(o->groups[1]);
	*o = (struct options)OPTIONS_INIT;
}
