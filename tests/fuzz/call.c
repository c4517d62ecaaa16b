/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Call files: read or refused; a call that is read is explained, and a draft judged by it. */
#include "fuzz/fuzz.h"

#include "core/evaluate.h"
#include "report/text.h"
#include "store/call_file.h"
#include "store/catalogue.h"
#include "support/make_draft.h"

static void judge(const struct call *call, const struct lot *lot)
{
	static struct evaluation e;
	struct str text = STR_INIT;
	struct draft *draft = make_draft(call->id, lot ? lot->id : "",
		"@sector rail; @duration 36; Alfa DK vet-provider applicant; Bravo SE company full; "
		"Charlie DE chamber full; Alfa DK company associated");
	evaluate(&e, call, lot, draft, NULL, 0);
	struct report r = { shipped_catalogue.world, draft, &e };
	check_text(&text, &r, "draft.yaml", (struct day){ 2020, 1, 15 }, (struct text_style){ .width = 80 });
	fuzz_must_be_clean(text.text);
	str_free(&text);
	draft_free(&draft);
}

static void explain(const struct call *call)
{
	struct str text = STR_INIT;
	explain_text(&text, call, NULL, (struct day){ 2020, 1, 15 }, (struct text_style){ .width = 80 });
	fuzz_must_be_clean(text.text);
	str_free(&text);
	judge(call, NULL);
	for (size_t i = 0; i < call->n_lots; i++)
		judge(call, &call->lots[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena arena = ARENA_INIT;
	struct diags ds;
	diags_init(&ds, "call.yaml");
	const struct call *call = call_read((const char *)bytes, n, shipped_catalogue.world, &arena,
	                                    NULL, &ds);
	fuzz_must((call != NULL) == (ds.errors == 0), "a call or an error");
	for (size_t i = 0; i < ds.count; i++)
		fuzz_must(ds.list[i].line && ds.list[i].column, "each error has its place");
	if (call)
		explain(call);
	fuzz_tell(&ds);
	arena_free(&arena);
	return 0;
}
