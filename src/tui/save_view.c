/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pop-up that asks under which name to save. */
#include "tui/app.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"
#include "tui/edit.h"

struct save_view {
	struct view view;
	struct edit name;
};

static struct save_view *save_of(const struct view *v)
{
	union { const struct view *in; struct save_view *out; } u = { .in = v };
	return u.out;
}

static void save_free(struct view *v)
{
	edit_free(&save_of(v)->name);
	free(save_of(v));
}

static void save_layout(struct view *v)
{
	edit_scroll(&save_of(v)->name, v->cols - 2);
}

static void save_size(struct view *v, int *rows, int *cols)
{
	(void)v;
	*rows = *rows < 3 ? *rows : 3;
	*cols = *cols < 60 ? *cols : 60;
}

static void save_title(const struct view *v, struct str *out)
{
	(void)v;
	str_add(out, _("Save the draft"));
}

static int name_row(const struct view *v)
{
	return v->rows > 2 ? 1 : 0;
}

static void save_draw_row(const struct view *v, const struct canvas *c, int row)
{
	const struct save_view *s = save_of(v);
	if (row == 0 && name_row(v) > 0) {
		draw_text(c, row, 0, 1, "", LOOK_PLAIN);
		draw_text(c, row, 1, v->cols - 1, _("Name of the file:"), LOOK_PLAIN);
	} else if (row == name_row(v)) {
		draw_text(c, row, 0, 1, ">", LOOK_STRONG);
		edit_draw(&s->name, c, row, 1, v->cols - 2, LOOK_STRONG);
		draw_text(c, row, v->cols - 1, 1, "", LOOK_PLAIN);
	} else {
		draw_blank(c, row, 0);
	}
}

static unsigned save(struct save_view *s)
{
	struct app *app = s->view.app;
	if (str_is_blank(s->name.text.text)) {
		app_say(app, N_("A file needs a name."));
		return VIEW_HANDLED;
	}
	char *name = xstrdup(s->name.text.text);
	app_save_to(app, name, false);
	free(name);
	return VIEW_CHANGED;
}

static unsigned add(struct save_view *s, const char *text)
{
	if (!edit_insert(&s->name, EDIT_LINE, text))
		app_say(s->view.app, N_("This cannot be put into the name."));
	edit_scroll(&s->name, s->view.cols - 2);
	view_touch(&s->view, name_row(&s->view));
	return VIEW_HANDLED;
}

static unsigned save_act(struct view *v, enum command command, const struct input *input)
{
	struct save_view *s = save_of(v);
	if (command == CMD_CHOOSE)
		return save(s);
	if (command == CMD_TEXT || command == CMD_PASTE)
		return add(s, input->text);
	switch (edit_command(&s->name, command)) {
	case EDIT_IGNORED:
		return VIEW_IGNORED;
	case EDIT_AT_EDGE:
		return VIEW_DEAD;
	case EDIT_MOVED:
	case EDIT_CHANGED:
		break;
	}
	edit_scroll(&s->name, v->cols - 2);
	view_touch(v, name_row(v));
	return VIEW_HANDLED;
}

/* Puts the cursor there. */
static unsigned save_click(struct view *v, int row, int col)
{
	struct save_view *s = save_of(v);
	const char *shown = s->name.text.text + s->name.left;
	if (row == name_row(v))
		s->name.at = s->name.left + utf8_fit(shown, col > 1 ? col - 1 : 0, NULL);
	return VIEW_HANDLED;
}

static void save_cursor(const struct view *v, int *row, int *col)
{
	const struct save_view *s = save_of(v);
	*row = name_row(v);
	*col = 1 + draw_width(s->name.text.text + s->name.left, s->name.at - s->name.left);
}

static bool save_takes_text(const struct view *v)
{
	(void)v;
	return true;
}

static void save_help(const struct view *v, struct str *out)
{
	(void)v;
	str_add(out, _("The draft is written as a text file that can be mailed, read and judged with "
	               "'konsort check'. Nothing is replaced without asking."));
}

static const struct view_ops save_ops = {
	.keymap = KEYMAP_SAVE,
	.free = save_free,
	.layout = save_layout,
	.draw_row = save_draw_row,
	.act = save_act,
	.click = save_click,
	.cursor = save_cursor,
	.takes_text = save_takes_text,
	.help = save_help,
	.size = save_size,
	.title = save_title,
};

struct view *save_new(struct app *app, const char *path)
{
	struct save_view *s = xcalloc(1, sizeof *s);
	view_init(&s->view, &save_ops, app);
	s->view.edit = &s->name;
	s->name.text = (struct str)STR_INIT;
	edit_set(&s->name, path);
	return &s->view;
}
