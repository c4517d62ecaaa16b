/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a rule comes from, and what other sources say instead. */
#include "report/finding_text.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "report/phrase.h"

static void start_line(struct str *out)
{
	if (out->length > 0)
		str_add_char(out, '\n');
}

/* "003, Funding portal: Sector Skills Alliances" */
static void add_source(struct str *out, const struct call *call, const char *id)
{
	const struct source *source = call_source(call, id);
	start_line(out);
	utf8_clean(out, id);
	if (!source)
		return;
	str_add(out, ", ");
	utf8_clean(out, source->publisher);
	if (*source->page) {
		str_add(out, ": ");
		utf8_clean(out, source->page);
	}
}

static void add_claim(struct str *out, const struct call *call, const struct claim *claim)
{
	struct str who = STR_INIT, what = STR_INIT;
	source_label(&who, call, claim->source);
	utf8_clean(&what, claim->figure);
	if (*claim->figure && *claim->note)
		str_add(&what, ". ");
	utf8_clean(&what, _(claim->note));
	start_line(out);
	/* TRANSLATORS: %1 is a source, %2 the figure it gives, or what it says. */
	str_fill(out, _("but %1: %2"), who.text, what.text);
	str_free(&who);
	str_free(&what);
}

void rule_sources_text(struct str *out, const struct call *call, const struct rule *rule)
{
	struct str lines = STR_INIT;
	for (size_t i = 0; i < rule->n_sources; i++)
		add_source(&lines, call, rule->sources[i]);
	if (rule->carried) {
		start_line(&lines);
		str_add(&lines, _("as in 2014/15; no source says it for this call"));
	}
	if (rule->unknown) {
		start_line(&lines);
		str_add(&lines, _("no source states the figure"));
	}
	for (size_t i = 0; i < rule->n_claims; i++)
		add_claim(&lines, call, &rule->claims[i]);
	str_add(out, lines.text);
	str_free(&lines);
}
