/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a front end is lent: the draft, the day, files and what the user chose.  Files and
 * clock reach it through this struct alone, so that it needs nothing of store/ and tests
 * need no stubs.  Filled in by cli/. */
#ifndef KONSORT_WIZARD_HOST_H
#define KONSORT_WIZARD_HOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/day.h"
#include "base/diag.h"
#include "base/str.h"
#include "core/call.h"
#include "core/draft.h"
#include "core/evaluate.h"

enum save_result {
	SAVE_DONE,         /* saved; warnings may have been added */
	SAVE_EXISTS,       /* another file is there: ask, then save with REPLACE */
	SAVE_CHANGED,      /* somebody changed the file since it was read: the same */
	SAVE_HELD,         /* the file, another than the present one, is open in another session, or
	                      the present one was taken over: another name is needed; holder() says who */
	SAVE_FAILED,       /* errors were added */
};

/* Where an author was in the dialogue. */
struct standing {
	struct str step;       /* id of the step, "" unknown */
	struct spot spot;      /* the field with the focus; its key is below 0: none */
	struct str statement;  /* what SPOT's statement points to where it is one's own; "" */
	struct str typed;      /* what stands in that field and the draft does not have, "" */
};
#define STANDING_INIT { .step = STR_INIT, .spot = { -1, -1, NULL }, .statement = STR_INIT, \
                        .typed = STR_INIT }
void standing_free(struct standing *s);

/* Who has a draft. */
enum holding {
	HOLDING_OURS,          /* this session; there is no other */
	HOLDING_HELD,          /* another session on this computer */
	HOLDING_ELSEWHERE,     /* one on another computer: nobody here knows whether it still runs */
	HOLDING_REFUSED,       /* nobody, but one may not write here: WHY says why */
	HOLDING_GONE,          /* holder() only: nobody; the lock that was waited for is free */
};
/* Owns its strings, never NULL once filled; not cleaned.  Free with holder_free(). */
struct holder {
	enum holding holding;
	char *user, *host;     /* of the other session, "" unknown */
	int64_t minutes;       /* how long it has had it; below 0: unknown */
	int64_t since;         /* when it took it: tells two sessions of one user apart; 0 unknown */
	char *why;             /* REFUSED: the cause in English, for _(), else "" */
	bool firm;             /* HELD: it cannot be taken over, nor is it known who has it */
	bool stale;            /* OURS: it was left behind by a session that ended badly, */
	bool own;              /* of this user */
	bool in_place;         /* OURS: no file can be made beside the draft, so that a save writes over it
	                          (after a backup) */
	bool changed;          /* OURS: the file was changed since it was read: open it again */
};
#define HOLDER_INIT { .holding = HOLDING_OURS }
void holder_free(struct holder *h);
/* True if both tell of one session of another. */
bool holder_same(const struct holder *a, const struct holder *b);

/* Work that was not saved when a session ended badly.  Owns everything; free with
 * recovery_free(). */
struct recovery {
	char *path;            /* of the draft's file, "" if it never had one */
	char *host;            /* the computer it was written on, "" if it is this one */
	int64_t minutes;       /* how long ago it was written last */
	bool elsewhere;        /* written on another computer: that session may still run */
	bool changed;          /* the file is not what the work began with: changed or gone */
	struct standing standing;
	struct draft *draft;   /* NULL where it was not read, or cannot be: */
	char *trouble;         /* why, in the language of then; "" */
};
#define RECOVERY_INIT { .path = NULL, .standing = STANDING_INIT }
void recovery_free(struct recovery *r);

/* A draft that was read to go on with; strings and draft are the receiver's. */
struct opened {
	struct draft *draft;
	bool altered;          /* the draft is not what the file holds: there is something to save */
	struct str step;       /* id of the step at which it was left, "" for the one to go on at */
};
#define OPENED_INIT { .draft = NULL, .step = STR_INIT }

/* A draft that was opened or saved lately.  Owns its strings, never NULL. */
struct recent {
	char *path;            /* absolute, to be opened again */
	int days;              /* how many days ago the file was changed, by the calendar */
	bool read;             /* the members below say what the file holds now */
	char *acronym, *title, *call, *lot;   /* as in the draft */
	size_t met, rules;     /* findings met, and how many there are; 0 of 0 without a call */
	enum verdict verdict;
	char *trouble;         /* why it cannot be read, or is not, in the language of then; "" if it
	                          was */
};

/* How the screen looks; the words are those of config.yaml. */
enum theme { THEME_NORMAL, THEME_CONTRAST, THEME_MONO, THEME_END };

struct host {
	const struct catalogue *catalogue;
	struct day today;
	struct draft *draft;           /* taken over by the front end */
	const char *path;              /* the draft's file, "" for a new one */
	bool exists;                   /* the file is there: saving again needs no name */
	bool altered;                  /* but the draft is not what it holds: there is something to save */
	const char *step;              /* id of the step to begin at, "" for the one to go on at */
	bool start;                    /* begin at the start page: no draft was named */
	bool colour;
	enum theme theme;              /* as it was chosen */
	bool mouse;                    /* the mouse is listened to, as was chosen */
	bool by_call;                  /* conditions stand in the call's order, not unmet first */
	const struct diags *warnings;  /* told on the first screen; NULL: none */

