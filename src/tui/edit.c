/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editing by grapheme, and the geometry of wrapped text. */
#include "tui/edit.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmem.h"

enum { MOST_BYTES = 60000 };   /* a draft's texts end at 64 KiB */

void edit_free(struct edit *e)
{
	str_free(&e->text);
	*e = (struct edit){ .text = STR_INIT };
}

void edit_set(struct edit *e, const char *text)
{
	str_clear(&e->text);
	str_add(&e->text, text);
	e->at = e->text.length;
	e->left = 0;
	e->top = 0;
}

/* Puts the N bytes at FROM in place of those between FROM and TO. */
static void splice(struct edit *e, size_t from, size_t to, const char *bytes, size_t n)
{
	struct str rest = STR_INIT;
	str_add(&rest, e->text.text + to);
	str_cut(&e->text, from);
	str_add_bytes(&e->text, bytes, n);
	str_add(&e->text, rest.text);
	str_free(&rest);
	e->at = from + n;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Adds the digits of TEXT, which may be grouped by threes; false for anything else, so
 * that no amount with cents becomes a hundred times as much. */
static bool add_digits(struct str *out, const char *text)
{
	const char *end = text + strlen(text);
	while (utf8_is_space((unsigned char)*text))
		text++;
	while (end > text && utf8_is_space((unsigned char)end[-1]))
		end--;
	while (text < end) {
		bool three = end - text >= 4 && is_digit(text[1]) && is_digit(text[2]) &&
			is_digit(text[3]) && (end - text == 4 || !is_digit(text[4]));
		if (is_digit(*text))
			str_add_char(out, *text++);
		else if (out->length && three && strchr(".,' ", *text))
			text++;
		else
			return false;
	}
	return true;
}

/* Adds what of TEXT a kind may hold; false if digits hold something else. */
static bool add_allowed(struct str *out, enum edit_kind kind, const char *text)
{
	if (kind == EDIT_DIGITS)
		return add_digits(out, text);
	while (*text) {
		uint32_t code = utf8_read(&text);
		if (code == '\r' && *text == '\n')
			continue;
		if (code == '\r')
			code = '\n';
		if (code == '\n' && kind == EDIT_LONG)
			str_add_char(out, '\n');
		else if (code == '\n' || code == '\t')
			str_add_char(out, ' ');
		else if (!utf8_is_unsafe(code))
			utf8_add(out, code);
	}
	return true;
}

bool edit_insert(struct edit *e, enum edit_kind kind, const char *text)
{
	struct str allowed = STR_INIT;
	bool fits = add_allowed(&allowed, kind, text) && allowed.length > 0 &&
	            e->text.length + allowed.length <= MOST_BYTES;
	if (fits)
		splice(e, e->at, e->at, allowed.text, allowed.length);
	str_free(&allowed);
	return fits;
}

static enum edit_result move_to(struct edit *e, size_t at)
{
	if (at == e->at)
		return EDIT_AT_EDGE;
	e->at = at;
	return EDIT_MOVED;
}

static enum edit_result erase_part(struct edit *e, size_t from, size_t to)
{
	if (from == to)
		return EDIT_AT_EDGE;
	splice(e, from, to, "", 0);
	return EDIT_CHANGED;
}

static size_t word_before(const struct edit *e)
{
	const char *s = e->text.text;
	size_t at = e->at;
	while (at > 0 && s[at - 1] == ' ')
		at--;
	while (at > 0 && s[at - 1] != ' ' && s[at - 1] != '\n')
		at--;
	return at;
}

enum edit_result edit_command(struct edit *e, enum command command)
{
	const char *s = e->text.text;
	/* a command of another table is not ours: hence no list of all others */
	if (command == CMD_LEFT)
		return move_to(e, utf8_prev(s, e->at));
	if (command == CMD_RIGHT)
		return move_to(e, utf8_next(s, e->at));
	if (command == CMD_LINE_START)
		return move_to(e, 0);
	if (command == CMD_LINE_END)
		return move_to(e, e->text.length);
	if (command == CMD_ERASE_BACK)
		return erase_part(e, utf8_prev(s, e->at), e->at);
	if (command == CMD_ERASE)
		return erase_part(e, e->at, utf8_next(s, e->at));
	if (command == CMD_ERASE_WORD)
		return erase_part(e, word_before(e), e->at);
	if (command == CMD_ERASE_LINE)
		return erase_part(e, 0, e->text.length);
	return EDIT_IGNORED;
}

/* Cells of what the cursor stands on, one at the end; *MORE: text goes on behind it. */
static int cells_under(const struct edit *e, bool *more)
{
	size_t next = utf8_next(e->text.text, e->at);
	int cells = draw_width(e->text.text + e->at, next - e->at);
	*more = next < e->text.length;
	return cells > 1 ? cells : 1;
}

int edit_scroll(struct edit *e, int cells)
{
	const char *s = e->text.text;
	bool more;
	int under = cells_under(e, &more);
	size_t before = utf8_prev(s, e->at);
	if (e->left >= e->at)   /* not on the first cell, where an ellipsis may stand */
		e->left = before;
	/* room for the whole of what the cursor stands on, and for an ellipsis behind it */
	while (e->left < before && draw_width(s + e->left, e->at - e->left) + under + more > cells)
		e->left = utf8_next(s, e->left);
	while (e->left > 0) {
		size_t first = utf8_prev(s, e->left);
		if (draw_width(s + first, e->text.length - first) >= cells)
			break;
		e->left = first;
	}
	return draw_width(s + e->left, e->at - e->left);
}

void edit_draw(const struct edit *e, const struct canvas *c, int row, int col, int cells,
               enum look look)
{
	const char *shown = e->text.text + e->left;
	bool more;
	int behind = draw_width(shown, e->at - e->left) + cells_under(e, &more);
	draw_bytes(c, row, col, cells, shown, e->text.length - e->left, look);
	if (e->left)
		draw_text(c, row, col, 1, "\xE2\x80\xA6", look);
	if (draw_width(shown, strlen(shown)) > cells && behind < cells)
		draw_text(c, row, col + cells - 1, 1, "\xE2\x80\xA6", look);
}

/* --- wrapped text ------------------------------------------------------------ */

static void add_line(struct wrapped *w, size_t from, size_t length)
{
	XGROW(w->lines, w->n, w->room);
	w->lines[w->n++] = (struct wrapped_line){ from, length };
}

void wrap_text(struct wrapped *w, const char *text, int cells)
{
	w->n = 0;
	size_t from = 0;
	if (cells < 1)
		cells = 1;
	while (text[from]) {
		size_t next;
		size_t length = utf8_wrap(text + from, cells, &next);
		add_line(w, from, length);
		from += next ? next : 1;
	}
	if (from == 0 || text[from - 1] == '\n')
		add_line(w, from, 0);
}

void wrap_free(struct wrapped *w)
{
	free(w->lines);
	*w = (struct wrapped){ 0 };
}

size_t wrap_find(const struct wrapped *w, const char *text, size_t at, int *cell)
{
	size_t line = 0;
	while (line + 1 < w->n && w->lines[line + 1].from <= at)
		line++;
	*cell = draw_width(text + w->lines[line].from, at - w->lines[line].from);
	return line;
}

size_t wrap_byte(const struct wrapped *w, const char *text, size_t line, int cell)
{
	size_t at = w->lines[line].from, end = at + w->lines[line].length;
	while (at < end) {
		size_t next = utf8_next(text, at);
		cell -= draw_width(text + at, next - at);
		if (cell < 0)
			break;
		at = next;
	}
	return at;
}
