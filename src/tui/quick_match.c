/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed into a field of the pop-up that adds partners, and which option it stands
 * for. */
#include "tui/quick.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"

enum { TYPED_MOST = 20 };   /* cells of it in a sentence */

const struct option *quick_option(const struct quick_field *f)
{
	bool typed = !str_is_blank(f->edit.text.text);
	int at = f->pick != NO_PICK ? f->pick : typed && f->certain ? 0 : NO_PICK;
	return at >= 0 && at < (int)f->n_shown ? &f->options.list[f->shown[at]] : NULL;
}

void quick_match(struct quick_field *f)
{
	f->pick = NO_PICK;
	f->n_shown = options_matches(&f->options, f->edit.text.text, f->shown, &f->certain);
}

void quick_pick(struct quick_field *f, int64_t value)
{
	for (size_t i = 0; i < f->n_shown && value; i++)
		if (f->options.list[f->shown[i]].number == value)
			f->pick = (int)i;
}

void quick_fill(struct quick_view *q, int field)
{
	struct options_about about = session_about(q->view.app->session);
	struct quick_field *f = &q->fields[field];
	struct field_ref ref = quick_ref(field);
	options_fill(&f->options, &about, &ref);
	free(f->shown);
	f->shown = xcalloc(f->options.n + 1, sizeof *f->shown);
	quick_match(f);
}

/* Words that stand for no option, or for more than one. */
static void say_unclear(struct quick_view *q, int field)
{
	static const char *const unknown[QUICK_FIELDS] = {
		/* TRANSLATORS: %1 is what was typed (20 cells); at most 78 cells. */
		[QUICK_COUNTRY] = N_("'%1' is no country that konsort knows."),
		/* TRANSLATORS: %1 is what was typed (20 cells); at most 78 cells. */
		[QUICK_TYPE] = N_("'%1' is no type that konsort knows."),
		/* TRANSLATORS: %1 is what was typed (20 cells); at most 78 cells. */
		[QUICK_ROLE] = N_("'%1' is no role that konsort knows."),
	}, *const several[QUICK_FIELDS] = {
		/* TRANSLATORS: %1 is what was typed (20 cells); at most 78 cells. */
		[QUICK_COUNTRY] = N_("'%1' may be several countries: type more, or choose by Down."),
		/* TRANSLATORS: %1 is what was typed (20 cells); at most 78 cells. */
		[QUICK_TYPE] = N_("'%1' may be several types: type more, or choose by Down."),
		/* TRANSLATORS: %1 is what was typed (20 cells); at most 78 cells. */
		[QUICK_ROLE] = N_("'%1' may be several roles: type more, or choose by Down."),
	};
	const struct quick_field *f = &q->fields[field];
	struct str typed = STR_INIT;
	utf8_add_fit(&typed, f->edit.text.text, TYPED_MOST, false);
	app_tell(q->view.app, telling_filled(f->n_shown ? several[field] : unknown[field],
	                                     typed.text, ""));
	str_free(&typed);
}

bool quick_settle(struct quick_view *q, int field)
{
	struct quick_field *f = &q->fields[field];
	const struct option *option = field == QUICK_NAME ? NULL : quick_option(f);
	bool typed = !str_is_blank(f->edit.text.text);
	if (field == QUICK_NAME || (!option && !typed))
		return true;
	if (!option) {
		say_unclear(q, field);
		return false;
	}
	f->value = option->number;
	edit_set(&f->edit, "");
	quick_match(f);
	quick_pick(f, f->value);
	return true;
}

/* What it stands for now. */
static int64_t meaning(const struct quick_field *f)
{
	const struct option *option = quick_option(f);
	return option ? option->number : 0;
}

/* What was typed stands for what it stood for, or for nothing. */
static void relabel_field(struct quick_view *q, int field)
{
	struct quick_field *f = &q->fields[field];
	bool typed = !str_is_blank(f->edit.text.text);
	if (meaning(f) || !typed)
		f->meant = meaning(f);
	quick_fill(q, field);
	f->certain = f->certain && f->meant && meaning(f) == f->meant;
	quick_pick(f, f->meant);
}

void quick_relabel(struct view *v)
{
	struct quick_view *q = quick_of(v);
	for (int i = QUICK_COUNTRY; i < QUICK_FIELDS; i++)
		if (q->fields[i].options.n)
			relabel_field(q, i);
}
