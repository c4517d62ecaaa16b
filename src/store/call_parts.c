/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/call_parts.h"

#include <string.h>

#include "core/draft_keys.h"
#include "core/places.h"

/* --- sources --------------------------------------------------------------- */

static const char *const authority_words[] = { "A", "B", "C" };
static const struct shape shape_authority = { .kind = SHAPE_WORD, .words = authority_words, .n = 3 };

static void read_authority(struct reader *r, const struct ynode *v, void *at)
{
	int i = reader_word(r, v, "authority", &shape_authority);
	*(const char **)at = i < 0 ? "" : authority_words[i];
}

static const struct reader_key source_rows[] = {
	{ "id", true, reader_text, offsetof(struct source, id), &shape_text },
	{ "publisher", true, reader_text, offsetof(struct source, publisher), &shape_text },
	{ "page", true, reader_text, offsetof(struct source, page), &shape_text },
	{ "address", false, reader_text, offsetof(struct source, address), &shape_text },
	{ "authority", true, read_authority, offsetof(struct source, authority), &shape_authority },
};
static const struct reader_keys source_keys = { READER_KEYS(source_rows) };
static const struct shape shape_source = { .kind = SHAPE_MAP, .keys = &source_keys };
const struct shape shape_sources = { .kind = SHAPE_LIST, .item = &shape_source };

static void read_source(struct reader *r, const struct ynode *v, void *at)
{
	*(struct source *)at = (struct source){ "", "", "", "", "" };
	reader_map(r, v, "sources", &source_keys, NULL, at);
	if (r->sink && strchr(((struct source *)at)->publisher, ' '))   /* else the name of a site */
		reader_tell(r, v, "publisher", "source", ((struct source *)at)->id, &shape_text);
}

void parts_read_sources(struct reader *r, const struct ynode *v, void *at)
{
	struct call *call = at;
	call->sources = reader_list(r, v, "sources", &shape_sources, sizeof *call->sources,
	                            &call->n_sources, read_source);
	reader_unique(r, v, call->sources, call->n_sources, sizeof *call->sources);
}

const struct shape shape_source_id = { .kind = SHAPE_TEXT };
const struct shape shape_source_ids = { .kind = SHAPE_LIST, .item = &shape_source_id,
                                        .distinct = true };

void parts_read_source_id(struct reader *r, const struct ynode *v, void *at)
{
	const struct source *s = v->kind == YNODE_SCALAR ? call_source(r->call, v->text) : NULL;
	*(const char **)at = s ? s->id : "";
	if (!s)
		faults_add(&r->faults, DIAG_UNKNOWN_SOURCE, v->line, v->column,
		           faults_value(&r->words, v));
}

const char *const *parts_read_source_ids(struct reader *r, const struct ynode *v, size_t *n)
{
	return reader_list(r, v, "sources", &shape_source_ids, sizeof(const char *), n,
	                   parts_read_source_id);
}

/* --- notes ----------------------------------------------------------------- */

/* `call`, `lot`, or another key of a draft or a partner. */
static const char *const about_words[] = {
#define X(name, yaml, kind, member, least, most) yaml,
	DRAFT_KEYS(X)
	PARTNER_KEYS(X)
#undef X
};
static const struct shape shape_about = {
	.kind = SHAPE_WORD, .words = about_words, .first = DRAFT_KEY_CALL,
	.n = sizeof about_words / sizeof *about_words,
};
static const struct shape shape_note_sources = { .kind = SHAPE_LIST, .item = &shape_source_id,
                                                 .least = 1, .distinct = true };

static void read_about(struct reader *r, const struct ynode *v, void *at)
{
	int found = reader_word(r, v, "about", &shape_about);
	*(const char **)at = found < 0 ? "" : about_words[found];
}

static void read_note_sources(struct reader *r, const struct ynode *v, void *at)
{
	struct note *note = at;
	note->sources = reader_list(r, v, "sources", &shape_note_sources, sizeof *note->sources,
	                            &note->n_sources, parts_read_source_id);
}

static const struct reader_key note_rows[] = {
	{ "about", true, read_about, offsetof(struct note, about), &shape_about },
	{ "text", true, reader_text, offsetof(struct note, text), &shape_text },
	{ "sources", true, read_note_sources, 0, &shape_note_sources },
};
static const struct reader_keys note_keys = { READER_KEYS(note_rows) };
static const struct shape shape_note = { .kind = SHAPE_MAP, .keys = &note_keys };
const struct shape shape_notes = { .kind = SHAPE_LIST, .item = &shape_note };

static void read_note(struct reader *r, const struct ynode *v, void *at)
{
	struct note *note = at;
	*note = (struct note){ .about = "", .text = "" };
	reader_map(r, v, "notes", &note_keys, NULL, note);
	reader_tell(r, v, "text", "note on", note->about, &shape_text);
}

