/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done in the table of partners.  Marks belong to partners: what is changed or
 * removed are the marked ones, else the one with the focus. */
#include "tui/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "wizard/paste.h"

/* --- who is changed --------------------------------------------------------------- */

size_t table_chosen(const struct draft *d, int one)
{
	size_t n = 0;
	for (size_t i = 0; one < 0 && i < d->n_partners; i++)
		n += d->partners[i].marked;
	return one < 0 ? n : 1;
}

bool table_is_chosen(const struct draft *d, int one, size_t at)
{
	return one < 0 ? d->partners[at].marked : (int)at == one;
}

struct field_ref table_field(int key, int partner)
{
	return (struct field_ref){ .field = field_of_partner_key(key), .partner = partner };
}

/* --- what is said ----------------------------------------------------------------- */

/* Of the partner whose place and name are kept, as it may be gone: the sentence kept before,
 * filled with its label. */
static void make_labelled(struct app *app, const struct telling *t, struct str *out)
{
	struct str label = STR_INIT, text = STR_INIT;
	(void)app;
	partner_label_of(&label, t->words[1], (size_t)t->numbers[0]);
	str_fill(&text, _(t->words[0]), label.text);
	add_sentence(out, text.text);
	str_free(&label);
	str_free(&text);
}

struct telling table_labelled(const struct draft *d, const char *sentence, size_t at)
{
	struct telling told = telling_made(make_labelled, sentence, d->partners[at].name, NULL);
	told.numbers[0] = (long long)at;
	return told;
}

static void make_removed(struct app *app, const struct telling *t, struct str *out)
{
	char n[LANG_NUMBER_SIZE];
	(void)app;
	/* TRANSLATORS: %1 is how many. */
	str_fill(out, lang_plural("%1 partner is removed.", "%1 partners are removed.",
	                          (unsigned long)t->numbers[0]), lang_number(n, t->numbers[0]));
}

static void make_remove(struct app *app, const struct telling *t, struct str *out)
{
	char n[LANG_NUMBER_SIZE];
	(void)app;
	/* TRANSLATORS: %1 is how many are marked. */
	str_fill(out, lang_plural("Remove %1 marked partner with all that was said on it?",
	                          "Remove %1 marked partners with all that was said on them?",
	                          (unsigned long)t->numbers[0]), lang_number(n, t->numbers[0]));
}

static struct telling counted(void (*make)(struct app *app, const struct telling *t, struct str *out),
                              size_t n)
{
	struct telling told = telling_made(make, NULL, NULL, NULL);
	told.numbers[0] = (long long)n;
	return told;
}

/* --- adding ----------------------------------------------------------------------- */

/* True if none can be added: the draft is full, which is said, or only read. */
static bool is_full(struct table_view *t)
{
	if (!session_may_edit(t->view.app->session))
		return true;
	if (table_draft(t)->n_partners < PASTED_MOST)
		return false;
	app_say(t->view.app, N_("The wizard takes 10,000 partners at most."));
	return true;
}

static unsigned add(struct table_view *t)
{
	if (!is_full(t))
		app_open(t->view.app, quick_new(t->view.app, COUNTRY_NONE, 0));
	return VIEW_HANDLED;
}

static unsigned open_form(struct app *app, int at)
{
	app->session->partner = at;
	app->session->has_focus = false;
	app_open_body(app);
	return VIEW_HANDLED;
}

static unsigned choose(struct table_view *t)
{
	int at = table_at(t);
	if (at == ON_NEXT)
		return VIEW_NEXT;
	return at == ON_ADD ? add(t) : open_form(t->view.app, at);
}

static unsigned duplicate(struct table_view *t, int from)
{
	struct app *app = t->view.app;
	if (is_full(t))
		return VIEW_HANDLED;
	/* TRANSLATORS: %1 is "partner 3 (Skole A)". */
	struct telling told = table_labelled(table_draft(t), N_("Like %1; what is its name?"), (size_t)from);
	open_form(app, (int)session_duplicate_partner(app->session, (size_t)from));
	app_tell(app, told);
	return VIEW_HANDLED;
}

static unsigned paste(struct table_view *t, const char *text)
{
	struct app *app = t->view.app;
	if (is_full(t))
		return VIEW_HANDLED;
	if (paste_is_rows(text))
		app_open(app, paste_new(app, text));
	else
		app_say(app, N_("Rows of partners can be pasted: name, country, type and role of each."));
	return VIEW_HANDLED;
}

/* --- marking ---------------------------------------------------------------------- */

static struct partner *partner_of(const struct table_view *t, size_t at)
{
	return &t->view.app->session->draft->partners[at];
}

