/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8 as people see it: graphemes, cells, folding, and what is safe to show.
 * Every `const char *` taken here is terminated, valid UTF-8 unless said
 * otherwise; sizes are bytes, widths are terminal cells.  Nothing here depends
 * on the locale but the cells: they are those of what is shown (base/charset.h), so that
 * no line is too wide where "ae" stands for a letter. */
#ifndef KONSORT_BASE_UTF8_H
#define KONSORT_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* True if the N bytes are valid UTF-8 (any bytes may be given); if not, *BAD,
 * where BAD is not NULL, is the offset of the first wrong byte. */
bool utf8_valid(const char *bytes, size_t n, size_t *bad);

/* The code point at *S, which moves behind it.  At the end: 0, and *S stays.  A
 * wrong byte gives U+FFFD and is passed over. */
uint32_t utf8_read(const char **s);
void utf8_add(struct str *out, uint32_t code);
bool utf8_is_space(uint32_t code);

/* Offset of the next grapheme's start after AT, or of the one before AT; the end
 * and the start of S are their own neighbours. */
size_t utf8_next(const char *s, size_t at);
size_t utf8_prev(const char *s, size_t at);

/* Cells that S takes on screen; a control character counts as 1 (as cleaned). */
int utf8_width(const char *s);
/* The same where all characters can be shown: for what must not depend on the terminal. */
int utf8_full_width(const char *s);
/* How many bytes of S fit into CELLS, never splitting a grapheme; *USED, where
 * not NULL, is the cells they take. */
size_t utf8_fit(const char *s, int cells, int *used);
/* The sign at the end of what was cut, one cell: an ellipsis, or '~' where that cannot
 * be shown. */
uint32_t utf8_ellipsis(void);
/* Adds S cut to CELLS, with that sign where something was cut; with PAD, spaces follow up
 * to CELLS.  S is cleaned on the way. */
void utf8_add_fit(struct str *out, const char *s, int cells, bool pad);
/* The same by full widths and without padding, for texts that JSON holds too. */
void utf8_add_cut(struct str *out, const char *s, int cells);
/* The bytes of S that go on a first line of CELLS (at least 1): up to a newline,
 * else to the last space that fits, else as many as fit.  *NEXT is the offset
 * where the following line starts (behind the newline or the spaces). */
size_t utf8_wrap(const char *s, int cells, size_t *next);

/* Adds S as it may be shown: control characters, direction marks, zero-width and
 * other format characters, and wrong bytes (any bytes may be given) become U+FFFD; more marks on one
 * letter than any writing has are left out. */
void utf8_clean(struct str *out, const char *s);
/* True if S holds a character that utf8_clean() would replace. */
bool utf8_needs_cleaning(const char *s);
/* True if a code point is a control or format character that must not reach a
 * terminal and is written escaped to files. */
bool utf8_is_unsafe(uint32_t code);

/* Plain letters for the small letter CODE that is no other one with a mark (ø o, æ ae ...:
 * the list below); NULL for all others. */
const char *utf8_plain_letters(uint32_t code);
/* Adds S folded for comparing names (HACKING, "exactly"): full case folding, canonical
 * decomposition, marks dropped, ø o, æ ae, œ oe, ß ss, ł l, đ d, ð d, þ th, ı i,
 * then everything but letters and digits dropped. */
void utf8_fold(struct str *out, const char *s);
/* As utf8_fold(), but words stay apart by one space: for filters. */
void utf8_fold_words(struct str *out, const char *s);

#endif
