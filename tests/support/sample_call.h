/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls as constants, for tests that link core and base only.  Two mirror what
 * is said of the real calls; the toy calls show kinds and states that those two
 * do not have.  Figures here are written by hand, never read from data/. */
#ifndef KONSORT_TESTS_SAMPLE_CALL_H
#define KONSORT_TESTS_SAMPLE_CALL_H

#include "core/call.h"

/* ssa-2015: no Lots, umbrella organisations, one of each category per country
 * (source 001: waived), grant by months, sole regulators. */
extern const struct call sample_ssa_2015;
/* ssa-2020: Lot 1 (4 countries, 8 partners, free sector, grant unknown) and Lot 2
 * (8 countries, 12 partners, 5 and 5 places, listed sectors, 48 months). */
extern const struct call sample_ssa_2020;

/* As 2014: no Lots, eu-countries, no umbrella clause, no exemption, free sector,
 * months and grant unknown. */
extern const struct call sample_toy_2014;
/* As 2017: Lots 1 and 3; countries and partners unknown, three and three places,
 * 48 months disputed, all three activities required in Lot 3, one Lot only. */
extern const struct call sample_toy_2017;
/* As 2018: Lot 1; how many proposals is stated nowhere. */
extern const struct call sample_toy_2018;
/* As 2019: Lots 1, 2 and 3 with 4, 8 and 12 countries, each disputed by the two
 * other figures; places unknown in 2 and 3; applicants one to a sector. */
extern const struct call sample_toy_2019;
/* As 2026: Lot 1 (six places in overlapping categories, excluded countries) and
 * Lot 2 (nothing stated). */
extern const struct call sample_toy_2026;
/* No year's rules: small figures, four overlapping categories, umbrella
 * organisations, unknown figures with computed claims. */
extern const struct call sample_toy_odd;

/* All of them, by year and id, and a small world. */
extern const struct catalogue sample_catalogue;

#endif
