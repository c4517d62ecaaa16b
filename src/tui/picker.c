/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pop-up with the options of a field: one is picked, or several are marked.  Where
 * one is picked, what is typed narrows the list: words in any order, without case and
 * accents; what is named exactly comes first.  The whole list has headings where its options
 * are in groups. */
#include "tui/app.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"
#include "tui/edit.h"

enum { PICKER_ROWS = 18, PICKER_COLS = 44 };

struct picker_view {
	struct view view;
	struct field_ref ref;
	bool marks;              /* several are marked */
	void (*then)(struct app *app, const struct option *option);   /* NULL: the field is set */
	struct options options;
	struct edit filter;
	size_t *shown;           /* indexes of the options that match; owned */
	size_t n_shown;
	char *wanted;            /* id of what had the focus before the language changed; owned,
	                            NULL once the user has moved */
	struct scroll scroll;
};

static struct picker_view *picker_of(const struct view *v)
{
	union { const struct view *in; struct picker_view *out; } u = { .in = v };
	return u.out;
}

static void picker_free(struct view *v)
{
	struct picker_view *p = picker_of(v);
	options_free(&p->options);
	edit_free(&p->filter);
	scroll_free(&p->scroll);
	free(p->shown);
	free(p->wanted);
	free(p);
}

static void refill(struct picker_view *p)
{
	struct options_about about = session_about(p->view.app->session);
	options_fill(&p->options, &about, &p->ref);
}

/* Works out which options match the filter. */
static void apply_filter(struct picker_view *p)
{
	p->n_shown = options_matches(&p->options, p->filter.text.text, p->shown, NULL);
}

/* The whole list stands under its headings; of a part of it each option says what it is. */
static bool has_headings(const struct picker_view *p)
{
	return p->options.groups[0] && !p->filter.text.length;
}

static void add_heading(struct picker_view *p, size_t at)
{
	const struct option *list = p->options.list;
	int group = list[p->shown[at]].group;
	if (at && list[p->shown[at - 1]].group == group)
		return;
	if (at)
		scroll_add(&p->scroll, -1, 0, LOOK_PLAIN, "");
	scroll_add(&p->scroll, -1, 0, LOOK_STRONG, p->options.groups[group]);
}

static void add_option(struct picker_view *p, int item, const struct option *o)
{
	struct str line = STR_INIT;
	str_add(&line, o->label);
	if (*o->hint && !has_headings(p)) {
		str_add(&line, " - ");
		str_add(&line, o->hint);
	}
	struct text_row *row = scroll_add(&p->scroll, item, 0, LOOK_PLAIN, line.text);
	if (p->marks)
		memcpy(row->mark, o->chosen ? "[x]" : "[ ]", 4);
	else
		row->mark[0] = o->chosen ? '*' : ' ';
	str_free(&line);
}

static void picker_layout(struct view *v)
{
	struct picker_view *p = picker_of(v);
	scroll_clear(&p->scroll);
	for (size_t i = 0; i < p->n_shown; i++) {
		if (has_headings(p))
			add_heading(p, i);
		add_option(p, (int)i, &p->options.list[p->shown[i]]);
	}
	p->scroll.fixed = p->marks ? 0 : 1;
	edit_scroll(&p->filter, v->cols - 10);
	scroll_settle(&p->scroll, v->rows);
}

/* As large as the whole list asks for, so that filtering moves nothing. */
static void picker_size(struct view *v, int *rows, int *cols)
{
	struct picker_view *p = picker_of(v);
	int widest = 26, n = (int)p->options.n + !p->marks + 3 * (p->options.groups[0] != NULL);
	for (size_t i = 0; i < p->options.n; i++) {
		int cells = draw_width(p->options.list[i].label, strlen(p->options.list[i].label));
		if (*p->options.list[i].hint)
			cells += 3 + draw_width(p->options.list[i].hint, strlen(p->options.list[i].hint));
		widest = cells > widest ? cells : widest;
	}
	widest += p->marks ? 6 : 4;
	widest = widest < PICKER_COLS ? widest : PICKER_COLS;
	n = n < PICKER_ROWS ? n : PICKER_ROWS;
	*cols = widest < *cols ? widest : *cols;
	*rows = n < *rows ? n : *rows;
}

