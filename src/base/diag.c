/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of diagnostics of one input. */
#include "base/diag.h"

#include <stdlib.h>

#include "base/xmem.h"

void diags_init(struct diags *ds, const char *file)
{
	*ds = (struct diags){ .file = xstrdup(file) };
}

void diags_free(struct diags *ds)
{
	for (size_t i = 0; i < ds->count; i++) {
		free(ds->list[i].file);
		for (int a = 0; a < DIAG_ARGS; a++)
			free(ds->list[i].args[a]);
	}
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
