/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loop: draw, wait for a key, hand it on.  Keys that are already waiting are all
 * taken before the screen is drawn once. */
#include "tui/tui.h"

#include "tui/app.h"
#include "tui/terminal.h"

enum { KEYS_PER_DRAW = 100 };

static void handle(struct app *app, enum event e, int key, const struct str *text)
{
	struct input input = { .key = key, .text = text->text };
	switch (e) {
	case EVENT_KEY:
	case EVENT_PASTE:
		app_input(app, &input);
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
		e = terminal_read(true, &key, &text);
		for (int i = 0; i < KEYS_PER_DRAW && e != EVENT_NONE && e != EVENT_END && !app->over; i++) {
			handle(app, e, key, &text);
			e = terminal_read(false, &key, &text);
		}
	}
	str_free(&text);
}

bool tui_run(const struct tui_host *host, struct tui_result *result, struct diags *ds)
{
	struct str advice = STR_INIT;
	*result = (struct tui_result){ .path = STR_INIT, .step = STR_INIT };
	if (!terminal_open(&advice, ds)) {
		struct draft *draft = host->draft;
		draft_free(&draft);
		str_free(&advice);
		return false;
	}
	struct app *app = app_new(host);
	if (advice.length)
		app_say(app, advice.text);
	loop(app);
	result->signal = app->over ? 0 : terminal_signal();
	result->unsaved = session_changed(app->session);
	str_add(&result->step, step_rows[app->session->step].id);
	if (app->saved)
		str_add(&result->path, app->path.text);
	app_free(&app);
	terminal_close();
	str_free(&advice);
	return true;
}
