/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagnostics written in one line of a table:
 *
 *   [warning ]LINE:COLUMN CODE[ 'ARGUMENT'...]
 *
 * such as "3:7 UNKNOWN_COUNTRY 'XX'"; empty arguments at the end are left out, and
 * several diagnostics stand behind each other with "; " between. */
#ifndef KONSORT_TESTS_DIAG_LINE_H
#define KONSORT_TESTS_DIAG_LINE_H

#include "base/diag.h"

/* The name of a code: "UNKNOWN_COUNTRY". */
const char *diag_name(enum diag_code code);
/* All of them in that notation, "" for none; the caller's to free(). */
char *diags_in_line(const struct diags *ds);

#endif
