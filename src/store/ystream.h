/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A YAML file read in pieces, with all the strictness of ynode.h, so that a file of
 * any size costs the memory of one piece:
 *
 *	struct ystream *y = ystream_open(bytes, n, ds);
 *	for (struct ynode *v; y && (v = ystream_key(y)); )
 *		if (is_big_list(v))
 *			while ((item = ystream_item(y))) ...
 *		else if (ystream_load(y, v)) ...
 *	good = y && !ystream_failed(y);
 *	ystream_free(&y);
 */
#ifndef KONSORT_STORE_YSTREAM_H
#define KONSORT_STORE_YSTREAM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "store/ynode.h"

struct ystream;
/* Starts on the N bytes, which must outlive the stream.  The root must be a map.
 * NULL after an error. */
struct ystream *ystream_open(const char *bytes, size_t n, struct diags *ds);
void ystream_free(struct ystream **y);
/* Where the root map stands. */
const struct ynode *ystream_root(const struct ystream *y);
/* The value of the next key of the root; NULL behind the last or after an error.  Of
 * a list or map only the start was read.  What was left unread of the value before
 * is passed over.  The node lives until the stream is freed, but its children only
 * until the next call of ystream_key() or ystream_item(). */
struct ynode *ystream_key(struct ystream *y);
/* Reads the rest of the value that ystream_key() gave last. */
bool ystream_load(struct ystream *y, struct ynode *value);
/* The next item of the list that ystream_key() gave last, whole; NULL behind the last
 * or after an error.  It lives until the next call. */
struct ynode *ystream_item(struct ystream *y);
/* True after an error; it is in the diagnostics. */
bool ystream_failed(const struct ystream *y);
/* True if what was read so far holds a comment. */
bool ystream_has_comments(const struct ystream *y);

#endif
