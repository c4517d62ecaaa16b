/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside report/: the sentence of each kind of finding, by its state.  Each adds
 * one sentence without a full stop; disputes are finding_message()'s business. */
#ifndef KONSORT_REPORT_FINDING_KINDS_H
#define KONSORT_REPORT_FINDING_KINDS_H

#include "report/finding_text.h"

typedef void finding_teller(struct str *out, const struct report *r, const struct finding *f);

/* konsort's own (finding_own.c) */
finding_teller tell_lot, tell_partner_details, tell_distinct;
/* counted organisations and countries (finding_counts.c) */
finding_teller tell_applicant, tell_count_countries, tell_count_partners;
/* the places they fill (finding_places.c) */
finding_teller tell_places, tell_places_per_country;
/* what is chosen and written (finding_aims.c) */
finding_teller tell_choice, tell_duration, tell_statement;
/* what is asked of each partner (finding_partners.c) */
finding_teller tell_described, tell_no_grant, tell_grant_ceiling;
finding_teller tell_may_take_part, tell_proposals;

#endif
