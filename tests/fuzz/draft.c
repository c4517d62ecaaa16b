/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts: read or refused; what is read comes back from what is written, is judged and told. */
#include "fuzz/fuzz.h"

#include "store/catalogue.h"
#include "store/draft_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct diags ds;
	struct draft *draft = NULL;
	struct draft_origin origin;
	diags_init(&ds, "draft.yaml");
	bool read = draft_read((const char *)bytes, n, &shipped_catalogue, NULL, &draft, &origin, &ds);
	fuzz_must(read == (ds.errors == 0) && read == (draft != NULL), "a draft or an error");
	for (size_t i = 0; i < ds.count; i++)
		fuzz_must(ds.list[i].line && ds.list[i].column, "each error has its place");
	if (draft) {
		fuzz_must_come_back(draft);
		fuzz_judge(draft);
	}
	fuzz_tell(&ds);
	draft_free(&draft);
	draft_origin_free(&origin);
	return 0;
}
