/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The country sets, bit by bit as constants: word W of a set is the sum of the
 * bits of its members that lie in it. */
#include "support/sample_sets.h"

#define NUMBER(a, b) (1 + 26 * ((a) - 'A') + ((b) - 'A'))
#define IN(w, a, b) | (NUMBER(a, b) / 64 == (w) ? UINT64_C(1) << (NUMBER(a, b) % 64) : 0)
#define SET(list) {{ \
	0 list(0), 0 list(1), 0 list(2), 0 list(3), 0 list(4), 0 list(5), \
	0 list(6), 0 list(7), 0 list(8), 0 list(9), 0 list(10) }}

#define EU27(w) \
	IN(w, 'A', 'T') IN(w, 'B', 'E') IN(w, 'B', 'G') IN(w, 'C', 'Y') IN(w, 'C', 'Z') IN(w, 'D', 'E') \
	IN(w, 'D', 'K') IN(w, 'E', 'E') IN(w, 'E', 'S') IN(w, 'F', 'I') IN(w, 'F', 'R') IN(w, 'G', 'R') \
	IN(w, 'H', 'R') IN(w, 'H', 'U') IN(w, 'I', 'E') IN(w, 'I', 'T') IN(w, 'L', 'T') IN(w, 'L', 'U') \
	IN(w, 'L', 'V') IN(w, 'M', 'T') IN(w, 'N', 'L') IN(w, 'P', 'L') IN(w, 'P', 'T') IN(w, 'R', 'O') \
	IN(w, 'S', 'E') IN(w, 'S', 'I') IN(w, 'S', 'K')
#define EEA_AND_OTHERS(w) \
	IN(w, 'I', 'S') IN(w, 'L', 'I') IN(w, 'N', 'O') IN(w, 'M', 'K') IN(w, 'T', 'R')
#define EU_2014(w) EU27(w) IN(w, 'G', 'B')
#define PROGRAMME_2014(w) EU_2014(w) EEA_AND_OTHERS(w)
#define PROGRAMME_2019(w) PROGRAMME_2014(w) IN(w, 'R', 'S')
#define PROGRAMME_2021(w) EU27(w) EEA_AND_OTHERS(w) IN(w, 'R', 'S')
#define EXCLUDED(w) IN(w, 'B', 'Y') IN(w, 'R', 'U')

const struct country_set sample_programme_2014 = SET(PROGRAMME_2014);
const struct country_set sample_programme_2019 = SET(PROGRAMME_2019);
const struct country_set sample_programme_2021 = SET(PROGRAMME_2021);
const struct country_set sample_eu_2014 = SET(EU_2014);
const struct country_set sample_excluded = SET(EXCLUDED);

_Static_assert(sizeof(struct country_set) == 11 * sizeof(uint64_t), "SET() writes eleven words");
