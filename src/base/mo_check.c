/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The C library takes the header's plural expression at its word and divides by zero if
 * told so; what konsort shows is to have no escapes, and the placeholders of its
 * original.  All texts are looked at whenever a language is chosen, hence the words of
 * eight bytes. */
#include "base/mo_check.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

enum { FORMS_MOST = 6, EXPRESSION_MOST = 400, DIGITS_MOST = 9 };

/* --- bytes ---------------------------------------------------------------------- */

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* True if all eight bytes are ASCII that may be shown. */
static bool is_plain_word(const char *bytes)
{
	uint64_t w, del;
	memcpy(&w, bytes, sizeof w);
	del = w ^ EACH(0x7F);
	return !((w | ((w - EACH(0x20)) & ~w) | ((del - EACH(0x01)) & ~del)) & EACH(0x80));
}

/* Bytes of the character at TEXT if it may be shown, else 0. */
static size_t shown_character(const char *text)
{
	const unsigned char *b = (const unsigned char *)text;
	if (b[0] < 0x80)
		return (b[0] >= 0x20 && b[0] != 0x7F) || b[0] == '\n' || b[0] == '\t';
	if (b[0] >= 0xC3 && b[0] <= 0xC9)   /* the letters of Europe: none of them is unsafe */
		return (b[1] & 0xC0) == 0x80 ? 2 : 0;
	const char *next = text;
	uint32_t code = utf8_read(&next);
	size_t n = (size_t)(next - text);
	return n == 1 || utf8_is_unsafe(code) ? 0 : n;
}

static enum mo_state check_bytes(const char *text, size_t n)
{
	const char *end = text + n;
	for (;;) {
		while (end - text >= 8 && is_plain_word(text))
			text += 8;
		while (text < end && *text >= ' ' && *text < 0x7F)
			text++;
		if (text >= end)
			return MO_GOOD;
		size_t more = shown_character(text);
		if (!more)
			return utf8_valid(text, (size_t)(end - text), NULL) ? MO_FOREIGN : MO_BROKEN;
		text += more;
	}
}

/* --- the header --------------------------------------------------------------- */

/* Where the value of the line that begins with NAME ("Language: ") starts; "" without. */
static const char *field(const char *header, const char *name)
{
	size_t n = strlen(name);
	for (const char *line = header; *line; line += strcspn(line, "\n"), line += *line == '\n')
		if (!strncmp(line, name, n))
			return line + n;
	return "";
}

