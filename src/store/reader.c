/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/reader.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "store/draft_values.h"
#include "base/utf8.h"
#include "store/yemit.h"

const char *reader_words(struct reader *r, const char *format, ...)
{
	char text[256];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	return arena_strdup(&r->words, text);
}

static bool fail_shape(struct reader *r, enum diag_code code, const struct ynode *v,
                       const char *name)
{
	return faults_add(&r->faults, code, v->line, v->column, name, faults_value(&r->words, v));
}

/* The name to call a value by in an error: its key, or else the value itself. */
static const char *name_of(struct reader *r, const struct ynode *v)
{
	return v->key ? v->key : faults_value(&r->words, v);
}

void reader_fail_value(struct reader *r, const struct ynode *v, const char *what, const char *known)
{
	faults_add(&r->faults, DIAG_UNKNOWN_VALUE, v->line, v->column, what,
	           faults_value(&r->words, v), known);
}

/* --- maps and lists ------------------------------------------------------ */

static void read_keys(struct reader *r, const struct ynode *map, const struct reader_keys *keys,
                      void *owner)
{
	for (size_t i = 0; keys && i < keys->n; i++) {
		const struct reader_key *k = &keys->list[i];
		const struct ynode *v = ynode_member(map, k->name);
		if (v && !ynode_is_absent(v))
			k->read(r, v, (char *)owner + k->offset);
		else if (k->needed)
			faults_add(&r->faults, DIAG_MISSING_KEY, map->line, map->column, k->name);
	}
}

static bool is_known(const struct reader_keys *keys, const char *name)
{
	for (size_t i = 0; keys && i < keys->n; i++)
		if (strcmp(keys->list[i].name, name) == 0)
			return true;
	return false;
}

static void add_known(struct str *s, const struct reader_keys *keys)
{
	for (size_t i = 0; keys && i < keys->n; i++)
		faults_add_name(s, keys->list[i].name);
}

static void check_unknown(struct reader *r, const struct ynode *map, const struct reader_keys *keys,
                          const struct reader_keys *more)
{
	for (const struct ynode *v = map->first; v && !faults_enough(&r->faults); v = v->next) {
		if (is_known(keys, v->key) || is_known(more, v->key))
			continue;
		struct str known = STR_INIT;
		add_known(&known, keys);
		add_known(&known, more);
		faults_add(&r->faults, DIAG_UNKNOWN_KEY, v->key_line, v->key_column,
		           faults_text(&r->words, v->key), faults_keep(&r->words, &known));
	}
}

bool reader_map(struct reader *r, const struct ynode *node, const char *name,
                const struct reader_keys *keys, const struct reader_keys *more, void *owner)
{
	if (node->kind != YNODE_MAP)
		return fail_shape(r, DIAG_WANT_MAP, node, name);
	read_keys(r, node, keys, owner);
	read_keys(r, node, more, owner);
	check_unknown(r, node, keys, more);
	return true;
}

void *reader_list(struct reader *r, const struct ynode *v, const char *name, size_t size,
                  size_t *n, void (*item)(struct reader *r, const struct ynode *v, void *at))
{
	*n = 0;
	if (v->kind != YNODE_LIST)
		fail_shape(r, DIAG_WANT_LIST, v, name);
	else if (v->n > READER_LIST_MOST)
		faults_add(&r->faults, DIAG_NUMBER_RANGE, v->line, v->column, name, "0",
		           reader_words(r, "%d", READER_LIST_MOST));
	else
		*n = v->n;
	if (*n == 0)
		return NULL;
	char *array = arena_alloc(r->arena, v->n * size), *at = array;
	for (const struct ynode *c = v->first; c; c = c->next, at += size)
		item(r, c, at);
	return array;
}

/* The id that an element begins with; "" where reading it failed. */
static const char *id_at(const void *array, size_t i, size_t size)
{
	const char *id;
	memcpy(&id, (const char *)array + i * size, sizeof id);
	return id ? id : "";
}

