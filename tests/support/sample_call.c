/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two sample calls that mirror ssa-2015 and ssa-2020, and the catalogue of all
 * samples.  Texts are short: nothing here is shown to anybody. */
#include "support/sample_call.h"

#include "support/sample_sets.h"

/* ssa-2015 */

enum { TRAINING, SECTOR, REGULATORY };

static const struct source sources_2015[] = {
	{ "000", "European Commission", "Danish page", "", "A" },
	{ "001", "European Commission", "Dutch page", "", "A" },
	{ "S15", "A portal", "A page of 2015", "", "C" },
};
static const struct category categories_2015[] = {
	[TRAINING] = { "training", "Training", "a training body", "", TYPE_BIT(TYPE_VET_PROVIDER) },
	[SECTOR] = { "sector", "Sector", "a sector body", "", TYPES_SECTOR | TYPE_BIT(TYPE_RESEARCH_INSTITUTE) },
	[REGULATORY] = { "regulatory", "Regulatory", "a regulatory body", "", TYPES_REGULATORY },
};
static const struct choice_item sectors_2015[] = {
	{ "manufacturing", "Manufacturing" }, { "commerce", "Commerce" }, { "ict", "ICT" },
	{ "environmental-technologies", "Environmental technologies" },
	{ "cultural-creative", "Culture" }, { "health-care", "Health care" }, { "tourism", "Tourism" },
};
static const struct choice_item objectives_2015[] = {
	{ "skill-levels", "Skills" }, { "quality-innovation", "Quality" }, { "modernisation", "Modernisation" },
	{ "international-dimension", "International" }, { "languages", "Languages" },
};
static const struct choice_item activities_2015[] = {
	{ "map-needs", "Map" }, { "design-curricula", "Design" }, { "deliver-curricula", "Deliver" },
	{ "mobility", "Mobility" },
};
static const struct rule rules_2015[] = {
	{ RULE("applicant", APPLICANT, REQUIRED, "One applicant"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("000", "001"), .need = 1, .countries = &sample_programme_2014 },
	{ RULE("countries", COUNT_COUNTRIES, REQUIRED, "Programme Countries"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("000", "001"), .need = 3, .countries = &sample_programme_2014 },
	{ RULE("partners", COUNT_PARTNERS, REQUIRED, "Partners"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("S15"), .need = 9 },
	{ RULE("places-per-country", PLACES_PER_COUNTRY, REQUIRED, "Each country"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("000"),
	  .claims = ARRAY(struct claim, { .source = "001", .figure = "waived", .note = "", .waived_by_umbrella = true }),
	  .seats = ARRAY(struct seats, { TRAINING, 1 }, { SECTOR, 1 }, { REGULATORY, 1 }) },
	{ RULE("sector", CHOICE, REQUIRED, "Sector"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("000", "001"), .need = 1, .list = LIST_SECTORS },
	{ RULE("duration", DURATION, REQUIRED, "Duration"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("S15"), .months = ARRAY(struct months, { 24, 24 }, { 36, 36 }) },
	{ RULE("objectives", CHOICE, ADVICE, "Objectives"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("000", "001"), .need = 1, .list = LIST_OBJECTIVES },
	{ RULE("activities", CHOICE, ADVICE, "Activities"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("000", "001"), .need = 1, .list = LIST_ACTIVITIES },
	{ RULE("associated-role", DESCRIBED, REQUIRED, "Associated roles"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("000", "001"), .roles = ROLE_BIT(ROLE_ASSOCIATED) },
	{ RULE("associated-grant", NO_GRANT, REQUIRED, "No grant"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("000", "001"), .roles = ROLE_BIT(ROLE_ASSOCIATED) },
	{ RULE("contribution", DESCRIBED, ADVICE, "Contributions"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("000", "001"), .roles = ROLE_BIT(ROLE_APPLICANT) | ROLE_BIT(ROLE_FULL) },
	{ RULE("grant", GRANT_CEILING, REQUIRED, "Grant"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("S15"), .ceilings = ARRAY(struct ceiling, { 24, 700000 }, { 36, 1000000 }) },
	{ RULE("eligible-types", MAY_TAKE_PART, ADVICE, "Eligible types"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("000", "001"),
	  .types = TYPE_BIT(TYPE_VET_PROVIDER) | TYPES_SECTOR | TYPE_BIT(TYPE_RESEARCH_INSTITUTE) | TYPES_REGULATORY },
	{ RULE("proposals", PROPOSALS, REQUIRED, "One alliance"), NO_KEY, .exempt_category = REGULATORY,
	  .sources = TEXTS("000", "001"), .scope = SCOPE_CALL },
	STATEMENT("innovation", "", "000", "001"),
	STATEMENT("lasting-impact", "", "000", "001"),
	STATEMENT("skills-needs-evidence", "", "000", "001"),
	STATEMENT("outcome-based-curricula", "", "000", "001"),
	STATEMENT("quality-assurance", "", "000", "001"),
	STATEMENT("recognition", "", "000", "001"),
	STATEMENT("mobility", "mobility", "000", "001"),
};
const struct call sample_ssa_2015 = {
	.id = "ssa-2015", .title = "Alliances 2015", .year = 2015, .closes = "2015-02-26", .carried_from = "", .umbrella = true,
	.programme = &sample_programme_2014,
	.sources = TABLE(sources_2015), .categories = TABLE(categories_2015),
	.lots = ARRAY(struct lot, {
		.id = "", .title = "",
		.lists = {
			[LIST_SECTORS] = { TABLE(sectors_2015) },
			[LIST_OBJECTIVES] = { TABLE(objectives_2015) },
			[LIST_ACTIVITIES] = { TABLE(activities_2015) },
		},
		.rules = TABLE(rules_2015) }),
};

/* ssa-2020 */

static const struct source sources_2020[] = {
	{ "003", "A portal", "Alliances 2020", "", "C" },
	{ "002", "An agency", "Alliances", "", "B" },
	{ "S20", "European Commission", "A page of 2020", "", "A" },
};
static const struct category categories_2020[] = {
	[TRAINING] = { "training", "Training", "a training provider", "", TYPES_TRAINING_2016 },
	[SECTOR] = { "sector", "Sector", "a sector representative", "", TYPES_SECTOR },
};
static const struct choice_item priorities_2020[] = {
	{ "digital-skills", "Digital" }, { "green-skills", "Green" },
};
static const struct choice_item activities_2020_1[] = {
	{ "skills-data", "Data" }, { "esco-profiles", "Profiles" }, { "delivery-methods", "Methods" },
	{ "target-groups", "Groups" },
};
static const struct choice_item activities_2020_2[] = {
	{ "skills-strategy", "Strategy" }, { "concrete-measures", "Measures" }, { "milestones", "Milestones" },
	{ "trends", "Trends" }, { "timetable", "Timetable" }, { "long-term-plan", "Plan" },
};
static const struct choice_item sectors_2020[] = {
	{ "blockchain", "Blockchain" }, { "cultural-heritage", "Heritage" }, { "cybersecurity", "Security" },
	{ "rail", "Rail" }, { "social-enterprises", "Social" }, { "software-services", "Software" },
};

#define RULES_2020 \
	{ RULE("applicant", APPLICANT, REQUIRED, "One applicant"), NO_KEY, NO_EXEMPTION, .carried = true, \
	  .sources = TEXTS("002"), .need = 1, .countries = &sample_programme_2019 }, \
	{ RULE("sector", CHOICE, REQUIRED, "Sector"), NO_KEY, NO_EXEMPTION, \
	  .sources = TEXTS("003"), .need = 1, .list = LIST_SECTORS }, \
	{ RULE("priorities", CHOICE, ADVICE, "Priorities"), NO_KEY, NO_EXEMPTION, \
	  .sources = TEXTS("003"), .need = 1, .list = LIST_PRIORITIES }, \
	{ RULE("activities", CHOICE, ADVICE, "Activities"), NO_KEY, NO_EXEMPTION, \
	  .sources = TEXTS("003"), .need = 1, .list = LIST_ACTIVITIES }, \
	{ RULE("associated-role", DESCRIBED, ADVICE, "Associated roles"), NO_KEY, NO_EXEMPTION, .carried = true, \
	  .sources = TEXTS("003"), .roles = ROLE_BIT(ROLE_ASSOCIATED) }, \
	{ RULE("associated-grant", NO_GRANT, ADVICE, "No grant"), NO_KEY, NO_EXEMPTION, .carried = true, \
	  .sources = TEXTS("003"), .roles = ROLE_BIT(ROLE_ASSOCIATED) }, \
	{ RULE("contribution", DESCRIBED, ADVICE, "Contributions"), NO_KEY, NO_EXEMPTION, .carried = true, \
	  .sources = TEXTS("003"), .roles = ROLE_BIT(ROLE_APPLICANT) | ROLE_BIT(ROLE_FULL) }, \
	{ RULE("eligible-types", MAY_TAKE_PART, ADVICE, "Eligible types"), NO_KEY, NO_EXEMPTION, \
	  .sources = TEXTS("003"), \
	  .types = TYPE_BIT(TYPE_VET_PROVIDER) | TYPE_BIT(TYPE_SECTOR_ASSOCIATION) | TYPE_BIT(TYPE_CHAMBER) \
	  | TYPE_BIT(TYPE_SOCIAL_PARTNER) | TYPE_BIT(TYPE_SECTOR_SKILLS_COUNCIL) | TYPE_BIT(TYPE_NETWORK) \
	  | TYPE_BIT(TYPE_EDUCATION_AUTHORITY) | TYPE_BIT(TYPE_PUBLIC_AUTHORITY) }, \
	{ RULE("proposals", PROPOSALS, REQUIRED, "Other sectors"), NO_KEY, NO_EXEMPTION, \
	  .sources = TEXTS("002"), .scope = SCOPE_SECTOR, .applicants_only = true }, \
	STATEMENT("feedback-mechanism", "", "003")

static const struct rule rules_2020_1[] = {
	RULES_2020,
	{ RULE("countries", COUNT_COUNTRIES, REQUIRED, "Programme Countries"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("003"), .need = 4, .countries = &sample_programme_2019 },
	{ RULE("partners", COUNT_PARTNERS, REQUIRED, "Partners"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("003"), .need = 8 },
	{ RULE("duration", DURATION, REQUIRED, "Duration"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("003"), .months = ARRAY(struct months, { 24, 36 }) },
	{ RULE("grant", GRANT_CEILING, ADVICE, "Grant"), NO_KEY, NO_EXEMPTION, .unknown = true },
};
static const struct rule rules_2020_2[] = {
	RULES_2020,
	{ RULE("countries", COUNT_COUNTRIES, REQUIRED, "Programme Countries"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("003"),
	  .claims = ARRAY(struct claim, { .source = "002", .figure = "", .note = "A note never computed.", .need = 12 }),
	  .need = 8, .countries = &sample_programme_2019 },
	{ RULE("partners", COUNT_PARTNERS, REQUIRED, "Partners"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("003"), .need = 12 },
	{ RULE("places", PLACES, REQUIRED, "Places"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("003"), .seats = ARRAY(struct seats, { SECTOR, 5 }, { TRAINING, 5 }) },
	{ RULE("duration", DURATION, REQUIRED, "Duration"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("003"), .months = ARRAY(struct months, { 48, 48 }) },
	{ RULE("grant", GRANT_CEILING, REQUIRED, "Grant"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("S20"), .ceilings = ARRAY(struct ceiling, { 0, 4000000 }) },
};
const struct call sample_ssa_2020 = {
	.id = "ssa-2020", .title = "Alliances 2020", .year = 2020, .closes = "2020-02-26T17:00",
	.carried_from = "2014/15",
	.programme = &sample_programme_2019,
	.sources = TABLE(sources_2020), .categories = TABLE(categories_2020),
	.lots = ARRAY(struct lot,
		{ .id = "1", .title = "Design", .rules = TABLE(rules_2020_1),
		  .lists = { [LIST_PRIORITIES] = { TABLE(priorities_2020) },
		             [LIST_ACTIVITIES] = { TABLE(activities_2020_1) } } },
		{ .id = "2", .title = "Blueprint", .rules = TABLE(rules_2020_2),
		  .lists = { [LIST_SECTORS] = { TABLE(sectors_2020) },
		             [LIST_PRIORITIES] = { TABLE(priorities_2020) },
		             [LIST_ACTIVITIES] = { TABLE(activities_2020_2) } } }),
};

/* The catalogue */

#define LETTERS(a, b) (1 + 26 * ((a) - 'A') + ((b) - 'A'))
static const struct world world = {
	.rows = ARRAY(struct country_row,
		{ LETTERS('B', 'Y'), "Belarus", "Belarus" }, { LETTERS('D', 'E'), "Germany", "Germany" },
		{ LETTERS('D', 'K'), "Denmark", "Denmark" }, { LETTERS('N', 'L'), "Netherlands", "Netherlands" },
		{ LETTERS('N', 'O'), "Norway", "Norway" }, { LETTERS('X', 'K'), "Kosovo", "" }),
};
const struct catalogue sample_catalogue = {
	.calls = (const struct call *const[]){
		&sample_toy_2014, &sample_ssa_2015, &sample_toy_2017, &sample_toy_2018, &sample_toy_2019,
		&sample_ssa_2020, &sample_toy_2026, &sample_toy_odd },
	.n_calls = 8,
	.world = &world,
};
