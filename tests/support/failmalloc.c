/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preloaded: allocation FAIL_AT (from 1) gives NULL, with FAIL_FOREVER all behind it too.  What the
 * loader takes before the program begins is neither counted nor failed.  With FAIL_COUNT a line
 * "allocations N" goes to standard error at the end. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static long seen, fail_at;
static int started, for_ever;

__attribute__((constructor)) static void start(void)
{
	const char *at = getenv("FAIL_AT");
	fail_at = at ? strtol(at, NULL, 10) : 0;
	for_ever = getenv("FAIL_FOREVER") != NULL;
	started = 1;
}

__attribute__((destructor)) static void report(void)
{
	char line[64];
	if (!getenv("FAIL_COUNT"))
		return;
	int n = snprintf(line, sizeof line, "allocations %ld\n", seen);
	if (write(STDERR_FILENO, line, (size_t)n) < 0)
		_exit(99);
}

static int fails(void)
{
	if (!started)
		return 0;
	seen++;
	if (!fail_at || (seen != fail_at && !(for_ever && seen > fail_at)))
		return 0;
	errno = ENOMEM;
	return 1;
}

void *malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
	return fails() ? NULL : __libc_realloc(old, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
	return fails() ? NULL : __libc_memalign(alignment, size);
}
