/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another language while the wizard runs: the pop-up that lists them, and the change
 * itself.  Views keep no words but those that relabel() makes anew. */
#include "tui/app.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/xmem.h"
#include "tui/place.h"

enum { LANGUAGE_COLS = 44 };

/* --- the change ------------------------------------------------------------------ */

static void relabel(struct view *v)
{
	if (v->ops->relabel)
		v->ops->relabel(v);
}

void app_remember(struct app *app, const char *title, const char *key, const char *value)
{
	const struct host *host = app->host;
	struct diags ds;
	if (!host->remember)
		return;
	diags_init(&ds, "");
	bool kept = host->remember(host->context, key, value, &ds);
	if (kept)
		app_tell_diags(app, title, &ds);
	else if (!app->unkept_told)   /* once is enough, however often one changes */
		app_tell_whole(app, telling_plain(title),
		               telling_diags(&ds, N_("It is in use now, but it is not kept for the next "
		                                     "time.")));
	app->unkept_told = !kept;
	diags_free(&ds);
}

/* The name of a language, and why it cannot be had. */
static void make_refusal(struct app *app, const struct telling *t, struct str *out)
{
	(void)app;
	/* TRANSLATORS: %1 is the name of a language, %2 why: "its catalogue is damaged". */
	str_fill(out, _("%1 cannot be had: %2"), t->words[0], _(t->words[1]));
}

static void refuse(struct app *app, const char *name, const char *why)
{
	app_tell_whole(app, telling_plain(N_("Language")),
	               telling_made(make_refusal, name, why, NULL));
}

bool app_set_language(struct app *app, const char *code)
{
	app_each_view(app, place_leave);
	bool set = lang_set(code);
	if (set) {
		app_each_view(app, relabel);
		telling_text(app, &app->told, &app->message);
	}
	app_resize(app);
	if (set)
		app_remember(app, N_("Language"), "language", code);
	else
		refuse(app, code, lang_why());
	return set;
}

void app_next_language(struct app *app)
{
	struct lang_list all = LANG_LIST_INIT;
	size_t now = 0;
	lang_list_fill(&all);
	while (now < all.n && strcmp(all.list[now].code, lang_code()) != 0)
		now++;
	for (size_t i = 1; i <= all.n; i++) {
		const struct lang_item *next = &all.list[(now + i) % all.n];
		if (!*next->why && app_set_language(app, next->code))
			break;
	}
	lang_list_free(&all);
}

/* --- the pop-up ------------------------------------------------------------------ */

struct language_view {
	struct view view;
	struct lang_list all;
	struct telling told;     /* at the foot before this was opened */
	struct scroll scroll;
};

static struct language_view *language_of(const struct view *v)
{
	union { const struct view *in; struct language_view *out; } u = { .in = v };
	return u.out;
}

static void language_free(struct view *v)
{
	struct language_view *l = language_of(v);
	if (telling_is_any(&l->told))
		app_tell_at_foot(v->app, telling_take(&l->told));
	lang_list_free(&l->all);
	scroll_free(&l->scroll);
	free(l);
}

static void language_layout(struct view *v)
{
	struct language_view *l = language_of(v);
	scroll_clear(&l->scroll);
	for (size_t i = 0; i < l->all.n; i++) {
		const struct lang_item *item = &l->all.list[i];
		bool now = !strcmp(item->code, lang_code());
		struct text_row *row = scroll_add(&l->scroll, (int)i, 0, LOOK_PLAIN, item->name);
		memcpy(row->mark, now ? "(*)" : "( )", 4);
		if (*item->why)
			scroll_add_wrapped(&l->scroll, (int)i, 4, LOOK_QUIET, _(item->why), v->cols);
	}
	scroll_settle(&l->scroll, v->rows);
}

static void language_size(struct view *v, int *rows, int *cols)
{
	*cols = *cols < LANGUAGE_COLS ? *cols : LANGUAGE_COLS;
	v->cols = *cols;
	language_layout(v);
	*rows = (int)language_of(v)->scroll.n < *rows ? (int)language_of(v)->scroll.n : *rows;
}

static void language_title(const struct view *v, struct str *out)
{
	(void)v;
	str_add(out, _("Language"));
}

static void language_draw_row(const struct view *v, const struct canvas *c, int row)
{
	scroll_draw_row(&language_of(v)->scroll, v, c, row);
}

static unsigned language_act(struct view *v, enum command command, const struct input *input)
{
	struct language_view *l = language_of(v);
	struct app *app = v->app;
	const struct lang_item *item = &l->all.list[l->scroll.item];
	char code[LANG_CODE_SIZE];
	(void)input;
	if (command != CMD_CHOOSE)
		return scroll_act(&l->scroll, v, command);
	if (*item->why) {
		refuse(app, item->name, item->why);
		return VIEW_HANDLED;
	}
	memcpy(code, item->code, sizeof code);
	app_close(app);
	app_set_language(app, code);
	return VIEW_HANDLED;
}

static void language_cursor(const struct view *v, int *row, int *col)
{
	scroll_cursor(&language_of(v)->scroll, v, row, col);
}

static void language_help(const struct view *v, struct str *out)
{
	(void)v;
	str_add(out, _("The language of the screens, from now on and when konsort is started again. "
	               "The draft stays as it is: its ids and figures are the same in every "
	               "language."));
}

static const struct view_ops language_ops = {
	.keymap = KEYMAP_LANGUAGE,
	.free = language_free,
	.layout = language_layout,
	.draw_row = language_draw_row,
	.act = language_act,
	.cursor = language_cursor,
	.takes_text = view_never_types,
	.help = language_help,
	.size = language_size,
	.title = language_title,
};

struct view *language_new(struct app *app)
{
	struct language_view *l = xcalloc(1, sizeof *l);
	view_init(&l->view, &language_ops, app);
	l->view.scroll = &l->scroll;
	lang_list_fill(&l->all);
	for (size_t i = 0; i < l->all.n; i++)
		if (!strcmp(l->all.list[i].code, lang_code()))
			l->scroll.item = (int)i;
	l->told = telling_take(&app->before);
	return &l->view;
}
