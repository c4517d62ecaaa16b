/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading costs time and may warn: when is up to the front end. */
#include "wizard/around.h"

bool around_look(const struct host *host, struct session *s, const char *path, struct diags *ds)
{
	size_t n = 0;
	if (!host->neighbours || !lot_asks_for_others(s->lot))
		return false;
	const struct neighbour *list = host->neighbours(host->context, path, &n, ds);
	session_set_neighbours(s, list, n);
	return true;
}

bool around_calls(const struct host *host, struct session *s, bool *done, struct diags *ds)
{
	if (*done || !host->all_calls)
		return false;
	session_set_catalogue(s, host->all_calls(host->context, ds));
	*done = true;
	return true;
}
