/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What both schemas are made of. */
#include "tools/schema.h"

#include <stdlib.h>
#include <string.h>

json_t *schema_root(const char *title, const char *const *required)
{
	json_t *root = json_pack("{s:s, s:s, s:s}", "$schema", "http://json-schema.org/draft-07/schema#",
	                         "title", title, "type", "object");
	json_t *keys = json_array();
	for (; *required; required++)
		json_array_append_new(keys, json_string(*required));
	json_object_set_new(root, "required", keys);
	return root;
}

void schema_print(struct str *out, json_t *root)
{
	char *text = json_dumps(root, JSON_INDENT(2));
	str_add(out, text);
	str_add_char(out, '\n');
	free(text);
	json_decref(root);
}

json_t *schema_types(const char *names, bool absent)
{
	json_t *types = json_array();
	while (*names) {
		size_t n = strcspn(names, " ");
		json_array_append_new(types, json_stringn(names, n));
		names += n + (names[n] == ' ');
	}
	if (absent)
		json_array_append_new(types, json_string("null"));
	if (json_array_size(types) > 1)
		return json_pack("{s:o}", "type", types);
	json_t *one = json_pack("{s:O}", "type", json_array_get(types, 0));
	json_decref(types);
	return one;
}

/* A quoted `true' is true as well: every value is a text first. */
json_t *schema_flag(bool absent)
{
	json_t *values = json_pack("[b, b, s, s]", 1, 0, "true", "false");
	if (absent)
		json_array_append_new(values, json_null());
	return json_pack("{s:o}", "enum", values);
}

json_t *schema_number(int64_t least, int64_t most, bool unknown, bool absent)
{
	json_t *number = schema_types("integer string", absent);
	json_object_set_new(number, "minimum", json_integer(least));
	json_object_set_new(number, "maximum", json_integer(most));
	json_object_set_new(number, "pattern", json_string(unknown ? "^([0-9]+|unknown)$" : "^[0-9]+$"));
	return number;
}

json_t *schema_vocabulary(const struct word *words, int n, bool absent)
{
	json_t *values = json_array();
	for (int i = 1; i < n; i++)
		json_array_append_new(values, json_string(words[i].id));
	if (absent)
		json_array_append_new(values, json_null());
	return json_pack("{s:o}", "enum", values);
}

/* The codes in either case: "^([Aa][DdEe]|[Bb][Aa])$". */
static char *code_pattern(json_t *codes)
{
	struct str pattern = STR_INIT;
	char first = '\0';
	size_t i;
	json_t *value;
	json_array_foreach(codes, i, value) {
		const char *code = json_string_value(value);
		if (code[0] != first) {
			first = code[0];
			str_addf(&pattern, "%s[%c%c][", i ? "]|" : "^(", first, first + ('a' - 'A'));
		}
		str_addf(&pattern, "%c%c", code[1], code[1] + ('a' - 'A'));
	}
	str_add(&pattern, "])$");
	return str_take(&pattern);
}

static int compare_codes(const void *a, const void *b)
{
	return strcmp(json_string_value(*(json_t *const *)a), json_string_value(*(json_t *const *)b));
}

/* The codes of the world and the two that are taken for others, sorted. */
static json_t *all_codes(const struct world *world)
{
	size_t n = world->n_rows;
	json_t **list = calloc(n + 2, sizeof *list);
	char code[3];
	for (size_t i = 0; list && i < n; i++)
		list[i] = json_string(country_code(world->rows[i].code, code));
	if (!list)
		abort();
	list[n++] = json_string("EL");
	list[n++] = json_string("UK");
	qsort(list, n, sizeof *list, compare_codes);
	json_t *codes = json_array();
	for (size_t i = 0; i < n; i++)
		json_array_append_new(codes, list[i]);
	free(list);
	return codes;
}

/* The list is for programs that offer what can be typed, the pattern is the rule. */
json_t *schema_country(const struct world *world, bool absent)
{
	json_t *codes = all_codes(world);
	char *pattern = code_pattern(codes);
	json_t *any = json_pack("[{s:o}, {s:s, s:s}]", "enum", codes, "type", "string", "pattern", pattern);
	if (absent)
		json_array_append_new(any, schema_types("null", false));
	free(pattern);
	return json_pack("{s:o}", "anyOf", any);
}
