/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something that is told, kept as what it is made from and never as a text, so that it
 * can be told again when the language is another one. */
#ifndef KONSORT_TUI_TELLING_H
#define KONSORT_TUI_TELLING_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"

struct app;

enum { TELLING_WORDS = 3, TELLING_NUMBERS = 2 };
struct telling {
	/* Adds the text in the current language; NULL: there is nothing to tell. */
	void (*make)(struct app *app, const struct telling *t, struct str *out);
	char *words[TELLING_WORDS];    /* owned, may be NULL: English for _(), names, ids */
	long long numbers[TELLING_NUMBERS];
	struct diags diags;            /* owned */
};

/* TEXT, English, for _(). */
struct telling telling_plain(const char *text);
/* TEXT, English, with %1 and %2 filled by A and B, which are the same in every language;
 * B may be "". */
struct telling telling_filled(const char *text, const char *a, const char *b);
/* Copies of DS, a line each; then TEXT, English, "" for nothing. */
struct telling telling_diags(const struct diags *ds, const char *text);
/* Any other, made by MAKE of up to three words (each may be NULL), which are copied. */
struct telling telling_made(void (*make)(struct app *app, const struct telling *t, struct str *out),
                            const char *a, const char *b, const char *c);

bool telling_is_any(const struct telling *t);
/* Puts its text into OUT. */
void telling_text(struct app *app, const struct telling *t, struct str *out);
/* What T told is the caller's now, T tells nothing. */
struct telling telling_take(struct telling *t);
void telling_free(struct telling *t);

#endif
