/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of blocks; a request that does not fit gets a block of its own size. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xmem.h"

struct arena_block {
	struct arena_block *next;
	size_t used, size;
	alignas(max_align_t) unsigned char bytes[];
};

enum { BLOCK_SIZE = 8000, ALIGNMENT = alignof(max_align_t) };

static struct arena_block *add_block(struct arena *a, size_t size)
{
	struct arena_block *b = xmalloc(sizeof *b + size);
	*b = (struct arena_block){ .next = a->blocks, .size = size };
	a->blocks = b;
	return b;
}

void *arena_alloc(struct arena *a, size_t size)
{
	size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	struct arena_block *b = a->blocks;
	if (!b || b->size - b->used < size)
		b = add_block(a, size > BLOCK_SIZE ? size : BLOCK_SIZE);
	void *p = b->bytes + b->used;
	b->used += size;
	return memset(p, 0, size);
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *copy = arena_alloc(a, n + 1);
	memcpy(copy, s, n);
	return copy;
}

char *arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

void arena_reset(struct arena *a)
{
	if (!a->blocks)
		return;
	struct arena rest = { a->blocks->next };
	a->blocks->next = NULL;
	a->blocks->used = 0;
	arena_free(&rest);
}

void arena_free(struct arena *a)
{
	for (struct arena_block *b = a->blocks, *next; b; b = next) {
		next = b->next;
		free(b);
	}
	a->blocks = NULL;
}
