/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a draft, key by key in the order of the list; what is empty or false is left
 * out, and unknown keys follow the key they stood behind. */
#include "store/draft_file.h"

#include <string.h>

#include "store/yemit.h"

enum { PARTNER_INDENT = 4 };

/* The list that a sector must be in to be written as an id; NULL without a Lot. */
static const struct choice_list *sectors_of(const struct draft *d, const struct catalogue *c)
{
	const struct call *call = catalogue_call(c, d->call);
	const struct lot *lot = call ? call_lot(call, d->lot) : NULL;
	return lot ? &lot->lists[LIST_SECTORS] : NULL;
}

/* True for a key that stands even where its value is empty. */
static bool always_stands(const struct key *k)
{
	return k == &draft_keys[DRAFT_KEY_CALL] || k == &draft_keys[DRAFT_KEY_ACRONYM] ||
	       k == &draft_keys[DRAFT_KEY_TITLE] || k == &draft_keys[DRAFT_KEY_PARTNERS];
}

static void add_ids(struct str *out, const struct id_list *list)
{
	str_add(out, " [");
	for (size_t i = 0; i < list->n; i++) {
		str_add(out, i ? ", " : "");
		yemit_id(out, list->ids[i]);
	}
	str_add(out, "]\n");
}

static void add_types(struct str *out, type_set types)
{
	const char *separator = " [";
	for (int i = 1; i < TYPE_END; i++) {
		if (!(types & TYPE_BIT(i)))
			continue;
		str_add(out, separator);
		str_add(out, org_type_words[i].id);
		separator = ", ";
	}
	str_add(out, "]\n");
}

static void add_statements(struct str *out, int indent, const struct statement_list *list)
{
	str_add_char(out, '\n');
	for (size_t i = 0; i < list->n; i++) {
		yemit_key(out, indent + 2, list->items[i].key);
		str_add_char(out, ' ');
		yemit_quoted(out, list->items[i].text);
		str_add_char(out, '\n');
	}
}

static void add_quoted(struct str *out, const char *text)
{
	str_add_char(out, ' ');
	yemit_quoted(out, text);
	str_add_char(out, '\n');
}

static void add_id(struct str *out, const char *id)
{
	str_add_char(out, ' ');
	yemit_id(out, id);
	str_add_char(out, '\n');
}

static void add_partners(struct str *out, const struct draft *d);

static void add_value(struct str *out, int indent, const struct key *k, const void *at,
                      const struct draft *d, const struct choice_list *sectors)
{
	char code[3];
	switch (k->kind) {
	case KEY_VERSION:
		str_add(out, " 1\n");
		break;
	case KEY_CALL:
		add_id(out, *(char *const *)at);
		break;
	case KEY_SECTOR:
		if (sectors && list_find(sectors, *(char *const *)at))
			add_id(out, *(char *const *)at);
		else
			add_quoted(out, *(char *const *)at);
		break;
	case KEY_LOT: case KEY_TEXT:
		add_quoted(out, *(char *const *)at);
		break;
	case KEY_NUMBER:
		str_addf(out, " %lld\n", (long long)*(const int64_t *)at);
		break;
	case KEY_FLAG:
		str_add(out, " true\n");
		break;
	case KEY_IDS:
		add_ids(out, at);
		break;
	case KEY_COUNTRY:
		add_quoted(out, country_code(*(const country *)at, code));
		break;
	case KEY_TYPE:
		add_id(out, org_type_words[*(const int *)at].id);
		break;
	case KEY_TYPES:
		add_types(out, *(const type_set *)at);
		break;
	case KEY_ROLE:
		add_id(out, role_words[*(const int *)at].id);
		break;
	case KEY_STATEMENTS:
		add_statements(out, indent, at);
		break;
	case KEY_PARTNERS:
		add_partners(out, d);
		break;
	}
}

static bool is_empty(const struct key *k, const void *at, const struct draft *d)
{
	switch (k->kind) {
	case KEY_VERSION:
		return false;
	case KEY_CALL: case KEY_LOT: case KEY_SECTOR: case KEY_TEXT:
		return !**(char *const *)at;
	case KEY_NUMBER:
		return *(const int64_t *)at < 0;
	case KEY_FLAG:
		return !*(const bool *)at;
	case KEY_IDS:
		return ((const struct id_list *)at)->n == 0;
	case KEY_COUNTRY:
		return *(const country *)at == COUNTRY_NONE;
	case KEY_TYPE: case KEY_ROLE:
		return *(const int *)at == 0;
	case KEY_TYPES:
		return *(const type_set *)at == 0;
	case KEY_STATEMENTS:
		return ((const struct statement_list *)at)->n == 0;
	case KEY_PARTNERS:
		return d->n_partners == 0;
	}
	return true;
}

/* The unknown keys that stood behind the known key BEHIND. */
static void add_extras(struct str *out, const struct extra_list *extras, int behind)
{
	for (size_t i = 0; i < extras->n; i++)
		if (extras->items[i].behind == behind)
			str_add(out, extras->items[i].text);
}

static void add_keys(struct str *out, int indent, const struct key *keys, int n,
                     const void *owner, const struct extra_list *extras,
                     const struct draft *d, const struct choice_list *sectors)
{
	add_extras(out, extras, -1);
	for (int i = 0; i < n; i++) {
		const void *at = (const char *)owner + keys[i].offset;
		if (always_stands(&keys[i]) || !is_empty(&keys[i], at, d)) {
			yemit_key(out, indent, keys[i].name);
			add_value(out, indent, &keys[i], at, d, sectors);
		}
		add_extras(out, extras, i);
	}
}

static void add_partners(struct str *out, const struct draft *d)
{
	str_add(out, d->n_partners ? "\n" : " []\n");
	for (size_t i = 0; i < d->n_partners; i++) {
		const struct partner *p = &d->partners[i];
		size_t start = out->length;
		add_keys(out, PARTNER_INDENT, partner_keys, PARTNER_KEY_END, p, &p->extras, d, NULL);
		if (out->length == start)
			str_add(out, "  - {}\n");
		else
			out->text[start + 2] = '-';
	}
}

void draft_write(struct str *out, const struct draft *draft, const struct catalogue *catalogue)
{
	add_keys(out, 0, draft_keys, DRAFT_KEY_END, draft, &draft->extras, draft,
	         sectors_of(draft, catalogue));
}
