/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where konsort keeps what is no draft, as the XDG base directories have it.  A
 * relative value of an environment variable is ignored. */
#ifndef KONSORT_STORE_PATHS_H
#define KONSORT_STORE_PATHS_H

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Puts konsort's directory for state into OUT: $XDG_STATE_HOME/konsort, else
 * .local/state/konsort in the home directory.  False and OUT empty if there is no home.
 * Nothing is made. */
bool path_state_dir(struct str *out);
/* The same of the file of what the user chose: config.yaml in $XDG_CONFIG_HOME/konsort, else
 * in .config/konsort. */
bool path_config_file(struct str *out);
/* The same of what an administrator chose for all users: config.yaml in konsort's folder of the
 * AT-th directory for that, 0 the most important one.  They are those of $XDG_CONFIG_DIRS and,
 * if it is not among them, as the last one that of the system konsort was built for.  False and
 * OUT empty behind the last. */
bool path_site_config(struct str *out, size_t at);
/* What errno is where a directory is there, but is a link or another user may write in it. */
enum { PATH_NOT_OWN = EOWNERDEAD };
/* Makes DIR, mode 0700, and what is missing above it.  True if it is there, belongs to the user and
 * is no link and nobody else's to write in, and where it is inside konsort's directory for state
 * that too; else errno says why not. */
bool path_make_dir(const char *dir);
/* The same of a directory that may be a link, and whoever's: what is in it is looked at by who
 * reads it. */
bool path_make_any_dir(const char *dir);
/* Puts into OUT where call files of this system lie that every user knows: the folder
 * `calls' of the data directory; of an uninstalled program .konsort-build/calls beside it.
 * It need not be there. */
void path_site_calls(struct str *out);
/* The absolute name of PATH without links, in OUT; of a file that does not exist yet
 * its directory must.  False and OUT empty, with errno, if not. */
bool path_real(struct str *out, const char *path);

#endif
