/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes from a keyboard; the first chooses the charset. */
#include "fuzz/fuzz.h"

#include <stdlib.h>

#include "base/charset.h"
#include "base/typed.h"
#include "base/utf8.h"

static void start(uint8_t choice)
{
	static const char *const locales[] = {
		"C.UTF-8", "C", "xx_YY.ISO-8859-1", "xx_YY.ISO-8859-7", "xx_YY.EUC-JP", "xx_YY.SHIFT_JIS",
		"xx_YY.GB18030", "xx_YY.ISO-2022-JP", "xx_YY.UTF-16", "xx_YY.UTF-7", "xx_YY.no-such-charset",
		"xx_YY.BIG5-HKSCS", "xx_YY.TCVN",
	};
	setenv("LC_ALL", locales[choice % (sizeof locales / sizeof *locales)], 1);
	charset_start(true);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct typed t = { .n = 0 };
	struct str out = STR_INIT;
	enum typed_state before = TYPED_WHOLE;
	start(n ? bytes[0] : 0);
	for (size_t i = 1; i < n; i += before != TYPED_WRONG_BEFORE) {
		uint32_t code = 0;
		enum typed_state state = typed_byte(&t, bytes[i], &code);
		fuzz_must(state != TYPED_WRONG_BEFORE || before != TYPED_WRONG_BEFORE, "each byte is taken");
		fuzz_must(t.n < TYPED_BYTES, "no character has more bytes");
		if (state == TYPED_WHOLE)
			utf8_add(&out, code);
		before = state;
	}
	fuzz_must(utf8_valid(out.text, out.length, NULL), "what is typed is text");
	typed_free(&t);
	str_free(&out);
	return 0;
}
