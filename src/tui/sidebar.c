/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conditions of the Lot, always in sight: mark, name and figures, those that want
 * something done first.  Looks at the evaluation after every key and redraws only the
 * rows whose finding is another one. */
#include "tui/app.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"
#include "tui/scroll.h"

/* What of a finding can be seen. */
struct seen {
	size_t index;            /* into the evaluation's findings */
	enum state state;
	int64_t have, need;
	bool changed;            /* by the last key */
};

struct sidebar_view {
	struct view view;
	struct seen *seen;       /* in the order shown */
	size_t n, room;
	bool by_call;            /* in the call's order, not those first that want something done */
	bool marked;             /* that some changed by the last key is shown */
	size_t unmet, unmet_before;  /* required ones, now and before the last key */
	uint64_t judgements;     /* of the session when last looked at */
	const struct lot *lot;   /* and its Lot */
	const struct call *call;
	struct scroll scroll;
};

static struct sidebar_view *sidebar_of(const struct view *v)
{
	union { const struct view *in; struct sidebar_view *out; } u = { .in = v };
	return u.out;
}

static void sidebar_free(struct view *v)
{
	struct sidebar_view *s = sidebar_of(v);
	free(s->seen);
	scroll_free(&s->scroll);
	free(s);
}

/* Puts the findings in order: as the call has them, or by rank and so within one. */
static size_t collect(struct sidebar_view *s, const struct evaluation *e)
{
	s->n = 0;
	for (int r = 0; r < (s->by_call ? 1 : FINDING_RANKS); r++) {
		for (size_t i = 0; i < e->n_findings; i++) {
			const struct finding *f = &e->findings[i];
			if (!s->by_call && finding_rank(f) != r)
				continue;
			XGROW(s->seen, s->n, s->room);
			s->seen[s->n++] = (struct seen){ .index = i, .state = f->state, .have = f->have,
			                                 .need = f->need };
		}
	}
	return s->n;
}

enum look finding_look(const struct finding *f)
{
	/* calm: only what decides the verdict stands out */
	if (f->level != LEVEL_REQUIRED || f->state == STATE_MET)
		return LOOK_PLAIN;
	return f->state == STATE_UNMET ? LOOK_BAD : LOOK_DOUBT;
}

/* "Programme Countries    5/8": the title gives way to the figures, but not below 6. */
static void add_line(struct str *out, const struct finding *f, int cells)
{
	struct str figures = STR_INIT;
	finding_figures(&figures, f);
	int taken = draw_width(figures.text, figures.length);
	int least = draw_width(finding_title(f), strlen(finding_title(f)));
	least = least < 6 ? least : 6;
	bool room = taken > 0 && cells - taken - 1 >= least;
	int title = room ? cells - taken - 1 : cells;
	utf8_add_fit(out, finding_title(f), title, true);
	if (room) {
		str_add(out, " ");
		str_add(out, figures.text);
	}
	str_free(&figures);
}

static void add_finding(struct sidebar_view *s, int item, const struct finding *f)
{
	struct str line = STR_INIT;
	add_line(&line, f, s->view.cols - 5);
	struct text_row *row = scroll_add(&s->scroll, item, 0, LOOK_PLAIN, line.text);
	row->mark[0] = state_mark(f->state, f->level);
	row->mark_look = finding_look(f);
	row->sign = s->seen[item].changed ? '*' : '\0';
	str_free(&line);
}

static void sidebar_layout(struct view *v)
{
	struct sidebar_view *s = sidebar_of(v);
	const struct evaluation *e = session_judge(v->app->session);
	scroll_clear(&s->scroll);
	s->scroll.quiet = true;
	for (size_t i = 0; e && i < s->n && s->seen[i].index < e->n_findings; i++)
		add_finding(s, (int)i, &e->findings[s->seen[i].index]);
	s->scroll.fixed = v->rows > 8 ? 2 : 1;
	scroll_settle(&s->scroll, v->rows);
}

/* The finding of a row, as it is now. */
static const struct finding *finding_at(const struct sidebar_view *s, size_t item)
{
	const struct evaluation *e = session_judge(s->view.app->session);
	return e && item < s->n ? &e->findings[s->seen[item].index] : NULL;
}

static bool same_seen(const struct seen *a, const struct seen *b)
{
	return a->index == b->index && a->state == b->state && a->have == b->have &&
	       a->need == b->need && a->changed == b->changed;
}

