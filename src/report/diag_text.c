/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagnostics as sentences, and as the lines that people and editors read. */
#include "report/diag_text.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"

static const char *const sentences[DIAG_COUNT] = {
#define X(code, sentence) [DIAG_##code] = sentence,
	DIAG_CODES(X)
#undef X
};

/* True if the second argument is a text of ours: a cause, why a language is missing. */
static bool second_is_ours(enum diag_code code)
{
	return code == DIAG_CANNOT_OPEN || code == DIAG_CANNOT_READ || code == DIAG_CANNOT_WRITE ||
	       code == DIAG_NO_BACKUP || code == DIAG_WRITE_UNDONE || code == DIAG_WRITE_BROKEN ||
	       code == DIAG_SAVED_NOT_SYNCED || code == DIAG_LANGUAGE_MISSING;
}

void diag_sentence(struct str *out, const struct diag *d)
{
	struct str filled = STR_INIT;
	/* some arguments are texts of ours */
	const char *first = d->code == DIAG_YAML_SYNTAX ? _(d->args[0]) : d->args[0];
	const char *second = second_is_ours(d->code) ? _(d->args[1]) : d->args[1];
	str_fill(&filled, _(sentences[d->code]), first, second, d->args[2]);
	utf8_clean(out, filled.text);
	str_free(&filled);
}

/* True if the sentence begins with the file anyway: "cannot open 'a.yaml': ...". */
static bool names_file_itself(const struct diag *d)
{
	return d->line == 0 && !strcmp(d->args[0], d->file);
}

static void add_place(struct str *out, const struct diag *d)
{
	if (!*d->file || names_file_itself(d))
		return;
	utf8_clean(out, d->file);
	str_add_char(out, ':');
	if (d->line > 0)
		str_addf(out, "%zu:", d->line);
	if (d->line > 0 && d->column > 0)
		str_addf(out, "%zu:", d->column);
	str_add_char(out, ' ');
}

void diag_line(struct str *out, const struct diag *d)
{
	struct str sentence = STR_INIT;
	diag_sentence(&sentence, d);
	add_place(out, d);
	/* TRANSLATORS: %1 is a message that is no error. */
	str_fill(out, d->warning ? _("warning: %1") : "%1", sentence.text);
	str_free(&sentence);
}
