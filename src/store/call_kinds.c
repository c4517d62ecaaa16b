/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of keys for each kind of rule, and what its claims say in figures.  The list
 * of kinds asks for the tables, so that a new kind cannot be forgotten here. */
#include "store/call_kinds.h"

#include <string.h>

#include "core/draft_keys.h"
#include "store/call_months.h"
#include "store/call_parts.h"

enum { NEED_MOST = 10000 };

/* --- what several kinds have ---------------------------------------------- */

static const struct shape shape_one = { .kind = SHAPE_NUMBER, .least = 1, .most = 1 };
static const struct shape shape_known_need = { .kind = SHAPE_NUMBER, .least = 1, .most = NEED_MOST };
static const struct shape shape_need = { .kind = SHAPE_NUMBER, .least = 1, .most = NEED_MOST,
                                         .unknown = true };

static void read_one(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	reader_number(r, v, "need", &shape_one, &rule->need);
}

static void read_known_need(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	reader_number(r, v, "need", &shape_known_need, &rule->need);
}

static void read_need(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	rule->unknown = reader_is_unknown(v);
	if (!rule->unknown)
		reader_number(r, v, "need", &shape_need, &rule->need);
}

static void read_group(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	rule->countries = reader_group(r, v);
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

static const struct shape shape_places = { .kind = SHAPE_FORM_MAP, .unknown = true,
                                           .pattern = "[a-z0-9][a-z0-9-]*",
                                           .item = &shape_known_need };

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
		if (reader_number(r, c, c->key, &shape_known_need, &n) && category >= 0)
			seats[rule->n_seats++] = (struct seats){ category, (int)n };
	}
}

static const struct shape shape_seated = { .kind = SHAPE_LIST, .item = &shape_id, .least = 1,
                                           .distinct = true, .unknown = true };

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
		rule->seats = reader_list(r, v, "categories", &shape_seated, sizeof *rule->seats,
		                          &rule->n_seats, read_one_seat);
}

static const struct shape shape_list = { .kind = SHAPE_WORD, .words = choice_list_words,
                                         .n = LIST_END };

static void read_list(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	int list = reader_word(r, v, "list", &shape_list);
	rule->list = list < 0 ? LIST_END : (enum choice_list_id)list;
}

static void read_months(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	rule->unknown = reader_is_unknown(v);
	if (!rule->unknown)
		months_read(r, v, &rule->months, &rule->n_months);
}

static const struct shape shape_role = { .kind = SHAPE_VOCABULARY, .vocabulary = role_words,
                                         .n = ROLE_END };
static const struct shape shape_roles = { .kind = SHAPE_LIST, .item = &shape_role, .least = 1,
                                          .distinct = true };

static void read_role(struct reader *r, const struct ynode *v, void *at)
{
	*(int *)at = reader_vocabulary(r, v, "role", &shape_role);
}

static void read_roles(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	size_t n;
	const int *roles = reader_list(r, v, "roles", &shape_roles, sizeof *roles, &n, read_role);
	for (size_t i = 0; i < n; i++)
		rule->roles |= roles[i] ? ROLE_BIT(roles[i]) : 0;
}

static const struct shape shape_most = { .kind = SHAPE_NUMBER, .least = 1, .most = GRANT_MOST };
static const struct shape shape_grant = { .kind = SHAPE_FORM_MAP, .unknown = true,
                                          .pattern = "any|" MONTHS_PATTERN, .item = &shape_most };

