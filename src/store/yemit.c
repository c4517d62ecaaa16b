/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/yemit.h"

#include <string.h>

#include "base/utf8.h"

/* A key that takes more characters as it is written is no simple key for YAML (its limit is
 * 1024); an escape is at most so many for a byte. */
enum { KEY_SIMPLE = 1000, ESCAPE_LONGEST = 6 };

static bool is_id_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

bool yemit_is_id(const char *s)
{
	const char *p = s;
	while (is_id_char(*p))
		p++;
	return *p == '\0' && p != s && *s != '-';
}

/* True for what YAML would not take raw, or would take for a line break, besides what
 * is not safe to show. */
static bool wants_escape(uint32_t code)
{
	return utf8_is_unsafe(code) || (code >= 0x7F && code < 0xA0) || code == 0x2028 ||
	       code == 0x2029 || code == 0xFEFF || code == 0xFFFE || code == 0xFFFF;
}

static void add_escaped(struct str *out, uint32_t code)
{
	if (code == '\n')
		str_add(out, "\\n");
	else
		str_addf(out, code > 0xFFFF ? "\\U%08lx" : "\\u%04lx", (unsigned long)code);
}

/* The length of what can stand between quotes as it is. */
static size_t easy_run(const char *s)
{
	size_t n = 0;
	while (s[n] >= ' ' && s[n] < 0x7F && s[n] != '"' && s[n] != '\\')
		n++;
	return n;
}

void yemit_quoted(struct str *out, const char *text)
{
	str_add_char(out, '"');
	for (;;) {
		size_t n = easy_run(text);
		str_add_bytes(out, text, n);
		text += n;
		if (!*text)
			break;
		const char *from = text;
		uint32_t code = utf8_read(&text);
		if (wants_escape(code)) {
			add_escaped(out, code);
			continue;
		}
		if (code == '"' || code == '\\')
			str_add_char(out, '\\');
		str_add_bytes(out, from, (size_t)(text - from));
	}
	str_add_char(out, '"');
}

void yemit_id(struct str *out, const char *id)
{
	if (yemit_is_id(id))
		str_add(out, id);
	else
		yemit_quoted(out, id);
}

/* True if a scalar that was plain can be so again, in any place: on one line, without
 * marks of YAML's at its start or inside. */
static bool can_be_plain(const char *text)
{
	char first = *text;
	if (first >= 'a' && first <= 'z' && yemit_is_id(text))
		return true;   /* as nearly all keys are, and soon told */
	if (!first || strchr(" -?:,[]{}#&*!|>'\"%@`", first))
		if (first != '-' || !(text[1] >= '0' && text[1] <= '9'))
			return false;
	size_t length = strlen(text);
	if (text[length - 1] == ' ' || text[length - 1] == ':' || text[strcspn(text, ",[]{}?")] ||
	    strstr(text, ": ") || strstr(text, " #"))
		return false;
	while (*text)
		if (wants_escape(utf8_read(&text)))
			return false;
	return true;
}

static void add_scalar(struct str *out, const char *text, bool plain)
{
	if (plain && (!*text || can_be_plain(text)))
		str_add(out, text);
	else
		yemit_quoted(out, text);
}

static bool is_simple(const char *key, bool plain)
{
	struct str written = STR_INIT;
	if (strlen(key) <= KEY_SIMPLE / ESCAPE_LONGEST)
		return true;
	add_scalar(&written, key, plain);
	bool simple = written.length <= KEY_SIMPLE;
	str_free(&written);
	return simple;
}

static void add_key(struct str *out, const char *key, bool plain)
{
	bool simple = is_simple(key, plain);
	if (!simple)
		str_add(out, "? ");
	add_scalar(out, key, plain);
	str_add(out, simple ? ":" : "");
}

/* What follows a key: the rest of its line, or the colon of a long one on the next. */
static void add_colon(struct str *out, int indent, const char *key, bool plain)
{
	if (is_simple(key, plain))
		return;
	str_add_char(out, '\n');
	str_add_repeat(out, ' ', (size_t)indent);
	str_add_char(out, ':');
}

void yemit_key(struct str *out, int indent, const char *key)
{
	str_add_repeat(out, ' ', (size_t)indent);
	add_key(out, key, yemit_is_id(key));
	add_colon(out, indent, key, yemit_is_id(key));
}

static bool holds_only_scalars(const struct ynode *list)
{
	for (const struct ynode *c = list->first; c; c = c->next)
		if (c->kind != YNODE_SCALAR || ynode_is_absent(c))
			return false;
	return true;
}

static void add_flow_list(struct str *out, const struct ynode *list)
{
	str_add(out, " [");
	for (const struct ynode *c = list->first; c; c = c->next) {
		add_scalar(out, c->text, c->plain);
		if (c->next)
			str_add(out, ", ");
	}
	str_add_char(out, ']');
}

static void add_value(struct str *out, int indent, const struct ynode *node);

/* The items of a list in block style; a list or map inside begins on a line of its own,
 * which reads the same and needs no rule for what may share a line. */
static void add_block_list(struct str *out, int indent, const struct ynode *list)
{
	for (const struct ynode *c = list->first; c; c = c->next) {
		str_add_char(out, '\n');
		str_add_repeat(out, ' ', (size_t)indent);
		str_add_char(out, '-');
		add_value(out, indent, c);
	}
}

static void add_block_map(struct str *out, int indent, const struct ynode *map)
{
	for (const struct ynode *c = map->first; c; c = c->next) {
		str_add_char(out, '\n');
		str_add_repeat(out, ' ', (size_t)indent);
		add_key(out, c->key, c->key_plain);
		add_colon(out, indent, c->key, c->key_plain);
		add_value(out, indent, c);
	}
}

/* A value behind a key or dash that stands at INDENT. */
static void add_value(struct str *out, int indent, const struct ynode *node)
{
	switch (node->kind) {
	case YNODE_SCALAR:
		if (!ynode_is_absent(node))
			str_add_char(out, ' ');
		add_scalar(out, node->text, node->plain);
		break;
	case YNODE_LIST:
		if (holds_only_scalars(node))
			add_flow_list(out, node);
		else
			add_block_list(out, indent + 2, node);
		break;
	case YNODE_MAP:
		if (node->n)
			add_block_map(out, indent + 2, node);
		else
			str_add(out, " {}");
		break;
	}
}

void yemit_member(struct str *out, int indent, const struct ynode *member)
{
	str_add_repeat(out, ' ', (size_t)indent);
	add_key(out, member->key, member->key_plain);
	add_colon(out, indent, member->key, member->key_plain);
	add_value(out, indent, member);
	str_add_char(out, '\n');
}
