/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a draft: key by key and partner by partner straight into the model, so that
 * nothing of the file but one piece is held twice. */
#include "store/draft_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/xmem.h"
#include "store/draft_values.h"
#include "store/faults.h"
#include "store/yemit.h"
#include "store/ystream.h"

enum { NAMES_TOLD = 10, PARTNER_INDENT = 4 };

/* A draft being read. */
struct reading {
	struct ystream *stream;
	const struct catalogue *catalogue;
	struct draft *draft;
	struct draft_origin *origin;
	struct value_reader values;
	bool seen_version, seen_call;
	size_t lot_line, lot_column;
	const char *unknown[NAMES_TOLD];   /* names of unknown keys, each once */
	size_t n_unknown, unknown_line, unknown_column;
	bool more_unknown;       /* than are told */
};

/* --- lists and maps ------------------------------------------------------ */

/* The items of a list: from the stream, or of a node that was read whole. */
struct items {
	struct ystream *stream;
	const struct ynode *next;
};

static const struct ynode *next_item(struct reading *r, struct items *items)
{
	if (r->values.stopped || faults_enough(&r->values.faults))
		return NULL;
	const struct ynode *item = items->stream ? ystream_item(items->stream) : items->next;
	items->next = item ? item->next : NULL;
	return item;
}

static bool read_ids(struct reading *r, struct id_list *list, const struct key *k,
                     struct items items)
{
	bool good = true;
	for (const struct ynode *v; (v = next_item(r, &items)); ) {
		if (v->kind != YNODE_SCALAR)
			good = value_fail(&r->values, DIAG_WANT_TEXT, k, v);
		else if (!value_count(&r->values, list->n, DRAFT_MOST_ENTRIES, k->name, v))
			good = false;
		else if (!ynode_is_absent(v))
			id_list_add(list, v->text);
	}
	return good;
}

static bool read_types(struct reading *r, type_set *types, struct items items)
{
	bool good = true;
	for (const struct ynode *v; (v = next_item(r, &items)); ) {
		if (ynode_is_absent(v))
			continue;
		int type = value_word(&r->values, org_type_words, TYPE_END, "type", v);
		good = type && good;
		*types |= type ? TYPE_BIT(type) : 0;
	}
	return good;
}

static bool read_statements(struct reading *r, struct statement_list *list, const struct ynode *map)
{
	bool good = true;
	struct items items = { NULL, map->first };
	for (const struct ynode *v; (v = next_item(r, &items)); ) {
		if (!value_count(&r->values, list->n, DRAFT_MOST_ENTRIES, "statements", v))
			good = false;
		else if (v->kind != YNODE_SCALAR)
			good = faults_add(&r->values.faults, DIAG_WANT_TEXT, v->line, v->column,
			                  faults_text(&r->values.words, v->key));
		else if (v->length)
			statement_add(list, v->key, v->text);
	}
	return good;
}

static bool read_version(struct reading *r, const struct ynode *v)
{
	r->seen_version = true;
	int64_t version = value_digits(v);
	r->values.stopped = version > 1;   /* of a format of which nothing more is known */
	if (version != 1)
		faults_add(&r->values.faults, r->values.stopped ? DIAG_NEWER_DRAFT : DIAG_WRONG_VERSION,
		           v->line, v->column, faults_value(&r->values.words, v));
	return version == 1;
}

static bool read_partners(struct reading *r);

/* Reads the value V of key K into its place AT.  STREAM: V stands at the top and only
 * its start was read; NULL: V is whole. */
static bool read_value(struct reading *r, void *at, const struct key *k, struct ynode *v,
                       struct ystream *stream)
{
	struct items items = { stream, v->first };
	switch (k->kind) {
	case KEY_VERSION:
		return read_version(r, v);
	case KEY_CALL: case KEY_LOT: case KEY_SECTOR: case KEY_TEXT:
		return value_text(&r->values, at, k, v);
	case KEY_NUMBER:
		return value_number(&r->values, at, k, v);
	case KEY_FLAG:
		return value_flag(&r->values, at, k, v);
	case KEY_COUNTRY:
		return value_country(&r->values, at, k, v);
	case KEY_TYPE:
		return (*(int *)at = value_word(&r->values, org_type_words, TYPE_END, "type", v)) != 0;
	case KEY_ROLE:
		return (*(int *)at = value_word(&r->values, role_words, ROLE_END, "role", v)) != 0;
	case KEY_IDS: case KEY_TYPES: case KEY_PARTNERS:
		if (v->kind != YNODE_LIST)
			return value_fail(&r->values, DIAG_WANT_LIST, k, v);
		if (k->kind == KEY_PARTNERS)
			return read_partners(r);
		return k->kind == KEY_IDS ? read_ids(r, at, k, items) : read_types(r, at, items);
	case KEY_STATEMENTS:
		if (v->kind != YNODE_MAP)
			return value_fail(&r->values, DIAG_WANT_MAP, k, v);
		return (!stream || ystream_load(stream, v)) && read_statements(r, at, v);
	}
	return false;
}

