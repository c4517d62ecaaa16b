/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A call as data: what is announced in a year.  Read from a call file or compiled
 * into the program; never changes after loading, so everything is const and
 * nothing is owned here (an arena of the reader, or static memory, holds it).
 * Strings are never NULL, "" where there is nothing.  Texts are English and are
 * looked up with _() when drawn. */
#ifndef KONSORT_CORE_CALL_H
#define KONSORT_CORE_CALL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/country.h"
#include "core/rule_kinds.h"
#include "core/vocabulary.h"

struct source {
	const char *id;          /* "000" to "004", or an S number */
	const char *publisher;   /* "European Commission" */
	const char *page;        /* what page or document it is */
	const char *address;     /* URL, "" where none is known */
	const char *authority;   /* "A" Commission, "B" agency or ministry, "C" portal or press */
};

/* A grouping of types that this call makes. */
struct category {
	const char *id;
	const char *title;       /* a noun, at most 24 cells: "Training providers" */
	const char *one;         /* one of them: "a training provider" */
	const char *text;        /* how the sources describe it */
	type_set types;
};

struct choice_item {
	const char *id;
	const char *label;
};

enum choice_list_id { LIST_SECTORS, LIST_OBJECTIVES, LIST_PRIORITIES, LIST_ACTIVITIES, LIST_END };
extern const char *const choice_list_words[LIST_END];   /* "sectors", ... */
/* A list of a Lot; none means free text (sectors) or nothing to choose (others). */
struct choice_list {
	const struct choice_item *items;
	size_t n;
};

/* Whole months from FIRST to LAST. */
struct months {
	int first, last;
};
/* The largest grant for a duration; MONTHS 0 for any. */
struct ceiling {
	int months;
	int64_t most;
};
/* SEATS places for organisations of a category. */
struct seats {
	int category;            /* index into the call's categories */
	int seats;
};

enum level { LEVEL_REQUIRED, LEVEL_ADVICE };
extern const char *const level_words[2];                /* "required", "advice" */

/* Within what a rule of kind proposals counts. */
enum scope { SCOPE_NONE, SCOPE_CALL, SCOPE_LOT, SCOPE_SECTOR };
extern const char *const scope_words[4];                /* "", "call", "lot", "sector" */

/* What a source says that differs from the reading, or adds to it. */
struct claim {
	const char *source;      /* id of a source */
	const char *figure;      /* as written: "8", "24-36", "24, 36, 48", "waived"; "" if never computed */
	const char *note;        /* a sentence for people, "" where the figure says it all */
	/* The figure parsed as the rule's kind has it. */
	int64_t need;            /* counts */
	const struct months *months;   /* duration */
	size_t n_months;
	bool waived_by_umbrella; /* places-per-country, "waived": none where an umbrella organisation is in */
};

/* A condition.  Which members a kind uses stands behind them; others are zero. */
struct rule {
	const char *id;          /* id of its finding */
	enum rule_kind kind;
	enum level level;
	bool carried;            /* taken over from another year's source */
	bool unknown;            /* no source states the figure: undecided */
	const char *title;       /* at most 22 cells, for the sidebar */
	const char *text;        /* the condition as a sentence */
	const char *const *sources;    /* of the reading, most official first; ids */
	size_t n_sources;
	const struct claim *claims;    /* other claims */
	size_t n_claims;

	int64_t need;            /* applicant, count-*, choice */
	const struct country_set *countries;  /* count-countries: which count; applicant: allowed;
	                                         may-take-part: excluded; NULL: none */
	const struct seats *seats;     /* places; places-per-country (1 seat each) */
	size_t n_seats;
	enum choice_list_id list;      /* choice */
	const struct months *months;   /* duration */
	size_t n_months;
	const struct ceiling *ceilings;/* grant-ceiling, by months where given so */
	size_t n_ceilings;
	unsigned roles;          /* described, no-grant: mask of ROLE_BIT */
	type_set types;          /* may-take-part: types that may (0: any) */
	bool umbrellas;          /* may-take-part: umbrella organisations may, whatever their type */
	enum scope scope;        /* proposals */
	int exempt_category;     /* proposals: category a sole regulator has, -1 for no exemption */
	bool applicants_only;    /* proposals: only applicants count */
	const char *key;         /* statement: key in the draft's statements */
	const char *when_activity;     /* statement: only with this activity, "" always */
};

/* Something told on screen and never judged. */
struct note {
	const char *about;       /* "call", "lot", or a key of a draft such as "sector", "type" */
	const char *text;
	const char *const *sources;
	size_t n_sources;
};

/* A part of a call with all its rules: the call's own with the Lot's laid over
 * them by id, in the order of the rule kinds.  A call without Lots has exactly one,
 * whose id is "". */
struct lot {
	const char *id;
	const char *title;
	struct choice_list lists[LIST_END];
	const struct rule *rules;
	size_t n_rules;
	const struct note *notes;      /* the Lot's own */
	size_t n_notes;
};

struct call {
	const char *id;
	const char *title;
	int year;
	const char *closes;      /* "YYYY-MM-DD" or "YYYY-MM-DDTHH:MM", Brussels; "" unknown */
	bool umbrella;           /* umbrella organisations are not counted and free their country */
	const struct country_set *programme;  /* Programme Countries of the year */
	const char *carried_from;      /* the year or years whose rules are carried over: "2014/15", "" */
	const struct source *sources;
	size_t n_sources;
	const struct category *categories;
	size_t n_categories;
	const struct lot *lots;
	size_t n_lots;
	const struct note *notes;
	size_t n_notes;
};

/* All calls known and the countries of the world. */
struct catalogue {
	const struct call *const *calls;  /* in order of year and id */
	size_t n_calls;
	const struct world *world;
};

/* True if the call is divided into Lots. */
bool call_has_lots(const struct call *call);
/* The call or Lot of an id, NULL if there is none; ID "" of a call without Lots
 * finds its only one. */
const struct call *catalogue_call(const struct catalogue *c, const char *id);
const struct lot *call_lot(const struct call *call, const char *id);
const struct rule *lot_rule(const struct lot *lot, const char *id);
/* True if a rule of LOT is over other drafts and has a figure; LOT may be NULL. */
bool lot_asks_for_others(const struct lot *lot);
const struct source *call_source(const struct call *call, const char *id);
/* The item of an id in a list, NULL if it is not there. */
const struct choice_item *list_find(const struct choice_list *list, const char *id);
/* Categories that an organisation of these types can take a place of, as a mask of
 * category indexes. */
uint32_t call_categories(const struct call *call, type_set types);
/* True if MONTHS lies in one of the N ranges. */
bool months_allow(const struct months *ranges, size_t n, int months);
/* The ceiling for a duration: its own, else the largest.  0 without ceilings. */
int64_t ceiling_for(const struct ceiling *ceilings, size_t n, int months);

#endif
