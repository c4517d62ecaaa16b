/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A second judge, written from the meaning of the rules (HACKING) sentence by sentence and as plainly as
 * possible, to hold the evaluator against.  It shares nothing with core/evaluate but
 * the structs it reads and utf8_fold(): it walks all partners for every question,
 * compares strings one by one and tries every way of filling places. */
#ifndef KONSORT_TESTS_PLAIN_JUDGE_H
#define KONSORT_TESTS_PLAIN_JUDGE_H

#include "core/evaluate.h"
#include "core/fits.h"

enum { PLAIN_PARTNERS = 64, PLAIN_FINDINGS = 40, PLAIN_CLAIMS = 8 };

struct plain_finding {
	const char *id;
	enum level level;
	enum state state;
	bool has_have, has_need;
	int64_t have, need;
	size_t positions[PLAIN_PARTNERS], n_positions;
	const struct neighbour *in[PLAIN_PARTNERS];   /* beside positions: what else it is in, NULL */
	/* The claims that give another state. */
	const struct claim *claims[PLAIN_CLAIMS];
	enum state claim_states[PLAIN_CLAIMS];
	size_t n_claims;
};
struct plain_judgement {
	struct plain_finding findings[PLAIN_FINDINGS];
	size_t n_findings;
	enum verdict verdict;
};

/* As evaluate().  At most PLAIN_PARTNERS partners. */
void plain_judge(struct plain_judgement *j, const struct call *call, const struct lot *lot,
                 const struct draft *draft, const struct neighbour *others, size_t n_others);

/* As evaluate_consortium(), draft_misfits() and misfits_to_choose(). */
void plain_consortium(struct plain_judgement *j, const struct call *call, const struct lot *lot,
                      const struct draft *draft);
unsigned plain_misfits(const struct lot *lot, const struct draft *draft);
unsigned plain_choose(const struct lot *lot, unsigned misfits);

/* The most seats that can be filled: CAN[i] is the mask of categories organisation i
 * can take a place of, SEATS[c] the places of category c.  Tries every assignment. */
int64_t plain_fill(const uint32_t *can, size_t n, const int64_t *seats, size_t n_categories);

/* Compares E with J to the figure and position; NULL if they agree, else a sentence
 * in BUFFER about the first difference. */
enum { PLAIN_BUFFER = 400 };
const char *plain_differs(const struct evaluation *e, const struct plain_judgement *j, char buffer[PLAIN_BUFFER]);
/* The same of a row of `fits' for DRAFT and of evaluate_consortium(). */
const char *plain_fit_differs(const struct fit *fit, const struct draft *draft, char buffer[PLAIN_BUFFER]);

#endif
