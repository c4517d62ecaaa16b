/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session: a draft being edited, where its author is in the dialogue, and what the
 * evaluator says of it.  All edits go through here.  Knows no terminal. */
#ifndef KONSORT_WIZARD_SESSION_H
#define KONSORT_WIZARD_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/call.h"
#include "core/draft.h"
#include "core/evaluate.h"
#include "wizard/field.h"
#include "wizard/options.h"
#include "wizard/step.h"

/* What a Lot was given before another one was chosen, to be put back if one comes back. */
struct memory;

struct session {
	const struct catalogue *catalogue;   /* borrowed */
	struct draft *draft;
	const struct call *call;             /* NULL until one is chosen */
	const struct lot *lot;               /* NULL until one is chosen */
	enum step step;
	int partner;                         /* whose form is open, -1: none */
	struct spot focus;                   /* the field to be on, as asked by session_go() */
	bool has_focus;
	struct evaluation evaluation;        /* see session_judge() */
	uint64_t judged, saved;              /* revisions */
	bool is_judged;
	const struct neighbour *neighbours;  /* other drafts, borrowed; NULL: not looked at */
	size_t n_neighbours;
	struct memory *memories;             /* one for each call and Lot that was left */
	size_t n_memories, memory_room;
};

/* A session on DRAFT, which it owns from now on. */
struct session *session_new(const struct catalogue *catalogue, struct draft *draft);
void session_free(struct session **s);

/* What the evaluator says of the draft as it is now; NULL until a call is chosen.
 * Valid until the next edit. */
const struct evaluation *session_judge(struct session *s);
/* True if anything was edited since the session began or was last saved. */
bool session_changed(const struct session *s);
void session_set_saved(struct session *s);
/* The draft as it is to be saved, the caller's to free: without a partner whose form is
 * open and still empty, as closing the form takes that out again. */
struct draft *session_to_save(const struct session *s);
/* For options_fill() and field_value(). */
struct options_about session_about(const struct session *s);

/* The other drafts to judge with from now on, borrowed until the next call of this; of any
 * call, those of other calls are passed over.  LIST NULL: not looked at. */
void session_set_neighbours(struct session *s, const struct neighbour *list, size_t n);
/* What the draft has chosen that the call and Lot of these ids would not take: a mask of
 * enum misfit; 0 while a Lot of that call is still to be chosen. */
unsigned session_misfits(const struct session *s, const char *call, const char *lot);

/* Edits.  True if something changed.  Nothing is dropped by choosing another call or Lot
 * but the Lot of another call, whose number means something else there; it is remembered, and
 * so are sector, duration and lists as the Lot left them.  Coming back to a call and Lot
 * puts back of these what the draft now has that does not fit.  RESTORED, which may be
 * NULL, receives a mask of enum misfit of what was put back. */
bool session_set_call(struct session *s, const char *id, unsigned *restored);
bool session_set_lot(struct session *s, const char *id, unsigned *restored);
bool session_set_text(struct session *s, const struct field_ref *ref, const char *text);
bool session_set_number(struct session *s, const struct field_ref *ref, int64_t number);
/* Adds or removes one entry of a FIELD_SOME. */
bool session_set_option(struct session *s, const struct field_ref *ref,
                        const struct option *option, bool in);
/* Sets a FIELD_ONE. */
bool session_choose(struct session *s, const struct field_ref *ref, const struct option *option);
/* Adds a partner behind the last and opens its form; its index.  The very first is
 * the applicant, all others full partners, until told otherwise. */
size_t session_add_partner(struct session *s);
void session_remove_partner(struct session *s, size_t at);
void session_move_partner(struct session *s, size_t from, size_t to);
/* Closes the form; a partner left completely empty is taken out again.  True if it
 * was. */
bool session_close_partner(struct session *s);

/* Goes to STEP, closing a partner's form. */
void session_set_step(struct session *s, enum step step);
/* The step at which work on the draft goes on: the first with a required condition
 * that is not met, else the review. */
enum step session_open_step(struct session *s);
/* Goes to the step, partner and field that mend a finding; false if nothing in the
 * draft does.  The field is left in FOCUS. */
bool session_go(struct session *s, const struct finding *finding);
/* The spot that session_go() would go to and the step it is on; false if none. */
bool finding_spot(const struct draft *draft, const struct evaluation *e,
                  const struct finding *finding, enum step *step, struct spot *spot);

/* How a step stands. */
struct progress {
	bool needed;
	size_t required, advice;   /* findings mended there that are not met */
	size_t undecided;
};
void session_progress(struct session *s, struct progress progress[STEP_END]);

#endif
