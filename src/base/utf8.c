/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Graphemes, cells and folding, on top of utf8proc; ASCII takes a short way. */
#include "base/utf8.h"

#include <string.h>

#include <utf8proc.h>

#include "base/charset.h"

enum { REPLACEMENT = 0xFFFD, ELLIPSIS = 0x2026, MARKS_MOST = 16 };

static bool is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

/* Length of the valid sequence at BYTES, 0 if there is none; its value in *CODE. */
static size_t sequence(const unsigned char *b, size_t n, uint32_t *code)
{
	if (b[0] < 0x80) {
		*code = b[0];
		return 1;
	}
	utf8proc_int32_t c;
	utf8proc_ssize_t k = utf8proc_iterate(b, n > 4 ? 4 : (utf8proc_ssize_t)n, &c);
	if (k <= 0)
		return 0;
	*code = (uint32_t)c;
	return (size_t)k;
}

bool utf8_valid(const char *bytes, size_t n, size_t *bad)
{
	const unsigned char *b = (const unsigned char *)bytes;
	uint32_t code;
	for (size_t at = 0, k; at < n; at += k) {
		k = b[at] < 0x80 ? 1 : sequence(b + at, n - at, &code);
		if (k)
			continue;
		if (bad)
			*bad = at;
		return false;
	}
	return true;
}

uint32_t utf8_read(const char **s)
{
	if (is_ascii(**s))
		return **s ? (unsigned char)*(*s)++ : 0;
	uint32_t code;
	size_t k = sequence((const unsigned char *)*s, strnlen(*s, 4), &code);
	*s += k ? k : 1;
	return k ? code : REPLACEMENT;
}

void utf8_add(struct str *out, uint32_t code)
{
	unsigned char b[4];
	if (code < 0x80) {
		str_add_char(out, (char)code);
		return;
	}
	utf8proc_ssize_t k = utf8proc_encode_char((utf8proc_int32_t)code, b);
	str_add_bytes(out, (const char *)b, k > 0 ? (size_t)k : 0);
}

bool utf8_is_space(uint32_t code)
{
	if (code < 0x80)
		return code == ' ' || (code >= '\t' && code <= '\r');
	/* NEL behaves as a line end though its category is control */
	return code == 0x85 || utf8proc_category((utf8proc_int32_t)code) == UTF8PROC_CATEGORY_ZS ||
	       code == 0x2028 || code == 0x2029;
}

bool utf8_is_unsafe(uint32_t code)
{
	if (code < 0x80)
		return code < 0x20 || code == 0x7F;
	switch ((int)utf8proc_category((utf8proc_int32_t)code)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return true;
	}
	return false;
}

/* True for what can be drawn: marks may have no width, anything else must. */
static bool is_showable(uint32_t code)
{
	if (code < 0x80)
		return code >= 0x20 && code != 0x7F;
	if (utf8_is_unsafe(code))
		return false;
	int category = (int)utf8proc_category((utf8proc_int32_t)code);
	return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME ||
	       category == UTF8PROC_CATEGORY_MC || utf8proc_charwidth((utf8proc_int32_t)code) > 0;
}

/* Cells of a character where all of them can be shown. */
static int full_width(uint32_t code)
{
	if (code < 0x80 || !is_showable(code))
		return 1;
	/* where utf8proc and the C library that curses asks are of two minds, the latter */
	if (code >= 0x1160 && code <= 0x11FF)   /* Hangul vowels and finals join the initial */
		return 0;
	if (utf8proc_category((utf8proc_int32_t)code) == UTF8PROC_CATEGORY_MC)
		return 1;
	return utf8proc_charwidth((utf8proc_int32_t)code);
}

/* Cells of what the terminal shows for it. */
static int shown_width(uint32_t code)
{
	if (code < 0x80)
		return 1;
	const char *shown = NULL;
	if (!charset_is_utf8())
		shown = charset_shown(is_showable(code) ? code : REPLACEMENT);
	return shown ? (int)strlen(shown) : full_width(code);
}

typedef int measure(uint32_t code);

size_t utf8_next(const char *s, size_t at)
{
	if (!s[at])
		return at;
	if (is_ascii(s[at]) && is_ascii(s[at + 1]))
		return at + 1;
	const char *p = s + at;
	utf8proc_int32_t state = 0, one = (utf8proc_int32_t)utf8_read(&p), two;
	while (*p) {
		const char *behind = p;
		two = (utf8proc_int32_t)utf8_read(&p);
		if (utf8proc_grapheme_break_stateful(one, two, &state)) {
			p = behind;
			break;
		}
		one = two;
	}
	return (size_t)(p - s);
}

