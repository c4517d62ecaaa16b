/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of steps and of drafts in use lately. */
#include "fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/xmem.h"
#include "store/steps.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct id_list recent = { 0 };
	struct str step = STR_INIT;
	setenv("XDG_STATE_HOME", fuzz_path(""), 1);
	mkdir(fuzz_path("konsort"), 0700);
	fuzz_put("draft.yaml", (const uint8_t *)"", 0);
	fuzz_put("konsort/steps", bytes, n);
	char *draft = xstrdup(fuzz_path("draft.yaml"));
	steps_recent(&recent, 10);
	fuzz_must(recent.n <= 10, "no more than asked for");
	steps_recall(draft, &step);
	steps_remember(draft, "partners");
	fuzz_must(steps_recall(draft, &step) && !strcmp(step.text, "partners"), "what is kept is known");
	steps_remember(draft, "");
	fuzz_must(steps_recall(draft, &step) && !strcmp(step.text, "partners"), "and stays so");
	id_list_free(&recent);
	str_free(&step);
	free(draft);
	return 0;
}
