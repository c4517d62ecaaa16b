/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One session a draft: who else has it, waiting for it, taking it over, losing it. */
#include "plain/parts.h"

#include "base/lang.h"
#include "wizard/held_text.h"

enum { LOOK_MS = 2000 };

/* --- the lock --------------------------------------------------------------------------- */

static bool is_others(const struct plain *p)
{
	return p->holder.holding == HOLDING_HELD || p->holder.holding == HOLDING_ELSEWHERE;
}

static bool has_file(const struct plain *p)
{
	return p->host->hold && p->path.length && !p->at_start;
}

/* Takes the lock; OVER: whoever has it.  The draft is only read until it is ours. */
static void hold(struct plain *p, bool over)
{
	holder_free(&p->holder);
	enum holding holding = p->host->hold(p->host->context, over, &p->holder);
	p->holder.holding = holding;
	p->session->read_only = holding != HOLDING_OURS;
}

void plain_hold(struct plain *p)
{
	if (has_file(p))
		hold(p, false);
	else
		p->session->read_only = false;
}

bool plain_reload(struct plain *p)
{
	struct opened opened = OPENED_INIT;
	struct diags ds;
	struct str step = STR_INIT;
	str_add(&step, step_rows[p->session->step].id);
	diags_init(&ds, "");
	bool good = p->host->open && p->host->open(p->host->context, p->path.text, &opened, &ds);
	plain_say_diags(p, &ds);
	if (good) {
		plain_start_session(p, opened.draft, opened.altered, step.text);
		p->arrived = true;
		plain_hold(p);
	}
	diags_free(&ds);
	str_free(&opened.step);
	str_free(&step);
	return good;
}

/* What is told of a draft that is ours now; read again, if somebody saved it before. */
static void welcome(struct plain *p)
{
	const struct host *host = p->host;
	struct str text = STR_INIT;
	if (p->holder.own && host->recoveries && host->recoveries(host->context, p->path.text))
		p->holder.stale = false;   /* the work says as much */
	ours_text(&text, &p->holder);
	if (text.length)
		plain_say(p, text.text);
	if (p->holder.changed && !session_changed(p->session))
		plain_reload(p);
	str_free(&text);
}

/* --- read only ------------------------------------------------------------------------------ */

static void say_what_now(struct plain *p)
{
	p->read_only_told = true;
	plain_say(p, p->io->person ?
	          _("It is only read here: nothing is changed. :w and another name makes a copy that can be "
	            "changed; :w alone asks again.") :
	          _("It is only read here: nothing is changed. :w and another name makes a copy that can be "
	            "changed."));
}

void plain_tell_refusal(struct plain *p)
{
	struct session *s = p->session;
	if (!s || !s->refused)
		return;
	s->refused = false;
	p->edit_refused = p->edit_refused || !p->io->person;
	plain_say(p, _("Not changed: this draft is only read here."));
	if (!p->read_only_told)
		say_what_now(p);
}

static void say_holder(struct plain *p)
{
	struct str text = STR_INIT;
	holder_text(&text, &p->holder);
	plain_say(p, text.text);
	str_free(&text);
}

/* --- waiting, taking over --------------------------------------------------------------------- */

/* True if somebody else than before has it, or nobody. */
static bool look_if_free(struct plain *p)
{
	struct holder who = HOLDER_INIT;
	enum holding now = p->host->holder ? p->host->holder(p->host->context, &who) : HOLDING_GONE;
	holder_free(&who);
	if (now == HOLDING_HELD || now == HOLDING_ELSEWHERE)
		return false;
	hold(p, false);
	return !is_others(p);
}

