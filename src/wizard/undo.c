/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo: back and forth in the session's changes, each time to where the change was made.
 * What a change did in words is undo_text.c's. */
#include "wizard/session.h"

static struct editing editing(struct session *s)
{
	return (struct editing){ .h = &s->history, .d = s->draft, .form = s->partner };
}

void session_pause(struct session *s)
{
	history_pause(&s->history);
}

void session_begin(struct session *s, enum change_kind what)
{
	if (s->history.pending)
		session_close_partner(s);   /* a partner left empty is no part of it */
	history_begin(&s->history, what);
}

void session_end(struct session *s)
{
	struct editing e = editing(s);
	history_end(&e);
}

size_t session_changes(const struct session *s, size_t *made)
{
	*made = s->history.made;
	return s->history.n;
}

/* --- where ------------------------------------------------------------------ */

static void go_to_step(struct session *s, enum step step, struct spot spot)
{
	s->step = step;
	s->partner = -1;
	s->focus = spot;
	s->has_focus = true;
}

/* To the row of a partner; to its form if it is empty, as that is where it can be kept. */
static void go_to_partner(struct session *s, size_t at)
{
	size_t n = s->draft->n_partners;
	int row = at < n ? (int)at : (int)n - 1;
	go_to_step(s, STEP_PARTNERS, (struct spot){ .partner = row, .key = PARTNER_KEY_NAME });
	if (at < n && partner_is_empty(&s->draft->partners[at]))
		s->partner = row;
}

/* The partner that a change of partners is about, as it stands now. */
static size_t partner_of(const struct change *c, bool again)
{
	const struct delta *x = &c->deltas[0];
	if (x->kind == DELTA_MOVED)
		return x->at[again];
	return c->kind == CHANGE_DUPLICATE && !again ? c->of : (size_t)x->partner;
}

static void go_to_change(struct session *s, const struct change *c, bool again)
{
	const struct delta *x = &c->deltas[0];
	struct spot spot = { .partner = x->partner, .key = x->key, .statement = x->statement };
	bool of_draft = x->partner < 0;
	if (of_draft && x->key != DRAFT_KEY_CALL && x->key != DRAFT_KEY_LOT) {
		go_to_step(s, field_of_key(x->key)->step, spot);
	} else if (of_draft) {
		go_to_step(s, x->key == DRAFT_KEY_CALL ? STEP_CALL : STEP_LOT, spot);
	} else if (c->kind == CHANGE_FIELD && c->in_form) {
		go_to_step(s, STEP_PARTNERS, spot);
		s->partner = x->partner;
	} else {
		go_to_partner(s, partner_of(c, again));
	}
}

/* --- back and forth --------------------------------------------------------- */

/* A new partner, still empty: undoing takes it out again, and nothing else; making another
 * change again passes it over. */
static void settle_expected(struct session *s, bool again)
{
	struct editing e = editing(s);
	if (!s->history.pending)
		return;
	if (!again) {
		history_ready(&e);
		return;
	}
	history_take_out(&e, s->history.pending_at);
	s->partner = -1;
}

static bool step_over(struct session *s, bool again, size_t *at)
{
	struct history *h = &s->history;
	/* as if the Lot were left anew */
	if (again && h->made < h->n && h->list[h->made].kind == CHANGE_PLACE && s->lot)
		memories_keep(&s->memories, s->call, s->lot, s->draft);
	if (!history_step(h, s->draft, again))
		return false;
	*at = again ? h->made - 1 : h->made;
	session_look_up(s);
	return true;
}

bool session_undo(struct session *s, bool again, size_t *at)
{
	if (!session_may_edit(s))
		return false;
	settle_expected(s, again);
	if (!step_over(s, again, at))
		return false;
	go_to_change(s, &s->history.list[*at], again);
	return true;
}

void session_go_to_change(struct session *s, size_t made)
{
	struct history *h = &s->history;
	if (!session_may_edit(s))
		return;
	settle_expected(s, true);
	size_t at = 0;
	bool any = false, again = made > h->made;
	while (h->made != made && step_over(s, again, &at))
		any = true;
	if (any)
		go_to_change(s, &h->list[at], again);
}
