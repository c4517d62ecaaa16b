/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands around the views: header, lines, the summary of the conditions on a
 * narrow screen, the line on the focused item, and the bar of keys. */
#include "tui/app.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"

enum { LEAST_NAME = 4, WAITED_NAME = 16 };   /* cells of an acronym that is cut; of a user */

static struct canvas whole(const struct app *app)
{
	return (struct canvas){ .window = stdscr, .rows = app->layout.rows,
	                        .cols = app->layout.cols, .style = &app->style };
}

/* Takes over NOW into BEFORE; true if it is another text. */
static bool differs(struct str *before, const struct str *now, bool all)
{
	if (!all && strcmp(before->text, now->text) == 0)
		return false;
	str_clear(before);
	str_add(before, now->text);
	return true;
}

/* --- header -------------------------------------------------------------------- */

/* How the place is told, from the longest on. */
enum wording { IN_WORDS, PARTNER_IN_FIGURES, IN_FIGURES, WORDING_END };

static void add_place(struct app *app, enum wording wording, struct str *out)
{
	struct session *s = app->session;
	char n[LANG_NUMBER_SIZE], of[LANG_NUMBER_SIZE];
	lang_number(n, (long long)s->step + 1);
	lang_number(of, STEP_END);
	if (wording == IN_FIGURES)
		str_fill(out, "%1/%2 · %3", n, of, _(step_rows[s->step].title));
	else
		/* TRANSLATORS: %1 is the number of the step, %2 how many there are, %3 its title. */
		str_fill(out, _("Step %1 of %2 · %3"), n, of, _(step_rows[s->step].title));
	if (s->partner < 0)
		return;
	lang_number(n, (long long)s->partner + 1);
	lang_number(of, (long long)s->draft->n_partners);
	if (wording == IN_WORDS)
		/* TRANSLATORS: follows the step's title: partner %1 of %2. */
		str_fill(out, _(" · partner %1 of %2"), n, of);
	else
		str_fill(out, " · %1/%2", n, of);
}

static const char *state_word(const struct app *app)
{
	if (app->session->read_only)
		/* TRANSLATORS: of a draft that cannot be changed. */
		return _(N12_("read only"));
	if (session_changed(app->session))
		return _("not saved");
	return app->exists ? _("saved") : _("new");
}

/* How the draft stands: WORD, and what of one's own is in it where it is only read. */
static void add_with_unsaved(const struct app *app, const char *word, struct str *out)
{
	if (app->session->read_only && session_changed(app->session))
		/* TRANSLATORS: %1 is "read only" or "waiting for anna". */
		str_fill(out, _("%1, not saved"), word);
	else
		str_add(out, word);
}

/* Who is waited for, "" if nobody is. */
static void add_waited(const struct app *app, struct str *out)
{
	struct str user = STR_INIT;
	if (app->waits && app->holder.user && *app->holder.user) {
		utf8_add_fit(&user, app->holder.user, WAITED_NAME, false);
		/* TRANSLATORS: %1 is the name of a user, who has the draft open. */
		str_fill(out, _("waiting for %1"), user.text);
	}
	str_free(&user);
}

/* How the draft stands, in the longest words that fit CELLS. */
static void add_state_word(const struct app *app, int cells, struct str *out)
{
	struct str waited = STR_INIT;
	add_waited(app, &waited);
	add_with_unsaved(app, waited.length ? waited.text : state_word(app), out);
	if (waited.length && draw_width(out->text, out->length) > cells) {
		str_clear(out);
		add_with_unsaved(app, state_word(app), out);
	}
	if (draw_width(out->text, out->length) > cells) {
		str_clear(out);
		str_add(out, state_word(app));
	}
	str_free(&waited);
}

/* The cells that the draft may have at the right of LEFT: what LEFT leaves, a third at least. */
static int cells_right_of(const struct canvas *c, const char *left)
{
	int left_over = c->cols - draw_width(left, strlen(left)) - 4;
	return left_over > c->cols / 3 ? left_over : c->cols / 3;
}

