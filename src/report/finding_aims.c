/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences about what the author chooses and writes: sector, aims, duration,
 * statements. */
#include "report/finding_kinds.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/utf8.h"
#include "base/xmem.h"
#include "report/phrase.h"

static const struct id_list *chosen_ids(const struct draft *d, enum choice_list_id list)
{
	switch (list) {
	case LIST_OBJECTIVES: return &d->objectives;
	case LIST_PRIORITIES: return &d->priorities;
	case LIST_ACTIVITIES: return &d->activities;
	case LIST_SECTORS:
	case LIST_END: break;
	}
	return NULL;
}

static void tell_sector(struct str *out, const struct report *r, const struct finding *f)
{
	const struct choice_list *list = &r->evaluation->lot->lists[LIST_SECTORS];
	struct str sector = STR_INIT;
	item_label(&sector, list, r->draft->sector);
	switch (f->state) {
	case STATE_MET:
		/* TRANSLATORS: %1 is the name of a sector. */
		str_fill(out, _("The sector is %1"), sector.text);
		break;
	case STATE_UNMET:
		if (!str_is_blank(r->draft->sector))
			str_fill(out, *r->evaluation->lot->id ?
			         /* TRANSLATORS: %1 is what was written instead of a sector. */
			         _("'%1' is not one of the sectors of this Lot") :
			         /* TRANSLATORS: %1 is what was written instead of a sector. */
			         _("'%1' is not one of the sectors of this call"), sector.text);
		else if (list->n > 0)
			str_add(out, _("No sector is chosen from the list yet"));
		else
			str_add(out, _("No sector is named yet"));
		break;
	case STATE_UNDECIDED:
		if (str_is_blank(r->draft->sector))
			str_add(out, _("No source states which sectors are accepted"));
		else
			/* TRANSLATORS: %1 is the name of a sector. */
			str_fill(out, _("The sector is %1; no source states which are accepted"),
			         sector.text);
		break;
	}
	str_free(&sector);
}

static const char *items_missing(enum choice_list_id list, unsigned long n)
{
	switch (list) {
	case LIST_OBJECTIVES:
		/* TRANSLATORS: %1 is how many more. */
		return lang_plural("Choose %1 more objective", "Choose %1 more objectives", n);
	case LIST_PRIORITIES:
		/* TRANSLATORS: %1 is how many more. */
		return lang_plural("Choose %1 more priority", "Choose %1 more priorities", n);
	case LIST_ACTIVITIES:
		/* TRANSLATORS: %1 is how many more. */
		return lang_plural("Choose %1 more activity", "Choose %1 more activities", n);
	case LIST_SECTORS:
	case LIST_END: break;
	}
	return "";
}

static const char *items_met(enum choice_list_id list, unsigned long n)
{
	switch (list) {
	case LIST_OBJECTIVES:
		/* TRANSLATORS: %1 is how many. */
		return lang_plural("%1 objective is chosen", "%1 objectives are chosen", n);
	case LIST_PRIORITIES:
		/* TRANSLATORS: %1 is how many. */
		return lang_plural("%1 priority is chosen", "%1 priorities are chosen", n);
	case LIST_ACTIVITIES:
		/* TRANSLATORS: %1 is how many. */
		return lang_plural("%1 activity is chosen", "%1 activities are chosen", n);
	case LIST_SECTORS:
	case LIST_END: break;
	}
	return "";
}

static const char *items_undecided(enum choice_list_id list)
{
	switch (list) {
	case LIST_OBJECTIVES: return _("No source states how many objectives are asked for");
	case LIST_PRIORITIES: return _("No source states how many priorities are asked for");
	case LIST_ACTIVITIES: return _("No source states how many activities are asked for");
	case LIST_SECTORS:
	case LIST_END: break;
	}
	return "";
}

/* How many more; and which, where all that are left must be chosen. */
static void add_items_missing(struct str *out, const struct report *r, const struct finding *f)
{
	const struct choice_list *list = &r->evaluation->lot->lists[f->rule->list];
	const struct id_list *chosen = chosen_ids(r->draft, f->rule->list);
	struct listing left = LISTING_INIT(", ");
	struct str count = STR_INIT;
	char number[LANG_NUMBER_SIZE];
	str_fill(&count, items_missing(f->rule->list, (unsigned long)(f->need - f->have)),
	         lang_number(number, f->need - f->have));
	for (size_t i = 0; i < list->n && f->need == (int64_t)list->n; i++) {
		struct str label = STR_INIT;
		if (id_list_has(chosen, list->items[i].id))
			continue;
		utf8_clean(&label, _(list->items[i].label));
		listing_add(&left, label.text);
		str_free(&label);
	}
	if (left.n > 0)
		/* TRANSLATORS: %1 is such as "Choose 2 more activities", %2 names them. */
		str_fill(out, _("%1: %2"), count.text, listing_text(&left));
	else
		str_add(out, count.text);
	listing_free(&left);
	str_free(&count);
}

/* What is known where no source states the figure. */
static void add_items_undecided(struct str *out, enum choice_list_id list, int64_t have)
{
	char number[LANG_NUMBER_SIZE];
	struct str count = STR_INIT;
	str_fill(&count, items_met(list, (unsigned long)have), lang_number(number, have));
	if (have > 0)
		/* TRANSLATORS: %1 is such as "2 priorities are chosen". */
		str_fill(out, _("%1; no source states how many are asked for"), count.text);
	else
		str_add(out, items_undecided(list));
	str_free(&count);
}

