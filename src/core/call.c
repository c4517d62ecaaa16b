/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding things in a call. */
#include "core/call.h"

#include <string.h>

const char *const choice_list_words[LIST_END] = {
	[LIST_SECTORS] = "sectors", [LIST_OBJECTIVES] = "objectives",
	[LIST_PRIORITIES] = "priorities", [LIST_ACTIVITIES] = "activities",
};
const char *const level_words[2] = {
	[LEVEL_REQUIRED] = "required", [LEVEL_ADVICE] = "advice",
};
const char *const scope_words[4] = {
	[SCOPE_NONE] = "", [SCOPE_CALL] = "call", [SCOPE_LOT] = "lot", [SCOPE_SECTOR] = "sector",
};

bool call_has_lots(const struct call *call)
{
	return call->n_lots > 0 && *call->lots[0].id;
}

const struct call *catalogue_call(const struct catalogue *c, const char *id)
{
	for (size_t i = 0; i < c->n_calls; i++)
		if (!strcmp(c->calls[i]->id, id))
			return c->calls[i];
	return NULL;
}

const struct lot *call_lot(const struct call *call, const char *id)
{
	for (size_t i = 0; i < call->n_lots; i++)
		if (!strcmp(call->lots[i].id, id))
			return &call->lots[i];
	return NULL;
}

bool lot_asks_for_others(const struct lot *lot)
{
	for (size_t i = 0; lot && i < lot->n_rules; i++)
		if (lot->rules[i].kind == RULE_PROPOSALS && !lot->rules[i].unknown)
			return true;
	return false;
}

const struct rule *lot_rule(const struct lot *lot, const char *id)
{
	for (size_t i = 0; i < lot->n_rules; i++)
		if (!strcmp(lot->rules[i].id, id))
			return &lot->rules[i];
	return NULL;
}

const struct source *call_source(const struct call *call, const char *id)
{
	for (size_t i = 0; i < call->n_sources; i++)
		if (!strcmp(call->sources[i].id, id))
			return &call->sources[i];
	return NULL;
}

const struct choice_item *list_find(const struct choice_list *list, const char *id)
{
	for (size_t i = 0; i < list->n; i++)
		if (!strcmp(list->items[i].id, id))
			return &list->items[i];
	return NULL;
}

uint32_t call_categories(const struct call *call, type_set types)
{
	uint32_t mask = 0;
	for (size_t i = 0; i < call->n_categories; i++)
		if (call->categories[i].types & types)
			mask |= UINT32_C(1) << i;
	return mask;
}

bool months_allow(const struct months *ranges, size_t n, int months)
{
	for (size_t i = 0; i < n; i++)
		if (months >= ranges[i].first && months <= ranges[i].last)
			return true;
	return false;
}

int64_t ceiling_for(const struct ceiling *ceilings, size_t n, int months)
{
	int64_t largest = 0;
	for (size_t i = 0; i < n; i++) {
		if (ceilings[i].months == months && months > 0)
			return ceilings[i].most;
		if (ceilings[i].most > largest)
			largest = ceilings[i].most;
	}
	return largest;
}
