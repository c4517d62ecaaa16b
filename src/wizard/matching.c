/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which options what was typed finds, and which of them comes first. */
#include "wizard/options.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xmem.h"

/* How well an option fits; the better the higher. */
enum { FITS_NOT, FITS_SOMEHOW, FITS_AS_NAME, FITS_AS_LABEL, FITS_WHOLLY, FITS_EXACTLY };

bool option_matches(const struct option *option, const char *filter)
{
	while (*filter) {
		size_t n = strcspn(filter, " ");
		char word[64];
		if (n >= sizeof word)
			return false;
		memcpy(word, filter, n);
		word[n] = '\0';
		if (!strstr(option->search, word))
			return false;
		filter += n + (filter[n] == ' ');
	}
	return true;
}

/* True if NAME, behind a bar, stands in NAMES with END behind it. */
static bool has_name(const char *names, const char *name, const char *end)
{
	struct str wanted = STR_INIT;
	str_add_char(&wanted, '|');
	str_add(&wanted, name);
	str_add(&wanted, end);
	bool has = strstr(names, wanted.text) != NULL;
	str_free(&wanted);
	return has;
}

static int rank(const struct option *o, const char *filter)
{
	if (has_name(o->exact, filter, "|"))
		return FITS_EXACTLY;
	if (!option_matches(o, filter))
		return FITS_NOT;
	size_t n = strlen(filter);
	if (strncmp(o->search + 1, filter, n) == 0)
		return o->search[1 + n] == '|' ? FITS_WHOLLY : FITS_AS_LABEL;
	return has_name(o->search, filter, "") ? FITS_AS_NAME : FITS_SOMEHOW;
}

/* True if the N bytes at WORD are one of the words before END, or with BEGUN the beginning of
 * one. */
static bool has_word(const char *names, const char *end, const char *word, size_t n, bool begun)
{
	while ((names = strpbrk(names, "| ")) != NULL && names < end) {
		names++;
		if (strncmp(names, word, n) == 0 && (begun || strchr("| ", names[n])))
			return true;
	}
	return false;
}

static bool has_words_before(const char *names, const char *end, const char *filter, bool begun)
{
	while (*filter) {
		size_t n = strcspn(filter, " ");
		if (!has_word(names, end, filter, n, begun))
			return false;
		filter += n + (filter[n] == ' ');
	}
	return true;
}

static bool has_words(const struct option *o, const char *filter, bool begun)
{
	return has_words_before(o->search, o->search + strlen(o->search), filter, begun);
}

/* Where the names of an option end, which are its label, that in English, and its id; behind
 * them are words by which people look for it. */
static const char *names_end(const struct option *o)
{
	const char *at = o->search, *end = at + strlen(at);
	size_t n = strcspn(o->exact + 1, "|");
	while ((at = strchr(at, '|')) != NULL) {
		at++;
		if (strncmp(at, o->exact + 1, n) == 0 && (!at[n] || at[n] == '|'))
			return at + n;
	}
	return end;
}

/* How many have words that begin so: in their names, or anywhere; *AT is the last. */
static size_t count_meant(const struct options *o, const char *folded, bool names, size_t *at)
{
	size_t n = 0;
	for (size_t i = 0; i < o->n; i++) {
		const char *search = o->list[i].search;
		const char *end = names ? names_end(&o->list[i]) : search + strlen(search);
		if (!has_words_before(search, end, folded, true))
			continue;
		n++;
		*at = i;
	}
	return n;
}

bool options_sole(const struct options *o, const char *folded, size_t *at)
{
	size_t n = count_meant(o, folded, true, at);
	return (n ? n : count_meant(o, folded, false, at)) == 1;
}

/* True if one is the only of its rank, or the only one at all; and where what was typed is no
 * whole name, if no name of another, in any language, begins with it or has its words. */
static bool is_certain(const struct options *o, const int *ranks, const size_t *shown, size_t n,
                       const char *filter)
{
	if (n < 2 || ranks[shown[0]] == ranks[shown[1]])
		return n == 1;
	for (size_t i = 1; i < n && ranks[shown[0]] <= FITS_AS_LABEL; i++)
		if (ranks[shown[i]] >= FITS_AS_NAME ||
		    has_words(&o->list[shown[i]], filter, ranks[shown[0]] < FITS_AS_LABEL))
			return false;
	return true;
}

bool options_share(const struct options *o, size_t at, const char *folded)
{
	for (size_t i = 0; i < o->n; i++)
		if (i != at && has_words(&o->list[i], folded, false))
			return true;
	return false;
}

/* Puts option AT before the others. */
static void put_first(size_t *shown, size_t at)
{
	size_t i = 0;
	while (shown[i] != at)
		i++;
	memmove(shown + 1, shown, i * sizeof *shown);
	shown[0] = at;
}

size_t options_matches(const struct options *o, const char *typed, size_t *shown, bool *certain)
{
	struct str filter = STR_INIT;
	int *ranks = xcalloc(o->n + 1, sizeof *ranks);
	size_t n = 0;
	utf8_fold_words(&filter, typed);
	for (size_t i = 0; i < o->n; i++)
		ranks[i] = filter.length ? rank(&o->list[i], filter.text) : FITS_EXACTLY;
	for (int wanted = FITS_EXACTLY; wanted > FITS_NOT; wanted--)
		for (size_t i = 0; i < o->n; i++)
			if (ranks[i] == wanted)
				shown[n++] = i;
	bool sure = filter.length && is_certain(o, ranks, shown, n, filter.text);
	size_t sole;
	if (n && !sure && filter.length && ranks[shown[0]] <= FITS_AS_LABEL &&
	    options_sole(o, filter.text, &sole)) {
		put_first(shown, sole);
		sure = true;
	}
	if (certain)
		*certain = sure;
	free(ranks);
	str_free(&filter);
	return n;
}
