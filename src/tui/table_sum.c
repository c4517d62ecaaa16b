/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands under the rows of the table: what the grants add up to and what the Lot leaves
 * of its maximum, how many have agreed, how many are marked, and the order where no column
 * can say it.  What nothing was said of is left out. */
#include "tui/table.h"

#include <string.h>

#include "base/lang.h"

struct counted {
	int64_t grants;
	size_t granted, agreed, marked, all;
};

static struct counted count(const struct draft *d)
{
	struct counted n = { .all = d->n_partners };
	for (size_t i = 0; i < d->n_partners; i++) {
		const struct partner *p = &d->partners[i];
		n.grants += p->grant > 0 ? p->grant : 0;
		n.granted += p->grant >= 0;
		n.agreed += p->agreed;
		n.marked += p->marked;
	}
	return n;
}

/* The finding on the Lot's maximum, NULL if it has none. */
static const struct finding *ceiling_finding(struct session *s)
{
	const struct evaluation *e = session_judge(s);
	for (size_t i = 0; e && i < e->n_findings; i++)
		if (e->findings[i].rule && e->findings[i].rule->kind == RULE_GRANT_CEILING)
			return &e->findings[i];
	return NULL;
}

/* Adds a piece behind the others, or in a line of its own where there is no room. */
static void add_piece(struct sum *sum, const char *text, bool bad, int cols)
{
	static const char *const gap = " · ";
	struct str *line = sum->n ? &sum->lines[sum->n - 1] : NULL;
	if (line && draw_width(line->text, line->length) + 3 + draw_width(text, strlen(text)) <= cols) {
		str_add(line, gap);
	} else if (sum->n < SUM_LINES) {
		sum->bad[sum->n] = false;
		line = &sum->lines[sum->n++];
	} else {
		return;
	}
	str_add(line, text);
	sum->bad[sum->n - 1] |= bad;
}

static void add_grants(struct table_view *t, int64_t grants, int cols)
{
	const struct finding *f = ceiling_finding(t->view.app->session);
	struct str sum = STR_INIT, left = STR_INIT;
	char n[LANG_NUMBER_SIZE], of[LANG_NUMBER_SIZE];
	lang_number(n, grants);
	if (!f || !f->has_need) {
		/* TRANSLATORS: %1 is the sum of all grants (13 cells); at most 38 cells. */
		str_fill(&sum, _("Grants: %1 EUR"), n);
		add_piece(&t->sum, sum.text, false, cols);
		str_free(&sum);
		return;
	}
	int64_t over = f->have - f->need;
	/* TRANSLATORS: %1 (9 cells) is the sum of all grants, %2 (9 cells) the most there is; at
	   most 38 cells. */
	str_fill(&sum, _("Grants: %1 of %2 EUR"), n, lang_number(of, f->need));
	/* TRANSLATORS: %1 is an amount in EUR (13 cells) by which grants are over the maximum; at
	   most 38 cells. */
	const char *pattern = _("%1 too much");
	if (over <= 0)
		/* TRANSLATORS: %1 is an amount in EUR (13 cells), left of the maximum; at most 38
		   cells. */
		pattern = _("%1 left");
	str_fill(&left, pattern, lang_number(n, over > 0 ? over : -over));
	add_piece(&t->sum, sum.text, over > 0, cols);
	add_piece(&t->sum, left.text, over > 0, cols);
	str_free(&sum);
	str_free(&left);
}

static void add_count(struct table_view *t, const char *pattern, size_t some, size_t all, int cols)
{
	struct str text = STR_INIT;
	char n[LANG_NUMBER_SIZE], of[LANG_NUMBER_SIZE];
	str_fill(&text, pattern, lang_number(n, (long long)some), lang_number(of, (long long)all));
	add_piece(&t->sum, text.text, false, cols);
	str_free(&text);
}

/* The order, where its column has no room and so cannot say it. */
static void add_order(struct table_view *t, int cols)
{
	const struct table_memory *memory = &t->view.app->table;
	struct str order = STR_INIT, text = STR_INIT;
	if (t->cells[memory->order])
		return;
	order_text(&order, memory->order, memory->backwards);
	/* TRANSLATORS: %1 is the head of the column by which the rows are sorted. */
	str_fill(&text, _("Order: %1"), order.text);
	add_piece(&t->sum, text.text, false, cols);
	str_free(&order);
	str_free(&text);
}

void table_sum_fill(struct table_view *t, int cols)
{
	struct counted n = count(table_draft(t));
	for (int i = 0; i < SUM_LINES; i++)
		str_clear(&t->sum.lines[i]);
	t->sum.n = 0;
	t->n_marked = n.marked;
	add_order(t, cols);
	if (n.granted)
		add_grants(t, n.grants, cols);
	if (n.agreed)
		/* TRANSLATORS: %1 (6 cells) of %2 (6 cells) organisations; at most 38 cells. */
		add_count(t, _("%1 of %2 have agreed"), n.agreed, n.all, cols);
	if (n.marked)
		/* TRANSLATORS: of %2 (6 cells) organisations %1 (6 cells) are marked, to change them
		   together; at most 38 cells. */
		add_count(t, _("%1 of %2 marked"), n.marked, n.all, cols);
}

void table_sum_free(struct sum *sum)
{
	for (int i = 0; i < SUM_LINES; i++)
		str_free(&sum->lines[i]);
}
