/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar of keys: which commands stand there.  At any width the first of the view's own,
 * Help and Back do; the others as long as there is room, in the order of their tables. */
#include "tui/app.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"

enum {
	LABEL_CELLS = 12,            /* at most of a label */
	PADDED = LABEL_CELLS + 1,    /* so many, and one that changes is filled up with blanks */
};

const char *app_label(const struct app *app, const struct binding *b)
{
	bool last = b->command == CMD_NEXT && app->session->step == STEP_REVIEW;
	return last ? _(N12_("Finish")) : _(b->label);
}

/* What Enter does, in forms and in the review, hangs on what has the focus: all its labels take
 * the same cells, so that the bar stands still.  The last is for where CMD_CHOOSE is not
 * offered. */
static const struct enter {
	enum keymap map;
	const char *labels[3];
} enters[] = {
	{ KEYMAP_FORM, { N12_("Choose"), N12_("New line"), N12_("Go on") } },
	{ KEYMAP_REVIEW, { N12_("Why"), N12_("Why"), N12_("Finish") } },
};

static const struct enter *enter_of(enum keymap map)
{
	for (size_t i = 0; i < sizeof enters / sizeof *enters; i++)
		if (enters[i].map == map)
			return &enters[i];
	return NULL;
}

static const char *enter_label(const struct enter *e, const struct view *v)
{
	int at = 2;
	if (v->ops->offers(v, CMD_CHOOSE))
		at = 0;
	else if (e->map == KEYMAP_FORM && v->ops->offers(v, CMD_NEW_LINE))
		at = 1;
	return _(e->labels[at]);
}

/* The label of Enter in MOST cells at most, or PADDED. */
static void add_enter(const struct enter *e, const struct view *v, int most, struct str *out)
{
	int widest = 0;
	for (int i = 0; i < 3; i++) {
		int width = utf8_width(_(e->labels[i]));
		widest = width > widest ? width : widest;
	}
	utf8_add_fit(out, enter_label(e, v), widest < most ? widest : most, most == PADDED);
}

/* Adds "key\tlabel\n", the label in MOST cells or PADDED; the cells it takes with two blanks behind. */
static int add_hint_cut(const struct app *app, struct str *out, const struct binding *b, bool typing,
                        int most)
{
	const struct view *v = app_focused(app);
	const struct enter *e = b->command == CMD_CHOOSE ? enter_of(v->ops->keymap) : NULL;
	int key = binding_key(b, typing);
	if (key == K_NONE)
		return 0;
	struct str name = STR_INIT, label = STR_INIT;
	key_label(&name, key);
	if (e)
		add_enter(e, v, most, &label);
	else if ((int)strlen(app_label(app, b)) <= most)
		str_add(&label, app_label(app, b));
	else
		utf8_add_fit(&label, app_label(app, b), most, false);
	int cells = draw_width(name.text, name.length) + draw_width(label.text, label.length) + 3;
	str_add(out, name.text);
	str_add(out, "\t");
	str_add(out, label.text);
	str_add(out, "\n");
	str_free(&name);
	str_free(&label);
	return cells;
}

static int add_hint(const struct app *app, struct str *out, const struct binding *b, bool typing)
{
	return add_hint_cut(app, out, b, typing, PADDED);
}

/* True in a form that one was led to from problem to problem. */
static bool is_led_to(const struct app *app)
{
	const struct session *s = app->session;
	return !app->n_popups && !app->aside && app->body->ops->keymap == KEYMAP_FORM &&
	       app->problem.step == s->step && app->problem.spot.partner == s->partner;
}

static bool is_reviewed(const struct app *app)
{
	return app_focused(app)->ops->keymap == KEYMAP_REVIEW;
}

/* True of what stands before the other hints of the global table: what comes next. */
static bool is_early(const struct app *app, const struct binding *b)
{
	bool review = is_reviewed(app);
	if (b->command == CMD_NEXT_PROBLEM)
		return review || is_led_to(app);
	return review && (b->command == CMD_SAVE || b->command == CMD_QUIT);
}

static bool is_hinted(const struct app *app, enum keymap map, const struct binding *b)
{
	if (!b->hint || (map == KEYMAP_GLOBAL && app->n_popups))
		return false;
	if (map == KEYMAP_GLOBAL && app->at_start)
		return b->command == CMD_QUIT;
	enum step step = app->session->step;
	if (b->command == CMD_NEXT && is_reviewed(app))   /* the button says so */
		return false;
	if (b->command == CMD_FITS)   /* there it is asked; it works everywhere */
		return step == STEP_LOT || step == STEP_REVIEW;
	if (b->command == CMD_QUIT)   /* told at both ends; it works everywhere */
		return step == STEP_CALL || step == STEP_REVIEW;
	if (b->command == CMD_CONDITIONS || b->command == CMD_SAVE)
		return app->session->call && !(app->aside && b->command == CMD_CONDITIONS);
	return true;
}

/* Those at the right: Help and Back whatever else there is, the menu where it fits beside the
 * view's own. */
static bool is_reserved(enum command command)
{
	return command == CMD_HELP || command == CMD_BACK || command == CMD_MENU;
}

