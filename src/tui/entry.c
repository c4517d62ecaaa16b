/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding partners, by the pop-up with fields and by that with pasted rows. */
#include "tui/quick.h"

size_t entry_add(struct app *app, struct pasted *rows, enum change_kind what)
{
	struct session *s = app->session;
	bool form = s->partner >= 0;
	session_close_partner(s);   /* one left empty leads nobody */
	paste_settle(rows, s->draft);
	size_t n = paste_add(rows, s, what);
	if (form)   /* it is closed */
		app_open_body(app);
	else
		view_resize(app->body, app->body->rows, app->body->cols);
	for (int i = 0; i < app->n_popups; i++)
		view_resize(app->popups[i].view, app->popups[i].view->rows, app->popups[i].view->cols);
	return n;
}

bool entry_waits(const struct app *app)
{
	for (int i = 0; i < app->n_popups; i++) {
		const struct view *v = app->popups[i].view;
		if (v->ops->keymap == KEYMAP_PASTE)
			return true;
		if (v->ops->keymap == KEYMAP_QUICK &&
		    !str_is_blank(quick_of(v)->fields[QUICK_NAME].edit.text.text))
			return true;
	}
	return false;
}

/* --- what is typed and not added ------------------------------------------------- */

static const struct quick_view *find_quick(const struct app *app)
{
	for (int i = 0; i < app->n_popups; i++)
		if (app->popups[i].view->ops->keymap == KEYMAP_QUICK)
			return quick_of(app->popups[i].view);
	return NULL;
}

/* Where a country was only looked for, nothing is typed. */
static bool is_typed(const struct quick_view *q)
{
	bool typed = false;
	for (int i = 0; i < QUICK_FIELDS; i++)
		typed = typed || !str_is_blank(q->fields[i].edit.text.text);
	return typed || q->fields[QUICK_ROLE].value;
}

/* The option or value that a field stands for, 0: none. */
static int64_t value_of(const struct quick_field *f)
{
	const struct option *o = quick_option(f);
	return o ? o->number : str_is_blank(f->edit.text.text) ? f->value : 0;
}

uint64_t entry_typed(const struct app *app)
{
	enum { FACTOR = 1000003 };
	const struct quick_view *q = app->n_popups ? find_quick(app) : NULL;
	uint64_t typed = 1;
	if (!q || !is_typed(q))
		return 0;
	for (int i = 0; i < QUICK_FIELDS; i++) {
		typed = typed * FACTOR + (uint64_t)q->fields[i].value;
		typed = typed * FACTOR + (uint64_t)(q->fields[i].pick + 1);
		for (const char *c = q->fields[i].edit.text.text; *c; c++)
			typed = typed * FACTOR + (unsigned char)*c;
	}
	return typed ? typed : 1;
}

void entry_add_typed(const struct app *app, struct draft *d)
{
	static const int keys[QUICK_FIELDS] = {
		[QUICK_COUNTRY] = PARTNER_KEY_COUNTRY, [QUICK_TYPE] = PARTNER_KEY_TYPE,
		[QUICK_ROLE] = PARTNER_KEY_ROLE,
	};
	const struct quick_view *q = entry_typed(app) ? find_quick(app) : NULL;
	struct str name = STR_INIT;
	if (!q)
		return;
	size_t at = d->n_partners;
	draft_add_partner(d, at)->role = at ? ROLE_FULL : ROLE_APPLICANT;
	str_add(&name, q->fields[QUICK_NAME].edit.text.text);
	for (int i = QUICK_COUNTRY; i < QUICK_FIELDS; i++) {
		const char *words = q->fields[i].edit.text.text;
		int64_t value = value_of(&q->fields[i]);
		if (value)
			draft_set_number(d, (struct spot){ (int)at, keys[i], NULL }, value);
		else if (!str_is_blank(words))
			str_add(&name, name.length ? " " : ""), str_add(&name, words);
	}
	draft_set_text(d, (struct spot){ (int)at, PARTNER_KEY_NAME, NULL }, name.text);
	str_free(&name);
}
