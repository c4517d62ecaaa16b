/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How each look looks, theme by theme.  A state never hangs on colour alone: marks and words
 * stand beside it, and what stands out does so by bold or reverse as well. */
#include "tui/style.h"

enum { BRIGHT = 8 };   /* what makes one of the first eight colours bright */

/* Colours by the eight names that every terminal has; -1 is the terminal's own.  BRIGHT
 * is added where there are sixteen. */
struct looks {
	attr_t attributes;
	short colour;          /* of the letters, -1: as everything */
};

static const struct looks looks[THEME_END][LOOK_END] = {
	/* calm: the terminal's own colours, and only what decides the verdict has one */
	[THEME_NORMAL] = {
		[LOOK_PLAIN] = { A_NORMAL, -1 },
		[LOOK_STRONG] = { A_BOLD, -1 },
		[LOOK_QUIET] = { A_NORMAL, -1 },
		[LOOK_FOCUS] = { A_REVERSE, -1 },
		[LOOK_GOOD] = { A_NORMAL, COLOR_GREEN },
		[LOOK_BAD] = { A_BOLD, COLOR_RED },
		[LOOK_DOUBT] = { A_NORMAL, COLOR_YELLOW },
	},
	/* white on black whatever the terminal has, and letters of full brightness */
	[THEME_CONTRAST] = {
		[LOOK_PLAIN] = { A_NORMAL, -1 },
		[LOOK_STRONG] = { A_BOLD | A_UNDERLINE, -1 },
		[LOOK_QUIET] = { A_NORMAL, -1 },
		[LOOK_FOCUS] = { A_BOLD | A_REVERSE, -1 },
		[LOOK_GOOD] = { A_NORMAL, COLOR_GREEN },
		[LOOK_BAD] = { A_BOLD | A_REVERSE, COLOR_YELLOW },
		[LOOK_DOUBT] = { A_BOLD, COLOR_CYAN },
	},
	/* no colours at all */
	[THEME_MONO] = {
		[LOOK_PLAIN] = { A_NORMAL, -1 },
		[LOOK_STRONG] = { A_BOLD, -1 },
		[LOOK_QUIET] = { A_NORMAL, -1 },
		[LOOK_FOCUS] = { A_REVERSE, -1 },
		[LOOK_GOOD] = { A_NORMAL, -1 },
		[LOOK_BAD] = { A_BOLD, -1 },
		[LOOK_DOUBT] = { A_NORMAL, -1 },
	},
};

static short bright(short colour)
{
	return colour >= 0 && COLORS > BRIGHT + colour ? (short)(colour + BRIGHT) : colour;
}

void style_set_theme(struct style *style, enum theme theme)
{
	bool contrast = theme == THEME_CONTRAST;
	style->theme = theme;
	style->colour = style->has_colour && theme != THEME_MONO;
	if (!style->has_colour)
		return;
	int ground = contrast ? assume_default_colors(bright(COLOR_WHITE), COLOR_BLACK) :
		use_default_colors();
	if (ground == ERR)   /* a terminal that cannot keep its own: calm is worth more than colours */
		style->has_colour = style->colour = false;
}

void style_start(struct style *style, bool ascii, bool colour, enum theme theme)
{
	*style = (struct style){ .ascii = ascii };
	style->has_colour = colour && has_colors() && start_color() != ERR;
	style_set_theme(style, theme);
}

struct appearance style_look(const struct style *style, enum look look)
{
	const struct looks *l = &looks[style->theme][look];
	struct appearance a = { l->attributes, 0 };
	if (!style->colour || l->colour < 0)
		return a;
	bool contrast = style->theme == THEME_CONTRAST;
	/* made when it is first seen: a screen without such a state need not pay for it */
	int pair = contrast ? alloc_pair(bright(l->colour), COLOR_BLACK) : alloc_pair(l->colour, -1);
	a.pair = pair > 0 ? (short)pair : 0;
	return a;
}
