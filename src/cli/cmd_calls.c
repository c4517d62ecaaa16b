/* SPDX-License-Identifier: GPL-3.0-or-later */
/* konsort calls: the calls and Lots known. */
#include "cli/commands.h"

#include "cli/known.h"
#include "report/json.h"
#include "report/text.h"

static void tell_calls(const struct invocation *in, const struct catalogue *catalogue)
{
	struct str text = STR_INIT;
	if (in->options->format == FORMAT_JSON) {
		struct json_t *list = json_list_new();
		for (size_t i = 0; i < catalogue->n_calls; i++)
			json_list_add(list, json_call(catalogue->calls[i], NULL));
		json_text(&text, list);
		output_bytes(in->output, text.text, text.length);
	} else {
		struct text_style style = { output_width(), output_color(in->options->color) };
		calls_text(&text, catalogue, style);
		output_text(in->output, text.text);
	}
	str_free(&text);
}

int cmd_calls(const struct invocation *in)
{
	struct known known;
	struct diags ds;
	diags_init(&ds, "");
	bool ready = in->n_args == 0 ||
		diags_error(&ds, DIAG_USAGE_TOO_MANY, 0, 0, in->args[0]);
	ready = ready && known_open(&known, in->options, &ds);
	output_diags(in->output, &ds);
	diags_free(&ds);
	if (!ready)
		return EXIT_TROUBLE;
	tell_calls(in, known.catalogue);
	known_close(&known);
	return EXIT_MET;
}
