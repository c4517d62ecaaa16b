/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts for a screen in memory to list and to open: the functions of struct host that know
 * of other drafts, on a shelf that is always the same. */
#ifndef KONSORT_TESTS_SHELF_H
#define KONSORT_TESTS_SHELF_H

#include "wizard/host.h"

enum { SHELF_DRAFTS = 4 };

/* All names and titles that are on it. */
extern const char *const shelf_words;

/* What a screen has on its shelf, and what became of it. */
struct shelf {
	size_t drafts;         /* how many of them were in use lately */
	int reads, begins;     /* files read for the list; new drafts begun */
	char *opened, *left;   /* the path opened last; "PATH STEP" of the draft left last; owned */
};
void shelf_free(struct shelf *shelf);

/* The members of struct host, with a struct shelf as their context. */
size_t shelf_recents(struct shelf *shelf);
bool shelf_recent(struct shelf *shelf, size_t at, bool read, struct recent *out);
/* Opens any name but that of the broken draft: a draft of ssa-2015 with two partners. */
bool shelf_open(struct shelf *shelf, const char *path, struct opened *opened, struct diags *ds);
void shelf_leave(struct shelf *shelf, const char *path, const char *step);
bool shelf_drafts_in(const char *path, struct id_list *names, struct diags *ds);

#endif
