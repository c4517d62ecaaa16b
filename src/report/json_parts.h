/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside report/: values that the JSON of drafts and of calls share.  The caller owns
 * what is returned. */
#ifndef KONSORT_REPORT_JSON_PARTS_H
#define KONSORT_REPORT_JSON_PARTS_H

#include <stddef.h>

#include <jansson.h>

/* To be called first by all that make JSON: where there is no memory left the program ends, as jansson
 * itself would leave values out without a word. */
void json_memory(void);
/* A string of any bytes, wrong ones replaced by U+FFFD. */
json_t *json_words(const char *bytes);
/* null for NULL and "". */
json_t *json_words_or_null(const char *text);
json_t *json_ids(const char *const *ids, size_t n);

#endif
