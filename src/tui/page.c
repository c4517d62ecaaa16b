/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pop-up to read: a help text, or why a condition is as it is. */
#include "tui/app.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"

struct page_view {
	struct view view;
	struct telling title, telling;
	char *text;              /* TELLING in words */
	char *finding;           /* id of the finding, "" for a plain page */
	struct scroll scroll;
};

static struct page_view *page_of(const struct view *v)
{
	union { const struct view *in; struct page_view *out; } u = { .in = v };
	return u.out;
}

static void page_free(struct view *v)
{
	struct page_view *p = page_of(v);
	telling_free(&p->title);
	telling_free(&p->telling);
	free(p->text);
	free(p->finding);
	scroll_free(&p->scroll);
	free(p);
}

/* Cells of the first column of the lines with a tab that follow each other from TEXT on:
 * those of the widest, but no more than half the page. */
static int first_column(const struct page_view *p, const char *text)
{
	int widest = 0;
	for (size_t n, tab; n = strcspn(text, "\n"), tab = strcspn(text, "\t"), tab < n; text += n + 1) {
		char *first = xstrndup(text, tab);
		int width = utf8_width(first);
		widest = width > widest ? width : widest;
		free(first);
		if (!text[n])
			break;
	}
	return widest + 1 < p->view.cols / 2 ? widest + 1 : p->view.cols / 2;
}

/* A line of two columns, with a tab between: the second hangs behind the first, which
 * has COLUMN cells. */
static void add_columns(struct page_view *p, int paragraph, const char *line, size_t tab,
                        int column)
{
	int cols = p->view.cols;
	char *first = xstrndup(line, tab);
	struct str text = STR_INIT;
	size_t next, n = utf8_wrap(line + tab + 1, cols - column - 3, &next);
	utf8_add_fit(&text, first, column, true);
	str_add(&text, " ");
	str_add_bytes(&text, line + tab + 1, n);
	scroll_add(&p->scroll, paragraph, 0, LOOK_PLAIN, text.text);
	if (line[tab + 1 + next])
		scroll_add_wrapped(&p->scroll, paragraph, column + 1, LOOK_PLAIN, line + tab + 1 + next,
		                   cols);
	str_free(&text);
	free(first);
}

static void page_layout(struct view *v)
{
	struct page_view *p = page_of(v);
	scroll_clear(&p->scroll);
	int column = 0;   /* of the block of lines with a tab; 0: outside one */
	int paragraph = -1;
	for (const char *s = p->text; *s; paragraph--) {
		size_t n = strcspn(s, "\n");
		char *line = xstrndup(s, n);
		size_t tab = strcspn(line, "\t");
		column = !line[tab] ? 0 : column ? column : first_column(p, s);
		if (line[tab])
			add_columns(p, paragraph, line, tab, column);
		else
			scroll_add_wrapped(&p->scroll, paragraph, 0, LOOK_PLAIN, line, v->cols);
		free(line);
		s += n + (s[n] == '\n');
	}
	scroll_settle(&p->scroll, v->rows);
}

static void page_size(struct view *v, int *rows, int *cols)
{
	struct page_view *p = page_of(v);
	if (*cols > 78)
		*cols = 78;
	v->cols = *cols;
	page_layout(v);
	if ((int)p->scroll.n < *rows)
		*rows = (int)p->scroll.n;
}

static void page_title(const struct view *v, struct str *out)
{
	telling_text(v->app, &page_of(v)->title, out);
}

static void page_draw_row(const struct view *v, const struct canvas *c, int row)
{
	scroll_draw_row(&page_of(v)->scroll, v, c, row);
}

/* The finding that the page is about, as it is now; NULL if it is gone. */
static const struct finding *finding_of(const struct page_view *p)
{
	const struct evaluation *e = session_judge(p->view.app->session);
	return e ? evaluation_find(e, p->finding) : NULL;
}

static unsigned page_act(struct view *v, enum command command, const struct input *input)
{
	struct page_view *p = page_of(v);
	if (command == CMD_CHOOSE)
		return VIEW_BACK;
	if (command == CMD_MEND) {
		const struct finding *f = finding_of(p);
		if (input->key == K_ENTER && !(f && app_can_mend(v->app, f)))
			return VIEW_BACK;   /* nothing to go to: it was read */
		if (f)
			app_mend(v->app, f);
		return VIEW_HANDLED;
	}
	return scroll_act(&p->scroll, v, command);
}

