/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of a call file.  For call_file.c only. */
#ifndef KONSORT_STORE_CALL_RULES_H
#define KONSORT_STORE_CALL_RULES_H

#include "store/reader.h"

/* Rules with where they stand, for what can be checked only later. */
struct rule_list {
	struct rule *rules;
	const struct ynode **nodes;
	size_t n;
};

extern const struct shape shape_rules;

/* Reads the list V of rules; sources and categories of the call must be known. */
struct rule_list rules_read(struct reader *r, const struct ynode *v);
/* Those of BASE with those of OVER laid over them by id, and further ones; in the order of
 * the rule kinds, so that a call file may give its rules in any order. */
struct rule_list rules_lay_over(struct reader *r, struct rule_list base, struct rule_list over);

#endif
