/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map page, a pop-up: the consortium as a table of countries and categories, and under
 * it what is missing.  The focus is on a cell, from which one gets to its partners or to a
 * new one. */
#include "tui/map_view.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/xmem.h"
#include "report/finding_text.h"
#include "report/phrase.h"

enum { MAP_COLS = 100, BESIDE_FROM = 72, LINE_FROM = 10, PLACE_FROM = 60 };

static struct map_view *map_of(const struct view *v)
{
	union { const struct view *in; struct map_view *out; } u = { .in = v };
	return u.out;
}

static void map_view_free(struct view *v)
{
	struct map_view *m = map_of(v);
	map_free_columns(m);
	map_free(&m->map);
	scroll_free(&m->scroll);
	free(m->findings);
	free(m);
}

/* True on the row behind the countries, where one is added, and under it. */
static bool is_other(const struct map_view *m)
{
	return m->scroll.item >= (int)m->map.n_rows;
}

/* The finding with the focus, NULL in the table. */
static const struct finding *finding_here(const struct map_view *m)
{
	const struct evaluation *e = session_judge(m->view.app->session);
	int at = m->scroll.item - (int)m->map.n_rows - 1;
	return at >= 0 && at < (int)m->n_findings ? &e->findings[m->findings[at]] : NULL;
}

static country country_here(const struct map_view *m)
{
	return is_other(m) ? COUNTRY_NONE : m->map.rows[m->scroll.item].country;
}

/* --- rows ------------------------------------------------------------------------- */

/* The map as the draft is now; the focus stays on its country, if that is still there. */
static void refill(struct map_view *m)
{
	struct session *s = m->view.app->session;
	session_judge(s);
	if (m->map.n_columns && m->revision == s->draft->revision && m->judgements == s->judgements)
		return;
	bool first = !m->map.n_columns, other = !first && is_other(m);
	country c = first ? COUNTRY_NONE : country_here(m);
	int before = (int)m->map.n_rows;
	map_fill(&m->map, s);
	m->revision = s->draft->revision;
	m->judgements = s->judgements;
	int row = first ? 0 : other ? m->scroll.item - before + (int)m->map.n_rows : map_find_row(&m->map, c);
	m->scroll.item = row >= 0 ? row : 0;
}

static void map_layout(struct view *v)
{
	struct map_view *m = map_of(v);
	refill(m);
	map_measure(m);
	scroll_clear(&m->scroll);
	m->scroll.quiet = true;
	for (size_t i = 0; i <= m->map.n_rows; i++)
		scroll_add(&m->scroll, (int)i, 0, LOOK_PLAIN, "");
	map_add_texts(m);
	m->scroll.fixed = m->heads + (int)m->map.n_rules + (v->rows >= LINE_FROM);
	if (m->scroll.fixed > v->rows - 2)
		m->scroll.fixed = v->rows > 2 ? v->rows - 2 : 0;
	scroll_settle(&m->scroll, v->rows);
}

/* As wide as there is room, so that little of the step shines through beside it; where that is
 * enough, beside the conditions, which stay in sight. */
static void map_size(struct view *v, int *rows, int *cols)
{
	struct map_view *m = map_of(v);
	const struct layout *l = &v->app->layout;
	if (l->beside && l->body_cols - 2 >= BESIDE_FROM)
		*cols = l->body_cols - 2;
	*cols = *cols < MAP_COLS ? *cols : MAP_COLS;
	v->rows = *rows;
	v->cols = *cols;
	map_layout(v);
	int all = m->scroll.fixed + (int)m->scroll.n;
	*rows = all < *rows ? all : *rows;
}

static void map_name(const struct view *v, struct str *out)
{
	(void)v;
	str_add(out, _("Map of the consortium"));
}

/* --- the focus -------------------------------------------------------------------- */

/* The members of the cell with the focus. */
static const struct map_member *members_here(const struct map_view *m, size_t *n)
{
	*n = 0;
	return is_other(m) ? NULL : map_cell(&m->map, (size_t)m->scroll.item, m->column, n);
}

/* "Denmark, Training providers", where a partner is or would be added. */
static void add_place(const struct map_view *m, struct str *out)
{
	const char *title = map_title(m, m->column);
	struct str where = STR_INIT;
	if (is_other(m))
		str_add(&where, _("Another country"));
	else if (country_here(m) == COUNTRY_NONE)
		str_add(&where, _("No country"));
	else
		str_add(&where, country_name(m->view.app->session->catalogue->world, country_here(m)));
	if (country_here(m) != COUNTRY_NONE && !m->map.rows[m->scroll.item].programme)
		/* TRANSLATORS: behind the name of a country that is no Programme Country. */
		str_add(&where, _(" (Partner Country)"));
	/* TRANSLATORS: %1 is a country, %2 a category: "Denmark, Training providers". */
	str_fill(out, _("%1, %2"), where.text, title);
	str_free(&where);
}

/* Who is there, or why nobody needs to be. */
static void add_who(const struct map_view *m, struct str *out)
{
	size_t n;
	const struct map_member *members = members_here(m, &n);
	struct listing who = LISTING_INIT(", ");
	for (size_t i = 0; i < n; i++) {
		struct str label = STR_INIT;
		partner_label(&label, m->view.app->session->draft, members[i].partner);
		listing_add(&who, label.text);
		str_free(&label);
	}
	const struct map_row *row = is_other(m) ? NULL : &m->map.rows[m->scroll.item];
	if (n)
		str_add(out, listing_text(&who));
	else if (row && row->freed)
		str_add(out, _("freed by its umbrella organisation"));
	else
		str_add(out, _("nobody yet"));
	listing_free(&who);
}