/* --- keys ---------------------------------------------------------------- */

/* The index of NAME among the keys, -1 if it is unknown.  The one behind LAST is tried
 * first, as files mostly keep the order. */
static int find_key(const struct key *keys, int n, const char *name, int last)
{
	for (int i = 1; i <= n; i++)
		if (strcmp(keys[(last + i) % n].name, name) == 0)
			return (last + i) % n;
	return -1;
}

/* Notes the name of an unknown key for the one warning. */
static void note_unknown(struct reading *r, const struct ynode *v)
{
	if (!r->n_unknown) {
		r->unknown_line = v->key_line;
		r->unknown_column = v->key_column;
	}
	if (r->more_unknown)
		return;
	const char *name = faults_text(&r->values.words, v->key);
	for (size_t i = 0; i < r->n_unknown; i++)
		if (strcmp(r->unknown[i], name) == 0)
			return;
	r->more_unknown = r->n_unknown == NAMES_TOLD;
	if (!r->more_unknown)
		r->unknown[r->n_unknown++] = name;
}

static void keep_unknown(struct reading *r, struct extra_list *extras, int behind, int indent,
                         const struct ynode *v)
{
	if (!value_count_extra(&r->values, v))
		return;
	struct str text = STR_INIT;
	yemit_member(&text, indent, v);
	extra_add(extras, behind, v->key, text.text);
	str_free(&text);
	note_unknown(r, v);
}

static void read_partner(struct reading *r, const struct ynode *map)
{
	struct partner *p = draft_add_partner(r->draft, r->draft->n_partners);
	p->role = ROLE_NONE;
	int last = -1;
	for (struct ynode *v = map->first; v; v = v->next) {
		int i = find_key(partner_keys, PARTNER_KEY_END, v->key, last);
		if (i < 0) {
			keep_unknown(r, &p->extras, last, PARTNER_INDENT, v);
			continue;
		}
		last = i;
		if (!ynode_is_absent(v))
			read_value(r, (char *)p + partner_keys[i].offset, &partner_keys[i], v, NULL);
	}
	partner_refresh(p);
}

static bool read_partners(struct reading *r)
{
	bool good = true;
	struct items items = { r->stream, NULL };
	for (const struct ynode *v; (v = next_item(r, &items)); ) {
		if (!value_count(&r->values, r->draft->n_partners, DRAFT_MOST_PARTNERS, "partners", v))
			good = false;
		else if (v->kind == YNODE_MAP)
			read_partner(r, v);
		else if (!ynode_is_absent(v))
			good = faults_add(&r->values.faults, DIAG_WANT_MAP, v->line, v->column,
			                  faults_value(&r->values.words, v));
	}
	return good;
}

static const char *known_calls(struct reading *r)
{
	struct str s = STR_INIT;
	for (size_t i = 0; i < r->catalogue->n_calls; i++)
		faults_add_name(&s, r->catalogue->calls[i]->id);
	return faults_keep(&r->values.words, &s);
}

static const char *known_lots(struct reading *r, const struct call *call)
{
	struct str s = STR_INIT;
	for (size_t i = 0; i < call->n_lots; i++)
		faults_add_name(&s, call->lots[i].id);
	return faults_keep(&r->values.words, &s);
}

/* The call of ID, an error at LINE and COLUMN if there is none. */
static const struct call *find_call(struct reading *r, const char *id, size_t line, size_t column)
{
	const struct call *call = catalogue_call(r->catalogue, id);
	if (!call)
		faults_add(&r->values.faults, DIAG_UNKNOWN_CALL, line, column, faults_text(&r->values.words, id),
		           known_calls(r));
	return call;
}

/* What else is done with a value of the draft's own: call and Lot are looked at. */
static void look_at(struct reading *r, const struct key *k, const struct ynode *v,
                    const struct draft_options *options)
{
	if (k->kind == KEY_CALL) {
		xstrset(&r->origin->call, v->text);
		if (!options->call)
			find_call(r, v->text, v->line, v->column);
	} else if (k->kind == KEY_LOT) {
		xstrset(&r->origin->lot, v->text);
		r->lot_line = v->line;
		r->lot_column = v->column;
	}
}

