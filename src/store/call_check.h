/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold between the keys of a rule, and between the rules of a Lot and its
 * lists; what does not becomes an error.  For the readers of call files, and their schema. */
#ifndef KONSORT_STORE_CALL_CHECK_H
#define KONSORT_STORE_CALL_CHECK_H

#include "store/call_rules.h"

/* Ids of findings that are the same over all calls, and of which kind their rules are;
 * those of statements begin with a prefix, and those of choices follow from the list. */
struct known_id {
	const char *id;
	enum rule_kind kind;
};
extern const struct known_id known_ids[];
extern const size_t n_known_ids;
extern const char statement_prefix[];
extern const char *const choice_ids[LIST_END];

/* A rule as the map V has it; what its keys' tables do not say already. */
void check_rule(struct reader *r, const struct ynode *v, const struct rule *rule);
/* All rules of a Lot whose lists are known; its id is "" in a call without Lots. */
void check_lot_rules(struct reader *r, const struct rule_list *list, const struct lot *lot);

#endif
