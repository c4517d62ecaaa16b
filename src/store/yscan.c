/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pass for what must not be in a file, and walks by characters for the rest.
 * The first costs a few instructions a byte; the walks are made only for a file
 * with a '#' or with an error. */
#include "store/yscan.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* A byte of a character that is not its first. */
static bool is_inner(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* What ends a comment; the other line breaks of YAML end one too, but there is none that
 * a '#' could follow and be no comment, or text. */
static bool is_line_break(char byte)
{
	return byte == '\n' || byte == '\r';
}

/* --- places --------------------------------------------------------------- */

struct yscan_places yscan_places(const char *bytes, size_t n)
{
	return (struct yscan_places){ .bytes = bytes, .n = n, .line = 1, .column = 1 };
}

/* Goes over the character at P. */
static void step(struct yscan_places *p)
{
	bool eol = p->bytes[p->at] == '\n';
	p->line += eol;
	p->column = eol ? 1 : p->column + 1;
	p->character++;
	do
		p->at++;
	while (p->at < p->n && is_inner(p->bytes[p->at]));
}

void yscan_place(struct yscan_places *p, size_t character, size_t *line, size_t *column)
{
	if (character < p->character)
		*p = yscan_places(p->bytes, p->n);
	while (p->at < p->n && p->character < character)
		step(p);
	*line = p->line;
	*column = p->column;
}

/* Where the byte AT stands, before which all is UTF-8. */
static void find_place(const char *bytes, size_t at, size_t *line, size_t *column)
{
	struct yscan_places p = yscan_places(bytes, at);
	yscan_place(&p, SIZE_MAX, line, column);
}

const char *yscan_at(const char *text, size_t line, size_t column)
{
	struct yscan_places p = yscan_places(text, strlen(text));
	while (p.at < p.n && p.line < line)
		step(&p);
	while (p.at < p.n && p.column < column && p.line == line)
		step(&p);
	return p.line == line && p.column == column ? text + p.at : NULL;
}

/* --- bytes ---------------------------------------------------------------- */

/* True where any of eight bytes is below 0x20, or is 0x7F or above: each byte is
 * looked at by itself, as the masks keep carries from crossing. */
static bool any_unusual(uint64_t eight)
{
	const uint64_t high = UINT64_C(0x8080808080808080), low = UINT64_C(0x7F7F7F7F7F7F7F7F);
	uint64_t rest = eight & low;
	uint64_t from_space = rest + UINT64_C(0x6060606060606060);   /* high bit: >= 0x20 */
	uint64_t del = rest + UINT64_C(0x0101010101010101);          /* high bit: 0x7F */
	return ((eight | ~from_space | del) & high) != 0;
}

/* What is wrong with the character at S, of N bytes; DIAG_COUNT if nothing is.  *LENGTH
 * is set to its bytes, of invalid UTF-8 to those before the wrong one. */
static enum diag_code look(const char *s, size_t n, size_t *length)
{
	const unsigned char *c = (const unsigned char *)s;
	*length = 1;
	if (c[0] == '\0')
		return DIAG_NUL_BYTE;
	if (c[0] < 0x20)
		return c[0] == '\t' || c[0] == '\n' || c[0] == '\r' ? DIAG_COUNT : DIAG_CONTROL_CHARACTER;
	if (c[0] < 0x7F)
		return DIAG_COUNT;
	while (*length < n && is_inner(s[*length]))
		++*length;
	if (!utf8_valid(s, *length, length))
		return DIAG_BAD_UTF8;
	bool del = c[0] == 0x7F, c1 = c[0] == 0xC2 && c[1] < 0xA0 && c[1] != 0x85;
	bool no_character = c[0] == 0xEF && c[1] == 0xBF && c[2] >= 0xBE;
	return del || c1 || no_character ? DIAG_CONTROL_CHARACTER : DIAG_COUNT;
}

/* True if the character at S, of N bytes, ends a line in YAML but not in an editor. */
static bool is_odd(const char *s, size_t n)
{
	const unsigned char *c = (const unsigned char *)s;
	return (c[0] == '\r' && !(n > 1 && c[1] == '\n')) || (c[0] == 0xC2 && c[1] == 0x85) ||
	       (c[0] == 0xE2 && c[1] == 0x80 && (c[2] == 0xA8 || c[2] == 0xA9));
}

bool yscan_bytes(const char *bytes, size_t n, bool *odd, struct diags *ds)
{
	uint64_t eight = 0;
	*odd = false;
	for (size_t i = 0, length; i < n; ) {
		size_t end = n - i < sizeof eight ? n : i + sizeof eight;
		if (end - i == sizeof eight)
			memcpy(&eight, bytes + i, sizeof eight);
		if (end - i == sizeof eight && !any_unusual(eight)) {
			i = end;
			continue;
		}
		for (; i < end; i += length) {
			enum diag_code code = look(bytes + i, n - i, &length);
			size_t line, column;
			if (code == DIAG_COUNT) {
				*odd |= is_odd(bytes + i, n - i);
				continue;
			}
			find_place(bytes, i + (code == DIAG_BAD_UTF8 ? length : 0), &line, &column);
			return diags_error(ds, code, line, column, "");
		}
	}
	return true;
}

struct yscan_comments yscan_comments(const char *bytes, size_t n)
{
	return (struct yscan_comments){ .bytes = bytes, .n = n,
	                                .looking = n && memchr(bytes, '#', n) };
}

/* Goes on to CHARACTER; true if a '#' was passed. */
static bool pass(struct yscan_comments *c, size_t character)
{
	bool seen = false;
	for (; c->at < c->n; c->at++) {
		if (!is_inner(c->bytes[c->at]) && c->character++ == character) {
			c->character--;
			break;
		}
		seen |= c->bytes[c->at] == '#';
	}
	return seen;
}

static void found(struct yscan_comments *c)
{
	c->found = true;
	c->looking = false;
}

void yscan_scalar(struct yscan_comments *c, size_t from, size_t to, bool block)
{
	if (!c->looking)
		return;
	if (pass(c, from))
		found(c);
	for (size_t i = c->at; block && i < c->n && !is_line_break(c->bytes[i]); i++)
		if (c->bytes[i] == '#')
			found(c);
	pass(c, to);
}

void yscan_rest(struct yscan_comments *c)
{
	if (c->looking && pass(c, SIZE_MAX))
		found(c);
}

void yscan_next_thing(const char *bytes, size_t n, size_t character, size_t *line, size_t *column)
{
	struct yscan_comments c = { .bytes = bytes, .n = n };
	pass(&c, character);
	size_t i = c.at;
	for (bool comment = false; i < n; i++) {
		if (is_line_break(bytes[i]))
			comment = false;
		else if (bytes[i] == '#')
			comment = true;
		else if (!comment && !strchr(" \t-?:,[]{}", bytes[i]))
			break;
	}
	find_place(bytes, i, line, column);
}
