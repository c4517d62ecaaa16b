/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Remembers at which step of the dialogue a draft was left, so that opening it again
 * goes on there, and which drafts were opened or saved lately.  A convenience: nothing is the
 * worse for it where that fails. */
#ifndef KONSORT_STORE_STEPS_H
#define KONSORT_STORE_STEPS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "core/draft_lists.h"

enum { STEPS_MOST = 200 };

/* Remembers STEP, a word of small letters, digits and hyphens, for the draft at PATH,
 * which must exist; STEP "": it is in use now, and its step stays the one that is known.  The
 * drafts in use longest ago are forgotten beyond STEPS_MOST.  False, with errno, where that cannot be
 * kept (ENOENT: there is no home directory either). */
bool steps_remember(const char *path, const char *step);
/* Puts the step of the draft at PATH into OUT; false and OUT empty if none is known. */
bool steps_recall(const char *path, struct str *out);
/* Adds the absolute paths of the MOST drafts to PATHS that were in use last, the last one
 * first.  Those that are no files any more are passed over. */
void steps_recent(struct id_list *paths, size_t most);

#endif
