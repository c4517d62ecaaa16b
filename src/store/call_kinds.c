/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of keys for each kind of rule, and what its claims say in figures.  The list
 * of kinds asks for the tables, so that a new kind cannot be forgotten here. */
#include "store/call_kinds.h"

#include <string.h>

#include "core/draft_keys.h"
#include "store/draft_values.h"

enum { NEED_MOST = 10000 };

/* --- what several kinds have ---------------------------------------------- */

static void read_known_need(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	reader_number(r, v, "need", 1, NEED_MOST, &rule->need);
}

static void read_need(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	rule->unknown = reader_is_unknown(v);
	if (!rule->unknown)
		read_known_need(r, v, at);
}

static const struct country_set *find_group(struct reader *r, const struct ynode *v)
{
	struct str known = STR_INIT;
	for (size_t i = 0; i < r->world->n_groups; i++) {
		const struct country_group *g = &r->world->groups[i];
		if (v->kind == YNODE_SCALAR && strcmp(g->id, v->text) == 0) {
			str_free(&known);
			return &g->members;
		}
		faults_add_name(&known, g->id);
	}
	reader_fail_value(r, v, "group", faults_keep(&r->words, &known));
	return NULL;
}

static void read_group(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	rule->countries = find_group(r, v);
}

/* The index of a category of the call, -1 after an error at LINE and COLUMN. */
static int find_category(struct reader *r, const char *id, size_t line, size_t column)
{
	struct str known = STR_INIT;
	for (size_t i = 0; i < r->call->n_categories; i++) {
		const struct category *c = &r->call->categories[i];
		if (strcmp(c->id, id) == 0) {
			str_free(&known);
			return (int)i;
		}
		faults_add_name(&known, c->id);
	}
	faults_add(&r->faults, DIAG_UNKNOWN_VALUE, line, column, "category",
	           faults_text(&r->words, id), faults_keep(&r->words, &known));
	return -1;
}

/* --- one kind each --------------------------------------------------------- */

/* {category: seats, ...} */
static void read_places(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	rule->unknown = reader_is_unknown(v);
	if (rule->unknown)
		return;
	if (v->kind != YNODE_MAP || !v->n) {
		faults_add(&r->faults, DIAG_WANT_MAP, v->line, v->column, "places");
		return;
	}
	struct seats *seats = arena_alloc(r->arena, v->n * sizeof *seats);
	rule->seats = seats;
	for (const struct ynode *c = v->first; c; c = c->next) {
		int64_t n = 0;
		int category = find_category(r, c->key, c->key_line, c->key_column);
		if (reader_number(r, c, c->key, 1, NEED_MOST, &n) && category >= 0)
			seats[rule->n_seats++] = (struct seats){ category, (int)n };
	}
}

static void read_one_seat(struct reader *r, const struct ynode *v, void *at)
{
	int category = find_category(r, v->text, v->line, v->column);
	*(struct seats *)at = (struct seats){ category < 0 ? 0 : category, 1 };
}

static void read_categories(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	rule->unknown = reader_is_unknown(v);
	if (!rule->unknown)
		rule->seats = reader_list(r, v, "categories", sizeof *rule->seats, &rule->n_seats,
		                          read_one_seat);
}

static void read_list(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	int list = reader_word(r, v, "list", choice_list_words, 0, LIST_END);
	rule->list = list < 0 ? LIST_SECTORS : (enum choice_list_id)list;
}

/* A whole number of months at *S, which moves behind it and behind spaces; 0 if there
 * is none. */
static int one_month(const char **s)
{
	int n = 0;
	while (**s == ' ')
		++*s;
	for (; **s >= '0' && **s <= '9' && n <= DURATION_MOST; ++*s)
		n = n * 10 + (**s - '0');
	while (**s == ' ')
		++*s;
	return n <= DURATION_MOST ? n : 0;
}

/* "24-36", "24, 36", "48": ranges and months separated by commas.  NULL if TEXT is
 * nothing like it. */
static const struct months *parse_months(struct reader *r, const char *text, size_t *n)
{
	size_t room = 1;
	for (const char *p = text; *p; p++)
		room += *p == ',';
	struct months *months = arena_alloc(r->arena, room * sizeof *months);
	for (*n = 0; *n < room; text++) {
		struct months m = { .first = one_month(&text) };
		m.last = m.first;
		if (*text == '-') {
			text++;
			m.last = one_month(&text);
		}
		if (!m.first || m.last < m.first || *text != (*n + 1 < room ? ',' : '\0'))
			return NULL;
		months[(*n)++] = m;
	}
	return months;
}

static void read_months_text(struct reader *r, const struct ynode *v, const struct months **months,
                             size_t *n)
{
	*months = v->kind == YNODE_SCALAR ? parse_months(r, v->text, n) : NULL;
	if (*months)
		return;
	*n = 0;
	reader_fail_value(r, v, v->key, "24-36; 24, 36; 48");
}

static void read_months(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	rule->unknown = reader_is_unknown(v);
	if (!rule->unknown)
		read_months_text(r, v, &rule->months, &rule->n_months);
}

static void read_role(struct reader *r, const struct ynode *v, void *at)
{
	*(int *)at = reader_vocabulary(r, v, "role", role_words, ROLE_END);
}

static void read_roles(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	size_t n;
	const int *roles = reader_list(r, v, "roles", sizeof *roles, &n, read_role);
	for (size_t i = 0; i < n; i++)
		rule->roles |= ROLE_BIT(roles[i]);
}

