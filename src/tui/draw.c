/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text goes to curses as wide characters whose widths are the C library's, as curses
 * itself counts them, so that no edge moves. */
#include "tui/draw.h"

#include <string.h>
#include <wchar.h>

#include "base/utf8.h"

enum { REPLACEMENT = 0xFFFD, ELLIPSIS = 0x2026, MIDDLE_DOT = 0xB7, EN_DASH = 0x2013, MOST_CELLS = 500 };
enum { PAIR_GOOD = 1, PAIR_BAD, PAIR_DOUBT };

void style_start(struct style *style, bool ascii, bool colour)
{
	*style = (struct style){ .ascii = ascii };
	if (!colour || !has_colors() || start_color() == ERR || use_default_colors() == ERR)
		return;
	init_pair(PAIR_GOOD, COLOR_GREEN, -1);
	init_pair(PAIR_BAD, COLOR_RED, -1);
	init_pair(PAIR_DOUBT, COLOR_YELLOW, -1);
	style->colour = true;
}

struct appearance {
	attr_t attributes;
	short pair;
};

static struct appearance appearance(enum look look, const struct style *style)
{
	static const struct appearance looks[LOOK_END] = {
		[LOOK_PLAIN] = { A_NORMAL, 0 },
		[LOOK_STRONG] = { A_BOLD, 0 },
		[LOOK_QUIET] = { A_NORMAL, 0 },
		[LOOK_FOCUS] = { A_REVERSE, 0 },
		[LOOK_GOOD] = { A_NORMAL, PAIR_GOOD },
		[LOOK_BAD] = { A_BOLD, PAIR_BAD },
		[LOOK_DOUBT] = { A_NORMAL, PAIR_DOUBT },
	};
	return (struct appearance){ looks[look].attributes, style->colour ? looks[look].pair : 0 };
}

/* The character as drawn, and its cells in *WIDTH. */
static wchar_t showable(uint32_t code, const struct style *style, int *width)
{
	*width = 1;
	if (code >= ' ' && code < 0x7F)
		return (wchar_t)code;
	if (code == '\n' || code == '\t')
		return L' ';
	if (style && style->ascii && code == ELLIPSIS)
		return L'~';
	if (style && style->ascii && (code == MIDDLE_DOT || code == EN_DASH))
		return L'-';
	int cells = utf8_is_unsafe(code) ? -1 : wcwidth((wchar_t)code);
	if (cells < 0)
		return REPLACEMENT;
	*width = cells;
	return (wchar_t)code;
}

enum { MARKS_MOST = CCHARW_MAX - 2 };   /* marks on one character, the rest is dropped */

/* Reads a character with its marks; its cells. */
static int read_cell(const char **text, const char *end, const struct style *style,
                     wchar_t out[CCHARW_MAX])
{
	int width, n = 1;
	out[0] = showable(utf8_read(text), style, &width);
	if (width == 0)
		out[0] = REPLACEMENT, width = 1;
	while (*text < end && (unsigned char)**text >= 0x80) {
		const char *next = *text;
		int more;
		wchar_t mark = showable(utf8_read(&next), style, &more);
		if (more > 0)
			break;
		if (n <= MARKS_MOST)
			out[n++] = mark;
		*text = next;
	}
	out[n] = L'\0';
	return width;
}

static bool is_plain(char c)
{
	return c >= ' ' && c < 0x7F;
}

/* Puts the plain characters that TEXT begins with, by the short way; how many. */
static int put_plain(WINDOW *w, int y, int x, int cells, const char *text, const char *end,
                     struct appearance a)
{
	chtype run[MOST_CELLS];
	int n = 0;
	chtype extra = a.attributes | (chtype)COLOR_PAIR(a.pair);
	while (n < cells && text + n < end && is_plain(text[n])) {
		run[n] = (chtype)(unsigned char)text[n] | extra;
		n++;
	}
	if (n)
		mvwaddchnstr(w, y, x, run, n);
	return n;
}