/* Marks the rows that are another finding, or another state of it, than BEFORE. */
static void touch_changed(struct sidebar_view *s, const struct seen *before, size_t n_before)
{
	int first = s->scroll.first, fixed = s->scroll.fixed;
	bool title = n_before != s->n, same = n_before == s->n;
	for (size_t i = 0; same && i < s->n; i++)
		same = same_seen(&before[i], &s->seen[i]);
	if (same && s->scroll.n == s->n)
		return;
	sidebar_layout(&s->view);
	for (int row = fixed; row < s->view.rows; row++) {
		size_t i = (size_t)(s->scroll.first + row - fixed);
		bool was = i < n_before, is = i < s->n;
		if (was != is || (is && !same_seen(&before[i], &s->seen[i])))
			view_touch(&s->view, row);
	}
	for (size_t i = 0; i < n_before && i < s->n; i++)
		title = title || before[i].state != s->seen[i].state;
	if (title)
		view_touch(&s->view, 0);
	if (n_before != s->n)   /* the line beside it has another height */
		s->view.app->frame.drawn = false;
	if (s->scroll.first != first)
		view_touch_all(&s->view);
	else   /* the marks of "more" */
		view_touch(&s->view, s->view.rows - 1);
}

/* What the key before changed is shown as changed no more. */
static void unmark(struct sidebar_view *s)
{
	if (s->view.rows)
		s->unmet_before = s->unmet;
	if (!s->marked)
		return;
	for (size_t i = 0; i < s->n; i++) {
		if (!s->seen[i].changed)
			continue;
		s->seen[i].changed = false;
		if (i < s->scroll.n)
			s->scroll.rows[i].sign = '\0';
		view_touch(&s->view, s->scroll.fixed + (int)i - s->scroll.first);
	}
	s->marked = false;
}

/* Marks what is another state or figure than before. */
static void mark_changed(struct sidebar_view *s, const struct seen *before, size_t n_before)
{
	for (size_t i = 0; i < s->n; i++) {
		struct seen *now = &s->seen[i];
		for (size_t k = 0; k < n_before; k++)
			if (before[k].index == now->index)
				now->changed = before[k].state != now->state || before[k].have != now->have;
		s->marked = s->marked || now->changed;
	}
}

bool sidebar_was(const struct view *v, size_t *unmet)
{
	*unmet = sidebar_of(v)->unmet_before;
	return sidebar_of(v)->unmet != sidebar_of(v)->unmet_before;
}

void sidebar_refresh(struct view *v)
{
	struct sidebar_view *s = sidebar_of(v);
	if (!v->app->keeps_marks)
		unmark(s);
	const struct session *session = v->app->session;
	const struct evaluation *e = session_judge(v->app->session);
	bool other = s->lot != session->lot || s->call != session->call;
	if (!e || (!other && s->judgements == session->judgements))
		return;
	struct seen *before = s->seen;
	size_t n_before = s->n;
	s->seen = NULL;
	s->room = 0;
	collect(s, e);
	s->unmet = findings_unmet(e);
	if (other) {
		s->scroll.item = s->scroll.first = 0;
		s->unmet_before = s->unmet;
	} else {
		mark_changed(s, before, n_before);
	}
	s->judgements = session->judgements;
	s->lot = session->lot;
	s->call = session->call;
	if (v->rows)
		touch_changed(s, before, n_before);
	free(before);
}

int sidebar_rows(const struct view *v)
{
	const struct sidebar_view *s = sidebar_of(v);
	return s->scroll.fixed + (int)s->scroll.n;
}

static void draw_title(const struct sidebar_view *s, const struct canvas *c)
{
	const struct evaluation *e = session_judge(s->view.app->session);
	static const char *const words[] = {
		[VERDICT_ELIGIBLE] = N18_("Eligible"),
		[VERDICT_NOT_ELIGIBLE] = N18_("Not eligible"),
		[VERDICT_UNDECIDED] = N18_("Undecided"),
	};
	if (!e)
		return;
	struct str right = STR_INIT;
	char met[LANG_NUMBER_SIZE], all[LANG_NUMBER_SIZE];
	lang_number(met, (long long)findings_met(e));
	lang_number(all, (long long)e->n_findings);
	/* TRANSLATORS: %1 (2 cells) of %2 (2 cells) conditions are met; at most 14 cells. */
	str_fill(&right, _("%1 of %2 met"), met, all);
	int cells = draw_width(right.text, right.length);
	draw_text(c, 0, 0, 1, "", LOOK_PLAIN);
	draw_text(c, 0, 1, s->view.cols - cells - 4, _(words[e->verdict]), LOOK_STRONG);
	draw_text(c, 0, s->view.cols - cells - 3, 1, "", LOOK_PLAIN);
	draw_text(c, 0, s->view.cols - cells - 2, cells, right.text, LOOK_PLAIN);
	draw_text(c, 0, s->view.cols - 2, 2, "", LOOK_PLAIN);
	str_free(&right);
}

