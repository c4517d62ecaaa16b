/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consortium as a table: by hand for small ones, and for drafts made by chance against
 * a second, plain way of putting everybody into columns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "store/catalogue.h"
#include "support/make_draft.h"
#include "support/random_draft.h"
#include "support/sample_call.h"
#include "wizard/map.h"

enum { DRAFTS = 1500 };

/* A row as "DK 1s,3c|2-|!": members by number and standing (s sits, c could, - is, a
 * apart), columns apart by '|', then ! with the missing categories, = freed, p no Programme
 * Country. */
static void row_text(struct str *out, const struct map *m, size_t row)
{
	static const char standings[] = { [MAP_SITS] = 's', [MAP_COULD] = 'c', [MAP_IS] = '-',
	                                  [MAP_APART] = 'a' };
	char code[3];
	str_addf(out, "%s ", country_code(m->rows[row].country, code));
	for (size_t c = 0; c < m->n_columns; c++) {
		size_t n;
		const struct map_member *members = map_cell(m, row, c, &n);
		str_add(out, c ? "|" : "");
		for (size_t i = 0; i < n; i++)
			str_addf(out, "%s%zu%c", i ? "," : "", members[i].partner + 1, standings[members[i].standing]);
	}
	for (size_t c = 0; c < m->n_columns; c++)
		if (m->rows[row].missing >> c & 1)
			str_addf(out, " !%zu", c);
	str_add(out, m->rows[row].freed ? " =" : "");
	str_add(out, m->rows[row].programme ? "" : " p");
}

static struct session *session_of(const struct catalogue *catalogue, const char *call,
                                  const char *lot, const char *text)
{
	return session_new(catalogue, make_draft(call, lot, text));
}

static void assert_rows(const char *call, const char *lot, const char *draft, const char *wanted)
{
	struct session *s = session_of(&sample_catalogue, call, lot, draft);
	struct map m = MAP_INIT;
	struct str got = STR_INIT;
	map_fill(&m, s);
	for (size_t i = 0; i < m.n_rows; i++) {
		str_add(&got, i ? "; " : "");
		row_text(&got, &m, i);
	}
	assert_string_equal(got.text, wanted);
	str_free(&got);
	map_free(&m);
	session_free(&s);
}

static void map__of_places_per_country__marks_what_each_lacks(void **state)
{
	(void)state;
	/* training, sector, regulatory, of none, not counted */
	assert_rows("ssa-2015", "", "A DK vet-provider applicant; B DK company full; "
	            "C DK education-authority full; D SE vet-provider full; E SE ngo full",
	            "DK 1s|2s|3s||; SE 4s|||5a| !1 !2");
	assert_rows("ssa-2015", "", "A DK vet-provider applicant; B BE network full umbrella; "
	            "C BE company full; D DK company associated; A DK vet-provider full",
	            "DK 1s||||4a,5a !1 !2; BE |3-|||2a =");
}

static void map__of_several_categories__sits_in_one(void **state)
{
	(void)state;
	/* five training providers and five of the sector are asked for: one who is both sits
	 * where a place would else stay empty */
	assert_rows("ssa-2020", "2", "A DK vet-provider applicant; B SE vet-provider+company full; "
	            "6*C DE vet-provider full",
	            "DK 1s|||; SE 2c|2s||; DE 3s,4s,5s,6s,7c,8c|||");
}

static void map__without_country_or_type__stands_apart(void **state)
{
	(void)state;
	assert_rows("ssa-2020", "2", "A - vet-provider applicant; B JP - full; C DK company full; D DK company -",
	            "JP ||2a| p; DK |3s||4a;  1s||| p");
}

static void map__without_places__nobody_sits(void **state)
{
	(void)state;
	assert_rows("ssa-2020", "1", "A DK vet-provider applicant; B DK company+higher-education full",
	            "DK 1-,2-|2-||");
	assert_rows("ssa-2020", "", "A DK vet-provider applicant", "DK 1-|||");
}

static void map__without_a_call__is_empty(void **state)
{
	(void)state;
	struct session *s = session_of(&sample_catalogue, "", "", "A DK vet-provider applicant");
	struct map m = MAP_INIT;
	map_fill(&m, s);
	assert_int_equal(m.n_columns, 0);
	assert_int_equal(m.n_rows, 0);
	map_free(&m);
	session_free(&s);
}

static void map__figures__of_both_kinds_of_rules(void **state)
{
	(void)state;
	struct session *s = session_of(&sample_catalogue, "ssa-2020", "2",
		"A DK vet-provider applicant; B SE vet-provider+company full; 6*C DE vet-provider full");
	struct map m = MAP_INIT;
	map_fill(&m, s);
	assert_int_equal(m.n_rules, 1);
	assert_int_equal(m.rules[0].asked[0], 5);
	assert_int_equal(m.rules[0].filled[0], 5);
	assert_int_equal(m.rules[0].asked[1], 5);
	assert_int_equal(m.rules[0].filled[1], 1);
	map_free(&m);
	session_free(&s);
	/* two countries of three are asked: the third is freed, though a partner of it counts */
	s = session_of(&sample_catalogue, "ssa-2015", "", "A DK vet-provider applicant; B SE company full; "
	               "C BE network full umbrella; D BE company full");
	map_fill(&m, s);
	assert_int_equal(m.n_rules, 1);
	assert_int_equal(m.rules[0].asked[0], 2);
	assert_int_equal(m.rules[0].filled[0], 1);
	assert_int_equal(m.rules[0].filled[1], 1);
	assert_int_equal(m.rules[0].filled[2], 0);
	map_free(&m);
	session_free(&s);
}

