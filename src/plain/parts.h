/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside plain/: what its files share.  Questions are asked by functions that return what
 * was heard; whatever leads elsewhere is only noted, and the loop in plain.c follows it, so
 * that no input makes questions nest. */
#ifndef KONSORT_PLAIN_PARTS_H
#define KONSORT_PLAIN_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "plain/plain.h"
#include "report/finding_text.h"
#include "wizard/session.h"

/* What a line was. */
enum heard {
	HEARD_ANSWER,      /* an answer, in the line */
	HEARD_KEEP,        /* nothing: what stands there is kept */
	HEARD_CLEAR,       /* -: empty it; of fields only */
	HEARD_AGAIN,       /* something was told: ask again, in short */
	HEARD_REPEAT,      /* .: ask again, with all that belongs to it */
	HEARD_BACK,        /* < */
	HEARD_ON,          /* > */
	HEARD_AWAY,        /* an order is noted, or the input has ended: leave the question */
};

/* What the loop is to do before it asks on. */
enum order {
	ORDER_NONE, ORDER_PROBLEMS, ORDER_NEXT, ORDER_PREVIOUS, ORDER_STEPS, ORDER_SAVE, ORDER_QUIT, ORDER_UNDO, ORDER_REDO,
	ORDER_MAP, ORDER_FITS, ORDER_LANGUAGE, ORDER_DRAFTS,
};

/* What `?` tells on a question. */
struct question {
	const struct field_ref *ref;   /* NULL: no field */
	const char *help;              /* English, for _(); where there is no field */
};

/* What was written to the recovery file last, as far as that can be told apart. */
struct kept {
	uint64_t revision;         /* of the draft */
	enum step step;
	struct spot spot;
	size_t typed;              /* bytes of what is typed */
};

/* The state of a condition as it was told last. */
struct told_state {
	const char *id;            /* borrowed from the call */
	enum state state;
};

enum { FIELD_MENU = -1, LISTED_MOST = 20, TEXT_MOST = 60000 };   /* a draft's texts end at 64 KiB */

struct plain {
	const struct host *host;
	const struct plain_io *io;
	struct session *session;
	struct str path;           /* the draft's file, "" for none */
	bool exists, saved;        /* the file is there; it was saved here */
	bool comments_told, all_calls, unkept_told;
	bool arrived;              /* plain_arrive() was called for this draft */
	struct holder holder;      /* who has its file; the session is read only while that is not us */
	bool read_only_told;       /* what to do about that, in full */
	bool edit_refused, save_refused;   /* and nobody was there to be asked */
	bool has_kept;             /* there is a recovery file of this draft, */
	struct kept kept;          /* of this */
	bool keep_failed;          /* the last time */
	bool given_up;             /* what is not saved was thrown away by word */
	const struct str *half;    /* the lines of a text that is being typed; NULL */
	bool over;                 /* left, or the input has ended */
	bool cut_off;              /* the input has ended */
	bool at_start;             /* what to begin with is still to be asked */
	bool brief;                /* the question was asked just now: without its list */
	unsigned listed;           /* sources of options that were read out already, a bit each */
	enum step step;            /* whose heading was told last, STEP_END: none */
	int at;                    /* the question of the step; of a partner, FIELD_MENU: all its fields */
	bool adding;               /* the partner is a new one: the few first questions, one by one */
	enum order order;
	struct problem problem;    /* the one led to last */
	struct str line;           /* the answer heard last */
	struct str raw;            /* the same as it was typed, tabs included */
	const struct lot *told_lot;
	struct told_state *told;   /* owned */
	size_t n_told;
};

/* --- say.c --- */

/* A paragraph, wrapped; lines of TEXT stay lines.  "" is an empty line. */
void plain_say(struct plain *p, const char *text);
/* A paragraph behind "12. " or the like, under which further lines are indented. */
void plain_item(struct plain *p, const char *mark, const char *text);
/* The same, numbered from 1. */
void plain_numbered(struct plain *p, size_t number, const char *text);
/* str_fill() of the translated TEXT, said. */
#define plain_say_filled(p, text, ...) \
	plain_say_list((p), (text), (const char *const[]){ __VA_ARGS__, NULL })
