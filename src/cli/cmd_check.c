/* SPDX-License-Identifier: GPL-3.0-or-later */
/* konsort check: each draft is read, judged and told, one after the other; one that
 * cannot be read does not stop the others. */
#include "cli/commands.h"

#include <stdint.h>
#include <stdlib.h>

#include "cli/known.h"
#include "core/evaluate.h"
#include "report/json.h"
#include "report/text.h"

struct check {
	const struct invocation *in;
	struct known known;
	struct neighbours beside;        /* the drafts of --with */
	struct evaluation evaluation;    /* its memory serves all drafts */
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

static void judge(struct check *c, const char *file, const struct known_draft *d)
{
	const struct call *call = catalogue_call(c->known.catalogue, d->draft->call);
	const struct lot *lot = call_lot(call, d->draft->lot);
	struct neighbour *others = NULL;
	size_t n = 0;
	if (c->in->options->with)
		others = neighbours_without(&c->beside, &d->stamp, &n);
	evaluate(&c->evaluation, call, lot, d->draft, others, n);
	struct report r = { c->known.catalogue->world, d->draft, &c->evaluation };
	tell_judged(c, file, &r);
	add_status(c, verdict_status(c->evaluation.verdict));
	free(others);
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
	struct known_draft d;
	struct diags ds;
	diags_init(&ds, file);
	bool read = known_read(&c->known, c->in->options, file, &d, &ds);
	output_diags(c->in->output, &ds);
	if (read)
		judge(c, file, &d);
	else
		tell_trouble(c, file, &d.origin, &ds);
	known_draft_free(&d);
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
	evaluation_free(&c->evaluation);
}

static bool get_ready(struct check *c, struct diags *ds)
{
	const struct invocation *in = c->in;
	if (in->n_args == 0)
		return diags_error(ds, DIAG_USAGE_WANTS_DRAFT, 0, 0, "");
	if (!operands_ok(in, ds) || !known_open(&c->known, in->options, ds))
		return false;
	const char *with = in->options->with;
	if (!with || known_neighbours(&c->known, &c->beside, with, NULL, SIZE_MAX, ds))
		return true;
	known_close(&c->known);
	return false;
}

int cmd_check(const struct invocation *in)
{
	struct check c = { .in = in, .beside = NEIGHBOURS_INIT, .status = EXIT_MET };
	struct diags ds;
	diags_init(&ds, "");
	bool ready = get_ready(&c, &ds);
	output_diags(in->output, &ds);
	diags_free(&ds);
	if (!ready)
		return EXIT_TROUBLE;
	check_files(&c);
	neighbours_free(&c.beside);
	known_close(&c.known);
	return c.status;
}
