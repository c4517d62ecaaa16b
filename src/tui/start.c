/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The start page: begin a draft, recover work that was not saved, go on with a draft that was in
 * use lately, or open another.  It is the body while no draft is open, and a pop-up afterwards.  Names stand there at once; what
 * the files hold is read one at a time while no key waits. */
#include "tui/app.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/xmem.h"
#include "tui/start_kept.h"
#include "tui/start_text.h"

enum { START_COLS = 74 };

struct start_view {
	struct view view;
	struct recent *recents;
	size_t n;
	struct start_kept_list kept;
	bool two_rows;           /* a draft has them */
	struct scroll scroll;
};

static struct start_view *start_of(const struct view *v)
{
	union { const struct view *in; struct start_view *out; } u = { .in = v };
	return u.out;
}

static void forget_recents(struct start_view *s)
{
	for (size_t i = 0; i < s->n; i++)
		recent_free(&s->recents[i]);
	free(s->recents);
	s->recents = NULL;
	s->n = 0;
}

static void start_free(struct view *v)
{
	struct start_view *s = start_of(v);
	forget_recents(s);
	start_kept_free(&s->kept);
	scroll_free(&s->scroll);
	free(s);
}

/* --- what can be done ------------------------------------------------------------- */

static void begin_new(struct app *app)
{
	app_leave_draft(app, AFTER_NEW, "");
}

static void begin_with_partners(struct app *app)
{
	app_leave_draft(app, AFTER_REUSE, "");
}

static void open_file(struct app *app)
{
	app_open(app, file_new(app));
}

static void save_as(struct app *app)
{
	app_close(app);
	app_save(app, true);
}

static void choose_language(struct app *app)
{
	app_act(app, CMD_LANGUAGE, K_NONE);
}

static void show_help(struct app *app)
{
	app_act(app, CMD_HELP, K_NONE);
}

struct deed {
	const char *label, *about;   /* English, for _() */
	bool body, popup;            /* offered there */
	void (*act)(struct app *app);
};

/* Those above the drafts, and those below. */
static const struct deed first_deeds[] = {
	{ N30_("New consortium"), N_("Begins with an empty draft: first the call is chosen."), true, true,
	  begin_new },
	{ N30_("New from this draft"),
	  N_("Begins with the partners of this draft; nothing else but call and Lot is kept."), false,
	  true, begin_with_partners },
};
static const struct deed last_deeds[] = {
	{ N30_("Open a file"), N_("Opens a draft by its name."), true, true, open_file },
	{ N30_("Save under another name"), N_("Goes on in another file; the one of now stays as it is."),
	  false, true, save_as },
	{ N30_("Language"), N_("Changes the language of the screens."), true, false, choose_language },
	{ N30_("Help"), N_("Explains this screen and lists its keys."), true, false, show_help },
	{ N30_("Quit"), N_("Leaves konsort."), true, false, app_quit },
};
enum { FIRST_DEEDS = sizeof first_deeds / sizeof *first_deeds,
       LAST_DEEDS = sizeof last_deeds / sizeof *last_deeds };

static bool is_offered(const struct start_view *s, const struct deed *d)
{
	return s->view.app->at_start ? d->body : d->popup;
}

/* What an item stands for: a deed, work that was not saved, or one of the drafts. */
enum kind { KIND_DEED, KIND_KEPT, KIND_RECENT };
struct item {
	enum kind kind;
	const struct deed *deed;
	size_t at;                   /* of the others: the index */
};

/* Fills OUT if N is among COUNT items of KIND; else N counts from behind them. */
static bool is_among(int *n, size_t count, enum kind kind, struct item *out)
{
	if (*n >= 0 && (size_t)*n < count) {
		*out = (struct item){ .kind = kind, .at = (size_t)*n };
		return true;
	}
	*n -= (int)count;
	return false;
}

static bool is_deed(const struct start_view *s, int *n, const struct deed *deeds, size_t count,
                    struct item *out)
{
	for (size_t i = 0; i < count; i++) {
		if (!is_offered(s, &deeds[i]) || (*n)-- != 0)
			continue;
		*out = (struct item){ .kind = KIND_DEED, .deed = &deeds[i] };
		return true;
	}
	return false;
}

static bool item_at(const struct start_view *s, int at, struct item *out)
{
	return at >= 0 && (is_deed(s, &at, first_deeds, FIRST_DEEDS, out) ||
	                   is_among(&at, s->kept.n, KIND_KEPT, out) ||
	                   is_among(&at, s->n, KIND_RECENT, out) ||
	                   is_deed(s, &at, last_deeds, LAST_DEEDS, out));
}

