/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes from a keyboard, one after the other, as characters: in the charset of the
 * terminal, which may be one that nothing can be shown in here. */
#ifndef KONSORT_BASE_TYPED_H
#define KONSORT_BASE_TYPED_H

#include <stddef.h>
#include <stdint.h>

enum { TYPED_BYTES = 8 };

/* The bytes of a character that is not whole yet; the first value is all zero. */
struct typed {
	unsigned char bytes[TYPED_BYTES];
	size_t n;
	void *converter;         /* from charset_typed(), opened when it is needed */
};

enum typed_state {
	TYPED_WHOLE,             /* *CODE is a character */
	TYPED_MORE,              /* there is more of it to come */
	TYPED_WRONG,             /* the byte means nothing */
	TYPED_WRONG_BEFORE,      /* those before it mean nothing; it is not taken: give it again */
};
enum typed_state typed_byte(struct typed *t, unsigned char byte, uint32_t *code);
void typed_free(struct typed *t);

#endif
