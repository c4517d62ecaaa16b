/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libyaml's complaints in words that say what would be right. */
#ifndef KONSORT_STORE_SYNTAX_H
#define KONSORT_STORE_SYNTAX_H

/* Our words for libyaml's PROBLEM, marked for translation (report/diag_text looks them
 * up); PROBLEM itself where there are none. */
const char *syntax_words(const char *problem);

#endif
