/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting text into a window: cleaned, by cells, never over an edge. */
#ifndef KONSORT_TUI_DRAW_H
#define KONSORT_TUI_DRAW_H

#include <stdbool.h>
#include <stddef.h>

#include <curses.h>

#include "base/str.h"
#include "tui/style.h"

/* A part of a window that a view draws on.  Rows and columns count from its corner. */
struct canvas {
	WINDOW *window;
	int y, x, rows, cols;
	const struct style *style;
};

/* Draws TEXT (UTF-8, any bytes) in exactly CELLS cells: cleaned, cut with an ellipsis
 * or filled up with blanks, and never beyond the canvas.  Newlines show as blanks. */
void draw_text(const struct canvas *c, int row, int col, int cells, const char *text,
               enum look look);
/* As above for the first N bytes, and without an ellipsis. */
void draw_bytes(const struct canvas *c, int row, int col, int cells, const char *text,
                size_t n, enum look look);
/* Blanks from COL to the end of the row. */
void draw_blank(const struct canvas *c, int row, int col);
void draw_line_down(const struct canvas *c, int row, int col, int rows);
void draw_line_across(const struct canvas *c, int row, int col, int cols);
/* A frame around the whole canvas, TITLE in its upper edge. */
void draw_frame(const struct canvas *c, const char *title);

/* Adds TEXT with a capital at its start, for a phrase that stands alone. */
void add_sentence(struct str *out, const char *text);
/* Cells that the first N bytes of TEXT take as drawn. */
int draw_width(const char *text, size_t n);

#endif
