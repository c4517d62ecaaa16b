/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parting of words by their marks; what does not fit is no language. */
#include "base/lang_word.h"

#include <stdlib.h>
#include <string.h>

#define SMALL "abcdefghijklmnopqrstuvwxyz"
#define CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

bool lang_word_is_code(const char *text)
{
	size_t n = strspn(text, SMALL);
	if (n < 2 || n > 3)
		return false;
	text += n;
	if (*text == '_') {
		if (strspn(text + 1, CAPITALS) != 2)
			return false;
		text += 3;
	}
	if (*text == '@') {
		n = strspn(text + 1, SMALL DIGITS);
		if (n < 1 || n > 12)
			return false;
		text += 1 + n;
	}
	return !*text;
}

/* A piece of a word, with its mark. */
struct piece {
	const char *text;
	size_t n;
};

/* The piece of the N bytes of WORD that begins with MARK and ends at one of ENDS. */
static struct piece piece_of(const char *word, size_t n, char mark, const char *ends)
{
	const char *start = memchr(word, mark, n);
	if (!start)
		return (struct piece){ word, 0 };
	size_t k = 1 + strcspn(start + 1, ends), rest = n - (size_t)(start - word);
	return (struct piece){ start, k < rest ? k : rest };
}

/* The codes of a word of N bytes, well formed, the nearest first.  How many. */
static size_t codes_of(char out[LANG_WORD_CODES][LANG_CODE_SIZE], const char *word, size_t n)
{
	size_t bare = strcspn(word, "_.@"), count = 0;
	struct piece country = piece_of(word, n, '_', ".@:"), variant = piece_of(word, n, '@', ":");
	bare = bare < n ? bare : n;
	if (strspn(word, SMALL CAPITALS DIGITS "_.@-") < n)
		return 0;
	if (bare + country.n + variant.n >= LANG_CODE_SIZE)
		return 0;
	for (int i = 0; i < LANG_WORD_CODES; i++) {
		bool with_country = i == 0 || i == 2, with_variant = i <= 1;
		char *at = out[count];
		if ((!with_country && !country.n) || (!with_variant && !variant.n))
			continue;
		memcpy(at, word, bare);
		at += bare;
		memcpy(at, country.text, with_country ? country.n : 0);
		at += with_country ? country.n : 0;
		memcpy(at, variant.text, with_variant ? variant.n : 0);
		at += with_variant ? variant.n : 0;
		*at = '\0';
		count += lang_word_is_code(out[count]);
	}
	return count;
}

size_t lang_word_codes(char out[LANG_WORD_CODES][LANG_CODE_SIZE], const char *code)
{
	return codes_of(out, code, strlen(code));
}

bool lang_word_find(char code[LANG_CODE_SIZE], const char *words, bool (*exists)(const char *))
{
	while (*words) {
		char codes[LANG_WORD_CODES][LANG_CODE_SIZE];
		size_t length = strcspn(words, ":"), n = codes_of(codes, words, length);
		for (size_t i = 0; i < n; i++)
			if (exists(codes[i])) {
				memcpy(code, codes[i], LANG_CODE_SIZE);
				return true;
			}
		words += length;
		words += *words == ':';
	}
	*code = '\0';
	return false;
}

const char *lang_word_environment(const char *name)
{
	const char *value = getenv(name);
	return value ? value : "";
}

const char *lang_word_locale(const char *category)
{
	const char *const names[] = { "LC_ALL", category, "LANG" };
	for (int i = 0; i < 3; i++)
		if (*lang_word_environment(names[i]))
			return lang_word_environment(names[i]);
	return "";
}
