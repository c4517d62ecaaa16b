/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options, as one table, and the reading of a command line in GNU form: options
 * anywhere, "--opt=value" and "--opt value", unambiguous beginnings, "--". */
#ifndef KONSORT_CLI_OPTIONS_H
#define KONSORT_CLI_OPTIONS_H

#include "base/diag.h"
#include "cli/commands.h"

/* A row of the table, for the help. */
struct option_row {
	const char *name;        /* without the dashes */
	const char *value;       /* N_(): as the help shows it, NULL if it takes none */
	const char *help;        /* N_() */
	unsigned only;           /* mask of TAKES_*: named only where a command takes it; 0: always */
};
extern const struct option_row option_rows[];   /* NAME NULL behind the last */

/* What stood on the command line.  ARGS points into an array of its own. */
struct command_line {
	struct options options;
	const struct command *command;
	char **args;
	size_t n_args;
};
/* Reads it all; on false there are errors, and LINE holds what could be read, so that
 * the errors can be told in the wanted language.  Free LINE in either case. */
bool command_line_read(struct command_line *line, int argc, char **argv, struct diags *ds);
void command_line_free(struct command_line *line);

#endif
