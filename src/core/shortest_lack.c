/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a draft falls short of, rule by rule: read from its tally once, so that the
 * search for the shortest way never looks at a partner again. */
#include "core/shortest_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmem.h"

bool shortest_mends(enum rule_kind kind)
{
	switch (kind) {
	case RULE_APPLICANT: case RULE_COUNT_COUNTRIES: case RULE_COUNT_PARTNERS:
	case RULE_PLACES: case RULE_PLACES_PER_COUNTRY:
		return true;
	case RULE_CHOICE: case RULE_DURATION: case RULE_DESCRIBED: case RULE_NO_GRANT:
	case RULE_GRANT_CEILING: case RULE_MAY_TAKE_PART: case RULE_PROPOSALS:
	case RULE_STATEMENT: case RULE_KIND_END:
		break;
	}
	return false;
}

bool shortest_aims_at(const struct rule *rule)
{
	return !rule->unknown && rule->level == LEVEL_REQUIRED && shortest_mends(rule->kind);
}

static const struct rule *rule_of(const struct lot *lot, enum rule_kind kind)
{
	for (size_t i = 0; i < lot->n_rules; i++)
		if (lot->rules[i].kind == kind && shortest_aims_at(&lot->rules[i]))
			return &lot->rules[i];
	return NULL;
}

static bool has_applicant(const struct tally *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->rows[i].role == ROLE_APPLICANT)
			return true;
	return false;
}

static void add_want(struct shortfall *sf, struct country_want want)
{
	if (sf->n_wants < WANT_MOST)
		sf->wants[sf->n_wants++] = want;
}

/* An applicant has to be from somewhere, and what is asked of each country involved asks
 * for at least one. */
static void find_wants(struct shortfall *sf, const struct lot *lot)
{
	for (size_t i = 0; i < lot->n_rules; i++) {
		const struct rule *r = &lot->rules[i];
		if (!shortest_aims_at(r))
			continue;
		if (r->kind == RULE_COUNT_COUNTRIES) {
			int64_t lacking = r->need - country_set_common(&sf->tally->involved, r->countries);
			if (lacking > 0)
				add_want(sf, (struct country_want){ .group = r->countries, .lacking = lacking });
		} else if (r->kind == RULE_COUNT_PARTNERS) {
			int64_t lacking = r->need - (int64_t)sf->tally->n_counted;
			if (lacking > sf->partners)
				sf->partners = lacking;
		}
	}
	if (sf->applicant)
		add_want(sf, (struct country_want){ .group = sf->applicant->countries, .host = true,
			.lacking = !country_set_common(&sf->tally->involved, sf->applicant->countries) });
	if (sf->per_country && sf->involved.n == 0)
		add_want(sf, (struct country_want){ .group = sf->call->programme, .or_freed = true,
		                                    .lacking = 1 });
}

void shortfall_find(struct shortfall *sf, const struct call *call, const struct lot *lot,
                    const struct tally *tally)
{
	*sf = (struct shortfall){
		.call = call, .tally = tally,
		.applicant = has_applicant(tally) ? NULL : rule_of(lot, RULE_APPLICANT),
		.places = rule_of(lot, RULE_PLACES),
		.per_country = rule_of(lot, RULE_PLACES_PER_COUNTRY),
	};
	involved_find(&sf->involved, tally, call->n_categories);
	find_wants(sf, lot);
}

void shortfall_free(struct shortfall *sf)
{
	involved_free(&sf->involved);
	free(sf->costs);
	*sf = (struct shortfall){ 0 };
}
