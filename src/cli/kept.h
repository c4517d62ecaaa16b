/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recovery file of a desk, and those that other runs have left: seven functions of struct
 * host. */
#ifndef KONSORT_CLI_KEPT_H
#define KONSORT_CLI_KEPT_H

#include "cli/desk.h"

bool kept_write(void *context, const struct draft *draft, const struct standing *standing,
                struct diags *ds);
void kept_forget(void *context);
void kept_set_aside(void *context);
/* What was set aside stays whatever happens: another draft came, or another file was begun. */
void kept_leave_aside(struct desk *desk);
size_t kept_recoveries(void *context, const char *path);
bool kept_recovery(void *context, size_t at, bool read, struct recovery *out);
bool kept_recover(void *context, size_t at, struct diags *ds);
bool kept_discard(void *context, size_t at, struct diags *ds);

#endif
