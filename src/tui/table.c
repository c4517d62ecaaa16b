/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The partners as a table: a row for each that is shown, what they add up to, then a row that
 * adds one and a row that goes on. */
#include "tui/table.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"

enum { PINNED_FROM = 12 };   /* rows of a view that has room for a foot which stays */

struct table_view *table_of(const struct view *v)
{
	union { const struct view *in; struct table_view *out; } u = { .in = v };
	return u.out;
}

const struct draft *table_draft(const struct table_view *t)
{
	return t->view.app->session->draft;
}

static void table_free(struct view *v)
{
	struct table_view *t = table_of(v);
	int n = (int)table_draft(t)->n_partners, at = table_at(t);
	if (t->draft == table_draft(t))   /* else another one was opened */
		v->app->focus[STEP_PARTNERS] = at >= 0 ? at : at == ON_ADD ? n : n + 1;
	scroll_free(&t->scroll);
	table_sum_free(&t->sum);
	edit_free(&t->filter);
	free(t->shown);
	free(t);
}

/* --- the focus ------------------------------------------------------------------- */

int table_at(const struct table_view *t)
{
	int item = t->scroll.item, n = (int)t->n_shown;
	if (item < n && t->shown[item] < table_draft(t)->n_partners)
		return (int)t->shown[item];
	return item == n + 1 ? ON_NEXT : ON_ADD;
}

/* Where that is shown now; one that is not shown is somewhere near. */
static int item_of(const struct table_view *t, int wanted)
{
	int n = (int)t->n_shown, item = t->scroll.item;
	if (wanted < 0)
		return wanted == ON_ADD ? n : n + 1;
	for (int i = 0; i < n; i++)
		if ((int)t->shown[i] == wanted)
			return i;
	return !n ? 0 : item < n ? item : n - 1;
}

void table_go(struct table_view *t, int wanted)
{
	t->wanted = wanted;
	t->scroll.item = item_of(t, wanted);
}

/* --- rows ------------------------------------------------------------------------ */

static bool is_narrowed(const struct table_view *t)
{
	return t->finding || t->filter.text.length;
}

static void add_sum(struct table_view *t)
{
	for (int i = 0; i < t->sum.n; i++)
		scroll_add(&t->scroll, -1, 0, t->sum.bad[i] ? LOOK_BAD : LOOK_QUIET, t->sum.lines[i].text);
}

static void add_buttons(struct table_view *t)
{
	struct str next = STR_INIT;
	int n = (int)t->n_shown;
	/* TRANSLATORS: %1 is the title of the next step. */
	str_fill(&next, _("[ Next: %1 ]"), _(step_rows[STEP_PARTNERS + 1].title));
	scroll_add(&t->scroll, -1, 0, LOOK_PLAIN, "");
	scroll_add(&t->scroll, n, 0, LOOK_PLAIN, _("[ Add partners ]"));
	scroll_add(&t->scroll, n + 1, 0, LOOK_PLAIN, next.text);
	str_free(&next);
}

static void add_rows(struct table_view *t)
{
	for (size_t i = 0; i < t->n_shown; i++)
		scroll_add(&t->scroll, (int)i, 0, LOOK_PLAIN, "");   /* see table_draw_partner() */
	if (!table_draft(t)->n_partners)
		scroll_add_wrapped(&t->scroll, -1, 0, LOOK_QUIET,
		                   _("Nobody takes part yet. Add the organisations one after the other, "
		                     "or paste rows of a spreadsheet here: name, country, type, role."),
		                   t->view.cols);
	else if (!t->n_shown)
		scroll_add(&t->scroll, -1, 0, LOOK_PLAIN, _("  nothing matches"));
}

/* The sum stands right under the rows; where these do not all fit, at the foot, if there is
 * room for one. */
static void table_layout(struct view *v)
{
	struct table_view *t = table_of(v);
	struct scroll *s = &t->scroll;
	table_arrange(t);
	table_measure(t);
	table_sum_fill(t, v->cols - 2);
	scroll_clear(s);
	s->quiet = true;
	s->fixed = (table_draft(t)->n_partners > 0) + is_narrowed(t);
	add_rows(t);
	bool fits = (int)s->n + s->fixed + t->sum.n + 3 <= v->rows;
	s->below = fits || v->rows < PINNED_FROM ? 0 : t->sum.n;
	if (!s->below && (t->n_shown || fits))   /* that nothing matches is to be seen */
		add_sum(t);
	add_buttons(t);
	s->item = item_of(t, t->wanted);
	edit_scroll(&t->filter, v->cols - 14);
	scroll_settle(s, v->rows);
}

/* --- drawing --------------------------------------------------------------------- */

static void draw_sum(const struct table_view *t, const struct canvas *c, int row)
{
	int i = row - (t->view.rows - t->scroll.below);
	draw_text(c, row, 0, 1, "", LOOK_PLAIN);
	draw_text(c, row, 1, t->view.cols - 1, t->sum.lines[i].text,
	          t->sum.bad[i] ? LOOK_BAD : LOOK_QUIET);
}

static void draw_partner(const struct table_view *t, const struct canvas *c, int row, int item)
{
	const struct scroll *s = &t->scroll;
	const struct view *v = &t->view;
	bool last = row == v->rows - s->below - 1;
	draw_blank(c, row, 0);
	draw_text(c, row, 0, 1, item == s->item && v->focused ? ">" : "", LOOK_PLAIN);
	if (t->shown[item] < table_draft(t)->n_partners)   /* edits below a pop-up may be newer */
		table_draw_partner(t, c, row, t->shown[item]);
	draw_text(c, row, v->cols - 1, 1, row == s->fixed && scroll_more_above(s) ? "^" :
	          last && scroll_more_below(s, v->rows) ? "v" : "", LOOK_QUIET);
}

