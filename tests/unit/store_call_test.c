/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Call files and the file of countries: what a good one becomes, and everything that
 * can be wrong in one.  Each bad file is the good one with one piece replaced. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "core/places.h"
#include "store/call_file.h"
#include "store/world_file.h"
#include "support/diag_line.h"

static const char world_yaml[] =
	"konsort-countries: 1\n"
	"countries:\n"
	"  - {code: \"NO\", name: \"Norway\", iso: \"Norway\"}\n"
	"  - {code: \"DK\", name: \"Denmark\"}\n"
	"  - {code: \"BY\", name: \"Belarus\"}\n"
	"groups:\n"
	"  - {id: programme-x, members: [\"DK\", \"NO\"]}\n"
	"  - {id: eu-x, members: [DK]}\n";

static const char call_yaml[] =
	"konsort-call: 1\n"
	"id: toy-2030\n"
	"title: \"Toy 2030\"\n"
	"year: 2030\n"
	"closes: \"2030-02-26T17:00\"\n"
	"programme-countries: programme-x\n"
	"umbrella: true\n"
	"sources:\n"
	"  - {id: \"003\", publisher: P, page: G, address: \"https://example.org\", authority: C}\n"
	"  - {id: \"000\", publisher: Q, page: H, authority: A}\n"
	"notes:\n"
	"  - {about: sector, text: \"About sectors.\", sources: [\"003\"]}\n"
	"categories:\n"
	"  - {id: training, title: Trainers, one: a trainer, text: They train., types: [vet-provider, adult-education]}\n"
	"  - {id: sector, title: Firms, one: a firm, text: They work., types: [company]}\n"
	"lists:\n"
	"  objectives: [{id: goal, label: Goal}]\n"
	"  activities: [{id: mobility, label: Mobility}]\n"
	"rules:\n"
	"  - {id: applicant, kind: applicant, level: required, carried: true, title: One, text: One., sources: [\"000\"], need: 1}\n"
	"  - {id: countries, kind: count-countries, level: required, title: C, text: C., sources: [\"003\", \"000\"], need: 3}\n"
	"  - {id: duration, kind: duration, level: required, title: D, text: D., sources: [\"003\"], months: \"24-36, 48\"}\n"
	"lots:\n"
	"  - id: \"1\"\n"
	"    title: First\n"
	"    rules:\n"
	"      - {id: countries, kind: count-countries, level: advice, title: C1, text: C., sources: [], need: unknown,\n"
	"         group: eu-x, claims: [{source: \"000\", figure: \"8\", note: Eight.}, {source: \"003\", note: Some.}]}\n"
	"      - {id: places, kind: places, level: required, title: P, text: P., sources: [\"003\"], places: {sector: 5, training: 4}}\n"
	"      - {id: grant, kind: grant-ceiling, level: required, title: G, text: G., sources: [\"003\"], grant: {24: 700000, any: 1000000}}\n"
	"      - {id: statement-innovation, kind: statement, level: advice, title: I, text: I., sources: [\"003\"],\n"
	"         statement: innovation, when: mobility}\n"
	"  - id: \"2\"\n"
	"    title: Second\n"
	"    notes: [{about: lot, text: \"About Lot 2.\", sources: [\"003\", \"000\"]}]\n"
	"    lists: {objectives: [{id: aim, label: Aim}, {id: end, label: End}]}\n"
	"    rules:\n"
	"      - {id: proposals, kind: proposals, level: required, title: P, text: P., sources: [\"003\"], scope: sector,\n"
	"         exempt: sector, applicants-only: true}\n"
	"      - {id: per-country, kind: places-per-country, level: required, title: P, text: P., sources: [\"003\"],\n"
	"         categories: [training, sector], claims: [{source: \"000\", figure: waived}]}\n"
	"      - {id: described, kind: described, level: advice, title: D, text: D., sources: [\"003\"], roles: [associated, full]}\n"
	"      - {id: part, kind: may-take-part, level: advice, title: M, text: M., sources: [\"003\"], types: [company], not-from: [BY]}\n"
	"      - {id: objectives, kind: choice, level: advice, title: O, text: O., sources: [\"003\"], list: objectives, need: 2}\n"
	"      - {id: duration, kind: duration, level: advice, title: D, text: D., sources: [\"003\"], months: \"36\",\n"
	"         claims: [{source: \"000\", figure: \"24, 36-48\"}]}\n";

