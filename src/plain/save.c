/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving and leaving: what is asked before, what is told after. */
#include "plain/parts.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "wizard/file_name.h"

/* --- saving ------------------------------------------------------------------------------ */

static void saved(struct plain *p, const char *path, const struct diags *ds)
{
	struct str now = STR_INIT, name = STR_INIT;
	str_add(&now, path);   /* PATH may be the old one */
	str_free(&p->path);
	p->path = now;
	p->exists = p->saved = true;
	p->comments_told = false;   /* what stands there now has none */
	session_set_saved(p->session);
	p->has_kept = p->keep_failed = p->save_refused = false;   /* the recovery file went with it */
	plain_hold(p);
	utf8_clean(&name, p->path.text);
	plain_say_diags(p, ds);
	/* TRANSLATORS: %1 is the name of a file. */
	plain_say_filled(p, N_("Saved in %1."), name.text);
	str_free(&name);
}

/* The draft's own file did not take it: what stands there now may be anything. */
static void doubt(struct plain *p, const char *path)
{
	if (p->exists && !strcmp(path, p->path.text))
		session_set_unsaved(p->session);
}

static void failed(struct plain *p, const char *path, const struct diags *ds)
{
	doubt(p, path);
	plain_say(p, _("Not saved"));
	plain_say_diags(p, ds);
	plain_keep(p);
	plain_say(p, p->has_kept ?
	          _("Nothing is lost: the draft is still open, and what is not saved is in its recovery file. "
	            ":w and a name saves in another place.") :
	          _("Nothing is lost: the draft is still open. :w and a name saves in another place."));
}

static bool agrees(struct plain *p, const char *text)
{
	bool yes = false;
	return plain_ask_yes(p, NULL, text, &yes) == HEARD_ANSWER && yes;
}

static bool may_replace(struct plain *p, const char *path)
{
	struct str name = STR_INIT, text = STR_INIT;
	utf8_clean(&name, path);
	str_fill(&text, _("%1 exists already. Replace it?"), name.text);
	bool may = agrees(p, text.text);
	str_free(&name);
	str_free(&text);
	return may;
}

/* Comments go when the file they stand in is replaced: that is said before. */
static bool may_lose_comments(struct plain *p, const char *path, bool replace)
{
	bool over = replace || (p->exists && !strcmp(path, p->path.text));
	if (!over || p->comments_told || !p->host->loses_comments ||
	    !p->host->loses_comments(p->host->context, path))
		return true;
	p->comments_told = agrees(p, _("The file has comments, and konsort cannot keep them. The file "
	                               "as it is now stays beside it, with ~ behind its name. Save?"));
	return p->comments_told;
}

/* --- names ------------------------------------------------------------------------------- */

static const struct question about_names = {
	.help = N_("The draft is written as a text file that can be mailed, read and judged with "
	           "'konsort check'. Nothing is replaced without asking.") };

/* Asks for a name; OFFERED, "" for none, is what an empty line means.  "" if none was given. */
static void ask_name(struct plain *p, const char *offered, struct str *name)
{
	struct str line = STR_INIT;
	enum heard h = HEARD_AGAIN;
	str_add(&line, *offered ? _("Name of the file:") : _("Name of the file; an empty line cancels:"));
	if (*offered) {
		str_cut(&line, line.length - 1);
		str_add(&line, " [");
		utf8_clean(&line, offered);
		str_add(&line, "]:");
	}
	while (h == HEARD_AGAIN || h == HEARD_REPEAT) {
		plain_say(p, line.text);
		h = plain_hear(p, &about_names);
	}
	str_clear(name);
	if (h == HEARD_KEEP)
		str_add(name, offered);
	else if (h == HEARD_ANSWER)
		str_add(name, p->line.text);
	str_free(&line);
}

/* --- what can hinder ----------------------------------------------------------------------- */

/* What becomes of a save after a question. */
enum next { SAVE_IS_DONE, SAVE_AGAIN, SAVE_IS_OFF, SAVE_TOOK_THEIRS };

static enum next under(struct plain *p, const char *offered, struct str *name)
{
	ask_name(p, offered, name);
	return name->length ? SAVE_AGAIN : SAVE_IS_OFF;
}

/* Ours is written down first, so that it can be recovered. */
static enum next take_theirs(struct plain *p)
{
	plain_keep(p);
	if (p->host->keep && (!p->has_kept || p->keep_failed))
		return SAVE_IS_OFF;
	if (p->host->set_aside)
		p->host->set_aside(p->host->context);
	p->has_kept = false;
	plain_say(p, _("Your version is set aside, not lost: it stands in the list of drafts (:o)."));
	return plain_reload(p) ? SAVE_TOOK_THEIRS : SAVE_IS_OFF;
}

