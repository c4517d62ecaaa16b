/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last step: the verdict, and every finding in words, those that want something
 * done first. */
#include "tui/app.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/xmem.h"

struct review_view {
	struct view view;
	size_t *order;           /* indexes of findings, as shown */
	size_t n;
	struct str shortest;     /* what is missing, "" if nothing is */
	struct scroll scroll;
};

static struct review_view *review_of(const struct view *v)
{
	union { const struct view *in; struct review_view *out; } u = { .in = v };
	return u.out;
}

static void review_free(struct view *v)
{
	struct review_view *r = review_of(v);
	v->app->focus[STEP_REVIEW] = r->scroll.item;
	free(r->order);
	str_free(&r->shortest);
	scroll_free(&r->scroll);
	free(r);
}

static void add_findings(struct review_view *r, const struct evaluation *e)
{
	struct report report = app_report(r->view.app);
	for (size_t i = 0; i < r->n; i++) {
		const struct finding *f = &e->findings[r->order[i]];
		struct str line = STR_INIT;
		str_add(&line, finding_title(f));
		struct text_row *row = scroll_add(&r->scroll, (int)i + 1, 0, LOOK_PLAIN, line.text);
		row->mark[0] = state_mark(f->state, f->level);
		row->mark_look = finding_look(f);
		str_clear(&line);
		finding_message(&line, &report, f);
		scroll_add_wrapped(&r->scroll, (int)i + 1, 2, LOOK_PLAIN, line.text, r->view.cols);
		str_free(&line);
	}
}

static void order_findings(struct review_view *r, const struct evaluation *e)
{
	free(r->order);
	r->order = xcalloc(e->n_findings, sizeof *r->order);
	r->n = 0;
	for (int rank = 0; rank < FINDING_RANKS; rank++)
		for (size_t i = 0; i < e->n_findings; i++)
			if (finding_rank(&e->findings[i]) == rank)
				r->order[r->n++] = i;
}

static void review_layout(struct view *v)
{
	struct review_view *r = review_of(v);
	struct app *app = v->app;
	const struct evaluation *e = session_judge(app->session);
	struct str phrase = STR_INIT, text = STR_INIT;
	scroll_clear(&r->scroll);
	r->scroll.quiet = true;
	order_findings(r, e);
	verdict_text(&phrase, e);
	add_sentence(&text, phrase.text);
	scroll_add_wrapped(&r->scroll, -1, 0, LOOK_STRONG, text.text, v->cols);
	if (r->shortest.length)
		scroll_add_wrapped(&r->scroll, -1, 0, LOOK_PLAIN, r->shortest.text, v->cols);
	str_clear(&phrase);
	str_clear(&text);
	closing_text(&phrase, app->session->call, app->host->today);
	add_sentence(&text, phrase.text);
	scroll_add_wrapped(&r->scroll, -1, 0, LOOK_QUIET, text.text, v->cols);
	scroll_add(&r->scroll, 0, 0, LOOK_PLAIN, _("[ Finish ]"));
	scroll_add(&r->scroll, -1, 0, LOOK_PLAIN, "");
	add_findings(r, e);
	scroll_settle(&r->scroll, v->rows);
	str_free(&phrase);
	str_free(&text);
}

static void review_draw_row(const struct view *v, const struct canvas *c, int row)
{
	scroll_draw_row(&review_of(v)->scroll, v, c, row);
}

static unsigned review_act(struct view *v, enum command command, const struct input *input)
{
	struct review_view *r = review_of(v);
	const struct evaluation *e = session_judge(v->app->session);
	(void)input;
	if (command == CMD_NEXT_FIELD)
		return VIEW_ASIDE;
	if (command != CMD_CHOOSE && command != CMD_MEND)
		return scroll_act(&r->scroll, v, command);
	if (r->scroll.item == 0 && command == CMD_MEND)
		return VIEW_IGNORED;
	if (r->scroll.item == 0)
		app_finish(v->app);
	else if (command == CMD_CHOOSE)
		app_open(v->app, why_new(v->app, &e->findings[r->order[r->scroll.item - 1]]));
	else
		app_mend(v->app, &e->findings[r->order[r->scroll.item - 1]]);
	return VIEW_HANDLED;
}

static void review_cursor(const struct view *v, int *row, int *col)
{
	scroll_cursor(&review_of(v)->scroll, v, row, col);
}

/* On the button Enter presses it. */
static bool review_offers(const struct view *v, enum command command)
{
	return command != CMD_CHOOSE || review_of(v)->scroll.item > 0;
}

static void review_relabel(struct view *v)
{
	struct review_view *r = review_of(v);
	str_clear(&r->shortest);
	add_shortest(v->app, &r->shortest);
}

static const struct view_ops review_ops = {
	.keymap = KEYMAP_REVIEW,
	.free = review_free,
	.layout = review_layout,
	.draw_row = review_draw_row,
	.act = review_act,
	.cursor = review_cursor,
	.takes_text = view_never_types,
	.offers = review_offers,
	.relabel = review_relabel,
};

struct view *review_new(struct app *app)
{
	struct review_view *r = xcalloc(1, sizeof *r);
	view_init(&r->view, &review_ops, app);
	r->view.scroll = &r->scroll;
	r->scroll.leaps = true;
	r->scroll.item = app->focus[STEP_REVIEW];
	r->shortest = (struct str)STR_INIT;
	add_shortest(app, &r->shortest);
	return &r->view;
}
