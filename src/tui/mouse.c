/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mouse, for those who want it: a click puts the focus on what is there, a click on
 * what has the focus is Enter, the wheel goes up and down, and the bar of keys can be
 * pressed.  Off unless asked for, since it takes selecting and pasting from the terminal. */
#include "tui/app.h"

#include <string.h>

#include "base/lang.h"
#include "tui/terminal.h"

enum { WHEEL_ROWS = 3 };   /* of a text to read, for a notch */

/* --- where it is ----------------------------------------------------------------- */

/* A view on the screen, and how far its corner is from the screen's. */
struct target {
	struct view *view;
	int y, x;
	bool aside;            /* it is the sidebar */
};

static bool is_inside(const struct target *t, int y, int x)
{
	return y >= t->y && y < t->y + t->view->rows && x >= t->x && x < t->x + t->view->cols;
}

/* The view at a place: of pop-ups only the one on top is there. */
static bool find_target(const struct app *app, int y, int x, struct target *t)
{
	const struct layout *l = &app->layout;
	if (app->n_popups) {
		const struct popup *p = &app->popups[app->n_popups - 1];
		if (!p->window)
			return false;
		*t = (struct target){ .view = p->view, .y = getbegy(p->window) + 1,
		                      .x = getbegx(p->window) + 1 };
		return is_inside(t, y, x);
	}
	*t = (struct target){ .view = app->sidebar, .y = l->body_y, .aside = true,
	                      .x = l->beside ? l->side_x : 0 };
	if ((l->beside || app->aside) && app->session->call && is_inside(t, y, x))
		return true;
	*t = (struct target){ .view = app->body, .y = l->body_y };
	return (l->beside || !app->aside) && is_inside(t, y, x);
}

/* --- what it does ----------------------------------------------------------------- */

static unsigned act(struct view *v, enum command command)
{
	struct input none = { .key = K_NONE, .text = "" };
	return v->ops->act(v, command, &none);
}

/* The focus goes to the row's item; where it is already, that is chosen. */
static unsigned click_row(struct view *v, int row)
{
	struct scroll *s = v->scroll;
	size_t at = (size_t)(s->first + row - s->fixed);
	if (row < s->fixed || row >= v->rows - s->below || at >= s->n || s->rows[at].item < 0 || !s->n_items)
		return VIEW_HANDLED;
	if (s->rows[at].item == s->item)
		return act(v, CMD_CHOOSE);
	scroll_to(s, v, s->rows[at].item);
	return VIEW_HANDLED;
}

static unsigned click(struct view *v, int row, int col)
{
	if (v->ops->click)
		return v->ops->click(v, row, col);
	return v->scroll ? click_row(v, row) : VIEW_HANDLED;
}

/* By a row of a text; by an item, where items have the focus. */
static unsigned turn(struct view *v, int wheel)
{
	bool reads = v->scroll && !v->scroll->n_items;
	unsigned bits = VIEW_HANDLED;
	for (int i = 0; i < (reads ? WHEEL_ROWS : 1) && !(bits & VIEW_DEAD); i++)
		bits |= act(v, wheel < 0 ? CMD_UP : CMD_DOWN);
	return bits;
}

/* The key of the bar at column X, K_NONE beside them. */
static int key_in(const struct app *app, enum keymap map, const char *name, size_t n)
{
	size_t count;
	const struct view *v = app_focused(app);
	const struct binding *rows = keymap_rows(map, &count);
	int found = K_NONE;
	for (size_t i = 0; i < count && !found; i++) {
		struct str label = STR_INIT;
		int key = binding_key(&rows[i], v->ops->takes_text(v));
		if (key)
			key_label(&label, key);
		if (key && label.length == n && !memcmp(label.text, name, n))
			found = key;
		str_free(&label);
	}
	return found;
}

static int key_at(const struct app *app, int x)
{
	int col = 1;
	for (const char *s = app->frame.hints.text; *s; ) {
		size_t key = strcspn(s, "\t"), label = strcspn(s + key + 1, "\n");
		int cells = draw_width(s, key) + 1 + draw_width(s + key + 1, label);
		if (x >= col && x < col + cells) {
			int found = key_in(app, app_focused(app)->ops->keymap, s, key);
			return found ? found : key_in(app, KEYMAP_GLOBAL, s, key);
		}
		col += cells + 2;
		s += key + 1 + label + 1;
	}
	return K_NONE;
}

static void press_hint(struct app *app, int x)
{
	struct str text = STR_INIT;
	int key = key_at(app, x);
	if (key && key_is_text(key))
		str_add_char(&text, (char)key);
	if (key)
		app_input(app, &(struct input){ .key = key, .text = text.text });
	str_free(&text);
}

void app_mouse(struct app *app, int y, int x, int wheel)
{
	struct target t;
	if (app->layout.small)
		return;
	if (!wheel && y == app->layout.hints_y) {
		press_hint(app, x);
		return;
	}
	if (!find_target(app, y, x, &t)) {
		app_hush(app);
		if (!wheel && app->n_popups)
			app_say(app, N_("Esc closes what is open."));
		return;
	}
	app_hush(app);
	if (!wheel && !app->n_popups && t.aside != app->aside)
		app_act(app, CMD_CONDITIONS, K_NONE);
	app_answer(app, wheel ? turn(t.view, wheel) : click(t.view, y - t.y, x - t.x));
}

/* --- the choices ------------------------------------------------------------------ */

void app_switch_mouse(struct app *app)
{
	app->mouse = !app->mouse;
	terminal_listen(app->mouse);
	if (app->mouse)
		app_say(app, N_("The mouse: a click chooses, the wheel scrolls; Shift selects text."));
	else
		app_say(app, N_("The mouse is the terminal's again."));
	app_remember(app, N_("Mouse"), "mouse", app->mouse ? "on" : "off");
}

void app_next_theme(struct app *app)
{
	static const struct { const char *word, *told; } themes[THEME_END] = {
		[THEME_NORMAL] = { "calm", N_("Colours: calm.") },
		[THEME_CONTRAST] = { "contrast", N_("Colours: high contrast.") },
		[THEME_MONO] = { "none", N_("Colours: none.") },
	};
	enum theme theme = (enum theme)((app->style.theme + 1) % THEME_END);
	if (theme == THEME_MONO && !app->style.has_colour)
		theme = THEME_NORMAL;   /* they would look alike */
	style_set_theme(&app->style, theme);
	app->redraw = app->style.has_colour;   /* the ground itself is another one */
	app_resize(app);
	if (app->style.has_colour || theme == THEME_CONTRAST)
		app_say(app, themes[theme].told);
	else
		app_say(app, N_("No colours here, as the terminal or NO_COLOR has it."));
	app_remember(app, N_("Colours"), "theme", themes[theme].word);
}
