/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists inside a draft.  A list owns its strings; `struct x_list` of zeros is an
 * empty one. */
#ifndef KONSORT_CORE_DRAFT_LISTS_H
#define KONSORT_CORE_DRAFT_LISTS_H

#include <stdbool.h>
#include <stddef.h>

/* A list of ids in the author's order. */
struct id_list {
	char **ids;
	size_t n, room;
};
/* Statements by key, in the author's order; those of other calls are kept too. */
struct statement {
	char *key, *text;
};
struct statement_list {
	struct statement *items;
	size_t n, room;
};
/* A key that konsort does not know, kept for saving: TEXT is its YAML, ready to be
 * written (store/ makes and writes it). */
struct extra {
	int behind;              /* index of the known key it stands behind, -1: first */
	char *name, *text;
};
struct extra_list {
	struct extra *items;
	size_t n, room;
};

/* ADD puts a copy at the end, whether it is there already or not (for readers of
 * drafts); REMOVE says whether anything was there; EQUAL compares order too. */
bool id_list_has(const struct id_list *list, const char *id);
void id_list_add(struct id_list *list, const char *id);
bool id_list_remove(struct id_list *list, const char *id);
bool id_list_equal(const struct id_list *a, const struct id_list *b);
void id_list_free(struct id_list *list);

void statement_add(struct statement_list *list, const char *key, const char *text);
/* Replaces the text of KEY, adds it, or takes it out where TEXT is "". */
void statement_set(struct statement_list *list, const char *key, const char *text);
/* The one at index AT becomes KEY and TEXT; HAD: one stands there, to be replaced, or taken out
 * where TEXT is NULL; else it is put in before. */
void statement_put(struct statement_list *list, size_t at, bool had, const char *key,
                   const char *text);
bool statements_equal(const struct statement_list *a, const struct statement_list *b);
void statements_free(struct statement_list *list);

/* Behind those that stand behind the same key, before those of later ones: as they are written. */
void extra_add(struct extra_list *list, int behind, const char *name, const char *text);
/* Adds copies of all of FROM. */
void extras_copy(struct extra_list *to, const struct extra_list *from);
/* The same keys and texts in the same order; what they stand behind may differ. */
bool extras_equal(const struct extra_list *a, const struct extra_list *b);
void extras_free(struct extra_list *list);

#endif
