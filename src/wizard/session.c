/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session: edits, the evaluation kept in step, and the way through the steps. */
#include "wizard/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmem.h"

void session_look_up(struct session *s)
{
	s->call = *s->draft->call ? catalogue_call(s->catalogue, s->draft->call) : NULL;
	s->lot = s->call ? call_lot(s->call, s->draft->lot) : NULL;
	s->is_judged = false;
}

struct session *session_new(const struct catalogue *catalogue, struct draft *draft)
{
	struct session *s = xcalloc(1, sizeof *s);
	*s = (struct session){ .catalogue = catalogue, .draft = draft, .partner = -1 };
	history_start(&s->history, draft);
	session_look_up(s);
	return s;
}

void session_free(struct session **s)
{
	if (!*s)
		return;
	evaluation_free(&(*s)->evaluation);
	memories_free(&(*s)->memories);
	history_free(&(*s)->history);
	draft_free(&(*s)->draft);
	free(*s);
	*s = NULL;
}

const struct evaluation *session_judge(struct session *s)
{
	if (!s->call)
		return NULL;
	if (s->is_judged && s->judged == s->draft->revision)
		return &s->evaluation;
	evaluate(&s->evaluation, s->call, s->lot, s->draft, s->neighbours, s->n_neighbours);
	s->judgements++;
	s->judged = s->draft->revision;
	s->is_judged = true;
	return &s->evaluation;
}

bool session_changed(const struct session *s)
{
	return !history_is_saved(&s->history, s->draft);
}

void session_set_saved(struct session *s)
{
	history_set_saved(&s->history, s->draft);
}

void session_set_unsaved(struct session *s)
{
	history_set_unsaved(&s->history);
}

void session_set_neighbours(struct session *s, const struct neighbour *list, size_t n)
{
	s->neighbours = list;
	s->n_neighbours = n;
	s->is_judged = false;
}

void session_set_catalogue(struct session *s, const struct catalogue *catalogue)
{
	s->catalogue = catalogue;
}

struct options_about session_about(const struct session *s)
{
	return (struct options_about){ .catalogue = s->catalogue, .call = s->call,
	                               .lot = s->lot, .draft = s->draft };
}

/* --- edits ------------------------------------------------------------------ */

bool session_may_edit(struct session *s)
{
	s->refused = s->refused || s->read_only;
	return !s->read_only;
}

/* JOIN: what is set at the same spot before and after may be one change with it. */
static struct editing editing(struct session *s, bool join)
{
	return (struct editing){ .h = &s->history, .d = s->draft, .form = s->partner, .join = join };
}

static struct spot draft_spot(int key)
{
	return (struct spot){ .partner = -1, .key = key };
}

const char *session_lot_of(const struct session *s, const char *id)
{
	const struct call *call = catalogue_call(s->catalogue, id);
	const struct lot *lot = call ? memories_lot(&s->memories, call) : NULL;
	return lot ? lot->id : "";
}

bool session_last_place(const struct session *s, const struct call **call, const struct lot **lot)
{
	const struct memory *last = s->memories.n ? &s->memories.list[s->memories.n - 1] : NULL;
	if (!s->lot && !last)
		return false;
	*call = s->lot ? s->call : last->call;
	*lot = s->lot ? s->lot : last->lot;
	return true;
}

/* Sets both ids, and puts back what memory has of the Lot then. */
static unsigned change_place(struct session *s, const char *call, const char *lot)
{
	unsigned back = 0;
	draft_set_text(s->draft, draft_spot(DRAFT_KEY_CALL), call);
	draft_set_text(s->draft, draft_spot(DRAFT_KEY_LOT), lot);
	session_look_up(s);
	if (s->lot)
		back = memories_back(&s->memories, s->lot, s->draft);
	memories_put_back(&s->memories, s->lot, back, s->draft);
	return back;
}

