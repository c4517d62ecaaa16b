/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A recovery file says what its work began with: as long as the draft's file holds just that,
 * whoever wrote it last, a save goes on from it; else it finds that somebody changed the file. */
#include "cli/kept.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/cause.h"
#include "base/xmem.h"
#include "cli/hold.h"
#include "store/paths.h"

enum { KEPT_MOST = 20 };

/* --- ours ------------------------------------------------------------------------- */

bool kept_write(void *context, const struct draft *draft, const struct standing *standing,
                struct diags *ds)
{
	struct desk *desk = context;
	struct journal_note note = {
		.path = desk_real(desk), .base = desk->stamp, .step = standing->step.text,
		.spot = standing->spot, .typed = standing->typed.text,
	};
	kept_leave_aside(desk);
	bool good = journal_write(&desk->journal, draft, desk->known->catalogue, &note, ds);
	desk->unkept = desk->unkept || !good;
	return good;
}

void kept_forget(void *context)
{
	struct desk *desk = context;
	kept_leave_aside(desk);
	journal_remove(&desk->journal);
}

void kept_set_aside(void *context)
{
	struct desk *desk = context;
	if (desk->journal.file)
		xstrset(&desk->aside, desk->journal.file);
	journal_leave(&desk->journal);
}

void kept_leave_aside(struct desk *desk)
{
	free(desk->aside);
	desk->aside = NULL;
}

/* No other draft came: what was set aside for it is the present work, and goes with its save. */
static void take_back(struct desk *desk)
{
	struct journal_entry entry = { .file = desk->aside, .note = { .path = desk_real(desk) } };
	if (desk->aside && !desk->journal.file)
		journal_adopt(&desk->journal, &entry);
	kept_leave_aside(desk);
}

/* --- those that were left ----------------------------------------------------------- */

/* What is being kept now is nothing to be recovered. */
static void leave_out_ours(struct desk *desk)
{
	size_t n = 0;
	for (size_t i = 0; i < desk->n_kept; i++) {
		if (desk->journal.file && !strcmp(desk->kept[i].file, desk->journal.file))
			journal_entry_free(&desk->kept[i]);
		else
			desk->kept[n++] = desk->kept[i];
	}
	desk->n_kept = n;
}

size_t kept_recoveries(void *context, const char *path)
{
	struct desk *desk = context;
	struct str real = STR_INIT;
	journal_entries_free(desk->kept, desk->n_kept);
	desk->kept = NULL;
	desk->n_kept = 0;
	if (*path && !strcmp(path, desk->path))
		str_add(&real, desk_real(desk));
	else if (*path)
		path_real(&real, path);
	if (real.length || !*path)
		desk->kept = journal_find(*path ? real.text : NULL, KEPT_MOST, &desk->n_kept);
	leave_out_ours(desk);
	str_free(&real);
	return desk->n_kept;
}

/* The file of an entry as it is now. */
static struct file_stamp stamp_now(const struct journal_note *note)
{
	struct file_stamp now = { .existed = false };
	struct str text = STR_INIT;
	struct diags ignored;
	struct stat st;
	if (stat(note->path, &st) != 0)
		return now;
	now = file_stamp_of(&st, note->base.sum);
	if (file_stamp_same(&now, &note->base))
		return now;
	now.sum = ~note->base.sum;   /* another one, unless it holds the same */
	diags_init(&ignored, note->path);
	file_read(note->path, &text, &now, &ignored);
	diags_free(&ignored);
	str_free(&text);
	return now;
}

static void copy_standing(struct standing *to, const struct journal_note *note)
{
	*to = (struct standing)STANDING_INIT;
	str_add(&to->step, note->step);
	str_add(&to->typed, note->typed);
	to->spot = note->spot;
	if (!note->spot.statement)
		return;
	str_add(&to->statement, note->spot.statement);
	to->spot.statement = to->statement.text;
}

/* With the calls of the system, where the first ones do not do. */
static void read_draft(struct desk *desk, const struct journal_entry *entry, struct recovery *out)
{
	struct diags ds;
	diags_init(&ds, "");
	out->draft = journal_read(entry, desk->known->catalogue, &ds);
	if (!out->draft && !desk->known->whole) {
		diags_cut(&ds, 0);
		out->draft = journal_read(entry, known_all(desk->known, &ds), &ds);
	}
	if (!out->draft)
		desk_tell_trouble(&ds, &out->trouble);
	diags_free(&ds);
}

bool kept_recovery(void *context, size_t at, bool read, struct recovery *out)
{
	struct desk *desk = context;
	*out = (struct recovery)RECOVERY_INIT;
	if (at >= desk->n_kept)
		return false;
	const struct journal_entry *entry = &desk->kept[at];
	const struct journal_note *note = &entry->note;
	out->path = xstrdup(note->path);
	out->elsewhere = entry->state == OWNER_ELSEWHERE;
	out->host = xstrdup(out->elsewhere ? entry->owner.host : "");
	out->minutes = hold_minutes(entry->owner.since);
	out->trouble = xstrdup("");
	copy_standing(&out->standing, note);
	if (*note->path && !entry->spoilt) {
		struct file_stamp now = stamp_now(note);
		out->changed = !file_stamp_same_content(&now, &note->base);
	}
	if (read)
		read_draft(desk, entry, out);
	return true;
}

static bool go_on_with(struct desk *desk, size_t at, struct diags *ds)
{
	if (at >= desk->n_kept)
		return diags_error(ds, DIAG_CANNOT_READ, 0, 0, "", cause_of(ENOENT));
	const struct journal_entry *entry = &desk->kept[at];
	const struct journal_note *note = &entry->note;
	struct file_stamp now = stamp_now(note);
	struct journal adopted = JOURNAL_INIT;
	if (!journal_adopt(&adopted, entry) && errno == ENOENT)
		return diags_error(ds, DIAG_RECOVERY_GONE, 0, 0, NULL);
	journal_remove(&desk->journal);
	desk->journal = adopted;
	if (strcmp(note->path, desk_real(desk)) != 0) {
		hold_end(desk);
		desk_set_path(desk, note->path);
	}
	desk->stamp = file_stamp_same_content(&now, &note->base) ? now : note->base;
	desk->recovered = true;
	return true;
}

bool kept_recover(void *context, size_t at, struct diags *ds)
{
	struct desk *desk = context;
	bool good = go_on_with(desk, at, ds);
	if (good)
		kept_leave_aside(desk);
	else
		take_back(desk);
	return good;
}

bool kept_discard(void *context, size_t at, struct diags *ds)
{
	struct desk *desk = context;
	if (at < desk->n_kept && !journal_discard(&desk->kept[at]) && errno != ENOENT)
		return diags_error(ds, DIAG_CANNOT_WRITE, 0, 0, desk->kept[at].file, cause_of(errno));
	return true;
}
