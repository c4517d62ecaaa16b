/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Country codes as numbers, sets of them, and the rows of the world. */
#include "core/country.h"

#include <string.h>

static int letter(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	return c >= 'a' && c <= 'z' ? c - 'a' : -1;
}

country country_from_code(const char *code)
{
	int first = letter(code[0]);
	int second = first < 0 ? -1 : letter(code[1]);
	if (second < 0 || code[2])
		return COUNTRY_NONE;
	if (first == 'E' - 'A' && second == 'L' - 'A')
		return country_from_code("GR");
	if (first == 'U' - 'A' && second == 'K' - 'A')
		return country_from_code("GB");
	return (country)(1 + 26 * first + second);
}

const char *country_code(country c, char buffer[3])
{
	if (c == COUNTRY_NONE || c >= COUNTRY_END)
		buffer[0] = '\0';
	else
		buffer[0] = (char)('A' + (c - 1) / 26), buffer[1] = (char)('A' + (c - 1) % 26);
	buffer[buffer[0] ? 2 : 0] = '\0';
	return buffer;
}

bool country_set_has(const struct country_set *set, country c)
{
	return set->bits[c / 64] >> (c % 64) & 1;
}

void country_set_add(struct country_set *set, country c)
{
	set->bits[c / 64] |= UINT64_C(1) << (c % 64);
}

int country_set_common(const struct country_set *a, const struct country_set *b)
{
	int n = 0;
	for (size_t i = 0; i < sizeof a->bits / sizeof *a->bits; i++)
		n += __builtin_popcountll(a->bits[i] & b->bits[i]);
	return n;
}

bool country_set_insert(struct country_set *set, country c)
{
	bool had = country_set_has(set, c);
	country_set_add(set, c);
	return !had;
}

const struct country_row *world_country(const struct world *w, country c)
{
	size_t low = 0, high = w->n_rows;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (w->rows[middle].code == c)
			return &w->rows[middle];
		if (w->rows[middle].code < c)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

const struct country_group *world_group(const struct world *w, const char *id)
{
	for (size_t i = 0; i < w->n_groups; i++)
		if (!strcmp(w->groups[i].id, id))
			return &w->groups[i];
	return NULL;
}
