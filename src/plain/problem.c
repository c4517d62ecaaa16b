/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From one problem to the next: to the question that mends it. */
#include "plain/parts.h"

#include "base/lang.h"

/* Where one is, for the order of problems. */
static struct problem here(const struct plain *p)
{
	const struct session *s = p->session;
	struct problem now = { .finding = (size_t)NO_FINDING, .step = s->step,
	                       .spot = plain_spot(p) };
	if (problem_is_at(&now, &p->problem))
		now.finding = p->problem.finding;
	return now;
}

/* Says which problem it is, and how it was come to. */
static void say_problem(struct plain *p, enum problem_manner manner)
{
	const struct finding *f = &session_judge(p->session)->findings[p->problem.finding];
	struct str sentence = STR_INIT, text = STR_INIT;
	plain_add_finding(p, &sentence, f);
	str_fill(&text, problem_manner_text(manner), sentence.text);
	plain_say(p, text.text);
	str_free(&sentence);
	str_free(&text);
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
		plain_say(p, _(session_nothing_left(p->session)));
		return;
	}
	p->problem = to;
	say_problem(p, problem_manner(&way, from.step, direction));
	session_go_to_problem(p->session, &to);
	plain_follow(p);
}
