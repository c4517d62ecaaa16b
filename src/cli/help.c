/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help, laid out like every other text here. */
#include "cli/help.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "cli/options.h"
#include "report/page.h"

enum { OPTION_CELLS = 28 };

static void add_usage_line(struct page *p, const struct command *c, bool first)
{
	struct str line = STR_INIT, call = STR_INIT;
	str_addf(&call, "konsort%s%s %s", *c->name ? " " : "", c->name, _("[OPTION]..."));
	if (*c->usage) {
		str_add_char(&call, ' ');
		str_add(&call, _(c->usage));
	}
	/* TRANSLATORS: %1 is such as "konsort check [OPTION]... DRAFT...". */
	str_fill(&line, first ? _("Usage: %1") :
	         /* TRANSLATORS: %1 is such as "konsort check [OPTION]... DRAFT..."; it stands right
	            under the same of "Usage: %1". */
	         _("  or:  %1"), call.text);
	page_paragraph(p, 0, line.text);
	str_free(&call);
	str_free(&line);
}

static void add_row(struct page *p, const char *left, int cells, const char *right)
{
	page_spaces(p, 2);
	int used = 2 + page_cell(p, PAINT_PLAIN, left, cells - 2);
	page_hang(p, used, cells, right);
}

static void add_commands(struct page *p)
{
	str_add_char(p->out, '\n');
	page_heading(p, _("Commands:"));
	for (const struct command *c = commands; c->name; c++)
		/* TRANSLATORS: stands where the others have the name of a command. */
		add_row(p, *c->name ? c->name : _("(none)"), OPTION_CELLS, _(c->summary));
}

static void add_options(struct page *p, unsigned takes)
{
	str_add_char(p->out, '\n');
	page_heading(p, _("Options:"));
	for (const struct option_row *o = option_rows; o->name; o++) {
		if (o->only && !(o->only & takes))
			continue;
		struct str left = STR_INIT;
		str_addf(&left, "--%s", o->name);
		if (o->value) {
			str_add_char(&left, '=');
			str_add(&left, _(o->value));
		}
		add_row(p, left.text, OPTION_CELLS, _(o->help));
		str_free(&left);
	}
}

void help_text(struct str *out, const struct command *command, int width)
{
	struct page p = { .out = out, .style = { .width = width } };
	bool whole = command == &commands[0];
	add_usage_line(&p, command, true);
	for (const struct command *c = commands + 1; whole && c->name; c++)
		add_usage_line(&p, c, false);
	str_add_char(out, '\n');
	page_paragraph(&p, 0, _(command->text));
	if (whole)
		add_commands(&p);
	add_options(&p, whole ? ~0u : command->takes);
	str_add_char(out, '\n');
	page_paragraph(&p, 0, whole ?
		_("'konsort COMMAND --help' tells more of a command; konsort(1) tells all.") :
		_("konsort(1) tells more."));
}

void version_text(struct str *out)
{
	str_addf(out, "%s\n", PACKAGE_STRING);
	str_add(out, _("Copyright (C) 2026 the konsort authors"));
	str_add(out, "\n");
	str_add(out, _("License GPLv3+: GNU GPL version 3 or later <https://gnu.org/licenses/gpl.html>.\n"
	               "This is free software: you are free to change and redistribute it.\n"
	               "There is NO WARRANTY, to the extent permitted by law."));
	str_add_char(out, '\n');
}
