/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pop-up to read, in which lines can be found by their words. */
#include "tui/app.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"
#include "tui/edit.h"

struct page_view {
	struct view view;
	struct edit filter;      /* only paragraphs with its words are shown */
	bool typing;             /* into the filter */
	bool measuring;          /* without it */
	size_t n_shown, n_all;   /* paragraphs that are not blank */
	struct telling title, telling;
	char *text;              /* TELLING in words */
	char *finding;           /* id of the finding, "" for a plain page */
	struct scroll scroll;
};

static const struct view_ops page_ops, find_ops;

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
	edit_free(&p->filter);
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
 * has COLUMN cells.  What stands behind another tab is only for being found by. */
static void add_columns(struct page_view *p, int paragraph, const char *line, size_t tab,
                        int column)
{
	int cols = p->view.cols;
	char *first = xstrndup(line, tab);
	char *second = xstrndup(line + tab + 1, strcspn(line + tab + 1, "\t"));
	struct str text = STR_INIT;
	size_t next, n = utf8_wrap(second, cols - column - 3, &next);
	utf8_add_fit(&text, first, column, true);
	str_add(&text, " ");
	str_add_bytes(&text, second, n);
	scroll_add(&p->scroll, paragraph, 0, LOOK_PLAIN, text.text);
	if (second[next])
		scroll_add_wrapped(&p->scroll, paragraph, column + 1, LOOK_PLAIN, second + next, cols);
	str_free(&text);
	free(second);
	free(first);
}

/* --- the filter ------------------------------------------------------------------- */

static bool is_filtered(const struct page_view *p)
{
	return !p->measuring && (p->typing || p->filter.text.length);
}

/* True if every word of WORDS, folded, is in LINE; words of signs alone as they stand. */
static bool has_words(const char *line, const char *typed)
{
	struct str words = STR_INIT, folded = STR_INIT;
	utf8_fold_words(&words, typed);
	utf8_fold_words(&folded, line);
	bool has = words.length || !strcspn(typed, " ") || strstr(line, typed);
	for (char *w = words.text, *next; has && *w; w = next) {
		size_t n = strcspn(w, " ");
		next = w + n + (w[n] == ' ');
		w[n] = '\0';
		has = strstr(folded.text, w) != NULL;
	}
	str_free(&words);
	str_free(&folded);
	return has;
}

/* Adds the paragraph LINE at S of the page. */
static void add_paragraph(struct page_view *p, int paragraph, const char *line, const char *s,
                          int *column)
{
	size_t tab = strcspn(line, "\t");
	*column = !line[tab] ? 0 : *column ? *column : first_column(p, s);
	if (is_filtered(p) && (!*line || !has_words(line, p->filter.text.text)))
		return;
	p->n_shown += *line != '\0';
	if (line[tab])
		add_columns(p, paragraph, line, tab, *column);
	else
		scroll_add_wrapped(&p->scroll, paragraph, 0, LOOK_PLAIN, line, p->view.cols);
}

static void page_layout(struct view *v)
{
	struct page_view *p = page_of(v);
	scroll_clear(&p->scroll);
	p->scroll.fixed = is_filtered(p);
	p->n_shown = p->n_all = 0;
	int column = 0;   /* of the block of lines with a tab; 0: outside one */
	int paragraph = -1;
	for (const char *s = p->text; *s; paragraph--) {
		size_t n = strcspn(s, "\n");
		char *line = xstrndup(s, n);
		p->n_all += n > 0;
		add_paragraph(p, paragraph, line, s, &column);
		free(line);
		s += n + (s[n] == '\n');
	}
	edit_scroll(&p->filter, v->cols - 12);
	scroll_settle(&p->scroll, v->rows);
}

static void draw_filter(const struct page_view *p, const struct canvas *c)
{
	struct str count = STR_INIT;
	str_addf(&count, "%zu/%zu", p->n_shown, p->n_all);
	int cells = p->view.cols - (int)count.length - 5;
	draw_text(c, 0, 0, 3, " / ", LOOK_PLAIN);
	if (p->filter.text.length)
		edit_draw(&p->filter, c, 0, 3, cells, LOOK_STRONG);
	else
		draw_text(c, 0, 3, cells, _("type to search"), LOOK_QUIET);
	draw_text(c, 0, 3 + cells, 1, "", LOOK_PLAIN);
	draw_text(c, 0, 4 + cells, p->view.cols - 4 - cells, count.text, LOOK_QUIET);
	str_free(&count);
}

