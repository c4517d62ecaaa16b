/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shortest way in words. */
#ifndef KONSORT_REPORT_SHORTEST_TEXT_H
#define KONSORT_REPORT_SHORTEST_TEXT_H

#include "base/str.h"
#include "core/shortest.h"
#include "report/finding_text.h"
#include "report/page.h"

/* Adds one sentence: "2 more: a business or industry representative from a new Programme
 * Country, a training provider from any country"; alike additions are counted together.
 * What is said where none is missing or no addition helps, as well. */
void shortest_sentence(struct str *out, const struct world *world, const struct call *call,
                       const struct shortest *s);
/* Adds "The shortest way: 2 more: ..." to make the Lot's conditions on organisations met; nothing
 * where none of them is unmet. */
void shortest_line(struct str *out, const struct report *r);
/* What `konsort suggest` prints: the sentence's parts a line each, and what each makes met. */
void suggest_text(struct str *out, const struct world *world, const struct call *call,
                  const struct lot *lot, const struct shortest *s, struct text_style style);

#endif