static void sidebar_draw_row(const struct view *v, const struct canvas *c, int row)
{
	const struct sidebar_view *s = sidebar_of(v);
	if (row == 0)
		draw_title(s, c);
	else if (row < s->scroll.fixed)
		draw_blank(c, row, 0);
	else
		scroll_draw_row(&s->scroll, v, c, row);
}

/* The other order, with the focus on the same condition; kept for the next start. */
static unsigned turn_order(struct sidebar_view *s)
{
	const struct evaluation *e = session_judge(s->view.app->session);
	size_t focused = s->n ? s->seen[s->scroll.item].index : 0;
	if (!e)
		return VIEW_IGNORED;
	s->by_call = !s->by_call;
	collect(s, e);
	for (size_t i = 0; i < s->n; i++)
		if (s->seen[i].index == focused)
			s->scroll.item = (int)i;
	app_say(s->view.app, s->by_call ? N_("The conditions stand in the call's order now.") :
	                                  N_("The conditions that are not met stand first now."));
	app_remember(s->view.app, N_("Conditions"), "conditions", s->by_call ? "call" : "unmet-first");
	return VIEW_CHANGED;
}

static unsigned sidebar_act(struct view *v, enum command command, const struct input *input)
{
	struct sidebar_view *s = sidebar_of(v);
	const struct finding *f = finding_at(s, (size_t)s->scroll.item);
	(void)input;
	if (command == CMD_NEXT_FIELD)
		return VIEW_ASIDE;
	if (command == CMD_CHOOSE && f) {
		app_open(v->app, why_new(v->app, f));
		return VIEW_HANDLED;
	}
	if (command == CMD_MEND && f) {
		app_mend(v->app, f);
		return VIEW_HANDLED;
	}
	if (command == CMD_SORT)
		return turn_order(s);
	return scroll_act(&s->scroll, v, command);
}

static void sidebar_cursor(const struct view *v, int *row, int *col)
{
	scroll_cursor(&sidebar_of(v)->scroll, v, row, col);
}

/* The state in words, as nothing may hang on a mark alone, and what is the matter. */
static void sidebar_about(const struct view *v, struct str *out)
{
	const struct sidebar_view *s = sidebar_of(v);
	const struct finding *f = finding_at(s, (size_t)s->scroll.item);
	if (!f)
		return;
	struct report report = app_report(v->app);
	str_add(out, state_label(f->state));
	str_add(out, ", ");
	str_add(out, level_label(f->level));
	str_add(out, ": ");
	finding_message(out, &report, f);
}

static void sidebar_help(const struct view *v, struct str *out)
{
	(void)v;
	str_add(out, _("The conditions of the Lot. Behind each stands how many there are of how many "
	               "asked for; ? is a figure that no source states."));
	str_add(out, "\n");
	str_add(out, _("! not met   ? undecided   - advice that is not met   + met"));
	str_add(out, "\n");
	str_add(out, _("* at the end: the last key changed this one"));
}

static const struct view_ops sidebar_ops = {
	.keymap = KEYMAP_SIDEBAR,
	.free = sidebar_free,
	.layout = sidebar_layout,
	.draw_row = sidebar_draw_row,
	.act = sidebar_act,
	.cursor = sidebar_cursor,
	.takes_text = view_never_types,
	.about = sidebar_about,
	.help = sidebar_help,
};

struct view *sidebar_new(struct app *app)
{
	struct sidebar_view *s = xcalloc(1, sizeof *s);
	view_init(&s->view, &sidebar_ops, app);
	s->view.scroll = &s->scroll;
	s->by_call = app->host->by_call;
	sidebar_refresh(&s->view);
	return &s->view;
}
