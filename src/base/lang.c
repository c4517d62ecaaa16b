/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Languages by gettext, in locales that often have none.  glibc follows LANGUAGE
 * only where LC_MESSAGES is a real locale: neither C nor, from 2.39 on, any name
 * that begins with "C.".  So where the user's own locale is of that sort, the
 * system's C.UTF-8 is loaded under another name through a private directory with
 * one link.  Every step is verified by asking the catalogue for its language. */
#include "base/lang.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <utf8proc.h>

#include "base/build_dir.h"
#include "base/charset.h"
#include "base/private_locale.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xmem.h"

#define DOMAIN "konsort"
#define ISO_DOMAIN "iso_3166-1"
#ifndef LOCALEDIR
#define LOCALEDIR "/usr/local/share/locale"
#endif

struct language {
	const char *code, *name, *thousands;
};
static const struct language languages[] = {
	{ "en", "English", "," },
	{ "da", "Dansk", "." },
	{ "nl", "Nederlands", "." },
};
enum { LANGUAGES = sizeof languages / sizeof *languages };

static const struct language *current = &languages[0];
static const struct language *asked = &languages[0];
static const char *why = "";

/* glibc's counter that makes gettext look at LANGUAGE again */
extern int _nl_msg_cat_cntr;

const char *lang_text(const char *text)
{
	if (!*text || current == &languages[0])
		return text;
	return dgettext(DOMAIN, text);
}

const char *lang_plural(const char *one, const char *many, unsigned long n)
{
	if (current == &languages[0])
		return n == 1 ? one : many;
	return dngettext(DOMAIN, one, many, n);
}

/* The language that a word such as "da", "da_DK.UTF-8" or "da:en" asks for first. */
static const struct language *find_language(const char *word)
{
	for (; *word; word += strcspn(word, ":"), word += *word == ':') {
		size_t n = strcspn(word, "_.@:");
		for (int i = 0; i < LANGUAGES; i++)
			if (strlen(languages[i].code) == n && !strncmp(languages[i].code, word, n))
				return &languages[i];
	}
	return NULL;
}

static const char *environment(const char *name)
{
	const char *value = getenv(name);
	return value ? value : "";
}

/* The locale's name as the environment has it. */
static const char *locale_name(void)
{
	const char *names[] = { environment("LC_ALL"), environment("LC_MESSAGES"), environment("LANG") };
	for (int i = 0; i < 3; i++)
		if (*names[i])
			return names[i];
	return "";
}

static const struct language *choose_language(const char *wanted, const char *remembered)
{
	const char *words[] = { wanted ? wanted : "", environment("KONSORT_LANG"),
	                        remembered ? remembered : "", environment("LANGUAGE"), locale_name() };
	for (int i = 0; i < 5; i++) {
		const struct language *l = find_language(words[i]);
		if (l)
			return l;
	}
	return &languages[0];
}

static bool is_c_locale(const char *name)
{
	return !name || !strcmp(name, "C") || !strcmp(name, "POSIX") || !strncmp(name, "C.", 2);
}

/* True if gettext now speaks the language. */
static bool speaks(const struct language *l)
{
	struct str line = STR_INIT;
	str_addf(&line, "Language: %s\n", l->code);
	_nl_msg_cat_cntr++;
	const char *header = "";   /* no text for translators: hence not a literal below */
	bool yes = strstr(dgettext(DOMAIN, header), line.text) != NULL;
	str_free(&line);
	return yes;
}

static bool use_language(const struct language *l)
{
	why = "";
	if (l == &languages[0]) {
		current = l;
		setenv("LANGUAGE", l->code, 1);
		return true;
	}
	setenv("LANGUAGE", l->code, 1);
	bool real = !is_c_locale(setlocale(LC_MESSAGES, NULL));
	if ((real && speaks(l)) || (private_locale_set(LC_MESSAGES) && speaks(l)) ||
	    (setlocale(LC_MESSAGES, "C.UTF-8") && speaks(l))) {
		current = l;
		return true;
	}
	why = N_("its catalogue is not installed, or the system has no UTF-8 locale");
	setenv("LANGUAGE", current->code, 1);
	_nl_msg_cat_cntr++;
	return false;
}

/* Where catalogues lie: beside an uninstalled program, else where they were installed. */
static void find_catalogues(struct str *out)
{
	if (build_dir(out))
		str_add(out, "/locale");
	else
		str_add(out, LOCALEDIR);
}