/* True if a row of a table is to stand in the bar. */
static bool is_wanted(const struct app *app, enum keymap map, const struct binding *b)
{
	const struct view *v = app_focused(app);
	bool own = map == v->ops->keymap && v->ops->offers;
	if (enter_of(map) && (b->command == CMD_CHOOSE || b->command == CMD_NEW_LINE))
		return b->command == CMD_CHOOSE;   /* which stands for both */
	return !is_reserved(b->command) && is_hinted(app, map, b) &&
	       !(own && !v->ops->offers(v, b->command));
}

/* Adds the hints of a table as long as they fit into *CELLS, but for BUT; of the global one those
 * that are EARLY, or the others. */
static void add_hints(struct app *app, struct str *out, enum keymap map, bool typing, int *cells,
                      const struct binding *but, bool early)
{
	size_t n;
	const struct binding *rows = keymap_rows(map, &n);
	for (size_t i = 0; i < n; i++) {
		if (&rows[i] == but || !is_wanted(app, map, &rows[i]) ||
		    (map == KEYMAP_GLOBAL && is_early(app, &rows[i]) != early))
			continue;
		size_t before = out->length;
		int taken = add_hint(app, out, &rows[i], typing);
		if (taken > *cells)
			str_cut(out, before);
		else
			*cells -= taken;
	}
}

/* The first hint of the view's own, which stands there at any width; NULL if it has none. */
static const struct binding *main_hint(const struct app *app, bool typing)
{
	size_t n;
	enum keymap map = app_focused(app)->ops->keymap;
	const struct binding *rows = keymap_rows(map, &n);
	for (size_t i = 0; i < n; i++)
		if (is_wanted(app, map, &rows[i]) && binding_key(&rows[i], typing) != K_NONE)
			return &rows[i];
	return NULL;
}

/* Adds to OUT the main hint and to LAST Help and Back, with labels cut until all fit into
 * CELLS; what they take. */
static int add_fixed(struct app *app, struct str *out, struct str *last,
                     const struct binding *first, bool typing, int cells)
{
	for (int most = PADDED; ; most--) {
		int taken = first ? add_hint_cut(app, out, first, typing, most) : 0;
		taken += add_hint_cut(app, last, keymap_binding(KEYMAP_GLOBAL, CMD_HELP), typing, most);
		taken += add_hint_cut(app, last, keymap_binding(KEYMAP_GLOBAL, CMD_BACK), typing, most);
		app->frame.hints_padded = most == PADDED;
		if (taken <= cells || !most)
			return taken;
		str_clear(out);
		str_clear(last);
	}
}

void hints_make(struct app *app, struct str *out)
{
	struct view *v = app_focused(app);
	/* in a form those that work everywhere in it */
	bool typing = v->ops->takes_text(v) || v->ops->keymap == KEYMAP_FORM;
	struct str middle = STR_INIT, last = STR_INIT;
	const struct binding *first = main_hint(app, typing);
	int cells = app->layout.cols - 1 + 2;   /* the blanks behind the last may be cut */
	cells -= add_fixed(app, out, &last, first, typing, cells);
	add_hints(app, out, v->ops->keymap, typing, &cells, first, false);
	add_hints(app, out, KEYMAP_GLOBAL, typing, &cells, NULL, true);
	int menu = v->ops->keymap == KEYMAP_MENU ? cells + 1 :
		add_hint(app, &middle, keymap_binding(KEYMAP_GLOBAL, CMD_MENU), typing);
	if (menu <= cells)
		cells -= menu;
	else
		str_clear(&middle);
	add_hints(app, out, KEYMAP_GLOBAL, typing, &cells, NULL, false);
	str_add(out, middle.text);
	str_add(out, last.text);
	str_free(&middle);
	str_free(&last);
}

bool hints_enter(const struct app *app, struct str *out)
{
	const struct view *v = app_focused(app);
	const struct enter *e = enter_of(v->ops->keymap);
	if (!e || !app->frame.hints_padded)
		return false;
	add_enter(e, v, PADDED, out);
	return true;
}

/* True if what the view says to a command makes other hints than of Enter's label alone. */
static bool counts(const struct app *app, enum keymap map, enum command command)
{
	bool enter = command == CMD_CHOOSE || command == CMD_NEW_LINE;
	return !enter || !enter_of(map) || !app->frame.hints_padded;
}

uint64_t hints_state(const struct app *app)
{
	const struct view *v = app_focused(app);
	uint64_t state = (uint64_t)(uintptr_t)v->ops;
	enum step step = app->session->step;
	bool facts[] = { step == STEP_REVIEW, step == STEP_CALL, step == STEP_LOT, v->ops->takes_text(v),
	                 app->session->call != NULL, app->aside, app->n_popups > 0, app->at_start,
	                 is_led_to(app) };
	size_t n;
	const struct binding *rows = keymap_rows(v->ops->keymap, &n);
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		state = state * 31 + facts[i];
	for (size_t i = 0; i < n && v->ops->offers; i++)
		if (counts(app, v->ops->keymap, rows[i].command))
			state = state * 31 + v->ops->offers(v, rows[i].command);
	return state;
}
