/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to work on: a new draft, one of the last, another file; and in which language. */
#include "plain/parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "wizard/around.h"

enum { RECENTS_MOST = 9 };

/* --- another draft -------------------------------------------------------------------------- */

void plain_start_session(struct plain *p, struct draft *draft, bool altered, const char *step)
{
	const struct catalogue *catalogue = p->session ? p->session->catalogue : p->host->catalogue;
	session_free(&p->session);
	p->session = session_new(catalogue, draft);
	if (altered)
		session_set_unsaved(p->session);
	if (p->exists)   /* its conditions are counted as the list of drafts counts them */
		around_look(p->host, p->session, p->path.text, NULL);
	p->problem = (struct problem){ .finding = (size_t)NO_FINDING };
	p->told_lot = NULL;
	p->n_told = 0;
	p->arrived = p->has_kept = p->keep_failed = false;
	enum step wanted = session_step_of(p->session, step);
	/* not told: nobody asked for that step */
	bool held = (wanted > STEP_CALL && !p->session->call) || (wanted > STEP_LOT && !p->session->lot);
	plain_go(p, held ? p->session->call ? STEP_LOT : STEP_CALL : wanted, false);
	plain_say_changes(p);
}

void plain_set_path(struct plain *p, const char *path, bool exists)
{
	struct str now = STR_INIT;
	str_add(&now, path);
	str_free(&p->path);
	p->path = now;
	p->exists = exists;
	p->saved = p->comments_told = p->at_start = false;
}

bool plain_may_go(struct plain *p)
{
	return p->at_start || plain_may_leave(p, _("Save and go on"), _("Go on without saving"));
}

void plain_leave_present(struct plain *p)
{
	if (p->host->leave && p->exists)
		p->host->leave(p->host->context, p->path.text, step_rows[p->session->step].id);
}

/* A new draft; REUSE: with the partners of the present one. */
static void begin_new(struct plain *p, bool reuse)
{
	if (!plain_may_go(p))
		return;
	plain_leave_present(p);
	if (p->host->begin)
		p->host->begin(p->host->context);
	struct draft *kept = session_to_save(p->session);
	struct draft *draft = reuse ? draft_reuse(kept) : draft_new("", "");
	draft_free(&kept);
	plain_set_path(p, "", false);
	plain_start_session(p, draft, reuse, reuse ? step_rows[STEP_CALL].id : "");
}

bool plain_open(struct plain *p, const char *path, bool *gone)
{
	struct opened opened = OPENED_INIT;
	struct diags ds;
	struct str name = STR_INIT;
	bool may = p->host->open && plain_may_go(p);
	if (gone)
		*gone = may;
	if (!may)
		return false;
	str_add(&name, path);
	diags_init(&ds, "");
	plain_leave_present(p);   /* before, so that the one opened is the one in use last */
	bool good = p->host->open(p->host->context, name.text, &opened, &ds);
	plain_say_diags(p, &ds);
	if (good) {
		struct draft *draft = opened.draft;
		plain_set_path(p, name.text, true);
		plain_start_session(p, draft, opened.altered, opened.step.text);
	}
	diags_free(&ds);
	str_free(&opened.step);
	str_free(&name);
	return good;
}

/* --- the list --------------------------------------------------------------------------------- */

/* How many of the last drafts are offered. */
static size_t count_recents(struct plain *p)
{
	size_t n = p->host->recents && p->host->recent ? p->host->recents(p->host->context) : 0;
	return n < RECENTS_MOST ? n : RECENTS_MOST;
}

/* "TRIP.yaml, TRIP; Sector Skills Alliances 2020, Lot 2; 9 of 14 conditions met; today". */
static void add_recent(struct plain *p, struct str *out, const struct recent *r)
{
	char have[LANG_NUMBER_SIZE], all[LANG_NUMBER_SIZE];
	const struct call *call = catalogue_call(p->session->catalogue, r->call);
	struct str place = STR_INIT;
	if (*r->lot)
		/* TRANSLATORS: %1 is the title of a call, %2 the number of a Lot. */
		str_fill(&place, _("%1, Lot %2"), call ? _(call->title) : r->call, r->lot);
	else
		str_add(&place, call ? _(call->title) : r->call);
	const char *slash = strrchr(r->path, '/'), *title = *r->acronym ? r->acronym : r->title;
	plain_add_shown(out, slash ? slash + 1 : r->path, 0);
	str_add(out, *title ? ", " : "");
	plain_add_shown(out, title, 0);
	if (*r->trouble)
		str_add(out, "; ");
	plain_add_shown(out, r->trouble, 0);
	if (*r->call) {
		str_add(out, "; ");
		plain_add_shown(out, place.text, 0);
	}
	if (r->rules) {
		str_add(out, "; ");
		/* TRANSLATORS: %1 is how many conditions are met, %2 how many there are. */
		str_fill(out, _("%1 of %2 conditions met"), lang_number(have, (long long)r->met),
		         lang_number(all, (long long)r->rules));
	}
	str_add(out, "; ");
	recent_age(out, r->days);
	str_free(&place);
}

