/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The word tables behind the closed vocabularies. */
#include "core/vocabulary.h"

#include <string.h>

const struct word org_type_words[TYPE_END] = {
	[TYPE_NONE] = { "", "" },
#define X(name, id, label) [TYPE_##name] = { id, label },
	ORG_TYPES(X)
#undef X
};

const struct word role_words[ROLE_END] = {
	[ROLE_NONE] = { "", "" },
#define X(name, id, label) [ROLE_##name] = { id, label },
	ROLES(X)
#undef X
};

int word_find(const struct word *words, int count, const char *id)
{
	for (int i = 1; i < count; i++)
		if (!strcmp(words[i].id, id))
			return i;
	return 0;
}
