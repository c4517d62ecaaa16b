/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening, saving, and what lies beside. */
#include "cli/desk.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/cause.h"
#include "base/lang.h"
#include "base/xmem.h"
#include "cli/recents.h"
#include "store/config.h"
#include "store/folder.h"
#include "store/save.h"
#include "store/steps.h"

enum { WIZARD_PARTNERS_MOST = 10000 };

/* --- opening ------------------------------------------------------------------ */

static bool same_text(const char *a, const char *b)
{
	return !strcmp(a ? a : "", b ? b : "");
}

/* A draft that was read, and what its file was then. */
struct taken {
	struct draft *draft;
	struct file_stamp stamp;
	bool altered;
};

static bool take_file(struct desk *desk, const char *path, const struct options *o,
                      struct taken *out, struct diags *ds)
{
	struct known_draft d;
	bool good = known_read(desk->known, o, path, &d, ds);
	str_free(&desk->known->bytes);
	if (good && d.draft->n_partners > WIZARD_PARTNERS_MOST) {
		char most[LANG_NUMBER_SIZE];
		good = diags_error(ds, DIAG_TOO_MANY_PARTNERS, 0, 0,
		                   lang_number(most, WIZARD_PARTNERS_MOST));
	}
	if (good) {
		*out = (struct taken){ d.draft, d.stamp, !same_text(d.draft->call, d.origin.call) ||
		                                         !same_text(d.draft->lot, d.origin.lot) };
		d.draft = NULL;
	}
	known_draft_free(&d);
	return good;
}

bool desk_begin(struct desk *desk, const char *path, const struct options *o, struct diags *ds)
{
	struct taken taken;
	xstrset(&desk->path, path);
	diags_set_file(ds, path);
	if (!*path || !file_exists(path)) {
		desk->draft = draft_new(o->call ? o->call : "", o->call && o->lot ? o->lot : "");
		return true;
	}
	steps_recall(path, &desk->step);
	if (!take_file(desk, path, o, &taken, ds))
		return false;
	desk->draft = taken.draft;
	desk->stamp = taken.stamp;
	desk->altered = taken.altered;
	return true;
}

/* Another one in its place; the options of the command line were for the first. */
static bool open_another(void *context, const char *path, struct opened *opened, struct diags *ds)
{
	struct desk *desk = context;
	struct taken taken;
	path = strcmp(path, "-") ? path : "./-";   /* a file here, and never the keyboard */
	diags_set_file(ds, path);
	if (!take_file(desk, path, NULL, &taken, ds))
		return false;
	steps_recall(path, &opened->step);
	steps_remember(path, "");
	opened->draft = taken.draft;
	opened->altered = taken.altered;
	desk->stamp = taken.stamp;
	xstrset(&desk->path, path);
	return true;
}

static void begin_another(void *context)
{
	struct desk *desk = context;
	desk->stamp = (struct file_stamp){ .existed = false };
	xstrset(&desk->path, "");
}

static void leave(void *context, const char *path, const char *step)
{
	(void)context;
	if (*path && file_exists(path))
		steps_remember(path, step);
}

/* --- saving ------------------------------------------------------------------- */

static enum save_result save_result(const struct diags *ds)
{
	for (size_t i = 0; i < ds->count; i++) {
		if (ds->list[i].code == DIAG_FILE_EXISTS)
			return SAVE_EXISTS;
		if (ds->list[i].code == DIAG_FILE_CHANGED)
			return SAVE_CHANGED;
	}
	return SAVE_FAILED;
}

/* Of the file as it is now: what was read first may have been saved elsewhere. */
static bool loses_comments(void *context, const char *path)
{
	const struct desk *desk = context;
	struct known_draft d = { .draft = NULL };
	struct diags ignored;
	diags_init(&ignored, path);
	bool has = file_exists(path) && known_read(desk->known, NULL, path, &d, &ignored) &&
		d.origin.has_comments;
	str_free(&desk->known->bytes);
	known_draft_free(&d);
	diags_free(&ignored);
	return has;
}

static enum save_result save(void *context, const struct draft *draft, const char *path,
                             bool replace, struct diags *ds)
{
	struct desk *desk = context;
	bool same = strcmp(path, desk->path) == 0;
	struct file_stamp after;
	struct save_options options = {
		.replace = replace,
		.expected = same ? &desk->stamp : NULL,
		.keep_backup = (same || replace) && loses_comments(desk, path),
	};
	diags_set_file(ds, path);
	if (!draft_save(path, draft, desk->known->catalogue, &options, &after, ds))
		return save_result(ds);
	desk->stamp = after;
	xstrset(&desk->path, path);
	steps_remember(path, "");
	return SAVE_DONE;
}

/* --- what lies beside ------------------------------------------------------------ */

static const struct catalogue *all_calls(void *context, struct diags *ds)
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

static const struct neighbour *neighbours(void *context, const char *path, size_t *n,
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

static bool drafts_in(void *context, const char *path, struct id_list *names, struct diags *ds)
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

/* --- what is kept ----------------------------------------------------------------- */

static bool remember(void *context, const char *key, const char *value, struct diags *ds)
{
	(void)context;
	return config_set(key, value, ds);
}

/* --- the desk --------------------------------------------------------------------- */

void desk_init(struct desk *desk, struct known *known, struct day today)
{
	*desk = (struct desk){ .known = known, .today = today, .path = xstrdup(""), .step = STR_INIT,
	                       .beside = NEIGHBOURS_INIT, .around = NEIGHBOURS_INIT };
}

void desk_free(struct desk *desk)
{
	draft_free(&desk->draft);
	free(desk->path);
	str_free(&desk->step);
	neighbours_free(&desk->beside);
	free(desk->others);
	id_list_free(&desk->told);
	id_list_free(&desk->recents);
	neighbours_free(&desk->around);
	free(desk->around_dir);
	evaluation_free(&desk->evaluation);
}

void desk_lend(struct desk *desk, struct host *host)
{
	host->catalogue = desk->known->catalogue;
	host->today = desk->today;
	host->draft = desk->draft;
	host->path = desk->path;
	host->exists = desk->stamp.existed;
	host->altered = desk->altered;
	host->step = desk->step.text;
	host->context = desk;
	host->save = save;
	host->loses_comments = loses_comments;
	host->open = open_another;
	host->begin = begin_another;
	host->leave = leave;
	host->recents = desk_recents;
	host->recent = desk_recent;
	host->drafts_in = drafts_in;
	host->neighbours = neighbours;
	host->all_calls = all_calls;
	host->remember = remember;
	desk->draft = NULL;
}
