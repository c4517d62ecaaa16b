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
	utf8_clean(&name, p->path.text);
	plain_say_diags(p, ds);
	/* TRANSLATORS: %1 is the name of a file. */
	plain_say_filled(p, N_("Saved in %1."), name.text);
	str_free(&name);
}

static void failed(struct plain *p, const char *path, const struct diags *ds)
{
	if (p->exists && !strcmp(path, p->path.text))
		session_set_unsaved(p->session);   /* who knows what stands there now */
	plain_say(p, _("Not saved"));
	plain_say_diags(p, ds);
	plain_say(p, _("Nothing is lost: the draft is still open. :w and a name saves in another place."));
}

static bool agrees(struct plain *p, const char *text)
{
	bool yes = false;
	return plain_ask_yes(p, NULL, text, &yes) == HEARD_ANSWER && yes;
}

static bool may_replace(struct plain *p, const char *path, bool changed)
{
	struct str name = STR_INIT, text = STR_INIT;
	utf8_clean(&name, path);
	str_fill(&text, changed ?
	         _("%1 was changed by somebody else since it was read. Replace it?") :
	         _("%1 exists already. Replace it?"), name.text);
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

static bool save_to(struct plain *p, const char *path, bool replace)
{
	struct diags ds;
	if (!may_lose_comments(p, path, replace))
		return false;
	diags_init(&ds, "");
	struct draft *draft = session_to_save(p->session);
	enum save_result result = p->host->save(p->host->context, draft, path, replace, &ds);
	bool good = result == SAVE_DONE;
	draft_free(&draft);
	if (good)
		saved(p, path, &ds);
	else if (result == SAVE_FAILED)
		failed(p, path, &ds);
	else if (may_replace(p, path, result == SAVE_CHANGED))
		good = save_to(p, path, true);
	diags_free(&ds);
	return good;
}

/* Asks for a name; "" if none was given. */
static void ask_name(struct plain *p, struct str *name)
{
	static const struct question q = {
		.help = N_("The draft is written as a text file that can be mailed, read and judged with "
		           "'konsort check'. Nothing is replaced without asking.") };
	struct str line = STR_INIT, offered = STR_INIT;
	enum heard h = HEARD_AGAIN;
	file_name_offered(&offered, p->session->draft);
	str_add(&line, _("Name of the file:"));
	str_cut(&line, line.length - 1);
	str_add(&line, " [");
	utf8_clean(&line, offered.text);
	str_add(&line, "]:");
	while (h == HEARD_AGAIN || h == HEARD_REPEAT) {
		plain_say(p, line.text);
		h = plain_hear(p, &q);
	}
	if (h == HEARD_KEEP)
		str_add(name, offered.text);
	else if (h == HEARD_ANSWER)
		str_add(name, p->line.text);
	str_free(&line);
	str_free(&offered);
}

bool plain_save(struct plain *p, const char *path)
{
	struct str name = STR_INIT;
	bool good = false;
	str_add(&name, *path ? path : p->path.text);
	if (!p->session->call) {
		plain_say(p, _("There is nothing to save before a call is chosen."));
	} else {
		if (!name.length)
			ask_name(p, &name);
		good = name.length && save_to(p, name.text, false);
	}
	if (!good && p->session->call && !p->over)
		plain_say(p, _("Not saved"));
	str_free(&name);
	return good;
}

/* --- leaving ------------------------------------------------------------------------------- */

bool plain_may_leave(struct plain *p, const char *save, const char *leave)
{
	static const struct question q = { .help = N_("The draft has changes that are not saved.") };
	enum heard h = HEARD_REPEAT;
	if (!session_changed(p->session))
		return true;
	while (h == HEARD_AGAIN || h == HEARD_REPEAT) {
		plain_say(p, _(q.help));
		plain_numbered(p, 1, _("Cancel"));
		plain_numbered(p, 2, save);
		plain_numbered(p, 3, leave);
		/* TRANSLATORS: the number of an answer; %1 is the one that an empty line means. */
		plain_say_filled(p, N_("Number [%1]:"), "1");
		h = plain_hear(p, &q);
		size_t n = h == HEARD_ANSWER ? plain_number(p->line.text) : 0;
		if (n == 2 || n == 3)
			return n == 3 || plain_save(p, "");
		if (h == HEARD_ANSWER && n != 1)
			h = HEARD_AGAIN;
	}
	return false;
}

void plain_quit(struct plain *p)
{
	if (plain_may_leave(p, _("Save and quit"), _("Quit without saving")))
		p->over = true;
}
