/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loop: draw, wait for a key, hand it on.  Keys that are already waiting are all
 * taken before the screen is drawn once; while there is none, a piece of other work is done,
 * and drawn. */
#include "tui/tui.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "tui/app.h"
#include "tui/terminal.h"

enum { KEYS_PER_DRAW = 100, TERM_CELLS = 30 };

static void handle(struct app *app, enum event e, int key, const struct str *text)
{
	struct input input = { .key = key, .text = text->text };
	switch (e) {
	case EVENT_KEY:
	case EVENT_PASTE:
		app_input(app, &input);
		break;
	case EVENT_MOUSE:
		app_mouse(app, terminal_mouse().y, terminal_mouse().x, terminal_mouse().wheel);
		break;
	case EVENT_RESIZE:
		app_resize(app);
		break;
	case EVENT_RESUMED:
		app->redraw = true;
		break;
	case EVENT_NONE:
	case EVENT_END:
		break;
	}
	if (app->suspend) {
		app->suspend = false;
		terminal_suspend();
		app->redraw = true;
	}
	if (app->redraw) {
		app->redraw = false;
		clearok(curscr, TRUE);
		app_resize(app);
	}
}

static void loop(struct app *app)
{
	struct str text = STR_INIT;
	int key;
	enum event e = EVENT_NONE;
	while (!app->over && e != EVENT_END) {
		app_draw(app);
		if (e == EVENT_NONE)   /* else there was no time yet for the last one */
			e = terminal_read(!app_idle(app), &key, &text);
		for (int i = 0; i < KEYS_PER_DRAW && e != EVENT_NONE && e != EVENT_END && !app->over; i++) {
			handle(app, e, key, &text);
			e = terminal_read(false, &key, &text);
		}
	}
	str_free(&text);
}

/* Says that another terminal type had to be ASSUMED. */
static void advise(struct app *app, const char *assumed)
{
	const char *own = getenv("TERM");
	struct str clean = STR_INIT;
	utf8_add_fit(&clean, own ? own : "", TERM_CELLS, false);
	app_tell_at_foot(app, telling_filled(
		/* TRANSLATORS: %1 is the name of a terminal type that is not known here,
		 * %2 of one that is. */
		N_("The terminal type '%1' is not known here; '%2' is assumed."), clean.text, assumed));
	str_free(&clean);
}

bool tui_run(const struct host *host, struct host_result *result, struct diags *ds)
{
	struct str assumed = STR_INIT;
	*result = (struct host_result){ .path = STR_INIT, .step = STR_INIT };
	if (!terminal_open(&assumed, ds)) {
		struct draft *draft = host->draft;
		draft_free(&draft);
		str_free(&assumed);
		return false;
	}
	struct app *app = app_new(host);
	if (app->style.has_colour && app->style.theme == THEME_CONTRAST) {
		/* the first frame clears with the terminal's own ground, later ones with ours */
		app_draw(app);
		clearok(curscr, TRUE);
		app_resize(app);
	}
	app->mouse = host->mouse;
	if (app->mouse)
		terminal_listen(true);
	if (assumed.length && !app->message.length && !app->n_popups)   /* warnings are of more use */
		advise(app, assumed.text);
	loop(app);
	result->signal = app->over ? 0 : terminal_signal();
	result->unsaved = session_changed(app->session);
	str_add(&result->step, step_rows[app->session->step].id);
	if (app->saved)
		str_add(&result->path, app->path.text);
	app_free(&app);
	terminal_close();
	str_free(&assumed);
	return true;
}
