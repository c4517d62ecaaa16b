/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pop-up that changes the marked partners together, or one: what can be changed and what
 * it is now.  Each change is one to be undone. */
#include "tui/table.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"

enum { ROW_TYPE, ROW_ROLE, ROW_COUNTRY, ROW_AGREED, ROW_NOT_AGREED, ROW_REMOVE, ROW_END };
enum { LABEL_CELLS = 16, BULK_COLS = 46 };

struct bulk_view {
	struct view view;
	int one;               /* index of the partner, -1: those that are marked */
	struct scroll scroll;
};

static struct bulk_view *bulk_of(const struct view *v)
{
	union { const struct view *in; struct bulk_view *out; } u = { .in = v };
	return u.out;
}

static void bulk_free(struct view *v)
{
	scroll_free(&bulk_of(v)->scroll);
	free(bulk_of(v));
}

/* The key that a row is about. */
static int key_of(int row)
{
	static const int keys[ROW_END] = {
		[ROW_TYPE] = PARTNER_KEY_TYPE, [ROW_ROLE] = PARTNER_KEY_ROLE,
		[ROW_COUNTRY] = PARTNER_KEY_COUNTRY, [ROW_AGREED] = PARTNER_KEY_AGREED,
		[ROW_NOT_AGREED] = PARTNER_KEY_AGREED,
	};
	return keys[row];
}

/* The first of those who are changed; N if there is none. */
static size_t first_chosen(const struct draft *d, int one)
{
	size_t at = 0;
	while (at < d->n_partners && !table_is_chosen(d, one, at))
		at++;
	return at;
}

/* True if they all have the same value of a key. */
static bool is_common(const struct draft *d, int one, struct spot spot)
{
	int64_t value = draft_number(d, spot);
	for (size_t i = (size_t)spot.partner + 1; one < 0 && i < d->n_partners; i++) {
		struct spot other = { .partner = (int)i, .key = spot.key };
		if (table_is_chosen(d, one, i) && draft_number(d, other) != value)
			return false;
	}
	return true;
}

/* --- rows -------------------------------------------------------------------------- */

/* What it is now: the value they all have. */
static void add_value(const struct bulk_view *b, struct str *out, const struct field_ref *ref)
{
	struct session *s = b->view.app->session;
	struct options_about about = session_about(s);
	if (is_common(s->draft, b->one, field_spot(ref)))
		field_value(out, &about, ref);
	else
		/* TRANSLATORS: in place of a value: several partners have different ones; at most
		   20 cells. */
		str_add(out, _("different ones"));
}

static void add_row(struct bulk_view *b, int row)
{
	struct session *s = b->view.app->session;
	struct str line = STR_INIT;
	size_t at = first_chosen(s->draft, b->one);
	struct field_ref ref = { .field = NULL };
	if (row != ROW_REMOVE)
		ref = table_field(key_of(row), (int)at);
	if (row == ROW_AGREED)
		/* TRANSLATORS: a command: to note that an organisation takes part; at most 30 cells. */
		str_add(&line, _("Has agreed: yes"));
	else if (row == ROW_NOT_AGREED)
		/* TRANSLATORS: a command; at most 30 cells. */
		str_add(&line, _("Has agreed: no"));
	else if (row == ROW_REMOVE)
		str_add(&line, _("Remove"));
	else
		utf8_add_fit(&line, field_label(&ref), LABEL_CELLS, true);
	if (row < ROW_AGREED && at < s->draft->n_partners)
		add_value(b, &line, &ref);
	scroll_add(&b->scroll, row, 0, LOOK_PLAIN, line.text);
	str_free(&line);
}

static void bulk_layout(struct view *v)
{
	struct bulk_view *b = bulk_of(v);
	scroll_clear(&b->scroll);
	for (int row = 0; row < ROW_END; row++)
		add_row(b, row);
	scroll_settle(&b->scroll, v->rows);
}

static void bulk_size(struct view *v, int *rows, int *cols)
{
	(void)v;
	*rows = *rows < ROW_END ? *rows : ROW_END;
	*cols = *cols < BULK_COLS ? *cols : BULK_COLS;
}

