/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places are bytes from 'a' on, in the order of the groups. */
#include "base/alphabet.h"

#include <string.h>

#include <utf8proc.h>

#include "base/utf8.h"

enum { GROUPS_MOST = 68 };   /* 'a' and 26 and as many stay below the bytes of UTF-8 letters */

static bool is_plain(uint32_t code)
{
	return code >= 'a' && code <= 'z';
}

static uint32_t small(uint32_t code)
{
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
}

static const struct alphabet_letter *find(const struct alphabet *a, uint32_t code)
{
	for (size_t i = 0; i < a->n; i++)
		if (a->letters[i].code == code)
			return &a->letters[i];
	return NULL;
}

static bool is_letter(uint32_t code)
{
	int c = (int)utf8proc_category((utf8proc_int32_t)code);
	return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

/* The first mention of a letter counts. */
static void add_letter(struct alphabet *a, uint32_t code, unsigned char place, const char *spelling)
{
	code = small(code);
	if (is_plain(code)) {
		if (!a->places[code - 'a'])
			a->places[code - 'a'] = place;
		return;
	}
	if (!is_letter(code) || a->n == ALPHABET_LETTERS || find(a, code))
		return;
	struct alphabet_letter *l = &a->letters[a->n++];
	*l = (struct alphabet_letter){ .code = code, .place = place };
	memcpy(l->spelling, spelling, strlen(spelling));
}

/* The spelling that follows the "=" at TEXT; "" if that is none. */
static void read_spelling(char out[ALPHABET_SPELLING_SIZE], const char *text)
{
	size_t n = *text == '=' ? strcspn(text + 1, " ") : 0;
	memset(out, '\0', ALPHABET_SPELLING_SIZE);
	if (n >= ALPHABET_SPELLING_SIZE || strspn(text + (n > 0), "abcdefghijklmnopqrstuvwxyz") < n)
		return;
	memcpy(out, text + (n > 0), n);
}

/* Of an alphabet of other letters all stand behind a to z. */
static void move_behind(struct alphabet *a)
{
	for (size_t i = 0; i < a->n; i++)
		a->letters[i].place = (unsigned char)(a->letters[i].place + 26);
}

/* A letter that is left out stands with the one before it in English. */
static void fill_gaps(struct alphabet *a)
{
	unsigned char before = 'a';
	for (size_t i = 0; i < 26; i++) {
		if (!a->places[i])
			a->places[i] = before;
		before = a->places[i];
	}
}

void alphabet_read(struct alphabet *a, const char *text)
{
	static const unsigned char none[26];
	*a = (struct alphabet){ .n = 0 };
	for (size_t group = 0; *text && group < GROUPS_MOST; ) {
		char spelling[ALPHABET_SPELLING_SIZE];
		size_t n = strcspn(text, " ="), whole = strcspn(text, " ");
		read_spelling(spelling, text + n);
		for (const char *letter = text; letter < text + n; )
			add_letter(a, utf8_read(&letter), (unsigned char)('a' + group), spelling);
		group += n > 0;
		text += whole;
		text += *text == ' ';
	}
	if (memcmp(a->places, none, sizeof none) != 0)
		fill_gaps(a);
	else
		move_behind(a);
}

char alphabet_place(const struct alphabet *a, uint32_t code)
{
	code = small(code);
	if (is_plain(code))
		return a->places[0] ? (char)a->places[code - 'a'] : (char)code;
	const struct alphabet_letter *l = find(a, code);
	return l ? (char)l->place : '\0';
}

bool alphabet_spell(const struct alphabet *a, uint32_t code, char out[ALPHABET_SPELLING_SIZE])
{
	const struct alphabet_letter *l = find(a, small(code));
	if (!l || !*l->spelling)
		return false;
	memcpy(out, l->spelling, ALPHABET_SPELLING_SIZE);
	if (l->code != code)
		out[0] = (char)(out[0] - 'a' + 'A');
	return true;
}
