/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form: the fields of a step or of a partner.  Whatever is typed is in the draft
 * before the next key. */
#include "tui/form.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/xmem.h"

struct form_view *form_of(const struct view *v)
{
	union { const struct view *in; struct form_view *out; } u = { .in = v };
	return u.out;
}

const struct form_stop *form_stop(const struct form_view *f)
{
	return &f->stops[f->stop];
}

struct form_field *form_focused(const struct form_view *f)
{
	int field = f->n_stops ? f->stops[f->stop].field : -1;
	return field >= 0 ? &f->fields[field] : NULL;
}

bool form_is_typed(const struct form_field *field)
{
	return field->kind == FIELD_TEXT || field->kind == FIELD_LONG || field->kind == FIELD_NUMBER;
}

static void form_free(struct view *v)
{
	struct form_view *f = form_of(v);
	if (f->partner < 0)
		v->app->focus[f->step] = f->stop;
	for (size_t i = 0; i < f->n_fields; i++) {
		options_free(&f->fields[i].options);
		wrap_free(&f->fields[i].wrapped);
	}
	free(f->fields);
	free(f->rows);
	free(f->stops);
	wrap_free(&f->sentence);
	edit_free(&f->edit);
	free(f);
}

void form_field_done(struct view *v)
{
	if (v->ops->keymap == KEYMAP_FORM)
		form_focus(form_of(v), form_of(v)->stop + 1);
}

/* --- typing ---------------------------------------------------------------------- */

/* The long text has another number of lines, or not: lays out what is needed. */
static unsigned rewrap(struct form_view *f, struct form_field *field)
{
	int before = form_long_rows(field);
	wrap_text(&field->wrapped, f->edit.text.text, form_text_cells(f, field) - 1);
	if (form_long_rows(field) != before)
		return VIEW_CHANGED;
	form_touch_stop(f, f->stop);
	form_show(f);
	return VIEW_HANDLED;
}

static bool number_fits(const struct form_field *field, const char *digits, int64_t *value)
{
	const struct key *key = spot_key(field_spot(&field->ref));
	*value = *digits ? 0 : -1;
	for (; *digits; digits++) {
		*value = *value * 10 + (*digits - '0');
		if (*value > key->most)
			return false;
	}
	return *value < 0 || *value >= key->least;
}

static void make_bounds(struct app *app, const struct telling *t, struct str *out)
{
	char least[LANG_NUMBER_SIZE], most[LANG_NUMBER_SIZE];
	(void)app;
	lang_number(least, t->numbers[0]);
	lang_number(most, t->numbers[1]);
	/* TRANSLATORS: %1 and %2 are numbers. */
	str_fill(out, _("A whole number from %1 to %2."), least, most);
}

static void say_bounds(struct form_view *f, const struct form_field *field)
{
	const struct key *key = spot_key(field_spot(&field->ref));
	struct telling t = telling_made(make_bounds, NULL, NULL, NULL);
	t.numbers[0] = key->least;
	t.numbers[1] = key->most;
	app_tell(f->view.app, t);
}

/* Puts the edit into the draft. */
static unsigned commit(struct form_view *f, struct form_field *field)
{
	struct session *s = f->view.app->session;
	int64_t value;
	if (field->kind != FIELD_NUMBER) {
		session_set_text(s, &field->ref, f->edit.text.text);
	} else if (number_fits(field, f->edit.text.text, &value)) {
		session_set_number(s, &field->ref, value);
	} else {
		say_bounds(f, field);
		form_load(f);
	}
	if (field->kind == FIELD_LONG)
		return rewrap(f, field);
	form_touch_stop(f, f->stop);
	form_show(f);
	return VIEW_HANDLED;
}

static unsigned insert(struct form_view *f, struct form_field *field, const char *text)
{
	enum edit_kind kind = field->kind == FIELD_NUMBER ? EDIT_DIGITS :
		field->kind == FIELD_LONG ? EDIT_LONG : EDIT_LINE;
	if (edit_insert(&f->edit, kind, text))
		return commit(f, field);
	if (kind == EDIT_DIGITS)
		say_bounds(f, field);
	else
		app_say(f->view.app, N_("This cannot be put into the text."));
	return VIEW_HANDLED;
}