/* True, after an error, if the file begins as those of calls do. */
static bool is_call_file(struct reading *r, const struct ynode *v)
{
	r->values.stopped = !r->seen_version && strcmp(v->key, "konsort-call") == 0;
	if (r->values.stopped)
		faults_add(&r->values.faults, DIAG_NOT_A_DRAFT, v->key_line, v->key_column, "");
	return r->values.stopped;
}

static void read_keys(struct reading *r, const struct draft_options *options)
{
	int last = -1;
	for (struct ynode *v; !r->values.stopped && !faults_enough(&r->values.faults) && (v = ystream_key(r->stream)); ) {
		int i = find_key(draft_keys, DRAFT_KEY_END, v->key, last);
		if (is_call_file(r, v))
			break;
		if (i < 0) {
			if (ystream_load(r->stream, v))
				keep_unknown(r, &r->draft->extras, last, 0, v);
			continue;
		}
		last = i;
		if (ynode_is_absent(v))
			continue;
		r->seen_call |= i == DRAFT_KEY_CALL;
		if (read_value(r, (char *)r->draft + draft_keys[i].offset, &draft_keys[i], v, r->stream))
			look_at(r, &draft_keys[i], v, options);
	}
}

/* --- the whole ----------------------------------------------------------- */

static bool fail_missing(struct reading *r, const char *key)
{
	const struct ynode *root = ystream_root(r->stream);
	return faults_add(&r->values.faults, DIAG_MISSING_KEY, root->line, root->column, key);
}

static void check_lot(struct reading *r, const struct call *call, size_t line, size_t column)
{
	const char *lot = r->draft->lot;
	if (!*lot || !call || call_lot(call, lot))
		return;
	if (call_has_lots(call))
		faults_add(&r->values.faults, DIAG_UNKNOWN_LOT, line, column, call->id,
		           faults_text(&r->values.words, lot), known_lots(r, call));
	else
		faults_add(&r->values.faults, line ? DIAG_LOT_WITHOUT_LOTS : DIAG_NO_LOTS, line, column,
		           call->id);
}

/* Lays the options over what was read, and looks whether call and Lot go together. */
static void choose(struct reading *r, const struct draft_options *options)
{
	const struct call *call = catalogue_call(r->catalogue, r->draft->call);
	if (options->call) {
		xlean_set(&r->draft->call, options->call);
		xlean_set(&r->draft->lot, "");
		call = find_call(r, options->call, 0, 0);
	}
	if (options->lot)
		xlean_set(&r->draft->lot, options->lot);
	if (options->lot)
		check_lot(r, call, 0, 0);
	else
		check_lot(r, call, r->lot_line, r->lot_column);
}

static void warn_unknown(struct reading *r)
{
	struct str s = STR_INIT;
	if (!r->n_unknown)
		return;
	for (size_t i = 0; i < r->n_unknown; i++)
		faults_add_name(&s, r->unknown[i]);
	str_add(&s, r->more_unknown ? ", ..." : "");
	diags_warn(r->values.faults.ds, DIAG_UNKNOWN_KEYS_KEPT, r->unknown_line, r->unknown_column, s.text);
	str_free(&s);
}

static bool read_all(struct reading *r, const struct draft_options *options)
{
	read_keys(r, options);
	if (ystream_failed(r->stream) || r->values.stopped)
		return faults_end(&r->values.faults);
	if (!r->seen_version)
		fail_missing(r, "konsort");
	if (!r->seen_call)
		fail_missing(r, "call");
	choose(r, options);
	warn_unknown(r);
	r->origin->has_comments = ystream_has_comments(r->stream);
	return faults_end(&r->values.faults);
}

void draft_origin_free(struct draft_origin *origin)
{
	free(origin->call);
	free(origin->lot);
	*origin = (struct draft_origin){ 0 };
}

bool draft_read(const char *bytes, size_t n, const struct catalogue *catalogue,
                const struct draft_options *options, struct draft **out,
                struct draft_origin *origin, struct diags *ds)
{
	static const struct draft_options none = DRAFT_OPTIONS_NONE;
	struct draft_origin own = { 0 };
	struct reading r = { .catalogue = catalogue, .origin = &own,
	                     .values = { .faults = faults_start(ds), .world = catalogue->world } };
	r.stream = ystream_open(bytes, n, ds);
	r.draft = draft_new("", "");
	bool good = r.stream && read_all(&r, options ? options : &none);
	if (good) {
		*out = r.draft;
		r.draft = NULL;
	}
	draft_free(&r.draft);
	ystream_free(&r.stream);
	arena_free(&r.values.words);
	if (origin)
		*origin = own;
	else
		draft_origin_free(&own);
	return good;
}
