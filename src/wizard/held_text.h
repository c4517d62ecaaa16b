/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who else has a draft, and what work waits to be recovered, in words of the current language.
 * Whole sentences unless said otherwise; cleaned, and names cut, as others write them. */
#ifndef KONSORT_WIZARD_HELD_TEXT_H
#define KONSORT_WIZARD_HELD_TEXT_H

#include <stdint.h>

#include "base/str.h"
#include "core/draft.h"
#include "wizard/host.h"
#include "wizard/session.h"

/* Adds how long MINUTES are: "12 minutes", "3 hours", "5 days"; no sentence. */
void span_text(struct str *out, int64_t minutes);
/* Adds "anna (computer alfa)", or what is known of it; no sentence, but FIRST in one. */
void holder_name(struct str *out, const struct holder *who, bool first);
/* Adds who has the draft and since when: HELD, ELSEWHERE; why nobody can: REFUSED. */
void holder_text(struct str *out, const struct holder *who);
/* Adds that the draft was this session's, and WHO has taken it over. */
void lost_text(struct str *out, const struct holder *who);
/* Adds what is to be told of a draft that is OURS; nothing where all is well. */
void ours_text(struct str *out, const struct holder *who);

/* Adds where an author was: "step 5 of 7, Partners, partner 3 (Skole A)"; no sentence, nothing
 * where that is unknown.  DRAFT may be NULL; LABEL is report's partner_label_of(). */
void standing_text(struct str *out, const struct standing *standing, const struct draft *draft,
                   partner_labeller *label);
/* Adds " (1 of 2)" for the piece of work at index AT of N; nothing where it is the only one. */
void recovery_count(struct str *out, size_t at, size_t n);
/* Adds when and where the work was done, whether the file was changed since, and what hinders. */
void recovery_text(struct str *out, const struct recovery *r, partner_labeller *label);
/* Adds which draft it is, "TRIP, TRIP.yaml", or "TRIP, never saved"; no sentence. */
void recovery_name(struct str *out, const struct recovery *r);

#endif
