/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wizard on a screen: views are placed, fed with commands and drawn. */
#include "tui/app.h"

#include <stdlib.h>

#include "base/charset.h"
#include "base/lang.h"
#include "base/xmem.h"
#include "tui/place.h"

struct layout layout_for(int rows, int cols, bool has_conditions)
{
	struct layout l = { .rows = rows, .cols = cols };
	l.small = rows < APP_LEAST_ROWS || cols < APP_LEAST_COLS;
	l.beside = has_conditions && cols >= APP_SIDEBAR_FROM;
	bool summary = has_conditions && !l.beside;
	l.hints_y = rows - 1;
	l.about_y = rows - 2;
	l.summary_y = summary ? rows - 3 : -1;
	l.body_y = rows >= 20 ? 2 : 1;
	l.body_rows = rows - 2 - l.body_y - summary;
	l.body_cols = cols;
	if (l.beside) {
		l.side_cols = cols * 3 / 8;
		if (l.side_cols < 31)
			l.side_cols = 31;
		if (l.side_cols > 44)
			l.side_cols = 44;
		l.side_x = cols - l.side_cols;
		l.body_cols = l.side_x - 1;
	}
	return l;
}

/* Conditions stand beside a step, once there is a call. */
static bool has_conditions(const struct app *app)
{
	return app->session->call && !app->at_start;
}

/* --- making ------------------------------------------------------------------ */

/* Beside the body, or in its place where there is no room beside it. */
static void place_sidebar(struct app *app)
{
	const struct layout *l = &app->layout;
	view_resize(app->sidebar, l->body_rows, l->beside ? l->side_cols : l->cols);
}

void app_begin_at(struct app *app, const char *id)
{
	enum step step = session_step_of(app->session, id), most = session_furthest(app->session);
	session_set_step(app->session, step < most ? step : most);
	app_open_body(app);
	sidebar_refresh(app->sidebar);   /* the review may have looked at other drafts */
	place_sidebar(app);
}

struct app *app_new(const struct host *host)
{
	struct app *app = xcalloc(1, sizeof *app);
	*app = (struct app){ .host = host, .exists = host->exists, .message = STR_INIT,
	                     .path = STR_INIT, .after_path = STR_INIT, .table = { .filter = STR_INIT }, .frame = {
	                     .header = STR_INIT, .summary = STR_INIT, .about = STR_INIT,
	                     .hints = STR_INIT } };
	app->session = session_new(host->catalogue, host->draft);
	str_add(&app->path, host->path);
	style_start(&app->style, !charset_is_utf8(), host->colour, host->theme);
	app->at_start = host->start;
	app->layout = layout_for(LINES, COLS, has_conditions(app));
	if (host->altered)
		session_set_unsaved(app->session);
	app->sidebar = sidebar_new(app);
	app_begin_at(app, host->step);
	if (host->warnings)
		app_tell_diags(app, "konsort", host->warnings);
	return app;
}

void app_free(struct app **app)
{
	struct app *a = *app;
	if (!a)
		return;
	while (a->n_popups)
		app_close(a);
	view_free(&a->body);
	view_free(&a->sidebar);
	app_forget_holder(a);
	session_free(&a->session);
	str_free(&a->frame.header);
	str_free(&a->frame.summary);
	str_free(&a->frame.about);
	str_free(&a->frame.hints);
	telling_free(&a->told);
	telling_free(&a->before);
	str_free(&a->message);
	str_free(&a->path);
	str_free(&a->after_path);
	str_free(&a->table.filter);
	free(a);
	*app = NULL;
}

/* --- placing ------------------------------------------------------------------ */

struct view *app_focused(const struct app *app)
{
	if (app->n_popups)
		return app->popups[app->n_popups - 1].view;
	return app->aside ? app->sidebar : app->body;
}

static void set_focus(struct view *v, bool focused)
{
	if (v->focused == focused)
		return;
	v->focused = focused;
	view_touch_all(v);
}

static void settle_focus(struct app *app)
{
	struct view *now = app_focused(app);
	if (!app->body)
		return;
	set_focus(app->body, app->body == now);
	set_focus(app->sidebar, app->sidebar == now);
	for (int i = 0; i < app->n_popups; i++)
		set_focus(app->popups[i].view, app->popups[i].view == now);
}


