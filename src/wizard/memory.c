/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memories of Lots: taken down when one is left, put back when it comes back. */
#include "wizard/memory.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/xmem.h"
#include "core/evaluate.h"

/* The key of a list that is remembered: they are the last of the misfits. */
static int list_key(int i)
{
	return misfit_rows[MISFIT_OBJECTIVES + i].key;
}

static struct spot spot_of(int key)
{
	return (struct spot){ .partner = -1, .key = key };
}

static void copy_ids(struct id_list *to, const struct id_list *from)
{
	id_list_free(to);
	for (size_t i = 0; i < from->n; i++)
		id_list_add(to, from->ids[i]);
}

/* --- keeping ---------------------------------------------------------------- */

static void memory_free(struct memory *m)
{
	free(m->sector);
	for (int i = 0; i < MEMORY_LISTS; i++)
		id_list_free(&m->lists[i]);
}

void memories_free(struct memories *m)
{
	for (size_t i = 0; i < m->n; i++)
		memory_free(&m->list[i]);
	free(m->list);
	*m = (struct memories)MEMORIES_INIT;
}

/* Index of what is remembered of LOT, N if nothing is. */
static size_t find(const struct memories *m, const struct lot *lot)
{
	size_t i = 0;
	while (i < m->n && m->list[i].lot != lot)
		i++;
	return i;
}

void memories_keep(struct memories *m, const struct call *call, const struct lot *lot,
                   const struct draft *d)
{
	size_t old = find(m, lot);
	if (old < m->n) {
		memory_free(&m->list[old]);
		memmove(&m->list[old], &m->list[old + 1], (m->n - old - 1) * sizeof *m->list);
		m->n--;
	}
	XGROW(m->list, m->n, m->room);
	struct memory *now = &m->list[m->n++];
	*now = (struct memory){ .call = call, .lot = lot, .sector = xstrdup(d->sector),
	                        .duration = d->duration };
	for (int i = 0; i < MEMORY_LISTS; i++)
		copy_ids(&now->lists[i], draft_ids(d, spot_of(list_key(i))));
}

const struct lot *memories_lot(const struct memories *m, const struct call *call)
{
	for (size_t i = m->n; i-- > 0; )
		if (m->list[i].call == call)
			return m->list[i].lot;
	return NULL;
}

/* --- coming back ------------------------------------------------------------ */

/* A draft that holds what is remembered and nothing else; the caller's to free. */
static struct draft *draft_of(const struct memory *m)
{
	struct draft *d = draft_new("", "");
	draft_set_text(d, spot_of(DRAFT_KEY_SECTOR), m->sector);
	draft_set_number(d, spot_of(DRAFT_KEY_DURATION), m->duration);
	for (int i = 0; i < MEMORY_LISTS; i++)
		for (size_t k = 0; k < m->lists[i].n; k++)
			draft_set_id(d, spot_of(list_key(i)), m->lists[i].ids[k], true);
	return d;
}

/* What of a draft is not chosen at all. */
static unsigned blanks(const struct draft *d)
{
	return (str_is_blank(d->sector) ? MISFIT_BIT(MISFIT_SECTOR) : 0) |
	       (d->duration < 0 ? MISFIT_BIT(MISFIT_DURATION) : 0) |
	       (!d->objectives.n ? MISFIT_BIT(MISFIT_OBJECTIVES) : 0) |
	       (!d->priorities.n ? MISFIT_BIT(MISFIT_PRIORITIES) : 0) |
	       (!d->activities.n ? MISFIT_BIT(MISFIT_ACTIVITIES) : 0);
}

static unsigned differences(const struct draft *a, const struct draft *b)
{
	return (strcmp(a->sector, b->sector) != 0 ? MISFIT_BIT(MISFIT_SECTOR) : 0) |
	       (a->duration != b->duration ? MISFIT_BIT(MISFIT_DURATION) : 0) |
	       (!id_list_equal(&a->objectives, &b->objectives) ? MISFIT_BIT(MISFIT_OBJECTIVES) : 0) |
	       (!id_list_equal(&a->priorities, &b->priorities) ? MISFIT_BIT(MISFIT_PRIORITIES) : 0) |
	       (!id_list_equal(&a->activities, &b->activities) ? MISFIT_BIT(MISFIT_ACTIVITIES) : 0);
}

unsigned memories_back(const struct memories *m, const struct lot *lot, const struct draft *draft)
{
	size_t at = find(m, lot);
	if (at == m->n)
		return 0;
	struct draft *then = draft_of(&m->list[at]);
	unsigned had_to_go = draft_misfits(lot, draft) | blanks(draft);
	for (size_t i = at + 1; i < m->n; i++)
		had_to_go |= draft_misfits(m->list[i].lot, then);
	unsigned back = had_to_go & ~blanks(then) & ~draft_misfits(lot, then) &
		differences(then, draft);
	draft_free(&then);
	return back;
}

static void put_ids(struct draft *d, int key, const struct id_list *ids)
{
	struct id_list now = { 0 };
	copy_ids(&now, draft_ids(d, spot_of(key)));
	for (size_t i = 0; i < now.n; i++)
		draft_set_id(d, spot_of(key), now.ids[i], false);
	for (size_t i = 0; i < ids->n; i++)
		draft_set_id(d, spot_of(key), ids->ids[i], true);
	id_list_free(&now);
}

void memories_put_back(const struct memories *m, const struct lot *lot, unsigned misfits,
                       struct draft *d)
{
	size_t at = find(m, lot);
	if (at == m->n)
		return;
	const struct memory *then = &m->list[at];
	if (misfits & MISFIT_BIT(MISFIT_SECTOR))
		draft_set_text(d, spot_of(DRAFT_KEY_SECTOR), then->sector);
	if (misfits & MISFIT_BIT(MISFIT_DURATION))
		draft_set_number(d, spot_of(DRAFT_KEY_DURATION), then->duration);
	for (int i = 0; i < MEMORY_LISTS; i++)
		if (misfits & MISFIT_BIT(MISFIT_OBJECTIVES + i))
			put_ids(d, list_key(i), &then->lists[i]);
}
