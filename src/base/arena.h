/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that is freed all at once: for what is loaded whole and never changed
 * afterwards (calls, a parsed file).  What an arena gives lives until
 * arena_free() or arena_reset(); it is zeroed and suits any type. */
#ifndef KONSORT_BASE_ARENA_H
#define KONSORT_BASE_ARENA_H

#include <stddef.h>

struct arena {
	struct arena_block *blocks;   /* newest first; NULL while empty */
};

#define ARENA_INIT { NULL }

void *arena_alloc(struct arena *a, size_t size);
char *arena_strndup(struct arena *a, const char *s, size_t n);
char *arena_strdup(struct arena *a, const char *s);
/* Forgets everything and keeps one block for the next use. */
void arena_reset(struct arena *a);
void arena_free(struct arena *a);

#endif
