/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way through the steps: whose turn it is, on, back, and to another step. */
#include "plain/parts.h"

#include <string.h>

#include "base/lang.h"
#include "wizard/around.h"

/* --- the draft's fields ------------------------------------------------------------- */

static size_t count_fields(const struct session *s, enum step step)
{
	struct field_list list = FIELD_LIST_INIT;
	field_list_fill(&list, step, -1, s->call, s->lot);
	size_t n = list.n;
	field_list_free(&list);
	return n;
}

/* --- going --------------------------------------------------------------------------- */

/* True, told, if STEP may not be gone to yet. */
static bool is_held(struct plain *p, enum step step)
{
	enum step most = session_furthest(p->session);
	if (step > most)
		plain_say(p, most == STEP_CALL ?
		          _("Choose a call first: everything else depends on it.") :
		          _("Choose a Lot first: its conditions decide what is asked."));
	return step > most;
}

void plain_go(struct plain *p, enum step step, bool backwards)
{
	struct session *s = p->session;
	enum step before = s->step;
	bool held = is_held(p, step);
	session_set_step(s, held ? session_furthest(s) : step);
	p->adding = false;
	p->brief = held && s->step == before;
	if (!p->brief)
		p->step = STEP_END;   /* its heading is told anew */
	p->at = 0;
	size_t n = count_fields(s, s->step);
	if (backwards && n)
		p->at = (int)n - 1;
}

void plain_follow(struct plain *p)
{
	struct session *s = p->session;
	struct field_list list = FIELD_LIST_INIT;
	field_list_fill(&list, s->step, s->partner, s->call, s->lot);
	int at = s->has_focus ? field_list_find(&list, s->focus.key, s->focus.statement) : -1;
	p->at = at >= 0 ? at : s->partner >= 0 ? FIELD_MENU : 0;
	p->adding = p->brief = false;
	s->has_focus = false;
	field_list_free(&list);
}

void plain_go_on(struct plain *p)
{
	struct session *s = p->session;
	enum step now = s->step, next = step_beside(now, s->call, 1);
	if (next == now)
		return;
	session_close_partner(s);
	if (next <= session_furthest(s))
		plain_say_step_end(p, now);
	plain_go(p, next, false);
}

void plain_go_back(struct plain *p)
{
	struct session *s = p->session;
	enum step before = step_beside(s->step, s->call, -1);
	if (p->at > 0)
		p->at--;
	else if (before != s->step)
		plain_go(p, before, true);
	else
		plain_say(p, _("This is the first question; :q leaves konsort."));
	p->brief = before == s->step;
}

/* --- asking -------------------------------------------------------------------------- */

void plain_look_around(struct plain *p)
{
	struct diags ds;
	diags_init(&ds, "");
	if (around_look(p->host, p->session, p->path.text, &ds)) {
		plain_say_diags(p, &ds);
		plain_note_states(p);   /* nothing was changed: the review says how it stands */
	}
	diags_free(&ds);
}

static void list_calls(struct plain *p)
{
	struct diags ds;
	diags_init(&ds, "");
	around_calls(p->host, p->session, &p->all_calls, &ds);
	plain_say_diags(p, &ds);
	diags_free(&ds);
}

/* "Step 5 of 7 · Partners", once, and what the step asks. */
static void say_heading(struct plain *p)
{
	enum step step = p->session->step;
	struct str n = STR_INIT, of = STR_INIT, title = STR_INIT;
	if (p->step == step)
		return;
	p->step = step;
	if (step == STEP_CALL)
		list_calls(p);
	if (step == STEP_REVIEW)
		plain_look_around(p);
	str_addf(&n, "%d", (int)step + 1);
	str_addf(&of, "%d", STEP_END);
	str_add(&title, _(step_rows[step].title));
	if (p->session->read_only)
		/* TRANSLATORS: behind the title of a step. */
		str_addf(&title, " (%s)", _("read only"));
	plain_say(p, "");
	plain_say_filled(p, N_("Step %1 of %2 · %3"), n.text, of.text, title.text);
	plain_say(p, _(step_rows[step].help));
	str_free(&title);
	str_free(&n);
	str_free(&of);
}

