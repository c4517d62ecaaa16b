/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typing into the fields of a form. */
#include "tui/form.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/xmem.h"

/* The long text has another number of lines, or not: lays out what is needed. */
static unsigned rewrap(struct form_view *f, struct form_field *field)
{
	int rows = form_long_rows(f, field);
	wrap_change(&field->wrapped, f->edit.text.text, form_text_cells(f, field) - 1,
	            f->edit.change.at, f->edit.change.before, f->edit.change.now);
	if (form_long_rows(f, field) != rows)
		return VIEW_CHANGED;
	form_touch_stop(f, f->stop);
	form_show(f);
	return VIEW_HANDLED;
}

/* A number is in the draft only while it can be used; else what was there before. */
static void commit_number(struct form_view *f, struct form_field *field)
{
	int64_t value = f->number;
	bool good = field_number(&field->ref, f->edit.text.text, &value);
	session_set_number(f->view.app->session, &field->ref, value);
	if (!field->wrong)   /* never wrong while it is typed for the first time */
		return;
	free(field->wrong);
	field->wrong = good ? NULL : xstrdup(f->edit.text.text);
}

const char *form_kept(const char *typed)
{
	return typed[strspn(typed, " \n")] ? typed : "";
}

/* Puts the edit into the draft. */
static unsigned commit(struct form_view *f, struct form_field *field)
{
	if (field->kind == FIELD_NUMBER)
		commit_number(f, field);
	else
		session_set_text(f->view.app->session, &field->ref, form_kept(f->edit.text.text));
	if (field->kind == FIELD_LONG)
		return rewrap(f, field);
	form_touch_stop(f, f->stop);
	form_show(f);
	return VIEW_HANDLED;
}

static void make_full(struct app *app, const struct telling *t, struct str *out)
{
	char most[LANG_NUMBER_SIZE];
	(void)app;
	(void)t;
	/* TRANSLATORS: %1 is a number (6 cells); at most 70 cells. */
	str_fill(out, _("Not added: a text can have about %1 letters at most."),
	         lang_number(most, FIELD_BYTES_MOST));
}

unsigned form_insert(struct form_view *f, struct form_field *field, const char *text)
{
	enum edit_kind kind = form_has_lines(field) ? EDIT_LONG : EDIT_LINE;
	if (!session_may_edit(f->view.app->session))   /* nothing is shown that the draft has not got */
		return VIEW_HANDLED;
	if (edit_insert(&f->edit, kind, text))
		return commit(f, field);
	if (edit_is_full(&f->edit, kind, text))
		app_tell(f->view.app, telling_made(make_full, NULL, NULL, NULL));
	else
		app_say(f->view.app, N_("This cannot be put into the text."));
	return VIEW_HANDLED;
}

unsigned form_paste(struct form_view *f, struct form_field *field, const char *text)
{
	session_pause(f->view.app->session);
	unsigned bits = form_insert(f, field, text);
	session_pause(f->view.app->session);
	return bits;
}

static enum edit_result apply(struct form_view *f, struct form_field *field, enum command command)
{
	bool in_line = command == CMD_LINE_START || command == CMD_LINE_END;
	if (field->kind == FIELD_LONG && in_line)
		return edit_move_in_line(&f->edit, &field->wrapped, command == CMD_LINE_END);
	return edit_command(&f->edit, command);
}

unsigned form_edit(struct form_view *f, struct form_field *field, enum command command)
{
	unsigned bits = VIEW_IGNORED;
	if (edit_erases(command) && !session_may_edit(f->view.app->session))
		return VIEW_HANDLED;
	if (command == CMD_ERASE_LINE)
		session_pause(f->view.app->session);
	switch (apply(f, field, command)) {
	case EDIT_IGNORED:
		break;
	case EDIT_AT_EDGE:
		bits = VIEW_DEAD;
		break;
	case EDIT_CHANGED:
		bits = commit(f, field);
		break;
	case EDIT_MOVED:
		form_show(f);
		form_touch_stop(f, f->stop);
		bits = VIEW_HANDLED;
		break;
	}
	if (command == CMD_ERASE_LINE)
		session_pause(f->view.app->session);
	return bits;
}
