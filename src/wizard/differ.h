/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In what two drafts differ, field by field: for a file that somebody else changed, and for what
 * is recovered.  Partners are the same organisation by id, else by folded name and country, else
 * by folded name, else by position among those left. */
#ifndef KONSORT_WIZARD_DIFFER_H
#define KONSORT_WIZARD_DIFFER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "core/draft.h"
#include "wizard/session.h"

/* Adds a line for each difference, "Country, partner 3 (Skole A): Denmark -> Germany", in the
 * current language, MOST at most and then how many more there are, with '\n' between; what is of
 * OLD stands first, and partners stand where they are in NOW.  Of long texts and
 * statements stands there what is around the first difference.  Cleaned.  Returns how many differences there are; 0: the drafts say the same.
 * LABEL is report's partner_label_of(). */
size_t differ_text(const struct catalogue *catalogue, const struct draft *old,
                   const struct draft *now, size_t most, partner_labeller *label, struct str *out);

#endif
