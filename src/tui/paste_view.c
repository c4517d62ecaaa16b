/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pop-up with rows of a spreadsheet as they were understood, before they are taken:
 * each can be left out; under them stands what was not understood in the row with the
 * focus. */
#include "tui/quick.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"
#include "report/names.h"

enum { PASTE_COLS = 96, LEAST_ROWS = 8, WIDE_FROM = 64, MARK_CELLS = 4 };

struct paste_view {
	struct view view;
	struct pasted pasted;
	struct paste_columns columns;
	struct scroll scroll;
};

static struct paste_view *paste_of(const struct view *v)
{
	union { const struct view *in; struct paste_view *out; } u = { .in = v };
	return u.out;
}

static void paste_view_free(struct view *v)
{
	struct paste_view *p = paste_of(v);
	paste_free(&p->pasted);
	scroll_free(&p->scroll);
	free(p);
}

static struct pasted_row *row_here(const struct paste_view *p)
{
	int at = p->scroll.item;
	return at >= 0 && at < (int)p->pasted.n ? &p->pasted.rows[at] : NULL;
}

/* --- rows ------------------------------------------------------------------------ */

static void mark(struct text_row *shown, const struct pasted_row *row)
{
	memcpy(shown->mark, row->take ? "[x]" : "[ ]", 4);
	shown->look = row->take ? LOOK_PLAIN : LOOK_QUIET;
}

/* Rows for the note; one more, that stays blank, stands over it where there is room. */
static int note_rows(const struct view *v)
{
	if (v->rows < 5)
		return 1;
	return v->cols >= WIDE_FROM || v->rows < 10 ? 2 : 3;
}

static bool has_blank_row(const struct view *v)
{
	return v->rows >= 8;
}

static void paste_layout(struct view *v)
{
	struct paste_view *p = paste_of(v);
	scroll_clear(&p->scroll);
	p->scroll.quiet = true;
	p->scroll.fixed = v->rows >= 6;
	p->scroll.below = note_rows(v) + has_blank_row(v);
	paste_measure(&p->columns, &p->pasted, v->cols - 2 - MARK_CELLS);
	for (size_t i = 0; i < p->pasted.n; i++) {
		struct str text = STR_INIT;
		paste_row_text(&text, &p->columns, v->app->host->catalogue->world, &p->pasted.rows[i]);
		mark(scroll_add(&p->scroll, (int)i, 0, LOOK_PLAIN, text.text), &p->pasted.rows[i]);
		str_free(&text);
	}
	scroll_settle(&p->scroll, v->rows);
}

/* --- the pop-up ------------------------------------------------------------------ */

static void paste_size(struct view *v, int *rows, int *cols)
{
	int wanted = (int)paste_of(v)->pasted.n + 1 + 1 + 3;
	*cols = *cols < PASTE_COLS ? *cols : PASTE_COLS;
	wanted = wanted < LEAST_ROWS ? LEAST_ROWS : wanted;
	*rows = *rows < wanted ? *rows : wanted;
}

static void paste_title(const struct view *v, struct str *out)
{
	const struct paste_view *p = paste_of(v);
	char n[LANG_NUMBER_SIZE], ticked[LANG_NUMBER_SIZE];
	lang_number(n, (long long)p->pasted.n);
	lang_number(ticked, (long long)paste_ticked(&p->pasted));
	/* TRANSLATORS: %1 is how many rows were pasted (6 cells), %2 how many of them are ticked
	   (6 cells); at most 34 cells. */
	str_fill(out, lang_plural("%1 row, %2 to be added", "%1 rows, %2 to be added",
	                          (unsigned long)p->pasted.n), n, ticked);
}

static void draw_heads(const struct paste_view *p, const struct canvas *c)
{
	struct str line = STR_INIT;
	paste_heads(&line, &p->columns);
	draw_text(c, 0, 0, 1 + MARK_CELLS, "", LOOK_PLAIN);
	draw_text(c, 0, 1 + MARK_CELLS, p->view.cols - 1 - MARK_CELLS, line.text, LOOK_QUIET);
	str_free(&line);
}

