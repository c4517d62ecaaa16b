/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that can be wrong in a call file or the file of countries.  Each bad file
 * is the good one with one piece replaced. */
#include "support/call_sample.h"

#include "core/places.h"

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
		{ "2030-02-26T17:00", "2030-13-01", "5:9 NO_SUCH_DAY '2030-13-01'" },
		{ "2030-02-26T17:00", "26.2.2030", "5:9 UNKNOWN_VALUE 'closes' '26.2.2030' 'YYYY-MM-DD, YYYY-MM-DDTHH:MM, unknown'" },
		{ "programme-countries: programme-x", "programme-countries: eu", "6:22 UNKNOWN_VALUE 'programme-countries' 'eu' 'programme-x, eu-x'" },
		{ "umbrella: true", "umbrella: yes", "7:11 WANT_FLAG 'umbrella' 'yes'" },
		{ "umbrella: true", "umbrela: true", "7:1 UNKNOWN_KEY 'umbrela' 'konsort-call, id, title, year, closes, programme-countries, umbrella, carried-from, sources, notes, categories, lists, rules, lots'" },
		{ "year: 2030", "year: 2030\nyear: 2030", "5:1 DUPLICATE_KEY 'year' '4'" },
		{ "konsort-call: 1", "konsort-call: &a 1", "1:15 ANCHOR" });
}

static void call_read__refuses__bad_parts(void **state)
{
	(void)state;
	CHECK_CALLS(
		{ "publisher: P, ", "", "9:5 MISSING_KEY 'publisher'" },
		{ "authority: C", "authority: D", "9:83 UNKNOWN_VALUE 'authority' 'D' 'A, B, C'" },
		{ "{id: \"000\", publisher", "{id: \"003\", publisher", "10:5 DUPLICATE_ID '003' '9'; 20:104 UNKNOWN_SOURCE '000'; 21:98 UNKNOWN_SOURCE '000'; 28:41 UNKNOWN_SOURCE '000'; 35:65 UNKNOWN_SOURCE '000'; 41:60 UNKNOWN_SOURCE '000'; 46:28 UNKNOWN_SOURCE '000'" },
		{ "about: sector", "about: nothing", "12:13 UNKNOWN_VALUE 'about' 'nothing' 'call, lot, acronym, title, sector, duration, objectives, priorities, activities, statements, notes, partners, name, country, type, also, role, umbrella, contribution, grant, id, sole-regulator, monopoly-evidence, contact, agreed'" },
		{ "About sectors.\", sources: [\"003\"]", "About sectors.\", sources: []", "12:54 EMPTY_LIST 'sources'" },
		{ "About sectors.\", sources: [\"003\"]", "About sectors.\"", "12:5 MISSING_KEY 'sources'" },
		{ "types: [company]}\nlists", "types: [firm]}\nlists", "15:71 UNKNOWN_VALUE 'type' 'firm' 'vet-provider, higher-education, adult-education, company, sector-association, chamber, social-partner, sector-skills-council, education-authority, qualification-body, public-authority, guidance-body, employment-service, research-institute, ngo, network, other'" },
		{ "objectives: [{id: goal", "aims: [{id: goal", "17:3 UNKNOWN_KEY 'aims' 'sectors, objectives, priorities, activities'" },
		{ "{id: goal, label: Goal}", "goal", "17:16 WANT_MAP 'lists' 'goal'" },
		{ "{id: end, label: End}", "{id: aim, label: End}", "36:49 DUPLICATE_ID 'aim' '36'" },
		{ "id: \"2\"\n    title", "id: \"1\"\n    title", "33:5 DUPLICATE_ID '1' '24'" },
		{ "lots:\n", "lots: []\nx:\n", "23:7 EMPTY_LIST 'lots'; 24:1 UNKNOWN_KEY 'x' 'konsort-call, id, title, year, closes, programme-countries, umbrella, carried-from, sources, notes, categories, lists, rules, lots'" });
}