static unsigned mark(struct table_view *t, int at)
{
	struct partner *p = partner_of(t, (size_t)at);
	p->marked = !p->marked;
	return VIEW_CHANGED;
}

/* All that are shown, or none of them where all are marked; those not shown stay as they are. */
static unsigned mark_all(struct table_view *t)
{
	size_t marked = 0;
	for (size_t i = 0; i < t->n_shown; i++)
		marked += partner_of(t, t->shown[i])->marked;
	for (size_t i = 0; i < t->n_shown; i++)
		partner_of(t, t->shown[i])->marked = marked < t->n_shown;
	if (!t->n_shown)
		app_say(t->view.app, N_("There is no partner to mark."));
	return VIEW_CHANGED;
}

static unsigned agree(struct table_view *t, int at)
{
	struct app *app = t->view.app;
	bool agreed = !partner_of(t, (size_t)at)->agreed;
	struct field_ref ref = table_field(PARTNER_KEY_AGREED, at);
	if (!session_set_number(app->session, &ref, agreed))
		return VIEW_HANDLED;   /* the draft is only read */
	session_pause(app->session);
	/* TRANSLATORS: %1 is "partner 3 (Skole A)". */
	app_tell(app, table_labelled(table_draft(t), agreed ? N_("%1 has agreed.") :
	                             /* TRANSLATORS: %1 is "partner 3 (Skole A)". */
	                             N_("%1 has not agreed."), (size_t)at));
	return VIEW_CHANGED;
}

/* --- removing --------------------------------------------------------------------- */

static void remove_marked(struct app *app)
{
	struct session *s = app->session;
	size_t n = table_chosen(s->draft, -1);
	session_begin(s, CHANGE_REMOVE);
	for (size_t i = s->draft->n_partners; i-- > 0; )
		if (s->draft->partners[i].marked)
			session_remove_partner(s, i);
	session_end(s);
	app_tell(app, counted(make_removed, n));
}

static void remove_one(struct app *app, size_t at)
{
	/* TRANSLATORS: %1 is "partner 3 (Skole A)". */
	struct telling told = table_labelled(app->session->draft, N_("Removed: %1."), at);
	session_remove_partner(app->session, at);
	app_tell(app, told);
}

static void remove_answered(struct app *app, int answer, const char *subject)
{
	if (answer != 1)
		return;
	if (*subject)
		remove_one(app, strtoul(subject, NULL, 10));
	else
		remove_marked(app);
	view_resize(app->body, app->body->rows, app->body->cols);
}

void table_ask_remove(struct app *app, int one)
{
	static const char *const answers[] = { N_("Cancel"), N_("Remove"), NULL };
	struct draft *d = app->session->draft;
	struct str at = STR_INIT;
	if (one >= 0)
		str_addf(&at, "%d", one);
	app_open(app, ask_new(app, &(struct ask){
		.title = N_("Remove"), .answers = answers, .then = remove_answered, .subject = at.text,
		/* TRANSLATORS: %1 is "partner 3 (Skole A)". */
		.text = one >= 0 ? table_labelled(d, N_("Remove %1 with all that was said on it?"), (size_t)one) :
			counted(make_remove, table_chosen(d, -1)) }));
	str_free(&at);
}

/* --- moving ----------------------------------------------------------------------- */

static unsigned move_partner(struct table_view *t, int from, int by)
{
	struct app *app = t->view.app;
	int to = from + by;
	if (app->table.order != COLUMN_NUMBER) {
		app_say(app, N_("To move partners, show them as in the draft first (z)."));
	} else if (t->filter.text.length) {
		app_say(app, N_("Esc shows all partners; then this one can be moved."));
	} else if (to < 0 || to >= (int)table_draft(t)->n_partners) {
		app_say(app, by < 0 ? N_("It is the first already.") : N_("It is the last already."));
	} else {
		session_move_partner(app->session, (size_t)from, (size_t)to);
		session_pause(app->session);   /* each place is a change of its own */
		t->wanted = to;
		return VIEW_CHANGED;
	}
	return VIEW_HANDLED;
}

/* --- finding ---------------------------------------------------------------------- */

static unsigned find(struct table_view *t)
{
	if (!table_draft(t)->n_partners) {
		app_say(t->view.app, N_("There is no partner to find."));
		return VIEW_HANDLED;
	}
	table_set_finding(t, true);
	return VIEW_CHANGED;
}

bool table_let_go(struct view *v)
{
	struct table_view *t = table_of(v);
	if (!t->finding && !t->filter.text.length)
		return false;
	edit_set(&t->filter, "");
	table_filter_changed(t);
	table_set_finding(t, false);
	view_resize(v, v->rows, v->cols);
	return true;
}

