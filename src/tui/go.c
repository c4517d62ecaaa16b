/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that are the same on every screen: from step to step, to the
 * conditions, help, save and leave. */
#include "tui/app.h"

#include "base/lang.h"

/* --- steps --------------------------------------------------------------------- */

enum step app_furthest(const struct session *s)
{
	if (!s->call)
		return STEP_CALL;
	return s->lot ? STEP_REVIEW : STEP_LOT;
}

void app_go(struct app *app, enum step step)
{
	struct session *s = app->session;
	enum step most = app_furthest(s);
	bool held = step > most;
	session_set_step(s, held ? most : step);
	app_open_body(app);
	if (held && most == STEP_CALL)
		app_say(app, _("Choose a call first: everything else depends on it."));
	else if (held)
		app_say(app, _("Choose a Lot first: its conditions decide what is asked."));
}

static unsigned go_next(struct app *app)
{
	struct session *s = app->session;
	enum step next = step_beside(s->step, s->call, 1);
	if (next == s->step)
		app_say(app, _("This is the last step; s saves the draft."));
	else
		app_go(app, next);
	return VIEW_HANDLED;
}

static unsigned go_back(struct app *app)
{
	struct session *s = app->session;
	struct view *v = app_focused(app);
	if (app->n_popups) {
		if (v->ops->keymap != KEYMAP_PICKER || !picker_clear(v))
			app_close(app);
	} else if (app->aside) {
		app->aside = false;
		app->frame.drawn = app->frame.drawn && app->layout.beside;
	} else if (s->partner >= 0) {
		int at = s->partner;
		if (session_close_partner(s))
			app_say(app, _("The new partner was empty and is taken out again."));
		app->focus[STEP_PARTNERS] = at;
		app_open_body(app);
	} else if (s->step == STEP_CALL) {
		app_say(app, _("This is the first step; q leaves konsort."));
	} else {
		app_go(app, step_beside(s->step, s->call, -1));
	}
	return VIEW_HANDLED;
}

static unsigned go_to_number(struct app *app, int key)
{
	int step = key - '1';
	if (step < 0 || step >= STEP_END)
		return VIEW_IGNORED;
	if (step_is_needed((enum step)step, app->session->call))
		app_go(app, (enum step)step);
	else
		app_say(app, _("This call has no Lots: the step is not needed."));
	return VIEW_HANDLED;
}

static unsigned go_aside(struct app *app)
{
	if (!app->session->call) {
		app_say(app, _("Conditions are shown as soon as a call is chosen."));
		return VIEW_HANDLED;
	}
	app->aside = !app->aside;
	if (!app->layout.beside)
		app->frame.drawn = false;
	return VIEW_HANDLED;
}

bool app_can_mend(struct app *app, const struct finding *finding)
{
	enum step step;
	struct spot spot;
	return finding->state != STATE_MET &&
	       finding_spot(app->session->draft, session_judge(app->session), finding, &step, &spot);
}

void app_mend(struct app *app, const struct finding *finding)
{
	if (finding->state == STATE_MET) {
		app_say(app, _("This condition is met; there is nothing to mend."));
		return;
	}
	bool unknown = finding->rule && finding->rule->unknown;
	if (!session_go(app->session, finding)) {
		app_say_whole(app, finding_title(finding),
		              unknown ? _("No source states the figure: nothing in the draft decides it.") :
		              _("Nothing in the draft decides this condition."));
		return;
	}
	while (app->n_popups)
		app_close(app);
	app->frame.drawn = app->frame.drawn && app->layout.beside;
	app_open_body(app);
}

/* --- help ---------------------------------------------------------------------- */

static void add_keys(struct str *out, enum keymap map)
{
	str_add(out, "\n\n");
	str_add(out, _(keymap_title(map)));
	str_add(out, "\n");
	keymap_text(out, map);
	while (out->length && out->text[out->length - 1] == '\n')
		str_cut(out, out->length - 1);
}

static unsigned open_help(struct app *app)
{
	struct view *v = app_focused(app);
	struct str text = STR_INIT;
	if (v->ops->help)
		v->ops->help(v, &text);
	else
		str_add(&text, _(step_rows[app->session->step].help));
	add_keys(&text, v->ops->keymap);
	if (v->ops->takes_text(v) || v->ops->keymap == KEYMAP_FORM)
		add_keys(&text, KEYMAP_EDIT);
	add_keys(&text, KEYMAP_GLOBAL);
	app_open(app, page_new(app, _("Help"), text.text));
	str_free(&text);
	return VIEW_HANDLED;
}

/* --- all ------------------------------------------------------------------------ */

static unsigned open_fits(struct app *app)
{
	app_list_calls(app);
	app_open(app, fits_new(app));
	return VIEW_HANDLED;
}

static unsigned act_on_base(struct app *app, enum command command, int key)
{
	/* only commands of the global table get here */
	if (command == CMD_NEXT)
		return go_next(app);
	if (command == CMD_CONDITIONS)
		return go_aside(app);
	if (command == CMD_FITS)
		return open_fits(app);
	if (command == CMD_STEPS)
		app_open(app, steps_new(app));
	else if (command == CMD_STEP)
		return go_to_number(app, key);
	else if (command == CMD_SAVE || command == CMD_SAVE_AS)
		app_save(app, command == CMD_SAVE_AS);
	else
		return VIEW_IGNORED;
	return VIEW_HANDLED;
}

/* The few keys that work where there is no room for a view. */
static unsigned act_small(struct app *app, enum command command, int key)
{
	if (command == CMD_SAVE)
		app_save(app, false);
	else if (key == 'Q' || (command == CMD_QUIT && !session_changed(app->session)))
		app->over = true;
	else if (command == CMD_QUIT)
		app_say(app, _("Not saved! s saves, Q quits."));
	return VIEW_HANDLED;
}

unsigned app_act(struct app *app, enum command command, int key)
{
	if (command == CMD_REDRAW)
		app->redraw = true;
	else if (command == CMD_SUSPEND)
		app->suspend = true;
	else if (app->layout.small)
		return act_small(app, command, key);
	else if (command == CMD_BACK)
		return go_back(app);
	else if (command == CMD_HELP)
		return open_help(app);
	else if (command == CMD_QUIT)
		app_quit(app);
	else if (app->n_popups)
		return VIEW_IGNORED;
	else
		return act_on_base(app, command, key);
	return VIEW_HANDLED;
}
