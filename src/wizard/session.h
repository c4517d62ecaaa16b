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
#include "wizard/history.h"
#include "wizard/memory.h"
#include "wizard/options.h"
#include "wizard/step.h"

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
	uint64_t judged;                     /* the revision */
	uint64_t judgements;                 /* moves whenever the evaluation was made anew */
	bool is_judged;
	const struct neighbour *neighbours;  /* other drafts, borrowed; NULL: not looked at */
	size_t n_neighbours;
	struct memories memories;            /* of each call and Lot that was left */
	struct history history;              /* what can be undone and made again */
	bool read_only;                      /* no edit is taken, undo and redo neither: somebody else
	                                        has the draft's file, or it may not be written */
	bool refused;                        /* an edit was refused since somebody cleared this */
};

/* True if the draft may be edited; false notes that an edit was REFUSED.  Edits ask it
 * themselves and change nothing then, but for those that return an index, before which it is to be
 * asked. */
bool session_may_edit(struct session *s);

/* A session on DRAFT, which it owns from now on. */
struct session *session_new(const struct catalogue *catalogue, struct draft *draft);
void session_free(struct session **s);

/* What the evaluator says of the draft as it is now; NULL until a call is chosen.
 * Valid until the next edit. */
const struct evaluation *session_judge(struct session *s);
/* True if the draft is another than when the session began or was last saved: what is undone
 * counts no more. */
bool session_changed(const struct session *s);
void session_set_saved(struct session *s);
/* The draft as it is now is nowhere saved. */
void session_set_unsaved(struct session *s);
/* The draft as it is to be saved, the caller's to free: without a partner whose form is
 * open and still empty, as closing the form takes that out again. */
struct draft *session_to_save(const struct session *s);
/* For options_fill() and field_value(). */
struct options_about session_about(const struct session *s);

/* The other drafts to judge with from now on, borrowed until the next call of this; of any
 * call, those of other calls are passed over.  LIST NULL: not looked at. */
void session_set_neighbours(struct session *s, const struct neighbour *list, size_t n);
/* Other calls to choose from: all those of before are among them, at the same addresses. */
void session_set_catalogue(struct session *s, const struct catalogue *catalogue);

/* What the draft has chosen that the call and Lot of these ids would not take: a mask of
 * enum misfit; 0 while a Lot of that call is still to be chosen. */
unsigned session_misfits(const struct session *s, const char *call, const char *lot);
/* Those of them that the Lot of now (or the one left last) takes, and that no memory of the
 * other Lot would replace: what would no longer fit. */
unsigned session_at_stake(const struct session *s, const char *call, const char *lot);
/* Adds "Sector: Blockchain" in the current language, and of a list only those entries that
 * LOT does not take (NULL: all).  Not cleaned. */
void session_say_choice(const struct session *s, enum misfit misfit, const struct lot *lot,
                        struct str *out);
/* The call and Lot chosen now, else those left last; false if there were none. */
bool session_last_place(const struct session *s, const struct call **call, const struct lot **lot);
/* The id of the Lot that choosing CALL brings back, "" where one is to be chosen. */
const char *session_lot_of(const struct session *s, const char *call);

/* Edits.  True if something changed.  Nothing is dropped by choosing another call or Lot
 * but the Lot of another call, whose number means something else there; it is remembered, and
 * so are sector, duration and lists as the Lot left them.  Coming back to a call brings back its
 * Lot; coming back to a Lot puts back what had to make room: what the draft has instead does
 * not fit there, is blank, or was chosen because a Lot in between took nothing else.  RESTORED,
 * which may be NULL, receives a mask of enum misfit of what was put back. */
bool session_set_call(struct session *s, const char *id, unsigned *restored);
bool session_set_lot(struct session *s, const char *id, unsigned *restored);
/* Both at once; LOT "" of a call with Lots: still to be chosen. */
bool session_set_place(struct session *s, const char *call, const char *lot, unsigned *restored);
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

/* Adds a partner behind the last that is like the one at FROM, but for what is one's own: name,
 * id, contact, contribution, grant, that it has agreed, and to be the applicant; its index.  No
 * form is opened. */
size_t session_duplicate_partner(struct session *s, size_t from);

/* --- undo --- */

/* Every edit above can be undone.  Texts and numbers set at the same spot one after the other
 * are one change, until the field is left: session_pause(); so are moves of the same partner.
 * Coming back to what was first is no change.  What lies between begin and end, which may not
 * be nested, is one change of kind WHAT. */
