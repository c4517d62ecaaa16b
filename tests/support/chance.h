/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers by chance, the same ones for the same seed on every machine. */
#ifndef KONSORT_TESTS_CHANCE_H
#define KONSORT_TESTS_CHANCE_H

#include <stdbool.h>
#include <stdint.h>

struct chance {
	uint64_t state;          /* the seed */
};
/* 0 to N - 1. */
int chance_below(struct chance *r, int n);
bool chance_percent(struct chance *r, int percent);

#endif
