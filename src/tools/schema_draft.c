/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schema of a draft, from the one list of its keys.  Unknown keys are kept by
 * konsort and so are no error here. */
#include "core/draft_keys.h"
#include "store/ynode.h"
#include "tools/schema.h"

/* Any plain or quoted value; "null" and "12" are texts to a draft. */
static json_t *any_text(bool absent)
{
	json_t *text = schema_types("string number boolean", absent);
	json_object_set_new(text, "maxLength", json_integer(YNODE_LONGEST));
	return text;
}

static json_t *list_of(json_t *item)
{
	json_t *list = schema_types("array", true);
	json_object_set_new(list, "items", item);
	return list;
}

static json_t *properties_of(const struct key *keys, int n, const struct world *world);

static json_t *value_of(const struct key *k, const struct world *world)
{
	json_t *map;
	switch (k->kind) {
	case KEY_VERSION:
		return json_pack("{s:[i, s]}", "enum", 1, "1");
	case KEY_CALL:
		return any_text(false);
	case KEY_LOT: case KEY_SECTOR: case KEY_TEXT:
		return any_text(true);
	case KEY_NUMBER:
		return schema_number(k->least, k->most, false, true);
	case KEY_FLAG:
		return schema_flag(true);
	case KEY_IDS:
		return list_of(any_text(true));
	case KEY_COUNTRY:
		return schema_country(world, true);
	case KEY_TYPE:
		return schema_vocabulary(org_type_words, TYPE_END, true);
	case KEY_TYPES:
		return list_of(schema_vocabulary(org_type_words, TYPE_END, true));
	case KEY_ROLE:
		return schema_vocabulary(role_words, ROLE_END, true);
	case KEY_STATEMENTS:
		map = schema_types("object", true);
		json_object_set_new(map, "additionalProperties", any_text(true));
		return map;
	case KEY_PARTNERS:
		map = schema_types("object", true);
		json_object_set_new(map, "properties", properties_of(partner_keys, PARTNER_KEY_END, world));
		return list_of(map);
	}
	return NULL;
}

static json_t *properties_of(const struct key *keys, int n, const struct world *world)
{
	json_t *properties = json_object();
	for (int i = 0; i < n; i++)
		json_object_set_new(properties, keys[i].name, value_of(&keys[i], world));
	return properties;
}

void schema_draft(struct str *out, const struct world *world)
{
	const char *const required[] = { draft_keys[DRAFT_KEY_KONSORT].name,
	                                 draft_keys[DRAFT_KEY_CALL].name, NULL };
	json_t *root = schema_root("A draft of konsort", required);
	json_object_set_new(root, "properties", properties_of(draft_keys, DRAFT_KEY_END, world));
	schema_print(out, root);
}