static void bulk_title(const struct view *v, struct str *out)
{
	const struct bulk_view *b = bulk_of(v);
	const struct draft *d = v->app->session->draft;
	size_t n = table_chosen(d, b->one);
	struct str who = STR_INIT;
	char number[LANG_NUMBER_SIZE];
	if (b->one >= 0 && (size_t)b->one < d->n_partners) {
		partner_label(&who, d, (size_t)b->one);
		/* TRANSLATORS: %1 is "partner 3 (Skole A)". */
		str_fill(out, _("Change %1"), who.text);
	} else {
		/* TRANSLATORS: %1 is how many are marked. */
		str_fill(out, lang_plural("Change %1 partner", "Change %1 partners", (unsigned long)n),
		         lang_number(number, (long long)n));
	}
	str_free(&who);
}

static void bulk_draw_row(const struct view *v, const struct canvas *c, int row)
{
	scroll_draw_row(&bulk_of(v)->scroll, v, c, row);
}

static void bulk_cursor(const struct view *v, int *row, int *col)
{
	scroll_cursor(&bulk_of(v)->scroll, v, row, col);
}

static void bulk_help(const struct view *v, struct str *out)
{
	(void)v;
	str_add(out, _("What is chosen here is set for all of them at once, and undone at once. Their "
	               "names, texts and grants are changed in the form of each."));
}

/* --- changing ---------------------------------------------------------------------- */

static void make_changed(struct app *app, const struct telling *t, struct str *out)
{
	char n[LANG_NUMBER_SIZE];
	(void)app;
	lang_number(n, t->numbers[0]);
	/* TRANSLATORS: %1 is how many, %2 what was changed of them, such as "Type". */
	str_fill(out, lang_plural("%2 of %1 partner is changed.", "%2 of %1 partners is changed.",
	                          (unsigned long)t->numbers[0]), n, _(t->words[0]));
}

/* Sets the field of all of them, by an option or to a number; closes the pop-up. */
static void change(struct app *app, const struct field *field, int one,
                   const struct option *option, int64_t number)
{
	struct session *s = app->session;
	struct telling told = telling_made(make_changed, field->label, NULL, NULL);
	session_begin(s, CHANGE_BULK);
	for (size_t i = 0; i < s->draft->n_partners; i++) {
		struct field_ref ref = { .field = field, .partner = (int)i };
		bool chosen = table_is_chosen(s->draft, one, i);
		if (chosen && option ? session_choose(s, &ref, option) :
		    chosen && session_set_number(s, &ref, number))
			told.numbers[0]++;
	}
	session_end(s);
	app_close(app);
	if (told.numbers[0]) {
		app_tell(app, told);
	} else {
		telling_free(&told);
		app_say(app, N_("It was so already; nothing is changed."));
	}
}

static void choose_value(struct app *app, const struct option *option)
{
	const struct bulk_view *b = bulk_of(app_focused(app));
	struct field_ref ref = table_field(key_of(b->scroll.item), 0);
	change(app, ref.field, b->one, option, 0);
}

static unsigned choose(struct bulk_view *b)
{
	struct app *app = b->view.app;
	struct session *s = app->session;
	int row = b->scroll.item, one = b->one;
	if (!session_may_edit(s))   /* since it was opened */
		return VIEW_HANDLED;
	if (row == ROW_REMOVE) {
		app_close(app);
		table_ask_remove(app, one);
		return VIEW_HANDLED;
	}
	struct field_ref ref = table_field(key_of(row), (int)first_chosen(s->draft, one));
	if (row == ROW_AGREED || row == ROW_NOT_AGREED) {
		change(app, ref.field, one, NULL, row == ROW_AGREED);
		return VIEW_HANDLED;
	}
	if (!is_common(s->draft, one, field_spot(&ref)))
		ref.partner = -1;   /* no value is theirs */
	app_open(app, picker_for(app, &ref, "", choose_value));
	return VIEW_HANDLED;
}

static unsigned bulk_act(struct view *v, enum command command, const struct input *input)
{
	(void)input;
	if (command == CMD_CHOOSE)
		return choose(bulk_of(v));
	return scroll_act(&bulk_of(v)->scroll, v, command);
}

static const struct view_ops bulk_ops = {
	.keymap = KEYMAP_CHANGE,
	.free = bulk_free,
	.layout = bulk_layout,
	.draw_row = bulk_draw_row,
	.act = bulk_act,
	.cursor = bulk_cursor,
	.takes_text = view_never_types,
	.help = bulk_help,
	.size = bulk_size,
	.title = bulk_title,
};

struct view *bulk_new(struct app *app, int one)
{
	struct bulk_view *b = xcalloc(1, sizeof *b);
	view_init(&b->view, &bulk_ops, app);
	b->view.scroll = &b->scroll;
	b->one = one;
	return &b->view;
}
