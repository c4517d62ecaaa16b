/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of commands. */
#include "cli/commands.h"

#include <string.h>

#include "base/lang.h"

const struct command commands[] = {
	{
		.name = "",
		.usage = N_("[DRAFT]"),
		.summary = N_("make or change a draft, step by step"),
		.text = N_("Puts a consortium together step by step and shows all the time which "
		           "conditions of the call it meets. DRAFT is a file that was saved before, "
		           "or the name of a new one, ending in .yaml."),
		.takes = TAKES_SCREEN | TAKES_LOT,
		.run = cmd_wizard,
	},
	{
		.name = "check",
		.usage = N_("DRAFT..."),
		.summary = N_("judge drafts by the conditions of their Lot"),
		.text = N_("Judges each DRAFT by the conditions of its call and Lot and says what is "
		           "not met and why. '-' reads standard input. The exit status is 0 if every "
		           "required condition of every draft is met, 1 if one is not, 3 if none is "
		           "unmet but one is undecided, and 2 in trouble."),
		.takes = TAKES_SCREEN | TAKES_LOT | TAKES_FORMAT,
		.run = cmd_check,
	},
	{
		.name = "calls",
		.usage = "",
		.summary = N_("list the calls and their Lots"),
		.text = N_("Lists the calls that konsort knows, with their Lots and closing dates."),
		.takes = TAKES_SCREEN | TAKES_FORMAT,
		.run = cmd_calls,
	},
	{
		.name = "explain",
		.usage = N_("CALL [LOT]"),
		.summary = N_("show every condition of a call, with its sources"),
		.text = N_("Shows what is known of CALL and every condition of LOT, or of all its Lots: "
		           "who says it, and where the sources disagree."),
		.takes = TAKES_SCREEN | TAKES_FORMAT,
		.run = cmd_explain,
	},
	{ .name = NULL },
};

const struct command *command_find(const char *name)
{
	for (const struct command *c = commands; c->name; c++)
		if (*c->name && !strcmp(c->name, name))
			return c;
	return NULL;
}
