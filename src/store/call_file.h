/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A call file (data/calls/ID.yaml), read and checked hard: what is wrong in it is told
 * with line and column, and nothing of a wrong file is used. */
#ifndef KONSORT_STORE_CALL_FILE_H
#define KONSORT_STORE_CALL_FILE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "core/call.h"
#include "store/text_sink.h"

struct shape;
/* What a call file looks like; for the schema. */
extern const struct shape shape_call;

/* The call of the N bytes, in ARENA, which also must hold WORLD or be outlived by it;
 * NULL after errors, DIAG_MOST_PER_FILE at most, in the file's order.  SINK may be
 * NULL. */
const struct call *call_read(const char *bytes, size_t n, const struct world *world,
                             struct arena *arena, const struct text_sink *sink, struct diags *ds);

#endif
