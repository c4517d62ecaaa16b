/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pop-up that adds partners: name, country, type and role in one form.  Enter adds, and
 * the next one can be typed at once. */
#include "tui/quick.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/xmem.h"
#include "report/names.h"

enum { QUICK_COLS = 62, QUICK_LEAST_COLS = 44, QUICK_LIST_ROWS = 5 };

struct quick_view *quick_of(const struct view *v)
{
	union { const struct view *in; struct quick_view *out; } u = { .in = v };
	return u.out;
}

struct quick_field *quick_focused(const struct quick_view *q)
{
	return &quick_of(&q->view)->fields[q->at];
}

struct field_ref quick_ref(int field)
{
	static const int keys[QUICK_FIELDS] = {
		[QUICK_NAME] = PARTNER_KEY_NAME, [QUICK_COUNTRY] = PARTNER_KEY_COUNTRY,
		[QUICK_TYPE] = PARTNER_KEY_TYPE, [QUICK_ROLE] = PARTNER_KEY_ROLE,
	};
	return (struct field_ref){ .field = field_of_partner_key(keys[field]), .partner = -1 };
}

static void quick_free(struct view *v)
{
	struct quick_view *q = quick_of(v);
	for (int i = 0; i < QUICK_FIELDS; i++) {
		edit_free(&q->fields[i].edit);
		options_free(&q->fields[i].options);
		free(q->fields[i].shown);
	}
	free(q);
}

/* --- the way through the fields ------------------------------------------------- */

static void focus(struct quick_view *q, int field)
{
	struct quick_field *f = &q->fields[field];
	q->at = field;
	q->view.edit = &f->edit;
	f->before = f->value;
	if (field != QUICK_NAME && !f->options.n)
		quick_fill(q, field);
	if (field != QUICK_NAME && !f->edit.text.length) {
		quick_match(f);
		quick_pick(f, f->value);
	}
	edit_scroll(&f->edit, quick_edit_cells(q, field));
	view_touch_all(&q->view);
}

/* The next field or the one before, round the end; what is not clear holds nobody back who
 * goes back. */
static unsigned go(struct quick_view *q, int by)
{
	struct quick_field *f = quick_focused(q);
	bool clear = q->at == QUICK_NAME || quick_option(f) || str_is_blank(f->edit.text.text);
	if ((clear || by > 0) && !quick_settle(q, q->at))
		return VIEW_HANDLED;
	focus(q, (q->at + by + QUICK_FIELDS) % QUICK_FIELDS);
	return VIEW_HANDLED;
}

/* Above the first option is none of them, and above that the field before. */
static unsigned move_pick(struct quick_view *q, int by)
{
	struct quick_field *f = quick_focused(q);
	if (q->at == QUICK_NAME)
		return by < 0 ? VIEW_DEAD : go(q, 1);
	if (by < 0 && f->pick == NO_PICK)
		return go(q, -1);
	int from = f->pick == NO_PICK && quick_option(f) ? 0 : f->pick, to = from + by;
	if (to >= (int)f->n_shown)
		return VIEW_DEAD;
	int first = quick_list_first(q);
	f->pick = to;
	if (to == NO_PICK)
		f->value = f->meant = 0;
	view_touch(&q->view, q->at);
	for (int row = quick_list_top(q); row < q->view.rows; row++) {
		int at = first + row - quick_list_top(q);
		if (quick_list_first(q) != first || at == from || at == to)
			view_touch(&q->view, row);
	}
	return VIEW_HANDLED;
}

/* --- adding -------------------------------------------------------------------- */

static void make_added(struct app *app, const struct telling *t, struct str *out)
{
	struct str label = STR_INIT;
	(void)app;
	partner_label_of(&label, t->words[0], (size_t)t->numbers[0]);
	/* TRANSLATORS: %1 is "partner 3 (Skole A)". */
	str_fill(out, _("Added: %1."), label.text);
	str_free(&label);
}

static void say_added(struct app *app, const char *name, size_t at)
{
	struct telling t = telling_made(make_added, name, NULL, NULL);
	t.numbers[0] = (long long)at;
	app_tell(app, t);
}

static void empty(struct quick_view *q)
{
	for (int i = 0; i < QUICK_FIELDS; i++) {
		q->fields[i].value = 0;
		q->fields[i].pick = NO_PICK;
		edit_set(&q->fields[i].edit, "");
	}
	focus(q, QUICK_NAME);
}

