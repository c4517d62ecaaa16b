/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pop-up with a question and its answers side by side, in as many rows as they need; the
 * harmless one has the focus first. */
#include "tui/app.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/xmem.h"

enum { ANSWERS_MOST = 4, ASK_COLS = 46, WIDE_COLS = 74, BESIDE = 2, TEXT_LEAST = 6 };

struct ask_view {
	struct view view;
	const char *title, *answers[ANSWERS_MOST];   /* English, as HELP is */
	const char *help;        /* NULL: the step's */
	struct telling telling;
	char *text;              /* TELLING in words */
	char *subject;
	int n, at;
	bool esc, wide;
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

/* The cells of all answers in one row. */
static int all_answers_cells(const struct ask_view *a)
{
	int cells = 1;
	for (int i = 0; i < a->n; i++)
		cells += answer_cells(a, i) + BESIDE;
	return cells;
}

/* Row among those of the answers, and column of one: a row is begun where the one before is full. */
static void answer_spot(const struct ask_view *a, int i, int *row, int *col)
{
	*row = 0;
	*col = 1;
	for (int k = 1; k <= i; k++) {
		*col += answer_cells(a, k - 1) + BESIDE;
		if (*col + answer_cells(a, k) > a->view.cols) {
			++*row;
			*col = 1;
		}
	}
}

static int answer_rows(const struct ask_view *a)
{
	int row, col;
	answer_spot(a, a->n - 1, &row, &col);
	return row + 1;
}

static void ask_layout(struct view *v)
{
	struct ask_view *a = ask_of(v);
	scroll_clear(&a->scroll);
	scroll_add_wrapped(&a->scroll, -1, 0, LOOK_PLAIN, a->text, v->cols);
	a->scroll.below = answer_rows(a);
	int room = v->rows - a->scroll.below;
	if (room > (int)a->scroll.n || room > TEXT_LEAST)   /* to keep them apart */
		a->scroll.below++;
	scroll_settle(&a->scroll, v->rows);
}

static void ask_size(struct view *v, int *rows, int *cols)
{
	struct ask_view *a = ask_of(v);
	int least = a->wide ? WIDE_COLS : ASK_COLS;
	int wanted = all_answers_cells(a) > least ? all_answers_cells(a) : least;
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

/* Row of the view and column of an answer. */
static void answer_place(const struct ask_view *a, int i, int *row, int *col)
{
	answer_spot(a, i, row, col);
	*row += a->view.rows - answer_rows(a);
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
	if (row < v->rows - a->scroll.below) {
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

/* Closes the question and hands the answer on. */
static void give(struct ask_view *a, int answer)
{
	struct app *app = a->view.app;
	void (*then)(struct app *, int, const char *) = a->then;
	char *subject = xstrdup(a->subject);
	app_close(app);   /* THEN may open another one */
	then(app, answer, subject);
	free(subject);
}

static bool ask_let_go(struct view *v)
{
	struct ask_view *a = ask_of(v);
	bool esc = a->esc;
	if (esc)
		give(a, -1);
	return esc;
}

/* There is nothing to page through where all of the text is seen. */
static bool ask_offers(const struct view *v, enum command command)
{
	const struct scroll *s = &ask_of(v)->scroll;
	return command != CMD_PAGE_DOWN || scroll_more_above(s) || scroll_more_below(s, v->rows);
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
	if (command != CMD_CHOOSE)
		return VIEW_IGNORED;
	give(ask_of(v), ask_of(v)->at);
	return VIEW_CHANGED;
}

static void ask_cursor(const struct view *v, int *row, int *col)
{
	answer_place(ask_of(v), ask_of(v)->at, row, col);
	*col += 2;
}

static void ask_help(const struct view *v, struct str *out)
{
	const char *help = ask_of(v)->help;
	str_add(out, _(help ? help : step_rows[v->app->session->step].help));
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
	.offers = ask_offers,
	.let_go = ask_let_go,
	.size = ask_size,
	.title = ask_title,
	.help = ask_help,
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
	a->esc = ask->esc;
	a->help = ask->help;
	a->wide = ask->wide;
	while (a->n < ANSWERS_MOST && ask->answers[a->n]) {
		a->answers[a->n] = ask->answers[a->n];
		a->n++;
	}
	ask_relabel(&a->view);
	return &a->view;
}

bool ask_is_for(const struct view *v, void (*then)(struct app *app, int answer, const char *subject))
{
	return v->ops == &ask_ops && ask_of(v)->then == then;
}
