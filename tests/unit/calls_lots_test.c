/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every Lot of every shipped call, rule by rule, as worked out by hand from what the
 * sources say: what is asked, at which level, by whom it is said and who says otherwise;
 * and that nothing else is asked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "store/catalogue.h"
#include "support/plain_rules.h"
#include "support/sample_sets.h"

enum { RULES_MOST = 32, MONTHS_MOST = 600 };

/* A rule in a line */

static const struct { const char *name; const struct country_set *set; } groups[] = {
	{ "programme-2014", &sample_programme_2014 }, { "programme-2019", &sample_programme_2019 },
	{ "programme-2021", &sample_programme_2021 }, { "eu-2014", &sample_eu_2014 }, { "BY RU", &sample_excluded },
};

/* The name of the group that has exactly these members, written out by hand elsewhere. */
static const char *group_name(const struct country_set *set)
{
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
		if (set && memcmp(set, groups[i].set, sizeof *set) == 0)
			return groups[i].name;
	return "another group";
}

/* The months that are allowed, in runs. */
static void add_months(struct str *out, const struct months *ranges, size_t n)
{
	for (int m = 1; m <= MONTHS_MOST; m++) {
		int last = m;
		if (!plain_allowed(ranges, n, m))
			continue;
		while (plain_allowed(ranges, n, last + 1))
			last++;
		str_addf(out, last > m ? " %d-%d" : " %d", m, last);
		m = last;
	}
}

/* Categories in the order of their ids, with the number of places where TIMES. */
static void add_seats(struct str *out, const struct call *call, const struct rule *rule, bool times)
{
	static const char *const ids[] = { "higher", "regulatory", "sector", "training", "vet" };
	size_t told = 0;
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
		for (size_t s = 0; s < rule->n_seats; s++) {
			if (strcmp(call->categories[rule->seats[s].category].id, ids[i]) != 0)
				continue;
			str_addf(out, " %s", ids[i]);
			if (times || rule->seats[s].seats != 1)
				str_addf(out, " %d", rule->seats[s].seats);
			told++;
		}
	if (told != rule->n_seats)
		str_add(out, " and more");
}

static void add_ceilings(struct str *out, const struct rule *rule)
{
	static const int months[] = { 24, 30, 36, 48 };
	for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
		int64_t most = 0, own = -1;
		for (size_t c = 0; c < rule->n_ceilings; c++) {
			if (rule->ceilings[c].months == months[i])
				own = rule->ceilings[c].most;
			if (rule->ceilings[c].most > most)
				most = rule->ceilings[c].most;
		}
		str_addf(out, " %d:%ld", months[i], (long)(own >= 0 ? own : most));
	}
}

static void add_words(struct str *out, const struct word *words, int n, uint32_t mask)
{
	for (int i = 1; i < n; i++)
		if (mask >> i & 1)
			str_addf(out, " %s", words[i].id);
}

static void add_figure(struct str *out, const struct call *call, const struct rule *rule)
{
	switch (rule->kind) {
	case RULE_APPLICANT:
		str_addf(out, " %d %s", (int)rule->need, group_name(rule->countries));
		break;
	case RULE_COUNT_COUNTRIES:
		if (!rule->unknown)
			str_addf(out, " %d", (int)rule->need);
		str_addf(out, " %s", group_name(rule->countries));
		break;
	case RULE_COUNT_PARTNERS:
		if (!rule->unknown)
			str_addf(out, " %d", (int)rule->need);
		break;
	case RULE_PLACES:
	case RULE_PLACES_PER_COUNTRY:
		add_seats(out, call, rule, rule->kind == RULE_PLACES);
		break;
	case RULE_CHOICE:
		str_addf(out, " %d %s", (int)rule->need, choice_list_words[rule->list]);
		break;
	case RULE_DURATION:
		add_months(out, rule->months, rule->n_months);
		break;
	case RULE_DESCRIBED:
	case RULE_NO_GRANT:
		add_words(out, role_words, ROLE_END, rule->roles);
		break;
	case RULE_GRANT_CEILING:
		if (!rule->unknown)
			add_ceilings(out, rule);
		break;
	case RULE_MAY_TAKE_PART:
		add_words(out, org_type_words, TYPE_END, rule->types);
		str_add(out, rule->umbrellas ? " umbrellas" : "");
		if (rule->countries)
			str_addf(out, " not %s", group_name(rule->countries));
		break;
	case RULE_PROPOSALS:
		str_addf(out, "%s%s%s", rule->scope == SCOPE_NONE ? "" : " ", scope_words[rule->scope],
		         rule->applicants_only ? " applicants" : "");
		if (rule->exempt_category >= 0)
			str_addf(out, " exempt %s", call->categories[rule->exempt_category].id);
		break;
	case RULE_STATEMENT:
		str_addf(out, " %s%s%s", rule->key, *rule->when_activity ? " when " : "", rule->when_activity);
		break;
	case RULE_KIND_END:
		break;
	}
}

