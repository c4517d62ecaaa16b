/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `konsort check` for people. */
#include "report/text.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "report/phrase.h"

/* Wider figures push their sentence to the next line. */
enum { FIGURES_MOST = 9, LABEL_INDENT = 2, MARK_CELLS = 4 };

struct check_page {
	struct page page;
	const struct report *r;
	int title_cells, figure_cells;   /* columns of the lists */
};

static enum paint verdict_paint(enum verdict verdict)
{
	switch (verdict) {
	case VERDICT_ELIGIBLE: return PAINT_GOOD;
	case VERDICT_NOT_ELIGIBLE: return PAINT_BAD;
	case VERDICT_UNDECIDED: return PAINT_OPEN;
	}
	return PAINT_PLAIN;
}

static enum paint state_paint(const struct finding *f)
{
	switch (f->state) {
	case STATE_MET: return PAINT_GOOD;
	case STATE_UNMET: return f->level == LEVEL_REQUIRED ? PAINT_BAD : PAINT_OPEN;
	case STATE_UNDECIDED: return PAINT_OPEN;
	}
	return PAINT_PLAIN;
}

/* The head: what is judged, and how it came out. */

enum head { HEAD_CALL, HEAD_LOT, HEAD_CLOSING, HEAD_VERDICT, HEAD_END };

static const char *head_label(enum head head)
{
	switch (head) {
	/* TRANSLATORS: a label before what it names, in a column: at most 16 cells. */
	case HEAD_CALL: return _("Call");
	/* TRANSLATORS: a label before what it names, in a column: at most 16 cells. */
	case HEAD_LOT: return _("Lot");
	/* TRANSLATORS: a label before what it names, in a column: at most 16 cells. */
	case HEAD_CLOSING: return _("Closing");
	/* TRANSLATORS: a label before what it names, in a column: at most 16 cells. */
	case HEAD_VERDICT: return _("Verdict");
	case HEAD_END: break;
	}
	return "";
}

static void add_name(struct str *out, const char *id, const char *title, const char *pattern)
{
	struct str clean_id = STR_INIT, clean = STR_INIT;
	utf8_clean(&clean_id, id);
	utf8_clean(&clean, _(title));
	str_fill(out, pattern, clean.text, clean_id.text);
	str_free(&clean_id);
	str_free(&clean);
}

static void head_text(struct str *out, const struct report *r, enum head head, struct day today)
{
	const struct evaluation *e = r->evaluation;
	switch (head) {
	case HEAD_CALL:
		call_label(out, e->call);
		break;
	case HEAD_LOT:
		if (e->lot && *e->lot->id)
			/* TRANSLATORS: %1 is the title of a Lot, %2 its number. */
			add_name(out, e->lot->id, e->lot->title, _("%2, %1"));
		else
			str_add(out, e->lot ? "" : _("none chosen yet"));
		break;
	case HEAD_CLOSING:
		closing_text(out, e->call, today);
		break;
	case HEAD_VERDICT:
		verdict_text(out, e);
		break;
	case HEAD_END:
		break;
	}
}

static void add_head_line(struct check_page *p, enum head head, struct day today, int cells)
{
	struct str text = STR_INIT;
	head_text(&text, p->r, head, today);
	if (text.length > 0) {
		page_spaces(&p->page, LABEL_INDENT);
		page_cell(&p->page, PAINT_PLAIN, head_label(head), cells);
		if (head == HEAD_VERDICT)
			p->page.body = verdict_paint(p->r->evaluation->verdict);
		page_hang(&p->page, LABEL_INDENT + cells, LABEL_INDENT + cells, text.text);
		p->page.body = PAINT_PLAIN;
	}
	str_free(&text);
}

static void add_head(struct check_page *p, const char *file, struct day today)
{
	const struct draft *d = p->r->draft;
	struct str line = STR_INIT;
	utf8_clean(&line, file);
	/* never wrapped: a name is copied */
	page_paint(&p->page, PAINT_STRONG, line.text);
	str_add_char(p->page.out, '\n');
	str_clear(&line);
	utf8_clean(&line, d->acronym);
	if (!str_is_blank(d->acronym) && !str_is_blank(d->title))
		str_add(&line, ": ");
	utf8_clean(&line, d->title);
	if (!str_is_blank(line.text))
		page_paragraph(&p->page, LABEL_INDENT, line.text);
	str_free(&line);
	int cells = 0;
	for (enum head h = 0; h < HEAD_END; h++)
		if (page_width(head_label(h)) + 2 > cells)
			cells = page_width(head_label(h)) + 2;
	for (enum head h = 0; h < HEAD_END; h++)
		add_head_line(p, h, today, cells);
}

