/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue as C: static const tables, lowest first.  Each array is written once,
 * under a number that its address in memory is remembered by, so that rules shared by
 * Lots share their sources and claims in the program, too. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/xmem.h"
#include "tools/compile.h"

struct emitter {
	struct str *out;
	const struct world *world;
	const void **arrays;     /* the array at [i] is called a<i> */
	size_t n, room;
};

/* --- pieces ---------------------------------------------------------------- */

/* TEXT as a C string literal.  Octal escapes end after three digits, whatever follows. */
static void add_string(struct str *out, const char *text)
{
	str_add_char(out, '"');
	for (const unsigned char *p = (const unsigned char *)text; *p; p++) {
		if (*p < ' ' || *p >= 0x7F || *p == '?')
			str_addf(out, "\\%03o", *p);
		else if (*p == '"' || *p == '\\')
			str_addf(out, "\\%c", *p);
		else
			str_add_char(out, (char)*p);
	}
	str_add_char(out, '"');
}

static void add_member(struct str *out, const char *name, const char *text)
{
	str_addf(out, " .%s = ", name);
	add_string(out, text);
	str_add_char(out, ',');
}

static size_t find_array(const struct emitter *e, const void *array)
{
	size_t i = 0;
	while (i < e->n && e->arrays[i] != array)
		i++;
	return i;
}

/* Begins the definition of an array; false if there is nothing to define, as it is
 * empty or was written before. */
static bool begin_array(struct emitter *e, const char *type, const void *array, size_t n)
{
	if (!n || find_array(e, array) < e->n)
		return false;
	XGROW(e->arrays, e->n, e->room);
	e->arrays[e->n] = array;
	str_addf(e->out, "static const %s a%zu[%zu] = {\n", type, e->n++, n);
	return true;
}

static void end_array(struct emitter *e)
{
	str_add(e->out, "};\n");
}

/* Members for an array and its length. */
static void add_array(struct emitter *e, const char *name, const void *array, size_t n)
{
	if (n)
		str_addf(e->out, " .%s = a%zu, .n_%s = %zu,", name, find_array(e, array), name, n);
}

/* --- arrays ------------------------------------------------------------------ */

static void emit_strings(struct emitter *e, const char *const *strings, size_t n)
{
	if (!begin_array(e, "char *const", strings, n))
		return;
	for (size_t i = 0; i < n; i++) {
		str_add_char(e->out, '\t');
		add_string(e->out, strings[i]);
		str_add(e->out, ",\n");
	}
	end_array(e);
}

static void emit_months(struct emitter *e, const struct months *months, size_t n)
{
	if (!begin_array(e, "struct months", months, n))
		return;
	for (size_t i = 0; i < n; i++)
		str_addf(e->out, "\t{ %d, %d },\n", months[i].first, months[i].last);
	end_array(e);
}

static void emit_seats(struct emitter *e, const struct seats *seats, size_t n)
{
	if (!begin_array(e, "struct seats", seats, n))
		return;
	for (size_t i = 0; i < n; i++)
		str_addf(e->out, "\t{ %d, %d },\n", seats[i].category, seats[i].seats);
	end_array(e);
}

static void emit_ceilings(struct emitter *e, const struct ceiling *ceilings, size_t n)
{
	if (!begin_array(e, "struct ceiling", ceilings, n))
		return;
	for (size_t i = 0; i < n; i++)
		str_addf(e->out, "\t{ %d, INT64_C(%" PRId64 ") },\n", ceilings[i].months, ceilings[i].most);
	end_array(e);
}

static void add_set(struct str *out, const struct country_set *set)
{
	str_add(out, "{ {");
	for (size_t i = 0; i < sizeof set->bits / sizeof *set->bits; i++)
		str_addf(out, " UINT64_C(0x%" PRIx64 "),", set->bits[i]);
	str_add(out, " } }");
}

/* The group of the world whose members SET is, or the number of groups. */
static size_t find_group(const struct world *w, const struct country_set *set)
{
	size_t i = 0;
	while (i < w->n_groups && &w->groups[i].members != set)
		i++;
	return i;
}

/* A set that is no group of the world's stands alone. */
static void emit_set(struct emitter *e, const struct country_set *set)
{
	if (!set || find_group(e->world, set) < e->world->n_groups || !begin_array(e, "struct country_set", set, 1))
		return;
	str_add_char(e->out, '\t');
	add_set(e->out, set);
	str_add(e->out, ",\n");
	end_array(e);
}

static void add_set_member(struct emitter *e, const char *name, const struct country_set *set)
{
	size_t group = find_group(e->world, set);
	if (group < e->world->n_groups)
		str_addf(e->out, " .%s = &groups[%zu].members,", name, group);
	else if (set)
		str_addf(e->out, " .%s = a%zu,", name, find_array(e, set));
}

