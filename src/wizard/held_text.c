/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences of what other sessions left: they know nothing of who shows them. */
#include "wizard/held_text.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"

enum { NAME_CELLS = 32, TITLE_CELLS = 40, HOUR = 60, DAY = 24 * HOUR };

static void next_sentence(struct str *out)
{
	if (out->length && out->text[out->length - 1] != ' ')
		str_add_char(out, ' ');
}

/* --- time ---------------------------------------------------------------------------- */

void span_text(struct str *out, int64_t minutes)
{
	char n[LANG_NUMBER_SIZE];
	int64_t unit = minutes < 2 * HOUR ? 1 : minutes < 2 * DAY ? HOUR : DAY;
	unsigned long count = minutes > 0 ? (unsigned long)(minutes / unit) : 0;
	lang_number(n, (long long)count);
	if (!count)
		/* TRANSLATORS: how long something takes, also in "%1 ago" and "for %1". */
		str_add(out, _("less than a minute"));
	else if (unit == 1)
		/* TRANSLATORS: %1 is a number; how long something takes, as above. */
		str_fill(out, lang_plural("%1 minute", "%1 minutes", count), n);
	else if (unit == HOUR)
		/* TRANSLATORS: %1 is a number; how long something takes, as above. */
		str_fill(out, lang_plural("%1 hour", "%1 hours", count), n);
	else
		/* TRANSLATORS: %1 is a number; how long something takes, as above. */
		str_fill(out, lang_plural("%1 day", "%1 days", count), n);
}

/* --- who has a draft ------------------------------------------------------------------- */

void holder_name(struct str *out, const struct holder *who, bool first)
{
	struct str user = STR_INIT, host = STR_INIT;
	utf8_add_fit(&user, who->user ? who->user : "", NAME_CELLS, false);
	utf8_add_fit(&host, who->host ? who->host : "", NAME_CELLS, false);
	if (!user.length && first)
		/* TRANSLATORS: somebody whose name is unknown, at the start of a sentence. */
		str_add(&user, _("Somebody"));
	else if (!user.length)
		/* TRANSLATORS: the same within a sentence: "Waiting until somebody leaves the draft". */
		str_add(&user, _("somebody"));
	if (host.length)
		/* TRANSLATORS: %1 is the name of a user, %2 that of a computer. */
		str_fill(out, _("%1 (computer %2)"), user.text, host.text);
	else
		str_add(out, user.text);
	str_free(&user);
	str_free(&host);
}

static void add_held(struct str *out, const struct holder *who)
{
	struct str name = STR_INIT, span = STR_INIT;
	holder_name(&name, who, true);
	span_text(&span, who->minutes);
	if (who->minutes >= 0)
		/* TRANSLATORS: %1 is a user: "anna (computer alfa)", %2 how long: "12 minutes". */
		str_fill(out, _("%1 has had this draft open for %2."), name.text, span.text);
	else
		/* TRANSLATORS: %1 is a user: "anna (computer alfa)". */
		str_fill(out, _("%1 has this draft open."), name.text);
	if (who->firm) {
		next_sentence(out);
		str_add(out, _("Nobody can take it over: one may not make files beside it, by which the other "
		               "session would be told."));
	}
	str_free(&name);
	str_free(&span);
}

void holder_text(struct str *out, const struct holder *who)
{
	struct str why = STR_INIT;
	switch (who->holding) {
	case HOLDING_OURS:
	case HOLDING_GONE:
		break;
	case HOLDING_HELD:
		add_held(out, who);
		break;
	case HOLDING_ELSEWHERE:
		add_held(out, who);
		next_sentence(out);
		str_add(out, _("That is another computer: whether that session still runs cannot be known "
		               "here."));
		break;
	case HOLDING_REFUSED:
		utf8_clean(&why, who->why ? _(who->why) : "");
		/* TRANSLATORS: %1 is the cause: "permission denied". */
		str_fill(out, _("This draft can only be read here: %1."), why.text);
		break;
	}
	str_free(&why);
}

void lost_text(struct str *out, const struct holder *who)
{
	struct str name = STR_INIT;
	holder_name(&name, who, true);
	if (who->holding == HOLDING_HELD || who->holding == HOLDING_ELSEWHERE)
		/* TRANSLATORS: %1 is a user: "anna (computer alfa)". */
		str_fill(out, _("%1 has taken over this draft."), name.text);
	else
		str_add(out, _("The lock of this draft is gone."));
	str_free(&name);
}

