/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/reader.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xmem.h"
#include "store/draft_values.h"
#include "store/yemit.h"

const struct shape shape_text = { .kind = SHAPE_TEXT };
const struct shape shape_id = { .kind = SHAPE_ID };
const struct shape shape_flag = { .kind = SHAPE_FLAG };
const struct shape shape_country = { .kind = SHAPE_COUNTRY };
const struct shape shape_group = { .kind = SHAPE_GROUP };

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

void reader_fail_range(struct reader *r, const struct ynode *v, const char *name, int64_t least,
                       int64_t most)
{
	faults_add(&r->faults, DIAG_NUMBER_RANGE, v->line, v->column, name,
	           reader_words(r, "%lld", (long long)least), reader_words(r, "%lld", (long long)most));
}

static const char *number_words(struct reader *r, int64_t n)
{
	char number[LANG_NUMBER_SIZE];
	return arena_strdup(&r->words, lang_number(number, n));
}

/* --- maps and lists ------------------------------------------------------ */

/* What YAML says of a file that holds nothing is meant for drafts. */
static void name_first_key(struct diag *d, const char *first)
{
	if (d->code != DIAG_EMPTY_FILE && d->code != DIAG_NOT_A_MAP)
		return;
	d->code = d->code == DIAG_EMPTY_FILE ? DIAG_EMPTY_DATA : DIAG_DATA_NOT_A_MAP;
	free(d->args[0]);
	d->args[0] = xstrdup(first);
}

const struct ynode *reader_root(struct reader *r, const char *bytes, size_t n, const char *first,
                                struct diags *ds)
{
	const struct ynode *root = ynode_read(bytes, n, &r->words, ds);
	if (!root && ds->count)
		name_first_key(&ds->list[ds->count - 1], first);
	return root;
}

/* Where the figure may be unknown, leaving it out is no way of saying so. */
static void fail_missing(struct reader *r, const struct ynode *map, const struct reader_key *k)
{
	faults_add(&r->faults, k->shape->unknown ? DIAG_NO_READING : DIAG_MISSING_KEY, map->line,
	           map->column, k->name);
}

