/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON of a call: what `calls` and `explain` give to scripts. */
#include "report/json.h"

#include <jansson.h>

#include "base/lang.h"
#include "report/json_parts.h"

static json_t *labelled(const char *id, const char *label)
{
	json_t *o = json_object();
	json_object_set_new(o, "id", json_words(id));
	json_object_set_new(o, "label", json_words(_(label)));
	return o;
}

static json_t *items_json(const struct choice_list *list)
{
	json_t *a = json_array();
	for (size_t i = 0; i < list->n; i++)
		json_array_append_new(a, labelled(list->items[i].id, list->items[i].label));
	return a;
}

/* Every month that a rule of kind duration accepts, null where no source says. */
static json_t *months_json(const struct lot *lot)
{
	for (size_t i = 0; i < lot->n_rules; i++) {
		const struct rule *rule = &lot->rules[i];
		if (rule->kind != RULE_DURATION || rule->unknown)
			continue;
		json_t *a = json_array();
		for (size_t k = 0; k < rule->n_months; k++)
			for (int m = rule->months[k].first; m <= rule->months[k].last; m++)
				json_array_append_new(a, json_integer(m));
		return a;
	}
	return json_null();
}

static json_t *statements_json(const struct lot *lot)
{
	json_t *a = json_array();
	for (size_t i = 0; i < lot->n_rules; i++)
		if (lot->rules[i].kind == RULE_STATEMENT)
			json_array_append_new(a, labelled(lot->rules[i].key, lot->rules[i].title));
	return a;
}

static int64_t all_seats(const struct rule *rule)
{
	int64_t sum = 0;
	for (size_t i = 0; i < rule->n_seats; i++)
		sum += rule->seats[i].seats;
	return sum;
}

static int64_t largest_grant(const struct rule *rule)
{
	int64_t most = 0;
	for (size_t i = 0; i < rule->n_ceilings; i++)
		if (rule->ceilings[i].most > most)
			most = rule->ceilings[i].most;
	return most;
}

static json_t *need_json(const struct rule *rule)
{
	if (rule->unknown)
		return json_null();
	switch (rule->kind) {
	case RULE_APPLICANT:
	case RULE_COUNT_COUNTRIES:
	case RULE_COUNT_PARTNERS:
		return json_integer(rule->need);
	case RULE_CHOICE:
		return rule->list == LIST_SECTORS ? json_null() : json_integer(rule->need);
	case RULE_PLACES:
		return json_integer(all_seats(rule));
	case RULE_GRANT_CEILING:
		return json_integer(largest_grant(rule));
	case RULE_PLACES_PER_COUNTRY:
	case RULE_DURATION:
	case RULE_DESCRIBED:
	case RULE_NO_GRANT:
	case RULE_MAY_TAKE_PART:
	case RULE_PROPOSALS:
	case RULE_STATEMENT:
	case RULE_KIND_END:
		break;
	}
	return json_null();
}

static const char *kind_word(enum rule_kind kind)
{
	static const char *const words[] = {
#define X(name, id, function) [RULE_##name] = id,
		RULE_KINDS(X)
#undef X
	};
	return words[kind];
}

static json_t *claims_json(const struct rule *rule)
{
	json_t *a = json_array();
	for (size_t i = 0; i < rule->n_claims; i++) {
		json_t *o = json_object();
		json_object_set_new(o, "source", json_words(rule->claims[i].source));
		json_object_set_new(o, "figure", json_words_or_null(rule->claims[i].figure));
		json_object_set_new(o, "note", json_words_or_null(_(rule->claims[i].note)));
		json_array_append_new(a, o);
	}
	return a;
}

static json_t *rules_json(const struct lot *lot)
{
	json_t *a = json_array();
	for (size_t i = 0; i < lot->n_rules; i++) {
		const struct rule *rule = &lot->rules[i];
		json_t *o = json_object();
		json_object_set_new(o, "id", json_words(rule->id));
		json_object_set_new(o, "kind", json_string(kind_word(rule->kind)));
		json_object_set_new(o, "level", json_string(level_words[rule->level]));
		json_object_set_new(o, "need", need_json(rule));
		json_object_set_new(o, "sources", json_ids(rule->sources, rule->n_sources));
		json_object_set_new(o, "claims", claims_json(rule));
		json_array_append_new(a, o);
	}
	return a;
}

static json_t *lot_json(const struct lot *lot)
{
	json_t *o = json_object();
	json_object_set_new(o, "id", json_words_or_null(lot->id));
	json_object_set_new(o, "title", json_words(_(lot->title)));
	json_object_set_new(o, "sectors", lot->lists[LIST_SECTORS].n > 0 ?
		items_json(&lot->lists[LIST_SECTORS]) : json_null());
	json_object_set_new(o, "months", months_json(lot));
	json_object_set_new(o, "objectives", items_json(&lot->lists[LIST_OBJECTIVES]));
	json_object_set_new(o, "priorities", items_json(&lot->lists[LIST_PRIORITIES]));
	json_object_set_new(o, "activities", items_json(&lot->lists[LIST_ACTIVITIES]));
	json_object_set_new(o, "statements", statements_json(lot));
	json_object_set_new(o, "rules", rules_json(lot));
	return o;
}

static json_t *sources_json(const struct call *call)
{
	json_t *a = json_array();
	for (size_t i = 0; i < call->n_sources; i++)
		json_array_append_new(a, json_words(call->sources[i].id));
	return a;
}

struct json_t *json_call(const struct call *call, const struct lot *lot)
{
	json_memory();
	json_t *o = json_object(), *lots = json_array();
	for (size_t i = 0; i < call->n_lots; i++)
		if (!lot || lot == &call->lots[i])
			json_array_append_new(lots, lot_json(&call->lots[i]));
	json_object_set_new(o, "id", json_words(call->id));
	json_object_set_new(o, "title", json_words(_(call->title)));
	json_object_set_new(o, "year", json_integer(call->year));
	json_object_set_new(o, "closes", json_words_or_null(call->closes));
	json_object_set_new(o, "sources", sources_json(call));
	json_object_set_new(o, "lots", lots);
	return o;
}
