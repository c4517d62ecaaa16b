/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From one problem to the next: to the question that mends it. */
#include "plain/parts.h"

#include "base/lang.h"

/* Where one is, for the order of problems. */
static struct problem here(const struct plain *p)
{
	const struct session *s = p->session;
	struct problem now = { .finding = (size_t)NO_FINDING, .step = s->step,
	                       .spot = { .partner = s->partner, .key = -1 } };
	struct field_list list = FIELD_LIST_INIT;
	field_list_fill(&list, s->step, s->partner, s->call, s->lot);
	if (!p->adding && p->at >= 0 && (size_t)p->at < list.n)
		now.spot = field_spot(&list.refs[p->at]);
	if (problem_is_at(&now, &p->problem))
		now.finding = p->problem.finding;
	field_list_free(&list);
	return now;
}

/* Says which problem it is, and whether the way to it went over the end. */
static void say_problem(struct plain *p, const struct problem_way *way, enum step from,
                        int direction)
{
	const struct finding *f = &session_judge(p->session)->findings[p->problem.finding];
	bool ends = direction > 0 ? from == STEP_REVIEW : from == STEP_CALL;
	struct str text = STR_INIT;
	plain_add_finding(p, &text, f);
	if (way->n == 1)
		/* TRANSLATORS: %1 is a sentence on the one condition that is not met. */
		plain_say_filled(p, N_("The only one: %1"), text.text);
	else if (!way->round || ends)
		plain_say(p, text.text);
	else if (direction > 0)
		/* TRANSLATORS: the search went over the end; %1 is a sentence on a condition. */
		plain_say_filled(p, N_("From the start again: %1"), text.text);
	else
		/* TRANSLATORS: the search went over the start; %1 is a sentence on a condition. */
		plain_say_filled(p, N_("From the end again: %1"), text.text);
	str_free(&text);
}

static void say_nothing_left(struct plain *p)
{
	const struct evaluation *e = session_judge(p->session);
	bool undecided = false;
	for (size_t i = 0; i < e->n_findings; i++)
		undecided = undecided || e->findings[i].state == STATE_UNDECIDED;
	plain_say(p, undecided ?
	          _("Nothing is left to mend; what is undecided, nothing in the draft decides.") :
	          _("Nothing is left to mend."));
}

void plain_go_to_problem(struct plain *p, int direction)
{
	struct problem from, to;
	struct problem_way way;
	if (!p->session->call) {
		plain_say(p, _("Choose a call first: everything else depends on it."));
		return;
	}
	from = here(p);
	if (!session_problem(p->session, &from, direction, &to, &way)) {
		say_nothing_left(p);
		return;
	}
	p->problem = to;
	say_problem(p, &way, from.step, direction);
	session_go_to_problem(p->session, &to);
	plain_follow(p);
}
