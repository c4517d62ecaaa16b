/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pop-up that asks which file to open: a name that is typed, and below it the drafts and
 * directories where it leads, as far as they have the words typed so far. */
#include "tui/app.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"
#include "report/diag_text.h"
#include "tui/edit.h"

enum { FILE_ROWS = 16, FILE_COLS = 66, HEAD_ROWS = 2 };

struct file_view {
	struct view view;
	struct edit name;
	struct str directory;    /* whose names are listed: what was typed up to the last '/' */
	struct id_list names;    /* those in it, and "../" */
	const char **shown;      /* those that match, of NAMES */
	size_t n_shown;
	struct diags trouble;    /* why there are none */
	struct scroll scroll;
};

static struct file_view *file_of(const struct view *v)
{
	union { const struct view *in; struct file_view *out; } u = { .in = v };
	return u.out;
}

static void forget_names(struct file_view *f)
{
	id_list_free(&f->names);
	f->names = (struct id_list){ .ids = NULL };
	free(f->shown);
	f->shown = NULL;
	f->n_shown = 0;
	diags_free(&f->trouble);
	diags_init(&f->trouble, "");
}

static void file_free(struct view *v)
{
	struct file_view *f = file_of(v);
	forget_names(f);
	diags_free(&f->trouble);
	edit_free(&f->name);
	str_free(&f->directory);
	scroll_free(&f->scroll);
	free(f);
}

/* --- names ------------------------------------------------------------------------ */

/* TYPED as a path: a "~/" at its start is the home directory. */
static void add_path(struct str *out, const char *typed)
{
	const char *home = getenv("HOME");
	if (typed[0] == '~' && typed[1] == '/' && home && *home == '/') {
		str_add(out, home);
		typed++;
	}
	str_add(out, typed);
}

/* The part of what was typed that is no directory. */
static const char *last_part(const char *typed)
{
	const char *slash = strrchr(typed, '/');
	return slash ? slash + 1 : typed;
}

static void list_names(struct file_view *f)
{
	const struct host *host = f->view.app->host;
	struct str path = STR_INIT;
	forget_names(f);
	add_path(&path, f->directory.text);
	if (host->drafts_in &&
	    host->drafts_in(host->context, path.text, &f->names, &f->trouble) &&
	    strcmp(path.text, "/") != 0)
		id_list_add(&f->names, "../");
	f->shown = xcalloc(f->names.n + 1, sizeof *f->shown);
	str_free(&path);
}

/* How well NAME goes with what was typed, folded: 0 not at all, 2 it begins with it. */
static int match(const char *name, const char *typed)
{
	struct str folded = STR_INIT;
	utf8_fold_words(&folded, name);
	bool begins = strncmp(folded.text, typed, strlen(typed)) == 0, has = true;
	for (const char *s = typed; has && *s; s += strspn(s, " ")) {
		char *word = xstrndup(s, strcspn(s, " "));
		has = strstr(folded.text, word) != NULL;
		s += strlen(word);
		free(word);
	}
	str_free(&folded);
	return begins ? 2 : has;
}

/* Which names go with what was typed: those first that begin with it. */
static void narrow(struct file_view *f)
{
	struct str typed = STR_INIT;
	utf8_fold_words(&typed, last_part(f->name.text.text));
	f->n_shown = 0;
	for (int best = 2; best > 0; best--)
		for (size_t i = 0; i < f->names.n; i++)
			if (match(f->names.ids[i], typed.text) == best)
				f->shown[f->n_shown++] = f->names.ids[i];
	f->scroll.item = f->scroll.first = 0;
	str_free(&typed);
}

/* What was typed is another text: another directory perhaps, and other names. */
static void look(struct file_view *f)
{
	const char *typed = f->name.text.text;
	size_t n = (size_t)(last_part(typed) - typed);
	if (n != f->directory.length || memcmp(f->directory.text, typed, n) != 0) {
		str_clear(&f->directory);
		str_add_bytes(&f->directory, typed, n);
		list_names(f);
	}
	narrow(f);
}

/* The name with the focus, "" if there is none. */
static const char *focused_name(const struct file_view *f)
{
	return (size_t)f->scroll.item < f->n_shown ? f->shown[f->scroll.item] : "";
}

/* --- rows ------------------------------------------------------------------------- */

static void add_trouble(struct file_view *f)
{
	struct str text = STR_INIT;
	if (!f->trouble.count)
		/* TRANSLATORS: stands where files are listed. */
		str_add(&text, _("no drafts with such a name here"));
	for (size_t i = 0; i < f->trouble.count; i++) {
		str_add(&text, text.length ? "\n" : "");
		diag_sentence(&text, &f->trouble.list[i]);
	}
	scroll_add_wrapped(&f->scroll, -1, 0, LOOK_QUIET, text.text, f->view.cols);
	str_free(&text);
}

static void file_layout(struct view *v)
{
	struct file_view *f = file_of(v);
	scroll_clear(&f->scroll);
	f->scroll.fixed = v->rows > HEAD_ROWS + 1 ? HEAD_ROWS : 1;
	for (size_t i = 0; i < f->n_shown; i++)
		scroll_add(&f->scroll, (int)i, 0, LOOK_PLAIN, f->shown[i]);
	if (!f->n_shown)
		add_trouble(f);
	edit_scroll(&f->name, v->cols - 2);
	scroll_settle(&f->scroll, v->rows);
}

