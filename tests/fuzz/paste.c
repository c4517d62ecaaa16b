/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a spreadsheet: understood, added as partners, and none of it lost by a save. */
#include "fuzz/fuzz.h"

#include <stdlib.h>

#include "store/catalogue.h"
#include "support/make_draft.h"
#include "wizard/paste.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	char *text = fuzz_text(bytes, n);
	struct session *s = session_new(&shipped_catalogue,
		make_draft("ssa-2020", "2", "Alfa DK vet-provider applicant"));
	struct pasted p = PASTED_INIT;
	struct options_about about = session_about(s);
	paste_is_rows(text);
	paste_read(&p, text, &about);
	size_t at, ticked = paste_ticked(&p);
	fuzz_must(ticked <= p.n && p.n <= PASTED_MOST, "no more rows than there may be");
	paste_settle(&p, s->draft);
	fuzz_must(paste_add(&p, s, CHANGE_PASTE) <= ticked, "no more than was ticked");
	fuzz_must_come_back(s->draft);
	fuzz_judge(s->draft);
	while (session_undo(s, false, &at))
		;
	fuzz_must(s->draft->n_partners == 1, "undone is as before");
	paste_free(&p);
	session_free(&s);
	free(text);
	return 0;
}
