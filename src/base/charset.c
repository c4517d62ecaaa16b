/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charset by the locale, or by the name of a locale that is not installed; and what
 * stands for the characters it lacks. */
#include "base/charset.h"

#include <iconv.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "base/lang.h"
#include "base/lang_word.h"
#include "base/private_locale.h"
#include "base/utf8.h"

enum { BYTES_MOST = 16, SHOWN_SIZE = 12, CACHE = 64 };
#define NO_CONVERTER ((iconv_t)-1)

/* Text inside is UTF-8: nothing to do for a terminal of it, which is what counts until
 * charset_start(). */
static enum { UTF8, ASCII, OTHER } kind = UTF8;
static char charset[40] = "UTF-8", typed[40] = "UTF-8";
static iconv_t converter = NO_CONVERTER;    /* to it, while KIND is OTHER */
static iconv_t to_ascii = NO_CONVERTER;     /* with the letters of TABLES; once opened they stay */
static locale_t tables;

static struct {
	uint32_t code;         /* 0: the place is empty */
	bool stands;           /* for itself */
	char text[SHOWN_SIZE];
} cache[CACHE];

bool charset_is_utf8(void)
{
	return kind == UTF8;
}

const char *charset_name(void)
{
	return charset;
}

const char *charset_typed(void)
{
	return typed;
}

void charset_forget(void)
{
	memset(cache, 0, sizeof cache);
}

/* --- choosing it ------------------------------------------------------------------ */

/* Puts CODE into OUT as bytes of the charset, back in its first shift; how many, 0 if it
 * cannot be said. */
static size_t encode(uint32_t code, char out[BYTES_MOST])
{
	unsigned char bytes[4];
	size_t left = (size_t)utf8proc_encode_char((utf8proc_int32_t)code, bytes), room = BYTES_MOST;
	char *in = (char *)bytes, *to = out;
	if (iconv(converter, &in, &left, &to, &room) != 0 ||
	    iconv(converter, NULL, NULL, &to, &room) == (size_t)-1) {
		iconv(converter, NULL, NULL, NULL, NULL);
		return 0;
	}
	return BYTES_MOST - room;
}

/* ASCII is what one knows it as: a byte a character, each its own. */
static bool has_ascii(void)
{
	char bytes[BYTES_MOST];
	for (uint32_t c = ' '; c < 0x7F; c++)
		if (encode(c, bytes) != 1 || bytes[0] != (char)c)
			return false;
	return true;
}

static void be(int of_kind, const char *name, size_t n)
{
	if (converter != NO_CONVERTER && of_kind != OTHER) {
		iconv_close(converter);
		converter = NO_CONVERTER;
	}
	kind = of_kind;
	memcpy(charset, name, n);
	charset[n] = '\0';
	charset_forget();
}

void charset_set_ascii(void)
{
	be(ASCII, "ASCII", 5);
}

/* A charset that is neither, if the C library knows it; what it does not know, or what is
 * no terminal's, is ASCII. */
static void set_other(const char *name)
{
	size_t n = strcspn(name, "@");
	charset_set_ascii();
	if (n == 0 || n >= sizeof charset || strcspn(name, "/,") < n)
		return;
	be(OTHER, name, n);
	converter = iconv_open(charset, "UTF-8");
	if (converter == NO_CONVERTER || !has_ascii())
		charset_set_ascii();
}

static void set_charset(const char *name)
{
	static const char *const utf8_names[] = { "UTF-8", "utf8", "UTF8", "utf-8" };
	size_t n = strcspn(name, "@");
	for (size_t i = 0; i < sizeof utf8_names / sizeof *utf8_names; i++)
		if (strlen(utf8_names[i]) == n && !strncmp(name, utf8_names[i], n)) {
			be(UTF8, "UTF-8", 5);
			return;
		}
	if (!strcmp(name, "ANSI_X3.4-1968"))
		charset_set_ascii();
	else
		set_other(name);
}

/* The charset that the name of the locale ends in, "" for none. */
static const char *charset_suffix(void)
{
	const char *dot = strchr(lang_word_locale("LC_CTYPE"), '.');
	return dot ? dot + 1 : "";
}

/* curses writes what LC_CTYPE can say and no more. */
static bool curses_agrees(void)
{
	return kind == ASCII || !strcmp(nl_langinfo(CODESET), charset);
}

void charset_start(bool on_terminal)
{
	const char *set = setlocale(LC_CTYPE, "");
	bool plain_c = set && (!strcmp(set, "C") || !strcmp(set, "POSIX"));
	if (set && !plain_c)
		set_charset(nl_langinfo(CODESET));
	else if (!set && *charset_suffix())
		set_charset(charset_suffix());
	else
		set_charset(on_terminal ? "UTF-8" : "ASCII");
	memcpy(typed, charset, sizeof typed);
	if (kind == UTF8 && !curses_agrees() && !setlocale(LC_CTYPE, "C.UTF-8"))
		private_locale_set(LC_CTYPE);
	if (on_terminal && !curses_agrees())
		charset_set_ascii();
}

