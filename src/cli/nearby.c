/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The other drafts of a directory are read anew each time they are asked for; of what is wrong
 * with a file a wizard is told once. */
#include "cli/nearby.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/cause.h"
#include "store/folder.h"

const struct catalogue *nearby_calls(void *context, struct diags *ds)
{
	const struct desk *desk = context;
	return known_all(desk->known, ds);
}

void desk_directory(struct str *out, const char *path)
{
	const char *slash = strrchr(path, '/');
	str_clear(out);
	if (!slash)
		str_add(out, ".");
	else
		str_add_bytes(out, path, slash == path ? 1 : (size_t)(slash - path));
}

/* What a warning is about, so that it is told once. */
static bool told_before(struct desk *desk, const struct diag *d)
{
	struct str about = STR_INIT;
	str_addf(&about, "%d %s", *d->file ? 0 : (int)d->code, *d->file ? d->file : d->args[0]);
	bool before = id_list_has(&desk->told, about.text);
	if (!before)
		id_list_add(&desk->told, about.text);
	str_free(&about);
	return before;
}

/* Hands on those of TOLD that are new. */
static void tell_new(struct desk *desk, struct diags *told, struct diags *ds)
{
	for (size_t i = 0; i < told->count; i++) {
		const struct diag *d = &told->list[i];
		if (told_before(desk, d))
			continue;
		diags_set_file(ds, d->file);
		diags_add(ds, d->code, true, d->line, d->column,
		          (const char *const[]){ d->args[0], d->args[1], d->args[2], NULL });
	}
	diags_free(told);
}

const struct neighbour *nearby_neighbours(void *context, const char *path, size_t *n,
                                          struct diags *ds)
{
	struct desk *desk = context;
	struct str dir = STR_INIT;
	struct diags told;
	struct stat st;
	struct file_stamp self = { 0 };
	diags_init(&told, "");
	desk_directory(&dir, path);
	if (*path && stat(path, &st) == 0)
		self = file_stamp_of(&st, 0);
	free(desk->others);
	desk->others = NULL;
	*n = 0;
	if (known_neighbours(desk->known, &desk->beside, dir.text, &self, NEIGHBOURS_MOST, &told))
		desk->others = neighbours_without(&desk->beside, NULL, n);
	if (ds)
		tell_new(desk, &told, ds);
	else
		diags_free(&told);
	str_free(&dir);
	return desk->others;
}

static void add_names(struct id_list *names, char **list, size_t n, const char *end)
{
	for (size_t i = 0; i < n; i++) {
		struct str name = STR_INIT;
		str_add(&name, list[i]);
		str_add(&name, end);
		id_list_add(names, name.text);
		str_free(&name);
	}
	folder_free(list, n);
}

bool nearby_drafts_in(void *context, const char *path, struct id_list *names, struct diags *ds)
{
	size_t files = 0, dirs = 0;
	const char *dir = *path ? path : ".";
	(void)context;
	char **list = folder_names(dir, &files);
	if (!list) {
		int error = errno;
		diags_set_file(ds, "");
		return diags_error(ds, DIAG_CANNOT_READ, 0, 0, dir, cause_of(error));
	}
	add_names(names, list, files, "");
	list = folder_dirs(dir, &dirs);
	add_names(names, list, dirs, "/");
	return true;
}
