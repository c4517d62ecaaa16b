/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a call of the system failed, in konsort's own words: those of the C library are
 * translated only where its catalogues are installed, and at once instead of when shown. */
#ifndef KONSORT_BASE_CAUSE_H
#define KONSORT_BASE_CAUSE_H

/* The cause ERROR (of errno) in English, for _() when it is shown; begins with a small
 * letter.  What is rare is told in the C library's words, lent until the next call. */
const char *cause_of(int error);
/* The same of something that cannot be saved: with what one can do now, where that is known. */
const char *cause_of_saving(int error);

#endif
