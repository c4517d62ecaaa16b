/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue grows when it has to: a draft, or a word of the command line, whose call
 * is not in it has the calls of the system read, and is looked at once more. */
#include "cli/known.h"

#include "base/lang.h"
#include "store/catalogue.h"
#include "store/paths.h"

const struct catalogue *known_all(struct known *k, struct diags *ds)
{
	if (!k->whole) {
		struct str dir = STR_INIT;
		path_site_calls(&dir);
		k->catalogue = catalogue_add_site(k->catalogue, dir.text, &k->arena, ds);
		k->whole = true;
		str_free(&dir);
	}
	return k->catalogue;
}

/* Reads the calls of the system if that was not done yet.  True if there are more now. */
static bool know_more(struct known *k, struct diags *ds)
{
	size_t before = k->catalogue->n_calls;
	return !k->whole && known_all(k, ds)->n_calls > before;
}

const struct call *known_call(struct known *k, const char *id, struct diags *ds)
{
	const struct call *call = catalogue_call(k->catalogue, id);
	if (!call && know_more(k, ds))
		call = catalogue_call(k->catalogue, id);
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
	*k = (struct known){ .arena = ARENA_INIT, .bytes = STR_INIT };
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
	str_free(&k->bytes);
	arena_free(&k->arena);
}

/* --- drafts -------------------------------------------------------------------- */

static bool call_is_unknown(const struct diags *ds, size_t from)
{
	for (size_t i = from; i < ds->count; i++)
		if (ds->list[i].code == DIAG_UNKNOWN_CALL)
			return true;
	return false;
}

/* Takes what was told from the FROM-th on back if there now are more calls, so that the
 * same can be tried again. */
static bool try_again(struct known *k, size_t from, struct diags *ds)
{
	if (!call_is_unknown(ds, from) || k->whole)
		return false;
	struct diags told;
	diags_init(&told, "");
	bool more = know_more(k, &told);
	if (more)
		diags_cut(ds, from);
	diags_move(ds, &told);
	return more;
}

static bool read_bytes(struct known *k, const struct options *o, struct known_draft *out,
                       struct diags *ds)
{
	struct draft_options wanted = { o ? o->call : NULL, o ? o->lot : NULL };
	draft_origin_free(&out->origin);
	return draft_read(k->bytes.text, k->bytes.length, k->catalogue, &wanted, &out->draft,
	                  &out->origin, ds);
}

bool known_read(struct known *k, const struct options *o, const char *file,
                struct known_draft *out, struct diags *ds)
{
	size_t from = ds->count;
	*out = (struct known_draft){ .draft = NULL };
	if (!file_read(file, &k->bytes, &out->stamp, ds))
		return false;
	return read_bytes(k, o, out, ds) ||
	       (try_again(k, from, ds) && read_bytes(k, o, out, ds));
}

void known_draft_free(struct known_draft *d)
{
	draft_free(&d->draft);
	draft_origin_free(&d->origin);
}

static void warn_of(struct diags *ds, enum diag_code code, const char *dir, size_t n)
{
	char number[LANG_NUMBER_SIZE];
	if (n > 0)
		diags_warn(ds, code, 0, 0, dir, lang_number(number, (long long)n));
}

bool known_neighbours(struct known *k, struct neighbours *n, const char *dir,
                      const struct file_stamp *self, size_t most, struct diags *ds)
{
	size_t from = ds->count;
	if (!neighbours_read(n, dir, self, k->catalogue, most, ds))
		return false;
	if (try_again(k, from, ds) && !neighbours_read(n, dir, self, k->catalogue, most, ds))
		return false;
	warn_of(ds, DIAG_NEIGHBOURS_UNREADABLE, dir, n->unreadable);
	warn_of(ds, DIAG_NEIGHBOURS_MORE, dir, n->unread);
	return true;
}
