/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A diagnostic as a line: "draft.yaml:3:7: unknown country 'XX'; write a code of two
 * letters such as DK".  Cleaned for terminals. */
#ifndef KONSORT_REPORT_DIAG_TEXT_H
#define KONSORT_REPORT_DIAG_TEXT_H

#include "base/diag.h"
#include "base/str.h"

/* The sentence alone, in the current language. */
void diag_sentence(struct str *out, const struct diag *d);
/* FILE:LINE:COL: and the sentence; parts that are not known are left out. */
void diag_line(struct str *out, const struct diag *d);

#endif
