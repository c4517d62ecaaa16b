/* SPDX-License-Identifier: GPL-3.0-or-later */
/* As with the drafts, names stand there at once, and what the recovery files hold is read one at a
 * time while no key waits. */
#include "tui/start_kept.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/xmem.h"
#include "tui/start_text.h"

static bool can_recover(const struct host *host)
{
	return host->recoveries && host->recovery && host->recover && host->discard;
}

void start_kept_free(struct start_kept_list *k)
{
	for (size_t i = 0; i < k->n; i++)
		recovery_free(&k->list[i].work);
	free(k->list);
	k->list = NULL;
	k->n = 0;
}

void start_kept_fill(struct start_kept_list *k, struct app *app)
{
	const struct host *host = app->host;
	size_t n = can_recover(host) ? host->recoveries(host->context, "") : 0;
	start_kept_free(k);
	k->lists = app->kept_lists;
	k->list = xcalloc(n + 1, sizeof *k->list);
	while (k->n < n && host->recovery(host->context, k->n, false, &k->list[k->n].work))
		k->n++;
}

void start_kept_relabel(struct start_kept_list *k)
{
	for (size_t i = 0; i < k->n; i++)
		if (*k->list[i].work.trouble)
			k->list[i].read = false;
}

bool start_kept_read(struct start_kept_list *k, struct app *app)
{
	const struct host *host = app->host;
	struct recovery now = RECOVERY_INIT;
	size_t at = 0;
	while (at < k->n && k->list[at].read)
		at++;
	if (at == k->n)
		return false;
	if (host->recovery(host->context, at, true, &now)) {
		recovery_free(&k->list[at].work);
		k->list[at].work = now;
	}
	k->list[at].read = true;
	return true;
}

void start_kept_choose(const struct start_kept_list *k, struct app *app, size_t at)
{
	const struct host *host = app->host;
	const char *path = k->list[at].work.path;
	struct draft *draft = NULL;
	struct diags ds;
	diags_init(&ds, "");
	/* a draft that can be opened is: the question comes when it is there to compare with; but not in
	 * place of work that is not saved */
	bool there = (app->at_start || !session_changed(app->session)) && *path && host->peek && host->peek(host->context, path, &draft, &ds);
	draft_free(&draft);
	diags_free(&ds);
	if (there)
		app_leave_draft(app, AFTER_OPEN, path);
	else if (at < host->recoveries(host->context, ""))   /* another list may have been asked for */
		app_ask_recover(app, "", at);
}

void start_kept_add_rows(const struct start_kept_list *k, size_t at, struct scroll *s, int item,
                         bool two_rows, int cols)
{
	const struct recovery *r = &k->list[at].work;
	struct str text = STR_INIT;
	start_add_kept_name(r, &text);
	struct text_row *row = scroll_add(s, item, 0, LOOK_PLAIN, text.text);
	row->mark[0] = *r->trouble ? '?' : '*';
	row->mark_look = LOOK_DOUBT;
	str_clear(&text);
	start_add_kept_detail(r, cols - 4, &text);
	if (two_rows)
		scroll_add(s, item, 2, LOOK_QUIET, text.text);
	str_free(&text);
}

void start_kept_about(const struct start_kept_list *k, size_t at, bool two_rows, int cells,
                      struct str *out)
{
	const struct recovery *r = &k->list[at].work;
	if (!two_rows)
		start_add_kept_detail(r, cells, out);
	else
		str_add(out, *r->path ? r->path : _("It was never saved: Enter shows what can be done."));
}
