/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text laid out for reading: paragraphs wrapped to a width, columns aligned by
 * cells, and colours where they are wanted.  A colour only ever repeats what words
 * and marks say already. */
#ifndef KONSORT_REPORT_PAGE_H
#define KONSORT_REPORT_PAGE_H

#include <stdbool.h>

#include "base/str.h"

struct text_style {
	int width;               /* cells of a line; fewer than 40 count as 40 */
	bool color;
};

enum paint { PAINT_PLAIN, PAINT_STRONG, PAINT_GOOD, PAINT_BAD, PAINT_OPEN };

struct page {
	struct str *out;         /* borrowed */
	struct text_style style;
	enum paint body;         /* colour of wrapped text; PAINT_PLAIN at first */
};

/* Adds TEXT in a colour, where colours are wanted. */
void page_paint(struct page *p, enum paint paint, const char *text);
/* A line of its own at the left edge. */
void page_heading(struct page *p, const char *text);
/* The rest of a line on which USED cells are taken: TEXT from column INDENT on, wrapped
 * there, and a newline.  Where USED leaves no room it begins on the next line.  TEXT may
 * hold newlines; "" ends the line. */
void page_hang(struct page *p, int used, int indent, const char *text);
/* The same, but TEXT begins on this line in any case and only the further lines stand
 * at INDENT. */
void page_flow(struct page *p, int used, int indent, const char *text);
/* A paragraph from column INDENT on. */
void page_paragraph(struct page *p, int indent, const char *text);
/* Adds TEXT and spaces up to CELLS; a longer one is not cut.  Returns the cells taken. */
int page_cell(struct page *p, enum paint paint, const char *text, int cells);
void page_spaces(struct page *p, int n);
/* As utf8_width(), quick for ASCII. */
int page_width(const char *text);

#endif