/* Somebody changed the file: what differs, and what now. */
static enum next ask_changed(struct plain *p, struct str *name, bool *replace)
{
	static const struct question q = {
		.help = N_("Overwriting throws away what somebody else saved; taking theirs goes on with it.") };
	struct str shown = STR_INIT;
	struct draft *theirs = NULL;
	struct diags ds;
	doubt(p, name->text);
	diags_init(&ds, name->text);
	utf8_clean(&shown, name->text);
	/* TRANSLATORS: %1 is the name of a file. */
	plain_say_filled(p, N_("%1 was changed by somebody else since it was read."), shown.text);
	if (p->host->peek && p->host->peek(p->host->context, name->text, &theirs, &ds)) {
		plain_say(p, _("What differs; what stands in the file comes first:"));
		plain_say_differences(p, theirs, p->session->draft);
	}
	plain_say_diags(p, &ds);
	const char *const answers[] = { _("Cancel"), _("Overwrite"), _("Save under another name"),
	                                _("Take theirs") };
	int n = plain_ask_number(p, &q, answers, theirs ? 4 : 3);
	*replace = n == 2;
	str_free(&shown);
	draft_free(&theirs);
	diags_free(&ds);
	if (n == 3)
		return under(p, "", name);
	return n == 2 ? SAVE_AGAIN : n == 4 ? take_theirs(p) : SAVE_IS_OFF;
}

static enum next ask_after_failure(struct plain *p, bool held, struct str *name)
{
	static const struct question q = {
		.help = N_("The draft is open all the time: it can be saved in another place, or later.") };
	struct str other = STR_INIT;
	p->save_refused = p->save_refused || !p->io->person;
	if (!p->io->person)
		return SAVE_IS_OFF;
	const char *const answers[] = { _("Cancel"), held ? _("Save under another name") : _("Try again"),
	                                _("Save in another place") };
	int n = plain_ask_number(p, &q, answers, held ? 2 : 3);
	enum next next = n == 2 && !held ? SAVE_AGAIN : SAVE_IS_OFF;
	if (n == 3)
		file_name_elsewhere(&other, name->text);
	if (n == 3 || (n == 2 && held))
		next = under(p, other.text, name);
	str_free(&other);
	return next;
}

static enum next attempt(struct plain *p, struct str *name, bool *replace)
{
	struct diags ds;
	enum next next = SAVE_IS_OFF;
	if (!may_lose_comments(p, name->text, *replace))
		return SAVE_IS_OFF;
	diags_init(&ds, "");
	struct draft *draft = session_to_save(p->session);
	enum save_result result = p->host->save(p->host->context, draft, name->text, *replace, &ds);
	draft_free(&draft);
	switch (result) {
	case SAVE_DONE:
		saved(p, name->text, &ds);
		next = SAVE_IS_DONE;
		break;
	case SAVE_EXISTS:
		*replace = may_replace(p, name->text);
		next = *replace ? SAVE_AGAIN : SAVE_IS_OFF;
		break;
	case SAVE_CHANGED:
		next = ask_changed(p, name, replace);
		break;
	case SAVE_HELD:
	case SAVE_FAILED:
		*replace = false;
		failed(p, name->text, &ds);
		next = ask_after_failure(p, result == SAVE_HELD, name);
		break;
	}
	diags_free(&ds);
	return next;
}

/* A draft that somebody else has is saved under another name only. */
static bool may_save_here(struct plain *p, const struct str *name)
{
	if (!p->session->read_only || strcmp(name->text, p->path.text) != 0 || plain_ask_held(p))
		return true;
	p->save_refused = p->save_refused || !p->io->person;
	return false;
}

bool plain_save(struct plain *p, const char *path)
{
	struct str name = STR_INIT, offered = STR_INIT;
	enum next next = SAVE_IS_OFF;
	bool replace = false;
	str_add(&name, *path ? path : p->path.text);
	file_name_offered(&offered, p->session->draft);
	if (!p->session->call) {
		plain_say(p, _("There is nothing to save before a call is chosen."));
	} else {
		next = name.length ? SAVE_AGAIN : under(p, offered.text, &name);
		if (!may_save_here(p, &name))
			next = SAVE_IS_OFF;
		while (next == SAVE_AGAIN)
			next = attempt(p, &name, &replace);
	}
	if (next == SAVE_IS_OFF && p->session->call && !p->over)
		plain_say(p, _("Not saved"));
	str_free(&name);
	str_free(&offered);
	return next == SAVE_IS_DONE;
}

/* --- leaving ------------------------------------------------------------------------------- */

bool plain_may_leave(struct plain *p, const char *save, const char *leave)
{
	static const struct question q = { .help = N_("The draft has changes that are not saved.") };
	const char *const answers[] = { _("Cancel"), save, leave };
	if (!session_changed(p->session))
		return true;
	plain_say(p, _(q.help));
	int n = plain_ask_number(p, &q, answers, 3);
	return n == 3 || (n == 2 && plain_save(p, ""));
}

void plain_quit(struct plain *p)
{
	if (!plain_may_leave(p, _("Save and quit"), _("Quit without saving")))
		return;
	p->over = true;
	p->given_up = session_changed(p->session);
}
