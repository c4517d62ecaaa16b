/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way from one problem to the next: a total order of places where something is to be
 * mended, and the neighbour of a place in it. */
#include "wizard/session.h"

#include <string.h>

#include "base/lang.h"

/* A place in the order; compared from the first member to the last. */
struct order {
	int step, partner, field;
	long long finding;
};

/* What the search needs to know, and the best so far. */
struct search {
	struct session *s;
	struct field_list fields[2];   /* of the step's own form, of a partner's */
	enum step filled;              /* the step whose fields the first list has */
	struct order from;
	int direction;
	struct problem next, first;    /* behind FROM; of all, for going round */
	struct order next_order, first_order;
	bool has_next;
	size_t n;
};

static int compare(const struct order *a, const struct order *b)
{
	if (a->step != b->step)
		return a->step < b->step ? -1 : 1;
	if (a->partner != b->partner)
		return a->partner < b->partner ? -1 : 1;
	if (a->field != b->field)
		return a->field < b->field ? -1 : 1;
	return a->finding < b->finding ? -1 : a->finding > b->finding;
}

/* The fields of the form that SPOT is in. */
static const struct field_list *fields_of(struct search *w, enum step step, int partner)
{
	const struct session *s = w->s;
	struct field_list *list = &w->fields[partner >= 0];
	if (partner >= 0 && !list->n)
		field_list_fill(list, STEP_PARTNERS, 0, s->call, s->lot);
	if (partner < 0 && (w->filled != step || !list->n)) {
		field_list_fill(list, step, -1, s->call, s->lot);
		w->filled = step;
	}
	return list;
}

static struct order order_of(struct search *w, const struct problem *p)
{
	const struct field_list *list = fields_of(w, p->step, p->spot.partner);
	int field = field_list_find(list, p->spot.key, p->spot.statement);
	bool table = p->step == STEP_PARTNERS && p->spot.partner < 0;
	return (struct order){ .step = (int)p->step, .partner = p->spot.partner,
	                       /* no field: a button behind them */
	                       .field = table ? 0 : field >= 0 ? field : (int)list->n,
	                       .finding = (long long)p->finding };
}

static void consider(struct search *w, const struct problem *p)
{
	struct order at = order_of(w, p);
	bool behind = compare(&at, &w->from) * w->direction > 0;
	if (behind && (!w->has_next || compare(&at, &w->next_order) * w->direction < 0)) {
		w->next = *p;
		w->next_order = at;
		w->has_next = true;
	}
	if (!w->n || compare(&at, &w->first_order) * w->direction < 0) {
		w->first = *p;
		w->first_order = at;
	}
	w->n++;
}

/* Looks at all problems of a level. */
static void look_at(struct search *w, const struct evaluation *e, enum level level)
{
	for (size_t i = 0; i < e->n_findings; i++) {
		const struct finding *f = &e->findings[i];
		struct problem p = { .finding = i };
		if (f->state != STATE_UNMET || f->level != level)
			continue;
		for (size_t nth = 0; nth < finding_spots(f); nth++)
			if (finding_spot_nth(w->s->draft, e, f, nth, &p.step, &p.spot))
				consider(w, &p);
	}
}

bool session_problem(struct session *s, const struct problem *from, int direction,
                     struct problem *out, struct problem_way *way)
{
	const struct evaluation *e = session_judge(s);
	struct search w = { .s = s, .fields = { FIELD_LIST_INIT, FIELD_LIST_INIT },
	                    .filled = STEP_END, .direction = direction };
	*way = (struct problem_way){ 0 };
	if (!e)
		return false;
	w.from = order_of(&w, from);
	look_at(&w, e, LEVEL_REQUIRED);
	if (!w.n)
		look_at(&w, e, LEVEL_ADVICE);
	field_list_free(&w.fields[0]);
	field_list_free(&w.fields[1]);
	*way = (struct problem_way){ .n = w.n, .round = !w.has_next };
	*out = w.has_next ? w.next : w.first;
	return w.n > 0;
}

bool problem_is_at(const struct problem *a, const struct problem *b)
{
	const char *one = a->spot.statement, *two = b->spot.statement;
	return a->step == b->step && a->spot.partner == b->spot.partner && a->spot.key == b->spot.key &&
	       strcmp(one ? one : "", two ? two : "") == 0;
}

void session_go_to_problem(struct session *s, const struct problem *problem)
{
	struct spot spot = problem->spot;
	int was = s->partner;
	if (was >= 0 && spot.partner != was && session_close_partner(s) && spot.partner > was)
		spot.partner--;   /* the one that was left was empty */
	s->step = problem->step;
	s->partner = spot.partner;
	s->focus = spot;
	s->has_focus = true;
}

/* --- in words ------------------------------------------------------------------- */

enum problem_manner problem_manner(const struct problem_way *way, enum step from, int direction)
{
	bool ends = direction > 0 ? from == STEP_REVIEW : from == STEP_CALL;
	if (way->n == 1)
		return PROBLEM_ONLY;
	if (!way->round || ends)
		return PROBLEM_PLAINLY;
	return direction > 0 ? PROBLEM_FROM_START : PROBLEM_FROM_END;
}

const char *problem_manner_text(enum problem_manner manner)
{
	switch (manner) {
	case PROBLEM_ONLY:
		/* TRANSLATORS: %1 is a sentence on the one condition that is not met. */
		return _("The only one: %1");
	case PROBLEM_FROM_START:
		/* TRANSLATORS: the search went over the end; %1 is a sentence on a condition. */
		return _("From the start again: %1");
	case PROBLEM_FROM_END:
		/* TRANSLATORS: the search went over the start; %1 is a sentence on a condition. */
		return _("From the end again: %1");
	case PROBLEM_UNFINISHED:
		/* TRANSLATORS: %1 is a sentence on a condition that is not met. */
		return _("Not finished: %1");
	case PROBLEM_PLAINLY:
		break;
	}
	return "%1";
}

/* What nothing in the draft decides is no problem that could be gone to: it is counted. */
const char *session_nothing_left(struct session *s)
{
	const struct evaluation *e = session_judge(s);
	bool undecided = false;
	for (size_t i = 0; e && i < e->n_findings; i++)
		undecided = undecided || e->findings[i].state == STATE_UNDECIDED;
	return undecided ?
		/* TRANSLATORS: at most 78 cells. */
		N_("Nothing is left to mend; what is undecided, nothing in the draft decides.") :
		N_("Nothing is left to mend.");
}
