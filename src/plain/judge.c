/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the draft is worth: changes of conditions, what is not met, the review. */
#include "plain/parts.h"

#include <string.h>

#include "base/lang.h"
#include "base/xmem.h"
#include "core/fits.h"
#include "report/shortest_text.h"
#include "report/text.h"

struct report plain_report(struct plain *p)
{
	const struct session *s = p->session;
	return (struct report){ .world = s->catalogue->world, .draft = s->draft,
	                        .evaluation = session_judge(p->session) };
}

/* --- one condition ------------------------------------------------------------------------ */

/* "Programme Countries 3/8". */
static void add_short(struct str *out, const struct finding *f)
{
	struct str figures = STR_INIT;
	finding_figures(&figures, f);
	str_add(out, finding_title(f));
	if (figures.length)
		str_addf(out, " %s", figures.text);
	str_free(&figures);
}

void plain_add_finding(struct plain *p, struct str *out, const struct finding *f)
{
	struct report report = plain_report(p);
	add_short(out, f);
	str_add(out, ": ");
	finding_message(out, &report, f);
}

void plain_say_finding(struct plain *p, size_t number, const struct finding *f)
{
	struct str line = STR_INIT, mark = STR_INIT;
	if (number)
		str_addf(&mark, "%zu. ", number);
	str_add_char(&mark, state_mark(f->state, f->level));
	str_add_char(&mark, ' ');
	plain_add_finding(p, &line, f);
	plain_item(p, mark.text, line.text);
	str_free(&line);
	str_free(&mark);
}

void plain_say_count(struct plain *p)
{
	const struct evaluation *e = session_judge(p->session);
	char met[LANG_NUMBER_SIZE], of[LANG_NUMBER_SIZE];
	if (!e || !e->lot)
		return;
	/* TRANSLATORS: %1 is how many are met, %2 how many there are. */
	plain_say_filled(p, N_("%1 of %2 conditions are met."),
	                 lang_number(met, (long long)findings_met(e)),
	                 lang_number(of, (long long)e->n_findings));
}

/* --- changes --------------------------------------------------------------------------- */

void plain_note_states(struct plain *p)
{
	const struct evaluation *e = session_judge(p->session);
	p->told_lot = e ? e->lot : NULL;
	p->n_told = e ? e->n_findings : 0;
	p->told = xrealloc(p->told, (p->n_told + 1) * sizeof *p->told);
	for (size_t i = 0; i < p->n_told; i++)
		p->told[i] = (struct told_state){ finding_id(&e->findings[i]), e->findings[i].state };
}

static void say_change(struct plain *p, const struct finding *f)
{
	struct str line = STR_INIT;
	add_short(&line, f);
	switch (f->state) {
	case STATE_MET:
		/* TRANSLATORS: %1 is a condition with its figures: "Programme Countries 8/8". */
		plain_say_filled(p, N_("Now met: %1"), line.text);
		break;
	case STATE_UNMET:
		/* TRANSLATORS: %1 is a condition, as above. */
		plain_say_filled(p, N_("Not met any more: %1"), line.text);
		break;
	case STATE_UNDECIDED:
		/* TRANSLATORS: %1 is a condition, as above. */
		plain_say_filled(p, N_("Undecided now: %1"), line.text);
		break;
	}
	str_free(&line);
}

void plain_say_changes(struct plain *p)
{
	const struct evaluation *e = session_judge(p->session);
	bool same = e && e->lot == p->told_lot && e->n_findings == p->n_told;
	if (same && p->adding)
		return;   /* half of it is there: told when it is whole */
	for (size_t i = 0; same && i < e->n_findings; i++)
		if (!strcmp(p->told[i].id, finding_id(&e->findings[i])) &&
		    p->told[i].state != e->findings[i].state)
			say_change(p, &e->findings[i]);
	if (e && !same)
		plain_say_count(p);
	plain_note_states(p);
}

/* --- what is not met ------------------------------------------------------------------- */

/* The finding that stands at NUMBER, from 1, in the order of ranks; NULL: there is none. */
static const struct finding *finding_at(const struct evaluation *e, size_t number)
{
	for (int r = 0; r < FINDING_RANKS; r++)
		for (size_t i = 0; i < e->n_findings; i++)
			if (finding_rank(&e->findings[i]) == r && --number == 0)
				return &e->findings[i];
	return NULL;
}

static size_t count_open(const struct evaluation *e)
{
	return e->n_findings - findings_met(e);
}

static void list_open(struct plain *p, const struct evaluation *e)
{
	for (size_t n = 1; n <= count_open(e); n++)
		plain_say_finding(p, n, finding_at(e, n));
}

void plain_say_step_end(struct plain *p, enum step step)
{
	const struct evaluation *e = session_judge(p->session);
	bool any = false;
	for (size_t n = 1; e && step != STEP_CALL && n <= count_open(e); n++) {
		const struct finding *f = finding_at(e, n);
		enum step of;
		struct spot spot;
		finding_spot(p->session->draft, e, f, &of, &spot);
		if (of != step)
			continue;
		if (!any)
			plain_say(p, _("Still open in this step:"));
		any = true;
		plain_say_finding(p, 0, f);
	}
	if (any)
		plain_say_count(p);
	plain_note_states(p);
}

/* --- to one of them ---------------------------------------------------------------------- */

