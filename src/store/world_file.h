/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of countries (data/countries.yaml): codes, names and groups. */
#ifndef KONSORT_STORE_WORLD_FILE_H
#define KONSORT_STORE_WORLD_FILE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "core/country.h"
#include "store/text_sink.h"

/* The world of the N bytes, in ARENA; NULL after an error.  SINK, where not NULL, is
 * given every text to translate. */
const struct world *world_read(const char *bytes, size_t n, struct arena *arena,
                               const struct text_sink *sink, struct diags *ds);

#endif