/* One question of a step with fields of the draft. */
static void ask_field(struct plain *p)
{
	struct session *s = p->session;
	struct field_list list = FIELD_LIST_INIT;
	field_list_fill(&list, s->step, -1, s->call, s->lot);
	int n = (int)list.n;
	if (p->at >= n)
		p->at = n - 1;
	struct field_ref ref = n ? list.refs[p->at] : (struct field_ref){ .field = NULL };
	field_list_free(&list);
	enum heard h = n ? plain_ask_field(p, (size_t)p->at + 1, &ref) : HEARD_ON;
	plain_say_changes(p);
	if (h == HEARD_KEEP && ++p->at >= n)
		h = HEARD_ON;
	if (h == HEARD_ON)
		plain_go_on(p);
	else if (h == HEARD_BACK)
		plain_go_back(p);
}

void plain_ask(struct plain *p)
{
	struct session *s = p->session;
	if (p->at_start) {
		plain_ask_draft(p);
		return;
	}
	if (s->step > session_furthest(s))   /* its call or Lot was undone */
		plain_go(p, s->step, false);
	say_heading(p);
	if (s->step == STEP_REVIEW)
		plain_ask_review(p);
	else if (s->partner >= 0)
		plain_ask_partner(p);
	else if (s->step == STEP_PARTNERS)
		plain_ask_partners(p);
	else
		ask_field(p);
}

/* --- all steps ------------------------------------------------------------------------- */

static void add_state(struct str *out, const struct progress *state)
{
	struct str n = STR_INIT;
	str_addf(&n, "%zu", state->required ? state->required : state->undecided ? state->undecided :
	         state->advice);
	if (!state->needed)
		str_add(out, _("not needed"));
	else if (state->required)
		str_fill(out, _("%1 not met"), n.text);
	else if (state->undecided)
		str_fill(out, _("%1 undecided"), n.text);
	else if (state->advice)
		str_fill(out, _("%1 to look at"), n.text);
	str_free(&n);
}

static void list_steps(struct plain *p)
{
	struct progress progress[STEP_END];
	session_progress(p->session, progress);
	for (int i = 0; i < STEP_END; i++) {
		struct str line = STR_INIT, state = STR_INIT;
		add_state(&state, &progress[i]);
		str_add(&line, _(step_rows[i].title));
		if (state.length)
			str_addf(&line, "; %s", state.text);
		if (i == (int)p->session->step) {
			str_add(&line, "; ");
			/* TRANSLATORS: behind a step in the list of steps. */
			str_add(&line, _("you are here"));
		}
		plain_numbered(p, (size_t)i + 1, line.text);
		str_free(&line);
		str_free(&state);
	}
}

void plain_ask_steps(struct plain *p)
{
	static const struct question q = { .help = N_("The number of a step goes there.") };
	enum heard h = HEARD_REPEAT;
	while (h == HEARD_AGAIN || h == HEARD_REPEAT) {
		if (h == HEARD_REPEAT)
			list_steps(p);
		plain_say(p, _("Number of a step; an empty line stays here:"));
		h = plain_hear(p, &q);
		size_t n = h == HEARD_ANSWER ? plain_number(p->line.text) : 0;
		if (h == HEARD_ANSWER && (!n || n > STEP_END)) {
			plain_say_filled(p, N_("Nothing here is called '%1'."), p->line.text);
			h = HEARD_AGAIN;
		} else if (h == HEARD_ANSWER && !step_is_needed((enum step)(n - 1), p->session->call)) {
			plain_say(p, _("This call has no Lots: the step is not needed."));
			h = HEARD_AGAIN;
		} else if (h == HEARD_ANSWER) {
			plain_go(p, (enum step)(n - 1), false);
		}
	}
	if (h == HEARD_ON)
		plain_go_on(p);
}