/* "ACRONYM · saved" in CELLS at most; the acronym is what is cut, and left out where hardly
 * anything of it would stay. */
static void add_state(struct app *app, int cells, struct str *out)
{
	static const char *const gap = " · ";
	struct str name = STR_INIT, word = STR_INIT;
	if (!app->at_start)
		add_state_word(app, cells, &word);
	utf8_clean(&name, app->session->draft->acronym);
	int room = cells - draw_width(gap, strlen(gap)) - draw_width(word.text, word.length);
	if (name.length && (room >= LEAST_NAME || draw_width(name.text, name.length) <= room)) {
		utf8_add_fit(out, name.text, room, false);
		str_add(out, gap);
	}
	str_add(out, word.text);
	str_free(&name);
	str_free(&word);
}

/* The step at the left, the draft at the right; the program's name where there is room. */
static void draw_header_parts(const struct canvas *c, const char *left, const char *right)
{
	int right_cells = draw_width(right, strlen(right));
	int most = cells_right_of(c, left);
	if (right_cells > most)
		right_cells = most;
	int left_cells = c->cols - right_cells - 3;
	bool named = strcmp(left, "konsort") != 0 && draw_width(left, strlen(left)) + 10 <= left_cells;
	int name = named ? 11 : 1;
	draw_text(c, 0, 0, name, name > 1 ? " konsort ·" : "", LOOK_PLAIN);
	draw_text(c, 0, name, c->cols - right_cells - 2 - name, left, LOOK_STRONG);
	draw_text(c, 0, c->cols - right_cells - 2, 1, "", LOOK_PLAIN);
	draw_text(c, 0, c->cols - right_cells - 1, right_cells + 1, right, LOOK_PLAIN);
}

/* Where one is, in the longest words that leave room for the draft's state. */
static void add_left(struct app *app, const struct canvas *c, struct str *out)
{
	struct str state = STR_INIT;
	if (app->at_start) {
		str_add(out, "konsort");
		return;
	}
	add_with_unsaved(app, state_word(app), &state);
	int room = c->cols - draw_width(state.text, state.length) - 4;
	str_free(&state);
	for (int wording = 0; wording < WORDING_END; wording++) {
		str_clear(out);
		add_place(app, (enum wording)wording, out);
		if ((int)out->length <= room || draw_width(out->text, out->length) <= room)
			return;
	}
}

/* Another number whenever another header is to be shown. */
static uint64_t header_state(const struct app *app)
{
	const struct session *s = app->session;
	uint64_t facts[] = { (uint64_t)s->step, (uint64_t)s->partner, s->draft->n_partners,
	                     s->draft->revision, session_changed(s), app->exists, app->at_start,
	                     s->read_only, app->waits };
	uint64_t state = 1;
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		state = state * 1000003 + facts[i];
	return state;
}

static void draw_header(struct app *app, bool all)
{
	struct canvas c = whole(app);
	uint64_t state = header_state(app);
	if (!all && state == app->frame.header_state)
		return;
	app->frame.header_state = state;
	struct str left = STR_INIT, right = STR_INIT, both = STR_INIT;
	add_left(app, &c, &left);
	add_state(app, cells_right_of(&c, left.text), &right);
	str_addf(&both, "%s\n%s", left.text, right.text);
	if (differs(&app->frame.header, &both, all))
		draw_header_parts(&c, left.text, right.text);
	str_free(&left);
	str_free(&right);
	str_free(&both);
}

/* --- summary, foot ------------------------------------------------------------- */

static size_t count_undecided(const struct evaluation *e)
{
	size_t n = 0;
	for (size_t i = 0; i < e->n_findings; i++)
		n += e->findings[i].state == STATE_UNDECIDED && e->findings[i].level == LEVEL_REQUIRED;
	return n;
}

