/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The system's C.UTF-8 under another name, through a private directory with one link:
 * for servers that have no other locale.  glibc follows LANGUAGE neither in C nor, from
 * 2.39 on, in any locale whose name begins with "C.". */
#ifndef KONSORT_BASE_PRIVATE_LOCALE_H
#define KONSORT_BASE_PRIVATE_LOCALE_H

#include <stdbool.h>

/* Sets CATEGORY (LC_CTYPE, LC_MESSAGES) to it; false and unchanged if it is not there. */
bool private_locale_set(int category);

#endif
