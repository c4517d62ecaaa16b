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
	if (!option_matches(o, filter))
		return FITS_NOT;
	if (has_name(o->exact, filter, "|"))
		return FITS_EXACTLY;
	size_t n = strlen(filter);
	if (strncmp(o->search + 1, filter, n) == 0)
		return o->search[1 + n] == '|' ? FITS_WHOLLY : FITS_AS_LABEL;
	return has_name(o->search, filter, "") ? FITS_AS_NAME : FITS_SOMEHOW;
}

/* True if what stands first is the only one of its rank, or the only one at all. */
static bool is_certain(const int *ranks, const size_t *shown, size_t n)
{
	return n == 1 || (n > 1 && ranks[shown[0]] > ranks[shown[1]]);
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
	if (certain)
		*certain = filter.length && is_certain(ranks, shown, n);
	free(ranks);
	str_free(&filter);
	return n;
}