/* TEXT with the first FROM replaced by TO. */
static char *replaced(const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);
	struct str s = STR_INIT;
	if (!at)
		fail_msg("'%s' is not in the sample", from);
	str_add_bytes(&s, text, (size_t)(at - text));
	str_add(&s, to);
	str_add(&s, at + strlen(from));
	return str_take(&s);
}

static const struct world *world_of(const char *yaml, struct arena *arena, const char *wanted)
{
	struct diags ds;
	diags_init(&ds, "");
	const struct world *w = world_read(yaml, strlen(yaml), arena, NULL, &ds);
	char *told = diags_in_line(&ds);
	assert_string_equal(told, wanted);
	assert_int_equal(w == NULL, *wanted != '\0');
	free(told);
	diags_free(&ds);
	return w;
}

static const struct call *call_of(const char *yaml, struct arena *arena, const char *wanted)
{
	struct diags ds;
	diags_init(&ds, "");
	const struct world *w = world_of(world_yaml, arena, "");
	const struct call *call = call_read(yaml, strlen(yaml), w, arena, NULL, &ds);
	char *told = diags_in_line(&ds);
	assert_string_equal(told, wanted);
	assert_int_equal(call == NULL, *wanted != '\0');
	free(told);
	diags_free(&ds);
	return call;
}

static country code(const char *letters)
{
	return country_from_code(letters);
}

/* --- the good ones ------------------------------------------------------------ */

static void world_read__sorts_countries__and_makes_groups(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	const struct world *w = world_of(world_yaml, &arena, "");
	assert_int_equal(w->n_rows, 3);
	assert_int_equal(w->rows[0].code, code("BY"));
	assert_string_equal(world_country(w, code("NO"))->name, "Norway");
	assert_string_equal(world_country(w, code("NO"))->iso_names, "Norway");
	assert_string_equal(world_country(w, code("DK"))->iso_names, "");
	assert_true(country_set_has(&world_group(w, "programme-x")->members, code("NO")));
	assert_false(country_set_has(&world_group(w, "eu-x")->members, code("NO")));
	arena_free(&arena);
}

static void call_read__reads__the_head(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	const struct call *c = call_of(call_yaml, &arena, "");
	assert_string_equal(c->id, "toy-2030");
	assert_string_equal(c->title, "Toy 2030");
	assert_int_equal(c->year, 2030);
	assert_string_equal(c->closes, "2030-02-26T17:00");
	assert_true(c->umbrella);
	assert_true(country_set_has(c->programme, code("NO")));
	assert_int_equal(c->n_sources, 2);
	assert_string_equal(c->sources[0].address, "https://example.org");
	assert_string_equal(c->sources[1].address, "");
	assert_string_equal(c->sources[1].authority, "A");
	assert_int_equal(c->n_categories, 2);
	assert_int_equal(c->categories[0].types, TYPE_BIT(TYPE_VET_PROVIDER) | TYPE_BIT(TYPE_ADULT_EDUCATION));
	assert_string_equal(c->categories[1].one, "a firm");
	assert_int_equal(c->n_notes, 1);
	assert_string_equal(c->notes[0].about, "sector");
	assert_string_equal(c->notes[0].sources[0], "003");
	arena_free(&arena);
}

static void call_read__lays_rules_of_a_lot__over_those_of_the_call(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	const struct call *c = call_of(call_yaml, &arena, "");
	assert_int_equal(c->n_lots, 2);
	const struct lot *one = &c->lots[0], *two = &c->lots[1];
	static const char *const first[] = { "applicant", "countries", "places", "duration", "grant",
		"statement-innovation" };
	static const char *const second[] = { "applicant", "countries", "per-country", "objectives", "duration",
		"described", "part", "proposals" };
	assert_int_equal(one->n_rules, 6);
	assert_int_equal(two->n_rules, 8);
	for (size_t i = 0; i < 6; i++)
		assert_string_equal(one->rules[i].id, first[i]);
	for (size_t i = 0; i < 8; i++)
		assert_string_equal(two->rules[i].id, second[i]);
	assert_string_equal(one->rules[1].title, "C1");
	assert_true(one->rules[1].unknown);
	assert_string_equal(two->rules[1].title, "C");
	assert_int_equal(two->rules[1].need, 3);
	assert_int_equal(two->rules[4].level, LEVEL_ADVICE);
	assert_int_equal(one->n_notes, 0);
	assert_int_equal(two->n_notes, 1);
	assert_int_equal(one->lists[LIST_OBJECTIVES].n, 1);
	assert_int_equal(two->lists[LIST_OBJECTIVES].n, 2);
	assert_string_equal(two->lists[LIST_OBJECTIVES].items[1].label, "End");
	assert_int_equal(two->lists[LIST_ACTIVITIES].n, 1);
	assert_int_equal(two->lists[LIST_SECTORS].n, 0);
	arena_free(&arena);
}