static void add(struct quick_view *q)
{
	struct app *app = q->view.app;
	struct pasted rows = PASTED_INIT;
	struct pasted_row *row = paste_new_row(&rows);
	paste_set(row, PASTED_NAME, q->fields[QUICK_NAME].edit.text.text);
	row->country = (country)q->fields[QUICK_COUNTRY].value;
	row->type = (int)q->fields[QUICK_TYPE].value;
	if (q->fields[QUICK_ROLE].value) {
		row->role = (int)q->fields[QUICK_ROLE].value;
		row->role_word = WORD_FOUND;
	}
	entry_add(app, &rows, CHANGE_ADD);
	say_added(app, row->text[PASTED_NAME], app->session->draft->n_partners - 1);
	paste_free(&rows);
	empty(q);
}

static unsigned try_to_add(struct quick_view *q)
{
	struct app *app = q->view.app;
	if (!session_may_edit(app->session))   /* since the form was opened */
		return VIEW_HANDLED;
	for (int i = 0; i < QUICK_FIELDS; i++) {
		if (quick_settle(q, i))
			continue;
		focus(q, i);
		return VIEW_HANDLED;
	}
	if (str_is_blank(q->fields[QUICK_NAME].edit.text.text)) {
		focus(q, QUICK_NAME);
		app_say(app, N_("Type the name of the organisation first; Esc closes."));
	} else if (app->session->draft->n_partners >= PASTED_MOST) {
		app_say(app, N_("The wizard takes 10,000 partners at most."));
	} else {
		add(q);
	}
	return VIEW_HANDLED;
}

/* --- typing -------------------------------------------------------------------- */

/* What is typed into the focused field was changed. */
static unsigned typed(struct quick_view *q)
{
	struct quick_field *f = quick_focused(q);
	edit_scroll(&f->edit, quick_edit_cells(q, q->at));
	if (q->at == QUICK_NAME) {
		view_touch(&q->view, QUICK_NAME);
		return VIEW_HANDLED;
	}
	if (f->value)
		f->before = f->value;
	f->value = f->meant = 0;
	quick_match(f);
	view_touch(&q->view, q->at);
	for (int row = QUICK_FIELDS; row < q->view.rows; row++)
		view_touch(&q->view, row);
	return VIEW_HANDLED;
}

static unsigned insert(struct quick_view *q, const char *text, bool paste)
{
	struct app *app = q->view.app;
	struct quick_field *f = quick_focused(q);
	if (paste && q->at == QUICK_NAME && paste_is_rows(text)) {
		app_open(app, paste_new(app, text));
		return VIEW_HANDLED;
	}
	if (!paste && q->at != QUICK_NAME && !f->edit.text.length && !strcmp(text, " "))
		return move_pick(q, 1);
	if (edit_insert(&f->edit, EDIT_LINE, text))
		return typed(q);
	app_say(app, N_("This cannot be put into the text."));
	return VIEW_HANDLED;
}

static unsigned edit_text(struct quick_view *q, enum command command)
{
	struct quick_field *f = quick_focused(q);
	bool chosen = q->at != QUICK_NAME && !f->edit.text.length && (f->value || f->pick != NO_PICK);
	if (chosen && edit_erases(command)) {
		f->value = f->before = 0;
		return typed(q);
	}
	switch (edit_command(&f->edit, command)) {
	case EDIT_IGNORED:
		break;
	case EDIT_AT_EDGE:
		return VIEW_DEAD;
	case EDIT_CHANGED:
		return typed(q);
	case EDIT_MOVED:
		edit_scroll(&f->edit, quick_edit_cells(q, q->at));
		view_touch(&q->view, q->at);
		return VIEW_HANDLED;
	}
	return VIEW_IGNORED;
}

static unsigned quick_act(struct view *v, enum command command, const struct input *input)
{
	struct quick_view *q = quick_of(v);
	/* what is not listed is for the text */
	if (command == CMD_CHOOSE)
		return try_to_add(q);
	if (command == CMD_NEXT_FIELD || command == CMD_PREVIOUS_FIELD)
		return go(q, command == CMD_NEXT_FIELD ? 1 : -1);
	if (command == CMD_UP || command == CMD_DOWN)
		return move_pick(q, command == CMD_UP ? -1 : 1);
	if (command == CMD_TEXT || command == CMD_PASTE)
		return insert(q, input->text, command == CMD_PASTE);
	return edit_text(q, command);
}

/* --- leaving ------------------------------------------------------------------- */

enum { ANSWER_STAY, ANSWER_ADD, ANSWER_LEAVE };

static void half_typed(struct app *app, int answer, const char *subject)
{
	struct view *v = app_focused(app);
	(void)subject;
	if (v->ops->keymap != KEYMAP_QUICK || answer == ANSWER_STAY)
		return;
	if (answer == ANSWER_ADD)
		try_to_add(quick_of(v));
	else
		app_close(app);
}

