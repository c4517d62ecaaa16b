/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splitting, in one pass however hostile the text. */
#include "wizard/paste_cells.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmem.h"

enum { NEXT_LINE = 0x85, LINE_SEPARATOR = 0x2028, PARAGRAPH_SEPARATOR = 0x2029,
       WASTED_MOST = 1 << 20 };   /* bytes looked at in vain for the end of a quote */

static bool ends_line(uint32_t code)
{
	return code == '\n' || code == '\r' || code == NEXT_LINE || code == LINE_SEPARATOR ||
	       code == PARAGRAPH_SEPARATOR;
}

void cells_clean(struct str *out, const char *text)
{
	while (*text) {
		uint32_t code = utf8_read(&text);
		if (code == '\r' && *text == '\n')
			continue;
		if (ends_line(code))
			str_add_char(out, '\n');
		else if (code == '\t')
			str_add_char(out, '\t');
		else if (utf8_is_space(code))
			str_add_char(out, ' ');
		else if (!utf8_is_unsafe(code))
			utf8_add(out, code);
	}
}

struct splitter {
	const char *at;
	char separator;
	size_t wasted;
};

/* True where a quoted cell may end. */
static bool ends_cell(const struct splitter *s, const char *at)
{
	at += strspn(at, " ");
	return !*at || *at == '\n' || *at == s->separator;
}

/* The quote that ends the one at S->AT, NULL if it is no such quote. */
static const char *closing_quote(struct splitter *s)
{
	const char *at = s->at + 1;
	if (s->wasted > WASTED_MOST)
		return NULL;
	for (; *at; at++) {
		if (*at != '"')
			continue;
		if (at[1] == '"')
			at++;
		else if (ends_cell(s, at + 1))
			return at;
		else
			break;
	}
	s->wasted += (size_t)(at - s->at);
	return NULL;
}

/* What stands between quotes: a doubled one is one, and a new line a space. */
static void read_quoted(struct splitter *s, const char *end, struct str *out)
{
	for (const char *at = s->at + 1; at < end; at++) {
		at += *at == '"';
		str_add_char(out, *at == '\n' || *at == '\t' ? ' ' : *at);
	}
	s->at = end + 1;
	s->at += strspn(s->at, " ");
}

static void read_plain(struct splitter *s, struct str *out)
{
	const char *from = s->at;
	while (*s->at && *s->at != '\n' && *s->at != s->separator)
		s->at++;
	str_add_bytes(out, from, (size_t)(s->at - from));
}

/* Takes blanks away at both ends; the bytes from which on it begins. */
static size_t trim(struct str *cell)
{
	size_t end = cell->length, from = strspn(cell->text, " \t");
	while (end > from && strchr(" \t", cell->text[end - 1]))
		end--;
	str_cut(cell, end);
	return from;
}

static void read_cell(struct splitter *s, struct str *out)
{
	const char *end = NULL;
	s->at += strspn(s->at, " ");
	if (*s->at == '"' && s->separator)
		end = closing_quote(s);
	if (end)
		read_quoted(s, end, out);
	else
		read_plain(s, out);
}

/* Keeps CELL as number N of the line, if there is room. */
static void keep_cell(struct cell_line *line, size_t n, struct str *cell)
{
	size_t from = trim(cell);
	bool blank = from >= cell->length;
	if (n >= CELLS_MOST) {
		line->more += !blank;
		return;
	}
	if (cell->length - from > CELL_BYTES_MOST) {
		str_cut(cell, utf8_prev(cell->text, from + CELL_BYTES_MOST));
		line->cut++;
	}
	if (blank)
		return;
	for (; line->n < n; line->n++)
		line->cells[line->n] = xstrdup("");
	line->cells[line->n++] = xstrdup(cell->text + from);
}

/* Reads one line into LINE and passes over its end. */
static void read_line(struct splitter *s, struct cell_line *line)
{
	char *cells[CELLS_MOST];
	struct str cell = STR_INIT;
	*line = (struct cell_line){ .cells = cells };
	for (size_t n = 0;; n++) {
		str_clear(&cell);
		read_cell(s, &cell);
		keep_cell(line, n, &cell);
		if (!*s->at || *s->at == '\n')
			break;
		s->at++;
	}
	s->at += *s->at == '\n';
	str_free(&cell);
	line->cells = xcalloc(line->n + 1, sizeof *line->cells);
	memcpy(line->cells, cells, line->n * sizeof *cells);
}

static void free_line(struct cell_line *line)
{
	for (size_t i = 0; i < line->n; i++)
		free(line->cells[i]);
	free(line->cells);
}

void cells_split(struct cell_lines *out, const char *text, char separator, size_t most)
{
	struct splitter s = { .at = text, .separator = separator };
	cells_free(out);
	while (*s.at) {
		struct cell_line line;
		read_line(&s, &line);
		bool blank = !line.n && !line.more;
		if (blank || out->n == most) {
			out->more += !blank;
			free_line(&line);
			continue;
		}
		XGROW(out->list, out->n, out->room);
		out->list[out->n++] = line;
	}
}

void cells_free(struct cell_lines *l)
{
	for (size_t i = 0; i < l->n; i++)
		free_line(&l->list[i]);
	free(l->list);
	*l = (struct cell_lines)CELL_LINES_INIT;
}
