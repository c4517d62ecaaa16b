/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terminal's charset, and how text is shown in it.  Text inside is always UTF-8;
 * where the terminal cannot show a character, the nearest letters stand for it, and
 * everything that measures (base/utf8.h) or draws asks here, so that widths agree with
 * what is seen.  State lives in charset.c, one per program. */
#ifndef KONSORT_BASE_CHARSET_H
#define KONSORT_BASE_CHARSET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Chooses the charset from the locale; lang_start() calls it.  Before it is UTF-8.
 * ON_TERMINAL: a wizard, where an unset locale means UTF-8 and not ASCII, and where a charset
 * that LC_CTYPE cannot be set to (of a locale that is not installed) is ASCII, because curses
 * writes what LC_CTYPE can say.  ASCII as well: a charset that the C library does not know, or
 * in which ASCII is not one byte a character. */
void charset_start(bool on_terminal);
/* ASCII from here on, whatever the terminal can show: --ascii. */
void charset_set_ascii(void);
/* "UTF-8", "ISO-8859-1", "ASCII" ... */
const char *charset_name(void);
bool charset_is_utf8(void);
/* The charset of what is typed: the terminal's, also where only ASCII is shown. */
const char *charset_typed(void);

/* What stands for CODE, which is safe to show, on the terminal: NULL if it is shown as it
 * is, else plain ASCII, which may be "" (a combining mark) or several letters; "?" where
 * nothing is near.  Lent until the next call.  Danish letters are written as the current
 * language does without them. */
const char *charset_shown(uint32_t code);
/* Adds TEXT as it is shown, still UTF-8. */
void charset_add_shown(struct str *out, const char *text);
/* Adds TEXT in the bytes of the charset. */
void charset_add_bytes(struct str *out, const char *text);
/* The language is another one: what stands for a letter may be too. */
void charset_forget(void);

#endif
