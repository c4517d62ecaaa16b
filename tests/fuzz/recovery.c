/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recovery files: any bytes, and any bytes as the body of a record whose checksum is right, as
 * nobody would hit upon that by chance. */
#include "fuzz/fuzz.h"

#include <inttypes.h>
#include <string.h>

#include "store/catalogue.h"
#include "store/draft_file.h"
#include "store/file.h"
#include "store/journal.h"

static void parse(const char *bytes, size_t n)
{
	struct journal_entry entry;
	const char *text = NULL;
	size_t length = 0;
	if (journal_parse(bytes, n, &entry, &text, &length)) {
		struct diags ds;
		struct draft *draft = NULL;
		diags_init(&ds, "");
		fuzz_must(text >= bytes && text + length <= bytes + n, "the draft is in the file");
		fuzz_must(entry.note.path && entry.note.step && entry.note.typed, "every string is one");
		fuzz_must(entry.note.spot.key < (entry.note.spot.partner < 0 ? DRAFT_KEY_END : PARTNER_KEY_END),
		          "the key is one");
		if (draft_read(text, length, &shipped_catalogue, NULL, &draft, NULL, &ds))
			fuzz_must_come_back(draft);
		draft_free(&draft);
		fuzz_tell(&ds);
	}
	journal_entry_free(&entry);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct str record = STR_INIT;
	const char *body = (const char *)bytes;
	parse(body, n);
	str_addf(&record, "konsort-recovery 1 %010zu %016" PRIx64 "\n", n, file_hash(body, n));
	str_add_bytes(&record, body, n);
	str_add_bytes(&record, body, n < 100 ? n : 100);   /* and a record that was cut off */
	parse(record.text, record.length);
	str_free(&record);
	return 0;
}
