/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A call file: its head, sources, categories, lists and Lots.  Keys are read in the
 * order of the tables, not of the file, so that what names a source or a category
 * finds it. */
#include "store/call_file.h"

#include <string.h>

#include "core/draft_keys.h"
#include "core/places.h"
#include "store/call_rules.h"
#include "store/reader.h"

/* A call being read. */
struct call_reading {
	struct call call;
	struct choice_list lists[LIST_END];
	struct rule_list rules;
};
/* A Lot being read. */
struct lot_reading {
	struct lot lot;
	struct rule_list rules;
};

/* --- the head -------------------------------------------------------------- */

static void read_version(struct reader *r, const struct ynode *v, void *at)
{
	(void)at;
	int64_t version;
	reader_number(r, v, "konsort-call", 1, 1, &version);
}

static void read_id(struct reader *r, const struct ynode *v, void *at)
{
	reader_id(r, v, at);
	r->where = *(const char **)at;
}

static void read_year(struct reader *r, const struct ynode *v, void *at)
{
	int64_t year = 0;
	reader_number(r, v, "year", 2000, 2100, &year);
	*(int *)at = (int)year;
}

/* True if TEXT has the shape of PATTERN, in which 0 stands for any digit. */
static bool has_shape(const char *text, const char *pattern)
{
	for (; *pattern; text++, pattern++)
		if (*pattern == '0' ? *text < '0' || *text > '9' : *text != *pattern)
			return false;
	return *text == '\0';
}

static int two_digits(const char *s)
{
	return (s[0] - '0') * 10 + (s[1] - '0');
}

static bool is_moment(const char *text)
{
	bool time = has_shape(text, "0000-00-00T00:00");
	if (!time && !has_shape(text, "0000-00-00"))
		return false;
	int month = two_digits(text + 5), day = two_digits(text + 8);
	return month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
	       (!time || (two_digits(text + 11) <= 23 && two_digits(text + 14) <= 59));
}

static void read_closes(struct reader *r, const struct ynode *v, void *at)
{
	if (reader_is_unknown(v))
		return;
	if (v->kind == YNODE_SCALAR && is_moment(v->text))
		reader_text(r, v, at);
	else
		reader_fail_value(r, v, "closes", "YYYY-MM-DD, YYYY-MM-DDTHH:MM, unknown");
}

static void read_programme(struct reader *r, const struct ynode *v, void *at)
{
	struct str known = STR_INIT;
	const struct country_set **programme = at;
	for (size_t i = 0; i < r->world->n_groups; i++) {
		faults_add_name(&known, r->world->groups[i].id);
		if (v->kind == YNODE_SCALAR && strcmp(r->world->groups[i].id, v->text) == 0)
			*programme = &r->world->groups[i].members;
	}
	const char *words = faults_keep(&r->words, &known);
	if (!*programme)
		reader_fail_value(r, v, v->key, words);
}

/* --- sources, notes, categories, lists -------------------------------------- */

static void read_authority(struct reader *r, const struct ynode *v, void *at)
{
	static const char *const words[] = { "A", "B", "C" };
	int i = reader_word(r, v, "authority", words, 0, 3);
	*(const char **)at = i < 0 ? "" : words[i];
}

static void read_source(struct reader *r, const struct ynode *v, void *at)
{
	static const struct reader_key keys[] = {
		{ "id", true, reader_text, offsetof(struct source, id) },
		{ "publisher", true, reader_text, offsetof(struct source, publisher) },
		{ "page", true, reader_text, offsetof(struct source, page) },
		{ "address", false, reader_text, offsetof(struct source, address) },
		{ "authority", true, read_authority, offsetof(struct source, authority) },
	};
	static const struct reader_keys all = READER_KEYS(keys);
	*(struct source *)at = (struct source){ "", "", "", "", "" };
	reader_map(r, v, "sources", &all, NULL, at);
}

static void read_sources(struct reader *r, const struct ynode *v, void *at)
{
	struct call *call = at;
	call->sources = reader_list(r, v, "sources", sizeof *call->sources, &call->n_sources, read_source);
	reader_unique(r, v, call->sources, call->n_sources, sizeof *call->sources);
}

/* `call`, `lot`, or a key of a draft or a partner. */
static void read_about(struct reader *r, const struct ynode *v, void *at)
{
	const char *words[2 + DRAFT_KEY_END + PARTNER_KEY_END] = { "call", "lot" };
	int n = 2;
	for (int i = DRAFT_KEY_ACRONYM; i < DRAFT_KEY_END; i++)
		words[n++] = draft_keys[i].name;
	for (int i = 0; i < PARTNER_KEY_END; i++)
		words[n++] = partner_keys[i].name;
	int found = reader_word(r, v, "about", words, 0, n);
	*(const char **)at = found < 0 ? "" : words[found];
}

