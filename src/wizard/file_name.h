/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name of a file that is offered for a draft which has none yet, or which cannot be saved
 * where it is. */
#ifndef KONSORT_WIZARD_FILE_NAME_H
#define KONSORT_WIZARD_FILE_NAME_H

#include "base/str.h"
#include "core/draft.h"

/* Adds "ACRONYM-CALL.yaml", or "draft-CALL.yaml" while there is no acronym. */
void file_name_offered(struct str *out, const struct draft *draft);
/* Adds another place for the file PATH: the same name in the home directory, or in the current
 * one where PATH is there already. */
void file_name_elsewhere(struct str *out, const char *path);

#endif