/* Claims that are computed. */
static void add_claims(struct str *out, const struct rule *rule)
{
	for (size_t i = 0; i < rule->n_claims; i++) {
		const struct claim *claim = &rule->claims[i];
		if (!*claim->figure)
			continue;
		str_addf(out, " (%s", claim->source);
		if (claim->waived_by_umbrella)
			str_add(out, " waived");
		else if (rule->kind == RULE_DURATION)
			add_months(out, claim->months, claim->n_months);
		else
			str_addf(out, " %d", (int)claim->need);
		str_add_char(out, ')');
	}
}

static char *rule_line(const struct call *call, const struct rule *rule)
{
	struct str out = STR_INIT;
	str_addf(&out, "%s %s%s:%s", rule->id, level_words[rule->level], rule->carried ? " carried" : "",
	         rule->unknown ? " unknown" : "");
	add_figure(&out, call, rule);
	add_claims(&out, rule);
	return str_take(&out);
}

/* What is expected */

struct expected {
	const char *rules[RULES_MOST];
	const char *sectors;     /* ids of the list, "" for free text */
	const char *objectives, *priorities, *activities;
};

static void add_items(struct str *out, const struct choice_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		str_addf(out, "%s%s", i ? " " : "", list->items[i].id);
}

static void check_list(const struct call *call, const struct lot *lot, enum choice_list_id list, const char *expected)
{
	struct str found = STR_INIT;
	add_items(&found, &lot->lists[list]);
	if (strcmp(found.text, expected ? expected : "") != 0)
		fail_msg("%s Lot '%s' has the %s <%s>, must be <%s>", call->id, lot->id, choice_list_words[list], found.text,
		         expected ? expected : "");
	str_free(&found);
}

static void check_lot(const char *call_id, const char *lot_id, const struct expected *expected)
{
	const struct call *call = catalogue_call(&shipped_catalogue, call_id);
	if (!call)
		fail_msg("there is no call %s", call_id);
	const struct lot *lot = call_lot(call, lot_id);
	if (!lot)
		fail_msg("%s has no Lot '%s'", call_id, lot_id);
	size_t n = 0;
	for (; expected->rules[n]; n++) {
		const char *colon = strchr(expected->rules[n], ' ');
		char *id = strndup(expected->rules[n], (size_t)(colon - expected->rules[n]));
		const struct rule *rule = lot_rule(lot, id);
		char *found = rule ? rule_line(call, rule) : strdup("no such rule");
		if (strcmp(found, expected->rules[n]) != 0)
			fail_msg("%s Lot '%s': found <%s>, must be <%s>", call_id, lot_id, found, expected->rules[n]);
		free(found);
		free(id);
	}
	if (lot->n_rules != n)
		fail_msg("%s Lot '%s' has %zu rules, must have %zu", call_id, lot_id, lot->n_rules, n);
	check_list(call, lot, LIST_SECTORS, expected->sectors);
	check_list(call, lot, LIST_OBJECTIVES, expected->objectives);
	check_list(call, lot, LIST_PRIORITIES, expected->priorities);
	check_list(call, lot, LIST_ACTIVITIES, expected->activities);
}
#define CHECK(call, lot, ...) check_lot((call), (lot), &(const struct expected){ __VA_ARGS__ })

