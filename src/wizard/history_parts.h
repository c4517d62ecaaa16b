/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of the history share: changes as a list, deltas one by one. */
#ifndef KONSORT_WIZARD_HISTORY_PARTS_H
#define KONSORT_WIZARD_HISTORY_PARTS_H

#include "wizard/history.h"

/* Forgets what is undone and, where there are too many, the oldest; a new change behind the
 * last one, made. */
struct change *history_push(struct history *h, enum change_kind kind);
/* Takes away the last change, which did nothing after all. */
void history_drop_last(struct history *h);
/* Forgets the oldest while all take too much. */
void history_shrink(struct history *h);
/* Forgets everything if something else edited the draft. */
void history_follow(struct history *h, const struct draft *d);

void delta_free(struct delta *x);
/* What it takes beyond itself, and itself. */
size_t delta_bytes(const struct delta *x);
struct spot delta_spot(const struct delta *x);
/* Does it, or undoes it (BACK). */
void delta_apply(struct delta *x, struct draft *d, bool back);

#endif
