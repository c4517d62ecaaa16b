/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed into a field and whether it can be its value.  Amounts are read as people
 * write them in any of the languages; where two readings are possible ("1.50", "1234.567")
 * none is taken. */
#include "wizard/field.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"

enum reading {
	READ_NOTHING, READ_NUMBER,
	READ_NO_NUMBER,    /* not understood */
	READ_FRACTION,     /* cents behind it, or a part of a month */
	READ_OUTSIDE,      /* understood, and more or less than there can be */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t digits_at(const char *s)
{
	size_t n = 0;
	while (is_digit(s[n]))
		n++;
	return n;
}

/* What may stand between thousands: blanks of every kind count as one, and so do quotes. */
static uint32_t separator(uint32_t code)
{
	if (code == '.' || code == ',')
		return code;
	if (code == '\'' || code == 0x2019)
		return '\'';
	return code != '\n' && utf8_is_space(code) ? ' ' : 0;
}

/* Adds the digits of groups of three behind the first group; *S moves behind them. */
static void add_groups(struct str *digits, const char **s)
{
	uint32_t between = 0;
	for (const char *at = *s; *at; *s = at) {
		uint32_t now = separator(utf8_read(&at));
		if (!now || (between && now != between) || digits_at(at) != 3)
			return;
		str_add_bytes(digits, at, 3);
		between = now;
		at += 3;
	}
}

static const char *pass_blanks(const char *s)
{
	for (const char *next = s; *next; s = next)
		if (!utf8_is_space(utf8_read(&next)))
			return s;
	return s;
}

/* Passes over the euro, in one of its forms, and blanks on both sides of it. */
static const char *pass_euro(const char *s)
{
	static const char *const forms[] = { "\xE2\x82\xAC", "EUR", "eur", "Euro", "euro" };
	s = pass_blanks(s);
	for (size_t i = sizeof forms / sizeof *forms; i-- > 0; )
		if (strncmp(s, forms[i], strlen(forms[i])) == 0)
			return pass_blanks(s + strlen(forms[i]));
	return s;
}

/* Passes over the sign for no cents: "1.234,-". */
static const char *pass_no_cents(const char *s)
{
	static const char *const dashes[] = { "-", "\xE2\x80\x93", "\xE2\x80\x94" };
	for (size_t i = 0; (*s == ',' || *s == '.') && i < sizeof dashes / sizeof *dashes; i++)
		if (strncmp(s + 1, dashes[i], strlen(dashes[i])) == 0)
			return s + 1 + strlen(dashes[i]);
	return s;
}

/* True for a separator and one or two digits at the end. */
static bool is_fraction(const char *s)
{
	size_t n = *s == '.' || *s == ',' ? digits_at(s + 1) : 0;
	return (n == 1 || n == 2) && !*pass_euro(s + 1 + n);
}

static enum reading read_digits(const struct key *key, const char *digits, int64_t *number)
{
	int64_t value = 0;
	for (; *digits; digits++) {
		value = value * 10 + (*digits - '0');
		if (value > key->most)
			return READ_OUTSIDE;
	}
	if (value < key->least)
		return READ_OUTSIDE;
	*number = value;
	return READ_NUMBER;
}

static bool is_money(const struct field_ref *ref)
{
	return ref->partner >= 0 && ref->field->key == PARTNER_KEY_GRANT;
}

static enum reading read_number(const struct field_ref *ref, const char *text, int64_t *number)
{
	struct str digits = STR_INIT;
	const char *s = pass_blanks(text);
	if (!*s)
		return READ_NOTHING;
	s = is_money(ref) ? pass_euro(s) : s;
	if (*s == '-' && digits_at(s + 1))
		return READ_OUTSIDE;
	size_t n = digits_at(s);
	str_add_bytes(&digits, s, n);
	s += n;
	if (n >= 1 && n <= 3 && digits.text[0] != '0')
		add_groups(&digits, &s);
	bool fraction = digits.length && is_fraction(s);
	s = is_money(ref) ? pass_euro(pass_no_cents(s)) : pass_blanks(s);
	enum reading reading = fraction ? READ_FRACTION : *s || !digits.length ? READ_NO_NUMBER :
		read_digits(spot_key(field_spot(ref)), digits.text, number);
	str_free(&digits);
	return reading;
}

static bool is_number(const struct field_ref *ref)
{
	return spot_key(field_spot(ref))->kind == KEY_NUMBER;
}

bool field_number(const struct field_ref *ref, const char *text, int64_t *number)
{
	enum reading reading = read_number(ref, text, number);
	if (reading == READ_NOTHING)
		*number = -1;
	return reading == READ_NOTHING || reading == READ_NUMBER;
}

static void add_bounds(const struct field_ref *ref, struct str *out)
{
	const struct key *key = spot_key(field_spot(ref));
	char least[LANG_NUMBER_SIZE], most[LANG_NUMBER_SIZE];
	lang_number(least, key->least);
	lang_number(most, key->most);
	/* TRANSLATORS: %1 (1 cell) and %2 (15 cells) are numbers; at most 70 cells. */
	str_fill(out, _("A whole number from %1 to %2."), least, most);
}

static void add_mending(const struct field_ref *ref, enum reading reading, struct str *out)
{
	char example[LANG_NUMBER_SIZE];
	if (reading == READ_FRACTION && is_money(ref)) {
		/* TRANSLATORS: of an amount with cents; at most 70 cells. */
		str_add(out, _("Whole euros: leave out what stands behind the comma."));
	} else if (reading == READ_NO_NUMBER && is_money(ref)) {
		lang_number(example, 12000);
		/* TRANSLATORS: %1 is 12,000 as the language writes it (6 cells); at most 70 cells. */
		str_fill(out, _("Not understood as an amount: whole euros in digits, as %1."), example);
	} else {
		add_bounds(ref, out);
	}
}

bool field_fault(const struct field_ref *ref, const char *text, struct str *out)
{
	int64_t number;
	if (!is_number(ref)) {
		bool long_one = strlen(text) > FIELD_BYTES_MOST;
		if (long_one && out)
			/* TRANSLATORS: at most 70 cells. */
			str_add(out, _("This text is too long: a few pages are the most."));
		return long_one;
	}
	enum reading reading = read_number(ref, text, &number);
	if (reading == READ_NOTHING || reading == READ_NUMBER)
		return false;
	if (out)
		add_mending(ref, reading, out);
	return true;
}
