/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a language tells of itself in its own catalogue, as translations of three texts:
 * its name, a thousand in figures, its alphabet. */
#ifndef KONSORT_BASE_LANG_FACTS_H
#define KONSORT_BASE_LANG_FACTS_H

#include "base/alphabet.h"
#include "base/mo.h"

enum { LANG_MARK_SIZE = 5 };   /* one character */
struct lang_facts {
	char thousands[LANG_MARK_SIZE];   /* what stands between thousands, "" for nothing */
	struct alphabet alphabet;
};

/* Those of the current language; lang.c keeps them. */
const struct lang_facts *lang_facts(void);
/* Takes them out of a catalogue; what is missing or makes no sense there is left out. */
void lang_facts_read(struct lang_facts *out, const struct mo *mo);
/* The language's own name, "" if MO does not tell; MO NULL: that of English.  Lent by MO. */
const char *lang_facts_name(const struct mo *mo);

#endif