static unsigned edit(struct form_view *f, struct form_field *field, enum command command)
{
	switch (edit_command(&f->edit, command)) {
	case EDIT_IGNORED:
		break;
	case EDIT_AT_EDGE:
		return VIEW_DEAD;
	case EDIT_CHANGED:
		return commit(f, field);
	case EDIT_MOVED:
		form_show(f);
		form_touch_stop(f, f->stop);
		return VIEW_HANDLED;
	}
	return VIEW_IGNORED;
}

/* --- choosing -------------------------------------------------------------------- */

static unsigned toggle(struct form_view *f, struct form_field *field)
{
	struct session *s = f->view.app->session;
	if (field->kind == FIELD_YES) {
		bool yes = draft_number(s->draft, field_spot(&field->ref)) != 0;
		session_set_number(s, &field->ref, !yes);
		form_touch_stop(f, f->stop);
		return VIEW_HANDLED;
	}
	const struct option *o = &field->options.list[form_stop(f)->part];
	session_set_option(s, &field->ref, o, !o->chosen);
	return VIEW_CHANGED;
}

static unsigned clear_choice(struct form_view *f, struct form_field *field)
{
	struct spot spot = field_spot(&field->ref);
	enum key_kind kind = spot_key(spot)->kind;
	if (kind == KEY_SECTOR)
		session_set_text(f->view.app->session, &field->ref, "");
	else
		session_set_number(f->view.app->session, &field->ref, kind == KEY_NUMBER ? -1 : 0);
	form_touch_stop(f, f->stop);
	return VIEW_HANDLED;
}

static unsigned open_picker(struct form_view *f, struct form_field *field, const char *typed)
{
	app_open(f->view.app, picker_new(f->view.app, &field->ref, typed));
	return VIEW_HANDLED;
}

static unsigned press(struct form_view *f)
{
	struct app *app = f->view.app;
	switch ((enum form_button)form_stop(f)->part) {
	case BUTTON_NEXT:
		return VIEW_NEXT;
	case BUTTON_DONE:
		return VIEW_BACK;
	case BUTTON_ANOTHER:
		app->focus[STEP_PARTNERS] = (int)session_add_partner(app->session);
		app_open_body(app);
		break;
	}
	return VIEW_HANDLED;
}

static unsigned choose(struct form_view *f, struct form_field *field)
{
	if (!field)
		return press(f);
	if (form_is_typed(field))
		return form_focus(f, f->stop + 1);
	if (field->kind == FIELD_YES || field->in_place)
		return toggle(f, field);
	return open_picker(f, field, "");
}

/* A command that is for the field and not for the way through the form. */
static unsigned act_on_field(struct form_view *f, struct form_field *field,
                             enum command command, const struct input *input)
{
	bool text = command == CMD_TEXT || command == CMD_PASTE;
	if (!field)
		return VIEW_IGNORED;
	if (form_is_typed(field))
		return text ? insert(f, field, input->text) : edit(f, field, command);
	if (text && field->kind == FIELD_ONE)
		return open_picker(f, field, strcmp(input->text, " ") ? input->text : "");
	bool erase_it = command == CMD_ERASE || command == CMD_ERASE_BACK || command == CMD_ERASE_LINE;
	return erase_it && field->kind == FIELD_ONE ? clear_choice(f, field) : VIEW_IGNORED;
}

