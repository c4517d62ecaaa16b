/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wrapping, aligning, colouring. */
#include "report/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/charset.h"
#include "base/utf8.h"
#include "base/xmem.h"

enum { PAGE_LEAST = 40, TEXT_LEAST = 20 };

void page_paint(struct page *p, enum paint paint, const char *text)
{
	static const char *const start[] = {
		[PAINT_PLAIN] = "",
		[PAINT_STRONG] = "\033[1m",
		[PAINT_GOOD] = "\033[32m",
		[PAINT_BAD] = "\033[1;31m",
		[PAINT_OPEN] = "\033[33m",
	};
	bool painted = p->style.color && paint != PAINT_PLAIN && *text;
	str_add(p->out, painted ? start[paint] : "");
	str_add(p->out, text);
	str_add(p->out, painted ? "\033[0m" : "");
}

void page_spaces(struct page *p, int n)
{
	if (n > 0)
		str_add_repeat(p->out, ' ', (size_t)n);
}

int page_width(const char *text)
{
	const char *c = text;
	while (*c >= ' ' && *c <= '~')
		c++;
	return *c ? utf8_width(text) : (int)(c - text);
}

int page_cell(struct page *p, enum paint paint, const char *text, int cells)
{
	int used = page_width(text);
	page_paint(p, paint, text);
	page_spaces(p, cells - used);
	return used > cells ? used : cells;
}

static int line_width(const struct page *p)
{
	return p->style.width < PAGE_LEAST ? PAGE_LEAST : p->style.width;
}

/* Cells for text from column INDENT on. */
static int room_from(const struct page *p, int indent)
{
	int room = line_width(p) - indent;
	return room < TEXT_LEAST ? TEXT_LEAST : room;
}

/* What only padded a line that ends here. */
static void drop_spaces(struct str *out)
{
	size_t n = out->length;
	while (n > 0 && out->text[n - 1] == ' ')
		n--;
	str_cut(out, n);
}

static void add_line(struct page *p, const char *text, size_t n)
{
	char *line = xstrndup(text, n);
	page_paint(p, p->body, line);
	free(line);
}

/* No text takes more cells than bytes where all of it can be shown, and plain letters
 * nowhere: most lines need no measuring. */
static bool surely_fits(const char *text, int cells)
{
	size_t n = strlen(text);
	if (n > (size_t)cells || memchr(text, '\n', n))
		return false;
	return charset_is_utf8() || page_width(text) <= cells;
}

void page_flow(struct page *p, int used, int indent, const char *text)
{
	if (!*text) {
		drop_spaces(p->out);
	} else if (surely_fits(text, room_from(p, used > indent ? used : indent))) {
		page_spaces(p, indent - used);
		page_paint(p, p->body, text);
		text = "";
	}
	while (*text) {
		int from = used > indent ? used : indent;
		size_t next, n = utf8_wrap(text, room_from(p, from), &next);
		if (n > 0)
			page_spaces(p, from - used);
		add_line(p, text, n);
		text += next;
		used = 0;
		if (*text)
			str_add_char(p->out, '\n');
	}
	str_add_char(p->out, '\n');
}

/* INDENT, or less where it would leave TEXT too little room in a narrow window. */
static int narrowed(const struct page *p, int used, int indent, const char *text)
{
	int width = line_width(p), from = used > indent ? used : indent;
	if (width - indent >= TEXT_LEAST || surely_fits(text, width - from))
		return indent;
	return width - TEXT_LEAST;
}

void page_hang(struct page *p, int used, int indent, const char *text)
{
	indent = narrowed(p, used, indent, text);
	if (used > indent && *text) {
		drop_spaces(p->out);
		str_add_char(p->out, '\n');
		used = 0;
	}
	page_flow(p, used, indent, text);
}

void page_heading(struct page *p, const char *text)
{
	enum paint body = p->body;
	p->body = PAINT_STRONG;
	page_flow(p, 0, 0, text);
	p->body = body;
}

void page_paragraph(struct page *p, int indent, const char *text)
{
	page_hang(p, 0, indent, text);
}
