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
		           "or the name of a new one, ending in .yaml. Without DRAFT the drafts are listed "
		           "that were open lately."),
		.takes = TAKES_SCREEN | TAKES_LOT | TAKES_LINES,
		.run = cmd_wizard,
	},
	{
		.name = "check",
		.usage = N_("DRAFT..."),
		.summary = N_("judge drafts by the conditions of their Lot"),
		.text = N_("Judges each DRAFT by the conditions of its call and Lot and says what is "
		           "not met and why. '-' reads standard input. --with looks at the other drafts "
		           "in DIR too, for conditions on how many proposals an organisation may be in. "
		           "The exit status is 0 if every required condition of every draft is met, 1 "
		           "if one is not, 3 if none is unmet but one is undecided, and 2 in trouble."),
		.takes = TAKES_SCREEN | TAKES_LOT | TAKES_FORMAT | TAKES_WITH,
		.run = cmd_check,
	},
	{
		.name = "calls",
		.usage = N_("[FILE...]"),
		.summary = N_("list the calls and their Lots; check call files"),
		.text = N_("Lists the calls that konsort knows, with their Lots and closing dates. "
		           "--check reads each call FILE ('-': standard input) instead and tells every "
		           "error in it; --template prints a call file with comments to start from. "
		           "konsort-call(5) tells how call files are written."),
		.takes = TAKES_SCREEN | TAKES_FORMAT | TAKES_CALL_FILES,
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
	{
		.name = "fits",
		.usage = N_("DRAFT"),
		.summary = N_("show which Lots of which calls a consortium would meet"),
		.text = N_("Judges the consortium of DRAFT ('-': standard input) by every Lot of every call: "
		           "who takes part and from where, not what the project is about. With --call only "
		           "the Lots of that call are shown, with --lot only that Lot."),
		.takes = TAKES_SCREEN | TAKES_LOT | TAKES_FORMAT,
		.run = cmd_fits,
	},
	{
		.name = "suggest",
		.usage = N_("DRAFT"),
		.summary = N_("show the fewest organisations that are still missing"),
		.text = N_("Shows the fewest organisations that have to join the consortium of DRAFT ('-': "
		           "standard input) so that it meets the conditions of its Lot on applicant, "
		           "countries and organisations: which kind each is to be and where from."),
		.takes = TAKES_SCREEN | TAKES_LOT | TAKES_FORMAT,
		.run = cmd_suggest,
	},
	{ .name = NULL },
};

bool operands_ok(const struct invocation *in, struct diags *ds)
{
	size_t inputs = 0;
	for (size_t i = 0; i < in->n_args; i++)
		inputs += !strcmp(in->args[i], "-");
	return inputs < 2 || diags_error(ds, DIAG_USAGE_STDIN_TWICE, 0, 0, "");
}

const struct command *command_find(const char *name)
{
	for (const struct command *c = commands; c->name; c++)
		if (*c->name && !strcmp(c->name, name))
			return c;
	return NULL;
}
