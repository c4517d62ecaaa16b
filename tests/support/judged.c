/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judging rows of a table and writing findings in one line. */
#include "support/judged.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "base/xmem.h"
#include "support/make_draft.h"

enum { DRAFTS_MOST = 8 };

static void add_figure(struct str *out, bool there, int64_t figure)
{
	if (there)
		str_addf(out, "%" PRId64, figure);
	else
		str_add_char(out, '-');
}

char *judged_text(const struct evaluation *e, const struct finding *f)
{
	struct str out = STR_INIT;
	if (!f) {
		str_add(&out, "none");
		return str_take(&out);
	}
	str_addf(&out, "%s%s", f->level == LEVEL_ADVICE ? "advice: " : "", state_words[f->state]);
	if (f->has_have || f->has_need) {
		str_add_char(&out, ' ');
		add_figure(&out, f->has_have, f->have);
		str_add_char(&out, '/');
		add_figure(&out, f->has_need, f->need);
	}
	for (size_t i = 0; i < f->n_positions; i++)
		str_addf(&out, "%s %zu", i == 0 ? " at" : "", e->positions[f->first_position + i]);
	for (size_t i = 0; i < f->n_disputes; i++) {
		const struct dispute *d = &e->disputes[f->first_dispute + i];
		str_addf(&out, " (%s %s %s)", d->claim->source, d->claim->figure, state_words[d->state]);
	}
	return str_take(&out);
}

/* The drafts between the bars of TEXT; how many. */
static size_t make_drafts(const char *call, const char *lot, const char *text, struct draft *drafts[DRAFTS_MOST])
{
	size_t n = 0;
	char *copy = xstrdup(text);
	for (char *one = copy, *bar; one; one = bar) {
		if ((bar = strchr(one, '|')))
			*bar++ = '\0';
		assert_true(n < DRAFTS_MOST);
		drafts[n++] = make_draft(call, lot, one);
	}
	free(copy);
	return n;
}

static void judge_row(struct evaluation *e, const struct call *call, const struct lot *lot,
                      const char *id, const struct judged_row *row)
{
	struct draft *drafts[DRAFTS_MOST];
	struct neighbour others[DRAFTS_MOST];
	size_t n = make_drafts(call->id, lot->id, row->draft, drafts);
	for (size_t i = 1; i < n; i++)
		others[i - 1] = (struct neighbour){ "other.yaml", drafts[i] };
	evaluate(e, call, lot, drafts[0], n > 1 ? others : NULL, n - 1);
	char *found = judged_text(e, evaluation_find(e, id));
	if (strcmp(found, row->finding) != 0)
		fail_msg("%s Lot '%s' %s of <%s>: found <%s>, must be <%s>",
		         call->id, lot->id, id, row->draft, found, row->finding);
	free(found);
	for (size_t i = 0; i < n; i++)
		draft_free(&drafts[i]);
}

char *judged_all(const struct evaluation *e)
{
	struct str out = STR_INIT;
	for (size_t i = 0; i < e->n_findings; i++) {
		char *found = judged_text(e, &e->findings[i]);
		if (strcmp(found, "met") != 0 && strcmp(found, "advice: met") != 0)
			str_addf(&out, "%s%s %s", out.length ? "; " : "", finding_id(&e->findings[i]), found);
		free(found);
	}
	return str_take(&out);
}

void judged_rows(const struct call *call, const char *lot_id, const char *id,
                 const struct judged_row *rows, size_t n)
{
	struct evaluation e = EVALUATION_INIT;
	const struct lot *lot = call_lot(call, lot_id);
	assert_non_null(lot);
	for (size_t i = 0; i < n; i++)
		judge_row(&e, call, lot, id, &rows[i]);
	evaluation_free(&e);
}
