/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a lock, which anybody may have written. */
#include "fuzz/fuzz.h"

#include <string.h>

#include "store/owner.h"

static bool same(const struct owner *a, const struct owner *b)
{
	return !strcmp(a->user, b->user) && !strcmp(a->host, b->host) && !strcmp(a->boot, b->boot) &&
	       a->pid == b->pid && a->start == b->start && a->since == b->since;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct owner owner, again;
	struct str text = STR_INIT;
	bool good = owner_read(&owner, (const char *)bytes, n);
	fuzz_must(owner.user && owner.host && owner.boot, "every string is one");
	if (good) {
		fuzz_must(n <= OWNER_MOST_BYTES, "no longer than it may be");
		owner_state(&owner);
		owner_write(&text, &owner);
		fuzz_must(owner_read(&again, text.text, text.length) && same(&owner, &again),
		          "what was written is read");
		owner_free(&again);
	}
	str_free(&text);
	owner_free(&owner);
	return 0;
}
