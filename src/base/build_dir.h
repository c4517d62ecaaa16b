/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an uninstalled program has its own things: the directory .konsort-build beside
 * it, as the build makes it. */
#ifndef KONSORT_BASE_BUILD_DIR_H
#define KONSORT_BASE_BUILD_DIR_H

#include <stdbool.h>

#include "base/str.h"

/* Puts that directory, absolute, into OUT; false and OUT empty for an installed program. */
bool build_dir(struct str *out);

#endif
