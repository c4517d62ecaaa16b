/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of drafts and what must be found.  A finding is written in one line:
 *
 *   [advice: ]STATE[ HAVE/NEED][ at POSITION...][ (SOURCE FIGURE STATE)...]
 *
 * a figure that is null is "-", positions count from 0, the brackets are claims that
 * give another state; "none" is no such finding.  "unmet 2/8", "advice: undecided",
 * "undecided 3/-", "unmet 2/1 at 0 3", "met 4/4 (002 12 unmet)". */
#ifndef KONSORT_TESTS_JUDGED_H
#define KONSORT_TESTS_JUDGED_H

#include "core/evaluate.h"

struct judged_row {
	/* In the notation of make_draft.h; behind a first bar stand the other drafts, each
	 * behind a bar.  Without a bar other drafts are not looked at. */
	const char *draft;
	const char *finding;     /* what must be found */
};

/* F in that notation ("none" for NULL); the caller's to free(). */
char *judged_text(const struct evaluation *e, const struct finding *f);
/* All findings that are not plainly met: "lot unmet; countries unmet 2/8"; the caller's to
 * free(). */
char *judged_all(const struct evaluation *e);
/* Judges each row's draft by the Lot and compares its finding ID, in an assertion of
 * cmocka that names the row. */
void judged_rows(const struct call *call, const char *lot, const char *id,
                 const struct judged_row *rows, size_t n);
#define JUDGED(call, lot, id, ...) \
	judged_rows((call), (lot), (id), (const struct judged_row[]){ __VA_ARGS__ }, \
	            sizeof((const struct judged_row[]){ __VA_ARGS__ }) / sizeof(struct judged_row))

#endif