static void put_cell(WINDOW *w, int y, int x, const wchar_t *text, struct appearance a)
{
	cchar_t cell;
	if (setcchar(&cell, text, a.attributes, a.pair, NULL) == OK)
		mvwadd_wchnstr(w, y, x, &cell, 1);
}

/* Puts as much of TEXT as fits into CELLS; the cells used. */
static int put_text(const struct canvas *c, int y, int x, int cells, const char *text,
                    const char *end, struct appearance a)
{
	int used = 0;
	while (text < end && used < cells) {
		int n = put_plain(c->window, y, x + used, cells - used, text, end, a);
		text += n;
		used += n;
		if (text >= end || used >= cells)
			break;
		wchar_t cell[CCHARW_MAX];
		int width = read_cell(&text, end, c->style, cell);
		if (used + width > cells)
			break;
		put_cell(c->window, y, x + used, cell, a);
		used += width;
	}
	return used;
}

static void put(const struct canvas *c, int row, int col, int cells, const char *text, size_t n,
                bool ellipsis, enum look look)
{
	if (row < 0 || row >= c->rows || col >= c->cols)
		return;
	if (cells > c->cols - col)
		cells = c->cols - col;
	if (cells > MOST_CELLS)
		cells = MOST_CELLS;
	if (cells <= 0)
		return;
	struct appearance a = appearance(look, c->style);
	int y = c->y + row, x = c->x + col;
	bool cut = ellipsis && draw_width(text, n) > cells;
	/* first, as a blank over half of a wide character takes its other half too, and
	 * that may be a letter by then */
	mvwhline(c->window, y, x, ' ', cells);
	int used = put_text(c, y, x, cells - cut, text, text + n, a);
	if (cut) {
		int width;
		wchar_t more[2] = { showable(ELLIPSIS, c->style, &width), L'\0' };
		put_cell(c->window, y, x + used, more, a);
	}
}

void draw_text(const struct canvas *c, int row, int col, int cells, const char *text,
               enum look look)
{
	put(c, row, col, cells, text, strlen(text), true, look);
}

void draw_bytes(const struct canvas *c, int row, int col, int cells, const char *text,
                size_t n, enum look look)
{
	put(c, row, col, cells, text, n, false, look);
}

void draw_blank(const struct canvas *c, int row, int col)
{
	put(c, row, col, c->cols - col, "", 0, false, LOOK_PLAIN);
}

void draw_line_down(const struct canvas *c, int row, int col, int rows)
{
	if (c->style->ascii)
		mvwvline(c->window, c->y + row, c->x + col, '|', rows);
	else
		mvwvline_set(c->window, c->y + row, c->x + col, WACS_VLINE, rows);
}

void draw_frame(const struct canvas *c, const char *title)
{
	if (c->style->ascii)
		wborder(c->window, '|', '|', '-', '-', '+', '+', '+', '+');
	else
		box_set(c->window, NULL, NULL);
	int cells = draw_width(title, strlen(title));
	if (cells > c->cols - 6)
		cells = c->cols - 6;
	if (cells <= 0)
		return;
	draw_text(c, 0, 2, 1, "", LOOK_PLAIN);
	draw_text(c, 0, 3, cells, title, LOOK_STRONG);
	draw_text(c, 0, 3 + cells, 1, "", LOOK_PLAIN);
}

void add_sentence(struct str *out, const char *text)
{
	bool small = *text >= 'a' && *text <= 'z';
	if (small)
		str_add_char(out, (char)(*text - 'a' + 'A'));
	str_add(out, text + small);
}

int draw_width(const char *text, size_t n)
{
	int cells = 0;
	for (const char *end = text + n; text < end; ) {
		int width;
		if ((unsigned char)*text < 0x80) {
			text++;
			cells++;
			continue;
		}
		showable(utf8_read(&text), NULL, &width);
		cells += width;
	}
	return cells;
}
