/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a spreadsheet as partners: a line each, name, country, type and role apart by tabs,
 * semicolons or commas.  What is understood is shown before it is taken, so nothing here
 * changes a draft. */
#ifndef KONSORT_WIZARD_PASTE_H
#define KONSORT_WIZARD_PASTE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/call.h"
#include "core/draft.h"

struct pasted_row {
	char *name, *country_text, *type_text, *role_text;   /* as pasted, trimmed; owned */
	country country;             /* COUNTRY_NONE: not understood, or not given */
	int type, role;              /* TYPE_NONE; a role not given is full, the first of a draft applicant */
	bool head;                   /* looks like the heads of columns: not taken unless asked */
	bool double_entry;           /* the same organisation stands in the draft or above already */
	bool take;                   /* to be added */
	size_t rest;                 /* further columns that nothing is made of */
};
struct pasted {
	struct pasted_row *rows;     /* owned */
	size_t n, room;
};
#define PASTED_INIT { NULL, 0, 0 }

/* True if TEXT looks like rows of partners: several lines, or a separator in one. */
bool paste_is_rows(const char *text);
/* Understands TEXT for DRAFT, into P, which is filled anew.  Countries and types are found by
 * their names in the current language and in English, codes and ids, case and accents folded.
 * Quotes around a cell are taken off, "" in it is a quote. */
void paste_read(struct pasted *p, const char *text, const struct world *world,
                const struct draft *draft);
void paste_free(struct pasted *p);

#endif
