/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session is lent of the world around its draft, read only when it is needed: the other
 * drafts, and all the calls that there are. */
#ifndef KONSORT_WIZARD_AROUND_H
#define KONSORT_WIZARD_AROUND_H

#include <stdbool.h>

#include "wizard/host.h"
#include "wizard/session.h"

/* Reads the drafts beside the file PATH anew, "" for none, if a rule of the Lot asks for them.  DS
 * receives what is wrong with them, NULL: not now.  True if they were read. */
bool around_look(const struct host *host, struct session *s, const char *path, struct diags *ds);
/* Reads all calls, once as long as *DONE says; true if that was done now. */
bool around_calls(const struct host *host, struct session *s, bool *done, struct diags *ds);

#endif
