/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charset by the locale, or by the name of a locale that is not installed. */
#include "base/charset.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/private_locale.h"

static char charset[40] = "ASCII";

static const char *environment(const char *name)
{
	const char *value = getenv(name);
	return value ? value : "";
}

/* The charset that the name of a locale ends in, "" for none. */
static const char *charset_suffix(const char *name)
{
	const char *dot = strchr(name, '.');
	return dot ? dot + 1 : "";
}

static bool is_utf8_name(const char *name)
{
	return !strcmp(name, "UTF-8") || !strcmp(name, "utf8") || !strcmp(name, "UTF8") ||
	       !strcmp(name, "utf-8");
}

static void set_charset(const char *name)
{
	size_t n = strcspn(name, "@");
	if (is_utf8_name(name) || !strncmp(name, "UTF-8@", 6))
		name = "UTF-8", n = 5;
	else if (!strcmp(name, "ANSI_X3.4-1968"))
		name = "ASCII", n = 5;
	if (n >= sizeof charset)
		n = sizeof charset - 1;
	memcpy(charset, name, n);
	charset[n] = '\0';
}

/* True for charsets in which ASCII is not one byte a character: no terminal's. */
static bool is_wide_charset(const char *name)
{
	return !strncmp(name, "UTF-16", 6) || !strncmp(name, "UTF-32", 6) ||
	       !strncmp(name, "UCS", 3) || !strncmp(name, "utf16", 5) || !strncmp(name, "utf32", 5);
}

void charset_start(bool on_terminal)
{
	const char *set = setlocale(LC_CTYPE, "");
	bool plain_c = set && (!strcmp(set, "C") || !strcmp(set, "POSIX"));
	const char *name = *environment("LC_ALL") ? environment("LC_ALL") :
		*environment("LC_CTYPE") ? environment("LC_CTYPE") : environment("LANG");
	if (set && !plain_c)
		set_charset(nl_langinfo(CODESET));
	else if (!set && *charset_suffix(name) && !is_wide_charset(charset_suffix(name)))
		set_charset(charset_suffix(name));
	else
		set_charset(on_terminal ? "UTF-8" : "ASCII");
	if (charset_is_utf8() && strcmp(nl_langinfo(CODESET), "UTF-8") != 0 &&
	    !setlocale(LC_CTYPE, "C.UTF-8"))
		private_locale_set(LC_CTYPE);
}

void charset_set_ascii(void)
{
	set_charset("ASCII");
}

const char *charset_name(void)
{
	return charset;
}

bool charset_is_utf8(void)
{
	return !strcmp(charset, "UTF-8");
}

const char *charset_shown(uint32_t code)
{
	(void)code;
	return NULL;
}

void charset_forget(void)
{
}