static void picker_title(const struct view *v, struct str *out)
{
	str_add(out, field_label(&picker_of(v)->ref));
}

static void draw_filter(const struct picker_view *p, const struct canvas *c)
{
	struct str count = STR_INIT;
	str_addf(&count, "%zu/%zu", p->n_shown, p->options.n);
	int cells = p->view.cols - (int)count.length - 3;
	bool empty = !p->filter.text.length;
	draw_text(c, 0, 0, 1, "", LOOK_PLAIN);
	if (empty)
		draw_text(c, 0, 1, cells, _("type to search"), LOOK_QUIET);
	else
		edit_draw(&p->filter, c, 0, 1, cells, LOOK_STRONG);
	draw_text(c, 0, 1 + cells, 1, "", LOOK_PLAIN);
	draw_text(c, 0, 2 + cells, p->view.cols - 2 - cells, count.text, LOOK_QUIET);
	str_free(&count);
}

static void picker_draw_row(const struct view *v, const struct canvas *c, int row)
{
	const struct picker_view *p = picker_of(v);
	if (row < p->scroll.fixed)
		draw_filter(p, c);
	else if (row == p->scroll.fixed && !p->n_shown)
		draw_text(c, row, 0, v->cols, _("  nothing matches"), LOOK_PLAIN);
	else
		scroll_draw_row(&p->scroll, v, c, row);
}

/* Closes the picker, then tells what was picked, which may open another pop-up. */
static unsigned hand_over(struct picker_view *p)
{
	struct app *app = p->view.app;
	void (*then)(struct app *app, const struct option *option) = p->then;
	size_t at = p->shown[p->scroll.item];
	struct options kept = p->options;
	p->options = (struct options)OPTIONS_INIT;
	p->n_shown = 0;
	app_close(app);
	then(app, &kept.list[at]);
	options_free(&kept);
	return VIEW_CHANGED;
}

static unsigned pick(struct picker_view *p)
{
	struct view *v = &p->view;
	if (p->marks) {
		app_close(v->app);
		return VIEW_CHANGED;
	}
	if (!p->n_shown) {
		app_say(v->app, N_("Nothing matches; Esc clears what was typed."));
		return VIEW_HANDLED;
	}
	if (!session_may_edit(v->app->session))
		return VIEW_HANDLED;
	if (p->then)
		return hand_over(p);
	struct app *app = v->app;
	session_choose(app->session, &p->ref, &p->options.list[p->shown[p->scroll.item]]);
	app_close(app);
	form_field_done(app->body);
	return VIEW_CHANGED;
}

static unsigned mark(struct picker_view *p)
{
	const struct option *o = &p->options.list[p->shown[p->scroll.item]];
	session_set_option(p->view.app->session, &p->ref, o, !o->chosen);
	refill(p);
	return VIEW_CHANGED;
}

static unsigned typed(struct picker_view *p, enum command command, const struct input *input)
{
	enum edit_result r = edit_line(&p->filter, command, input->text);
	if (r == EDIT_IGNORED)
		return VIEW_IGNORED;
	edit_scroll(&p->filter, p->view.cols - 10);
	if (r != EDIT_CHANGED) {
		view_touch(&p->view, 0);
		return r == EDIT_AT_EDGE ? VIEW_DEAD : VIEW_HANDLED;
	}
	apply_filter(p);
	p->scroll.item = p->scroll.first = 0;
	return VIEW_CHANGED;
}

static unsigned picker_act(struct view *v, enum command command, const struct input *input)
{
	struct picker_view *p = picker_of(v);
	free(p->wanted);
	p->wanted = NULL;
	if (command == CMD_CHOOSE)
		return pick(p);
	if (p->marks && command == CMD_TOGGLE)
		return mark(p);
	unsigned bits = p->n_shown ? scroll_act(&p->scroll, v, command) : VIEW_IGNORED;
	if (bits || p->marks)
		return bits;
	return typed(p, command, input);
}

