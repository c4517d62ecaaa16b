/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name of a file that is offered for a draft which has none yet. */
#ifndef KONSORT_WIZARD_FILE_NAME_H
#define KONSORT_WIZARD_FILE_NAME_H

#include "base/str.h"
#include "core/draft.h"

/* Adds "ACRONYM-CALL.yaml", or "draft-CALL.yaml" while there is no acronym. */
void file_name_offered(struct str *out, const struct draft *draft);

#endif