/* True for a character that joins nothing but marks behind it. */
static bool joins_none(const char *s)
{
	if (is_ascii(*s))
		return *s >= ' ';
	return utf8proc_get_property((utf8proc_int32_t)utf8_read(&s))->boundclass ==
	       UTF8PROC_BOUNDCLASS_OTHER;
}

/* A place before AT where a grapheme starts whatever stands before it: between two characters
 * that join nothing.  Else the start of S. */
static size_t sure_start(const char *s, size_t at)
{
	size_t behind = 0;   /* where one that joins nothing starts; 0: none was just met */
	while (at > 0) {
		at--;
		if (((unsigned char)s[at] & 0xC0) == 0x80)
			continue;   /* inside a character */
		bool plain = joins_none(s + at);
		if (plain && behind)
			return behind;
		behind = plain ? at : 0;
	}
	return 0;
}

size_t utf8_prev(const char *s, size_t at)
{
	if (at == 0)
		return 0;
	if (is_ascii(s[at - 1]) && (at == 1 || is_ascii(s[at - 2])))
		return at - 1;
	size_t start = sure_start(s, at);
	for (size_t next; (next = utf8_next(s, start)) < at; )
		start = next;
	return start;
}

/* Cells of the bytes from S to END. */
static int span_width(const char *s, const char *end, measure *width)
{
	int cells = 0;
	while (s < end) {
		for (; s < end && is_ascii(*s); s++)
			cells++;
		if (s < end)
			cells += width(utf8_read(&s));
	}
	return cells;
}

/* The grapheme at AT is one ASCII character: nothing can join it but what follows. */
static bool is_ascii_grapheme(const char *s, size_t at)
{
	return is_ascii(s[at]) && is_ascii(s[at + 1]);
}

int utf8_width(const char *s)
{
	return span_width(s, s + strlen(s), shown_width);
}

int utf8_full_width(const char *s)
{
	return span_width(s, s + strlen(s), full_width);
}

static size_t fit(const char *s, int cells, int *used, measure *measure_code)
{
	size_t at = 0;
	int width = 0;
	while (s[at]) {
		bool ascii = is_ascii_grapheme(s, at);
		size_t next = ascii ? at + 1 : utf8_next(s, at);
		int more = ascii ? 1 : span_width(s + at, s + next, measure_code);
		if (width + more > cells)
			break;
		width += more;
		at = next;
	}
	if (used)
		*used = width;
	return at;
}

size_t utf8_fit(const char *s, int cells, int *used)
{
	return fit(s, cells, used, shown_width);
}

uint32_t utf8_ellipsis(void)
{
	return charset_shown(ELLIPSIS) ? '~' : ELLIPSIS;
}

static void add_clean(struct str *out, const char *s, const char *end)
{
	int marks = 0;   /* on one letter: no writing has so many, and a flood of them is no letter */
	while (s < end) {
		const char *run = s;
		while (s < end && is_ascii(*s) && is_showable((unsigned char)*s))
			s++;
		str_add_bytes(out, run, (size_t)(s - run));
		if (s >= end)
			break;
		if (s > run)
			marks = 0;
		uint32_t code = utf8_read(&s);
		bool joins = is_showable(code) && full_width(code) == 0;
		marks = joins ? marks + 1 : 0;
		if (marks <= MARKS_MOST)
			utf8_add(out, is_showable(code) ? code : REPLACEMENT);
	}
}

/* Adds S cut to CELLS with MORE behind what was cut; the cells used. */
static int add_cut(struct str *out, const char *s, int cells, uint32_t more, measure *width)
{
	int used;
	size_t n = fit(s, cells, &used, width);
	bool cut = s[n] != '\0' && cells > 0;
	if (cut)
		n = fit(s, cells - 1, &used, width);
	add_clean(out, s, s + n);
	if (cut)
		utf8_add(out, more);
	return used + cut;
}

void utf8_add_fit(struct str *out, const char *s, int cells, bool pad)
{
	int used = add_cut(out, s, cells, utf8_ellipsis(), shown_width);
	if (pad && used < cells)
		str_add_repeat(out, ' ', (size_t)(cells - used));
}

void utf8_add_cut(struct str *out, const char *s, int cells)
{
	add_cut(out, s, cells, ELLIPSIS, full_width);
}

