/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The foot has few cells: where a sentence does not fit, a shorter one is tried. */
#include "tui/held_told.h"

#include "base/lang.h"
#include "wizard/held_text.h"

/* --- ours ------------------------------------------------------------------------- */

static void make_ours(struct app *app, const struct telling *t, struct str *out)
{
	struct holder who = { .user = t->words[0], .host = t->words[1], .stale = t->numbers[0],
	                      .in_place = t->numbers[1], .own = t->numbers[0] > 1 };
	struct str user = STR_INIT;
	ours_text(out, &who);
	if (who.in_place || frame_has_room(app, out->text))
		return;
	/* there is more of use than how it came about */
	who.host = NULL;
	holder_name(&user, &who, true);
	str_clear(out);
	/* TRANSLATORS: %1 is a user: "anna". */
	str_fill(out, _("%1 did not leave this draft, but that session has ended: it is yours."), user.text);
	if (!frame_has_room(app, out->text)) {
		str_clear(out);
		/* TRANSLATORS: at most 38 cells. */
		str_add(out, _("A session that ended left it: yours."));
	}
	str_free(&user);
}

/* A line more than what is told at the foot now, which it must not hide. */
static void tell_also(struct app *app, struct telling told)
{
	if (app->message.length && app->host->warnings && app->host->warnings->count)
		app_open(app, page_new(app, telling_plain("konsort"), told));
	else
		app_tell(app, told);
}

void held_tell_ours(struct app *app, bool work)
{
	const struct holder *who = &app->holder;
	bool stale = who->stale && !(who->own && work);   /* the work says as much */
	if (!stale && !who->in_place)
		return;
	struct telling told = telling_made(make_ours, who->user, who->host, NULL);
	told.numbers[0] = stale ? 1 + who->own : 0;
	told.numbers[1] = who->in_place;
	tell_also(app, told);
}

/* --- somebody else's -------------------------------------------------------------- */

void held_make(struct app *app, const struct telling *t, struct str *out)
{
	(void)t;
	holder_text(out, &app->holder);
	str_add(out, "\n\n");
	str_add(out, app->holder.firm ?
	        _("You can read the draft. To change it, wait until the other session has left it.") :
	        _("You can read the draft. To change it, wait until the other session has left it, or "
	          "take it over."));
}

void held_make_over(struct app *app, const struct telling *t, struct str *out)
{
	(void)t;
	holder_text(out, &app->holder);
	str_add(out, "\n\n");
	str_add(out, _("Once you take it over, that session can only read. What was typed there and not "
	               "saved stays there, to be saved under another name."));
}

void held_make_lost(struct app *app, const struct telling *t, struct str *out)
{
	lost_text(out, &app->holder);
	str_add(out, " ");
	str_add(out, _("From now on you can only read it."));
	if (!t->numbers[0])
		return;
	str_add(out, "\n\n");
	str_add(out, t->numbers[1] ?
	        _("What you have not saved is still here, and is kept in the recovery file as well. 'Save "
	          "as' keeps it under another name.") :
	        _("What you have not saved is still here. 'Save as' keeps it under another name."));
}

static void make_refused(struct app *app, const struct telling *t, struct str *out)
{
	(void)t;
	holder_text(out, &app->holder);
}

void held_tell_refused(struct app *app)
{
	tell_also(app, telling_made(make_refused, NULL, NULL, NULL));
}

static void make_waiting(struct app *app, const struct telling *t, struct str *out)
{
	struct str name = STR_INIT;
	(void)t;
	holder_name(&name, &app->holder, true);
	/* TRANSLATORS: %1 is a user: "anna (computer alfa)". */
	str_fill(out, _("%1 has it open: it is yours as soon as it is left."), name.text);
	str_free(&name);
}

void held_tell_waiting(struct app *app)
{
	app_tell(app, telling_made(make_waiting, NULL, NULL, NULL));
}

/* --- read only -------------------------------------------------------------------- */

/* The key of "Save as" here, or of the menu, which has it too. */
static void add_way(const struct app *app, struct str *out)
{
	const struct view *v = app_focused(app);
	int key = binding_key(keymap_binding(KEYMAP_GLOBAL, CMD_SAVE_AS), v->ops->takes_text(v));
	if (key == K_NONE)
		key = binding_key(keymap_binding(KEYMAP_GLOBAL, CMD_MENU), true);
	key_label(out, key);
}

static void make_read_only(struct app *app, const struct telling *t, struct str *out)
{
	struct str way = STR_INIT, who = STR_INIT;
	(void)t;
	add_way(app, &way);
	holder_name(&who, &app->holder, false);
	if (app->holder.holding == HOLDING_HELD || app->holder.holding == HOLDING_ELSEWHERE)
		/* TRANSLATORS: %1 is a user: "anna (computer alfa)", %2 a key. */
		str_fill(out, _("Read only: %1 has it open. %2: 'Save as' makes a copy of your own."), who.text,
		         way.text);
	if (!out->length || !frame_has_room(app, out->text)) {
		str_clear(out);
		/* TRANSLATORS: %1 is a key. */
		str_fill(out, _("Read only. %1: 'Save as' makes a copy of your own."), way.text);
	}
	if (!frame_has_room(app, out->text)) {
		str_clear(out);
		/* TRANSLATORS: %1 is a key (6 cells), perhaps the one of the menu; at most 38 cells. */
		str_fill(out, _("Read only; %1: 'Save as'."), way.text);
	}
	str_free(&way);
	str_free(&who);
}

void held_tell_read_only(struct app *app)
{
	app_tell_at_foot(app, telling_made(make_read_only, NULL, NULL, NULL));
}