void session_pause(struct session *s);
void session_begin(struct session *s, enum change_kind what);
void session_end(struct session *s);
/* Undoes the last change, or makes the last undone one again (AGAIN), and goes to the step,
 * partner and field where it was; to a row of the table with no form open (partner -1), but
 * FOCUS on that partner.  The change, which session_change_text() tells in words, is in *AT.
 * False if there is none. */
bool session_undo(struct session *s, bool again, size_t *at);
/* How many changes there are, and how many of them are made now: the rest is undone. */
size_t session_changes(const struct session *s, size_t *made);
/* Adds what change AT (from 0, the first one made) did, in the current language, as a
 * phrase: "Country of partner 3 (Skole A): Denmark -> Germany", "partner 3 (Skole A) added".
 * Cleaned.  LABEL is report's partner_label_of().  BRIEF is without values and names. */
typedef void partner_labeller(struct str *out, const char *name, size_t index);
void session_change_text(const struct session *s, size_t at, partner_labeller *label,
                         struct str *out);
void session_change_brief(const struct session *s, size_t at, partner_labeller *label,
                          struct str *out);
/* Undoes or makes again until MADE changes are made, and goes to the last of those. */
void session_go_to_change(struct session *s, size_t made);
/* For undo.c: finds the call and Lot that the draft names now. */
void session_look_up(struct session *s);

/* --- problems --- */

/* A finding to be mended at one place; one on several partners is as many problems. */
struct problem {
	size_t finding;              /* its index in the evaluation */
	enum step step;
	struct spot spot;
};
enum { NO_FINDING = -1 };        /* as a (size_t): no finding */
/* How many there are, and whether the way went over the end. */
struct problem_way {
	size_t n;
	bool round;
};
/* The problem that comes next (DIRECTION 1) or before (-1) in the order of steps, of
 * partners by position (the table of all before them), and of fields as the form has them, seen from
 * FROM: where one is, and the finding that was told of there, or NO_FINDING.  While a
 * required condition is not met, advice is passed over.  False: nothing is left to mend. */
bool session_problem(struct session *s, const struct problem *from, int direction,
                     struct problem *out, struct problem_way *way);
/* How a problem was come to. */
enum problem_manner {
	PROBLEM_PLAINLY, PROBLEM_ONLY, PROBLEM_FROM_START, PROBLEM_FROM_END,
	PROBLEM_UNFINISHED,          /* the dialogue was to end */
};
/* Of a search in DIRECTION from the step FROM. */
enum problem_manner problem_manner(const struct problem_way *way, enum step from, int direction);
/* The sentence that tells so, in the current language; %1 is the one on the finding. */
const char *problem_manner_text(enum problem_manner manner);
/* That nothing is left to mend: English, for _(), at most 78 cells. */
const char *session_nothing_left(struct session *s);
/* Goes there, as session_go() does. */
void session_go_to_problem(struct session *s, const struct problem *problem);
/* True if both are at the same field. */
bool problem_is_at(const struct problem *a, const struct problem *b);

/* Goes to STEP, closing a partner's form. */
void session_set_step(struct session *s, enum step step);
/* The step at which work on the draft goes on: the first with a required condition
 * that is not met, else the review. */
enum step session_open_step(struct session *s);
/* The furthest step that may be gone to: call and Lot decide what is asked later. */
enum step session_furthest(const struct session *s);
/* The step of an id; the one at which work goes on for any other. */
enum step session_step_of(struct session *s, const char *id);
/* Goes to the step, partner and field that mend a finding; false if nothing in the draft
 * does, as where no source states the figure.  The field is left in FOCUS. */
bool session_go(struct session *s, const struct finding *finding);
/* The spot that session_go() would go to and the step it is on; false if there is none, and
 * STEP is then the one that it is about. */
bool finding_spot(const struct draft *draft, const struct evaluation *e,
                  const struct finding *finding, enum step *step, struct spot *spot);

/* How many places a finding is to be mended at, and NTH of them (from 0; the first is that of
 * finding_spot()). */
size_t finding_spots(const struct finding *finding);
bool finding_spot_nth(const struct draft *draft, const struct evaluation *e,
                      const struct finding *finding, size_t nth, enum step *step, struct spot *spot);

/* How a step stands. */
struct progress {
	bool needed;
	size_t required, advice;   /* findings mended there that are not met */
	size_t undecided;          /* findings about it that nothing decides */
};
void session_progress(struct session *s, struct progress progress[STEP_END]);

#endif
