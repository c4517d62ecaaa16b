/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One session a draft: its file is locked once the draft is on the screen.  Where somebody else
 * has it, it can be read, waited for or taken over; where somebody takes it from us, that is
 * noticed.  A draft without its lock is read only. */
#include "tui/held_told.h"

#include "base/lang.h"

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

/* --- asked ------------------------------------------------------------------------ */

static void arrive(struct app *app, bool over, bool here);

static void wait_for_it(struct app *app)
{
	app->waits = true;
	app->frame.header_state = 0;
	held_tell_waiting(app);
}

static void ask_held(struct app *app, bool saving);

/* True if meanwhile another session has it than the one that was told of. */
static bool is_anothers_now(struct app *app)
{
	const struct host *host = app->host;
	struct holder who = HOLDER_INIT;
	if (!host->holder)
		return false;
	enum holding holding = host->holder(host->context, &who);
	bool another = somebody_has_it(holding) && !holder_same(&who, &app->holder);
	if (another)
		take_holder(app, holding, &who);
	holder_free(&who);
	return another;
}

static void over_answered(struct app *app, int answer, const char *subject)
{
	(void)subject;
	if (answer == 1 && is_anothers_now(app))
		ask_held(app, false);
	else if (answer == 1)
		arrive(app, true, true);
}

static void ask_over(struct app *app)
{
	static const char *const answers[] = { N_("Cancel"), N_("Take over"), NULL };
	app_open(app, ask_new(app, &(struct ask){
		.title = N_("Take over"), .answers = answers, .then = over_answered, .subject = "",
		.text = telling_made(held_make_over, NULL, NULL, NULL) }));
}

/* The answers to who has it; "Take over" is left out where it cannot work, "Save as" where nobody
 * wanted to save. */
enum held_answer { STAY, WAIT, OVER, COPY };

static void held_answered(struct app *app, int answer, const char *subject)
{
	enum held_answer given = answer < 0 ? STAY : (enum held_answer)(subject[answer] - '0');
	app->after = AFTER_NOTHING;
	switch (given) {
	case STAY:
		app->waits = false;
		app->frame.header_state = 0;
		held_tell_read_only(app);
		break;
	case WAIT:
		wait_for_it(app);
		break;
	case OVER:
		ask_over(app);
		break;
	case COPY:
		app_save(app, true);
		break;
	}
}

/* SAVING: it is asked since a save was wanted. */
static void ask_held(struct app *app, bool saving)
{
	static const char *const answers[] = { N_("Read only"), N_("Wait"), N_("Take over"), N_("Save as") };
	const char *some[sizeof answers / sizeof *answers + 1] = { NULL };
	struct str given = STR_INIT;
	for (int i = STAY; i <= COPY; i++) {
		if ((i == OVER && app->holder.firm) || (i == COPY && !saving))
			continue;
		some[given.length] = answers[i];
		str_addf(&given, "%d", i);
	}
	app_open(app, ask_new(app, &(struct ask){
		.title = N_("In use"), .answers = some, .then = held_answered, .subject = given.text,
		.esc = true, .text = telling_made(held_make, NULL, NULL, NULL),
		.help = N_("Read only: everything can be looked at, and 'Save as' makes a copy of your own. "
		           "Wait: the same, and as soon as the other session leaves the draft it is yours. Take "
		           "over: it is yours now, and the other session can only read.") }));
	str_free(&given);
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

/* True if there is work to be recovered of this draft. */
static bool has_work(const struct app *app)
{
	const struct host *host = app->host;
	return app->path.length && host->recoveries && host->recovery && host->recover &&
	       host->recoveries(host->context, app->path.text);
}

static void look_for_work(struct app *app)
{
	if (has_work(app))
		app_ask_recover(app, app->path.text, 0);
}

/* Nobody else has it: the draft may be edited.  HERE: it was only read until now, which is said. */
static void come_in(struct app *app, bool here)
{
	app->waits = false;
	bool good = catch_up(app);
	app->arrived = true;
	if (app->session->read_only) {
		ask_held(app, false);
		return;
	}
	bool work = has_work(app);
	if (here && good)
		app_say(app, N_("The draft is yours now."));
	held_tell_ours(app, work);
	if (app->holder.changed && session_changed(app->session))
		app_ask_changed(app, app->path.text);   /* at once, not only when it is saved */
	if (work)
		app_ask_recover(app, app->path.text, 0);
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
		ask_held(app, false);
		break;
	case HOLDING_REFUSED:
		held_tell_refused(app);
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
		held_tell_ours(app, true);
	else if (somebody_has_it(app->holder.holding))
		ask_held(app, false);
	else
		held_tell_read_only(app);
}

/* --- looking ---------------------------------------------------------------------- */

static void lost_answered(struct app *app, int answer, const char *subject)
{
	(void)subject;
	if (answer == 1)
		wait_for_it(app);
	else if (answer == 2)
		app_save(app, true);
	else
		held_tell_read_only(app);
}

static void ask_lost(struct app *app)
{
	static const char *const answers[] = { N_("Read only"), N_("Wait"), N_("Save as"), NULL };
	struct telling text = telling_made(held_make_lost, NULL, NULL, NULL);
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
	if (somebody_has_it(holding) && !app->n_popups)   /* perhaps another one than a question tells of */
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

/* --- an edit was refused, or a save ------------------------------------------------------ */

void app_tell_read_only(struct app *app)
{
	if (is_free(app))
		arrive(app, false, true);
	else
		held_tell_read_only(app);
}

bool app_ask_holder(struct app *app)
{
	if (!app->host->holder || app->layout.small)
		return false;
	if (is_free(app))
		arrive(app, false, true);
	else if (somebody_has_it(app->holder.holding))
		ask_held(app, true);
	else
		return false;
	return true;
}
