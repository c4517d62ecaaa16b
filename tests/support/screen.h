/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wizard on a screen in memory: curses draws on /dev/null, keys are given by
 * name, and what stands on the screen is read back as text.  One at a time. */
#ifndef KONSORT_TESTS_SCREEN_H
#define KONSORT_TESTS_SCREEN_H

#include <stdbool.h>

#include "base/str.h"
#include "tui/app.h"

/* What the wizard asked to be saved, and what it is to be told. */
struct screen_disk {
	enum save_result answer;     /* to the next save without REPLACE */
	int saves;
	bool replaced;
	bool comments;               /* the file there has comments */
	char *path;
};

struct screen {
	struct app *app;
	struct screen_disk disk;
	struct tui_host host;
	SCREEN *curses;
	FILE *in, *out;
};

/* Opens a screen of COLS x ROWS with a draft of CALL and LOT in the notation of
 * make_draft.h; CALL "" is an empty draft.  The calls are the shipped ones. */
void screen_open(struct screen *s, int cols, int rows, const char *call, const char *lot,
                 const char *draft);
void screen_close(struct screen *s);
void screen_resize(struct screen *s, int cols, int rows);
/* Keys between blanks: Up Down ... Enter Esc Tab Space ^X by name, 'text' typed letter by
 * letter, "text" pasted, one character itself; then draws.  No blanks in quotes: "_"
 * stands for one. */
void screen_keys(struct screen *s, const char *keys);
/* Adds the screen as text, a line each, without trailing blanks. */
void screen_text(const struct screen *s, struct str *out);
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
