/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The changes of a session, to be undone and made again. */
#include "wizard/history.h"

void history_free(struct history *h)
{
	h->unused = 0;
}
