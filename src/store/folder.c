/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of a directory are read by scandir(), with a filter and an order of our own,
 * as alphasort() would follow the locale. */
#include "store/folder.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/xmem.h"

static bool ends_in(const char *name, const char *end)
{
	size_t n = strlen(name), m = strlen(end);
	return n > m && strcmp(name + n - m, end) == 0;
}

static int is_wanted(const struct dirent *entry)
{
	const char *name = entry->d_name;
	return *name != '.' && (ends_in(name, ".yaml") || ends_in(name, ".yml"));
}

static int compare_names(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static char **names_of(const char *dir, int (*filter)(const struct dirent *), size_t *n)
{
	struct dirent **entries;
	int count = scandir(dir, &entries, filter, compare_names);
	if (count < 0)
		return NULL;
	char **names = xcalloc((size_t)count + 1, sizeof *names);
	for (int i = 0; i < count; i++) {
		names[i] = xstrdup(entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	*n = (size_t)count;
	return names;
}

char **folder_names(const char *dir, size_t *n)
{
	return names_of(dir, is_wanted, n);
}

static int is_shown(const struct dirent *entry)
{
	return *entry->d_name != '.';
}

static bool is_directory(const char *dir, const char *name)
{
	struct str path = STR_INIT;
	struct stat st;
	folder_path(&path, dir, name);
	bool is = stat(path.text, &st) == 0 && S_ISDIR(st.st_mode);
	str_free(&path);
	return is;
}

char **folder_dirs(const char *dir, size_t *n)
{
	size_t all, kept = 0;
	char **names = names_of(dir, is_shown, &all);
	for (size_t i = 0; names && i < all; i++) {
		if (is_directory(dir, names[i]))
			names[kept++] = names[i];
		else
			free(names[i]);
	}
	*n = names ? kept : 0;
	return names;
}

void folder_free(char **names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		free(names[i]);
	free(names);
}

void folder_path(struct str *out, const char *dir, const char *name)
{
	size_t n = strlen(dir);
	str_clear(out);
	if (strcmp(dir, ".") != 0) {
		str_add(out, dir);
		str_add(out, n > 0 && dir[n - 1] == '/' ? "" : "/");
	}
	str_add(out, name);
}