	void *context;                 /* given to the functions below */
	/* Writes DRAFT to PATH.  REPLACE: the user said yes to replacing what is there. */
	enum save_result (*save)(void *context, const struct draft *draft, const char *path,
	                         bool replace, struct diags *ds);
	/* True if the file at PATH has comments, which a save over it cannot keep; NULL: never. */
	bool (*loses_comments)(void *context, const char *path);
	/* Reads the draft at PATH to go on with it: a later save to PATH is one over what was
	 * read.  False, with errors, and nothing is changed.  NULL: nothing can be opened. */
	bool (*open)(void *context, const char *path, struct opened *opened, struct diags *ds);
	/* Reads the draft at PATH as it is now into *DRAFT, the caller's, and changes nothing else: to
	 * tell what somebody else changed.  False with errors.  NULL: unknown. */
	bool (*peek)(void *context, const char *path, struct draft **draft, struct diags *ds);

	/* Locks the file of the present draft (OVER: whoever has it), to be called once a draft
	 * was opened, begun with, recovered or saved; a draft without a file has nobody else.
	 * Until this said OURS the draft is only read.  The lock is given back when another draft is
	 * begun or opened, and at the end.  WHO is filled anew; free it.  NULL, as the next ones: there
	 * is nobody else, and nothing is kept. */
	enum holding (*hold)(void *context, bool over, struct holder *who);
	/* Who has the present draft's file now; takes nothing.  A few system calls. */
	enum holding (*holder)(void *context, struct holder *who);

	/* Writes DRAFT, which has changes that are not saved, and where its author stands to the
	 * recovery file.  False, with errors: what was kept before is still there. */
	bool (*keep)(void *context, const struct draft *draft, const struct standing *standing,
	             struct diags *ds);
	/* There is nothing unsaved any more, or it was given up: the recovery file goes.  A save does
	 * that itself. */
	void (*forget)(void *context);
	/* What was kept stays to be recovered at another time, and the next keep() begins another
	 * file: when the draft is replaced by somebody else's. */
	void (*set_aside)(void *context);
	/* How many pieces of work there are to be recovered (looked for anew): of the draft of the file
	 * PATH, or of all drafts where PATH is "".  And the one at index AT, of which READ the draft too;
	 * the one written last is at 0.  False if there is none at AT. */
	size_t (*recoveries)(void *context, const char *path);
	bool (*recovery)(void *context, size_t at, bool read, struct recovery *out);
	/* Goes on with the one at AT: the present draft's file is its path from now on, a save there is
	 * one over what the work began with, and its recovery file is ours.  False with errors. */
	bool (*recover)(void *context, size_t at, struct diags *ds);
	/* Throws it away.  False with errors. */
	bool (*discard)(void *context, size_t at, struct diags *ds);
	/* In a handler of a signal, the program being broken: gives the lock back by system calls
	 * alone. */
	void (*crashed)(void *context);

	/* Forgets the file the present draft is of: another one begins. */
	void (*begin)(void *context);
	/* The draft of the file PATH is left at STEP (an id), another one takes its place. */
	void (*leave)(void *context, const char *path, const char *step);
	/* The drafts opened or saved lately, the last first: how many there are (counted anew),
	 * and the one at index AT, of which the file is read (READ) or only the name is given.
	 * False if there is none at AT.  NULL: none are known. */
	size_t (*recents)(void *context);
	bool (*recent)(void *context, size_t at, bool read, struct recent *out);
	/* What is in the directory PATH ("": the current one), by name and into NAMES, which owns
	 * them: its drafts (*.yaml, *.yml) and behind these its directories, with a '/' at the end;
	 * nothing hidden.  False, with errors, where it cannot be listed.  NULL: unknown. */
	bool (*drafts_in)(void *context, const char *path, struct id_list *names, struct diags *ds);
	/* The other drafts beside the draft's file PATH ("": in the current directory), read anew;
	 * lent until the next call.  Files that are no drafts are warned of in DS, once each as
	 * long as the wizard runs; DS NULL: later.  NULL: there are none to be had. */
	const struct neighbour *(*neighbours)(void *context, const char *path, size_t *n,
	                                      struct diags *ds);
	/* All calls, those of the data directory included, which cost time to read: asked for
	 * when the calls are to be listed.  Never NULL what is returned; NULL: CATALOGUE is all. */
	const struct catalogue *(*all_calls)(void *context, struct diags *ds);
	/* Keeps VALUE for KEY of config.yaml for the next start: "language" a code, "theme" calm,
	 * contrast or none, "mouse" on or off, "conditions" unmet-first or call.  False,
	 * with errors, if that failed: the front end goes on with it and says so.  NULL: nothing is
	 * kept. */
	bool (*remember)(void *context, const char *key, const char *value, struct diags *ds);
};

struct host_result {
	int signal;                    /* the signal that ended the wizard, 0: none */
	struct str path;               /* where the draft was saved last, "" if it was not */
	struct str step;               /* id of the step where it was left */
	bool unsaved;                  /* there were changes that are not saved */
	bool cut_off;                  /* the input ended before konsort was left */
	bool kept;                     /* what is not saved is in the recovery file */
	bool refused;                  /* an edit was refused or a save failed, and nobody was there to
	                                  be asked */
};

/* A new draft of the same call and Lot with copies of D's partners, of whom none has agreed yet;
 * nothing else of D: for another project of the same people. */
struct draft *draft_reuse(const struct draft *d);

void recent_free(struct recent *r);
/* Adds how long ago DAYS are, in words: "yesterday", "3 days ago". */
void recent_age(struct str *out, int days);
#define RECENT_INIT { .days = 0 }

#endif