/* The lists of findings. */

enum section { SECTION_UNMET, SECTION_UNDECIDED, SECTION_ADVICE, SECTION_DISPUTED, SECTION_MET,
               SECTION_END };

static enum section section_of(const struct report *r, const struct finding *f)
{
	if (f->state == STATE_MET && f->n_disputes > 0)
		return SECTION_DISPUTED;
	/* met, but an id of the draft is not the Lot's: perhaps mistyped, so it is told */
	if (f->state == STATE_MET)
		return finding_has_foreign(r, f) ? SECTION_ADVICE : SECTION_MET;
	if (f->level == LEVEL_ADVICE)
		return SECTION_ADVICE;
	return f->state == STATE_UNMET ? SECTION_UNMET : SECTION_UNDECIDED;
}

static const char *section_label(enum section section)
{
	switch (section) {
	case SECTION_UNMET: return _("Required and not met");
	case SECTION_UNDECIDED: return _("Required, but no source decides it");
	case SECTION_ADVICE: return _("Advice, which does not change the verdict");
	case SECTION_DISPUTED: return _("Met, but the sources disagree");
	case SECTION_MET: return _("Met");
	case SECTION_END: break;
	}
	return "";
}

static void measure(struct check_page *p)
{
	const struct evaluation *e = p->r->evaluation;
	for (size_t i = 0; i < e->n_findings; i++) {
		const struct finding *f = &e->findings[i];
		if (section_of(p->r, f) == SECTION_MET)
			continue;
		struct str figures = STR_INIT;
		finding_figures(&figures, f);
		int title = page_width(finding_title(f)), cells = page_width(figures.text);
		if (title > p->title_cells)
			p->title_cells = title;
		if (cells > p->figure_cells && cells <= FIGURES_MOST)
			p->figure_cells = cells;
		str_free(&figures);
	}
}

/* Those that say otherwise, where they were not named yet. */
static void add_other_sources(struct str *out, const struct evaluation *e, const struct finding *f)
{
	for (size_t i = 0; i < f->n_disputes; i++) {
		const struct claim *claim = e->disputes[f->first_dispute + i].claim;
		if (rule_has_source(f->rule, claim->source) ||
		    (i > 0 && !strcmp(e->disputes[f->first_dispute + i - 1].claim->source, claim->source)))
			continue;
		struct str who = STR_INIT;
		source_label(&who, e->call, claim->source);
		str_add(out, "; ");
		/* TRANSLATORS: %1 is a source that gives another figure. */
		str_fill(out, _("otherwise: %1"), who.text);
		str_free(&who);
	}
}

/* By which source: a line under what is not met. */
static void add_source_line(struct check_page *p, const struct finding *f, int indent)
{
	struct str line = STR_INIT, names = STR_INIT;
	source_labels(&names, p->r->evaluation->call, f->rule->sources, f->rule->n_sources);
	/* TRANSLATORS: %1 lists sources. */
	str_fill(&line, lang_plural("Source: %1", "Sources: %1", f->rule->n_sources), names.text);
	add_other_sources(&line, p->r->evaluation, f);
	if (f->rule->carried) {
		str_add(&line, "; ");
		carried_words(&line, p->r->evaluation->call);
	}
	page_paragraph(&p->page, indent, line.text);
	str_free(&line);
	str_free(&names);
}

static bool note_was_told(const struct dispute *list, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (!strcmp(list[i].claim->note, list[at].claim->note))
			return true;
	return false;
}

/* What is to be said of the claims that would change the state, each once. */
static void add_claim_notes(struct check_page *p, const struct finding *f, int indent)
{
	const struct dispute *list = f->n_disputes ? &p->r->evaluation->disputes[f->first_dispute] : NULL;
	for (size_t i = 0; i < f->n_disputes; i++) {
		if (!*list[i].claim->note || note_was_told(list, i))
			continue;
		struct str line = STR_INIT, id = STR_INIT, note = STR_INIT;
		utf8_clean(&id, list[i].claim->source);
		utf8_clean(&note, _(list[i].claim->note));
		/* TRANSLATORS: %1 is a source such as "003", %2 what is said of it. */
		str_fill(&line, _("%1: %2"), id.text, note.text);
		page_paragraph(&p->page, indent, line.text);
		str_free(&line);
		str_free(&id);
		str_free(&note);
	}
}

