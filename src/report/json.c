/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON of judged drafts, and what all JSON here shares. */
#include "report/json.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/utf8.h"
#include "base/xmem.h"
#include "report/diag_text.h"
#include "report/json_parts.h"

void json_memory(void)
{
	json_set_alloc_funcs(xmalloc, free);
}

struct json_t *json_list_new(void)
{
	json_memory();
	return json_array();
}

void json_list_add(struct json_t *list, struct json_t *item)
{
	json_array_append_new(list, item);
}

json_t *json_words(const char *bytes)
{
	size_t n = strlen(bytes);
	if (utf8_valid(bytes, n, NULL))
		return json_stringn_nocheck(bytes, n);
	struct str valid = STR_INIT;
	while (*bytes)
		utf8_add(&valid, utf8_read(&bytes));
	json_t *value = json_stringn(valid.text, valid.length);
	str_free(&valid);
	return value;
}

json_t *json_words_or_null(const char *text)
{
	return text && *text ? json_words(text) : json_null();
}

json_t *json_ids(const char *const *ids, size_t n)
{
	json_t *list = json_array();
	for (size_t i = 0; i < n; i++)
		json_array_append_new(list, json_words(ids[i]));
	return list;
}

static json_t *number_or_null(bool has, int64_t n)
{
	return has ? json_integer(n) : json_null();
}

static json_t *finding_partners(const struct report *r, const struct finding *f)
{
	json_t *list = json_array();
	for (size_t i = 0; i < f->n_positions; i++)
		json_array_append_new(list, json_integer(
			(json_int_t)r->evaluation->positions[f->first_position + i]));
	return list;
}

static json_t *finding_claims(const struct report *r, const struct finding *f)
{
	json_t *list = json_array();
	for (size_t i = 0; i < f->n_disputes; i++) {
		const struct dispute *d = &r->evaluation->disputes[f->first_dispute + i];
		json_t *claim = json_object();
		json_object_set_new(claim, "source", json_words(d->claim->source));
		json_object_set_new(claim, "figure", json_words(d->claim->figure));
		json_object_set_new(claim, "state", json_string(state_words[d->state]));
		json_array_append_new(list, claim);
	}
	return list;
}

static json_t *finding_json(const struct report *r, const struct finding *f)
{
	struct str message = STR_INIT;
	json_t *o = json_object();
	finding_message(&message, r, f);
	json_object_set_new(o, "id", json_words(finding_id(f)));
	json_object_set_new(o, "level", json_string(level_words[f->level]));
	json_object_set_new(o, "state", json_string(state_words[f->state]));
	json_object_set_new(o, "have", number_or_null(f->has_have, f->have));
	json_object_set_new(o, "need", number_or_null(f->has_need, f->need));
	json_object_set_new(o, "message", json_words(message.text));
	json_object_set_new(o, "partners", finding_partners(r, f));
	json_object_set_new(o, "sources", f->rule ?
		json_ids(f->rule->sources, f->rule->n_sources) : json_array());
	json_object_set_new(o, "disputed", json_boolean(f->n_disputes > 0));
	json_object_set_new(o, "claims", finding_claims(r, f));
	str_free(&message);
	return o;
}

/* The object up to the verdict. */
static json_t *check_head(const char *file, const char *call, const char *lot, const char *verdict)
{
	json_t *o = json_object();
	json_object_set_new(o, "konsort-check", json_integer(1));
	json_object_set_new(o, "file", json_words(file));
	json_object_set_new(o, "call", json_words_or_null(call));
	json_object_set_new(o, "lot", json_words_or_null(lot));
	json_object_set_new(o, "verdict", json_string(verdict));
	return o;
}

struct json_t *json_check(const char *file, const struct report *r)
{
	const struct evaluation *e = r->evaluation;
	json_memory();
	json_t *o = check_head(file, e->call->id, e->lot ? e->lot->id : NULL,
	                       verdict_words[e->verdict]);
	json_t *findings = json_array();
	for (size_t i = 0; i < e->n_findings; i++)
		json_array_append_new(findings, finding_json(r, &e->findings[i]));
	json_object_set_new(o, "findings", findings);
	json_object_set_new(o, "error", json_null());
	return o;
}

struct json_t *json_check_error(const char *file, const char *call, const char *lot,
                                const struct diag *error)
{
	struct str message = STR_INIT;
	json_memory();
	json_t *o = check_head(file, call, lot, "error"), *trouble = json_object();
	diag_sentence(&message, error);
	json_object_set_new(trouble, "line", number_or_null(error->line > 0, (int64_t)error->line));
	json_object_set_new(trouble, "column",
	                    number_or_null(error->column > 0, (int64_t)error->column));
	json_object_set_new(trouble, "message", json_words(message.text));
	json_object_set_new(o, "findings", json_array());
	json_object_set_new(o, "error", trouble);
	str_free(&message);
	return o;
}

/* Escapes what must not reach a terminal: values may hold it, and jansson escapes
 * only what JSON itself asks for. */
static void add_escaped(struct str *out, const char *text)
{
	for (const char *at = text; *text; at = text) {
		uint32_t code = utf8_read(&text);
		if ((code < 0x7F) || !utf8_is_unsafe(code))
			str_add_bytes(out, at, (size_t)(text - at));
		else if (code < 0x10000)
			str_addf(out, "\\u%04x", (unsigned)code);
		else
			str_addf(out, "\\u%04x\\u%04x", (unsigned)(0xD800 + ((code - 0x10000) >> 10)),
			         (unsigned)(0xDC00 + ((code - 0x10000) & 0x3FF)));
	}
}

static int add_bytes(const char *bytes, size_t n, void *out)
{
	str_add_bytes(out, bytes, n);
	return 0;
}

void json_text(struct str *out, struct json_t *value)
{
	struct str text = STR_INIT;
	json_dump_callback(value, add_bytes, &text, JSON_INDENT(2));
	add_escaped(out, text.text);
	str_free(&text);
	str_add_char(out, '\n');
	json_decref(value);
}
