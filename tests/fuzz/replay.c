/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a target over its corpus, and those that read YAML over the cases of the YAML test suite
 * too; or over the files of the directories given.  A line of TAP for each directory; where the
 * program ends badly the last comment says at which file.  libFuzzer has a main() of its own. */
#ifndef KONSORT_LIBFUZZER

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/xmem.h"
#include "fuzz/fuzz.h"

enum { SECONDS_MOST = 60 };   /* of one file; a net for what hangs */

static int is_name(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static void run(const char *name, const char *bytes, size_t n)
{
	/* a copy of just this size, so that whoever reads behind its end is seen */
	uint8_t *copy = xmalloc(n);
	memcpy(copy, bytes, n);
	printf("# %s\n", name);
	fflush(stdout);
	alarm(SECONDS_MOST);
	LLVMFuzzerTestOneInput(copy, n);
	alarm(0);
	free(copy);
}

static bool read_whole(const char *path, struct str *out)
{
	FILE *file = fopen(path, "rb");
	char some[65536];
	if (!file)
		return false;
	for (size_t n; (n = fread(some, 1, sizeof some, file)) > 0; )
		str_add_bytes(out, some, n);
	return fclose(file) == 0;
}

static int run_file(const char *path)
{
	struct str bytes = STR_INIT;
	bool good = read_whole(path, &bytes);
	if (good)
		run(path, bytes.text, bytes.length);
	str_free(&bytes);
	return good ? 1 : -1;
}

/* The case as the value of a key of a draft. */
static void run_inside(const char *name, const char *bytes, size_t n)
{
	struct str text = STR_INIT;
	str_add(&text, "konsort: 1\ncall: ssa-2020\nx:\n  ");
	for (size_t i = 0; i < n; i++) {
		str_add_char(&text, bytes[i]);
		if (bytes[i] == '\n' && i + 1 < n && bytes[i + 1] != '\n')
			str_add(&text, "  ");
	}
	run(name, text.text, text.length);
	str_free(&text);
}

/* Many cases in one file: a line "NAME LENGTH", so many bytes and a newline each. */
static int run_cases(const char *path)
{
	struct str all = STR_INIT;
	int done = 0;
	char name[32];
	size_t n;
	if (!read_whole(path, &all))
		return -1;
	for (const char *s = all.text, *body; sscanf(s, "%31s %zu", name, &n) == 2; s = body + n + 1) {
		body = s + strcspn(s, "\n") + 1;
		if (n >= all.length - (size_t)(body - all.text))
			break;
		run(name, body, n);
		run_inside(name, body, n);
		done++;
	}
	str_free(&all);
	return done;
}

/* How many files were run, -1 if one could not be. */
static int run_all(const char *path)
{
	struct dirent **names;
	int n = scandir(path, &names, is_name, alphasort), done = 0;
	for (int i = 0; i < n; i++) {
		struct str file = STR_INIT;
		str_addf(&file, "%s/%s", path, names[i]->d_name);
		int more = strcmp(names[i]->d_name, "cases") ? run_file(file.text) : run_cases(file.text);
		done = done < 0 || more < 0 ? -1 : done + more;
		str_free(&file);
		free(names[i]);
	}
	if (n >= 0)
		free(names);
	return done;
}

static int run_dirs(size_t n, const char *const *dirs)
{
	bool good = true;
	printf("1..%zu\n", n);
	for (size_t i = 0; i < n; i++) {
		int files = run_all(dirs[i]);
		const char *name = strrchr(dirs[i], '/');
		good &= files > 0;
		printf("%s %zu - %s: %d inputs\n", files > 0 ? "ok" : "not ok", i + 1,
		       name ? name + 1 : dirs[i], files);
	}
	return !good;
}

static int run_corpus(const char *target)
{
	const char *source = getenv("KONSORT_SRCDIR");
	struct str corpus = STR_INIT, suite = STR_INIT;
	str_addf(&corpus, "%s/tests/fuzz/corpus/%s", source ? source : ".", target);
	str_addf(&suite, "%s/tests/fixtures/yaml-suite", source ? source : ".");
	bool yaml = !strcmp(target, "draft") || !strcmp(target, "call") || !strcmp(target, "config");
	int status = run_dirs(yaml ? 2 : 1, (const char *const[]){ corpus.text, suite.text });
	str_free(&corpus);
	str_free(&suite);
	return status;
}

int main(int argc, char **argv)
{
	const char *name = strrchr(argv[0], '/');
	if (argc > 1)
		return run_dirs((size_t)argc - 1, (const char *const *)argv + 1);
	return run_corpus(name ? name + 1 : argv[0]);
}
#else
typedef int none;   /* C wants something in a file */
#endif
