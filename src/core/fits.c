/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A consortium held against all Lots, and what a draft has chosen that a Lot does not
 * take. */
#include "core/fits.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/xmem.h"

const struct misfit_row misfit_rows[MISFIT_END] = {
	[MISFIT_SECTOR] = { DRAFT_KEY_SECTOR, LIST_SECTORS },
	[MISFIT_DURATION] = { DRAFT_KEY_DURATION, LIST_END },
	[MISFIT_OBJECTIVES] = { DRAFT_KEY_OBJECTIVES, LIST_OBJECTIVES },
	[MISFIT_PRIORITIES] = { DRAFT_KEY_PRIORITIES, LIST_PRIORITIES },
	[MISFIT_ACTIVITIES] = { DRAFT_KEY_ACTIVITIES, LIST_ACTIVITIES },
};

const char *misfit_word(enum misfit misfit)
{
	return draft_keys[misfit_rows[misfit].key].name;
}

static bool sector_fits(const struct lot *lot, const char *sector)
{
	const struct choice_list *list = &lot->lists[LIST_SECTORS];
	return str_is_blank(sector) || !list->n || list_find(list, sector);
}

static bool duration_fits(const struct lot *lot, int64_t months)
{
	for (size_t i = 0; i < lot->n_rules && months >= 0; i++) {
		const struct rule *r = &lot->rules[i];
		if (r->kind == RULE_DURATION && !r->unknown &&
		    !months_allow(r->months, r->n_months, (int)months))
			return false;
	}
	return true;
}

static bool ids_fit(const struct choice_list *list, const struct id_list *ids)
{
	for (size_t i = 0; i < ids->n; i++)
		if (!list_find(list, ids->ids[i]))
			return false;
	return true;
}

unsigned draft_misfits(const struct lot *lot, const struct draft *d)
{
	const bool fits[MISFIT_END] = {
		[MISFIT_SECTOR] = sector_fits(lot, d->sector),
		[MISFIT_DURATION] = duration_fits(lot, d->duration),
		[MISFIT_OBJECTIVES] = ids_fit(&lot->lists[LIST_OBJECTIVES], &d->objectives),
		[MISFIT_PRIORITIES] = ids_fit(&lot->lists[LIST_PRIORITIES], &d->priorities),
		[MISFIT_ACTIVITIES] = ids_fit(&lot->lists[LIST_ACTIVITIES], &d->activities),
	};
	unsigned misfits = 0;
	for (int i = 0; i < MISFIT_END; i++)
		if (!fits[i])
			misfits |= MISFIT_BIT(i);
	return misfits;
}

unsigned misfits_to_choose(const struct lot *lot, unsigned misfits)
{
	for (int i = MISFIT_OBJECTIVES; i < MISFIT_END; i++)
		if (!lot->lists[misfit_rows[i].list].n)
			misfits &= ~MISFIT_BIT(i);
	return misfits;
}

/* --- all Lots ------------------------------------------------------------------ */

/* Adds the ids of required findings in STATE behind the N that IDS has; how many. */
static size_t add_ids(const struct evaluation *e, enum state state, const char **ids)
{
	size_t n = 0;
	for (size_t i = 0; i < e->n_findings; i++)
		if (e->findings[i].level == LEVEL_REQUIRED && e->findings[i].state == state)
			ids[n++] = finding_id(&e->findings[i]);
	return n;
}

static struct fit fit_of(const struct evaluation *e, const struct draft *draft, const char **ids)
{
	struct fit fit = { .call = e->call, .lot = e->lot, .verdict = e->verdict, .unmet = ids,
	                   .misfits = draft_misfits(e->lot, draft) };
	fit.n_unmet = add_ids(e, STATE_UNMET, ids);
	fit.undecided = ids + fit.n_unmet;
	fit.n_undecided = add_ids(e, STATE_UNDECIDED, ids + fit.n_unmet);
	fit.choose = misfits_to_choose(e->lot, fit.misfits);
	return fit;
}

/* How many rows, and how many ids they can have at most. */
static void count_all(const struct catalogue *catalogue, size_t *lots, size_t *ids)
{
	*lots = *ids = 0;
	for (size_t i = 0; i < catalogue->n_calls; i++) {
		const struct call *call = catalogue->calls[i];
		*lots += call->n_lots;
		for (size_t k = 0; k < call->n_lots; k++)
			*ids += call->lots[k].n_rules + OWN_END;
	}
}

void fits_find(struct fits *f, const struct catalogue *catalogue, const struct draft *draft)
{
	struct evaluation e = EVALUATION_INIT;
	size_t lots, ids;
	fits_free(f);
	count_all(catalogue, &lots, &ids);
	f->list = xcalloc(lots + 1, sizeof *f->list);
	f->ids = xcalloc(ids + 1, sizeof *f->ids);
	const char **next = f->ids;
	for (size_t i = 0; i < catalogue->n_calls; i++) {
		const struct call *call = catalogue->calls[i];
		for (size_t k = 0; k < call->n_lots; k++) {
			evaluate_consortium(&e, call, &call->lots[k], draft);
			struct fit fit = fit_of(&e, draft, next);
			next += fit.n_unmet + fit.n_undecided;
			f->list[f->n++] = fit;
		}
	}
	evaluation_free(&e);
}

void fits_free(struct fits *f)
{
	free(f->list);
	free(f->ids);
	*f = (struct fits)FITS_INIT;
}
