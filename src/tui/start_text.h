/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the start page says of a draft that was in use lately, and of one that was not saved. */
#ifndef KONSORT_TUI_START_TEXT_H
#define KONSORT_TUI_START_TEXT_H

#include "base/str.h"
#include "wizard/host.h"

/* Adds acronym and title, else the name of the file.  Not cleaned. */
void start_add_name(const struct recent *r, struct str *out);
/* Adds the path of a file that was not looked into, what is the matter with it, or what it
 * holds: as much as goes into CELLS, but one part at least.  CALLS has the titles. */
void start_add_detail(const struct catalogue *calls, const struct recent *r, int cells,
                      struct str *out);

/* Of work that was not saved: its acronym or title, else the name of its file, or that there is
 * neither.  Not cleaned. */
void start_add_kept_name(const struct recovery *r, struct str *out);
/* The file, how long ago, and the computer where it is another one; or what is the matter with it: as
 * much as goes into CELLS. */
void start_add_kept_detail(const struct recovery *r, int cells, struct str *out);

#endif