size_t utf8_wrap(const char *s, int cells, size_t *next)
{
	size_t at = 0, space = 0;   /* SPACE: start of the last spaces that fit */
	bool have_space = false;
	int width = 0;
	while (s[at] && s[at] != '\n') {
		bool ascii = is_ascii_grapheme(s, at);
		size_t behind = ascii ? at + 1 : utf8_next(s, at);
		int more = ascii ? 1 : span_width(s + at, s + behind, shown_width);
		if (s[at] == ' ' && (at == 0 || s[at - 1] != ' ')) {
			space = at;
			have_space = true;
		}
		if (width + more > cells && (s[at] != ' ' || !have_space))
			break;
		width += more;
		at = behind;
	}
	/* only spaces can have gone too far */
	size_t length = width > cells && have_space ? space : at;
	if (s[at] && s[at] != '\n') {
		if (have_space && space > 0)
			length = at = space;
		else if (at == 0)
			length = at = utf8_next(s, 0);
		while (s[at] == ' ')
			at++;
	}
	*next = s[at] == '\n' ? at + 1 : at;
	return length;
}

void utf8_clean(struct str *out, const char *s)
{
	add_clean(out, s, s + strlen(s));
}

bool utf8_needs_cleaning(const char *s)
{
	while (*s) {
		const char *at = s;
		uint32_t code = utf8_read(&s);
		if (!is_showable(code) || (code == REPLACEMENT && s - at == 1))
			return true;
	}
	return false;
}

const char *utf8_plain_letters(uint32_t code)
{
	switch (code) {
	case 0xF8: return "o";     /* ø */
	case 0xE6: return "ae";    /* æ */
	case 0x153: return "oe";   /* œ */
	case 0xDF: return "ss";    /* ß */
	case 0x142: return "l";    /* ł */
	case 0x111: return "d";    /* đ */
	case 0xF0: return "d";     /* ð */
	case 0xFE: return "th";    /* þ */
	case 0x131: return "i";    /* ı */
	}
	return NULL;
}

static bool is_letter_or_digit(uint32_t code)
{
	int c = (int)utf8proc_category((utf8proc_int32_t)code);
	return (c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO) || c == UTF8PROC_CATEGORY_ND;
}

static bool is_mark(uint32_t code)
{
	int c = (int)utf8proc_category((utf8proc_int32_t)code);
	return c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_ME || c == UTF8PROC_CATEGORY_MC;
}

/* Adds one code point folded; false if it is a separator. */
static bool fold_code(struct str *out, uint32_t code)
{
	utf8proc_int32_t parts[16];
	int bound = 0;
	utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)code, parts, 16,
		UTF8PROC_CASEFOLD | UTF8PROC_DECOMPOSE, &bound);
	bool any = false, separator = false;
	for (utf8proc_ssize_t i = 0; i < n && i < 16; i++) {
		uint32_t part = (uint32_t)parts[i];
		const char *letters = utf8_plain_letters(part);
		if (letters)
			str_add(out, letters);
		else if (is_letter_or_digit(part))
			utf8_add(out, part);
		else
			separator = separator || !is_mark(part);
		any = any || letters || is_letter_or_digit(part);
	}
	return any || !separator;
}

/* The letter or digit C in lower case, else '\0'. */
static char fold_ascii(char c)
{
	char lower = (char)(c | ('a' - 'A'));
	if (lower >= 'a' && lower <= 'z')
		return lower;
	return c >= '0' && c <= '9' ? c : '\0';
}

/* ASCII is gathered: names are folded in their thousands. */
void utf8_fold(struct str *out, const char *s)
{
	while (*s) {
		char run[64];
		size_t n = 0;
		for (; *s && is_ascii(*s) && n < sizeof run; s++) {
			run[n] = fold_ascii(*s);
			n += run[n] != '\0';
		}
		str_add_bytes(out, run, n);
		if (*s && !is_ascii(*s))
			fold_code(out, utf8_read(&s));
	}
}

void utf8_fold_words(struct str *out, const char *s)
{
	size_t start = out->length;
	bool gap = false;
	while (*s) {
		char c = *s, plain = is_ascii(c) ? fold_ascii(c) : '\0';
		uint32_t code = is_ascii(c) ? (s++, (unsigned char)c) : utf8_read(&s);
		if (gap && (plain || !is_ascii(c)) && out->length > start) {
			str_add_char(out, ' ');
			gap = false;
		}
		if (plain)
			str_add_char(out, plain);
		else if (is_ascii(c) || !fold_code(out, code))
			gap = true;
		if (plain)
			gap = false;
	}
	while (out->length > start && out->text[out->length - 1] == ' ')
		str_cut(out, out->length - 1);
}
