/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `konsort explain` for people: everything known of a call.  Sources stand by their
 * short names beside each rule; their pages and addresses are listed at the end. */
#include "report/text.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "report/phrase.h"

enum { INDENT = 2, FIGURE_CELLS = 12 };

/* Things told, by what they are about. */

static void add_note(struct page *p, const struct note *note)
{
	struct str text = STR_INIT;
	utf8_clean(&text, _(note->text));
	if (note->n_sources > 0) {
		str_add(&text, " [");
		for (size_t i = 0; i < note->n_sources; i++) {
			str_add(&text, i > 0 ? ", " : "");
			utf8_clean(&text, note->sources[i]);
		}
		str_add(&text, "]");
	}
	page_spaces(p, INDENT);
	str_add(p->out, "- ");
	page_hang(p, INDENT + 2, INDENT + 2, text.text);
	str_free(&text);
}

/* True if an earlier note is about the same. */
static bool told_before(const struct note *notes, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (!strcmp(notes[i].about, notes[at].about))
			return true;
	return false;
}

static void add_notes(struct page *p, const struct note *notes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (told_before(notes, i))
			continue;
		str_add_char(p->out, '\n');
		page_heading(p, subject_label(notes[i].about));
		for (size_t k = i; k < n; k++)
			if (!strcmp(notes[k].about, notes[i].about))
				add_note(p, &notes[k]);
	}
}

static void add_category(struct page *p, const struct category *c)
{
	struct str title = STR_INIT, text = STR_INIT;
	utf8_clean(&title, _(c->title));
	str_add_char(&title, ':');
	page_paragraph(p, INDENT, title.text);
	utf8_clean(&text, _(c->text));
	if (text.length > 0)
		page_paragraph(p, 2 * INDENT, text.text);
	str_clear(&text);
	for (int type = TYPE_NONE + 1; type < TYPE_END; type++) {
		if (!(c->types & TYPE_BIT(type)))
			continue;
		str_add(&text, text.length > 0 ? ", " : "");
		str_add(&text, type_label(type));
	}
	page_spaces(p, 2 * INDENT);
	str_add(p->out, "= ");
	page_hang(p, 2 * INDENT + 2, 2 * INDENT + 2, text.text);
	str_free(&title);
	str_free(&text);
}

static void add_categories(struct page *p, const struct call *call)
{
	if (call->n_categories == 0)
		return;
	str_add_char(p->out, '\n');
	page_heading(p, _("Who can take which place"));
	for (size_t i = 0; i < call->n_categories; i++)
		add_category(p, &call->categories[i]);
}

/* Rules. */

/* The table of who says what: figure, source, and in words; columns as wide as this
 * rule needs them. */
struct claim_table {
	struct page *page;
	const struct call *call;
	const struct rule *rule;
	int figure_cells, id_cells;
};

static void widen(int *cells, const char *text, int most)
{
	int width = page_width(text);
	if (width > *cells)
		*cells = width < most ? width : most;
}

static void measure_claims(struct claim_table *t, const char *figure)
{
	widen(&t->figure_cells, figure, FIGURE_CELLS);
	for (size_t i = 0; i < t->rule->n_sources; i++)
		widen(&t->id_cells, t->rule->sources[i], FIGURE_CELLS);
	for (size_t i = 0; i < t->rule->n_claims; i++) {
		struct str text = STR_INIT;
		claim_figure(&text, &t->rule->claims[i]);
		widen(&t->figure_cells, text.text, FIGURE_CELLS);
		widen(&t->id_cells, t->rule->claims[i].source, FIGURE_CELLS);
		str_free(&text);
	}
}

/* The column of the sources' ids. */
static int id_column(const struct claim_table *t)
{
	return 2 * INDENT + t->figure_cells + (t->figure_cells > 0 ? 2 : 0);
}

static void add_claim_row(struct claim_table *t, const char *figure, const char *id,
                          const char *words)
{
	struct str clean = STR_INIT;
	int at = id_column(t);
	page_spaces(t->page, 2 * INDENT);
	int used = 2 * INDENT + page_cell(t->page, PAINT_PLAIN, figure, at - 2 * INDENT);
	if (used > at) {
		/* a figure wider than its column has a line of its own */
		str_add_char(t->page->out, '\n');
		page_spaces(t->page, at);
	}
	utf8_clean(&clean, id);
	page_cell(t->page, PAINT_PLAIN, clean.text, t->id_cells + 2);
	page_hang(t->page, at + t->id_cells + 2, at + t->id_cells + 2, words);
	str_free(&clean);
}

/* What is to be known of the reading, and where the other claims begin. */
static void add_reading_note(struct claim_table *t)
{
	if (t->rule->unknown)
		page_paragraph(t->page, id_column(t), _("no source states the figure"));
	if (t->rule->carried) {
		struct str words = STR_INIT;
		carried_words(&words, t->call);
		page_paragraph(t->page, id_column(t), words.text);
		str_free(&words);
	}
	if (t->rule->n_claims > 0)
		page_paragraph(t->page, id_column(t), claims_heading(t->rule));
}

static void add_claim(struct claim_table *t, size_t at)
{
	const struct claim *claim = &t->rule->claims[at];
	const struct source *source = call_source(t->call, claim->source);
	struct str figure = STR_INIT, words = STR_INIT, note = STR_INIT;
	claim_figure(&figure, claim);
	utf8_clean(&note, _(claim->note));
	if (source && (!claim_repeats_source(t->rule, at) || note.length == 0))
		utf8_clean(&words, _(source->publisher));
	str_add(&words, words.length > 0 && note.length > 0 ? ": " : "");
	str_add(&words, note.text);
	add_claim_row(t, figure.text, claim->source, words.text);
	str_free(&figure);
	str_free(&words);
	str_free(&note);
}