static void map_about(const struct view *v, struct str *out)
{
	const struct map_view *m = map_of(v);
	struct str place = STR_INIT, who = STR_INIT;
	size_t n;
	if (finding_here(m)) {
		finding_condition(out, finding_here(m));
		return;
	}
	members_here(m, &n);
	add_place(m, &place);
	add_who(m, &who);
	if (is_other(m))
		str_add(out, place.text);
	else if (n && v->app->layout.cols < PLACE_FROM)
		add_sentence(out, who.text);   /* where that is can be seen */
	else
		/* TRANSLATORS: %1 is a country and a category, %2 who is there. */
		str_fill(out, _("%1: %2"), place.text, who.text);
	str_free(&place);
	str_free(&who);
}

static void map_cursor(const struct view *v, int *row, int *col)
{
	const struct map_view *m = map_of(v);
	scroll_cursor(&m->scroll, v, row, col);
	if (m->scroll.item <= (int)m->map.n_rows && map_focus(m) < m->n_columns)
		*col = m->columns[map_focus(m)].x;
}

/* --- keys -------------------------------------------------------------------------- */

/* Puts the focus on another column; what is shown may move. */
static unsigned go_aside(struct map_view *m, int by)
{
	size_t at = map_focus(m);
	if (finding_here(m) || (by < 0 ? at == 0 : at + 1 >= m->n_columns))
		return VIEW_DEAD;
	at = by < 0 ? at - 1 : at + 1;
	m->column = m->columns[at].column;
	if (at < m->first || at >= m->last) {
		map_measure(m);
		view_touch_all(&m->view);
	}
	scroll_to(&m->scroll, &m->view, m->scroll.item);
	return VIEW_HANDLED;
}

/* Leaves for the form of a partner, or for the table with the focus on it. */
static unsigned leave_for(struct app *app, size_t partner, bool form)
{
	struct session *s = app->session;
	int open = s->partner;
	bool there = open == (int)partner;
	while (app->n_popups)
		app_close(app);
	app->frame.drawn = app->frame.drawn && app->layout.beside;
	if (!there && session_close_partner(s) && open < (int)partner)
		partner--;   /* the one that was left was empty */
	if (!form) {
		table_show(app, partner);
		return VIEW_HANDLED;
	}
	if (!there)
		session_set_step(s, STEP_PARTNERS);
	s->partner = (int)partner;
	s->has_focus = false;
	app_open_body(app);
	return VIEW_HANDLED;
}

/* The first type of the category with the focus. */
static int type_here(const struct map_view *m)
{
	const struct call *call = m->view.app->session->call;
	type_set types = m->column < call->n_categories ? call->categories[m->column].types : 0;
	int type = TYPE_NONE + 1;
	while (type < TYPE_END && !(types & TYPE_BIT(type)))
		type++;
	return type < TYPE_END ? type : TYPE_NONE;
}

static unsigned choose(struct map_view *m, bool add)
{
	struct app *app = m->view.app;
	size_t n;
	const struct map_member *members = members_here(m, &n);
	if (!add && finding_here(m))
		app_open(app, why_new(app, finding_here(m)));
	else if (!app->session->lot)
		app_say(app, N_("Choose a Lot first: its conditions decide what is asked."));
	else if (n && !add)
		return leave_for(app, members[0].partner, n == 1);
	else if (session_may_edit(app->session))
		app_open(app, quick_new(app, country_here(m), type_here(m)));
	return VIEW_HANDLED;
}

static unsigned map_act(struct view *v, enum command command, const struct input *input)
{
	struct map_view *m = map_of(v);
	(void)input;
	if (command == CMD_LEFT || command == CMD_RIGHT)
		return go_aside(m, command == CMD_LEFT ? -1 : 1);
	if (command == CMD_CHOOSE || command == CMD_ADD)
		return choose(m, command == CMD_ADD);
	return scroll_act(&m->scroll, v, command);
}

static unsigned map_click(struct view *v, int row, int col)
{
	struct map_view *m = map_of(v);
	size_t at = (size_t)(m->scroll.first + row - m->scroll.fixed);
	if (row < m->scroll.fixed || at >= m->scroll.n || m->scroll.rows[at].item < 0)
		return VIEW_HANDLED;
	size_t column = m->column;
	bool cells = m->scroll.rows[at].item <= (int)m->map.n_rows;
	for (size_t i = m->first; cells && i < m->last; i++)
		if (col >= m->columns[i].x && col <= m->columns[i].x + m->columns[i].cells)
			column = m->columns[i].column;
	if (m->scroll.rows[at].item == m->scroll.item && column == m->column)
		return choose(m, false);
	m->column = column;
	scroll_to(&m->scroll, v, m->scroll.rows[at].item);
	return VIEW_HANDLED;
}

static const struct view_ops map_ops = {
	.keymap = KEYMAP_MAP,
	.free = map_view_free,
	.layout = map_layout,
	.draw_row = map_draw_row,
	.act = map_act,
	.cursor = map_cursor,
	.takes_text = view_never_types,
	.about = map_about,
	.help = map_help,
	.size = map_size,
	.title = map_name,
	.click = map_click,
};

struct view *map_new(struct app *app)
{
	if (!app->session->call)
		return page_new(app, telling_plain(N_("Map of the consortium")),
		                telling_plain(N_("Choose a call first: everything else depends on it.")));
	struct map_view *m = xcalloc(1, sizeof *m);
	view_init(&m->view, &map_ops, app);
	m->view.scroll = &m->scroll;
	return &m->view;
}
