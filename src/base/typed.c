/* SPDX-License-Identifier: GPL-3.0-or-later */
/* curses would do this in the charset of LC_CTYPE, and swallow what follows a byte that
 * means nothing there. */
#include "base/typed.h"

#include <errno.h>
#include <iconv.h>

#include "base/charset.h"
#include "base/utf8.h"

#define NO_CONVERTER ((void *)(iconv_t)-1)

static enum typed_state convert(struct typed *t, uint32_t *code)
{
	char *in = (char *)t->bytes, out[2 * TYPED_BYTES + 1], *to = out;
	size_t left = t->n, room = sizeof out - 1;
	iconv(t->converter, NULL, NULL, NULL, NULL);
	if (iconv(t->converter, &in, &left, &to, &room) == (size_t)-1)
		return errno == EINVAL && t->n < TYPED_BYTES ? TYPED_MORE :
		       t->n > 1 ? TYPED_WRONG_BEFORE : TYPED_WRONG;
	const char *text = out;
	*to = '\0';
	*code = utf8_read(&text);
	return TYPED_WHOLE;
}

enum typed_state typed_byte(struct typed *t, unsigned char byte, uint32_t *code)
{
	if (!t->n && byte < 0x80) {
		*code = byte;
		return TYPED_WHOLE;
	}
	if (!t->converter)
		t->converter = iconv_open("UTF-8", charset_typed());
	if (t->converter == NO_CONVERTER)
		return TYPED_WRONG;
	t->bytes[t->n++] = byte;
	enum typed_state state = convert(t, code);
	if (state != TYPED_MORE)
		t->n = 0;
	return state;
}

void typed_free(struct typed *t)
{
	if (t->converter && t->converter != NO_CONVERTER)
		iconv_close(t->converter);
	*t = (struct typed){ .n = 0 };
}