/* What the sidebar says, in a line, where there is no room for it: what is undecided is
 * neither met nor not met. */
static void add_summary(const struct app *app, const struct evaluation *e, struct str *out)
{
	const struct view *v = app_focused(app);
	size_t undecided = count_undecided(e);
	struct str n = STR_INIT, open = STR_INIT, key = STR_INIT;
	str_addf(&n, "%zu", findings_unmet(e));
	str_addf(&open, "%zu", undecided);
	key_label(&key, binding_key(keymap_binding(KEYMAP_GLOBAL, CMD_CONDITIONS),
	                            v->ops->takes_text(v)));
	switch (e->verdict) {
	case VERDICT_ELIGIBLE:
		/* TRANSLATORS: %1 is a key such as "!" or "Ctrl-T" (6 cells); at most 38 cells. */
		str_fill(out, _("Eligible · %1 shows conditions"), key.text);
		break;
	case VERDICT_NOT_ELIGIBLE:
		if (undecided)
			/* TRANSLATORS: %1 (1 cell) and %2 (1 cell) are how many required conditions,
			 * %3 is a key (6 cells); at most 38 cells. */
			str_fill(out, _("%1 not met, %2 undecided · %3 shows"), n.text, open.text, key.text);
		else
			/* TRANSLATORS: %1 is how many required conditions (2 cells), %2 a key (6 cells);
			 * at most 38 cells. */
			str_fill(out, _("%1 not met · %2 shows them"), n.text, key.text);
		break;
	case VERDICT_UNDECIDED:
		/* TRANSLATORS: %1 is how many required conditions (2 cells), %2 a key (6 cells);
		 * at most 38 cells. */
		str_fill(out, _("%1 undecided · %2 shows them"), open.text, key.text);
		break;
	}
	str_free(&n);
	str_free(&open);
	str_free(&key);
}

/* True if a line for the foot needs two rows and the summary can make room for it; *N bytes
 * of it then go there, and what is from *NEXT on at the foot. */
static bool takes_two_rows(const struct app *app, const char *text, size_t *n, size_t *next)
{
	int cells = app->layout.cols - 2;
	bool room = app->layout.summary_y >= 0 && !app->n_popups;
	if (!room || draw_width(text, strlen(text)) <= cells)
		return false;
	*n = utf8_wrap(text, cells, next);
	return draw_width(text + *next, strlen(text + *next)) <= cells;
}

bool frame_has_room(const struct app *app, const char *text)
{
	size_t n, next;
	return !strchr(text, '\n') && (draw_width(text, strlen(text)) <= app->layout.cols - 2 ||
	                               takes_two_rows(app, text, &n, &next));
}

/* How many were not met before the last key, where that is another number and fits. */
static void add_was(const struct app *app, struct str *out)
{
	struct str was = STR_INIT, n = STR_INIT;
	size_t unmet;
	if (!sidebar_was(app->sidebar, &unmet))
		return;
	str_addf(&n, "%zu", unmet);
	/* TRANSLATORS: stands behind "3 not met · ! shows them"; %1 is how many were not met
	 * before (2 cells); at most 12 cells. */
	str_fill(&was, _(" (was %1)"), n.text);
	if (draw_width(out->text, out->length) + draw_width(was.text, was.length) <= app->layout.cols - 2)
		str_add(out, was.text);
	str_free(&was);
	str_free(&n);
}

static void draw_summary(struct app *app, bool all)
{
	const struct evaluation *e = session_judge(app->session);
	enum look look = LOOK_STRONG;
	size_t n, next;
	if (app->layout.summary_y < 0 || !e)
		return;
	struct str now = STR_INIT;
	if (takes_two_rows(app, app->message.text, &n, &next)) {
		str_add_bytes(&now, app->message.text, n);
	} else if (!app->aside) {
		add_summary(app, e, &now);
		add_was(app, &now);
		look = e->verdict == VERDICT_NOT_ELIGIBLE ? LOOK_BAD : LOOK_STRONG;
	}
	struct canvas c = whole(app);
	if (differs(&app->frame.summary, &now, all))
		draw_text(&c, app->layout.summary_y, 1, c.cols - 2, now.text, look);
	str_free(&now);
}

