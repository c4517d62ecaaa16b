/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `konsort fits` for people: the Lots by verdict. */
#include "report/text.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "report/finding_text.h"

enum { INDENT = 2 };

struct fits_page {
	struct page page;
	const struct fits *fits;
	int call_cells, lot_cells;
};

const char *fits_heading(enum verdict verdict)
{
	switch (verdict) {
	case VERDICT_ELIGIBLE: return _("The consortium would be eligible");
	case VERDICT_UNDECIDED: return _("Undecided: no source states a figure that it hangs on");
	case VERDICT_NOT_ELIGIBLE: return _("The consortium would not be eligible");
	}
	return "";
}

static enum paint verdict_paint(enum verdict verdict)
{
	switch (verdict) {
	case VERDICT_ELIGIBLE: return PAINT_GOOD;
	case VERDICT_UNDECIDED: return PAINT_OPEN;
	case VERDICT_NOT_ELIGIBLE: return PAINT_BAD;
	}
	return PAINT_PLAIN;
}

static void measure(struct fits_page *p)
{
	for (size_t i = 0; i < p->fits->n; i++) {
		const struct fit *fit = &p->fits->list[i];
		int call = page_width(fit->call->id), lot = page_width(fit->lot->id);
		p->call_cells = call > p->call_cells ? call : p->call_cells;
		p->lot_cells = lot > p->lot_cells ? lot : p->lot_cells;
	}
}

/* A line of PATTERN with the titles of conditions, if there are any. */
static void add_titles(struct str *out, const struct fit *fit, const char *pattern,
                       const char *const *ids, size_t n)
{
	struct str titles = STR_INIT;
	for (size_t i = 0; i < n; i++) {
		str_add(&titles, i > 0 ? ", " : "");
		utf8_clean(&titles, condition_title(fit->lot, ids[i]));
	}
	str_add(out, n > 0 && out->length > 0 ? "\n" : "");
	if (n > 0)
		str_fill(out, pattern, titles.text);
	str_free(&titles);
}

static void add_choose(struct str *out, unsigned choose)
{
	struct str keys = STR_INIT;
	for (enum misfit m = 0; m < MISFIT_END; m++) {
		if (!(choose & MISFIT_BIT(m)))
			continue;
		str_add(&keys, keys.length > 0 ? ", " : "");
		str_add(&keys, subject_label(misfit_word(m)));
	}
	str_add(out, keys.length > 0 && out->length > 0 ? "\n" : "");
	if (keys.length > 0)
		/* TRANSLATORS: %1 lists what would have to be chosen anew, such as "Sector, Duration". */
		str_fill(out, _("to be chosen anew: %1"), keys.text);
	str_free(&keys);
}

void fit_notes(struct str *out, const struct fit *fit)
{
	struct str notes = STR_INIT;
	/* TRANSLATORS: %1 lists the short names of conditions. */
	add_titles(&notes, fit, _("not met: %1"), fit->unmet, fit->n_unmet);
	/* TRANSLATORS: %1 lists the short names of conditions. */
	add_titles(&notes, fit, _("undecided: %1"), fit->undecided, fit->n_undecided);
	add_choose(&notes, fit->choose);
	str_add(out, notes.text);
	str_free(&notes);
}

static void add_fit(struct fits_page *p, const struct fit *fit)
{
	struct str call = STR_INIT, lot = STR_INIT, title = STR_INIT, notes = STR_INIT;
	utf8_clean(&call, fit->call->id);
	utf8_clean(&lot, fit->lot->id);
	utf8_clean(&title, _(*fit->lot->id ? fit->lot->title : fit->call->title));
	page_spaces(&p->page, INDENT);
	int at = INDENT + page_cell(&p->page, verdict_paint(fit->verdict), call.text,
	                            p->call_cells + 2);
	at += page_cell(&p->page, PAINT_PLAIN, lot.text, p->lot_cells + 2);
	page_hang(&p->page, at, at, title.text);
	fit_notes(&notes, fit);
	if (notes.length > 0)
		page_paragraph(&p->page, at, notes.text);
	str_free(&notes);
	str_free(&call);
	str_free(&lot);
	str_free(&title);
}

static void add_section(struct fits_page *p, enum verdict verdict)
{
	bool any = false;
	for (size_t i = 0; i < p->fits->n; i++) {
		if (p->fits->list[i].verdict != verdict)
			continue;
		if (!any) {
			str_add_char(p->page.out, '\n');
			page_heading(&p->page, fits_heading(verdict));
		}
		any = true;
		add_fit(p, &p->fits->list[i]);
	}
}

void fits_text(struct str *out, const struct fits *fits, struct text_style style)
{
	struct fits_page p = { .page = { .out = out, .style = style }, .fits = fits };
	measure(&p);
	page_paragraph(&p.page, 0, _("Judged is the consortium alone: its applicant, the details of its "
	                             "partners, organisations, countries and places."));
	add_section(&p, VERDICT_ELIGIBLE);
	add_section(&p, VERDICT_UNDECIDED);
	add_section(&p, VERDICT_NOT_ELIGIBLE);
}