static void add_claims(struct page *p, const struct call *call, const struct rule *rule)
{
	struct claim_table t = { .page = p, .call = call, .rule = rule };
	struct str figure = STR_INIT;
	rule_figure(&figure, call, rule);
	/* a long one stands beside the title only */
	if (page_width(figure.text) > FIGURE_CELLS || rule->unknown)
		str_clear(&figure);
	measure_claims(&t, figure.text);
	for (size_t i = 0; i < rule->n_sources; i++) {
		struct str publisher = STR_INIT;
		const struct source *source = call_source(call, rule->sources[i]);
		utf8_clean(&publisher, source ? _(source->publisher) : "");
		add_claim_row(&t, i == 0 ? figure.text : "", rule->sources[i], publisher.text);
		str_free(&publisher);
	}
	add_reading_note(&t);
	for (size_t i = 0; i < rule->n_claims; i++)
		add_claim(&t, i);
	str_free(&figure);
}

static void add_rule(struct page *p, const struct call *call, const struct rule *rule)
{
	struct str line = STR_INIT, figure = STR_INIT, text = STR_INIT;
	rule_figure(&figure, call, rule);
	str_add_char(p->out, '\n');
	page_spaces(p, INDENT);
	utf8_clean(&line, _(rule->title));
	page_paint(p, PAINT_STRONG, line.text);
	int used = INDENT + page_width(line.text);
	str_clear(&line);
	utf8_clean(&text, rule->id);
	/* TRANSLATORS: behind a condition's name: %1 its id, %2 "required" or "advice". */
	str_fill(&line, _(" (%1, %2)"), text.text, level_label(rule->level));
	if (figure.length > 0) {
		str_add(&line, ": ");
		str_add(&line, figure.text);
	}
	page_flow(p, used, 3 * INDENT, line.text);
	str_clear(&text);
	utf8_clean(&text, _(rule->text));
	page_paragraph(p, 2 * INDENT, text.text);
	add_claims(p, call, rule);
	str_free(&line);
	str_free(&figure);
	str_free(&text);
}

static const char *list_label(enum choice_list_id list)
{
	switch (list) {
	case LIST_SECTORS: return _("Sectors to choose from");
	case LIST_OBJECTIVES: return _("Objectives to choose from");
	case LIST_PRIORITIES: return _("Priorities to choose from");
	case LIST_ACTIVITIES: return _("Activities to choose from");
	case LIST_END: break;
	}
	return "";
}

static void add_list(struct page *p, const struct choice_list *list, const char *label)
{
	if (list->n == 0)
		return;
	str_add_char(p->out, '\n');
	page_heading(p, label);
	for (size_t i = 0; i < list->n; i++) {
		struct str line = STR_INIT, id = STR_INIT, text = STR_INIT;
		utf8_clean(&id, list->items[i].id);
		utf8_clean(&text, _(list->items[i].label));
		/* TRANSLATORS: %1 is a thing to choose, %2 its id. */
		str_fill(&line, _("%1 (%2)"), text.text, id.text);
		page_spaces(p, INDENT);
		str_add(p->out, "- ");
		page_hang(p, INDENT + 2, INDENT + 2, line.text);
		str_free(&line);
		str_free(&id);
		str_free(&text);
	}
}

static void add_lot(struct page *p, const struct call *call, const struct lot *lot)
{
	struct str title = STR_INIT, id = STR_INIT, line = STR_INIT;
	utf8_clean(&id, lot->id);
	utf8_clean(&title, _(lot->title));
	str_add_char(p->out, '\n');
	if (id.length > 0)
		/* TRANSLATORS: %1 is the number of a Lot, %2 its title. */
		str_fill(&line, _("Lot %1: %2"), id.text, title.text);
	else
		str_add(&line, _("Conditions"));
	page_heading(p, line.text);
	for (size_t i = 0; i < lot->n_rules; i++)
		add_rule(p, call, &lot->rules[i]);
	for (enum choice_list_id list = 0; list < LIST_END; list++)
		add_list(p, &lot->lists[list], list_label(list));
	add_notes(p, lot->notes, lot->n_notes);
	str_free(&title);
	str_free(&id);
	str_free(&line);
}

/* The sources, with page and address. */

static void add_source(struct page *p, const struct source *source)
{
	struct str text = STR_INIT;
	page_spaces(p, INDENT);
	utf8_clean(&text, source->id);
	int used = INDENT + page_cell(p, PAINT_STRONG, text.text, 5);
	str_clear(&text);
	source_whole(&text, source);
	page_hang(p, used, used, text.text);
	if (*source->address) {
		/* never broken: one wants to follow it */
		page_spaces(p, used);
		utf8_clean(p->out, source->address);
		str_add_char(p->out, '\n');
	}
	str_free(&text);
}

static void add_head(struct page *p, const struct call *call, struct day today)
{
	struct str line = STR_INIT;
	call_label(&line, call);
	page_heading(p, line.text);
	str_clear(&line);
	closing_text(&line, call, today);
	page_paragraph(p, INDENT, line.text);
	str_free(&line);
}

void explain_text(struct str *out, const struct call *call, const struct lot *lot,
                  struct day today, struct text_style style)
{
	struct page p = { .out = out, .style = style };
	add_head(&p, call, today);
	add_notes(&p, call->notes, call->n_notes);
	add_categories(&p, call);
	for (size_t i = 0; i < call->n_lots; i++)
		if (!lot || lot == &call->lots[i])
			add_lot(&p, call, &call->lots[i]);
	if (call->n_sources == 0)
		return;
	str_add_char(out, '\n');
	page_heading(&p, _("Sources"));
	for (size_t i = 0; i < call->n_sources; i++)
		add_source(&p, &call->sources[i]);
}