/* --- rows ------------------------------------------------------------------------- */

/* The mark of a verdict, and how it looks; a blank while there is none. */
static void add_mark(const struct recent *r, struct text_row *row)
{
	enum state state = r->verdict == VERDICT_ELIGIBLE ? STATE_MET :
		r->verdict == VERDICT_NOT_ELIGIBLE ? STATE_UNMET : STATE_UNDECIDED;
	row->mark[0] = r->rules ? state_mark(state, LEVEL_REQUIRED) : r->read && *r->trouble ? '?' : ' ';
	row->mark_look = !r->rules || state == STATE_UNDECIDED ? LOOK_DOUBT :
		state == STATE_MET ? LOOK_GOOD : LOOK_BAD;
}

static void add_recent(struct start_view *s, int item, const struct recent *r, bool two_rows)
{
	struct str text = STR_INIT;
	start_add_name(r, &text);
	add_mark(r, scroll_add(&s->scroll, item, 0, LOOK_PLAIN, text.text));
	str_clear(&text);
	start_add_detail(s->view.app->session->catalogue, r, s->view.cols - 4, &text);
	if (two_rows)
		scroll_add(&s->scroll, item, 2, LOOK_QUIET, text.text);
	str_free(&text);
}

/* What konsort does, and how to begin: for who has no draft yet. */
static void add_greeting(struct start_view *s)
{
	scroll_add_wrapped(&s->scroll, -1, 0, LOOK_PLAIN,
	                   _("konsort plans a consortium with you step by step and shows at every moment "
	                     "which conditions of the call it meets. Press Enter to begin a new one."),
	                   s->view.cols);
	scroll_add(&s->scroll, -1, 0, LOOK_PLAIN, "");
}

/* What stands above the first item of another kind: a blank where there is ROOM, and the word for
 * work that was not saved. */
static void add_gap(struct start_view *s, int item, enum kind kind, bool room)
{
	if (room && item)
		scroll_add(&s->scroll, item - 1, 0, LOOK_PLAIN, "");
	if (kind == KIND_KEPT)
		scroll_add(&s->scroll, -1, 0, LOOK_STRONG, _("Not saved, to be recovered"));
}

/* Fills the rows; with ROOM each draft has two, and the kinds stand apart. */
static void fill(struct start_view *s, bool room)
{
	struct item item;
	enum kind kind = KIND_DEED;
	scroll_clear(&s->scroll);
	s->scroll.quiet = true;
	if (s->view.app->at_start && !s->n && !s->kept.n)
		add_greeting(s);
	for (int i = 0; item_at(s, i, &item); i++) {
		if (item.kind != kind)
			add_gap(s, i, item.kind, room);
		kind = item.kind;
		if (kind == KIND_KEPT)
			start_kept_add_rows(&s->kept, item.at, &s->scroll, i, room, s->view.cols);
		else if (kind == KIND_RECENT)
			add_recent(s, i, &s->recents[item.at], room);
		else
			scroll_add(&s->scroll, i, 0, LOOK_PLAIN, _(item.deed->label));
	}
}

static void start_layout(struct view *v)
{
	struct start_view *s = start_of(v);
	if (s->kept.lists != v->app->kept_lists)
		start_kept_fill(&s->kept, v->app);
	s->two_rows = true;
	fill(s, true);
	if ((int)s->scroll.n > v->rows && (s->n || s->kept.n)) {
		s->two_rows = false;
		fill(s, false);
	}
	scroll_settle(&s->scroll, v->rows);
}

static void start_size(struct view *v, int *rows, int *cols)
{
	struct start_view *s = start_of(v);
	*cols = *cols < START_COLS ? *cols : START_COLS;
	v->cols = *cols;
	v->rows = *rows;
	start_layout(v);
	*rows = (int)s->scroll.n < *rows ? (int)s->scroll.n : *rows;
}

static void start_title(const struct view *v, struct str *out)
{
	(void)v;
	str_add(out, _("Drafts"));
}

static void start_draw_row(const struct view *v, const struct canvas *c, int row)
{
	scroll_draw_row(&start_of(v)->scroll, v, c, row);
}

static void start_cursor(const struct view *v, int *row, int *col)
{
	scroll_cursor(&start_of(v)->scroll, v, row, col);
}