/* Why a condition is as it is: the condition, and what its sources say. */
static void say_why(struct plain *p, const struct finding *f)
{
	const struct session *s = p->session;
	struct report report = plain_report(p);
	struct str text = STR_INIT;
	plain_say_finding(p, 0, f);
	finding_condition(&text, f);
	str_add_char(&text, '\n');
	shortest_line(&text, &report);
	str_add(&text, "\n");
	if (f->rule)
		rule_sources_text(&text, s->call, f->rule);
	for (size_t i = 0; i < text.length; i++)
		if (text.text[i] == '\t')
			text.text[i] = ' ';
	plain_say(p, text.text);
	str_free(&text);
}

/* Goes to what mends a condition; false, told, where nothing does. */
static bool mend(struct plain *p, const struct finding *f)
{
	bool unknown = f->rule && f->rule->unknown;
	if (f->state == STATE_MET) {
		plain_say(p, _("This condition is met; there is nothing to mend."));
		return false;
	}
	if (session_go(p->session, f)) {
		plain_follow(p);
		return true;
	}
	plain_say(p, unknown ? _("No source states the figure: nothing in the draft decides it.") :
	          _("Nothing in the draft decides this condition."));
	return false;
}

/* "3" mends the third, "?3" tells why.  True if it leads away from here. */
static bool answer(struct plain *p, const struct evaluation *e)
{
	bool why = p->line.text[0] == '?';
	const char *digits = p->line.text + why + strspn(p->line.text + why, " ");
	size_t n = plain_number(digits);
	const struct finding *f = n && n <= e->n_findings ? finding_at(e, n) : NULL;
	if (f && !why)
		return mend(p, f);
	if (f)
		say_why(p, f);
	else
		plain_say_filled(p, N_("'%1' is not understood here; ? helps."), p->line.text);
	return false;
}

static const struct question about_conditions = {
	.help = N_("The number of a condition leads to what mends it; ? and a number tells why it is as "
	           "it is, and who says so: ?3.") };

void plain_ask_problems(struct plain *p)
{
	plain_look_around(p);
	const struct evaluation *e = session_judge(p->session);
	enum heard h = HEARD_REPEAT;
	bool gone = false;
	if (!e) {
		plain_say(p, _("Conditions are shown as soon as a call is chosen."));
		return;
	}
	if (!count_open(e)) {
		plain_say(p, _("Every condition is met."));
		return;
	}
	while (!gone && (h == HEARD_AGAIN || h == HEARD_REPEAT)) {
		if (h == HEARD_REPEAT)
			list_open(p, e);
		plain_say(p, _("Number of the one to mend; an empty line goes back:"));
		h = plain_hear(p, &about_conditions);
		if (h != HEARD_ANSWER)
			continue;
		gone = answer(p, e);
		h = HEARD_AGAIN;
	}
	if (h == HEARD_ON)
		plain_go_on(p);
}

/* --- the review ---------------------------------------------------------------------------- */

/* The sentence of a phrase that begins small. */
static void say_phrase(struct plain *p, struct str *phrase)
{
	if (phrase->length && phrase->text[0] >= 'a' && phrase->text[0] <= 'z')
		phrase->text[0] = (char)(phrase->text[0] - 'a' + 'A');
	if (phrase->length)
		plain_say(p, phrase->text);
	str_clear(phrase);
}

static void say_review(struct plain *p, const struct evaluation *e)
{
	struct report report = plain_report(p);
	struct str text = STR_INIT;
	verdict_text(&text, e);
	say_phrase(p, &text);
	shortest_line(&text, &report);
	say_phrase(p, &text);
	closing_text(&text, p->session->call, p->host->today);
	say_phrase(p, &text);
	for (size_t n = 1; n <= e->n_findings; n++)
		plain_say_finding(p, n, finding_at(e, n));
	plain_say_count(p);
	str_free(&text);
}

static void end_review(struct plain *p)
{
	if (session_changed(p->session) || (!p->saved && !p->exists))
		plain_save(p, "");
	else
		plain_quit(p);
}

void plain_ask_review(struct plain *p)
{
	const struct evaluation *e = session_judge(p->session);
	if (!p->brief)
		say_review(p, e);
	plain_say(p, session_changed(p->session) || (!p->saved && !p->exists) ?
	          _("Number of a condition to mend it; an empty line saves the draft:") :
	          _("Number of a condition to mend it; an empty line leaves konsort:"));
	enum heard h = plain_hear(p, &about_conditions);
	p->brief = h != HEARD_REPEAT;
	if (h == HEARD_ANSWER) {
		p->brief = !answer(p, e);
	} else if (h == HEARD_KEEP || h == HEARD_ON) {
		end_review(p);
	} else if (h == HEARD_BACK) {
		plain_go_back(p);
	}
}

/* --- other views of it ----------------------------------------------------------------------- */

void plain_say_fits(struct plain *p)
{
	struct fits fits = FITS_INIT;
	struct str out = STR_INIT;
	fits_find(&fits, p->session->catalogue, p->session->draft);
	fits_text(&out, &fits, (struct text_style){ .width = p->io->columns });
	while (out.length && out.text[out.length - 1] == '\n')
		str_cut(&out, out.length - 1);
	plain_say(p, out.text);
	str_free(&out);
	fits_free(&fits);
}
