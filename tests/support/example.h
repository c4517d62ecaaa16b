/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drafts of data/examples, for tests that link store. */
#ifndef KONSORT_TESTS_EXAMPLE_H
#define KONSORT_TESTS_EXAMPLE_H

#include "base/str.h"
#include "core/draft.h"

enum { EXAMPLES_MOST = 40 };

/* Reads data/examples/NAME.yaml; the caller's to free.  CALL takes the place of the draft's
 * own, NULL keeps it; BYTES, where not NULL, gets what the file holds.  A file that cannot be
 * read, or not without a word, fails the test. */
struct draft *example_read(const char *name, const char *call, struct str *bytes);
/* The names of all examples, each the caller's to free(); how many. */
size_t example_names(char *names[EXAMPLES_MOST]);

#endif
