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

void field_help(struct str *out, const struct field_ref *ref,
                const struct call *call, const struct lot *lot)
{
	add_paragraph(out, field_sentence(ref));
	if (ref->rule)
		add_paragraph(out, _(ref->rule->text));
	notes_text(out, spot_key(field_spot(ref))->name, call, lot);
	if (ref->rule)
		notes_text(out, ref->rule->id, call, lot);
}
