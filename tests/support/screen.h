/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wizard on a screen in memory: curses draws on /dev/null, keys are given by
 * name, and what stands on the screen is read back as text.  One at a time. */
#ifndef KONSORT_TESTS_SCREEN_H
#define KONSORT_TESTS_SCREEN_H

#include <stdbool.h>

#include "base/lang.h"
#include "base/str.h"
#include "core/evaluate.h"
#include "support/shelf.h"
#include "tui/app.h"

/* What the wizard asked to be saved, and what it is to be told. */
struct screen_disk {
	enum save_result answer;     /* to the next save without REPLACE */
	int saves;
	bool replaced;
	bool comments;               /* the file there has comments */
	char *path;
	/* The other drafts; what reading them warns of, "" for nothing; how often they were
	 * read and all calls asked for. */
	struct neighbour others[2];
	size_t n_others;
	const char *unreadable;
	int looks, lists;
	/* The language that was remembered last, "" for none; a refusal to remember any. */
	char language[LANG_CODE_SIZE];
	/* What else was remembered last, "theme: mono". */
	char kept[40];
	bool forgetful;
	struct shelf shelf;          /* what else there is to open */
	const struct catalogue *all; /* all calls, NULL: those of the screen */
};

enum { SCREEN_CALLS = 16 };
struct screen {
	struct app *app;
	const struct call *calls[SCREEN_CALLS];
	struct catalogue catalogue;
	struct screen_disk disk;
	struct host host;
	SCREEN *curses;
	FILE *in, *out;
};

/* Opens a screen of COLS x ROWS with a draft of CALL and LOT in the notation of
 * make_draft.h; CALL "" is an empty draft.  The calls are the shipped ssa-2015 and ssa-2020;
 * for a draft of one of sample_call.h's toys, those as well. */
void screen_open(struct screen *s, int cols, int rows, const char *call, const char *lot,
                 const char *draft);
/* The same, on the start page: with so many drafts of the shelf. */
void screen_start(struct screen *s, int cols, int rows, size_t drafts);
void screen_close(struct screen *s);
/* What the loop does behind a draw that shows another draft; screen_keys() does so too. */
void screen_arrive(struct screen *s);
void screen_resize(struct screen *s, int cols, int rows);
/* Keys between blanks: Up Down ... Enter Esc Tab Space ^X by name, 'text' typed letter by
 * letter, "text" pasted, one character itself; then draws.  No blanks in quotes: "_"
 * stands for one. */
void screen_keys(struct screen *s, const char *keys);
/* Adds the screen as text, a line each, without trailing blanks. */
void screen_text(const struct screen *s, struct str *out);
/* The same for a part of it: ROWS from Y on, COLS from X on. */
void screen_part(int y, int x, int rows, int cols, struct str *out);
/* Adds the line of what has the focus, as far as its pop-up or part of the screen goes,
 * and the cursor's place in it. */
void screen_focus(const struct screen *s, struct str *out);
/* True if TEXT stands on one line of the screen. */
bool screen_has(const struct screen *s, const char *text);
/* Fails the test, showing the screen, unless TEXT stands there; or unless it does not. */
void screen_shows(const struct screen *s, const char *text);
void screen_lacks(const struct screen *s, const char *text);
/* Fails the test unless all borders are straight. */
void screen_is_straight(const struct screen *s);

#endif
