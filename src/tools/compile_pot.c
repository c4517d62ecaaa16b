/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of the data files as a PO template, which xgettext takes as one more
 * source.  The same files give the same bytes: nothing of the day or machine is in it. */
#include <stdlib.h>
#include <string.h>

#include "base/xmem.h"
#include "tools/compile.h"

static struct pot_entry *find_entry(struct pot *pot, const char *text)
{
	for (size_t i = 0; i < pot->n; i++)
		if (strcmp(pot->entries[i].text, text) == 0)
			return &pot->entries[i];
	XGROW(pot->entries, pot->n, pot->room);
	pot->entries[pot->n] = (struct pot_entry){ xstrdup(text), STR_INIT, STR_INIT };
	return &pot->entries[pot->n++];
}

static void add_text(void *context, const char *text, size_t line, const char *role, int cells)
{
	struct pot *pot = context;
	struct pot_entry *entry = find_entry(pot, text);
	str_addf(&entry->places, "#: %s:%zu\n", pot->file, line);
	struct str comment = STR_INIT;
	str_addf(&comment, "#. %s", role);
	if (cells)
		str_addf(&comment, " (at most %d cells)", cells);
	str_add_char(&comment, '\n');
	if (!strstr(entry->roles.text, comment.text))
		str_add(&entry->roles, comment.text);
	str_free(&comment);
}

struct text_sink pot_sink(struct pot *pot)
{
	return (struct text_sink){ add_text, pot };
}

static void add_quoted(struct str *out, const char *text)
{
	str_add_char(out, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			str_add_char(out, '\\');
		if (*text == '\n')
			str_add(out, "\\n");
		else if (*text == '\t')
			str_add(out, "\\t");
		else
			str_add_char(out, *text);
	}
	str_add(out, "\"\n");
}

void compile_pot(struct str *out, const struct pot *pot)
{
	str_add(out, "# Texts of konsort's calls and countries.\n"
	             "# Made by konsort-compile from data/.  Do not edit.\n"
	             "msgid \"\"\n"
	             "msgstr \"\"\n"
	             "\"Project-Id-Version: " PACKAGE_STRING "\\n\"\n"
	             "\"POT-Creation-Date: 2020-01-01 00:00+0000\\n\"\n"
	             "\"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n\"\n"
	             "\"Last-Translator: FULL NAME <EMAIL@ADDRESS>\\n\"\n"
	             "\"Language-Team: LANGUAGE <LL@li.org>\\n\"\n"
	             "\"Language: \\n\"\n"
	             "\"MIME-Version: 1.0\\n\"\n"
	             "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
	             "\"Content-Transfer-Encoding: 8bit\\n\"\n");
	for (size_t i = 0; i < pot->n; i++) {
		const struct pot_entry *entry = &pot->entries[i];
		str_add_char(out, '\n');
		str_add(out, entry->roles.text);
		str_add(out, entry->places.text);
		str_add(out, "msgid ");
		add_quoted(out, entry->text);
		str_add(out, "msgstr \"\"\n");
	}
}

void pot_free(struct pot *pot)
{
	for (size_t i = 0; i < pot->n; i++) {
		free(pot->entries[i].text);
		str_free(&pot->entries[i].places);
		str_free(&pot->entries[i].roles);
	}
	free(pot->entries);
	*pot = (struct pot){ 0 };
}