/* Works out where a pop-up lies and gives it a window and panel of that size. */
static void place_popup(struct app *app, struct popup *p)
{
	/* above the foot, where keys are answered */
	int most_rows = app->layout.rows - 4, most_cols = app->layout.cols - 2;
	int rows = most_rows > 1 ? most_rows : 1, cols = most_cols > 1 ? most_cols : 1;
	p->view->rows = rows;
	p->view->cols = cols;
	p->view->ops->size(p->view, &rows, &cols);
	rows = rows < most_rows ? rows : most_rows;
	cols = cols < most_cols ? cols : most_cols;
	if (p->panel)
		del_panel(p->panel);
	if (p->window)
		delwin(p->window);
	p->panel = NULL;
	p->window = NULL;
	view_resize(p->view, rows, cols);
	if (app->layout.small)
		return;
	/* over the body alone where it fits, so that the conditions stay in sight */
	int room = cols + 2 <= app->layout.body_cols ? app->layout.body_cols : app->layout.cols;
	p->window = newwin(rows + 2, cols + 2, (app->layout.rows - 1 - rows - 2) / 2,
	                   (room - cols - 2) / 2);
	if (p->window)
		p->panel = new_panel(p->window);
}

void app_resize(struct app *app)
{
	app_each_view(app, place_leave);
	app->layout = layout_for(LINES, COLS, has_conditions(app));
	app->frame.drawn = false;
	if (app->layout.small) {   /* nothing of the views is drawn: they stay as they were */
		for (int i = 0; i < app->n_popups; i++)
			if (app->popups[i].panel)
				hide_panel(app->popups[i].panel);
		return;
	}
	view_resize(app->body, app->layout.body_rows, app->layout.body_cols);
	place_sidebar(app);
	for (int i = 0; i < app->n_popups; i++)
		place_popup(app, &app->popups[i]);
	app_each_view(app, place_arrive);
	settle_focus(app);
}

void app_each_view(struct app *app, void (*verb)(struct view *v))
{
	verb(app->body);
	verb(app->sidebar);
	for (int i = 0; i < app->n_popups; i++)
		verb(app->popups[i].view);
}

/* True for the pop-ups that open over any other. */
static bool opens_anywhere(const struct view *v)
{
	return v->ops->keymap == KEYMAP_LANGUAGE || v->ops->keymap == KEYMAP_MENU;
}

void app_open(struct app *app, struct view *view)
{
	bool full = app->n_popups >= (opens_anywhere(view) ? POPUPS_ROOM : POPUPS_MOST);
	if (app->layout.small || full)
		view_free(&view);   /* before it is told: the view may have put something back there */
	if (app->layout.small)   /* a question that cannot be seen must not wait for an answer */
		/* TRANSLATORS: at most 39 cells. */
		app_tell_at_foot(app, telling_plain(N_("Not done: it needs a larger window.")));
	else if (full)
		/* TRANSLATORS: at most 39 cells. */
		app_tell_at_foot(app, telling_plain(N_("Not done: Esc closes what is open.")));
	if (!view)
		return;
	struct popup *p = &app->popups[app->n_popups++];
	*p = (struct popup){ .view = view };
	place_popup(app, p);
	settle_focus(app);
}

void app_close(struct app *app)
{
	struct popup *p = &app->popups[--app->n_popups];
	if (p->panel)
		del_panel(p->panel);
	if (p->window)
		delwin(p->window);
	view_free(&p->view);
	app->panels_closed = true;
	/* it may have been about something there */
	if (app->n_popups)
		place_popup(app, &app->popups[app->n_popups - 1]);
	else if (app->body)
		view_resize(app->body, app->body->rows, app->body->cols);
	settle_focus(app);
}

/* The view of a step. */
static struct view *step_body(struct app *app, enum step step)
{
	int partner = app->session->partner;
	if (step == STEP_CALL)
		app_list_calls(app);
	if (step == STEP_REVIEW)
		app_look_around(app);
	switch (step) {
	case STEP_CALL: case STEP_LOT: case STEP_SECTOR:
		return list_new(app, step);
	case STEP_AIMS: case STEP_STATEMENTS:
		return form_new(app, step, -1);
	case STEP_PARTNERS:
		return partner < 0 ? table_new(app) : form_new(app, step, partner);
	case STEP_REVIEW:
	case STEP_END:
		break;
	}
	return review_new(app);
}

void app_open_body(struct app *app)
{
	struct session *s = app->session;
	view_free(&app->body);
	app->body = app->at_start ? start_new(app) : step_body(app, s->step);
	app->aside = false;
	view_resize(app->body, app->layout.body_rows, app->layout.body_cols);
	settle_focus(app);
}

