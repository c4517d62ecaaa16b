/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options of a field: what it can be set to, with the labels of the current
 * language and the words by which each is found; and the words of a value. */
#ifndef KONSORT_WIZARD_OPTIONS_H
#define KONSORT_WIZARD_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "core/call.h"
#include "core/draft.h"
#include "wizard/field.h"

struct option {
	char *id;                /* as it stands in a draft */
	char *label;             /* in the current language, not cleaned */
	char *hint;              /* a few words more, "" for none */
	char *search;            /* what finds it, folded, a '|' before each: label, English name, id,
	                            other names */
	char *exact;             /* codes and long names that name it and nothing else, folded,
	                            between '|' */
	int group;               /* which of the groups it is in */
	int64_t number;          /* the value, where the key is a number */
	bool chosen;             /* the draft's value now */
};
struct options {
	struct option *list;     /* owns its strings; by group */
	size_t n, room;
	char *groups[2];         /* headings in the current language, owned; NULL where there are
	                            no groups */
};
#define OPTIONS_INIT { NULL, 0, 0, { NULL, NULL } }

/* What options are made from; all borrowed, CALL and LOT may be NULL. */
struct options_about {
	const struct catalogue *catalogue;
	const struct call *call;
	const struct lot *lot;
	const struct draft *draft;
};

/* Fills OPTIONS for a field of kind FIELD_ONE or FIELD_SOME.  A value of the draft that
 * is not among them stands last, so that it can be seen and kept.  Of a partner's field
 * whose REF has no partner, none is chosen.  Countries are in two groups where a call is
 * chosen: its Programme Countries, and others; each in the order of the language's alphabet. */
void options_fill(struct options *options, const struct options_about *about,
                  const struct field_ref *ref);
void options_free(struct options *options);
/* True if every word of FILTER (folded by utf8_fold_words()) occurs in the option. */
bool option_matches(const struct option *option, const char *filter);
/* The options that what was TYPED finds, by index into SHOWN, which has room for all; how
 * many.  Words in any order, case and accents folded; what is named exactly comes first ("DK",
 * "EL"), then what begins with it, then the rest, each in the order of the list.  "" finds all.
 * *CERTAIN, where not NULL: one alone fits best, and what was typed is no word of another's
 * ("school"). */
size_t options_matches(const struct options *options, const char *typed, size_t *shown,
                       bool *certain);
/* True if the words of FOLDED, whole ones, stand in the names of another option than that AT. */
bool options_share(const struct options *options, size_t at, const char *folded);
/* True if FOLDED, words or their beginnings, stands in the names of one option alone (its label,
 * that in English, its id), or in none and in what else finds one alone; *AT is that. */
bool options_sole(const struct options *options, const char *folded, size_t *at);

/* The words for an entry of a list, in the current language: the Lot's, else those of another
 * Lot of the call or of another call; ID itself if it is nowhere listed. */
const char *entry_label(const struct options_about *about, enum choice_list_id list,
                        const char *id);

/* Adds the value of a field in words, "" while it has none.  Not cleaned. */
void field_value(struct str *out, const struct options_about *about,
                 const struct field_ref *ref);

#endif
