/* SPDX-License-Identifier: GPL-3.0-or-later */
/* konsort suggest: the fewest organisations that one consortium still lacks. */
#include "cli/commands.h"

#include "cli/one_draft.h"
#include "core/shortest.h"
#include "report/json.h"
#include "report/shortest_text.h"

static void tell_shortest(const struct invocation *in, const struct world *world,
                          const struct call *call, const struct lot *lot,
                          const struct shortest *s)
{
	struct str text = STR_INIT;
	if (in->options->format == FORMAT_JSON) {
		json_text(&text, json_suggest(call, s));
		output_bytes(in->output, text.text, text.length);
	} else {
		struct text_style style = { output_width(), output_color(in->options->color) };
		suggest_text(&text, world, call, lot, s, style);
		output_text(in->output, text.text);
	}
	str_free(&text);
}

static int fail_without_lot(const struct invocation *in, const struct call *call)
{
	struct str ids = STR_INIT;
	struct diags ds;
	for (size_t i = 0; i < call->n_lots; i++)
		str_addf(&ids, "%s%s", i > 0 ? ", " : "", call->lots[i].id);
	diags_init(&ds, in->args[0]);
	diags_error(&ds, DIAG_LOT_NOT_CHOSEN, 0, 0, call->id, ids.text);
	output_diags(in->output, &ds);
	diags_free(&ds);
	str_free(&ids);
	return EXIT_TROUBLE;
}

static int suggest(const struct invocation *in, const struct one_draft *d)
{
	const struct draft *draft = d->read.draft;
	const struct call *call = catalogue_call(d->known.catalogue, draft->call);
	const struct lot *lot = call_lot(call, draft->lot);
	struct shortest s = SHORTEST_INIT;
	if (!lot)
		return fail_without_lot(in, call);
	shortest_find(&s, call, lot, draft);
	tell_shortest(in, d->known.catalogue->world, call, lot, &s);
	shortest_free(&s);
	return EXIT_MET;
}

int cmd_suggest(const struct invocation *in)
{
	struct one_draft d;
	if (!one_draft_open(&d, in))
		return EXIT_TROUBLE;
	int status = suggest(in, &d);
	one_draft_close(&d);
	return status;
}