static void list_drafts(struct plain *p, size_t n, size_t pieces)
{
	size_t number = 1;
	plain_numbered(p, number++, _("New consortium"));
	for (size_t i = 0; i < n; i++) {
		struct recent r = RECENT_INIT;
		struct str line = STR_INIT;
		if (p->host->recent(p->host->context, i, true, &r)) {
			add_recent(p, &line, &r);
			recent_free(&r);
		}
		plain_numbered(p, number++, line.text);
		str_free(&line);
	}
	if (!p->at_start)
		plain_numbered(p, number++, _("New from this draft"));
	for (size_t i = 0; i < pieces; i++)
		plain_list_piece(p, number++, i);
}

/* Opens what a number means; false if it means nothing. */
static bool take_number(struct plain *p, size_t number, size_t n, size_t pieces)
{
	struct recent r = RECENT_INIT;
	size_t before = p->at_start ? n + 1 : n + 2;   /* of the first piece */
	if (number > before && number - before <= pieces) {
		plain_ask_piece(p, number - before - 1);
		return true;
	}
	if (number == 1 || (number == n + 2 && !p->at_start)) {
		begin_new(p, number > 1);
		return true;
	}
	if (!number || number > n + 1 || !p->host->recent(p->host->context, number - 2, false, &r))
		return false;
	plain_open(p, r.path, NULL);
	recent_free(&r);
	return true;
}

/* True for what can be the name of a draft, which is worth an attempt. */
static bool is_name(const char *text)
{
	return text[strcspn(text, "./")] != '\0';
}

void plain_ask_draft(struct plain *p)
{
	static const struct question q = {
		.help = N_("A draft is a consortium in a file. The number of one opens it, and so does the "
		           "name of a file.") };
	size_t n = count_recents(p), pieces = plain_count_pieces(p);
	if (!p->brief)
		list_drafts(p, n, pieces);
	p->brief = true;
	plain_say(p, p->at_start ? _("Number, or the name of a file to open [1]:") :
	          _("Number, or the name of a file to open; an empty line stays here:"));
	enum heard h = plain_hear(p, &q);
	struct str line = STR_INIT;
	str_add(&line, h == HEARD_ANSWER ? p->line.text : "");
	if (h == HEARD_REPEAT)
		p->brief = false;
	else if (h == HEARD_KEEP && p->at_start)
		begin_new(p, false);
	else if (p->at_start && (h == HEARD_BACK || h == HEARD_ON))
		plain_say(p, _("Begin a draft or open one first."));
	else if (h == HEARD_ANSWER && is_name(line.text))
		plain_open(p, line.text, NULL);
	else if (h == HEARD_ANSWER && !take_number(p, plain_number(line.text), n, pieces))
		plain_say_filled(p, N_("'%1' is not understood here; ? helps."), line.text);
	str_free(&line);
}

/* --- language ----------------------------------------------------------------------------------- */

static void remember(struct plain *p, const char *code)
{
	struct diags ds;
	if (!p->host->remember)
		return;
	diags_init(&ds, "");
	bool kept = p->host->remember(p->host->context, "language", code, &ds);
	if (kept || !p->unkept_told)   /* once is enough, however often one changes */
		plain_say_diags(p, &ds);
	if (!kept && !p->unkept_told)
		plain_say(p, _("It is in use now, but it is not kept for the next time."));
	p->unkept_told = !kept;
	diags_free(&ds);
}

static void set_language(struct plain *p, const struct lang_item *item)
{
	char code[LANG_CODE_SIZE];
	memcpy(code, item->code, sizeof code);
	if (!*item->why && lang_set(code)) {
		p->step = STEP_END;
		p->listed = 0;
		remember(p, code);
	} else {
		plain_say_filled(p, N_("%1 cannot be had: %2"), item->name,
		                 *item->why ? _(item->why) : _(lang_why()));
	}
}

/* The language of a number, a code or a name; NULL: none. */
static const struct lang_item *find_language(const struct lang_list *all, const char *text)
{
	size_t n = plain_number(text);
	if (n && n <= all->n)
		return &all->list[n - 1];
	for (size_t i = 0; i < all->n; i++)
		if (!strcmp(all->list[i].code, text) || !strcmp(all->list[i].name, text))
			return &all->list[i];
	return NULL;
}

void plain_ask_language(struct plain *p)
{
	static const struct question q = {
		.help = N_("The language of the screens, from now on and when konsort is started again. The "
		           "draft stays as it is: its ids and figures are the same in every language.") };
	struct lang_list all = LANG_LIST_INIT;
	enum heard h = HEARD_AGAIN;
	lang_list_fill(&all);
	for (size_t i = 0; i < all.n; i++)
		plain_numbered(p, i + 1, all.list[i].name);
	while (h == HEARD_AGAIN || h == HEARD_REPEAT) {
		plain_say(p, _("Number of a language; an empty line changes nothing:"));
		h = plain_hear(p, &q);
		const struct lang_item *item = h == HEARD_ANSWER ? find_language(&all, p->line.text) : NULL;
		if (item)
			set_language(p, item);
		else if (h == HEARD_ANSWER)
			h = HEARD_AGAIN;
	}
	lang_list_free(&all);
}
