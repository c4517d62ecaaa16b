/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The partners as a table: a row for each, then a row that adds one and a row that
 * goes on. */
#include "tui/app.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"

struct table_view {
	struct view view;
	int number_cells, name_cells, country_cells, type_cells, role_cells;
	struct scroll scroll;
};

static struct table_view *table_of(const struct view *v)
{
	union { const struct view *in; struct table_view *out; } u = { .in = v };
	return u.out;
}

static void table_free(struct view *v)
{
	v->app->focus[STEP_PARTNERS] = table_of(v)->scroll.item;
	scroll_free(&table_of(v)->scroll);
	free(table_of(v));
}

static const struct draft *draft_of(const struct table_view *t)
{
	return t->view.app->session->draft;
}

/* The partner with the focus, or -1 on the rows behind them. */
static int partner_at(const struct table_view *t)
{
	return t->scroll.item < (int)draft_of(t)->n_partners ? t->scroll.item : -1;
}

/* A role in a word that fits its column. */
static const char *short_role(int role)
{
	static const char *const words[ROLE_END] = {
		[ROLE_NONE] = "",
		[ROLE_APPLICANT] = N10_("applicant"),
		[ROLE_FULL] = N10_("full"),
		[ROLE_ASSOCIATED] = N10_("associated"),
	};
	return _(words[role]);
}

static const char *type_of(const struct partner *p)
{
	return p->umbrella ? _("umbrella body") : type_label(p->type);
}

static int wider(int cells, const char *text)
{
	int width = draw_width(text, strlen(text));
	return width > cells ? width : cells;
}

/* Columns from what there is: country names only where there is much room, the name
 * gets what the others leave, and more than half of it. */
static void measure(struct table_view *t)
{
	const struct draft *d = draft_of(t);
	int room = t->view.cols - 2;
	char n[LANG_NUMBER_SIZE];
	t->number_cells = wider(0, lang_number(n, (long long)d->n_partners));
	t->country_cells = room >= 80 ? 18 : 2;
	t->role_cells = wider(0, _("Role"));
	t->type_cells = wider(0, _("Type"));
	for (size_t i = 0; i < d->n_partners; i++) {
		t->role_cells = wider(t->role_cells, short_role(d->partners[i].role));
		t->type_cells = wider(t->type_cells, type_of(&d->partners[i]));
	}
	room -= t->number_cells + t->country_cells + t->role_cells + 4;
	if (t->type_cells > room * 9 / 20)
		t->type_cells = room * 9 / 20;
	t->name_cells = room - t->type_cells;
}

static void add_row(struct table_view *t, struct str *out, const char *number, const char *name,
                    const char *place, const char *type, const char *role)
{
	str_add_repeat(out, ' ', (size_t)(t->number_cells - draw_width(number, strlen(number))));
	str_add(out, number);
	str_add(out, " ");
	utf8_add_fit(out, name, t->name_cells, true);
	str_add(out, " ");
	utf8_add_fit(out, place, t->country_cells, true);
	str_add(out, " ");
	utf8_add_fit(out, type, t->type_cells, true);
	str_add(out, " ");
	utf8_add_fit(out, role, t->role_cells, true);
}

static void add_partner(struct table_view *t, size_t i)
{
	const struct partner *p = &draft_of(t)->partners[i];
	struct str line = STR_INIT;
	char number[LANG_NUMBER_SIZE], code[3];
	lang_number(number, (long long)i + 1);
	bool wide = t->country_cells > 2;
	add_row(t, &line, number, *p->name ? p->name : _("(no name)"),
	        wide ? country_name(t->view.app->host->catalogue->world, p->country) :
	        country_code(p->country, code),
	        type_of(p), short_role(p->role));
	scroll_add(&t->scroll, (int)i, 0, LOOK_PLAIN, line.text);
	str_free(&line);
}

