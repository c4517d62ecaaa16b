/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field: one question of the dialogue.  The tables here name a draft's key and
 * add how it is asked; front ends render them and know no key and no rule. */
#ifndef KONSORT_WIZARD_FIELD_H
#define KONSORT_WIZARD_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "core/call.h"
#include "core/draft.h"
#include "wizard/step.h"

enum field_kind {
	FIELD_TEXT,        /* one line */
	FIELD_LONG,        /* text of several lines */
	FIELD_NUMBER,      /* digits, within the key's bounds */
	FIELD_ONE,         /* one of its options */
	FIELD_SOME,        /* any of its options */
	FIELD_YES,         /* yes or no */
	FIELD_PARTNERS,    /* the table of partners */
};

/* Where the options of FIELD_ONE and FIELD_SOME come from (wizard/options). */
enum field_source {
	FROM_NOWHERE, FROM_CALLS, FROM_LOTS, FROM_LIST, FROM_MONTHS, FROM_COUNTRIES,
	FROM_TYPES, FROM_ROLES,
};

/* When a field is asked at all. */
enum field_when {
	ASK_ALWAYS,
	ASK_WITH_LIST,     /* the Lot has the list */
	ASK_UMBRELLA,      /* the call leaves umbrella organisations out of its counts */
	ASK_UMBRELLA_TOO,  /* it does not, but a rule of the Lot lets them take part */
	ASK_SOLE,          /* the Lot has a rule that exempts sole regulators */
};

struct field {
	enum step step;
	bool of_partner;
	int key;                 /* enum draft_key, or enum partner_key */
	enum field_kind kind;
	enum field_source source;
	enum choice_list_id list;      /* FROM_LIST and ASK_WITH_LIST */
	enum field_when when;
	bool wide;               /* its text stands under the label, not beside it */
	const char *label;       /* English, for _(); at most 18 cells */
	const char *help;        /* a sentence, for _(); at most 70 cells */
};

/* A field for one partner or statement; all borrowed. */
struct field_ref {
	const struct field *field;
	int partner;             /* index, -1 for the draft itself */
	const struct rule *rule; /* of kind statement, else NULL */
};
struct field_list {
	struct field_ref *refs;
	size_t n, room;
};
#define FIELD_LIST_INIT { NULL, 0, 0 }

/* Fills LIST with the fields of STEP for a call and Lot (each may be NULL): those of
 * partner PARTNER, or those of the draft where PARTNER is -1. */
void field_list_fill(struct field_list *list, enum step step, int partner,
                     const struct call *call, const struct lot *lot);
void field_list_free(struct field_list *list);
/* Index of the field of KEY (and of STATEMENT, where not NULL), or -1. */
int field_list_find(const struct field_list *list, int key, const char *statement);

/* The row of a key of the draft that is no partner's; never NULL for a key that is asked. */
const struct field *field_of_key(int key);
/* The row of a key of partners; for "umbrella" the first of the two. */
const struct field *field_of_partner_key(int key);
/* Where the value stands.  The statement's key is borrowed from the rule. */
struct spot field_spot(const struct field_ref *ref);
/* The kind as asked for this Lot: a sector without a list is text, a duration with
 * many or unknown months a number. */
enum field_kind field_kind(const struct field_ref *ref, const struct lot *lot);
/* The label in the current language: of the field, or of the statement's rule. */
const char *field_label(const struct field_ref *ref);
/* The field's own sentence in the current language. */
const char *field_sentence(const struct field_ref *ref);
/* Adds what the Lot asks of a list, "all of these are required"; nothing where it asks
 * nothing. */
void field_asked(struct str *out, const struct field_ref *ref, const struct lot *lot);
/* Bytes that a text may have: as they are written, which takes up to two for one, they can
 * still be read back. */
enum { FIELD_BYTES_MOST = 60000 };
/* Reads what was typed into a field of numbers: digits, whose thousands may be set apart by
 * blanks, dots, commas or quotes, all alike and in groups of three; blanks around it and, for
 * money, the euro before or behind it are passed over.  Nothing at all is -1: no number.
 * False, and NUMBER unchanged, if it is no number that the field can have. */
bool field_number(const struct field_ref *ref, const char *text, int64_t *number);
/* What is typed into fields of texts and numbers, looked at as one leaves it: true if TEXT
 * cannot be the value, and OUT, which may be NULL, gains a sentence of at most 70 cells on how
 * to mend it. */
bool field_fault(const struct field_ref *ref, const char *text, struct str *out);
/* Adds all there is to say on the field, a paragraph each with '\n' between: its sentence, the
 * conditions of the Lot that it serves, what the sources of call and Lot tell about it, and
 * which sources are meant: "001: European Commission: title of the page". */
void field_help(struct str *out, const struct field_ref *ref,
                const struct call *call, const struct lot *lot);
/* Adds the notes of call and Lot about ABOUT, a paragraph each, as above. */
void notes_text(struct str *out, const char *about,
                const struct call *call, const struct lot *lot);
/* Adds one note with its sources. */
void note_text(struct str *out, const struct note *note, const struct call *call);

#endif
