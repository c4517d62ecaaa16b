/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing one value in a YAML file that people wrote: every other byte stays, comments,
 * order and quotes included. */
#ifndef KONSORT_STORE_YEDIT_H
#define KONSORT_STORE_YEDIT_H

#include <stdbool.h>

#include "base/str.h"

/* Gives the member KEY (small letters and hyphens) of the map that the YAML text BYTES is the
 * value VALUE: in the place of its value, or on a line of its own at the end.  A text of
 * nothing but comments is an empty map.  False and unchanged where that cannot be done, as
 * the value is a list, a map or in several lines, or the text is no such map. */
bool yedit_set(struct str *bytes, const char *key, const char *value);

#endif