static void picker_cursor(const struct view *v, int *row, int *col)
{
	const struct picker_view *p = picker_of(v);
	if (!p->marks && (p->filter.text.length || !p->n_shown)) {
		*row = 0;
		*col = 1 + draw_width(p->filter.text.text + p->filter.left, p->filter.at - p->filter.left);
		return;
	}
	scroll_cursor(&p->scroll, v, row, col);
}

static bool picker_takes_text(const struct view *v)
{
	return !picker_of(v)->marks;
}

static void picker_help(const struct view *v, struct str *out)
{
	const struct picker_view *p = picker_of(v);
	struct session *s = v->app->session;
	field_help(out, &p->ref, s->call, s->lot);
	if (!p->marks)
		str_add(out, _("\nType parts of the name, in any order and without accents; names in "
		               "English and codes are found too. Esc clears what was typed, then closes."));
}

/* Esc clears the filter first: true if it did. */
bool picker_clear(struct view *v)
{
	struct picker_view *p = picker_of(v);
	if (p->marks || !p->filter.text.length)
		return false;
	edit_set(&p->filter, "");
	apply_filter(p);
	p->scroll.item = p->scroll.first = 0;
	view_resize(v, v->rows, v->cols);
	return true;
}

/* Another order, other matches: the focus stays on the same option, or comes back to it with
 * the language in which it matches. */
static void picker_relabel(struct view *v)
{
	struct picker_view *p = picker_of(v);
	if (!p->wanted && p->n_shown)
		p->wanted = xstrdup(p->options.list[p->shown[p->scroll.item]].id);
	refill(p);
	apply_filter(p);
	p->scroll.item = 0;
	for (size_t i = 0; p->wanted && i < p->n_shown; i++)
		if (!strcmp(p->options.list[p->shown[i]].id, p->wanted))
			p->scroll.item = (int)i;
}

static const struct view_ops pick_ops = {
	.keymap = KEYMAP_PICKER,
	.free = picker_free,
	.layout = picker_layout,
	.draw_row = picker_draw_row,
	.act = picker_act,
	.cursor = picker_cursor,
	.takes_text = picker_takes_text,
	.help = picker_help,
	.size = picker_size,
	.title = picker_title,
	.relabel = picker_relabel,
	.let_go = picker_clear,
};

static const struct view_ops marks_ops = {
	.keymap = KEYMAP_MARKS,
	.free = picker_free,
	.layout = picker_layout,
	.draw_row = picker_draw_row,
	.act = picker_act,
	.cursor = picker_cursor,
	.takes_text = picker_takes_text,
	.help = picker_help,
	.size = picker_size,
	.title = picker_title,
	.relabel = picker_relabel,
};

struct view *picker_new(struct app *app, const struct field_ref *ref, const char *text)
{
	struct picker_view *p = xcalloc(1, sizeof *p);
	p->marks = ref->field->kind == FIELD_SOME;
	view_init(&p->view, p->marks ? &marks_ops : &pick_ops, app);
	p->view.scroll = &p->scroll;
	p->view.edit = &p->filter;
	p->ref = *ref;
	p->filter.text = (struct str)STR_INIT;
	refill(p);
	p->shown = xcalloc(p->options.n, sizeof *p->shown);
	edit_set(&p->filter, text);
	apply_filter(p);
	for (size_t i = 0; i < p->n_shown && !p->scroll.item; i++)
		if (p->options.list[p->shown[i]].chosen && !p->marks)
			p->scroll.item = (int)i;
	return &p->view;
}

struct view *picker_for(struct app *app, const struct field_ref *ref, const char *typed,
                        void (*then)(struct app *app, const struct option *option))
{
	struct view *v = picker_new(app, ref, typed);
	picker_of(v)->then = then;
	picker_of(v)->marks = false;
	v->ops = &pick_ops;
	return v;
}