static void read_note_sources(struct reader *r, const struct ynode *v, void *at)
{
	struct note *note = at;
	rules_read_sources(r, v, &note->sources, &note->n_sources);
	if (!note->n_sources)
		faults_add(&r->faults, DIAG_MISSING_KEY, v->line, v->column, "sources");
}

static void read_note(struct reader *r, const struct ynode *v, void *at)
{
	static const struct reader_key keys[] = {
		{ "about", true, read_about, offsetof(struct note, about) },
		{ "text", true, reader_text, offsetof(struct note, text) },
		{ "sources", true, read_note_sources, 0 },
	};
	static const struct reader_keys all = READER_KEYS(keys);
	struct note *note = at;
	*note = (struct note){ .about = "", .text = "" };
	reader_map(r, v, "notes", &all, NULL, note);
	reader_tell(r, v, "text", "note on", note->about, 0);
}

static void read_call_notes(struct reader *r, const struct ynode *v, void *at)
{
	struct call *call = at;
	call->notes = reader_list(r, v, "notes", sizeof *call->notes, &call->n_notes, read_note);
}

static void read_type(struct reader *r, const struct ynode *v, void *at)
{
	*(int *)at = reader_vocabulary(r, v, "type", org_type_words, TYPE_END);
}

static void read_types(struct reader *r, const struct ynode *v, void *at)
{
	type_set *types = at;
	size_t n;
	const int *list = reader_list(r, v, "types", sizeof *list, &n, read_type);
	for (size_t i = 0; i < n; i++)
		*types |= TYPE_BIT(list[i]);
}

static void read_category(struct reader *r, const struct ynode *v, void *at)
{
	static const struct reader_key keys[] = {
		{ "id", true, reader_id, offsetof(struct category, id) },
		{ "title", true, reader_text, offsetof(struct category, title) },
		{ "one", true, reader_text, offsetof(struct category, one) },
		{ "text", true, reader_text, offsetof(struct category, text) },
		{ "types", true, read_types, offsetof(struct category, types) },
	};
	static const struct reader_keys all = READER_KEYS(keys);
	struct category *c = at;
	*c = (struct category){ .id = "", .title = "", .one = "", .text = "" };
	reader_map(r, v, "categories", &all, NULL, c);
	reader_tell(r, v, "title", "category", c->id, 24);
	reader_tell(r, v, "one", "category", c->id, 0);
	reader_tell(r, v, "text", "category", c->id, 0);
}

static void read_categories(struct reader *r, const struct ynode *v, void *at)
{
	struct call *call = at;
	call->categories = reader_list(r, v, "categories", sizeof *call->categories,
	                               &call->n_categories, read_category);
	reader_unique(r, v, call->categories, call->n_categories, sizeof *call->categories);
	if (call->n_categories > CATEGORY_MOST)
		faults_add(&r->faults, DIAG_NUMBER_RANGE, v->line, v->column, "categories", "1",
		           reader_words(r, "%d", CATEGORY_MOST));
}

static void read_item(struct reader *r, const struct ynode *v, void *at)
{
	static const struct reader_key keys[] = {
		{ "id", true, reader_id, offsetof(struct choice_item, id) },
		{ "label", true, reader_text, offsetof(struct choice_item, label) },
	};
	static const struct reader_keys all = READER_KEYS(keys);
	struct choice_item *item = at;
	*item = (struct choice_item){ "", "" };
	reader_map(r, v, "lists", &all, NULL, item);
	reader_tell(r, v, "label", "item", item->id, 0);
}

static void read_items(struct reader *r, const struct ynode *v, void *at)
{
	struct choice_list *list = at;
	list->items = reader_list(r, v, v->key, sizeof *list->items, &list->n, read_item);
	reader_unique(r, v, list->items, list->n, sizeof *list->items);
}

/* Into an array of LIST_END lists. */
static void read_lists(struct reader *r, const struct ynode *v, void *at)
{
	struct reader_key keys[LIST_END];
	for (int i = 0; i < LIST_END; i++)
		keys[i] = (struct reader_key){ choice_list_words[i], false, read_items,
		                               (size_t)i * sizeof(struct choice_list) };
	const struct reader_keys all = READER_KEYS(keys);
	reader_map(r, v, "lists", &all, NULL, at);
}

/* --- rules and Lots ---------------------------------------------------------- */

static void read_rules(struct reader *r, const struct ynode *v, void *at)
{
	*(struct rule_list *)at = rules_read(r, v);
}

static void read_lot_notes(struct reader *r, const struct ynode *v, void *at)
{
	struct lot *lot = at;
	lot->notes = reader_list(r, v, "notes", sizeof *lot->notes, &lot->n_notes, read_note);
}

