/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finding in words: its title, figures, sentence and marks.  The sentence of each
 * kind is told in finding_own.c, finding_counts.c, finding_aims.c and
 * finding_partners.c; here they are chosen, and disputes are added. */
#include "report/finding_text.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "report/finding_kinds.h"
#include "report/phrase.h"

const char *finding_title(const struct finding *f)
{
	switch (f->own) {
	/* TRANSLATORS: the short name of a condition, at most 22 cells wide. */
	case OWN_LOT: return _("Lot");
	/* TRANSLATORS: the short name of a condition, at most 22 cells wide. */
	case OWN_PARTNER_DETAILS: return _("Partner details");
	/* TRANSLATORS: the short name of a condition, at most 22 cells wide. */
	case OWN_DISTINCT: return _("No duplicates");
	case OWN_NONE:
	case OWN_END: break;
	}
	return _(f->rule->title);
}

const char *condition_title(const struct lot *lot, const char *id)
{
	for (enum own_finding own = OWN_NONE + 1; own < OWN_END; own++)
		if (!strcmp(id, own_finding_words[own]))
			return finding_title(&(struct finding){ .own = own });
	const struct rule *rule = lot_rule(lot, id);
	return rule ? _(rule->title) : id;
}

void finding_figures(struct str *out, const struct finding *f)
{
	char number[LANG_NUMBER_SIZE];
	if (!f->has_have)
		return;
	str_add(out, lang_number(number, f->have));
	str_add_char(out, '/');
	str_add(out, f->has_need ? lang_number(number, f->need) : "?");
}

static void tell_rule(struct str *out, const struct report *r, const struct finding *f)
{
	switch (f->rule->kind) {
	case RULE_APPLICANT: tell_applicant(out, r, f); break;
	case RULE_COUNT_COUNTRIES: tell_count_countries(out, r, f); break;
	case RULE_COUNT_PARTNERS: tell_count_partners(out, r, f); break;
	case RULE_PLACES: tell_places(out, r, f); break;
	case RULE_PLACES_PER_COUNTRY: tell_places_per_country(out, r, f); break;
	case RULE_CHOICE: tell_choice(out, r, f); break;
	case RULE_DURATION: tell_duration(out, r, f); break;
	case RULE_DESCRIBED: tell_described(out, r, f); break;
	case RULE_NO_GRANT: tell_no_grant(out, r, f); break;
	case RULE_GRANT_CEILING: tell_grant_ceiling(out, r, f); break;
	case RULE_MAY_TAKE_PART: tell_may_take_part(out, r, f); break;
	case RULE_PROPOSALS: tell_proposals(out, r, f); break;
	case RULE_STATEMENT: tell_statement(out, r, f); break;
	case RULE_KIND_END: break;
	}
}

static void tell(struct str *out, const struct report *r, const struct finding *f)
{
	switch (f->own) {
	case OWN_LOT: tell_lot(out, r, f); break;
	case OWN_PARTNER_DETAILS: tell_partner_details(out, r, f); break;
	case OWN_DISTINCT: tell_distinct(out, r, f); break;
	case OWN_NONE: tell_rule(out, r, f); break;
	case OWN_END: break;
	}
}

/* What a claim would make of the finding; %1 the source, %2 its figure or figures. */
static const char *dispute_pattern(enum state state, bool with_figure, bool reads_otherwise)
{
	switch (state) {
	case STATE_MET:
		if (!reads_otherwise)
			/* TRANSLATORS: %1 is a source such as "002", %2 figures such as "8 or 12". */
			return _("met if %1 means %2");
		/* TRANSLATORS: %1 is a source such as "004", %2 its figure such as "24-36". */
		return with_figure ? _("met as %1 reads it: %2") :
			/* TRANSLATORS: %1 is a source such as "004". */
			_("met as %1 reads it");
	case STATE_UNMET:
		if (!reads_otherwise)
			/* TRANSLATORS: %1 is a source such as "002", %2 figures such as "8 or 12". */
			return _("not met if %1 means %2");
		/* TRANSLATORS: %1 is a source such as "004", %2 its figure such as "24-36". */
		return with_figure ? _("not met as %1 reads it: %2") :
			/* TRANSLATORS: %1 is a source such as "004". */
			_("not met as %1 reads it");
	case STATE_UNDECIDED:
		/* TRANSLATORS: %1 is a source such as "004". */
		return _("undecided as %1 reads it");
	}
	return "";
}

/* True if both are of one source and come to the same. */
static bool disputes_agree(const struct dispute *a, const struct dispute *b)
{
	return a->state == b->state && !strcmp(a->claim->source, b->claim->source) &&
	       a->claim->waived_by_umbrella == b->claim->waived_by_umbrella;
}

/* "8", or "8 or 12": of the first of these disputes and those that agree with it. */
static void add_claimed_figures(struct str *out, const struct dispute *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!disputes_agree(&list[0], &list[i]))
			continue;
		struct str before = STR_INIT, figure = STR_INIT;
		str_add(&before, out->text);
		str_clear(out);
		claim_figure(&figure, list[i].claim);
		if (before.length > 0)
			/* TRANSLATORS: two figures, %2 and %1, which may be a list of several. */
			str_fill(out, _("%1 or %2"), before.text, figure.text);
		else
			str_add(out, figure.text);
		str_free(&before);
		str_free(&figure);
	}
}

