/* SPDX-License-Identifier: GPL-3.0-or-later */
/* konsort fits: one consortium by every Lot of every call. */
#include "cli/commands.h"

#include <string.h>

#include "cli/one_draft.h"
#include "core/fits.h"
#include "report/json.h"
#include "report/text.h"

static void tell_fits(const struct invocation *in, const struct fits *fits)
{
	struct str text = STR_INIT;
	if (in->options->format == FORMAT_JSON) {
		json_text(&text, json_fits(fits));
		output_bytes(in->output, text.text, text.length);
	} else {
		struct text_style style = { output_width(), output_color(in->options->color) };
		fits_text(&text, fits, style);
		output_text(in->output, text.text);
	}
	str_free(&text);
}

/* Of ALL the rows of one Lot; nothing of ALL is copied. */
static struct fits only_lot(const struct fits *all, const char *lot)
{
	struct fits one = { .list = all->list, .n = 0, .ids = all->ids };
	for (size_t i = 0; i < all->n && one.n == 0; i++)
		if (!strcmp(all->list[i].lot->id, lot)) {
			one.list = &all->list[i];
			one.n = 1;
		}
	return one;
}

/* The Lots to be judged by: those of one call where one is named, or only a Lot (then
 * the draft's own call is meant). */
static void find_and_tell(const struct invocation *in, struct one_draft *d)
{
	const struct draft *draft = d->read.draft;
	const struct catalogue *catalogue = d->known.catalogue;
	const struct options *o = in->options;
	struct fits fits = FITS_INIT;
	const struct call *call = catalogue_call(catalogue, draft->call);
	const struct catalogue narrow = { .calls = &call, .n_calls = 1, .world = catalogue->world };
	fits_find(&fits, o->call || o->lot ? &narrow : catalogue, draft);
	if (o->lot && *o->lot) {
		struct fits one = only_lot(&fits, o->lot);
		tell_fits(in, &one);
	} else {
		tell_fits(in, &fits);
	}
	fits_free(&fits);
}

int cmd_fits(const struct invocation *in)
{
	struct one_draft d;
	if (!one_draft_open(&d, in))
		return EXIT_TROUBLE;
	if (!in->options->call && !in->options->lot) {
		struct diags ds;
		diags_init(&ds, "");
		known_all(&d.known, &ds);
		output_diags(in->output, &ds);
		diags_free(&ds);
	}
	find_and_tell(in, &d);
	one_draft_close(&d);
	return EXIT_MET;
}