#define SECTOR_RULE "sector required: 1 sectors"
#define COUNTRIES_UNKNOWN(group) "countries required: unknown " group
#define PARTNERS_UNKNOWN "partners required: unknown"
#define PLACES_UNKNOWN "places required: unknown"
#define DURATION_UNKNOWN "duration advice: unknown"
#define GRANT_UNKNOWN "grant advice: unknown"
#define CARRIED \
	"associated-role advice carried: associated", "associated-grant advice carried: associated", \
	"contribution advice carried: applicant full"
#define GRANT_ANY(n) "grant required: 24:" n " 30:" n " 36:" n " 48:" n

/* 2014 and 2015 */

#define DESCRIBED_2014 \
	"associated-role required: associated", "associated-grant required: associated", \
	"contribution advice: applicant full"
#define STATEMENTS_2014 \
	"statement-innovation advice: innovation", "statement-lasting-impact advice: lasting-impact", \
	"statement-skills-needs-evidence advice: skills-needs-evidence", \
	"statement-outcome-based-curricula advice: outcome-based-curricula", \
	"statement-quality-assurance advice: quality-assurance", "statement-recognition advice: recognition", \
	"statement-mobility advice: mobility when mobility"
#define LISTS_2014 \
	.objectives = "skill-levels quality-innovation modernisation international-dimension languages", \
	.activities = "map-needs design-curricula deliver-curricula mobility"

static void ssa_2014__asks__what_its_source_says(void **state)
{
	(void)state;
	CHECK("ssa-2014", "", .rules = {
		"applicant required: 1 programme-2014", "countries required: 3 programme-2014",
		"eu-countries required: 2 eu-2014", "partners required: 9",
		"places-per-country required: regulatory sector training", SECTOR_RULE,
		DURATION_UNKNOWN, GRANT_UNKNOWN, DESCRIBED_2014,
		"eligible-types advice: vet-provider company sector-association chamber social-partner "
		"sector-skills-council education-authority qualification-body network umbrellas",
		"proposals required: call", STATEMENTS_2014 }, LISTS_2014);
}

static void ssa_2015__asks__what_its_sources_say(void **state)
{
	(void)state;
	CHECK("ssa-2015", "", .rules = {
		"applicant required: 1 programme-2014", "countries required: 3 programme-2014", "partners required: 9",
		"places-per-country required: regulatory sector training (001 waived)", SECTOR_RULE,
		"objectives advice: 1 objectives", "activities advice: 1 activities", "duration required: 24 36",
		DESCRIBED_2014, "grant required: 24:700000 30:1000000 36:1000000 48:1000000",
		"eligible-types advice: vet-provider company sector-association chamber social-partner "
		"sector-skills-council education-authority qualification-body research-institute network umbrellas",
		"proposals required: call exempt regulatory", STATEMENTS_2014 }, LISTS_2014,
		.sectors = "manufacturing commerce ict environmental-technologies cultural-creative health-care tourism");
}

/* 2016 to 2018 */

static void ssa_2016__asks__next_to_nothing(void **state)
{
	(void)state;
	for (int lot = 1; lot <= 2; lot++)
		CHECK("ssa-2016", lot == 1 ? "1" : "2", .rules = {
			"applicant required carried: 1 programme-2014", COUNTRIES_UNKNOWN("programme-2014"), PARTNERS_UNKNOWN,
			PLACES_UNKNOWN, SECTOR_RULE, DURATION_UNKNOWN, GRANT_UNKNOWN, CARRIED, "proposals required: lot" });
}

#define COMPOSITION_2017 \
	COUNTRIES_UNKNOWN("programme-2014"), PARTNERS_UNKNOWN, "places required: sector 3 training 3", SECTOR_RULE, CARRIED
#define LOT_2017 "applicant required carried: 1 programme-2014", COMPOSITION_2017, "proposals required: lot"

