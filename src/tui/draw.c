/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text goes to curses as wide characters whose widths are the C library's, as curses
 * itself counts them, so that no edge moves.  Where the terminal cannot show a character,
 * the letters that stand for it are drawn, all of them or none. */
#include "tui/draw.h"

#include <string.h>
#include <wchar.h>

#include "base/charset.h"
#include "base/utf8.h"

enum { REPLACEMENT = 0xFFFD, MOST_CELLS = 500 };

/* What is drawn for a character and the marks behind it. */
struct glyph {
	wchar_t text[CCHARW_MAX];
	const char *letters;   /* instead of it, a cell each; NULL: none */
	int cells;
};

enum { MARKS_MOST = CCHARW_MAX - 2 };   /* marks on one character, the rest is dropped */

/* The character CODE as it may be drawn: itself, or what stands for a bad one. */
static uint32_t safe(uint32_t code)
{
	if (code == '\n' || code == '\t')
		return ' ';
	return utf8_is_unsafe(code) ? REPLACEMENT : code;
}

/* Sets G to CODE; a mark alone has no cells. */
static void set_glyph(struct glyph *g, uint32_t code)
{
	g->letters = charset_shown(code);
	g->cells = g->letters ? (int)strlen(g->letters) : wcwidth((wchar_t)code);
	g->text[0] = (wchar_t)code;
	g->text[1] = L'\0';
	if (g->cells < 0 && code != REPLACEMENT)
		set_glyph(g, REPLACEMENT);
	else if (g->cells < 0)
		g->cells = 1;
}

/* Reads a character with its marks, before END. */
static void read_glyph(struct glyph *g, const char **text, const char *end)
{
	int n = 1;
	set_glyph(g, safe(utf8_read(text)));
	if (g->letters)
		return;
	if (g->cells == 0)
		set_glyph(g, REPLACEMENT);
	while (*text < end && (unsigned char)**text >= 0x80) {
		const char *next = *text;
		struct glyph mark;
		set_glyph(&mark, safe(utf8_read(&next)));
		if (mark.cells > 0)
			break;
		if (n <= MARKS_MOST && !mark.letters)
			g->text[n++] = mark.text[0];
		*text = next;
	}
	g->text[n] = L'\0';
}

static bool is_plain(char c)
{
	return c >= ' ' && c < 0x7F;
}

/* True if TEXT begins with a mark that belongs to the character before. */
static bool is_mark(const char *text, const char *end)
{
	struct glyph g = { .cells = 1 };
	if (text < end && (unsigned char)*text >= 0x80)
		set_glyph(&g, safe(utf8_read(&text)));
	return g.cells == 0 && !g.letters;
}

/* Puts the plain characters that TEXT begins with, by the short way; how many.  One that
 * has marks is none. */
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
	if (n && is_mark(text + n, end))
		n--;
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
		struct glyph g;
		read_glyph(&g, &text, end);
		if (used + g.cells > cells)
			break;
		if (g.letters)
			put_plain(c->window, y, x + used, g.cells, g.letters, g.letters + g.cells, a);
		else
			put_cell(c->window, y, x + used, g.text, a);
		used += g.cells;
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
	struct appearance a = style_look(c->style, look);
	int y = c->y + row, x = c->x + col;
	bool cut = ellipsis && draw_width(text, n) > cells;
	/* first, as a blank over half of a wide character takes its other half too, and
	 * that may be a letter by then */
	mvwhline(c->window, y, x, ' ', cells);
	int used = put_text(c, y, x, cells - cut, text, text + n, a);
	if (cut) {
		wchar_t more[2] = { (wchar_t)utf8_ellipsis(), L'\0' };
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

/* DRAWN, or the PLAIN letter that stands for it. */
static cchar_t line(const struct canvas *c, const cchar_t *drawn, const wchar_t *plain)
{
	cchar_t cell = *drawn;
	if (c->style->ascii)
		setcchar(&cell, plain, A_NORMAL, 0, NULL);
	return cell;
}

void draw_line_down(const struct canvas *c, int row, int col, int rows)
{
	cchar_t down = line(c, WACS_VLINE, L"|");
	mvwvline_set(c->window, c->y + row, c->x + col, &down, rows);
}

void draw_line_across(const struct canvas *c, int row, int col, int cols)
{
	cchar_t across = line(c, WACS_HLINE, L"-");
	mvwhline_set(c->window, c->y + row, c->x + col, &across, cols);
}

void draw_frame(const struct canvas *c, const char *title)
{
	cchar_t down = line(c, WACS_VLINE, L"|"), across = line(c, WACS_HLINE, L"-");
	cchar_t corners[] = { line(c, WACS_ULCORNER, L"+"), line(c, WACS_URCORNER, L"+"),
	                      line(c, WACS_LLCORNER, L"+"), line(c, WACS_LRCORNER, L"+") };
	wborder_set(c->window, &down, &down, &across, &across,
	            &corners[0], &corners[1], &corners[2], &corners[3]);
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
		struct glyph g;
		/* what stands behind it is no mark either */
		if (is_plain(*text) && (text + 1 == end || (unsigned char)text[1] < 0x80)) {
			text++;
			cells++;
			continue;
		}
		read_glyph(&g, &text, end);
		cells += g.cells;
	}
	return cells;
}
