/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compiled catalogues: what is not refused can be asked for texts. */
#include "fuzz/fuzz.h"

#include "base/mo.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static const char *const texts[] = { "", "Denmark", "%1 month", "zzz" };
	struct mo mo;
	fuzz_put("konsort.mo", bytes, n);
	enum mo_state state = mo_open(&mo, fuzz_path("konsort.mo"), "da");
	fuzz_must(state != MO_MISSING, "a file that is there is found");
	for (size_t i = 0; state == MO_GOOD && i < sizeof texts / sizeof *texts; i++) {
		const char *text = mo_text(&mo, texts[i]);
		fuzz_must(!text || *text == '\0' || i == 0 || !utf8_needs_cleaning(text), "texts are clean");
	}
	mo_close(&mo);
	return 0;
}