/* An id that the Lot does not have, and where it stands in the draft's list. */
struct foreign_id {
	const char *id;
	size_t at;
};

static int by_id(const void *a, const void *b)
{
	const struct foreign_id *x = a, *y = b;
	int order = strcmp(x->id, y->id);
	return order ? order : (x->at > y->at) - (x->at < y->at);
}

static int by_place(const void *a, const void *b)
{
	const struct foreign_id *x = a, *y = b;
	return (x->at > y->at) - (x->at < y->at);
}

/* The ids that the Lot does not have, each once, in the draft's order: by sorting, as
 * a hostile draft may have a million. */
static size_t find_foreign(const struct id_list *ids, const struct choice_list *list,
                           struct foreign_id **out)
{
	struct foreign_id *found = xcalloc(ids->n, sizeof *found);
	size_t n = 0, once = 0;
	for (size_t i = 0; i < ids->n; i++)
		if (!list_find(list, ids->ids[i]))
			found[n++] = (struct foreign_id){ ids->ids[i], i };
	qsort(found, n, sizeof *found, by_id);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || strcmp(found[i].id, found[once - 1].id) != 0)
			found[once++] = found[i];
	qsort(found, once, sizeof *found, by_place);
	*out = found;
	return once;
}

static void list_foreign(const struct id_list *ids, const struct choice_list *list,
                         struct listing *foreign)
{
	struct foreign_id *found;
	size_t n = find_foreign(ids, list, &found);
	for (size_t i = 0; i < n; i++) {
		struct str clean = STR_INIT;
		utf8_clean(&clean, found[i].id);
		listing_add(foreign, clean.text);
		str_free(&clean);
	}
	free(found);
}

bool finding_has_foreign(const struct report *r, const struct finding *f)
{
	if (!f->rule || f->rule->kind != RULE_CHOICE || f->rule->list == LIST_SECTORS)
		return false;
	const struct id_list *ids = chosen_ids(r->draft, f->rule->list);
	for (size_t i = 0; i < ids->n; i++)
		if (!list_find(&r->evaluation->lot->lists[f->rule->list], ids->ids[i]))
			return true;
	return false;
}

void tell_choice(struct str *out, const struct report *r, const struct finding *f)
{
	enum choice_list_id list = f->rule->list;
	if (list == LIST_SECTORS) {
		tell_sector(out, r, f);
		return;
	}
	struct str sentence = STR_INIT;
	struct listing foreign = LISTING_INIT(", ");
	char number[LANG_NUMBER_SIZE];
	switch (f->state) {
	case STATE_MET:
		str_fill(&sentence, items_met(list, (unsigned long)f->have),
		         lang_number(number, f->have));
		break;
	case STATE_UNMET:
		add_items_missing(&sentence, r, f);
		break;
	case STATE_UNDECIDED:
		add_items_undecided(&sentence, list, f->have);
		break;
	}
	list_foreign(chosen_ids(r->draft, list), &r->evaluation->lot->lists[list], &foreign);
	if (foreign.n > 0)
		/* TRANSLATORS: %1 is a sentence, %2 a list of words that the Lot does not have. */
		str_fill(out, _("%1; not in the list and not counted: %2"), sentence.text,
		         listing_text(&foreign));
	else
		str_add(out, sentence.text);
	str_free(&sentence);
	listing_free(&foreign);
}

void tell_duration(struct str *out, const struct report *r, const struct finding *f)
{
	struct str allowed = STR_INIT;
	char number[LANG_NUMBER_SIZE];
	lang_number(number, r->draft->duration);
	months_text(&allowed, f->rule->months, f->rule->n_months);
	switch (f->state) {
	case STATE_MET:
		/* TRANSLATORS: %1 is a number. */
		str_fill(out, lang_plural("The project takes %1 month", "The project takes %1 months",
		                          (unsigned long)r->draft->duration), number);
		break;
	case STATE_UNMET:
		if (r->draft->duration < 0)
			/* TRANSLATORS: %1 is such as "24, 36" or "24-36". */
			str_fill(out, _("No duration is given yet; accepted: %1 months"), allowed.text);
		else
			/* TRANSLATORS: %1 is a number, %2 such as "24, 36" or "24-36". */
			str_fill(out, lang_plural("%1 month is not accepted; accepted: %2 months",
			                          "%1 months are not accepted; accepted: %2 months",
			                          (unsigned long)r->draft->duration), number, allowed.text);
		break;
	case STATE_UNDECIDED:
		if (r->draft->duration < 0)
			str_add(out, _("No source states which durations are accepted"));
		else
			/* TRANSLATORS: %1 is a number. */
			str_fill(out, lang_plural("The project takes %1 month; no source states which durations "
			                          "are accepted",
			                          "The project takes %1 months; no source states which durations "
			                          "are accepted",
			                          (unsigned long)r->draft->duration), number);
		break;
	}
	str_free(&allowed);
}

void tell_statement(struct str *out, const struct report *r, const struct finding *f)
{
	(void)r;
	switch (f->state) {
	case STATE_MET:
		str_add(out, _("The statement is written"));
		break;
	case STATE_UNMET:
		str_add(out, _("The statement is not written yet"));
		break;
	case STATE_UNDECIDED:
		str_add(out, _("No source states whether the statement is asked for"));
		break;
	}
}
