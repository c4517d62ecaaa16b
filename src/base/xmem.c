/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Allocation that ends the program in an orderly way when memory runs out.
 * exit() and not abort(): the terminal gives itself back in an atexit handler. */
#include "base/xmem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void xmem_out(void)
{
	static const char message[] = "konsort: out of memory\n";
	/* Nothing can be done where even this cannot be written. */
	if (write(STDERR_FILENO, message, sizeof message - 1) < 0)
		_exit(2);
	exit(2);
}

static void *have(void *p)
{
	if (!p)
		xmem_out();
	return p;
}

void *xmalloc(size_t size)
{
	return have(malloc(size ? size : 1));
}

void *xcalloc(size_t count, size_t size)
{
	return have(calloc(count ? count : 1, size ? size : 1));
}

void *xrealloc(void *old, size_t size)
{
	return have(realloc(old, size ? size : 1));
}

void *xreallocarray(void *old, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		xmem_out();
	return xrealloc(old, count * size);
}

char *xstrdup(const char *s)
{
	return xstrndup(s, strlen(s));
}

char *xstrndup(const char *s, size_t n)
{
	char *copy = xmalloc(n + 1);
	memcpy(copy, s, n);
	copy[n] = '\0';
	return copy;
}

char xlean_empty[1];   /* never written to */

void xlean_set(char **owned, const char *s)
{
	char *old = *owned;
	*owned = *s ? xstrdup(s) : xlean_empty;
	xlean_free(old);
}

void xlean_free(char *s)
{
	if (s != xlean_empty)
		free(s);
}

void xstrset(char **owned, const char *s)
{
	char *old = *owned;
	*owned = xstrdup(s);
	free(old);
}