struct report app_report(struct app *app)
{
	return (struct report){ .world = app->host->catalogue->world, .draft = app->session->draft,
	                        .evaluation = session_judge(app->session) };
}

/* --- keys --------------------------------------------------------------------- */

/* What was edited shows everywhere at once: conditions, and room for them. */
static void settle(struct app *app)
{
	if (app->n_popups && app->laid_out != app->session->draft->revision)
		view_resize(app->body, app->body->rows, app->body->cols);
	app->laid_out = app->session->draft->revision;
	bool has = has_conditions(app);
	bool had = app->layout.beside || app->layout.summary_y >= 0;
	sidebar_refresh(app->sidebar);
	if (has != had)
		app_resize(app);
}

static enum command find_command(const struct view *v, const struct input *in, bool typing)
{
	if (in->key == K_NONE)
		return CMD_PASTE;
	enum command c = keymap_find(v->ops->keymap, in->key, typing);
	if (!c && typing)
		c = key_is_text(in->key) ? CMD_TEXT : keymap_find(KEYMAP_EDIT, in->key, typing);
	return c;
}

static void make_unused(struct app *app, const struct telling *t, struct str *out)
{
	/* TRANSLATORS: %1 is the name of a key. */
	str_fill(out, _("This key does nothing here; %1 lists the keys."), t->words[0]);
	if (frame_has_room(app, out->text))
		return;
	str_clear(out);
	/* TRANSLATORS: for a key that does nothing, where there is little room; %1 is the name of a key
	 * (6 cells); at most 38 cells. */
	str_fill(out, _("No use here; %1 lists the keys."), t->words[0]);
}

/* A paste or a key that nothing was done with. */
static void say_unused(struct app *app, bool paste)
{
	if (paste) {
		app_say(app, N_("There is no text here to paste into."));
		return;
	}
	struct str key = STR_INIT;
	const struct binding *help = keymap_binding(KEYMAP_GLOBAL, CMD_HELP);
	bool typing = app_focused(app)->ops->takes_text(app_focused(app));
	key_label(&key, binding_key(help, typing));
	app_tell_at_foot(app, telling_made(make_unused, key.text, NULL, NULL));
	str_free(&key);
}

/* Moving on where there is nothing further. */
static void say_edge(struct app *app, enum command command)
{
	if (command == CMD_UP || command == CMD_PAGE_UP)
		/* TRANSLATORS: at most 38 cells. */
		app_say(app, N_("Nothing further up."));
	else if (command == CMD_DOWN || command == CMD_PAGE_DOWN)
		/* TRANSLATORS: at most 38 cells. */
		app_say(app, N_("Nothing further down."));
}

/* An edit of a draft that is only read: why nothing came of it. */
static void tell_refused(struct app *app)
{
	if (!app->session->refused)
		return;
	app->session->refused = false;
	app_tell_read_only(app);
}

void app_answer(struct app *app, unsigned bits)
{
	if (bits & VIEW_CHANGED) {
		struct view *v = app_focused(app);
		view_resize(v, v->rows, v->cols);
	}
	if (bits & VIEW_NEXT)
		app_act(app, CMD_NEXT, K_NONE);
	if (bits & VIEW_BACK)
		app_act(app, CMD_BACK, K_NONE);
	if (bits & VIEW_ASIDE)
		app_act(app, CMD_CONDITIONS, K_NONE);
	tell_refused(app);
	settle(app);
	settle_focus(app);
}

/* True if the menu or the languages lie over what there is. */
static bool is_over_all(const struct app *app)
{
	return app->n_popups && opens_anywhere(app_focused(app));
}

void app_input(struct app *app, const struct input *in)
{
	struct view *v = app_focused(app);
	app_hush(app);
	bool typing = v->ops->takes_text(v) && !app->layout.small, over = is_over_all(app);
	enum command command = app->layout.small ? CMD_NONE : find_command(v, in, typing);
	unsigned bits = command ? v->ops->act(v, command, in) : VIEW_IGNORED;
	if (!bits && in->key != K_NONE)
		bits = app_act(app, keymap_find(KEYMAP_GLOBAL, in->key, typing), in->key);
	if (!bits)
		say_unused(app, in->key == K_NONE);
	if (bits & VIEW_DEAD && !app->message.length)
		say_edge(app, command);
	app->keeps_marks = over || is_over_all(app);
	app_answer(app, bits);
}
