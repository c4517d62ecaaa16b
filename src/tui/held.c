/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One session a draft: its file is locked once the draft is on the screen.  Where somebody else
 * has it, it can be read, waited for or taken over; where somebody takes it from us, that is
 * noticed.  A draft without its lock is read only. */
#include "tui/app.h"

#include "base/lang.h"
#include "wizard/held_text.h"

enum { TRIES = 3 };   /* at opening what others keep changing */

/* The file is locked by nobody that we could wait for or ask. */
static bool somebody_has_it(enum holding holding)
{
	return holding == HOLDING_HELD || holding == HOLDING_ELSEWHERE;
}

/* Takes over WHO as the holder; what is not ours is read only. */
static void take_holder(struct app *app, enum holding holding, struct holder *who)
{
	holder_free(&app->holder);
	app->holder = *who;
	app->holder.holding = holding;
	*who = (struct holder)HOLDER_INIT;
	app->session->read_only = holding != HOLDING_OURS;
	app->waits = app->waits && somebody_has_it(holding);
	app->frame.header_state = 0;   /* the header tells of it */
}

void app_forget_holder(struct app *app)
{
	holder_free(&app->holder);
	app->waits = app->arrived = false;
}

/* --- told ------------------------------------------------------------------------- */

static void make_ours(struct app *app, const struct telling *t, struct str *out)
{
	struct holder who = { .user = t->words[0], .host = t->words[1], .stale = t->numbers[0],
	                      .in_place = t->numbers[1] };
	struct str user = STR_INIT;
	ours_text(out, &who);
	if (who.in_place || frame_has_room(app, out->text))
		return;
	/* there is more of use than how it came about */
	who.host = NULL;
	holder_name(&user, &who);
	str_clear(out);
	/* TRANSLATORS: %1 is a user: "anna". */
	str_fill(out, _("%1 did not leave this draft, but that session has ended: it is yours."), user.text);
	if (!frame_has_room(app, out->text)) {
		str_clear(out);
		/* TRANSLATORS: at most 38 cells. */
		str_add(out, _("A session that ended left it: yours."));
	}
	str_free(&user);
}

/* A line more than what is told at the foot now, which it must not hide. */
static void tell_also(struct app *app, struct telling told)
{
	if (app->message.length && app->host->warnings && app->host->warnings->count)
		app_open(app, page_new(app, telling_plain("konsort"), told));
	else
		app_tell(app, told);
}

/* What is to be known of a draft that is ours. */
static void tell_ours(struct app *app)
{
	const struct holder *who = &app->holder;
	struct telling told = telling_made(make_ours, who->user, who->host, NULL);
	told.numbers[0] = who->stale;
	told.numbers[1] = who->in_place;
	if (who->stale || who->in_place)
		tell_also(app, told);
	else
		telling_free(&told);
}

/* Who has it, as it is known at this moment. */
static void make_held(struct app *app, const struct telling *t, struct str *out)
{
	(void)t;
	holder_text(out, &app->holder);
	str_add(out, "\n\n");
	str_add(out, _("You can read the draft. To change it, wait until the other session has left it, or "
	               "take it over."));
}

static void make_refused(struct app *app, const struct telling *t, struct str *out)
{
	(void)t;
	holder_text(out, &app->holder);
}

static void make_waiting(struct app *app, const struct telling *t, struct str *out)
{
	struct str name = STR_INIT;
	(void)t;
	holder_name(&name, &app->holder);
	/* TRANSLATORS: %1 is a user: "anna (computer alfa)". */
	str_fill(out, _("%1 has it open: it is yours as soon as it is left."), name.text);
	str_free(&name);
}

/* The key of "Save as" here, or of the menu, which has it too. */
static void add_way(const struct app *app, struct str *out)
{
	const struct view *v = app_focused(app);
	int key = binding_key(keymap_binding(KEYMAP_GLOBAL, CMD_SAVE_AS), v->ops->takes_text(v));
	if (key == K_NONE)
		key = binding_key(keymap_binding(KEYMAP_GLOBAL, CMD_MENU), true);
	key_label(out, key);
}

