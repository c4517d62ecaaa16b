/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one evaluator: (call, Lot, draft, other drafts) -> findings and verdict, as
 * HACKING has it under "exactly".  Pure: ids, numbers and positions, never sentences; no files,
 * no clock, no locale. */
#ifndef KONSORT_CORE_EVALUATE_H
#define KONSORT_CORE_EVALUATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/call.h"
#include "core/draft.h"

enum state { STATE_MET, STATE_UNMET, STATE_UNDECIDED };
extern const char *const state_words[3];           /* "met", "unmet", "undecided" */
enum verdict { VERDICT_ELIGIBLE, VERDICT_NOT_ELIGIBLE, VERDICT_UNDECIDED };
extern const char *const verdict_words[3];         /* "eligible", "not-eligible", "undecided" */

/* konsort's own findings, in every call and in no call file. */
enum own_finding { OWN_NONE, OWN_LOT, OWN_PARTNER_DETAILS, OWN_DISTINCT, OWN_END };
extern const char *const own_finding_words[OWN_END];

/* A claim of the finding's rule under which the state would be another. */
struct dispute {
	const struct claim *claim;
	enum state state;
};

struct finding {
	const struct rule *rule;       /* NULL for konsort's own */
	enum own_finding own;
	enum level level;
	enum state state;
	bool has_have, has_need;       /* false: null in JSON */
	int64_t have, need;
	size_t first_position, n_positions;   /* into evaluation.positions */
	size_t first_dispute, n_disputes;     /* into evaluation.disputes */
};
/* The id that JSON shows; never NULL. */
const char *finding_id(const struct finding *f);

/* Owns its arrays; may be used again and again (its memory is kept). */
struct evaluation {
	const struct call *call;       /* borrowed; must outlive the findings */
	const struct lot *lot;         /* NULL while none is chosen */
	struct finding *findings;      /* konsort's own first, then the Lot's in its order */
	size_t n_findings, finding_room;
	size_t *positions;             /* indexes of partners at fault, ascending per finding */
	size_t n_positions, position_room;
	struct dispute *disputes;
	size_t n_disputes, dispute_room;
	enum verdict verdict;
	struct tally *tally;           /* counts shared by the rules (core/tally.h) */
};
#define EVALUATION_INIT { 0 }

/* Judges DRAFT.  LOT NULL (a call with Lots and none chosen): the one finding `lot`.
 * OTHERS: the other drafts of the same call, N_OTHERS of them; NULL: not looked at,
 * so that `proposals` is undecided.  Everything given is borrowed for the call. */
void evaluate(struct evaluation *e, const struct call *call, const struct lot *lot,
              const struct draft *draft, const struct draft *const *others, size_t n_others);
void evaluation_free(struct evaluation *e);
/* The finding of an id, NULL if there is none. */
const struct finding *evaluation_find(const struct evaluation *e, const char *id);

#endif
