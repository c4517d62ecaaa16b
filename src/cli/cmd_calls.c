/* SPDX-License-Identifier: GPL-3.0-or-later */
/* konsort calls: the calls and Lots known; and files of calls to come. */
#include "cli/commands.h"

#include "cli/call_files.h"
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

static int list_calls(const struct invocation *in)
{
	struct known known;
	struct diags ds;
	diags_init(&ds, "");
	bool ready = known_open(&known, in->options, &ds);
	const struct catalogue *all = ready ? known_all(&known, &ds) : NULL;
	output_diags(in->output, &ds);
	diags_free(&ds);
	if (!ready)
		return EXIT_TROUBLE;
	tell_calls(in, all);
	known_close(&known);
	return EXIT_MET;
}

static bool refuse_pair(const char *a, const char *b, struct diags *ds)
{
	return diags_error(ds, DIAG_USAGE_NOT_TOGETHER, 0, 0, a, b);
}

/* Whether what was given goes together. */
static bool usage_ok(const struct invocation *in, struct diags *ds)
{
	const struct options *o = in->options;
	const char *what = o->check ? "--check" : "--template";
	if (o->check && o->template)
		return refuse_pair("--check", "--template", ds);
	if ((o->check || o->template) && o->data_dir)
		return refuse_pair(what, "--data-dir", ds);
	if ((o->check || o->template) && o->format == FORMAT_JSON)
		return refuse_pair(what, "--format", ds);
	if (o->check)
		return in->n_args > 0 ? operands_ok(in, ds) :
			diags_error(ds, DIAG_USAGE_WANTS_FILE, 0, 0, "");
	return in->n_args == 0 || diags_error(ds, DIAG_USAGE_TOO_MANY, 0, 0, in->args[0]);
}

int cmd_calls(const struct invocation *in)
{
	struct diags ds;
	diags_init(&ds, "");
	bool good = usage_ok(in, &ds);
	output_diags(in->output, &ds);
	diags_free(&ds);
	if (!good)
		return EXIT_TROUBLE;
	if (in->options->check)
		return call_files_check(in);
	return in->options->template ? call_files_template(in) : list_calls(in);
}
