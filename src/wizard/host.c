/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a front end is lent and has to give back. */
#include "wizard/host.h"

#include <stdlib.h>

void recent_free(struct recent *r)
{
	free(r->path);
	free(r->acronym);
	free(r->title);
	free(r->call);
	free(r->lot);
	free(r->trouble);
	*r = (struct recent)RECENT_INIT;
}
