/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the program, decided once at start and changeable while
 * running.  Everything that is not a terminal works in UTF-8; drafts, ids and
 * figures never depend on it.  State lives in lang.c, one per program. */
#ifndef KONSORT_BASE_LANG_H
#define KONSORT_BASE_LANG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Marks a string for translators; look it up with _() when it is drawn. */
#define N_(text) text
/* The same for a text that must fit into so many cells; po/Makevars tells translators. */
#define N10_(text) text
#define N12_(text) text
#define N14_(text) text
#define N18_(text) text
#define N30_(text) text
#define N70_(text) text
#define N140_(text) text
/* The text in the current language, owned by the catalogue; "" stays "". */
#define _(text) lang_text(text)
const char *lang_text(const char *text);
/* ONE or MANY as the current language counts N. */
const char *lang_plural(const char *one, const char *many, unsigned long n);

enum { LANG_CODE_SIZE = 24 };   /* of "da", "pt_BR", "ca@valencia", with the end */

/* Starts languages, and the charset with charset_start(ON_TERMINAL).  The order: WANTED, the
 * code of --lang; KONSORT_LANG; REMEMBERED, the choice that is kept (wizard only); LANGUAGE,
 * LC_ALL, LC_MESSAGES, LANG.  Both may be NULL or "".  Each may be a list of words
 * ("da_DK:nl"), of which the first that konsort knows counts; where it knows none, the next
 * of the order is asked, but for the first three, which are meant for konsort.  False if the
 * language asked for cannot be had: English is used, and lang_why() says why.  From here on
 * LANGUAGE is a code, whatever it was. */
bool lang_start(const char *wanted, const char *remembered, bool on_terminal);
/* Changes the language while running; false and unchanged if it cannot be had.  Texts that
 * were looked up before are to be looked up anew. */
bool lang_set(const char *code);
/* Code of the current language: "en", "da", "nl", or of a catalogue put beside theirs. */
const char *lang_code(void);
/* What lang_start() was asked for, a code or a word that is no language: for saying that
 * it cannot be had.  "en" where nothing was asked for. */
const char *lang_asked(void);
/* Why the last lang_start() or lang_set() failed, in English, for _(); "" if it did not. */
const char *lang_why(void);

/* True if CODE is well formed ("da", "pt_BR", "ca@valencia") and konsort ships that language
 * or a catalogue for it lies beside the shipped ones, whether or not it can be had. */
bool lang_exists(const char *code);
/* The languages there are, in the order of their names: those shipped, and those of
 * catalogues beside them.  Each is tried, so WHY is the truth of this moment; the current
 * language stays. */
struct lang_item {
	char code[LANG_CODE_SIZE];
	char *name;            /* in the language itself; the code if that is not known */
	const char *why;       /* in English, for _(): why it cannot be had; "" if it can */
};
struct lang_list {
	struct lang_item *list;
	size_t n;
};
#define LANG_LIST_INIT { NULL, 0 }
void lang_list_fill(struct lang_list *out);
void lang_list_free(struct lang_list *l);

/* A country's name: konsort's own catalogue first, then that of iso-codes, asked
 * for ISO_NAMES (names separated by ';', "" for none); else ENGLISH itself. */
const char *lang_country(const char *english, const char *iso_names);

/* N as people of the language write it: 1,000,000 / 1.000.000.  BUFFER is
 * returned. */
enum { LANG_NUMBER_SIZE = 64 };
const char *lang_number(char buffer[LANG_NUMBER_SIZE], long long n);

/* How the language writes the letter CODE where only a to z can be shown ("aa" for the
 * Danish å), with a capital for a capital; false if it does not say. */
enum { LANG_SPELLING_SIZE = 5 };
bool lang_spelling(uint32_t code, char out[LANG_SPELLING_SIZE]);

/* Adds a key for sorting NAME among others with strcmp(). */
void lang_sort_key(struct str *out, const char *name);
/* < 0, 0, > 0 as A stands before, with or behind B in a list of names: letters
 * folded, but æ ø å behind z in Danish and ij as i and j in Dutch. */
int lang_compare(const char *a, const char *b);

#endif
