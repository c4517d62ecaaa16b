/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The front end of lines on standard input and output, in the charset of the terminal. */
#ifndef KONSORT_CLI_LINES_H
#define KONSORT_CLI_LINES_H

#include <stdbool.h>

#include "cli/output.h"
#include "wizard/host.h"

/* plain_run() on them; ends, too, where standard output cannot be written any more, which
 * OUTPUT remembers. */
bool lines_run(const struct host *host, struct output *output, struct host_result *result);

#endif
