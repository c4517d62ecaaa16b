/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way from one problem to the next, and the end of the dialogue. */
#include "tui/app.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/utf8.h"

/* How much of a finding is told: all; its name, its figures and the first part of the message; that
 * part alone; name and figures. */
enum telling_size { TOLD_WHOLE, TOLD_NAMED, TOLD_PART, TOLD_NAME, TOLD_END };

static void add_told(struct app *app, const struct finding *f, enum telling_size size, struct str *out)
{
	struct report report = app_report(app);
	struct str message = STR_INIT, figures = STR_INIT, part = STR_INIT;
	finding_message(&message, &report, f);
	add_sentence(&part, message.text);
	if (size != TOLD_WHOLE && part.text[finding_first_part(part.text)]) {
		str_cut(&part, finding_first_part(part.text));
		utf8_add(&part, utf8_ellipsis());
	}
	if (size == TOLD_NAMED || size == TOLD_NAME) {
		finding_figures(&figures, f);
		str_add(out, finding_title(f));
		str_add(out, figures.length ? " " : "");
		str_add(out, figures.text);
		str_add(out, size == TOLD_NAMED ? ": " : "");
	}
	str_add(out, size == TOLD_NAME ? "" : part.text);
	str_free(&message);
	str_free(&figures);
	str_free(&part);
}

/* The key that leads on to the next problem, where it is not the one that a letter has. */
static void add_way_on(struct app *app, struct str *out)
{
	const struct view *v = app_focused(app);
	struct str key = STR_INIT, text = STR_INIT;
	if (!v->ops->takes_text(v))
		return;
	key_label(&key, binding_key(keymap_binding(KEYMAP_GLOBAL, CMD_NEXT_PROBLEM), true));
	/* TRANSLATORS: %1 is a sentence on what is to be mended, %2 a key. */
	str_fill(&text, _("%1 %2: the next one."), out->text, key.text);
	if (frame_has_room(app, text.text)) {
		str_clear(out);
		str_add(out, text.text);
	}
	str_free(&key);
	str_free(&text);
}

/* As much of the finding as fits at the foot. */
static void make_problem(struct app *app, const struct telling *t, struct str *out)
{
	const struct evaluation *e = session_judge(app->session);
	const struct finding *f = e ? evaluation_find(e, t->words[0]) : NULL;
	struct str text = STR_INIT;
	for (int size = TOLD_WHOLE; f && size < TOLD_END; size++) {
		str_clear(out);
		str_clear(&text);
		add_told(app, f, (enum telling_size)size, &text);
		str_fill(out, problem_manner_text((enum problem_manner)t->numbers[0]), text.text);
		if (frame_has_room(app, out->text))
			break;
	}
	add_way_on(app, out);
	str_free(&text);
}

/* Where one is, for the order of problems. */
static struct problem here(const struct app *app)
{
	const struct session *s = app->session;
	struct problem p = { .finding = (size_t)NO_FINDING, .step = s->step,
	                     .spot = { .partner = s->partner, .key = -1 } };
	if (s->step == STEP_PARTNERS && s->partner < 0)
		p.spot.key = DRAFT_KEY_PARTNERS;
	else if (s->step == STEP_LOT)
		p.spot.key = DRAFT_KEY_LOT;
	else if (s->step == STEP_SECTOR)
		p.spot.key = DRAFT_KEY_SECTOR;
	if (app->body->ops->spot)
		p.spot = app->body->ops->spot(app->body);
	if (problem_is_at(&p, &app->problem))
		p.finding = app->problem.finding;
	return p;
}

static void close_all(struct app *app)
{
	while (app->n_popups)
		app_close(app);
	app->frame.drawn = app->frame.drawn && app->layout.beside;
}

static void go_to(struct app *app, const struct problem *problem, enum problem_manner manner)
{
	const struct evaluation *e = session_judge(app->session);
	struct telling told = telling_made(make_problem, finding_id(&e->findings[problem->finding]),
	                                   NULL, NULL);
	struct problem now = here(app);
	told.numbers[0] = manner;
	app->problem = *problem;
	if (app->aside || app->n_popups || !problem_is_at(&now, problem)) {
		close_all(app);
		session_go_to_problem(app->session, problem);
		app_open_body(app);
	}
	app_tell_at_foot(app, told);
}

static bool has_call(struct app *app)
{
	if (app->session->call)
		return true;
	close_all(app);
	app_go(app, STEP_CALL);
	app_say(app, N_("Choose a call first: everything else depends on it."));
	return false;
}

void app_problem(struct app *app, int direction)
{
	struct problem from = here(app), to;
	struct problem_way way;
	if (!has_call(app))
		return;
	if (!session_problem(app->session, &from, direction, &to, &way)) {
		app_say(app, session_nothing_left(app->session));
		return;
	}
	go_to(app, &to, problem_manner(&way, from.step, direction));
}

void app_finish(struct app *app)
{
	const struct evaluation *e;
	struct problem from = { .finding = (size_t)NO_FINDING, .spot = { .partner = -1, .key = -1 } }, to;
	struct problem_way way;
	if (!has_call(app))
		return;
	bool any = session_problem(app->session, &from, 1, &to, &way);
	e = session_judge(app->session);
	if (any && e->findings[to.finding].level == LEVEL_REQUIRED)
		go_to(app, &to, PROBLEM_UNFINISHED);
	else
		app_save(app, false);
}

static void make_finished(struct app *app, const struct telling *t, struct str *out)
{
	const struct evaluation *e = session_judge(app->session);
	const char *text = N_("Saved in %1.");
	switch (e ? e->verdict : VERDICT_NOT_ELIGIBLE) {
	case VERDICT_ELIGIBLE:
		/* TRANSLATORS: %1 is the name of a file. */
		text = N_("Saved in %1: eligible.");
		break;
	case VERDICT_UNDECIDED:
		/* TRANSLATORS: %1 is the name of a file. */
		text = N_("Saved in %1. What is undecided, nothing in the draft decides.");
		break;
	case VERDICT_NOT_ELIGIBLE:
		break;
	}
	str_fill(out, _(text), t->words[0]);
	struct str more = STR_INIT;
	/* TRANSLATORS: %1 is a sentence: that the draft is saved; q is a key. */
	str_fill(&more, _("%1 q leaves konsort."), out->text);
	if (frame_has_room(app, more.text)) {
		str_clear(out);
		str_add(out, more.text);
	}
	str_free(&more);
}

/* With what is typed into the form and is not in the file, as it cannot be used. */
static void make_saved(struct app *app, const struct telling *t, struct str *out)
{
	/* TRANSLATORS: %1 is the name of a file. */
	str_fill(out, _("Saved in %1."), t->words[0]);
	form_add_unused(app->body, out);
}

struct telling telling_saved(const struct app *app, const char *name)
{
	bool finished = app->session->step == STEP_REVIEW && !app->at_start;
	return telling_made(finished ? make_finished : make_saved, name, NULL, NULL);
}