static void emit_claims(struct emitter *e, const struct claim *claims, size_t n)
{
	for (size_t i = 0; i < n; i++)
		emit_months(e, claims[i].months, claims[i].n_months);
	if (!begin_array(e, "struct claim", claims, n))
		return;
	for (size_t i = 0; i < n; i++) {
		str_add(e->out, "\t{");
		add_member(e->out, "source", claims[i].source);
		add_member(e->out, "figure", claims[i].figure);
		add_member(e->out, "note", claims[i].note);
		if (claims[i].n_months)
			str_addf(e->out, " .months = a%zu, .n_months = %zu,",
			         find_array(e, claims[i].months), claims[i].n_months);
		str_addf(e->out, " .need = %" PRId64 ", .waived_by_umbrella = %d },\n", claims[i].need,
		         claims[i].waived_by_umbrella);
	}
	end_array(e);
}

static void emit_notes(struct emitter *e, const struct note *notes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		emit_strings(e, notes[i].sources, notes[i].n_sources);
	if (!begin_array(e, "struct note", notes, n))
		return;
	for (size_t i = 0; i < n; i++) {
		str_add(e->out, "\t{");
		add_member(e->out, "about", notes[i].about);
		add_member(e->out, "text", notes[i].text);
		add_array(e, "sources", notes[i].sources, notes[i].n_sources);
		str_add(e->out, " },\n");
	}
	end_array(e);
}

static void emit_sources(struct emitter *e, const struct source *sources, size_t n)
{
	if (!begin_array(e, "struct source", sources, n))
		return;
	for (size_t i = 0; i < n; i++) {
		str_add(e->out, "\t{");
		add_member(e->out, "id", sources[i].id);
		add_member(e->out, "publisher", sources[i].publisher);
		add_member(e->out, "page", sources[i].page);
		add_member(e->out, "address", sources[i].address);
		add_member(e->out, "authority", sources[i].authority);
		str_add(e->out, " },\n");
	}
	end_array(e);
}

static void emit_categories(struct emitter *e, const struct category *categories, size_t n)
{
	if (!begin_array(e, "struct category", categories, n))
		return;
	for (size_t i = 0; i < n; i++) {
		str_add(e->out, "\t{");
		add_member(e->out, "id", categories[i].id);
		add_member(e->out, "title", categories[i].title);
		add_member(e->out, "one", categories[i].one);
		add_member(e->out, "text", categories[i].text);
		str_addf(e->out, " .types = 0x%" PRIx32 " },\n", categories[i].types);
	}
	end_array(e);
}

static void emit_items(struct emitter *e, const struct choice_list *list)
{
	if (!begin_array(e, "struct choice_item", list->items, list->n))
		return;
	for (size_t i = 0; i < list->n; i++) {
		str_add(e->out, "\t{");
		add_member(e->out, "id", list->items[i].id);
		add_member(e->out, "label", list->items[i].label);
		str_add(e->out, " },\n");
	}
	end_array(e);
}

/* --- rules, Lots, calls -------------------------------------------------------- */

static void emit_rule_arrays(struct emitter *e, const struct rule *r)
{
	emit_strings(e, r->sources, r->n_sources);
	emit_claims(e, r->claims, r->n_claims);
	emit_set(e, r->countries);
	emit_seats(e, r->seats, r->n_seats);
	emit_months(e, r->months, r->n_months);
	emit_ceilings(e, r->ceilings, r->n_ceilings);
}

static void add_rule(struct emitter *e, const struct rule *r)
{
	str_addf(e->out, "\t{ .kind = %d, .level = %d, .carried = %d, .unknown = %d,", (int)r->kind,
	         (int)r->level, r->carried, r->unknown);
	add_member(e->out, "id", r->id);
	add_member(e->out, "title", r->title);
	add_member(e->out, "text", r->text);
	add_member(e->out, "key", r->key);
	add_member(e->out, "when_activity", r->when_activity);
	add_array(e, "sources", r->sources, r->n_sources);
	add_array(e, "claims", r->claims, r->n_claims);
	add_array(e, "seats", r->seats, r->n_seats);
	add_array(e, "months", r->months, r->n_months);
	add_array(e, "ceilings", r->ceilings, r->n_ceilings);
	add_set_member(e, "countries", r->countries);
	str_addf(e->out, " .need = %" PRId64 ", .list = %d, .roles = 0x%x, .types = 0x%" PRIx32
	         ", .scope = %d, .exempt_category = %d, .applicants_only = %d, .umbrellas = %d },\n",
	         r->need, (int)r->list, r->roles, r->types, (int)r->scope, r->exempt_category,
	         r->applicants_only, r->umbrellas);
}