static void ssa_2017__asks__what_its_sources_say(void **state)
{
	(void)state;
	CHECK("ssa-2017", "1", .rules = { LOT_2017, "duration required: 24-36", "activities advice: 1 activities",
		GRANT_ANY("500000") }, .activities = "needs-evidence");
	CHECK("ssa-2017", "2", .rules = { LOT_2017, "duration required: 24-36", "activities advice: 1 activities",
		GRANT_ANY("1000000") }, .activities = "common-training");
	CHECK("ssa-2017", "3", .rules = { LOT_2017, "duration required: 48 (004 24-36)",
		"activities required: 3 activities", GRANT_ANY("4000000") },
		.activities = "needs-evidence common-training blueprint-strategy",
		.sectors = "automotive defence maritime-technology space-geo textile tourism");
}

#define LOT_2018 "applicant required: 1 programme-2014", COMPOSITION_2017, "proposals advice: unknown"

static void ssa_2018__asks__what_its_sources_say(void **state)
{
	(void)state;
	CHECK("ssa-2018", "1", .rules = { LOT_2018, "duration required: 24 36 (004 24-36)",
		"activities advice: 1 activities", "grant required: 24:330000 30:500000 36:500000 48:500000" },
		.activities = "needs-evidence");
	CHECK("ssa-2018", "2", .rules = { LOT_2018, "duration required: 24 36 (004 24-36)",
		"activities advice: 1 activities", "grant required: 24:700000 30:1000000 36:1000000 48:1000000" },
		.activities = "common-training");
	CHECK("ssa-2018", "3", .rules = { LOT_2018, "duration required: 48 (004 24-36)",
		"activities required: 3 activities", GRANT_ANY("4000000") },
		.activities = "needs-evidence common-training blueprint-strategy",
		.sectors = "additive-manufacturing construction maritime-shipping paper renewable-energy steel");
}

/* 2019 and 2020 */

#define LOT_2019 \
	"applicant required: 1 programme-2019", SECTOR_RULE, CARRIED, "proposals required: sector applicants"

static void ssa_2019__asks__what_its_sources_say(void **state)
{
	(void)state;
	CHECK("ssa-2019", "1", .rules = { LOT_2019, "countries required: 4 programme-2019 (002 8) (002 12)",
		"partners required: 8", "places required: sector 3 training 3", "duration required: 24 (002 24 36 48)",
		GRANT_ANY("1000000") });
	CHECK("ssa-2019", "2", .rules = { LOT_2019, "countries required: 8 programme-2019 (002 4) (002 12)",
		PARTNERS_UNKNOWN, PLACES_UNKNOWN, "duration required: 24 36 48", GRANT_UNKNOWN });
	CHECK("ssa-2019", "3", .rules = { LOT_2019, "countries required: 12 programme-2019 (002 4) (002 8)",
		PARTNERS_UNKNOWN, PLACES_UNKNOWN, "duration required: 48 (002 24 36 48)", GRANT_UNKNOWN },
		.sectors = "bioeconomy batteries defence-technologies energy-digitalisation energy-intensive microelectronics");
}

#define LOT_2020 \
	"applicant required carried: 1 programme-2019", SECTOR_RULE, "priorities advice: 1 priorities", \
	"activities advice: 1 activities", CARRIED, \
	"eligible-types advice: vet-provider sector-association chamber social-partner sector-skills-council " \
	"education-authority public-authority network", \
	"proposals required: sector applicants", "statement-feedback-mechanism advice: feedback-mechanism"

static void ssa_2020__asks__what_its_sources_say(void **state)
{
	(void)state;
	CHECK("ssa-2020", "1", .rules = { LOT_2020, "countries required: 4 programme-2019", "partners required: 8",
		"duration required: 24-36", GRANT_UNKNOWN },
		.priorities = "digital-skills green-skills",
		.activities = "skills-data esco-profiles delivery-methods target-groups");
	CHECK("ssa-2020", "2", .rules = { LOT_2020, "countries required: 8 programme-2019", "partners required: 12",
		"places required: sector 5 training 5", "duration required: 48", GRANT_ANY("4000000") },
		.priorities = "digital-skills green-skills",
		.activities = "skills-strategy concrete-measures milestones trends timetable long-term-plan",
		.sectors = "blockchain cultural-heritage cybersecurity rail social-enterprises software-services");
}

