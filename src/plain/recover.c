/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work that was not saved when a session ended badly: recovered, discarded or left alone. */
#include "plain/parts.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "report/names.h"
#include "wizard/differ.h"
#include "wizard/held_text.h"

enum { DIFFERENCES_MOST = 20, PIECES_MOST = 9 };

/* What was done with a piece. */
enum done { LEFT, RECOVERED, DISCARDED };

static bool can_recover(const struct host *host)
{
	return host->recoveries && host->recovery && host->recover && host->discard;
}

/* --- what it is ---------------------------------------------------------------------------- */

void plain_say_differences(struct plain *p, const struct draft *old, const struct draft *now)
{
	struct str text = STR_INIT;
	if (differ_text(p->session->catalogue, old, now, DIFFERENCES_MOST, partner_label_of, &text)) {
		while (text.length && text.text[text.length - 1] == '\n')
			str_cut(&text, text.length - 1);
		plain_say(p, text.text);
	} else {
		plain_say(p, _("Both say the same."));
	}
	str_free(&text);
}

/* The piece at index AT of N that are asked for. */
static void say_piece(struct plain *p, const struct recovery *r, size_t at, size_t n)
{
	struct str text = STR_INIT;
	recovery_text(&text, r, partner_label_of);
	recovery_count(&text, at, n);
	plain_say(p, text.text);
	str_free(&text);
}

/* In what it differs from the file, which is OLD, or is read where that is NULL. */
static void compare(struct plain *p, const struct recovery *r, const struct draft *old)
{
	struct draft *file = NULL;
	struct diags ds;
	if (!r->draft)
		return;
	diags_init(&ds, r->path);
	if (!old && *r->path && p->host->peek && p->host->peek(p->host->context, r->path, &file, &ds))
		old = file;
	if (old) {
		plain_say(p, _("What differs; what stands in the file comes first:"));
		plain_say_differences(p, old, r->draft);
	}
	draft_free(&file);
	diags_free(&ds);
}

/* --- doing it -------------------------------------------------------------------------------- */

/* To the step, partner and question, and with what was typed there. */
static void stand_there(struct plain *p, const struct standing *standing)
{
	struct session *s = p->session;
	struct spot spot = standing->spot;
	struct field_list list = FIELD_LIST_INIT;
	bool arrived = s->step == session_step_of(s, standing->step.text);
	if (arrived) {
		bool there = spot.partner >= 0 && (size_t)spot.partner < s->draft->n_partners;
		s->partner = s->step == STEP_PARTNERS && there ? spot.partner : -1;
		s->focus = spot;
		s->has_focus = spot.key >= 0;
		plain_follow(p);
		s->focus = (struct spot){ -1, -1, NULL };
	}
	if (!standing->typed.length)
		return;
	field_list_fill(&list, s->step, s->partner, s->call, s->lot);
	/* only its own field gets it: that of another step, or of a partner who is not there, is none */
	int at = arrived && spot.key >= 0 && s->partner == spot.partner ?
	         field_list_find(&list, spot.key, spot.statement) : -1;
	const struct field_ref *ref = at >= 0 ? &list.refs[at] : NULL;
	enum field_kind kind = ref ? field_kind(ref, s->lot) : FIELD_YES;
	if (kind == FIELD_TEXT || kind == FIELD_LONG)
		session_set_text(s, ref, standing->typed.text);
	else
		/* TRANSLATORS: %1 is what was typed. */
		plain_say_filled(p, N_("This was typed there, and not taken: %1"), standing->typed.text);
	field_list_free(&list);
}

/* FRESH: from the list of drafts, the present one is left. */
static enum done recover(struct plain *p, size_t at, struct recovery *r, bool fresh)
{
	struct diags ds;
	diags_init(&ds, r->path);
	if (fresh)
		plain_leave_present(p);
	if (fresh && p->host->begin)
		p->host->begin(p->host->context);
	bool good = p->host->recover(p->host->context, at, &ds);
	plain_say_diags(p, &ds);
	diags_free(&ds);
	if (fresh)
		plain_set_path(p, good ? r->path : "", good && *r->path);
	struct draft *draft = good ? r->draft : draft_new("", "");
	if (good || fresh) {
		plain_start_session(p, draft, good, good ? r->standing.step.text : "");
		p->at_start = !good;
	}
	if (!good) {
		if (!fresh)
			draft_free(&draft);
		return LEFT;
	}
	r->draft = NULL;
	p->arrived = true;
	plain_hold(p);
	stand_there(p, &r->standing);
	p->has_kept = true;
	plain_say(p, _("Recovered; it is not saved yet."));
	return RECOVERED;
}