/* Of the first of these disputes, with those that agree with it. */
static void add_dispute(struct str *out, const struct rule *rule, const struct dispute *list,
                        size_t n)
{
	const struct claim *claim = list->claim;
	struct str source = STR_INIT, figures = STR_INIT;
	utf8_clean(&source, claim->source);
	add_claimed_figures(&figures, list, n);
	str_add(out, "; ");
	if (claim->waived_by_umbrella && list->state == STATE_MET)
		/* TRANSLATORS: %1 is a source such as "001". */
		str_fill(out, _("met as %1 reads it, as an umbrella organisation takes part"),
		         source.text);
	else
		str_fill(out, dispute_pattern(list->state, *claim->figure != '\0',
		                              !rule_has_source(rule, claim->source)),
		         source.text, figures.text);
	str_free(&source);
	str_free(&figures);
}

static void add_disputes(struct str *out, const struct report *r, const struct finding *f)
{
	const struct dispute *list = f->n_disputes ? &r->evaluation->disputes[f->first_dispute] : NULL;
	for (size_t i = 0; i < f->n_disputes; i++) {
		bool told = false;
		for (size_t k = 0; k < i && !told; k++)
			told = disputes_agree(&list[k], &list[i]);
		if (!told)
			add_dispute(out, f->rule, &list[i], f->n_disputes - i);
	}
}

void finding_message(struct str *out, const struct report *r, const struct finding *f)
{
	struct str sentence = STR_INIT;
	tell(&sentence, r, f);
	add_disputes(&sentence, r, f);
	/* names of countries and labels may come from somebody's own call file */
	utf8_clean(out, sentence.text);
	str_free(&sentence);
}

size_t finding_first_part(const char *message)
{
	size_t n = 0;
	while (message[n] && !(strchr(":;,", message[n]) && message[n + 1] == ' '))
		n++;
	return n;
}

int finding_rank(const struct finding *f)
{
	bool advice = f->level == LEVEL_ADVICE;
	switch (f->state) {
	case STATE_UNMET:
		return advice ? 2 : 0;
	case STATE_UNDECIDED:
		return advice ? 3 : 1;
	case STATE_MET:
		break;
	}
	return FINDING_RANKS - 1;
}

void finding_condition(struct str *out, const struct finding *f)
{
	switch (f->own) {
	case OWN_LOT:
		str_add(out, _("A Lot of the call must be chosen: each has conditions of its own."));
		return;
	case OWN_PARTNER_DETAILS:
		str_add(out, _("Every partner needs a name, a country, a type and a role: "
		               "without them it cannot be counted."));
		return;
	case OWN_DISTINCT:
		str_add(out, _("No organisation may be entered twice: it counts once. Two entries are "
		               "the same if their id, or their name and country, are the same."));
		return;
	case OWN_NONE:
	case OWN_END:
		break;
	}
	utf8_clean(out, _(f->rule->text));
}

char state_mark(enum state state, enum level level)
{
	switch (state) {
	case STATE_MET: return '+';
	case STATE_UNMET: return level == LEVEL_ADVICE ? '-' : '!';
	case STATE_UNDECIDED: return '?';
	}
	return ' ';
}

const char *state_label(enum state state)
{
	switch (state) {
	/* TRANSLATORS: a state of a condition, at most 14 cells wide. */
	case STATE_MET: return _("met");
	/* TRANSLATORS: a state of a condition, at most 14 cells wide. */
	case STATE_UNMET: return _("not met");
	/* TRANSLATORS: a state of a condition, at most 14 cells wide. */
	case STATE_UNDECIDED: return _("undecided");
	}
	return "";
}

const char *level_label(enum level level)
{
	/* TRANSLATORS: a level of a condition, at most 14 cells wide. */
	return level == LEVEL_ADVICE ? _("advice") :
		/* TRANSLATORS: a level of a condition, at most 14 cells wide. */
		_("required");
}

static size_t count_findings(const struct evaluation *e, enum state state, bool required_only)
{
	size_t n = 0;
	for (size_t i = 0; i < e->n_findings; i++)
		if (e->findings[i].state == state &&
		    (!required_only || e->findings[i].level == LEVEL_REQUIRED))
			n++;
	return n;
}

size_t findings_unmet(const struct evaluation *e)
{
	return count_findings(e, STATE_UNMET, true);
}

size_t findings_met(const struct evaluation *e)
{
	return count_findings(e, STATE_MET, false);
}

void verdict_text(struct str *out, const struct evaluation *e)
{
	size_t n;
	char number[LANG_NUMBER_SIZE];
	switch (e->verdict) {
	case VERDICT_ELIGIBLE:
		str_add(out, _("eligible: every required condition is met"));
		break;
	case VERDICT_NOT_ELIGIBLE:
		n = findings_unmet(e);
		/* TRANSLATORS: %1 is how many conditions. */
		str_fill(out, lang_plural("not eligible: %1 required condition is not met",
		                          "not eligible: %1 required conditions are not met", n),
		         lang_number(number, (long long)n));
		break;
	case VERDICT_UNDECIDED:
		n = count_findings(e, STATE_UNDECIDED, true);
		/* TRANSLATORS: %1 is how many conditions. */
		str_fill(out, lang_plural("undecided: the figure of %1 required condition is stated by "
		                          "no source",
		                          "undecided: the figures of %1 required conditions are stated by "
		                          "no source", n),
		         lang_number(number, (long long)n));
		break;
	}
}