static void call_read__refuses__bad_rules(void **state)
{
	(void)state;
	CHECK_CALLS(
		{ "kind: applicant, ", "kind: applicants, ", "20:27 UNKNOWN_VALUE 'kind' 'applicants' 'applicant, count-countries, count-partners, places, places-per-country, choice, duration, described, no-grant, grant-ceiling, may-take-part, proposals, statement'" },
		{ "level: required, carried", "level: must, carried", "20:45 UNKNOWN_VALUE 'level' 'must' 'required, advice'" },
		{ ", sources: [\"000\"], need: 1}", ", sources: [\"999\"], need: 1}", "20:104 UNKNOWN_SOURCE '999'" },
		{ ", sources: [\"000\"], need: 1}", ", sources: [], need: 1}", "20:103 NO_SOURCE" },
		{ ", sources: [\"000\"], need: 1}", ", need: 1}", "20:5 NO_SOURCE" },
		{ ", need: 1}", "}", "20:5 MISSING_KEY 'need'" },
		{ ", need: 1}", ", need: unknown}", "20:118 WANT_NUMBER 'need' 'unknown'" },
		{ ", need: 3}", ", need: 0}", "21:112 NUMBER_RANGE 'need' '1' '10000'" },
		{ ", need: 3}", ", months: \"3\"}", "21:5 NO_READING 'need'; 21:106 UNKNOWN_KEY 'months' 'id, kind, level, carried, title, text, sources, claims, need, group'" },
		{ "group: eu-x", "group: eu", "28:17 UNKNOWN_VALUE 'group' 'eu' 'programme-x, eu-x'" },
		{ "\"24-36, 48\"", "\"36-24\"", "22:99 UNKNOWN_VALUE 'months' '36-24' '24-36; 24, 36; 48'" },
		{ "\"24-36, 48\"", "\"24,\"", "22:99 UNKNOWN_VALUE 'months' '24,' '24-36; 24, 36; 48'" },
		{ "\"24-36, 48\"", "\"\"", "22:99 UNKNOWN_VALUE 'months' '' '24-36; 24, 36; 48'" },
		{ "\"24-36, 48\"", "\"601\"", "22:99 NUMBER_RANGE 'months' '1' '600'" },
		{ "{sector: 5, training: 4}", "{sector: 5, teaching: 4}", "29:111 UNKNOWN_VALUE 'category' 'teaching' 'training, sector'" },
		{ "{sector: 5, training: 4}", "{}", "29:99 WANT_MAP 'places'" },
		{ "{sector: 5, training: 4}", "{sector: many}", "29:108 WANT_NUMBER 'sector' 'many'" },
		{ "{24: 700000, any: 1000000}", "{two: 700000}", "30:105 UNKNOWN_KEY 'two' 'any, 24, 36'" },
		{ "id: statement-innovation", "id: statement-new", "31:14 UNKNOWN_VALUE 'id' 'statement-new' 'statement-innovation'" },
		{ "when: mobility", "when: travel", "32:39 UNKNOWN_VALUE 'activity' 'travel' 'mobility'" },
		{ "scope: sector", "scope: year", "38:104 UNKNOWN_VALUE 'scope' 'year' 'call, lot, sector'" },
		{ "exempt: sector", "exempt: none", "39:18 UNKNOWN_VALUE 'category' 'none' 'training, sector'" },
		{ "categories: [training, sector]", "categories: [training, x]", "41:33 UNKNOWN_VALUE 'category' 'x' 'training, sector'" },
		{ "roles: [associated, full]", "roles: [associated, all]", "42:115 UNKNOWN_VALUE 'role' 'all' 'applicant, full, associated'" },
		{ "not-from: [BY]", "not-from: [RU]", "47:110 UNKNOWN_COUNTRY 'RU'" },
		{ ", types: [company], umbrellas: true", "", "43:9 ONE_OF_TWO 'types' 'not-from'" },
		{ "list: objectives, need: 2", "list: objectives, need: 3", "44:117 LIST_TOO_SHORT '3' 'objectives' '2'" },
		{ "list: objectives, need: 2", "list: goals, need: 2", "44:99 UNKNOWN_VALUE 'list' 'goals' 'sectors, objectives, priorities, activities'" },
		{ "- {id: per-country,", "- {id: proposals,", "40:9 DUPLICATE_ID 'proposals' '38'; 40:14 ID_OF_KIND 'proposals' 'proposals'" });
}

