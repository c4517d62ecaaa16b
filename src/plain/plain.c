/* SPDX-License-Identifier: GPL-3.0-or-later */
/* To be written. */
#include "plain/plain.h"

bool plain_run(const struct host *host, const struct plain_io *io, struct host_result *result)
{
	struct draft *draft = host->draft;
	(void)io;
	*result = (struct host_result){ .path = STR_INIT, .step = STR_INIT };
	draft_free(&draft);
	return true;
}
