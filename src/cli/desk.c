/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening and saving: which file the present draft is of, and as what it was read. */
#include "cli/desk.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/cause.h"
#include "base/lang.h"
#include "base/xmem.h"
#include "cli/hold.h"
#include "cli/kept.h"
#include "cli/nearby.h"
#include "cli/recents.h"
#include "report/diag_text.h"
#include "store/config.h"
#include "store/paths.h"
#include "store/save.h"
#include "store/steps.h"

enum { WIZARD_PARTNERS_MOST = 10000 };

/* --- the file -------------------------------------------------------------------- */

const char *desk_real(struct desk *desk)
{
	if (*desk->path && !desk->real.length && desk->lock.path)
		str_add(&desk->real, desk->lock.path);
	else if (*desk->path && !desk->real.length)
		path_real(&desk->real, desk->path);
	return desk->real.text;
}

void desk_set_path(struct desk *desk, const char *path)
{
	xstrset(&desk->path, path);
	str_clear(&desk->real);
}

/* True if PATH is the present draft's file, by whatever name. */
static bool is_present(struct desk *desk, const char *path)
{
	struct str real = STR_INIT;
	bool same = *path && (!strcmp(path, desk->path) ||
	                      (path_real(&real, path) && !strcmp(real.text, desk_real(desk))));
	str_free(&real);
	return same;
}

void desk_tell_trouble(const struct diags *ds, char **out)
{
	struct str text = STR_INIT;
	for (size_t i = 0; i < ds->count && !text.length; i++)
		if (!ds->list[i].warning)
			diag_line(&text, &ds->list[i]);
	xstrset(out, text.text);
	str_free(&text);
}

void desk_remember(struct desk *desk, const char *path, const char *step)
{
	if (!steps_remember(path, step) && !desk->unremembered)
		desk->unremembered = errno;
}

void desk_warn_unremembered(struct desk *desk, struct diags *ds)
{
	struct str dir = STR_INIT;
	if (!desk->unremembered || desk->unkept)
		return;
	diags_set_file(ds, "");
	diags_warn(ds, DIAG_NOT_REMEMBERED, 0, 0, path_state_dir(&dir) ? dir.text : "~",
	           cause_of(desk->unremembered));
	str_free(&dir);
}

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

/* A save that writes over the file may have ended in the middle. */
static void warn_of_backup(const char *path, struct diags *ds)
{
	struct str backup = STR_INIT;
	if (save_backup_of(path, &backup))
		diags_warn(ds, DIAG_BACKUP_THERE, 0, 0, path, backup.text);
	str_free(&backup);
}

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
	desk_set_path(desk, path);
	diags_set_file(ds, path);
	if (!*path || !file_exists(path)) {
		desk->draft = draft_new(o->call ? o->call : "", o->call && o->lot ? o->lot : "");
		return true;
	}
	steps_recall(path, &desk->step);
	warn_of_backup(path, ds);
	if (!take_file(desk, path, o, &taken, ds))
		return false;
	desk->draft = taken.draft;
	desk->stamp = taken.stamp;
	desk->altered = taken.altered;
	return true;
}

/* The draft of the file PATH is the present one.  SAME: its file was so before. */
static void take_place(struct desk *desk, const char *path, const struct file_stamp *stamp, bool same)
{
	journal_remove(&desk->journal);
	kept_leave_aside(desk);
	if (!same)
		hold_end(desk);
	desk->stamp = *stamp;
	desk->recovered = false;
	desk_set_path(desk, path);
}

/* Another one in its place; the options of the command line were for the first. */
static bool open_another(void *context, const char *path, struct opened *opened, struct diags *ds)
{
	struct desk *desk = context;
	struct taken taken;
	path = strcmp(path, "-") ? path : "./-";   /* a file here, and never the keyboard */
	diags_set_file(ds, path);
	warn_of_backup(path, ds);
	if (!take_file(desk, path, NULL, &taken, ds))
		return false;
	steps_recall(path, &opened->step);
	desk_remember(desk, path, "");
	opened->draft = taken.draft;
	opened->altered = taken.altered;
	take_place(desk, path, &taken.stamp, is_present(desk, path));
	return true;
}

