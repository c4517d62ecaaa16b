/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pop-up with all steps and how they stand. */
#include "tui/app.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"

enum { STEPS_COLS = 76 };

struct steps_view {
	struct view view;
	bool sentences;          /* one stands under each step */
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

/* Adds PART, with a comma before it if it is not the first. */
static void add_part(struct str *out, const char *text, size_t n)
{
	struct str number = STR_INIT;
	if (!n)
		return;
	str_addf(&number, "%zu", n);
	str_add(out, out->length ? ", " : "");
	str_fill(out, text, number.text);
	str_free(&number);
}

/* "2 not met, 1 undecided". */
static void add_state(struct str *out, const struct progress *p)
{
	struct str all = STR_INIT;
	if (!p->needed)
		str_add(out, _("not needed"));
	/* TRANSLATORS: %1 is how many required conditions (2 cells); at most 20 cells. */
	add_part(&all, _("%1 not met"), p->required);
	/* TRANSLATORS: %1 is how many conditions (2 cells); at most 20 cells. */
	add_part(&all, _("%1 undecided"), p->undecided);
	/* TRANSLATORS: %1 is how many conditions that nothing hangs on (2 cells);
	 * at most 20 cells. */
	add_part(&all, _("%1 to look at"), p->advice);
	str_add(out, all.text);
	str_free(&all);
}

static char step_mark(const struct app *app, enum step step, const struct progress *p)
{
	if (!p->needed)
		return ' ';
	if (p->required)
		return state_mark(STATE_UNMET, LEVEL_REQUIRED);
	if (p->undecided)
		return state_mark(STATE_UNDECIDED, LEVEL_REQUIRED);
	if (p->advice)
		return state_mark(STATE_UNMET, LEVEL_ADVICE);
	bool reached = step <= session_furthest(app->session) && step != STEP_REVIEW;
	return reached ? state_mark(STATE_MET, LEVEL_REQUIRED) : ' ';
}

static void add_step(struct steps_view *st, int i, const struct progress *p)
{
	struct str line = STR_INIT;
	str_addf(&line, "%d  ", i + 1);
	utf8_add_fit(&line, _(step_rows[i].title), 14, true);
	str_add(&line, "  ");
	add_state(&line, p);
	struct text_row *row = scroll_add(&st->scroll, i, 0, LOOK_PLAIN, line.text);
	row->mark[0] = step_mark(st->view.app, (enum step)i, p);
	row->mark_look = p->required ? LOOK_BAD : p->undecided ? LOOK_DOUBT : LOOK_PLAIN;
	if (st->sentences)
		scroll_add_wrapped(&st->scroll, i, 5, LOOK_QUIET, _(step_rows[i].help), st->view.cols);
	str_free(&line);
}

static void steps_layout(struct view *v)
{
	struct steps_view *st = steps_of(v);
	struct progress progress[STEP_END];
	session_progress(v->app->session, progress);
	scroll_clear(&st->scroll);
	st->scroll.quiet = true;
	for (int i = 0; i < STEP_END; i++)
		add_step(st, i, &progress[i]);
	scroll_settle(&st->scroll, v->rows);
}

/* Each step with its sentence, if all fit; else the sentence stands at the foot. */
static void steps_size(struct view *v, int *rows, int *cols)
{
	struct steps_view *st = steps_of(v);
	v->cols = *cols < STEPS_COLS ? *cols : STEPS_COLS;
	st->sentences = true;
	steps_layout(v);
	st->sentences = (int)st->scroll.n <= *rows;
	steps_layout(v);
	*rows = *rows < (int)st->scroll.n ? *rows : (int)st->scroll.n;
	*cols = v->cols;
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

/* What may be cut above, and the sentence. */
static void steps_about(const struct view *v, struct str *out)
{
	const struct steps_view *st = steps_of(v);
	struct progress progress[STEP_END];
	if (st->sentences)
		return;
	session_progress(v->app->session, progress);
	add_state(out, &progress[st->scroll.item]);
	str_add(out, out->length ? ": " : "");
	str_add(out, _(step_rows[st->scroll.item].help));
}

static void steps_help(const struct view *v, struct str *out)
{
	(void)v;
	str_add(out, _("All steps, and what is to be mended at each. Enter goes there; call and Lot come "
	               "first, all others in any order."));
	str_add(out, "\n");
	str_add(out, _("! not met   ? undecided   - advice that is not met   + met"));
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
	.help = steps_help,
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
