/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of countries and of types for the sample calls, written out here by hand
 * so that a test does not lean on data/countries.yaml, and the few macros with
 * which sample calls are laid out as constants. */
#ifndef KONSORT_TESTS_SAMPLE_SETS_H
#define KONSORT_TESTS_SAMPLE_SETS_H

#include "core/call.h"

extern const struct country_set sample_programme_2014, sample_programme_2019, sample_programme_2021,
	sample_eu_2014, sample_excluded;

/* An array and, behind it, how many it has: for two members that stand in this
 * order in a struct (`.seats = ARRAY(struct seats, {0, 1})` sets n_seats too). */
#define ARRAY(type, ...) \
	(const type[]){ __VA_ARGS__ }, sizeof((const type[]){ __VA_ARGS__ }) / sizeof(type)
#define TEXTS(...) \
	(const char *const[]){ __VA_ARGS__ }, sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *)
/* The same for a table that has a name. */
#define TABLE(name) name, sizeof name / sizeof *name

/* The first members of a rule; NO_KEY and NO_EXEMPTION the ones it leaves alone. */
#define RULE(word, kind_name, level_name, name) \
	.id = word, .kind = RULE_##kind_name, .level = LEVEL_##level_name, .title = name, .text = name "."
#define NO_KEY .key = "", .when_activity = ""
#define NO_EXEMPTION .exempt_category = -1
#define STATEMENT(word, activity, ...) \
	{ RULE("statement-" word, STATEMENT, ADVICE, word), NO_EXEMPTION, .key = word, \
	  .when_activity = activity, .sources = TEXTS(__VA_ARGS__) }

#define TYPES_TRAINING_2016 (TYPE_BIT(TYPE_VET_PROVIDER) | TYPE_BIT(TYPE_HIGHER_EDUCATION) | TYPE_BIT(TYPE_ADULT_EDUCATION))
#define TYPES_SECTOR (TYPE_BIT(TYPE_COMPANY) | TYPE_BIT(TYPE_SECTOR_ASSOCIATION) | TYPE_BIT(TYPE_CHAMBER) \
	| TYPE_BIT(TYPE_SOCIAL_PARTNER) | TYPE_BIT(TYPE_SECTOR_SKILLS_COUNCIL) | TYPE_BIT(TYPE_NETWORK))
#define TYPES_REGULATORY (TYPE_BIT(TYPE_EDUCATION_AUTHORITY) | TYPE_BIT(TYPE_QUALIFICATION_BODY))

#endif