static void emit_rules(struct emitter *e, const struct rule *rules, size_t n)
{
	for (size_t i = 0; i < n; i++)
		emit_rule_arrays(e, &rules[i]);
	if (!begin_array(e, "struct rule", rules, n))
		return;
	for (size_t i = 0; i < n; i++)
		add_rule(e, &rules[i]);
	end_array(e);
}

static void add_lists(struct emitter *e, const struct lot *lot)
{
	str_add(e->out, " .lists = {");
	for (int i = 0; i < LIST_END; i++)
		if (lot->lists[i].n)
			str_addf(e->out, " [%d] = { a%zu, %zu },", i,
			         find_array(e, lot->lists[i].items), lot->lists[i].n);
		else
			str_addf(e->out, " [%d] = { NULL, 0 },", i);
	str_add(e->out, " },");
}

static void emit_lots(struct emitter *e, const struct lot *lots, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (int k = 0; k < LIST_END; k++)
			emit_items(e, &lots[i].lists[k]);
		emit_rules(e, lots[i].rules, lots[i].n_rules);
		emit_notes(e, lots[i].notes, lots[i].n_notes);
	}
	if (!begin_array(e, "struct lot", lots, n))
		return;
	for (size_t i = 0; i < n; i++) {
		str_add(e->out, "\t{");
		add_member(e->out, "id", lots[i].id);
		add_member(e->out, "title", lots[i].title);
		add_lists(e, &lots[i]);
		add_array(e, "rules", lots[i].rules, lots[i].n_rules);
		add_array(e, "notes", lots[i].notes, lots[i].n_notes);
		str_add(e->out, " },\n");
	}
	end_array(e);
}

static void emit_call(struct emitter *e, const struct call *c)
{
	emit_sources(e, c->sources, c->n_sources);
	emit_categories(e, c->categories, c->n_categories);
	emit_lots(e, c->lots, c->n_lots);
	emit_notes(e, c->notes, c->n_notes);
	if (!begin_array(e, "struct call", c, 1))
		return;
	str_add(e->out, "\t{");
	add_member(e->out, "id", c->id);
	add_member(e->out, "title", c->title);
	add_member(e->out, "closes", c->closes);
	add_member(e->out, "carried_from", c->carried_from);
	str_addf(e->out, " .year = %d, .umbrella = %d,", c->year, c->umbrella);
	add_set_member(e, "programme", c->programme);
	add_array(e, "sources", c->sources, c->n_sources);
	add_array(e, "categories", c->categories, c->n_categories);
	add_array(e, "lots", c->lots, c->n_lots);
	add_array(e, "notes", c->notes, c->n_notes);
	str_add(e->out, " },\n");
	end_array(e);
}

static void emit_world(struct emitter *e, const struct world *w)
{
	char code[3];
	str_add(e->out, "static const struct country_row rows[] = {\n");
	for (size_t i = 0; i < w->n_rows; i++) {
		str_addf(e->out, "\t/* %s */ { .code = %u,", country_code(w->rows[i].code, code),
		         (unsigned)w->rows[i].code);
		add_member(e->out, "name", w->rows[i].name);
		add_member(e->out, "iso_names", w->rows[i].iso_names);
		str_add(e->out, " },\n");
	}
	str_add(e->out, "};\nstatic const struct country_group groups[] = {\n");
	for (size_t i = 0; i < w->n_groups; i++) {
		str_add(e->out, "\t{");
		add_member(e->out, "id", w->groups[i].id);
		str_add(e->out, " .members = ");
		add_set(e->out, &w->groups[i].members);
		str_add(e->out, " },\n");
	}
	str_addf(e->out, "};\nstatic const struct world world = { rows, %zu, groups, %zu };\n",
	         w->n_rows, w->n_groups);
}

void compile_c(struct str *out, const struct catalogue *c, const char *const *files)
{
	struct emitter e = { .out = out, .world = c->world };
	str_add(out, "/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
	             "/* Made by konsort-compile from data/.  Do not edit. */\n"
	             "#include \"store/catalogue.h\"\n");
	emit_world(&e, c->world);
	for (size_t i = 0; i < c->n_calls; i++)
		emit_call(&e, c->calls[i]);
	str_add(out, "static const struct call *const calls[] = {\n");
	for (size_t i = 0; i < c->n_calls; i++)
		str_addf(out, "\ta%zu,\n", find_array(&e, c->calls[i]));
	str_addf(out, "};\nconst struct catalogue shipped_catalogue = { calls, %zu, &world };\n",
	         c->n_calls);
	str_add(out, "const char *const shipped_call_files[] = {\n");
	for (size_t i = 0; i < c->n_calls; i++) {
		str_add_char(out, '\t');
		add_string(out, files[i]);
		str_add(out, ",\n");
	}
	str_add(out, "};\n");
	free(e.arrays);
}
