/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `--help` of the program and of each command, and `--version`: made from the tables
 * of commands and options. */
#ifndef KONSORT_CLI_HELP_H
#define KONSORT_CLI_HELP_H

#include "base/str.h"
#include "cli/commands.h"

/* Adds the help; COMMAND &commands[0] is the whole program's. */
void help_text(struct str *out, const struct command *command, int width);
void version_text(struct str *out);

#endif
