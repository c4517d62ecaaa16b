/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing another call or Lot: what would no longer fit is said before, what came back
 * is said after. */
#include "tui/app.h"

#include <string.h>

#include "base/lang.h"
#include "base/xmem.h"
#include "wizard/place_text.h"

/* --- after ----------------------------------------------------------------------- */

/* After a change: what came back is a mask, then whether the Lot is the one of before; the
 * Lot of before, "" where the call is the same. */
static void make_change(struct app *app, const struct telling *t, struct str *out)
{
	if (*t->words[0])
		place_lot_told(out, app->session, t->words[1], t->numbers[1]);
	place_restored_told(out, app->session, (unsigned)t->numbers[0]);
}

/* Changes; what there is to say after. */
static struct telling change(struct app *app, const char *call, const char *lot)
{
	struct session *s = app->session;
	bool other_call = strcmp(s->draft->call, call) != 0;
	unsigned restored;
	struct telling t = telling_made(make_change, other_call ? "other" : "", s->draft->lot, NULL);
	t.numbers[1] = !strcmp(lot, session_lot_of(s, call));
	if (session_set_place(s, call, lot, &restored))
		t.numbers[0] = restored;
	else
		xstrset(&t.words[0], "");
	return t;
}

/* --- before ---------------------------------------------------------------------- */

/* What is asked about, as it travels with the question: how to go on, call, Lot. */
static void add_subject(struct str *out, enum after_change after, const char *call, const char *lot)
{
	str_addf(out, "%d\t", (int)after);
	str_add(out, call);
	str_add(out, "\t");
	str_add(out, lot);
}

static void go_on(struct app *app, enum after_change after)
{
	struct session *s = app->session;
	switch (after) {
	case THEN_STAY:
		view_resize(app->body, app->body->rows, app->body->cols);
		break;
	case THEN_NEXT:
		app_act(app, CMD_NEXT, K_NONE);
		break;
	case THEN_OPEN:
		while (app->n_popups)
			app_close(app);
		if (!step_is_needed(s->step, s->call))
			session_set_step(s, step_beside(s->step, s->call, 1));
		app_open_body(app);
		break;
	}
}

/* Told last: going on closes pop-ups, and what is told may need one. */
static void change_and_go_on(struct app *app, const char *call, const char *lot,
                             enum after_change after)
{
	struct telling told = change(app, call, lot);
	struct str line = STR_INIT;
	go_on(app, after);
	telling_text(app, &told, &line);
	if (line.length)
		app_tell_whole(app, telling_plain(N_("Another call or Lot")), told);
	else
		telling_free(&told);
	str_free(&line);
}

/* Takes the subject of a question apart. */
static const char *subject_lot(const char *subject, struct str *call)
{
	size_t n = strcspn(subject + 2, "\t");
	str_add_bytes(call, subject + 2, n);
	return subject + 2 + n + 1;
}

static void answered(struct app *app, int answer, const char *subject)
{
	struct str call = STR_INIT;
	if (answer != 1)
		return;
	const char *lot = subject_lot(subject, &call);
	change_and_go_on(app, call.text, lot, (enum after_change)(*subject - '0'));
	str_free(&call);
}

/* The question on the subject that is kept. */
static void make_question(struct app *app, const struct telling *t, struct str *out)
{
	const struct session *s = app->session;
	struct str id = STR_INIT;
	const char *lot = subject_lot(t->words[0], &id);
	const struct call *call = catalogue_call(s->catalogue, id.text);
	if (call)
		place_question(out, s, session_at_stake(s, id.text, lot), call, lot);
	str_free(&id);
}

static void ask(struct app *app, unsigned stake, const struct call *call, const char *lot,
                enum after_change after)
{
	static const char *const answers[] = { N_("Stay"), N_("Change"), NULL };
	struct str subject = STR_INIT;
	add_subject(&subject, after, call->id, lot);
	app_open(app, ask_new(app, &(struct ask){
		.title = stake ? N_("What no longer fits") : N_("Another call or Lot"),
		.text = telling_made(make_question, subject.text, NULL, NULL),
		.answers = answers, .then = answered, .subject = subject.text }));
	str_free(&subject);
}

void app_change(struct app *app, const char *id, const char *lot_id, enum after_change after)
{
	struct session *s = app->session;
	const struct call *call = catalogue_call(s->catalogue, id);
	bool same = call && call == s->call;
	bool other = strcmp(s->draft->call, id) || (*lot_id && strcmp(s->draft->lot, lot_id));
	if (other && !session_may_edit(s))
		return;
	const char *lot = !*lot_id ? same ? s->draft->lot : session_lot_of(s, id) : lot_id;
	unsigned stake = session_at_stake(s, id, lot);
	bool always = after == THEN_OPEN && s->call;
	if (call && (stake || always)) {
		ask(app, stake, call, lot, after);
		return;
	}
	change_and_go_on(app, id, lot, after);
}
