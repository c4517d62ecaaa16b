/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `konsort suggest` for people: the shortest way as a list, in the order in which each
 * addition makes conditions met. */
#include "report/shortest_text.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "report/shortest_parts.h"

enum { INDENT = 2 };

static void add_head(struct page *p, const struct call *call, const struct lot *lot)
{
	struct str line = STR_INIT, id = STR_INIT, title = STR_INIT;
	call_label(&line, call);
	page_heading(p, line.text);
	str_clear(&line);
	utf8_clean(&id, lot->id);
	utf8_clean(&title, _(lot->title));
	/* TRANSLATORS: %1 is the number of a Lot, %2 its title. */
	str_fill(&line, _("Lot %1: %2"), id.text, title.text);
	if (id.length > 0)
		page_paragraph(p, INDENT, line.text);
	str_free(&line);
	str_free(&id);
	str_free(&title);
}

/* True if a new country is to bring several organisations, so that one must know which. */
static bool shares_country(const struct way *w, const struct addition *a)
{
	for (size_t i = 0; i < w->s->n; i++)
		if (&w->s->additions[i] != a && additions_together(&w->s->additions[i], a))
			return a->from == FROM_NEW_COUNTRY;
	return false;
}

static bool is_another(const struct way *w, const struct addition *a)
{
	for (const struct addition *b = w->s->additions; b < a; b++)
		if (b->from == FROM_NEW_COUNTRY)
			return true;
	return false;
}

/* How many additions from AT on can stand in one line: alike, and nothing met between. */
static size_t run_length(const struct way *w, size_t at)
{
	const struct addition *a = &w->s->additions[at];
	size_t n = 1;
	for (; at + n < w->s->n && a[n - 1].n_makes == 0; n++)
		if (!additions_alike(a, &a[n]) || a->from != a[n].from || a->group != a[n].group ||
		    (!additions_together(a, &a[n]) &&
		     (a->from != FROM_NEW_COUNTRY || shares_country(w, a) || shares_country(w, &a[n]))))
			break;
	return n;
}

static const char *numbered_country(enum country_kind kind)
{
	switch (kind) {
	/* TRANSLATORS: stands behind "from"; %1 is the number of a country not chosen yet. */
	case KIND_PROGRAMME: return _("new Programme Country no. %1");
	/* TRANSLATORS: stands behind "from"; %1 is the number of a country not chosen yet. */
	case KIND_MEMBER_STATES: return _("new EU Member State no. %1");
	case KIND_OTHER: break;
	}
	/* TRANSLATORS: stands behind "from"; %1 is the number of a country not chosen yet. */
	return _("new country no. %1 that counts");
}

static void add_addition(struct str *out, const struct way *w, const struct addition *a, size_t n)
{
	struct str thing = STR_INIT, where = STR_INIT;
	char number[LANG_NUMBER_SIZE];
	if (shares_country(w, a)) {
		addition_thing(&thing, w, a, n);
		lang_number(number, (long long)a->new_country + 1);
		str_fill(&where, numbered_country(group_country_kind(w->call, a->group)), number);
	} else {
		addition_thing(&thing, w, a, a->from == FROM_NEW_COUNTRY ? 1 : n);
		addition_whence(&where, w, a, n, is_another(w, a));
	}
	/* TRANSLATORS: %1 is such as "a training provider", %2 such as "a new Programme
	   Country", "each of 3 new Programme Countries", "Denmark", "any country". */
	str_fill(out, _("%1 from %2"), thing.text, where.text);
	str_free(&thing);
	str_free(&where);
}

static void add_makes(struct page *p, const struct way *w, const struct addition *a)
{
	struct str titles = STR_INIT, line = STR_INIT;
	if (a->n_makes == 0)
		return;
	for (size_t i = 0; i < a->n_makes; i++) {
		str_add(&titles, i > 0 ? ", " : "");
		utf8_clean(&titles, _(w->s->makes[a->first_makes + i]->title));
	}
	/* TRANSLATORS: %1 lists the short names of conditions that are met from here on. */
	str_fill(&line, _("then met: %1"), titles.text);
	p->body = PAINT_GOOD;
	page_paragraph(p, 2 * INDENT + 2, line.text);
	p->body = PAINT_PLAIN;
	str_free(&titles);
	str_free(&line);
}

static void add_additions(struct page *p, const struct way *w)
{
	char number[LANG_NUMBER_SIZE];
	struct str line = STR_INIT;
	/* TRANSLATORS: %1 is a number; a list follows. */
	str_fill(&line, lang_plural("%1 more organisation would do; no fewer can:",
	                            "%1 more organisations would do; no fewer can:", w->s->n),
	         lang_number(number, (long long)w->s->n));
	page_paragraph(p, INDENT, line.text);
	for (size_t i = 0; i < w->s->n; ) {
		size_t n = run_length(w, i);
		str_clear(&line);
		add_addition(&line, w, &w->s->additions[i], n);
		page_spaces(p, INDENT);
		str_add(p->out, "- ");
		page_hang(p, INDENT + 2, INDENT + 2, line.text);
		i += n;
		add_makes(p, w, &w->s->additions[i - 1]);
	}
	str_free(&line);
}

static void add_left_out(struct page *p, const struct lot *lot)
{
	struct str titles = STR_INIT, line = STR_INIT;
	for (size_t i = 0; i < lot->n_rules; i++) {
		const struct rule *rule = &lot->rules[i];
		if (!rule->unknown || rule->level != LEVEL_REQUIRED || !shortest_mends(rule->kind))
			continue;
		str_add(&titles, titles.length > 0 ? ", " : "");
		utf8_clean(&titles, _(rule->title));
	}
	/* TRANSLATORS: %1 lists the short names of conditions. */
	str_fill(&line, _("Left out, as no source states the figure: %1"), titles.text);
	if (titles.length > 0)
		page_paragraph(p, INDENT, line.text);
	str_free(&titles);
	str_free(&line);
}

void suggest_text(struct str *out, const struct world *world, const struct call *call,
                  const struct lot *lot, const struct shortest *s, struct text_style style)
{
	struct page p = { .out = out, .style = style };
	const struct way w = { world, call, s };
	add_head(&p, call, lot);
	if (*shortest_nothing(s))
		page_paragraph(&p, INDENT, shortest_nothing(s));
	else
		add_additions(&p, &w);
	add_left_out(&p, lot);
}
