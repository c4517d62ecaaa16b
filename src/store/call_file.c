/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A call file: its head and its Lots.  Keys are read in the order of the tables, not of
 * the file, so that what names a source or a category finds it. */
#include "store/call_file.h"

#include <string.h>

#include "store/call_check.h"
#include "store/call_parts.h"
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

static const struct shape shape_version = { .kind = SHAPE_NUMBER, .least = 1, .most = 1 };
static const struct shape shape_year = { .kind = SHAPE_NUMBER, .least = 2000, .most = 2100 };
static const struct shape shape_closes = {
	.kind = SHAPE_FORM, .unknown = true,
	.pattern = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]):[0-5][0-9])?",
	.example = "YYYY-MM-DD, YYYY-MM-DDTHH:MM, unknown",
};

static void read_version(struct reader *r, const struct ynode *v, void *at)
{
	(void)at;
	int64_t version;
	reader_number(r, v, "konsort-call", &shape_version, &version);
}

static void read_id(struct reader *r, const struct ynode *v, void *at)
{
	reader_id(r, v, at);
	r->where = *(const char **)at;
}

static void read_year(struct reader *r, const struct ynode *v, void *at)
{
	int64_t year = 0;
	reader_number(r, v, "year", &shape_year, &year);
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

static bool is_day(int year, int month, int day)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return month >= 1 && month <= 12 && day >= 1 &&
	       day <= days[month - 1] + (month == 2 && leap ? 1 : 0);
}

static void read_closes(struct reader *r, const struct ynode *v, void *at)
{
	if (reader_is_unknown(v))
		return;
	bool time = has_shape(v->text, "0000-00-00T00:00");
	bool good = time || has_shape(v->text, "0000-00-00");
	if (!good || (time && (two_digits(v->text + 11) > 23 || two_digits(v->text + 14) > 59)))
		reader_fail_value(r, v, "closes", shape_closes.example);
	else if (!is_day(two_digits(v->text) * 100 + two_digits(v->text + 2), two_digits(v->text + 5),
	                 two_digits(v->text + 8)))
		faults_add(&r->faults, DIAG_NO_SUCH_DAY, v->line, v->column, v->text);
	else
		reader_text(r, v, at);
}

static void read_programme(struct reader *r, const struct ynode *v, void *at)
{
	*(const struct country_set **)at = reader_group(r, v);
}

static void read_call_notes(struct reader *r, const struct ynode *v, void *at)
{
	struct call *call = at;
	call->notes = parts_read_notes(r, v, &call->n_notes);
}

/* --- rules and Lots ---------------------------------------------------------- */

static void read_rules(struct reader *r, const struct ynode *v, void *at)
{
	*(struct rule_list *)at = rules_read(r, v);
}

static void read_lot_notes(struct reader *r, const struct ynode *v, void *at)
{
	struct lot *lot = at;
	lot->notes = parts_read_notes(r, v, &lot->n_notes);
}

static void read_lot_id(struct reader *r, const struct ynode *v, void *at)
{
	reader_id(r, v, at);
	r->where = reader_words(r, "%s Lot %s", r->call->id, *(const char **)at);
}

/* Gives the Lot at V its rules, and looks whether they go together and with its lists. */
static void take_rules(struct reader *r, const struct ynode *v, struct lot *lot,
                       const struct rule_list *rules)
{
	lot->rules = rules->rules;
	lot->n_rules = rules->n;
	if (!rules->n)
		faults_add(&r->faults, DIAG_EMPTY_LIST, v->line, v->column, "rules");
	check_lot_rules(r, rules, lot);
}

static const struct reader_key lot_rows[] = {
	{ "id", true, read_lot_id, offsetof(struct lot_reading, lot.id), &shape_id },
	{ "title", true, reader_text, offsetof(struct lot_reading, lot.title), &shape_text },
	{ "notes", false, read_lot_notes, 0, &shape_notes },
	{ "lists", false, parts_read_lists, offsetof(struct lot_reading, lot.lists), &shape_lists },
	{ "rules", false, read_rules, offsetof(struct lot_reading, rules), &shape_rules },
};
static const struct reader_keys lot_keys = { READER_KEYS(lot_rows) };
static const struct shape shape_lot = { .kind = SHAPE_MAP, .keys = &lot_keys };
static const struct shape shape_lots = { .kind = SHAPE_LIST, .item = &shape_lot, .least = 1 };

