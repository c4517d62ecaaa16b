/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A step: one screen of the dialogue.  The list is fixed, so that "step 2 of 7"
 * means the same in every call; a step that a call does not need is passed over. */
#ifndef KONSORT_WIZARD_STEP_H
#define KONSORT_WIZARD_STEP_H

#include <stdbool.h>

#include "base/lang.h"
#include "core/call.h"

/* Id, title and sentence. */
#define STEPS(X) \
	X(CALL, "call", N14_("Call"), \
	  N140_("Which call is the application for? Everything asked later follows from it.")) \
	X(LOT, "lot", N14_("Lot"), \
	  N140_("Which Lot of the call? Each Lot has conditions of its own.")) \
	X(SECTOR, "sector", N14_("Sector"), \
	  N140_("In which sector do the partners work together?")) \
	X(AIMS, "aims", N14_("Aims"), \
	  N140_("What is the project called, what does it aim at, and how long does it take?")) \
	X(PARTNERS, "partners", N14_("Partners"), \
	  N140_("Which organisations take part? The applicant is one of them.")) \
	X(STATEMENTS, "statements", N14_("Statements"), \
	  N140_("What the application has to say in words. A draft of a few lines is enough here.")) \
	X(REVIEW, "review", N14_("Review"), \
	  N140_("Every condition in words, and the verdict."))

enum step {
#define X(name, id, title, help) STEP_##name,
	STEPS(X)
#undef X
	STEP_END
};

struct step_row {
	const char *id;
	const char *title;       /* English, for _() */
	const char *help;        /* one or two sentences, for _() */
};
extern const struct step_row step_rows[STEP_END];

/* False for the Lot step of a call without Lots.  CALL may be NULL. */
bool step_is_needed(enum step step, const struct call *call);
/* The next step that is needed in DIRECTION (1 or -1); STEP itself at either end. */
enum step step_beside(enum step step, const struct call *call, int direction);

#endif
