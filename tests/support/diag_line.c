/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/diag_line.h"

#include "base/str.h"

const char *diag_name(enum diag_code code)
{
	static const char *const names[DIAG_COUNT] = {
#define X(name, sentence) [DIAG_##name] = #name,
		DIAG_CODES(X)
#undef X
	};
	return names[code];
}

char *diags_in_line(const struct diags *ds)
{
	struct str s = STR_INIT;
	for (size_t i = 0; i < ds->count; i++) {
		const struct diag *d = &ds->list[i];
		str_addf(&s, "%s%s%zu:%zu %s", i ? "; " : "", d->warning ? "warning " : "", d->line,
		         d->column, diag_name(d->code));
		int last = DIAG_ARGS;
		while (last > 0 && !*d->args[last - 1])
			last--;
		for (int a = 0; a < last; a++)
			str_addf(&s, " '%s'", d->args[a]);
	}
	return str_take(&s);
}
