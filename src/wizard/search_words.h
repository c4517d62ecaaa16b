/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other words by which people look for a type of organisation or a country in a list. */
#ifndef KONSORT_WIZARD_SEARCH_WORDS_H
#define KONSORT_WIZARD_SEARCH_WORDS_H

/* Words for a type, with commas between; English, for _(); "" where there are none. */
const char *type_search_words(int type);
/* Codes of a country (its own: ISO, in capitals) that drafts and people use as well, and
 * names, with commas between; "" where there are none. */
const char *country_other_codes(const char *code);
const char *country_other_names(const char *code);
/* Its official name in English, "" where that is no other. */
const char *country_official_name(const char *code);

#endif