void plain_say_list(struct plain *p, const char *text, const char *const *args);
void plain_say_diags(struct plain *p, const struct diags *ds);
/* Adds the draft's TEXT cleaned, on one line and cut to CELLS; 0: whole. */
void plain_add_shown(struct str *out, const char *text, int cells);
/* Adds the value of a field as it is shown. */
void plain_add_value(struct plain *p, struct str *out, const struct field_ref *ref, int cells);

/* --- hear.c --- */

/* Reads a line; an answer is in P->line, without blanks at its ends. */
enum heard plain_hear(struct plain *p, const struct question *q);
/* The next line into P->line as it is; false at the end of the input. */
bool plain_hear_line(struct plain *p);
/* The next line of a text: HEARD_ANSWER, in P->line as it is; HEARD_KEEP: the full stop that
 * ends it; HEARD_AGAIN: help was given; else a command, which ends it too, or the end of the input. */
enum heard plain_hear_in_text(struct plain *p, const struct question *q);
/* All commands, a line each. */
void plain_say_commands(struct plain *p);
/* A whole number alone in TEXT, from 1; 0: it is none. */
size_t plain_number(const char *text);
/* Asks TEXT, in the current language, until yes or no is heard; Q may be NULL.  HEARD_ANSWER:
 * *YES says which (at first what an empty line means), else what else was heard. */
enum heard plain_ask_yes(struct plain *p, const struct question *q, const char *text, bool *yes);

/* Asks for one of the N answers, in the current language: its number from 1, which is the first one for an
 * empty line; 0: something else was heard. */
int plain_ask_number(struct plain *p, const struct question *q, const char *const *answers, int n);

/* --- field.c, choose.c --- */

/* Asks a field as question NUMBER; HEARD_KEEP once it is answered. */
enum heard plain_ask_field(struct plain *p, size_t number, const struct field_ref *ref);
void plain_say_question(struct plain *p, size_t number, const struct field_ref *ref);
/* Adds what the sources say of each Lot, for the help of that question. */
void plain_add_lots(struct plain *p, struct str *out);
enum heard plain_ask_one(struct plain *p, size_t number, const struct field_ref *ref);
enum heard plain_ask_some(struct plain *p, size_t number, const struct field_ref *ref);
/* Empties a field of options; false, told, if it cannot be empty. */
bool plain_clear(struct plain *p, const struct field_ref *ref);
/* Changes call and Lot, asking first where something no longer fits. */
enum heard plain_change(struct plain *p, const char *call, const char *lot);

/* --- step.c --- */

/* Asks what is to be asked now. */
void plain_ask(struct plain *p);
/* Goes to STEP, as far as call and Lot allow; to its first question or, BACKWARDS, its last. */
void plain_go(struct plain *p, enum step step, bool backwards);
/* After the session went somewhere: to the question that it is about. */
void plain_follow(struct plain *p);
/* Follows what was heard at the end of a question: on, back or away. */
void plain_go_on(struct plain *p);
void plain_go_back(struct plain *p);
void plain_ask_steps(struct plain *p);
/* Reads the other drafts anew, if a rule asks for them. */
void plain_look_around(struct plain *p);

/* --- partners.c, partner.c, rows.c --- */

void plain_ask_partners(struct plain *p);
/* "Skole A, Denmark, VET provider, Applicant". */
void plain_add_partner_line(struct plain *p, struct str *out, size_t at);
/* Begins to ask for a new partner, called NAME. */
void plain_begin_partner(struct plain *p, const char *name);
/* Which key of a new partner is asked for now, -1: none. */
int plain_key_of_new(const struct plain *p);
void plain_ask_partner(struct plain *p);
void plain_close_partner(struct plain *p);
/* Rows of a spreadsheet, of which the first is in P->raw; ALONE: behind a +, and the only one. */
enum heard plain_ask_rows(struct plain *p, bool alone);
/* True, told, if no partner more can be taken. */
bool plain_is_full(struct plain *p);

/* --- judge.c --- */

