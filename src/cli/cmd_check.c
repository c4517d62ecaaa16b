/* SPDX-License-Identifier: GPL-3.0-or-later */
/* konsort check: each draft is read, judged and told, one after the other; one that
 * cannot be read does not stop the others. */
#include "cli/commands.h"

#include "base/lang.h"
#include "cli/known.h"
#include "core/evaluate.h"
#include "report/json.h"
#include "report/text.h"
#include "store/draft_file.h"
#include "store/file.h"

struct check {
	const struct invocation *in;
	const struct catalogue *catalogue;
	struct evaluation evaluation;    /* its memory serves all drafts */
	struct str bytes;                /* likewise */
	struct json_t *json;             /* NULL while the format is text */
	struct text_style style;
	bool told;                       /* something was printed already */
	int status;
};

/* Status 2 wins over 1, 1 over 3, 3 over 0. */
static void add_status(struct check *c, int status)
{
	static const int rank[] = {
		[EXIT_MET] = 0, [EXIT_UNDECIDED] = 1, [EXIT_UNMET] = 2, [EXIT_TROUBLE] = 3,
	};
	if (rank[status] > rank[c->status])
		c->status = status;
}

static int verdict_status(enum verdict verdict)
{
	switch (verdict) {
	case VERDICT_ELIGIBLE: return EXIT_MET;
	case VERDICT_NOT_ELIGIBLE: return EXIT_UNMET;
	case VERDICT_UNDECIDED: return EXIT_UNDECIDED;
	}
	return EXIT_TROUBLE;
}

static void tell_judged(struct check *c, const char *file, const struct report *r)
{
	if (c->json) {
		json_list_add(c->json, json_check(file, r));
		return;
	}
	struct str text = STR_INIT;
	if (c->told)
		str_add_char(&text, '\n');
	check_text(&text, r, file, c->in->today, c->style);
	output_text(c->in->output, text.text);
	c->told = true;
	str_free(&text);
}

static void judge(struct check *c, const char *file, const struct draft *draft)
{
	const struct call *call = catalogue_call(c->catalogue, draft->call);
	const struct lot *lot = call_lot(call, draft->lot);
	evaluate(&c->evaluation, call, lot, draft, NULL, 0);
	struct report r = { c->catalogue->world, draft, &c->evaluation };
	tell_judged(c, file, &r);
	add_status(c, verdict_status(c->evaluation.verdict));
}

/* The first that is no warning. */
static const struct diag *first_error(const struct diags *ds)
{
	size_t i = 0;
	while (i + 1 < ds->count && ds->list[i].warning)
		i++;
	return &ds->list[i];
}

static void tell_trouble(struct check *c, const char *file, const struct draft_origin *origin,
                         const struct diags *ds)
{
	const struct options *o = c->in->options;
	if (c->json)
		json_list_add(c->json, json_check_error(file, o->call ? o->call : origin->call,
			o->lot ? o->lot : o->call ? NULL : origin->lot, first_error(ds)));
	add_status(c, EXIT_TROUBLE);
}

static void check_file(struct check *c, const char *file)
{
	struct draft_options wanted = { c->in->options->call, c->in->options->lot };
	struct draft_origin origin = { 0 };
	struct draft *draft = NULL;
	struct diags ds;
	diags_init(&ds, file);
	bool read = file_read(file, &c->bytes, NULL, &ds) &&
		draft_read(c->bytes.text, c->bytes.length, c->catalogue, &wanted, &draft, &origin, &ds);
	output_diags(c->in->output, &ds);
	if (read)
		judge(c, file, draft);
	else
		tell_trouble(c, file, &origin, &ds);
	draft_free(&draft);
	draft_origin_free(&origin);
	diags_free(&ds);
}

static void end_json(struct check *c)
{
	struct str text = STR_INIT;
	json_text(&text, c->json);
	output_bytes(c->in->output, text.text, text.length);
	str_free(&text);
}

static void check_files(struct check *c)
{
	const struct invocation *in = c->in;
	if (in->options->format == FORMAT_JSON)
		c->json = json_list_new();
	else
		c->style = (struct text_style){ output_width(), output_color(in->options->color) };
	for (size_t i = 0; i < in->n_args; i++)
		check_file(c, in->args[i]);
	if (c->json)
		end_json(c);
	str_free(&c->bytes);
	evaluation_free(&c->evaluation);
}

int cmd_check(const struct invocation *in)
{
	struct known known;
	struct check c = { .in = in, .bytes = STR_INIT, .status = EXIT_MET };
	struct diags ds;
	diags_init(&ds, "");
	bool ready = in->n_args > 0 || diags_error(&ds, DIAG_USAGE_WANTS_DRAFT, 0, 0, "");
	ready = ready && known_open(&known, in->options, &ds);
	output_diags(in->output, &ds);
	diags_free(&ds);
	if (!ready)
		return EXIT_TROUBLE;
	c.catalogue = known.catalogue;
	check_files(&c);
	known_close(&known);
	return c.status;
}
