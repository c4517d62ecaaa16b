/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a spreadsheet: what was understood is read out before anything is added. */
#include "plain/parts.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "report/names.h"
#include "wizard/paste.h"

enum { NAME_CELLS = 60, ROWS_MOST = 1024 * 1024 };

/* --- hearing --------------------------------------------------------------------------- */

/* The rows up to an empty line; the first was heard already. */
static void hear_rows(struct plain *p, struct str *text, bool alone)
{
	str_add(text, p->raw.text + (alone ? strcspn(p->raw.text, "+") + 1 : 0));
	str_add_char(text, '\n');
	if (alone)
		return;
	plain_say(p, _("Further rows, then an empty line:"));
	while (plain_hear_line(p) && !str_is_blank(p->raw.text)) {
		if (text->length <= ROWS_MOST) {
			str_add(text, p->raw.text);
			str_add_char(text, '\n');
		}
	}
}

/* --- reading out ------------------------------------------------------------------------- */

/* A part as it was understood, or what was written and that it was not. */
static void add_part(struct str *out, enum understood how, const char *understood,
                     const char *written)
{
	struct str shown = STR_INIT;
	bool good = how == WORD_FOUND || how == WORD_ABSENT;
	plain_add_shown(&shown, good ? understood : written, NAME_CELLS);
	if (shown.length)
		str_add(out, ", ");
	if (good)
		str_add(out, shown.text);
	else if (how == WORD_SEVERAL)
		/* TRANSLATORS: %1 is what was written. */
		str_fill(out, _("'%1', which can mean more than one"), shown.text);
	else
		/* TRANSLATORS: %1 is what was written. */
		str_fill(out, _("'%1', which is not understood"), shown.text);
	str_free(&shown);
}

static void add_words(struct plain *p, struct str *out, const struct pasted_row *row)
{
	add_part(out, row->country_word, country_name(p->session->catalogue->world, row->country),
	         row->text[PASTED_COUNTRY]);
	add_part(out, row->type_word, type_label(row->type), row->text[PASTED_TYPE]);
	add_part(out, row->role_word, role_label(row->role), row->text[PASTED_ROLE]);
	if (row->grant_word == WORD_UNKNOWN)
		add_part(out, WORD_UNKNOWN, "", row->text[PASTED_GRANT]);
}

static void say_row(struct plain *p, size_t number, const struct pasted_row *row)
{
	struct str line = STR_INIT;
	plain_add_shown(&line, *row->text[PASTED_NAME] ? row->text[PASTED_NAME] : _("(no name)"), NAME_CELLS);
	if (!row->head)
		add_words(p, &line, row);
	if (row->head)
		/* TRANSLATORS: of a pasted row. */
		str_add(&line, _("; left out: the heads of columns"));
	else if (row->double_entry && !row->take)
		/* TRANSLATORS: of a pasted row. */
		str_add(&line, _("; left out: it is there already"));
	plain_numbered(p, number, line.text);
	str_free(&line);
}

/* --- taking ------------------------------------------------------------------------------ */

static void say_added(struct plain *p, size_t n)
{
	char number[LANG_NUMBER_SIZE];
	struct str text = STR_INIT;
	/* TRANSLATORS: %1 is a number. */
	str_fill(&text, lang_plural("%1 partner added.", "%1 partners added.", n),
	         lang_number(number, (long long)n));
	plain_say(p, text.text);
	str_free(&text);
}

static enum heard ask_take(struct plain *p, const struct pasted *rows)
{
	char number[LANG_NUMBER_SIZE];
	struct str text = STR_INIT;
	size_t n = paste_ticked(rows);
	bool yes = true;
	/* TRANSLATORS: %1 is a number. */
	str_fill(&text, lang_plural("Add %1 partner?", "Add %1 partners?", n),
	         lang_number(number, (long long)n));
	bool may = n && session_may_edit(p->session);
	enum heard h = may ? plain_ask_yes(p, NULL, text.text, &yes) : HEARD_KEEP;
	if (h == HEARD_ANSWER && yes)
		say_added(p, paste_add(rows, p->session, CHANGE_PASTE));
	else
		plain_say(p, _("Nothing was added."));
	str_free(&text);
	return h;
}

enum heard plain_ask_rows(struct plain *p, bool alone)
{
	struct str text = STR_INIT;
	struct pasted rows = PASTED_INIT;
	hear_rows(p, &text, alone);
	struct options_about about = session_about(p->session);
	paste_read(&rows, text.text, &about);
	for (size_t i = 0; i < rows.n; i++)
		say_row(p, i + 1, &rows.rows[i]);
	if (rows.more)
		plain_say(p, _("The wizard takes 10,000 partners at most."));
	enum heard h = ask_take(p, &rows);
	paste_free(&rows);
	str_free(&text);
	return h;
}
