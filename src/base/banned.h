/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions that have a safe counterpart here.  Included before every source
 * file by the build (after config.h); naming one of these stops the compiler. */
#ifndef KONSORT_BASE_BANNED_H
#define KONSORT_BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#pragma GCC poison sprintf vsprintf strcpy strncpy strcat strncat strtok gets
#pragma GCC poison atoi atol atoll atof strtod system popen tmpnam mktemp
#pragma GCC poison strcasecmp strncasecmp

#endif
