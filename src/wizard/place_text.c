/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another call or Lot in words: what would no longer fit is said before, what came back is
 * said after. */
#include "wizard/place_text.h"

#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"

/* "Lot 2" or, where calls are to be told apart or have no Lots, with the call's title. */
static void add_place(struct str *out, const struct call *call, const char *lot, bool whole)
{
	if (!*lot)
		str_add(out, _(call->title));
	else if (whole)
		/* TRANSLATORS: %1 is the title of a call, %2 the number of a Lot. */
		str_fill(out, _("%1, Lot %2"), _(call->title), lot);
	else
		/* TRANSLATORS: %1 is the number of a Lot. */
		str_fill(out, _("Lot %1"), lot);
}

/* --- after ----------------------------------------------------------------------- */

/* "Put back: Sector: Blockchain; Duration: 48 months." */
void place_restored_told(struct str *out, const struct session *s, unsigned restored)
{
	struct str list = STR_INIT, clean = STR_INIT;
	for (int m = 0; m < MISFIT_END; m++) {
		if (!(restored & MISFIT_BIT(m)))
			continue;
		str_add(&list, list.length ? "; " : "");
		session_say_choice(s, (enum misfit)m, NULL, &list);
	}
	utf8_clean(&clean, list.text);
	if (list.length)
		/* TRANSLATORS: %1 is what came back with a Lot: "Sector: Blockchain; Duration: 48
		 * months". */
		str_fill(out, _("Put back: %1."), clean.text);
	str_free(&list);
	str_free(&clean);
}

/* What became of the Lot when the call changed; AGAIN: it is the one of before. */
void place_lot_told(struct str *out, const struct session *s, const char *before, bool again)
{
	const char *now = s->lot ? s->lot->id : "";
	if (again && *now)
		/* TRANSLATORS: %1 is the number of a Lot. */
		str_fill(out, _("Lot %1 is chosen again, as before."), now);
	else if (*before && !*now)
		/* TRANSLATORS: %1 is the number of a Lot. */
		str_fill(out, _("Lot %1 is put aside; it comes back with its call."), before);
	if (out->length)
		str_add(out, " ");
}

/* --- before ---------------------------------------------------------------------- */

static void add_stake(struct str *out, const struct session *s, unsigned stake,
                      const struct call *call, const char *lot)
{
	for (int m = 0; m < MISFIT_END; m++) {
		struct str choice = STR_INIT;
		if (!(stake & MISFIT_BIT(m)))
			continue;
		session_say_choice(s, (enum misfit)m, call_lot(call, lot), &choice);
		str_add(out, "\n- ");
		utf8_clean(out, choice.text);
		str_free(&choice);
	}
	if (call != s->call && *s->draft->lot) {
		str_add(out, "\n- ");
		add_place(out, s->call, s->draft->lot, true);
	}
}

/* What is said before: what does not fit, which Lot goes, and that nothing is lost. */
void place_question(struct str *out, const struct session *s, unsigned stake,
                    const struct call *call, const char *lot)
{
	struct str place = STR_INIT;
	const struct call *last_call;
	const struct lot *last_lot;
	add_place(&place, call, lot, call != s->call);
	if (!stake)
		/* TRANSLATORS: %1 is a Lot: "Lot 1", or with the title of its call before. */
		str_fill(out, _("Change the draft to %1?"), place.text);
	else
		/* TRANSLATORS: %1 is a Lot, as above; lines such as "Sector: Blockchain" follow. */
		str_fill(out, _("%1 does not take what is chosen now:"), place.text);
	if (stake)
		add_stake(out, s, stake, call, lot);
	str_clear(&place);
	if (stake && session_last_place(s, &last_call, &last_lot)) {
		add_place(&place, last_call, last_lot->id, call != last_call);
		str_add(out, "\n\n");
		/* TRANSLATORS: %1 is the Lot of now or of before, as above. */
		str_fill(out, _("It all stays in the draft until something else is chosen in its place, "
		                "and comes back with %1."), place.text);
	}
	str_free(&place);
}
