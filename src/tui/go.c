/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that are the same on every screen: from step to step, to the
 * conditions, help, save and leave. */
#include "tui/app.h"

#include "base/lang.h"

/* --- steps --------------------------------------------------------------------- */

void app_go(struct app *app, enum step step)
{
	struct session *s = app->session;
	enum step most = session_furthest(s);
	bool held = step > most;
	app->at_start = false;
	session_set_step(s, held ? most : step);
	app_open_body(app);
	if (held && most == STEP_CALL)
		app_say(app, N_("Choose a call first: everything else depends on it."));
	else if (held)
		app_say(app, N_("Choose a Lot first: its conditions decide what is asked."));
}

static unsigned go_next(struct app *app)
{
	struct session *s = app->session;
	enum step next = step_beside(s->step, s->call, 1);
	if (next == s->step)
		app_finish(app);
	else
		app_go(app, next);
	return VIEW_HANDLED;
}

static unsigned go_back(struct app *app)
{
	struct session *s = app->session;
	struct view *v = app_focused(app);
	if (v->ops->let_go && v->ops->let_go(v))
		return VIEW_HANDLED;
	if (app->n_popups) {
		app_close(app);
	} else if (app->aside) {
		app->aside = false;
		app->frame.drawn = app->frame.drawn && app->layout.beside;
	} else if (app->at_start) {
		app_say(app, N_("This is the start; q leaves konsort."));
	} else if (s->partner >= 0) {
		app->focus[STEP_PARTNERS] = s->partner;
		bool gone = session_close_partner(s);
		app_open_body(app);
		if (gone)
			app_say(app, N_("The new partner was empty and is taken out again."));
	} else if (s->step == STEP_CALL) {
		app_say(app, N_("This is the first step; q leaves konsort."));
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
		app_say(app, N_("This call has no Lots: the step is not needed."));
	return VIEW_HANDLED;
}

static unsigned go_aside(struct app *app)
{
	if (!app->session->call) {
		app_say(app, N_("Conditions are shown as soon as a call is chosen."));
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
		app_say(app, N_("This condition is met; there is nothing to mend."));
		return;
	}
	if (!session_go(app->session, finding)) {
		bool unknown = finding->rule && finding->rule->unknown;
		app_tell_whole(app, telling_finding(finding),
		               telling_plain(unknown ?
		               N_("No source states the figure: nothing in the draft decides it.") :
		               N_("Nothing in the draft decides this condition.")));
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

/* What is told on the view that the page lies over: of how many pop-ups that is the last,
 * is the number kept. */
static void make_help(struct app *app, const struct telling *t, struct str *out)
{
	int level = (int)t->numbers[0];
	struct view *v = level ? app->popups[level - 1].view : app->aside ? app->sidebar : app->body;
	if (v->ops->help)
		v->ops->help(v, out);
	else
		str_add(out, _(step_rows[app->session->step].help));
	add_keys(out, v->ops->keymap);
	if (v->ops->takes_text(v) || v->ops->keymap == KEYMAP_FORM)
		add_keys(out, KEYMAP_EDIT);
	add_keys(out, KEYMAP_GLOBAL);
}

static unsigned open_help(struct app *app)
{
	struct telling text = telling_made(make_help, NULL, NULL, NULL);
	text.numbers[0] = app->n_popups;
	app_open(app, page_new(app, telling_plain(N_("Help")), text));
	return VIEW_HANDLED;
}

/* --- all ------------------------------------------------------------------------ */

static unsigned open_fits(struct app *app)
{
	app_open_with_calls(app, fits_new);
	return VIEW_HANDLED;
}

static unsigned act_on_base(struct app *app, enum command command, int key)
{
	/* only commands of the global table get here */
	if (app->at_start && command != CMD_NONE) {
		app_say(app, N_("Begin a draft or open one first."));
		return VIEW_HANDLED;
	}
	if (command == CMD_NEXT)
		return go_next(app);
	if (command == CMD_CONDITIONS)
		return go_aside(app);
	if (command == CMD_FITS)
		return open_fits(app);
	if (command == CMD_UNDO || command == CMD_REDO) {
		app_undo(app, command == CMD_REDO);
		return VIEW_HANDLED;
	}
	if (command == CMD_MAP)
		app_open(app, map_new(app));
	else if (command == CMD_CHANGES)
		app_open(app, changes_new(app));
	else if (command == CMD_DRAFTS)
		app_open(app, start_new(app));
	else if (command == CMD_STEPS)
		app_open(app, steps_new(app));
	else if (command == CMD_STEP)
		return go_to_number(app, key);
	else if (command == CMD_SAVE || command == CMD_SAVE_AS)
		app_save(app, command == CMD_SAVE_AS);
	else
		return VIEW_IGNORED;
	return VIEW_HANDLED;
}

/* True if all that is open is only there to be read. */
static bool only_read(const struct app *app)
{
	static const enum keymap readers[] = { KEYMAP_PAGE, KEYMAP_WHY, KEYMAP_LIST, KEYMAP_FITS,
	                                       KEYMAP_MAP, KEYMAP_CHANGES };
	for (int i = 0; i < app->n_popups; i++) {
		bool reads = false;
		for (size_t k = 0; k < sizeof readers / sizeof *readers; k++)
			reads = reads || app->popups[i].view->ops->keymap == readers[k];
		if (!reads)
			return false;
	}
	return true;
}

static unsigned go_to_problem(struct app *app, int direction)
{
	if (app->at_start)
		return act_on_base(app, CMD_NEXT_PROBLEM, K_NONE);   /* says why not */
	if (only_read(app))
		app_problem(app, direction);
	else
		app_say(app, N_("Esc closes this first."));
	return VIEW_HANDLED;
}

/* The few keys that work where there is no room for a view. */
static unsigned act_small(struct app *app, enum command command, int key)
{
	if (command == CMD_SAVE)
		app_save(app, false);
	else if (command == CMD_LANGUAGE)
		app_next_language(app);
	else if (command == CMD_MENU)
		app_open(app, menu_new(app));   /* which says that there is no room */
	else if (key == 'Q' || (command == CMD_QUIT && !session_changed(app->session) &&
	                        !entry_waits(app)))
		app->over = true;
	else if (command == CMD_QUIT)
		app_say(app, N_("Not saved! s saves, Q quits."));
	else
		app_say(app, N_("There is no room for this; s saves, q quits."));
	return VIEW_HANDLED;
}

/* The menu and the list of languages open over everything, and close by the same key. */
static unsigned open_over_all(struct app *app, enum command command)
{
	enum keymap map = command == CMD_MENU ? KEYMAP_MENU : KEYMAP_LANGUAGE;
	if (app_focused(app)->ops->keymap == map)
		app_close(app);
	else
		app_open(app, command == CMD_MENU ? menu_new(app) : language_new(app));
	return VIEW_HANDLED;
}

/* What is typed in a pop-up that adds partners is not left by quitting: it asks about it. */
static unsigned quit(struct app *app)
{
	if (!entry_waits(app))
		app_quit(app);
	else if (app_focused(app)->ops->keymap == KEYMAP_QUICK)
		return go_back(app);
	else
		app_say(app, N_("Esc closes this first."));
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
	else if (command == CMD_THEME)
		app_next_theme(app);
	else if (command == CMD_MOUSE)
		app_switch_mouse(app);
	else if (command == CMD_QUIT)
		return quit(app);
	else if (command == CMD_MENU || command == CMD_LANGUAGE)
		return open_over_all(app, command);
	else if (command == CMD_NEXT_PROBLEM || command == CMD_PREVIOUS_PROBLEM)
		return go_to_problem(app, command == CMD_NEXT_PROBLEM ? 1 : -1);
	else if (app->n_popups && (command == CMD_UNDO || command == CMD_REDO))
		app_say(app, N_("Esc closes this first."));
	else if (app->n_popups)
		return VIEW_IGNORED;
	else
		return act_on_base(app, command, key);
	return VIEW_HANDLED;
}
