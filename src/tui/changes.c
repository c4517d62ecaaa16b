/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo, told at the foot; and the pop-up with all changes, to go back to before
 * some of them, or forth again. */
#include "tui/app.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/xmem.h"

enum { CHANGES_COLS = 74 };

/* --- undo and redo ---------------------------------------------------------------- */

static void add_told(struct app *app, bool again, size_t at, bool brief, struct str *out)
{
	struct str what = STR_INIT;
	if (brief)
		session_change_brief(app->session, at, partner_label_of, &what);
	else
		session_change_text(app->session, at, partner_label_of, &what);
	/* TRANSLATORS: %1 is what was changed: "Country, partner 3 (Skole A): Denmark -> Germany",
	 * "partner 3 (Skole A) added". */
	str_fill(out, again ? _("Made again: %1.") : _("Undone: %1."), what.text);
	str_free(&what);
}

/* The change and whether it was made again are kept; said at length where there is room. */
static void make_told(struct app *app, const struct telling *t, struct str *out)
{
	size_t made, at = (size_t)t->numbers[0];
	if (at >= session_changes(app->session, &made))
		return;
	add_told(app, t->numbers[1], at, false, out);
	if (frame_has_room(app, out->text))
		return;
	str_clear(out);
	add_told(app, t->numbers[1], at, true, out);
}

/* Shows the step anew, where the session went. */
static void show(struct app *app)
{
	app->frame.drawn = app->frame.drawn && (app->layout.beside || !app->aside);
	app_open_body(app);
}

/* What was typed and cannot be used is no change: it goes first, and the form tells of it. */
static bool put_aside_unused(struct app *app)
{
	struct session *s = app->session;
	struct str text = STR_INIT;
	bool any = app->body->ops->spot && form_add_unused(app->body, &text);
	str_free(&text);
	if (!any)
		return false;
	s->focus = app->body->ops->spot(app->body);
	s->has_focus = s->focus.key >= 0;
	show(app);
	return true;
}

void app_undo(struct app *app, bool again)
{
	struct session *s = app->session;
	if (!session_may_edit(s) || put_aside_unused(app))
		return;
	int partner = s->partner;
	size_t at = 0;
	bool done = session_undo(s, again, &at);
	if (done || s->partner != partner)
		show(app);
	if (!done) {
		app_say(app, again ? N_("There is nothing to make again.") : N_("There is nothing to undo."));
		return;
	}
	struct telling told = telling_made(make_told, NULL, NULL, NULL);
	told.numbers[0] = (long long)at;
	told.numbers[1] = again;
	app_tell_at_foot(app, told);
}

/* --- the list --------------------------------------------------------------------- */

/* An item for each change, the last one first, and one for what was before all of them. */
struct changes_view {
	struct view view;
	struct scroll scroll;
};

static struct changes_view *changes_of(const struct view *v)
{
	union { const struct view *in; struct changes_view *out; } u = { .in = v };
	return u.out;
}

static void changes_free(struct view *v)
{
	scroll_free(&changes_of(v)->scroll);
	free(changes_of(v));
}

static void add_change(struct changes_view *c, size_t n, size_t made, size_t item)
{
	struct session *s = c->view.app->session;
	struct str what = STR_INIT, text = STR_INIT, line = STR_INIT;
	size_t at = n - 1 - item;
	if (item < n)
		session_change_text(s, at, partner_label_of, &what);
	else
		str_add(&what, _("the draft as it was before all these changes"));
	add_sentence(&text, what.text);
	if (item < n && at >= made)
		/* TRANSLATORS: %1 is a change: "Country, partner 3: Denmark -> Germany". */
		str_fill(&line, _("%1 (undone)"), text.text);
	else
		str_add(&line, text.text);
	size_t row = c->scroll.n;
	scroll_add_wrapped(&c->scroll, (int)item, 1, item < n - made ? LOOK_QUIET : LOOK_PLAIN, line.text,
	                   c->view.cols - 5);
	memcpy(c->scroll.rows[row].mark, item == n - made ? "(*)" : "( )", 4);
	for (size_t k = row + 1; k < c->scroll.n; k++) {
		c->scroll.rows[k].indent += 4;
		c->scroll.rows[k].lit = true;
	}
	str_free(&what);
	str_free(&text);
	str_free(&line);
}

static void changes_layout(struct view *v)
{
	struct changes_view *c = changes_of(v);
	size_t made, n = session_changes(v->app->session, &made);
	scroll_clear(&c->scroll);
	c->scroll.quiet = true;
	if (!n)
		scroll_add_wrapped(&c->scroll, -1, 0, LOOK_PLAIN, _("Nothing was changed yet."), v->cols);
	for (size_t item = 0; n && item <= n; item++)
		add_change(c, n, made, item);
	scroll_settle(&c->scroll, v->rows);
}

