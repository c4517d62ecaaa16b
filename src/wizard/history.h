/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was changed in a draft, so that it can be undone and made again.  A change is a
 * list of edits, each with what it needs to go either way; kept by the session.  Takes memory
 * in proportion to what was changed, and not to the draft.  All edits of the draft go through
 * here; if something else edits it, everything is forgotten: nothing wrong can be put back. */
#ifndef KONSORT_WIZARD_HISTORY_H
#define KONSORT_WIZARD_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/draft.h"
#include "wizard/step.h"

/* Beyond these the oldest changes are forgotten; the last one stays in any case. */
enum { HISTORY_CHANGES = 1000, HISTORY_BYTES = 4 * 1024 * 1024 };

enum change_kind {
	CHANGE_FIELD,          /* one field, of the draft or of a partner */
	CHANGE_PLACE,          /* call and Lot */
	CHANGE_ADD,            /* a partner */
	CHANGE_REMOVE, CHANGE_MOVE, CHANGE_DUPLICATE,
	CHANGE_BULK,           /* a field of several partners */
	CHANGE_PASTE,          /* several partners */
};

enum delta_kind {
	DELTA_TEXT, DELTA_NUMBER, DELTA_IDS, DELTA_STATEMENT,
	DELTA_ADDED, DELTA_REMOVED, DELTA_MOVED,
};

/* One edit.  Values are those before and after it. */
struct delta {
	enum delta_kind kind;
	int partner;           /* index, -1: of the draft itself; of the last three kinds, who */
	int key;               /* of the first four kinds */
	size_t at[2];          /* MOVED: the indexes; STATEMENT: where it stands in the list */
	char *statement;       /* the key of a STATEMENT, else NULL */
	union {
		char *text[2];           /* lean (xmem.h); of a STATEMENT NULL where there is none */
		int64_t number[2];
		struct id_list *ids;     /* two of them */
		struct partner *out;     /* while it is not in the draft, else NULL */
	} was;
};

struct change {
	enum change_kind kind;
	bool in_form;          /* made while the partner's form was open */
	char *name;            /* lean: what the first partner it is about was called then */
	size_t of;             /* DUPLICATE: the index of the one that NAME is of */
	struct delta *deltas;
	size_t n, room;
	bool adds;             /* one of them is an ADDED */
};

struct history {
	struct change *list;   /* the oldest first */
	size_t n, room;
	size_t made;           /* how many of them are made now; the others are undone */
	size_t saved;          /* how many were when the draft was saved; HISTORY_NEVER: it is not
	                          saved, or what was saved cannot come back */
	size_t bytes;          /* what the deltas take */
	uint64_t revision;     /* the draft's, after the last edit */
	bool grouped, begun;   /* between history_begin() and history_end(); a change was begun */
	enum change_kind group;
	bool joins;            /* another edit of the same kind of the same spot joins the last change */
	bool pending;          /* the partner at PENDING_AT is empty and only kept with an edit */
	size_t pending_at;
	size_t watched;        /* the first delta of the last change that is being watched */
};
#define HISTORY_NEVER ((size_t)-1)

/* Forgets everything: the draft as it is is where all begins, and saved. */
void history_start(struct history *h, const struct draft *d);
void history_free(struct history *h);

/* Nothing joins the last change any more. */
void history_pause(struct history *h);
/* Edits from here to history_end() are one change; no change if there are none. */
void history_begin(struct history *h, enum change_kind kind);

/* Edits of D.  FORM: the partner whose form is open, -1.  True if something changed.
 * Texts and numbers join what was set before at the same spot where JOIN. */
struct editing {
	struct history *h;
	struct draft *d;
	int form;
	bool join;
};
void history_end(const struct editing *e);
bool history_set_text(const struct editing *e, struct spot spot, const char *text);
bool history_set_number(const struct editing *e, struct spot spot, int64_t number);
bool history_set_id(const struct editing *e, struct spot spot, const char *id, bool in);
void history_remove(const struct editing *e, size_t at);
void history_move(const struct editing *e, size_t from, size_t to);
/* Takes out the empty partner at AT: undoes that it was added, if that is the last change or
 * no change yet. */
void history_take_out(const struct editing *e, size_t at);

/* For edits of the draft by others: READY before each.  Then in a group WATCH each spot before
 * the edit, and SEEN once after it. */
void history_ready(const struct editing *e);
void history_watch(const struct editing *e, struct spot spot);
void history_seen(const struct editing *e);
/* A partner was put in at AT, to which NAME (as it was then) is to be said. */
void history_added(const struct editing *e, size_t at, enum change_kind kind, const char *name);
/* The same, empty and not to be kept: a change as soon as there is another edit. */
void history_expect(const struct editing *e, size_t at);

/* Undoes the last change, or makes the one after it again; false if there is none. */
bool history_step(struct history *h, struct draft *d, bool again);
/* The draft is as it was saved; it was saved as it is; it is nowhere saved. */
bool history_is_saved(const struct history *h, const struct draft *d);
void history_set_saved(struct history *h, const struct draft *d);
void history_set_unsaved(struct history *h);

#endif
