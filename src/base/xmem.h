/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that cannot fail.  Every function ends the program with status 2 when
 * there is no memory left, so callers never test for NULL.  What they return is
 * the caller's, to be freed with free(). */
#ifndef KONSORT_BASE_XMEM_H
#define KONSORT_BASE_XMEM_H

#include <stddef.h>

/* Ends the program like that: for a library that says it got no memory. */
_Noreturn void xmem_out(void);

void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *old, size_t size);
/* As xrealloc() for COUNT elements of SIZE bytes; an overflow ends the program. */
void *xreallocarray(void *old, size_t count, size_t size);
char *xstrdup(const char *s);
/* The first N bytes of S, terminated. */
char *xstrndup(const char *s, size_t n);
/* Frees *OWNED and makes it a copy of S; S may point into *OWNED. */
void xstrset(char **owned, const char *s);

/* For the strings of structs of which most stay empty: an empty one takes no memory.
 * Set and free these with the two functions only; the first value is xlean_empty. */
extern char xlean_empty[1];
void xlean_set(char **owned, const char *s);
void xlean_free(char *s);

/* Makes room for one more element at the end of a growing array.  ARRAY is a
 * pointer variable, COUNT the elements in use, CAPACITY a size_t variable. */
#define XGROW(array, count, capacity) \
	((count) < (capacity) ? (void)0 : \
	 (void)((capacity) = (capacity) ? (capacity) * 2 : 8, \
	        (array) = xreallocarray((array), (capacity), sizeof *(array))))

#endif
