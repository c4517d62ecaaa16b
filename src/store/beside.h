/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of files that konsort makes beside a draft: hidden, of the draft's name and an ending,
 * and never longer than a name may be. */
#ifndef KONSORT_STORE_BESIDE_H
#define KONSORT_STORE_BESIDE_H

#include <stddef.h>

#include "base/str.h"

/* Adds NAME; of one of more than MOST bytes (at least 24) its beginning, cut at a character, with a
 * hash of the whole behind it. */
void beside_add_cut(struct str *out, const char *name, size_t most);
/* Adds ".NAME" and END, NAME cut so that both fit into a name. */
void beside_name(struct str *out, const char *name, const char *end);

#endif
