/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is at stake when another call or Lot is chosen: which of what the draft has
 * chosen would no longer fit there, and the words for it. */
#include "wizard/session.h"

#include "base/lang.h"

static const struct lot *find_lot(const struct session *s, const char *call, const char *lot)
{
	const struct call *c = catalogue_call(s->catalogue, call);
	return c ? call_lot(c, lot) : NULL;
}

unsigned session_misfits(const struct session *s, const char *call, const char *lot)
{
	const struct lot *other = find_lot(s, call, lot);
	return other ? draft_misfits(other, s->draft) : 0;
}

/* True for an entry of a list that the one Lot takes and the other does not. */
static bool is_lost(const struct lot *now, const struct lot *other, enum choice_list_id list,
                    const char *id)
{
	return (!now || list_find(&now->lists[list], id)) &&
	       (!other || !list_find(&other->lists[list], id));
}

static bool loses_any(const struct session *s, const struct lot *now, const struct lot *other,
                      enum misfit m)
{
	const struct id_list *ids = draft_ids(s->draft, (struct spot){ .partner = -1, .key = misfit_rows[m].key });
	for (size_t i = 0; i < ids->n; i++)
		if (is_lost(now, other, misfit_rows[m].list, ids->ids[i]))
			return true;
	return false;
}

unsigned session_at_stake(const struct session *s, const char *call, const char *lot)
{
	const struct lot *other = find_lot(s, call, lot), *now = NULL;
	const struct call *unused;
	session_last_place(s, &unused, &now);
	if (!other || other == now)
		return 0;
	unsigned stake = draft_misfits(other, s->draft);
	unsigned before = now ? draft_misfits(now, s->draft) : 0;
	stake &= ~(before & (MISFIT_BIT(MISFIT_SECTOR) | MISFIT_BIT(MISFIT_DURATION)));
	for (int m = MISFIT_OBJECTIVES; m < MISFIT_END; m++)
		if (stake & MISFIT_BIT(m) && !loses_any(s, now, other, (enum misfit)m))
			stake &= ~MISFIT_BIT(m);
	return stake & ~memories_back(&s->memories, other, s->draft);
}

static void add_entries(const struct session *s, enum misfit m, const struct lot *other,
                        struct str *out)
{
	struct options_about about = session_about(s);
	const struct id_list *ids = draft_ids(s->draft, (struct spot){ .partner = -1, .key = misfit_rows[m].key });
	const char *gap = "";
	const struct lot *now = NULL;
	const struct call *unused;
	session_last_place(s, &unused, &now);
	for (size_t i = 0; i < ids->n; i++) {
		if (other && !is_lost(now, other, misfit_rows[m].list, ids->ids[i]))
			continue;
		str_add(out, gap);
		str_add(out, entry_label(&about, misfit_rows[m].list, ids->ids[i]));
		gap = "; ";
	}
}

void session_say_choice(const struct session *s, enum misfit m, const struct lot *other,
                        struct str *out)
{
	struct options_about about = session_about(s);
	struct field_ref ref = { .field = field_of_key(misfit_rows[m].key), .partner = -1 };
	struct str value = STR_INIT;
	if (m == MISFIT_SECTOR)
		str_add(&value, entry_label(&about, LIST_SECTORS, s->draft->sector));
	else if (m == MISFIT_DURATION)
		field_value(&value, &about, &ref);
	else
		add_entries(s, m, other, &value);
	/* TRANSLATORS: %1 is the name of a field, %2 its value: "Sector: Blockchain". */
	str_fill(out, _("%1: %2"), field_label(&ref), value.text);
	str_free(&value);
}