static void draw_about(struct app *app, bool all)
{
	struct str now = STR_INIT;
	struct view *v = app_focused(app);
	size_t n, next = 0;
	if (takes_two_rows(app, app->message.text, &n, &next))
		str_add(&now, app->message.text + next);
	else if (app->message.length)
		str_add(&now, app->message.text);
	else if (v->ops->about)
		v->ops->about(v, &now);
	struct canvas c = whole(app);
	if (differs(&app->frame.about, &now, all))
		draw_text(&c, app->layout.about_y, 1, c.cols - 2, now.text,
		          app->message.length ? LOOK_STRONG : LOOK_QUIET);
	str_free(&now);
}

/* --- hints ---------------------------------------------------------------------- */

static void draw_hint_text(struct app *app, const char *s)
{
	struct canvas c = whole(app);
	int col = 1, row = app->layout.hints_y;
	draw_text(&c, row, 0, 1, "", LOOK_PLAIN);
	while (*s) {
		size_t key = strcspn(s, "\t"), label = strcspn(s + key + 1, "\n");
		int k = draw_width(s, key), l = draw_width(s + key + 1, label);
		draw_bytes(&c, row, col, k, s, key, LOOK_STRONG);
		draw_text(&c, row, col + k, 1, "", LOOK_PLAIN);
		draw_bytes(&c, row, col + k + 1, l + 2, s + key + 1, label, LOOK_PLAIN);
		col += k + 1 + l + 2;
		s += key + 1 + label + 1;
	}
	draw_blank(&c, row, col);
}

/* Enter's label, which is that of the first hint. */
static void draw_enter(struct app *app)
{
	struct str label = STR_INIT, all = STR_INIT;
	const char *before = app->frame.hints.text;
	size_t key = strcspn(before, "\t") + 1, length = strcspn(before + key, "\n");
	if (!hints_enter(app, &label) ||
	    (length == label.length && !strncmp(before + key, label.text, length))) {
		str_free(&label);
		return;
	}
	struct canvas c = whole(app);
	draw_text(&c, app->layout.hints_y, 1 + draw_width(before, key - 1) + 1,
	          draw_width(label.text, label.length), label.text, LOOK_PLAIN);
	str_add_bytes(&all, before, key);
	str_add(&all, label.text);
	str_add(&all, before + key + length);
	str_free(&app->frame.hints);
	app->frame.hints = all;
	str_free(&label);
}

static void draw_hints(struct app *app, bool all)
{
	uint64_t state = hints_state(app);
	if (!all && state == app->frame.hints_state) {
		draw_enter(app);
		return;
	}
	struct str now = STR_INIT;
	hints_make(app, &now);
	app->frame.hints_state = hints_state(app);   /* of the hints as they were made */
	if (differs(&app->frame.hints, &now, all))
		draw_hint_text(app, now.text);
	str_free(&now);
}

/* As tall as the conditions: below them there is nothing to keep apart. */
static void draw_separator(struct app *app, const struct canvas *c)
{
	const struct layout *l = &app->layout;
	int rows = sidebar_rows(app->sidebar);
	draw_line_down(c, l->body_y, l->body_cols, rows < l->body_rows ? rows : l->body_rows);
}

/* --- all ------------------------------------------------------------------------ */

void frame_draw(struct app *app, bool all)
{
	const struct layout *l = &app->layout;
	struct canvas c = whole(app);
	if (all) {
		werase(stdscr);
		if (l->beside)
			draw_separator(app, &c);
		view_touch_all(app->body);
		view_touch_all(app->sidebar);
	}
	draw_header(app, all);
	draw_summary(app, all);
	draw_about(app, all);
	draw_hints(app, all);
}