/* As it is now, to be looked at. */
static bool peek(void *context, const char *path, struct draft **draft, struct diags *ds)
{
	struct taken taken;
	diags_set_file(ds, path);
	if (!take_file(context, path, NULL, &taken, ds))
		return false;
	*draft = taken.draft;
	return true;
}

static void begin_another(void *context)
{
	struct desk *desk = context;
	take_place(desk, "", &(struct file_stamp){ .existed = false }, false);
}

static void leave(void *context, const char *path, const char *step)
{
	if (*path && file_exists(path))
		desk_remember(context, path, step);
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

/* True if the file that was saved outlasts a power cut. */
static bool is_durable(const struct diags *ds)
{
	for (size_t i = 0; i < ds->count; i++)
		if (ds->list[i].code == DIAG_SAVED_NOT_SYNCED)
			return false;
	return true;
}

static enum save_result write_file(struct desk *desk, const struct draft *draft, const char *path,
                                   bool same, bool replace, struct diags *ds)
{
	struct file_stamp after;
	struct save_options options = {
		.replace = replace,
		.expected = same ? &desk->stamp : NULL,
		.keep_backup = (same || replace) && loses_comments(desk, path),
		.in_place = hold_is_in_place(same ? &desk->lock : &desk->second),
	};
	if (!draft_save(path, draft, desk->known->catalogue, &options, &after, ds))
		return save_result(ds);
	if (!is_durable(ds))
		journal_leave(&desk->journal);
	take_place(desk, path, &after, true);
	return SAVE_DONE;
}

static enum save_result save(void *context, const struct draft *draft, const char *path,
                             bool replace, struct diags *ds)
{
	struct desk *desk = context;
	bool same = is_present(desk, path);
	diags_set_file(ds, path);
	if (!hold_for_save(desk, path, same, ds))
		return SAVE_HELD;
	enum save_result result = write_file(desk, draft, path, same, replace, ds);
	hold_after_save(desk, same, result == SAVE_DONE);
	if (result == SAVE_DONE)
		desk_remember(desk, path, "");
	return result;
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
	                       .real = STR_INIT, .lock = LOCK_INIT, .second = LOCK_INIT,
	                       .journal = JOURNAL_INIT,
	                       .beside = NEIGHBOURS_INIT, .around = NEIGHBOURS_INIT };
	hold_until_exit(desk);
}

void desk_end(struct desk *desk, bool keep)
{
	if (keep)
		journal_leave(&desk->journal);
	else
		journal_remove(&desk->journal);
	lock_release(&desk->second);
	hold_end(desk);
}

void desk_free(struct desk *desk)
{
	desk_end(desk, true);
	hold_until_exit(NULL);
	draft_free(&desk->draft);
	free(desk->path);
	free(desk->aside);
	str_free(&desk->step);
	str_free(&desk->real);
	journal_entries_free(desk->kept, desk->n_kept);
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
	host->peek = peek;
	host->hold = desk_hold;
	host->holder = desk_holder;
	host->keep = kept_write;
	host->forget = kept_forget;
	host->set_aside = kept_set_aside;
	host->recoveries = kept_recoveries;
	host->recovery = kept_recovery;
	host->recover = kept_recover;
	host->discard = kept_discard;
	host->crashed = desk_crashed;
	host->begin = begin_another;
	host->leave = leave;
	host->recents = desk_recents;
	host->recent = desk_recent;
	host->drafts_in = nearby_drafts_in;
	host->neighbours = nearby_neighbours;
	host->all_calls = nearby_calls;
	host->remember = remember;
	desk->draft = NULL;
}