static void make_read_only(struct app *app, const struct telling *t, struct str *out)
{
	struct str way = STR_INIT, who = STR_INIT;
	(void)t;
	add_way(app, &way);
	holder_name(&who, &app->holder);
	if (somebody_has_it(app->holder.holding))
		/* TRANSLATORS: %1 is a user: "anna (computer alfa)", %2 a key. */
		str_fill(out, _("Read only: %1 has it open. %2: 'Save as' makes a copy of your own."), who.text,
		         way.text);
	else
		/* TRANSLATORS: %1 is a key. */
		str_fill(out, _("Read only. %1: 'Save as' makes a copy of your own."), way.text);
	if (!frame_has_room(app, out->text)) {
		str_clear(out);
		/* TRANSLATORS: %1 is a key (6 cells); at most 38 cells. */
		str_fill(out, _("Read only; %1 saves as a copy."), way.text);
	}
	str_free(&way);
	str_free(&who);
}

static void tell_read_only(struct app *app)
{
	app_tell_at_foot(app, telling_made(make_read_only, NULL, NULL, NULL));
}

/* --- asked ------------------------------------------------------------------------ */

static void arrive(struct app *app, bool over, bool here);

static void wait_for_it(struct app *app)
{
	app->waits = true;
	app->frame.header_state = 0;
	app_tell(app, telling_made(make_waiting, NULL, NULL, NULL));
}

static void over_answered(struct app *app, int answer, const char *subject)
{
	(void)subject;
	if (answer == 1)
		arrive(app, true, true);
}

static void make_over(struct app *app, const struct telling *t, struct str *out)
{
	(void)t;
	holder_text(out, &app->holder);
	str_add(out, "\n\n");
	str_add(out, _("Once you take it over, that session can only read. What was typed there and not "
	               "saved stays there, to be saved under another name."));
}

static void ask_over(struct app *app)
{
	static const char *const answers[] = { N_("Cancel"), N_("Take over"), NULL };
	app_open(app, ask_new(app, &(struct ask){
		.title = N_("Take over"), .answers = answers, .then = over_answered, .subject = "",
		.text = telling_made(make_over, NULL, NULL, NULL) }));
}

static void held_answered(struct app *app, int answer, const char *subject)
{
	(void)subject;
	if (answer == 1)
		wait_for_it(app);
	else if (answer == 2)
		ask_over(app);
	else
		tell_read_only(app);
}

static void ask_held(struct app *app)
{
	static const char *const answers[] = { N_("Read only"), N_("Wait"), N_("Take over"), NULL };
	app_open(app, ask_new(app, &(struct ask){
		.title = N_("In use"), .answers = answers, .then = held_answered, .subject = "", .esc = true,
		.text = telling_made(make_held, NULL, NULL, NULL),
		.help = N_("Read only: everything can be looked at, and 'Save as' makes a copy of your own. "
		           "Wait: the same, and as soon as the other session leaves the draft it is yours. Take "
		           "over: it is yours now, and the other session can only read.") }));
}

/* --- arriving --------------------------------------------------------------------- */

static enum holding hold(struct app *app, bool over)
{
	struct holder who = HOLDER_INIT;
	enum holding holding = app->host->hold(app->host->context, over, &who);
	take_holder(app, holding, &who);
	return holding;
}

/* Opens the file anew as long as it is another one than was read, unless something here is not
 * saved, of which the save will ask.  False if it cannot be opened. */
static bool catch_up(struct app *app)
{
	bool stale = app->holder.stale, good = true;
	for (int i = 0; i < TRIES && app->holder.changed && good; i++) {
		if (session_changed(app->session))
			break;
		good = app_open_again(app);
		hold(app, false);   /* the lock may have been given back meanwhile */
		if (app->session->read_only)
			break;
	}
	app->holder.stale = app->holder.stale || stale;
	return good;
}

static void look_for_work(struct app *app)
{
	const struct host *host = app->host;
	if (app->path.length && host->recoveries && host->recovery && host->recover &&
	    host->recoveries(host->context, app->path.text))
		app_ask_recover(app, app->path.text, 0);
}

/* Nobody else has it: the draft may be edited.  HERE: it was only read until now, which is said. */
static void come_in(struct app *app, bool here)
{
	app->waits = false;
	bool good = catch_up(app);
	app->arrived = true;
	if (app->session->read_only) {
		ask_held(app);
		return;
	}
	if (here && good)
		app_say(app, N_("The draft is yours now."));
	tell_ours(app);
	look_for_work(app);
}

