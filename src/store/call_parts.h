/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a call file that a call and its Lots have alike: sources, notes,
 * categories, lists.  For the readers of call files only. */
#ifndef KONSORT_STORE_CALL_PARTS_H
#define KONSORT_STORE_CALL_PARTS_H

#include "store/reader.h"

/* What each value looks like. */
extern const struct shape shape_sources, shape_source_ids, shape_source_id, shape_notes,
                          shape_categories, shape_lists, shape_types;

/* Sources and categories, into the struct call AT. */
void parts_read_sources(struct reader *r, const struct ynode *v, void *at);
void parts_read_categories(struct reader *r, const struct ynode *v, void *at);
/* Notes; *N is how many. */
const struct note *parts_read_notes(struct reader *r, const struct ynode *v, size_t *n);
/* Into an array of LIST_END lists; those that are not given stay. */
void parts_read_lists(struct reader *r, const struct ynode *v, void *at);
/* The id of a source of the call, into a const char *. */
void parts_read_source_id(struct reader *r, const struct ynode *v, void *at);
/* A list of them; *N is how many. */
const char *const *parts_read_source_ids(struct reader *r, const struct ynode *v, size_t *n);
/* A list of types, into a type_set. */
void parts_read_types(struct reader *r, const struct ynode *v, void *at);

#endif