static void call_read__reads__figures_of_every_kind(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	const struct call *c = call_of(call_yaml, &arena, "");
	const struct lot *one = &c->lots[0], *two = &c->lots[1];
	const struct rule *r = lot_rule(one, "applicant");
	assert_true(r->carried);
	assert_int_equal(r->need, 1);
	assert_ptr_equal(r->countries, c->programme);
	assert_ptr_equal(lot_rule(two, "countries")->countries, c->programme);
	assert_string_equal(lot_rule(two, "countries")->sources[1], "000");
	r = lot_rule(one, "countries");
	assert_true(country_set_has(r->countries, code("DK")));
	assert_false(country_set_has(r->countries, code("NO")));
	r = lot_rule(one, "duration");
	assert_int_equal(r->n_months, 2);
	assert_true(r->months[0].first == 24 && r->months[0].last == 36);
	assert_true(r->months[1].first == 48 && r->months[1].last == 48);
	r = lot_rule(one, "places");
	assert_int_equal(r->n_seats, 2);
	assert_true(r->seats[0].category == 1 && r->seats[0].seats == 5);
	assert_true(r->seats[1].category == 0 && r->seats[1].seats == 4);
	r = lot_rule(one, "grant");
	assert_int_equal(r->n_ceilings, 2);
	assert_true(r->ceilings[0].months == 24 && r->ceilings[0].most == 700000);
	assert_true(r->ceilings[1].months == 0 && r->ceilings[1].most == 1000000);
	r = lot_rule(one, "statement-innovation");
	assert_string_equal(r->key, "innovation");
	assert_string_equal(r->when_activity, "mobility");
	r = lot_rule(two, "proposals");
	assert_int_equal(r->scope, SCOPE_SECTOR);
	assert_int_equal(r->exempt_category, 1);
	assert_true(r->applicants_only);
	r = lot_rule(two, "per-country");
	assert_int_equal(r->n_seats, 2);
	assert_true(r->seats[1].category == 1 && r->seats[1].seats == 1);
	assert_int_equal(lot_rule(two, "described")->roles, ROLE_BIT(ROLE_ASSOCIATED) | ROLE_BIT(ROLE_FULL));
	r = lot_rule(two, "part");
	assert_int_equal(r->types, TYPE_BIT(TYPE_COMPANY));
	assert_true(country_set_has(r->countries, code("BY")));
	assert_false(country_set_has(r->countries, code("DK")));
	assert_int_equal(lot_rule(two, "objectives")->list, LIST_OBJECTIVES);
	arena_free(&arena);
}

static void call_read__reads__claims(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	const struct call *c = call_of(call_yaml, &arena, "");
	const struct rule *r = lot_rule(&c->lots[0], "countries");
	assert_int_equal(r->n_claims, 2);
	assert_string_equal(r->claims[0].source, "000");
	assert_string_equal(r->claims[0].figure, "8");
	assert_int_equal(r->claims[0].need, 8);
	assert_string_equal(r->claims[1].figure, "");
	assert_string_equal(r->claims[1].note, "Some.");
	r = lot_rule(&c->lots[1], "per-country");
	assert_true(r->claims[0].waived_by_umbrella);
	r = lot_rule(&c->lots[1], "duration");
	assert_int_equal(r->claims[0].n_months, 2);
	assert_true(r->claims[0].months[1].first == 36 && r->claims[0].months[1].last == 48);
	arena_free(&arena);
}