static void changes_size(struct view *v, int *rows, int *cols)
{
	struct changes_view *c = changes_of(v);
	*cols = *cols < CHANGES_COLS ? *cols : CHANGES_COLS;
	v->cols = *cols;
	changes_layout(v);
	*rows = (int)c->scroll.n < *rows ? (int)c->scroll.n : *rows;
}

static void changes_title(const struct view *v, struct str *out)
{
	(void)v;
	str_add(out, _("The changes, the last one first"));
}

static void make_gone(struct app *app, const struct telling *t, struct str *out)
{
	char n[LANG_NUMBER_SIZE];
	unsigned long many = (unsigned long)t->numbers[0];
	struct view *v = app_focused(app);
	struct str key = STR_INIT;
	const struct binding *way = keymap_binding(KEYMAP_GLOBAL, t->numbers[1] ? CMD_UNDO : CMD_REDO);
	key_label(&key, binding_key(way, v->ops->takes_text(v)));
	lang_number(n, t->numbers[0]);
	if (t->numbers[1])
		/* TRANSLATORS: %1 is a number, %2 the name of a key. */
		str_fill(out, lang_plural("%1 change is made again; %2 undoes it.",
		                          "%1 changes are made again; %2 undoes them.", many), n, key.text);
	else
		/* TRANSLATORS: %1 is a number, %2 the name of a key. */
		str_fill(out, lang_plural("%1 change is undone; %2 makes it again.",
		                          "%1 changes are undone; %2 makes them again.", many), n, key.text);
	str_free(&key);
}

static unsigned go_there(struct changes_view *c)
{
	struct app *app = c->view.app;
	size_t made, n = session_changes(app->session, &made), item = (size_t)c->scroll.item;
	size_t wanted = item < n ? n - item : 0;
	if (wanted == made) {
		app_say(app, N_("The draft is there already."));
		return VIEW_HANDLED;
	}
	if (!session_may_edit(app->session))
		return VIEW_HANDLED;
	struct telling told = telling_made(make_gone, NULL, NULL, NULL);
	told.numbers[0] = wanted > made ? (long long)(wanted - made) : (long long)(made - wanted);
	told.numbers[1] = wanted > made;
	app_close(app);
	session_go_to_change(app->session, wanted);
	show(app);
	app_tell(app, told);
	return VIEW_HANDLED;
}

static unsigned changes_act(struct view *v, enum command command, const struct input *input)
{
	struct changes_view *c = changes_of(v);
	size_t made;
	(void)input;
	if (command != CMD_CHOOSE)
		return scroll_act(&c->scroll, v, command);
	if (session_changes(v->app->session, &made))
		return go_there(c);
	app_close(v->app);
	return VIEW_HANDLED;
}

static void changes_draw_row(const struct view *v, const struct canvas *c, int row)
{
	scroll_draw_row(&changes_of(v)->scroll, v, c, row);
}

static void changes_cursor(const struct view *v, int *row, int *col)
{
	scroll_cursor(&changes_of(v)->scroll, v, row, col);
}

static void changes_help(const struct view *v, struct str *out)
{
	(void)v;
	str_add(out, _("What was changed since konsort was started, the last change first. Going to one "
	               "undoes all changes above it, or makes them again up to it; nothing is lost until "
	               "something else is changed."));
	str_add(out, "\n");
	str_add(out, _("(*) is how the draft is now."));
}

/* While nothing was changed there is nowhere to go. */
static bool changes_offers(const struct view *v, enum command command)
{
	size_t made;
	return command != CMD_CHOOSE || session_changes(v->app->session, &made) > 0;
}

static const struct view_ops changes_ops = {
	.keymap = KEYMAP_CHANGES,
	.free = changes_free,
	.layout = changes_layout,
	.draw_row = changes_draw_row,
	.act = changes_act,
	.cursor = changes_cursor,
	.takes_text = view_never_types,
	.offers = changes_offers,
	.help = changes_help,
	.size = changes_size,
	.title = changes_title,
};

struct view *changes_new(struct app *app)
{
	struct changes_view *c = xcalloc(1, sizeof *c);
	size_t made, n = session_changes(app->session, &made);
	session_pause(app->session);
	view_init(&c->view, &changes_ops, app);
	c->view.scroll = &c->scroll;
	c->scroll.item = (int)(n - made);
	return &c->view;
}