/* --- by chance, against a plain second way ------------------------------------------- */

static bool plain_counted(const struct call *call, const struct draft *d, size_t at)
{
	const struct partner *p = &d->partners[at];
	if (p->role != ROLE_APPLICANT && p->role != ROLE_FULL)
		return false;
	for (size_t i = 0; i < at; i++)
		if (partner_same(&d->partners[i], p))
			return false;
	return !call->umbrella || !p->umbrella;
}

/* True if a partner is to stand in a column. */
static bool plain_is_in(const struct call *call, const struct draft *d, size_t at, size_t column)
{
	const struct partner *p = &d->partners[at];
	bool any = false;
	if (!plain_counted(call, d, at))
		return column == call->n_categories + 1;
	for (size_t c = 0; p->type && c < call->n_categories; c++) {
		bool of = (call->categories[c].types & (TYPE_BIT(p->type) | p->also)) != 0;
		if (c == column)
			return of;
		any = any || of;
	}
	return column == call->n_categories && !any;
}

static bool is_listed(const struct map *m, size_t row, size_t column, size_t partner)
{
	size_t n, times = 0;
	const struct map_member *members = map_cell(m, row, column, &n);
	for (size_t i = 0; i < n; i++)
		times += members[i].partner == partner;
	assert_true(times <= 1);
	return times == 1;
}

static void assert_members(const struct map *m, const struct session *s, uint64_t seed)
{
	const struct draft *d = s->draft;
	for (size_t i = 0; i < d->n_partners; i++)
		for (size_t row = 0; row < m->n_rows; row++)
			for (size_t c = 0; c < m->n_columns; c++) {
				bool wanted = m->rows[row].country == d->partners[i].country &&
					plain_is_in(s->call, d, i, c);
				if (is_listed(m, row, c, i) != wanted)
					fail_msg("seed %d, %s: partner %d in column %d", (int)seed, s->call->id,
					         (int)i + 1, (int)c);
			}
}

/* How many sit in a column. */
static int64_t count_sitting(const struct map *m, size_t column)
{
	int64_t sitting = 0;
	for (size_t row = 0; row < m->n_rows; row++) {
		size_t n;
		const struct map_member *members = map_cell(m, row, column, &n);
		for (size_t i = 0; i < n; i++)
			sitting += members[i].standing == MAP_SITS;
	}
	return sitting;
}

static void assert_places(const struct map *m, const struct map_rule *r)
{
	int64_t asked = 0, filled = 0;
	for (size_t c = 0; c < m->n_columns - 2; c++) {
		assert_true(r->filled[c] >= 0 && r->filled[c] <= r->asked[c]);
		asked += r->asked[c];
		filled += r->filled[c];
		if (m->n_rules == 1)
			assert_int_equal(count_sitting(m, c), r->filled[c]);
	}
	assert_int_equal(asked, r->finding->need);
	assert_int_equal(filled, r->finding->have);
}

/* Countries that lack nothing are those that the finding has. */
static void assert_countries(const struct map *m, const struct map_rule *r)
{
	int64_t need = 0, have = 0, asked = 0;
	for (size_t row = 0; row < m->n_rows; row++) {
		if (!m->rows[row].involved || m->rows[row].freed)
			continue;
		need++;
		have += !m->rows[row].missing;
	}
	for (size_t c = 0; c < m->n_columns - 2; c++)
		asked += r->asked[c];
	for (size_t c = 0; c < m->n_columns - 2; c++)
		assert_int_equal(count_sitting(m, c), r->filled[c]);
	assert_int_equal(need, r->finding->need);
	assert_int_equal(have, r->finding->have);
	assert_int_equal(asked, need * (int64_t)r->finding->rule->n_seats);
}

static void assert_sums(const struct map *m)
{
	for (size_t i = 0; i < m->n_rules; i++) {
		if (m->rules[i].finding->rule->kind == RULE_PLACES)
			assert_places(m, &m->rules[i]);
		else
			assert_countries(m, &m->rules[i]);
	}
}

static void map__of_any_draft__is_what_the_rules_say(void **state)
{
	(void)state;
	struct map m = MAP_INIT;
	size_t seen = 0;
	for (uint64_t seed = 1; seed <= DRAFTS; seed++) {
		struct chance r = { seed * 1000037 };
		const struct call *call = shipped_catalogue.calls[chance_below(&r, (int)shipped_catalogue.n_calls)];
		const struct lot *lot = &call->lots[chance_below(&r, (int)call->n_lots)];
		bool good = chance_percent(&r, 40);
		struct draft *d = good ? random_good_draft(&r, call, lot) : random_draft(&r, call, lot);
		for (int n = good ? chance_below(&r, 3) : 0; n > 0; n--)
			random_break(&r, d);
		struct session *s = session_new(&shipped_catalogue, d);
		map_fill(&m, s);
		if (s->call && s->lot) {
			assert_members(&m, s, seed);
			assert_sums(&m);
			seen += m.n_rules;
		}
		session_free(&s);
	}
	assert_true(seen > DRAFTS / 4);
	map_free(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(map__of_places_per_country__marks_what_each_lacks),
		cmocka_unit_test(map__of_several_categories__sits_in_one),
		cmocka_unit_test(map__without_country_or_type__stands_apart),
		cmocka_unit_test(map__without_places__nobody_sits),
		cmocka_unit_test(map__without_a_call__is_empty),
		cmocka_unit_test(map__figures__of_both_kinds_of_rules),
		cmocka_unit_test(map__of_any_draft__is_what_the_rules_say),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
