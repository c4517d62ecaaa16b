/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of countries and a call file with something of everything, and what reading
 * them, or them with a piece replaced, tells.  For the tests of their reader. */
#ifndef KONSORT_TESTS_CALL_SAMPLE_H
#define KONSORT_TESTS_CALL_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
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
	"      - {id: part, kind: may-take-part, level: advice, title: M, text: M., sources: [\"003\"], types: [company], umbrellas: true}\n"
	"      - {id: objectives, kind: choice, level: advice, title: O, text: O., sources: [\"003\"], list: objectives, need: 2}\n"
	"      - {id: duration, kind: duration, level: advice, title: D, text: D., sources: [\"003\"], months: \"36\",\n"
	"         claims: [{source: \"000\", figure: \"24, 36-48\"}]}\n"
	"      - {id: outside, kind: may-take-part, level: required, title: X, text: X., sources: [\"003\"], not-from: [BY]}\n";

/* TEXT with the first FROM replaced by TO. */
static inline char *replaced(const char *text, const char *from, const char *to)
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

static inline const struct world *world_of(const char *yaml, struct arena *arena, const char *wanted)
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

static inline const struct call *call_of(const char *yaml, struct arena *arena, const char *wanted)
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

/* The call file with FROM replaced by TO, and what is wanted to be told. */
struct bad_row {
	const char *from, *to, *wanted;
};

static inline void check_calls(const struct bad_row *rows, size_t n)
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

#endif
