/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ncurses front end. */
#ifndef KONSORT_TUI_TUI_H
#define KONSORT_TUI_TUI_H

#include <stdbool.h>

#include "wizard/host.h"

/* Runs the wizard on the terminal, with HOST's draft.  False, with errors, if there is no
 * terminal it can use.  RESULT is filled anew; free its strings. */
bool tui_run(const struct host *host, struct host_result *result, struct diags *ds);

#endif
