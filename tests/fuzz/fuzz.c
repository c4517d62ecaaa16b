/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz/fuzz.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "base/xmem.h"
#include "core/evaluate.h"
#include "report/diag_text.h"
#include "report/json.h"
#include "report/text.h"
#include "store/catalogue.h"
#include "store/draft_file.h"

void fuzz_must(bool kept, const char *what)
{
	if (kept)
		return;
	fprintf(stderr, "broken: %s\n", what);
	abort();
}

void fuzz_must_be_clean(const char *text)
{
	struct str line = STR_INIT;
	for (const char *end; *text; text = end + (*end != '\0')) {
		end = text + strcspn(text, "\n");
		str_clear(&line);
		str_add_bytes(&line, text, (size_t)(end - text));
		fuzz_must(!utf8_needs_cleaning(line.text), "what is shown is clean");
	}
	str_free(&line);
}

void fuzz_tell(struct diags *ds)
{
	struct str line = STR_INIT;
	for (size_t i = 0; i < ds->count; i++) {
		str_clear(&line);
		diag_line(&line, &ds->list[i]);
		fuzz_must_be_clean(line.text);
	}
	fuzz_must(ds->errors <= DIAG_MOST_PER_FILE, "no more errors than can be read");
	str_free(&line);
	diags_free(ds);
}

/* --- drafts ----------------------------------------------------------------------- */

void fuzz_must_come_back(const struct draft *draft)
{
	struct str first = STR_INIT, second = STR_INIT;
	struct draft *again = NULL;
	struct diags ds;
	diags_init(&ds, "");
	draft_write(&first, draft, &shipped_catalogue);
	bool read = draft_read(first.text, first.length, &shipped_catalogue, NULL, &again, NULL, &ds);
	fuzz_must(read, "what was written can be read");
	fuzz_must(draft_equal(draft, again), "what was written says the same");
	draft_write(&second, again, &shipped_catalogue);
	fuzz_must(!strcmp(first.text, second.text), "a draft is written in one way only");
	fuzz_must_be_clean(first.text);
	draft_free(&again);
	diags_free(&ds);
	str_free(&first);
	str_free(&second);
}

void fuzz_judge(const struct draft *draft)
{
	static struct evaluation e;
	const struct call *call = catalogue_call(&shipped_catalogue, draft->call);
	struct str text = STR_INIT;
	if (!call)
		return;
	evaluate(&e, call, call_lot(call, draft->lot), draft, NULL, 0);
	struct report r = { shipped_catalogue.world, draft, &e };
	check_text(&text, &r, "draft.yaml", (struct day){ 2020, 1, 15 }, (struct text_style){ .width = 80 });
	fuzz_must_be_clean(text.text);
	str_clear(&text);
	json_text(&text, json_check("draft.yaml", &r));
	fuzz_must_be_clean(text.text);
	str_free(&text);
}

/* --- files ------------------------------------------------------------------------ */

static char directory[4096];

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *where)
{
	(void)st;
	(void)kind;
	(void)where;
	return remove(path);
}

static void remove_directory(void)
{
	nftw(directory, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

const char *fuzz_path(const char *name)
{
	static char path[sizeof directory + 100];
	const char *place = getenv("TMPDIR");
	if (!*directory) {
		snprintf(directory, sizeof directory, "%s/konsort-fuzz.XXXXXX", place ? place : "/tmp");
		fuzz_must(mkdtemp(directory) != NULL, "there is room for files");
		atexit(remove_directory);
	}
	snprintf(path, sizeof path, "%s/%s", directory, name);
	return path;
}

void fuzz_put(const char *name, const uint8_t *bytes, size_t n)
{
	FILE *file = fopen(fuzz_path(name), "wb");
	fuzz_must(file && fwrite(bytes, 1, n, file) == n && fclose(file) == 0, "there is room for files");
}

char *fuzz_text(const uint8_t *bytes, size_t n)
{
	return xstrndup((const char *)bytes, n);
}