static void read_lot_id(struct reader *r, const struct ynode *v, void *at)
{
	reader_id(r, v, at);
	r->where = reader_words(r, "%s Lot %s", r->call->id, *(const char **)at);
}

/* Gives the Lot its rules, and looks whether they go with its lists. */
static void take_rules(struct reader *r, struct lot *lot, const struct rule_list *rules)
{
	lot->rules = rules->rules;
	lot->n_rules = rules->n;
	rules_check(r, rules, lot);
}

static void read_lot(struct reader *r, const struct ynode *v, void *at)
{
	static const struct reader_key keys[] = {
		{ "id", true, read_lot_id, offsetof(struct lot_reading, lot.id) },
		{ "title", true, reader_text, offsetof(struct lot_reading, lot.title) },
		{ "notes", false, read_lot_notes, 0 },
		{ "lists", false, read_lists, offsetof(struct lot_reading, lot.lists) },
		{ "rules", false, read_rules, offsetof(struct lot_reading, rules) },
	};
	static const struct reader_keys all = READER_KEYS(keys);
	const struct call_reading *call = (const struct call_reading *)r->call;
	struct lot_reading l = { .lot = { .id = "", .title = "" } };
	for (int i = 0; i < LIST_END; i++)
		l.lot.lists[i] = call->lists[i];
	reader_map(r, v, "lots", &all, NULL, &l);
	struct rule_list rules = rules_lay_over(r, call->rules, l.rules);
	take_rules(r, &l.lot, &rules);
	r->where = r->call->id;
	reader_tell(r, v, "title", "Lot", l.lot.id, 0);
	*(struct lot *)at = l.lot;
}

static void read_lots(struct reader *r, const struct ynode *v, void *at)
{
	struct call *call = at;
	call->lots = reader_list(r, v, "lots", sizeof *call->lots, &call->n_lots, read_lot);
	reader_unique(r, v, call->lots, call->n_lots, sizeof *call->lots);
	if (!call->n_lots)
		faults_add(&r->faults, DIAG_MISSING_KEY, v->line, v->column, "id");
}

/* The only Lot of a call without Lots. */
static void add_only_lot(struct reader *r, struct call_reading *c)
{
	struct lot *lot = arena_alloc(r->arena, sizeof *lot);
	*lot = (struct lot){ .id = "", .title = "" };
	for (int i = 0; i < LIST_END; i++)
		lot->lists[i] = c->lists[i];
	struct rule_list rules = rules_lay_over(r, c->rules, (struct rule_list){ 0 });
	take_rules(r, lot, &rules);
	c->call.lots = lot;
	c->call.n_lots = 1;
}

static bool read_call(struct reader *r, const struct ynode *root, struct call_reading *c)
{
	static const struct reader_key keys[] = {
		{ "konsort-call", true, read_version, 0 },
		{ "id", true, read_id, offsetof(struct call, id) },
		{ "title", true, reader_text, offsetof(struct call, title) },
		{ "year", true, read_year, offsetof(struct call, year) },
		{ "closes", true, read_closes, offsetof(struct call, closes) },
		{ "programme-countries", true, read_programme, offsetof(struct call, programme) },
		{ "umbrella", false, reader_flag, offsetof(struct call, umbrella) },
		{ "sources", true, read_sources, 0 },
		{ "notes", false, read_call_notes, 0 },
		{ "categories", true, read_categories, 0 },
		{ "lists", false, read_lists, offsetof(struct call_reading, lists) },
		{ "rules", true, read_rules, offsetof(struct call_reading, rules) },
		{ "lots", false, read_lots, 0 },
	};
	static const struct reader_keys all = READER_KEYS(keys);
	c->call = (struct call){ .id = "", .title = "", .closes = "" };
	r->call = &c->call;
	reader_map(r, root, "konsort-call", &all, NULL, c);
	if (!ynode_member(root, "lots"))
		add_only_lot(r, c);
	r->where = c->call.id;
	reader_tell(r, root, "title", "call", "", 0);
	return faults_end(&r->faults);
}

const struct call *call_read(const char *bytes, size_t n, const struct world *world,
                             struct arena *arena, const struct text_sink *sink, struct diags *ds)
{
	struct reader r = { .arena = arena, .faults = faults_start(ds), .sink = sink, .world = world,
	                    .where = "" };
	struct call_reading c = { 0 };
	const struct ynode *root = ynode_read(bytes, n, &r.words, ds);
	struct call *call = NULL;
	if (root && read_call(&r, root, &c)) {
		call = arena_alloc(arena, sizeof *call);
		*call = c.call;
	}
	arena_free(&r.words);
	return call;
}
