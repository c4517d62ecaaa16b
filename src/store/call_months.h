/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Months as call files write them: "24-36", "24, 36", "48".  For the readers of call
 * files only. */
#ifndef KONSORT_STORE_CALL_MONTHS_H
#define KONSORT_STORE_CALL_MONTHS_H

#include "store/reader.h"

/* One number of months, 1 to 600, as a regular expression. */
#define MONTHS_PATTERN "0*([1-9][0-9]?|[1-5][0-9][0-9]|600)"
/* A rule's, which may be unknown, and a claim's; a single one. */
extern const struct shape shape_months, shape_months_figure, shape_month;

/* Reads V into an array of the reader's arena; both stay after an error. */
void months_read(struct reader *r, const struct ynode *v, const struct months **months, size_t *n);
/* The digits at *S as a number of months, which is DURATION_MOST + 1 if it is larger; *S
 * moves behind them and behind spaces.  -1 if there are none. */
int months_digits(const char **s);

#endif
