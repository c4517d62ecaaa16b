/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consortium by countries: a line each, with who is there and what is missing. */
#include "plain/parts.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "report/names.h"
#include "wizard/map.h"

enum { NAME_CELLS = 40 };

/* The heading of a column: a category, or those of none. */
static const char *column_title(const struct session *s, size_t column)
{
	size_t n = s->call->n_categories;
	if (column < n)
		return _(s->call->categories[column].title);
	/* TRANSLATORS: partners that fill no place of the call. */
	return column == n ? _("Others") :
	       /* TRANSLATORS: partners that the call does not count. */
	       _("Not counted");
}

/* "Training providers: Skole A, Skole B". */
static void add_cell(struct plain *p, struct str *out, const struct map *m, size_t row, size_t column)
{
	size_t n;
	const struct map_member *members = map_cell(m, row, column, &n);
	if (!n)
		return;
	str_add(out, "; ");
	str_add(out, column_title(p->session, column));
	for (size_t i = 0; i < n; i++) {
		const char *name = p->session->draft->partners[members[i].partner].name;
		str_add(out, i ? ", " : ": ");
		plain_add_shown(out, *name ? name : _("(no name)"), NAME_CELLS);
	}
}

static void add_missing(struct plain *p, struct str *out, const struct map_row *row)
{
	struct str list = STR_INIT;
	for (size_t c = 0; c < p->session->call->n_categories; c++) {
		if (!(row->missing & (UINT32_C(1) << c)))
			continue;
		str_add(&list, list.length ? ", " : "");
		str_add(&list, _(p->session->call->categories[c].one));
	}
	if (list.length) {
		str_add(out, "; ");
		/* TRANSLATORS: %1 is what a country lacks: "a training provider". */
		str_fill(out, _("missing: %1"), list.text);
	}
	str_free(&list);
}

static void say_row(struct plain *p, const struct map *m, size_t at)
{
	const struct map_row *row = &m->rows[at];
	const char *name = country_name(p->session->catalogue->world, row->country);
	struct str line = STR_INIT;
	str_add(&line, *name ? name : _("(no country)"));
	if (row->freed) {
		str_add(&line, "; ");
		/* TRANSLATORS: of a country in which an umbrella organisation takes the place of others. */
		str_add(&line, _("freed by an umbrella organisation"));
	}
	for (size_t c = 0; c < m->n_columns; c++)
		add_cell(p, &line, m, at, c);
	add_missing(p, &line, row);
	plain_item(p, "- ", line.text);
	str_free(&line);
}

void plain_say_map(struct plain *p)
{
	struct map m = MAP_INIT;
	if (!p->session->call) {
		plain_say(p, _("Choose a call first: everything else depends on it."));
		return;
	}
	map_fill(&m, p->session);
	for (size_t i = 0; i < m.n_rows; i++)
		say_row(p, &m, i);
	if (!m.n_rows)
		plain_say(p, _("There is no partner yet."));
	map_free(&m);
}
