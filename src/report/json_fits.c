/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON of `fits` and `suggest`. */
#include "report/json.h"

#include <jansson.h>

#include "report/json_parts.h"

static json_t *choose_json(unsigned choose)
{
	json_t *list = json_array();
	for (enum misfit m = 0; m < MISFIT_END; m++)
		if (choose & MISFIT_BIT(m))
			json_array_append_new(list, json_string(misfit_word(m)));
	return list;
}

struct json_t *json_fits(const struct fits *fits)
{
	json_memory();
	json_t *list = json_array();
	for (size_t i = 0; i < fits->n; i++) {
		const struct fit *fit = &fits->list[i];
		json_t *o = json_object();
		json_object_set_new(o, "call", json_words(fit->call->id));
		json_object_set_new(o, "lot", json_words_or_null(fit->lot->id));
		json_object_set_new(o, "verdict", json_string(verdict_words[fit->verdict]));
		json_object_set_new(o, "unmet", json_ids(fit->unmet, fit->n_unmet));
		json_object_set_new(o, "undecided", json_ids(fit->undecided, fit->n_undecided));
		json_object_set_new(o, "choose", choose_json(fit->choose));
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *whence_json(const struct addition *a)
{
	char code[3];
	switch (a->from) {
	case FROM_NEW_COUNTRY: return json_string("new");
	case FROM_THIS_COUNTRY: return json_string(country_code(a->country, code));
	case FROM_ANY_COUNTRY: break;
	}
	return json_string("any");
}

static json_t *makes_json(const struct shortest *s, const struct addition *a)
{
	json_t *list = json_array();
	for (size_t i = 0; i < a->n_makes; i++)
		json_array_append_new(list, json_words(s->makes[a->first_makes + i]->id));
	return list;
}

struct json_t *json_suggest(const struct call *call, const struct shortest *s)
{
	json_memory();
	json_t *list = json_array();
	for (size_t i = 0; i < s->n; i++) {
		const struct addition *a = &s->additions[i];
		json_t *o = json_object();
		json_object_set_new(o, "category", a->category < 0 ? json_null() :
		                    json_words(call->categories[a->category].id));
		json_object_set_new(o, "country", whence_json(a));
		json_object_set_new(o, "makes", makes_json(s, a));
		json_array_append_new(list, o);
	}
	return list;
}