bool session_set_place(struct session *s, const char *call, const char *lot, unsigned *restored)
{
	struct editing e = editing(s, false);
	bool alone = !s->history.grouped;
	if (restored)
		*restored = 0;
	bool same = !strcmp(s->draft->call, call) && !strcmp(s->draft->lot, lot);
	if (same || !session_may_edit(s))
		return false;
	if (s->lot)
		memories_keep(&s->memories, s->call, s->lot, s->draft);
	history_ready(&e);
	if (alone)
		history_begin(&s->history, CHANGE_PLACE);
	history_watch(&e, draft_spot(DRAFT_KEY_CALL));
	history_watch(&e, draft_spot(DRAFT_KEY_LOT));
	for (int m = 0; m < MISFIT_END; m++)
		history_watch(&e, draft_spot(misfit_rows[m].key));
	unsigned back = change_place(s, call, lot);
	history_seen(&e);
	if (alone)
		history_end(&e);
	if (restored)
		*restored = back;
	return true;
}

bool session_set_call(struct session *s, const char *id, unsigned *restored)
{
	bool same = !strcmp(s->draft->call, id);
	return session_set_place(s, id, same ? s->draft->lot : session_lot_of(s, id), restored);
}

bool session_set_lot(struct session *s, const char *id, unsigned *restored)
{
	struct str call = STR_INIT;   /* the draft's own is set meanwhile */
	str_add(&call, s->draft->call);
	bool changed = session_set_place(s, call.text, id, restored);
	str_free(&call);
	return changed;
}

bool session_set_text(struct session *s, const struct field_ref *ref, const char *text)
{
	struct editing e = editing(s, true);
	return session_may_edit(s) && history_set_text(&e, field_spot(ref), text);
}

bool session_set_number(struct session *s, const struct field_ref *ref, int64_t number)
{
	struct spot spot = field_spot(ref);
	struct editing e = editing(s, spot_key(spot)->kind == KEY_NUMBER);   /* what is typed */
	return session_may_edit(s) && history_set_number(&e, spot, number);
}

bool session_set_option(struct session *s, const struct field_ref *ref,
                        const struct option *option, bool in)
{
	struct spot spot = field_spot(ref);
	struct editing e = editing(s, false);
	if (!session_may_edit(s))
		return false;
	if (spot_key(spot)->kind == KEY_IDS)
		return history_set_id(&e, spot, option->id, in);
	type_set now = (type_set)draft_number(s->draft, spot);
	type_set bit = TYPE_BIT(option->number);
	return history_set_number(&e, spot, in ? now | bit : now & ~bit);
}

bool session_choose(struct session *s, const struct field_ref *ref, const struct option *option)
{
	struct editing e = editing(s, false);
	enum key_kind kind = spot_key(field_spot(ref))->kind;
	if (kind == KEY_CALL)
		return session_set_call(s, option->id, NULL);
	if (kind == KEY_LOT)
		return session_set_lot(s, option->id, NULL);
	if (!session_may_edit(s))
		return false;
	switch (kind) {
	case KEY_SECTOR:
		return history_set_text(&e, field_spot(ref), option->id);
	case KEY_VERSION: case KEY_CALL: case KEY_LOT: case KEY_TEXT: case KEY_NUMBER: case KEY_FLAG:
	case KEY_IDS: case KEY_COUNTRY: case KEY_TYPE: case KEY_TYPES: case KEY_ROLE: case KEY_STATEMENTS:
	case KEY_PARTNERS:
		break;
	}
	return history_set_number(&e, field_spot(ref), option->number);
}

/* --- partners --------------------------------------------------------------- */

size_t session_add_partner(struct session *s)
{
	session_close_partner(s);
	struct editing e = editing(s, false);
	size_t at = s->draft->n_partners;
	if (!session_may_edit(s))
		return at;   /* which is none: it is to be asked before */
	history_ready(&e);
	/* somebody has to lead: the first who is entered, until told otherwise */
	draft_add_partner(s->draft, at)->role = at ? ROLE_FULL : ROLE_APPLICANT;
	if (s->history.grouped)
		history_added(&e, at, CHANGE_ADD, "");
	else
		history_expect(&e, at);   /* an empty partner is nothing to lose */
	s->partner = (int)at;
	s->has_focus = false;
	return at;
}

