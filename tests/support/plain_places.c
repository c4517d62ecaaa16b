/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling places by trying everything. */
#include "support/plain_judge.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmem.h"

/* One question; MEMO holds what came out before for a number of organisations and
 * the places left. */
struct fill {
	const int64_t *seats;
	size_t n_categories;
	int64_t left[32];
	int64_t *memo;
};

/* The places that the N organisations of CAN fill at most, by trying each of them in
 * every place and nowhere. */
static int64_t try_all(struct fill *f, const uint32_t *can, size_t n)
{
	size_t where = n;
	for (size_t c = 0; c < f->n_categories; c++)
		where = where * ((size_t)f->seats[c] + 1) + (size_t)f->left[c];
	if (n == 0 || f->memo[where] >= 0)
		return n == 0 ? 0 : f->memo[where];
	int64_t best = try_all(f, can + 1, n - 1);
	for (size_t c = 0; c < f->n_categories; c++) {
		if (!(can[0] >> c & 1) || f->left[c] == 0)
			continue;
		f->left[c]--;
		int64_t filled = 1 + try_all(f, can + 1, n - 1);
		f->left[c]++;
		if (filled > best)
			best = filled;
	}
	return f->memo[where] = best;
}

int64_t plain_fill(const uint32_t *can, size_t n, const int64_t *seats, size_t n_categories)
{
	struct fill f = { .seats = seats, .n_categories = n_categories };
	size_t cells = n + 1;
	for (size_t c = 0; c < n_categories; c++) {
		f.left[c] = seats[c];
		cells *= (size_t)seats[c] + 1;
	}
	f.memo = xmalloc(cells * sizeof *f.memo);
	memset(f.memo, 0xff, cells * sizeof *f.memo);
	int64_t best = try_all(&f, can, n);
	free(f.memo);
	return best;
}