static void draw_note(const struct paste_view *p, const struct canvas *c, int row, int line)
{
	const struct pasted_row *here = row_here(p);
	struct str note = STR_INIT;
	int cells = p->view.cols - 2;
	bool last = line == note_rows(&p->view) - 1;
	if (here)
		paste_note(&note, here);
	const char *text = note.text;
	size_t next, n = utf8_wrap(text, cells, &next);
	for (; line > 0 && *text; line--) {
		text += next;
		n = utf8_wrap(text, cells, &next);
	}
	draw_text(c, row, 0, 1, "", LOOK_PLAIN);
	if (last)   /* help tells what is cut there */
		draw_text(c, row, 1, cells, text, LOOK_DOUBT);
	else
		draw_bytes(c, row, 1, cells, text, n, LOOK_DOUBT);
	draw_blank(c, row, 1 + cells);
	str_free(&note);
}

static void paste_cursor(const struct view *v, int *row, int *col)
{
	scroll_cursor(&paste_of(v)->scroll, v, row, col);
}

static void paste_draw_row(const struct view *v, const struct canvas *c, int row)
{
	const struct paste_view *p = paste_of(v);
	int note = v->rows - note_rows(v);
	if (row < p->scroll.fixed)
		draw_heads(p, c);
	else if (row >= note)
		draw_note(p, c, row, row - note);
	else if (row == note - 1 && has_blank_row(v))
		draw_blank(c, row, 0);
	else if (!p->pasted.n && row == p->scroll.fixed)
		draw_text(c, row, 0, v->cols, _("  there is nothing in it"), LOOK_PLAIN);
	else
		scroll_draw_row(&p->scroll, v, c, row);
}

static void touch_note(struct paste_view *p)
{
	for (int row = p->view.rows - note_rows(&p->view); row < p->view.rows; row++)
		view_touch(&p->view, row);
}

/* The whole of what the columns may have cut. */
static void paste_about(const struct view *v, struct str *out)
{
	const struct paste_view *p = paste_of(v);
	const struct pasted_row *row = row_here(p);
	if (!row)
		return;
	struct str grant = STR_INIT;
	char n[LANG_NUMBER_SIZE];
	if (row->grant >= 0)
		/* TRANSLATORS: %1 is an amount. */
		str_fill(&grant, _("%1 EUR"), lang_number(n, (long long)row->grant));
	const char *parts[] = { country_name(v->app->host->catalogue->world, row->country),
	                        type_label(row->type), role_label(row->role), grant.text,
	                        row->text[PASTED_ID], row->text[PASTED_CONTACT],
	                        row->text[PASTED_CONTRIBUTION], row->text[PASTED_NOTES] };
	utf8_clean(out, *row->text[PASTED_NAME] ? row->text[PASTED_NAME] : _("(no name)"));
	for (size_t i = 0; i < sizeof parts / sizeof *parts && !row->head; i++) {
		if (!*parts[i])
			continue;
		str_add(out, " · ");
		utf8_clean(out, parts[i]);
	}
	str_free(&grant);
}

static void paste_help(const struct view *v, struct str *out)
{
	const struct pasted_row *row = row_here(paste_of(v));
	if (row)
		paste_note(out, row);
	str_add(out, out->length ? "\n\n" : "");
	paste_explain(out);
}

/* --- what can be done -------------------------------------------------------------- */

static unsigned toggle(struct paste_view *p)
{
	struct pasted_row *row = row_here(p);
	const struct draft *d = p->view.app->session->draft;
	if (!row)
		return VIEW_DEAD;
	row->take = !row->take;
	paste_settle(&p->pasted, d);
	if (!d->n_partners || row->head)   /* another row may be the applicant now */
		return VIEW_CHANGED;
	mark(&p->scroll.rows[p->scroll.item], row);
	view_touch(&p->view, 0);           /* and with it the title */
	view_touch(&p->view, p->scroll.item - p->scroll.first + p->scroll.fixed);
	touch_note(p);
	return VIEW_HANDLED;
}

static void make_added(struct app *app, const struct telling *t, struct str *out)
{
	char n[LANG_NUMBER_SIZE];
	(void)app;
	/* TRANSLATORS: %1 is a number. */
	str_fill(out, lang_plural("%1 partner added.", "%1 partners added.", (unsigned long)t->numbers[0]),
	         lang_number(n, t->numbers[0]));
	if (!t->numbers[1])
		return;
	str_add(out, " ");
	str_add(out, _("The wizard takes 10,000 partners at most."));
}

