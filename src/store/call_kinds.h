/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the kinds of rules have in a call file.  For the reader of rules and the
 * schema. */
#ifndef KONSORT_STORE_CALL_KINDS_H
#define KONSORT_STORE_CALL_KINDS_H

#include "store/reader.h"

/* The keys of a kind besides those of every rule; the owner is a struct rule. */
extern const struct reader_keys *const kind_keys[RULE_KIND_END];
extern const char *const kind_words[RULE_KIND_END];

/* What the figure of a claim on a rule of a kind looks like, NULL where it has none. */
extern const struct shape *const kind_figures[RULE_KIND_END];
/* Reads the figure of a claim on a rule of a kind; an error where that kind has none. */
void kind_read_figure(struct reader *r, const struct ynode *v, enum rule_kind kind,
                      struct claim *c);

#endif
