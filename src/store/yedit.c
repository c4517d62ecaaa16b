/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place of the value is looked for in the bytes by the line and column that the
 * parser tells.  However cleverly a file is written: what comes out is read again, and
 * only taken if it says the same as before but for this one value. */
#include "store/yedit.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "store/yemit.h"
#include "store/ynode.h"
#include "store/yscan.h"

/* --- reading ------------------------------------------------------------------ */

/* The map that the text is; NULL with *EMPTY for a text that holds nothing, NULL without for
 * one that cannot be read. */
static const struct ynode *read_map(const struct str *bytes, struct arena *arena, bool *empty)
{
	struct diags ds;
	diags_init(&ds, "");
	const struct ynode *root = ynode_read(bytes->text, bytes->length, arena, &ds);
	*empty = !root && ds.count == 1 && ds.list[0].code == DIAG_EMPTY_FILE;
	diags_free(&ds);
	return root && root->kind == YNODE_MAP ? root : NULL;
}

static bool same_node(const struct ynode *a, const struct ynode *b)
{
	if (a->kind != b->kind || a->n != b->n || strcmp(a->text, b->text) != 0 ||
	    strcmp(a->key ? a->key : "", b->key ? b->key : "") != 0 ||
	    ynode_is_absent(a) != ynode_is_absent(b))
		return false;
	const struct ynode *c = a->first, *d = b->first;
	for (; c && d; c = c->next, d = d->next)
		if (!same_node(c, d))
			return false;
	return !c && !d;
}

/* True if NEW says what OLD (NULL: nothing) does, and VALUE for KEY. */
static bool says(const struct ynode *new, const struct ynode *old, const char *key, const char *value)
{
	const struct ynode *set = new ? ynode_member(new, key) : NULL;
	if (!set || set->kind != YNODE_SCALAR || strcmp(set->text, value) != 0)
		return false;
	const struct ynode *a = old ? old->first : NULL, *b = new->first;
	for (; a; a = a->next, b = b->next)
		if (!b || (strcmp(a->key, key) == 0 ? strcmp(b->key, key) != 0 : !same_node(a, b)))
			return false;
	return !b || (b == set && !b->next && !(old && ynode_member(old, key)));
}

/* --- finding ------------------------------------------------------------------ */

/* Where line LINE, column COLUMN of TEXT is; NULL if there is no such place. */
static const char *place(const char *text, size_t line, size_t column)
{
	return yscan_at(strncmp(text, "\xEF\xBB\xBF", 3) ? text : text + 3, line, column);
}

/* Behind the quoted text that begins at S; NULL if it does not end on this line. */
static const char *behind_quotes(const char *s)
{
	const char quote = *s;
	for (s++; *s && *s != '\n'; s++) {
		if (quote == '"' && *s == '\\' && s[1] && s[1] != '\n')
			s++;
		else if (*s == quote && quote == '\'' && s[1] == quote)
			s++;
		else if (*s == quote)
			return s + 1;
	}
	return NULL;
}

/* Behind a text of the file, plain or in quotes, that begins at S and says WORD. */
static const char *behind_text(const char *s, const char *word)
{
	if (*s == '"' || *s == '\'')
		return behind_quotes(s);
	size_t n = strlen(word);
	return strncmp(s, word, n) == 0 ? s + n : NULL;
}

/* Finds the value of the member V in the text: from *FROM to before *TO. */
static bool find_value(const char *text, const struct ynode *v, const char **from, const char **to)
{
	if (v->kind != YNODE_SCALAR)
		return false;
	if (!ynode_is_absent(v)) {
		*from = place(text, v->line, v->column);
		*to = *from ? behind_text(*from, v->text) : NULL;
		return *to != NULL;
	}
	const char *key = place(text, v->key_line, v->key_column);
	const char *s = key ? behind_text(key, v->key) : NULL;
	s = s ? s + strspn(s, " \t") : NULL;
	if (!s || *s != ':')
		return false;
	*from = *to = s + 1;
	return true;
}

/* --- changing ----------------------------------------------------------------- */

static void change(struct str *out, const struct str *bytes, const char *from, const char *to,
                   const char *value)
{
	str_add_bytes(out, bytes->text, (size_t)(from - bytes->text));
	if (from == to)
		str_add_char(out, ' ');
	yemit_id(out, value);
	str_add(out, to);
}

static void append(struct str *out, const struct str *bytes, size_t indent, const char *key,
                   const char *value)
{
	const char *end = strstr(bytes->text, "\r\n") ? "\r\n" : "\n";
	str_add(out, bytes->text);
	if (out->length && out->text[out->length - 1] != '\n')
		str_add(out, end);
	yemit_key(out, (int)indent, key);
	str_add_char(out, ' ');
	yemit_id(out, value);
	str_add(out, end);
}

bool yedit_set(struct str *bytes, const char *key, const char *value)
{
	struct arena arena = ARENA_INIT;
	struct str new = STR_INIT;
	const char *from, *to;
	bool empty;
	const struct ynode *old = read_map(bytes, &arena, &empty);
	const struct ynode *v = old ? ynode_member(old, key) : NULL;
	bool good = false;
	if (v && find_value(bytes->text, v, &from, &to))
		change(&new, bytes, from, to, value);
	else if (!v && (old || empty))
		append(&new, bytes, old && old->column ? old->column - 1 : 0, key, value);
	if (new.length)
		good = says(read_map(&new, &arena, &empty), old, key, value);
	if (good) {
		str_free(bytes);
		*bytes = new;
		new = (struct str)STR_INIT;
	}
	str_free(&new);
	arena_free(&arena);
	return good;
}
