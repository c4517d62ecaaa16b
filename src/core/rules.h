/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The functions behind the rule kinds.  Internal to core/. */
#ifndef KONSORT_CORE_RULES_H
#define KONSORT_CORE_RULES_H

#include "core/evaluate.h"
#include "core/tally.h"

/* What is judged; all borrowed for one evaluation. */
struct judged {
	const struct call *call;
	const struct lot *lot;
	const struct draft *draft;
	const struct neighbour *others;      /* NULL: not looked at */
	size_t n_others;
	const struct tally *tally;
	struct evaluation *evaluation;       /* for positions and disputes */
};

/* Each fills state, have, need and positions of a finding whose rule, level and
 * empty lists are set; false: the rule does not apply, and there is no finding. */
#define X(name, id, function) \
	bool function(const struct judged *j, const struct rule *rule, struct finding *f);
RULE_KINDS(X)
#undef X

/* konsort's own. */
void own_lot(struct finding *f);
void own_partner_details(const struct judged *j, struct finding *f);
void own_distinct(const struct judged *j, struct finding *f);

/* For the rules: met or unmet; have and need with the state that follows, undecided
 * where the rule's figure is unknown; a partner at fault, because it is in another draft too;
 * a claim that differs. */
void finding_set(struct finding *f, bool met);
void finding_count(struct finding *f, const struct rule *rule, int64_t have);
void finding_fault(const struct judged *j, struct finding *f, size_t partner);
void finding_conflict(const struct judged *j, struct finding *f, size_t partner,
                      const struct neighbour *in);
void finding_dispute(const struct judged *j, struct finding *f, const struct claim *claim, bool met);

#endif