/* From 2021 */

#define LOT_2021 "applicant required: 1 programme-2021", SECTOR_RULE, CARRIED
#define LOT_2024 LOT_2021, "excluded-countries required: not BY RU"
#define NO_COMPOSITION COUNTRIES_UNKNOWN("programme-2021"), PARTNERS_UNKNOWN, PLACES_UNKNOWN
#define ECOSYSTEMS \
	"tourism mobility aerospace-defence construction agri-food low-carbon-industry textile cultural-creative " \
	"digital renewable-energy electronics retail social-economy health"

static void afi_2021__asks__what_its_sources_say(void **state)
{
	(void)state;
	CHECK("afi-2021", "1", .rules = { LOT_2021, COUNTRIES_UNKNOWN("programme-2021"), PARTNERS_UNKNOWN,
		"places required: higher 1 vet 1", DURATION_UNKNOWN, GRANT_UNKNOWN });
	CHECK("afi-2021", "2", .rules = { LOT_2021, "countries required: 8 programme-2021", "partners required: 12",
		"places required: sector 5 training 5", "duration required: 48", GRANT_ANY("4000000") },
		.sectors = ECOSYSTEMS);
}

static void afi_2024__asks__what_its_sources_say(void **state)
{
	(void)state;
	CHECK("afi-2024", "1", .rules = { LOT_2024, "countries required: 4 programme-2021", "partners required: 8",
		"places required: higher 1 vet 1", "duration required: 24 36",
		"grant required: 24:1000000 30:1500000 36:1500000 48:1500000" });
	CHECK("afi-2024", "2", .rules = { LOT_2024, NO_COMPOSITION, "duration required: 48", GRANT_ANY("4000000") },
		.sectors = ECOSYSTEMS);
}

static void afi_2026__asks__what_its_sources_say(void **state)
{
	(void)state;
	CHECK("afi-2026", "1", .rules = { LOT_2024, "countries required: 4 programme-2021", "partners required: 8",
		"places required: higher 1 sector 3 training 1 vet 1", "duration required: 24-36",
		"grant required: 24:1000000 30:1500000 36:1500000 48:1500000" });
	CHECK("afi-2026", "2", .rules = { LOT_2024, NO_COMPOSITION, DURATION_UNKNOWN, GRANT_ANY("4000000") },
		.sectors = ECOSYSTEMS);
	CHECK("afi-2026", "3", .rules = { LOT_2024, NO_COMPOSITION, DURATION_UNKNOWN, GRANT_UNKNOWN });
}

/* Calls as a whole */

/* The types of a category, by year. */
#define TRAINING_2014 "training: vet-provider; "
#define TRAINING_2016 "training: vet-provider higher-education adult-education; "
#define SECTOR_ALL "sector: company sector-association chamber social-partner sector-skills-council network; "
#define REGULATORY_ALL "regulatory: education-authority qualification-body; "
#define SINGLE_2021 "vet: vet-provider; higher: higher-education; "

