/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pop-up "which Lot would fit?": the Lots of all calls, those first that the
 * consortium meets, each with what is not met and what would be chosen anew. */
#include "tui/app.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/xmem.h"
#include "core/fits.h"
#include "report/text.h"

enum { FITS_COLS = 78 };

struct fits_view {
	struct view view;
	struct fits fits;
	size_t *order;           /* indexes into the fits, as shown */
	struct scroll scroll;
};

static struct fits_view *fits_of(const struct view *v)
{
	union { const struct view *in; struct fits_view *out; } u = { .in = v };
	return u.out;
}

static void fits_view_free(struct view *v)
{
	struct fits_view *f = fits_of(v);
	fits_free(&f->fits);
	free(f->order);
	scroll_free(&f->scroll);
	free(f);
}

static const struct fit *fit_at(const struct fits_view *f, int item)
{
	return item >= 0 && item < (int)f->fits.n ? &f->fits.list[f->order[item]] : NULL;
}

/* --- rows ------------------------------------------------------------------------ */

static void add_name(struct str *out, const struct fits_view *f, const struct fit *fit)
{
	const struct session *s = f->view.app->session;
	if (*fit->lot->id)
		/* TRANSLATORS: %1 is the title of a call, %2 the number and %3 the title of a Lot. */
		str_fill(out, _("%1, Lot %2: %3"), _(fit->call->title), fit->lot->id, _(fit->lot->title));
	else
		str_add(out, _(fit->call->title));
	if (fit->lot == s->lot)
		/* TRANSLATORS: stands behind the call and Lot that the draft has now. */
		str_add(out, _(" (chosen now)"));
}

static char verdict_mark(enum verdict verdict)
{
	switch (verdict) {
	case VERDICT_ELIGIBLE:
		return state_mark(STATE_MET, LEVEL_REQUIRED);
	case VERDICT_NOT_ELIGIBLE:
		return state_mark(STATE_UNMET, LEVEL_REQUIRED);
	case VERDICT_UNDECIDED:
		break;
	}
	return state_mark(STATE_UNDECIDED, LEVEL_REQUIRED);
}

static enum look verdict_look(enum verdict verdict)
{
	switch (verdict) {
	case VERDICT_ELIGIBLE:
		return LOOK_GOOD;
	case VERDICT_NOT_ELIGIBLE:
		return LOOK_BAD;
	case VERDICT_UNDECIDED:
		break;
	}
	return LOOK_DOUBT;
}

static void add_fit(struct fits_view *f, int item)
{
	const struct fit *fit = fit_at(f, item);
	struct str text = STR_INIT;
	size_t at = f->scroll.n;
	add_name(&text, f, fit);
	scroll_add_wrapped(&f->scroll, item, 0, LOOK_PLAIN, text.text, f->view.cols - 2);
	f->scroll.rows[at].mark[0] = verdict_mark(fit->verdict);
	f->scroll.rows[at].mark_look = verdict_look(fit->verdict);
	for (size_t k = at + 1; k < f->scroll.n; k++) {
		f->scroll.rows[k].indent = 2;
		f->scroll.rows[k].lit = true;
	}
	str_clear(&text);
	fit_notes(&text, fit);
	if (text.length)
		scroll_add_wrapped(&f->scroll, item, 4, LOOK_QUIET, text.text, f->view.cols);
	str_free(&text);
}

static void fits_layout(struct view *v)
{
	struct fits_view *f = fits_of(v);
	scroll_clear(&f->scroll);
	f->scroll.quiet = true;
	for (int i = 0; i < (int)f->fits.n; i++) {
		enum verdict verdict = fit_at(f, i)->verdict;
		if (!i || fit_at(f, i - 1)->verdict != verdict) {
			if (i)
				scroll_add(&f->scroll, i - 1, 0, LOOK_PLAIN, "");
			scroll_add_wrapped(&f->scroll, -1, 0, LOOK_STRONG, fits_heading(verdict), v->cols);
		}
		add_fit(f, i);
	}
	scroll_settle(&f->scroll, v->rows);
}

/* --- the pop-up ------------------------------------------------------------------ */

static void fits_size(struct view *v, int *rows, int *cols)
{
	struct fits_view *f = fits_of(v);
	*cols = *cols < FITS_COLS ? *cols : FITS_COLS;
	v->cols = *cols;
	fits_layout(v);
	*rows = (int)f->scroll.n < *rows ? (int)f->scroll.n : *rows;
}

static void fits_title(const struct view *v, struct str *out)
{
	(void)v;
	str_add(out, _("Which Lot would fit"));
}

static void fits_draw_row(const struct view *v, const struct canvas *c, int row)
{
	scroll_draw_row(&fits_of(v)->scroll, v, c, row);
}

static unsigned fits_act(struct view *v, enum command command, const struct input *input)
{
	struct fits_view *f = fits_of(v);
	const struct fit *fit = fit_at(f, f->scroll.item);
	(void)input;
	if (command != CMD_CHOOSE || !fit)
		return scroll_act(&f->scroll, v, command);
	if (fit->lot == v->app->session->lot)
		app_say(v->app, N_("This one is chosen already."));
	else
		app_change(v->app, fit->call->id, fit->lot->id, THEN_OPEN);
	return VIEW_HANDLED;
}

static void fits_cursor(const struct view *v, int *row, int *col)
{
	scroll_cursor(&fits_of(v)->scroll, v, row, col);
}

static void fits_help(const struct view *v, struct str *out)
{
	(void)v;
	str_add(out, _("The Lots of all calls, and whether the consortium as it is would do: applicant, "
	               "countries, partners and places. What else a Lot asks, such as sector and duration, "
	               "is not held against it; what would have to be chosen anew is named."));
	str_add(out, "\n");
	str_add(out, _("+ meets what is asked   ? undecided   ! does not"));
}

static const struct view_ops fits_ops = {
	.keymap = KEYMAP_FITS,
	.free = fits_view_free,
	.layout = fits_layout,
	.draw_row = fits_draw_row,
	.act = fits_act,
	.cursor = fits_cursor,
	.takes_text = view_never_types,
	.help = fits_help,
	.size = fits_size,
	.title = fits_title,
};

static void put_in_order(struct fits_view *f)
{
	static const enum verdict order[] = { VERDICT_ELIGIBLE, VERDICT_UNDECIDED, VERDICT_NOT_ELIGIBLE };
	size_t n = 0;
	f->order = xcalloc(f->fits.n + 1, sizeof *f->order);
	for (size_t v = 0; v < sizeof order / sizeof *order; v++)
		for (size_t i = 0; i < f->fits.n; i++)
			if (f->fits.list[i].verdict == order[v])
				f->order[n++] = i;
}

struct view *fits_new(struct app *app)
{
	struct fits_view *f = xcalloc(1, sizeof *f);
	view_init(&f->view, &fits_ops, app);
	f->view.scroll = &f->scroll;
	fits_find(&f->fits, app->session->catalogue, app->session->draft);
	put_in_order(f);
	return &f->view;
}
