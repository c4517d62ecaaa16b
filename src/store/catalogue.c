/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/catalogue.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/str.h"
#include "base/xmem.h"
#include "store/call_file.h"
#include "store/file.h"

/* A call and the file that defines it. */
struct entry {
	const struct call *call;
	const char *file;
};
struct collection {
	struct entry *entries;
	size_t n, room;
	struct arena *arena;
	struct diags *ds;
	bool failed;
};

static void add(struct collection *c, const struct call *call, const char *file)
{
	XGROW(c->entries, c->n, c->room);
	c->entries[c->n++] = (struct entry){ call, file };
}

static void add_shipped(struct collection *c)
{
	for (size_t i = 0; i < shipped_catalogue.n_calls; i++)
		add(c, shipped_catalogue.calls[i], shipped_call_files[i]);
}

static const struct entry *find(const struct collection *c, const char *id)
{
	for (size_t i = 0; i < c->n; i++)
		if (strcmp(c->entries[i].call->id, id) == 0)
			return &c->entries[i];
	return NULL;
}

/* Reads a call file and adds its call. */
static void add_file(struct collection *c, const char *path)
{
	struct str bytes = STR_INIT;
	diags_set_file(c->ds, path);
	const struct call *call = NULL;
	if (file_read(path, &bytes, NULL, c->ds))
		call = call_read(bytes.text, bytes.length, shipped_catalogue.world, c->arena, NULL, c->ds);
	str_free(&bytes);
	const struct entry *other = call ? find(c, call->id) : NULL;
	if (other)
		diags_error(c->ds, DIAG_CALL_TWICE, 1, 1, call->id, other->file);
	c->failed = c->failed || !call || other;
	if (call && !other)
		add(c, call, arena_strdup(c->arena, path));
}

static bool ends_in(const char *name, const char *end)
{
	size_t n = strlen(name), m = strlen(end);
	return n > m && strcmp(name + n - m, end) == 0;
}

static int is_call_file(const struct dirent *entry)
{
	const char *name = entry->d_name;
	return *name != '.' && strcmp(name, "countries.yaml") != 0 &&
	       (ends_in(name, ".yaml") || ends_in(name, ".yml"));
}

/* By bytes: alphasort() would follow the locale. */
static int compare_names(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* Adds the call files of DIR, in the order of their names. */
static void add_dir(struct collection *c, const char *dir)
{
	struct dirent **names;
	int n = scandir(dir, &names, is_call_file, compare_names);
	if (n < 0) {
		diags_set_file(c->ds, "");
		diags_error(c->ds, DIAG_CANNOT_READ, 0, 0, dir, strerror(errno));
		c->failed = true;
		return;
	}
	for (int i = 0; i < n; i++) {
		struct str path = STR_INIT;
		str_addf(&path, "%s/%s", dir, names[i]->d_name);
		add_file(c, path.text);
		str_free(&path);
		free(names[i]);
	}
	free(names);
}

static void add_dirs(struct collection *c, const char *dir)
{
	struct str calls = STR_INIT;
	struct stat st;
	add_dir(c, dir);
	str_addf(&calls, "%s/calls", dir);
	if (stat(calls.text, &st) == 0 && S_ISDIR(st.st_mode))
		add_dir(c, calls.text);
	str_free(&calls);
}

static int compare_entries(const void *a, const void *b)
{
	const struct call *x = ((const struct entry *)a)->call, *y = ((const struct entry *)b)->call;
	return x->year != y->year ? (x->year < y->year ? -1 : 1) : strcmp(x->id, y->id);
}

static const struct catalogue *make_catalogue(struct collection *c)
{
	struct catalogue *catalogue = arena_alloc(c->arena, sizeof *catalogue);
	const struct call **calls = arena_alloc(c->arena, (c->n + 1) * sizeof *calls);
	qsort(c->entries, c->n, sizeof *c->entries, compare_entries);
	for (size_t i = 0; i < c->n; i++)
		calls[i] = c->entries[i].call;
	*catalogue = (struct catalogue){ .calls = calls, .n_calls = c->n,
	                                 .world = shipped_catalogue.world };
	return catalogue;
}

const struct catalogue *catalogue_open(const char *data_dir, struct arena *arena, struct diags *ds)
{
	if (!data_dir)
		return &shipped_catalogue;
	struct collection c = { .arena = arena, .ds = ds };
	char *file = xstrdup(ds->file);
	add_shipped(&c);
	add_dirs(&c, data_dir);
	const struct catalogue *catalogue = c.failed ? NULL : make_catalogue(&c);
	free(c.entries);
	diags_set_file(ds, file);
	free(file);
	return catalogue;
}
