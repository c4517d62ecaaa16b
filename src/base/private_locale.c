/* SPDX-License-Identifier: GPL-3.0-or-later */
/* LOCPATH is lent to the C library for the one call. */
#include "base/private_locale.h"

#include <locale.h>
#include <stdlib.h>

#include "base/build_dir.h"
#include "base/str.h"
#include "base/xmem.h"

#define LINK_NAME "konsort.utf8"
#ifndef CHARSETDIR
#define CHARSETDIR "/usr/local/lib/konsort/locale"
#endif

bool private_locale_set(int category)
{
	struct str dir = STR_INIT;
	const char *now = getenv("LOCPATH");
	char *before = now ? xstrdup(now) : NULL;
	if (build_dir(&dir))
		str_add(&dir, "/charset");
	else
		str_add(&dir, CHARSETDIR);
	setenv("LOCPATH", dir.text, 1);
	bool set = setlocale(category, LINK_NAME) != NULL;
	if (before)
		setenv("LOCPATH", before, 1);
	else
		unsetenv("LOCPATH");
	free(before);
	str_free(&dir);
	return set;
}