static unsigned take(struct paste_view *p)
{
	struct app *app = p->view.app;
	size_t ticked = paste_ticked(&p->pasted), first = app->session->draft->n_partners;
	if (!session_may_edit(app->session))
		return VIEW_HANDLED;
	if (!ticked) {
		app_say(app, N_("No row is to be added: Space takes one, Esc leaves all as it was."));
		return VIEW_HANDLED;
	}
	if (app->session->draft->n_partners >= PASTED_MOST) {
		app_say(app, N_("The wizard takes 10,000 partners at most."));
		return VIEW_HANDLED;
	}
	struct telling told = telling_made(make_added, NULL, NULL, NULL);
	told.numbers[0] = (long long)entry_add(app, &p->pasted, CHANGE_PASTE);
	told.numbers[1] = app->session->draft->n_partners >= PASTED_MOST &&
	                  (size_t)told.numbers[0] < ticked;
	app_close(app);
	if (!app->n_popups && first < app->session->draft->n_partners)
		table_show(app, first);   /* the new ones are in sight */
	app_tell(app, told);
	return VIEW_CHANGED;
}

/* Moves; what stands under the rows is drawn where it says something else then. */
static unsigned move_on(struct paste_view *p, enum command command)
{
	struct str before = STR_INIT, after = STR_INIT;
	if (!p->pasted.n)
		return VIEW_IGNORED;
	paste_note(&before, row_here(p));
	unsigned bits = scroll_act(&p->scroll, &p->view, command);
	paste_note(&after, row_here(p));
	if (strcmp(before.text, after.text) != 0)
		touch_note(p);
	str_free(&before);
	str_free(&after);
	return bits;
}

static unsigned paste_act(struct view *v, enum command command, const struct input *input)
{
	struct paste_view *p = paste_of(v);
	(void)input;
	if (command == CMD_CHOOSE)
		return take(p);
	return command == CMD_TOGGLE ? toggle(p) : move_on(p, command);
}

/* A click on the row with the focus takes it or leaves it out. */
static unsigned paste_click(struct view *v, int row, int col)
{
	struct paste_view *p = paste_of(v);
	int at = p->scroll.first + row - p->scroll.fixed;
	(void)col;
	if (row < p->scroll.fixed || row >= v->rows - p->scroll.below || at >= (int)p->pasted.n)
		return VIEW_HANDLED;
	if (at == p->scroll.item)
		return toggle(p);
	scroll_to(&p->scroll, v, at);
	touch_note(p);
	return VIEW_HANDLED;
}

static bool paste_let_go(struct view *v)
{
	struct app *app = v->app;
	app_close(app);
	app_say(app, N_("Nothing was added."));
	return true;
}

static const struct view_ops paste_ops = {
	.keymap = KEYMAP_PASTE,
	.free = paste_view_free,
	.layout = paste_layout,
	.draw_row = paste_draw_row,
	.act = paste_act,
	.cursor = paste_cursor,
	.takes_text = view_never_types,
	.about = paste_about,
	.help = paste_help,
	.size = paste_size,
	.title = paste_title,
	.let_go = paste_let_go,
	.click = paste_click,
};

static void make_more(struct app *app, const struct telling *t, struct str *out)
{
	char n[LANG_NUMBER_SIZE];
	(void)app;
	/* TRANSLATORS: %1 is a number. */
	str_fill(out, _("Only the first 10,000 rows are looked at; rows left out: %1."),
	         lang_number(n, t->numbers[0]));
}

struct view *paste_new(struct app *app, const char *text)
{
	struct paste_view *p = xcalloc(1, sizeof *p);
	struct options_about about = session_about(app->session);
	view_init(&p->view, &paste_ops, app);
	p->view.scroll = &p->scroll;
	paste_read(&p->pasted, text, &about);
	if (p->pasted.more) {
		struct telling told = telling_made(make_more, NULL, NULL, NULL);
		told.numbers[0] = (long long)p->pasted.more;
		app_tell_at_foot(app, told);
	}
	return &p->view;
}