/* The months that the key of C says, 0 for `any`, -1 after an error. */
static int read_ceiling_months(struct reader *r, const struct ynode *c)
{
	const char *end = c->key;
	if (strcmp(c->key, "any") == 0)
		return 0;
	int months = c->key[0] == ' ' ? -1 : months_digits(&end);
	if (months < 0 || *end)
		faults_add(&r->faults, DIAG_UNKNOWN_KEY, c->key_line, c->key_column,
		           faults_text(&r->words, c->key), "any, 24, 36");
	else if (months < shape_month.least || months > shape_month.most)
		faults_add(&r->faults, DIAG_NUMBER_RANGE, c->key_line, c->key_column,
		           faults_text(&r->words, c->key),
		           reader_words(r, "%lld", (long long)shape_month.least),
		           reader_words(r, "%lld", (long long)shape_month.most));
	else
		return months;
	return -1;
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
		struct ceiling ceiling = { .months = read_ceiling_months(r, c) };
		for (size_t i = 0; i < rule->n_ceilings; i++)   /* as 24 and 024 */
			if (ceilings[i].months == ceiling.months)
				faults_add(&r->faults, DIAG_DUPLICATE_ITEM, c->key_line, c->key_column, c->key);
		if (reader_number(r, c, c->key, &shape_most, &ceiling.most) && ceiling.months >= 0)
			ceilings[rule->n_ceilings++] = ceiling;
	}
}

static void read_types(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	parts_read_types(r, v, &rule->types);
}

static const struct shape shape_not_from = { .kind = SHAPE_LIST, .item = &shape_country,
                                             .least = 1, .distinct = true };

static void read_one_country(struct reader *r, const struct ynode *v, void *at)
{
	*(country *)at = reader_country(r, v);
}

static void read_not_from(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	struct country_set *set = arena_alloc(r->arena, sizeof *set);
	size_t n;
	const country *list = reader_list(r, v, "not-from", &shape_not_from, sizeof *list, &n,
	                                  read_one_country);
	for (size_t i = 0; i < n; i++)
		country_set_add(set, list[i]);
	rule->countries = set;
}

static const struct shape shape_scope = { .kind = SHAPE_WORD, .words = scope_words, .unknown = true,
                                          .first = SCOPE_CALL, .n = SCOPE_SECTOR + 1 };

static void read_scope(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	rule->unknown = reader_is_unknown(v);
	if (rule->unknown)
		return;
	int scope = reader_word(r, v, "scope", &shape_scope);
	rule->scope = scope < 0 ? SCOPE_NONE : (enum scope)scope;
}

static void read_exempt(struct reader *r, const struct ynode *v, void *at)
{
	struct rule *rule = at;
	rule->exempt_category = find_category(r, v->text, v->line, v->column);
}

/* --- the tables ------------------------------------------------------------ */

