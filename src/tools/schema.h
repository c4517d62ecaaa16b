/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON Schemas (draft-07) of a draft and of a call file, made of the tables that the
 * readers go by.  A schema takes what the reader takes, as far as YAML 1.2 has told
 * numbers, true and null from texts before; what it cannot see (widths, days, ids that
 * must be there) is left to the reader. */
#ifndef KONSORT_TOOLS_SCHEMA_H
#define KONSORT_TOOLS_SCHEMA_H

#include <jansson.h>

#include "base/str.h"
#include "core/country.h"
#include "core/vocabulary.h"

/* Adds the whole schema, with a newline. */
void schema_draft(struct str *out, const struct world *world);
void schema_call(struct str *out, const struct world *world);

/* For the two.  All return a new reference; ABSENT: null, an empty value, is right too. */

/* The head of a schema of a map that must have the keys REQUIRED (ends with NULL). */
json_t *schema_root(const char *title, const char *const *required);
void schema_print(struct str *out, json_t *root);
/* {"type": [...]} of names separated by spaces. */
json_t *schema_types(const char *names, bool absent);
json_t *schema_flag(bool absent);
/* Digits as a number or a text; UNKNOWN: or that word. */
json_t *schema_number(int64_t least, int64_t most, bool unknown, bool absent);
json_t *schema_vocabulary(const struct word *words, int n, bool absent);
json_t *schema_country(const struct world *world, bool absent);

#endif
