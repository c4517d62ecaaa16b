/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the targets of fuzzing share.  A target is a program with one function that takes any
 * bytes and aborts where a promise is broken: libFuzzer calls it with what it makes up
 * (`make fuzz'), replay.c with the files of a corpus (`make check'). */
#ifndef KONSORT_TESTS_FUZZ_H
#define KONSORT_TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"
#include "core/draft.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

/* Aborts, saying WHAT was promised, unless KEPT. */
void fuzz_must(bool kept, const char *what);
/* Aborts if TEXT holds what must not reach a terminal; newlines may be in it. */
void fuzz_must_be_clean(const char *text);
/* The same of every diagnostic as it is told, and frees them. */
void fuzz_tell(struct diags *ds);
/* DRAFT must be the same after it was written and read again, and be written the same then. */
void fuzz_must_come_back(const struct draft *draft);
/* Judges the draft, if its call is known, and looks at what `check' would print. */
void fuzz_judge(const struct draft *draft);

/* The path of NAME in a directory of this run's own; good until the next call. */
const char *fuzz_path(const char *name);
/* Puts the N bytes into the file NAME there. */
void fuzz_put(const char *name, const uint8_t *bytes, size_t n);
/* The bytes terminated, the caller's to free(). */
char *fuzz_text(const uint8_t *bytes, size_t n);

#endif