static void call_read__refuses__bad_claims(void **state)
{
	(void)state;
	CHECK_CALLS(
		{ "claims: [{source: \"000\", figure: \"8\"", "claims: [{source: \"002\", figure: \"8\"", "28:41 UNKNOWN_SOURCE '002'" },
		{ "figure: \"8\"", "figure: \"eight\"", "28:56 WANT_NUMBER 'figure' 'eight'" },
		{ "{source: \"003\", note: Some.}", "{source: \"003\"}", "28:76 ONE_OF_TWO 'figure' 'note'" },
		{ "{source: \"003\", note: Some.}", "{note: Some.}", "28:76 MISSING_KEY 'source'" },
		{ "figure: waived", "figure: \"3\"", "41:75 UNKNOWN_VALUE 'figure' '3' 'waived'" },
		{ "figure: \"24, 36-48\"", "figure: all", "46:43 UNKNOWN_VALUE 'figure' 'all' '24-36; 24, 36; 48'" },
		{ "places: {sector: 5, training: 4}", "places: {sector: 5}, claims: [{source: \"000\", figure: \"3\"}]", "29:137 UNKNOWN_KEY 'figure' 'source, note'" });
}

static void call_read__refuses__what_cannot_be(void **state)
{
	(void)state;
	CHECK_CALLS(
		{ "2030-02-26", "2030-02-30", "5:9 NO_SUCH_DAY '2030-02-30T17:00'" },
		{ "2030-02-26T17:00", "2030-02-29", "5:9 NO_SUCH_DAY '2030-02-29'" },
		{ "2030-02-26T17:00", "2028-02-29", "" },
		{ "2030-02-26T17:00", "2100-02-29", "5:9 NO_SUCH_DAY '2100-02-29'" },
		{ "2030-02-26T17:00", "2030-04-31", "5:9 NO_SUCH_DAY '2030-04-31'" },
		{ "2030-02-26T17:00", "2030-00-10", "5:9 NO_SUCH_DAY '2030-00-10'" },
		{ "2030-02-26T17:00", "2030-01-00", "5:9 NO_SUCH_DAY '2030-01-00'" },
		{ "closes: \"2030-02-26T17:00\"\n", "", "1:1 NO_READING 'closes'" },
		{ "types: [company]}\nlists", "types: []}\nlists", "15:70 EMPTY_LIST 'types'" },
		{ "types: [company]}\nlists", "types: [ngo, ngo]}\nlists", "15:76 DUPLICATE_ITEM 'ngo'" },
		{ "[associated, full]", "[full, full]", "42:109 DUPLICATE_ITEM 'full'" },
		{ "[associated, full]", "[]", "42:102 EMPTY_LIST 'roles'" },
		{ "not-from: [BY]", "not-from: []", "47:109 EMPTY_LIST 'not-from'" },
		{ "categories: [training, sector]", "categories: [sector, sector]", "41:31 DUPLICATE_ITEM 'sector'" },
		{ "categories: [training, sector]", "categories: []", "41:22 EMPTY_LIST 'categories'" },
		{ "sources: [\"003\", \"000\"], need", "sources: [\"003\", \"003\"], need", "21:98 DUPLICATE_ITEM '003'" },
		{ "any: 1000000", "any: 0", "30:122 NUMBER_RANGE 'any' '1' '999999999999'" },
		{ "any: 1000000", "024: 5", "30:117 DUPLICATE_ITEM '024'" },
		{ "any: 1000000", "601: 5", "30:117 NUMBER_RANGE '601' '1' '600'" },
		{ "any: 1000000", "0: 5", "30:117 NUMBER_RANGE '0' '1' '600'" },
		{ "any: 1000000", "24-36: 5", "30:117 UNKNOWN_KEY '24-36' 'any, 24, 36'" },
		{ "\"24-36, 48\"", "\"0-36\"", "22:99 NUMBER_RANGE 'months' '1' '600'" },
		{ "\"24-36, 48\"", "\"99999999999999999999\"", "22:99 NUMBER_RANGE 'months' '1' '600'" },
		{ "\"24-36, 48\"", "[24, 36]", "22:99 UNKNOWN_VALUE 'months' '[...]' '24-36; 24, 36; 48'" },
		{ "\"24-36, 48\"", "48", "" },
		{ "\"24-36, 48\"", "\"24 36\"", "22:99 UNKNOWN_VALUE 'months' '24 36' '24-36; 24, 36; 48'" },
		{ ", months: \"24-36, 48\"", "", "22:5 NO_READING 'months'" },
		{ ", need: 1}", ", need: 2}", "20:118 NUMBER_RANGE 'need' '1' '1'" });
}

