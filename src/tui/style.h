/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How texts look: three roles of emphasis and three states, in one of a few themes.  Views
 * say what a text is for; how that looks is decided here alone. */
#ifndef KONSORT_TUI_STYLE_H
#define KONSORT_TUI_STYLE_H

#include <stdbool.h>

#include <curses.h>

#include "wizard/host.h"

enum look {
	LOOK_PLAIN,
	LOOK_STRONG,       /* titles, keys */
	LOOK_QUIET,        /* explanations */
	LOOK_FOCUS,        /* where the cursor is */
	LOOK_GOOD, LOOK_BAD, LOOK_DOUBT,   /* states, always beside a mark */
	LOOK_END
};

struct style {
	bool ascii;        /* no lines beyond ASCII; text follows base/charset.h */
	bool has_colour;   /* the terminal has colours, and they are wanted */
	bool colour;       /* the theme uses them */
	enum theme theme;
};

/* Begins with THEME on the present curses screen.  COLOUR false: whatever the theme, there
 * are no colours, and bold and reverse alone make the difference. */
void style_start(struct style *style, bool ascii, bool colour, enum theme theme);
/* Another theme; everything has to be drawn anew. */
void style_set_theme(struct style *style, enum theme theme);

struct appearance {
	attr_t attributes;
	short pair;
};
struct appearance style_look(const struct style *style, enum look look);

#endif
