/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes deeper than a finding's sentence: who fills which place, and the shortest way
 * to what is missing.  Worked out when a page is opened, never for a key. */
#include "tui/app.h"

#include "base/lang.h"
#include "core/shortest.h"
#include "report/seating_text.h"
#include "report/shortest_text.h"

void add_shortest(struct app *app, struct str *out)
{
	struct report report = app_report(app);
	if (report.evaluation)
		shortest_line(out, &report);
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
