/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finding as sentences, in the current language: the one place where a state
 * becomes words.  Sidebar, review, `check` and JSON all take them from here.  Every
 * function adds to OUT.  What comes from a draft is cleaned for terminals. */
#ifndef KONSORT_REPORT_FINDING_TEXT_H
#define KONSORT_REPORT_FINDING_TEXT_H

#include "base/str.h"
#include "core/evaluate.h"
#include "report/names.h"

/* What the sentences are about; all borrowed. */
struct report {
	const struct world *world;
	const struct draft *draft;
	const struct evaluation *evaluation;
};

/* The rule's short name, at most 22 cells: "Programme Countries". */
const char *finding_title(const struct finding *f);
/* The same of a finding's id in a Lot; the id itself where the Lot has no such rule. */
const char *condition_title(const struct lot *lot, const char *id);
/* "3/8", "350 000/4 000 000" with the language's separators, "?" for an unknown need, "" where
 * there are no figures. */
void finding_figures(struct str *out, const struct finding *f);
/* What is the state and what would mend it, in one or two whole sentences: "3 more Programme
 * Countries are needed", "no country lacks ...".  Names countries, categories and partners at
 * fault (at most five, then how many more), disputes included: "... ; not met as 001 reads it". */
void finding_message(struct str *out, const struct report *r, const struct finding *f);
/* Bytes of the first part of a message, whole in itself; what follows tells who and how much. */
size_t finding_first_part(const char *message);
/* True if ids were chosen that are not in the Lot's list; the message names them. */
bool finding_has_foreign(const struct report *r, const struct finding *f);
/* The condition itself: the rule's text; for konsort's own findings a sentence of ours. */
void finding_condition(struct str *out, const struct finding *f);
/* The rule's reading and all other claims side by side, for a page: lines with '\n' between,
 * of which those that name a source have two columns with a tab between: the source with its
 * figure ("003: 8"), then publisher, page, authority and note.  Lines of their own have a figure
 * too wide for that, say that a rule is carried over or that no source states its figure, and
 * where the other claims begin. */
void rule_sources_text(struct str *out, const struct call *call, const struct rule *rule);

/* Marks: ASCII letters, so that a state never hangs on colour or charset. */
char state_mark(enum state state, enum level level);   /* '+' met, '!' unmet, '?' undecided, '-' unmet advice */
const char *state_label(enum state state);             /* "met", "not met", "undecided" */
const char *level_label(enum level level);             /* "required", "advice" */
/* "eligible: every required condition is met", "not eligible: 3 required conditions are not
 * met", "undecided: ..." */
void verdict_text(struct str *out, const struct evaluation *e);
/* Where a finding stands in a list, from 0: what wants something done first. */
enum { FINDING_RANKS = 5 };
int finding_rank(const struct finding *f);
/* How many required findings are unmet, and how many findings of any level are met. */
size_t findings_unmet(const struct evaluation *e);
size_t findings_met(const struct evaluation *e);

#endif
