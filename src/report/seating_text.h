/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who fills which place and who could fill another: the table of a rule of kind places
 * or places-per-country, for the page that says why. */
#ifndef KONSORT_REPORT_SEATING_TEXT_H
#define KONSORT_REPORT_SEATING_TEXT_H

#include "base/str.h"
#include "report/finding_text.h"

/* Adds the table for a finding of either kind, a line each with '\n' between and a tab
 * between place and organisation; nothing for other findings and unknown figures.  Every
 * place of one best filling with who fills it or that it is empty, then who is counted
 * and fills none; beside each the other places it could fill. */
void seating_text(struct str *out, const struct report *r, const struct finding *f);

#endif