/* Begins or ends typing: another table of keys. */
static unsigned set_typing(struct page_view *p, bool on)
{
	p->typing = on;
	p->view.ops = on ? &find_ops : &page_ops;
	return VIEW_HANDLED | VIEW_CHANGED;
}

static unsigned typed(struct page_view *p, enum command command, const struct input *input)
{
	enum edit_result r = edit_line(&p->filter, command, input->text);
	if (r == EDIT_IGNORED)
		return VIEW_IGNORED;
	edit_scroll(&p->filter, p->view.cols - 12);
	if (r != EDIT_CHANGED) {
		view_touch(&p->view, 0);
		return r == EDIT_AT_EDGE ? VIEW_DEAD : VIEW_HANDLED;
	}
	p->scroll.first = 0;
	return VIEW_CHANGED;
}

static unsigned find_act(struct view *v, enum command command, const struct input *input)
{
	struct page_view *p = page_of(v);
	if (command == CMD_CHOOSE)
		return set_typing(p, false);
	unsigned bits = scroll_act(&p->scroll, v, command);
	return bits ? bits : typed(p, command, input);
}

/* Esc shows all lines again first. */
static bool page_let_go(struct view *v)
{
	struct page_view *p = page_of(v);
	if (!is_filtered(p))
		return false;
	edit_set(&p->filter, "");
	set_typing(p, false);
	p->scroll.first = 0;
	view_resize(v, v->rows, v->cols);
	return true;
}

static bool page_takes_text(const struct view *v)
{
	return page_of(v)->typing;
}

/* --- the page --------------------------------------------------------------------- */

/* As large as all of it, so that filtering moves nothing. */
static void page_size(struct view *v, int *rows, int *cols)
{
	struct page_view *p = page_of(v);
	if (*cols > 78)
		*cols = 78;
	v->cols = *cols;
	p->measuring = true;
	page_layout(v);
	p->measuring = false;
	if ((int)p->scroll.n < *rows)
		*rows = (int)p->scroll.n;
}

static void page_title(const struct view *v, struct str *out)
{
	telling_text(v->app, &page_of(v)->title, out);
}

static void page_draw_row(const struct view *v, const struct canvas *c, int row)
{
	const struct page_view *p = page_of(v);
	if (row < p->scroll.fixed)
		draw_filter(p, c);
	else if (row == p->scroll.fixed && !p->scroll.n)
		draw_text(c, row, 0, v->cols, _("  nothing matches"), LOOK_PLAIN);
	else
		scroll_draw_row(&p->scroll, v, c, row);
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
	if (command == CMD_FILTER)
		return set_typing(p, true);
	if (command == CMD_CHOOSE) {
		app_close(v->app);
		return VIEW_HANDLED;
	}
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

/* Nothing to find where all can be seen. */
static bool page_offers(const struct view *v, enum command command)
{
	const struct page_view *p = page_of(v);
	return command != CMD_FILTER || is_filtered(p) || scroll_more_above(&p->scroll) ||
	       scroll_more_below(&p->scroll, v->rows);
}

static bool why_offers(const struct view *v, enum command command)
{
	const struct finding *f = finding_of(page_of(v));
	return command != CMD_MEND || (f && app_can_mend(v->app, f));
}

static void page_cursor(const struct view *v, int *row, int *col)
{
	const struct page_view *p = page_of(v);
	*row = 0;
	*col = p->typing ? 3 + draw_width(p->filter.text.text + p->filter.left,
	                                  p->filter.at - p->filter.left) : 0;
}

static void page_help(const struct view *v, struct str *out)
{
	(void)v;
	str_add(out, _("A text to read. / shows only the lines in which some words stand, in any order "
	               "and without accents; Esc shows all again, then closes."));
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
	.help = page_help,
	.takes_text = page_takes_text,
	.offers = page_offers,
	.let_go = page_let_go,
	.size = page_size,
	.title = page_title,
	.relabel = page_relabel,
};

/* The same while something is typed into the filter. */
static const struct view_ops find_ops = {
	.keymap = KEYMAP_FIND,
	.free = page_free,
	.layout = page_layout,
	.draw_row = page_draw_row,
	.act = find_act,
	.cursor = page_cursor,
	.help = page_help,
	.takes_text = page_takes_text,
	.let_go = page_let_go,
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
	p->view.edit = &p->filter;
	p->filter.text = (struct str)STR_INIT;
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

struct view *page_on_finding(struct app *app, struct telling title, struct telling text,
                             const char *finding)
{
	return make(app, &why_ops, title, text, finding);
}
