/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The growing string, and filling in of translated patterns. */
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmem.h"

char str_nothing[1];

static void make_room(struct str *s, size_t more)
{
	size_t need = s->length + more + 1;
	if (need <= s->room)
		return;
	size_t room = s->room ? s->room : 96;   /* most lines fit at once */
	while (room < need)
		room *= 2;
	s->text = xrealloc(s->room ? s->text : NULL, room);
	s->room = room;
}

void str_free(struct str *s)
{
	if (s->room)
		free(s->text);
	*s = (struct str)STR_INIT;
}

void str_clear(struct str *s)
{
	str_cut(s, 0);
}

void str_cut(struct str *s, size_t length)
{
	if (length >= s->length)
		return;
	s->length = length;
	s->text[length] = '\0';
}

void str_add_bytes(struct str *s, const char *bytes, size_t n)
{
	make_room(s, n);
	memcpy(s->text + s->length, bytes, n);
	s->length += n;
	s->text[s->length] = '\0';
}

void str_add(struct str *s, const char *text)
{
	str_add_bytes(s, text, strlen(text));
}

void str_add_char(struct str *s, char c)
{
	if (s->length + 2 > s->room)   /* the short way: much is added letter by letter */
		make_room(s, 1);
	s->text[s->length++] = c;
	s->text[s->length] = '\0';
}

void str_add_repeat(struct str *s, char c, size_t n)
{
	make_room(s, n);
	memset(s->text + s->length, c, n);
	s->length += n;
	s->text[s->length] = '\0';
}

void str_addf(struct str *s, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n > 0) {
		make_room(s, (size_t)n);
		vsnprintf(s->text + s->length, (size_t)n + 1, format, again);
		s->length += (size_t)n;
	}
	va_end(again);
}

char *str_take(struct str *s)
{
	char *text = s->room ? s->text : xstrdup("");
	*s = (struct str)STR_INIT;
	return text;
}

/* The argument that the digit C asks for, "" where there are fewer. */
static const char *argument(const char *const *args, char c)
{
	for (int i = 0; args[i]; i++)
		if (i == c - '1')
			return args[i];
	return "";
}

void str_fill_list(struct str *s, const char *pattern, const char *const *args)
{
	for (const char *at; (at = strchr(pattern, '%')); ) {
		str_add_bytes(s, pattern, (size_t)(at - pattern));
		if (at[1] >= '1' && at[1] <= '9')
			str_add(s, argument(args, at[1]));
		else
			str_add_char(s, '%');
		bool two = at[1] == '%' || (at[1] >= '1' && at[1] <= '9');
		pattern = at + (two ? 2 : 1);
	}
	str_add(s, pattern);
}

bool str_is_blank(const char *s)
{
	while (*s)
		if (!utf8_is_space(utf8_read(&s)))
			return false;
	return true;
}
