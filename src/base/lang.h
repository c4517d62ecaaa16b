/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the program, decided once at start and changeable while
 * running.  Everything that is not a terminal works in UTF-8; drafts, ids and
 * figures never depend on it.  State lives in lang.c, one per program. */
#ifndef KONSORT_BASE_LANG_H
#define KONSORT_BASE_LANG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Marks a string for translators; look it up with _() when it is drawn. */
#define N_(text) text
/* The text in the current language, owned by the catalogue; "" stays "". */
#define _(text) lang_text(text)
const char *lang_text(const char *text);
/* ONE or MANY as the current language counts N. */
const char *lang_plural(const char *one, const char *many, unsigned long n);


/* Starts languages and locale.  WANTED is the code from --lang or NULL;
 * ON_TERMINAL: a wizard, where an unset locale means UTF-8 and not ASCII.
 * False if the wanted language cannot be had: English is used, and lang_why()
 * says why. */
bool lang_start(const char *wanted, bool on_terminal);
/* Changes the language while running; false and unchanged if it cannot be had. */
bool lang_set(const char *code);
/* Code of the current language: "en", "da", "nl". */
const char *lang_code(void);
/* The code that lang_start() was asked for, by its argument or the environment: for
 * saying that it cannot be had.  "en" where nothing known was asked for. */
const char *lang_asked(void);
/* Why the last lang_start() or lang_set() failed, in English; "" if it did not. */
const char *lang_why(void);
/* The languages, as codes and their own names; NULL behind the last. */
const char *lang_code_at(size_t i);
const char *lang_name_at(size_t i);

/* The terminal's charset, such as "UTF-8", "ISO-8859-1" or "ASCII". */
const char *lang_charset(void);
bool lang_charset_is_utf8(void);

/* A country's name: konsort's own catalogue first, then that of iso-codes, asked
 * for ISO_NAMES (names separated by ';', "" for none); else ENGLISH itself. */
const char *lang_country(const char *english, const char *iso_names);

/* N as people of the language write it: 1,000,000 / 1.000.000.  BUFFER is
 * returned. */
enum { LANG_NUMBER_SIZE = 32 };
const char *lang_number(char buffer[LANG_NUMBER_SIZE], long long n);

/* Adds a key for sorting NAME among others with strcmp(). */
void lang_sort_key(struct str *out, const char *name);
/* < 0, 0, > 0 as A stands before, with or behind B in a list of names: letters
 * folded, but æ ø å behind z in Danish and ij as i and j in Dutch. */
int lang_compare(const char *a, const char *b);

#endif
