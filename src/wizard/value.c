/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The value of a field in words. */
#include "wizard/options.h"

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
