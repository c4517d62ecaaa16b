/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not saved is written down in time: the draft with a partner that is half typed, and
 * where its author stands, less than a second after an edit however fast keys come, and at
 * once where konsort may be about to end.  What it is written to is the host's. */
#include "tui/app.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "report/diag_text.h"

/* From the first edit that is not kept: the loop may be late by the time it takes for some keys.  And
 * from a try in vain to the next one, if a key comes. */
enum { DELAY = 700, AGAIN = 3000 };

/* A number that is another one whenever something else is to be kept. */
static uint64_t state_now(const struct app *app)
{
	enum { STATE_FACTOR = 1000003 };
	const char *typed = form_typed(app->body);
	uint64_t state = app->session->draft->revision * STATE_FACTOR + entry_typed(app);
	for (; typed && *typed; typed++)
		state = state * STATE_FACTOR + (unsigned char)*typed;
	return state;
}

bool app_is_unsaved(const struct app *app)
{
	return session_changed(app->session) || entry_typed(app) || form_typed(app->body);
}

/* --- where one is ---------------------------------------------------------------- */

/* The field with the focus; of a form's button its partner's name, of the table only the row. */
static struct spot spot_now(const struct app *app)
{
	const struct session *s = app->session;
	const struct view *v = app->body;
	struct spot spot = { .partner = s->partner, .key = -1 };
	if (v->ops->spot)
		spot = v->ops->spot(v);
	if (spot.key < 0 && s->partner >= 0)
		spot = (struct spot){ .partner = s->partner, .key = PARTNER_KEY_NAME };
	return spot;
}

void app_standing(const struct app *app, struct standing *out)
{
	const struct session *s = app->session;
	const char *typed = form_typed(app->body);
	*out = (struct standing)STANDING_INIT;
	str_add(&out->step, step_rows[s->step].id);
	out->spot = spot_now(app);
	str_add(&out->typed, typed ? typed : "");
	if (!entry_typed(app))
		return;
	/* it is the last one of the draft that is kept */
	str_clear(&out->step);
	str_add(&out->step, step_rows[STEP_PARTNERS].id);
	out->spot = (struct spot){ .partner = (int)s->draft->n_partners, .key = PARTNER_KEY_NAME };
	if (s->partner >= 0 && partner_is_empty(&s->draft->partners[s->partner]))
		out->spot.partner--;
}

void app_stand_at(struct app *app, const struct standing *standing)
{
	app_stand(app, standing->step.text, standing->spot);
	if (standing->typed.length)
		form_put_typed(app->body, standing->typed.text);
}

/* --- writing --------------------------------------------------------------------- */

/* Why; which file it is that cannot be written is of no use here. */
static void add_cause(const struct diag *d, struct str *out)
{
	if (d->code == DIAG_CANNOT_WRITE)
		utf8_clean(out, _(d->args[1]));
	else
		diag_sentence(out, d);
}

/* In the longest words that fit the foot; where none do, all that is to be said. */
static void make_failed(struct app *app, const struct telling *t, struct str *out)
{
	struct str cause = STR_INIT;
	add_cause(&t->diags.list[0], &cause);
	/* TRANSLATORS: %1 is a cause: "permission denied". */
	str_fill(out, _("Your work cannot be kept for recovery: %1"), cause.text);
	if (!frame_has_room(app, out->text)) {
		str_clear(out);
		/* TRANSLATORS: the same where there is little room; %1 is a cause: "permission denied". */
		str_fill(out, _("Not kept for recovery: %1"), cause.text);
	}
	if (!frame_has_room(app, out->text)) {
		str_clear(out);
		str_fill(out, _("Your work cannot be kept for recovery: %1"), cause.text);
		str_add(out, "\n\n");
		str_add(out, _("What is not saved is gone if konsort ends badly: save often."));
	}
	str_free(&cause);
}

/* Said once, and once more only if it was kept in between. */
static void tell_failed(struct app *app, const struct diags *ds)
{
	if (app->keep.told || !ds->count)
		return;
	app->keep.told = true;
	struct telling t = telling_diags(ds, "");
	t.make = make_failed;
	app_tell(app, t);
}

/* False if it failed, which DS says. */
static bool write_down(const struct app *app, struct diags *ds)
{
	struct standing standing;
	struct draft *draft = session_to_save(app->session);
	entry_add_typed(app, draft);
	app_standing(app, &standing);
	bool good = app->host->keep(app->host->context, draft, &standing, ds);
	standing_free(&standing);
	draft_free(&draft);
	return good;
}

/* What is tried in vain is tried again at the next edit, or at a later key. */
static bool keep_now(struct app *app, struct diags *ds)
{
	struct keeping *k = &app->keep;
	k->state = state_now(app);
	k->tried = true;
	k->waiting = false;
	bool good = write_down(app, ds);
	k->kept = k->kept || good;
	if (good)
		k->told = false;
	return good;
}

/* --- in time --------------------------------------------------------------------- */

static void forget(struct app *app)
{
	struct keeping *k = &app->keep;
	if (k->kept && app->host->forget)
		app->host->forget(app->host->context);
	k->kept = k->waiting = k->tried = false;
}

/* Writes; then what is told is to be drawn. */
static int keep_and_tell(struct app *app)
{
	struct diags ds;
	diags_init(&ds, "");
	bool told = app->keep.told;
	if (!keep_now(app, &ds))
		tell_failed(app, &ds);
	diags_free(&ds);
	return app->keep.told && !told ? 0 : -1;
}

int app_keep(struct app *app, int64_t now)
{
	struct keeping *k = &app->keep;
	if (!app->host->keep || app->at_start)
		return -1;
	if (!app_is_unsaved(app)) {
		if (k->tried || k->waiting)
			forget(app);
		return -1;
	}
	bool again = k->told && !k->waiting && now >= k->due + AGAIN;
	if (k->tried && k->state == state_now(app) && !again && !(k->told && k->waiting)) {
		k->waiting = false;
		return -1;
	}
	if (!k->waiting)
		k->due = now + DELAY;
	k->waiting = true;
	return k->due > now ? (int)(k->due - now) : keep_and_tell(app);
}

bool app_keep_at_once(struct app *app)
{
	struct keeping *k = &app->keep;
	struct diags ds;
	if (!app->host->keep)
		return false;
	if (app->at_start || !app_is_unsaved(app))
		return true;
	if (k->kept && k->tried && !k->told && k->state == state_now(app))
		return true;
	diags_init(&ds, "");
	bool good = keep_now(app, &ds);
	diags_free(&ds);
	return good;
}

void app_keep_anew(struct app *app)
{
	app->keep = (struct keeping){ .told = app->keep.told };
}
