/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pop-up with a question and its answers side by side; the harmless one has the
 * focus first. */
#include "tui/app.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/xmem.h"

enum { ANSWERS_MOST = 3 };

struct ask_view {
	struct view view;
	const char *title, *answers[ANSWERS_MOST];   /* English */
	struct telling telling;
	char *text;              /* TELLING in words */
	char *subject;
	int n, at;
	void (*then)(struct app *app, int answer, const char *subject);
	struct scroll scroll;    /* the text */
};

static struct ask_view *ask_of(const struct view *v)
{
	union { const struct view *in; struct ask_view *out; } u = { .in = v };
	return u.out;
}

static void ask_free(struct view *v)
{
	struct ask_view *a = ask_of(v);
	telling_free(&a->telling);
	free(a->text);
	free(a->subject);
	scroll_free(&a->scroll);
	free(a);
}

static int answer_cells(const struct ask_view *a, int i)
{
	const char *answer = _(a->answers[i]);
	return draw_width(answer, strlen(answer)) + 4;
}

static int all_answers_cells(const struct ask_view *a)
{
	int cells = 1;
	for (int i = 0; i < a->n; i++)
		cells += answer_cells(a, i) + 2;
	return cells;
}

/* Answers stand in one row if they fit, else one below the other. */
static bool in_a_row(const struct ask_view *a)
{
	return all_answers_cells(a) <= a->view.cols;
}

static int answer_rows(const struct ask_view *a)
{
	return in_a_row(a) ? 1 : a->n;
}

static void ask_layout(struct view *v)
{
	struct ask_view *a = ask_of(v);
	scroll_clear(&a->scroll);
	scroll_add_wrapped(&a->scroll, -1, 0, LOOK_PLAIN, a->text, v->cols);
	a->scroll.below = answer_rows(a);
	scroll_settle(&a->scroll, v->rows);
}

static void ask_size(struct view *v, int *rows, int *cols)
{
	struct ask_view *a = ask_of(v);
	int wanted = all_answers_cells(a) > 46 ? all_answers_cells(a) : 46;
	*cols = wanted < *cols ? wanted : *cols;
	v->cols = *cols;
	ask_layout(v);
	int all = (int)a->scroll.n + 1 + answer_rows(a);
	*rows = all < *rows ? all : *rows;
}

static void ask_title(const struct view *v, struct str *out)
{
	str_add(out, _(ask_of(v)->title));
}

/* Row and column of an answer. */
static void answer_place(const struct ask_view *a, int i, int *row, int *col)
{
	*row = a->view.rows - answer_rows(a) + (in_a_row(a) ? 0 : i);
	*col = 1;
	for (int k = 0; in_a_row(a) && k < i; k++)
		*col += answer_cells(a, k) + 2;
}

static void draw_answer(const struct ask_view *a, const struct canvas *c, int i)
{
	struct str text = STR_INIT;
	int row, col;
	answer_place(a, i, &row, &col);
	str_addf(&text, "%c %s %c", i == a->at ? '[' : ' ', _(a->answers[i]), i == a->at ? ']' : ' ');
	draw_text(c, row, col, answer_cells(a, i), text.text, i == a->at ? LOOK_FOCUS : LOOK_PLAIN);
	str_free(&text);
}

static void ask_draw_row(const struct view *v, const struct canvas *c, int row)
{
	const struct ask_view *a = ask_of(v);
	if (row < v->rows - answer_rows(a)) {
		scroll_draw_row(&a->scroll, v, c, row);
		return;
	}
	draw_blank(c, row, 0);
	for (int i = 0; i < a->n; i++) {
		int at, col;
		answer_place(a, i, &at, &col);
		if (at == row)
			draw_answer(a, c, i);
	}
}

static unsigned turn(struct ask_view *a, int by)
{
	a->at = (a->at + by + a->n) % a->n;
	for (int row = a->view.rows - answer_rows(a); row < a->view.rows; row++)
		view_touch(&a->view, row);
	return VIEW_HANDLED;
}

static unsigned give(struct ask_view *a)
{
	struct app *app = a->view.app;
	void (*then)(struct app *, int, const char *) = a->then;
	char *subject = xstrdup(a->subject);
	int at = a->at;
	app_close(app);   /* THEN may open another one */
	then(app, at, subject);
	free(subject);
	return VIEW_CHANGED;
}

static unsigned ask_act(struct view *v, enum command command, const struct input *input)
{
	(void)input;
	if (command == CMD_LEFT)
		return turn(ask_of(v), -1);
	if (command == CMD_RIGHT)
		return turn(ask_of(v), 1);
	if (command == CMD_PAGE_UP || command == CMD_PAGE_DOWN)
		return scroll_act(&ask_of(v)->scroll, v, command);
	return command == CMD_CHOOSE ? give(ask_of(v)) : VIEW_IGNORED;
}

static void ask_cursor(const struct view *v, int *row, int *col)
{
	answer_place(ask_of(v), ask_of(v)->at, row, col);
	*col += 2;
}

static void ask_relabel(struct view *v)
{
	struct ask_view *a = ask_of(v);
	struct str text = STR_INIT;
	telling_text(v->app, &a->telling, &text);
	free(a->text);
	a->text = str_take(&text);
}

static const struct view_ops ask_ops = {
	.keymap = KEYMAP_ASK,
	.free = ask_free,
	.layout = ask_layout,
	.draw_row = ask_draw_row,
	.act = ask_act,
	.cursor = ask_cursor,
	.takes_text = view_never_types,
	.size = ask_size,
	.title = ask_title,
	.relabel = ask_relabel,
};

struct view *ask_new(struct app *app, const struct ask *ask)
{
	struct ask_view *a = xcalloc(1, sizeof *a);
	view_init(&a->view, &ask_ops, app);
	a->view.scroll = &a->scroll;
	a->title = ask->title;
	a->telling = ask->text;
	a->subject = xstrdup(ask->subject);
	a->then = ask->then;
	while (a->n < ANSWERS_MOST && ask->answers[a->n]) {
		a->answers[a->n] = ask->answers[a->n];
		a->n++;
	}
	ask_relabel(&a->view);
	return &a->view;
}
