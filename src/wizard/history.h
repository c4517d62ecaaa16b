/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was changed in a draft, so that it can be undone and made again.  A change is a
 * list of edits, each with what it needs to go either way; kept by the session.  Takes memory
 * in proportion to what was changed, and not to the draft. */
#ifndef KONSORT_WIZARD_HISTORY_H
#define KONSORT_WIZARD_HISTORY_H

#include <stdbool.h>
#include <stddef.h>

#include "core/draft.h"
#include "wizard/step.h"

enum change_kind {
	CHANGE_FIELD,          /* one field, of the draft or of a partner */
	CHANGE_PLACE,          /* call and Lot */
	CHANGE_ADD,            /* a partner */
	CHANGE_REMOVE, CHANGE_MOVE, CHANGE_DUPLICATE,
	CHANGE_BULK,           /* a field of several partners */
	CHANGE_PASTE,          /* several partners */
};

struct history {
	int unused;
};

void history_free(struct history *h);

#endif
