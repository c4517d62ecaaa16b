/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/scratch.h"

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char dir[4096];

static void fail(const char *what)
{
	perror(what);
	exit(99);
}

static int make_dir(const char *base)
{
	snprintf(dir, sizeof dir, "%s/konsort-test-XXXXXX", base);
	if (!mkdtemp(dir))
		fail(dir);
	return 0;
}

int scratch_setup(void **state)
{
	(void)state;
	const char *base = getenv("TMPDIR");
	return make_dir(base && *base ? base : "/tmp");
}

int scratch_setup_for_others(void **state)
{
	(void)state;
	return make_dir("/tmp");
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st;
	(void)at;
	return kind == FTW_DP ? rmdir(path) : unlink(path);
}

int scratch_teardown(void **state)
{
	(void)state;
	return nftw(dir, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

const char *scratch_dir(void)
{
	return dir;
}

static const char *join(const char *base, const char *name)
{
	static char paths[8][8192];
	static int next;
	char *path = paths[next++ % 8];
	snprintf(path, sizeof paths[0], "%s/%s", base, name);
	return path;
}

const char *scratch_path(const char *name)
{
	return join(dir, name);
}

void scratch_write(const char *name, const char *bytes, size_t n)
{
	FILE *f = fopen(scratch_path(name), "wb");
	if (!f || fwrite(bytes, 1, n, f) != n || fclose(f) != 0)
		fail(name);
	if (chmod(scratch_path(name), 0644) != 0)
		fail(name);
}

void scratch_text(const char *name, const char *text)
{
	scratch_write(name, text, strlen(text));
}

bool scratch_holds(const char *name, const char *text)
{
	size_t n;
	char *bytes = read_whole(scratch_path(name), &n);
	bool same = n == strlen(text) && memcmp(bytes, text, n) == 0;
	if (!same)
		fprintf(stderr, "'%s' holds:\n%s\n", name, bytes);
	free(bytes);
	return same;
}

size_t scratch_count(void)
{
	size_t n = 0;
	DIR *d = opendir(dir);
	if (!d)
		fail(dir);
	while (readdir(d))
		n++;
	closedir(d);
	return n - 2;
}

char *read_whole(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	if (!f)
		fail(path);
	size_t room = 1 << 16, length = 0;
	char *bytes = malloc(room);
	while (bytes) {
		length += fread(bytes + length, 1, room - length - 1, f);
		if (length < room - 1)
			break;
		bytes = realloc(bytes, room *= 2);
	}
	if (!bytes || ferror(f))
		fail(path);
	fclose(f);
	bytes[length] = '\0';
	if (n)
		*n = length;
	return bytes;
}

const char *source_path(const char *name)
{
	const char *base = getenv("KONSORT_SRCDIR");
	return join(base && *base ? base : ".", name);
}
