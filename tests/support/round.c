/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/round.h"

void round_judge(struct round *r, struct evaluation *e, struct plain_judgement *j)
{
	for (size_t i = 0; i < r->n_others; i++)
		r->neighbours[i] = (struct neighbour){ "other.yaml", r->others[i] };
	const struct neighbour *others = r->look ? r->neighbours : NULL;
	evaluate(e, r->call, r->lot, r->draft, others, r->n_others);
	plain_judge(j, r->call, r->lot, r->draft, others, r->n_others);
}

void round_end(struct round *r)
{
	draft_free(&r->draft);
	for (size_t i = 0; i < r->n_others; i++)
		draft_free(&r->others[i]);
}
