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

/* Bytes of the line break at S (of N bytes), 0 if there is none. */
static size_t line_break(const char *s, size_t n)
{
	if (*s == '\r')
		return n > 1 && s[1] == '\n' ? 2 : 1;
	return *s == '\n';
}

/* Where the byte AT stands. */
static void find_place(const char *bytes, size_t at, size_t *line, size_t *column)
{
	*line = *column = 1;
	for (size_t i = 0; i < at; ) {
		size_t eol = line_break(bytes + i, at - i);
		if (eol) {
			++*line;
			*column = 1;
			i += eol;
		} else {
			*column += !is_inner(bytes[i++]);
		}
	}
}

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

bool yscan_bytes(const char *bytes, size_t n, struct diags *ds)
{
	uint64_t eight = 0;
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
			if (code == DIAG_COUNT)
				continue;
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
	for (size_t i = c->at; block && i < c->n && !line_break(c->bytes + i, c->n - i); i++)
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
		if (line_break(bytes + i, n - i))
			comment = false;
		else if (bytes[i] == '#')
			comment = true;
		else if (!comment && !strchr(" \t-?:,[]{}", bytes[i]))
			break;
	}
	find_place(bytes, i, line, column);
}