static void calls__have__days_countries_and_categories(void **state)
{
	(void)state;
	static const struct {
		const char *id, *lots, *closes, *group, *categories;
		int year;
		bool umbrella;
	} rows[] = {
		{ "ssa-2014", "", "", "programme-2014", TRAINING_2014 SECTOR_ALL REGULATORY_ALL, 2014, false },
		{ "ssa-2015", "", "2015-02-26", "programme-2014", TRAINING_2014
		  "sector: company sector-association chamber social-partner sector-skills-council research-institute network; "
		  REGULATORY_ALL, 2015, true },
		{ "ssa-2016", "12", "2016-02-26T12:00", "programme-2014", TRAINING_2016 SECTOR_ALL, 2016, false },
		{ "ssa-2017", "123", "2017-05-02T12:00", "programme-2014", TRAINING_2016 SECTOR_ALL, 2017, false },
		{ "ssa-2018", "123", "2018-02-28", "programme-2014", TRAINING_2016 SECTOR_ALL, 2018, false },
		{ "ssa-2019", "123", "2019-02-28T12:00", "programme-2019", TRAINING_2016 SECTOR_ALL, 2019, false },
		{ "ssa-2020", "12", "2020-02-26T17:00", "programme-2019", TRAINING_2016 SECTOR_ALL, 2020, false },
		{ "afi-2021", "12", "2021-09-07T17:00", "programme-2021", TRAINING_2016 SECTOR_ALL SINGLE_2021, 2021, false },
		{ "afi-2024", "12", "2024-03-07T17:00", "programme-2021", TRAINING_2016 SECTOR_ALL SINGLE_2021, 2024, false },
		{ "afi-2026", "123", "2026-03-10T17:00", "programme-2021", TRAINING_2016 SECTOR_ALL SINGLE_2021, 2026, false },
	};
	assert_int_equal(shipped_catalogue.n_calls, sizeof rows / sizeof *rows);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct call *call = shipped_catalogue.calls[i];
		struct str lots = STR_INIT, categories = STR_INIT;
		assert_string_equal(call->id, rows[i].id);
		assert_int_equal(call->year, rows[i].year);
		assert_string_equal(call->closes, rows[i].closes);
		assert_string_equal(group_name(call->programme), rows[i].group);
		assert_int_equal(call->umbrella, rows[i].umbrella);
		for (size_t k = 0; k < call->n_lots; k++)
			str_add(&lots, call->lots[k].id);
		for (size_t k = 0; k < call->n_categories; k++) {
			str_addf(&categories, "%s:", call->categories[k].id);
			add_words(&categories, org_type_words, TYPE_END, call->categories[k].types);
			str_add(&categories, "; ");
		}
		assert_string_equal(lots.text, rows[i].lots);
		assert_int_equal(call->n_lots, *rows[i].lots ? strlen(rows[i].lots) : 1);
		assert_string_equal(categories.text, rows[i].categories);
		str_free(&lots);
		str_free(&categories);
	}
}

/* Sources */

/* Documents that must be cited, and the authority of the page beside them, as the
 * facts are tagged. */
struct cited {
	const char *call, *lot, *rule, *documents;
	char authority;          /* 'A', 'B', 'C'; ' ' for none in particular */
};

static bool cites(const struct rule *rule, const char *id, size_t n)
{
	for (size_t i = 0; i < rule->n_sources; i++)
		if (strlen(rule->sources[i]) == n && strncmp(rule->sources[i], id, n) == 0)
			return true;
	return false;
}

static bool cites_authority(const struct call *call, const struct rule *rule, char authority)
{
	for (size_t i = 0; i < rule->n_sources; i++) {
		const struct source *s = call_source(call, rule->sources[i]);
		if (s && rule->sources[i][0] == 'S' && s->authority[0] == authority)
			return true;
	}
	return authority == ' ';
}

