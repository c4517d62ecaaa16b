/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one draft that a command is about, and the calls it is judged by. */
#ifndef KONSORT_CLI_ONE_DRAFT_H
#define KONSORT_CLI_ONE_DRAFT_H

#include "cli/commands.h"
#include "cli/known.h"

struct one_draft {
	struct known known;
	struct known_draft read;
};

/* Reads the draft that the command line names, and tells what is wrong.  False after
 * errors: then nothing is open. */
bool one_draft_open(struct one_draft *d, const struct invocation *in);
void one_draft_close(struct one_draft *d);

#endif
