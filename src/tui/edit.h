/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text being edited: by whole characters as people see them (graphemes).  Knows
 * nothing of the draft. */
#ifndef KONSORT_TUI_EDIT_H
#define KONSORT_TUI_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "tui/draw.h"
#include "tui/keys.h"

struct edit {
	struct str text;
	size_t at;               /* the cursor, in bytes, at a grapheme's start */
	size_t left;             /* one line: first byte shown */
	int top;                 /* wrapped: first line shown */
	int goal;                /* going up and down: the cell to keep to, from 1; 0: none */
	/* The last change: BEFORE bytes at AT became NOW bytes. */
	struct { size_t at, before, now; } change;
};

/* What an edit may hold. */
enum edit_kind { EDIT_LINE, EDIT_LONG };

void edit_free(struct edit *e);
/* Puts TEXT in, the cursor behind it. */
void edit_set(struct edit *e, const char *text);
/* Adds TEXT at the cursor, without characters that are unsafe to show: in a long text
 * newlines stay, in a line they become blanks, and those around TEXT are dropped.  True if
 * anything was added; TEXT is added whole or not at all. */
bool edit_insert(struct edit *e, enum edit_kind kind, const char *text);
/* True if TEXT cannot be added because that would be more than a draft's text may have. */
bool edit_is_full(const struct edit *e, enum edit_kind kind, const char *text);

enum edit_result { EDIT_IGNORED, EDIT_MOVED, EDIT_CHANGED, EDIT_AT_EDGE };
/* True for the commands that erase. */
bool edit_erases(enum command command);
/* Moves or erases; EDIT_AT_EDGE: nothing more in that direction. */
enum edit_result edit_command(struct edit *e, enum command command);
/* For a text of one line: adds TEXT for CMD_TEXT and CMD_PASTE (EDIT_IGNORED if it cannot be),
 * else edit_command(). */
enum edit_result edit_line(struct edit *e, enum command command, const char *text);

struct wrapped;
/* In a text that is wrapped: up and down by N lines, keeping to a cell; to the start or the end
 * of its line, and from there of the whole text. */
enum edit_result edit_move_lines(struct edit *e, const struct wrapped *w, int n);
enum edit_result edit_move_in_line(struct edit *e, const struct wrapped *w, bool to_end);

/* One line of CELLS: scrolls so that the cursor can be seen and returns its cell. */
int edit_scroll(struct edit *e, int cells);
/* Draws that line as it was scrolled, with an ellipsis at either end where it goes on. */
void edit_draw(const struct edit *e, const struct canvas *c, int row, int col, int cells,
               enum look look);

/* Wrapped lines of a text. */
struct wrapped_line { size_t from, length; };
struct wrapped { struct wrapped_line *lines; size_t n, room; };
/* Wraps TEXT to CELLS; at least one line, and one for a cursor behind the last newline. */
void wrap_text(struct wrapped *w, const char *text, int cells);
/* The same after TEXT, which W was wrapped from, was changed in one place: BEFORE bytes at AT
 * are NOW bytes. */
void wrap_change(struct wrapped *w, const char *text, int cells, size_t at, size_t before,
                 size_t now);
void wrap_free(struct wrapped *w);
/* The line the cursor is on and its cell. */
size_t wrap_find(const struct wrapped *w, const char *text, size_t at, int *cell);
/* The byte at CELL of a line, or its end. */
size_t wrap_byte(const struct wrapped *w, const char *text, size_t line, int cell);

#endif
