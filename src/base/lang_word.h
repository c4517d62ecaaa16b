/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words by which people and environments name a language: codes such as "da" or
 * "pt_BR", names of locales such as "da_DK.UTF-8", and lists of either. */
#ifndef KONSORT_BASE_LANG_WORD_H
#define KONSORT_BASE_LANG_WORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/lang.h"

/* True if TEXT is a code: two or three small letters, then perhaps "_" and two capitals,
 * then perhaps "@" and up to twelve small letters or digits.  Nothing else may ever be part
 * of a file's name. */
bool lang_word_is_code(const char *text);
/* The codes that a catalogue for CODE may lend texts from, CODE itself first: pt_BR, pt.
 * How many. */
enum { LANG_WORD_CODES = 4 };
size_t lang_word_codes(char out[LANG_WORD_CODES][LANG_CODE_SIZE], const char *code);
/* Puts the first language into CODE that WORDS, parted by ":", ask for and that EXISTS
 * says is there: of each word the code itself, then without "_XX", then without "@x", then
 * without both.  False if there is none; CODE is "" then. */
bool lang_word_find(char code[LANG_CODE_SIZE], const char *words, bool (*exists)(const char *));

/* The value of an environment variable, "" where it is not set. */
const char *lang_word_environment(const char *name);
/* The name of the locale of CATEGORY ("LC_CTYPE") as the environment has it: LC_ALL, the
 * category's own variable, LANG; "" for none. */
const char *lang_word_locale(const char *category);

#endif