static void call_read__limits__widths(void **state)
{
	(void)state;
	CHECK_CALLS(
		{ "title: One,", "title: abcdefghijklmnopqrstuv,", "" },
		{ "title: One,", "title: abcdefghijklmnopqrstuvw,", "20:77 TOO_WIDE 'title' '23' '22'" },
		{ "title: One,", "title: \u8A13\u7DF4\u8A13\u7DF4\u8A13\u7DF4\u8A13\u7DF4\u8A13\u7DF4\u8A13\u7DF4,",
		  "20:77 TOO_WIDE 'title' '24' '22'" },
		{ "title: Firms,", "title: abcdefghijklmnopqrstuvwx,", "" },
		{ "title: Firms,", "title: abcdefghijklmnopqrstuvwxy,", "15:25 TOO_WIDE 'title' '25' '24'" },
		{ "label: Goal}", "label: abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLM}", "" },
		{ "label: Goal}", "label: abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMN}",
		  "17:34 TOO_WIDE 'label' '41' '40'" });
}

static void call_read__refuses__ids_of_others(void **state)
{
	(void)state;
	CHECK_CALLS(
		{ "- {id: countries, kind", "- {id: partners, kind", "21:10 ID_OF_KIND 'partners' 'count-partners'" },
		{ "id: countries, kind: count-countries, level: advice", "id: eu-countries, kind: count-countries, level: advice", "" },
		{ "id: places, kind", "id: lot, kind", "29:14 OWN_FINDING 'lot'" },
		{ "id: places, kind", "id: partner-details, kind", "29:14 OWN_FINDING 'partner-details'" },
		{ "id: places, kind", "id: distinct-organisations, kind", "29:14 OWN_FINDING 'distinct-organisations'" },
		{ "id: places, kind", "id: statement-x, kind", "29:14 ID_OF_KIND 'statement-x' 'statement'" },
		{ "id: objectives, kind", "id: aims, kind", "44:14 UNKNOWN_VALUE 'id' 'aims' 'objectives'" },
		{ "id: objectives, kind", "id: priorities, kind", "44:14 UNKNOWN_VALUE 'id' 'priorities' 'objectives'" },
		{ "list: objectives, need: 2", "list: sectors, need: 1", "44:14 UNKNOWN_VALUE 'id' 'objectives' 'sector'" },
		{ "id: objectives, kind: choice, level: advice, title: O, text: O., sources: [\"003\"], list: objectives, need: 2",
		  "id: sector, kind: choice, level: advice, title: O, text: O., sources: [\"003\"], list: sectors, need: 2",
		  "44:110 NUMBER_RANGE 'need' '1' '1'" });
}

static void call_read__refuses__what_does_not_go_together(void **state)
{
	(void)state;
	CHECK_CALLS(
		{ "level: required, title: C, text", "level: required, carried: true, title: C, text", "21:51 CARRIED_REQUIRED 'applicant'" },
		{ "level: required, title: C, text", "level: advice, carried: true, title: C, text", "" },
		{ "umbrellas: true}", "not-from: [DK]}", "43:112 NOT_BOTH 'types' 'not-from'" },
		{ "sources: [\"003\"], not-from: [BY]", "sources: [\"003\"], umbrellas: true, not-from: [BY]", "47:99 ONLY_BESIDE 'umbrellas' 'types'" },
		{ "scope: sector", "scope: lot", "" },
		{ "id: outside, kind: may-take-part, level: required", "id: outside, kind: may-take-part, level: advice", "" },
		{ "not-from: [BY]", "types: [ngo]", "" },
		{ "level: required, title: X, text: X., sources: [\"003\"], not-from: [BY]",
		  "level: advice, title: X, text: X., sources: [\"003\"], types: [ngo]", "47:9 SAME_RULE 'part' 'outside'" },
		{ "- {id: outside, kind: may-take-part, level: required, title: X, text: X., sources: [\"003\"], not-from: [BY]}",
		  "- {id: months, kind: duration, level: advice, title: X, text: X., sources: [\"003\"], months: \"24\"}",
		  "47:9 SAME_RULE 'duration' 'months'" },
		{ "- {id: outside, kind: may-take-part, level: required, title: X, text: X., sources: [\"003\"], not-from: [BY]}",
		  "- {id: north, kind: count-countries, level: required, title: X, text: X., sources: [\"003\"], need: 2}",
		  "47:9 SAME_RULE 'countries' 'north'" },
		{ "- {id: outside, kind: may-take-part, level: required, title: X, text: X., sources: [\"003\"], not-from: [BY]}",
		  "- {id: north, kind: count-countries, level: required, title: X, text: X., sources: [\"003\"], need: 2, group: eu-x}",
		  "" },
		{ "- {id: outside, kind: may-take-part, level: required, title: X, text: X., sources: [\"003\"], not-from: [BY]}",
		  "- {id: north, kind: count-countries, level: advice, title: X, text: X., sources: [\"003\"], need: 2}",
		  "" });
}

