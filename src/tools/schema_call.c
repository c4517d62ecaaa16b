/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schema of a call file, from the shapes in the tables of its readers.  Unknown keys
 * are errors; a rule has the keys of its kind. */
#include <string.h>

#include "core/evaluate.h"
#include "store/call_check.h"
#include "store/call_file.h"
#include "store/call_kinds.h"
#include "store/reader.h"
#include "tools/schema.h"

static json_t *schema_of(const struct shape *s, const struct world *world, bool absent);

/* --- scalars ------------------------------------------------------------------ */

/* "^(PATTERN)$", with the word `unknown` where the shape takes it. */
static json_t *whole_pattern(const struct shape *s, const char *pattern)
{
	struct str text = STR_INIT;
	str_addf(&text, "^(%s%s)$", pattern, s->unknown ? "|unknown" : "");
	json_t *value = json_string(text.text);
	str_free(&text);
	return value;
}

static json_t *text_of(const struct shape *s, bool absent)
{
	json_t *text = schema_types("string number boolean", absent);
	json_object_set_new(text, "pattern", json_string("\\S"));
	if (s->most)   /* in cells; a character of an English text is one */
		json_object_set_new(text, "maxLength", json_integer(s->most));
	return text;
}

static json_t *id_of(bool absent)
{
	json_t *id = schema_types("string integer", absent);
	json_object_set_new(id, "pattern", json_string("^[a-z0-9][a-z0-9-]*$"));
	json_object_set_new(id, "minimum", json_integer(0));
	return id;
}

static json_t *form_of(const struct shape *s, bool absent)
{
	json_t *form = schema_types(s->most ? "string integer" : "string", absent);
	json_object_set_new(form, "pattern", whole_pattern(s, s->pattern));
	if (s->most) {
		json_object_set_new(form, "minimum", json_integer(s->least));
		json_object_set_new(form, "maximum", json_integer(s->most));
	}
	return form;
}

static bool stands_in(const json_t *values, const char *word)
{
	for (size_t i = 0; i < json_array_size(values); i++)
		if (strcmp(json_string_value(json_array_get(values, i)), word) == 0)
			return true;
	return false;
}

static json_t *word_of(const struct shape *s, bool absent)
{
	json_t *values = json_array();
	for (int i = s->first; i < s->n; i++)
		if (!stands_in(values, s->words[i]))
			json_array_append_new(values, json_string(s->words[i]));
	if (s->unknown)
		json_array_append_new(values, json_string("unknown"));
	if (absent)
		json_array_append_new(values, json_null());
	return json_pack("{s:o}", "enum", values);
}

static json_t *group_of(const struct world *world, bool absent)
{
	json_t *values = json_array();
	for (size_t i = 0; i < world->n_groups; i++)
		json_array_append_new(values, json_string(world->groups[i].id));
	if (absent)
		json_array_append_new(values, json_null());
	return json_pack("{s:o}", "enum", values);
}

/* --- lists and maps ------------------------------------------------------------- */

/* A list or map, or the word `unknown` where the shape takes it. */
static json_t *begin(const struct shape *s, const char *type, bool absent)
{
	struct str types = STR_INIT;
	str_addf(&types, "%s%s", type, s->unknown ? " string" : "");
	json_t *value = schema_types(types.text, absent);
	str_free(&types);
	if (s->unknown)
		json_object_set_new(value, "pattern", json_string("^unknown$"));
	return value;
}

static json_t *list_of(const struct shape *s, const struct world *world, bool absent)
{
	json_t *list = begin(s, "array", absent);
	json_object_set_new(list, "items", schema_of(s->item, world, false));
	if (s->least)
		json_object_set_new(list, "minItems", json_integer(s->least));
	json_object_set_new(list, "maxItems", json_integer(reader_list_most(s)));
	if (s->distinct)
		json_object_set_new(list, "uniqueItems", json_true());
	return list;
}

static void add_properties(json_t *properties, json_t *required, const struct reader_keys *keys,
                           const struct world *world)
{
	for (size_t i = 0; i < keys->n; i++) {
		const struct reader_key *k = &keys->list[i];
		json_object_set_new(properties, k->name, schema_of(k->shape, world, !k->needed));
		if (k->needed)
			json_array_append_new(required, json_string(k->name));
	}
}

