/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of diagnostics of one input. */
#include "base/diag.h"

#include <stdlib.h>

#include "base/xmem.h"

void diags_init(struct diags *ds, const char *file)
{
	*ds = (struct diags){ .file = xstrdup(file) };
}

static void free_one(struct diag *d)
{
	free(d->file);
	for (int a = 0; a < DIAG_ARGS; a++)
		free(d->args[a]);
}

void diags_cut(struct diags *ds, size_t from)
{
	while (ds->count > from) {
		struct diag *last = &ds->list[--ds->count];
		ds->errors -= !last->warning;
		free_one(last);
	}
}

void diags_pass_over(struct diags *ds, size_t from)
{
	size_t first = from;
	while (first + 1 < ds->count && ds->list[first].warning)
		first++;
	struct diag kept = ds->list[first];
	ds->list[first] = ds->list[from];
	ds->list[from] = kept;
	diags_cut(ds, from + 1);
	ds->errors -= !kept.warning;
	ds->list[from].warning = true;
}

void diags_move(struct diags *ds, struct diags *from)
{
	for (size_t i = 0; i < from->count; i++) {
		XGROW(ds->list, ds->count, ds->room);
		ds->list[ds->count++] = from->list[i];
		ds->errors += !from->list[i].warning;
	}
	from->count = 0;
	diags_free(from);
}

void diags_copy(struct diags *ds, const struct diags *from)
{
	for (size_t i = 0; i < from->count; i++) {
		const struct diag *d = &from->list[i];
		const char *const args[DIAG_ARGS + 1] = { d->args[0], d->args[1], d->args[2], NULL };
		diags_add(ds, d->code, d->warning, d->line, d->column, args);
		xstrset(&ds->list[ds->count - 1].file, d->file);
	}
}

void diags_free(struct diags *ds)
{
	diags_cut(ds, 0);
	free(ds->list);
	free(ds->file);
	*ds = (struct diags){ 0 };
}

void diags_set_file(struct diags *ds, const char *file)
{
	xstrset(&ds->file, file);
}

bool diags_add(struct diags *ds, enum diag_code code, bool warning,
               size_t line, size_t column, const char *const *args)
{
	XGROW(ds->list, ds->count, ds->room);
	struct diag *d = &ds->list[ds->count++];
	*d = (struct diag){ .code = code, .warning = warning, .file = xstrdup(ds->file),
	                    .line = line, .column = column };
	for (int a = 0; a < DIAG_ARGS; a++)
		d->args[a] = xstrdup(*args ? *args++ : "");
	ds->errors += !warning;
	return false;
}
