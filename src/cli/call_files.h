/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `konsort calls` does with call files: one to start from, and checking them. */
#ifndef KONSORT_CLI_CALL_FILES_H
#define KONSORT_CLI_CALL_FILES_H

#include "cli/commands.h"

/* Prints the call file to start from.  The exit status, as below. */
int call_files_template(const struct invocation *in);
/* Reads each operand as a call file: its errors, or a line that says what it defines. */
int call_files_check(const struct invocation *in);

#endif