static void call_read__makes_one_lot__of_a_call_without(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	char *yaml = replaced(call_yaml, strstr(call_yaml, "lots:\n"), "");
	char *open = replaced(yaml, "\"2030-02-26T17:00\"", "unknown");
	const struct call *c = call_of(open, &arena, "");
	assert_false(call_has_lots(c));
	assert_int_equal(c->n_lots, 1);
	assert_ptr_equal(call_lot(c, ""), &c->lots[0]);
	assert_int_equal(c->lots[0].n_rules, 3);
	assert_int_equal(c->lots[0].lists[LIST_ACTIVITIES].n, 1);
	assert_string_equal(c->closes, "");
	free(yaml);
	free(open);
	arena_free(&arena);
}

/* --- the bad ones --------------------------------------------------------------- */

struct bad_row {
	const char *from, *to, *wanted;
};

static void check_calls(const struct bad_row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct arena arena = ARENA_INIT;
		char *yaml = replaced(call_yaml, rows[i].from, rows[i].to);
		call_of(yaml, &arena, rows[i].wanted);
		free(yaml);
		arena_free(&arena);
	}
}
#define CHECK_CALLS(...) \
	check_calls((const struct bad_row[]){ __VA_ARGS__ }, \
	            sizeof((const struct bad_row[]){ __VA_ARGS__ }) / sizeof(struct bad_row))

static void call_read__refuses__a_bad_head(void **state)
{
	(void)state;
	CHECK_CALLS(
		{ "konsort-call: 1", "konsort-call: 2", "1:15 NUMBER_RANGE 'konsort-call' '1' '1'" },
		{ "konsort-call: 1\n", "", "1:1 MISSING_KEY 'konsort-call'" },
		{ "title: \"Toy 2030\"\n", "", "1:1 MISSING_KEY 'title'" },
		{ "title: \"Toy 2030\"", "title: \" \"", "3:8 MISSING_KEY 'title'" },
		{ "title: \"Toy 2030\"", "title: [x]", "3:8 WANT_TEXT 'title' '[...]'" },
		{ "id: toy-2030", "id: Toy_2030", "2:5 UNKNOWN_VALUE 'id' 'Toy_2030' '[a-z0-9][a-z0-9-]*'" },
		{ "year: 2030", "year: 30", "4:7 NUMBER_RANGE 'year' '2000' '2100'" },
		{ "year: 2030", "year: next", "4:7 WANT_NUMBER 'year' 'next'" },
		{ "T17:00", "T25:00", "5:9 UNKNOWN_VALUE 'closes' '2030-02-26T25:00' 'YYYY-MM-DD, YYYY-MM-DDTHH:MM, unknown'" },
		{ "2030-02-26T17:00", "2030-13-01", "5:9 UNKNOWN_VALUE 'closes' '2030-13-01' 'YYYY-MM-DD, YYYY-MM-DDTHH:MM, unknown'" },
		{ "2030-02-26T17:00", "26.2.2030", "5:9 UNKNOWN_VALUE 'closes' '26.2.2030' 'YYYY-MM-DD, YYYY-MM-DDTHH:MM, unknown'" },
		{ "programme-countries: programme-x", "programme-countries: eu", "6:22 UNKNOWN_VALUE 'programme-countries' 'eu' 'programme-x, eu-x'" },
		{ "umbrella: true", "umbrella: yes", "7:11 WANT_FLAG 'umbrella' 'yes'" },
		{ "umbrella: true", "umbrela: true", "7:1 UNKNOWN_KEY 'umbrela' 'konsort-call, id, title, year, closes, programme-countries, umbrella, sources, notes, categories, lists, rules, lots'" },
		{ "year: 2030", "year: 2030\nyear: 2030", "5:1 DUPLICATE_KEY 'year' '4'" },
		{ "konsort-call: 1", "konsort-call: &a 1", "1:15 ANCHOR" });
}