/* Sets the properties of MAP, and the keys it must have if there are any. */
static void set_properties(json_t *map, const struct reader_keys *keys, const struct world *world)
{
	json_t *properties = json_object(), *required = json_array();
	add_properties(properties, required, keys, world);
	json_object_set_new(map, "properties", properties);
	if (json_array_size(required))
		json_object_set(map, "required", required);
	json_decref(required);
	if (keys->either[0])
		json_object_set_new(map, keys->both ? "anyOf" : "oneOf",
		                    json_pack("[{s:[s]}, {s:[s]}]", "required", keys->either[0],
		                              "required", keys->either[1]));
	if (keys->beside[0])
		json_object_set_new(map, "dependencies", json_pack("{s:[s]}", keys->beside[0], keys->beside[1]));
}

static json_t *map_of(const struct shape *s, const struct world *world, bool absent)
{
	json_t *map = begin(s, "object", absent);
	set_properties(map, s->keys, world);
	json_object_set_new(map, "additionalProperties", json_false());
	return map;
}

static json_t *word_map_of(const struct shape *s, const struct world *world, bool absent)
{
	json_t *map = begin(s, "object", absent), *properties = json_object();
	for (int i = s->first; i < s->n; i++)
		json_object_set_new(properties, s->words[i], schema_of(s->item, world, true));
	json_object_set_new(map, "properties", properties);
	json_object_set_new(map, "additionalProperties", json_false());
	return map;
}

static json_t *form_map_of(const struct shape *s, const struct world *world, bool absent)
{
	static const struct shape key = { .kind = SHAPE_FORM };
	json_t *map = begin(s, "object", absent);
	json_object_set_new(map, "minProperties", json_integer(1));
	json_object_set_new(map, "propertyNames", json_pack("{s:o}", "pattern", whole_pattern(&key, s->pattern)));
	json_object_set_new(map, "additionalProperties", schema_of(s->item, world, false));
	return map;
}

/* --- rules ---------------------------------------------------------------------- */

static void add_names(json_t *names, const struct reader_keys *keys)
{
	for (size_t i = 0; i < keys->n; i++)
		json_array_append_new(names, json_string(keys->list[i].name));
}

/* What no rule of KIND may be called: ids of other kinds, and konsort's own. */
static json_t *ids_of_others(enum rule_kind kind)
{
	json_t *ids = json_array();
	for (size_t i = 0; i < n_known_ids; i++)
		if (known_ids[i].kind != kind)
			json_array_append_new(ids, json_string(known_ids[i].id));
	for (int own = OWN_NONE + 1; own < OWN_END; own++)
		json_array_append_new(ids, json_string(own_finding_words[own]));
	json_t *others = json_pack("[{s:o}]", "enum", ids);
	struct str prefix = STR_INIT;
	str_addf(&prefix, "^%s", statement_prefix);
	if (kind != RULE_STATEMENT)
		/* a pattern alone lets every number pass, and an id may be one */
		json_array_append_new(others, json_pack("{s:s, s:s}", "type", "string",
		                                        "pattern", prefix.text));
	str_free(&prefix);
	return json_pack("{s:{s:o}}", "not", "anyOf", others);
}

/* A choice is called as its list. */
static json_t *ids_of_choices(void)
{
	json_t *any = json_array();
	for (int i = 0; i < LIST_END; i++)
		json_array_append_new(any, json_pack("{s:{s:{s:s}, s:{s:s}}}", "properties",
		                                     "list", "const", choice_list_words[i],
		                                     "id", "const", choice_ids[i]));
	return json_pack("{s:o}", "anyOf", any);
}

/* A source is named, or the figure is unknown. */
static json_t *sources_or_unknown(const struct reader_keys *keys)
{
	json_t *any = json_pack("[{s:{s:{s:i}}, s:[s]}]", "properties", "sources", "minItems", 1,
	                        "required", "sources");
	for (size_t i = 0; i < keys->n; i++)
		if (keys->list[i].shape->unknown)
			json_array_append_new(any, json_pack("{s:{s:{s:s}}}", "properties", keys->list[i].name,
			                                     "const", "unknown"));
	return json_pack("{s:o}", "anyOf", any);
}