/* {24: 700000, 36: 1000000} or {any: 4000000} */
static void read_grant(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	rule->unknown = reader_is_unknown(v);
	if (rule->unknown)
		return;
	if (v->kind != YNODE_MAP || !v->n) {
		faults_add(&r->faults, DIAG_WANT_MAP, v->line, v->column, "grant");
		return;
	}
	struct ceiling *ceilings = arena_alloc(r->arena, v->n * sizeof *ceilings);
	rule->ceilings = ceilings;
	for (const struct ynode *c = v->first; c; c = c->next) {
		const char *end = c->key;
		struct ceiling *ceiling = &ceilings[rule->n_ceilings++];
		ceiling->months = strcmp(c->key, "any") == 0 ? 0 : one_month(&end);
		if (strcmp(c->key, "any") != 0 && (!ceiling->months || *end))
			faults_add(&r->faults, DIAG_UNKNOWN_KEY, c->key_line, c->key_column,
			           faults_text(&r->words, c->key), "any, 24, 36");
		reader_number(r, c, c->key, 0, GRANT_MOST, &ceiling->most);
	}
}

static void read_type(struct reader *r, const struct ynode *v, void *at)
{
	*(int *)at = reader_vocabulary(r, v, "type", org_type_words, TYPE_END);
}

static void read_types(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	size_t n;
	const int *types = reader_list(r, v, "types", sizeof *types, &n, read_type);
	for (size_t i = 0; i < n; i++)
		rule->types |= TYPE_BIT(types[i]);
}

static void read_one_country(struct reader *r, const struct ynode *v, void *at)
{
	*(country *)at = reader_country(r, v);
}

static void read_not_from(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	struct country_set *set = arena_alloc(r->arena, sizeof *set);
	size_t n;
	const country *list = reader_list(r, v, "not-from", sizeof *list, &n, read_one_country);
	for (size_t i = 0; i < n; i++)
		country_set_add(set, list[i]);
	rule->countries = set;
}

static void read_scope(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	rule->unknown = reader_is_unknown(v);
	if (rule->unknown)
		return;
	int scope = reader_word(r, v, "scope", scope_words, SCOPE_CALL, SCOPE_SECTOR + 1);
	rule->scope = scope < 0 ? SCOPE_NONE : (enum scope)scope;
}

static void read_exempt(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	rule->exempt_category = find_category(r, v->text, v->line, v->column);
}

/* --- the tables ------------------------------------------------------------ */

static const struct reader_key keys_APPLICANT[] = { { "need", true, read_known_need, 0 } };
static const struct reader_key keys_COUNT_COUNTRIES[] = {
	{ "need", true, read_need, 0 }, { "group", false, read_group, 0 },
};
static const struct reader_key keys_COUNT_PARTNERS[] = { { "need", true, read_need, 0 } };
static const struct reader_key keys_PLACES[] = { { "places", true, read_places, 0 } };
static const struct reader_key keys_PLACES_PER_COUNTRY[] = {
	{ "categories", true, read_categories, 0 },
};
static const struct reader_key keys_CHOICE[] = {
	{ "list", true, read_list, 0 }, { "need", true, read_known_need, 0 },
};
static const struct reader_key keys_DURATION[] = { { "months", true, read_months, 0 } };
static const struct reader_key keys_DESCRIBED[] = { { "roles", true, read_roles, 0 } };
static const struct reader_key keys_NO_GRANT[] = { { "roles", true, read_roles, 0 } };
static const struct reader_key keys_GRANT_CEILING[] = { { "grant", true, read_grant, 0 } };
static const struct reader_key keys_MAY_TAKE_PART[] = {
	{ "types", false, read_types, 0 },
	{ "umbrellas", false, reader_flag, offsetof(struct rule, umbrellas) },
	{ "not-from", false, read_not_from, 0 },
};
static const struct reader_key keys_PROPOSALS[] = {
	{ "scope", true, read_scope, 0 }, { "exempt", false, read_exempt, 0 },
	{ "applicants-only", false, reader_flag, offsetof(struct rule, applicants_only) },
};
static const struct reader_key keys_STATEMENT[] = {
	{ "statement", true, reader_id, offsetof(struct rule, key) },
	{ "when", false, reader_id, offsetof(struct rule, when_activity) },
};

const struct reader_keys kind_keys[RULE_KIND_END] = {
#define X(name, id, function) [RULE_##name] = READER_KEYS(keys_##name),
	RULE_KINDS(X)
#undef X
};
const char *const kind_words[RULE_KIND_END] = {
#define X(name, id, function) [RULE_##name] = id,
	RULE_KINDS(X)
#undef X
};

/* --- claims ---------------------------------------------------------------- */

void kind_read_figure(struct reader *r, const struct ynode *v, enum rule_kind kind,
                      struct claim *c)
{
	switch (kind) {
	case RULE_COUNT_COUNTRIES: case RULE_COUNT_PARTNERS:
		reader_number(r, v, "figure", 1, NEED_MOST, &c->need);
		return;
	case RULE_DURATION:
		read_months_text(r, v, &c->months, &c->n_months);
		return;
	case RULE_PLACES_PER_COUNTRY:
		c->waived_by_umbrella = strcmp(v->text, "waived") == 0;
		if (!c->waived_by_umbrella)
			reader_fail_value(r, v, "figure", "waived");
		return;
	case RULE_APPLICANT: case RULE_PLACES: case RULE_CHOICE: case RULE_DESCRIBED:
	case RULE_NO_GRANT: case RULE_GRANT_CEILING: case RULE_MAY_TAKE_PART:
	case RULE_PROPOSALS: case RULE_STATEMENT: case RULE_KIND_END:
		break;
	}
	faults_add(&r->faults, DIAG_UNKNOWN_KEY, v->key_line, v->key_column, "figure", "source, note");
}
