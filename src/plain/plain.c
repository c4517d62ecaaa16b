/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loop: an order that was noted is followed, else the next question is asked. */
#include "plain/plain.h"

#include <stdlib.h>

#include "base/lang.h"
#include "plain/parts.h"
#include "report/names.h"

static void undo(struct plain *p, bool again)
{
	struct str change = STR_INIT;
	size_t at = 0;
	session_pause(p->session);
	if (!session_may_edit(p->session))
		return;
	if (!session_undo(p->session, again, &at)) {
		plain_say(p, again ? _("There is nothing to make again.") : _("There is nothing to undo."));
		return;
	}
	session_change_text(p->session, at, partner_label_of, &change);
	plain_say_filled(p, again ?
	                 /* TRANSLATORS: %1 is a change: "Country, partner 3 (Skole A)". */
	                 N_("Made again: %1.") :
	                 /* TRANSLATORS: %1 is a change, as above. */
	                 N_("Undone: %1."), change.text);
	plain_follow(p);
	plain_say_changes(p);
	str_free(&change);
}

/* Another draft is asked for beside the present one: the list once, in full. */
static void ask_draft(struct plain *p)
{
	p->brief = false;
	plain_ask_draft(p);
	p->brief = false;
}

static void save(struct plain *p)
{
	struct str name = STR_INIT;
	str_add(&name, p->line.text);   /* what is asked then is heard there too */
	plain_save(p, name.text);
	str_free(&name);
}

static void obey(struct plain *p, enum order order)
{
	switch (order) {
	case ORDER_NONE:
		break;
	case ORDER_PROBLEMS:
		plain_ask_problems(p);
		break;
	case ORDER_NEXT:
	case ORDER_PREVIOUS:
		plain_go_to_problem(p, order == ORDER_NEXT ? 1 : -1);
		break;
	case ORDER_STEPS:
		plain_ask_steps(p);
		break;
	case ORDER_SAVE:
		save(p);
		break;
	case ORDER_QUIT:
		plain_quit(p);
		break;
	case ORDER_UNDO:
	case ORDER_REDO:
		undo(p, order == ORDER_REDO);
		break;
	case ORDER_MAP:
		plain_say_map(p);
		break;
	case ORDER_FITS:
		plain_say_fits(p);
		break;
	case ORDER_LANGUAGE:
		plain_ask_language(p);
		break;
	case ORDER_DRAFTS:
		ask_draft(p);
		break;
	}
}

/* Follows an order; where it leads nowhere, the question is asked again in short. */
static void follow(struct plain *p, enum order order)
{
	const struct session *session = p->session;
	int partner = session->partner, at = p->at;
	enum step step = p->step;
	p->brief = false;
	obey(p, order);
	p->brief = p->session == session && p->step == step && p->at == at &&
		session->step == step && session->partner == partner &&
		order != ORDER_UNDO && order != ORDER_REDO;
}

/* Orders of a draft, while there is none yet. */
static bool is_too_early(const struct plain *p, enum order order)
{
	return p->at_start && order != ORDER_LANGUAGE && order != ORDER_QUIT && order != ORDER_DRAFTS;
}

/* After the end of the input; asks once what to do with what is not saved, as far as somebody
 * can be asked.  A second end is an answer: to leave. */
static void end_of_input(struct plain *p)
{
	if (!session_changed(p->session) || !p->io->read_on || !p->io->read_on(p->io->context))
		return;
	p->over = p->cut_off = false;
	p->order = ORDER_NONE;
	plain_say(p, "");
	plain_quit(p);
}

static void loop(struct plain *p)
{
	while (!p->over) {
		enum order order = p->order;
		p->order = ORDER_NONE;
		plain_keep_if_due(p);   /* before the next question is seen */
		if (!order && !p->at_start && !p->arrived)
			plain_arrive(p);
		else if (!order)
			plain_ask(p);
		else if (is_too_early(p, order))
			plain_say(p, _("Begin a draft or open one first."));
		else
			follow(p, order);
		if (p->cut_off)
			end_of_input(p);
	}
}

/* What konsort does, and how to answer. */
static void greet(struct plain *p)
{
	if (p->at_start)
		plain_say(p, _("konsort plans a consortium with you step by step and tells at every moment "
		               "which conditions of the call it meets."));
	plain_say(p, _("Every question is answered by a line; an empty line keeps what stands in "
	               "brackets. < goes back, > goes on, ! lists what is not met, = lists the steps, "
	               "? helps, :w saves, :q leaves."));
	plain_say_diags(p, p->host->warnings);
}

/* What is not saved stays in the recovery file, unless somebody said that it shall not. */
static void end(struct plain *p, struct host_result *result)
{
	result->unsaved = session_changed(p->session);
	if (p->given_up)
		plain_forget(p);
	else
		plain_keep(p);
	result->kept = result->unsaved && p->has_kept && !p->keep_failed;
	result->refused = p->edit_refused || p->save_refused;
}

bool plain_run(const struct host *host, const struct plain_io *io, struct host_result *result)
{
	struct plain p = { .host = host, .io = io, .path = STR_INIT, .exists = host->exists,
	                   .at_start = host->start, .step = STEP_END, .line = STR_INIT,
	                   .raw = STR_INIT, .problem = { .finding = (size_t)NO_FINDING } };
	*result = (struct host_result){ .path = STR_INIT, .step = STR_INIT };
	str_add(&p.path, host->path);
	greet(&p);
	plain_start_session(&p, host->draft, host->altered, host->step);
	loop(&p);
	end(&p, result);
	result->cut_off = p.cut_off;
	str_add(&result->step, step_rows[p.session->step].id);
	if (p.saved)
		str_add(&result->path, p.path.text);
	session_free(&p.session);
	holder_free(&p.holder);
	free(p.told);
	str_free(&p.line);
	str_free(&p.raw);
	str_free(&p.path);
	return true;
}
