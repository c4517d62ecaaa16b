/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where konsort keeps what is no draft, as the XDG base directories have it.  A
 * relative value of an environment variable is ignored. */
#ifndef KONSORT_STORE_PATHS_H
#define KONSORT_STORE_PATHS_H

#include <stdbool.h>

#include "base/str.h"

/* Puts konsort's directory for state into OUT: $XDG_STATE_HOME/konsort, else
 * .local/state/konsort in the home directory.  False and OUT empty if there is no home.
 * Nothing is made. */
bool path_state_dir(struct str *out);
/* The same of the file of what the user chose: config.yaml in $XDG_CONFIG_HOME/konsort, else
 * in .config/konsort. */
bool path_config_file(struct str *out);
/* Makes DIR, mode 0700, and what is missing above it.  True if it is there; else errno says
 * why not. */
bool path_make_dir(const char *dir);
/* Puts into OUT where call files of this system lie that every user knows: the folder
 * `calls' of the data directory; of an uninstalled program .konsort-build/calls beside it.
 * It need not be there. */
void path_site_calls(struct str *out);
/* The absolute name of PATH without links, in OUT; of a file that does not exist yet
 * its directory must.  False and OUT empty, with errno, if not. */
bool path_real(struct str *out, const char *path);

#endif
