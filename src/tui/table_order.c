/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pop-up with the orders in which the table can show its partners.  The one of now is
 * marked; chosen again it goes backwards. */
#include "tui/table.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/xmem.h"

struct order_view {
	struct view view;
	struct scroll scroll;
};

static struct order_view *order_of(const struct view *v)
{
	union { const struct view *in; struct order_view *out; } u = { .in = v };
	return u.out;
}

static void order_free(struct view *v)
{
	scroll_free(&order_of(v)->scroll);
	free(order_of(v));
}

void order_text(struct str *out, int order, bool backwards)
{
	const char *title = _(table_column_title((enum column)order));
	if (backwards)
		/* TRANSLATORS: %1 (15 cells) is the head of a column by which rows are sorted; at most
		   30 cells. */
		str_fill(out, _("%1, backwards"), title);
	else
		str_add(out, title);
}

static void order_layout(struct view *v)
{
	struct order_view *o = order_of(v);
	const struct table_memory *memory = &v->app->table;
	scroll_clear(&o->scroll);
	for (int i = 0; i < COLUMN_END; i++) {
		struct str line = STR_INIT;
		order_text(&line, i, i == memory->order && memory->backwards);
		scroll_add(&o->scroll, i, 0, LOOK_PLAIN, line.text)->mark[0] = i == memory->order ? '*' : ' ';
		str_free(&line);
	}
	scroll_settle(&o->scroll, v->rows);
}

static void order_size(struct view *v, int *rows, int *cols)
{
	(void)v;
	*rows = *rows < COLUMN_END ? *rows : COLUMN_END;
	*cols = *cols < 34 ? *cols : 34;
}

static void order_title(const struct view *v, struct str *out)
{
	(void)v;
	str_add(out, _("Order"));
}

static void order_draw_row(const struct view *v, const struct canvas *c, int row)
{
	scroll_draw_row(&order_of(v)->scroll, v, c, row);
}

static void make_order(struct app *app, const struct telling *t, struct str *out)
{
	struct str order = STR_INIT;
	(void)app;
	order_text(&order, (int)t->numbers[0], t->numbers[1]);
	/* TRANSLATORS: %1 is the head of the column by which the rows are sorted. */
	str_fill(out, _("Order: %1."), order.text);
	str_free(&order);
}

static unsigned choose(struct app *app, int order)
{
	struct table_memory *memory = &app->table;
	struct telling told = telling_made(make_order, NULL, NULL, NULL);
	memory->backwards = order != COLUMN_NUMBER && order == memory->order && !memory->backwards;
	memory->order = order;
	told.numbers[0] = order;
	told.numbers[1] = memory->backwards;
	app_close(app);   /* which lays the table out anew */
	app_tell(app, told);
	return VIEW_HANDLED;
}

static unsigned order_act(struct view *v, enum command command, const struct input *input)
{
	(void)input;
	if (command == CMD_CHOOSE)
		return choose(v->app, order_of(v)->scroll.item);
	return scroll_act(&order_of(v)->scroll, v, command);
}

static void order_cursor(const struct view *v, int *row, int *col)
{
	scroll_cursor(&order_of(v)->scroll, v, row, col);
}

static void order_help(const struct view *v, struct str *out)
{
	(void)v;
	str_add(out, _("The rows are shown in the order of a column; the draft keeps its own. The order "
	               "that is chosen already goes backwards when it is chosen again."));
}

static const struct view_ops order_ops = {
	.keymap = KEYMAP_ORDER,
	.free = order_free,
	.layout = order_layout,
	.draw_row = order_draw_row,
	.act = order_act,
	.cursor = order_cursor,
	.takes_text = view_never_types,
	.help = order_help,
	.size = order_size,
	.title = order_title,
};

struct view *order_new(struct app *app)
{
	struct order_view *o = xcalloc(1, sizeof *o);
	view_init(&o->view, &order_ops, app);
	o->view.scroll = &o->scroll;
	o->scroll.item = app->table.order;
	return &o->view;
}
