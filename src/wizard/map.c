/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consortium as a table.  Who counts, who is of which category and who sits where is
 * core's to say; here it is only laid out. */
#include "wizard/map.h"

#include <stdlib.h>

#include "base/xmem.h"
#include "core/tally.h"

/* A table being filled. */
struct filling {
	struct map *m;
	const struct evaluation *e;
	size_t n_categories;
	uint8_t *seated;             /* mask of the categories in which each partner takes a place, */
	uint8_t *asked;              /* and of those of which one is asked for where it is */
};

/* --- rows ------------------------------------------------------------------------ */

int map_find_row(const struct map *m, country c)
{
	for (size_t i = 0; i < m->n_rows; i++)
		if (m->rows[i].country == c)
			return (int)i;
	return -1;
}

static void add_rows(struct filling *f)
{
	const struct tally *t = f->e->tally;
	struct country_set seen = { { 0 } };
	bool nowhere = false;
	f->m->rows = xcalloc(t->n + 1, sizeof *f->m->rows);
	for (size_t i = 0; i < t->n; i++) {
		country c = t->rows[i].country;
		nowhere = nowhere || c == COUNTRY_NONE;
		if (c == COUNTRY_NONE || !country_set_insert(&seen, c))
			continue;
		f->m->rows[f->m->n_rows++] = (struct map_row){ .country = c,
			.programme = country_set_has(f->e->call->programme, c),
			.involved = country_set_has(&t->involved, c) };
	}
	if (nowhere)
		f->m->rows[f->m->n_rows++] = (struct map_row){ .country = COUNTRY_NONE };
}

/* --- what rules ask -------------------------------------------------------------- */

/* What a rule of kind places-per-country says of each country. */
static void mark_countries(struct filling *f, const struct rule *rule)
{
	struct country_places *places = NULL;
	size_t n = places_by_country(rule, f->e, &places);
	for (size_t i = 0; i < n; i++) {
		int row = map_find_row(f->m, places[i].country);
		for (size_t s = 0; row >= 0 && !places[i].freed && s < rule->n_seats; s++)
			if (places[i].missing >> s & 1)
				f->m->rows[row].missing |= UINT32_C(1) << rule->seats[s].category;
	}
	free(places);
	for (size_t i = 0; i < f->m->n_rows; i++)
		f->m->rows[i].freed = f->m->rows[i].freed ||
			country_set_has(&f->e->tally->freed, f->m->rows[i].country);
}

/* How often the rule asks for its seats: once, or in each country that is not freed. */
static int64_t times_asked(const struct finding *finding)
{
	return finding->rule->kind == RULE_PLACES ? 1 : finding->need;
}

/* True if the rule asks nothing where a partner is. */
static bool is_freed(const struct filling *f, const struct rule *rule, size_t partner)
{
	return rule->kind == RULE_PLACES_PER_COUNTRY &&
		country_set_has(&f->e->tally->freed, f->e->tally->rows[partner].country);
}

static uint8_t categories_of(const struct rule *rule)
{
	unsigned mask = 0;
	for (size_t i = 0; i < rule->n_seats; i++)
		mask |= 1u << rule->seats[i].category;
	return (uint8_t)mask;
}

/* Who takes a place of the rule. */
static void seat(struct filling *f, const struct rule *rule, struct map_rule *r)
{
	size_t n = f->e->tally->n;
	struct seating *seating = xcalloc(n + 1, sizeof *seating);
	places_seating(rule, f->e, seating);
	for (size_t i = 0; i < n; i++) {
		if (is_freed(f, rule, i))
			continue;
		f->asked[i] |= categories_of(rule);
		if (seating[i].seat < 0)
			continue;
		int category = rule->seats[seating[i].seat].category;
		f->seated[i] |= (uint8_t)(1u << category);
		r->filled[category]++;
	}
	free(seating);
}

static void add_rule(struct filling *f, const struct finding *finding)
{
	const struct rule *rule = finding->rule;
	struct map_rule *r = &f->m->rules[f->m->n_rules++];
	*r = (struct map_rule){ .finding = finding };
	for (size_t i = 0; i < rule->n_seats; i++)
		r->asked[rule->seats[i].category] += rule->seats[i].seats * times_asked(finding);
	seat(f, rule, r);
	if (rule->kind == RULE_PLACES_PER_COUNTRY)
		mark_countries(f, rule);
}

