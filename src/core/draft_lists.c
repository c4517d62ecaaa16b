/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists inside a draft: ids, statements, and keys that konsort does not know. */
#include "core/draft_lists.h"

#include <stdlib.h>
#include <string.h>

#include "base/xmem.h"

bool id_list_has(const struct id_list *list, const char *id)
{
	for (size_t i = 0; i < list->n; i++)
		if (!strcmp(list->ids[i], id))
			return true;
	return false;
}

void id_list_add(struct id_list *list, const char *id)
{
	XGROW(list->ids, list->n, list->room);
	list->ids[list->n++] = xstrdup(id);
}

bool id_list_remove(struct id_list *list, const char *id)
{
	size_t kept = 0, before = list->n;
	char *own = xstrdup(id);   /* ID may be one of the list's strings */
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->ids[i], own) != 0)
			list->ids[kept++] = list->ids[i];
		else
			free(list->ids[i]);
	free(own);
	list->n = kept;
	return kept < before;
}

void id_list_free(struct id_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		free(list->ids[i]);
	free(list->ids);
}

bool id_list_equal(const struct id_list *a, const struct id_list *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (strcmp(a->ids[i], b->ids[i]) != 0)
			return false;
	return true;
}

void statement_add(struct statement_list *list, const char *key, const char *text)
{
	XGROW(list->items, list->n, list->room);
	list->items[list->n++] = (struct statement){ xstrdup(key), xstrdup(text) };
}

void statements_free(struct statement_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		free(list->items[i].key);
		free(list->items[i].text);
	}
	free(list->items);
}

bool statements_equal(const struct statement_list *a, const struct statement_list *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (strcmp(a->items[i].key, b->items[i].key) != 0 ||
		    strcmp(a->items[i].text, b->items[i].text) != 0)
			return false;
	return true;
}

void extra_add(struct extra_list *list, int behind, const char *name, const char *text)
{
	XGROW(list->items, list->n, list->room);
	size_t at = list->n++;
	for (; at && list->items[at - 1].behind > behind; at--)
		list->items[at] = list->items[at - 1];
	list->items[at] = (struct extra){ behind, xstrdup(name), xstrdup(text) };
}

void extras_free(struct extra_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		free(list->items[i].name);
		free(list->items[i].text);
	}
	free(list->items);
}

bool extras_equal(const struct extra_list *a, const struct extra_list *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		/* not BEHIND: a key that is not written leaves its extras behind another */
		if (strcmp(a->items[i].name, b->items[i].name) != 0 ||
		    strcmp(a->items[i].text, b->items[i].text) != 0)
			return false;
	return true;
}

void extras_copy(struct extra_list *to, const struct extra_list *from)
{
	for (size_t i = 0; i < from->n; i++)
		extra_add(to, from->items[i].behind, from->items[i].name, from->items[i].text);
}

void statement_set(struct statement_list *list, const char *key, const char *text)
{
	for (size_t i = 0; i < list->n; i++) {
		struct statement *s = &list->items[i];
		if (strcmp(s->key, key) != 0)
			continue;
		if (*text) {
			xstrset(&s->text, text);
			return;
		}
		free(s->key);
		free(s->text);
		memmove(s, s + 1, (--list->n - i) * sizeof *s);
		return;
	}
	statement_add(list, key, text);
}

void statement_put(struct statement_list *list, size_t at, bool had, const char *key,
                   const char *text)
{
	if (!had)
		XGROW(list->items, list->n, list->room);
	struct statement *s = &list->items[at];
	if (had) {
		free(s->key);
		free(s->text);
	} else {
		memmove(s + 1, s, (list->n++ - at) * sizeof *s);
	}
	if (text)
		*s = (struct statement){ xstrdup(key), xstrdup(text) };
	else
		memmove(s, s + 1, (--list->n - at) * sizeof *s);
}