/* What is carried over from another year is advice. */
static json_t *carried_is_advice(void)
{
	return json_pack("{s:{s:{s:{s:[b, s]}}, s:[s]}, s:{s:{s:{s:s}}}}", "if", "properties", "carried",
	                 "enum", 1, "true", "required", "carried", "then", "properties", "level",
	                 "const", level_words[LEVEL_ADVICE]);
}

static json_t *all_of_kind(enum rule_kind kind)
{
	json_t *all = json_array();
	json_array_append_new(all, sources_or_unknown(kind_keys[kind]));
	if (kind != RULE_APPLICANT)
		json_array_append_new(all, carried_is_advice());
	if (kind == RULE_CHOICE)
		json_array_append_new(all, ids_of_choices());
	return all;
}

/* If the kind is KIND, then the keys are those of every rule and its own. */
static json_t *kind_of(enum rule_kind kind, const struct reader_keys *common,
                       const struct world *world)
{
	json_t *then = json_object(), *names = json_array();
	const struct shape *figure = kind_figures[kind];
	set_properties(then, kind_keys[kind], world);
	json_t *properties = json_object_get(then, "properties");
	json_object_set_new(properties, "id", ids_of_others(kind));
	json_object_set_new(properties, "claims", json_pack("{s:{s:{s:o}}}", "items", "properties", "figure",
	                    figure ? schema_of(figure, world, true) : schema_types("null", false)));
	add_names(names, common);
	add_names(names, kind_keys[kind]);
	json_object_set_new(then, "propertyNames", json_pack("{s:o}", "enum", names));
	json_object_set_new(then, "allOf", all_of_kind(kind));
	return json_pack("{s:{s:{s:{s:s}}, s:[s]}, s:o}", "if", "properties", "kind", "const",
	                 kind_words[kind], "required", "kind", "then", then);
}

/* The rule itself stands once, among the definitions. */
static json_t *define_rule(const struct reader_keys *common, const struct world *world)
{
	json_t *rule = schema_types("object", false), *kinds = json_array();
	set_properties(rule, common, world);
	for (int kind = 0; kind < RULE_KIND_END; kind++)
		json_array_append_new(kinds, kind_of((enum rule_kind)kind, common, world));
	json_object_set_new(rule, "allOf", kinds);
	return rule;
}

static json_t *schema_of(const struct shape *s, const struct world *world, bool absent)
{
	switch (s->kind) {
	case SHAPE_TEXT: return text_of(s, absent);
	case SHAPE_ID: return id_of(absent);
	case SHAPE_FLAG: return schema_flag(absent);
	case SHAPE_NUMBER: return schema_number(s->least, s->most, s->unknown, absent);
	case SHAPE_WORD: return word_of(s, absent);
	case SHAPE_VOCABULARY: return schema_vocabulary(s->vocabulary, s->n, absent);
	case SHAPE_FORM: return form_of(s, absent);
	case SHAPE_COUNTRY: return schema_country(world, absent);
	case SHAPE_GROUP: return group_of(world, absent);
	case SHAPE_LIST: return list_of(s, world, absent);
	case SHAPE_MAP: return map_of(s, world, absent);
	case SHAPE_WORD_MAP: return word_map_of(s, world, absent);
	case SHAPE_FORM_MAP: return form_map_of(s, world, absent);
	case SHAPE_RULE: return json_pack("{s:s}", "$ref", "#/definitions/rule");
	}
	return NULL;
}

/* The shape of a rule, wherever under S it stands; NULL if there is none. */
static const struct shape *find_rule(const struct shape *s)
{
	if (s->kind == SHAPE_RULE)
		return s;
	const struct shape *found = s->item ? find_rule(s->item) : NULL;
	for (size_t i = 0; s->keys && i < s->keys->n && !found; i++)
		found = find_rule(s->keys->list[i].shape);
	return found;
}

void schema_call(struct str *out, const struct world *world)
{
	static const char *const required[] = { NULL };
	json_t *root = schema_root("A call file of konsort", required);
	set_properties(root, shape_call.keys, world);
	json_object_set_new(root, "additionalProperties", json_false());
	json_object_set_new(root, "definitions",
	                    json_pack("{s:o}", "rule", define_rule(find_rule(&shape_call)->keys, world)));
	schema_print(out, root);
}
