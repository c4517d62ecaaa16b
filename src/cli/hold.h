/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The locks of a desk: that of the present draft's file, and during a save elsewhere that of the
 * other file.  Three functions of struct host, and what a desk needs beside them. */
#ifndef KONSORT_CLI_HOLD_H
#define KONSORT_CLI_HOLD_H

#include "cli/desk.h"

enum holding desk_hold(void *context, bool over, struct holder *who);
enum holding desk_holder(void *context, struct holder *who);
void desk_crashed(void *context);

/* From now on no lock is left behind by an exit() either; NULL: there is none any more. */
void hold_until_exit(struct desk *desk);
/* What a save to PATH needs: the lock of the present file (SAME) still ours, or that of another
 * one.  False, with an error that names who has it. */
bool hold_for_save(struct desk *desk, const char *path, bool same, struct diags *ds);
/* After that save: the other file, if it was to another one, is the present one (SAVED), or is
 * given back. */
void hold_after_save(struct desk *desk, bool same, bool saved);
/* Another draft is the present one: gives the lock back. */
void hold_end(struct desk *desk);
/* True if saves are to be in place, as the file itself is locked. */
bool hold_is_in_place(const struct lock *lock);
/* How many minutes ago SECONDS (since 1970) were; -1: unknown. */
int64_t hold_minutes(int64_t seconds);

#endif
