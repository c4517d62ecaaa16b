/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The generator called splitmix64: a counter and a mixing of its bits. */
#include "support/chance.h"

int chance_below(struct chance *r, int n)
{
	uint64_t z = r->state += UINT64_C(0x9e3779b97f4a7c15);
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (int)((z ^ (z >> 31)) % (uint64_t)n);
}

bool chance_percent(struct chance *r, int percent)
{
	return chance_below(r, 100) < percent;
}
