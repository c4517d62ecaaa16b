/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts for a screen in memory to list and to open, somebody who has one open, and work that was
 * not saved: the functions of struct host that know of other drafts and sessions, on a shelf that is
 * always the same. */
#ifndef KONSORT_TESTS_SHELF_H
#define KONSORT_TESTS_SHELF_H

#include "wizard/host.h"

enum { SHELF_DRAFTS = 4, SHELF_WORKS = 4 };

/* All names and titles that are on it. */
extern const char *const shelf_words;

/* What a screen has on its shelf, and what became of it. */
struct shelf {
	size_t drafts;         /* how many of them were in use lately */
	int reads, begins;     /* files read for the list; new drafts begun */
	char *opened, *left;   /* the path opened last; "PATH STEP" of the draft left last; owned */

	/* Who has the draft that is open: anna, on the computer rossini if that is ELSEWHERE, for
	 * MINUTES.  OURS may be stale, in place or changed, once. */
	enum holding holding;
	int64_t minutes, since;
	bool stale, in_place, changed;
	bool own, firm;        /* the stale one is one's own; HELD cannot be taken over */
	const char *user;      /* somebody else than anna, NULL */
	const char *theirs;    /* what files hold that are opened or peeked at: a draft of ssa-2015 as of
	                          make_draft.h; NULL: OPENED; "": they are gone */
	bool unreadable;       /* they cannot be peeked at */
	int holds, overs, looks;
	/* What was kept, given up and set aside; no more of it can be written. */
	int keeps, forgets, asides;
	bool full;
	/* How many pieces of work were not saved; which of them are gone; those listed last. */
	size_t works;
	bool gone[SHELF_WORKS];
	size_t listed[SHELF_WORKS], n_listed;
	int lists, recovered;  /* RECOVERED: the index on the shelf, and one */
};
void shelf_free(struct shelf *shelf);

/* The members of struct host, with a struct shelf as their context. */
size_t shelf_recents(struct shelf *shelf);
bool shelf_recent(struct shelf *shelf, size_t at, bool read, struct recent *out);
/* Opens any name but that of the broken draft: a draft of ssa-2015 with two partners. */
bool shelf_open(struct shelf *shelf, const char *path, struct opened *opened, struct diags *ds);
void shelf_leave(struct shelf *shelf, const char *path, const char *step);
bool shelf_drafts_in(const char *path, struct id_list *names, struct diags *ds);
bool shelf_peek(struct shelf *shelf, const char *path, struct draft **draft, struct diags *ds);
enum holding shelf_hold(struct shelf *shelf, bool over, struct holder *who);
enum holding shelf_holder(struct shelf *shelf, struct holder *who);
bool shelf_keep(struct shelf *shelf, struct diags *ds);
/* Of rails.yaml, 4 minutes old, at its second partner's country; never saved, 2 hours; of tre.yaml,
 * which is gone, on another computer, 3 days; and of rails.yaml, which cannot be read. */
size_t shelf_recoveries(struct shelf *shelf, const char *path);
bool shelf_recovery(struct shelf *shelf, size_t at, bool read, struct recovery *out);
bool shelf_recover(struct shelf *shelf, size_t at, struct diags *ds);
bool shelf_discard(struct shelf *shelf, size_t at, struct diags *ds);

#endif
