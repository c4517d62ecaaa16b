/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening the catalogue as the options want it. */
#include "cli/known.h"

#include "base/str.h"
#include "store/catalogue.h"

const struct call *known_call(const struct known *k, const char *id, struct diags *ds)
{
	const struct call *call = catalogue_call(k->catalogue, id);
	if (call)
		return call;
	struct str ids = STR_INIT;
	for (size_t i = 0; i < k->catalogue->n_calls; i++) {
		str_add(&ids, i > 0 ? ", " : "");
		str_add(&ids, k->catalogue->calls[i]->id);
	}
	diags_error(ds, DIAG_UNKNOWN_CALL, 0, 0, id, ids.text);
	str_free(&ids);
	return NULL;
}

const struct lot *known_lot(const struct call *call, const char *id, struct diags *ds)
{
	if (!call_has_lots(call)) {
		diags_error(ds, DIAG_NO_LOTS, 0, 0, call->id);
		return NULL;
	}
	const struct lot *lot = call_lot(call, id);
	if (lot)
		return lot;
	struct str ids = STR_INIT;
	for (size_t i = 0; i < call->n_lots; i++) {
		str_add(&ids, i > 0 ? ", " : "");
		str_add(&ids, call->lots[i].id);
	}
	diags_error(ds, DIAG_UNKNOWN_LOT, 0, 0, call->id, id, ids.text);
	str_free(&ids);
	return NULL;
}

bool known_open(struct known *k, const struct options *o, struct diags *ds)
{
	*k = (struct known){ .arena = ARENA_INIT };
	k->catalogue = catalogue_open(o->data_dir, &k->arena, ds);
	const struct call *call = NULL;
	bool ok = k->catalogue != NULL;
	if (ok && o->call) {
		call = known_call(k, o->call, ds);
		ok = call != NULL;
	}
	/* without --call the Lot belongs to each draft's own call */
	if (ok && call && o->lot && *o->lot)
		ok = known_lot(call, o->lot, ds) != NULL;
	if (!ok)
		known_close(k);
	return ok;
}

void known_close(struct known *k)
{
	k->catalogue = NULL;
	arena_free(&k->arena);
}