static void table_draw_row(const struct view *v, const struct canvas *c, int row)
{
	const struct table_view *t = table_of(v);
	const struct scroll *s = &t->scroll;
	int at = s->first + row - s->fixed;
	if (row < s->fixed && row == 0 && is_narrowed(t))
		table_draw_filter(t, c);
	else if (row < s->fixed)
		table_draw_head(t, c, row);
	else if (row >= v->rows - s->below)
		draw_sum(t, c, row);
	else if (at < (int)t->n_shown)
		draw_partner(t, c, row, at);
	else
		scroll_draw_row(s, v, c, row);
}

static void table_cursor(const struct view *v, int *row, int *col)
{
	const struct table_view *t = table_of(v);
	scroll_cursor(&t->scroll, v, row, col);
	if (!t->finding)
		return;
	*row = 0;
	*col = table_filter_cell(t);
}

/* --- words ----------------------------------------------------------------------- */

static void add_part(struct str *out, const char *part)
{
	if (!*part)
		return;
	str_add(out, " · ");
	str_add(out, part);
}

/* The whole of what the columns may have cut, and what stands in no column. */
static void table_about(const struct view *v, struct str *out)
{
	const struct table_view *t = table_of(v);
	int at = table_at(t);
	if (at < 0)
		return;
	const struct partner *p = &table_draft(t)->partners[at];
	struct str grant = STR_INIT;
	char n[LANG_NUMBER_SIZE];
	if (p->grant >= 0)
		/* TRANSLATORS: %1 is an amount. */
		str_fill(&grant, _("%1 EUR"), lang_number(n, (long long)p->grant));
	utf8_clean(out, *p->name ? p->name : _("(no name)"));
	add_part(out, country_name(v->app->host->catalogue->world, p->country));
	add_part(out, table_type(p));
	add_part(out, role_label(p->role));
	add_part(out, grant.text);
	/* TRANSLATORS: said of an organisation, among other things. */
	add_part(out, p->agreed ? _("has agreed") : "");
	/* TRANSLATORS: said of an organisation, among other things. */
	add_part(out, p->marked ? _("marked") : "");
	str_free(&grant);
}

static void table_help(const struct view *v, struct str *out)
{
	struct session *s = v->app->session;
	str_add(out, _(step_rows[STEP_PARTNERS].help));
	notes_text(out, "partners", s->call, s->lot);
	notes_text(out, "role", s->call, s->lot);
	str_add(out, "\n");
	str_add(out, _("Rows of a spreadsheet can be pasted here: name, country, type and role, with "
	               "tabs, semicolons or commas between. What was understood is shown before it is "
	               "taken."));
}

/* Names of another language sort and match otherwise. */
static void table_relabel(struct view *v)
{
	table_of(v)->arranged.done = false;
}

static bool table_types(const struct view *v)
{
	return table_of(v)->finding;
}

static const struct view_ops table_ops = {
	.keymap = KEYMAP_TABLE,
	.free = table_free,
	.layout = table_layout,
	.draw_row = table_draw_row,
	.act = table_act,
	.cursor = table_cursor,
	.takes_text = table_types,
	.offers = table_offers,
	.about = table_about,
	.help = table_help,
	.relabel = table_relabel,
	.let_go = table_let_go,
};

static const struct view_ops find_ops = {
	.keymap = KEYMAP_FIND,
	.free = table_free,
	.layout = table_layout,
	.draw_row = table_draw_row,
	.act = table_find_act,
	.cursor = table_cursor,
	.takes_text = table_types,
	.about = table_about,
	.help = table_help,
	.relabel = table_relabel,
	.let_go = table_let_go,
};

void table_set_finding(struct table_view *t, bool finding)
{
	t->finding = finding;
	t->view.ops = finding ? &find_ops : &table_ops;
	t->view.edit = finding ? &t->filter : NULL;
}

/* --- coming ---------------------------------------------------------------------- */

struct view *table_new(struct app *app)
{
	struct table_view *t = xcalloc(1, sizeof *t);
	struct session *s = app->session;
	int n = (int)s->draft->n_partners, at = app->focus[STEP_PARTNERS];
	view_init(&t->view, &table_ops, app);
	t->view.scroll = &t->scroll;
	t->draft = s->draft;
	t->filter.text = (struct str)STR_INIT;
	for (int i = 0; i < SUM_LINES; i++)
		t->sum.lines[i] = (struct str)STR_INIT;
	edit_set(&t->filter, app->table.filter.text);
	t->wanted = at < n ? at : at == n ? ON_ADD : ON_NEXT;
	if (s->has_focus)   /* on a partner, or something is missing: where one is added */
		t->wanted = s->focus.partner >= 0 && s->focus.partner < n ? s->focus.partner : ON_ADD;
	s->has_focus = false;
	return &t->view;
}

void table_show(struct app *app, size_t partner)
{
	struct session *s = app->session;
	while (app->n_popups)
		app_close(app);
	str_clear(&app->table.filter);   /* which might hide it */
	session_set_step(s, STEP_PARTNERS);
	s->focus = (struct spot){ .partner = (int)partner, .key = PARTNER_KEY_NAME };
	s->has_focus = true;
	app->frame.drawn = app->frame.drawn && app->layout.beside;
	app_open_body(app);
}

void table_forget(struct app *app)
{
	str_clear(&app->table.filter);
	app->table.order = COLUMN_NUMBER;
	app->table.backwards = false;
	app->focus[STEP_PARTNERS] = 0;
}
