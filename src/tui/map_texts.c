/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the map says in words: under its table what is missing and what is met, and its help. */
#include "tui/map_view.h"

#include "base/lang.h"
#include "base/xmem.h"
#include "core/shortest.h"
#include "report/finding_text.h"

static bool any_in_brackets(const struct map_view *m)
{
	size_t all = m->map.n_rows * m->map.n_columns;
	for (size_t i = 0; i < m->map.cells[all]; i++)
		if (m->map.members[i].standing == MAP_COULD)
			return true;
	return false;
}

/* A condition that other organisations can make met, and what it lacks. */
static void add_finding(struct map_view *m, const struct finding *f)
{
	struct report report = app_report(m->view.app);
	struct str text = STR_INIT, figures = STR_INIT, message = STR_INIT;
	str_add(&text, finding_title(f));
	finding_figures(&figures, f);
	if (figures.length) {
		str_add(&text, " ");
		str_add(&text, figures.text);
	}
	if (f->state != STATE_MET) {
		finding_message(&message, &report, f);
		str_add(&text, ": ");
		str_add(&text, message.text);
	}
	size_t at = m->scroll.n;
	scroll_add_wrapped(&m->scroll, m->scroll.n_items, 0, LOOK_PLAIN, text.text, m->view.cols - 2);
	m->scroll.rows[at].mark[0] = state_mark(f->state, f->level);
	m->scroll.rows[at].mark_look = finding_look(f);
	for (size_t i = at + 1; i < m->scroll.n; i++)
		m->scroll.rows[i].indent = 2;
	str_free(&text);
	str_free(&figures);
	str_free(&message);
}

/* Adds a text that belongs to the item before it. */
static void add_text(struct map_view *m, enum look look, const char *text)
{
	scroll_add(&m->scroll, m->scroll.n_items - 1, 0, LOOK_PLAIN, "");
	scroll_add_wrapped(&m->scroll, m->scroll.n_items - 1, 0, look, text, m->view.cols);
}

/* The conditions on the consortium that are met, or those that are not. */
static void add_findings(struct map_view *m, bool met)
{
	const struct evaluation *e = session_judge(m->view.app->session);
	bool first = true;
	for (size_t i = 0; i < e->n_findings; i++) {
		const struct finding *f = &e->findings[i];
		if (!f->rule || !shortest_mends(f->rule->kind) || (f->state == STATE_MET) != met)
			continue;
		if (first)
			scroll_add(&m->scroll, -1, 0, LOOK_PLAIN, "");
		first = false;
		add_finding(m, f);
		m->findings[m->n_findings++] = i;
	}
}

void map_add_texts(struct map_view *m)
{
	struct str way = STR_INIT;
	m->n_findings = 0;
	m->findings = xreallocarray(m->findings, session_judge(m->view.app->session)->n_findings + 1,
	                            sizeof *m->findings);
	if (any_in_brackets(m))
		add_text(m, LOOK_QUIET, _("In brackets: could fill a place here, and is not needed for it."));
	add_findings(m, false);
	add_shortest(m->view.app, &way);
	if (way.length)
		add_text(m, LOOK_PLAIN, way.text);
	add_findings(m, true);
	if (!m->view.app->session->lot)
		add_text(m, LOOK_PLAIN, _("What is asked is shown as soon as a Lot is chosen."));
	str_free(&way);
}

void map_help(const struct view *v, struct str *out)
{
	const struct session *s = v->app->session;
	str_add(out, _("Countries stand below each other in the order of the draft, categories beside "
	               "each other. A number is a partner, as in the table of partners; one of several "
	               "categories stands in each of them, in brackets where no place of it is needed. "
	               "Over the line stands how many places are filled of those asked for."));
	str_add(out, "\n");
	str_add(out, _("! an organisation is missing here   · nobody   +5 so many more than are shown"));
	str_add(out, "\n");
	str_add(out, _("Under the table stands what is missing; Enter on a condition says why."));
	if (s->call)
		for (size_t i = 0; i < s->call->n_categories; i++) {
			str_add(out, "\n");
			/* TRANSLATORS: %1 is a category, %2 a sentence on who is in it. */
			str_fill(out, _("%1: %2"), _(s->call->categories[i].title), _(s->call->categories[i].text));
		}
}