static void arrive(struct app *app, bool over, bool here)
{
	switch (hold(app, over)) {
	case HOLDING_OURS:
	case HOLDING_GONE:
		app->session->read_only = false;
		come_in(app, here);
		break;
	case HOLDING_HELD:
	case HOLDING_ELSEWHERE:
		ask_held(app);
		break;
	case HOLDING_REFUSED:
		tell_also(app, telling_made(make_refused, NULL, NULL, NULL));
		look_for_work(app);
		break;
	}
}

void app_arrive(struct app *app)
{
	if (app->arrived || app->at_start || app->layout.small)
		return;   /* where there is no room for a question it waits */
	app->arrived = true;
	if (app->host->hold)
		arrive(app, false, false);
	else
		look_for_work(app);
}

void app_hold(struct app *app)
{
	app->arrived = true;
	if (!app->host->hold)
		return;
	if (hold(app, false) == HOLDING_OURS)
		tell_ours(app);
	else if (somebody_has_it(app->holder.holding))
		ask_held(app);
	else
		tell_read_only(app);
}

/* --- looking ---------------------------------------------------------------------- */

static void make_lost(struct app *app, const struct telling *t, struct str *out)
{
	lost_text(out, &app->holder);
	str_add(out, " ");
	str_add(out, _("From now on you can only read it."));
	if (!t->numbers[0])
		return;
	str_add(out, "\n\n");
	str_add(out, t->numbers[1] ?
	        _("What you have not saved is still here, and is kept in the recovery file as well. 'Save "
	          "as' keeps it under another name.") :
	        _("What you have not saved is still here. 'Save as' keeps it under another name."));
}

static void lost_answered(struct app *app, int answer, const char *subject)
{
	(void)subject;
	if (answer == 1)
		wait_for_it(app);
	else if (answer == 2)
		app_save(app, true);
	else
		tell_read_only(app);
}

static void ask_lost(struct app *app)
{
	static const char *const answers[] = { N_("Read only"), N_("Wait"), N_("Save as"), NULL };
	struct telling text = telling_made(make_lost, NULL, NULL, NULL);
	text.numbers[0] = session_changed(app->session);
	text.numbers[1] = app_keep_at_once(app);
	app_open(app, ask_new(app, &(struct ask){
		.title = N_("Taken over"), .answers = answers, .then = lost_answered, .subject = "",
		.esc = true, .text = text,
		.help = N_("Read only: everything can be looked at. Wait: as soon as the other session leaves "
		           "the draft it is yours again. Save as: what you have goes into a file of another "
		           "name, and you go on there.") }));
}

bool app_lost_lock(struct app *app)
{
	const struct host *host = app->host;
	struct holder who = HOLDER_INIT;
	if (!app->path.length || !host->holder || app->session->read_only)
		return false;
	enum holding holding = host->holder(host->context, &who);
	if (holding == HOLDING_GONE && host->hold) {   /* it was only taken away: it is taken again */
		holder_free(&who);
		holding = host->hold(host->context, false, &who);
	}
	if (holding == HOLDING_OURS || holding == HOLDING_GONE) {
		holder_free(&who);
		return false;
	}
	take_holder(app, holding, &who);
	ask_lost(app);
	return true;
}

/* True if the one that is waited for, or reads beside us, is gone: the draft is taken. */
static bool is_free(struct app *app)
{
	const struct host *host = app->host;
	struct holder who = HOLDER_INIT;
	if (!host->holder || !somebody_has_it(app->holder.holding))
		return false;
	enum holding holding = host->holder(host->context, &who);
	bool free = holding == HOLDING_GONE || holding == HOLDING_OURS;
	if (somebody_has_it(holding))   /* perhaps another one by now */
		take_holder(app, holding, &who);
	holder_free(&who);
	return free;
}

/* True in a pop-up with something typed, which would go if the draft is opened anew. */
static bool is_typing(const struct app *app)
{
	const struct view *v = app_focused(app);
	return app->n_popups && v->ops->takes_text(v);
}

void app_look_at_lock(struct app *app)
{
	if (!app->arrived || app->at_start || app->layout.small)
		return;
	if (!app->session->read_only)
		app_lost_lock(app);
	else if (app->waits && !is_typing(app) && is_free(app))
		arrive(app, false, true);
}

/* --- an edit was refused ------------------------------------------------------------- */

void app_tell_read_only(struct app *app)
{
	if (is_free(app))
		arrive(app, false, true);
	else
		tell_read_only(app);
}