static void rules__cite__whom_the_facts_are_from(void **state)
{
	(void)state;
	static const struct cited rows[] = {
		{ "ssa-2014", "", "countries", "", 'B' }, { "ssa-2014", "", "eu-countries", "", 'B' },
		{ "ssa-2014", "", "partners", "", 'B' }, { "ssa-2014", "", "places-per-country", "", 'B' },
		{ "ssa-2014", "", "associated-role", "000 001", ' ' }, { "ssa-2014", "", "associated-grant", "000 001", ' ' },
		{ "ssa-2015", "", "applicant", "000 001", ' ' }, { "ssa-2015", "", "countries", "000 001", ' ' },
		{ "ssa-2015", "", "partners", "", 'C' }, { "ssa-2015", "", "places-per-country", "000", ' ' },
		{ "ssa-2015", "", "sector", "000 001", ' ' }, { "ssa-2015", "", "duration", "", 'C' },
		{ "ssa-2015", "", "grant", "", 'C' }, { "ssa-2015", "", "objectives", "000 001", ' ' },
		{ "ssa-2015", "", "proposals", "000 001", ' ' }, { "ssa-2015", "", "statement-mobility", "000 001", ' ' },
		{ "ssa-2016", "1", "applicant", "000 001", ' ' }, { "ssa-2016", "1", "proposals", "", 'B' },
		{ "ssa-2016", "2", "associated-role", "000 001", ' ' }, { "ssa-2016", "2", "proposals", "", 'B' },
		{ "ssa-2017", "1", "applicant", "000 001", ' ' }, { "ssa-2017", "1", "places", "004", ' ' },
		{ "ssa-2017", "1", "duration", "004", ' ' }, { "ssa-2017", "1", "grant", "", 'C' },
		{ "ssa-2017", "2", "duration", "004", ' ' }, { "ssa-2017", "2", "proposals", "", 'C' },
		{ "ssa-2017", "3", "duration", "", 'A' }, { "ssa-2017", "3", "places", "004", ' ' },
		{ "ssa-2017", "3", "activities", "004", ' ' }, { "ssa-2017", "3", "grant", "", 'C' },
		{ "ssa-2017", "3", "sector", "", 'A' },
		{ "ssa-2018", "1", "applicant", "S62", ' ' }, { "ssa-2018", "1", "places", "004", ' ' },
		{ "ssa-2018", "1", "duration", "", 'C' }, { "ssa-2018", "2", "grant", "", 'C' },
		{ "ssa-2018", "2", "activities", "004", ' ' }, { "ssa-2018", "3", "duration", "", 'C' },
		{ "ssa-2018", "3", "sector", "", 'B' }, { "ssa-2018", "3", "activities", "004", ' ' },
		{ "ssa-2019", "1", "applicant", "002", ' ' }, { "ssa-2019", "1", "countries", "002", 'B' },
		{ "ssa-2019", "1", "partners", "", 'B' }, { "ssa-2019", "1", "places", "", 'B' },
		{ "ssa-2019", "1", "duration", "", 'B' }, { "ssa-2019", "1", "grant", "", 'C' },
		{ "ssa-2019", "1", "proposals", "002", ' ' },
		{ "ssa-2019", "2", "countries", "002", ' ' }, { "ssa-2019", "2", "duration", "002", ' ' },
		{ "ssa-2019", "3", "countries", "002", ' ' }, { "ssa-2019", "3", "duration", "", 'C' },
		{ "ssa-2019", "3", "sector", "", 'B' },
		{ "ssa-2020", "1", "applicant", "000 001", ' ' }, { "ssa-2020", "1", "countries", "003", ' ' },
		{ "ssa-2020", "1", "partners", "003", ' ' }, { "ssa-2020", "1", "duration", "003", ' ' },
		{ "ssa-2020", "1", "proposals", "", 'B' }, { "ssa-2020", "1", "eligible-types", "003", ' ' },
		{ "ssa-2020", "2", "countries", "003", ' ' }, { "ssa-2020", "2", "partners", "003", ' ' },
		{ "ssa-2020", "2", "places", "003", ' ' }, { "ssa-2020", "2", "duration", "003", ' ' },
		{ "ssa-2020", "2", "grant", "", 'A' }, { "ssa-2020", "2", "sector", "", 'A' },
		{ "ssa-2020", "2", "priorities", "003", ' ' }, { "ssa-2020", "2", "activities", "003", ' ' },
		{ "ssa-2020", "2", "statement-feedback-mechanism", "003", ' ' },
		{ "afi-2021", "1", "applicant", "", 'C' }, { "afi-2021", "1", "places", "", 'A' },
		{ "afi-2021", "2", "countries", "", 'C' }, { "afi-2021", "2", "partners", "", 'C' },
		{ "afi-2021", "2", "places", "", 'C' }, { "afi-2021", "2", "sector", "", 'B' },
		{ "afi-2024", "1", "partners", "", 'B' }, { "afi-2024", "1", "places", "", 'B' },
		{ "afi-2024", "1", "grant", "", 'A' }, { "afi-2024", "1", "excluded-countries", "", 'C' },
		{ "afi-2024", "2", "grant", "", 'A' },
		{ "afi-2026", "1", "partners", "", 'C' }, { "afi-2026", "2", "grant", "", 'C' },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct call *call = catalogue_call(&shipped_catalogue, rows[i].call);
		assert_non_null(call);
		assert_non_null(call_lot(call, rows[i].lot));
		const struct rule *rule = lot_rule(call_lot(call, rows[i].lot), rows[i].rule);
		if (!rule)
			fail_msg("%s Lot '%s' has no rule %s", rows[i].call, rows[i].lot, rows[i].rule);
		for (const char *id = rows[i].documents; *id; id += id[3] ? 4 : 3)
			if (!cites(rule, id, 3))
				fail_msg("%s Lot '%s' %s must cite %s", rows[i].call, rows[i].lot, rows[i].rule, id);
		if (!cites_authority(call, rule, rows[i].authority))
			fail_msg("%s Lot '%s' %s must cite a page of authority %c", rows[i].call, rows[i].lot, rows[i].rule, rows[i].authority);
	}
}

