/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each draft is read and judged only when its turn comes, and not at all where that would
 * take long. */
#include "cli/recents.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/lang.h"
#include "base/xmem.h"
#include "cli/desk.h"
#include "store/steps.h"

enum { RECENTS_MOST = 9, READ_MOST_MIB = 1 };

size_t desk_recents(void *context)
{
	struct desk *desk = context;
	id_list_free(&desk->recents);
	desk->recents = (struct id_list){ .ids = NULL };
	free(desk->around_dir);
	desk->around_dir = NULL;
	steps_recent(&desk->recents, RECENTS_MOST);
	return desk->recents.n;
}

/* Days since some day long ago, by the calendar. */
static long day_number(int year, int month, int day)
{
	/* a year begins in March here, so that a leap day is its last one */
	long y = month > 2 ? year : year - 1L, m = (month + 9) % 12;
	return 365 * y + y / 4 - y / 100 + y / 400 + (m * 153 + 2) / 5 + day;
}

static int days_since(time_t then, struct day today)
{
	struct tm local = { 0 };
	localtime_r(&then, &local);
	long days = day_number(today.year, today.month, today.day) -
	            day_number(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
	return days < 0 ? 0 : days > 100000 ? 100000 : (int)days;
}

/* Reads what is in the directory of the draft at PATH, once for all drafts there; false if
 * that cannot be. */
static bool look_around(struct desk *desk, const char *path)
{
	struct str dir = STR_INIT;
	struct diags ignored;   /* the wizard tells of them once the draft is open */
	desk_directory(&dir, path);
	diags_init(&ignored, "");
	bool good = desk->around_dir && !strcmp(desk->around_dir, dir.text);
	if (!good && known_neighbours(desk->known, &desk->around, dir.text, NULL, NEIGHBOURS_MOST,
	                              &ignored)) {
		good = true;
		free(desk->around_dir);
		desk->around_dir = xstrdup(dir.text);
	}
	diags_free(&ignored);
	str_free(&dir);
	return good;
}

/* As the wizard judges it: with the drafts beside it, where a rule is over these. */
static void judge(struct desk *desk, const struct draft *draft, const struct file_stamp *self,
                  struct recent *out)
{
	const struct call *call = catalogue_call(desk->known->catalogue, draft->call);
	if (!call)
		return;
	const struct lot *lot = call_lot(call, draft->lot);
	struct evaluation *e = &desk->evaluation;
	struct neighbour *others = NULL;
	size_t n = 0;
	if (lot_asks_for_others(lot) && look_around(desk, out->path))
		others = neighbours_without(&desk->around, self, &n);
	evaluate(e, call, lot, draft, others, n);
	free(others);
	out->rules = e->n_findings;
	out->verdict = e->verdict;
	for (size_t i = 0; i < e->n_findings; i++)
		out->met += e->findings[i].state == STATE_MET;
}

static void read_draft(struct desk *desk, struct recent *out)
{
	struct known_draft d;
	struct diags ds;
	diags_init(&ds, "");
	if (known_read(desk->known, NULL, out->path, &d, &ds)) {
		xstrset(&out->acronym, d.draft->acronym);
		xstrset(&out->title, d.draft->title);
		xstrset(&out->call, d.draft->call);
		xstrset(&out->lot, d.draft->lot);
		judge(desk, d.draft, &d.stamp, out);
	} else {
		desk_tell_trouble(&ds, &out->trouble);
	}
	str_free(&desk->known->bytes);
	known_draft_free(&d);
	diags_free(&ds);
}

bool desk_recent(void *context, size_t at, bool read, struct recent *out)
{
	struct desk *desk = context;
	struct stat st = { 0 };
	if (at >= desk->recents.n)
		return false;
	*out = (struct recent){ .path = xstrdup(desk->recents.ids[at]), .read = read,
	                        .acronym = xstrdup(""), .title = xstrdup(""), .call = xstrdup(""),
	                        .lot = xstrdup(""), .trouble = xstrdup("") };
	if (stat(out->path, &st) == 0)
		out->days = days_since(st.st_mtime, desk->today);
	if (read && st.st_size > (off_t)READ_MOST_MIB << 20)
		xstrset(&out->trouble, _("a large draft, which is not judged here"));
	else if (read)
		read_draft(desk, out);
	return true;
}