static bool why_offers(const struct view *v, enum command command)
{
	const struct finding *f = finding_of(page_of(v));
	return command != CMD_MEND || (f && app_can_mend(v->app, f));
}

static void page_cursor(const struct view *v, int *row, int *col)
{
	(void)v;
	*row = 0;
	*col = 0;
}

static void page_relabel(struct view *v)
{
	struct page_view *p = page_of(v);
	struct str text = STR_INIT;
	telling_text(v->app, &p->telling, &text);
	free(p->text);
	p->text = str_take(&text);
}

static const struct view_ops page_ops = {
	.keymap = KEYMAP_PAGE,
	.free = page_free,
	.layout = page_layout,
	.draw_row = page_draw_row,
	.act = page_act,
	.cursor = page_cursor,
	.takes_text = view_never_types,
	.size = page_size,
	.title = page_title,
	.relabel = page_relabel,
};

static const struct view_ops why_ops = {
	.keymap = KEYMAP_WHY,
	.free = page_free,
	.layout = page_layout,
	.draw_row = page_draw_row,
	.act = page_act,
	.cursor = page_cursor,
	.takes_text = view_never_types,
	.offers = why_offers,
	.size = page_size,
	.title = page_title,
	.relabel = page_relabel,
};

static struct view *make(struct app *app, const struct view_ops *ops, struct telling title,
                         struct telling text, const char *finding)
{
	struct page_view *p = xcalloc(1, sizeof *p);
	view_init(&p->view, ops, app);
	p->view.scroll = &p->scroll;
	p->title = title;
	p->telling = text;
	p->finding = xstrdup(finding);
	page_relabel(&p->view);
	return &p->view;
}

struct view *page_new(struct app *app, struct telling title, struct telling text)
{
	return make(app, &page_ops, title, text, "");
}

/* --- why ------------------------------------------------------------------------ */

/* The finding whose id is kept; NULL if it is gone. */
static const struct finding *kept_finding(struct app *app, const struct telling *t)
{
	const struct evaluation *e = session_judge(app->session);
	return e ? evaluation_find(e, t->words[0]) : NULL;
}

static void make_title(struct app *app, const struct telling *t, struct str *out)
{
	const struct finding *f = kept_finding(app, t);
	if (f)
		str_add(out, finding_title(f));
}

struct telling telling_finding(const struct finding *f)
{
	return telling_made(make_title, finding_id(f), NULL, NULL);
}

/* State and level, what is the matter, the condition, and who says so. */
static void add_why(struct app *app, struct str *out, const struct finding *f)
{
	struct report report = app_report(app);
	struct str figures = STR_INIT;
	finding_figures(&figures, f);
	str_addf(out, "%c %s, %s", state_mark(f->state, f->level), state_label(f->state),
	         level_label(f->level));
	if (figures.length)
		str_addf(out, "   %s", figures.text);
	str_add(out, "\n\n");
	finding_message(out, &report, f);
	add_reasons(app, out, f);
	str_add(out, "\n\n");
	str_add(out, _("The condition:"));
	str_add(out, " ");
	finding_condition(out, f);
	if (f->rule) {
		str_add(out, "\n\n");
		str_add(out, _("Sources:"));
		str_add(out, "\n");
		rule_sources_text(out, app->session->call, f->rule);
	}
	str_free(&figures);
}

static void make_why(struct app *app, const struct telling *t, struct str *out)
{
	const struct finding *f = kept_finding(app, t);
	if (f)
		add_why(app, out, f);
}

struct view *why_new(struct app *app, const struct finding *finding)
{
	struct telling title = telling_finding(finding);
	struct telling text = telling_made(make_why, title.words[0], NULL, NULL);
	if (finding->rule && finding->rule->kind == RULE_PROPOSALS)
		app_look_around(app);   /* the evaluation is another one then */
	return make(app, &why_ops, title, text, title.words[0]);
}