static void add_rules(struct filling *f)
{
	f->m->rules = xcalloc(f->e->n_findings + 1, sizeof *f->m->rules);
	for (size_t i = 0; i < f->e->n_findings; i++) {
		const struct finding *finding = &f->e->findings[i];
		if (finding->rule && !finding->rule->unknown &&
		    (finding->rule->kind == RULE_PLACES || finding->rule->kind == RULE_PLACES_PER_COUNTRY))
			add_rule(f, finding);
	}
}

/* --- cells ----------------------------------------------------------------------- */

/* The columns in which a partner stands, as a mask. */
static uint32_t columns_of(const struct filling *f, size_t partner)
{
	const struct tally_row *row = &f->e->tally->rows[partner];
	if (!row->counted)
		return UINT32_C(1) << (f->n_categories + 1);
	return row->categories ? row->categories : UINT32_C(1) << f->n_categories;
}

static enum map_standing standing_of(const struct filling *f, size_t partner, size_t column)
{
	if (column >= f->n_categories)
		return MAP_APART;
	if (f->seated[partner] >> column & 1)
		return MAP_SITS;
	return f->asked[partner] >> column & 1 ? MAP_COULD : MAP_IS;
}

/* Counts the members of each cell, one place further on. */
static void count_members(struct filling *f, const int *rows)
{
	size_t n = f->m->n_rows * f->m->n_columns;
	f->m->cells = xcalloc(n + 2, sizeof *f->m->cells);
	for (size_t i = 0; i < f->e->tally->n; i++)
		for (size_t c = 0; c < f->m->n_columns; c++)
			f->m->cells[(size_t)rows[i] * f->m->n_columns + c + 2] += columns_of(f, i) >> c & 1;
	for (size_t i = 2; i < n + 2; i++)
		f->m->cells[i] += f->m->cells[i - 1];
}

/* Puts everybody where the counts say; behind that CELLS begins where it should. */
static void put_members(struct filling *f, const int *rows)
{
	size_t n = f->m->n_rows * f->m->n_columns;
	f->m->members = xcalloc(f->m->cells[n + 1] + 1, sizeof *f->m->members);
	for (size_t i = 0; i < f->e->tally->n; i++) {
		for (size_t c = 0; c < f->m->n_columns; c++) {
			if (!(columns_of(f, i) >> c & 1))
				continue;
			size_t *at = &f->m->cells[(size_t)rows[i] * f->m->n_columns + c + 1];
			f->m->members[(*at)++] = (struct map_member){ i, standing_of(f, i, c) };
		}
	}
}

static void add_cells(struct filling *f)
{
	const struct tally *t = f->e->tally;
	int *rows = xcalloc(t->n + 1, sizeof *rows);
	for (size_t i = 0; i < t->n; i++)
		rows[i] = map_find_row(f->m, t->rows[i].country);
	count_members(f, rows);
	put_members(f, rows);
	free(rows);
}

/* --- all --------------------------------------------------------------------------- */

void map_fill(struct map *m, struct session *s)
{
	map_free(m);
	struct filling f = { .m = m, .e = session_judge(s) };
	if (!f.e)
		return;
	f.n_categories = f.e->call->n_categories;
	m->n_columns = f.n_categories + 2;
	f.seated = xcalloc(f.e->tally->n + 1, sizeof *f.seated);
	f.asked = xcalloc(f.e->tally->n + 1, sizeof *f.asked);
	add_rows(&f);
	add_rules(&f);
	add_cells(&f);
	free(f.seated);
	free(f.asked);
}

void map_free(struct map *m)
{
	free(m->rows);
	free(m->cells);
	free(m->members);
	free(m->rules);
	*m = (struct map)MAP_INIT;
}

const struct map_member *map_cell(const struct map *m, size_t row, size_t column, size_t *n)
{
	size_t at = row * m->n_columns + column;
	*n = m->cells[at + 1] - m->cells[at];
	return m->members + m->cells[at];
}

size_t map_count(const struct map *m, size_t column)
{
	size_t all = 0;
	for (size_t row = 0; row < m->n_rows; row++) {
		size_t n;
		map_cell(m, row, column, &n);
		all += n;
	}
	return all;
}
