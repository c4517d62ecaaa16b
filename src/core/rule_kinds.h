/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closed list of rule kinds.  A kind is one line here; the compiler then asks
 * for its function (core/rules_*.c), its reader (store/call_file) and its
 * sentences (report/finding_text), and a test for a case of each. */
#ifndef KONSORT_CORE_RULE_KINDS_H
#define KONSORT_CORE_RULE_KINDS_H

/*        enum                  id in call files        function */
#define RULE_KINDS(X) \
	X(APPLICANT,            "applicant",            rule_applicant) \
	X(COUNT_COUNTRIES,      "count-countries",      rule_count_countries) \
	X(COUNT_PARTNERS,       "count-partners",       rule_count_partners) \
	X(PLACES,               "places",               rule_places) \
	X(PLACES_PER_COUNTRY,   "places-per-country",   rule_places_per_country) \
	X(CHOICE,               "choice",               rule_choice) \
	X(DURATION,             "duration",             rule_duration) \
	X(DESCRIBED,            "described",            rule_described) \
	X(NO_GRANT,             "no-grant",             rule_no_grant) \
	X(GRANT_CEILING,        "grant-ceiling",        rule_grant_ceiling) \
	X(MAY_TAKE_PART,        "may-take-part",        rule_may_take_part) \
	X(PROPOSALS,            "proposals",            rule_proposals) \
	X(STATEMENT,            "statement",            rule_statement)

enum rule_kind {
#define X(name, id, function) RULE_##name,
	RULE_KINDS(X)
#undef X
	RULE_KIND_END
};

#endif
