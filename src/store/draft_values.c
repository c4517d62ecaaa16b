/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/draft_values.h"

#include <stdio.h>
#include <string.h>

#include "base/lang.h"
#include "base/xmem.h"
#include "store/draft_file.h"

bool value_fail(struct value_reader *r, enum diag_code code, const struct key *k,
                       const struct ynode *v)
{
	return faults_add(&r->faults, code, v->line, v->column, k->name,
	                  faults_value(&r->words, v));
}

bool value_text(struct value_reader *r, char **text, const struct key *k, const struct ynode *v)
{
	if (v->kind != YNODE_SCALAR)
		return value_fail(r, DIAG_WANT_TEXT, k, v);
	if (v->length)
		xlean_set(text, v->text);
	return true;
}

int64_t value_digits(const struct ynode *v)
{
	int64_t n = 0;
	if (v->kind != YNODE_SCALAR || v->length == 0)
		return -1;
	for (const char *p = v->text; *p; p++) {
		if (*p < '0' || *p > '9')
			return -1;
		n = n > INT64_MAX / 10 - 1 ? INT64_MAX / 10 : n * 10 + (*p - '0');
	}
	return n;
}

static const char *digits(struct value_reader *r, int64_t n)
{
	char text[24];
	snprintf(text, sizeof text, "%lld", (long long)n);
	return arena_strdup(&r->words, text);
}

bool value_number(struct value_reader *r, int64_t *number, const struct key *k,
                        const struct ynode *v)
{
	int64_t n = value_digits(v);
	if (n < 0)
		return value_fail(r, DIAG_WANT_NUMBER, k, v);
	if (n < k->least || n > k->most)
		return faults_add(&r->faults, DIAG_NUMBER_RANGE, v->line, v->column, k->name,
		                  digits(r, k->least), digits(r, k->most));
	*number = n;
	return true;
}

bool value_flag(struct value_reader *r, bool *flag, const struct key *k, const struct ynode *v)
{
	*flag = v->kind == YNODE_SCALAR && strcmp(v->text, "true") == 0;
	return *flag || (v->kind == YNODE_SCALAR && strcmp(v->text, "false") == 0) ||
	       value_fail(r, DIAG_WANT_FLAG, k, v);
}

bool value_country(struct value_reader *r, country *c, const struct key *k, const struct ynode *v)
{
	if (v->kind != YNODE_SCALAR)
		return value_fail(r, DIAG_WANT_TEXT, k, v);
	country got = country_from_code(v->text);
	if (!got || !world_country(r->world, got))
		return faults_add(&r->faults, DIAG_UNKNOWN_COUNTRY, v->line, v->column,
		                  faults_value(&r->words, v));
	*c = got;
	return true;
}

static const char *list_words(struct value_reader *r, const struct word *words, int count)
{
	struct str s = STR_INIT;
	for (int i = 1; i < count; i++)
		faults_add_name(&s, words[i].id);
	return faults_keep(&r->words, &s);
}

int value_word(struct value_reader *r, const struct word *words, int count, const char *what,
                     const struct ynode *v)
{
	int found = v->kind == YNODE_SCALAR && v->length ? word_find(words, count, v->text) : 0;
	if (!found)
		faults_add(&r->faults, DIAG_UNKNOWN_VALUE, v->line, v->column, what,
		           faults_value(&r->words, v), list_words(r, words, count));
	return found;
}

bool value_count(struct value_reader *r, size_t count, size_t most, const char *key,
                 const struct ynode *v)
{
	char number[LANG_NUMBER_SIZE];
	if (count < most)
		return true;
	r->stopped = true;
	return faults_add(&r->faults, DIAG_TOO_MANY_ENTRIES, v->line, v->column, key,
	                  lang_number(number, (long long)most));
}

bool value_count_extra(struct value_reader *r, const struct ynode *v)
{
	char most[LANG_NUMBER_SIZE];
	if (r->stopped || r->extras++ < DRAFT_MOST_EXTRAS)
		return !r->stopped;
	r->stopped = true;
	return faults_add(&r->faults, DIAG_TOO_MANY_KEYS, v->key_line, v->key_column,
	                  lang_number(most, DRAFT_MOST_EXTRAS));
}
