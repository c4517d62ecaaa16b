/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one list of ways through the wizard's screens, for every test that looks at all
 * of them: keys, and where one is after each. */
#ifndef KONSORT_TESTS_TOURS_H
#define KONSORT_TESTS_TOURS_H

#include "support/screen.h"

enum { TOUR_STOPS = 28 };

struct stop {
	const char *name;      /* NULL behind the last */
	const char *keys;      /* from the stop before, as screen_keys() takes them */
};

struct tour {
	const char *name, *call, *lot, *draft;   /* as screen_open() takes them */
	/* Its screens are kept in tests/unit/screens/. */
	bool kept;
	/* What becomes of a save, see struct screen_disk. */
	enum save_result answer;
	bool comments;
	const char *unreadable;                  /* NULL for nothing */
	bool start;                              /* at the start page, without a draft */
	size_t shelf;                            /* drafts in use lately */
	const char *path;                        /* the draft's file, NULL: it has none */
	enum holding holding;                    /* who has it */
	bool changed;                            /* by somebody else, before it was ours */
	size_t works;                            /* pieces of work that were not saved */
	const char *theirs;                      /* what its file holds, see shelf.h */
	struct stop stops[TOUR_STOPS];
};

extern const struct tour tours[];
extern const size_t n_tours;

/* Opens a screen where the tour begins. */
void tour_open(struct screen *s, const struct tour *tour, int cols, int rows);

#endif
