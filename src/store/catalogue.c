/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls are collected with the file of each, so that of an id that is in two both can be
 * named. */
#include "store/catalogue.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/cause.h"
#include "base/str.h"
#include "base/xmem.h"
#include "store/call_file.h"
#include "store/file.h"
#include "store/folder.h"

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
/* A catalogue made here, with the file of each call. */
struct made {
	struct catalogue catalogue;
	const char *const *files;
};

static const char *const *files_of(const struct catalogue *c)
{
	return c == &shipped_catalogue ? shipped_call_files : ((const struct made *)c)->files;
}

static void add(struct collection *c, const struct call *call, const char *file)
{
	XGROW(c->entries, c->n, c->room);
	c->entries[c->n++] = (struct entry){ call, file };
}

static void add_all(struct collection *c, const struct catalogue *from)
{
	for (size_t i = 0; i < from->n_calls; i++)
		add(c, from->calls[i], files_of(from)[i]);
}

static const struct entry *find(const struct collection *c, const char *id)
{
	for (size_t i = 0; i < c->n; i++)
		if (strcmp(c->entries[i].call->id, id) == 0)
			return &c->entries[i];
	return NULL;
}

/* Adds the call of a file that was read. */
static bool add_call(struct collection *c, const struct str *bytes, const char *path)
{
	const struct call *call = call_read(bytes->text, bytes->length, shipped_catalogue.world,
	                                    c->arena, NULL, c->ds);
	const struct entry *other = call ? find(c, call->id) : NULL;
	if (other)
		return diags_error(c->ds, DIAG_CALL_TWICE, 1, 1, call->id, other->file);
	if (call)
		add(c, call, arena_strdup(c->arena, path));
	return call != NULL;
}

/* Reads a file and adds its call. */
typedef bool add_file(struct collection *c, const char *path);

static bool add_own_file(struct collection *c, const char *path)
{
	struct str bytes = STR_INIT;
	bool good = file_read_trusted(path, FILE_MOST_MIB, &bytes, c->ds) && add_call(c, &bytes, path);
	str_free(&bytes);
	c->failed = c->failed || !good;
	return good;
}

/* Adds the call files of DIR, in the order of their names.  False with errno if it cannot
 * be read. */
static bool add_dir(struct collection *c, const char *dir, add_file *add_one)
{
	struct str path = STR_INIT;
	size_t n;
	char **names = folder_names(dir, &n);
	if (!names)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!strcmp(names[i], "countries.yaml"))
			continue;
		folder_path(&path, dir, names[i]);
		diags_set_file(c->ds, path.text);
		add_one(c, path.text);
	}
	folder_free(names, n);
	str_free(&path);
	return true;
}

/* What one is judged by must not be another's to write, though the user named the place. */
static void add_own_dir(struct collection *c, const char *dir)
{
	struct stat st;
	bool trusted = stat(dir, &st) != 0 || file_is_trusted(&st);
	if (trusted && add_dir(c, dir, add_own_file))
		return;
	diags_set_file(c->ds, "");
	if (trusted)
		diags_error(c->ds, DIAG_CANNOT_READ, 0, 0, dir, cause_of(errno));
	else
		diags_error(c->ds, DIAG_NOT_TRUSTED, 0, 0, dir);
	c->failed = true;
}

/* Of a user's own directory: what is wrong there is an error. */
static void add_dirs(struct collection *c, const char *dir)
{
	struct str calls = STR_INIT;
	struct stat st;
	add_own_dir(c, dir);
	folder_path(&calls, dir, "calls");
	if (stat(calls.text, &st) == 0 && S_ISDIR(st.st_mode))
		add_own_dir(c, calls.text);
	str_free(&calls);
}

static int compare_entries(const void *a, const void *b)
{
	const struct call *x = ((const struct entry *)a)->call, *y = ((const struct entry *)b)->call;
	return x->year != y->year ? (x->year < y->year ? -1 : 1) : strcmp(x->id, y->id);
}

static const struct catalogue *make_catalogue(struct collection *c)
{
	struct made *made = arena_alloc(c->arena, sizeof *made);
	const struct call **calls = arena_alloc(c->arena, (c->n + 1) * sizeof *calls);
	const char **files = arena_alloc(c->arena, (c->n + 1) * sizeof *files);
	qsort(c->entries, c->n, sizeof *c->entries, compare_entries);
	for (size_t i = 0; i < c->n; i++) {
		calls[i] = c->entries[i].call;
		files[i] = c->entries[i].file;
	}
	*made = (struct made){
		.catalogue = { .calls = calls, .n_calls = c->n, .world = shipped_catalogue.world },
		.files = files,
	};
	return &made->catalogue;
}

const struct catalogue *catalogue_open(const char *data_dir, struct arena *arena, struct diags *ds)
{
	if (!data_dir)
		return &shipped_catalogue;
	struct collection c = { .arena = arena, .ds = ds };
	char *file = xstrdup(ds->file);
	add_all(&c, &shipped_catalogue);
	add_dirs(&c, data_dir);
	const struct catalogue *catalogue = c.failed ? NULL : make_catalogue(&c);
	free(c.entries);
	diags_set_file(ds, file);
	free(file);
	return catalogue;
}

/* --- calls of the system -------------------------------------------------------- */

/* What everybody is to be judged by must not be everybody's to write. */
static bool add_site_file(struct collection *c, const char *path)
{
	struct str bytes = STR_INIT;
	size_t from = c->ds->count;
	bool good = file_read_trusted(path, FILE_MOST_MIB, &bytes, c->ds) && add_call(c, &bytes, path);
	if (!good)
		diags_pass_over(c->ds, from);
	str_free(&bytes);
	return good;
}

static void add_site_dir(struct collection *c, const char *dir)
{
	struct stat st;
	diags_set_file(c->ds, "");
	if (stat(dir, &st) == 0 && !file_is_trusted(&st))
		diags_warn(c->ds, DIAG_NOT_TRUSTED, 0, 0, dir);
	else if (!add_dir(c, dir, add_site_file) && errno != ENOENT)
		diags_warn(c->ds, DIAG_CANNOT_READ, 0, 0, dir, cause_of(errno));
}

const struct catalogue *catalogue_add_site(const struct catalogue *catalogue, const char *dir,
                                           struct arena *arena, struct diags *ds)
{
	struct collection c = { .arena = arena, .ds = ds };
	char *file = xstrdup(ds->file);
	add_all(&c, catalogue);
	add_site_dir(&c, dir);
	if (c.n > catalogue->n_calls)
		catalogue = make_catalogue(&c);
	free(c.entries);
	diags_set_file(ds, file);
	free(file);
	return catalogue;
}

const char *catalogue_file(const struct catalogue *catalogue, const char *id)
{
	for (size_t i = 0; i < catalogue->n_calls; i++)
		if (!strcmp(catalogue->calls[i]->id, id))
			return files_of(catalogue)[i];
	return NULL;
}
