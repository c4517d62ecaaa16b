/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of a field, as a phrase of the current language: for changes that can be undone
 * and for what differs between two drafts. */
#ifndef KONSORT_WIZARD_DELTA_TEXT_H
#define KONSORT_WIZARD_DELTA_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "wizard/history.h"
#include "wizard/options.h"
#include "wizard/session.h"

/* How deltas are said. */
struct delta_teller {
	struct options_about about;  /* its draft is not looked at */
	partner_labeller *label;
	bool brief;                  /* without values and names */
	bool sights;                 /* texts are cut around where they begin to differ, long ones and
	                                statements too; else at the end, and long ones are not said */
};

/* Adds what a delta of one of the first four kinds is, "Country, partner 3 (Skole A): Denmark ->
 * Germany"; NAME is what its partner is called.  Cleaned. */
void delta_text(struct str *out, const struct delta_teller *t, const struct delta *x,
                const char *name);

/* Of a whole partner, for _(): "%1 added", "%1 removed". */
extern const char *const delta_added, *const delta_removed;

/* The pieces of it.  The row of its field. */
const struct field *delta_field(const struct delta *x);
/* Adds what the field is called, or the statement. */
void delta_label(struct str *out, const struct delta_teller *t, const struct delta *x);
/* Adds the value before it (SIDE 0) or behind it (1); "" where it has
 * none; cut where it is long. */
void delta_value(struct str *out, const struct delta_teller *t, const struct delta *x, int side);
/* Adds LABEL, or "LABEL, partner 3 (NAME)" of the partner at index PARTNER; -1: of none. */
void delta_of(struct str *out, const struct delta_teller *t, const char *label, int partner,
              const char *name);
/* Adds "LABEL: BEFORE -> AFTER", or what became of a value where there was or is none: "". */
void delta_values(struct str *out, const char *label, const char *before, const char *after);

#endif
