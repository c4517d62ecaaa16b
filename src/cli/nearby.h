/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies beside the draft of a desk: other drafts, directories, all calls there are.  Three
 * functions of struct host. */
#ifndef KONSORT_CLI_NEARBY_H
#define KONSORT_CLI_NEARBY_H

#include "cli/desk.h"

const struct catalogue *nearby_calls(void *context, struct diags *ds);
const struct neighbour *nearby_neighbours(void *context, const char *path, size_t *n,
                                          struct diags *ds);
bool nearby_drafts_in(void *context, const char *path, struct id_list *names, struct diags *ds);

#endif