static void call_read__refuses__bad_parts(void **state)
{
	(void)state;
	CHECK_CALLS(
		{ "publisher: P, ", "", "9:5 MISSING_KEY 'publisher'" },
		{ "authority: C", "authority: D", "9:83 UNKNOWN_VALUE 'authority' 'D' 'A, B, C'" },
		{ "{id: \"000\", publisher", "{id: \"003\", publisher", "10:5 DUPLICATE_KEY '003' '9'; 20:104 UNKNOWN_SOURCE '000'; 21:98 UNKNOWN_SOURCE '000'; 28:41 UNKNOWN_SOURCE '000'; 35:65 UNKNOWN_SOURCE '000'; 41:60 UNKNOWN_SOURCE '000'; 46:28 UNKNOWN_SOURCE '000'" },
		{ "about: sector", "about: nothing", "12:13 UNKNOWN_VALUE 'about' 'nothing' 'call, lot, acronym, title, sector, duration, objectives, priorities, activities, statements, notes, partners, name, country, type, also, role, umbrella, contribution, grant, id, sole-regulator, monopoly-evidence, contact, agreed, notes'" },
		{ "About sectors.\", sources: [\"003\"]", "About sectors.\", sources: []", "12:54 MISSING_KEY 'sources'" },
		{ "About sectors.\", sources: [\"003\"]", "About sectors.\"", "12:5 MISSING_KEY 'sources'" },
		{ "types: [company]}\nlists", "types: [firm]}\nlists", "15:71 UNKNOWN_VALUE 'type' 'firm' 'vet-provider, higher-education, adult-education, company, sector-association, chamber, social-partner, sector-skills-council, education-authority, qualification-body, public-authority, guidance-body, employment-service, research-institute, ngo, network, other'" },
		{ "objectives: [{id: goal", "aims: [{id: goal", "17:3 UNKNOWN_KEY 'aims' 'sectors, objectives, priorities, activities'" },
		{ "{id: goal, label: Goal}", "goal", "17:16 WANT_MAP 'lists' 'goal'" },
		{ "{id: end, label: End}", "{id: aim, label: End}", "36:49 DUPLICATE_KEY 'aim' '36'" },
		{ "id: \"2\"\n    title", "id: \"1\"\n    title", "33:5 DUPLICATE_KEY '1' '24'" },
		{ "lots:\n", "lots: []\nx:\n", "23:7 MISSING_KEY 'id'; 24:1 UNKNOWN_KEY 'x' 'konsort-call, id, title, year, closes, programme-countries, umbrella, sources, notes, categories, lists, rules, lots'" });
}

static void call_read__refuses__bad_rules(void **state)
{
	(void)state;
	CHECK_CALLS(
		{ "kind: applicant, ", "kind: applicants, ", "20:27 UNKNOWN_VALUE 'kind' 'applicants' 'applicant, count-countries, count-partners, places, places-per-country, choice, duration, described, no-grant, grant-ceiling, may-take-part, proposals, statement'; 20:113 UNKNOWN_KEY 'need' 'id, kind, level, carried, title, text, sources, claims'" },
		{ "level: required, carried", "level: must, carried", "20:45 UNKNOWN_VALUE 'level' 'must' 'required, advice'" },
		{ ", sources: [\"000\"], need: 1}", ", sources: [\"999\"], need: 1}", "20:104 UNKNOWN_SOURCE '999'" },
		{ ", sources: [\"000\"], need: 1}", ", sources: [], need: 1}", "20:5 MISSING_KEY 'sources'" },
		{ ", sources: [\"000\"], need: 1}", ", need: 1}", "20:5 MISSING_KEY 'sources'" },
		{ ", need: 1}", "}", "20:5 MISSING_KEY 'need'" },
		{ ", need: 1}", ", need: unknown}", "20:118 WANT_NUMBER 'need' 'unknown'" },
		{ ", need: 3}", ", need: 0}", "21:112 NUMBER_RANGE 'need' '1' '10000'" },
		{ ", need: 3}", ", months: \"3\"}", "21:5 MISSING_KEY 'need'; 21:106 UNKNOWN_KEY 'months' 'id, kind, level, carried, title, text, sources, claims, need, group'" },
		{ "group: eu-x", "group: eu", "28:17 UNKNOWN_VALUE 'group' 'eu' 'programme-x, eu-x'" },
		{ "\"24-36, 48\"", "\"36-24\"", "22:99 UNKNOWN_VALUE 'months' '36-24' '24-36; 24, 36; 48'" },
		{ "\"24-36, 48\"", "\"24,\"", "22:99 UNKNOWN_VALUE 'months' '24,' '24-36; 24, 36; 48'" },
		{ "\"24-36, 48\"", "\"\"", "22:99 UNKNOWN_VALUE 'months' '' '24-36; 24, 36; 48'" },
		{ "\"24-36, 48\"", "\"601\"", "22:99 UNKNOWN_VALUE 'months' '601' '24-36; 24, 36; 48'" },
		{ "{sector: 5, training: 4}", "{sector: 5, teaching: 4}", "29:111 UNKNOWN_VALUE 'category' 'teaching' 'training, sector'" },
		{ "{sector: 5, training: 4}", "{}", "29:99 WANT_MAP 'places'" },
		{ "{sector: 5, training: 4}", "{sector: many}", "29:108 WANT_NUMBER 'sector' 'many'" },
		{ "{24: 700000, any: 1000000}", "{two: 700000}", "30:105 UNKNOWN_KEY 'two' 'any, 24, 36'" },
		{ "id: statement-innovation", "id: statement-new", "31:14 UNKNOWN_VALUE 'id' 'statement-new' 'statement-innovation'" },
		{ "when: mobility", "when: travel", "32:39 UNKNOWN_VALUE 'when' 'travel' 'activities'" },
		{ "scope: sector", "scope: year", "38:104 UNKNOWN_VALUE 'scope' 'year' 'call, lot, sector'" },
		{ "exempt: sector", "exempt: none", "39:18 UNKNOWN_VALUE 'category' 'none' 'training, sector'" },
		{ "categories: [training, sector]", "categories: [training, x]", "41:33 UNKNOWN_VALUE 'category' 'x' 'training, sector'" },
		{ "roles: [associated, full]", "roles: [associated, all]", "42:115 UNKNOWN_VALUE 'role' 'all' 'applicant, full, associated'" },
		{ "not-from: [BY]", "not-from: [RU]", "43:123 UNKNOWN_COUNTRY 'RU'" },
		{ ", types: [company], not-from: [BY]", "", "43:9 MISSING_KEY 'types'" },
		{ "list: objectives, need: 2", "list: objectives, need: 3", "44:9 MISSING_KEY 'objectives'" },
		{ "list: objectives, need: 2", "list: goals, need: 2", "44:99 UNKNOWN_VALUE 'list' 'goals' 'sectors, objectives, priorities, activities'" },
		{ "- {id: per-country,", "- {id: proposals,", "40:9 DUPLICATE_KEY 'proposals' '38'" });
}

