/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of drafts and what people are told of a finding, in English. */
#ifndef KONSORT_TESTS_TOLD_H
#define KONSORT_TESTS_TOLD_H

#include "core/call.h"

struct told_row {
	/* In the notation of make_draft.h; behind a bar another draft of the call. */
	const char *draft;
	const char *message;     /* mark, figures where there are some, and the sentence */
};

/* Judges each row's draft by the Lot and compares what is told of the finding ID, as
 * "! 5/8 3 more ...", in an assertion of cmocka that names the row. */
void told_rows(const struct call *call, const char *lot, const char *id,
               const struct told_row *rows, size_t n);
#define TOLD(call, lot, id, ...) \
	told_rows((call), (lot), (id), (const struct told_row[]){ __VA_ARGS__ }, \
	          sizeof((const struct told_row[]){ __VA_ARGS__ }) / sizeof(struct told_row))

#endif