void ours_text(struct str *out, const struct holder *who)
{
	struct str name = STR_INIT;
	holder_name(&name, who, true);
	if (who->stale && who->own)
		str_add(out, _("Your last session on this draft ended without leaving it."));
	else if (who->stale)
		/* TRANSLATORS: %1 is a user: "anna (computer alfa)". */
		str_fill(out, _("%1 had this draft open in a session that ended without leaving it; it is "
		                "yours now."), name.text);
	if (who->in_place) {
		next_sentence(out);
		/* TRANSLATORS: at most 78 cells, where that can be done. */
		str_add(out, _("No file can be made here: saving writes over the draft; a copy is kept."));
	}
	str_free(&name);
}

/* --- work that was not saved --------------------------------------------------------------- */

void standing_text(struct str *out, const struct standing *standing, const struct draft *draft,
                   partner_labeller *label)
{
	struct str n = STR_INIT, of = STR_INIT, partner = STR_INIT;
	int step = 0;
	while (step < STEP_END && strcmp(step_rows[step].id, standing->step.text) != 0)
		step++;
	if (step == STEP_END)
		return;
	str_addf(&n, "%d", step + 1);
	str_addf(&of, "%d", STEP_END);
	/* TRANSLATORS: %1 and %2 are numbers, %3 is the title of a step. */
	str_fill(out, _("step %1 of %2, %3"), n.text, of.text, _(step_rows[step].title));
	int at = standing->spot.partner;
	if (draft && at >= 0 && (size_t)at < draft->n_partners) {
		struct str name = STR_INIT;
		utf8_add_fit(&name, draft->partners[at].name, TITLE_CELLS, false);
		label(&partner, name.text, (size_t)at);
		str_add(out, ", ");
		utf8_clean(out, partner.text);
		str_free(&name);
	}
	str_free(&n);
	str_free(&of);
	str_free(&partner);
}

static void add_when(struct str *out, const struct recovery *r)
{
	struct str span = STR_INIT, host = STR_INIT;
	span_text(&span, r->minutes);
	utf8_add_fit(&host, r->host ? r->host : "", NAME_CELLS, false);
	if (host.length)
		/* TRANSLATORS: %1 is how long ago: "12 minutes", %2 the name of a computer. */
		str_fill(out, _("Changes of %1 ago, made on the computer %2, were not saved."),
		         span.text, host.text);
	else
		/* TRANSLATORS: %1 is how long ago: "12 minutes". */
		str_fill(out, _("Changes of %1 ago were not saved."), span.text);
	if (r->elsewhere) {
		str_add_char(out, ' ');
		str_add(out, _("Whether that session still runs cannot be known here."));
	}
	str_free(&span);
	str_free(&host);
}

void recovery_count(struct str *out, size_t at, size_t n)
{
	char number[LANG_NUMBER_SIZE], of[LANG_NUMBER_SIZE];
	if (n < 2)
		return;
	lang_number(number, (long long)at + 1);
	lang_number(of, (long long)n);
	str_add_char(out, ' ');
	/* TRANSLATORS: which of several pieces of work; %1 and %2 are numbers: "(1 of 2)". */
	str_fill(out, _("(%1 of %2)"), number, of);
}

void recovery_text(struct str *out, const struct recovery *r, partner_labeller *label)
{
	struct str where = STR_INIT, trouble = STR_INIT;
	add_when(out, r);
	standing_text(&where, &r->standing, r->draft, label);
	utf8_clean(&trouble, r->trouble ? r->trouble : "");
	if (where.length) {
		str_add_char(out, ' ');
		/* TRANSLATORS: %1 is a place: "step 5 of 7, Partners, partner 3 (Skole A)". */
		str_fill(out, _("They end at %1."), where.text);
	}
	if (r->changed) {
		str_add_char(out, ' ');
		str_add(out, _("The file was changed since, or is gone."));
	}
	if (trouble.length) {
		str_add_char(out, ' ');
		/* TRANSLATORS: %1 is the cause. */
		str_fill(out, _("They cannot be read: %1."), trouble.text);
	}
	str_free(&where);
	str_free(&trouble);
}

void recovery_name(struct str *out, const struct recovery *r)
{
	const char *slash = strrchr(r->path ? r->path : "", '/');
	const char *file = slash ? slash + 1 : r->path ? r->path : "";
	const char *title = !r->draft ? "" : *r->draft->acronym ? r->draft->acronym : r->draft->title;
	utf8_add_fit(out, title, TITLE_CELLS, false);
	if (*title)
		str_add(out, ", ");
	if (*file)
		utf8_add_fit(out, file, TITLE_CELLS, false);
	else
		/* TRANSLATORS: of a draft without a file. */
		str_add(out, _("never saved"));
}
