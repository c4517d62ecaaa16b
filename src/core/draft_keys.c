/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the key list, with where each value stands. */
#include "core/draft_keys.h"

#include "core/draft.h"

const struct key draft_keys[DRAFT_KEY_END] = {
#define X(name, yaml, kind, member, least, most) \
	[DRAFT_KEY_##name] = { yaml, kind, offsetof(struct draft, member), least, most },
	DRAFT_KEYS(X)
#undef X
};

const struct key partner_keys[PARTNER_KEY_END] = {
#define X(name, yaml, kind, member, least, most) \
	[PARTNER_KEY_##name] = { yaml, kind, offsetof(struct partner, member), least, most },
	PARTNER_KEYS(X)
#undef X
};
