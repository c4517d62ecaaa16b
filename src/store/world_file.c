/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/world_file.h"

#include <stdlib.h>
#include <string.h>

#include "store/reader.h"

static const struct shape shape_version = { .kind = SHAPE_NUMBER, .least = 1, .most = 1 };
static const struct shape shape_all = { .kind = SHAPE_LIST };
static const struct shape shape_members = { .kind = SHAPE_LIST, .item = &shape_country };

static void read_version(struct reader *r, const struct ynode *v, void *at)
{
	(void)at;
	int64_t version;
	reader_number(r, v, "konsort-countries", &shape_version, &version);
}

static void read_code(struct reader *r, const struct ynode *v, void *at)
{
	country c = v->kind == YNODE_SCALAR ? country_from_code(v->text) : COUNTRY_NONE;
	if (c)
		*(country *)at = c;
	else
		faults_add(&r->faults, DIAG_UNKNOWN_COUNTRY, v->line, v->column,
		           faults_value(&r->words, v));
}

static void read_country(struct reader *r, const struct ynode *v, void *at)
{
	static const struct reader_key keys[] = {
		{ "code", true, read_code, offsetof(struct country_row, code), &shape_country },
		{ "name", true, reader_text, offsetof(struct country_row, name), &shape_text },
		{ "iso", false, reader_text, offsetof(struct country_row, iso_names), &shape_text },
	};
	static const struct reader_keys all = { READER_KEYS(keys) };
	struct country_row *row = at;
	*row = (struct country_row){ .name = "", .iso_names = "" };
	reader_map(r, v, "countries", &all, NULL, row);
}

static int compare_rows(const void *a, const void *b)
{
	const struct country_row *x = a, *y = b;
	return (int)x->code - (int)y->code;
}

static void check_twice(struct reader *r, const struct ynode *v, const struct country_row *rows,
                        size_t n)
{
	struct country_set seen = { { 0 } };
	const struct ynode *c = v->first;
	char code[3];
	for (size_t i = 0; i < n; i++, c = c->next) {
		if (!rows[i].code || country_set_insert(&seen, rows[i].code))
			continue;
		const struct ynode *first = v->first;
		for (size_t k = 0; rows[k].code != rows[i].code; k++)
			first = first->next;
		faults_add(&r->faults, DIAG_DUPLICATE_ID, c->line, c->column,
		           country_code(rows[i].code, code), reader_words(r, "%zu", first->line));
	}
}

static void read_countries(struct reader *r, const struct ynode *v, void *at)
{
	struct world *w = at;
	struct country_row *rows = reader_list(r, v, "countries", &shape_all, sizeof *rows, &w->n_rows,
	                                      read_country);
	if (rows) {
		check_twice(r, v, rows, w->n_rows);
		qsort(rows, w->n_rows, sizeof *rows, compare_rows);
	}
	w->rows = rows;
	r->world = w;
}

static void read_member(struct reader *r, const struct ynode *v, void *at)
{
	*(country *)at = reader_country(r, v);
}

static void read_members(struct reader *r, const struct ynode *v, void *at)
{
	struct country_set *set = at;
	size_t n;
	const country *members = reader_list(r, v, "members", &shape_members, sizeof *members, &n, read_member);
	for (size_t i = 0; i < n; i++)
		if (members[i])
			country_set_add(set, members[i]);
}

static void read_group(struct reader *r, const struct ynode *v, void *at)
{
	static const struct reader_key keys[] = {
		{ "id", true, reader_id, offsetof(struct country_group, id), &shape_id },
		{ "members", true, read_members, offsetof(struct country_group, members),
		  &shape_members },
	};
	static const struct reader_keys all = { READER_KEYS(keys) };
	struct country_group *group = at;
	*group = (struct country_group){ .id = "" };
	reader_map(r, v, "groups", &all, NULL, group);
}

static void read_groups(struct reader *r, const struct ynode *v, void *at)
{
	struct world *w = at;
	w->groups = reader_list(r, v, "groups", &shape_all, sizeof *w->groups, &w->n_groups, read_group);
	reader_unique(r, v, w->groups, w->n_groups, sizeof *w->groups);
}

/* True if konsort translates the name itself: iso-codes does not, or it is one of the
 * countries that consortia are made of. */
static bool is_ours(const struct world *w, const struct country_row *row)
{
	if (!*row->iso_names)
		return true;
	for (size_t i = 0; i < w->n_groups; i++)
		if (strncmp(w->groups[i].id, "programme", strlen("programme")) == 0 &&
		    country_set_has(&w->groups[i].members, row->code))
			return true;
	return false;
}

static void tell_names(struct reader *r, const struct world *w, const struct ynode *root)
{
	const struct ynode *list = ynode_member(root, "countries");
	for (const struct ynode *c = list ? list->first : NULL; c; c = c->next) {
		const struct ynode *code = ynode_member(c, "code");
		const struct country_row *row = world_country(w, country_from_code(code->text));
		if (is_ours(w, row))
			reader_tell(r, c, "name", "country", code->text, &shape_text);
	}
}

const struct world *world_read(const char *bytes, size_t n, struct arena *arena,
                               const struct text_sink *sink, struct diags *ds)
{
	static const struct reader_key keys[] = {
		{ "konsort-countries", true, read_version, 0, &shape_version },
		{ "countries", true, read_countries, 0, &shape_all },
		{ "groups", true, read_groups, 0, &shape_all },
	};
	static const struct reader_keys all = { READER_KEYS(keys) };
	struct reader r = { .arena = arena, .faults = faults_start(ds), .sink = sink, .where = "" };
	struct world *w = arena_alloc(arena, sizeof *w);
	r.world = w;
	const struct ynode *root = reader_root(&r, bytes, n, "konsort-countries: 1", ds);
	bool good = root && reader_map(&r, root, "konsort-countries", &all, NULL, w) &&
	            faults_end(&r.faults);
	if (good && sink)
		tell_names(&r, w, root);
	arena_free(&r.words);
	return good ? w : NULL;
}