/* A rule of the call is checked in every Lot, and told of once. */
static void call_read__tells_once__of_a_rule_of_the_call(void **state)
{
	(void)state;
	CHECK_CALLS(
		{ ", months: \"24-36, 48\"}", ", months: \"24-36, 48\"}\n"
		  "  - {id: activities, kind: choice, level: required, title: A, text: A., sources: [\"003\"], list: activities, need: 2}",
		  "23:115 LIST_TOO_SHORT '2' 'activities' '1'" },
		{ ", months: \"24-36, 48\"}", ", months: \"24-36, 48\"}\n"
		  "  - {id: statement-x, kind: statement, level: advice, title: A, text: A., sources: [\"003\"], statement: x, when: y}",
		  "23:113 UNKNOWN_VALUE 'activity' 'y' 'mobility'" });
}

/* Without Lots, or with a Lot without rules. */
static void call_read__refuses__no_rules_and_no_lots(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	char *yaml = replaced(call_yaml, strstr(call_yaml, "lots:\n"), "");
	char *scope = replaced(yaml, "{id: duration, kind: duration, level: required, title: D, text: D., sources: [\"003\"], months: \"24-36, 48\"}",
	                       "{id: proposals, kind: proposals, level: required, title: D, text: D., sources: [\"003\"], scope: lot}");
	call_of(scope, &arena, "22:100 UNKNOWN_VALUE 'scope' 'lot' 'call, sector'");
	char *none = replaced(yaml, strstr(yaml, "rules:\n"), "rules: []\n");
	call_of(none, &arena, "19:8 EMPTY_LIST 'rules'");
	char *lots = replaced(none, "rules: []\n", "rules: []\nlots:\n  - {id: a, title: A}\n  - {id: b, title: B, rules: []}\n");
	call_of(lots, &arena, "21:5 EMPTY_LIST 'rules'; 22:5 EMPTY_LIST 'rules'");
	free(yaml);
	free(scope);
	free(none);
	free(lots);
	arena_free(&arena);
}

static void call_read__says__how_a_call_file_begins(void **state)
{
	(void)state;
	struct arena arena = ARENA_INIT;
	call_of("", &arena, "1:1 EMPTY_DATA 'konsort-call: 1'");
	call_of("# nothing\n", &arena, "1:1 EMPTY_DATA 'konsort-call: 1'");
	call_of("- a\n", &arena, "1:1 DATA_NOT_A_MAP 'konsort-call: 1'");
	world_of("", &arena, "1:1 EMPTY_DATA 'konsort-countries: 1'");
	arena_free(&arena);
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
		call_of(yaml, &arena, more ? "14:3 LIST_TOO_LONG 'categories' '9' '8'" : "");
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
		{ "code: \"BY\"", "code: \"NO\"", "5:5 DUPLICATE_ID 'NO' '3'" },
		{ "[DK]", "[SE]", "8:26 UNKNOWN_COUNTRY 'SE'" },
		{ "id: eu-x", "id: programme-x", "8:5 DUPLICATE_ID 'programme-x' '7'" },
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(call_read__refuses__a_bad_head),
		cmocka_unit_test(call_read__refuses__bad_parts),
		cmocka_unit_test(call_read__refuses__bad_rules),
		cmocka_unit_test(call_read__refuses__bad_claims),
		cmocka_unit_test(call_read__refuses__what_cannot_be),
		cmocka_unit_test(call_read__limits__widths),
		cmocka_unit_test(call_read__refuses__ids_of_others),
		cmocka_unit_test(call_read__refuses__what_does_not_go_together),
		cmocka_unit_test(call_read__tells_once__of_a_rule_of_the_call),
		cmocka_unit_test(call_read__refuses__no_rules_and_no_lots),
		cmocka_unit_test(call_read__says__how_a_call_file_begins),
		cmocka_unit_test(call_read__limits__categories),
		cmocka_unit_test(world_read__refuses__bad_files),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
