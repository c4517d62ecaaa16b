/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a rule comes from, and what other sources say instead. */
#include "report/finding_text.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "report/page.h"
#include "report/phrase.h"
#include "report/text.h"

/* A figure beside its source; a wider one has a line of its own. */
enum { BESIDE_CELLS = 12 };

bool rule_has_source(const struct rule *rule, const char *id)
{
	for (size_t i = 0; i < rule->n_sources; i++)
		if (!strcmp(rule->sources[i], id))
			return true;
	return false;
}

const char *authority_label(const char *authority)
{
	switch (*authority) {
	/* TRANSLATORS: what sort of source it is, behind its name and page. */
	case 'A': return _("Commission");
	/* TRANSLATORS: what sort of source it is, behind its name and page. */
	case 'B': return _("national agency or ministry");
	/* TRANSLATORS: what sort of source it is, behind its name and page. */
	case 'C': return _("portal or press");
	}
	return "";
}

void source_whole(struct str *out, const struct source *source)
{
	utf8_clean(out, _(source->publisher));
	if (*source->page) {
		str_add(out, ": ");
		utf8_clean(out, source->page);
	}
	if (*authority_label(source->authority)) {
		str_add(out, "; ");
		str_add(out, authority_label(source->authority));
	}
}

static void start_line(struct str *out)
{
	str_add(out, out->length > 0 ? "\n" : "");
}

static void add_part(struct str *out, const char *text)
{
	str_add(out, *text && out->length > 0 ? ". " : "");
	str_add(out, text);
}

/* "003: 8", a tab, and WORDS. */
static void add_row(struct str *out, const char *source, const char *figure, const char *words)
{
	struct str id = STR_INIT;
	utf8_clean(&id, source);
	start_line(out);
	if (*figure)
		/* TRANSLATORS: %1 is a source such as "003", %2 the figure that it gives. */
		str_fill(out, _("%1: %2"), id.text, figure);
	else
		str_add(out, id.text);
	str_add_char(out, '\t');
	str_add(out, words);
	str_free(&id);
}

static void add_reading(struct str *out, const struct call *call, const struct rule *rule)
{
	struct str figure = STR_INIT;
	if (!rule->unknown)
		rule_figure(&figure, call, rule);
	if (page_width(figure.text) > BESIDE_CELLS) {
		start_line(out);
		str_add(out, figure.text);
		str_clear(&figure);
	}
	for (size_t i = 0; i < rule->n_sources; i++) {
		const struct source *source = call_source(call, rule->sources[i]);
		struct str words = STR_INIT;
		if (source)
			source_whole(&words, source);
		add_row(out, rule->sources[i], figure.text, words.text);
		str_free(&words);
	}
	str_free(&figure);
}

bool claim_repeats_source(const struct rule *rule, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (!strcmp(rule->claims[i].source, rule->claims[at].source))
			return true;
	return rule_has_source(rule, rule->claims[at].source);
}

const char *claims_heading(const struct rule *rule)
{
	/* TRANSLATORS: before a list of what sources say that differs. */
	return rule->n_sources > 0 && !rule->unknown ?
		_("konsort goes by the above; what is said besides:") : _("what is said besides:");
}

static void add_claim(struct str *out, const struct call *call, const struct rule *rule, size_t at)
{
	const struct claim *claim = &rule->claims[at];
	const struct source *source = call_source(call, claim->source);
	struct str figure = STR_INIT, words = STR_INIT, note = STR_INIT;
	claim_figure(&figure, claim);
	utf8_clean(&note, _(claim->note));
	if (source && !claim_repeats_source(rule, at))
		source_whole(&words, source);
	else if (source && note.length == 0)
		utf8_clean(&words, _(source->publisher));
	add_part(&words, note.text);
	if (page_width(figure.text) > BESIDE_CELLS) {
		struct str both = STR_INIT;
		str_add(&both, figure.text);
		add_part(&both, words.text);
		str_free(&words);
		str_clear(&figure);
		words = both;
	}
	add_row(out, claim->source, figure.text, words.text);
	str_free(&figure);
	str_free(&words);
	str_free(&note);
}

void rule_sources_text(struct str *out, const struct call *call, const struct rule *rule)
{
	struct str lines = STR_INIT;
	add_reading(&lines, call, rule);
	if (rule->carried) {
		start_line(&lines);
		carried_words(&lines, call);
	}
	if (rule->unknown) {
		start_line(&lines);
		str_add(&lines, _("no source states the figure"));
	}
	if (rule->n_claims > 0) {
		start_line(&lines);
		str_add(&lines, claims_heading(rule));
	}
	for (size_t i = 0; i < rule->n_claims; i++)
		add_claim(&lines, call, rule, i);
	str_add(out, lines.text);
	str_free(&lines);
}