static unsigned keep_found(struct table_view *t)
{
	table_set_finding(t, false);
	if (!t->n_shown)
		app_say(t->view.app, N_("Nothing matches; Esc shows all partners again."));
	else if (t->filter.text.length)
		app_say(t->view.app, N_("Only these are shown; Esc shows all partners again."));
	return VIEW_CHANGED;
}

static unsigned typed(struct table_view *t, enum command command, const struct input *input)
{
	enum edit_result r = edit_line(&t->filter, command, input->text);
	if (r == EDIT_IGNORED)
		return VIEW_IGNORED;
	if (r == EDIT_AT_EDGE)
		return VIEW_DEAD;
	if (r == EDIT_CHANGED)
		table_filter_changed(t);
	return VIEW_CHANGED;
}

/* Moves among the rows; from then on that is where the user is. */
static unsigned go(struct table_view *t, enum command command)
{
	int before = t->scroll.item;
	unsigned bits = scroll_act(&t->scroll, &t->view, command);
	if (t->scroll.item == before)
		return bits;
	t->wanted = table_at(t);
	return bits;
}

unsigned table_find_act(struct view *v, enum command command, const struct input *input)
{
	struct table_view *t = table_of(v);
	if (command == CMD_CHOOSE)
		return keep_found(t);
	unsigned bits = go(t, command);
	return bits ? bits : typed(t, command, input);
}

/* --- all -------------------------------------------------------------------------- */

static unsigned act_on_one(struct table_view *t, enum command command)
{
	int at = table_at(t);
	if (at < 0) {
		app_say(t->view.app, N_("Go to a partner first."));
		return VIEW_HANDLED;
	}
	if (command == CMD_TOGGLE)
		return mark(t, at);
	if (command == CMD_AGREED)
		return agree(t, at);
	if (command == CMD_DUPLICATE)
		return duplicate(t, at);
	return move_partner(t, at, command == CMD_MOVE_UP ? -1 : 1);
}

/* True if a partner is marked that the filter hides. */
static bool marks_are_hidden(const struct table_view *t)
{
	size_t seen = 0;
	for (size_t i = 0; i < t->n_shown; i++)
		seen += partner_of(t, t->shown[i])->marked;
	return seen < t->n_marked;
}

static unsigned act_on_chosen(struct table_view *t, enum command command)
{
	int one = t->n_marked ? -1 : table_at(t);
	if (!session_may_edit(t->view.app->session))
		return VIEW_HANDLED;
	if (!t->n_marked && one < 0)
		app_say(t->view.app, N_("Go to a partner first."));
	else if (marks_are_hidden(t))
		app_say(t->view.app, N_("Marked partners are not all shown; Esc shows them."));
	else if (command == CMD_REMOVE)
		table_ask_remove(t->view.app, one);
	else
		app_open(t->view.app, bulk_new(t->view.app, one));
	return VIEW_HANDLED;
}

unsigned table_act(struct view *v, enum command command, const struct input *input)
{
	struct table_view *t = table_of(v);
	if (command == CMD_NEXT_FIELD)
		return VIEW_ASIDE;
	if (command == CMD_CHOOSE)
		return choose(t);
	if (command == CMD_ADD)
		return add(t);
	if (command == CMD_PASTE)
		return paste(t, input->text);
	if (command == CMD_MARK_ALL)
		return mark_all(t);
	if (command == CMD_FILTER)
		return find(t);
	if (command == CMD_REMOVE || command == CMD_CHANGE)
		return act_on_chosen(t, command);
	if (command == CMD_TOGGLE || command == CMD_AGREED || command == CMD_DUPLICATE ||
	    command == CMD_MOVE_UP || command == CMD_MOVE_DOWN)
		return act_on_one(t, command);
	if (command != CMD_SORT)
		return go(t, command);
	app_open(v->app, order_new(v->app));
	return VIEW_HANDLED;
}

bool table_offers(const struct view *v, enum command command)
{
	const struct table_view *t = table_of(v);
	bool on_partner = table_at(t) >= 0;
	if (command == CMD_REMOVE || command == CMD_CHANGE)
		return on_partner || t->n_marked;
	if (command == CMD_CHOOSE || command == CMD_DUPLICATE || command == CMD_TOGGLE ||
	    command == CMD_AGREED || command == CMD_MOVE_UP || command == CMD_MOVE_DOWN)
		return on_partner;
	if (command == CMD_SORT || command == CMD_FILTER || command == CMD_MARK_ALL)
		return table_draft(t)->n_partners > 0;
	return true;
}
