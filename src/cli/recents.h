/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drafts in use lately, as the start page lists them: two functions of struct host, for a
 * desk. */
#ifndef KONSORT_CLI_RECENTS_H
#define KONSORT_CLI_RECENTS_H

#include "wizard/host.h"

size_t desk_recents(void *context);
bool desk_recent(void *context, size_t at, bool read, struct recent *out);

#endif
