/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the kinds of rules have in a call file.  For call_rules.c only. */
#ifndef KONSORT_STORE_CALL_KINDS_H
#define KONSORT_STORE_CALL_KINDS_H

#include "store/reader.h"

/* The keys of a kind besides those of every rule; the owner is a struct rule. */
extern const struct reader_keys kind_keys[RULE_KIND_END];
extern const char *const kind_words[RULE_KIND_END];

/* Reads the figure of a claim on a rule of a kind; an error where that kind has none. */
void kind_read_figure(struct reader *r, const struct ynode *v, enum rule_kind kind,
                      struct claim *c);

#endif