/* --- what stands for a character ---------------------------------------------------- */

static bool is_mark(uint32_t code)
{
	int c = (int)utf8proc_category((utf8proc_int32_t)code);
	return c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_ME || c == UTF8PROC_CATEGORY_MC;
}

static bool is_printable(const char *text)
{
	for (; *text; text++)
		if (*text < ' ' || *text >= 0x7F)
			return false;
	return true;
}

/* Adds the letters of one that is no other with a mark: ø, Æ, ß. */
static bool add_plain(struct str *out, uint32_t code)
{
	uint32_t small = (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
	const char *letters = utf8_plain_letters(small);
	if (!letters)
		return false;
	str_add_char(out, small == code ? *letters : (char)(*letters - 'a' + 'A'));
	str_add(out, letters + 1);
	return true;
}

/* Adds what is left of CODE without its marks, if that is ASCII. */
static bool add_parts(struct str *out, uint32_t code)
{
	utf8proc_int32_t parts[16];
	int bound = 0;
	utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)code, parts, 16,
		UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE, &bound);
	for (utf8proc_ssize_t i = 0; i < n && i < 16; i++) {
		uint32_t part = (uint32_t)parts[i];
		if (part >= ' ' && part < 0x7F)
			str_add_char(out, (char)part);
		else if (!is_mark(part) && !add_plain(out, part))
			return false;
	}
	return n > 0 && n <= 16;
}

/* Adds what the C library takes for CODE.  Its tables belong to the locale in force, and
 * C has hardly any. */
static bool add_nearest(struct str *out, uint32_t code)
{
	unsigned char bytes[4];
	char *in = (char *)bytes, nearest[SHOWN_SIZE] = "", *to = nearest;
	size_t left = (size_t)utf8proc_encode_char((utf8proc_int32_t)code, bytes);
	size_t room = sizeof nearest - 1;
	if (to_ascii == NO_CONVERTER) {
		to_ascii = iconv_open("ASCII//TRANSLIT", "UTF-8");
		tables = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	}
	if (to_ascii == NO_CONVERTER)
		return false;
	locale_t before = tables ? uselocale(tables) : (locale_t)0;
	bool found = iconv(to_ascii, &in, &left, &to, &room) != (size_t)-1;
	if (tables)
		uselocale(before);
	str_add(out, nearest);
	return found && is_printable(nearest);
}

static void add_stand_in(struct str *out, uint32_t code)
{
	static const struct { uint32_t code; const char *text; } signs[] = {
		{ 0xB7, "-" },         /* the dot between the parts of a line */
		{ 0x2013, "-" },
		{ 0x2014, "-" },
	};
	char spelling[LANG_SPELLING_SIZE];
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (signs[i].code == code) {
			str_add(out, signs[i].text);
			return;
		}
	if (lang_spelling(code, spelling)) {
		str_add(out, spelling);
		return;
	}
	bool found = !utf8_is_unsafe(code) && add_parts(out, code);
	if (!found && !utf8_is_unsafe(code)) {
		str_clear(out);
		found = add_nearest(out, code);
	}
	if (!found || out->length >= SHOWN_SIZE) {
		str_clear(out);
		str_add_char(out, '?');
	}
}

const char *charset_shown(uint32_t code)
{
	if (code < 0x80 || kind == UTF8)
		return NULL;
	size_t place = code % CACHE;
	if (cache[place].code != code) {
		char bytes[BYTES_MOST];
		struct str text = STR_INIT;
		cache[place].code = code;
		cache[place].stands = kind == OTHER && encode(code, bytes) > 0;
		if (!cache[place].stands)
			add_stand_in(&text, code);
		memcpy(cache[place].text, text.text, text.length + 1);
		str_free(&text);
	}
	return cache[place].stands ? NULL : cache[place].text;
}

/* --- whole texts ---------------------------------------------------------------------- */

/* Adds TEXT as it is shown, in UTF-8 or as BYTES of the charset. */
static void add_text(struct str *out, const char *text, bool bytes)
{
	while (*text) {
		const char *run = text;
		while (*text && (unsigned char)*text < 0x80)
			text++;
		str_add_bytes(out, run, (size_t)(text - run));
		if (!*text)
			break;
		uint32_t code = utf8_read(&text);
		const char *shown = charset_shown(code);
		char said[BYTES_MOST];
		if (shown)
			str_add(out, shown);
		else if (bytes)
			str_add_bytes(out, said, encode(code, said));
		else
			utf8_add(out, code);
	}
}

void charset_add_shown(struct str *out, const char *text)
{
	if (kind == UTF8)
		str_add(out, text);
	else
		add_text(out, text, false);
}

void charset_add_bytes(struct str *out, const char *text)
{
	if (kind == UTF8)
		str_add(out, text);
	else
		add_text(out, text, true);
}
