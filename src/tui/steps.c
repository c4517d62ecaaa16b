/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pop-up with all steps and how they stand. */
#include "tui/app.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"

struct steps_view {
	struct view view;
	struct scroll scroll;
};

static struct steps_view *steps_of(const struct view *v)
{
	union { const struct view *in; struct steps_view *out; } u = { .in = v };
	return u.out;
}

static void steps_free(struct view *v)
{
	scroll_free(&steps_of(v)->scroll);
	free(steps_of(v));
}

static void add_state(struct str *out, const struct progress *p)
{
	struct str n = STR_INIT;
	str_addf(&n, "%zu", p->required ? p->required : p->undecided ? p->undecided : p->advice);
	if (!p->needed)
		str_add(out, _("not needed"));
	else if (p->required)
		/* TRANSLATORS: %1 is how many required conditions (2 cells); at most 20 cells. */
		str_fill(out, _("%1 not met"), n.text);
	else if (p->undecided)
		/* TRANSLATORS: %1 is how many conditions (2 cells); at most 20 cells. */
		str_fill(out, _("%1 undecided"), n.text);
	else if (p->advice)
		/* TRANSLATORS: %1 is how many conditions that nothing hangs on (2 cells);
		 * at most 20 cells. */
		str_fill(out, _("%1 to look at"), n.text);
	str_free(&n);
}

static void steps_layout(struct view *v)
{
	struct steps_view *st = steps_of(v);
	struct progress progress[STEP_END];
	session_progress(v->app->session, progress);
	scroll_clear(&st->scroll);
	for (int i = 0; i < STEP_END; i++) {
		struct str line = STR_INIT;
		str_addf(&line, "%d  ", i + 1);
		utf8_add_fit(&line, _(step_rows[i].title), 14, true);
		str_add(&line, "  ");
		add_state(&line, &progress[i]);
		struct text_row *row = scroll_add(&st->scroll, i, 0, LOOK_PLAIN, line.text);
		row->mark[0] = progress[i].required ? '!' : progress[i].undecided ? '?' : ' ';
		row->mark_look = progress[i].required ? LOOK_BAD : LOOK_DOUBT;
		str_free(&line);
	}
	scroll_settle(&st->scroll, v->rows);
}

static void steps_size(struct view *v, int *rows, int *cols)
{
	(void)v;
	*rows = *rows < STEP_END ? *rows : STEP_END;
	*cols = *cols < 44 ? *cols : 44;
}

static void steps_title(const struct view *v, struct str *out)
{
	(void)v;
	str_add(out, _("Steps"));
}

static void steps_draw_row(const struct view *v, const struct canvas *c, int row)
{
	scroll_draw_row(&steps_of(v)->scroll, v, c, row);
}

static unsigned steps_act(struct view *v, enum command command, const struct input *input)
{
	struct app *app = v->app;
	int step = steps_of(v)->scroll.item;
	(void)input;
	if (command != CMD_CHOOSE && command != CMD_TOGGLE)
		return scroll_act(&steps_of(v)->scroll, v, command);
	app_close(app);
	return app_act(app, CMD_STEP, '1' + step);
}

static void steps_cursor(const struct view *v, int *row, int *col)
{
	scroll_cursor(&steps_of(v)->scroll, v, row, col);
}

static void steps_about(const struct view *v, struct str *out)
{
	str_add(out, _(step_rows[steps_of(v)->scroll.item].help));
}

static const struct view_ops steps_ops = {
	.keymap = KEYMAP_LIST,
	.free = steps_free,
	.layout = steps_layout,
	.draw_row = steps_draw_row,
	.act = steps_act,
	.cursor = steps_cursor,
	.takes_text = view_never_types,
	.about = steps_about,
	.size = steps_size,
	.title = steps_title,
};

struct view *steps_new(struct app *app)
{
	struct steps_view *st = xcalloc(1, sizeof *st);
	view_init(&st->view, &steps_ops, app);
	st->view.scroll = &st->scroll;
	st->scroll.item = (int)app->session->step;
	return &st->view;
}
