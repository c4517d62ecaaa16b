/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences of the findings that konsort adds to every call. */
#include "report/finding_kinds.h"

#include "base/lang.h"
#include "base/utf8.h"
#include "report/phrase.h"

void tell_lot(struct str *out, const struct report *r, const struct finding *f)
{
	(void)f;
	const struct call *call = r->evaluation->call;
	struct str lots = STR_INIT;
	for (size_t i = 0; i < call->n_lots; i++) {
		if (i > 0)
			str_add(&lots, "; ");
		utf8_clean(&lots, call->lots[i].id);
		str_add(&lots, " ");
		utf8_clean(&lots, _(call->lots[i].title));
	}
	/* TRANSLATORS: %1 lists Lots with their numbers. */
	str_fill(out, _("No Lot is chosen yet; this call has: %1"), lots.text);
	str_free(&lots);
}

/* "partner 3 (Skole A): country, type": what it lacks. */
static void add_lacking(struct str *out, const struct report *r, size_t index)
{
	const struct partner *p = &r->draft->partners[index];
	const char *lacking[4];
	size_t n = 0;
	if (str_is_blank(p->name))
		lacking[n++] = _("name");
	if (p->country == COUNTRY_NONE)
		lacking[n++] = _("country");
	if (p->type == TYPE_NONE)
		lacking[n++] = _("type");
	if (p->role == ROLE_NONE)
		lacking[n++] = _("role");
	struct str who = STR_INIT, what = STR_INIT;
	partner_label(&who, r->draft, index);
	for (size_t i = 0; i < n; i++) {
		str_add(&what, i > 0 ? ", " : "");
		str_add(&what, lacking[i]);
	}
	/* TRANSLATORS: %1 is a partner, %2 what it lacks: name, country, type, role. */
	str_fill(out, _("%1: %2"), who.text, what.text);
	str_free(&who);
	str_free(&what);
}

void tell_partner_details(struct str *out, const struct report *r, const struct finding *f)
{
	if (f->state == STATE_MET) {
		str_add(out, r->draft->n_partners > 0 ?
		        _("Every partner has a name, a country, a type and a role") :
		        _("No partner is entered yet, so no detail is missing"));
		return;
	}
	struct listing who = LISTING_INIT("; ");
	for (size_t i = 0; i < f->n_positions; i++) {
		struct str line = STR_INIT;
		if (listing_open(&who))
			add_lacking(&line, r, finding_position(r, f, i));
		listing_add(&who, line.text);
		str_free(&line);
	}
	char number[LANG_NUMBER_SIZE];
	lang_number(number, (long long)f->n_positions);
	/* TRANSLATORS: %1 is how many, %2 a list such as "partner 3 (Skole A): country, type". */
	str_fill(out, lang_plural("%1 partner lacks details: %2", "%1 partners lack details: %2",
	                          f->n_positions), number, listing_text(&who));
	listing_free(&who);
}

/* The first entry that is the same organisation as the one at INDEX. */
static size_t first_of(const struct draft *d, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (partner_same(&d->partners[i], &d->partners[index]))
			return i;
	return index;
}

static void add_repeated(struct str *out, const struct draft *d, size_t index)
{
	char first[LANG_NUMBER_SIZE];
	struct str who = STR_INIT;
	partner_label(&who, d, index);
	lang_number(first, (long long)first_of(d, index) + 1);
	/* TRANSLATORS: %1 is a partner such as "partner 5 (Skole A)", %2 the number of
	   the earlier entry of the same organisation. */
	str_fill(out, _("%1 is partner %2 again"), who.text, first);
	str_free(&who);
}

void tell_distinct(struct str *out, const struct report *r, const struct finding *f)
{
	if (f->state == STATE_MET) {
		str_add(out, _("No organisation is entered twice"));
		return;
	}
	struct listing who = LISTING_INIT("; ");
	for (size_t i = 0; i < f->n_positions; i++) {
		struct str line = STR_INIT;
		if (listing_open(&who))
			add_repeated(&line, r->draft, finding_position(r, f, i));
		listing_add(&who, line.text);
		str_free(&line);
	}
	char number[LANG_NUMBER_SIZE];
	lang_number(number, (long long)f->n_positions);
	/* TRANSLATORS: %1 is how many, %2 a list such as "partner 5 (Skole A) is partner 2 again". */
	str_fill(out, lang_plural("%1 entry repeats an organisation and does not count: %2",
	                          "%1 entries repeat an organisation and do not count: %2",
	                          f->n_positions), number, listing_text(&who));
	listing_free(&who);
}
