/* SPDX-License-Identifier: GPL-3.0-or-later */
/* evaluate FILE ROUNDS: judges a draft of a shipped call ROUNDS times and prints the
 * microseconds of one evaluation, the best of many attempts. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/str.h"
#include "core/evaluate.h"
#include "store/catalogue.h"
#include "store/draft_file.h"
#include "store/file.h"

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

enum { ATTEMPTS = 400 };   /* short ones: the quietest counts */

static double best_round(const struct draft *draft, long rounds)
{
	const struct call *call = catalogue_call(&shipped_catalogue, draft->call);
	const struct lot *lot = call_lot(call, draft->lot);
	struct evaluation e = EVALUATION_INIT;
	double best = 1e18;
	for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
		double start = now();
		for (long i = 0; i < rounds; i++)
			evaluate(&e, call, lot, draft, NULL, 0);
		double took = (now() - start) / (double)rounds;
		best = took < best ? took : best;
	}
	evaluation_free(&e);
	return best;
}

int main(int argc, char **argv)
{
	struct str text = STR_INIT;
	struct diags ds;
	struct draft *draft = NULL;
	long rounds = argc == 3 ? strtol(argv[2], NULL, 10) : 0;
	diags_init(&ds, "");
	if (rounds < 1 || !file_read(argv[1], &text, NULL, &ds) ||
	    !draft_read(text.text, text.length, &shipped_catalogue, NULL, &draft, NULL, &ds)) {
		fputs("evaluate: needs a draft it can read and a number\n", stderr);
		return 2;
	}
	printf("%.3f\n", best_round(draft, rounds));
	draft_free(&draft);
	diags_free(&ds);
	str_free(&text);
	return 0;
}
