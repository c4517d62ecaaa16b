/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing another call or Lot in words: what is asked before and told after.  Sentences of
 * the current language, cleaned, lines with '\n' between. */
#ifndef KONSORT_WIZARD_PLACE_TEXT_H
#define KONSORT_WIZARD_PLACE_TEXT_H

#include <stdbool.h>

#include "base/str.h"
#include "wizard/session.h"

/* Adds the question whether the draft is to be for CALL and LOT ("": still to be chosen): what
 * would no longer fit (STAKE, of session_at_stake()), which Lot goes, and that nothing is lost. */
void place_question(struct str *out, const struct session *s, unsigned stake,
                    const struct call *call, const char *lot);
/* Adds what became of the Lot when the call changed: BEFORE is the Lot until then; AGAIN: the
 * one of now is that of an earlier choice.  Nothing where there is nothing to say. */
void place_lot_told(struct str *out, const struct session *s, const char *before, bool again);
/* Adds "Put back: Sector: Blockchain; Duration: 48 months."; nothing for no misfit. */
void place_restored_told(struct str *out, const struct session *s, unsigned restored);

#endif
