/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes deeper than a finding's sentence: who fills which place, and the shortest way
 * to what is missing.  Worked out when a page is opened, never for a key. */
#include "tui/app.h"

#include "base/lang.h"
#include "core/shortest.h"
#include "report/seating_text.h"
#include "report/shortest_text.h"

static bool lacks_organisations(const struct evaluation *e)
{
	for (size_t i = 0; i < e->n_findings; i++)
		if (e->findings[i].state == STATE_UNMET && e->findings[i].rule &&
		    shortest_mends(e->findings[i].rule->kind))
			return true;
	return false;
}

void add_shortest(struct app *app, struct str *out)
{
	const struct session *s = app->session;
	struct shortest way = SHORTEST_INIT;
	struct str sentence = STR_INIT;
	if (!s->lot || !lacks_organisations(session_judge(app->session)))
		return;
	shortest_find(&way, s->call, s->lot, s->draft);
	if (way.n || !way.possible)
		shortest_sentence(&sentence, s->catalogue->world, s->call, &way);
	if (sentence.length)
		/* TRANSLATORS: %1 is what is missing: "2 more: a training provider from any country,
		 * ...". */
		str_fill(out, _("The shortest way: %1"), sentence.text);
	shortest_free(&way);
	str_free(&sentence);
}

void add_reasons(struct app *app, struct str *out, const struct finding *f)
{
	struct report report = app_report(app);
	struct str text = STR_INIT;
	if (!f->rule || !shortest_mends(f->rule->kind))
		return;
	if (f->state == STATE_UNMET)
		add_shortest(app, &text);
	if (text.length) {
		str_add(out, "\n\n");
		str_add(out, text.text);
	}
	str_clear(&text);
	seating_text(&text, &report, f);
	if (text.length) {
		str_add(out, "\n\n");
		str_add(out, _("Who fills which place:"));
		str_add(out, "\n");
		str_add(out, text.text);
	}
	str_free(&text);
}
