/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces of sentences that several findings share: short lists, numbers, months,
 * names of sources.  Everything added is cleaned for terminals. */
#ifndef KONSORT_REPORT_PHRASE_H
#define KONSORT_REPORT_PHRASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "core/call.h"
#include "core/draft.h"
#include "core/evaluate.h"
#include "report/finding_text.h"

/* A list inside a sentence: LIST_NAMED things by name, of the others how many. */
enum { LIST_NAMED = 5 };
struct listing {
	struct str text;
	const char *separator;   /* ", ", or "; " where the things have commas */
	size_t n;
};
#define LISTING_INIT(separator) { STR_INIT, (separator), 0 }
void listing_add(struct listing *l, const char *thing);
/* True while another thing would still be named. */
bool listing_open(const struct listing *l);
/* The whole text, "and 3 more" included; owned by the listing. */
const char *listing_text(struct listing *l);
void listing_free(struct listing *l);

/* A list that ends in "and": "a, b and c", every thing of it named. */
struct series {
	struct str most, last;
};
#define SERIES_INIT { STR_INIT, STR_INIT }
void series_add(struct series *s, const char *thing);
/* Adds the whole to OUT and empties S, which then holds no memory. */
void series_end(struct str *out, struct series *s);

/* The partners at fault of a finding, as a listing of partner_label(). */
void listing_add_partners(struct listing *l, const struct report *r, const struct finding *f);
/* The index of a finding's position I. */
size_t finding_position(const struct report *r, const struct finding *f, size_t i);

/* True if the partner at INDEX is a counted one. */
bool partner_is_counted(const struct report *r, size_t index);

/* Adds "24, 36" or "24-36, 48". */
void months_text(struct str *out, const struct months *months, size_t n);
/* Adds the figure of a claim as people read it; "" where it has none. */
void claim_figure(struct str *out, const struct claim *claim);

/* The countries of counted partners, each once: those of COUNT (NULL: all) into YES, others
 * into NO. */
void list_countries(const struct report *r, const struct country_set *count,
                    struct listing *yes, struct listing *no);

/* What countries are counted by a rule. */
enum country_kind { KIND_PROGRAMME, KIND_MEMBER_STATES, KIND_OTHER };
enum country_kind rule_country_kind(const struct call *call, const struct rule *rule);
/* The same of a set that a rule of the call counts by. */
enum country_kind group_country_kind(const struct call *call, const struct country_set *group);

/* True if the reading of a rule is this source's. */
bool rule_has_source(const struct rule *rule, const char *id);
/* True if the source of claim AT is also the reading's or an earlier claim's. */
bool claim_repeats_source(const struct rule *rule, size_t at);
/* The line before the claims beside a rule's reading. */
const char *claims_heading(const struct rule *rule);
/* "Commission", "national agency or ministry", "portal or press"; "" for another word. */
const char *authority_label(const char *authority);
/* Adds publisher, page and authority: "A portal: A page; portal or press". */
void source_whole(struct str *out, const struct source *source);
/* Adds "003 Funding portal", or the id alone where the call does not list it. */
void source_label(struct str *out, const struct call *call, const char *id);
/* Adds the labels of N sources, with commas between. */
void source_labels(struct str *out, const struct call *call, const char *const *ids, size_t n);
/* Adds from which year a rule is carried over: "as in 2014/15; no source says it ...". */
void carried_words(struct str *out, const struct call *call);
/* The label of an item in the current language, cleaned ID itself if it is in no list. */
void item_label(struct str *out, const struct choice_list *list, const char *id);

#endif