/* Of a draft: its file, or what its one row does not say. */
static void start_about(const struct view *v, struct str *out)
{
	const struct start_view *s = start_of(v);
	struct item item;
	if (!item_at(s, s->scroll.item, &item))
		return;
	if (item.kind == KIND_DEED)
		str_add(out, _(item.deed->about));
	else if (item.kind == KIND_KEPT)
		start_kept_about(&s->kept, item.at, s->two_rows, v->app->layout.cols - 2, out);
	else if (s->two_rows)
		str_add(out, s->recents[item.at].path);
	else
		start_add_detail(v->app->session->catalogue, &s->recents[item.at],
		                 v->app->layout.cols - 2, out);
}

static void start_help(const struct view *v, struct str *out)
{
	str_add(out, _("A draft is a consortium in a file. The drafts that were opened or saved lately are "
	               "listed, the last one first, with how many conditions of their call they meet."));
	str_add(out, "\n");
	str_add(out, _("+ eligible   ! not eligible   ? undecided"));
	str_add(out, "\n\n");
	str_add(out, _("What was not saved when a session ended badly is kept: it can be recovered, "
	               "discarded or left for later."));
	if (!v->app->at_start) {
		str_add(out, "\n\n");
		str_add(out, _("Before another draft takes the place of this one, what is not saved is asked "
		               "for."));
	}
}

/* --- reading ---------------------------------------------------------------------- */

/* The drafts there are now, by name alone. */
static void list_recents(struct start_view *s)
{
	const struct host *host = s->view.app->host;
	size_t n = host->recents ? host->recents(host->context) : 0;
	forget_recents(s);
	s->recents = xcalloc(n + 1, sizeof *s->recents);
	while (s->n < n && host->recent(host->context, s->n, false, &s->recents[s->n]))
		s->n++;
}

/* What is wrong with a file was said in another language: it is looked at once more. */
static void start_relabel(struct view *v)
{
	struct start_view *s = start_of(v);
	for (size_t i = 0; i < s->n; i++)
		if (*s->recents[i].trouble)
			s->recents[i].read = false;
	start_kept_relabel(&s->kept);
}

static bool read_recent(struct start_view *s)
{
	const struct host *host = s->view.app->host;
	struct recent now = RECENT_INIT;
	size_t at = 0;
	while (at < s->n && s->recents[at].read)
		at++;
	if (at == s->n)
		return false;
	if (!at && !s->view.app->at_start) {   /* the draft that is open is among them */
		app_glance_around(s->view.app);
		sidebar_refresh(s->view.app->sidebar);
	}
	bool good = host->recent(host->context, at, true, &now);
	if (good) {
		recent_free(&s->recents[at]);
		s->recents[at] = now;
	}
	s->recents[at].read = true;
	return true;
}

static bool read_one(struct start_view *s)
{
	bool any = start_kept_read(&s->kept, s->view.app) || read_recent(s);
	if (any)
		view_resize(&s->view, s->view.rows, s->view.cols);
	return any;
}

/* --- acting ----------------------------------------------------------------------- */

static unsigned start_act(struct view *v, enum command command, const struct input *input)
{
	struct start_view *s = start_of(v);
	struct app *app = v->app;
	struct item item;
	(void)input;
	if (command != CMD_CHOOSE)
		return scroll_act(&s->scroll, v, command);
	if (!item_at(s, s->scroll.item, &item))
		return VIEW_HANDLED;
	if (item.kind == KIND_DEED)
		item.deed->act(app);
	else if (item.kind == KIND_KEPT)
		start_kept_choose(&s->kept, app, item.at);
	else
		app_leave_draft(app, AFTER_OPEN, s->recents[item.at].path);
	return VIEW_HANDLED;
}

static const struct view_ops start_ops = {
	.keymap = KEYMAP_START,
	.free = start_free,
	.layout = start_layout,
	.draw_row = start_draw_row,
	.act = start_act,
	.cursor = start_cursor,
	.takes_text = view_never_types,
	.about = start_about,
	.help = start_help,
	.size = start_size,
	.title = start_title,
	.relabel = start_relabel,
};

struct view *start_new(struct app *app)
{
	struct start_view *s = xcalloc(1, sizeof *s);
	view_init(&s->view, &start_ops, app);
	s->view.scroll = &s->scroll;
	list_recents(s);
	start_kept_fill(&s->kept, app);
	if (app->at_start)   /* who has drafts goes on with one, most of the time */
		s->scroll.item = s->n || s->kept.n ? 1 : 0;
	return &s->view;
}

bool app_idle(struct app *app)
{
	if ((!app->at_start && !app->n_popups) || app->layout.small)
		return false;
	struct view *v = app_focused(app);
	return v->ops == &start_ops && read_one(start_of(v));
}
