/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editing by grapheme, and the geometry of wrapped text. */
#include "tui/edit.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmem.h"
#include "wizard/field.h"

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
	e->goal = 0;
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
	e->change.at = from;
	e->change.before = to - from;
	e->change.now = n;
	e->at = from + n;
	/* what stands behind may have joined what is now before it */
	if (e->at > 0)
		e->at = utf8_next(e->text.text, utf8_prev(e->text.text, e->at));
	e->goal = 0;
}

/* Adds what of TEXT a kind may hold, and stops where that is more than a draft's text may
 * have. */
static void add_allowed(struct str *out, enum edit_kind kind, const char *text)
{
	while (*text && out->length <= FIELD_BYTES_MOST) {
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
}

/* The part of TEXT that goes into a line: without what ends a copied line. */
static size_t without_line_ends(const char **text)
{
	*text += strspn(*text, "\r\n");
	size_t n = strlen(*text);
	while (n > 0 && strchr("\r\n", (*text)[n - 1]))
		n--;
	return n;
}

static void allow(struct str *out, enum edit_kind kind, const char *text)
{
	size_t n = kind == EDIT_LINE ? without_line_ends(&text) : strlen(text);
	char *inner = xstrndup(text, n);
	add_allowed(out, kind, inner);
	free(inner);
}

bool edit_insert(struct edit *e, enum edit_kind kind, const char *text)
{
	struct str allowed = STR_INIT;
	allow(&allowed, kind, text);
	bool fits = allowed.length > 0 && e->text.length + allowed.length <= FIELD_BYTES_MOST;
	if (fits)
		splice(e, e->at, e->at, allowed.text, allowed.length);
	str_free(&allowed);
	return fits;
}

bool edit_is_full(const struct edit *e, enum edit_kind kind, const char *text)
{
	struct str allowed = STR_INIT;
	allow(&allowed, kind, text);
	bool full = e->text.length + allowed.length > FIELD_BYTES_MOST;
	str_free(&allowed);
	return full;
}

static enum edit_result move_to(struct edit *e, size_t at)
{
	e->goal = 0;
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

/* The start of the word before the cursor; a newline is a word of its own. */
static size_t word_before(const struct edit *e)
{
	const char *s = e->text.text;
	size_t at = e->at;
	while (at > 0 && s[at - 1] == ' ')
		at--;
	if (at > 0 && s[at - 1] == '\n')
		return at == e->at ? at - 1 : at;
	while (at > 0 && s[at - 1] != ' ' && s[at - 1] != '\n')
		at--;
	return at;
}

bool edit_erases(enum command command)
{
	return command == CMD_ERASE || command == CMD_ERASE_BACK || command == CMD_ERASE_LINE ||
	       command == CMD_ERASE_WORD;
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

enum edit_result edit_line(struct edit *e, enum command command, const char *text)
{
	if (command == CMD_TEXT || command == CMD_PASTE)
		return edit_insert(e, EDIT_LINE, text) ? EDIT_CHANGED : EDIT_IGNORED;
	return edit_command(e, command);
}

/* Cells of what the cursor stands on, one at the end; *MORE: text goes on behind it. */
static int cells_under(const struct edit *e, bool *more)
{
	size_t next = utf8_next(e->text.text, e->at);
	int cells = draw_width(e->text.text + e->at, next - e->at);
	*more = next < e->text.length;
	return cells > 1 ? cells : 1;
}

/* True if the text from AT on takes CELLS or more; looks at no more of it than that. */
static bool takes(const char *s, size_t at, int cells)
{
	while (cells > 0 && s[at]) {
		size_t next = utf8_next(s, at);
		cells -= draw_width(s + at, next - at);
		at = next;
	}
	return cells <= 0;
}

/* The first byte from which the text up to the cursor fits into CELLS. */
static size_t leftmost(const struct edit *e, int cells)
{
	const char *s = e->text.text;
	size_t at = e->at;
	while (at > 0) {
		size_t before = utf8_prev(s, at);
		cells -= draw_width(s + before, at - before);
		if (cells < 0)
			break;
		at = before;
	}
	return at;
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
	size_t least = leftmost(e, cells - under - more);
	if (e->left < least)
		e->left = least < before ? least : before;
	while (e->left > 0) {
		size_t first = utf8_prev(s, e->left);
		if (takes(s, first, cells))
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
	if (takes(shown, 0, cells + 1) && behind < cells)
		draw_text(c, row, col + cells - 1, 1, "\xE2\x80\xA6", look);
}

/* --- wrapped text ------------------------------------------------------------ */

static void add_line(struct wrapped *w, size_t from, size_t length)
{
	XGROW(w->lines, w->n, w->room);
	w->lines[w->n++] = (struct wrapped_line){ from, length };
}

/* Lines of the text before it was changed, of which those at the end may stay. */
struct old_lines {
	const struct wrapped_line *lines;
	size_t n, at;          /* the one that may come next */
	size_t unchanged;      /* in the text as it is now: from here on it is the old one */
	size_t less, more;     /* by which its bytes have moved */
};

/* True if an old line, which is then the one at OLD->at, starts at byte FROM. */
static bool is_old(struct old_lines *old, size_t from)
{
	while (old->at < old->n && old->lines[old->at].from + old->more < from + old->less)
		old->at++;
	return from >= old->unchanged && old->at < old->n &&
	       old->lines[old->at].from + old->more == from + old->less;
}

/* Adds the lines from byte FROM on, up to one that is in OLD, which may be NULL, and the rest of
 * those. */
static void wrap_from(struct wrapped *w, const char *text, int cells, size_t from,
                      struct old_lines *old)
{
	while (text[from] && !(old && is_old(old, from))) {
		size_t next;
		size_t length = utf8_wrap(text + from, cells, &next);
		add_line(w, from, length);
		from += next ? next : 1;
	}
	for (; text[from] && old->at < old->n; old->at++)
		add_line(w, old->lines[old->at].from + old->more - old->less, old->lines[old->at].length);
	if (!text[from] && (from == 0 || text[from - 1] == '\n'))
		add_line(w, from, 0);
}

void wrap_text(struct wrapped *w, const char *text, int cells)
{
	w->n = 0;
	wrap_from(w, text, cells < 1 ? 1 : cells, 0, NULL);
}

/* The line on which wrapping begins anew: the one before that of the word around AT, which
 * may fit there now. */
static size_t first_to_wrap(const struct wrapped *w, const char *text, size_t at)
{
	size_t line = 0;
	while (at > 0 && text[at - 1] != ' ' && text[at - 1] != '\n')
		at--;
	while (line + 1 < w->n && w->lines[line + 1].from <= at)
		line++;
	return line > 0 ? line - 1 : 0;
}

void wrap_change(struct wrapped *w, const char *text, int cells, size_t at, size_t before,
                 size_t now)
{
	size_t first = w->n ? first_to_wrap(w, text, at) : 0;
	size_t from = w->n ? w->lines[first].from : 0;
	struct wrapped fresh = { 0 };
	struct old_lines old = { w->lines, w->n, first, at + now, now < before ? before - now : 0,
	                         now > before ? now - before : 0 };
	for (size_t i = 0; i < first; i++)
		add_line(&fresh, w->lines[i].from, w->lines[i].length);
	wrap_from(&fresh, text, cells < 1 ? 1 : cells, from, &old);
	wrap_free(w);
	*w = fresh;
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

/* --- going through it ---------------------------------------------------------- */

enum edit_result edit_move_lines(struct edit *e, const struct wrapped *w, int n)
{
	int cell, line = (int)wrap_find(w, e->text.text, e->at, &cell);
	int to = line + n < 0 ? 0 : line + n >= (int)w->n ? (int)w->n - 1 : line + n;
	if (to == line)
		return EDIT_AT_EDGE;
	int goal = e->goal ? e->goal : cell + 1;
	e->at = wrap_byte(w, e->text.text, (size_t)to, goal - 1);
	e->goal = goal;
	return EDIT_MOVED;
}

/* The end of a line, where the cursor is still on it: a word that goes on on the next line has
 * no place between the two. */
static size_t line_end(const struct wrapped *w, const char *text, size_t line)
{
	size_t end = w->lines[line].from + w->lines[line].length;
	bool goes_on = line + 1 < w->n && w->lines[line + 1].from == end;
	return goes_on ? utf8_prev(text, end) : end;
}

enum edit_result edit_move_in_line(struct edit *e, const struct wrapped *w, bool to_end)
{
	int cell;
	size_t line = wrap_find(w, e->text.text, e->at, &cell);
	size_t to = to_end ? line_end(w, e->text.text, line) : w->lines[line].from;
	if (to == e->at)
		to = to_end ? e->text.length : 0;
	return move_to(e, to);
}