static unsigned form_act(struct view *v, enum command command, const struct input *input)
{
	struct form_view *f = form_of(v);
	struct form_field *field = form_focused(f);
	/* what is not listed is for the field */
	if (command == CMD_CHOOSE || command == CMD_TOGGLE)
		return choose(f, field);
	if (command == CMD_NEXT_FIELD)
		return form_focus_field(f, 1);
	if (command == CMD_PREVIOUS_FIELD)
		return form_focus_field(f, -1);
	if (command == CMD_PAGE_UP || command == CMD_PAGE_DOWN)
		return form_focus_page(f, command == CMD_PAGE_UP ? -1 : 1);
	if (command == CMD_UP || command == CMD_DOWN) {
		int by = command == CMD_UP ? -1 : 1;
		return form_move_line(f, by) ? VIEW_HANDLED : form_focus(f, f->stop + by);
	}
	return act_on_field(f, field, command, input);
}

static bool form_takes_text(const struct view *v)
{
	const struct form_field *field = form_focused(form_of(v));
	return field && (form_is_typed(field) || field->kind == FIELD_ONE);
}

/* Enter only goes on from a text, as Tab does. */
static bool form_offers(const struct view *v, enum command command)
{
	const struct form_field *field = form_focused(form_of(v));
	return command != CMD_CHOOSE || !field || !form_is_typed(field);
}

static void form_about(const struct view *v, struct str *out)
{
	const struct form_field *field = form_focused(form_of(v));
	if (field && field->ref.rule)
		str_add(out, _(field->ref.rule->text));
	else if (field)
		str_add(out, field_sentence(&field->ref));
}

static void form_help(const struct view *v, struct str *out)
{
	const struct form_field *field = form_focused(form_of(v));
	const struct session *s = v->app->session;
	if (field)
		field_help(out, &field->ref, s->call, s->lot);
	else
		str_add(out, _(step_rows[s->step].help));
}

static const struct view_ops form_ops = {
	.keymap = KEYMAP_FORM,
	.free = form_free,
	.layout = form_layout,
	.draw_row = form_draw_row,
	.act = form_act,
	.cursor = form_cursor,
	.takes_text = form_takes_text,
	.offers = form_offers,
	.about = form_about,
	.help = form_help,
	.place = form_place,
	.put = form_put,
};

/* --- making ---------------------------------------------------------------------- */

static void take_fields(struct form_view *f)
{
	struct session *s = f->view.app->session;
	struct field_list list = FIELD_LIST_INIT;
	field_list_fill(&list, f->step, f->partner, s->call, s->lot);
	f->fields = xcalloc(list.n, sizeof *f->fields);
	f->n_fields = list.n;
	for (size_t i = 0; i < list.n; i++) {
		f->fields[i].ref = list.refs[i];
		f->fields[i].kind = field_kind(&list.refs[i], s->lot);
		f->fields[i].in_place = f->fields[i].kind == FIELD_SOME &&
			list.refs[i].field->source == FROM_LIST;
	}
	field_list_free(&list);
}

/* Puts the focus where session_go() wants it. */
static void take_focus(struct form_view *f)
{
	struct session *s = f->view.app->session;
	for (size_t i = 0; s->has_focus && i < f->n_stops; i++) {
		const struct form_stop *stop = &f->stops[i];
		const struct field_ref *ref = stop->field >= 0 ? &f->fields[stop->field].ref : NULL;
		if (!ref || stop->part || ref->field->key != s->focus.key)
			continue;
		if (s->focus.statement && ref->rule && strcmp(ref->rule->key, s->focus.statement) != 0)
			continue;
		f->stop = (int)i;
		break;
	}
	s->has_focus = false;
}

struct view *form_new(struct app *app, enum step step, int partner)
{
	struct form_view *f = xcalloc(1, sizeof *f);
	view_init(&f->view, &form_ops, app);
	f->step = step;
	f->partner = partner;
	f->view.edit = &f->edit;
	f->edit.text = (struct str)STR_INIT;
	take_fields(f);
	f->view.cols = app->layout.body_cols;
	f->view.rows = app->layout.body_rows;
	view_resize(&f->view, f->view.rows, f->view.cols);
	f->stop = partner < 0 ? app->focus[step] : 0;
	if (f->stop >= (int)f->n_stops)
		f->stop = 0;
	take_focus(f);
	form_load(f);
	return &f->view;
}
