/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be said on a field, a call or a Lot: our own sentence, then what the
 * sources tell, each with who says it. */
#include "wizard/field.h"

#include <string.h>

static void add_paragraph(struct str *out, const char *text)
{
	if (!*text)
		return;
	if (out->length)
		str_add_char(out, '\n');
	str_add(out, text);
}

/* Adds "European Commission (000, 001); National agency (002)". */
static void add_sources(struct str *out, const struct note *note, const struct call *call)
{
	for (size_t i = 0; i < note->n_sources; i++) {
		const struct source *s = call_source(call, note->sources[i]);
		const struct source *before = i ? call_source(call, note->sources[i - 1]) : NULL;
		bool same = s && before && strcmp(s->publisher, before->publisher) == 0;
		if (same)
			str_cut(out, out->length - 1);
		str_add(out, same ? ", " : i ? "; " : "");
		if (!same && s) {
			str_add(out, _(s->publisher));
			str_add(out, " ");
		}
		str_add(out, same ? "" : "(");
		str_add(out, note->sources[i]);
		str_add(out, ")");
	}
}

void note_text(struct str *out, const struct note *note, const struct call *call)
{
	struct str sources = STR_INIT;
	add_sources(&sources, note, call);
	add_paragraph(out, _(note->text));
	if (sources.length)
		/* TRANSLATORS: %1 is who says so: "European Commission (000, 001)". */
		str_fill(out, _(" [%1]"), sources.text);
	str_free(&sources);
}

static void add_notes(struct str *out, const char *about, const struct note *notes, size_t n,
                      const struct call *call)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(notes[i].about, about) == 0)
			note_text(out, &notes[i], call);
}

void notes_text(struct str *out, const char *about,
                const struct call *call, const struct lot *lot)
{
	if (lot)
		add_notes(out, about, lot->notes, lot->n_notes, call);
	if (call)
		add_notes(out, about, call->notes, call->n_notes, call);
}

/* --- what the Lot asks ------------------------------------------------------- */

/* The partner's key that a rule kind asks for; PARTNER_KEY_END: none of theirs. */
static const int partner_key_of[RULE_KIND_END] = {
	[RULE_APPLICANT] = PARTNER_KEY_ROLE,
	[RULE_COUNT_COUNTRIES] = PARTNER_KEY_COUNTRY,
	[RULE_COUNT_PARTNERS] = PARTNER_KEY_ROLE,
	[RULE_PLACES] = PARTNER_KEY_TYPE,
	[RULE_PLACES_PER_COUNTRY] = PARTNER_KEY_TYPE,
	[RULE_CHOICE] = PARTNER_KEY_END,
	[RULE_DURATION] = PARTNER_KEY_END,
	[RULE_DESCRIBED] = PARTNER_KEY_CONTRIBUTION,
	[RULE_NO_GRANT] = PARTNER_KEY_GRANT,
	[RULE_GRANT_CEILING] = PARTNER_KEY_GRANT,
	[RULE_MAY_TAKE_PART] = PARTNER_KEY_TYPE,
	[RULE_PROPOSALS] = PARTNER_KEY_NAME,
	[RULE_STATEMENT] = PARTNER_KEY_END,
};

/* A second one: who may take part or lead can hang on the country, and so on. */
static bool asks_also(const struct rule *r, int key)
{
	switch (key) {
	case PARTNER_KEY_COUNTRY:
		return (r->kind == RULE_APPLICANT || r->kind == RULE_MAY_TAKE_PART) && r->countries;
	case PARTNER_KEY_ROLE:
		return r->kind == RULE_NO_GRANT || (r->kind == RULE_PROPOSALS && r->applicants_only);
	case PARTNER_KEY_UMBRELLA:
		return r->kind == RULE_MAY_TAKE_PART && r->umbrellas;
	case PARTNER_KEY_SOLE_REGULATOR: case PARTNER_KEY_MONOPOLY_EVIDENCE:
		return r->kind == RULE_PROPOSALS && r->exempt_category >= 0;
	}
	return false;
}

static bool asks(const struct rule *r, const struct field_ref *ref)
{
	int key = ref->field->key;
	if (ref->rule)
		return r == ref->rule;
	if (ref->partner >= 0)
		return partner_key_of[r->kind] == key || asks_also(r, key);
	if (r->kind == RULE_CHOICE)
		return ref->field->source == FROM_LIST && ref->field->list == r->list;
	return r->kind == RULE_DURATION && key == DRAFT_KEY_DURATION;
}

static void add_rule(struct str *out, const struct rule *r, const struct call *call)
{
	struct note as_note = { .text = r->text, .sources = r->sources, .n_sources = r->n_sources };
	note_text(out, &as_note, call);
}

/* --- which sources are meant --------------------------------------------------- */

/* Adds the page of a source, once; CITED has their ids, a blank around each. */
static void add_page(struct str *out, struct str *cited, const char *id, const struct call *call)
{
	struct str word = STR_INIT, line = STR_INIT;
	const struct source *s = call_source(call, id);
	str_fill(&word, " %1 ", id);
	if (s && !strstr(cited->text, word.text)) {
		str_add(cited, word.text);
		/* TRANSLATORS: %1 is a source such as "003", %2 who says it, %3 the title of a page. */
		str_fill(&line, _("%1: %2: %3"), id, _(s->publisher), s->page);
		add_paragraph(out, line.text);
	}
	str_free(&word);
	str_free(&line);
}

static void add_pages_of_rules(struct str *out, struct str *cited, const struct field_ref *ref,
                               const struct call *call, const struct lot *lot)
{
	for (size_t i = 0; lot && call && i < lot->n_rules; i++)
		for (size_t k = 0; asks(&lot->rules[i], ref) && k < lot->rules[i].n_sources; k++)
			add_page(out, cited, lot->rules[i].sources[k], call);
}

static void add_pages_of_notes(struct str *out, struct str *cited, const char *about,
                               const struct note *notes, size_t n, const struct call *call)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; !strcmp(notes[i].about, about) && k < notes[i].n_sources; k++)
			add_page(out, cited, notes[i].sources[k], call);
}

static void add_pages(struct str *out, const struct field_ref *ref,
                      const struct call *call, const struct lot *lot)
{
	const char *abouts[] = { spot_key(field_spot(ref))->name, ref->rule ? ref->rule->id : "" };
	struct str cited = STR_INIT;
	add_pages_of_rules(out, &cited, ref, call, lot);
	for (size_t i = 0; i < 2 && *abouts[i]; i++) {
		if (lot)
			add_pages_of_notes(out, &cited, abouts[i], lot->notes, lot->n_notes, call);
		if (call)
			add_pages_of_notes(out, &cited, abouts[i], call->notes, call->n_notes, call);
	}
	str_free(&cited);
}

void field_help(struct str *out, const struct field_ref *ref,
                const struct call *call, const struct lot *lot)
{
	add_paragraph(out, field_sentence(ref));
	for (size_t i = 0; lot && call && i < lot->n_rules; i++)
		if (asks(&lot->rules[i], ref))
			add_rule(out, &lot->rules[i], call);
	notes_text(out, spot_key(field_spot(ref))->name, call, lot);
	if (ref->rule)
		notes_text(out, ref->rule->id, call, lot);
	add_pages(out, ref, call, lot);
}