const struct note *parts_read_notes(struct reader *r, const struct ynode *v, size_t *n)
{
	return reader_list(r, v, "notes", &shape_notes, sizeof(struct note), n, read_note);
}

/* --- categories ------------------------------------------------------------ */

static const struct shape shape_type = { .kind = SHAPE_VOCABULARY, .vocabulary = org_type_words,
                                         .n = TYPE_END };
const struct shape shape_types = { .kind = SHAPE_LIST, .item = &shape_type, .least = 1,
                                   .distinct = true };

static void read_type(struct reader *r, const struct ynode *v, void *at)
{
	*(int *)at = reader_vocabulary(r, v, "type", &shape_type);
}

void parts_read_types(struct reader *r, const struct ynode *v, void *at)
{
	type_set *types = at;
	size_t n;
	const int *list = reader_list(r, v, "types", &shape_types, sizeof *list, &n, read_type);
	for (size_t i = 0; i < n; i++)
		*types |= list[i] ? TYPE_BIT(list[i]) : 0;
}

static const struct shape shape_category_title = { .kind = SHAPE_TEXT, .most = 24 };

static void read_category_title(struct reader *r, const struct ynode *v, void *at)
{
	reader_short(r, v, &shape_category_title, at);
}

static const struct reader_key category_rows[] = {
	{ "id", true, reader_id, offsetof(struct category, id), &shape_id },
	{ "title", true, read_category_title, offsetof(struct category, title), &shape_category_title },
	{ "one", true, reader_text, offsetof(struct category, one), &shape_text },
	{ "text", true, reader_text, offsetof(struct category, text), &shape_text },
	{ "types", true, parts_read_types, offsetof(struct category, types), &shape_types },
};
static const struct reader_keys category_keys = { READER_KEYS(category_rows) };
static const struct shape shape_category = { .kind = SHAPE_MAP, .keys = &category_keys };
const struct shape shape_categories = { .kind = SHAPE_LIST, .item = &shape_category,
                                        .most = CATEGORY_MOST };

static void read_category(struct reader *r, const struct ynode *v, void *at)
{
	struct category *c = at;
	*c = (struct category){ .id = "", .title = "", .one = "", .text = "" };
	reader_map(r, v, "categories", &category_keys, NULL, c);
	reader_tell(r, v, "title", "category", c->id, &shape_category_title);
	reader_tell(r, v, "one", "category", c->id, &shape_text);
	reader_tell(r, v, "text", "category", c->id, &shape_text);
}

void parts_read_categories(struct reader *r, const struct ynode *v, void *at)
{
	struct call *call = at;
	call->categories = reader_list(r, v, "categories", &shape_categories, sizeof *call->categories,
	                               &call->n_categories, read_category);
	reader_unique(r, v, call->categories, call->n_categories, sizeof *call->categories);
}

/* --- lists ----------------------------------------------------------------- */

static const struct shape shape_label = { .kind = SHAPE_TEXT, .most = 40 };

static void read_label(struct reader *r, const struct ynode *v, void *at)
{
	reader_short(r, v, &shape_label, at);
}

static const struct reader_key item_rows[] = {
	{ "id", true, reader_id, offsetof(struct choice_item, id), &shape_id },
	{ "label", true, read_label, offsetof(struct choice_item, label), &shape_label },
};
static const struct reader_keys item_keys = { READER_KEYS(item_rows) };
static const struct shape shape_item = { .kind = SHAPE_MAP, .keys = &item_keys };
static const struct shape shape_items = { .kind = SHAPE_LIST, .item = &shape_item };
const struct shape shape_lists = { .kind = SHAPE_WORD_MAP, .words = choice_list_words,
                                   .n = LIST_END, .item = &shape_items };

static void read_item(struct reader *r, const struct ynode *v, void *at)
{
	struct choice_item *item = at;
	*item = (struct choice_item){ "", "" };
	reader_map(r, v, "lists", &item_keys, NULL, item);
	reader_tell(r, v, "label", "item", item->id, &shape_label);
}

static void read_items(struct reader *r, const struct ynode *v, void *at)
{
	struct choice_list *list = at;
	list->items = reader_list(r, v, v->key, &shape_items, sizeof *list->items, &list->n, read_item);
	reader_unique(r, v, list->items, list->n, sizeof *list->items);
}

void parts_read_lists(struct reader *r, const struct ynode *v, void *at)
{
	struct reader_key rows[LIST_END];
	for (int i = 0; i < LIST_END; i++)
		rows[i] = (struct reader_key){ choice_list_words[i], false, read_items,
		                               (size_t)i * sizeof(struct choice_list), &shape_items };
	const struct reader_keys keys = { READER_KEYS(rows) };
	reader_map(r, v, "lists", &keys, NULL, at);
}