static void read_keys(struct reader *r, const struct ynode *map, const struct reader_keys *keys,
                      void *owner)
{
	for (size_t i = 0; keys && i < keys->n; i++) {
		const struct reader_key *k = &keys->list[i];
		const struct ynode *v = ynode_member(map, k->name);
		if (v && !ynode_is_absent(v))
			k->read(r, v, (char *)owner + k->offset);
		else if (k->needed)
			fail_missing(r, map, k);
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

static bool has(const struct ynode *map, const char *key)
{
	const struct ynode *v = ynode_member(map, key);
	return v && !ynode_is_absent(v);
}

static void check_between(struct reader *r, const struct ynode *map, const struct reader_keys *keys)
{
	const char *a = keys->either[0], *b = keys->either[1];
	const bool has_a = a && has(map, a), has_b = b && has(map, b);
	if (a && !has_a && !has_b)
		faults_add(&r->faults, DIAG_ONE_OF_TWO, map->line, map->column, a, b);
	const struct ynode *v = has_b ? ynode_member(map, b) : NULL;
	if (has_a && v && !keys->both)
		faults_add(&r->faults, DIAG_NOT_BOTH, v->key_line, v->key_column, a, b);
	v = keys->beside[0] && has(map, keys->beside[0]) ? ynode_member(map, keys->beside[0]) : NULL;
	if (v && !has(map, keys->beside[1]))
		faults_add(&r->faults, DIAG_ONLY_BESIDE, v->key_line, v->key_column, keys->beside[0],
		           keys->beside[1]);
}

bool reader_map(struct reader *r, const struct ynode *node, const char *name,
                const struct reader_keys *keys, const struct reader_keys *more, void *owner)
{
	if (node->kind != YNODE_MAP)
		return fail_shape(r, DIAG_WANT_MAP, node, name);
	read_keys(r, node, keys, owner);
	read_keys(r, node, more, owner);
	if (!r->kind_unknown)
		check_unknown(r, node, keys, more);
	check_between(r, node, keys);
	if (more)
		check_between(r, node, more);
	return true;
}

static void check_distinct(struct reader *r, const struct ynode *list)
{
	for (const struct ynode *v = list->first; v; v = v->next)
		for (const struct ynode *before = list->first; before != v; before = before->next) {
			if (v->kind != YNODE_SCALAR || strcmp(v->text, before->text) != 0)
				continue;
			faults_add(&r->faults, DIAG_DUPLICATE_ITEM, v->line, v->column,
			           faults_value(&r->words, v));
			break;
		}
}

int64_t reader_list_most(const struct shape *shape)
{
	return shape->most ? shape->most : READER_LIST_MOST;
}

void *reader_list(struct reader *r, const struct ynode *v, const char *name,
                  const struct shape *shape, size_t size, size_t *n,
                  void (*item)(struct reader *r, const struct ynode *v, void *at))
{
	*n = 0;
	if (v->kind != YNODE_LIST)
		fail_shape(r, DIAG_WANT_LIST, v, name);
	else if ((int64_t)v->n > reader_list_most(shape))
		faults_add(&r->faults, DIAG_LIST_TOO_LONG, v->line, v->column, name,
		           number_words(r, (int64_t)v->n), number_words(r, reader_list_most(shape)));
	else if ((int64_t)v->n < shape->least)
		faults_add(&r->faults, DIAG_EMPTY_LIST, v->line, v->column, name);
	/* of a list too long for its key the items are read still, as others may name them */
	if (v->kind == YNODE_LIST && v->n <= READER_LIST_MOST)
		*n = v->n;
	if (*n == 0)
		return NULL;
	if (shape->distinct)
		check_distinct(r, v);
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
			faults_add(&r->faults, DIAG_DUPLICATE_ID, second->line, second->column, id,
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

void reader_short(struct reader *r, const struct ynode *v, const struct shape *shape, void *at)
{
	const char *text = "";
	reader_text(r, v, &text);
	int width = utf8_full_width(text);
	if (width > shape->most)
		faults_add(&r->faults, DIAG_TOO_WIDE, v->line, v->column, name_of(r, v),
		           reader_words(r, "%d", width), reader_words(r, "%d", (int)shape->most));
	else if (*text)
		*(const char **)at = text;
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

bool reader_number(struct reader *r, const struct ynode *v, const char *name,
                   const struct shape *shape, int64_t *number)
{
	int64_t n = value_digits(v);
	if (n < 0)
		return fail_shape(r, DIAG_WANT_NUMBER, v, name);
	if (n < shape->least || n > shape->most) {
		reader_fail_range(r, v, name, shape->least, shape->most);
		return false;
	}
	*number = n;
	return true;
}

bool reader_is_unknown(const struct ynode *v)
{
	return v->kind == YNODE_SCALAR && strcmp(v->text, "unknown") == 0;
}

/* True if word I of SHAPE stood there before. */
static bool word_repeats(const struct shape *shape, int i)
{
	for (int k = shape->first; k < i; k++)
		if (strcmp(shape->words[k], shape->words[i]) == 0)
			return true;
	return false;
}

int reader_word(struct reader *r, const struct ynode *v, const char *what,
                const struct shape *shape)
{
	struct str known = STR_INIT;
	for (int i = shape->first; i < shape->n; i++) {
		if (v->kind == YNODE_SCALAR && strcmp(shape->words[i], v->text) == 0) {
			str_free(&known);
			return i;
		}
		if (!word_repeats(shape, i))
			faults_add_name(&known, shape->words[i]);
	}
	reader_fail_value(r, v, what, faults_keep(&r->words, &known));
	return -1;
}

int reader_vocabulary(struct reader *r, const struct ynode *v, const char *what,
                      const struct shape *shape)
{
	struct value_reader values = { .faults = r->faults };
	int found = value_word(&values, shape->vocabulary, shape->n, what, v);
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

const struct country_set *reader_group(struct reader *r, const struct ynode *v)
{
	struct str known = STR_INIT;
	for (size_t i = 0; i < r->world->n_groups; i++) {
		const struct country_group *g = &r->world->groups[i];
		if (v->kind == YNODE_SCALAR && strcmp(g->id, v->text) == 0) {
			str_free(&known);
			return &g->members;
		}
		faults_add_name(&known, g->id);
	}
	reader_fail_value(r, v, v->key, faults_keep(&r->words, &known));
	return NULL;
}

/* --- translators --------------------------------------------------------- */

void reader_tell(struct reader *r, const struct ynode *map, const char *key, const char *what,
                 const char *id, const struct shape *shape)
{
	const struct ynode *v = map->kind == YNODE_MAP ? ynode_member(map, key) : NULL;
	if (!r->sink || !v || v->kind != YNODE_SCALAR || !v->length)
		return;
	const char *role = reader_words(r, "%s of %s%s%s%s%s", key, what, *what && *id ? " " : "", id,
	                                *r->where ? " in " : "", r->where);
	r->sink->text(r->sink->context, v->text, v->line, role, (int)shape->most);
}
