/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ncurses front end.  Files, clock and options reach it through this struct, so
 * that it needs nothing of store/ and tests need no stubs. */
#ifndef KONSORT_TUI_TUI_H
#define KONSORT_TUI_TUI_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"
#include "core/call.h"
#include "core/draft.h"
#include "core/evaluate.h"
#include "report/names.h"

enum save_result {
	SAVE_DONE,         /* saved; warnings may have been added */
	SAVE_EXISTS,       /* another file is there: ask, then save with REPLACE */
	SAVE_CHANGED,      /* somebody changed the file since it was read: the same */
	SAVE_FAILED,       /* errors were added */
};

struct tui_host {
	const struct catalogue *catalogue;
	struct day today;
	struct draft *draft;           /* taken over by tui_run() */
	const char *path;              /* the draft's file, "" for a new one */
	bool exists;                   /* the file is there: saving again needs no name */
	bool altered;                  /* but the draft is not what it holds: there is something to save */
	const char *step;              /* id of the step to begin at, "" for the one to go on at */
	bool colour;
	const struct diags *warnings;  /* told on the first screen; NULL: none */

	void *context;                 /* given to the functions below */
	/* Writes DRAFT to PATH.  REPLACE: the user said yes to replacing what is there. */
	enum save_result (*save)(void *context, const struct draft *draft, const char *path,
	                         bool replace, struct diags *ds);
	/* True if the file at PATH has comments, which a save over it cannot keep; NULL: never. */
	bool (*loses_comments)(void *context, const char *path);
	/* The other drafts beside the draft's file PATH ("": in the current directory), read anew;
	 * lent until the next call.  Files that are no drafts are warned of in DS, once each as
	 * long as the wizard runs.  NULL: there are none to be had. */
	const struct neighbour *(*neighbours)(void *context, const char *path, size_t *n,
	                                      struct diags *ds);
	/* All calls, those of the data directory included, which cost time to read: asked for
	 * when the calls are to be listed.  Never NULL what is returned; NULL: CATALOGUE is all. */
	const struct catalogue *(*all_calls)(void *context, struct diags *ds);
	/* Keeps the language CODE for the next start.  False, with errors, if that failed: the
	 * wizard goes on in it and says so.  NULL: it is not kept. */
	bool (*remember_language)(void *context, const char *code, struct diags *ds);
};

struct tui_result {
	int signal;                    /* the signal that ended the wizard, 0: none */
	struct str path;               /* where the draft was saved last, "" if it was not */
	struct str step;               /* id of the step where it was left */
	bool unsaved;                  /* there were changes that are not saved */
};

/* Runs the wizard on the terminal.  False, with errors, if there is no terminal it can
 * use.  RESULT is filled anew; free its strings. */
bool tui_run(const struct tui_host *host, struct tui_result *result, struct diags *ds);

#endif
