/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `check`, `calls`, `explain` and `fits` print for people: plain text in the current
 * language, UTF-8, with a newline at the end.  Every function adds to OUT. */
#ifndef KONSORT_REPORT_TEXT_H
#define KONSORT_REPORT_TEXT_H

#include "base/str.h"
#include "core/call.h"
#include "core/fits.h"
#include "report/finding_text.h"
#include "report/names.h"
#include "report/page.h"

/* A judged draft, something one would forward: what it is, the verdict, what is not
 * met and why, what is undecided, advice, and in short what is met.  FILE is its name
 * as given (any bytes). */
void check_text(struct str *out, const struct report *r, const char *file, struct day today,
                struct text_style style);
/* A table of the calls: id, title, Lots, closing. */
void calls_text(struct str *out, const struct catalogue *catalogue, struct text_style style);
/* Everything known of a call: notes, categories, and of LOT (NULL: of every Lot) each
 * rule with its condition, level, figure, sources and other claims. */
void explain_text(struct str *out, const struct call *call, const struct lot *lot,
                  struct day today, struct text_style style);
/* The Lots of all calls by verdict, those that fit first, each with the conditions that are
 * not met or undecided and with what would have to be chosen anew. */
void fits_text(struct str *out, const struct fits *fits, struct text_style style);
/* The heading over the Lots of a verdict, without a colon. */
const char *fits_heading(enum verdict verdict);
/* What there is to say on a Lot: conditions not met, undecided, what would be chosen anew; a
 * line each without one behind the last, "" for nothing. */
void fit_notes(struct str *out, const struct fit *fit);
/* The figure of a rule's reading: "8", "24-36", "Training providers 5, ..."; "" for a
 * rule without one. */
void rule_figure(struct str *out, const struct call *call, const struct rule *rule);
/* What a note is about, or what a key of a draft is called: "Sector". */
const char *subject_label(const char *about);

#endif
