/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form: the fields of a step or of a partner.  Whatever is typed is in the draft
 * before the next key. */
#include "tui/form.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"

enum { FILTER_CELLS = 40 };   /* of a paste that looks for one of a list */

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

bool form_has_lines(const struct form_field *field)
{
	return field->kind == FIELD_LONG && field->ref.field->wide;
}

static void form_free(struct view *v)
{
	struct form_view *f = form_of(v);
	if (f->partner < 0)
		v->app->focus[f->step] = f->stop;
	session_pause(v->app->session);
	form_tell_unused(f);
	for (size_t i = 0; i < f->n_fields; i++) {
		options_free(&f->fields[i].options);
		wrap_free(&f->fields[i].wrapped);
		free(f->fields[i].wrong);
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

/* --- choosing -------------------------------------------------------------------- */

static void set_chosen(struct form_view *f, const struct form_field *field)
{
	struct session *s = f->view.app->session;
	if (field->kind == FIELD_YES) {
		bool yes = draft_number(s->draft, field_spot(&field->ref)) != 0;
		session_set_number(s, &field->ref, !yes);
	} else {
		const struct option *o = &field->options.list[form_stop(f)->part];
		session_set_option(s, &field->ref, o, !o->chosen);
	}
}

/* Each mark is undone by itself. */
static unsigned toggle(struct form_view *f, const struct form_field *field)
{
	session_pause(f->view.app->session);
	set_chosen(f, field);
	session_pause(f->view.app->session);
	if (field->kind != FIELD_YES)
		return VIEW_CHANGED;
	form_touch_stop(f, f->stop);
	return VIEW_HANDLED;
}

static unsigned clear_choice(struct form_view *f, const struct form_field *field)
{
	session_pause(f->view.app->session);
	struct spot spot = field_spot(&field->ref);
	enum key_kind kind = spot_key(spot)->kind;
	if (kind == KEY_SECTOR)
		session_set_text(f->view.app->session, &field->ref, "");
	else
		session_set_number(f->view.app->session, &field->ref, kind == KEY_NUMBER ? -1 : 0);
	session_pause(f->view.app->session);
	form_touch_stop(f, f->stop);
	return VIEW_HANDLED;
}

/* True if an option begins with this digit. */
static bool begins_option(struct form_view *f, const struct form_field *field, char digit)
{
	struct options options = { 0 };
	struct options_about about = session_about(f->view.app->session);
	bool any = false;
	options_fill(&options, &about, &field->ref);
	for (size_t i = 0; i < options.n; i++)
		any |= *options.list[i].label == digit;
	options_free(&options);
	return any;
}

/* What is typed where one of a list is chosen: letters look for it, and so do digits where any
 * begins with them; all else is a command, as where nothing is typed. */
static unsigned look_for(struct form_view *f, const struct form_field *field,
                         const struct input *input)
{
	struct app *app = f->view.app;
	struct str words = STR_INIT, typed = STR_INIT;
	str_add_bytes(&typed, input->text, strcspn(input->text, "\r\n\t"));
	str_cut(&typed, utf8_fit(typed.text, FILTER_CELLS, NULL));
	utf8_fold_words(&words, typed.text);
	bool digit = *words.text >= '0' && *words.text <= '9';
	bool blank = input->key == ' ', paste = input->key == K_NONE;
	bool looks = blank || (words.length && (!digit || paste || begins_option(f, field, *words.text)));
	if (looks)
		app_open(app, picker_new(app, &field->ref, blank ? "" : typed.text));
	str_free(&words);
	str_free(&typed);
	if (looks || paste)
		return looks ? VIEW_HANDLED : VIEW_IGNORED;
	/* the form may be gone after this */
	return app_act(app, keymap_find(KEYMAP_GLOBAL, input->key, false), input->key);
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
		if (!session_may_edit(app->session))
			break;
		app->focus[STEP_PARTNERS] = (int)session_add_partner(app->session);
		app_open_body(app);
		break;
	}
	return VIEW_HANDLED;
}

/* True on what is marked, or said yes to. */
static bool is_marked(const struct form_view *f, const struct form_field *field)
{
	if (field->kind == FIELD_YES)
		return draft_number(f->view.app->session->draft, field_spot(&field->ref)) != 0;
	return field->in_place && field->options.list[form_stop(f)->part].chosen;
}

unsigned form_toggle(struct form_view *f)
{
	const struct form_field *field = form_focused(f);
	if (field && (field->kind == FIELD_YES || field->in_place))
		return toggle(f, field);
	return form_choose(f);
}

unsigned form_choose(struct form_view *f)
{
	struct form_field *field = form_focused(f);
	if (!field)
		return press(f);
	if (form_has_lines(field))
		return form_insert(f, field, "\n");
	if (form_is_typed(field))
		return form_focus(f, f->stop + 1);
	if (is_marked(f, field))   /* Enter takes nothing away */
		return form_focus_field(f, 1);
	if (field->kind == FIELD_YES || field->in_place)
		return toggle(f, field);
	app_open(f->view.app, picker_new(f->view.app, &field->ref, ""));
	return VIEW_HANDLED;
}

static unsigned act_on_text(struct form_view *f, struct form_field *field,
                            enum command command, const struct input *input)
{
	if (command == CMD_TEXT)
		return form_insert(f, field, input->text);
	return command == CMD_PASTE ? form_paste(f, field, input->text) : form_edit(f, field, command);
}

/* A command that is for the field and not for the way through the form. */
static unsigned act_on_field(struct form_view *f, struct form_field *field,
                             enum command command, const struct input *input)
{
	if (field && form_is_typed(field))
		return act_on_text(f, field, command, input);
	if (!field || field->kind != FIELD_ONE)
		return VIEW_IGNORED;
	if (command == CMD_TEXT || command == CMD_PASTE)
		return look_for(f, field, input);
	bool erase_it = command == CMD_ERASE || command == CMD_ERASE_BACK || command == CMD_ERASE_LINE;
	return erase_it ? clear_choice(f, field) : VIEW_IGNORED;
}

/* Up and down, through a long text first. */
static unsigned go_line(struct form_view *f, int by)
{
	return form_move_line(f, by) ? VIEW_HANDLED : form_focus(f, f->stop + by);
}

static unsigned go_page(struct form_view *f, int direction)
{
	return form_move_lines(f, direction) ? VIEW_HANDLED : form_focus_page(f, direction);
}

static unsigned form_act(struct view *v, enum command command, const struct input *input)
{
	struct form_view *f = form_of(v);
	/* what is not listed is for the field */
	if (command == CMD_CHOOSE || command == CMD_TOGGLE)
		return command == CMD_CHOOSE ? form_choose(f) : form_toggle(f);
	if (command == CMD_NEXT_FIELD)
		return form_focus_field(f, 1);
	if (command == CMD_PREVIOUS_FIELD)
		return form_focus_field(f, -1);
	if (command == CMD_PAGE_UP || command == CMD_PAGE_DOWN)
		return go_page(f, command == CMD_PAGE_UP ? -1 : 1);
	if (command == CMD_UP || command == CMD_DOWN)
		return go_line(f, command == CMD_UP ? -1 : 1);
	return act_on_field(f, form_focused(f), command, input);
}

static bool form_takes_text(const struct view *v)
{
	const struct form_field *field = form_focused(form_of(v));
	return field && (form_is_typed(field) || field->kind == FIELD_ONE);
}

/* In a text of several lines Enter begins a new one; from others, and from what is marked, it only
 * goes on, as Tab does. */
static bool form_offers(const struct view *v, enum command command)
{
	const struct form_view *f = form_of(v);
	const struct form_field *field = form_focused(f);
	if (command == CMD_NEW_LINE)
		return field && form_has_lines(field);
	return command != CMD_CHOOSE || !field || !(form_is_typed(field) || is_marked(f, field));
}

static struct spot form_focus_spot(const struct view *v)
{
	const struct form_field *field = form_focused(form_of(v));
	return field ? field_spot(&field->ref) :
	               (struct spot){ .partner = form_of(v)->partner, .key = -1 };
}

static void form_about(const struct view *v, struct str *out)
{
	const struct form_view *f = form_of(v);
	const struct form_field *field = form_focused(f);
	if (field && field->wrong)
		field_fault(&field->ref, f->edit.text.text, out);
	else if (field && field->ref.rule)
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
	.spot = form_focus_spot,
	.about = form_about,
	.help = form_help,
	.click = form_click,
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
	form_enter(f);
	return &f->view;
}
