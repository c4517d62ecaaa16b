/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts written in one line of a table.  Entries stand between semicolons:
 *
 *   NAME COUNTRY TYPE[+ALSO...] ROLE [WORD...]     a partner
 *   @KEY VALUE                                     a value of the draft itself
 *
 * "-" is an absent value and "_" a space inside one.  A NAME such as 5*P makes five
 * partners, each name followed by its position; COUNTRY may then be DK,SE,... which
 * are taken in turn.  WORDs: umbrella, sole, agreed, evidence=TEXT, grant=N, id=TEXT,
 * does=TEXT (contribution).  KEYs: sector, duration, acronym, lot; objectives,
 * priorities, activities (ids with commas); any other is a statement's.  Example:
 *
 *   "@duration 48; Skole DK vet-provider applicant; 5*P SE,DE company full grant=10"
 *
 * A fault in the notation ends the program. */
#ifndef KONSORT_TESTS_MAKE_DRAFT_H
#define KONSORT_TESTS_MAKE_DRAFT_H

#include "core/draft.h"

/* A draft of CALL and LOT; the caller's to free. */
struct draft *make_draft(const char *call, const char *lot, const char *text);
/* Adds the entries of TEXT to D. */
void make_more(struct draft *d, const char *text);

#endif
