/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All calls known: those compiled into the program, those of a directory of the user's
 * own, and those that were put beside ours on this system. */
#ifndef KONSORT_STORE_CATALOGUE_H
#define KONSORT_STORE_CATALOGUE_H

#include "base/arena.h"
#include "base/diag.h"
#include "core/call.h"

/* Compiled from data/ when konsort is built, with the file of each call. */
extern const struct catalogue shipped_catalogue;
extern const char *const shipped_call_files[];

/* The shipped catalogue itself where DATA_DIR is NULL; else a new one in ARENA with
 * the call files of DATA_DIR added: its *.yaml and *.yml and those of its folder
 * `calls`, but no hidden ones and no countries.yaml.  NULL after errors: a directory or
 * file that cannot be read, or is another user's or everybody's to write
 * (file_is_trusted()), a call that is wrong, an id that is defined twice. */
const struct catalogue *catalogue_open(const char *data_dir, struct arena *arena, struct diags *ds);

/* CATALOGUE, which catalogue_open() gave, with the call files of DIR added, in ARENA;
 * CATALOGUE itself if there are none.  Every user has these files, so one that is wrong, that
 * defines an id once more, or that anybody could have written is told of in one warning and
 * passed over; a DIR that is not there is none. */
const struct catalogue *catalogue_add_site(const struct catalogue *catalogue, const char *dir,
                                           struct arena *arena, struct diags *ds);
/* The file that defines the call of ID in a catalogue from here; NULL if there is none. */
const char *catalogue_file(const struct catalogue *catalogue, const char *id);

#endif