static void check_sources(const struct call *call, const struct lot *lot, const struct rule *rule)
{
	char last = 'A';
	if (!rule->unknown && rule->n_sources == 0)
		fail_msg("%s Lot '%s' %s cites nobody", call->id, lot->id, rule->id);
	for (size_t i = 0; i < rule->n_sources; i++) {
		const struct source *s = call_source(call, rule->sources[i]);
		if (!s)
			fail_msg("%s Lot '%s' %s cites %s, which is no source", call->id, lot->id, rule->id, rule->sources[i]);
		if (s->authority[0] < last)
			fail_msg("%s Lot '%s' %s cites %s too late", call->id, lot->id, rule->id, rule->sources[i]);
		last = s->authority[0];
	}
	for (size_t i = 0; i < rule->n_claims; i++)
		if (!call_source(call, rule->claims[i].source))
			fail_msg("%s Lot '%s' %s: no source %s", call->id, lot->id, rule->id, rule->claims[i].source);
	if (rule->carried && rule->level != LEVEL_ADVICE && rule->kind != RULE_APPLICANT)
		fail_msg("%s Lot '%s' %s is carried and more than advice", call->id, lot->id, rule->id);
}

static void rules__cite__known_sources_most_official_first(void **state)
{
	(void)state;
	for (size_t c = 0; c < shipped_catalogue.n_calls; c++)
		for (size_t l = 0; l < shipped_catalogue.calls[c]->n_lots; l++) {
			const struct lot *lot = &shipped_catalogue.calls[c]->lots[l];
			for (size_t i = 0; i < lot->n_rules; i++)
				check_sources(shipped_catalogue.calls[c], lot, &lot->rules[i]);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ssa_2014__asks__what_its_source_says),
		cmocka_unit_test(ssa_2015__asks__what_its_sources_say),
		cmocka_unit_test(ssa_2016__asks__next_to_nothing),
		cmocka_unit_test(ssa_2017__asks__what_its_sources_say),
		cmocka_unit_test(ssa_2018__asks__what_its_sources_say),
		cmocka_unit_test(ssa_2019__asks__what_its_sources_say),
		cmocka_unit_test(ssa_2020__asks__what_its_sources_say),
		cmocka_unit_test(afi_2021__asks__what_its_sources_say),
		cmocka_unit_test(afi_2024__asks__what_its_sources_say),
		cmocka_unit_test(afi_2026__asks__what_its_sources_say),
		cmocka_unit_test(calls__have__days_countries_and_categories),
		cmocka_unit_test(rules__cite__whom_the_facts_are_from),
		cmocka_unit_test(rules__cite__known_sources_most_official_first),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
