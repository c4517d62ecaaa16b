/* SPDX-License-Identifier: GPL-3.0-or-later */
/* konsort explain: a call, or one of its Lots, with all conditions and sources. */
#include "cli/commands.h"

#include "cli/known.h"
#include "report/json.h"
#include "report/text.h"

static void tell_call(const struct invocation *in, const struct call *call, const struct lot *lot)
{
	struct str text = STR_INIT;
	if (in->options->format == FORMAT_JSON) {
		json_text(&text, json_call(call, lot));
		output_bytes(in->output, text.text, text.length);
	} else {
		struct text_style style = { output_width(), output_color(in->options->color) };
		explain_text(&text, call, lot, in->today, style);
		output_text(in->output, text.text);
	}
	str_free(&text);
}

static int explain(const struct invocation *in, struct known *known, struct diags *ds)
{
	/* --call and --lot say the same as the operands */
	const char *id = in->n_args > 0 ? in->args[0] : in->options->call;
	const char *lot_id = in->n_args > 1 ? in->args[1] : in->options->lot;
	const struct call *call = known_call(known, id, ds);
	const struct lot *lot = call && lot_id ? known_lot(call, lot_id, ds) : NULL;
	if (!call || (lot_id && !lot))
		return EXIT_TROUBLE;
	tell_call(in, call, lot);
	return EXIT_MET;
}

int cmd_explain(const struct invocation *in)
{
	struct known known;
	struct diags ds;
	int status = EXIT_TROUBLE;
	diags_init(&ds, "");
	if (in->n_args == 0 && !in->options->call)
		diags_error(&ds, DIAG_USAGE_WANTS_CALL, 0, 0, "");
	else if (in->n_args > 2)
		diags_error(&ds, DIAG_USAGE_TOO_MANY, 0, 0, in->args[2]);
	else if (in->n_args > 0 && in->options->call)
		diags_error(&ds, DIAG_USAGE_TWICE, 0, 0, in->args[0], "--call");
	else if (in->n_args > 1 && in->options->lot)
		diags_error(&ds, DIAG_USAGE_TWICE, 0, 0, in->args[1], "--lot");
	else if (known_open(&known, in->options, &ds)) {
		status = explain(in, &known, &ds);
		known_close(&known);
	}
	output_diags(in->output, &ds);
	diags_free(&ds);
	return status;
}
