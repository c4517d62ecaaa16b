/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening comes in three steps: the operands, the calls, the draft. */
#include "cli/one_draft.h"

static bool open_operand(struct one_draft *d, const struct invocation *in, struct diags *ds)
{
	if (in->n_args == 0)
		return diags_error(ds, DIAG_USAGE_WANTS_DRAFT, 0, 0, "");
	if (in->n_args > 1)
		return diags_error(ds, DIAG_USAGE_TOO_MANY, 0, 0, in->args[1]);
	if (!known_open(&d->known, in->options, ds))
		return false;
	diags_set_file(ds, in->args[0]);
	if (known_read(&d->known, in->options, in->args[0], &d->read, ds))
		return true;
	one_draft_close(d);
	return false;
}

bool one_draft_open(struct one_draft *d, const struct invocation *in)
{
	struct diags ds;
	diags_init(&ds, "");
	*d = (struct one_draft){ .read = { .draft = NULL } };
	bool good = open_operand(d, in, &ds);
	output_diags(in->output, &ds);
	diags_free(&ds);
	return good;
}

void one_draft_close(struct one_draft *d)
{
	known_draft_free(&d->read);
	known_close(&d->known);
}
