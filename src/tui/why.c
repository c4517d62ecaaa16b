/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page that tells why a condition is as it is, and who says so. */
#include "tui/app.h"

#include "base/lang.h"

/* The finding whose id is kept; NULL if it is gone. */
static const struct finding *kept_finding(struct app *app, const struct telling *t)
{
	const struct evaluation *e = session_judge(app->session);
	return e ? evaluation_find(e, t->words[0]) : NULL;
}

static void make_title(struct app *app, const struct telling *t, struct str *out)
{
	const struct finding *f = kept_finding(app, t);
	if (f)
		str_add(out, finding_title(f));
}

struct telling telling_finding(const struct finding *f)
{
	return telling_made(make_title, finding_id(f), NULL, NULL);
}

/* State and level, what is the matter, the condition, and who says so. */
static void add_why(struct app *app, struct str *out, const struct finding *f)
{
	struct report report = app_report(app);
	struct str figures = STR_INIT;
	finding_figures(&figures, f);
	str_addf(out, "%c %s, %s", state_mark(f->state, f->level), state_label(f->state),
	         level_label(f->level));
	if (figures.length)
		str_addf(out, "   %s", figures.text);
	str_add(out, "\n\n");
	finding_message(out, &report, f);
	add_reasons(app, out, f);
	str_add(out, "\n\n");
	str_add(out, _("The condition:"));
	str_add(out, " ");
	finding_condition(out, f);
	if (f->rule) {
		str_add(out, "\n\n");
		str_add(out, _("Sources:"));
		str_add(out, "\n");
		rule_sources_text(out, app->session->call, f->rule);
	}
	str_free(&figures);
}

static void make_why(struct app *app, const struct telling *t, struct str *out)
{
	const struct finding *f = kept_finding(app, t);
	if (f)
		add_why(app, out, f);
}

struct view *why_new(struct app *app, const struct finding *finding)
{
	struct telling title = telling_finding(finding);
	struct telling text = telling_made(make_why, title.words[0], NULL, NULL);
	if (finding->rule && finding->rule->kind == RULE_PROPOSALS)
		app_look_around(app);   /* the evaluation is another one then */
	return page_on_finding(app, title, text, title.words[0]);
}
