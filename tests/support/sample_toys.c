/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The toy calls: kinds and states that ssa-2015 and ssa-2020 do not show, in the
 * manner of other years and with one call of no year at all. */
#include "support/sample_call.h"
#include "support/sample_sets.h"

static const struct source sources[] = {
	{ "002", "An agency", "A page", "", "B" },
	{ "004", "A portal", "A page", "", "C" },
	{ "S1", "European Commission", "A page", "", "A" },
};
static const struct category categories[] = {
	{ "training", "Training", "a training provider", "", TYPES_TRAINING_2016 },
	{ "sector", "Sector", "a sector representative", "", TYPES_SECTOR },
};
enum { TRAINING, SECTOR, REGULATORY };

#define APPLICANT_OF(set) \
	{ RULE("applicant", APPLICANT, REQUIRED, "One applicant"), NO_KEY, NO_EXEMPTION, \
	  .sources = TEXTS("S1"), .need = 1, .countries = &set }
#define COUNTRIES_OF(set, n, ...) \
	{ RULE("countries", COUNT_COUNTRIES, REQUIRED, "Countries"), NO_KEY, NO_EXEMPTION, \
	  .sources = TEXTS("S1"), .need = n, .countries = &set, __VA_ARGS__ }
#define PARTNERS_OF(n) \
	{ RULE("partners", COUNT_PARTNERS, REQUIRED, "Partners"), NO_KEY, NO_EXEMPTION, .sources = TEXTS("S1"), .need = n }
#define SECTOR_RULE \
	{ RULE("sector", CHOICE, REQUIRED, "Sector"), NO_KEY, NO_EXEMPTION, .need = 1, .list = LIST_SECTORS }
#define UNKNOWN(word, kind, level) \
	{ RULE(word, kind, level, word), NO_KEY, NO_EXEMPTION, .unknown = true }
#define UNKNOWN_COUNTRIES(set) \
	{ RULE("countries", COUNT_COUNTRIES, REQUIRED, "Countries"), NO_KEY, NO_EXEMPTION, \
	  .unknown = true, .countries = &set }
#define COUNT_CLAIM(id, text, n) { .source = id, .figure = text, .note = "", .need = n }
#define MONTHS_CLAIM(id, text, ...) { .source = id, .figure = text, .note = "", .months = ARRAY(struct months, __VA_ARGS__) }

/* toy-2014 */

