/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all views share: which rows are to be drawn. */
#include "tui/view.h"

#include <stdlib.h>

#include "base/xmem.h"
#include "tui/place.h"

void view_init(struct view *v, const struct view_ops *ops, struct app *app)
{
	v->ops = ops;
	v->app = app;
}

void view_free(struct view **v)
{
	if (!*v)
		return;
	free((*v)->dirty);
	places_free(&(*v)->places);
	(*v)->ops->free(*v);
	*v = NULL;
}

void view_resize(struct view *v, int rows, int cols)
{
	v->rows = rows > 0 ? rows : 1;
	v->cols = cols > 0 ? cols : 1;
	if (v->rows > v->dirty_room) {
		v->dirty = xreallocarray(v->dirty, (size_t)v->rows, sizeof *v->dirty);
		v->dirty_room = v->rows;
	}
	v->ops->layout(v);
	view_touch_all(v);
}

void view_touch(struct view *v, int row)
{
	if (row >= 0 && row < v->rows)
		v->dirty[row] = true;
}

void view_touch_all(struct view *v)
{
	for (int i = 0; i < v->rows; i++)
		v->dirty[i] = true;
}

void view_draw(struct view *v, const struct canvas *c)
{
	for (int i = 0; i < v->rows; i++) {
		if (!v->dirty[i])
			continue;
		v->ops->draw_row(v, c, i);
		v->dirty[i] = false;
	}
}

bool view_never_types(const struct view *v)
{
	(void)v;
	return false;
}

int view_scroll(int first, int rows, int n, int item, int item_rows)
{
	if (item + item_rows > first + rows)
		first = item + item_rows - rows;
	if (item < first)
		first = item;
	if (first > n - rows)
		first = n - rows;
	return first < 0 ? 0 : first;
}