/* Until it is free, or something is typed. */
static void wait_for_it(struct plain *p)
{
	static const struct question q = { .help = N_("An empty line ends waiting.") };
	struct str name = STR_INIT;
	holder_name(&name, &p->holder, false);
	/* TRANSLATORS: %1 is a user: "anna (computer alfa)". */
	plain_say_filled(p, N_("Waiting until %1 leaves the draft; an empty line ends waiting."), name.text);
	str_free(&name);
	while (!p->io->wait_line(p->io->context, LOOK_MS)) {
		if (!look_if_free(p))
			continue;
		if (p->holder.holding == HOLDING_OURS)
			plain_say(p, _("The draft is yours now."));
		else
			say_holder(p);
		return;
	}
	plain_hear(p, &q);
}

/* True if meanwhile another session has it than the one that was told of. */
static bool is_anothers_now(struct plain *p)
{
	struct holder who = HOLDER_INIT;
	if (!p->host->holder)
		return false;
	who.holding = p->host->holder(p->host->context, &who);
	bool held = who.holding == HOLDING_HELD || who.holding == HOLDING_ELSEWHERE;
	if (!held || holder_same(&who, &p->holder)) {
		holder_free(&who);
		return false;
	}
	holder_free(&p->holder);
	p->holder = who;
	return true;
}

static void take_over(struct plain *p)
{
	static const struct question q = {
		.help = N_("Two sessions that save one draft would overwrite each other's work: the other "
		           "session can only read it once it is taken over.") };
	struct str name = STR_INIT, text = STR_INIT;
	bool yes = false;
	holder_name(&name, &p->holder, true);
	/* TRANSLATORS: %1 is a user: "anna (computer alfa)". */
	str_fill(&text, _("%1 can then only read the draft, and save what is not saved under another name. "
	                  "Take over?"), name.text);
	if (plain_ask_yes(p, &q, text.text, &yes) == HEARD_ANSWER && yes) {
		if (!is_anothers_now(p))
			hold(p, true);
		if (p->holder.holding == HOLDING_OURS)
			plain_say(p, _("The draft is yours now."));
		else
			say_holder(p);
	}
	str_free(&name);
	str_free(&text);
}

bool plain_ask_held(struct plain *p)
{
	static const struct question q = {
		.help = N_("A draft is changed by one session at a time. It can be read meanwhile; waiting looks "
		           "every other second whether it is free.") };
	if (has_file(p))
		hold(p, false);   /* it may be free by now */
	if (p->session->read_only)
		say_holder(p);
	while (p->session->read_only && is_others(p) && p->io->person && p->io->wait_line && !p->over) {
		const char *const answers[] = { _("Read only"), _("Wait"), _("Take over") };
		int n = plain_ask_number(p, &q, answers, p->holder.firm ? 2 : 3);
		if (n == 2)
			wait_for_it(p);
		else if (n == 3)
			take_over(p);
		if (n < 2 || p->order)
			break;
	}
	if (p->session->read_only)
		say_what_now(p);
	else
		welcome(p);
	return !p->session->read_only;
}

void plain_arrive(struct plain *p)
{
	p->arrived = true;
	p->read_only_told = false;
	if (!has_file(p))
		return;
	if (plain_ask_held(p))
		plain_offer_recoveries(p);
}

/* --- losing it ----------------------------------------------------------------------------------- */

static void lose(struct plain *p)
{
	struct str text = STR_INIT;
	p->session->read_only = true;
	lost_text(&text, &p->holder);
	plain_say(p, text.text);
	say_what_now(p);
	if (session_changed(p->session))
		plain_say(p, _("Your changes that are not saved are still there."));
	str_free(&text);
}

void plain_look_at_lock(struct plain *p)
{
	struct holder who = HOLDER_INIT;
	if (!has_file(p) || !p->host->holder || !p->arrived || p->session->read_only)
		return;
	enum holding now = p->host->holder(p->host->context, &who);
	who.holding = now;
	if (now == HOLDING_HELD || now == HOLDING_ELSEWHERE) {
		holder_free(&p->holder);
		p->holder = who;
		lose(p);
		return;
	}
	holder_free(&who);
	if (now == HOLDING_GONE)   /* taken away by nobody who wants it: it is put there again */
		plain_hold(p);
}
