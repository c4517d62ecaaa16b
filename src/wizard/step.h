/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A step: one screen of the dialogue.  The list is fixed, so that "step 2 of 7"
 * means the same in every call; a step that a call does not need is passed over. */
#ifndef KONSORT_WIZARD_STEP_H
#define KONSORT_WIZARD_STEP_H

#include <stdbool.h>

#include "base/lang.h"
#include "core/call.h"

/* TRANSLATORS: the title of a step has at most 14 cells; its sentence at most 140. */
#define STEPS(X) \
	X(CALL, "call", N_("Call"), \
	  N_("Which call is the application for? Everything asked later follows from it.")) \
	X(LOT, "lot", N_("Lot"), \
	  N_("Which Lot of the call? Each Lot has conditions of its own.")) \
	X(SECTOR, "sector", N_("Sector"), \
	  N_("In which sector do the partners work together?")) \
	X(AIMS, "aims", N_("Aims"), \
	  N_("What is the project called, what does it aim at, and how long does it take?")) \
	X(PARTNERS, "partners", N_("Partners"), \
	  N_("Which organisations take part? The applicant is one of them.")) \
	X(STATEMENTS, "statements", N_("Statements"), \
	  N_("What the application has to say in words. A draft of a few lines is enough here.")) \
	X(REVIEW, "review", N_("Review"), \
	  N_("Every condition in words, and the verdict."))

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