static void add_buttons(struct table_view *t)
{
	struct session *s = t->view.app->session;
	struct str next = STR_INIT;
	int n = (int)s->draft->n_partners;
	/* TRANSLATORS: %1 is the title of the next step. */
	str_fill(&next, _("[ Next: %1 ]"), _(step_rows[STEP_PARTNERS + 1].title));
	if (!n)
		scroll_add_wrapped(&t->scroll, -1, 0, LOOK_QUIET, _(step_rows[STEP_PARTNERS].help),
		                   t->view.cols);
	scroll_add(&t->scroll, -1, 0, LOOK_PLAIN, "");
	scroll_add(&t->scroll, n, 0, LOOK_PLAIN, _("[ Add a partner ]"));
	scroll_add(&t->scroll, n + 1, 0, LOOK_PLAIN, next.text);
	str_free(&next);
}

static void table_layout(struct view *v)
{
	struct table_view *t = table_of(v);
	scroll_clear(&t->scroll);
	t->scroll.quiet = true;
	measure(t);
	for (size_t i = 0; i < draft_of(t)->n_partners; i++)
		add_partner(t, i);
	add_buttons(t);
	t->scroll.fixed = draft_of(t)->n_partners ? 1 : 0;
	scroll_settle(&t->scroll, v->rows);
}

static void table_draw_row(const struct view *v, const struct canvas *c, int row)
{
	struct table_view *t = table_of(v);
	if (row >= t->scroll.fixed) {
		scroll_draw_row(&t->scroll, v, c, row);
		return;
	}
	struct str line = STR_INIT;
	/* TRANSLATORS: the head of a column; at most 14 cells. */
	add_row(t, &line, "", _("Name"), t->country_cells > 2 ? _("Country") :
	        /* TRANSLATORS: the head of a column of country codes; at most 2 cells. */
	        _("In"), _("Type"),
	        /* TRANSLATORS: the head of a column; at most 10 cells. */
	        _("Role"));
	draw_text(c, row, 0, 1, "", LOOK_PLAIN);
	draw_text(c, row, 1, v->cols - 1, line.text, LOOK_QUIET);
	str_free(&line);
}

/* --- what can be done ---------------------------------------------------------- */

static unsigned open_form(struct table_view *t, bool add)
{
	struct app *app = t->view.app;
	struct session *s = app->session;
	if (add && s->draft->n_partners >= 10000) {
		app_say(app, N_("The wizard takes 10,000 partners at most."));
		return VIEW_HANDLED;
	}
	if (add)
		session_add_partner(s);
	else
		s->partner = partner_at(t);
	s->has_focus = false;
	app_open_body(app);
	return VIEW_HANDLED;
}

static unsigned choose(struct table_view *t)
{
	int n = (int)draft_of(t)->n_partners;
	if (t->scroll.item == n + 1)
		return VIEW_NEXT;
	return open_form(t, t->scroll.item == n);
}

/* Of the partner whose place and name are kept, as it may be gone: the sentence kept before,
 * filled with its label. */
static void make_labelled(struct app *app, const struct telling *t, struct str *out)
{
	struct str label = STR_INIT;
	(void)app;
	partner_label_of(&label, t->words[1], (size_t)t->numbers[0]);
	str_fill(out, _(t->words[0]), label.text);
	str_free(&label);
}

static struct telling labelled(const struct table_view *t, const char *sentence, size_t at)
{
	struct telling told = telling_made(make_labelled, sentence, draft_of(t)->partners[at].name, NULL);
	told.numbers[0] = (long long)at;
	return told;
}

static void remove_answered(struct app *app, int answer, const char *subject)
{
	if (answer != 1)
		return;
	size_t at = strtoul(subject, NULL, 10);
	/* TRANSLATORS: %1 is "partner 3 (Skole A)". */
	struct telling told = labelled(table_of(app->body), N_("Removed: %1."), at);
	session_remove_partner(app->session, at);
	view_resize(app->body, app->body->rows, app->body->cols);
	app_tell(app, told);
}

