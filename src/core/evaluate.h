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

/* Another draft, which `proposals` looks at if it is of the same call; borrowed.  Of its
 * partners only names, countries, ids and roles are read, of itself call, Lot and sector. */
struct neighbour {
	const char *name;              /* of its file, for messages */
	const struct draft *draft;
};

/* Owns its arrays; may be used again and again (its memory is kept). */
struct evaluation {
	const struct call *call;       /* borrowed; must outlive the findings */
	const struct lot *lot;         /* NULL while none is chosen */
	struct finding *findings;      /* konsort's own first, then the Lot's in its order */
	size_t n_findings, finding_room;
	size_t *positions;             /* indexes of partners at fault, ascending per finding */
	size_t n_positions, position_room;
	const struct neighbour **neighbours;  /* beside positions: the first other draft that a partner
	                                         is in too (`proposals`), NULL; borrowed from OTHERS */
	struct dispute *disputes;
	size_t n_disputes, dispute_room;
	enum verdict verdict;
	struct tally *tally;           /* counts shared by the rules (core/tally.h) */
};
#define EVALUATION_INIT { 0 }

/* Judges DRAFT.  LOT NULL (a call with Lots and none chosen): the one finding `lot`.
 * OTHERS: the other drafts, N_OTHERS of them, of which those of other calls are passed
 * over; NULL: not looked at, so that `proposals` is undecided.  Everything given is borrowed for the call. */
void evaluate(struct evaluation *e, const struct call *call, const struct lot *lot,
              const struct draft *draft, const struct neighbour *others, size_t n_others);
/* As evaluate(), with nothing but the findings on the consortium itself: partner-details,
 * distinct-organisations, and the required rules on applicant, countries, partners,
 * places and excluded countries.  What `konsort fits` asks of every Lot. */
void evaluate_consortium(struct evaluation *e, const struct call *call, const struct lot *lot,
                         const struct draft *draft);
void evaluation_free(struct evaluation *e);
/* The finding of an id, NULL if there is none. */
const struct finding *evaluation_find(const struct evaluation *e, const char *id);

/* What the draft has chosen and LOT does not take: a sector or duration that is given and
 * that the Lot does not accept (a Lot whose months are unknown accepts any), entries of
 * a list that are not in the Lot's.  Blank and empty is no misfit.  A mask of MISFIT_BIT. */
enum misfit { MISFIT_SECTOR, MISFIT_DURATION, MISFIT_OBJECTIVES, MISFIT_PRIORITIES,
              MISFIT_ACTIVITIES, MISFIT_END };
#define MISFIT_BIT(misfit) (1u << (misfit))
struct misfit_row {
	int key;                       /* enum draft_key: where the draft has it */
	enum choice_list_id list;      /* where the Lot has what it takes; LIST_END: in no list */
};
extern const struct misfit_row misfit_rows[MISFIT_END];
/* "sector", ...: the draft's key as it is written. */
const char *misfit_word(enum misfit misfit);
unsigned draft_misfits(const struct lot *lot, const struct draft *draft);
/* Those of MISFITS for which the Lot has something to choose: sector and duration always,
 * a list only where the Lot has one (`choose` of `konsort fits`). */
unsigned misfits_to_choose(const struct lot *lot, unsigned misfits);

#endif
