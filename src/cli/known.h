/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calls that this run of the program knows, and finding one by the words of a
 * command line. */
#ifndef KONSORT_CLI_KNOWN_H
#define KONSORT_CLI_KNOWN_H

#include "base/arena.h"
#include "base/diag.h"
#include "cli/commands.h"
#include "core/call.h"

struct known {
	const struct catalogue *catalogue;   /* ours, or in the arena */
	struct arena arena;
};

/* Opens the catalogue, with --data-dir, and looks whether --call and --lot exist.
 * On false there are errors and nothing is open. */
bool known_open(struct known *k, const struct options *o, struct diags *ds);
void known_close(struct known *k);

/* The call of an id; NULL and an error that names those there are. */
const struct call *known_call(const struct known *k, const char *id, struct diags *ds);
/* The Lot of an id in CALL, as the user wrote it; NULL and an error likewise. */
const struct lot *known_lot(const struct call *call, const char *id, struct diags *ds);

#endif