static void call_read__refuses__bad_claims(void **state)
{
	(void)state;
	CHECK_CALLS(
		{ "claims: [{source: \"000\", figure: \"8\"", "claims: [{source: \"002\", figure: \"8\"", "28:41 UNKNOWN_SOURCE '002'" },
		{ "figure: \"8\"", "figure: \"eight\"", "28:56 WANT_NUMBER 'figure' 'eight'" },
		{ "{source: \"003\", note: Some.}", "{source: \"003\"}", "28:76 MISSING_KEY 'note'" },
		{ "{source: \"003\", note: Some.}", "{note: Some.}", "28:76 MISSING_KEY 'source'" },
		{ "figure: waived", "figure: \"3\"", "41:75 UNKNOWN_VALUE 'figure' '3' 'waived'" },
		{ "figure: \"24, 36-48\"", "figure: all", "46:43 UNKNOWN_VALUE 'figure' 'all' '24-36; 24, 36; 48'" },
		{ "places: {sector: 5, training: 4}", "places: {sector: 5}, claims: [{source: \"000\", figure: \"3\"}]", "29:137 UNKNOWN_KEY 'figure' 'source, note'" });
}

static void call_read__limits__categories(void **state)
{
	(void)state;
	for (int more = 0; more < 2; more++) {
		struct arena arena = ARENA_INIT;
		struct str s = STR_INIT;
		for (int i = 2; i < CATEGORY_MOST + more; i++)
			str_addf(&s, "  - {id: c%d, title: T, one: o, text: t, types: [ngo]}\n", i);
		str_add(&s, "lists:\n");
		char *yaml = replaced(call_yaml, "lists:\n", s.text);
		call_of(yaml, &arena, more ? "14:3 NUMBER_RANGE 'categories' '1' '8'" : "");
		free(yaml);
		str_free(&s);
		arena_free(&arena);
	}
}

