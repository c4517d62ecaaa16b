/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces of YAML as konsort writes it: ids plain, every other scalar double-quoted
 * on one line, lists of scalars in flow style, indent 2. */
#ifndef KONSORT_STORE_YEMIT_H
#define KONSORT_STORE_YEMIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "store/ynode.h"

/* True for small letters, digits and hyphens that do not begin with a hyphen. */
bool yemit_is_id(const char *s);
/* TEXT in double quotes; what is not safe to show goes out as an escape. */
void yemit_quoted(struct str *out, const char *text);
/* ID plain where it is one, else in double quotes. */
void yemit_id(struct str *out, const char *id);
/* INDENT spaces, the key and its colon, without a space behind it. */
void yemit_key(struct str *out, int indent, const char *key);
/* A member of a map as it was read, key and value, on lines of its own.  Scalars stay
 * plain where they were and can. */
void yemit_member(struct str *out, int indent, const struct ynode *member);

#endif
