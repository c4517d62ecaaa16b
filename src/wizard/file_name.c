/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name offered for a draft: its acronym in letters that every file system takes, and
 * its call. */
#include "wizard/file_name.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || c == '.';
}

/* Adds the acronym as part of a file name: letters without marks, blanks as hyphens. */
static void add_safe(struct str *out, const char *acronym)
{
	for (size_t at = 0, next; acronym[at]; at = next) {
		next = utf8_next(acronym, at);
		struct str one = STR_INIT;
		str_add_bytes(&one, acronym + at, next - at);
		bool plain = one.length == 1 && is_plain(acronym[at]) && (acronym[at] != '.' || out->length);
		if (plain)
			str_add(out, one.text);
		else
			utf8_fold(out, one.text);
		bool gap = one.length == 1 && (acronym[at] == ' ' || acronym[at] == '-' || acronym[at] == '/');
		if (gap && out->length && out->text[out->length - 1] != '-')
			str_add_char(out, '-');
		str_free(&one);
	}
	/* a name may be of other letters that no fold makes plain: they stay */
	while (out->length && out->text[out->length - 1] == '-')
		str_cut(out, out->length - 1);
	str_cut(out, utf8_fit(out->text, 60, NULL));
}

void file_name_offered(struct str *out, const struct draft *draft)
{
	struct str name = STR_INIT;
	add_safe(&name, draft->acronym);
	if (!name.length)
		str_add(&name, "draft");
	str_add(out, name.text);
	str_add(out, "-");
	str_add(out, draft->call);
	str_add(out, ".yaml");
	str_free(&name);
}

void file_name_elsewhere(struct str *out, const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	const char *home = getenv("HOME");
	struct str there = STR_INIT;
	if (home && *home == '/')
		str_addf(&there, "%s%s%s", home, home[strlen(home) - 1] == '/' ? "" : "/", name);
	if (there.length && strcmp(there.text, path) != 0)
		str_add(out, there.text);
	else
		str_add(out, name);
	str_free(&there);
}