static void read_lot(struct reader *r, const struct ynode *v, void *at)
{
	const struct call_reading *call = (const struct call_reading *)r->call;
	struct lot_reading l = { .lot = { .id = "", .title = "" } };
	for (int i = 0; i < LIST_END; i++)
		l.lot.lists[i] = call->lists[i];
	bool read = reader_map(r, v, "lots", &lot_keys, NULL, &l);
	struct rule_list rules = rules_lay_over(r, call->rules, l.rules);
	if (read)
		take_rules(r, v, &l.lot, &rules);
	r->where = r->call->id;
	reader_tell(r, v, "title", "Lot", l.lot.id, &shape_text);
	*(struct lot *)at = l.lot;
}

static void read_lots(struct reader *r, const struct ynode *v, void *at)
{
	struct call *call = at;
	call->lots = reader_list(r, v, "lots", &shape_lots, sizeof *call->lots, &call->n_lots, read_lot);
	reader_unique(r, v, call->lots, call->n_lots, sizeof *call->lots);
}

/* The only Lot of a call without Lots, which ROOT is. */
static void add_only_lot(struct reader *r, const struct ynode *root, struct call_reading *c)
{
	struct lot *lot = arena_alloc(r->arena, sizeof *lot);
	*lot = (struct lot){ .id = "", .title = "" };
	for (int i = 0; i < LIST_END; i++)
		lot->lists[i] = c->lists[i];
	struct rule_list rules = rules_lay_over(r, c->rules, (struct rule_list){ 0 });
	const struct ynode *v = ynode_member(root, "rules");
	if (v)
		take_rules(r, v, lot, &rules);
	c->call.lots = lot;
	c->call.n_lots = 1;
}

static const struct reader_key call_rows[] = {
	{ "konsort-call", true, read_version, 0, &shape_version },
	{ "id", true, read_id, offsetof(struct call, id), &shape_id },
	{ "title", true, reader_text, offsetof(struct call, title), &shape_text },
	{ "year", true, read_year, offsetof(struct call, year), &shape_year },
	{ "closes", true, read_closes, offsetof(struct call, closes), &shape_closes },
	{ "programme-countries", true, read_programme, offsetof(struct call, programme), &shape_group },
	{ "umbrella", false, reader_flag, offsetof(struct call, umbrella), &shape_flag },
	{ "carried-from", false, reader_text, offsetof(struct call, carried_from), &shape_text },
	{ "sources", true, parts_read_sources, 0, &shape_sources },
	{ "notes", false, read_call_notes, 0, &shape_notes },
	{ "categories", true, parts_read_categories, 0, &shape_categories },
	{ "lists", false, parts_read_lists, offsetof(struct call_reading, lists), &shape_lists },
	{ "rules", true, read_rules, offsetof(struct call_reading, rules), &shape_rules },
	{ "lots", false, read_lots, 0, &shape_lots },
};
static const struct reader_keys call_keys = { READER_KEYS(call_rows) };
const struct shape shape_call = { .kind = SHAPE_MAP, .keys = &call_keys };

static bool read_call(struct reader *r, const struct ynode *root, struct call_reading *c)
{
	const struct ynode *draft = ynode_member(root, "konsort");
	if (draft && !ynode_member(root, "konsort-call")) {
		faults_add(&r->faults, DIAG_NOT_A_CALL, draft->key_line, draft->key_column, "");
		return faults_end(&r->faults);
	}
	c->call = (struct call){ .id = "", .title = "", .closes = "", .carried_from = "" };
	r->call = &c->call;
	reader_map(r, root, "konsort-call", &call_keys, NULL, c);
	const struct ynode *lots = ynode_member(root, "lots");
	if (!lots || ynode_is_absent(lots))
		add_only_lot(r, root, c);
	r->where = c->call.id;
	reader_tell(r, root, "title", "call", "", &shape_text);
	return faults_end(&r->faults);
}

const struct call *call_read(const char *bytes, size_t n, const struct world *world,
                             struct arena *arena, const struct text_sink *sink, struct diags *ds)
{
	struct reader r = { .arena = arena, .faults = faults_start(ds), .sink = sink, .world = world,
	                    .where = "" };
	struct call_reading c = { 0 };
	const struct ynode *root = reader_root(&r, bytes, n, "konsort-call: 1", ds);
	struct call *call = NULL;
	if (root && read_call(&r, root, &c)) {
		call = arena_alloc(arena, sizeof *call);
		*call = c.call;
	}
	arena_free(&r.words);
	return call;
}