static bool field_is(const char *header, const char *name, const char *value)
{
	const char *text = field(header, name);
	return strcspn(text, "\n") == strlen(value) && !strncmp(text, value, strlen(value));
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The number at TEXT can be reckoned with, and divided by. */
static bool is_divisor(const char *text, const char *end)
{
	while (text < end && (*text == ' ' || *text == '\t'))
		text++;
	return text < end && *text >= '1' && *text <= '9';
}

/* No division but by a number that is not zero, none too large to be read, and short, as
 * the C library goes into its parentheses without counting them. */
static bool expression_is_safe(const char *text)
{
	const char *end = text + strcspn(text, ";\n");
	size_t digits = 0;
	if (end - text > EXPRESSION_MOST)
		return false;
	for (; text < end; text++) {
		digits = is_digit(*text) ? digits + 1 : 0;
		if (digits > DIGITS_MOST || !strchr("n0123456789 \t()?:!=<>&|+-*%", *text))
			return false;
		if (*text == '%' && !is_divisor(text + 1, end))
			return false;
	}
	return true;
}

/* As the C library finds them: the first of each word, wherever it stands. */
static bool read_plural(const char *header, size_t *forms)
{
	const char *expression = strstr(header, "plural="), *count = strstr(header, "nplurals=");
	*forms = 2;
	if (expression && !expression_is_safe(expression + strlen("plural=")))
		return false;
	if (!expression || !count)
		return true;
	count += strlen("nplurals=");
	while (*count == ' ')
		count++;
	if (!is_digit(count[0]) || is_digit(count[1]))
		return false;
	*forms = (size_t)(count[0] - '0');
	return *forms >= 1 && *forms <= FORMS_MOST;
}

/* A header that names a program names this one; "PACKAGE" is a form not filled in. */
static bool is_ours(const char *header)
{
	const char *program = field(header, "Project-Id-Version: ");
	size_t n = strcspn(program, " \n");
	return n == 0 || (n == 7 && (!strncmp(program, "konsort", n) || !strncmp(program, "PACKAGE", n)));
}

enum mo_state mo_check_header(struct mo_entry header, const char *code, size_t *forms)
{
	const char *text = header.text;
	enum mo_state state = strlen(text) == header.n ? check_bytes(text, header.n) : MO_BROKEN;
	if (state != MO_GOOD)
		return state;
	if (!field_is(text, "Content-Type: ", "text/plain; charset=UTF-8") ||
	    strstr(text, "charset=") != strstr(text, "charset=UTF-8\n"))
		return MO_BROKEN;
	if (!field_is(text, "Language: ", code) || !is_ours(text))
		return MO_FOREIGN;
	return read_plural(text, forms) ? MO_GOOD : MO_FOREIGN;
}

/* --- placeholders --------------------------------------------------------------- */

/* What the percent signs of a text are.  One before a blank is a sign as any other: "80
 * per cent" may be "80 %". */
struct signs {
	unsigned numbers;        /* %1 ... %9, a bit each */
	uint32_t conversions;    /* those of printf: a bit for each letter that ends one */
};

static void read_sign(struct signs *s, const char *behind)
{
	if (*behind >= '1' && *behind <= '9') {
		s->numbers |= 1U << (*behind - '0');
		return;
	}
	while (*behind && strchr("0123456789-+#'.*$", *behind))
		behind++;
	if ((*behind >= 'a' && *behind <= 'z') || (*behind >= 'A' && *behind <= 'Z'))
		s->conversions |= 1U << (*behind & 31);
}

static struct signs signs_of(const char *text, size_t n)
{
	struct signs s = { 0 };
	const char *end = text + n;
	while ((text = memchr(text, '%', (size_t)(end - text)))) {
		text++;
		if (*text == '%')
			text++;
		else
			read_sign(&s, text);
	}
	return s;
}

static bool is_one_bit(unsigned bits)
{
	return (bits & (bits - 1)) == 0;
}

/* A plural's forms but the last may say their number in words. */
static bool signs_agree(const struct signs *wanted, const struct signs *got, bool last)
{
	unsigned missing = wanted->numbers & ~got->numbers;
	if (got->numbers & ~wanted->numbers)
		return false;
	if (missing && (last || !is_one_bit(missing)))
		return false;
	return !(got->conversions & ~wanted->conversions);
}

/* What a translation of ORIGINAL may hold. */
static struct signs wanted_signs(struct mo_entry original, size_t one)
{
	struct signs s = signs_of(original.text, one);
	if (one == original.n)
		return s;
	struct signs many = signs_of(original.text + one + 1, original.n - one - 1);
	many.numbers |= s.numbers;
	return many;
}

static enum mo_state check_form(const char *text, size_t n, const struct signs *wanted, bool last)
{
	enum mo_state state = n ? check_bytes(text, n) : MO_BROKEN;
	if (state != MO_GOOD)
		return state;
	struct signs got = signs_of(text, n);
	return signs_agree(wanted, &got, last) ? MO_GOOD : MO_FOREIGN;
}

static bool has_sign(struct mo_entry e)
{
	return memchr(e.text, '%', e.n) != NULL;
}

enum mo_state mo_check_text(struct mo_entry original, struct mo_entry translation, size_t forms)
{
	size_t one = strlen(original.text), n = strlen(translation.text), count = 1;
	bool plural = one < original.n;
	/* most texts are of this sort */
	if (!plural && n == translation.n && n > 0 && !has_sign(original) && !has_sign(translation))
		return check_bytes(translation.text, n);
	struct signs wanted = wanted_signs(original, one);
	const char *text = translation.text, *end = text + translation.n;
	for (;; count++, text += n + 1, n = strlen(text)) {
		bool last = text + n == end;
		enum mo_state state = check_form(text, n, &wanted, last || !plural);
		if (state != MO_GOOD)
			return state;
		if (last)
			return count == (plural ? forms : 1) ? MO_GOOD : MO_BROKEN;
	}
}