/* Esc takes back what was typed to find an option, and asks about a partner that has a name
 * and is not added. */
static bool quick_let_go(struct view *v)
{
	static const char *const answers[] = { N_("Go on"), N_("Add it"), N_("Leave it out"), NULL };
	struct quick_view *q = quick_of(v);
	struct quick_field *f = quick_focused(q);
	const char *name = q->fields[QUICK_NAME].edit.text.text;
	if (q->at != QUICK_NAME && f->edit.text.length) {
		edit_set(&f->edit, "");
		typed(q);
		f->value = f->before;
		quick_pick(f, f->value);
		return true;
	}
	if (str_is_blank(name))
		return false;
	app_open(v->app, ask_new(v->app, &(struct ask){
		.title = N_("Add partners"), .answers = answers, .then = half_typed, .subject = "",
		/* TRANSLATORS: %1 is the name of a partner. */
		.text = telling_filled(N_("'%1' is not added yet."), name, "") }));
	return true;
}

/* --- the pop-up ------------------------------------------------------------------ */

static void quick_layout(struct view *v)
{
	struct quick_view *q = quick_of(v);
	edit_scroll(&quick_focused(q)->edit, quick_edit_cells(q, q->at));
}

/* No wider than leaves the conditions in sight. */
static void quick_size(struct view *v, int *rows, int *cols)
{
	int beside = v->app->layout.body_cols - 2, all = QUICK_FIELDS + 1 + QUICK_LIST_ROWS;
	int wanted = beside >= QUICK_LEAST_COLS && beside < QUICK_COLS ? beside : QUICK_COLS;
	*cols = wanted < *cols ? wanted : *cols;
	*rows = all < *rows ? all : *rows;
}

static void quick_title(const struct view *v, struct str *out)
{
	(void)v;
	str_add(out, _("Add partners"));
}

static bool quick_takes_text(const struct view *v)
{
	(void)v;
	return true;
}

static void quick_about(const struct view *v, struct str *out)
{
	struct field_ref ref = quick_ref(quick_of(v)->at);
	str_add(out, field_sentence(&ref));
}

static void quick_help(const struct view *v, struct str *out)
{
	struct field_ref ref = quick_ref(quick_of(v)->at);
	const struct session *s = v->app->session;
	str_add(out, _("Type a name, then Tab; a few letters of the country, then Tab; the same for type "
	               "and role. Enter adds the partner from any field. What is left empty can be filled in "
	               "later; the very first partner is the applicant."));
	str_add(out, "\n");
	str_add(out, _("Rows copied from a spreadsheet can be pasted into the name: they are shown before "
	               "they are added."));
	str_add(out, "\n");
	field_help(out, &ref, s->call, s->lot);
}

/* A click goes to a field or picks an option; on what is picked, it goes on. */
static unsigned quick_click(struct view *v, int row, int col)
{
	struct quick_view *q = quick_of(v);
	struct quick_field *f = quick_focused(q);
	int option = quick_list_first(q) + row - quick_list_top(q);
	(void)col;
	if (row < QUICK_FIELDS) {
		if (row != q->at && quick_settle(q, q->at))
			focus(q, row);
	} else if (row >= quick_list_top(q) && q->at != QUICK_NAME && option < (int)f->n_shown) {
		if (option == f->pick)
			return go(q, 1);
		f->pick = option;
		view_touch_all(v);
	}
	return VIEW_HANDLED;
}

static const struct view_ops quick_ops = {
	.keymap = KEYMAP_QUICK,
	.free = quick_free,
	.layout = quick_layout,
	.draw_row = quick_draw_row,
	.act = quick_act,
	.cursor = quick_cursor,
	.takes_text = quick_takes_text,
	.about = quick_about,
	.help = quick_help,
	.size = quick_size,
	.title = quick_title,
	.relabel = quick_relabel,
	.let_go = quick_let_go,
	.click = quick_click,
};

struct view *quick_new(struct app *app, country in, int type)
{
	struct quick_view *q = xcalloc(1, sizeof *q);
	view_init(&q->view, &quick_ops, app);
	for (int i = 0; i < QUICK_FIELDS; i++) {
		q->fields[i].edit.text = (struct str)STR_INIT;
		q->fields[i].pick = NO_PICK;
	}
	q->fields[QUICK_COUNTRY].value = in;
	q->fields[QUICK_TYPE].value = type;
	q->view.edit = &q->fields[QUICK_NAME].edit;
	return &q->view;
}
