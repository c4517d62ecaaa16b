/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/ynode.h"

#include <string.h>

bool ynode_is_absent(const struct ynode *node)
{
	return node->kind == YNODE_SCALAR && node->plain && node->length == 0;
}

const struct ynode *ynode_member(const struct ynode *map, const char *key)
{
	for (const struct ynode *c = map->first; c; c = c->next)
		if (c->key && strcmp(c->key, key) == 0)
			return c;
	return NULL;
}