static void add_finding(struct check_page *p, const struct finding *f, bool with_source)
{
	struct str figures = STR_INIT, message = STR_INIT;
	const char mark[] = { ' ', ' ', state_mark(f->state, f->level), ' ', '\0' };
	finding_figures(&figures, f);
	finding_message(&message, p->r, f);
	int indent = MARK_CELLS + p->title_cells + 2 + p->figure_cells + (p->figure_cells ? 2 : 0);
	int used = page_cell(&p->page, state_paint(f), mark, MARK_CELLS);
	used += page_cell(&p->page, PAINT_STRONG, finding_title(f), p->title_cells + 2);
	if (figures.length > 0)
		used += page_cell(&p->page, PAINT_PLAIN, figures.text, p->figure_cells + 2);
	page_hang(&p->page, used, indent, message.text);
	if (with_source && f->rule && f->rule->n_sources > 0)
		add_source_line(p, f, indent);
	if (with_source)
		add_claim_notes(p, f, indent);
	str_free(&figures);
	str_free(&message);
}

static bool start_section(struct check_page *p, enum section section)
{
	const struct evaluation *e = p->r->evaluation;
	for (size_t i = 0; i < e->n_findings; i++) {
		if (section_of(p->r, &e->findings[i]) != section)
			continue;
		str_add_char(p->page.out, '\n');
		page_heading(&p->page, section_label(section));
		return true;
	}
	return false;
}

static void add_section(struct check_page *p, enum section section)
{
	const struct evaluation *e = p->r->evaluation;
	if (!start_section(p, section))
		return;
	for (size_t i = 0; i < e->n_findings; i++)
		if (section_of(p->r, &e->findings[i]) == section)
			add_finding(p, &e->findings[i], section != SECTION_ADVICE);
}

/* "One applicant 1/1", for the columns of what is met. */
static void add_short(struct str *out, const struct finding *f)
{
	str_add(out, finding_title(f));
	if (f->has_have)
		str_add_char(out, ' ');
	finding_figures(out, f);
}

static int widest_met(const struct report *r)
{
	const struct evaluation *e = r->evaluation;
	int cells = 0;
	for (size_t i = 0; i < e->n_findings; i++) {
		struct str text = STR_INIT;
		if (section_of(r, &e->findings[i]) == SECTION_MET)
			add_short(&text, &e->findings[i]);
		if (page_width(text.text) > cells)
			cells = page_width(text.text);
		str_free(&text);
	}
	return cells;
}

/* What is met, in as many columns as fit. */
static void add_met(struct check_page *p)
{
	const struct evaluation *e = p->r->evaluation;
	if (!start_section(p, SECTION_MET))
		return;
	int cells = widest_met(p->r), columns = p->page.style.width / (MARK_CELLS + cells);
	int column = 0, gap = 0;
	for (size_t i = 0; i < e->n_findings; i++) {
		const struct finding *f = &e->findings[i];
		if (section_of(p->r, f) != SECTION_MET)
			continue;
		if (column > 0 && column >= columns) {
			str_add_char(p->page.out, '\n');
			column = gap = 0;
		}
		struct str text = STR_INIT;
		add_short(&text, f);
		page_spaces(&p->page, gap);
		page_paint(&p->page, PAINT_GOOD, "  + ");
		str_add(p->page.out, text.text);
		gap = cells - page_width(text.text);
		column++;
		str_free(&text);
	}
	str_add_char(p->page.out, '\n');
}

void check_text(struct str *out, const struct report *r, const char *file, struct day today,
                struct text_style style)
{
	struct check_page p = { .page = { out, style }, .r = r };
	measure(&p);
	add_head(&p, file, today);
	add_section(&p, SECTION_UNMET);
	add_section(&p, SECTION_UNDECIDED);
	add_section(&p, SECTION_ADVICE);
	add_section(&p, SECTION_DISPUTED);
	add_met(&p);
}