static enum done discard(struct plain *p, size_t at)
{
	struct diags ds;
	bool yes = false;
	if (plain_ask_yes(p, NULL, _("This throws the changes away for good. Discard them?"), &yes) !=
	    HEARD_ANSWER || !yes)
		return LEFT;
	diags_init(&ds, "");
	bool good = p->host->discard(p->host->context, at, &ds);
	plain_say_diags(p, &ds);
	if (good)
		plain_say(p, _("Discarded."));
	diags_free(&ds);
	return good ? DISCARDED : LEFT;
}

/* --- asking ------------------------------------------------------------------------------------ */

static const struct question about_pieces = {
	.help = N_("konsort writes down what is not saved, for the case that it ends badly. Recovering goes "
	           "on with that; leaving it alone keeps it for another time.") };

static enum done ask(struct plain *p, size_t at, struct recovery *r, bool fresh)
{
	enum done done = LEFT;
	int n = 1;
	while (done == LEFT && n && !p->over) {
		if (r->draft) {
			const char *const answers[] = { _("Recover"), _("Discard"), _("Leave alone") };
			n = plain_ask_number(p, &about_pieces, answers, 3);
		} else {
			const char *const answers[] = { _("Leave alone"), _("Discard") };
			n = plain_ask_number(p, &about_pieces, answers, 2);
			n = n == 1 ? 3 : n;
		}
		if (n == 1)
			return recover(p, at, r, fresh);
		if (n == 2)
			done = discard(p, at);
		if (n == 3)
			break;
	}
	return done;
}

void plain_offer_recoveries(struct plain *p)
{
	const struct host *host = p->host;
	size_t at = 0;
	size_t n = can_recover(host) ? host->recoveries(host->context, p->path.text) : 0;
	while (at < n && !p->over && !p->order) {
		struct recovery r = RECOVERY_INIT;
		enum done done = LEFT;
		if (host->recovery(host->context, at, true, &r)) {
			say_piece(p, &r, at, n);
			if (p->io->person) {
				compare(p, &r, p->session->draft);
				done = ask(p, at, &r, false);
			} else {
				plain_say(p, _("They are left alone: nobody is here who could be asked."));
			}
		}
		recovery_free(&r);
		if (done == RECOVERED)
			break;
		if (done == DISCARDED)
			n = host->recoveries(host->context, p->path.text);
		else
			at++;
	}
}

/* --- the list of drafts -------------------------------------------------------------------------- */

size_t plain_count_pieces(struct plain *p)
{
	size_t n = can_recover(p->host) ? p->host->recoveries(p->host->context, "") : 0;
	return n < PIECES_MOST ? n : PIECES_MOST;
}

void plain_list_piece(struct plain *p, size_t number, size_t at)
{
	struct recovery r = RECOVERY_INIT;
	struct str name = STR_INIT, span = STR_INIT, line = STR_INIT;
	if (p->host->recovery(p->host->context, at, true, &r)) {
		recovery_name(&name, &r);
		span_text(&span, r.minutes);
		/* TRANSLATORS: %1 is a draft: "TRIP, TRIP.yaml", %2 how long: "12 minutes". */
		str_fill(&line, _("Not saved: %1; %2 ago"), name.text, span.text);
	}
	plain_numbered(p, number, line.text);
	recovery_free(&r);
	str_free(&name);
	str_free(&span);
	str_free(&line);
}

void plain_ask_piece(struct plain *p, size_t at)
{
	struct recovery r = RECOVERY_INIT;
	bool may_go = false;
	if (p->host->recovery(p->host->context, at, true, &r)) {
		/* where its file can be opened, it is offered there */
		bool opened = *r.path && plain_open(p, r.path, &may_go);
		if (!*r.path)
			may_go = plain_may_go(p);
		if (!opened && may_go) {
			say_piece(p, &r, 0, 1);
			compare(p, &r, NULL);
			ask(p, at, &r, true);
		}
	}
	recovery_free(&r);
}