static void world_read__refuses__bad_files(void **state)
{
	(void)state;
	static const struct bad_row rows[] = {
		{ "konsort-countries: 1", "konsort-countries: 2", "1:20 NUMBER_RANGE 'konsort-countries' '1' '1'" },
		{ "code: \"DK\"", "code: \"DKK\"", "4:12 UNKNOWN_COUNTRY 'DKK'; 7:33 UNKNOWN_COUNTRY 'DK'; 8:26 UNKNOWN_COUNTRY 'DK'" },
		{ "code: \"BY\"", "code: \"NO\"", "5:5 DUPLICATE_KEY 'NO' '3'" },
		{ "[DK]", "[SE]", "8:26 UNKNOWN_COUNTRY 'SE'" },
		{ "id: eu-x", "id: programme-x", "8:5 DUPLICATE_KEY 'programme-x' '7'" },
		{ ", name: \"Denmark\"", "", "4:5 MISSING_KEY 'name'" },
		{ ", name: \"Denmark\"", ", name: \"Denmark\", danish: Danmark", "4:35 UNKNOWN_KEY 'danish' 'code, name, iso'" },
		{ "groups:", "group:", "1:1 MISSING_KEY 'groups'; 6:1 UNKNOWN_KEY 'group' 'konsort-countries, countries, groups'" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = ARENA_INIT;
		char *yaml = replaced(world_yaml, rows[i].from, rows[i].to);
		world_of(yaml, &arena, rows[i].wanted);
		free(yaml);
		arena_free(&arena);
	}
}

/* --- what translators are told ------------------------------------------------------ */

static void add_told(void *context, const char *text, size_t line, const char *role, int cells)
{
	str_addf(context, "%zu %s|%s|%d\n", line, text, role, cells);
}

static void call_read__tells_translators__every_text(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	struct str s = STR_INIT;
	struct text_sink sink = { add_told, &s };
	struct diags ds;
	diags_init(&ds, "");
	const struct world *w = world_read(world_yaml, strlen(world_yaml), &arena, &sink, &ds);
	assert_string_equal(s.text, "3 Norway|name of country NO|0\n4 Denmark|name of country DK|0\n"
	                    "5 Belarus|name of country BY|0\n");
	str_clear(&s);
	assert_non_null(call_read(call_yaml, strlen(call_yaml), w, &arena, &sink, &ds));
	assert_non_null(strstr(s.text, "3 Toy 2030|title of call in toy-2030|0\n"));
	assert_non_null(strstr(s.text, "12 About sectors.|text of note on sector in toy-2030|0\n"));
	assert_non_null(strstr(s.text, "14 Trainers|title of category training in toy-2030|24\n"));
	assert_non_null(strstr(s.text, "14 a trainer|one of category training in toy-2030|0\n"));
	assert_non_null(strstr(s.text, "17 Goal|label of item goal in toy-2030|0\n"));
	assert_non_null(strstr(s.text, "20 One|title of rule applicant in toy-2030|22\n"));
	assert_non_null(strstr(s.text, "27 C1|title of rule countries in toy-2030 Lot 1|22\n"));
	assert_non_null(strstr(s.text, "28 Eight.|note of claim of 000 on rule countries in toy-2030 Lot 1|0\n"));
	assert_non_null(strstr(s.text, "34 Second|title of Lot 2 in toy-2030|0\n"));
	assert_non_null(strstr(s.text, "35 About Lot 2.|text of note on lot in toy-2030 Lot 2|0\n"));
	assert_non_null(strstr(s.text, "36 End|label of item end in toy-2030 Lot 2|0\n"));
	diags_free(&ds);
	str_free(&s);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(world_read__sorts_countries__and_makes_groups),
		cmocka_unit_test(call_read__reads__the_head),
		cmocka_unit_test(call_read__lays_rules_of_a_lot__over_those_of_the_call),
		cmocka_unit_test(call_read__reads__figures_of_every_kind),
		cmocka_unit_test(call_read__reads__claims),
		cmocka_unit_test(call_read__makes_one_lot__of_a_call_without),
		cmocka_unit_test(call_read__refuses__a_bad_head),
		cmocka_unit_test(call_read__refuses__bad_parts),
		cmocka_unit_test(call_read__refuses__bad_rules),
		cmocka_unit_test(call_read__refuses__bad_claims),
		cmocka_unit_test(call_read__limits__categories),
		cmocka_unit_test(world_read__refuses__bad_files),
		cmocka_unit_test(call_read__tells_translators__every_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
