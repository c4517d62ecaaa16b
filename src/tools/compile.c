/* SPDX-License-Identifier: GPL-3.0-or-later */
/* konsort-compile: reads the shipped data files with the program's own readers, checks
 * them, and makes of them what the build needs.  Not installed.
 *
 *	konsort-compile --c OUT COUNTRIES CALL...     the catalogue as C
 *	konsort-compile --pot OUT COUNTRIES CALL...   its texts, to be translated
 *	konsort-compile --schema-draft OUT COUNTRIES  the JSON schema of a draft
 *	konsort-compile --schema-call OUT COUNTRIES   and that of a call file */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "base/xmem.h"
#include "store/call_file.h"
#include "store/file.h"
#include "store/world_file.h"
#include "tools/compile.h"
#include "tools/schema.h"

/* A call and its file, for sorting both. */
struct entry {
	const struct call *call;
	const char *file;
};
struct data {
	struct arena arena;
	struct diags diags;
	struct pot pot;
	const struct world *world;
	struct entry *entries;
	size_t n;
};

static void print_diags(const struct diags *ds)
{
	static const char *const sentences[DIAG_COUNT] = {
#define X(code, sentence) [DIAG_##code] = sentence,
		DIAG_CODES(X)
#undef X
	};
	for (size_t i = 0; i < ds->count; i++) {
		const struct diag *d = &ds->list[i];
		struct str s = STR_INIT;
		str_fill(&s, sentences[d->code], d->args[0], d->args[1], d->args[2]);
		fprintf(stderr, "konsort-compile: %s:%zu:%zu: %s\n", d->file, d->line, d->column, s.text);
		str_free(&s);
	}
}

/* The path as the tree has it: "data/..." whatever stands before. */
static const char *tree_path(const char *path)
{
	const char *found = path;
	for (const char *p = path; (p = strstr(p, "data/")); p++)
		if (p == path || p[-1] == '/')
			found = p;
	return found;
}

static bool read_file(struct data *d, const char *path, struct str *bytes)
{
	diags_set_file(&d->diags, path);
	d->pot.file = tree_path(path);
	return file_read(path, bytes, NULL, &d->diags);
}

static bool read_world(struct data *d, const char *path)
{
	struct str bytes = STR_INIT;
	struct text_sink sink = pot_sink(&d->pot);
	if (read_file(d, path, &bytes))
		d->world = world_read(bytes.text, bytes.length, &d->arena, &sink, &d->diags);
	str_free(&bytes);
	return d->world;
}

static bool is_new(const struct data *d, const struct call *call)
{
	for (size_t i = 0; i < d->n; i++)
		if (strcmp(d->entries[i].call->id, call->id) == 0)
			return false;
	return true;
}

static bool read_call(struct data *d, const char *path)
{
	struct str bytes = STR_INIT;
	struct text_sink sink = pot_sink(&d->pot);
	const struct call *call = NULL;
	if (read_file(d, path, &bytes))
		call = call_read(bytes.text, bytes.length, d->world, &d->arena, &sink, &d->diags);
	str_free(&bytes);
	if (!call)
		return false;
	if (!is_new(d, call))
		return diags_error(&d->diags, DIAG_CALL_TWICE, 1, 1, call->id, "data/calls");
	d->entries[d->n++] = (struct entry){ call, tree_path(path) };
	return true;
}

static int compare_entries(const void *a, const void *b)
{
	const struct call *x = ((const struct entry *)a)->call, *y = ((const struct entry *)b)->call;
	return x->year != y->year ? (x->year < y->year ? -1 : 1) : strcmp(x->id, y->id);
}

/* Reads all files and sorts the calls; errors are told for every file. */
static bool read_data(struct data *d, char **files, int n)
{
	d->entries = xcalloc((size_t)n, sizeof *d->entries);
	bool good = read_world(d, files[0]);
	for (int i = 1; i < n && d->world; i++)
		good = read_call(d, files[i]) && good;
	qsort(d->entries, d->n, sizeof *d->entries, compare_entries);
	return good;
}

/* --- what can be made ---------------------------------------------------------- */

static void make_c(struct data *d, struct str *out)
{
	const struct call **calls = xcalloc(d->n + 1, sizeof *calls);
	const char **files = xcalloc(d->n + 1, sizeof *files);
	for (size_t i = 0; i < d->n; i++) {
		calls[i] = d->entries[i].call;
		files[i] = d->entries[i].file;
	}
	const struct catalogue catalogue = { calls, d->n, d->world };
	compile_c(out, &catalogue, files);
	free(calls);
	free(files);
}

static void make_pot(struct data *d, struct str *out)
{
	compile_pot(out, &d->pot);
}

static void make_schema_draft(struct data *d, struct str *out)
{
	schema_draft(out, d->world);
}

static void make_schema_call(struct data *d, struct str *out)
{
	schema_call(out, d->world);
}

static const struct product {
	const char *option;
	void (*make)(struct data *d, struct str *out);
	bool calls;              /* it wants calls */
} products[] = {
	{ .option = "--c", .make = make_c, .calls = true },
	{ .option = "--pot", .make = make_pot, .calls = true },
	{ .option = "--schema-draft", .make = make_schema_draft },
	{ .option = "--schema-call", .make = make_schema_call },
};

/* What the arguments ask for, NULL if they cannot be understood. */
static const struct product *find_product(int argc, char **argv)
{
	for (size_t i = 0; argc > 3 && i < sizeof products / sizeof *products; i++)
		if (strcmp(products[i].option, argv[1]) == 0 && (argc > 4) == products[i].calls)
			return &products[i];
	return NULL;
}

static bool write_file(const char *path, const struct str *s)
{
	FILE *f = fopen(path, "w");
	bool good = f && fwrite(s->text, 1, s->length, f) == s->length;
	good = (!f || fclose(f) == 0) && good;
	if (!good)
		fprintf(stderr, "konsort-compile: cannot write '%s': %s\n", path, strerror(errno));
	return good;
}

int main(int argc, char **argv)
{
	const struct product *product = find_product(argc, argv);
	if (!product) {
		fputs("usage: konsort-compile --c|--pot OUT COUNTRIES CALL...\n"
		      "       konsort-compile --schema-draft|--schema-call OUT COUNTRIES\n", stderr);
		return 2;
	}
	struct data d = { 0 };
	struct str out = STR_INIT;
	diags_init(&d.diags, "");
	bool good = read_data(&d, argv + 3, argc - 3);
	if (good)
		product->make(&d, &out);
	print_diags(&d.diags);
	good = good && write_file(argv[2], &out);
	str_free(&out);
	pot_free(&d.pot);
	diags_free(&d.diags);
	free(d.entries);
	arena_free(&d.arena);
	return good ? 0 : 2;
}