struct report plain_report(struct plain *p);
/* Tells which conditions changed their state since they were noted last, and notes them. */
void plain_say_changes(struct plain *p);
void plain_note_states(struct plain *p);
/* What is not met at STEP, and how many conditions are met. */
void plain_say_step_end(struct plain *p, enum step step);
/* Adds "Programme Countries 3/8: 5 more ...". */
void plain_add_finding(struct plain *p, struct str *out, const struct finding *f);
/* The same behind its mark: "! Programme ...", where NUMBER is 0, else "3. ! ...". */
void plain_say_finding(struct plain *p, size_t number, const struct finding *f);
/* "9 of 14 conditions are met." */
void plain_say_count(struct plain *p);
void plain_ask_problems(struct plain *p);
void plain_ask_review(struct plain *p);
void plain_say_map(struct plain *p);
void plain_say_fits(struct plain *p);

/* --- held.c: one session a draft --- */

/* Takes the lock of the present draft's file, and asks what is to be done where somebody else has
 * it, or where there is work to be recovered. */
void plain_arrive(struct plain *p);
/* Takes the lock again, quietly: the draft was saved, or opened anew. */
void plain_hold(struct plain *p);
/* Notices if somebody has taken over the draft. */
void plain_look_at_lock(struct plain *p);
/* Asks once more what is to be done with a draft that somebody else has; true if it may be
 * changed now. */
bool plain_ask_held(struct plain *p);
/* Says that an edit was refused, if one was since this was called last. */
void plain_tell_refusal(struct plain *p);
/* Reads the draft's file anew and goes on at the same step; false, told, if that fails. */
bool plain_reload(struct plain *p);

/* --- keep.c: the recovery file --- */

/* Writes down what is not saved, and where one is; takes the file away where all is saved. */
void plain_keep(struct plain *p);
/* The same, unless the next line is there already: before one is waited for. */
void plain_keep_if_due(struct plain *p);
/* The file is gone, or goes: what it holds is saved or was given up. */
void plain_forget(struct plain *p);
/* The field that is asked for now; its key is below 0: none. */
struct spot plain_spot(const struct plain *p);

/* --- recover.c --- */

/* Asks for each piece of work of the draft's file what is to be done with it. */
void plain_offer_recoveries(struct plain *p);
/* The same for the piece at AT of all drafts, which was chosen from the list. */
void plain_ask_piece(struct plain *p, size_t at);
/* How many pieces there are for the list of drafts, and one of them behind NUMBER. */
size_t plain_count_pieces(struct plain *p);
void plain_list_piece(struct plain *p, size_t number, size_t at);
/* Says in what the draft NOW differs from OLD. */
void plain_say_differences(struct plain *p, const struct draft *old, const struct draft *now);

/* --- problem.c --- */

/* Goes to the next problem (1) or the one before (-1), and says which it is. */
void plain_go_to_problem(struct plain *p, int direction);

/* --- save.c, open.c --- */

/* Saves to PATH, or if that is "" to the draft's file, asking for what must be asked; true
 * once it is saved. */
bool plain_save(struct plain *p, const char *path);
/* Leaves, asking if anything is not saved. */
void plain_quit(struct plain *p);
/* True if the draft may be left: it is saved, or need not be. */
bool plain_may_leave(struct plain *p, const char *save, const char *leave);
/* What to work on: a new draft, one of the last, a file. */
void plain_ask_draft(struct plain *p);
void plain_ask_language(struct plain *p);
/* Opens the draft of the file PATH, asking first if anything is not saved; false, told, if that
 * fails; *GONE, which may be NULL: the present one may be left. */
bool plain_open(struct plain *p, const char *path, bool *gone);
/* The draft has the file PATH from now on, "" for none. */
void plain_set_path(struct plain *p, const char *path, bool exists);
/* Remembers where the present draft is left. */
void plain_leave_present(struct plain *p);
/* True if the present draft may make room for another one. */
bool plain_may_go(struct plain *p);
/* Another draft in place of the present one. */
void plain_start_session(struct plain *p, struct draft *draft, bool altered, const char *step);

#endif
