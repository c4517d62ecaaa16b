/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The screen brought up to date: frame, body, sidebar and pop-ups draw what changed, and
 * the cursor goes where the focus is. */
#include "tui/app.h"

#include "base/lang.h"
#include "base/utf8.h"

static void draw_base(struct app *app)
{
	const struct layout *l = &app->layout;
	struct canvas body = { .window = stdscr, .y = l->body_y, .x = 0, .rows = l->body_rows,
	                       .cols = l->body_cols, .style = &app->style };
	struct canvas side = body;
	if (l->beside)
		side.x = l->side_x, side.cols = l->side_cols;
	else
		side.cols = l->cols;
	if (l->beside || !app->aside)
		view_draw(app->body, &body);
	if (l->beside || app->aside)
		view_draw(app->sidebar, &side);
}

static struct canvas popup_canvas(const struct app *app, const struct popup *p)
{
	return (struct canvas){ .window = p->window, .y = 1, .x = 1, .rows = p->view->rows,
	                        .cols = p->view->cols, .style = &app->style };
}

static void draw_popup(struct app *app, struct popup *p)
{
	if (!p->window)
		return;
	struct canvas inner = popup_canvas(app, p);
	struct canvas whole = { .window = p->window, .rows = inner.rows + 2, .cols = inner.cols + 2,
	                        .style = &app->style };
	if (p->view->dirty[0]) {   /* everything that changes the title touches row 0 */
		struct str title = STR_INIT;
		p->view->ops->title(p->view, &title);
		draw_frame(&whole, title.text);
		str_free(&title);
	}
	view_draw(p->view, &inner);
}

static void place_cursor(struct app *app)
{
	struct view *v = app_focused(app);
	int row = 0, col = 0;
	v->ops->cursor(v, &row, &col);
	if (app->n_popups) {
		WINDOW *w = app->popups[app->n_popups - 1].window;
		if (w)
			wmove(w, row + 1, col + 1);
		return;
	}
	bool beside = app->aside && app->layout.beside;
	wmove(stdscr, app->layout.body_y + row, (beside ? app->layout.side_x : 0) + col);
}

static void draw_all(struct app *app)
{
	frame_draw(app, !app->frame.drawn);
	app->frame.drawn = true;
	draw_base(app);
	for (int i = 0; i < app->n_popups; i++)
		draw_popup(app, &app->popups[i]);
	place_cursor(app);
}

/* In place of everything, where there is no room. */
static void draw_too_small(struct app *app)
{
	struct canvas c = { .window = stdscr, .rows = app->layout.rows, .cols = app->layout.cols,
	                    .style = &app->style };
	struct str rows = STR_INIT, cols = STR_INIT, text = STR_INIT;
	str_addf(&cols, "%d", APP_LEAST_COLS);
	str_addf(&rows, "%d", APP_LEAST_ROWS);
	if (app->message.length)
		str_add(&text, app->message.text);
	else
		/* TRANSLATORS: shown where there is hardly any room: %1 columns, %2 rows. */
		str_fill(&text, _("Too small: needs %1x%2. s saves, q quits."), cols.text, rows.text);
	werase(stdscr);
	const char *rest = text.text;
	for (int row = 0; row < c.rows && *rest; row++) {
		size_t next, n = utf8_wrap(rest, c.cols > 1 ? c.cols : 1, &next);
		draw_bytes(&c, row, 0, c.cols, rest, n, LOOK_PLAIN);
		rest += next;
	}
	wmove(stdscr, 0, 0);
	app->frame.drawn = false;
	str_free(&rows);
	str_free(&cols);
	str_free(&text);
}

void app_draw(struct app *app)
{
	if (app->layout.small)
		draw_too_small(app);
	else
		draw_all(app);
	if (app->n_popups || app->panels_closed)
		update_panels();
	else
		wnoutrefresh(stdscr);
	app->panels_closed = app->n_popups > 0;
	doupdate();
}