static const struct category categories_2014[] = {
	[TRAINING] = { "training", "Training", "a training body", "", TYPE_BIT(TYPE_VET_PROVIDER) },
	[SECTOR] = { "sector", "Sector", "a sector body", "", TYPES_SECTOR },
	[REGULATORY] = { "regulatory", "Regulatory", "a regulatory body", "", TYPES_REGULATORY },
};
static const struct rule rules_2014[] = {
	APPLICANT_OF(sample_programme_2014),
	COUNTRIES_OF(sample_programme_2014, 3, .n_claims = 0),
	{ RULE("eu-countries", COUNT_COUNTRIES, REQUIRED, "Member States"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("S1"), .need = 2, .countries = &sample_eu_2014 },
	PARTNERS_OF(9),
	{ RULE("places-per-country", PLACES_PER_COUNTRY, REQUIRED, "Each country"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("S1"), .seats = ARRAY(struct seats, { TRAINING, 1 }, { SECTOR, 1 }, { REGULATORY, 1 }) },
	SECTOR_RULE,
	UNKNOWN("duration", DURATION, ADVICE),
	UNKNOWN("grant", GRANT_CEILING, ADVICE),
	{ RULE("proposals", PROPOSALS, REQUIRED, "One alliance"), NO_KEY, NO_EXEMPTION, .scope = SCOPE_CALL },
};
const struct call sample_toy_2014 = {
	.id = "toy-2014", .title = "Toy 2014", .year = 2014, .closes = "", .carried_from = "",
	.programme = &sample_programme_2014,
	.sources = TABLE(sources), .categories = TABLE(categories_2014),
	.lots = ARRAY(struct lot, { .id = "", .title = "", .rules = TABLE(rules_2014) }),
};

/* toy-2017 */

#define RULES_2017 \
	APPLICANT_OF(sample_programme_2014), UNKNOWN_COUNTRIES(sample_programme_2014), \
	UNKNOWN("partners", COUNT_PARTNERS, REQUIRED), \
	{ RULE("places", PLACES, REQUIRED, "Places"), NO_KEY, NO_EXEMPTION, \
	  .sources = TEXTS("004"), .seats = ARRAY(struct seats, { TRAINING, 3 }, { SECTOR, 3 }) }, \
	SECTOR_RULE, \
	{ RULE("proposals", PROPOSALS, REQUIRED, "One Lot"), NO_KEY, NO_EXEMPTION, .scope = SCOPE_LOT }

static const struct rule rules_2017_1[] = {
	RULES_2017,
	{ RULE("duration", DURATION, REQUIRED, "Duration"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("004"), .months = ARRAY(struct months, { 24, 36 }) },
	{ RULE("activities", CHOICE, ADVICE, "Activities"), NO_KEY, NO_EXEMPTION, .need = 1, .list = LIST_ACTIVITIES },
	{ RULE("grant", GRANT_CEILING, REQUIRED, "Grant"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("S1"), .ceilings = ARRAY(struct ceiling, { 0, 500000 }) },
};
static const struct rule rules_2017_3[] = {
	RULES_2017,
	{ RULE("duration", DURATION, REQUIRED, "Duration"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("S1"), .claims = ARRAY(struct claim, MONTHS_CLAIM("004", "24-36", { 24, 36 })),
	  .months = ARRAY(struct months, { 48, 48 }) },
	{ RULE("activities", CHOICE, REQUIRED, "Activities"), NO_KEY, NO_EXEMPTION, .need = 3, .list = LIST_ACTIVITIES },
	{ RULE("grant", GRANT_CEILING, REQUIRED, "Grant"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("S1"), .ceilings = ARRAY(struct ceiling, { 0, 4000000 }) },
};
static const struct choice_item activities_2017[] = {
	{ "needs-evidence", "Evidence" }, { "common-training", "Training" }, { "blueprint-strategy", "Strategy" },
};
const struct call sample_toy_2017 = {
	.id = "toy-2017", .title = "Toy 2017", .year = 2017, .closes = "2017-05-02T12:00", .carried_from = "",
	.programme = &sample_programme_2014,
	.sources = TABLE(sources), .categories = TABLE(categories),
	.lots = ARRAY(struct lot,
		{ .id = "1", .title = "Identification", .rules = TABLE(rules_2017_1),
		  .lists = { [LIST_ACTIVITIES] = { activities_2017, 1 } } },
		{ .id = "3", .title = "Blueprint", .rules = TABLE(rules_2017_3),
		  .lists = { [LIST_SECTORS] = ARRAY(struct choice_item, { "automotive", "Cars" }, { "textile", "Textile" }),
		             [LIST_ACTIVITIES] = { activities_2017, 3 } } }),
};

/* toy-2018 */

static const struct rule rules_2018[] = {
	APPLICANT_OF(sample_programme_2014),
	COUNTRIES_OF(sample_programme_2014, 2, .n_claims = 0),
	{ RULE("proposals", PROPOSALS, ADVICE, "Proposals"), NO_KEY, NO_EXEMPTION, .unknown = true, .scope = SCOPE_NONE },
};
const struct call sample_toy_2018 = {
	.id = "toy-2018", .title = "Toy 2018", .year = 2018, .closes = "2018-02-28", .carried_from = "",
	.programme = &sample_programme_2014,
	.sources = TABLE(sources), .categories = TABLE(categories),
	.lots = ARRAY(struct lot, { .id = "1", .title = "Only", .rules = TABLE(rules_2018) }),
};

/* toy-2019 */

#define PROPOSALS_2019 \
	{ RULE("proposals", PROPOSALS, REQUIRED, "Other sectors"), NO_KEY, NO_EXEMPTION, \
	  .sources = TEXTS("002"), .scope = SCOPE_SECTOR, .applicants_only = true }
#define DURATION_2019(...) \
	{ RULE("duration", DURATION, REQUIRED, "Duration"), NO_KEY, NO_EXEMPTION, .sources = TEXTS("S1"), __VA_ARGS__ }
#define COUNTRY_CLAIMS(a, b, text_a, text_b) \
	.claims = ARRAY(struct claim, COUNT_CLAIM("002", text_a, a), COUNT_CLAIM("002", text_b, b))

static const struct rule rules_2019_1[] = {
	APPLICANT_OF(sample_programme_2019),
	COUNTRIES_OF(sample_programme_2019, 4, COUNTRY_CLAIMS(8, 12, "8", "12")),
	PARTNERS_OF(8),
	{ RULE("places", PLACES, REQUIRED, "Places"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("S1"), .seats = ARRAY(struct seats, { TRAINING, 3 }, { SECTOR, 3 }) },
	SECTOR_RULE,
	DURATION_2019(.claims = ARRAY(struct claim, MONTHS_CLAIM("002", "24, 36, 48", { 24, 24 }, { 36, 36 }, { 48, 48 })),
	              .months = ARRAY(struct months, { 24, 24 })),
	{ RULE("grant", GRANT_CEILING, REQUIRED, "Grant"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("S1"), .ceilings = ARRAY(struct ceiling, { 0, 1000000 }) },
	PROPOSALS_2019,
};
static const struct rule rules_2019_2[] = {
	APPLICANT_OF(sample_programme_2019),
	COUNTRIES_OF(sample_programme_2019, 8, COUNTRY_CLAIMS(4, 12, "4", "12")),
	UNKNOWN("partners", COUNT_PARTNERS, REQUIRED),
	UNKNOWN("places", PLACES, REQUIRED),
	SECTOR_RULE,
	DURATION_2019(.months = ARRAY(struct months, { 24, 24 }, { 36, 36 }, { 48, 48 })),
	UNKNOWN("grant", GRANT_CEILING, ADVICE),
	PROPOSALS_2019,
};
static const struct rule rules_2019_3[] = {
	APPLICANT_OF(sample_programme_2019),
	COUNTRIES_OF(sample_programme_2019, 12, COUNTRY_CLAIMS(4, 8, "4", "8")),
	UNKNOWN("partners", COUNT_PARTNERS, REQUIRED),
	UNKNOWN("places", PLACES, REQUIRED),
	SECTOR_RULE,
	DURATION_2019(.claims = ARRAY(struct claim, MONTHS_CLAIM("002", "24, 36, 48", { 24, 24 }, { 36, 36 }, { 48, 48 }),
	                                          MONTHS_CLAIM("004", "24-36", { 24, 36 })),
	              .months = ARRAY(struct months, { 48, 48 })),
	UNKNOWN("grant", GRANT_CEILING, ADVICE),
	PROPOSALS_2019,
};
const struct call sample_toy_2019 = {
	.id = "toy-2019", .title = "Toy 2019", .year = 2019, .closes = "2019-02-28T12:00", .carried_from = "",
	.programme = &sample_programme_2019,
	.sources = TABLE(sources), .categories = TABLE(categories),
	.lots = ARRAY(struct lot,
		{ .id = "1", .title = "Platforms", .rules = TABLE(rules_2019_1) },
		{ .id = "2", .title = "Design", .rules = TABLE(rules_2019_2) },
		{ .id = "3", .title = "Blueprint", .rules = TABLE(rules_2019_3),
		  .lists = { [LIST_SECTORS] = ARRAY(struct choice_item, { "batteries", "Batteries" }) } }),
};

/* toy-2026 */

enum { VET = 2, HIGHER = 3 };
static const struct category categories_2026[] = {
	[TRAINING] = { "training", "Training", "a training provider", "", TYPES_TRAINING_2016 },
	[SECTOR] = { "sector", "Sector", "a labour-market actor", "", TYPES_SECTOR },
	[VET] = { "vet", "VET", "a VET provider", "", TYPE_BIT(TYPE_VET_PROVIDER) },
	[HIGHER] = { "higher", "Higher education", "a higher education institution", "", TYPE_BIT(TYPE_HIGHER_EDUCATION) },
};
#define EXCLUDED_2026 \
	{ RULE("excluded-countries", MAY_TAKE_PART, REQUIRED, "Excluded"), NO_KEY, NO_EXEMPTION, \
	  .sources = TEXTS("S1"), .countries = &sample_excluded }
static const struct rule rules_2026_1[] = {
	APPLICANT_OF(sample_programme_2021),
	COUNTRIES_OF(sample_programme_2021, 4, .n_claims = 0),
	PARTNERS_OF(8),
	{ RULE("places", PLACES, REQUIRED, "Places"), NO_KEY, NO_EXEMPTION, .sources = TEXTS("S1"),
	  .seats = ARRAY(struct seats, { SECTOR, 3 }, { VET, 1 }, { HIGHER, 1 }, { TRAINING, 1 }) },
	SECTOR_RULE,
	{ RULE("duration", DURATION, REQUIRED, "Duration"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("S1"), .months = ARRAY(struct months, { 24, 36 }) },
	{ RULE("grant", GRANT_CEILING, REQUIRED, "Grant"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("S1"), .ceilings = ARRAY(struct ceiling, { 24, 1000000 }, { 36, 1500000 }) },
	EXCLUDED_2026,
};
static const struct rule rules_2026_2[] = {
	APPLICANT_OF(sample_programme_2021),
	UNKNOWN_COUNTRIES(sample_programme_2021),
	UNKNOWN("partners", COUNT_PARTNERS, REQUIRED),
	UNKNOWN("places", PLACES, REQUIRED),
	SECTOR_RULE,
	UNKNOWN("duration", DURATION, ADVICE),
	{ RULE("grant", GRANT_CEILING, REQUIRED, "Grant"), NO_KEY, NO_EXEMPTION,
	  .sources = TEXTS("S1"), .ceilings = ARRAY(struct ceiling, { 0, 4000000 }) },
	EXCLUDED_2026,
};
const struct call sample_toy_2026 = {
	.id = "toy-2026", .title = "Toy 2026", .year = 2026, .closes = "2026-03-10T17:00", .carried_from = "",
	.programme = &sample_programme_2021,
	.sources = TABLE(sources), .categories = TABLE(categories_2026),
	.lots = ARRAY(struct lot,
		{ .id = "1", .title = "Education and Enterprises", .rules = TABLE(rules_2026_1) },
		{ .id = "2", .title = "Blueprint", .rules = TABLE(rules_2026_2),
		  .lists = { [LIST_SECTORS] = ARRAY(struct choice_item, { "tourism", "Tourism" }, { "health", "Health" }) } }),
};

/* toy-odd */

static const struct category categories_odd[] = {
	{ "ab", "A or B", "an a or b", "", TYPE_BIT(TYPE_VET_PROVIDER) | TYPE_BIT(TYPE_HIGHER_EDUCATION) },
	{ "bc", "B or C", "a b or c", "", TYPE_BIT(TYPE_HIGHER_EDUCATION) | TYPE_BIT(TYPE_COMPANY) },
	{ "ca", "C or A", "a c or a", "", TYPE_BIT(TYPE_COMPANY) | TYPE_BIT(TYPE_VET_PROVIDER) },
	{ "d", "D", "a d", "", TYPE_BIT(TYPE_NETWORK) },
};
static const struct rule rules_odd[] = {
	APPLICANT_OF(sample_eu_2014),
	COUNTRIES_OF(sample_programme_2014, 2, COUNTRY_CLAIMS(1, 3, "1", "3")),
	{ RULE("eu-countries", COUNT_COUNTRIES, ADVICE, "Member States"), NO_KEY, NO_EXEMPTION,
	  .unknown = true, .claims = ARRAY(struct claim, COUNT_CLAIM("S1", "1", 1)), .countries = &sample_eu_2014 },
	PARTNERS_OF(2),
	{ RULE("places", PLACES, REQUIRED, "Places"), NO_KEY, NO_EXEMPTION,
	  .seats = ARRAY(struct seats, { 0, 1 }, { 1, 1 }, { 2, 1 }, { 3, 1 }) },
	{ RULE("places-per-country", PLACES_PER_COUNTRY, ADVICE, "Each country"), NO_KEY, NO_EXEMPTION,
	  .claims = ARRAY(struct claim, { .source = "004", .figure = "waived", .note = "", .waived_by_umbrella = true }),
	  .seats = ARRAY(struct seats, { 0, 1 }, { 1, 1 }) },
	{ RULE("activities", CHOICE, REQUIRED, "Activities"), NO_KEY, NO_EXEMPTION,
	  .need = 2, .list = LIST_ACTIVITIES },
	{ RULE("eligible-types", MAY_TAKE_PART, REQUIRED, "Types"), NO_KEY, NO_EXEMPTION,
	  .countries = &sample_excluded,
	  .types = TYPE_BIT(TYPE_VET_PROVIDER) | TYPE_BIT(TYPE_HIGHER_EDUCATION) | TYPE_BIT(TYPE_COMPANY) | TYPE_BIT(TYPE_NETWORK) },
	{ RULE("proposals", PROPOSALS, REQUIRED, "Proposals"), NO_KEY, .exempt_category = 0, .scope = SCOPE_LOT },
	STATEMENT("why", "", "S1"),
	STATEMENT("odd", "three", "S1"),
};
/* A category that stands twice. */
static const struct rule rules_odd_b[] = {
	APPLICANT_OF(sample_eu_2014),
	COUNTRIES_OF(sample_programme_2014, 2, .n_claims = 0),
	{ RULE("places", PLACES, REQUIRED, "Places"), NO_KEY, NO_EXEMPTION,
	  .seats = ARRAY(struct seats, { 0, 1 }, { 2, 2 }, { 0, 1 }) },
};
const struct call sample_toy_odd = {
	.id = "toy-odd", .title = "Toy", .year = 2030, .closes = "", .carried_from = "", .umbrella = true,
	.programme = &sample_programme_2014,
	.sources = TABLE(sources), .categories = TABLE(categories_odd),
	.lots = ARRAY(struct lot,
		{ .id = "a", .title = "A", .rules = TABLE(rules_odd),
		  .lists = { [LIST_ACTIVITIES] = ARRAY(struct choice_item, { "one", "1" }, { "two", "2" }, { "three", "3" }) } },
		{ .id = "b", .title = "B", .rules = TABLE(rules_odd_b) }),
};