static const struct reader_key rows_APPLICANT[] = { { "need", true, read_one, 0, &shape_one } };
static const struct reader_keys keys_APPLICANT = { READER_KEYS(rows_APPLICANT) };
static const struct reader_key rows_COUNT_COUNTRIES[] = {
	{ "need", true, read_need, 0, &shape_need },
	{ "group", false, read_group, 0, &shape_group },
};
static const struct reader_keys keys_COUNT_COUNTRIES = { READER_KEYS(rows_COUNT_COUNTRIES) };
static const struct reader_key rows_COUNT_PARTNERS[] = {
	{ "need", true, read_need, 0, &shape_need },
};
static const struct reader_keys keys_COUNT_PARTNERS = { READER_KEYS(rows_COUNT_PARTNERS) };
static const struct reader_key rows_PLACES[] = {
	{ "places", true, read_places, 0, &shape_places },
};
static const struct reader_keys keys_PLACES = { READER_KEYS(rows_PLACES) };
static const struct reader_key rows_PLACES_PER_COUNTRY[] = {
	{ "categories", true, read_categories, 0, &shape_seated },
};
static const struct reader_keys keys_PLACES_PER_COUNTRY = { READER_KEYS(rows_PLACES_PER_COUNTRY) };
static const struct reader_key rows_CHOICE[] = {
	{ "list", true, read_list, 0, &shape_list },
	{ "need", true, read_known_need, 0, &shape_known_need },
};
static const struct reader_keys keys_CHOICE = { READER_KEYS(rows_CHOICE) };
static const struct reader_key rows_DURATION[] = {
	{ "months", true, read_months, 0, &shape_months },
};
static const struct reader_keys keys_DURATION = { READER_KEYS(rows_DURATION) };
static const struct reader_key rows_DESCRIBED[] = {
	{ "roles", true, read_roles, 0, &shape_roles },
};
static const struct reader_keys keys_DESCRIBED = { READER_KEYS(rows_DESCRIBED) };
static const struct reader_key rows_NO_GRANT[] = {
	{ "roles", true, read_roles, 0, &shape_roles },
};
static const struct reader_keys keys_NO_GRANT = { READER_KEYS(rows_NO_GRANT) };
static const struct reader_key rows_GRANT_CEILING[] = {
	{ "grant", true, read_grant, 0, &shape_grant },
};
static const struct reader_keys keys_GRANT_CEILING = { READER_KEYS(rows_GRANT_CEILING) };
static const struct reader_key rows_MAY_TAKE_PART[] = {
	{ "types", false, read_types, 0, &shape_types },
	{ "umbrellas", false, reader_flag, offsetof(struct rule, umbrellas), &shape_flag },
	{ "not-from", false, read_not_from, 0, &shape_not_from },
};
static const struct reader_keys keys_MAY_TAKE_PART = {
	READER_KEYS(rows_MAY_TAKE_PART),   /* one condition a rule */
	.either = { "types", "not-from" }, .beside = { "umbrellas", "types" },
};
static const struct reader_key rows_PROPOSALS[] = {
	{ "scope", true, read_scope, 0, &shape_scope },
	{ "exempt", false, read_exempt, 0, &shape_id },
	{ "applicants-only", false, reader_flag, offsetof(struct rule, applicants_only), &shape_flag },
};
static const struct reader_keys keys_PROPOSALS = { READER_KEYS(rows_PROPOSALS) };
static const struct reader_key rows_STATEMENT[] = {
	{ "statement", true, reader_id, offsetof(struct rule, key), &shape_id },
	{ "when", false, reader_id, offsetof(struct rule, when_activity), &shape_id },
};
static const struct reader_keys keys_STATEMENT = { READER_KEYS(rows_STATEMENT) };

const struct reader_keys *const kind_keys[RULE_KIND_END] = {
#define X(name, id, function) [RULE_##name] = &keys_##name,
	RULE_KINDS(X)
#undef X
};
const char *const kind_words[RULE_KIND_END] = {
#define X(name, id, function) [RULE_##name] = id,
	RULE_KINDS(X)
#undef X
};

/* --- claims ---------------------------------------------------------------- */

static const char *const waived_words[] = { "waived" };
static const struct shape shape_waived = { .kind = SHAPE_WORD, .words = waived_words, .n = 1 };

const struct shape *const kind_figures[RULE_KIND_END] = {
	[RULE_COUNT_COUNTRIES] = &shape_known_need,
	[RULE_COUNT_PARTNERS] = &shape_known_need,
	[RULE_PLACES_PER_COUNTRY] = &shape_waived,
	[RULE_DURATION] = &shape_months_figure,
};

void kind_read_figure(struct reader *r, const struct ynode *v, enum rule_kind kind,
                      struct claim *c)
{
	switch (kind) {
	case RULE_COUNT_COUNTRIES: case RULE_COUNT_PARTNERS:
		reader_number(r, v, "figure", &shape_known_need, &c->need);
		return;
	case RULE_DURATION:
		months_read(r, v, &c->months, &c->n_months);
		return;
	case RULE_PLACES_PER_COUNTRY:
		c->waived_by_umbrella = reader_word(r, v, "figure", &shape_waived) == 0;
		return;
	case RULE_APPLICANT: case RULE_PLACES: case RULE_CHOICE: case RULE_DESCRIBED:
	case RULE_NO_GRANT: case RULE_GRANT_CEILING: case RULE_MAY_TAKE_PART:
	case RULE_PROPOSALS: case RULE_STATEMENT: case RULE_KIND_END:
		break;
	}
	faults_add(&r->faults, DIAG_UNKNOWN_KEY, v->key_line, v->key_column, "figure", "source, note");
}
