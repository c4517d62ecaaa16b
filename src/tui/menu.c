/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu: the commands that work on every screen, made from their table of keys, for
 * those who look for a command and not for its key. */
#include "tui/app.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"

enum { MENU_COLS = 40, MENU_KEY_CELLS = 7 };

struct menu_view {
	struct view view;
	enum command *commands;  /* owned; one an item */
	size_t n;
	bool typing;             /* what lies below takes text: its keys are shown */
	char *language;          /* name of the present one; owned */
	struct telling told;     /* at the foot before this was opened */
	struct scroll scroll;
};

/* --- what is offered ------------------------------------------------------------- */

bool app_offers(const struct app *app, enum command command)
{
	const struct session *s = app->session;
	/* only commands of the global table are asked about */
	if (command == CMD_STEP || command == CMD_MENU)   /* the overview has the steps */
		return false;
	if (command == CMD_LANGUAGE && app_focused(app)->ops->keymap == KEYMAP_LANGUAGE)
		return false;   /* the list of them is there */
	if (command == CMD_HELP || command == CMD_QUIT || command == CMD_LANGUAGE ||
	    command == CMD_REDRAW || command == CMD_SUSPEND)
		return true;
	if (command == CMD_BACK)
		return app->n_popups || app->aside || s->partner >= 0 ||
		       (s->step != STEP_CALL && !app->at_start);
	if (command == CMD_THEME || command == CMD_MOUSE)
		return true;
	if (app->n_popups || app->at_start)
		return false;
	if (command == CMD_CONDITIONS || command == CMD_SAVE || command == CMD_SAVE_AS)
		return s->call != NULL;
	return true;
}

static struct menu_view *menu_of(const struct view *v)
{
	union { const struct view *in; struct menu_view *out; } u = { .in = v };
	return u.out;
}

static void menu_free(struct view *v)
{
	struct menu_view *m = menu_of(v);
	telling_free(&m->told);
	free(m->commands);
	free(m->language);
	scroll_free(&m->scroll);
	free(m);
}

static const struct binding *binding_at(const struct menu_view *m, size_t item)
{
	return keymap_binding(KEYMAP_GLOBAL, m->commands[item]);
}

/* --- rows ------------------------------------------------------------------------ */

/* What the entry says at the left. */
static void add_words(const struct menu_view *m, const struct binding *b, struct str *out)
{
	if (b->command == CMD_LANGUAGE)
		/* TRANSLATORS: an entry of the menu; %1 is the name of the language, in that
		 * language. */
		str_fill(out, _("Language: %1"), m->language);
	else
		str_add(out, app_label(m->view.app, b));
}

static void menu_layout(struct view *v)
{
	struct menu_view *m = menu_of(v);
	scroll_clear(&m->scroll);
	m->scroll.quiet = true;
	for (size_t i = 0; i < m->n; i++) {
		const struct binding *b = binding_at(m, i);
		struct str words = STR_INIT, line = STR_INIT;
		int key = binding_key(b, m->typing);
		add_words(m, b, &words);
		utf8_add_fit(&line, words.text, v->cols - MENU_KEY_CELLS - 4, true);
		str_add(&line, "  ");
		if (key != K_NONE)
			key_label(&line, key);
		scroll_add(&m->scroll, (int)i, 0, LOOK_PLAIN, line.text);
		str_free(&words);
		str_free(&line);
	}
	scroll_settle(&m->scroll, v->rows);
}

static void menu_size(struct view *v, int *rows, int *cols)
{
	*cols = *cols < MENU_COLS ? *cols : MENU_COLS;
	*rows = (int)menu_of(v)->n < *rows ? (int)menu_of(v)->n : *rows;
}

static void menu_title(const struct view *v, struct str *out)
{
	(void)v;
	str_add(out, _("Menu"));
}

static void menu_draw_row(const struct view *v, const struct canvas *c, int row)
{
	scroll_draw_row(&menu_of(v)->scroll, v, c, row);
}

/* --- acting ---------------------------------------------------------------------- */

static unsigned menu_act(struct view *v, enum command command, const struct input *input)
{
	struct menu_view *m = menu_of(v);
	struct app *app = v->app;
	(void)input;
	if (command != CMD_CHOOSE)
		return scroll_act(&m->scroll, v, command);
	enum command chosen = m->commands[m->scroll.item];
	telling_free(&app->before);
	app->before = telling_take(&m->told);   /* as if its key had been pressed */
	app_close(app);
	app_act(app, chosen, K_NONE);
	return VIEW_CHANGED;
}

static void menu_cursor(const struct view *v, int *row, int *col)
{
	scroll_cursor(&menu_of(v)->scroll, v, row, col);
}

static void menu_about(const struct view *v, struct str *out)
{
	const struct menu_view *m = menu_of(v);
	add_sentence(out, _(binding_at(m, (size_t)m->scroll.item)->help));
}

static void menu_help(const struct view *v, struct str *out)
{
	(void)v;
	str_add(out, _("What can be done on this screen, with the key that does the same. What else "
	               "a screen can do stands in its own help."));
}

static void menu_relabel(struct view *v)
{
	struct menu_view *m = menu_of(v);
	const char *own = _("English");   /* a catalogue has the name of its language there */
	bool told = strcmp(own, "English") != 0 || !strcmp(lang_code(), "en");
	xstrset(&m->language, told ? own : lang_code());
}

static const struct view_ops menu_ops = {
	.keymap = KEYMAP_MENU,
	.free = menu_free,
	.layout = menu_layout,
	.draw_row = menu_draw_row,
	.act = menu_act,
	.cursor = menu_cursor,
	.takes_text = view_never_types,
	.about = menu_about,
	.help = menu_help,
	.size = menu_size,
	.title = menu_title,
	.relabel = menu_relabel,
};

/* A row for each command that is offered, in the order of the table. */
static void take_commands(struct menu_view *m)
{
	size_t n;
	const struct binding *rows = keymap_rows(KEYMAP_GLOBAL, &n);
	m->commands = xcalloc(n, sizeof *m->commands);
	for (size_t i = 0; i < n; i++)
		if (*rows[i].help && app_offers(m->view.app, rows[i].command))
			m->commands[m->n++] = rows[i].command;
}

struct view *menu_new(struct app *app)
{
	struct menu_view *m = xcalloc(1, sizeof *m);
	view_init(&m->view, &menu_ops, app);
	m->view.scroll = &m->scroll;
	m->typing = app_focused(app)->ops->takes_text(app_focused(app));
	m->told = telling_take(&app->before);
	take_commands(m);
	menu_relabel(&m->view);
	return &m->view;
}
