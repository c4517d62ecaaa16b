/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Examples are found beside the sources, wherever the tests were built. */
#include "support/example.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/xmem.h"
#include "store/catalogue.h"
#include "store/draft_file.h"

static void add_dir(struct str *path)
{
	const char *dir = getenv("KONSORT_SRCDIR");
	str_addf(path, "%s/data/examples", dir ? dir : ".");
}

static void read_bytes(const char *name, struct str *bytes)
{
	struct str path = STR_INIT;
	char buffer[4096];
	add_dir(&path);
	str_addf(&path, "/%s.yaml", name);
	FILE *f = fopen(path.text, "r");
	if (!f)
		fail_msg("cannot open %s", path.text);
	for (size_t n; (n = fread(buffer, 1, sizeof buffer, f)) > 0; )
		str_add_bytes(bytes, buffer, n);
	fclose(f);
	str_free(&path);
}

struct draft *example_read(const char *name, const char *call, struct str *bytes)
{
	const struct draft_options options = { call, NULL };
	struct str own = STR_INIT, *all = bytes ? bytes : &own;
	struct diags ds;
	struct draft *d = NULL;
	read_bytes(name, all);
	diags_init(&ds, name);
	assert_true(draft_read(all->text, all->length, &shipped_catalogue, &options, &d, NULL, &ds));
	assert_int_equal(ds.count, 0);
	diags_free(&ds);
	str_free(&own);
	return d;
}

size_t example_names(char *names[EXAMPLES_MOST])
{
	struct str path = STR_INIT;
	size_t n = 0;
	add_dir(&path);
	DIR *dir = opendir(path.text);
	if (!dir)
		fail_msg("cannot open %s", path.text);
	for (struct dirent *entry; (entry = readdir(dir)); ) {
		size_t length = strlen(entry->d_name);
		if (length < 6 || strcmp(entry->d_name + length - 5, ".yaml") != 0)
			continue;
		assert_true(n < EXAMPLES_MOST);
		names[n++] = xstrndup(entry->d_name, length - 5);
	}
	closedir(dir);
	str_free(&path);
	return n;
}
