/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A string that grows.  `struct str s = STR_INIT;` is a valid empty string, whose
 * text is never NULL.  Free with str_free() or hand the text on with str_take(). */
#ifndef KONSORT_BASE_STR_H
#define KONSORT_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>

struct str {
	char *text;      /* always terminated; owned if room > 0 */
	size_t length;   /* bytes, without the terminator */
	size_t room;     /* bytes allocated, 0 while nothing is */
};

/* The text of every empty string; never written to. */
extern char str_nothing[1];
#define STR_INIT { str_nothing, 0, 0 }

void str_free(struct str *s);
/* Empties S and keeps its memory. */
void str_clear(struct str *s);
/* Cuts S to LENGTH bytes; a longer LENGTH changes nothing. */
void str_cut(struct str *s, size_t length);
void str_add(struct str *s, const char *text);
void str_add_bytes(struct str *s, const char *bytes, size_t n);
void str_add_char(struct str *s, char c);
/* Adds C N times. */
void str_add_repeat(struct str *s, char c, size_t n);
void str_addf(struct str *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The text, now the caller's to free(); S is empty again. */
char *str_take(struct str *s);

/* Adds PATTERN with %1 ... %9 replaced by the ARGS (const char *, none NULL) and
 * %% by one %.  A number without an argument is replaced by nothing.  All
 * translated sentences with figures or names go through here and never through
 * printf, so that no catalogue, however broken, can make the program read what
 * is not there; xgettext knows the pattern as kde-format and msgfmt checks it. */
#define str_fill(s, pattern, ...) \
	str_fill_list((s), (pattern), (const char *const[]){ __VA_ARGS__, NULL })
void str_fill_list(struct str *s, const char *pattern, const char *const *args);

/* True if S is empty or only white space (as Unicode has it). */
bool str_is_blank(const char *s);

#endif