bool lang_start(const char *wanted, const char *remembered, bool on_terminal)
{
	struct str catalogues = STR_INIT;
	find_catalogues(&catalogues);
	asked = choose_language(wanted, remembered);
	setlocale(LC_MESSAGES, "");
	charset_start(on_terminal);
	bindtextdomain(DOMAIN, catalogues.text);
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	bind_textdomain_codeset(ISO_DOMAIN, "UTF-8");
	bind_textdomain_codeset("libc", "UTF-8");   /* strerror() */
	str_free(&catalogues);
	bool known = !wanted || find_language(wanted);
	bool used = use_language(asked);
	why = known ? why : N_("konsort does not know this language");
	return known && used;
}

bool lang_set(const char *code)
{
	const struct language *l = find_language(code);
	if (l)
		return use_language(l);
	why = N_("konsort does not know this language");
	return false;
}

const char *lang_code(void)
{
	return current->code;
}

const char *lang_asked(void)
{
	return asked->code;
}

const char *lang_why(void)
{
	return why;
}

bool lang_exists(const char *code)
{
	return find_language(code) != NULL;
}

void lang_list_fill(struct lang_list *out)
{
	out->n = LANGUAGES;
	out->list = xcalloc(LANGUAGES, sizeof *out->list);
	for (size_t i = 0; i < LANGUAGES; i++) {
		snprintf(out->list[i].code, LANG_CODE_SIZE, "%s", languages[i].code);
		out->list[i].name = xstrdup(languages[i].name);
		out->list[i].why = "";
	}
}

void lang_list_free(struct lang_list *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->list[i].name);
	free(l->list);
	*l = (struct lang_list)LANG_LIST_INIT;
}

const char *lang_country(const char *english, const char *iso_names)
{
	const char *name = lang_text(english);
	if (name != english || current == &languages[0])
		return name;
	for (size_t n; *iso_names; iso_names += n + (iso_names[n] == ';')) {
		n = strcspn(iso_names, ";");
		char one[100];
		if (n >= sizeof one)
			continue;
		memcpy(one, iso_names, n);
		one[n] = '\0';
		const char *found = dgettext(ISO_DOMAIN, one);
		if (found != one)
			return found;
	}
	return english;
}

const char *lang_number(char buffer[LANG_NUMBER_SIZE], long long n)
{
	unsigned long long rest = n < 0 ? 0 - (unsigned long long)n : (unsigned long long)n;
	char digits[LANG_NUMBER_SIZE];
	size_t at = sizeof digits, length;
	digits[--at] = '\0';
	for (int count = 0; count == 0 || rest > 0; count++, rest /= 10) {
		if (count > 0 && count % 3 == 0)
			digits[--at] = *current->thousands;
		digits[--at] = (char)('0' + rest % 10);
	}
	if (n < 0)
		digits[--at] = '-';
	length = sizeof digits - at;
	memcpy(buffer, digits + at, length);
	return buffer;
}

/* Danish letters behind z, and their Swedish twins; 0 for any other. */
static char danish_rank(uint32_t code)
{
	switch (code) {
	case 0xE6: case 0xC6: case 0xE4: case 0xC4: return '{';   /* æ ä */
	case 0xF8: case 0xD8: case 0xF6: case 0xD6: return '|';   /* ø ö */
	case 0xE5: case 0xC5: return '}';                         /* å */
	}
	return 0;
}

void lang_sort_key(struct str *out, const char *name)
{
	/* composed first, so that å is one letter however it was typed */
	char *composed = (char *)utf8proc_NFC((const utf8proc_uint8_t *)name);
	bool danish = !strcmp(current->code, "da");
	for (const char *s = composed ? composed : name, *at = s; *s; at = s) {
		uint32_t code = utf8_read(&s);
		char rank = danish_rank(code);
		if (danish && rank) {
			str_add_char(out, rank);
			continue;
		}
		if (code == 0x132 || code == 0x133) {   /* the ligature of ij */
			str_add(out, "ij");
			continue;
		}
		char *letter = xstrndup(at, (size_t)(s - at));
		if (utf8_is_space((unsigned char)*letter))
			str_add_char(out, ' ');
		utf8_fold(out, letter);
		free(letter);
	}
	free(composed);
}

int lang_compare(const char *a, const char *b)
{
	struct str ka = STR_INIT, kb = STR_INIT;
	lang_sort_key(&ka, a);
	lang_sort_key(&kb, b);
	int order = strcmp(ka.text, kb.text);
	str_free(&ka);
	str_free(&kb);
	return order ? order : strcmp(a, b);
}
