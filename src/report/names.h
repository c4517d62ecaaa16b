/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of countries, types, roles and partners in the current language.  What is
 * returned belongs to the catalogue or the draft: never free it; it is not cleaned
 * for a terminal unless said. */
#ifndef KONSORT_REPORT_NAMES_H
#define KONSORT_REPORT_NAMES_H

#include "base/day.h"
#include "base/str.h"
#include "core/call.h"
#include "core/draft.h"

/* "Denmark"; the code itself for a country the world lacks, "" for COUNTRY_NONE. */
const char *country_name(const struct world *world, country c);
const char *type_label(int type);      /* "" for TYPE_NONE */
const char *role_label(int role);      /* "" for ROLE_NONE */
/* Adds "partner 3 (Skole A)", or "partner 3" while it has no name; INDEX from 0.
 * The name is cleaned. */
void partner_label(struct str *out, const struct draft *draft, size_t index);
/* The same for one that is called NAME and stands, or stood, at INDEX. */
void partner_label_of(struct str *out, const char *name, size_t index);

/* Adds "Sector Skills Alliances 2020 (ssa-2020)", cleaned. */
void call_label(struct str *out, const struct call *call);

/* Adds "26 February 2020" as the language writes it. */
void day_text(struct str *out, struct day day);
/* Adds the day on which the call closes and the time where it is known: "26 February 2020
 * 17:00", "not stated". */
void closing_day_text(struct str *out, const struct call *call);
/* Adds when the call closed or closes, relative to TODAY: "closed on 26 February 2020,
 * 17:00 Brussels time", "closes on ...", "no source states when it closed". */
void closing_text(struct str *out, const struct call *call, struct day today);

#endif
