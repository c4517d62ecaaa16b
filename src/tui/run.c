/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loop: draw, wait for a key, hand it on.  Keys that are already waiting are all
 * taken before the screen is drawn once; while there is none, a piece of other work is done,
 * and drawn. */
#include "tui/tui.h"

#include <stdlib.h>
#include <time.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "tui/app.h"
#include "tui/terminal.h"

enum { KEYS_PER_DRAW = 100, TERM_CELLS = 30 };
/* Milliseconds between two looks at the lock: while it is waited for, and else when keys come. */
enum { LOOK_WAITING = 2000, LOOK_ONCE = 1000 };

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
	case EVENT_STOP:
		app->suspend = true;
		break;
	case EVENT_NONE:
	case EVENT_END:
		break;
	}
	if (app->suspend) {
		app->suspend = false;
		app_keep_at_once(app);   /* what is stopped is often ended */
		if (!terminal_suspend())
			/* TRANSLATORS: Ctrl-Z was pressed; at most 38 cells. */
			app_tell_at_foot(app, telling_plain(N_("No shell is here to go back to.")));
		app->redraw = true;
	}
	if (app->redraw) {
		app->redraw = false;
		clearok(curscr, TRUE);
		app_resize(app);
	}
}

/* In milliseconds, by a clock that nobody sets. */
static int64_t now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The shorter of two waits, of which -1 is for ever. */
static int sooner(int a, int b)
{
	return a < 0 || (b >= 0 && b < a) ? b : a;
}

/* Looks at the lock: when the last one was, and whether a key has come since. */
struct looks {
	int64_t last;
	bool due;
};

/* The lock is looked at when a key came, or where it is waited for; in how many milliseconds
 * again. */
static int look_at_lock(struct app *app, struct looks *l, bool key)
{
	int64_t time = now(), next = l->last + (app->waits ? LOOK_WAITING : LOOK_ONCE);
	l->due = l->due || key || app->waits;
	if (l->due && time >= next) {
		bool waited = app->waits, read_only = app->session->read_only;
		*l = (struct looks){ .last = time };
		app_look_at_lock(app);
		/* what it told is to be drawn */
		return waited || app->session->read_only != read_only ? 0 : -1;
	}
	return l->due ? (int)(next - time) : -1;
}

/* What is to be done between keys, the screen being drawn; for how long to wait for the next one.  KEY:
 * some came since; IDLE: there is time for more. */
static int work(struct app *app, struct looks *looks, bool key, bool idle)
{
	if (!app->arrived && !app->at_start) {
		app_arrive(app);
		*looks = (struct looks){ .last = now() };
		if (app->arrived)
			return 0;
	}
	bool more = idle && (app_idle(app) || (key && app_look_once(app)));
	int wait = more ? 0 : -1;
	wait = sooner(wait, app_keep(app, now()));
	return sooner(wait, look_at_lock(app, looks, key));
}

static void loop(struct app *app)
{
	struct str text = STR_INIT;
	int key;
	struct looks looks = { .last = now() };
	enum event e = EVENT_NONE;
	bool any = false;
	while (!app->over && e != EVENT_END) {
		app_draw(app);
		int wait = work(app, &looks, any, e == EVENT_NONE);
		any = false;
		if (e == EVENT_NONE)   /* else there was no time yet for the last one */
			e = terminal_read(wait, &key, &text);
		for (int i = 0; i < KEYS_PER_DRAW && e != EVENT_NONE && e != EVENT_END && !app->over; i++) {
			handle(app, e, key, &text);
			e = terminal_read(0, &key, &text);
			any = true;
		}
	}
	str_free(&text);
}

/* --- an end that was not asked for -------------------------------------------------- */

static void keep_work(void *context)
{
	app_keep_at_once(context);
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
	struct terminal_hooks hooks = { .keep = keep_work, .keep_context = app,
	                                .leave = host->crashed, .leave_context = host->context };
	terminal_on_end(&hooks);
	loop(app);
	result->signal = app->over ? 0 : terminal_signal();
	result->unsaved = session_changed(app->session) || (!app->over && app_is_unsaved(app));
	result->kept = !app->over && result->unsaved && app_keep_at_once(app);
	str_add(&result->step, step_rows[app->session->step].id);
	if (app->saved)
		str_add(&result->path, app->path.text);
	hooks.keep = NULL;
	terminal_on_end(&hooks);
	app_free(&app);
	terminal_close();
	str_free(&assumed);
	return true;
}