static void file_size(struct view *v, int *rows, int *cols)
{
	(void)v;
	*rows = *rows < FILE_ROWS ? *rows : FILE_ROWS;
	*cols = *cols < FILE_COLS ? *cols : FILE_COLS;
}

static void file_title(const struct view *v, struct str *out)
{
	(void)v;
	str_add(out, _("Open a draft"));
}

static int name_row(const struct view *v)
{
	return file_of(v)->scroll.fixed - 1;
}

static void file_draw_row(const struct view *v, const struct canvas *c, int row)
{
	const struct file_view *f = file_of(v);
	if (row > name_row(v)) {
		scroll_draw_row(&f->scroll, v, c, row);
	} else if (row == name_row(v)) {
		draw_text(c, row, 0, 1, "", LOOK_PLAIN);
		edit_draw(&f->name, c, row, 1, v->cols - 2, LOOK_STRONG);
		draw_text(c, row, v->cols - 1, 1, "", LOOK_PLAIN);
	} else {
		draw_text(c, row, 0, 1, "", LOOK_PLAIN);
		draw_text(c, row, 1, v->cols - 1, _("Name of the file, or words of it:"), LOOK_PLAIN);
	}
}

static void file_cursor(const struct view *v, int *row, int *col)
{
	const struct file_view *f = file_of(v);
	*row = name_row(v);
	*col = 1 + draw_width(f->name.text.text + f->name.left, f->name.at - f->name.left);
}

/* --- acting ----------------------------------------------------------------------- */

/* The name with the focus takes the place of the words typed. */
static unsigned complete(struct file_view *f)
{
	struct str text = STR_INIT;
	const char *name = focused_name(f);
	if (!*name) {
		app_say(f->view.app, N_("There is nothing to take over."));
		return VIEW_HANDLED;
	}
	str_add(&text, f->directory.text);
	str_add(&text, name);
	edit_set(&f->name, text.text);
	str_free(&text);
	look(f);
	return VIEW_CHANGED;
}

/* Opens the file with the focus, or goes into the directory; a name that is not listed is
 * taken as it was typed. */
static unsigned choose(struct file_view *f)
{
	struct app *app = f->view.app;
	const char *name = focused_name(f);
	size_t n = strlen(name);
	struct str path = STR_INIT;
	if (n && name[n - 1] == '/')
		return complete(f);
	add_path(&path, n ? f->directory.text : f->name.text.text);
	str_add(&path, name);
	if (str_is_blank(path.text))
		app_say(app, N_("A file needs a name."));
	else
		app_leave_draft(app, AFTER_OPEN, path.text);
	str_free(&path);
	return VIEW_HANDLED;
}

static unsigned typed(struct file_view *f, enum command command, const struct input *input)
{
	enum edit_result r = edit_line(&f->name, command, input->text);
	if (r == EDIT_IGNORED || r == EDIT_AT_EDGE)
		return r == EDIT_IGNORED ? VIEW_IGNORED : VIEW_DEAD;
	if (r == EDIT_CHANGED) {
		look(f);
		return VIEW_CHANGED;
	}
	edit_scroll(&f->name, f->view.cols - 2);
	view_touch(&f->view, name_row(&f->view));
	return VIEW_HANDLED;
}

static unsigned file_act(struct view *v, enum command command, const struct input *input)
{
	struct file_view *f = file_of(v);
	if (command == CMD_CHOOSE)
		return choose(f);
	if (command == CMD_NEXT_FIELD)
		return complete(f);
	if (command == CMD_UP || command == CMD_DOWN)
		return scroll_act(&f->scroll, v, command);
	return typed(f, command, input);
}

static bool file_takes_text(const struct view *v)
{
	(void)v;
	return true;
}

static void file_about(const struct view *v, struct str *out)
{
	struct file_view *f = file_of(v);
	str_add(out, f->directory.text);
	str_add(out, focused_name(f));
}

static void file_help(const struct view *v, struct str *out)
{
	(void)v;
	str_add(out, _("Type a part of the name, or choose one of those listed; a name with / at its end is "
	               "a directory to go into, ../ the one above. ~/ is the home directory. What is not "
	               "listed is opened by its whole name."));
}

static const struct view_ops file_ops = {
	.keymap = KEYMAP_OPEN,
	.free = file_free,
	.layout = file_layout,
	.draw_row = file_draw_row,
	.act = file_act,
	.cursor = file_cursor,
	.takes_text = file_takes_text,
	.about = file_about,
	.help = file_help,
	.size = file_size,
	.title = file_title,
};

struct view *file_new(struct app *app)
{
	struct file_view *f = xcalloc(1, sizeof *f);
	view_init(&f->view, &file_ops, app);
	f->view.scroll = &f->scroll;
	f->view.edit = &f->name;
	f->name.text = (struct str)STR_INIT;
	f->directory = (struct str)STR_INIT;
	diags_init(&f->trouble, "");
	list_names(f);
	edit_set(&f->name, "");
	narrow(f);
	return &f->view;
}
