/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A directory for the files of a test.  What goes wrong here ends the program. */
#ifndef KONSORT_TESTS_SCRATCH_H
#define KONSORT_TESTS_SCRATCH_H

#include <stdbool.h>
#include <stddef.h>

/* Makes a new directory, mode 0700; for cmocka's setup and teardown of a test. */
int scratch_setup(void **state);
/* The same where other users can reach it, for tests that become one. */
int scratch_setup_for_others(void **state);
/* Removes it with all that is in it. */
int scratch_teardown(void **state);
/* Its path. */
const char *scratch_dir(void);
/* The path of NAME in it; good until the eighth call after. */
const char *scratch_path(const char *name);
/* Makes a file of N bytes, mode 0644. */
void scratch_write(const char *name, const char *bytes, size_t n);
void scratch_text(const char *name, const char *text);
/* True if the file NAME holds exactly TEXT. */
bool scratch_holds(const char *name, const char *text);
/* How many names there are, hidden ones too. */
size_t scratch_count(void);

/* The whole file at PATH, terminated; the caller's to free().  *N may be NULL. */
char *read_whole(const char *path, size_t *n);
/* The path of a file of the source tree; good until the eighth call after. */
const char *source_path(const char *name);

#endif
