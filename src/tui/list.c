/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps where one thing is chosen: call, Lot, sector.  Every option with what
 * there is to say on it; without a list of sectors, a form takes its place. */
#include "tui/app.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/xmem.h"

enum { ROWS_FOR_NOTES = 10 };

struct list_view {
	struct view view;
	enum step step;
	struct field_list fields;
	struct options options;
	struct scroll scroll;
};

static struct list_view *list_of(const struct view *v)
{
	union { const struct view *in; struct list_view *out; } u = { .in = v };
	return u.out;
}

static void list_free(struct view *v)
{
	struct list_view *l = list_of(v);
	v->app->focus[l->step] = l->scroll.item;
	field_list_free(&l->fields);
	options_free(&l->options);
	scroll_free(&l->scroll);
	free(l);
}

static void refill(struct list_view *l)
{
	struct options_about about = session_about(l->view.app->session);
	if (l->fields.n)
		options_fill(&l->options, &about, &l->fields.refs[0]);
}

/* The call of an option of the call step. */
static const struct call *call_at(const struct list_view *l, int item)
{
	return catalogue_call(l->view.app->session->catalogue, l->options.list[item].id);
}

/* What stands under an option: when the call closes, what the sources say of the Lot. */
static void add_detail(struct list_view *l, int item, struct str *out)
{
	struct app *app = l->view.app;
	struct session *s = app->session;
	struct str text = STR_INIT;
	if (l->step == STEP_CALL)
		closing_text(&text, call_at(l, item), app->host->today);
	if (l->step == STEP_LOT && l->view.rows >= ROWS_FOR_NOTES)   /* else help has them */
		for (size_t i = 0; i < s->call->lots[item].n_notes; i++)
			if (strcmp(s->call->lots[item].notes[i].about, "lot") == 0)
				note_text(out, &s->call->lots[item].notes[i], s->call);
	str_add(&text, l->options.list[item].hint);
	add_sentence(out, text.text);
	str_free(&text);
}

static void add_paragraphs(struct list_view *l, int item, int indent, const char *text)
{
	if (*text)
		scroll_add_wrapped(&l->scroll, item, indent, LOOK_QUIET, text, l->view.cols);
}

static void list_layout(struct view *v)
{
	struct list_view *l = list_of(v);
	struct scroll *s = &l->scroll;
	refill(l);
	scroll_clear(s);
	s->quiet = l->step == STEP_LOT;   /* titles of several rows: the marker is enough */
	add_paragraphs(l, -1, 0, _(step_rows[l->step].help));
	scroll_add(s, -1, 0, LOOK_PLAIN, "");
	for (int i = 0; i < (int)l->options.n; i++) {
		struct str detail = STR_INIT;
		add_detail(l, i, &detail);
		size_t at = s->n;
		scroll_add_wrapped(s, i, 1, LOOK_PLAIN, l->options.list[i].label, v->cols - 4);
		memcpy(s->rows[at].mark, l->options.list[i].chosen ? "(*)" : "( )", 4);
		for (size_t k = at + 1; k < s->n; k++) {
			s->rows[k].indent += 4;
			s->rows[k].lit = true;
		}
		add_paragraphs(l, i, 5, detail.text);
		if (detail.length && i + 1 < (int)l->options.n)
			scroll_add(s, i, 0, LOOK_PLAIN, "");
		str_free(&detail);
	}
	scroll_settle(s, v->rows);
}

/* Space chooses and stays, Enter goes on. */
static unsigned choose(struct list_view *l, bool stay)
{
	struct app *app = l->view.app;
	struct session *s = app->session;
	const struct option *o = &l->options.list[l->scroll.item];
	if (stay && o->chosen) {
		app_say(app, N_("This one is chosen already."));
		return VIEW_HANDLED;
	}
	if (l->step == STEP_SECTOR) {
		session_choose(s, &l->fields.refs[0], o);
		return stay ? VIEW_CHANGED : VIEW_NEXT;
	}
	char *id = xstrdup(o->id);   /* the list may be gone before all is done */
	app_change(app, l->step == STEP_CALL ? id : s->call->id, l->step == STEP_CALL ? "" : id,
	           stay ? THEN_STAY : THEN_NEXT);
	free(id);
	return VIEW_HANDLED;
}

static unsigned list_act(struct view *v, enum command command, const struct input *input)
{
	struct list_view *l = list_of(v);
	(void)input;
	if (command == CMD_NEXT_FIELD)
		return VIEW_ASIDE;
	if ((command == CMD_CHOOSE || command == CMD_TOGGLE) && l->options.n)
		return choose(l, command == CMD_TOGGLE);
	return scroll_act(&l->scroll, v, command);
}

static void list_draw_row(const struct view *v, const struct canvas *c, int row)
{
	scroll_draw_row(&list_of(v)->scroll, v, c, row);
}

static void list_cursor(const struct view *v, int *row, int *col)
{
	scroll_cursor(&list_of(v)->scroll, v, row, col);
}

/* All there is to say on the call with the focus, or on the Lot or sector. */
static void list_help(const struct view *v, struct str *out)
{
	struct list_view *l = list_of(v);
	struct session *s = v->app->session;
	str_add(out, _(step_rows[l->step].help));
	if (l->step == STEP_CALL && l->options.n) {
		str_add(out, "\n\n");
		str_add(out, l->options.list[l->scroll.item].label);
		notes_text(out, "call", call_at(l, l->scroll.item), NULL);
	} else if (l->step == STEP_LOT) {
		notes_text(out, "call", s->call, NULL);
		notes_text(out, "lot", s->call, l->options.n ? &s->call->lots[l->scroll.item] : NULL);
	} else {
		notes_text(out, "sector", s->call, s->lot);
	}
}

/* Help may tell of an option before the list is laid out anew. */
static void list_relabel(struct view *v)
{
	refill(list_of(v));
}

static const struct view_ops list_ops = {
	.relabel = list_relabel,
	.keymap = KEYMAP_LIST,
	.free = list_free,
	.layout = list_layout,
	.draw_row = list_draw_row,
	.act = list_act,
	.cursor = list_cursor,
	.takes_text = view_never_types,
	.help = list_help,
};

/* The option that is chosen, else where the focus was when the step was left. */
static int first_item(const struct list_view *l)
{
	for (size_t i = 0; i < l->options.n; i++)
		if (l->options.list[i].chosen)
			return (int)i;
	return l->view.app->focus[l->step];
}

struct view *list_new(struct app *app, enum step step)
{
	struct list_view *l = xcalloc(1, sizeof *l);
	struct session *s = app->session;
	view_init(&l->view, &list_ops, app);
	l->view.scroll = &l->scroll;
	l->step = step;
	field_list_fill(&l->fields, step, -1, s->call, s->lot);
	if (field_kind(&l->fields.refs[0], s->lot) == FIELD_TEXT) {
		field_list_free(&l->fields);
		free(l);
		return form_new(app, step, -1);
	}
	refill(l);
	l->scroll.item = first_item(l);
	return &l->view;
}