static unsigned ask_remove(struct table_view *t)
{
	static const char *const answers[] = { N_("Cancel"), N_("Remove"), NULL };
	struct app *app = t->view.app;
	struct str at = STR_INIT;
	str_addf(&at, "%d", partner_at(t));
	app_open(app, ask_new(app, &(struct ask){
		.title = N_("Remove"), .answers = answers, .then = remove_answered, .subject = at.text,
		/* TRANSLATORS: %1 is "partner 3 (Skole A)". */
		.text = labelled(t, N_("Remove %1 with all that was said on it?"),
		                 (size_t)partner_at(t)) }));
	str_free(&at);
	return VIEW_HANDLED;
}

static unsigned move_partner(struct table_view *t, int by)
{
	int from = partner_at(t), to = from + by;
	if (to < 0 || to >= (int)draft_of(t)->n_partners) {
		app_say(t->view.app, by < 0 ? N_("It is the first already.") : N_("It is the last already."));
		return VIEW_HANDLED;
	}
	session_move_partner(t->view.app->session, (size_t)from, (size_t)to);
	t->scroll.item = to;
	return VIEW_CHANGED;
}

static unsigned act_on_partner(struct table_view *t, enum command command)
{
	if (partner_at(t) < 0) {
		app_say(t->view.app, N_("Go to a partner first."));
		return VIEW_HANDLED;
	}
	if (command == CMD_REMOVE)
		return ask_remove(t);
	return move_partner(t, command == CMD_MOVE_UP ? -1 : 1);
}

static unsigned table_act(struct view *v, enum command command, const struct input *input)
{
	struct table_view *t = table_of(v);
	(void)input;
	if (command == CMD_NEXT_FIELD)
		return VIEW_ASIDE;
	if (command == CMD_CHOOSE)
		return choose(t);
	if (command == CMD_ADD)
		return open_form(t, true);
	if (command == CMD_REMOVE || command == CMD_MOVE_UP || command == CMD_MOVE_DOWN)
		return act_on_partner(t, command);
	return scroll_act(&t->scroll, v, command);
}

static void table_cursor(const struct view *v, int *row, int *col)
{
	scroll_cursor(&table_of(v)->scroll, v, row, col);
}

/* The whole of what the columns may have cut. */
static void table_about(const struct view *v, struct str *out)
{
	const struct table_view *t = table_of(v);
	int at = partner_at(t);
	if (at < 0)
		return;
	const struct partner *p = &draft_of(t)->partners[at];
	const char *parts[] = { country_name(v->app->host->catalogue->world, p->country),
	                        type_label(p->type), role_label(p->role) };
	utf8_clean(out, *p->name ? p->name : _("(no name)"));
	for (int i = 0; i < 3; i++) {
		if (!*parts[i])
			continue;
		str_add(out, " · ");
		str_add(out, parts[i]);
	}
}

static bool table_offers(const struct view *v, enum command command)
{
	return partner_at(table_of(v)) >= 0 || (command != CMD_REMOVE && command != CMD_CHOOSE);
}

static void table_help(const struct view *v, struct str *out)
{
	struct session *s = v->app->session;
	str_add(out, _(step_rows[STEP_PARTNERS].help));
	notes_text(out, "partners", s->call, s->lot);
	notes_text(out, "role", s->call, s->lot);
}

static const struct view_ops table_ops = {
	.keymap = KEYMAP_TABLE,
	.free = table_free,
	.layout = table_layout,
	.draw_row = table_draw_row,
	.act = table_act,
	.cursor = table_cursor,
	.takes_text = view_never_types,
	.offers = table_offers,
	.about = table_about,
	.help = table_help,
};

struct view *table_new(struct app *app)
{
	struct table_view *t = xcalloc(1, sizeof *t);
	view_init(&t->view, &table_ops, app);
	t->view.scroll = &t->scroll;
	t->scroll.item = app->focus[STEP_PARTNERS];
	if (app->session->has_focus)   /* something is missing here: where one is added */
		t->scroll.item = (int)app->session->draft->n_partners;
	app->session->has_focus = false;
	return &t->view;
}