void reader_unique(struct reader *r, const struct ynode *v, const void *array, size_t n, size_t size)
{
	const struct ynode *second = v->first;
	for (size_t i = 0; i < n; i++, second = second->next) {
		const struct ynode *first = v->first;
		for (size_t k = 0; k < i; k++, first = first->next) {
			const char *id = id_at(array, i, size);
			if (!*id || strcmp(id, id_at(array, k, size)) != 0)
				continue;
			faults_add(&r->faults, DIAG_DUPLICATE_KEY, second->line, second->column, id,
			           reader_words(r, "%zu", first->line));
			break;
		}
	}
}

/* --- values -------------------------------------------------------------- */

void reader_text(struct reader *r, const struct ynode *v, void *at)
{
	if (v->kind != YNODE_SCALAR)
		fail_shape(r, DIAG_WANT_TEXT, v, name_of(r, v));
	else if (str_is_blank(v->text))
		faults_add(&r->faults, DIAG_MISSING_KEY, v->line, v->column, name_of(r, v));
	else if (utf8_needs_cleaning(v->text))   /* texts of a call go to terminals as they are */
		faults_add(&r->faults, DIAG_UNSAFE_TEXT, v->line, v->column, name_of(r, v));
	else
		*(const char **)at = arena_strndup(r->arena, v->text, v->length);
}

void reader_id(struct reader *r, const struct ynode *v, void *at)
{
	if (v->kind == YNODE_SCALAR && yemit_is_id(v->text))
		reader_text(r, v, at);
	else
		reader_fail_value(r, v, v->key ? v->key : "id", "[a-z0-9][a-z0-9-]*");
}

void reader_flag(struct reader *r, const struct ynode *v, void *at)
{
	bool yes = v->kind == YNODE_SCALAR && strcmp(v->text, "true") == 0;
	if (yes || (v->kind == YNODE_SCALAR && strcmp(v->text, "false") == 0))
		*(bool *)at = yes;
	else
		fail_shape(r, DIAG_WANT_FLAG, v, name_of(r, v));
}

bool reader_number(struct reader *r, const struct ynode *v, const char *name, int64_t least,
                   int64_t most, int64_t *number)
{
	int64_t n = value_digits(v);
	if (n < 0)
		return fail_shape(r, DIAG_WANT_NUMBER, v, name);
	if (n < least || n > most)
		return faults_add(&r->faults, DIAG_NUMBER_RANGE, v->line, v->column, name,
		                  reader_words(r, "%lld", (long long)least),
		                  reader_words(r, "%lld", (long long)most));
	*number = n;
	return true;
}

bool reader_is_unknown(const struct ynode *v)
{
	return v->kind == YNODE_SCALAR && strcmp(v->text, "unknown") == 0;
}

int reader_word(struct reader *r, const struct ynode *v, const char *what,
                const char *const *words, int first, int n)
{
	struct str known = STR_INIT;
	for (int i = first; i < n; i++) {
		if (v->kind == YNODE_SCALAR && strcmp(words[i], v->text) == 0) {
			str_free(&known);
			return i;
		}
		faults_add_name(&known, words[i]);
	}
	reader_fail_value(r, v, what, faults_keep(&r->words, &known));
	return -1;
}

int reader_vocabulary(struct reader *r, const struct ynode *v, const char *what,
                      const struct word *words, int n)
{
	struct value_reader values = { .faults = r->faults };
	int found = value_word(&values, words, n, what, v);
	arena_free(&values.words);
	return found;
}

country reader_country(struct reader *r, const struct ynode *v)
{
	country c = v->kind == YNODE_SCALAR ? country_from_code(v->text) : COUNTRY_NONE;
	if (c && world_country(r->world, c))
		return c;
	faults_add(&r->faults, DIAG_UNKNOWN_COUNTRY, v->line, v->column, faults_value(&r->words, v));
	return COUNTRY_NONE;
}

/* --- translators --------------------------------------------------------- */

void reader_tell(struct reader *r, const struct ynode *map, const char *key, const char *what,
                 const char *id, int cells)
{
	const struct ynode *v = map->kind == YNODE_MAP ? ynode_member(map, key) : NULL;
	if (!r->sink || !v || v->kind != YNODE_SCALAR || !v->length)
		return;
	const char *role = reader_words(r, "%s of %s%s%s%s%s", key, what, *what && *id ? " " : "", id,
	                                *r->where ? " in " : "", r->where);
	r->sink->text(r->sink->context, v->text, v->line, role, cells);
}
