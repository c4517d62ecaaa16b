/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A call file is checked by the reader that would load it, and its id held against ours
 * and against the files checked before it, as it could not be loaded beside those. */
#include "cli/call_files.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"
#include "store/call_file.h"
#include "store/call_template.h"
#include "store/catalogue.h"
#include "store/file.h"
#include "store/paths.h"

/* A call that was read, and from where. */
struct checked {
	const struct call *call;
	const char *file;
};
struct check {
	const struct invocation *in;
	struct arena arena;
	struct str bytes;
	struct checked *list;
	size_t n;
	bool failed;
};

int call_files_template(const struct invocation *in)
{
	output_bytes(in->output, call_template(), strlen(call_template()));
	return EXIT_MET;
}

/* True if FILE is the source of the shipped call itself, in a tree of konsort's. */
static bool is_shipped_file(const char *file, const char *shipped)
{
	struct str real = STR_INIT, end = STR_INIT;
	str_addf(&end, "/%s", shipped);
	bool same = path_real(&real, file) && real.length > end.length &&
		!strcmp(real.text + real.length - end.length, end.text);
	str_free(&real);
	str_free(&end);
	return same;
}

/* The other file that defines the call too, NULL if none does. */
static const char *other_file(const struct check *c, const struct call *call, const char *file)
{
	const char *shipped = catalogue_file(&shipped_catalogue, call->id);
	if (shipped && !is_shipped_file(file, shipped))
		return shipped;
	for (size_t i = 0; i < c->n; i++)
		if (!strcmp(c->list[i].call->id, call->id))
			return c->list[i].file;
	return NULL;
}

static void add_count(struct str *out, const char *pattern, size_t n)
{
	char number[LANG_NUMBER_SIZE];
	str_fill(out, pattern, lang_number(number, (long long)n));
}

static void add_lots(struct str *out, const struct call *call)
{
	if (call_has_lots(call))
		/* TRANSLATORS: %1 is how many; a part of "a.yaml: call ssa-2020, 2 Lots, ...". */
		add_count(out, lang_plural("%1 Lot", "%1 Lots", call->n_lots), call->n_lots);
	else
		/* TRANSLATORS: a part of "a.yaml: call ssa-2020, no Lots, 14 rules; no errors". */
		str_add(out, _("no Lots"));
}

static void tell_good(const struct check *c, const char *file, const struct call *call)
{
	struct str line = STR_INIT, name = STR_INIT, lots = STR_INIT, rules = STR_INIT;
	size_t n = 0;
	for (size_t i = 0; i < call->n_lots; i++)
		n += call->lots[i].n_rules;
	utf8_clean(&name, file);
	add_lots(&lots, call);
	/* TRANSLATORS: %1 is how many; a part of "a.yaml: call ssa-2020, 2 Lots, 28 rules; ...". */
	add_count(&rules, lang_plural("%1 rule", "%1 rules", n), n);
	/* TRANSLATORS: %1 is a file, %2 the id of a call, %3 "2 Lots" or "no Lots", %4 "28 rules". */
	str_fill(&line, _("%1: call %2, %3, %4; no errors"), name.text, call->id, lots.text, rules.text);
	str_add_char(&line, '\n');
	output_text(c->in->output, line.text);
	str_free(&line);
	str_free(&name);
	str_free(&lots);
	str_free(&rules);
}

static const struct call *read_call(struct check *c, const char *file, struct diags *ds)
{
	if (!file_read(file, &c->bytes, NULL, ds))
		return NULL;
	const struct call *call = call_read(c->bytes.text, c->bytes.length, shipped_catalogue.world,
	                                    &c->arena, NULL, ds);
	const char *other = call ? other_file(c, call, file) : NULL;
	if (other)
		diags_error(ds, DIAG_CALL_TWICE, 0, 0, call->id, other);
	else if (call)
		c->list[c->n++] = (struct checked){ call, file };
	return other ? NULL : call;
}

static void check_file(struct check *c, const char *file)
{
	struct diags ds;
	diags_init(&ds, file);
	const struct call *call = read_call(c, file, &ds);
	output_diags(c->in->output, &ds);
	diags_free(&ds);
	if (call)
		tell_good(c, file, call);
	c->failed = c->failed || !call;
}

int call_files_check(const struct invocation *in)
{
	struct check c = { .in = in, .arena = ARENA_INIT, .bytes = STR_INIT };
	c.list = xcalloc(in->n_args, sizeof *c.list);
	for (size_t i = 0; i < in->n_args; i++)
		check_file(&c, in->args[i]);
	free(c.list);
	str_free(&c.bytes);
	arena_free(&c.arena);
	return c.failed ? EXIT_TROUBLE : EXIT_MET;
}
