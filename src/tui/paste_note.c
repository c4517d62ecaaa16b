/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is to say on a pasted row: what of it was not understood, and whether it is
 * added. */
#include "tui/quick.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "report/names.h"

enum { WORDS_MOST = 28 };

/* Words that were pasted, short enough for a sentence. */
static void add_words(struct str *out, const char *sentence, const char *words, const char *more)
{
	struct str cut = STR_INIT;
	utf8_add_fit(&cut, words, WORDS_MOST, false);
	str_add(out, out->length ? " " : "");
	str_fill(out, _(sentence), cut.text, more);
	str_free(&cut);
}

static void add_words_noted(struct str *out, const struct pasted_row *row)
{
	static const char *const unknown[] = {
		/* TRANSLATORS: %1 is what was pasted. */
		N_("'%1' is no country that konsort knows: it is added without one."),
		/* TRANSLATORS: %1 is what was pasted. */
		N_("'%1' is no type that konsort knows: it is added without one."),
		/* TRANSLATORS: %1 is what was pasted, %2 a role. */
		N_("'%1' is no role that konsort knows: it is added as %2."),
		/* TRANSLATORS: %1 is what was pasted. */
		N_("'%1' is no whole amount of euros: it is added without one."),
	}, *const several[] = {
		/* TRANSLATORS: %1 is what was pasted. */
		N_("'%1' may be several countries: it is added without one."),
		/* TRANSLATORS: %1 is what was pasted. */
		N_("'%1' may be several types: it is added without one."),
		/* TRANSLATORS: %1 is what was pasted, %2 a role. */
		N_("'%1' may be several roles: it is added as %2."),
		"",
	};
	const enum understood found[] = { row->country_word, row->type_word, row->role_word,
	                                  row->grant_word };
	for (int i = 0; i < 4; i++) {
		const char *words = row->text[PASTED_COUNTRY + i];
		if (found[i] == WORD_UNKNOWN)
			add_words(out, unknown[i], words, role_label(row->role));
		else if (found[i] == WORD_SEVERAL)
			add_words(out, several[i], words, role_label(row->role));
	}
}

static void add_sentence_behind(struct str *out, const char *sentence)
{
	str_add(out, out->length ? " " : "");
	str_add(out, sentence);
}

void paste_note(struct str *out, const struct pasted_row *row)
{
	char n[LANG_NUMBER_SIZE];
	if (row->head)
		add_sentence_behind(out, _("These look like the heads of the columns."));
	if (row->double_entry)
		add_sentence_behind(out, _("This organisation stands in the draft or above already."));
	if (!row->take)
		add_sentence_behind(out, _("Left out; Space takes it."));
	else if (row->head || row->double_entry)
		add_sentence_behind(out, _("It is added all the same."));
	if (row->head && !row->take)
		return;
	if (!*row->text[PASTED_NAME])
		add_sentence_behind(out, _("It has no name."));
	add_words_noted(out, row);
	if (row->cut)
		add_sentence_behind(out, _("A text was too long: its end is missing."));
	if (!row->rest)
		return;
	lang_number(n, (long long)row->rest);
	str_add(out, out->length ? " " : "");
	/* TRANSLATORS: %1 is how many cells of a pasted row. */
	str_fill(out, lang_plural("%1 further cell is not used.", "%1 further cells are not used.",
	                          (unsigned long)row->rest), n);
}

void paste_explain(struct str *out)
{
	str_add(out, _("These are the rows as they were understood; nothing is added before Enter. The columns "
	               "are name, country, type and role, in this order, unless their heads were pasted too: "
	               "then also the grant, OID or PIC, contact, contribution and notes."));
	str_add(out, "\n");
	str_add(out, _("Countries, types and roles are found by their names in this language and in English, by "
	               "codes, and by parts of names that fit only one. What stands behind a question mark was "
	               "not understood."));
}
