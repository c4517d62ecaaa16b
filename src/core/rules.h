/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The functions behind the rule kinds.  Internal to core/. */
#ifndef KONSORT_CORE_RULES_H
#define KONSORT_CORE_RULES_H

#include "core/evaluate.h"
#include "core/places.h"
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

/* The function of the rule's kind. */
bool rule_judge(const struct judged *j, const struct rule *rule, struct finding *f);

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

/* For what fills places.  Counted partners by the mask of categories they can fill, into
 * 2^N_CATEGORIES entries; the seats of RULE, or none where it is NULL, by category. */
void places_groups(const struct tally *t, size_t n_categories, int64_t *groups);
void places_seats(const struct rule *rule, int64_t seats[CATEGORY_MOST]);
/* A country with a counted partner. */
struct involved {
	country country;
	bool freed;              /* by an umbrella organisation */
	int64_t *groups;         /* those in it, as above */
};
/* In the order of the draft; owns its arrays. */
struct involved_list {
	struct involved *list;
	size_t n, room;
	int64_t *groups;
};
void involved_find(struct involved_list *l, const struct tally *t, size_t n_categories);
void involved_free(struct involved_list *l);

#endif
