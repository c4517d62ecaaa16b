/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a spreadsheet as partners: a line each, name, country, type and role apart by tabs,
 * semicolons or commas.  What is understood is shown before it is taken, so nothing but
 * paste_add() changes a draft. */
#ifndef KONSORT_WIZARD_PASTE_H
#define KONSORT_WIZARD_PASTE_H

#include <stdbool.h>
#include <stddef.h>

#include "wizard/session.h"

enum { PASTED_MOST = 10000 };   /* rows that are looked at, and partners of a draft */

/* What a column can hold; the first four in this order where no heads say otherwise. */
enum pasted_column {
	PASTED_NAME, PASTED_COUNTRY, PASTED_TYPE, PASTED_ROLE, PASTED_GRANT, PASTED_ID,
	PASTED_CONTACT, PASTED_CONTRIBUTION, PASTED_NOTES,
	PASTED_REST,                 /* nothing is made of it */
};

/* How far the words of a cell were understood. */
enum understood {
	WORD_ABSENT,                 /* the cell is blank */
	WORD_FOUND,
	WORD_UNKNOWN,
	WORD_SEVERAL,                /* it could be more than one */
};

struct pasted_row {
	char *text[PASTED_REST];     /* as pasted, trimmed and without unsafe characters; owned */
	country country;             /* COUNTRY_NONE: not understood, or not given */
	int type, role;              /* TYPE_NONE; a role not given is full, the first of a draft applicant */
	int64_t grant;               /* -1: not understood, or not given */
	enum understood country_word, type_word, role_word, grant_word;
	bool head;                   /* looks like the heads of columns: not taken unless asked */
	bool double_entry;           /* the same organisation stands in the draft or above already */
	bool cut;                    /* a text was so long that its end is not kept */
	bool take;                   /* to be added */
	size_t rest;                 /* further cells that nothing is made of */
};
struct pasted {
	struct pasted_row *rows;     /* owned */
	size_t n, room;
	size_t more;                 /* rows that are not looked at: there are too many */
	char separator;              /* what cells were told apart by, '\0': a name is all there is */
};
#define PASTED_INIT { NULL, 0, 0, 0, '\0' }

/* True if TEXT looks like rows of partners: several lines that are not blank, or a tab or a
 * semicolon in one. */
bool paste_is_rows(const char *text);
/* Understands TEXT (any bytes) for a draft, into P, which is filled anew.
 *
 * Separator: tabs if there is one; else semicolons or commas, whichever makes more lines of
 * which a later cell is understood; commas only if that is so of more lines than not (in
 * "Ministry of Education, Denmark" among bare names the comma is a part of the name), and what
 * stands before the country is the name, commas included.  Quotes around a cell are taken off,
 * "" in it is a quote.
 * Columns: by the heads in the first line, if half of its cells are such words (English, Danish,
 * Dutch, those of the current language, keys of a draft); else in the order name, country,
 * type, role, after a column of numbers if the lines have one.
 * Words: countries, types and roles by their names in the current language and in English,
 * codes and ids, case and accents folded, and by the words that find an option in a list, if
 * these are no words of another ("school"); else by beginnings that fit only one. */
void paste_read(struct pasted *p, const char *text, const struct options_about *about);
/* Gives those without a role theirs again, after other rows were ticked. */
void paste_settle(struct pasted *p, const struct draft *draft);
/* How many rows are ticked. */
size_t paste_ticked(const struct pasted *p);
/* Adds the partners that are ticked behind the last, as one change of kind WHAT; how many: a
 * draft has no more than PASTED_MOST.  No form is open afterwards. */
size_t paste_add(const struct pasted *p, struct session *s, enum change_kind what);
void paste_free(struct pasted *p);

/* A row for paste_add(): filled in by the caller, who sets texts by paste_set(). */
struct pasted_row *paste_new_row(struct pasted *p);
void paste_set(struct pasted_row *row, enum pasted_column column, const char *text);

#endif
