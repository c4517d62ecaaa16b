/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Countries as small numbers and sets of them.  A country is its ISO 3166-1
 * alpha-2 code; which codes exist, and their names, is the world's business. */
#ifndef KONSORT_CORE_COUNTRY_H
#define KONSORT_CORE_COUNTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* 0: no country; else 1 + 26 * first letter + second letter (A is 0). */
typedef uint16_t country;
enum { COUNTRY_NONE = 0, COUNTRY_END = 26 * 26 + 1 };

/* The country of a code of two letters in either case (EL and UK are taken as GR
 * and GB), COUNTRY_NONE for anything else.  Whether it exists is not checked. */
country country_from_code(const char *code);
/* The code in capitals, "" for COUNTRY_NONE.  BUFFER is returned. */
const char *country_code(country c, char buffer[3]);

struct country_set {
	uint64_t bits[(COUNTRY_END + 63) / 64];
};
bool country_set_has(const struct country_set *set, country c);
void country_set_add(struct country_set *set, country c);
/* How many countries are in both. */
int country_set_common(const struct country_set *a, const struct country_set *b);
/* Adds C; true if it was not in the set before. */
bool country_set_insert(struct country_set *set, country c);

/* One country of the world (data/countries.yaml). */
struct country_row {
	country code;
	const char *name;        /* English */
	const char *iso_names;   /* its names in iso-codes, by ';' (lang_country()) */
};
struct country_group {
	const char *id;          /* such as "programme-2014" */
	struct country_set members;
};
struct world {
	const struct country_row *rows;       /* sorted by code */
	size_t n_rows;
	const struct country_group *groups;
	size_t n_groups;
};
/* The row of C, NULL if the world has no such country. */
const struct country_row *world_country(const struct world *w, country c);
const struct country_group *world_group(const struct world *w, const char *id);

#endif
