/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/faults.h"

#include <stdlib.h>

#include "base/utf8.h"

enum { VALUE_CELLS = 60 };

struct faults faults_start(struct diags *ds)
{
	return (struct faults){ .ds = ds, .first = ds->count, .errors = ds->errors };
}

bool faults_enough(const struct faults *f)
{
	return f->ds->errors - f->errors >= DIAG_MOST_PER_FILE;
}

bool faults_add_list(struct faults *f, enum diag_code code, size_t line, size_t column,
                     const char *const *args)
{
	return !faults_enough(f) && diags_add(f->ds, code, false, line, column, args);
}

static bool stands_before(const struct diag *a, const struct diag *b)
{
	return a->line < b->line || (a->line == b->line && a->column < b->column);
}

/* By insertion: there are a score at most. */
bool faults_end(struct faults *f)
{
	struct diag *list = f->ds->list;
	for (size_t i = f->first + 1; i < f->ds->count; i++) {
		struct diag d = list[i];
		size_t k = i;
		for (; k > f->first && stands_before(&d, &list[k - 1]); k--)
			list[k] = list[k - 1];
		list[k] = d;
	}
	return f->ds->errors == f->errors;
}

const char *faults_text(struct arena *arena, const char *text)
{
	struct str s = STR_INIT;
	utf8_add_cut(&s, text, VALUE_CELLS);
	return faults_keep(arena, &s);
}

void faults_add_name(struct str *s, const char *name)
{
	str_add(s, s->length ? ", " : "");
	str_add(s, name);
}

const char *faults_keep(struct arena *arena, struct str *s)
{
	const char *kept = arena_strndup(arena, s->text, s->length);
	str_free(s);
	return kept;
}

const char *faults_value(struct arena *arena, const struct ynode *node)
{
	switch (node->kind) {
	case YNODE_SCALAR: return faults_text(arena, node->text);
	case YNODE_LIST: return "[...]";
	case YNODE_MAP: return "{...}";
	}
	return "";
}