size_t session_duplicate_partner(struct session *s, size_t from)
{
	struct editing e = editing(s, false);
	size_t at = s->draft->n_partners;
	if (!session_may_edit(s))
		return from;
	history_ready(&e);
	struct partner *p = draft_duplicate_partner(s->draft, from);
	xlean_set(&p->name, "");
	xlean_set(&p->id, "");
	xlean_set(&p->contact, "");
	xlean_set(&p->contribution, "");
	p->grant = -1;
	p->agreed = false;
	if (p->role == ROLE_APPLICANT)
		p->role = ROLE_FULL;
	partner_refresh(p);
	history_added(&e, at, CHANGE_DUPLICATE, s->draft->partners[from].name);
	s->history.list[s->history.n - 1].of = from;
	return at;
}

void session_remove_partner(struct session *s, size_t at)
{
	struct editing e = editing(s, false);
	if (!session_may_edit(s))
		return;
	bool expected = s->history.pending && s->history.pending_at == at;
	if (expected)
		history_take_out(&e, at);
	else
		history_remove(&e, at);
	s->partner = -1;
}

void session_move_partner(struct session *s, size_t from, size_t to)
{
	struct editing e = editing(s, false);
	int open = s->partner;
	if (!session_may_edit(s))
		return;
	history_move(&e, from, to);
	if (open == (int)from)
		s->partner = (int)to;
	else if (open >= 0 && from < to)
		s->partner = open - (open > (int)from && open <= (int)to);
	else if (open >= 0)
		s->partner = open + (open >= (int)to && open < (int)from);
}

struct draft *session_to_save(const struct session *s)
{
	struct draft *d = draft_copy(s->draft);
	if (s->partner >= 0 && partner_is_empty(&d->partners[s->partner]))
		draft_remove_partner(d, (size_t)s->partner);
	return d;
}

bool session_close_partner(struct session *s)
{
	int at = s->partner;
	struct editing e = editing(s, false);
	s->partner = -1;
	history_pause(&s->history);
	if (at < 0 || !partner_is_empty(&s->draft->partners[at]))
		return false;
	bool clean = !session_changed(s);
	history_take_out(&e, (size_t)at);
	if (clean && !s->history.grouped)
		session_set_saved(s);
	return true;
}

/* --- the way ---------------------------------------------------------------- */

void session_set_step(struct session *s, enum step step)
{
	session_close_partner(s);
	s->step = step;
	s->has_focus = false;
}

void session_progress(struct session *s, struct progress progress[STEP_END])
{
	for (int i = 0; i < STEP_END; i++)
		progress[i] = (struct progress){ .needed = step_is_needed((enum step)i, s->call) };
	const struct evaluation *e = session_judge(s);
	if (!e)
		progress[STEP_CALL].required = 1;
	for (size_t i = 0; e && i < e->n_findings; i++) {
		const struct finding *f = &e->findings[i];
		enum step step;
		struct spot spot;
		bool mends = finding_spot(s->draft, e, f, &step, &spot);
		if (f->state == STATE_UNDECIDED)
			progress[step].undecided++;
		else if (f->state == STATE_MET || !mends)
			continue;
		else if (f->level == LEVEL_REQUIRED)
			progress[step].required++;
		else
			progress[step].advice++;
	}
}

enum step session_open_step(struct session *s)
{
	struct progress progress[STEP_END];
	session_progress(s, progress);
	for (int i = 0; i < STEP_END; i++)
		if (progress[i].required)
			return (enum step)i;
	return STEP_REVIEW;
}

enum step session_furthest(const struct session *s)
{
	if (!s->call)
		return STEP_CALL;
	return s->lot ? STEP_REVIEW : STEP_LOT;
}

enum step session_step_of(struct session *s, const char *id)
{
	for (int i = 0; i < STEP_END; i++)
		if (!strcmp(step_rows[i].id, id))
			return (enum step)i;
	return session_open_step(s);
}

bool session_go(struct session *s, const struct finding *finding)
{
	enum step step;
	struct spot spot;
	if (!finding_spot(s->draft, session_judge(s), finding, &step, &spot))
		return false;
	const struct partner *open = s->partner >= 0 ? &s->draft->partners[s->partner] : NULL;
	int was = s->partner;
	bool stays = spot.partner >= 0 && spot.partner == was;
	/* FINDING may be gone after this: an empty partner is taken out */
	if (open && !stays && session_close_partner(s) && spot.partner > was)
		spot.partner--;
	s->step = step;
	s->partner = spot.partner;
	s->focus = spot;
	s->has_focus = true;
	return true;
}
