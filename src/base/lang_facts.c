/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers, spellings and order by the facts of the current language. */
#include "base/lang_facts.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "base/lang.h"
#include "base/utf8.h"

static const char own_name[] =
	/* TRANSLATORS: the name of your own language in that language, as it stands in the menu
	 * of languages: "Dansk". */
	N30_("English");
static const char a_thousand[] =
	/* TRANSLATORS: a thousand in figures, as your language writes it: "1.000".  What stands
	 * behind the 1 parts the thousands of all numbers; "1000" if nothing does. */
	N_("1,000");
static const char letters_in_order[] =
	/* TRANSLATORS: the letters of your alphabet in their order, small, with spaces between.
	 * Letters that sort alike stand together.  "=" behind a letter and a to z say how it is
	 * written where it cannot be shown.  Danish: "... x y z æä=ae øö=oe å=aa". */
	N_("a b c d e f g h i j k l m n o p q r s t u v w x y z");

/* The character between the 1 and the 000 of THOUSAND, "" if it is anything else. */
static void read_thousands(char out[LANG_MARK_SIZE], const char *thousand)
{
	size_t n = strlen(thousand);
	*out = '\0';
	if (n < 5 || n > 3 + LANG_MARK_SIZE || *thousand != '1' || strcmp(thousand + n - 3, "000") != 0)
		return;
	size_t mark = n - 4;
	if (utf8_next(thousand, 1) != 1 + mark || (thousand[1] >= '0' && thousand[1] <= '9') ||
	    (unsigned char)thousand[1] < ' ')
		return;
	memcpy(out, thousand + 1, mark);
	out[mark] = '\0';
}

/* What the catalogue says for TEXT, "" if nothing. */
static const char *fact(const struct mo *mo, const char *text)
{
	const char *found = mo_text(mo, text);
	return found ? found : "";
}

void lang_facts_read(struct lang_facts *out, const struct mo *mo)
{
	read_thousands(out->thousands, fact(mo, a_thousand));
	alphabet_read(&out->alphabet, fact(mo, letters_in_order));
}

const char *lang_facts_name(const struct mo *mo)
{
	const char *name = mo ? mo_text(mo, own_name) : own_name;
	return name ? name : "";
}

const char *lang_number(char buffer[LANG_NUMBER_SIZE], long long n)
{
	unsigned long long rest = n < 0 ? 0 - (unsigned long long)n : (unsigned long long)n;
	char digits[LANG_NUMBER_SIZE];
	const char *thousands = lang_facts()->thousands;
	size_t at = sizeof digits, mark = strlen(thousands);
	digits[--at] = '\0';
	for (int count = 0; count == 0 || rest > 0; count++, rest /= 10) {
		if (count > 0 && count % 3 == 0)
			memcpy(digits + (at -= mark), thousands, mark);
		digits[--at] = (char)('0' + rest % 10);
	}
	if (n < 0)
		digits[--at] = '-';
	memcpy(buffer, digits + at, sizeof digits - at);
	return buffer;
}

bool lang_spelling(uint32_t code, char out[LANG_SPELLING_SIZE])
{
	return alphabet_spell(&lang_facts()->alphabet, code, out);
}

/* Adds the letter CODE, which the alphabet does not have, as what it folds to. */
static void add_folded(struct str *out, const struct alphabet *a, uint32_t code)
{
	struct str letter = STR_INIT, folded = STR_INIT;
	utf8_add(&letter, code);
	utf8_fold(&folded, letter.text);
	for (const char *c = folded.text; *c; c++) {
		bool ascii = (unsigned char)*c < 0x80;
		char place = ascii ? alphabet_place(a, (unsigned char)*c) : '\0';
		str_add_char(out, place ? place : *c);
	}
	str_free(&letter);
	str_free(&folded);
}

/* "aa" stays two letters: in Danish names of today it sorts as å, but not in those of
 * other countries, and nothing here says which a name is. */
void lang_sort_key(struct str *out, const char *name)
{
	/* composed first, so that å is one letter however it was typed */
	char *composed = (char *)utf8proc_NFC((const utf8proc_uint8_t *)name);
	const struct alphabet *a = &lang_facts()->alphabet;
	for (const char *s = composed ? composed : name; *s; ) {
		uint32_t code = utf8_read(&s);
		char place = alphabet_place(a, code);
		if (place) {
			str_add_char(out, place);
		} else if (code == 0x132 || code == 0x133) {   /* the ligature of ij */
			str_add_char(out, alphabet_place(a, 'i'));
			str_add_char(out, alphabet_place(a, 'j'));
		} else if (code == ' ' || (code >= '\t' && code <= '\r')) {
			str_add_char(out, ' ');
		} else {
			add_folded(out, a, code);
		}
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
